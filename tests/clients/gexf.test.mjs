/* GEXF: its rules, graphology, and what NetworkX says. Gephi itself needs a screen. */
import { spawnSync } from 'node:child_process';
import Graph from 'graphology';
import { parse, write } from 'graphology-gexf';
import { compareCounts, compareGraph, inXml, isMixed, python, views, wantedReferenceTexts } from './graphs.mjs';
import { documented } from './lib.mjs';

const years = [-9999, 9999];

/* graphology-gexf does not read times, NetworkX not the spells of edges. */
const times = ['first', 'last', 'spells'];

/* Why docs/outputs.md says that NetworkX refuses the file; undefined where it reads it. */
function refusalOf(t, version) {
    const [major, minor] = version.split('.').map(Number);
    if (major < 3 || (major === 3 && minor < 6))
        return 'No <graph> element in GEXF file';
    return isMixed(t) ? 'Directed edge found in undirected graph' : undefined;
}

function compareNetworkX(t) {
    const held = python('networkx_held.py', 'gexf', t.file);
    const refusal = held.refusal?.replace(/\.$/, '');
    t.same('NetworkX: refusal', refusal, refusalOf(t, held.version));
    if (refusal)
        t.same('NetworkX: the refusal is documented', documented('gexf').includes(`\`${refusal}\``), true);
    else
        compareGraph(t, held, { tool: 'NetworkX', lacks: ['directed', ...times], years, text: inXml });
}

/* Each node has a colour, a size, and a point of its own. */
function compareLook(t, graph) {
    const looks = graph.mapNodes((id, { color, size, x, y }) => ({ color, size, x, y }));
    t.same('graphology: nodes without a look', looks.filter(({ color, size }) => !/^rgb\(\d+,\d+,\d+\)$/.test(color) || !(size >= 10 && size <= 40)), []);
    t.same('graphology: points', new Set(looks.map(({ x, y }) => `${x} ${y}`)).size, looks.length);
}

function compareGraphology(t) {
    const graph = parse(Graph, t.text);
    compareLook(t, graph);
    compareGraph(t, {
        // eslint-disable-next-line no-unused-vars
        nodes: graph.mapNodes((id, { color, size, x, y, z, shape, ...facts }) => ({ id, facts })),
        edges: graph.mapEdges((id, facts, source, target) => ({ id, source, target, directed: graph.isDirected(id), facts })),
    }, { tool: 'graphology', lacks: times, nodeLacks: times, years, text: inXml });
    compareCounts(t, 'graphology.gexf', write(graph), [graph.order, graph.size]);
}

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
        /* It fails on the id __proto__, and its XML parser takes U+0085 for a line end. */
        if (t.dataset.name !== 'nasty')
            compareGraphology(t);
        compareNetworkX(t);
    },
};
