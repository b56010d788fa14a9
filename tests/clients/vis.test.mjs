/* vis-timeline, in a browser: the items and groups that it makes of our file. */
import { openPage } from './lib.mjs';
import { isPlaced, jsId, wallTime } from './dates.mjs';
import { attributesOf, wantedSources } from './graphs.mjs';

/* Runs in the page. */
function look() {
    const plain = (html) => {
        const element = document.createElement('div');
        element.innerHTML = (html ?? '').replaceAll('<br>', '\n').replaceAll('</p>', '</p>\n');
        return element.textContent;
    };
    const wallTime = (date) => date && Date.UTC(2000, 0, 1, date.getHours(), date.getMinutes(), date.getSeconds()) -
        Date.UTC(2000, 0, 1) + new Date(0).setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate());
    const { itemSet } = window.timeline;
    const { items, groups } = itemSet;
    window.timeline.fit({ animation: false });
    window.timeline.redraw();
    return {
        items: Object.values(items).map((item) => ({
            id: item.id, type: item.constructor.name, start: wallTime(item.data.start), end: wallTime(item.data.end),
            title: plain(item.data.content), kind: item.data.group, tooltip: plain(item.data.title),
            classes: item.data.className.split(' '), date: window.items.get(item.id)?.date,
            attributes: window.items.get(item.id)?.attributes,
            parent: item.parent?.groupId,
        })),
        groups: window.groups.get().map(({ id, content }) => [id, plain(content)]),
        drawn: Object.keys(groups).filter((id) => groups[id].items && Object.keys(groups[id].items).length > 0),
        labels: [...document.querySelectorAll('.vis-labelset .vis-label .vis-inner')].map((element) => element.textContent),
        shown: [...document.querySelectorAll('.vis-foreground .vis-item-content')].map((element) => element.textContent),
        hacked: window.hacked,
    };
}

/* Half of what JavaScript can count, so that there is room around it. */
const near = (day) => Boolean(day) && Math.abs(wallTime(day)) <= 50000000 * 86400000;
const oneLine = (text) => text.replaceAll(/\r\n?/g, '\n');

/* The days that an item should be drawn from and to; no end of a point. */
function drawn(event, range) {
    let [from, to] = [event.earliest, event.latest].map((day) => near(day) ? day : undefined);
    if (event.unknown_start)
        from = firstDay(event.date.slice(1));
    if (event.unknown_end)
        to = lastDay(event.date.slice(0, -1));
    from ??= range[0];
    to ??= range[1];
    const isPoint = from === to && !/\//.test(event.date);
    const time = /T(\d\d):(\d\d):(\d\d)/.exec(event.date);
    const seconds = time ? time[1] * 3600 + time[2] * 60 + Number(time[3]) : 0;
    return { start: wallTime(from) + seconds * 1000, end: isPoint ? undefined : wallTime(to, 1) };
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
    t.same('starts and ends', items.map(({ start, end }) => ({ start, end })), events.map((event) => drawn(event, range)));
    t.same('dates as written', items.map(({ date }) => date), events.map(({ date }) => date));
    t.same('titles', items.map(({ title }) => title), events.map(({ title, id }) => oneLine(title ?? id)));
    t.same('groups', items.map(({ kind }) => kind), events.map(({ kind }) => kind && jsId({ id: kind })));
    t.same('classes', items.map(({ classes }) => Object.keys(flags).filter((name) => classes?.includes(name))),
        events.map((event) => Object.keys(flags).filter((name) => flags[name](event))));
    const actors = new Map(t.truth.actors.map(({ id, name }) => [id, name ?? id]));
    t.same('tooltips', items.map(({ tooltip }, i) => [events[i].label, oneLine(events[i].description ?? ''),
        ...(events[i].participants ?? []).map(({ actor }) => actors.get(actor))].filter((text) => !tooltip?.includes(text))), events.map(() => []));
    t.same('sources in tooltips', items.map(({ tooltip }, i) => wantedSources(t, events[i])
        .filter((text) => !tooltip?.includes(oneLine(text)))), events.map(() => []));
    t.same('attributes', items.map(({ attributes }) => attributes ?? {}), events.map((event) => attributesOf(event)));
    const kinds = [...new Set(events.map(({ kind }) => kind).filter(Boolean))].sort();
    t.same('groups that there are', found.groups.map(([id]) => id).sort(), kinds.map((id) => jsId({ id })).sort());
    t.same('names of groups', found.groups.map(([, name]) => name).sort(), kinds.map(oneLine).sort());
}

export default {
    format: 'vis',
    async test(t) {
        const page = await openPage(`vis.html?file=out/${t.dataset.name}.vis`);
        await page.waitForFunction(() => window.timeline?.itemSet, null, { timeout: 60000 });
        await page.waitForTimeout(500);
        const found = await page.evaluate(look);
        await page.screenshot({ path: `out/${t.dataset.name}.vis.png` });
        const events = t.truth.events.filter((event) => isPlaced(event) && (near(event.earliest) || near(event.latest)));
        t.same('errors', page.errors, []);
        check(t, found, events);
        t.same('labels in the page', found.labels.filter(Boolean).length, found.groups.length);
        t.same('nothing in the data ran', found.hacked, undefined);
        const left = Object.entries(t.losses).filter(([cause]) => /^events? .*left out$/.test(cause));
        t.same('events left out, as we said', left.reduce((sum, [, count]) => sum + count, 0), t.truth.events.length - events.length);
        await page.close();
    },
};
