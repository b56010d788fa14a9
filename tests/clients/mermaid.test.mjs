/* Mermaid, in a browser: what its parser makes of our file, and the picture it draws. */
import { markedLabel, said, titleOf } from './graphs.mjs';
import { openPage } from './lib.mjs';

/* Runs in the page. */
async function look(text) {
    const decode = (html) => {
        const element = document.createElement('textarea');
        element.innerHTML = html.replaceAll('ﬂ°°', '&#').replaceAll('ﬂ°', '&').replaceAll('¶ß', ';');
        return element.value;
    };
    window.mermaid.initialize({ startOnLoad: false, maxTextSize: 10000000 });
    await window.mermaid.parse(text);
    const { db } = await window.mermaid.mermaidAPI.getDiagramFromText(text);
    return {
        title: decode(db.getCommonDb().getAccTitle()),
        description: decode(db.getCommonDb().getAccDescription()),
        sections: db.getSections().map(decode).map((section) => section.replaceAll('\u200a', '')),
        periods: db.getTasks().map((task) => ({
            section: decode(task.section), period: decode(task.task).trim(), events: task.events.map((event) => decode(event).replaceAll('\u200a', '').trim()),
        })),
    };
}

/* Runs in the page. */
async function draw([text, maxTextSize]) {
    window.mermaid.initialize({ startOnLoad: false, maxTextSize });
    const { svg } = await window.mermaid.render('drawing', text);
    const picture = document.getElementById('picture');
    picture.innerHTML = svg;
    return { text: [...picture.querySelectorAll('text')].map((element) => element.textContent.replaceAll(/\s+/g, '')), hacked: window.hacked };
}

/* Runs in the page: how high the letters are, and which boxes texts leave or which lie on each other. */
function measure() {
    const boxes = [...document.querySelectorAll('#picture .timeline-node')].map((element) => element.getBoundingClientRect());
    const texts = [...document.querySelectorAll('#picture .timeline-node')].map((element) => element.querySelector('text').getBoundingClientRect());
    const overlap = (a, b) => Math.min(a.right - b.left, b.right - a.left) > 1 && Math.min(a.bottom - b.top, b.bottom - a.top) > 1;
    return {
        letters: Math.min(...[...document.querySelectorAll('#picture tspan')].filter((line) => line.textContent.trim()).map((line) => line.getBoundingClientRect().height)),
        outside: texts.filter((text, i) => text.left < boxes[i].left - 1 || text.right > boxes[i].right + 1).length,
        overlaps: boxes.flatMap((a, i) => boxes.slice(0, i).filter((b) => overlap(a, b))).length,
    };
}

/* Runs in the page: every text of the picture, and where its middle is. */
function seeTexts() {
    return [...document.querySelectorAll('#picture text')].map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        return { text: element.textContent.replaceAll(/\s+/g, ''), x: (left + right) / 2, y: (top + bottom) / 2, isSeen: width > 0 && height > 0 };
    });
}

/* What follows the title of an event that is part of another, or disputed or denied. */
const denial = /( \(part of: .*\))?( \((disputed|disputed, denied by .*|denied by .*)\))?$/;

/* A title of which the box has only the beginning. */
const whole = (title, wanted) => title.endsWith('…') && wanted.startsWith(title.slice(0, -1)) ? wanted : title;

const squeeze = (text) => text.replaceAll(/\s+/g, '');
const oneLine = (text) => text.replaceAll(/[\r\n]/g, ' ').trim();

export default {
    format: 'mermaid',
    async test(t) {
        const page = await openPage('mermaid.html');
        const found = await page.evaluate(look, t.text);
        const events = t.truth.events;
        const flat = found.periods.flatMap(({ period, events: titles }) => titles.map((title) => [period, title]));
        t.same('title', found.title, oneLine(t.truth.title ?? ''));
        t.same('description', found.description, oneLine(t.truth.description ?? ''));
        const parents = new Map(events.map((event) => [event.id, oneLine(titleOf(t, event))]));
        const titles = events.map((event) => oneLine(titleOf(t, event)).replaceAll('\u200a', ''));
        t.same('parents', flat.map(([, title]) => / \(part of: (.*?)( \((inferred|assessed)\))?\)( \(d.*\))?$/.exec(title)?.[1]), events.map(({ part_of: parent }) => parents.get(parent)));
        t.same('events and their dates, in order', flat.map(([period, title], i) => [period, whole(title.replace(denial, ''), titles[i])]),
            events.map((event) => [event.date ? markedLabel(event) : oneLine(event.date_text ?? 'undated'), titles[events.indexOf(event)]]));
        t.same('titles that are cut, as we said', flat.filter(([, title], i) => title.replace(denial, '') !== titles[i]).length, said(t, /shortened$/));
        t.same('section', found.sections, [oneLine(t.truth.title ?? 'Timeline')]);
        const isLong = t.text.length > 50000;
        const isSaid = Object.keys(t.losses).some((cause) => cause.includes('maxTextSize'));
        t.same('too long for it, as we said', isSaid, isLong);
        if (events.length < 1000) {
            const drawn = await page.evaluate(draw, [t.text, 50000]);
            const all = drawn.text.join('\n');
            t.same('titles in the picture', flat.map(([, title]) => squeeze(title)).filter((title) => !all.includes(title)), []);
            t.same('nothing in the data ran', drawn.hacked, undefined);
            const { letters, ...wrong } = await page.evaluate(measure);
            t.same('letters are large enough', letters > 15 || letters, true);
            t.same('texts are in boxes, and boxes apart', wrong, { outside: 0, overlaps: 0 });
            await page.screenshot({ path: `out/${t.dataset.name}.mermaid.png`, fullPage: true });
        }
        t.same('errors', page.errors, []);
        await page.close();
    },

    /* Dates and titles are there, both in time order. A section, drawn before its dates, may
     * be called as one of them is. */
    async show(t) {
        const page = await openPage('mermaid.html');
        await page.evaluate(draw, [t.text, 50000]);
        const texts = await page.evaluate(seeTexts);
        await page.screenshot({ path: `out/${t.dataset.name}.mermaid.png` });
        const find = (words) => texts.filter(({ text, isSeen }) => isSeen && text === squeeze(words)).slice(-1);
        const titles = t.dataset.shown.map(([title]) => find(title));
        const dates = t.dataset.shown.map(([, words]) => find(words));
        t.same('titles and dates that are there', [...titles, ...dates].map(({ length }) => length), [...titles, ...dates].map(() => 1));
        const spread = (axis) => Math.max(...titles.map(([one]) => one[axis])) - Math.min(...titles.map(([one]) => one[axis]));
        const along = spread('x') > spread('y') ? 'x' : 'y';
        const inOrder = (list) => list.flat().toSorted((a, b) => a[along] - b[along]).map(({ text }) => text);
        t.same('titles in time order', inOrder(titles), t.dataset.shown.map(([title]) => squeeze(title)));
        t.same('dates in time order', inOrder(dates), t.dataset.shown.map(([, words]) => squeeze(words)));
        await page.close();
    },
};
