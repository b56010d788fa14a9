/* The page as people use it: what docs/page.md says is clicked, one function for each
 * promise. Each gets a page of the bell foundry and a function to compare. */
import { readFileSync } from 'node:fs';
import { pictureOf } from './html_odd.mjs';
import { openFromDisk } from './lib.mjs';

const counts = (page) => page.locator('#counts').textContent();
const heading = (page) => page.locator('#panel-content h2').textContent();
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash.replaceAll('+', ' ')));

async function searching(page, same) {
    await page.fill('#search', 'OTTO bra');
    same('search finds by folded words', await page.locator('#hits button').first().textContent(), 'Otto Brandt person');
    await page.press('#search', 'Enter');
    same('Enter chooses the first hit', await heading(page), 'Otto Brandt');
    same('the address names it', await hash(page), '#actor=otto-brandt');
    same('the panel has its aliases', (await page.locator('#panel').textContent()).includes('Otho Brand'), true);
    await page.keyboard.press('Escape');
    same('Escape goes back', await heading(page), 'About');
    await page.goBack();
    same('and so does Back', await heading(page), 'Otto Brandt');
    await page.goBack();
    same('to the beginning', await heading(page), 'About');
}

async function filtering(page, same) {
    await page.fill('#since', '1850');
    await page.press('#since', 'Enter');
    same('counts are of the window', /^\d+ of 27 events, \d+ of 18 actors, \d+ of 10 sources$/.test(await counts(page)), true);
    await page.locator('[data-facet=kind] summary').click();
    await page.locator('[data-facet=kind] label', { hasText: 'casting' }).click();
    same('a facet goes into the address', await hash(page), '#since=1850-01-01&kind=casting');
    same('its menu says how many are chosen', await page.locator('[data-facet=kind] summary').textContent(), 'Kinds (1)');
    await page.fill('#until', 'soon');
    await page.press('#until', 'Enter');
    same('what is no date is marked', await page.locator('#until').getAttribute('aria-invalid'), 'true');
    await page.locator('#clear').click();
    same('Clear shows all', await counts(page), '27 events, 18 actors, 10 sources');
}

/* Dragging in the strip sets a window, its body moves it, a tap clears it. */
async function dragging(page, same) {
    const box = await page.locator('#histogram').boundingBox();
    const y = box.y + 20;
    const drag = async (from, to) => {
        await page.mouse.move(box.x + from, y);
        await page.mouse.down();
        await page.mouse.move(box.x + (from + to) / 2, y);
        await page.mouse.move(box.x + to, y);
        await page.mouse.up();
        return [await page.inputValue('#since'), await page.inputValue('#until')];
    };
    const first = await drag(300, 400);
    same('dragging sets a window', first.every((day) => /^1\d\d\d-/.test(day)) && first[0] < first[1], true);
    const moved = await drag(350, 380);
    same('its body moves it', moved[0] > first[0] && moved[1] > first[1], true);
    const wider = await drag(330, 310);
    same('its edge changes it', wider[0] < moved[0] && wider[1] === moved[1], true);
    await page.mouse.click(box.x + 40, y);
    same('a tap clears it', await page.inputValue('#since'), '');
}

async function choosingEvents(page, same) {
    await page.locator('[data-view=table]').click();
    await page.locator('.items .item', { hasText: 'Josiah Thornby is born' }).click();
    const panel = await page.locator('#panel').textContent();
    same('a row of the table chooses its event', await heading(page), 'Josiah Thornby is born');
    same('the panel has the EDTF text', panel.includes('1761~'), true);
    same('and who says what', /Who says what.*1758.*The Bells of Marrowick/.test(panel), true);
    same('rivals are beside the value used', await page.locator('.claims tr.used').first().textContent().then((text) => text.includes('used here')), true);
    await page.locator('#panel .item', { hasText: 'Josiah Thornby' }).first().click();
    same('an actor is a button', await heading(page), 'Josiah Thornby');
    await page.locator('#panel .weight').first().click();
    same('two actors have a panel of their ties', / and /.test(await heading(page)), true);
    await page.locator('th button', { hasText: 'Event' }).click();
    const titles = await page.locator('.items tbody .item').allTextContents();
    same('tables are sorted by a column', await page.locator('th[aria-sort=ascending]').textContent(), 'Event ↑');
    same('all rows are there', titles.length, 27);
    await page.locator('[data-view=ties]').click();
    same('the table of ties has all', (await page.locator('.items tbody tr').count()), 45);
}

