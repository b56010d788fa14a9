/* Loads our outputs into the tools they are made for, and compares what each tool then
 * holds with what we hold. Prints "ok - …" and "not ok - …" lines, then the sums.
 *
 *   node run.mjs [NAME...]    those of "format dataset view" that contain one of NAME
 *
 * Each *.test.mjs exports an object: `format`; `views`, if it is drawn in several;
 * `test(t)`, which is called for each dataset and view (see Case in lib.mjs); and
 * `show(t)`, if the tool shows something, for each small dataset of shown.mjs. */
import { readdirSync } from 'node:fs';
import { Case, closeBrowser, datasets, skipped, smallDatasets } from './lib.mjs';

const names = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };

function report(good, name, problems = []) {
    counts[good ? 'passed' : 'failed']++;
    console.log(`${good ? 'ok' : 'not ok'} - ${name}`);
    for (const problem of problems)
        console.log(String(problem).replace(/^/gm, '# '));
}

async function runCase(client, dataset, view, test) {
    const name = [client.format, dataset.name, view].filter(Boolean).join(' ');
    if (names.length > 0 && !names.some((part) => name.includes(part)))
        return;
    const it = new Case(client, dataset, view, (good, aspect, problems) =>
        report(good, `${name}: ${aspect}`, problems));
    try {
        await test(it);
        if (it.checks === 0)
            report(false, `${name}: nothing was compared`);
    } catch (error) {
        report(false, `${name}: it failed`, [error.stack ?? error]);
    }
    checkPrototype(name);
}

/* A tool that keeps things in a plain object by their id may, given "__proto__", write
 * into what all objects share; the tests that follow shall not suffer from it. */
function checkPrototype(name) {
    const left = [];
    for (const key in {}) {
        left.push(key);
        delete Object.prototype[key];
    }
    if (left.length > 0)
        report(false, `${name}: it wrote into Object.prototype`, left);
}

for (const { name, why } of skipped)
    console.log(`ok - ${name} # SKIP ${why}`);
for (const file of readdirSync('.').filter((path) => path.endsWith('.test.mjs')).sort()) {
    const { default: client } = await import(`./${file}`);
    for (const dataset of datasets)
        for (const view of client.views ?? [undefined])
            await runCase(client, dataset, view, client.test);
    for (const dataset of client.show ? smallDatasets : [])
        await runCase(client, dataset, undefined, client.show);
}
await closeBrowser();
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
