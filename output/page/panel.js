/* The panel: all that the file says of what is chosen, or of the dataset. */
import { dateLabel, kindLabel, remarked, round, tieLabel, whenOf } from './data.js';
import { addTo, button, counted, countedOf, dataText, link, list, make, note, table } from './dom.js';
import { dayLabel } from './day.js';

const MOST = 200;
const isPlain = (status) => status === 'stated' || status === 'uncited';

/* Texts of an item that have places of their own here; the others have their names. */
const PLACED = new Set(['url', 'date', 'date_text', 'id', 'title', 'publisher', 'via']);

export class Panel {
    /* `choose` is called with an item; `look` has colourOf(type, kind). */
    constructor(data, choose, look) {
        Object.assign(this, { data, choose, look });
    }

    item(item) {
        return make('button', { type: 'button', class: 'item', dir: 'auto', on: { click: () => this.choose(item) } }, item.name);
    }

    row(term, ...values) {
        return values.some(Boolean) && [make('dt', term), make('dd', values)];
    }

    section(title, ...parts) {
        return parts.some((part) => part && part.length !== 0) && make('section', make('h3', title), parts);
    }

    items(title, items, of) {
        return items.length > 0 && this.section(title, list(items.slice(0, MOST).map(of)),
            items.length > MOST && note(`${items.length - MOST} more are in the table`));
    }

    kind(item) {
        const chip = make('span', { class: 'chip' });
        chip.style.backgroundColor = this.look.colourOf(item.type, item.kind);
        return item.kind && [make('span', chip, dataText(kindLabel(this.data, item.type, item.kind))), remark(item, 'kind')];
    }

    attributes({ attributes }) {
        return attributes.length > 0 && this.section('More', make('dl',
            attributes.map(([key, value]) => [dataText(key, 'dt'), dataText(value, 'dd')])));
    }

    /* Texts that the program's other outputs write under their own names. */
    told(item) {
        return Object.entries(item.more ?? item).filter(([key, value]) => typeof value === 'string' && !PLACED.has(key))
            .map(([key, value]) => this.row(key.replaceAll('_', ' '), dataText(value)));
    }

    source({ reference, locator, quote, status, says, attributes }) {
        const it = this.data.references.get(reference);
        const whole = this.data.references.get(it.via);
        return make('li', this.reference(it), locator && dataText(`, ${locator}`), badge(status),
            says.length > 0 && note('says ', pairsText(says)), quote && dataText(`“${quote}”`, 'blockquote'),
            attributes.length > 0 && note(pairsText(attributes)), whole && note('via ', this.reference(whole)));
    }

    reference(it) {
        const by = [it.authors, it.publisher, it.date?.label].flat().filter(Boolean).join(', ');
        return make('span', make('span', { class: 'number' }, `[${it.number}] `), it.url ? link(it.url, it.title) : dataText(it.title),
            by && dataText(`, ${by}`));
    }

    sources(cite) {
        return list(cite.map((it) => this.source(it)));
    }

    /* Who says what: for each field about which sources differ, the value used and those of
     * the others, each with its sources. */
    claims(item) {
        const fields = [...new Set(item.claims.map(({ field }) => field))];
        return this.section('Who says what', ...fields.map((field) => this.claimsOf(item, field)));
    }

    claimsOf(item, field) {
        const claims = item.claims.filter((claim) => claim.field === field);
        const isUndecided = item.undecided.includes(field);
        const isUsed = ({ agrees, status }) => agrees && status !== 'denied';
        if (!isUndecided && claims.every(isUsed))
            return null;
        const values = new Map();
        for (const claim of claims)
            addTo(values, claim.date?.label ?? claim.value, claim);
        const used = isUndecided ? '' : usedValue(item, field);
        if (used && !values.has(used))
            values.set(used, []);
        return make('div', { class: 'claims' }, table(field + (isUndecided ? ': undecided' : ''), ['value', 'according to'], [...values].map(([words, who]) =>
            this.claimRow(words, who, !isUndecided && (words === used || who.some(isUsed))))));
    }

