/* Mermaid, in a browser: what its parser makes of our file, and the picture it draws. */
import { markedLabel } from './graphs.mjs';
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
        title: decode(db.getCommonDb().getDiagramTitle()),
        description: decode(db.getCommonDb().getAccDescription()),
        sections: db.getSections().map(decode),
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

/* Runs in the page: every text of the picture, and where its middle is. */
function seeTexts() {
    return [...document.querySelectorAll('#picture text')].map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        return { text: element.textContent.replaceAll(/\s+/g, ''), x: (left + right) / 2, y: (top + bottom) / 2, isSeen: width > 0 && height > 0 };
    });
}

/* What follows the title of an event that is disputed or denied. */
const denial = / \((disputed|disputed, denied by .*|denied by .*)\)$/;

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
        t.same('events and their dates, in order', flat.map(([period, title]) => [period, title.replace(denial, '')]),
            events.map((event) => [event.date ? markedLabel(event) : oneLine(event.date_text ?? 'undated'), oneLine(event.title ?? event.id).replaceAll('\u200a', '')]));
        t.same('sections', found.sections, found.periods.map(({ section }) => section).filter((section, i, all) => section !== all[i - 1]));
        const isLong = t.text.length > 50000;
        const said = Object.keys(t.losses).some((cause) => cause.includes('maxTextSize'));
        t.same('too long for it, as we said', said, isLong);
        if (events.length < 1000) {
            const drawn = await page.evaluate(draw, [t.text, 50000]);
            const all = drawn.text.join('\n');
            t.same('titles in the picture', events.map(({ title, id }) => squeeze(title ?? id)).filter((title) => !all.includes(title)), []);
            t.same('nothing in the data ran', drawn.hacked, undefined);
            await page.screenshot({ path: `out/${t.dataset.name}.mermaid.png` });
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
