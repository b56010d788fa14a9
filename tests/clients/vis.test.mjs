/* vis-timeline, in the page that docs/outputs.md gives: what a reader sees of our file in
 * it, and the items and groups that are behind that. */
import { openDocumented } from './lib.mjs';
import { clockOf, isPlaced, jsId, wallTime } from './dates.mjs';
import { attributesOf, markedLabel, titleOf, wantedSources } from './graphs.mjs';
import { demo, onScale } from './shown.mjs';

/* Runs in the page. */
function look() {
    const plain = (html) => {
        const element = document.createElement('div');
        element.innerHTML = (html ?? '').replaceAll('<br>', '\n').replaceAll('</p>', '</p>\n');
        return element.textContent;
    };
    const wallTime = (date) => date && Date.UTC(2000, 0, 1, date.getHours(), date.getMinutes(), date.getSeconds()) -
        Date.UTC(2000, 0, 1) + new Date(0).setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate());
    const items = [...document.querySelectorAll('.vis-foreground .vis-item:not(.vis-dot)')].map((element) => element['vis-item']);
    const { itemsData, groupsData } = items[0].parent.itemSet;
    return {
        items: items.map((item) => ({
            id: item.id, type: item.constructor.name, start: wallTime(item.data.start), end: wallTime(item.data.end),
            title: plain(item.data.content), kind: item.data.group, tooltip: plain(item.data.title),
            classes: item.data.className.split(' '), date: itemsData.get(item.id)?.date,
            attributes: itemsData.get(item.id)?.attributes,
        })),
        groups: groupsData.get().map(({ id, content }) => [id, plain(content)]),
        hacked: window.hacked,
    };
}

/* Runs in the page: what there is to see, from left to right. A title is seen if it is
 * within the chart, and nothing lies over its beginning, its middle or its end. */
function see() {
    const chart = document.querySelector('.vis-panel.vis-center').getBoundingClientRect();
    const labels = [...document.querySelectorAll('.vis-labelset .vis-label')]
        .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
    const isSeen = (element, text) => [text.left + 2, (text.left + text.right) / 2, text.right - 2].every((x) =>
        x > chart.left && x < chart.right && element.contains(document.elementFromPoint(x, text.bottom - 4)));
    const items = [...document.querySelectorAll('.vis-foreground .vis-item:not(.vis-dot)')].map((element) => {
        const content = element.querySelector('.vis-item-content');
        const range = document.createRange();
        range.selectNodeContents(content);
        const [line] = range.getClientRects();
        const middle = (line.top + line.bottom) / 2;
        const label = labels.find(({ box }) => box.top < middle && middle < box.bottom)?.text;
        const dot = element.querySelector('.vis-dot')?.getBoundingClientRect();
        const left = dot ? (dot.left + dot.right) / 2 : element.getBoundingClientRect().left;
        return { title: content.textContent, label, left, isSeen: isSeen(element, line) };
    });
    return items.sort((a, b) => a.left - b.left);
}

/* Half of what JavaScript can count, so that there is room around it. */
const near = (day) => Boolean(day) && Math.abs(wallTime(day)) <= 50000000 * 86400000;
const oneLine = (text) => text.replaceAll(/\r\n?/g, '\n');

/* The day a tenth of the whole time before the end, but none before the first of all. */
function openStart(to, [first, last]) {
    const tenth = Math.trunc((wallTime(last) - wallTime(first)) / 864e5 / 10) * 864e5;
    const start = Math.max(wallTime(first), wallTime(to) - tenth);
    return new Date(start).toISOString().replace(/T.*/, '').replace(/^\+0*/, '');
}

