/* The picture of the page in the documents: node page_picture.mjs PAGE PICTURE */
import { closeBrowser, openFromDisk } from './browser.mjs';

const [file, picture] = process.argv.slice(2);
const page = await openFromDisk(file, '#actor=china', { viewport: { width: 1280, height: 800 } });
await page.waitForSelector('#app:not([hidden])');
await page.waitForTimeout(500);
await page.screenshot({ path: picture });
await closeBrowser();
