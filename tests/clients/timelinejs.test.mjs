/* TimelineJS 3, in the page that docs/outputs.md gives: what a reader sees of our file in
 * it, and the slides that are behind that. */
import { openDocumented, tieline } from './lib.mjs';
import { markedLabel, titleOf, wantedSources } from './graphs.mjs';
import { clockOf, historical, isPlaced, jsId, parts } from './dates.mjs';
import { demo, onScale } from './shown.mjs';

/* It has an end alone, at which it is here: 8 May 2015, see shown.mjs. */
const videoBefore = ['Xinhua releases a video of Chinese people praising Russia and Putin', 492];

/* Runs in the page. */
function look() {
    const plain = (html) => {
        const element = document.createElement('div');
        element.innerHTML = html.replaceAll('<br>', '\n');
        return element.textContent;
    };
    const parts = (date) => date && {
        year: date.data.date_obj.getFullYear(), month: date.data.date_obj.getMonth() + 1,
        day: date.data.date_obj.getDate(), hour: date.data.date_obj.getHours(),
        given: Object.keys(date.data).filter((key) => ['year', 'month', 'day', 'hour'].includes(key)),
    };
    const { config } = window.made;
    const text = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
    return {
        errors: config.messages.errors,
        scale: config.scale,
        title: !config.title ? undefined : [plain(config.title.text.headline), plain(config.title.text.text)],
        events: config.events.map((event) => ({
            id: event.unique_id, start: parts(event.start_date), end: parts(event.end_date),
            label: event.display_date, title: plain(event.text.headline),
            text: plain(event.text.text), links: event.text.text.match(/href="[^"]*"/g) ?? [],
            kind: event.group && plain(event.group),
            media: event.media && {
                link: event.media.link, html: event.media.url && `<blockquote>${plain(event.media.url)}</blockquote>`,
                caption: plain(event.media.caption ?? ''),
                credit: plain(event.media.credit ?? ''),
            },
        })),
        slides: text('.tl-slide:not(.tl-slide-titleslide) .tl-headline').length,
        markers: text('.tl-timemarker .tl-headline').length,
        labels: text('.tl-slide:not(.tl-slide-titleslide) .tl-headline-date'),
        groups: text('.tl-timegroup-message'),
        media: window.made._storyslider._slides.filter((slide) => slide._media)
            .map((slide) => slide.data.media.mediatype.type),
        hacked: window.hacked,
    };
}

/* Runs in the page: the markers on the axis, from left to right, and their rows. */
function seeMarkers() {
    const rows = [...document.querySelectorAll('.tl-timegroup')].map((element) => element.getBoundingClientRect());
    const markers = [...document.querySelectorAll('.tl-timemarker')].map((element) => {
        const headline = element.querySelector('.tl-headline');
        const { top, bottom } = headline.getBoundingClientRect();
        const row = rows.findIndex((box) => box.top <= (top + bottom) / 2 && (top + bottom) / 2 <= box.bottom);
        return {
            title: headline.textContent, left: element.getBoundingClientRect().left,
            row: document.querySelectorAll('.tl-timegroup')[row]?.textContent ?? '',
        };
    });
    return markers.sort((a, b) => a.left - b.left);
}

/* Runs in the page: what stands in the middle of it, on the slide that is shown. */
function seeSlide() {
    const isSeen = (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    };
    const text = (selector) => [...document.querySelectorAll(selector)].filter(isSeen).map((element) => element.textContent).join();
    return [text('.tl-slide .tl-text .tl-headline'), text('.tl-slide .tl-headline-date')];
}

/* The slides that a reader sees who goes through them one by one. */
async function readSlides(page, count) {
    const slides = [];
    for (let i = 0; i < count; i++) {
        if (i > 0)
            await page.click('.tl-slidenav-next');
        let slide = [];
        for (let tries = 0; tries < 10 && !(slide[0] && slide[0] !== slides.at(-1)?.[0]); tries++) {
            await page.waitForTimeout(1500);
            slide = await page.evaluate(seeSlide);
        }
        slides.push(slide);
    }
    return slides;
}

/* Neither the HTML of a page nor this test keeps line ends apart. */
const oneLine = (text) => text.replaceAll(/\r\n?/g, '\n');

/* Those slides that have a date the tool can count. */
function held(event) {
    const near = (day) => day && parts(day)[0] >= -271819 && parts(day)[0] <= 275758;
    return isPlaced(event) && (near(event.earliest) || near(event.latest));
}

