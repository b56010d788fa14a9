/* The timeline: events in rows with their labels while these fit, then in thinner rows,
 * then counted. What is drawn is the same on the screen, in downloads and in print. */
import { isCounted } from './date.js';
import { dayLabel, timeLabel } from './day.js';
import { addTo } from './dom.js';
import { counted } from './text.js';
import { drawMark, extentOf, markOf, reachOf } from './mark.js';
import { Scale } from './scale.js';

export const AXIS_HEIGHT = 26;
const TEXT = 12;
const ROW = 19;
const LOW_ROW = 16;
const THIN = 8;
const HEAD = 17;
const BIN = 7;
const GROUPS = [12, 8, 5, 3];
const SHORTEST = 64;
const LONGEST = 420;

/* The events that have a place on the axis, in time order, each with its mark. */
export function placeEvents(events) {
    return events.filter(({ date }) => date && isCounted(date.at))
        .map((event) => ({ event, mark: markOf(event), kindName: event.kind || phrases.kindless }));
}

/* From which to which day the events reach. */
export function rangeOf(entries, axis) {
    let from = axis.first;
    let to = Math.max(axis.last, axis.first + (axis.timed ? 1 / 24 : 1));
    for (const { mark } of entries) {
        from = Math.min(from, mark.from);
        to = Math.max(to, mark.to);
    }
    const length = axis.gaps.reduce((rest, gap) => rest - (gap.to - gap.from), to - from);
    const margin = Math.max(length * 0.02, axis.timed ? 1 / 48 : 1);
    return { from: from - margin, to: to + margin };
}

/* The middle 96 % of the dates, if the axis is then a third as long or less; else null. */
export function middleOf(entries, scale) {
    if (entries.length < 12)
        return null;
    const starts = entries.map(({ mark }) => scale.unitOf(mark.from)).sort((a, b) => a - b);
    const ends = entries.map(({ mark }) => scale.unitOf(mark.to)).sort((a, b) => a - b);
    const least = Math.max(1, Math.floor(entries.length * 0.02));
    const start = starts[least];
    const end = ends[ends.length - 1 - least];
    const margin = (end - start) * 0.04;
    return end > start && (end - start + 2 * margin) * 3 <= scale.length
        ? { start: start - margin, end: end + margin } : null;
}

/* How rows are grouped: the names of the groups that an event is in. */
export const GROUPINGS = {
    together: { title: phrases.together, of: null },
    kind: { title: phrases.by_kind, of: ({ kindName }) => [kindName] },
    actor: { title: phrases.by_actor, of: ({ event }) => [...new Set(event.parts.map(({ actor }) => actor.name))] },
    place: { title: phrases.by_place, of: ({ event }) => [event.place || phrases.placeless] },
};

/* The groups of entries: the largest, those that are wanted among them, and the rest. */
function groupEntries(entries, grouping, wanted, most) {
    if (!grouping.of)
        return [{ name: '', entries }];
    const groups = new Map();
    for (const entry of entries)
        for (const name of grouping.of(entry))
            addTo(groups, name, entry);
    const sorted = [...groups].sort(([a, left], [b, right]) => Number(wanted.has(b)) - Number(wanted.has(a)) ||
        right.length - left.length || (a < b ? -1 : 1));
    const kept = sorted.slice(0, most).map(([name, list]) => ({ name, entries: list }));
    const rest = new Set(sorted.slice(most).flatMap(([, list]) => list));
    if (rest.size > 0)
        kept.push({ name: counted(phrases.others, sorted.length - most), entries: entries.filter((entry) => rest.has(entry)) });
    return kept;
}

/* Puts intervals into rows, each into the first in which it is free; -1: too many. */
function packRows(intervals, most) {
    const ends = [];
    for (const interval of intervals) {
        let row = ends.findIndex((end) => end <= interval.left);
        if (row < 0)
            row = ends.length;
        if (row >= most)
            return -1;
        ends[row] = interval.right;
        interval.row = row;
    }
    return ends.length;
}

