/* The panel: all that the file says of what is chosen, or of the dataset. */
import { dateLabel, kindLabel, tieLabel } from './data.js';
import { counted, countedOf, dataText, link, make } from './dom.js';
import { dayLabel } from './day.js';

const MOST_EVENTS = 200;

export class Panel {
    /* `choose` is called with an item; `look` has colourOf(type, kind). */
    constructor(data, choose, look) {
        this.data = data;
        this.choose = choose;
        this.look = look;
    }

    button(item, text = item.name) {
        return make('button', { type: 'button', class: 'item', dir: 'auto', on: { click: () => this.choose(item) } }, text);
    }

    row(term, ...values) {
        const kept = values.filter(Boolean);
        return kept.length > 0 ? [make('dt', {}, term), make('dd', {}, ...kept)] : [];
    }

    section(title, ...children) {
        const kept = children.filter(Boolean);
        return kept.length > 0 ? make('section', {}, make('h3', {}, title), ...kept) : null;
    }

    kind(type, kind) {
        if (!kind)
            return null;
        const chip = make('span', { class: 'chip' });
        chip.style.backgroundColor = this.look.colourOf(type, kind);
        return make('span', {}, chip, dataText(kindLabel(this.data, type, kind)));
    }

    attributes({ attributes }) {
        const rows = attributes.flatMap(([key, value]) => [dataText(key, 'dt'), dataText(value, 'dd')]);
        return rows.length > 0 ? this.section('More', make('dl', {}, ...rows)) : null;
    }

    /* Texts that the program's other outputs write under their own names. */
    told(item) {
        const known = new Set(['aliases', 'url', 'status', 'attributes', 'cite', 'claims', 'claimed', 'undecided', 'parts',
            'date_text', 'place', 'count', 'part_of', 'within', 'description', 'at', 'date', 'off', 'id', 'source', 'target',
            'kind', 'weight', 'weight_disputed', 'undirected', 'events', 'unseen']);
        return Object.entries(item.more).filter(([key, value]) => !known.has(key) && typeof value === 'string')
            .flatMap(([key, value]) => this.row(key.replaceAll('_', ' '), dataText(value)));
    }

    source({ reference, locator, quote, status, says, attributes }) {
        const it = this.data.references.get(reference);
        const claims = pairsText(says);
        const more = pairsText(attributes);
        return make('li', {}, this.reference(it ?? { title: reference }), locator ? dataText(`, ${locator}`) : null,
            status !== 'stated' ? make('span', { class: `status ${status}` }, status === 'denied' ? 'denies it' : status) : null,
            claims ? dataText(`says ${claims}`, 'p', { class: 'note' }) : null, quote ? dataText(`“${quote}”`, 'blockquote') : null,
            more ? dataText(more, 'p', { class: 'note' }) : null, this.via(it));
    }

    reference(it) {
        const by = [(it.authors ?? []).join(', '), it.publisher, it.date?.label].filter(Boolean).join(', ');
        return make('span', {}, it.number ? make('span', { class: 'number' }, `[${it.number}] `) : null,
            it.url ? link(it.url, it.title) : dataText(it.title), by ? dataText(`, ${by}`) : null);
    }

    via(it) {
        const whole = it?.via ? this.data.references.get(it.via) : null;
        return whole ? make('p', { class: 'note' }, 'via ', this.reference(whole)) : null;
    }

    sources(citations) {
        return citations.length > 0 ? this.section('Sources', make('ul', { class: 'plain' }, ...citations.map((it) => this.source(it)))) : null;
    }

    /* Who says what: for each field about which sources differ, the value used and those of
     * the others, each with its sources. */
    claims(item) {
        const fields = [...new Set(item.claims.map(({ field }) => field))];
        const tables = fields.map((field) => this.claimsOf(item, field)).filter(Boolean);
        return tables.length > 0 ? this.section('Who says what', ...tables) : null;
    }