async function fragments(page, same) {
    const to = async (text) => {
        await page.evaluate((fragment) => { location.hash = fragment; }, text);
        await page.waitForTimeout(60);
    };
    await to('#actor=Otho Brand&since=1850&until=1900&rows=kind&view=timeline');
    same('a fragment chooses by an alias', await heading(page), 'Otto Brandt');
    same('sets the window', [await page.inputValue('#since'), await page.inputValue('#until')], ['1850-01-01', '1900-12-31']);
    same('the rows', await page.inputValue('#rows'), 'kind');
    same('and the view', await page.locator('#network-pane').isHidden(), true);
    await to('#event=great-bell-cast&kind=nonsense&since=1850-13');
    same('what is unknown is said', await page.locator('#notice').textContent(),
        'The address names what is not in this file: kind=nonsense, since=1850-13');
    await to('#');
}

async function canvases(page, same) {
    same('one canvas each', await page.locator('#timeline-frame canvas, #network-frame canvas').count(), 2);
    await page.locator('#network').focus();
    await page.keyboard.press('PageDown');
    same('keys choose the busiest actor', await heading(page), 'Thornby & Vane');
    same('a live region tells it', await page.locator('#live').textContent(), 'Thornby & Vane is chosen.');
    await page.locator('#timeline').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('PageDown');
    same('and the first event', await heading(page), 'A bronze hoard is buried');
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    const box = await page.locator('#network-frame').boundingBox();
    await page.mouse.click(box.x + 5, box.y + 5);
    same('a click on nothing chooses nothing', await heading(page), 'About');
}

/* What is saved by the menu Share. */
async function save(page, text) {
    const waiting = page.waitForEvent('download');
    await page.locator('#share summary').click();
    await page.locator('#share-list button', { hasText: text }).click();
    return readFileSync(await (await waiting).path());
}

/* Wheel, pointer, fingers and keys move the timeline and the network; Home goes back. */
async function moving(page, same) {
    for (const id of ['timeline', 'network']) {
        const box = await page.locator(`#${id}`).boundingBox();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const session = await page.context().newCDPSession(page);
        const touch = (type, ...spread) => session.send('Input.dispatchTouchEvent', { type, touchPoints: spread.map((dx, i) => ({ x: x + dx, y, id: i })) });
        const first = await pictureOf(page, id);
        const acts = {
            wheel: () => page.mouse.move(x, y).then(() => page.mouse.wheel(0, -200)),
            drag: () => page.mouse.move(x, y).then(() => page.mouse.down()).then(() => page.mouse.move(x + 60, y + 20, { steps: 4 })).then(() => page.mouse.up()),
            pinch: async () => {
                await touch('touchStart', -20, 20);
                await touch('touchMove', -40, 40);
                await touch('touchMove', -80, 80);
                await touch('touchEnd');
            },
            '+': () => page.keyboard.press('+'),
            ArrowLeft: () => page.keyboard.press('ArrowLeft'),
        };
        let before = first;
        for (const [name, act] of Object.entries(acts)) {
            await page.locator(`#${id}`).focus();
            await act();
            await page.waitForTimeout(80);
            const after = await pictureOf(page, id);
            same(`${id}: ${name}`, after !== before, true);
            before = after;
        }
        await page.keyboard.press('Home');
        await page.mouse.move(0, 0);
        await page.waitForTimeout(80);
        same(`${id}: Home`, await pictureOf(page, id) === first, true);
    }
}

/* Cuts are drawn with their length; a switch shows all to scale. */
async function cuts(page, same) {
    same('the length of a cut', (await save(page, 'Timeline as SVG')).includes('>2,475 years<'), true);
    await page.locator('#scaled').check();
    same('all to scale', (await save(page, 'Timeline as SVG')).includes('>2,475 years<'), false);
}

