/* The page in Firefox, where it is installed: it opens, is drawn and can be used. */
import { openFirefox } from './lib.mjs';

/* How many colours are in a canvas. */
function coloursOf(id) {
    const canvas = document.getElementById(id);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4)
        if (data[i + 3] > 0)
            colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
    return colours.size;
}

export async function openInFirefox(file, counts, same, skip) {
    const page = await openFirefox();
    if (!page)
        return skip('Firefox is not installed');
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => errors.push(message.text()));
    await page.setViewport({ width: 1440, height: 860 });
    await page.goto(`file://${file}`);
    await page.waitForFunction(() => document.querySelector('#network').getAttribute('aria-label'));
    same('counts', await page.$eval('#counts', ({ textContent }) => textContent.replaceAll(',', '').match(/\d+/g).map(Number)), counts);
    same('both views are drawn', [await page.evaluate(coloursOf, 'timeline') > 1, await page.evaluate(coloursOf, 'network') > 1], [counts[0] > 0, counts[1] > 0]);
    await page.focus('#network');
    await page.keyboard.press('PageDown');
    same('an actor is chosen by keys', await page.$eval('#live', ({ textContent }) => / is chosen\.$/.test(textContent)), true);
    await page.keyboard.press('Escape');
    same('and none', await page.$eval('#live', ({ textContent }) => textContent), 'Nothing is chosen.');
    same('errors and messages', errors, []);
    await page.close();
    return undefined;
}