    claimRow(words, who, isUsed) {
        return make('tr', { class: isUsed && 'used' }, make('td', dataText(words), isUsed && make('small', ' used here')),
            make('td', who.length > 0 ? list(who.map(({ reference, status }) => make('li',
                dataText(this.data.references.get(reference).title), badge(status)))) : 'the dataset'));
    }

    part(part) {
        return make('li', this.item(part.actor), ' ', part.role && make('span', { class: 'role', dir: 'auto' }, remarked(part, 'role', part.role)),
            remarks(part.date && dateLabel(part), !isPlain(part.status) && part.status), part.attributes.length > 0 && note(pairsText(part.attributes)),
            this.claims(part), part.cite.length > 0 && make('details', make('summary', counted(part.cite.length, 'source')), this.sources(part.cite)));
    }

    /* A relation as what is at one of its ends, or rests below it, has it. */
    relation(relation, from) {
        const { source, target, isDirected, hasWeight, description, events } = relation;
        const isOut = source === from;
        const isBelow = !isOut && target !== from;
        const kind = make('span', { class: 'role', dir: 'auto' }, this.data.kinds.relation.get(relation.kind)?.label ?? relation.kind);
        const told = this.told(relation);
        const details = [description && dataText(description, 'p'), told.length > 0 && make('dl', told), this.claims(relation), this.attributes(relation),
            events.length > 0 && !events.includes(from) && note('rests on ', events.slice(0, 20).map((event) => [this.item(event), ' '])),
            relation.cite.length > 0 && this.sources(relation.cite)];
        return make('li', isBelow && [this.item(source), ' '], kind, !isDirected ? ' — ' : isOut || isBelow ? ' → ' : ' ← ',
            this.item(isOut || isBelow ? target : source), remarks(dateLabel(relation), hasWeight && `weight ${relation.weight}`,
                hasWeight && relation.disputed && `${relation.disputed} of it disputed`, !isPlain(relation.status) && relation.status),
            details.some(Boolean) && make('details', { open: relation.status === 'disputed' && '' }, make('summary', 'more'), details));
    }

    relations(item, relations = item.relations) {
        return this.items('Relations', relations, (relation) => this.relation(relation, item));
    }

    events(title, events, all, isFiltered) {
        return this.items(`${title}: ${countedOf(events.length, all, 'event', isFiltered)}`, events,
            (event) => make('li', dataText(whenOf(event), 'small'), ' ', this.item(event)));
    }

    /* What an event and an actor have in common. */
    whole(item, rows, ...sections) {
        return [heading(item.name, true), make('dl', rows, this.told(item)), item.description && dataText(item.description, 'p'),
            item.url && make('p', link(item.url, item.url)), sections, item.cite.length > 0 && this.section('Sources', this.sources(item.cite)),
            this.attributes(item), note('id ', make('code', item.id))];
    }

    event(event) {
        const { date, undecided, place, status, pieces, parts } = event;
        return this.whole(event, [
            this.row('When', dataText(whenOf(event)), date && !undecided.includes('date') && [' ', make('code', { title: 'EDTF' }, date.text)]),
            this.row('In the source’s words', event.dateText && dataText(event.dateText)), this.row('Kind', this.kind(event)),
            this.row('Status', status !== 'uncited' && badge(status, true)), this.row('Place', place && [dataText(place), remark(event, 'place')]),
            this.row('Count', event.hasCount && String(event.count)), this.row('Part of', event.whole && this.item(event.whole))],
        this.items('Who took part', parts, (part) => this.part(part)), this.claims(event),
        this.items('Its parts', pieces, (piece) => make('li', this.item(piece))), this.relations(event));
    }

    actor(actor, { passing, ties, isFiltered }) {
        const events = actor.events.filter((event) => passing.events.has(event));
        return this.whole(actor, [this.row('Kind', this.kind(actor)), this.row('Status', !isPlain(actor.status) && badge(actor.status)),
            this.row('Also called', actor.aliases.length > 0 && dataText(actor.aliases.join(', ')))],
        this.ties(actor, ties), this.events('Takes part in', events, actor.events.length, isFiltered), this.relations(actor));
    }

