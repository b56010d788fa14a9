/* Gephi, whose import is followed step by step: there is none without a screen. */
import { compareGraph, python, said, trim, views } from './graphs.mjs';

/* What we say against what happens, by what it is called in the rules. */
const causes = {
    'unread cells': /^cells? that Gephi leaves empty/,
    'time columns': /^columns? that Gephi reads as times/,
    'weightless edges': /^edges? of weight 0/,
    'merged edges': /^nothing: there are none/,
};

/* The kind, without the number that keeps Gephi from merging. */
function unnumbered(edge) {
    return { ...edge, facts: { ...edge.facts, kind: edge.facts.kind.replace(/ #\d+$/, '') } };
}

export default {
    format: 'gephi',
    views,
    test(t) {
        const held = python('gephi_rules.py', t.file);
        t.same('rules', held.problems, []);
        for (const [name, pattern] of Object.entries(causes))
            t.same(`${name} that are said`, held.counts[name], said(t, pattern));
        const numbered = held.edges.filter((edge) => / #\d+$/.test(edge.facts.kind)).length;
        t.same('numbered kinds that are said', numbered, said(t, /^edges? numbered after/));
        compareGraph(t, { nodes: held.nodes, edges: held.edges.map(unnumbered) }, {
            tool: 'Gephi',
            lacks: ['open_start', 'open_end'],
            nodeLacks: ['open_start', 'open_end'],
            years: [-200000, 200000],
            text: trim,
            keeps: (edge) => edge.weight !== 0,
        });
    },
};
