/* The marks of dates: each form of date has its own. Timeline and legend draw them with
 * the same function. */
import { drawn, isCounted } from './date.js';

/* What the legend says of each, in its order. */
export const SIGNS = {
    day: phrases.on_day,
    moment: phrases.at_time,
    within: phrases.within_days,
    lasting: phrases.lasted,
    each: phrases.each_of_days,
    oneof: phrases.one_of_days,
    uncertain: phrases.date_uncertain,
    inferred: phrases.date_inferred,
    open: phrases.going_on,
    unknown: phrases.unknown_end,
    rival: phrases.rival_date,
    disputed: phrases.disputed_event,
    denied: phrases.denied_event,
};

/* Beyond this no mark is drawn: canvases lose precision. */
const FAR = 20000;

/* What is drawn of an event: the places of its date and of its rivals, in days. */
export function markOf(event) {
    const shape = drawn(event.date);
    const rivals = event.claims.filter(({ field, date, agrees }) => field === 'date' && date && !agrees &&
        isCounted(date.at)).map(({ date }) => drawn(date));
    const members = event.date.members;
    const spans = [];
    for (let i = 0; members && i < members.length; i += 2)
        spans.push({ from: isCounted(members[i]) ? members[i] : shape.from,
            to: isCounted(members[i + 1]) ? members[i + 1] + 1 : shape.to });
    return { ...shape, spans, rivals: event.undecided.includes('date') ? [] : rivals,
        isUncertain: event.date.isDoubtful || event.undecided.includes('date'), isInferred: event.unsure.has('date'),
        isDisputed: event.status === 'disputed', isDenied: event.status === 'denied' };
}

/* The signs that a mark shows. */
export function signsOf(mark) {
    return [mark.form, mark.isUncertain && 'uncertain', mark.isInferred && 'inferred',
        (mark.startsOpen === 'open' || mark.endsOpen === 'open') && 'open',
        (mark.startsOpen === 'unknown' || mark.endsOpen === 'unknown') && 'unknown',
        mark.rivals.length > 0 && 'rival', mark.isDisputed && 'disputed', mark.isDenied && 'denied'].filter(Boolean);
}

const LEAST = 5;
const DOT = 10;

const isDot = ({ form }) => form === 'day' || form === 'moment';

/* From where to where a mark is on the screen; no narrower than can be seen. */
export function extentOf(mark, scale) {
    let x0 = scale.xOf(mark.from);
    let x1 = Math.max(scale.xOf(mark.to), ...mark.spans.slice(-1).map(({ from }) => scale.xOf(from) + LEAST));
    const least = isDot(mark) && mark.spans.length < 2 ? DOT : LEAST;
    if (x1 - x0 < least) {
        const middle = (x0 + x1) / 2;
        [x0, x1] = [middle - least / 2, middle + least / 2];
    }
    if (mark.startsOpen)
        x0 -= 10;
    if (mark.endsOpen)
        x1 += 10;
    return { x0: Math.max(x0, -FAR), x1: Math.min(x1, FAR) };
}

/* With its rivals. */
export function reachOf(mark, scale) {
    const { x0, x1 } = extentOf(mark, scale);
    const places = mark.rivals.map(({ from, to }) => scale.xOf((from + to) / 2));
    return { x0: Math.min(x0, ...places.map((x) => x - 5)), x1: Math.max(x1, ...places.map((x) => x + 5)) };
}

function outline(mark) {
    if (mark.isDisputed || mark.isDenied)
        return [1.5, 2.5];
    return mark.isUncertain ? [4, 3] : null;
}

/* What a mark is painted with. */
function styleOf(mark, colour, theme, alpha) {
    const line = mark.isDenied ? theme.grey : colour;
    const solid = isDot(mark) || mark.form === 'lasting' || mark.form === 'each';
    return { line, alpha, solid: solid && !mark.isUncertain && !mark.isDenied && !mark.isInferred, dash: outline(mark) };
}

function putBar(pen, x0, x1, y, height, style, theme) {
    for (const paint of [{ fill: theme.paper, alpha: style.alpha }, { fill: style.line, alpha: style.alpha * (style.solid ? 0.55 : 0.16) },
        { stroke: style.line, width: 1.4, dash: style.dash, alpha: style.alpha }])
        pen.rect(x0, y - height / 2, x1 - x0, height, { ...paint, round: 2 });
}

/* An end that fades, or an arrow beyond it; `way` is -1 or 1. */
function putEnd(pen, kind, x, y, height, way, style, theme) {
    if (kind === 'open') {
        pen.path([x, y - height / 2, x + way * 9, y, x, y + height / 2],
            { fill: style.line, stroke: style.line, closed: true, alpha: style.alpha });
        return;
    }
    for (let i = 0; i < 5; i++)
        pen.rect(way > 0 ? x + 2 * i : x - 2 * i - 2, y - height / 2, 2, height,
            { fill: style.line, alpha: style.alpha * (0.5 - 0.1 * i) });
    pen.path([x, y - height / 2 + 0.7, x, y + height / 2 - 0.7], { stroke: theme.paper, width: 2, alpha: style.alpha });
}