/* How much of each kind is in a column. */
function countKinds(entries) {
    const counts = new Map();
    for (const { entry: { kindName }, share } of entries)
        counts.set(kindName, (counts.get(kindName) ?? 0) + share);
    return counts;
}

export class Timeline {
    constructor(ruler, { events, axis }) {
        const all = axis ? placeEvents(events) : [];
        Object.assign(this, { ruler, axis, all, entries: all, groups: [], mode: 'labels', grouping: GROUPINGS.together,
            wanted: new Set(), scale: null });
        this.byEvent = new Map(all.map((entry) => [entry.event, entry]));
        if (axis)
            this.setScaled(false);
    }

    get isReady() {
        return this.scale !== null;
    }

    /* Cuts are left out, or all is to scale. */
    setScaled(toScale) {
        const { from, to } = rangeOf(this.all, this.axis);
        this.scale = new Scale(from, to, toScale ? [] : this.axis.gaps, this.axis.timed);
        this.home();
    }

    /* What is shown at first. */
    home() {
        const middle = middleOf(this.all, this.scale);
        this.show(middle?.start ?? 0, middle?.end ?? this.scale.length);
    }

    fit() {
        this.show(0, this.scale.length);
    }

    show(start, end) {
        this.scale.show(start, end);
        this.isStale = true;
    }

    zoomAt(x, y, factor) {
        this.scale.zoomAt(x, 1 / factor);
        this.isStale = true;
    }

    /* Which events are shown. */
    setPassing(passing) {
        this.entries = this.all.filter(({ event }) => passing.has(event));
        this.isStale = true;
    }

    setSize(width, height) {
        this.width = width;
        this.height = height;
        this.isStale = true;
    }

    /* Moves without laying out anew, so that rows stay while one drags. */
    panBy(pixels) {
        this.scale.panBy(-pixels);
        if (this.mode === 'counts' || this.pannedFrom === undefined ||
            Math.abs(this.scale.view.start - this.pannedFrom) * this.scale.zoom > this.width)
            this.isStale = true;
    }

    /* A drag has ended. */
    rest() {
        this.isStale = true;
    }

    /* The events in view and a screen beside it; then those of them that begin or end there. */
    nearby() {
        const { start, end } = this.scale.view;
        const [from, to] = [start + start - end, end + end - start].map((unit) => this.scale.dayAt(unit));
        const near = this.entries.filter(({ mark }) => mark.to >= from && mark.from <= to);
        return [near, near.filter(({ mark }) => mark.from > from || mark.to < to)];
    }

    countBeyond() {
        const from = this.scale?.dayAt(this.scale.view.start);
        const to = this.scale?.dayAt(this.scale.view.end);
        return { earlier: this.entries.filter(({ mark }) => mark.to < from && !mark.endsOpen).length,
            later: this.entries.filter(({ mark }) => mark.from > to && !mark.startsOpen).length };
    }

    /* The interval that an entry takes with its label: inside of the mark where it fits,
     * right of it, or left where the right would pass the end. */
    labelled(entry, most) {
        const { event, mark } = entry;
        const { x0, x1 } = reachOf(mark, this.scale);
        const isPlain = mark.spans.length < 2 && mark.rivals.length === 0 && !mark.isDenied && !mark.startsOpen;
        const room = { right: this.width - x1 - 10, left: x0 - 10, inside: this.roomInside(mark) };
        const wanted = Math.min(this.ruler.width(event.name, TEXT), most);
        if (isPlain && room.inside >= wanted && room.inside > 32)
            return this.setLabel({ entry, side: 'inside' }, most);
        const side = room.right >= wanted || room.right >= room.left || x0 > this.width ? 'right' : 'left';
        return this.setLabel({ entry, side }, x1 > this.width || x0 < 0 ? most : Math.min(most, Math.max(room[side], 24)));
    }

