/* Cytoscape.js, without a window for all and in the page that docs/outputs.md gives for the
 * small ones; and NetworkX, which reads its files too. */
import cytoscape from 'cytoscape';
import { compareGraph, python, views, wantedReferences } from './graphs.mjs';
import { openDocumented } from './lib.mjs';

/* The id of a node or edge that has a mark before it, see docs/outputs.md. */
const plain = (id) => id.replace(/^tieline:id:/, '');

/* The facts of an element, without what is Cytoscape's or NetworkX's own. */
function facts({ id, value, name, key, source, target, ...rest }) {
    return rest;
}

function hold(cy) {
    return {
        nodes: cy.nodes().map((node) => ({ id: plain(node.id()), facts: facts(node.data()) })),
        edges: cy.edges().map((edge) => ({
            id: plain(edge.id()), source: plain(edge.source().id()), target: plain(edge.target().id()),
            directed: edge.data('directed'), facts: facts(edge.data()),
        })),
    };
}

/* NetworkX knows the same ids, with their marks. */
function heldByNetworkX(file) {
    const { nodes, edges } = python('networkx_held.py', 'cytoscape', file);
    return {
        nodes: nodes.map((node) => ({ ...node, id: plain(node.id) })),
        edges: edges.map((edge) => ({ ...edge, id: plain(edge.id), source: plain(edge.source), target: plain(edge.target) })),
    };
}

/* Runs in the page, once it is laid out: whether each node and edge is in the window, and
 * how many pairs of titles lie on each other. */
function look() {
    const cy = window.made;
    const isInside = ({ x1, y1, x2, y2 }) => x1 > -1 && y1 > -1 && x2 < cy.width() + 1 && y2 < cy.height() + 1 && x2 - x1 + y2 - y1 > 0;
    const titles = cy.nodes().map((node) => node.renderedBoundingBox({ includeNodes: false, includeOverlays: false }));
    const overlap = (a, b) => Math.min(a.x2 - b.x1, b.x2 - a.x1) > 4 && Math.min(a.y2 - b.y1, b.y2 - a.y1) > 4;
    const ids = (elements) => elements.map((element) => element.id());
    return {
        nodes: ids(cy.nodes().filter((node) => node.visible() && isInside(node.renderedBoundingBox()))),
        edges: ids(cy.edges().filter((edge) => edge.visible() && isInside(edge.renderedBoundingBox()))),
        arrows: ids(cy.edges().filter((edge) => edge.renderedStyle('target-arrow-shape') === 'triangle')),
        overlaps: titles.map((a, i) => titles.slice(0, i).filter((b) => overlap(a, b)).length).reduce((sum, count) => sum + count, 0),
        written: window.written,
        hacked: window.hacked,
    };
}

/* Without regard to how lines are broken; control characters are not drawn. */
const joined = (text) => text.replaceAll(/[\s\u200b]+/g, '');

async function compareDrawn(t) {
    const page = await openDocumented('cytoscape', t.file);
    /* Laying out, which is to take some seconds, ends with an animation. */
    await page.waitForFunction('window.made && made.zoom() !== 1 && !made.animated() && !made.nodes().animated()', undefined, { timeout: 20000 });
    await page.waitForTimeout(500);
    await page.screenshot({ path: `out/${t.dataset.name}.${t.view}.cytoscape.png` });
    const seen = await page.evaluate(look);
    const ids = (rows) => rows.map(({ data }) => data.id).sort();
    const { nodes, edges } = JSON.parse(t.text).elements;
    t.same('nodes in the page', seen.nodes.sort(), ids(nodes));
    t.same('edges in the page', seen.edges.sort(), ids(edges));
    t.same('arrows in the page', seen.arrows.sort(), ids(edges.filter(({ data }) => data.directed)));
    const written = joined(seen.written.join(''));
    t.same('titles that are not in the page', t.nodes.filter(({ label }) => !written.includes(joined(label))), []);
    if (t.dataset.name === 'demo' || t.dataset.name === 'bell-foundry')
        t.same('few titles lie on each other', seen.overlaps <= 3 || seen.overlaps, true);
    t.same('nothing in the data ran', seen.hacked, undefined);
    t.same('errors in the page', page.errors, []);
    await page.close();
}

export default {
    format: 'cytoscape',
    views,
    async test(t) {
        const file = JSON.parse(t.text);
        const cy = cytoscape({ headless: true, ...structuredClone(file) });
        t.same('Cytoscape.js: references', cy.data('references') ?? [], wantedReferences(t));
        compareGraph(t, hold(cy), { tool: 'Cytoscape.js' });
        compareGraph(t, heldByNetworkX(t.file), { tool: 'NetworkX' });
        if (t.dataset.name !== 'icews14')
            await compareDrawn(t);
    },
};