/* Places stay when filters change, and are the same in every run. */
async function places(page, same) {
    const circles = async (from) => (await save(from, 'Network as SVG')).toString().match(/<circle cx="[^"]*" cy="[^"]*"/g).join();
    const first = await circles(page);
    const other = await openFromDisk(page.url().replace(/^file:[/][/]|#.*$/g, ''), '', { acceptDownloads: true });
    await other.waitForSelector('#app:not([hidden])');
    same('places are the same in every run', await circles(other) === first, true);
    same('and so is the picture', await pictureOf(other, 'timeline') === await pictureOf(page, 'timeline'), true);
    await other.context().close();
    await page.evaluate(() => { location.hash = '#since=1850&until=1860'; });
    same('places stay when filters change', await circles(page) === first, true);
}

/* An event shows its actors, and fades the others; so does an actor its events. */
async function linked(page, same) {
    const bold = async (view) => (await save(page, `${view} as SVG`)).toString().match(/font-weight="600"[^>]*fill="#222222"[^>]*>[^<]*|fill="#222222"[^>]*font-weight="600"[^>]*>[^<]*/g)?.map((text) => text.replace(/.*>/, '')) ?? [];
    await page.evaluate(() => { location.hash = '#event=first-ring'; });
    await page.waitForTimeout(60);
    same('the actors of an event', (await bold('Network')).sort(), ['Church of St Brannoc', 'Thornby &amp; Vane']);
    await page.evaluate(() => { location.hash = '#actor=otto-brandt'; });
    await page.waitForTimeout(60);
    const faded = (await save(page, 'Timeline as SVG')).toString().match(/<text[^>]*opacity="0.22"/g).length;
    same('the events of others fade', faded, 27 - await page.locator('#panel section', { hasText: 'Takes part in' }).locator('li').count());
}

/* Whatever a fragment has is there when the page opens. */
async function atLoad(page, same) {
    const file = page.url().replace(/^file:[/][/]|#.*$/g, '');
    for (const [fragment, id, value] of [['#since=1850', 'since', '1850-01-01'], ['#rows=place', 'rows', 'place'], ['#until=800 BCE', 'until', '-0799-12-31']]) {
        const opened = await openFromDisk(file, fragment);
        await opened.waitForSelector('#app:not([hidden])');
        same(fragment, await opened.inputValue(`#${id}`), value);
        await opened.context().close();
    }
    for (const [fragment, title] of [['#actor=Otho Brand', 'Otto Brandt'], ['#event=first-ring&view=ties', 'Six bells for St Brannoc'], ['#with=foundry&with=otto-brandt', 'Thornby & Vane and Otto Brandt']]) {
        const opened = await openFromDisk(file, fragment);
        await opened.waitForSelector('#app:not([hidden])');
        same(fragment, await heading(opened), title);
        await opened.context().close();
    }
}

/* Tab reaches all, nothing moves by itself, texts of the data have their own direction. */
async function reaching(page, same) {
    const reached = new Set();
    for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.parentElement.id || document.activeElement.className));
    }
    same('Tab reaches', ['search', 'since', 'until', 'views', 'share', 'rows', 'scaled', 'timeline-zoom', 'timeline', 'network-zoom', 'network'].filter((id) => !reached.has(id)), []);
    same('nothing moves by itself', await page.evaluate(() => document.getAnimations().length), 0);
    await page.evaluate(() => { location.hash = '#actor=otto-brandt&view=table'; });
    await page.waitForTimeout(60);
    same('directions', await page.evaluate(() => [...document.querySelectorAll('#title, #panel .item, #panel h2, .items .item, .items td > span, #facets label > span:first-of-type')]
        .filter((it) => it.textContent && !it.closest('[dir=auto]')).map(({ textContent }) => textContent)), []);
}

async function downloads(page, same) {
    const get = (text) => save(page, text);
    same('events as CSV', (await get('Events as CSV')).toString().split('\n').length, 27 + 2);
    for (const view of ['Timeline', 'Network']) {
        const svg = (await get(`${view} as SVG`)).toString();
        same(`${view} as SVG`, svg.includes('<svg') && svg.includes('</svg>') && !svg.includes('undefined') && !svg.includes('NaN'), true);
        same(`${view} as PNG`, (await get(`${view} as PNG`)).subarray(1, 4).toString(), 'PNG');
    }
    await page.evaluate(() => { location.hash = '#since=1850&kind=casting'; });
    await page.locator('#share summary').click();
    await page.locator('#share-list button', { hasText: 'command' }).click();
    await page.waitForTimeout(50);
    same('the command of the filter', (await page.locator('#notice').textContent()).replace(/^.*: /, ''),
        'tieline export DATASET --since 1850-01-01 --kind casting -o story.html');
}