function putSpans(pen, mark, scale, y, height, style, theme) {
    const ends = mark.spans.map(({ from, to }) => [scale.xOf(from), Math.max(scale.xOf(to), scale.xOf(from) + LEAST)]);
    const first = Math.max(ends[0][0], -FAR);
    const last = Math.min(ends.at(-1)[1], FAR);
    pen.path([first, y, last, y], { stroke: style.line, width: 1.4, alpha: style.alpha,
        dash: mark.form === 'oneof' ? [2, 2] : null });
    for (const [x0, x1] of ends.slice(0, 200))
        if (x1 > -FAR && x0 < FAR)
            putBar(pen, Math.max(x0, -FAR), Math.min(x1, FAR), y, height, style, theme);
}

function putRivals(pen, mark, scale, y, style, theme) {
    const { x0, x1 } = extentOf(mark, scale);
    for (const { from, to } of mark.rivals) {
        const x = scale.xOf((from + to) / 2);
        if (Math.abs(x) > FAR)
            continue;
        const near = x < x0 ? x0 : x > x1 ? x1 : x;
        pen.path([near, y, x, y], { stroke: style.line, dash: [1.5, 2], alpha: style.alpha });
        pen.path([x - 4, y, x, y - 4, x + 4, y, x, y + 4], { fill: theme.paper, stroke: style.line, closed: true,
            alpha: style.alpha });
    }
}

function putBody(pen, mark, scale, y, height, style, theme) {
    const { x0, x1 } = extentOf(mark, scale);
    const from = mark.startsOpen ? x0 + 10 : x0;
    const to = mark.endsOpen ? x1 - 10 : x1;
    if (mark.spans.length > 1)
        putSpans(pen, mark, scale, y, height, style, theme);
    else if (isDot(mark) && to - from <= height)
        pen.circle((from + to) / 2, y, height / 2 - 0.5, { fill: style.solid ? style.line : theme.paper,
            stroke: style.line, width: 1.4, dash: style.dash, alpha: style.alpha });
    else
        putBar(pen, from, to, y, height, style, theme);
    if (mark.startsOpen)
        putEnd(pen, mark.startsOpen, from, y, height, -1, style, theme);
    if (mark.endsOpen)
        putEnd(pen, mark.endsOpen, to, y, height, 1, style, theme);
}

/* Draws a mark in the middle of a row. */
export function drawMark(pen, mark, scale, y, height, colour, theme, alpha = 1) {
    const style = styleOf(mark, colour, theme, alpha);
    putRivals(pen, mark, scale, y, style, theme);
    putBody(pen, mark, scale, y, height, style, theme);
    const { x0, x1 } = extentOf(mark, scale);
    if (mark.isInferred)
        pen.path([(x0 + x1) / 2 - 2.5, y + height / 2 + 2, (x0 + x1) / 2 + 2.5, y + height / 2 + 2],
            { stroke: style.line, width: 1.6, alpha });
    if (mark.isDenied)
        pen.path([x0 - 2, y, x1 + 2, y], { stroke: theme.grey, width: 1.4, alpha });
}

/* A sample of each sign for the legend, on a scale of pixels. */
const PLAIN = { form: 'within', from: 4, to: 24, startsOpen: false, endsOpen: false, spans: [], rivals: [],
    isUncertain: false, isInferred: false, isDisputed: false, isDenied: false };

const SAMPLES = {
    day: { form: 'day', from: 12, to: 13 }, moment: { form: 'moment', from: 13, to: 13 }, within: {},
    lasting: { form: 'lasting' },
    each: { form: 'each', spans: [{ from: 3, to: 8 }, { from: 20, to: 25 }] },
    oneof: { form: 'oneof', spans: [{ from: 3, to: 8 }, { from: 20, to: 25 }] },
    uncertain: { isUncertain: true }, inferred: { isInferred: true },
    open: { form: 'lasting', from: 3, to: 17, endsOpen: 'open' },
    unknown: { form: 'lasting', from: 3, to: 16, endsOpen: 'unknown' },
    rival: { form: 'day', from: 4, to: 5, rivals: [{ from: 22, to: 22 }] },
    disputed: { form: 'lasting', isDisputed: true }, denied: { form: 'lasting', isDenied: true },
};

const PIXELS = { xOf: (day) => day };

export function drawSample(pen, sign, y, theme) {
    drawMark(pen, { ...PLAIN, ...SAMPLES[sign] }, PIXELS, y, 11, theme.grey, theme);
}
