/* The page in a browser, opened from the disk: its counts and ties are compared with what
 * `tieline export` gives for the same windows, kinds and statuses. What else docs/page.md
 * says is in html_use.mjs. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openInFirefox } from './html_firefox.mjs';
import { openAll } from './html_odd.mjs';
import { scripts } from './html_scripts.mjs';
import { use } from './html_use.mjs';
import { openFromDisk, parseCsv, tieline } from './lib.mjs';

const NAMES = ['source', 'target', 'source_name', 'target_name', 'directed', 'kind', 'weight', 'weight_disputed', 'first',
    'last', 'open', 'status', 'events', 'references', 'denied_by'];

/* Windows that cut a dataset at different days, and other selections of it. */
function selectionsOf(events) {
    const days = events.map(({ earliest, latest }) => earliest ?? latest).filter((day) => /^-?\d{4}-\d\d-\d\d$/.test(day ?? '')).sort(byTime);
    const at = (share) => days[Math.floor(share * (days.length - 1))];
    const kinds = events.map(({ kind }) => kind).filter(Boolean);
    return [
        [],
        ...days.length > 0 ? [['since', at(0.5)], ['until', at(0.5)]].map((one) => [one]) : [],
        ...days.length > 0 ? [[0.2, 0.4], [0.7, 0.9], [0.5, 0.5]].map(([from, to]) => [['since', at(from)], ['until', at(to)]]) : [],
        ...kinds.length > 0 ? [[['kind', kinds[0]], ['kind', kinds.at(-1)]]] : [],
        ...['denied', 'disputed', 'inferred'].map((status) => [['status', status]]),
    ];
}

const year = (day) => Number(/^-?\d+/.exec(day)[0]);

function byTime(a, b) {
    return year(a) - year(b) || (a < b ? -1 : 1);
}

/* What the program holds of a selection. */
function wanted(input, selection) {
    const options = selection.map(([key, value]) => `--${key}=${value}`);
    const json = JSON.parse(tieline('export', input, ...options, '-t', 'json').stdout);
    const ties = parseCsv(tieline('export', input, ...options, '--view', 'actors', '-t', 'csv').stdout);
    return { counts: [json.events.length, json.actors.length, json.references.length], ties: ties.map(compact).sort() };
}

function compact(row) {
    return NAMES.map((name) => row[name]).join(' | ');
}

/* What the page says and downloads of it. */
async function found(page, selection) {
    const hash = `#${new URLSearchParams(selection)}`;
    await page.evaluate((to) => {
        history.replaceState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
    }, hash);
    const text = await page.locator('#counts').textContent();
    const counts = text.split(', ').filter((part) => !part.endsWith('undated')).map((part) => Number(part.replaceAll(',', '').trim().split(/\D/)[0]));
    return { counts, notice: await page.locator('#notice').isHidden(), ties: (await download(page, 'Ties as CSV')).map(compact).sort() };
}

async function download(page, name) {
    const waiting = page.waitForEvent('download');
    await page.evaluate((text) => [...document.querySelectorAll('#share-list button')]
        .find((button) => button.textContent === text).click(), name);
    return parseCsv(readFileSync(await (await waiting).path(), 'utf8'));
}

/* Compares a page with what the program says of its dataset. */
async function compare(input, file, same) {
    const { events } = JSON.parse(tieline('export', input, '-t', 'json').stdout);
    const page = await openFromDisk(file, '', { acceptDownloads: true });
    await page.waitForSelector('#app:not([hidden])');
    const large = events.length > 1000;
    for (const selection of selectionsOf(events).filter((_, i) => !large || [0, 3, 4, 6, 7].includes(i))) {
        const name = selection.map((pair) => pair.join(' ')).join(', ') || 'everything';
        const want = wanted(input, selection);
        const got = await found(page, selection);
        same(`counts of ${name}`, got.counts, want.counts);
        same(`ties of ${name}`, got.ties, want.ties);
    }
    same('errors and messages', page.errors, []);
    same('requests', page.requests, []);
    await page.context().close();
}

/* Datasets that no other tool is given: with denials and claims, and a generated one. */
const others = ['examples/harbour-affair/harbour-affair.json', 'examples/first-steps/first-steps.json', 'tests/data/every-field.json'];