/* The days that an item should be drawn from and to; no end of a point. */
function drawn(event, range, clock) {
    let [from, to] = [event.earliest, event.latest].map((day) => near(day) ? day : undefined);
    if (event.unknown_start)
        from = firstDay(event.date.slice(1));
    if (event.unknown_end)
        to = lastDay(event.date.slice(0, -1));
    to ??= range[1];
    const [, member] = /^\{\.\.([^,}]+)/.exec(event.date) ?? [];
    from ??= event.open_start ? openStart(member ? lastDay(member) : to, range) : range[0];
    const isPoint = from === to && !/\//.test(event.date);
    return { start: clock(event) ?? wallTime(from), end: isPoint ? undefined : wallTime(to, 1) };
}

/* Of a year, which is all that our datasets have beside an unknown end. */
const firstDay = (date) => date.length === 4 ? `${date}-01-01` : date;
const lastDay = (date) => date.length === 4 ? `${date}-12-31` : date;

/* The first and last day that any of them is known to have. */
function rangeOf(events) {
    const days = events.flatMap(({ earliest, latest }) => [earliest, latest]).filter(near);
    const order = (a, b) => wallTime(a) - wallTime(b);
    days.sort(order);
    return [days[0], days.at(-1)];
}

const kindless = 'tieline:kindless';

const flags = {
    approximate: ({ date }) => /[~%]/.test(date), uncertain: ({ date }) => /[?%]/.test(date),
    'one-of': ({ date }) => date.startsWith('['), 'all-of': ({ date }) => date.startsWith('{'),
    'open-start': (event) => event.open_start, 'open-end': (event) => event.open_end,
    'unknown-start': (event) => event.unknown_start, 'unknown-end': (event) => event.unknown_end,
};

/* An event at several times has an item at each; those after the first are called so. */
const later = /^tieline:\d+:/;

/* The items of each event as one, from the first to the last. */
function unite(items) {
    const united = new Map(items.filter(({ id }) => !later.test(id)).map((item) => [item.id, { ...item }]));
    for (const { id, start, end, classes } of items.filter((item) => later.test(item.id))) {
        const whole = united.get(id.replace(later, '')) ?? united.get(id.replace(later, 'tieline:id:'));
        const ends = [whole, { start, end }].map((item) => item.end ?? item.start + 86400000);
        whole.end = Math.max(...ends);
        whole.start = Math.min(whole.start, start);
        whole.classes = [...whole.classes, ...classes];
    }
    return [...united.values()];
}

function check(t, { items: pieces, ...found }, events) {
    found.items = unite(pieces);
    const byId = new Map(found.items.map((item) => [item.id, item]));
    const range = rangeOf(events);
    const items = events.map((event) => byId.get(jsId(event)) ?? {});
    t.same('ids', found.items.map(({ id }) => id).sort(), events.map(jsId).sort());
    t.same('starts and ends', items.map(({ start, end }) => ({ start, end })), events.map((event) => drawn(event, range, clockOf(events))));
    t.same('dates as written', items.map(({ date }) => date), events.map(({ date }) => date));
    t.same('titles', items.map(({ title }) => title), events.map((event) => oneLine(titleOf(t, event))));
    t.same('groups', items.map(({ kind }) => kind), events.map(({ kind }) => kind ? jsId({ id: kind }) : kindless));
    t.same('classes', items.map(({ classes }) => Object.keys(flags).filter((name) => classes?.includes(name))),
        events.map((event) => Object.keys(flags).filter((name) => flags[name](event))));
    const actors = new Map(t.truth.actors.map(({ id, name }) => [id, name ?? id]));
    t.same('tooltips', items.map(({ tooltip }, i) => [markedLabel(events[i]), oneLine(events[i].description ?? ''),
        ...(events[i].participants ?? []).map(({ actor }) => actors.get(actor))].filter((text) => !tooltip?.includes(text))), events.map(() => []));
    t.same('sources in tooltips', items.map(({ tooltip }, i) => wantedSources(t, events[i])
        .filter((text) => !tooltip?.includes(oneLine(text)))), events.map(() => []));
    t.same('attributes', items.map(({ attributes }) => attributes ?? {}), events.map((event) => attributesOf(event)));
    const kinds = [...new Set(events.map(({ kind }) => kind))].sort();
    t.same('groups that there are', found.groups.map(([id]) => id).sort(), kinds.map((id) => id ? jsId({ id }) : kindless).sort());
    t.same('names of groups', found.groups.map(([, name]) => name).sort(), kinds.map((kind) => kind ? oneLine(kind) : 'Without a kind').sort());
}

