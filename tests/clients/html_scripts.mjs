/* The scripts of the page by themselves: that they hold no slips, that what the program
 * embeds is the same in shorter words, and what each of them computes. */
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import js from '@eslint/js';
import * as espree from 'espree';
import { openFromDisk } from './lib.mjs';
import { units } from './html_units.mjs';

const sources = path.join(process.env.TOP, 'output/page');
const PARSING = { ecmaVersion: 2024, sourceType: 'module' };

/* What the scripts have from the browser, as the program that shortens them knows it. */
function listedNames() {
    const [, list] = /static const char words\[\] =([^;]*);/.exec(readFileSync(path.join(sources, 'shorten.c'), 'utf8'));
    return list.match(/[\w$]+/g);
}

async function lint(same) {
    const keywords = new Set('let static yield await async of'.split(' '));
    const eslint = new ESLint({ cwd: path.resolve('page'), overrideConfigFile: true, overrideConfig: [js.configs.recommended, {
        languageOptions: { ...PARSING, globals: Object.fromEntries(listedNames().filter((name) => !keywords.has(name)).map((name) => [name, 'readonly']).concat([['phrases', 'readonly']])) },
        rules: { 'semi': 'error', 'prefer-const': 'error', 'eqeqeq': 'error', 'no-var': 'error', 'no-shadow-restricted-names': 'error',
            'no-empty-function': 'off', 'no-constant-condition': 'off', 'no-control-regex': 'off' },
    }] });
    const found = (await eslint.lintFiles('*.js')).flatMap(({ filePath, messages }) =>
        messages.map(({ line, message }) => `${path.basename(filePath)}:${line}: ${message}`));
    same('nothing for a linter to say', found, []);
}

/* --- That the embedded script is the sources, shortened -------------------------------- */

/* The English phrases as the program writes them into the script: what stands in braces is
 * numbered, that of a count 0, and forms that are the same are there once. */
function phrasesOf(text) {
    const rows = text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
    return Object.fromEntries(rows.map(([key, phrase]) => {
        const names = [...new Set([...(phrase.includes('{count}') ? ['count'] : []), ...[...phrase.matchAll(/{(\w+)}/g)].map(([, name]) => name)])];
        const [one, other] = phrase.split('|');
        return [key, (one === other ? one : phrase).replace(/{(\w+)}/g, (_, name) => `{${names.indexOf(name)}}`)];
    }));
}

const phrases = phrasesOf(readFileSync(path.join(process.env.TOP, 'graph/base/language/en.tsv'), 'utf8'));

/* The modules as one script, in the order of the Makefile. */
function joined() {
    const [, names] = /^page_scripts = ((?:.*\\\n)*.*)/m.exec(readFileSync(path.join(process.env.TOP, 'Makefile'), 'utf8'));
    return names.replaceAll('\\', ' ').trim().split(/\s+/).map((name) => readFileSync(path.join(sources, `${name}.js`), 'utf8'))
        .join('\n').replace(/^import [^;]*;/gm, '').replace(/^export /gm, '').replace(/\bphrases\.(\w+)/g, (_, key) => JSON.stringify(phrases[key]));
}

/* Each declared variable as a statement, whether it may change or not, and values as they
 * are in sources. */
function plain(node) {
    if (Array.isArray(node))
        return node.flatMap((it) => it?.type === 'VariableDeclaration'
            ? it.declarations.map((one) => ({ ...it, declarations: [one] })) : [it]).map(plain);
    if (node?.type === 'UnaryExpression' && node.argument.type === 'Literal' && typeof node.argument.value === 'number') {
        if (node.operator === '!')
            return { type: 'Literal', value: node.argument.value === 0 };
        if (node.operator === 'void')
            return { type: 'Identifier', name: 'undefined' };
    }
    if (!node || typeof node !== 'object' || node instanceof RegExp)
        return node;
    return Object.fromEntries(Object.entries(node).filter(([key]) => !['start', 'end', 'range', 'loc', 'raw', 'shorthand'].includes(key))
        .map(([key, value]) => [key, value === 'const' && key === 'kind' ? 'let' : plain(value)]));
}

/* Walks two trees side by side; names may differ, one for one. */
function compare(one, other, names, isProperty, where) {
    if (Array.isArray(one)) {
        if (one.length !== other?.length)
            throw new Error(`${where}: ${one.length} nodes, not ${other?.length}`);
        one.forEach((it, i) => compare(it, other[i], names, false, where));
    } else if (one?.type === 'Identifier') {
        rename(one.name, other?.name, isProperty ? names.properties : names.variables);
    } else if (one && typeof one === 'object' && !(one instanceof RegExp)) {
        for (const key of Object.keys(one)) {
            const isName = !one.computed && ((key === 'key' && one.type !== 'Literal') || (key === 'property' && one.type === 'MemberExpression'));
            compare(one[key], other?.[key], names, isName, `${where} ${one.type ?? ''}`.slice(-200));
        }
    } else if (String(one) !== String(other)) {
        throw new Error(`${where}: ${one}, not ${other}`);
    }
}

function rename(name, to, { forth, back }) {
    if ((forth.has(name) && forth.get(name) !== to) || (back.has(to) && back.get(to) !== name))
        throw new Error(`${name} becomes ${to}, but ${forth.get(name)} is its name, and ${to} that of ${back.get(to)}`);
    forth.set(name, to);
    back.set(to, name);
}

function embedded(file, same) {
    const [, script] = /<script type=module>([^]*?)<\/script>/.exec(readFileSync(file, 'utf8'));
    const names = { variables: { forth: new Map(), back: new Map() }, properties: { forth: new Map(), back: new Map() } };
    let wrong = '';
    try {
        compare(plain(espree.parse(joined(), PARSING)), plain(espree.parse(script, PARSING)), names, false, '');
    } catch (error) {
        wrong = error.message;
    }
    same('the embedded script is the sources in shorter words', wrong, '');
    return names.properties.forth;
}

/* All names of properties that a browser has. */
function platformNames() {
    const names = new Set();
    const add = (object) => {
        for (let it = object; it; it = Object.getPrototypeOf(it))
            Object.getOwnPropertyNames(it).forEach((name) => names.add(name));
    };
    for (const name of Object.getOwnPropertyNames(globalThis)) {
        names.add(name);
        const value = globalThis[name];
        if (value && (typeof value === 'object' || typeof value === 'function')) {
            add(value);
            add(value.prototype);
        }
    }
    add(document.body.style);
    return [...names];
}

/* No name that the browser has is shortened where it is one of its own. */
async function platform(file, properties, same) {
    const page = await openFromDisk(file);
    const known = new Set(await page.evaluate(`(${platformNames})()`));
    await page.context().close();
    same('no property of the browser is shortened', [...properties].filter(([name, to]) => name !== to && known.has(name)).map(([name]) => name), []);
}

export async function scripts(file, same) {
    cpSync(sources, 'page', { recursive: true, filter: (name) => !/\.[ch]$/.test(name) });
    await lint(same);
    await platform(file, embedded(file, same), same);
    const [, data] = /<script type="application\/json" id=data>([^]*?)<\/script>/.exec(readFileSync(file, 'utf8'));
    const modules = {};
    globalThis.phrases = phrases;
    for (const name of readdirSync('page').filter((it) => it.endsWith('.js') && !['main.js', 'pen.js', 'look.js', 'print.js', 'share.js'].includes(it)))
        Object.assign(modules, await import(path.resolve('page', name)));
    units(modules, JSON.parse(data), same);
}