    roomInside(mark) {
        const { x0, x1 } = extentOf(mark, this.scale);
        return Math.min(x1, this.width) - Math.max(x0, 0) - 8;
    }

    /* Cuts the label of an interval, which then has its length. */
    setLabel(interval, most) {
        const { entry, side } = interval;
        const { x0, x1 } = reachOf(entry.mark, this.scale);
        const label = this.ruler.cut(entry.event.name, Math.min(most, LONGEST), TEXT);
        const width = this.ruler.width(label, TEXT) + 8;
        return Object.assign(interval, { label, left: side === 'left' ? x0 - width : x0, right: (side === 'right' ? x1 + width : x1) + 6 });
    }

    layOutRows(groups, height, rowHeight, intervalOf) {
        const heads = this.grouping.of ? HEAD * groups.length : 0;
        const most = Math.floor((height - heads) / rowHeight);
        let used = 0;
        for (const group of groups) {
            group.intervals = group.entries.map(intervalOf).sort((a, b) => a.left - b.left);
            group.rows = packRows(group.intervals, most - used);
            if (group.rows < 0)
                return false;
            used += group.rows;
        }
        let y = 0;
        for (const group of groups) {
            group.y = y + (this.grouping.of ? HEAD : 0);
            y = group.y + group.rows * rowHeight;
        }
        this.rowHeight = rowHeight;
        return true;
    }

    /* Gives labels that were cut the room that is left beside them. */
    lengthenLabels(intervals) {
        const lastOf = new Map();
        const widen = (interval, room) => room > 0 && this.setLabel(interval, this.ruler.width(interval.label, TEXT) + room);
        for (const interval of intervals) {
            const { entry, row, side } = interval;
            const before = lastOf.get(row);
            if (before?.side === 'right')
                widen(before, interval.left - before.right - 4);
            if (side === 'left')
                widen(interval, interval.left - (before?.right ?? 0) - 6);
            else if (side === 'inside')
                this.setLabel(interval, this.roomInside(entry.mark));
            lastOf.set(row, interval);
        }
        for (const interval of lastOf.values())
            if (interval.side === 'right')
                widen(interval, this.width - interval.right);
    }

    /* In high rows where all titles fit whole; else in lower ones, cut no more than needed. */
    layOutLabels(near, height) {
        const fits = (most, row) => this.layOutRows(this.groups, height, row, (entry) => this.labelled(entry, most));
        let [least, most] = [SHORTEST, LONGEST];
        if (near.length > 5 * height / LOW_ROW || !fits(least, LOW_ROW))
            return false;
        const isWhole = fits(most, ROW) || fits(most, LOW_ROW);
        while (!isWhole && most - least > 8) {
            const middle = (least + most) / 2;
            if (fits(middle, LOW_ROW))
                least = middle;
            else
                most = middle;
        }
        if (!isWhole)
            fits(least, LOW_ROW);
        for (const group of this.groups)
            this.lengthenLabels(group.intervals);
        return true;
    }

    /* In as many groups as leave room for rows, if need be without the events that last all
     * the time; where there is none, events are counted. */
    layOut() {
        const height = this.height - AXIS_HEIGHT - 6;
        const [all, changing] = this.nearby();
        this.pannedFrom = this.scale.view.start;
        this.isStale = false;
        for (const near of all.length > changing.length ? [all, changing] : [all])
            for (this.mode of ['labels', 'thin'])
                for (const most of this.grouping.of ? GROUPS : [1]) {
                    this.lasting = all.length - near.length;
                    this.groups = groupEntries(near, this.grouping, this.wanted, most);
                    if (this.mode === 'labels' ? this.layOutLabels(near, height) : this.layOutThin(near, height))
                        return;
                }
        this.mode = 'counts';
        this.lasting = 0;
        this.groups = groupEntries(all, this.grouping, this.wanted, Math.max(1, Math.min(GROUPS[0], Math.floor(height / 48) - 1)));
        this.layOutCounts(height);
    }

