/* Pictures, as Chromium shows them: they are well-formed XML, every text is whole, and none is in the way of
 * another or crosses the edge of a shape; no line runs through a text; every actor and
 * event of the view is there, unless the picture says that it shows less; and nothing in
 * it can run. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPage, tieline } from './lib.mjs';

/* In CSS pixels; fonts are not measured alike everywhere. Lines of one label are closer
 * where a font has to stand in for another. */
const TOLERANCE = 1;
const LINE_TOLERANCE = 6;

/* What of a text's box has no ink in it, above and below. */
const BLANK = 3;

/* In the page: the boxes of all texts and of all shapes that have an outline; and the
 * lines that are drawn, as points on them. */
function measure() {
    const box = (element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { left, top, right, bottom };
    };
    const title = (group) => group.querySelector(':scope > title')?.textContent ?? '';
    const points = (path) => {
        const matrix = path.getScreenCTM(), length = path.getTotalLength(), found = [];
        for (let at = 0; at <= length; at += 1.5)
            found.push(path.getPointAtLength(at).matrixTransform(matrix));
        return found.map(({ x, y }) => ({ x, y }));
    };
    const texts = [], shapes = [], lines = [];
    const samples = [...document.querySelectorAll('svg [data-part="sample"]')].map(box);
    for (const group of document.querySelectorAll('svg g.node, svg g.edge, svg g.cluster, svg g.graph')) {
        const name = title(group);
        const own = group.matches('.graph') ? ':scope > text' : 'text';
        for (const text of group.querySelectorAll(own))
            texts.push({ name, text: text.textContent, box: box(text), owner: group.id });
        for (const path of group.matches('.edge') ? group.querySelectorAll('path') : [])
            lines.push({ name, owner: group.id, points: points(path) });
        if (group.matches('.node'))
            for (const shape of group.querySelectorAll('polygon, ellipse, path'))
                shapes.push({ name, box: box(shape) });
    }
    return { view: box(document.querySelector('svg')), texts, shapes, lines, samples };
}

const overlap = (a, b) => Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
const contains = (outer, inner) => inner.left >= outer.left - TOLERANCE && inner.right <= outer.right + TOLERANCE &&
    inner.top >= outer.top - TOLERANCE && inner.bottom <= outer.bottom + TOLERANCE;
/* Lines that lead the eye through a picture are thin, and no shapes. */
const isThin = ({ left, top, right, bottom }) => Math.min(right - left, bottom - top) < 2;

function collisions({ view, texts, shapes }) {
    const found = [];
    texts.sort((a, b) => a.box.top - b.box.top);
    for (const [i, one] of texts.entries()) {
        if (!contains(view, one.box))
            found.push(`cut off: ${one.text}`);
        for (let j = i + 1; j < texts.length && texts[j].box.top < one.box.bottom; j++)
            if (overlap(one.box, texts[j].box) > (one.owner === texts[j].owner ? LINE_TOLERANCE : TOLERANCE))
                found.push(`"${one.text}" and "${texts[j].text}" overlap`);
        for (const shape of shapes)
            if (!isThin(shape.box) && overlap(one.box, shape.box) > TOLERANCE && !contains(shape.box, one.box))
                found.push(`"${one.text}" crosses the edge of ${shape.name}`);
    }
    return found;
}

/* Lines that run through a text that is not their own. A picture of the strongest of many
 * edges may have them, under the ground of a node. */
function crossings({ texts, lines }) {
    const found = new Set();
    if (texts.some(({ text }) => text.includes('strongest of')))
        return [];
    for (const line of lines)
        for (const { text, box, owner } of texts)
            if (owner !== line.owner && line.points.some(({ x, y }) => x > box.left && x < box.right &&
                y > box.top + BLANK && y < box.bottom - BLANK))
                found.add(`${line.name} runs through "${text}"`);
    return [...found];
}

/* Ids that are the same in DOT and in XML; see output/dot/dot.h for the others. */
const isPlain = (id) => /^[a-zA-Z0-9 _.:]+$/.test(id) && !id.startsWith('tieline:');

/* What is drawn in other ways as well, around the busiest actor and another. */
function variants({ view, dataset }) {
    const found = [{ name: 'dark', options: ['--theme', 'dark'] }];
    if (view === 'timeline')
        return [...found, { name: 'kinds', options: ['--lanes', 'kind'] },
            { name: 'dark kinds', options: ['--lanes', 'kind', '--theme', 'dark'] }];
    if (view === 'events')
        return found;
    const centres = dataset.name === 'demo' ? ['China', 'Edward Snowden']
        : dataset.name === 'bell-foundry' ? ['Josiah Thornby', 'Thornby & Vane'] : [];
    for (const centre of centres)
        found.push({ name: `around ${centre}`, options: ['--actor', centre, '--hops', '1'] },
            { name: `dark around ${centre}`, options: ['--actor', centre, '--hops', '1', '--theme', 'dark'] });
    return found;
}

