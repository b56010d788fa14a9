/* d3-force, which puts the nodes into the edges, and NetworkX. */
import { forceLink, forceManyBody, forceSimulation } from 'd3-force';
import { compareGraph, isMixed, python, said, undirected, views, wantedReferences } from './graphs.mjs';
import { tieline } from './lib.mjs';

function facts({ id, key, source, target, index, x, y, vx, vy, ...rest }) {
    return rest;
}

export default {
    format: 'nodelink',
    views,
    test(t) {
        const { nodes, edges } = JSON.parse(t.text);
        const simulation = forceSimulation(nodes).stop()
            .force('link', forceLink(edges).id((node) => node.id))
            .force('charge', forceManyBody());
        simulation.tick(3);
        compareGraph(t, {
            nodes: nodes.map((node) => ({ id: node.id, facts: facts(node) })),
            edges: edges.map((edge) => ({
                id: edge.key, source: edge.source.id, target: edge.target.id, directed: edge.directed,
                facts: facts(edge),
            })),
        }, { tool: 'd3-force' });
        t.same('places', nodes.filter((node) => !Number.isFinite(node.x + node.y)).length, 0);
        const networkx = python('networkx_held.py', 'edges', t.file);
        compareGraph(t, networkx, { tool: 'NetworkX' });
        t.same('NetworkX: references', networkx.graph.references ?? [], wantedReferences(t));
        tieline('export', t.dataset.input, '--links', '-o', `nodelink@${t.view}:${t.file}.links`);
        compareGraph(t, python('networkx_held.py', 'links', `${t.file}.links`), { tool: 'NetworkX, links' });
        t.same('edges without a direction that are said', said(t, /^edges? without a direction/),
            isMixed(t) ? undirected(t) : 0);
    },
};