    claimsOf(item, field) {
        const claims = item.claims.filter((claim) => claim.field === field);
        const isUndecided = item.undecided.includes(field);
        if (!isUndecided && claims.every(({ agrees, status }) => agrees && status !== 'denied'))
            return null;
        const values = new Map();
        for (const claim of claims) {
            const words = claim.date?.label ?? claim.value;
            (values.get(words) ?? values.set(words, []).get(words)).push(claim);
        }
        const used = usedValue(this.data, item, field);
        if (!isUndecided && used && !values.has(used))
            values.set(used, []);
        const rows = [...values].map(([words, list]) => this.claimRow(words, list, !isUndecided && (words === used ||
            list.some(({ agrees, status }) => agrees && status !== 'denied'))));
        return make('table', { class: 'claims' }, make('caption', {}, `${field}${isUndecided ? ': undecided' : ''}`),
            make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'value'), make('th', { scope: 'col' }, 'according to'))),
            make('tbody', {}, ...rows));
    }

    claimRow(words, list, isUsed) {
        const who = list.map(({ reference, status }) => make('li', {}, dataText(this.data.references.get(reference)?.title ?? reference),
            status !== 'stated' ? make('span', { class: `status ${status}` }, status === 'denied' ? 'denies it' : status) : null));
        return make('tr', { class: isUsed ? 'used' : null }, make('td', {}, dataText(words), isUsed ? make('small', {}, ' used here') : null),
            make('td', {}, who.length > 0 ? make('ul', { class: 'plain' }, ...who) : 'the dataset'));
    }

    part(part) {
        const remarks = [part.date?.label && part.date.label + (part.unsure.has('date') ? ` (${part.unsure.get('date')})` : ''),
            part.status !== 'stated' && part.status !== 'uncited' ? part.status : ''].filter(Boolean).join(', ');
        const more = pairsText(part.attributes);
        return make('li', {}, this.button(part.actor), part.role ? dataText(part.role + (part.unsure.has('role') ? ` (${part.unsure.get('role')})` : ''), 'span', { class: 'role' }) : null,
            remarks ? dataText(remarks, 'span', { class: 'note' }) : null, more ? dataText(more, 'p', { class: 'note' }) : null,
            this.claims(part), part.cite.length > 0 ? make('details', {}, make('summary', {}, counted(part.cite.length, 'source')),
                make('ul', { class: 'plain' }, ...part.cite.map((it) => this.source(it)))) : null);
    }

    relation(relation, from) {
        const isOut = relation.source === from;
        const other = isOut ? relation.target : relation.source;
        const others = from === relation.source || from === relation.target ? [other] : [relation.source, relation.target];
        const arrow = !relation.isDirected ? '—' : isOut || others.length > 1 ? '→' : '←';
        const remarks = [relation.date && dateLabel(relation), relation.hasWeight ? `weight ${relation.weight}` : '',
            relation.hasWeight && relation.disputed ? `${relation.disputed} of it disputed` : '',
            relation.status !== 'stated' && relation.status !== 'uncited' ? relation.status : ''].filter(Boolean).join(', ');
        const kind = dataText(this.data.kinds.relation.get(relation.kind)?.label ?? relation.kind ?? '', 'span', { class: 'role' });
        const details = [relation.more.description ? dataText(relation.more.description, 'p') : null, this.claims(relation),
            this.attributes(relation), relation.events.length > 0 && !relation.events.includes(from)
                ? make('p', { class: 'note' }, 'rests on ', ...relation.events.slice(0, 20).map((event) => this.button(event))) : null,
            relation.cite.length > 0 ? make('ul', { class: 'plain' }, ...relation.cite.map((it) => this.source(it))) : null].filter(Boolean);
        return make('li', {}, ...(others.length > 1 ? [this.button(others[0]), ' ', kind, ` ${arrow} `, this.button(others[1])]
            : [kind, ` ${arrow} `, this.button(other)]), remarks ? dataText(remarks, 'span', { class: 'note' }) : null,
            details.length > 0 ? make('details', {}, make('summary', {}, 'more'), ...details) : null);
    }

    relations(item) {
        return item.relations.length > 0 ? this.section('Relations', make('ul', { class: 'plain' },
            ...item.relations.slice(0, MOST_EVENTS).map((relation) => this.relation(relation, item)))) : null;
    }

    events(list, title, all, isFiltered) {
        const rows = list.slice(0, MOST_EVENTS).map((event) => make('li', {}, dataText(dateLabel(event) || 'no date', 'small'), this.button(event)));
        const rest = list.length > MOST_EVENTS ? make('p', { class: 'note' }, `${list.length - MOST_EVENTS} more are in the table`) : null;
        return all > 0 ? make('section', {}, make('h3', {}, `${title}: ${countedOf(list.length, all, 'event', isFiltered)}`),
            make('ul', { class: 'plain' }, ...rows), rest) : null;
    }

    event(event) {
        const pieces = event.pieces.map((piece) => make('li', {}, this.button(piece)));
        const date = event.date && !event.undecided.includes('date') ? make('code', { title: 'EDTF' }, event.date.text) : null;
        return [dataText(event.name, 'h2', { tabindex: '-1' }), make('dl', {}, ...this.row('When', dataText(dateLabel(event) || 'no date'), date ? ' ' : null, date),
            ...this.row('In the source’s words', event.dateText && dataText(event.dateText)), ...this.row('Kind', this.kind('event', event.kind),
                event.unsure.has('kind') && ` (${event.unsure.get('kind')})`),
            ...this.row('Status', event.status !== 'uncited' && make('span', { class: `status ${event.status}` }, event.status)),
            ...this.row('Place', event.place && dataText(event.place), event.unsure.has('place') && ` (${event.unsure.get('place')})`),
            ...this.row('Count', event.hasCount && String(event.count)),
            ...this.row('Part of', event.whole && this.button(event.whole)), ...this.told(event)),
        event.more.description ? dataText(event.more.description, 'p') : null, event.url ? make('p', {}, link(event.url, event.url)) : null,
        event.parts.length > 0 ? this.section('Who took part', make('ul', { class: 'plain' }, ...event.parts.map((part) => this.part(part)))) : null,
        this.claims(event), pieces.length > 0 ? this.section('Its parts', make('ul', { class: 'plain' }, ...pieces)) : null,
        this.relations(event), this.sources(event.cite), this.attributes(event), make('p', { class: 'note' }, 'id ', make('code', { dir: 'auto' }, event.id))];
    }

    /* The ties of an actor by the other one, the strongest first. */
    ties(actor, ties) {
        const others = new Map();
        for (const tie of ties) {
            if (tie.source !== actor && tie.target !== actor)
                continue;
            const other = tie.source === actor ? tie.target : tie.source;
            (others.get(other) ?? others.set(other, []).get(other)).push(tie);
        }
        const sorted = [...others].map(([other, list]) => ({ other, list, weight: list.reduce((sum, { weight }) => sum + weight, 0) }))
            .sort((a, b) => b.weight - a.weight || a.other.number - b.other.number);
        const rows = sorted.slice(0, MOST_EVENTS).map(({ other, list, weight }) => make('li', {}, this.button(other),
            make('button', { type: 'button', class: 'weight', 'aria-label': `ties with ${other.name}: ${round(weight)}`, on: { click: () =>
                this.choose(actor, other) } }, String(round(weight))), dataText(describeTies(this.data, list, actor), 'span', { class: 'note' })));
        return rows.length > 0 ? this.section(`Ties with ${counted(sorted.length, 'actor')}`, make('ul', { class: 'plain' }, ...rows)) : null;
    }

    actor(actor, { passing, ties, isFiltered }) {
        const events = actor.events.filter((event) => passing.events.has(event));
        return [dataText(actor.name, 'h2', { tabindex: '-1' }), make('dl', {}, ...this.row('Kind', this.kind('actor', actor.kind)),
            ...this.row('Also called', actor.aliases.length > 0 && dataText(actor.aliases.join(', '))), ...this.told(actor)),
        actor.more.description ? dataText(actor.more.description, 'p') : null, actor.url ? make('p', {}, link(actor.url, actor.url)) : null,
        this.ties(actor, ties), this.events(events, 'Takes part in', actor.events.length, isFiltered), this.relations(actor),
        this.sources(actor.cite), this.attributes(actor), make('p', { class: 'note' }, 'id ', make('code', { dir: 'auto' }, actor.id))];
    }

    /* Two actors, and what ties them. */
    pair([one, other], { ties, isFiltered }) {
        const between = ties.filter(({ source, target }) => (source === one && target === other) || (source === other && target === one));
        const rows = between.map((tie) => make('tr', {}, make('td', {}, dataText(tieLabel(this.data, tie.kind) || 'no kind')),
            make('td', {}, tie.isDirected ? (tie.source === one ? '→' : '←') : '—'), make('td', { class: 'right' }, String(round(tie.weight))),
            make('td', {}, spanText(tie.span)), make('td', {}, tie.status)));
        const events = [...new Set(between.flatMap((tie) => tie.events))].sort((a, b) => a.number - b.number);
        const all = one.events.filter((event) => event.parts.some(({ actor }) => actor === other)).length;
        const relations = between.flatMap((tie) => tie.relations);
        return [make('h2', { tabindex: '-1' }, this.button(one), ' and ', this.button(other)),
            rows.length > 0 ? make('table', { class: 'claims' }, make('caption', {}, 'Ties'), make('thead', {}, make('tr', {},
                ...['kind', 'way', 'weight', 'days', 'status'].map((name) => make('th', { scope: 'col' }, name)))), make('tbody', {}, ...rows))
                : make('p', {}, 'No tie between them passes the filter.'),
            this.events(events, 'Both take part in', Math.max(all, events.length), isFiltered),
            relations.length > 0 ? this.section('Relations', make('ul', { class: 'plain' }, ...relations.map((it) => this.relation(it, one)))) : null];
    }

    about({ passing, isFiltered }) {
        const { data } = this;
        const references = [...data.references.values()].map((it) => {
            const cited = [...it.items].filter((item) => passing.events.has(item) || passing.relations.has(item) || passing.actors.has(item)).length;
            const item = make('li', { class: passing.sources.has(it.id) ? null : 'faded' }, this.reference(it), make('span', { class: 'note' },
                ` cited ${isFiltered ? `${cited} of ${it.items.size}` : it.items.size} ${it.items.size === 1 && !isFiltered ? 'time' : 'times'}`),
            it.more ? dataText(it.more, 'p') : null, this.attributes(it));
            item.style.marginInlineStart = `${Math.min(it.depth ?? 0, 4) * 16}px`;
            return item;
        });
        return [make('h2', { tabindex: '-1' }, 'About'), data.description ? dataText(data.description, 'p') : null, this.attributes(data),
            make('p', {}, 'Choose an event or an actor. Drag in the strip below the timeline to set a window of time: timeline, network and table then show what may have been in it.'),
            references.length > 0 ? this.section(`Sources: ${countedOf(passing.sources.size, references.length, 'source', isFiltered)}`,
                make('ol', { class: 'plain' }, ...references)) : null];
    }
}

/* "note: not dated, page: 4". */
function pairsText(pairs) {
    return pairs.map(([key, value]) => `${key}: ${value}`).join(', ');
}

/* The value used of a field, in words. */
function usedValue(data, item, field) {
    if (field === 'date')
        return item.date?.label ?? '';
    if (field === 'count' || field === 'weight')
        return String(item[field]);
    return item[field] ?? '';
}

export function round(number) {
    return Math.round(number * 1e6) / 1e6;
}

/* "from 2001", "2 May 2001 – 3 June 2004". */
export function spanText({ first, last }) {
    const [from, to] = [first, last].map((day) => Number.isFinite(day) ? dayLabel(day, 'day') : '');
    if (from && to)
        return from === to ? from : `${from} – ${to}`;
    return from ? `from ${from}` : to ? `until ${to}` : 'no date';
}

/* "agreement 32, visit 1". */
export function describeTies(data, ties, from) {
    return ties.map((tie) => `${tie.isDirected ? (tie.source === from ? '→ ' : '← ') : ''}${tieLabel(data, tie.kind) || 'no kind'} ${round(tie.weight)}`).join(', ');
}
