/* Tables of events and of ties: the same selection as rows that can be sorted. */
import { kindLabel, round, statusLabel, tieLabel, whenOf } from './data.js';
import { button, dataText, make, replace, table } from './dom.js';
import { finiteDay } from './export.js';
import { decimal, digits, fill } from './text.js';

const STEP = 300;
const compare = (a, b) => typeof a === 'number' ? a - b : String(a).localeCompare(String(b), document.documentElement.lang);

/* Columns: title, what is shown, and what it is sorted by if that is something else; `item`
 * is what a click chooses. */
const columnsOf = (data) => ({
    event: [
        { title: phrases.line_date, of: (event) => whenOf(event), key: (event) => event.number },
        { title: phrases.column_event, of: (event) => event.name, item: (event) => event },
        { title: phrases.line_kind, of: (event) => kindLabel(data, 'event', event.kind) },
        { title: phrases.line_place, of: (event) => event.place },
        { title: phrases.column_actors, of: (event) => [...new Set(event.parts.map(({ actor }) => actor.name))].join(', ') },
        { title: phrases.line_status, of: (event) => statusLabel(event.status) },
        { title: phrases.facet_sources, of: (event) => event.cite.length, isNumber: true },
    ],
    tie: [
        { title: phrases.column_from, of: (tie) => tie.source.name, item: (tie) => tie.source },
        { title: phrases.column_way, of: (tie) => tie.isDirected ? '→' : '—' },
        { title: phrases.column_to, of: (tie) => tie.target.name, item: (tie) => tie.target },
        { title: phrases.line_kind, of: (tie) => tieLabel(data, tie.kind) },
        { title: phrases.line_weight, of: (tie) => round(tie.weight), isNumber: true },
        { title: phrases.column_first, of: (tie) => finiteDay(tie.span.first), key: (tie) => tie.span.first },
        { title: phrases.column_last, of: (tie) => finiteDay(tie.span.last), key: (tie) => tie.span.last },
        { title: phrases.event_list, of: (tie) => tie.events.length, isNumber: true },
        { title: phrases.line_status, of: (tie) => statusLabel(tie.status) },
    ],
});

export class Table {
    constructor(data, place, choose) {
        Object.assign(this, { place, choose, columns: columnsOf(data), most: STEP });
        this.sorted = { event: { column: 0, isDown: false }, tie: { column: 4, isDown: true } };
    }

    /* `type` is event or tie; `isFaded` says which rows are not of what is chosen. */
    show(type, items, isFaded, chosen, caption) {
        Object.assign(this, { type, items, isFaded, chosen, caption });
        this.draw();
    }

    draw() {
        const columns = this.columns[this.type];
        const { column, isDown } = this.sorted[this.type];
        const by = columns[column].key ?? columns[column].of;
        const rows = this.items.map((item, i) => ({ item, i, isFaded: Boolean(this.isFaded(item)), value: by(item) }))
            .sort((a, b) => a.isFaded - b.isFaded || (isDown ? -1 : 1) * compare(a.value, b.value) || a.i - b.i);
        const shown = table(this.caption, columns.map(({ title }, i) => button(() => this.sortBy(i), title, i === column && (isDown ? ' ↓' : ' ↑'))),
            rows.slice(0, this.most).map((row) => this.row(columns, row)));
        shown.className = 'items';
        shown.querySelectorAll('th').forEach((th, i) => th.classList.toggle('right', Boolean(columns[i].isNumber)));
        shown.querySelectorAll('th')[column].setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
        replace(this.place, shown, rows.length > this.most && button(() => {
            this.most *= 4;
            this.draw();
        }, fill(phrases.show_more, digits(this.most), digits(rows.length))));
    }

    sortBy(column) {
        const before = this.sorted[this.type];
        const { isNumber } = this.columns[this.type][column];
        this.sorted[this.type] = { column, isDown: before.column === column ? !before.isDown : Boolean(isNumber) };
        this.draw();
        this.place.querySelectorAll('th')[column].querySelector('button').focus();
    }

    row(columns, { item, isFaded }) {
        return make('tr', { class: isFaded ? 'faded' : item === this.chosen && 'chosen' }, columns.map((column) => {
            const value = column.of(item);
            const text = column.isNumber ? decimal(value) : value;
            return make('td', column.isNumber && { class: 'right', 'data-title': column.title }, column.item ? make('button', { class: 'item', dir: 'auto',
                on: { click: () => this.choose(column.item(item)) } }, text) : text && dataText(text));
        }));
    }
}
