/* Cytoscape.js, without a window for all and drawn in a browser for the small ones; and
 * NetworkX, which reads its files too. */
import { writeFileSync } from 'node:fs';
import cytoscape from 'cytoscape';
import { compareGraph, python, views, wantedReferences } from './graphs.mjs';
import { openPage } from './lib.mjs';

/* The facts of an element, without what is Cytoscape's or NetworkX's own. */
function facts({ id, value, name, key, source, target, ...rest }) {
    return rest;
}

function hold(cy) {
    return {
        nodes: cy.nodes().map((node) => ({ id: node.id(), facts: facts(node.data()) })),
        edges: cy.edges().map((edge) => ({
            id: edge.id(), source: edge.source().id(), target: edge.target().id(), directed: edge.data('directed'),
            facts: facts(edge.data()),
        })),
    };
}

/* Runs in the page. */
function look() {
    const boxes = cy.elements().map((element) => element.renderedBoundingBox());
    return {
        drawn: boxes.filter((box) => Number.isFinite(box.x1) && box.w > 0).length,
        labels: cy.nodes().map((node) => node.renderedStyle('label')).sort(),
        arrows: cy.edges().filter((edge) => edge.renderedStyle('target-arrow-shape') === 'triangle').length,
        hacked: window.hacked,
    };
}

async function compareDrawn(t, elements) {
    writeFileSync('out/cytoscape.json', JSON.stringify(elements));
    const page = await openPage('cytoscape.html');
    await page.waitForFunction('window.done');
    const seen = await page.evaluate(look);
    t.same('drawn', seen, {
        drawn: elements.nodes.length + elements.edges.length,
        labels: t.nodes.map((node) => node.label).sort(),
        arrows: t.edges.filter((edge) => edge.directed === 'true').length,
        hacked: undefined,
    });
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
        compareGraph(t, python('networkx_held.py', 'cytoscape', t.file), { tool: 'NetworkX' });
        if (t.dataset.name !== 'icews14')
            await compareDrawn(t, file.elements);
    },
};
