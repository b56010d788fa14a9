/* Tables of events and of ties: the same selection as rows that can be sorted. */
import { dateLabel, kindLabel, tieLabel } from './data.js';
import { dataText, make, replace } from './dom.js';
import { round } from './panel.js';
import { finiteDay } from './export.js';

const STEP = 300;
const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');

/* Columns: title, what is shown, and what it is sorted by if that is something else. */
const EVENT_COLUMNS = (data) => [
    { title: 'Date', of: (event) => dateLabel(event) || 'no date', key: (event) => event.number },
    { title: 'Event', of: (event) => event.name, isItem: true },
    { title: 'Kind', of: (event) => kindLabel(data, 'event', event.kind) },
    { title: 'Place', of: (event) => event.place },
    { title: 'Actors', of: (event) => [...new Set(event.parts.map(({ actor }) => actor.name))].join(', ') },
    { title: 'Status', of: (event) => event.status },
    { title: 'Sources', of: (event) => event.cite.length, isNumber: true },
];

const TIE_COLUMNS = (data) => [
    { title: 'From', of: (tie) => tie.source.name },
    { title: '', of: (tie) => tie.isDirected ? '→' : '—' },
    { title: 'To', of: (tie) => tie.target.name },
    { title: 'Kind', of: (tie) => tieLabel(data, tie.kind) },
    { title: 'Weight', of: (tie) => round(tie.weight), isNumber: true, isFirst: true },
    { title: 'First day', of: (tie) => finiteDay(tie.span.first), key: (tie) => tie.span.first },
    { title: 'Last day', of: (tie) => finiteDay(tie.span.last), key: (tie) => tie.span.last },
    { title: 'Events', of: (tie) => tie.events.length, isNumber: true },
    { title: 'Status', of: (tie) => tie.status },
];

export class Table {
    constructor(data, place, choose) {
        this.columns = { event: EVENT_COLUMNS(data), tie: TIE_COLUMNS(data) };
        this.sorted = { event: { column: 0, isDown: false }, tie: { column: 4, isDown: true } };
        this.place = place;
        this.choose = choose;
        this.most = STEP;
    }

    /* `type` is event or tie; `isFaded` says which rows are not of what is chosen. */
    show(type, items, { isFaded, isChosen }, caption) {
        Object.assign(this, { type, items, isFaded, isChosen, caption });
        this.draw();
    }

    draw() {
        const columns = this.columns[this.type];
        const { column, isDown } = this.sorted[this.type];
        const by = columns[column].key ?? columns[column].of;
        const rows = this.items.map((item, i) => ({ item, i, value: by(item) }))
            .sort((a, b) => Number(this.isFaded(a.item)) - Number(this.isFaded(b.item)) ||
                (isDown ? -1 : 1) * compare(a.value, b.value) || a.i - b.i);
        const head = make('tr', {}, ...columns.map((it, i) => this.head(it, i)));
        const body = rows.slice(0, this.most).map(({ item }) => this.row(columns, item));
        const more = rows.length > this.most ? make('button', { type: 'button', on: { click: () => {
            this.most *= 4;
            this.draw();
        } } }, `Show more: ${this.most} of ${rows.length} are here`) : null;
        replace(this.place, make('table', { class: 'items' }, make('caption', {}, this.caption), make('thead', {}, head),
            make('tbody', {}, ...body)), more);
    }

    head({ title, isNumber }, i) {
        const { column, isDown } = this.sorted[this.type];
        const sort = i === column ? (isDown ? 'descending' : 'ascending') : null;
        if (!title)
            return make('th', { scope: 'col' }, make('span', { class: 'hidden' }, 'way'));
        return make('th', { scope: 'col', 'aria-sort': sort, class: isNumber ? 'right' : null }, make('button', { type: 'button', on: {
            click: () => this.sortBy(i, isNumber) } }, title, sort ? (isDown ? ' ↓' : ' ↑') : ''));
    }

    sortBy(column, isNumber) {
        const before = this.sorted[this.type];
        this.sorted[this.type] = { column, isDown: before.column === column ? !before.isDown : Boolean(isNumber) };
        this.draw();
        this.place.querySelectorAll('th')[column].querySelector('button').focus();
    }

    row(columns, item) {
        const cells = columns.map(({ of, isNumber, isItem }, i) => {
            const text = String(of(item));
            const isButton = isItem || (this.type === 'tie' && (i === 0 || i === 2));
            return make('td', { class: isNumber ? 'right' : null }, isButton ? make('button', { type: 'button', class: 'item', dir: 'auto', on: {
                click: () => this.choose(this.type === 'event' ? item : i === 0 ? item.source : item.target) } }, text) : dataText(text));
        });
        const classes = [this.isFaded(item) ? 'faded' : '', this.isChosen(item) ? 'chosen' : ''].filter(Boolean).join(' ');
        return make('tr', { class: classes || null }, ...cells);
    }
}
