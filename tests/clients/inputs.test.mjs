/* Networks that NetworkX, Cytoscape.js and graphology have made and written themselves: we read
 * the same nodes and edges from their files. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import cytoscape from 'cytoscape';
import Graph from 'graphology';
import { python } from './graphs.mjs';
import { tieline } from './lib.mjs';

const folder = path.resolve('out');

/* Numbers that are the same each time. */
function* numbers() {
    for (let number = 12345; ; number = (number * 1103515245 + 12345) % 2147483648)
        yield number;
}

function network() {
    const random = numbers();
    const below = (end) => random.next().value % end;
    const nodes = Array.from({ length: 50 }, (_, i) => ({ id: `n${i}`, name: `Node ${i}`, kind: ['port', 'ship'][i % 2] }));
    const edges = Array.from({ length: 120 }, (_, i) => ({
        id: `e${i}`, source: `n${below(50)}`, target: `n${below(50)}`, kind: ['owns', 'meets'][below(2)], weight: below(9) + 1,
    }));
    return { nodes, edges };
}

function made({ nodes, edges }, file, directed) {
    return {
        file, directed, nodes: nodes.map(({ id, name, kind }) => [id, name, kind]),
        edges: edges.map(({ source, target, kind, weight }) => [source, target, kind, weight]),
    };
}

function madeByCytoscape() {
    const { nodes, edges } = network();
    const file = path.join(folder, 'made.cy.json');
    const cy = cytoscape({ headless: true, elements: [...nodes, ...edges].map((data) => ({ data })) });
    writeFileSync(file, JSON.stringify(cy.json()));
    return made({ nodes, edges }, file);
}

function madeByGraphology(type) {
    const { nodes, edges } = network();
    const file = path.join(folder, `made.${type}.json`);
    const graph = new Graph({ type, multi: true });
    for (const { id, name, kind } of nodes)
        graph.addNode(id, { label: name, kind });
    for (const { id, source, target, kind, weight } of edges)
        graph.addEdgeWithKey(id, source, target, { kind, weight });
    writeFileSync(file, JSON.stringify(graph.export()));
    return made({ nodes, edges }, file, type === 'mixed' ? undefined : type === 'directed');
}

/* Both ends of an edge without a direction are alike. */
const ordered = (edges, directed) => edges.map(([source, target, ...facts]) =>
    JSON.stringify([...directed === false ? [source, target].sort() : [source, target], ...facts])).sort();

export default {
    format: 'json', /* of what we make of them */
    test(t) {
        if (t.dataset.name !== 'demo') /* they are the same for all */
            return t.same('nothing of a dataset', 0, 0);
        const all = [...python('networkx_made.py', folder), madeByCytoscape(), ...['directed', 'undirected', 'mixed'].map(madeByGraphology)];
        for (const { file, directed, nodes, edges } of all) {
            const { actors, relations, events } = JSON.parse(tieline('export', file, '-t', 'json').stdout);
            const name = path.basename(file);
            t.same(`${name}: nodes`, actors.map((actor) => JSON.stringify([actor.id, actor.name, actor.kind])).sort(),
                nodes.map((node) => JSON.stringify(node)).sort());
            t.same(`${name}: edges`, ordered(relations.map((one) => [one.source, one.target, one.kind, one.weight]), directed),
                ordered(edges, directed));
            t.same(`${name}: direction`, new Set(relations.map((one) => one.directed ?? true)).size === 1
                && (relations[0].directed ?? true) === (directed ?? true), true);
            t.same(`${name}: events`, events.length, 0);
        }
    },
};