/* In the page: what the picture says of itself, and what can be under the pointer. */
function say() {
    const root = document.querySelector('svg');
    return {
        role: root.getAttribute('role'),
        title: root.querySelector(':scope > title')?.textContent ?? '',
        about: root.querySelector(':scope > desc')?.textContent ?? '',
        tips: [...root.querySelectorAll('title')].map((title) => title.textContent),
    };
}

function legendLines({ samples }) {
    const middles = samples.map(({ top, bottom }) => (top + bottom) / 2).sort((a, b) => a - b);
    return middles.filter((middle, i) => i === 0 || middle - middles[i - 1] > 8).length;
}

function samplesTouch({ samples }) {
    const found = [];
    for (const [i, one] of samples.entries())
        for (const other of samples.slice(i + 1))
            if (overlap(one, other) > TOLERANCE)
                found.push(`two samples overlap at ${Math.round(one.left)}, ${Math.round(one.top)}`);
    return found;
}

/* In the page: what is wrong with an SVG as XML, in Chromium's words, and nothing else:
 * HTML, in which it is shown here, forgives everything. */
function malformed(text) {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml');
    return root.querySelector('parsererror')?.textContent ?? '';
}

/* An SVG in Chromium: where everything is, what is wrong with it, and what could run. */
async function see(file) {
    const text = readFileSync(file, 'utf8');
    const html = `${file}.html`;
    writeFileSync(html, `<!doctype html><meta charset="utf-8"><style>body{margin:0}</style>${
        text.slice(text.indexOf('<svg'))}`);
    const page = await openPage(path.relative('.', html));
    const measured = await page.evaluate(measure);
    const active = await page.evaluate(() => [...document.querySelectorAll('svg *')].flatMap((element) => [
        ...(element.localName === 'script' ? ['script'] : []),
        ...[...element.attributes].filter(({ name, value }) =>
            name.startsWith('on') || /^\s*(javascript|data|file):/i.test(value)).map(({ name }) => name)]));
    const mistake = await page.evaluate(malformed, text);
    const words = await page.evaluate(say);
    await page.close();
    return { measured, active, mistake, words };
}

export default {
    format: 'svg',
    views: ['network', 'actors', 'events', 'timeline'],

    async test(t) {
        const { measured, active, mistake, words } = await see(t.file);
        t.same('it is well-formed', mistake, '');
        t.same('nothing in it can run', active, []);
        t.same('it says what it is', { role: words.role, title: words.title !== '', about: words.about !== '' },
            { role: 'img', title: true, about: true });
        t.same('no name of what is only drawn is under the pointer', words.tips.filter((tip) =>
            /^(tieline:|cluster_)/.test(tip)), []);
        t.same('the legend has one or two lines', legendLines(measured) <= 2, true);
        t.same('samples of the legend are apart', samplesTouch(measured), []);
        t.same('no text is cut off or in the way', collisions(measured), []);
        t.same('no line runs through a text', crossings(measured), []);

        const shown = new Set(readFileSync(t.file, 'utf8').match(/<title>[^<]*<\/title>/g));
        const wanted = t.view === 'timeline' ? [...t.truth.actors, ...t.truth.events] : t.nodes;
        const isWhole = !/strongest of|Shown are|counted where/.test(t.text);
        const plain = wanted.map(({ id }) => id).filter(isPlain);
        t.same('everybody is there', isWhole ? plain.filter((id) => !shown.has(`<title>${id}</title>`)) : [], []);

        for (const { name, options } of variants(t)) {
            const file = t.file.replace(/svg$/, `${name.replace(/[^a-z]+/gi, '-')}.svg`);
            tieline('export', t.dataset.input, ...options, '-o', `svg@${t.view}:${file}`);
            const seen = await see(file);
            t.same(`${name}: it is well-formed`, seen.mistake, '');
            t.same(`${name}: nothing in it can run`, seen.active, []);
            t.same(`${name}: no text is cut off or in the way`, collisions(seen.measured), []);
            t.same(`${name}: no line runs through a text`, crossings(seen.measured), []);
        }
    },
};