    layOutThin(near, height) {
        return near.length <= 24 * height / THIN && this.layOutRows(this.groups, height, THIN, (entry) => {
            const { x0, x1 } = reachOf(entry.mark, this.scale);
            return { entry, left: x0, right: x1 + 2 };
        });
    }

    layOutCounts(height) {
        const groupHeight = (height - (this.grouping.of ? HEAD * this.groups.length : 0)) / this.groups.length;
        this.binFrom = this.scale.view.start;
        let y = 0;
        for (const group of this.groups) {
            group.bins = this.scale.columns(group.entries, BIN).map(countKinds);
            group.y = y + (this.grouping.of ? HEAD : 0);
            group.height = groupHeight;
            y = group.y + groupHeight;
            group.most = Math.max(1e-9, ...group.bins.map((bin) => [...bin.values()].reduce((sum, n) => sum + n, 0)));
        }
    }

    /* Draws all: `look` has the theme, the colour of a kind's name, the events that do not
     * fade (null: all), the chosen and the pointed-at event. */
    draw(pen, look) {
        if (!this.scale)
            return this.drawEmpty(pen, look);
        this.scale.width = this.width;
        if (this.isStale)
            this.layOut();
        this.drawAxis(pen, look);
        for (const group of this.groups)
            this.drawGroup(pen, group, look);
        if (this.lasting > 0)
            this.remark(pen, counted(phrases.lasting_more, this.lasting), this.height - AXIS_HEIGHT - 9, look);
        return undefined;
    }

    drawEmpty(pen, { theme }) {
        const text = phrases.no_placed_event;
        pen.text(text, this.width / 2, this.height / 2, { size: 13, fill: theme.grey, align: 'center' });
    }

    drawAxis(pen, { theme }) {
        const bottom = this.height - AXIS_HEIGHT;
        const { clock } = this.axis;
        for (const { x0, x1, label } of this.scale.gapsInView()) {
            pen.rect(x0, 0, x1 - x0, bottom, { fill: theme.band });
            for (const x of [x0, x1])
                pen.path([x, 0, x, bottom], { stroke: theme.faint, dash: [2, 4] });
            pen.text(label, (x0 + x1) / 2, bottom - 8, { size: 11, fill: theme.grey, turned: true });
        }
        pen.path([0, bottom, this.width, bottom], { stroke: theme.faint });
        let free = -Infinity;
        const end = this.width - (clock && this.ruler.width(clock, 11) + 14);
        if (clock)
            this.remark(pen, clock, bottom + 15, { theme });
        for (const { x, label } of this.scale.ticks(84)) {
            if (x < 0 || x > this.width)
                continue;
            pen.path([x, 0, x, bottom + 4], { stroke: theme.faint });
            const width = this.ruler.width(label, 11);
            const left = Math.max(x - width / 2, 2);
            if (left < free || left + width > end)
                continue;
            pen.text(label, left, bottom + 15, { size: 11, fill: theme.grey });
            free = left + width + 10;
        }
    }

    drawGroup(pen, group, look) {
        const { theme } = look;
        if (this.grouping.of) {
            pen.path([0, group.y - HEAD + 1, this.width, group.y - HEAD + 1], { stroke: theme.faint });
            const name = this.ruler.cut(`${group.name} (${group.entries.length})`, this.width - 20, 11, true);
            pen.text(name, 4, group.y - HEAD / 2 + 1, { size: 11, fill: theme.grey, bold: true });
        }
        if (this.mode === 'counts')
            this.drawCounts(pen, group, look);
        else
            for (const interval of group.intervals)
                this.drawEntry(pen, interval, group.y + (interval.row + 0.5) * this.rowHeight + 2, look);
    }

