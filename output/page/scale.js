/* A time axis: where on it a day is. Times in which nothing is are cut out of it, as the
 * program found them; each takes the same small length. What is between cuts is to scale.
 * Lengths are in days of the uncut axis, here called units. */
import { civilOf, dayLabel, dayOf, timeLabel } from './day.js';

const GAP_SHARE = 0.04;

/* The pieces of an axis from one day to another, gaps among them. */
function makePieces(from, to, gaps) {
    const inside = gaps.filter((gap) => gap.from > from && gap.to < to);
    const rest = inside.reduce((length, gap) => length - (gap.to - gap.from), to - from);
    const gapLength = Math.max(rest, 1e-9) * GAP_SHARE;
    const pieces = [];
    let day = from;
    let unit = 0;
    for (const gap of [...inside, null]) {
        const end = gap ? gap.from : to;
        pieces.push({ from: day, to: end, unit, length: end - day, gap: null });
        unit += end - day;
        if (gap) {
            pieces.push({ from: gap.from, to: gap.to, unit, length: gapLength, gap });
            unit += gapLength;
            day = gap.to;
        }
    }
    return pieces;
}

const STEPS = [
    ...[5, 15, 60, 180, 360].map((minutes) => ({ unit: 'minute', count: minutes, days: minutes / 1440 })),
    ...[1, 2, 7].map((count) => ({ unit: 'day', count, days: count })),
    ...[1, 3, 6].map((count) => ({ unit: 'month', count, days: 30 * count })),
];

/* The smallest step that is no shorter than some days. */
function stepFor(days, timed) {
    const step = STEPS.find((it) => it.days >= days && (timed || it.unit !== 'minute'));
    if (step)
        return step;
    let years = 1;
    while (years * 366 < days)
        years = nextRound(years);
    return { unit: 'year', count: years, days: years * 365 };
}

/* After 10 comes 20, then 50, then 100. */
function nextRound(years) {
    const digit = Number(String(years)[0]);
    return digit === 2 ? years * 2.5 : years * 2;
}

/* The first tick of a step that is not before a day. */
function firstTick(step, day) {
    const { year, month } = civilOf(day);
    if (step.unit === 'minute')
        return Math.ceil(day * 1440 / step.count) * step.count / 1440;
    if (step.unit === 'day') {
        const from = step.count === 7 ? 4 : 0;
        return Math.ceil((day - from) / step.count) * step.count + from;
    }
    if (step.unit === 'month') {
        const tick = dayOf(year, month - (month - 1) % step.count, 1);
        return tick >= day ? tick : nextTick(step, tick);
    }
    const tick = dayOf(Math.floor(year / step.count) * step.count, 1, 1);
    return tick >= day ? tick : nextTick(step, tick);
}

function nextTick(step, tick) {
    if (step.unit === 'minute')
        return (Math.round(tick * 1440) + step.count) / 1440;
    if (step.unit === 'day')
        return tick + step.count;
    const { year, month } = civilOf(tick + 0.5);
    const months = step.unit === 'month' ? month - 1 + step.count : 0;
    return step.unit === 'month' ? dayOf(year + Math.floor(months / 12), months % 12 + 1, 1)
        : dayOf(year + step.count, 1, 1);
}

export class Scale {
    /* Gaps are as data.js makes them; none: all is to scale. */
    constructor(from, to, gaps, timed) {
        Object.assign(this, { from, to, gaps, timed, width: 1, pieces: makePieces(from, to, gaps) });
        const last = this.pieces.at(-1);
        this.length = last.unit + last.length;
        this.view = { start: 0, end: this.length };
    }

    /* The place of a day, in units; days beyond the axis are beyond its ends. */
    unitOf(day) {
        const piece = this.pieces.find(({ to }) => day <= to) ?? this.pieces.at(-1);
        const share = piece.to > piece.from ? (day - piece.from) / (piece.to - piece.from) : 0;
        return piece.unit + share * piece.length;
    }

    dayAt(unit) {
        const piece = this.pieces.find(({ unit: start, length }) => unit <= start + length) ?? this.pieces.at(-1);
        const share = piece.length > 0 ? (unit - piece.unit) / piece.length : 0;
        return piece.from + share * (piece.to - piece.from);
    }

    /* Pixels for a unit. */
    get zoom() {
        return this.width / (this.view.end - this.view.start);
    }

    xOf(day) {
        return (this.unitOf(day) - this.view.start) * this.zoom;
    }

    dayAtX(x) {
        return this.dayAt(this.view.start + x / this.zoom);
    }

    /* Shows a part of the axis; no less than an hour, or a day, and little beyond it. */
    show(start, end) {
        const least = this.timed ? 1 / 24 : Math.min(4, this.length);
        const length = Math.min(Math.max(end - start, least), this.length * 1.04);
        const middle = (start + end) / 2;
        const margin = this.length * 0.02;
        const from = Math.min(Math.max(middle - length / 2, -margin), this.length + margin - length);
        this.view = { start: from, end: from + length };
    }

    zoomAt(x, factor) {
        const unit = this.view.start + x / this.zoom;
        this.show(unit - (unit - this.view.start) * factor, unit + (this.view.end - unit) * factor);
    }

    panBy(pixels) {
        const units = pixels / this.zoom;
        this.show(this.view.start + units, this.view.end + units);
    }

    /* What is in each column of a width: { entry, share }; an entry of k columns has 1/k in
     * each. */
    columns(entries, width) {
        const columns = Array.from({ length: Math.max(1, Math.ceil(this.width / width)) }, () => []);
        for (const entry of entries) {
            const first = Math.floor(this.xOf(entry.mark.from) / width);
            const last = Math.max(first, Math.ceil(this.xOf(entry.mark.to) / width) - 1);
            for (let i = Math.max(first, 0); i <= Math.min(last, columns.length - 1); i++)
                columns[i].push({ entry, share: 1 / (last - first + 1) });
        }
        return columns;
    }

    /* The gaps in view: { x0, x1, label }. */
    gapsInView() {
        return this.pieces.filter(({ gap }) => gap)
            .map((piece) => ({ x0: this.xOf(piece.from), x1: this.xOf(piece.to), label: piece.gap.label }))
            .filter(({ x0, x1 }) => x1 > 0 && x0 < this.width);
    }

    /* The ticks in view, no closer than `distance` pixels: { x, label }. */
    ticks(distance) {
        const step = stepFor(distance / this.zoom, this.timed);
        const ticks = [];
        let before = '';
        for (const piece of this.pieces) {
            const from = Math.max(piece.from, this.dayAtX(-distance));
            const to = Math.min(piece.to, this.dayAtX(this.width + 1));
            if (piece.gap || to <= from)
                continue;
            let tick = firstTick(step, from);
            for (let count = 0; tick <= to && count < 500; count++, tick = nextTick(step, tick)) {
                const { label, of } = tickLabel(step, tick, before);
                before = of;
                ticks.push({ x: this.xOf(tick), label });
            }
        }
        return ticks;
    }
}

/* A label, and the day that it has named, which the next one need not name again. */
function tickLabel(step, tick, before) {
    if (step.unit !== 'minute')
        return { label: dayLabel(tick + 1e-6, step.unit), of: '' };
    const day = dayLabel(tick + 1e-6, 'day');
    return { label: day === before ? timeLabel(tick) : `${day}, ${timeLabel(tick)}`, of: day };
}
