/* graphology: what it holds, and that it gives back what it was given. */
import Graph from 'graphology';
import { compareGraph, views, wantedReferences } from './graphs.mjs';

/* The id of a node that has a mark before it, see docs/outputs.md. */
const plain = (id) => id.replace(/^tieline:id:/, '');
const byKey = (a, b) => (a.key < b.key ? -1 : 1);

export default {
    format: 'graphology',
    views,
    test(t) {
        const file = JSON.parse(t.text);
        const graph = Graph.from(file);
        compareGraph(t, {
            nodes: graph.mapNodes((id, facts) => ({ id: plain(id), facts })),
            edges: graph.mapEdges((id, facts, source, target) =>
                ({ id, source: plain(source), target: plain(target), directed: graph.isDirected(id), facts })),
        }, { tool: 'graphology', taken: ['x', 'y', 'size', 'type', 'color', 'hidden'] });
        t.same('references', graph.getAttribute('references') ?? [], wantedReferences(t));
        const back = graph.export();
        t.same('exported nodes', back.nodes.sort(byKey), file.nodes.sort(byKey));
        t.same('exported edges', back.edges.map((edge) => ({ undirected: false, ...edge })).sort(byKey),
            file.edges.sort(byKey));
        t.same('exported rest', { ...back, nodes: [], edges: [] }, { ...file, nodes: [], edges: [] });
    },
};