    drawCounts(pen, group, { theme, colourOf, kindOrder }) {
        const shift = (this.binFrom - this.scale.view.start) * this.scale.zoom;
        const bottom = group.y + group.height;
        group.bins.forEach((bin, i) => {
            let y = bottom;
            const parts = new Map();
            for (const [kind, count] of [...bin].sort(([a], [b]) => kindOrder(a) - kindOrder(b)))
                parts.set(colourOf(kind), (parts.get(colourOf(kind)) ?? 0) + count);
            for (const [fill, count] of [...parts].sort(([a], [b]) => (a === theme.other) - (b === theme.other))) {
                const height = count / group.most * Math.max(group.height - 14, 4);
                y -= height;
                pen.rect(i * BIN + shift, y, BIN - 1, height, { fill, alpha: 0.8 });
            }
        });
        const most = Math.ceil(group.most - 1e-9);
        this.remark(pen, counted(phrases.in_column, most), group.y + 8, { theme });
    }

    remark(pen, text, y, { theme }) {
        pen.text(text, this.width - 6, y, { size: 11, fill: theme.grey, align: 'right', halo: theme.paper });
    }

    drawEntry(pen, interval, y, look) {
        const { event, mark, kindName } = interval.entry;
        const { x0, x1 } = extentOf(mark, this.scale);
        if (x1 < -400 || x0 > this.width + 400)
            return;
        const { theme } = look;
        const alpha = look.kept && !look.kept.has(event) ? 0.22 : 1;
        const height = this.mode === 'labels' ? 11 : THIN - 2;
        if (event === look.chosen || event === look.pointed)
            pen.rect(x0 - 3, y - height / 2 - 3, x1 - x0 + 6, height + 6, { stroke: theme.accent, width: 2, round: 4,
                fill: event === look.chosen ? theme.band : null });
        drawMark(pen, mark, this.scale, y, height, look.colourOf(kindName), theme, alpha);
        if (this.mode === 'labels')
            this.drawLabel(pen, interval, y, theme, alpha);
    }

    drawLabel(pen, { entry, side, label }, y, theme, alpha) {
        const reach = reachOf(entry.mark, this.scale);
        const own = extentOf(entry.mark, this.scale);
        const style = { size: TEXT, fill: entry.mark.isDenied ? theme.grey : theme.ink, alpha };
        if (side === 'inside')
            pen.text(label, Math.max(own.x0 + (entry.mark.startsOpen ? 12 : 0), 0) + 4, y + 0.5, style);
        else if (side === 'left')
            pen.text(label, reach.x0 - 4, y + 0.5, { ...style, align: 'right' });
        else
            pen.text(label, reach.x1 + 4, y + 0.5, style);
    }

    /* The event at a place on the screen, or null. */
    eventAt(x, y) {
        if (!this.scale || this.mode === 'counts')
            return null;
        let best = null;
        for (const group of this.groups)
            for (const interval of group.intervals ?? []) {
                const middle = group.y + (interval.row + 0.5) * this.rowHeight + 2;
                const { left, right } = this.touchable(interval);
                if (Math.abs(y - middle) <= this.rowHeight / 2 + 0.5 && x >= left && x <= right)
                    best = interval.entry.event;
            }
        return best;
    }

    touchable({ entry, side, label }) {
        const { x0, x1 } = reachOf(entry.mark, this.scale);
        const width = this.mode === 'labels' ? this.ruler.width(label, TEXT) + 6 : 0;
        return { left: x0 - 3 - (side === 'left' ? width : 0), right: x1 + 3 + (side === 'right' ? width : 0) };
    }

    /* Moves so that an event is in view. */
    reveal(event) {
        const entry = this.byEvent.get(event);
        if (!entry)
            return;
        const { start, end } = this.scale.view;
        const [from, to] = [this.scale.unitOf(entry.mark.from), this.scale.unitOf(entry.mark.to)];
        if (to < start || from > end)
            this.show((from + to - end + start) / 2, (from + to + end - start) / 2);
    }

    /* What is under the pointer, in words. */
    dayTextAt(x) {
        const day = this.scale.dayAtX(x);
        return this.axis.timed ? `${dayLabel(day, 'day')}, ${timeLabel(day)}` : dayLabel(day, 'day');
    }
}