    /* The ties of an actor by the other one, the strongest first. */
    ties(actor, ties) {
        const others = new Map();
        for (const tie of ties)
            if (tie.source === actor || tie.target === actor)
                addTo(others, tie.source === actor ? tie.target : tie.source, tie);
        const weights = new Map([...others].map(([other, between]) => [other, round(between.reduce((sum, { weight }) => sum + weight, 0))]));
        const sorted = [...others.keys()].sort((a, b) => weights.get(b) - weights.get(a) || a.number - b.number);
        return this.items(`Ties with ${counted(sorted.length, 'actor')}`, sorted, (other) => {
            const weight = button(() => this.choose(actor, other), String(weights.get(other)));
            weight.className = 'weight';
            weight.setAttribute('aria-label', `ties with ${other.name}: ${weights.get(other)}`);
            return make('li', this.item(other), ' ', weight, remarks(describeTies(this.data, others.get(other), actor)));
        });
    }

    /* Two actors, and what ties them. */
    pair([one, other], { ties, isFiltered }) {
        const between = ties.filter((tie) => isBetween(tie, one, other));
        const events = [...new Set(between.flatMap((tie) => tie.events))].sort((a, b) => a.number - b.number);
        const all = one.events.filter((event) => event.parts.some(({ actor }) => actor === other)).length;
        return [heading([this.item(one), ' and ', this.item(other)]), between.length > 0
            ? table('Ties', ['kind', 'way', 'weight', 'days', 'status'], between.map((tie) => make('tr',
                [dataText(tieLabel(this.data, tie.kind) || 'no kind'), tie.isDirected ? (tie.source === one ? '→' : '←') : '—', String(round(tie.weight)),
                    spanText(tie.span), tie.status].map((cell) => make('td', cell)))))
            : make('p', 'No tie between them passes the filter.'),
        this.events('Both take part in', events, Math.max(all, events.length), isFiltered),
        this.relations(one, between.flatMap(({ relations }) => relations))];
    }

    about({ passing, isFiltered }) {
        const { data } = this;
        const references = [...data.references.values()];
        return [heading('About'), data.description && dataText(data.description, 'p'), this.attributes(data),
            make('p', 'Choose an event or an actor, or drag in the strip below the timeline to set a window of time.'),
            references.length > 0 && this.section(`Sources: ${countedOf(passing.sources.size, references.length, 'source', isFiltered)}`,
                make('ol', { class: 'plain' }, references.map((it) => this.listed(it, passing, isFiltered))))];
    }

    listed(it, passing, isFiltered) {
        const all = it.items.size;
        const cited = [...it.items].filter((item) => passing.events.has(item) || passing.relations.has(item) || passing.actors.has(item)).length;
        const told = this.told(it);
        const item = make('li', { class: !passing.sources.has(it.id) && 'faded' }, this.reference(it),
            remarks(`cited ${isFiltered ? `${cited} of ` : ''}${counted(all, 'time')}`), told.length > 0 && make('dl', told), this.attributes(it));
        item.style.marginInlineStart = `${Math.min(it.depth ?? 0, 4) * 16}px`;
        return item;
    }
}

function heading(parts, isData) {
    return make('h2', { tabindex: '-1', dir: isData && 'auto' }, parts);
}

function badge(status, isAlways) {
    return (isAlways || status !== 'stated') && [' ', make('span', { class: `status ${status}` }, status === 'denied' && !isAlways ? 'denies it' : status)];
}

function remark(item, field) {
    return remarked(item, field, '');
}

function remarks(...texts) {
    const text = texts.filter(Boolean).join(', ');
    return text && [' ', make('span', { class: 'note', dir: 'auto' }, text)];
}

/* "note: not dated, page: 4". */
function pairsText(pairs) {
    return pairs.map(([key, value]) => `${key}: ${value}`).join(', ');
}

/* The value used of a field, in words. */
function usedValue(item, field) {
    return field === 'date' ? item.date?.label ?? '' : String(item[field] ?? '');
}

export function isBetween({ source, target }, one, other) {
    return (source === one && target === other) || (source === other && target === one);
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
    return ties.map((tie) => `${tie.isDirected ? (tie.source === from ? '→\u00a0' : '←\u00a0') : ''}${tieLabel(data, tie.kind) || 'no kind'} ${round(tie.weight)}`).join(', ');
}