/* What a day is in the fields that a slide gives, by our JSON. */
function fields(day, date) {
    const [year, month, dayOfMonth] = parts(day);
    const whole = { year: historical(year), month, day: dayOfMonth };
    return Object.fromEntries(date.given.filter((key) => key in whole).map((key) => [key, whole[key]]));
}

function given(date) {
    return date && Object.fromEntries(date.given.filter((key) => key !== 'hour').map((key) => [key, date[key]]));
}

/* "2015-05-08" */
const dayText = (moment) => new Date(moment).toISOString().replace(/T.*/, '').replace(/^[+-]00(?=\d{4})/, (sign) => sign[0] === '-' ? '-' : '');

/* A start or an end that there is not, or that is too far away, is where the other is. */
function startDay(event) {
    const [year] = parts(event.earliest ?? event.latest);
    return event.earliest && year >= -271819 ? event.earliest : event.latest;
}

/* Intervals with two ends have to have them in the slide as well. */
function hasEnd(event, date) {
    if (!event.earliest || !event.latest || startDay(event) !== event.earliest || parts(event.latest)[0] > 275758)
        return false;
    return /^\S+\/\S+$/.test(event.date) ? event.earliest !== event.latest : Boolean(date);
}

function check(t, found, events) {
    const byId = new Map(found.events.map((event) => [event.id, event]));
    t.same('ids', found.events.map(({ id }) => id).sort(), events.map(jsId).sort());
    const slides = events.map((event) => byId.get(jsId(event)));
    const clock = clockOf(events);
    const dayOf = (event) => clock(event) === undefined ? startDay(event) : dayText(clock(event));
    t.same('starts', slides.map(({ start }) => given(start)), events.map((event, i) => fields(dayOf(event), slides[i].start)));
    t.same('hours', slides.map(({ start }) => start.given.includes('hour') ? start.hour : undefined),
        events.map((event) => clock(event) && new Date(clock(event)).getUTCHours()));
    t.same('ends', slides.map(({ end }) => given(end)),
        events.map((event, i) => hasEnd(event, slides[i].end) ? fields(event.latest, slides[i].end ?? { given: ['missing'] }) : undefined));
    t.same('labels', slides.map(({ label }) => label), events.map(markedLabel));
    t.same('titles', slides.map(({ title }) => title), events.map((event) => oneLine(titleOf(t, event))));
    t.same('descriptions', slides.filter(({ text }, i) => !text.startsWith(oneLine(events[i].description ?? ''))), []);
    const kinds = new Set(events.map(({ kind }) => kind).filter(Boolean));
    const grouped = kinds.size <= 3 || (kinds.size <= 6 && events.filter(({ kind }) => kind).length >= 3 * kinds.size);
    t.same('kinds', slides.map(({ kind, text }, i) => grouped ? kind : text.includes(`Kind: ${oneLine(events[i].kind ?? '')}`)),
        events.map(({ kind }) => grouped ? kind : true).map((wanted, i) => grouped || events[i].kind ? wanted : false));
    t.same('groups in the page', found.groups.filter(Boolean).sort(), grouped ? [...kinds].sort() : []);
    const actors = new Map(t.truth.actors.map(({ id, name }) => [id, name ?? id]));
    t.same('participants', slides.map(({ text }, i) => (events[i].participants ?? [])
        .filter(({ actor, role }) => !text.includes(actors.get(actor)) || !text.includes(role ?? 'participant'))), events.map(() => []));
}

/* By whose word: a quote stands beside; the sources are in the text. */
function checkSources(t, found, events) {
    const references = new Map((t.truth.references ?? []).map((reference) => [reference.id, reference]));
    const byId = new Map(found.events.map((event) => [event.id, event]));
    const name = ({ title, id }) => title ?? id;
    const isWeb = ({ url }) => /^https?:/.test(url ?? '');
    const cited = events.filter(({ cite, id }) => cite && byId.get(id));
    const wanted = cited.map(({ cite }) => {
        const first = (cites) => cites.find(({ quote }) => quote);
        const shown = first(cite.filter(({ status }) => status !== 'denied')) ?? first(cite);
        if (!shown)
            return undefined;
        const reference = references.get(shown.reference);
        return {
            url: `<blockquote>${shown.quote}</blockquote>`,
            caption: shown.status === 'denied' ? `Denied by: ${name(reference)}` : name(reference),
            credit: reference.publisher ?? reference.authors?.join(', ') ?? '',
            link: isWeb(reference) ? reference.url : undefined,
        };
    });
    t.same('sources beside the text', cited.map(({ id }) => {
        const { media } = byId.get(id);
        return media && { url: media.html, caption: media.caption, credit: media.credit, link: media.link };
    }), wanted);
    t.same('sources in the text', cited.map(({ id, cite }) => cite
        .filter(({ reference }) => !byId.get(id).text.includes(name(references.get(reference))))), cited.map(() => []));
    t.same('sources in the text and beside it', cited.map((event) => {
        const { text, media } = byId.get(event.id);
        const all = [text, media?.html, media?.caption, media?.credit].join('\n');
        return wantedSources(t, event).filter((words) => words !== 'stated' && !all.includes(oneLine(words)));
    }), cited.map(() => []));
    t.same('what it takes the media for', found.media, wanted.filter(Boolean).map(() => 'blockquote'));
}