/* What is injected into the page does nothing. */
async function policy(page, same) {
    const found = await page.evaluate(async () => {
        const blocked = [];
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective));
        const put = (name, fill) => {
            const element = document.createElement(name);
            fill(element);
            document.body.append(element);
            return element;
        };
        put('script', (it) => { it.textContent = 'window.hacked = 1'; });
        const styled = put('style', (it) => { it.textContent = 'body { color: rgb(1, 2, 3) }'; });
        put('p', (it) => it.setAttribute('style', 'color: red'));
        put('img', (it) => { it.src = 'https://example.org/x.png'; });
        put('iframe', (it) => { it.src = 'https://example.org/'; });
        put('form', (it) => { it.action = 'https://example.org/'; }).submit();
        const fetched = await fetch('https://example.org/').then(() => 'fetched', () => 'refused');
        await new Promise((later) => setTimeout(later, 1000));
        return { hacked: window.hacked, colour: getComputedStyle(document.body).color, fetched, blocked: [...new Set(blocked)].sort(), sheet: styled.sheet?.cssRules.length ?? 0 };
    });
    same('no script runs', found.hacked, undefined);
    same('no style applies', found.colour !== 'rgb(1, 2, 3)' && found.sheet === 0, true);
    same('nothing is fetched', found.fetched, 'refused');
    same('the policy blocks each', found.blocked, ['connect-src', 'form-action', 'frame-src', 'img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem']);
}

/* Wide and narrow, light and dark, in each view: no violation of axe-core, nothing that is
 * cut off, targets of 24 pixels, of 44 on phones. */
async function everybody(file, same) {
    const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
    for (const [width, colorScheme] of [[1440, 'light'], [1440, 'dark'], [390, 'light'], [390, 'dark'], [320, 'light']]) {
        const page = await openFromDisk(file, '#event=josiah-born', { viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
        await page.waitForSelector('#app:not([hidden])');
        if (width < 760) {
            same(`${width} ${colorScheme}: the header is low`, await page.locator('header').evaluate(({ offsetHeight }) => offsetHeight < 120), true);
            await page.locator('#show-filters').click();
        }
        for (const view of ['table', 'ties', 'network', 'timeline']) {
            await page.locator(`#views [data-view=${view}]`).click();
            const problems = width === 320 ? [] : await page.evaluate(`${axe}; axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
                violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target }) => target).join(', ')))`);
            same(`${width} ${colorScheme} ${view}: axe-core`, problems, []);
            same(`${width} ${colorScheme} ${view}: nothing overflows`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
            same(`${width} ${colorScheme} ${view}: targets`, await page.evaluate((least) => [...document.querySelectorAll('button, select, input, summary')]
                .filter((it) => it.checkVisibility() && it.type !== 'checkbox').map((it) => [it.id || it.textContent, it.getBoundingClientRect()])
                .filter(([, { width, height }]) => height < least || width < 24).map(([name]) => name), width < 760 ? 44 : 24), []);
        }
        await page.context().close();
    }
}

/* With texts twice as large nothing passes the width of the page. */
async function largeTexts(file, same) {
    for (const width of [1440, 390, 320]) {
        const page = await openFromDisk(file, '#event=josiah-born', { viewport: { width, height: 844 } });
        await page.waitForSelector('#app:not([hidden])');
        if (width < 760)
            await page.locator('#show-filters').click();
        await page.evaluate(() => {
            const sizes = [...document.querySelectorAll('body, body *')].map((it) => [it, parseFloat(getComputedStyle(it).fontSize)]);
            for (const [it, size] of sizes)
                it.style.fontSize = `${2 * size}px`;
        });
        same(`${width}: texts twice as large`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        await page.context().close();
    }
}

/* Without scripts the title and the events are there; in print all of it is. */
async function withoutScripts(file, same) {
    const page = await openFromDisk(file, '', { javaScriptEnabled: false });
    same('without scripts: events', await page.locator('noscript li, body > ul li').count(), 27);
    await page.context().close();
}

async function printing(page, same) {
    await page.emulateMedia({ media: 'print' });
    await page.waitForSelector('#print svg');
    same('in print: two pictures', await page.locator('#print figure > svg').count(), 2);
    same('in print: all events', await page.locator('#print tbody tr').count(), 27);
    same('in print: all sources', await page.locator('#print p', { hasText: /^\[\d+\]/ }).count(), 10);
    same('in print: nothing overflows', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await page.emulateMedia({ media: 'screen' });
}

export async function use(file, same) {
    for (const act of [searching, filtering, dragging, choosingEvents, fragments, canvases, moving, cuts, places, linked, atLoad, reaching, downloads, printing, policy]) {
        const page = await openFromDisk(file, '', { acceptDownloads: true });
        await page.waitForSelector('#app:not([hidden])');
        await act(page, (aspect, got, wanted) => same(`${act.name}: ${aspect}`, got, wanted));
        if (act !== policy) {
            same(`${act.name}: errors`, page.errors, []);
            same(`${act.name}: requests`, page.requests.filter((url) => !url.startsWith('blob:')), []);
        }
        await page.context().close();
    }
    await everybody(file, same);
    await largeTexts(file, same);
    await withoutScripts(file, same);
}
