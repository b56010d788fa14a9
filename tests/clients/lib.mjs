/* What the client tests share: the datasets, our outputs of them, what we hold (as our
 * own JSON and edge lists say it), and comparing item by item. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import { closeBrowser, openFirefox, openFromDisk, openPage } from './browser.mjs';
import { small } from './shown.mjs';

export { closeBrowser, openFirefox, openFromDisk, openPage };

/* The runner copies this folder into the build, and says where everything else is. */
const top = process.env.TOP;
const outputs = path.resolve('out');
const icews = path.resolve(top, process.env.ICEWS14 ?? '../shared/data/icews14.tsv');
mkdirSync(outputs, { recursive: true });

/* Each: name, input (a path), read() for what was written in it. */
export const datasets = [
    document('demo', 'examples/cyber-sovereignty/cyber-sovereignty.json'),
    document('bell-foundry', 'examples/bell-foundry/bell-foundry.json'),
    document('nasty', 'tests/clients/nasty.json'),
];
export const skipped = [];

if (existsSync(icews))
    datasets.push(events('icews14', icews));
else
    skipped.push({ name: 'icews14', why: `${icews} is not there` });

function document(name, file) {
    const input = path.join(top, file);
    return { name, input, read: () => JSON.parse(readFileSync(input, 'utf8')) };
}

/* Those of which a reader should see what `shown` says. */
export const smallDatasets = small.map(({ name, events, ...wanted }) => {
    const input = path.join(outputs, `${name}.csv`);
    writeFileSync(input, events);
    return { name, input, ...wanted };
});

/* Published without a head: source, kind, target, day, separated by tabs. */
function events(name, file) {
    const rows = readFileSync(file, 'utf8');
    const input = path.join(outputs, `${name}.tsv`);
    writeFileSync(input, `source\tkind\ttarget\tdate\n${rows}`);
    return { name, input, read: () => ({ rows: rows.trimEnd().split('\n').map((row) => row.split('\t')) }) };
}

/* Runs the program: { stdout, stderr }, as text. It is an error if it fails. */
export function tieline(...args) {
    const program = path.join(process.env.BUILD, 'tieline');
    const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
    if (run.status !== 0)
        throw new Error(`tieline ${args.join(' ')}: status ${run.status}\n${run.stderr}`);
    return run;
}

const remembered = new Map();

function once(key, make) {
    if (!remembered.has(key))
        remembered.set(key, make());
    return remembered.get(key);
}

/* What docs/outputs.md says of a format. */
export function documented(format) {
    const section = readFileSync(path.join(top, 'docs/outputs.md'), 'utf8').split(`\n## ${format}\n`)[1];
    return section.split('\n## ')[0];
}

/* The page that docs/outputs.md gives for a format, with a file of ours beside it, as who
 * follows it has them: nothing of either is changed. */
export function openDocumented(format, file, size) {
    const [, html] = /```html\n([^]*?)```/.exec(documented(format));
    const folder = `pages/${path.basename(file)}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/index.html`, html);
    copyFileSync(file, `${folder}/demo.json`);
    return openPage(`${folder}/index.html`, size);
}

/* A dataset as our JSON has it. */
export function truth(dataset) {
    return once(`json ${dataset.name}`, () => JSON.parse(tieline('export', dataset.input, '-t', 'json').stdout));
}

/* The records of CSV (RFC 4180), as objects by the names in its head. */
export function parseCsv(text) {
    const records = [];
    let record = [];
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
        record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        if (end === ',')
            continue;
        records.push(record);
        record = [];
    }
    const head = records.shift();
    return records.filter((cells) => cells.length === head.length)
        .map((cells) => Object.fromEntries(cells.map((cell, i) => [head[i], cell])));
}

/* The edges and nodes of a view, as our CSV has them: all texts. */
export function edges(dataset, view) {
    return table('csv', dataset, view);
}
export function nodes(dataset, view) {
    return table('csv-nodes', dataset, view);
}
function table(format, dataset, view) {
    const args = ['export', dataset.input, '--csv-raw', '--view', view, '-t', format];
    return once(`${format} ${dataset.name} ${view}`, () => parseCsv(tieline(...args).stdout));
}

/* Where two lists (or objects) differ, at most a few of it. */
function differences(got, wanted) {
    const found = [];
    const keys = new Set([...Object.keys(wanted), ...Object.keys(got)]);
    for (const key of keys) {
        if (isDeepStrictEqual(got[key], wanted[key]))
            continue;
        found.push(`[${key}] got ${inspect(got[key])}, wanted ${inspect(wanted[key])}`);
        if (found.length === 5)
            break;
    }
    return found;
}

/* One dataset in one format (and view):
 *   file       what we wrote: a file, or a folder; text: the file's text
 *   losses     what we said is lost: { cause: count }
 *   truth      the dataset as our JSON has it; input: as it was written
 *   edges, nodes    of the view, as our CSV has them */
export class Case {
    constructor(client, dataset, view, report) {
        Object.assign(this, { format: client.format, dataset, view, report, checks: 0 });
        const name = [dataset.name, view, client.format].filter(Boolean).join('.');
        this.file = path.join(outputs, name);
        const wish = view ? `${client.format}@${view}` : client.format;
        const run = tieline('export', dataset.input, ...(client.options ?? []), '-o', `${wish}:${this.file}`);
        this.losses = {};
        for (const [, count, cause] of run.stderr.matchAll(/^tieline: [a-z0-9-]+: (\d+) (.*)$/gm))
            this.losses[cause] = Number(count);
    }
    get text() {
        return readFileSync(this.file, 'utf8');
    }
    get truth() {
        return truth(this.dataset);
    }
    get input() {
        return this.dataset.read();
    }
    get edges() {
        return edges(this.dataset, this.view);
    }
    get nodes() {
        return nodes(this.dataset, this.view);
    }
    /* Passes if both are the same, item by item. */
    same(aspect, got, wanted) {
        this.checks++;
        const whole = isDeepStrictEqual(got, wanted);
        const size = Array.isArray(wanted) ? ` (${wanted.length})` : '';
        const isObject = (value) => typeof value === 'object' && value !== null;
        const problems = whole ? [] : isObject(got) && isObject(wanted)
            ? differences(got, wanted)
            : [`got ${inspect(got)}, wanted ${inspect(wanted)}`];
        this.report(whole, aspect + size, problems);
    }
}