/* Few kinds stand in rows, by names that are HTML twice over. */
async function checkRows(t) {
    const kinds = ['<u>kind</u>', 'a: b; c #d %% e', 'constructor'];
    const file = 'out/rows.timelinejs';
    tieline('export', t.dataset.input, ...kinds.flatMap((kind) => ['--kind', kind]), '-o', `timelinejs:${file}`);
    const page = await openTimeline(file);
    const found = await page.evaluate(look);
    t.same('rows of few kinds', [found.groups.filter(Boolean).sort(), found.hacked], [kinds.sort(), undefined]);
    await page.close();
}

/* The title of the dataset comes first. */
async function checkDemo(t, page) {
    const places = Object.fromEntries([...demo, videoBefore]);
    const markers = await page.evaluate(seeMarkers);
    t.same('places in the page', onScale(markers.map(({ left }) => left)), onScale(markers.map(({ title }) => places[title])));
    const slides = await readSlides(page, demo.length + 1);
    t.same('titles on slides', slides.slice(1).map(([title]) => title).sort(), Object.keys(places).sort());
    const read = slides.slice(1).map(([title]) => places[title]);
    t.same('slides in time order', read, read.toSorted((a, b) => a - b));
}

/* Runs in the page: whether the markers have got their places, and move no more. */
function hasSettled() {
    const places = [...document.querySelectorAll('.tl-timemarker')].map((element) => element.getBoundingClientRect().left);
    const before = window.places;
    window.places = places.join();
    return window.places === before && (places.length < 2 || new Set(places).size > 1);
}

async function openTimeline(file) {
    const page = await openDocumented('timelinejs', file);
    await page.waitForFunction(() => window.made?.ready, null, { timeout: 120000 });
    await page.waitForFunction(hasSettled, null, { polling: 250, timeout: 60000 });
    return page;
}

export default {
    format: 'timelinejs',
    async test(t) {
        const page = await openTimeline(`out/${t.dataset.name}.timelinejs`);
        const found = await page.evaluate(look);
        await page.screenshot({ path: `out/${t.dataset.name}.timelinejs.png` });
        const events = t.truth.events.filter(held);
        const missing = t.truth.events.length - events.length;
        t.same('errors', [...found.errors, ...page.errors], []);
        t.same('scale', found.scale, 'human');
        t.same('title', found.title && found.title[0], t.truth.title);
        check(t, found, events);
        checkSources(t, found, events);
        t.same('slides and markers in the page', [found.slides, found.markers], [events.length, events.length]);
        t.same('labels in the page', found.labels.slice().sort(), events.map(markedLabel).sort());
        if (t.dataset.name === 'demo')
            await checkDemo(t, page);
        t.same('nothing in the data ran', found.hacked, undefined);
        const left = Object.entries(t.losses).filter(([cause]) => /^events? .*left out$/.test(cause));
        t.same('events left out, as we said', left.reduce((sum, [, count]) => sum + count, 0), missing);
        await page.close();
        if (t.dataset.name === 'nasty')
            await checkRows(t);
    },

    async show(t) {
        const page = await openTimeline(t.file);
        const { shown } = t.dataset;
        const markers = await page.evaluate(seeMarkers);
        const named = (kind) => kind === 'Without a kind' ? '' : kind;
        t.same('markers from left to right, in their rows', markers.map(({ title, row }) => [title, row]), shown.map(([title, , kind]) => [title, named(kind)]));
        t.same('places in the page', onScale(markers.map(({ left }) => left)), onScale(shown.map(([, , , place]) => place)));
        await page.screenshot({ path: `out/${t.dataset.name}.timelinejs.png` });
        t.same('slides as they are read', await readSlides(page, shown.length), shown.map(([title, words]) => [title, words]));
        t.same('errors', page.errors, []);
        await page.close();
    },
};
