/* The menu Share: what is chosen and filtered, as a link, a command, tables and pictures. */
import { csvBlob, download, eventsCsv, svgBlob, tiesCsv } from './export.js';
import { button, byId } from './dom.js';
import { commandOf } from './fragment.js';
import { CanvasPen, SvgPen } from './pen.js';
import { networkPicture, timelinePicture } from './print.js';

export function startShare(app) {
    const name = (document.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'page').slice(0, 60);
    const copy = async (text, what) => {
        const said = await navigator.clipboard.writeText(text).then(() => `${what} is on the clipboard: `, () => `${what}: `);
        app.say(said + text);
    };
    const save = (what, blob) => download(`${name}-${what}`, blob);
    /* Pictures have the ground of paper in SVG, that of the page in PNG. */
    const saveSvg = (view, draw, height) => save(`${view}.svg`, svgBlob(draw(app, 1200, height, (...size) => new SvgPen(...size)).root));
    const savePng = (view, draw, height) => {
        const canvas = document.createElement('canvas');
        draw(app, 1200, height, (...size) => new CanvasPen(canvas, ...size, app.look.theme.paper), app.look);
        canvas.toBlob((blob) => save(`${view}.png`, blob));
    };
    const actions = { 'Copy a link': () => copy(location.href, 'The link'),
        'Copy the tieline command': () => copy(commandOf(app.state.filter, 'story.html'), 'The command'),
        'Events as CSV': () => save('events.csv', csvBlob(eventsCsv([...app.passing.events]))),
        'Ties as CSV': () => save('ties.csv', csvBlob(tiesCsv(app.ties))),
        'Timeline as SVG': () => saveSvg('timeline', timelinePicture, 600), 'Timeline as PNG': () => savePng('timeline', timelinePicture, 600),
        'Network as SVG': () => saveSvg('network', networkPicture, 800), 'Network as PNG': () => savePng('network', networkPicture, 800) };
    byId('share-list').append(...Object.entries(actions).map(([text, act]) => button(() => {
        byId('share').open = false;
        act();
    }, text)));
}

/* Menus close by Escape, and by a click elsewhere. */
export function startMenus() {
    const close = (menu) => {
        menu.open = false;
    };
    document.addEventListener('click', ({ target }) => {
        for (const menu of document.querySelectorAll('.menu[open]'))
            if (!menu.contains(target))
                close(menu);
    });
    document.addEventListener('keydown', (event) => {
        const menu = event.key === 'Escape' && document.querySelector('.menu[open]');
        if (!menu)
            return;
        close(menu);
        menu.querySelector('summary').focus();
        event.stopImmediatePropagation();
    });
}
