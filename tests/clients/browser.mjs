/* One headless Chromium for all tests, with pages that see only this folder, and a Firefox. */
import { chromium } from 'playwright-core';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css' };
/* Where the pages of docs/outputs.md have their tools from, and where the tools are here. */
const packages = [
    ['https://unpkg.com/', 'node_modules/'],
    ['https://cdn.knightlab.com/libs/timeline3/latest/', 'node_modules/@knight-lab/timelinejs/dist/'],
];
const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const foxes = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

let browser;
let firefox;
let server;

async function start() {
    server = createServer((request, response) => {
        const file = path.join('.', decodeURIComponent(new URL(request.url, 'http://x').pathname));
        if (!existsSync(file))
            return response.writeHead(404).end();
        const type = types[path.extname(file)] ?? 'application/json';
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
        createReadStream(file).pipe(response);
    });
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    const executablePath = process.env.CHROMIUM ?? programs.find(existsSync);
    browser = await chromium.launch({ executablePath, args: flags });
}

/* What is listened to in a tool: `made` is what the page made of our file with it. */
const listeners = {
    'cytoscape.min.js': 'cytoscape = new Proxy(cytoscape, { apply: (draw, self, it) => (made = draw(...it)) })',
    'timeline.js': 'TL = { ...TL, Timeline: class extends TL.Timeline { constructor(...it) { super(...it); made = this } } }',
};

/* Answers with the file of a package that an address on the web stands for. */
function route(request) {
    const url = request.request().url();
    const [from, to] = packages.find(([prefix]) => url.startsWith(prefix)) ?? [];
    if (!from)
        return request.abort();
    const file = url.replace(from, to);
    const listener = listeners[path.basename(file)];
    return request.fulfill(listener ? { body: `var made\n${readFileSync(file, 'utf8')}\n${listener}`, contentType: 'text/javascript' } : { path: file });
}

/* Runs in the page, before anything else: `written` is every text that is drawn on a
 * canvas. */
function listenToCanvases() {
    window.written = [];
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
        const { fillText } = prototype;
        prototype.fillText = function (text, ...rest) {
            window.written.push(text);
            return fillText.call(this, text, ...rest);
        };
    }
}

/* A page of this folder, to be closed. Paths in it are relative to this folder; nothing
 * outside of it can be loaded but the packages that it names by their addresses.
 * `page.errors` are what went wrong in it. */
export async function openPage(file, size = { width: 1200, height: 800 }) {
    if (!browser)
        await start();
    const origin = `http://127.0.0.1:${server.address().port}`;
    const page = await browser.newPage({ viewport: size, timezoneId: 'Pacific/Auckland' });
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(String(error)));
    await page.addInitScript(listenToCanvases);
    await page.route((url) => url.origin !== origin && url.protocol !== 'data:', route);
    await page.goto(`${origin}/${file}`);
    return page;
}

/* A page opened from the disk, to be closed, in a context of its own. `page.errors` are what
 * went wrong in it and what it said, `page.requests` what it asked for besides itself. */
export async function openFromDisk(file, hash = '', options = {}) {
    if (!browser)
        await start();
    const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, timezoneId: 'Pacific/Auckland', ...options });
    const page = await context.newPage();
    page.errors = [];
    page.requests = [];
    page.on('pageerror', (error) => page.errors.push(String(error)));
    page.on('console', (message) => page.errors.push(message.text()));
    page.on('request', (request) => request.url().split('#')[0] === `file://${file}` || page.requests.push(request.url()));
    await page.goto(`file://${file}${hash}`);
    return page;
}

/* A page in Firefox, to be closed; undefined where it is not installed. */
export async function openFirefox() {
    const executablePath = process.env.FIREFOX ?? foxes.find(existsSync);
    if (executablePath)
        firefox ??= await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    return firefox?.newPage();
}

export async function closeBrowser() {
    await firefox?.close();
    await browser?.close();
    server?.close();
}
