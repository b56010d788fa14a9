/* GraphML: its rules, NetworkX and igraph. */
import { spawnSync } from 'node:child_process';
import { compareGraph, compareWritten, inXml, isMixed, parseList, python, said, undirected, views, wantedReferenceTexts } from './graphs.mjs';

/* Nodes without the name, which is the label. */
function unnamed(t, tool, held) {
    t.same(`${tool}: names`, held.nodes.filter(({ facts }) => facts.name !== facts.label), []);
    // eslint-disable-next-line no-unused-vars
    const nodes = held.nodes.map(({ id, facts: { name, ...facts } }) => ({ id, facts }));
    return { ...held, nodes };
}

export default {
    format: 'graphml',
    views,
    test(t) {
        const lint = spawnSync('xmllint', ['--noout', '--huge', t.file], { encoding: 'utf8' });
        t.same('well-formed', [lint.status, lint.stderr], [0, '']);
        const held = python('graphml_rules.py', t.file);
        t.same('rules', held.problems, []);
        t.same('dataset', [held.graph.title, held.graph.description],
            [t.truth.title, t.truth.description]);
        t.same('references', parseList(held.graph.references), wantedReferenceTexts(t).map(inXml));
        compareGraph(t, unnamed(t, 'rules', held), { tool: 'rules', text: inXml });
        compareGraph(t, python('networkx_held.py', 'graphml', t.file), { tool: 'NetworkX', text: inXml });
        const igraph = python('igraph_held.py', t.file);
        compareGraph(t, unnamed(t, 'igraph', igraph), { tool: 'igraph', text: inXml });
        const directed = isMixed(t) || undirected(t) === 0;
        t.same('direction of the graph', [held.directed, igraph.directed], [directed, directed]);
        t.same('edges without a direction that are said', said(t, /^edges? without a direction/),
            isMixed(t) ? undirected(t) : 0);
        /* What they write of themselves is the same for each dataset. */
        if (t.dataset.name === 'demo' && t.view === 'network')
            compareWritten(t);
    },
};
