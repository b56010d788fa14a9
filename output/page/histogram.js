/* The strip below the timeline: how many events there are when, over the whole axis, and
 * the window of time that is set by dragging in it. */
import { isCounted } from './date.js';
import { Scale } from './scale.js';

const COLUMN = 4;
const EDGE = 7;

export class Histogram {
    useScale(scale) {
        this.scale = new Scale(scale.from, scale.to, scale.gaps, scale.timed);
        this.scale.width = this.width;
        this.counts = null;
    }

    setEntries(entries) {
        this.entries = entries;
        this.counts = null;
    }

    setSize(width, height) {
        this.width = width;
        this.height = height;
        this.counts = null;
        if (this.scale)
            this.scale.width = width;
    }

    /* `view` are the first and last day that the timeline shows, `window` the days that are
     * selected, or null. */
    draw(pen, { theme, view, window }) {
        if (!this.scale)
            return;
        this.counts ??= this.scale.columns(this.entries, COLUMN).map((entries) => entries.reduce((sum, { share }) => sum + share, 0));
        const most = Math.max(...this.counts) || 1;
        const bottom = this.height - 16;
        this.counts.forEach((count, i) => {
            const height = count > 0 ? Math.max(1, count / most * (bottom - 4)) : 0;
            if (height > 0)
                pen.rect(i * COLUMN, bottom - height, COLUMN - 1, height, { fill: theme.strong, alpha: 0.75 });
        });
        this.drawTicks(pen, theme, bottom);
        const [x0, x1] = view.map((day) => this.scale.xOf(day));
        pen.rect(x0 + 0.5, 1, Math.max(x1 - x0 - 1, 2), bottom - 1, { stroke: theme.grey, dash: [3, 3] });
        if (window)
            this.drawWindow(pen, theme, window, bottom);
    }

    drawTicks(pen, theme, bottom) {
        pen.path([0, bottom + 0.5, this.width, bottom + 0.5], { stroke: theme.faint });
        let free = 0;
        for (const { x, label } of this.scale.ticks(80)) {
            if (x < free || x > this.width - label.length * 6)
                continue;
            pen.path([x, bottom, x, bottom + 4], { stroke: theme.grey });
            pen.text(label, x + 3, bottom + 9, { size: 10, fill: theme.grey });
            free = x + label.length * 6 + 14;
        }
    }

    drawWindow(pen, theme, window, bottom) {
        const { x0, x1 } = this.edges(window);
        for (const [from, to] of [[0, x0], [x1, this.width]])
            if (to > from)
                pen.rect(from, 0, to - from, bottom, { fill: theme.paper, alpha: 0.65 });
        pen.rect(x0, 0, x1 - x0, bottom, { fill: theme.accent, alpha: 0.14 });
        for (const x of [x0, x1])
            pen.rect(Math.min(Math.max(x - 2, 0), this.width - 4), 0, 4, bottom, { fill: theme.accent, round: 2 });
    }

    edges({ since, until }) {
        return { x0: Math.max(isCounted(since) ? this.scale.xOf(since) : 0, 0),
            x1: Math.min(isCounted(until) ? this.scale.xOf(until + 1) : this.width, this.width) };
    }

    /* What a drag that begins at x does with a window: its edge, its body, or a new one. */
    grip(x, window) {
        if (!window)
            return 'new';
        const { x0, x1 } = this.edges(window);
        if (Math.abs(x - x0) <= EDGE)
            return 'since';
        if (Math.abs(x - x1) <= EDGE)
            return 'until';
        return x > x0 && x < x1 ? 'body' : 'new';
    }

    dayAt(x) {
        return Math.floor(this.scale.dayAtX(Math.min(Math.max(x, 0), this.width)) + 1e-6);
    }

    /* The window after a drag from one place to another. */
    dragged(grip, from, to, window) {
        if (grip === 'body') {
            const { x0, x1 } = this.edges(window);
            const shift = Math.min(Math.max(to - from, -x0), this.width - x1);
            return { since: this.dayAt(x0 + shift), until: Math.max(this.dayAt(x0 + shift), this.dayAt(x1 + shift) - 1) };
        }
        const fixed = grip === 'since' ? window.until : grip === 'until' ? window.since : this.dayAt(from);
        const moved = this.dayAt(to);
        return { since: Math.min(fixed, moved), until: Math.max(fixed, moved) };
    }
}
