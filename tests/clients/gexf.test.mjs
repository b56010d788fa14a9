/* GEXF: its rules, and NetworkX. Gephi itself needs a screen. */
import { spawnSync } from 'node:child_process';
import { compareGraph, inXml, python, views, wantedReferenceTexts } from './graphs.mjs';

const years = [-9999, 9999];

/* NetworkX does not read the spells of edges. */
const timeless = ['directed', 'first', 'last', 'spells'];

export default {
    format: 'gexf',
    views,
    test(t) {
        const lint = spawnSync('xmllint', ['--noout', '--huge', t.file], { encoding: 'utf8' });
        t.same('well-formed', [lint.status, lint.stderr], [0, '']);
        const held = python('gexf_rules.py', t.file);
        t.same('rules', held.problems, []);
        t.same('references', wantedReferenceTexts(t).filter((text) => !held.description.includes(inXml(`Source ${text}`))), []);
        compareGraph(t, held, { tool: 'rules', years, text: inXml });
        compareGraph(t, python('networkx_held.py', 'gexf', t.file), { tool: 'NetworkX', lacks: timeless, years, text: inXml });
    },
};
