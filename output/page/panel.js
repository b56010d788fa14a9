/* The panel: all that the file says of what is chosen, or of the dataset. */
import { isCounted } from './date.js';
import { dateLabel, kindLabel, remarked, round, statusLabel, tieLabel, whenOf } from './data.js';
import { addTo, button, dataText, link, list, make, note, table } from './dom.js';
import { dayLabel } from './day.js';
import { counted, countedOf, decimal, digits, EVENTS, fill, filled, member, SOURCES } from './text.js';

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
        return make('button', { class: 'item', dir: 'auto', on: { click: () => this.choose(item) } }, item.name);
    }

    row(term, ...values) {
        return values.some(Boolean) && [make('dt', term), make('dd', values)];
    }

    section(title, ...parts) {
        return parts.some((part) => part && part.length !== 0) && make('section', make('h3', title), parts);
    }

    items(title, items, of) {
        return items.length > 0 && this.section(title, list(items.slice(0, MOST).map(of)),
            items.length > MOST && note(counted(phrases.in_table, items.length - MOST)));
    }

    kind(item) {
        const chip = make('span', { class: 'chip' });
        chip.style.backgroundColor = this.look.colourOf(item.type, item.kind);
        return item.kind && [make('span', chip, dataText(kindLabel(this.data, item.type, item.kind))), remark(item, 'kind')];
    }

    attributes({ attributes }) {
        return attributes.length > 0 && this.section(phrases.line_more, make('dl',
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
            says.length > 0 && note(filled(phrases.says, pairsText(says))), quote && dataText(fill(phrases.quoted, quote), 'blockquote'),
            attributes.length > 0 && note(pairsText(attributes)), whole && note(filled(phrases.via, this.reference(whole))));
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
        return this.section(phrases.who_says_what, ...fields.map((field) => this.claimsOf(item, field)));
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
        return make('div', { class: 'claims' }, table(isUndecided ? fill(phrases.undecided, fieldLabel(field)) : fieldLabel(field), [phrases.value, phrases.according_to], [...values].map(([words, who]) =>
            this.claimRow(words, who, !isUndecided && (words === used || who.some(isUsed))))));
    }

    claimRow(words, who, isUsed) {
        return make('tr', { class: isUsed && 'used' }, make('td', dataText(words), isUsed && make('small', ' ', phrases.used_here)),
            make('td', who.length > 0 ? list(who.map(({ reference, status }) => make('li',
                dataText(this.data.references.get(reference).title), badge(status)))) : phrases.the_dataset));
    }

    part(part) {
        return make('li', this.item(part.actor), ' ', part.role && make('span', { class: 'role', dir: 'auto' }, remarked(part, 'role', part.role)),
            remarks(part.date && dateLabel(part), !isPlain(part.status) && statusLabel(part.status)), part.attributes.length > 0 && note(pairsText(part.attributes)),
            this.claims(part), part.cite.length > 0 && make('details', make('summary', counted(phrases.sources, part.cite.length)), this.sources(part.cite)));
    }

    /* A relation as what is at one of its ends, or rests below it, has it. */
    relation(relation, from) {
        const { source, target, isDirected, hasWeight, description, events } = relation;
        const isOut = source === from;
        const isBelow = !isOut && target !== from;
        const kind = make('span', { class: 'role', dir: 'auto' }, this.data.kinds.relation.get(relation.kind)?.label ?? relation.kind);
        const told = this.told(relation);
        const details = [description && dataText(description, 'p'), told.length > 0 && make('dl', told), this.claims(relation), this.attributes(relation),
            events.length > 0 && !events.includes(from) && note(filled(phrases.rests_on, events.slice(0, 20).map((event) => [this.item(event), ' ']))),
            relation.cite.length > 0 && this.sources(relation.cite)];
        return make('li', isBelow && [this.item(source), ' '], kind, !isDirected ? ' — ' : isOut || isBelow ? ' → ' : ' ← ',
            this.item(isOut || isBelow ? target : source), remarks(dateLabel(relation), hasWeight && fill(phrases.weight_of, decimal(relation.weight)),
                hasWeight && relation.disputed && fill(phrases.of_it_disputed, decimal(relation.disputed)), !isPlain(relation.status) && statusLabel(relation.status)),
            details.some(Boolean) && make('details', { open: relation.status === 'disputed' && '' }, make('summary', phrases.details_more), details));
    }

    relations(item, relations = item.relations) {
        return this.items(phrases.relations, relations, (relation) => this.relation(relation, item));
    }

    events(title, events, all, isFiltered) {
        return this.items(fill(phrases.line, title, countedOf(EVENTS, events.length, all, isFiltered)), events,
            (event) => make('li', dataText(whenOf(event), 'small'), ' ', this.item(event)));
    }

    /* What an event and an actor have in common. */
    whole(item, rows, ...sections) {
        return [heading(item.name, true), make('dl', rows, this.told(item)), item.description && dataText(item.description, 'p'),
            item.url && make('p', link(item.url, item.url)), sections, item.cite.length > 0 && this.section(phrases.facet_sources, this.sources(item.cite)),
            this.attributes(item), note(filled(phrases.id, make('code', item.id)))];
    }

    event(event) {
        const { date, undecided, place, status, pieces, parts } = event;
        return this.whole(event, [
            this.row(phrases.when, dataText(whenOf(event)), date && !undecided.includes('date') && [' ', make('code', { title: 'EDTF' }, date.text)]),
            this.row(phrases.line_words, event.dateText && dataText(event.dateText)), this.row(phrases.line_kind, this.kind(event)),
            this.row(phrases.line_status, status !== 'uncited' && badge(status, true)), this.row(phrases.line_place, place && [dataText(place), remark(event, 'place')]),
            this.row(phrases.line_count, event.hasCount && digits(event.count)), this.row(phrases.line_part_of, event.whole && this.item(event.whole))],
        this.items(phrases.who_took_part, parts, (part) => this.part(part)), this.claims(event),
        this.items(phrases.its_parts, pieces, (piece) => make('li', this.item(piece))), this.relations(event));
    }

    actor(actor, { passing, ties, isFiltered }) {
        const events = actor.events.filter((event) => passing.events.has(event));
        return this.whole(actor, [this.row(phrases.line_kind, this.kind(actor)), this.row(phrases.line_status, !isPlain(actor.status) && badge(actor.status)),
            this.row(phrases.also_called, actor.aliases.length > 0 && dataText(actor.aliases.join(', ')))],
        this.ties(actor, ties), this.events(phrases.takes_part_in, events, actor.events.length, isFiltered), this.relations(actor));
    }

    /* The ties of an actor by the other one, the strongest first. */
    ties(actor, ties) {
        const others = new Map();
        for (const tie of ties)
            if (tie.source === actor || tie.target === actor)
                addTo(others, tie.source === actor ? tie.target : tie.source, tie);
        const weights = new Map([...others].map(([other, between]) => [other, round(between.reduce((sum, { weight }) => sum + weight, 0))]));
        const sorted = [...others.keys()].sort((a, b) => weights.get(b) - weights.get(a) || a.number - b.number);
        return this.items(counted(phrases.ties_with, sorted.length), sorted, (other) => {
            const weight = button(() => this.choose(actor, other), decimal(weights.get(other)));
            weight.className = 'weight';
            weight.setAttribute('aria-label', fill(phrases.ties_with_one, other.name, decimal(weights.get(other))));
            return make('li', this.item(other), ' ', weight, remarks(describeTies(this.data, others.get(other), actor)));
        });
    }

    /* Two actors, and what ties them. */
    pair([one, other], { ties, isFiltered }) {
        const between = ties.filter((tie) => isBetween(tie, one, other));
        const events = [...new Set(between.flatMap((tie) => tie.events))].sort((a, b) => a.number - b.number);
        const all = one.events.filter((event) => event.parts.some(({ actor }) => actor === other)).length;
        return [heading(filled(phrases.pair, this.item(one), this.item(other))), between.length > 0
            ? table(phrases.tie_list, [phrases.line_kind, phrases.column_way, phrases.line_weight, phrases.column_days, phrases.line_status], between.map((tie) => make('tr',
                [dataText(tieLabel(this.data, tie.kind) || phrases.kindless), tie.isDirected ? (tie.source === one ? '→' : '←') : '—', decimal(round(tie.weight)),
                    spanText(tie.span), statusLabel(tie.status)].map((cell) => make('td', cell)))))
            : make('p', phrases.no_tie),
        this.events(phrases.both_take_part, events, Math.max(all, events.length), isFiltered),
        this.relations(one, between.flatMap(({ relations }) => relations))];
    }

    about({ passing, isFiltered }) {
        const { data } = this;
        const references = [...data.references.values()];
        return [heading(phrases.about_page), data.description && dataText(data.description, 'p'), this.attributes(data),
            make('p', phrases.hint),
            references.length > 0 && this.section(fill(phrases.line, phrases.facet_sources, countedOf(SOURCES, passing.sources.size, references.length, isFiltered)),
                make('ol', { class: 'plain' }, references.map((it) => this.listed(it, passing, isFiltered))))];
    }

    listed(it, passing, isFiltered) {
        const all = it.items.size;
        const cited = [...it.items].filter((item) => passing.events.has(item) || passing.relations.has(item) || passing.actors.has(item)).length;
        const told = this.told(it);
        const item = make('li', { class: !passing.sources.has(it.id) && 'faded' }, this.reference(it),
            remarks(countedOf([phrases.cited, phrases.cited_of], cited, all, isFiltered)), told.length > 0 && make('dl', told), this.attributes(it));
        item.style.marginInlineStart = `${Math.min(it.depth ?? 0, 4) * 16}px`;
        return item;
    }
}

function heading(parts, isData) {
    return make('h2', { tabindex: '-1', dir: isData && 'auto' }, parts);
}

function badge(status, isAlways) {
    return (isAlways || status !== 'stated') && [' ', make('span', { class: `status ${status}` }, status === 'denied' && !isAlways ? phrases.denies_it : statusLabel(status))];
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

/* What a field is called of which sources say something. */
function fieldLabel(field) {
    return member(phrases.fields, ['date', 'place', 'count', 'role', 'part_of', 'weight', 'kind'].indexOf(field));
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
    const [from, to] = [first, last].map((day) => isCounted(day) ? dayLabel(day, 'day') : '');
    if (from && to)
        return from === to ? from : fill(phrases.span, from, to);
    return from ? fill(phrases.from, from) : to ? fill(phrases.until, to) : phrases.dateless;
}

/* "agreement 32, visit 1". */
export function describeTies(data, ties, from) {
    return ties.map((tie) => `${tie.isDirected ? (tie.source === from ? '→\u00a0' : '←\u00a0') : ''}${tieLabel(data, tie.kind) || phrases.kindless} ${decimal(round(tie.weight))}`).join(', ');
}
