/* The page in a browser, opened from the disk: its counts and ties are compared with what
 * `tieline export` gives for the same windows, kinds and statuses. What else docs/page.md
 * says is in html_use.mjs. */
import { readFileSync } from 'node:fs';
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
    const counts = text.replace(/\(.*\)/, '').split(', ').map((part) => Number(part.replaceAll(',', '').trim().split(/\D/)[0]));
    return { counts, notice: await page.locator('#notice').isHidden(), ties: (await download(page, 'Ties as CSV')).map(compact).sort() };
}

async function download(page, name) {
    const waiting = page.waitForEvent('download');
    await page.evaluate((text) => [...document.querySelectorAll('#share-list button')]
        .find((button) => button.textContent === text).click(), name);
    return parseCsv(readFileSync(await (await waiting).path(), 'utf8'));
}

export default {
    format: 'html',
    async test(t) {
        const page = await openFromDisk(t.file, '', { acceptDownloads: true });
        await page.waitForSelector('#app:not([hidden])');
        const large = t.truth.events.length > 1000;
        for (const selection of selectionsOf(t.truth.events).filter((_, i) => !large || [0, 3, 4, 6, 7].includes(i))) {
            const name = selection.map((pair) => pair.join(' ')).join(', ') || 'everything';
            const want = wanted(t.dataset.input, selection);
            const got = await found(page, selection);
            t.same(`counts of ${name}`, got.counts, want.counts);
            t.same(`ties of ${name}`, got.ties, want.ties);
        }
        t.same('errors and messages', page.errors, []);
        t.same('requests', page.requests, []);
        await page.context().close();
        if (t.dataset.name === 'bell-foundry')
            await use(t.file, (...it) => t.same(...it));
    },
};
