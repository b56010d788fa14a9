/* The menu Share: what is chosen and filtered, as a link, a command, tables and pictures. */
import { csvBlob, download, eventsCsv, svgBlob, tiesCsv } from './export.js';
import { button, byId } from './dom.js';
import { commandOf } from './fragment.js';
import { CanvasPen, SvgPen } from './pen.js';
import { networkPicture, timelinePicture } from './print.js';

export function startShare(app) {
    const name = (document.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'page').slice(0, 60);
    const copy = async (text, copied, shown) => {
        const said = await navigator.clipboard.writeText(text).then(() => copied, () => shown);
        app.say(`${said} ${text}`);
    };
    const save = (what, blob) => download(`${name}-${what}`, blob);
    /* Pictures have the ground of paper in SVG, that of the page in PNG. */
    const saveSvg = (view, draw, height) => save(`${view}.svg`, svgBlob(draw(app, 1200, height, (...size) => new SvgPen(...size)).root));
    const savePng = (view, draw, height) => {
        const canvas = document.createElement('canvas');
        draw(app, 1200, height, (...size) => new CanvasPen(canvas, ...size, app.look.theme.paper), app.look);
        canvas.toBlob((blob) => save(`${view}.png`, blob));
    };
    const actions = { [phrases.copy_link]: () => copy(location.href, phrases.link_copied, phrases.link_is),
        [phrases.copy_command]: () => copy(commandOf(app.state.filter, 'story.html'), phrases.command_copied, phrases.command_is),
        [phrases.events_csv]: () => save('events.csv', csvBlob(eventsCsv([...app.passing.events]))),
        [phrases.ties_csv]: () => save('ties.csv', csvBlob(tiesCsv(app.ties))),
        [phrases.timeline_svg]: () => saveSvg('timeline', timelinePicture, 600), [phrases.timeline_png]: () => savePng('timeline', timelinePicture, 600),
        [phrases.network_svg]: () => saveSvg('network', networkPicture, 800), [phrases.network_png]: () => savePng('network', networkPicture, 800) };
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
