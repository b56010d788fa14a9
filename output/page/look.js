/* Colours: those of the program's pictures, on a light or a dark ground. */
import { make } from './dom.js';
import { drawSample, SIGNS, signsOf } from './mark.js';
import { SvgPen } from './pen.js';

const LIGHT = { paper: '#ffffff', ink: '#222222', grey: '#5f5f5f', faint: '#d0d4d8', band: '#f3f4f6', tie: '#51607a',
    strong: '#303a6a', accent: '#0963b0', other: '#5c5c5c' };
const DARK = { paper: '#15181c', ink: '#ececec', grey: '#adb3ba', faint: '#3b4149', band: '#1d2126', tie: '#9fb0cc',
    strong: '#9fb0cc', accent: '#8cb7f3', other: '#a0a0a0' };

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

function sample(sign, theme) {
    const pen = new SvgPen(28, 16);
    drawSample(pen, sign, 8, theme);
    pen.root.setAttribute('aria-hidden', 'true');
    return make('span', {}, pen.root, SIGNS[sign]);
}

function chip(look, type, kind, label) {
    const square = make('span', { class: type === 'actor' ? 'chip round' : 'chip' });
    square.style.backgroundColor = look.colourOf(type, kind);
    const text = make('span', { dir: 'auto' }, label);
    return make('span', {}, square, text);
}

/* The kinds that have a colour, and how many have none. */
function kindEntries(look, type, kinds) {
    const named = kinds.filter((kind) => kind);
    const coloured = named.filter((kind) => look.hasColour(type, kind));
    const rest = named.length - coloured.length;
    const entries = coloured.map((kind) => chip(look, type, kind, look.data.kinds[type].get(kind).label));
    if (rest > 0)
        entries.push(chip(look, type, null, coloured.length > 0 ? `${rest} other ${rest === 1 ? 'kind' : 'kinds'}`
            : rest === 1 ? named[0] : `${rest} kinds`));
    if (kinds.includes('') && named.length > 0)
        entries.push(chip(look, type, null, 'no kind'));
    return entries;
}

/* The legend holds only what occurs. */
export function timelineLegend(look, entries) {
    const found = new Set(entries.flatMap(({ mark }) => signsOf(mark)));
    return [make('div', {}, ...kindEntries(look, 'event', kindsBy(entries.map(({ event }) => event)))),
        make('div', {}, ...Object.keys(SIGNS).filter((sign) => found.has(sign)).map((sign) => sample(sign, look.theme)))];
}

export function networkLegend(look, nodes, lines) {
    const statuses = new Set(lines.map(({ status }) => status));
    const entries = kindEntries(look, 'actor', kindsBy(nodes.map(({ actor }) => actor)));
    const line = (dash, text) => {
        const pen = new SvgPen(28, 16);
        pen.path([2, 8, 26, 8], { stroke: look.theme.tie, width: 2, dash });
        pen.root.setAttribute('aria-hidden', 'true');
        return make('span', {}, pen.root, text);
    };
    if (statuses.has('inferred') || statuses.has('assessed'))
        entries.push(line([6, 3], 'tie inferred or assessed'));
    if (statuses.has('disputed') || statuses.has('denied'))
        entries.push(line([2, 3], 'tie disputed or denied'));
    return [make('div', {}, ...entries)];
}