/* Events with parts, participations with dates of their own, two sides, statuses. */
function generated() {
    let state = 7;
    const random = (most) => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor(state / 65536) % most;
    };
    const pick = (list) => list[random(list.length)];
    const cite = () => pick([[], [], [{ reference: 'r1' }], [{ reference: 'r2', status: 'denied' }], [{ reference: 'r1' }, { reference: 'r2', status: 'denied' }]]);
    const day = () => `200${random(4)}-0${1 + random(9)}-1${random(10)}`;
    const events = Array.from({ length: 150 }, (_, i) => ({ id: `e${i}`, title: `E ${i}`, kind: pick(['visit', 'talk']), cite: cite(),
        count: 1 + random(3), date: pick([day(), `200${random(4)}`, '2000/2004', `${2000 + random(3)}/..`]), part_of: undefined,
        participants: [...new Set([random(9), random(9), random(9)])].map((actor) => ({ actor: `a${actor}`, role: pick(['host', 'guest', 'source', 'target', '']),
            date: pick([undefined, undefined, `200${random(4)}`, day()]), cite: cite() })) }));
    events.forEach((event, i) => {
        const whole = events[random(i || 1)];
        if (i > 20 && random(3) === 0 && whole.date === '2000/2004')
            Object.assign(event, { part_of: whole.id, date: day() });
    });
    const relations = Array.from({ length: 40 }, (_, i) => ({ id: `r-${i}`, source: `a${random(4)}`, target: `a${5 + random(4)}`, kind: pick(['kin', 'visit']),
        directed: random(2) === 0, weight: pick([undefined, 2.5, 4]), cite: cite(), events: [...new Set([random(150), random(150)])].map((n) => `e${n}`) }));
    const references = [{ id: 'r1' }, { id: 'r2', via: 'r1' }];
    const actors = Array.from({ length: 9 }, (_, i) => ({ id: `a${i}` }));
    return JSON.stringify({ tieline: '1', references, actors, events, relations });
}

/* Texts that try to be more are shown as they are. */
async function showNasty(t) {
    const page = await openFromDisk(t.file, '#view=table');
    page.on('dialog', (dialog) => page.errors.push(dialog.message()));
    await page.waitForSelector('.items');
    const shown = await page.locator('.items tbody .item').allTextContents();
    const titles = t.truth.events.map(({ title }) => title).filter(Boolean);
    t.same('titles are shown as they are', titles.filter((title) => !shown.includes(title)), []);
    for (const { id } of t.truth.actors.slice(0, 40)) {
        await page.evaluate((text) => { location.hash = new URLSearchParams({ actor: text }); }, id);
        await page.waitForTimeout(10);
    }
    t.same('links lead to the web or to mail', await page.evaluate(() => [...document.querySelectorAll('a')].filter(({ protocol }) => !/^(https?|mailto):$/.test(protocol)).length), 0);
    t.same('nothing of them ran', page.errors, []);
    await page.context().close();
}

export default {
    format: 'html',
    async test(t) {
        await compare(t.dataset.input, t.file, (...it) => t.same(...it));
        const { events, actors, references } = t.truth;
        await openInFirefox(t.file, [events.length, actors.length, references.length], (aspect, ...it) => t.same(`Firefox: ${aspect}`, ...it),
            (why) => t.report(true, `Firefox # SKIP ${why}`));
        if (t.dataset.name === 'nasty')
            await showNasty(t);
        if (t.dataset.name === 'bell-foundry')
            await use(t.file, (...it) => t.same(...it));
        if (t.dataset.name !== 'demo')
            return;
        await scripts(t.file, (...it) => t.same(...it));
        await openAll(t.file, (...it) => t.same(...it));
        const written = path.resolve('out/generated.json');
        writeFileSync(written, generated());
        for (const input of [...others.map((other) => path.join(process.env.TOP, other)), written]) {
            const name = path.basename(input, '.json');
            const file = path.resolve(`out/${name}.html`);
            tieline('export', input, '-o', file);
            await compare(input, file, (aspect, ...it) => t.same(`${name}: ${aspect}`, ...it));
        }
    },
};