/* Without regard to order and to how lines are broken. */
const distinct = (texts) => [...new Set(texts.map((pair) => pair.map((text) => text.replaceAll(/\s+/g, '')).join(': ')))].sort();

/* Whoever chooses an event finds what its tooltip says, with links, below the chart. */
async function checkDetails(t, page) {
    await page.click('.vis-foreground .vis-item .vis-item-content');
    const [details, title, link] = await page.evaluate(() => {
        const item = document.querySelector('.vis-foreground .vis-item.vis-selected')['vis-item'];
        const element = document.getElementById('details');
        const plain = document.createElement('div');
        plain.innerHTML = item.data.title;
        const place = element.querySelector('a')?.getBoundingClientRect();
        return [element.textContent, plain.textContent, !place || place.width > 0];
    });
    t.same('details of an event', [details.includes(title), link], [true, true]);
}

/* In a window in which all of the chart can be seen. */
async function openChart(t) {
    const page = await openDocumented('vis', t.file);
    await page.waitForSelector('.vis-foreground .vis-item .vis-item-content', { state: 'attached', timeout: 60000 });
    await page.waitForTimeout(1000);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height > 800 && height < 10000) {
        await page.setViewportSize({ width: 1200, height: height + 20 });
        await page.waitForTimeout(500);
    }
    await page.screenshot({ path: `out/${t.dataset.name}.vis.png` });
    return page;
}

function checkDemo(t, seen) {
    const places = Object.fromEntries(demo);
    t.same('titles in the page', seen.map(({ title }) => title).sort(), Object.keys(places).sort());
    t.same('places in the page', onScale(seen.map(({ left }) => left)), onScale(seen.map(({ title }) => places[title])));
}

export default {
    format: 'vis',
    async test(t) {
        const page = await openChart(t);
        const found = await page.evaluate(look);
        const events = t.truth.events.filter((event) => isPlaced(event) && (near(event.earliest) || near(event.latest)));
        t.same('errors', page.errors, []);
        check(t, found, events);
        const seen = await page.evaluate(see);
        t.same('titles in the page, beside their kinds', distinct(seen.map(({ title, label }) => [title, label])),
            distinct(events.map((event) => [titleOf(t, event), event.kind ?? 'Without a kind'])));
        if (t.dataset.name === 'demo' || t.dataset.name === 'bell-foundry')
            t.same('titles that cannot be read', seen.filter(({ isSeen }) => !isSeen), []);
        if (t.dataset.name === 'demo')
            checkDemo(t, seen);
        if (t.dataset.name === 'demo' || t.dataset.name === 'bell-foundry')
            await checkDetails(t, page);
        t.same('nothing in the data ran', found.hacked, undefined);
        const left = Object.entries(t.losses).filter(([cause]) => /^events? .*left out$/.test(cause));
        t.same('events left out, as we said', left.reduce((sum, [, count]) => sum + count, 0), t.truth.events.length - events.length);
        await page.close();
    },

    async show(t) {
        const page = await openChart(t);
        const seen = await page.evaluate(see);
        const { shown } = t.dataset;
        t.same('titles in the page, from left to right', seen.map(({ title, label }) => [title, label]), shown.map(([title, , kind]) => [title, kind]));
        t.same('titles that cannot be read', seen.filter(({ isSeen }) => !isSeen), []);
        t.same('places in the page', onScale(seen.map(({ left }) => left)), onScale(shown.map(([, , , place]) => place)));
        t.same('errors', page.errors, []);
        await page.close();
    },
};
