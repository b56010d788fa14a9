/* Colours: those of the program's pictures, on a light or a dark ground; the style has them as
 * properties. */
import { button, make, replace } from './dom.js';
import { drawSample, SIGNS, signsOf } from './mark.js';
import { SvgPen } from './pen.js';
import { counted } from './text.js';

const LIGHT = { paper: '#ffffff', ink: '#222222', grey: '#5f5f5f', faint: '#d0d4d8', band: '#f3f4f6', tie: '#51607a',
    strong: '#303a6a', accent: '#0963b0', other: '#5c5c5c', on: '#ffffff', edge: '#767c84', stated: '#214d24', doubt: '#8a4b00', denied: '#9d2230' };
const DARK = { paper: '#15181c', ink: '#ececec', grey: '#adb3ba', faint: '#3b4149', band: '#1d2126', tie: '#9fb0cc',
    strong: '#9fb0cc', accent: '#8cb7f3', other: '#a0a0a0', on: '#15181c', edge: '#7f8790', stated: '#7fcf86', doubt: '#fcb47e', denied: '#ff8b8e' };

export class Look {
    constructor(data, isDark) {
        this.data = data;
        this.set(isDark);
    }

    set(isDark) {
        this.isDark = isDark;
        this.theme = isDark ? DARK : LIGHT;
    }

    colourOf(type, kind) {
        return this.data.kinds[type].get(kind)?.colours?.[Number(this.isDark)] ?? this.theme.other;
    }

    /* Gives the colours to the style of the page. */
    apply() {
        for (const [name, colour] of Object.entries(this.theme))
            document.documentElement.style.setProperty(`--${name}`, colour);
    }

    hasColour(type, kind) {
        return this.colourOf(type, kind) !== this.theme.other;
    }
}

/* The kinds of items by frequency. */
export function kindsBy(items) {
    const counts = new Map();
    for (const { kind } of items)
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([kind]) => kind);
}

/* A sample that is drawn, and what it means. */
function sample(draw, text) {
    const pen = new SvgPen(28, 16);
    draw(pen);
    pen.root.setAttribute('aria-hidden', 'true');
    return make('span', pen.root, text);
}

function chip(look, type, kind, label) {
    const square = make('span', { class: type === 'actor' ? 'chip round' : 'chip' });
    square.style.backgroundColor = look.colourOf(type, kind);
    return make('span', square, make('span', { dir: 'auto' }, label));
}

/* The kinds that have a colour, and how many have none. */
function kindEntries(look, type, items) {
    const kinds = kindsBy(items);
    const named = kinds.filter(Boolean);
    const coloured = named.filter((kind) => look.hasColour(type, kind));
    const rest = named.length - coloured.length;
    const other = coloured.length > 0 ? counted(phrases.other_kinds_count, rest) : rest === 1 ? named[0] : counted(phrases.kinds_only, rest);
    return [coloured.map((kind) => chip(look, type, kind, look.data.kinds[type].get(kind).label)), rest > 0 && chip(look, type, null, other),
        named.length > 0 && kinds.includes('') && chip(look, type, null, phrases.kindless)];
}

/* The legend holds only what occurs. */
export function timelineLegend(look, entries) {
    const found = new Set(entries.flatMap(({ mark }) => signsOf(mark)));
    return make('div', make('div', kindEntries(look, 'event', entries.map(({ event }) => event))),
        make('div', Object.keys(SIGNS).filter((sign) => found.has(sign)).map((sign) => sample((pen) => drawSample(pen, sign, 8, look.theme), SIGNS[sign]))));
}

export function networkLegend(look, nodes, lines) {
    const line = (dash, statuses, text) => lines.some(({ status }) => statuses.includes(status)) &&
        sample((pen) => pen.path([2, 8, 26, 8], { stroke: look.theme.tie, width: 2, dash }), text);
    return make('div', make('div', kindEntries(look, 'actor', nodes.map(({ actor }) => actor)),
        line([6, 3], ['inferred', 'assessed'], phrases.tie_inferred), line([2, 3], ['disputed', 'denied'], phrases.tie_disputed)));
}

/* Shows a legend in as many lines as it has parts; a button shows what does not fit. */
export function showLegend(place, legend) {
    const isOpen = place.classList.contains('open');
    const more = button(() => {
        place.classList.toggle('open');
        showLegend(place, legend);
        place.lastChild.focus();
    }, { 'aria-expanded': String(isOpen), 'aria-label': phrases.legend_more }, phrases.line_more);
    replace(place, legend, more);
    more.hidden = !isOpen && [...legend.children].every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 2);
}
