/* The dataset of the page, made of the JSON that the program wrote (data.c has the order
 * of what is in arrays). Texts of the data are keys of Maps, never of objects. */
import { makeDate } from './date.js';

/* From the strongest to the weakest, as the program orders them. */
export const STATUSES = ['uncited', 'stated', 'inferred', 'assessed', 'disputed', 'denied'];

/* Without case, accents and the like, for searching. */
export function fold(text) {
    return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/ø/g, 'o')
        .replace(/ł/g, 'l').replace(/đ/g, 'd').replace(/æ/g, 'ae').replace(/œ/g, 'oe').replace(/ı/g, 'i');
}

const NO_MORE = {};
const NONE = [];
const ALL_SURE = new Map();

/* What any item can say beside what is its own; `unsure` are the fields whose values all
 * who give them infer or assess. */
function common(more) {
    return { status: more.status ?? (more.cite ? 'stated' : 'uncited'), cite: more.cite ?? NONE, claims: more.claims?.map(makeClaim) ?? NONE,
        undecided: more.undecided ?? NONE, attributes: more.attributes ?? NONE,
        unsure: more.unsure?.length > 0 ? new Map(pairsOf(more.unsure)) : ALL_SURE };
}

const NOTHING_MORE = common(NO_MORE);

function makeClaim([field, value, status, agrees, reference, date]) {
    return { field, value, status, agrees: agrees === 1, reference, date: date ? makeDate(date) : null };
}

function makeWords(rows) {
    const words = new Map([[-1, '']]);
    const sides = new Map();
    for (const [number, text, side] of rows) {
        words.set(number, text);
        if (side)
            sides.set(number, side);
    }
    return { words, sides };
}

function makeKinds(rows) {
    const kinds = { event: new Map(), actor: new Map(), relation: new Map() };
    for (const [type, name, label, light, dark] of rows)
        kinds[type].set(name, { name, label: label || name, colours: light ? [light, dark] : null });
    return kinds;
}

/* A list with one more; the one that all share stays empty. */
function added(list, item) {
    if (list === NONE)
        return [item];
    list.push(item);
    return list;
}

function makeActor([id, name, kind, more = NO_MORE], number, { words }) {
    return { type: 'actor', number, id, name: name || id, kind: words.get(kind ?? -1), aliases: more.aliases ?? NONE,
        url: more.url ?? '', more, events: [], relations: NONE, folded: null, ...common(more) };
}

function makePart(event, actor, role, more, { dates, words, sides, actors }) {
    return { event, actor: actors[actor], role: words.get(role), side: sides.get(role) ?? 'none',
        date: more.date === undefined ? null : dates.get(more.date), isOff: more.off === 1, more,
        ...(more === NO_MORE ? NOTHING_MORE : common(more)) };
}

function makeParts(event, flat, mores, tables) {
    const more = mores && new Map(mores.map((one) => [one.at, one]));
    const parts = [];
    for (let i = 0; i < flat.length; i += 2)
        parts.push(makePart(event, flat[i], flat[i + 1], more?.get(i / 2) ?? NO_MORE, tables));
    return parts;
}

/* A class, because there may be many: they share a shape, and get their names late. */
class Happening {
    constructor(row, number, { words, dates, kinds }) {
        const [id, title, kind, date, , more = NO_MORE] = row;
        this.type = 'event';
        this.number = number;
        this.id = id;
        this.kind = words.get(kind);
        this.title = title === 0 ? this.kind : title;
        this.date = dates.get(date) ?? null;
        this.place = words.get(more.place ?? -1);
        this.count = more.count ?? 1;
        this.hasCount = more.count !== undefined;
        this.dateText = more.date_text ?? '';
        this.url = more.url ?? '';
        this.whole = null;
        this.covered = null;
        this.parts = NONE;
        this.pieces = NONE;
        this.relations = NONE;
        this.more = more;
        this.folded = null;
        this.called = null;
        this.kinds = kinds;
        Object.assign(this, more === NO_MORE ? NOTHING_MORE : common(more));
    }
    get name() {
        this.called ??= nameEvent(this, this.kinds);
        return this.called;
    }
}

function makeEvent(row, number, tables) {
    const event = new Happening(row, number, tables);
    event.parts = makeParts(event, row[4], event.more.parts, tables);
    let last = null;
    for (const { actor } of event.parts) {
        if (actor !== last)
            actor.events.push(event);
        last = actor;
    }
    return event;
}

/* An event that has no title of its own is called by who did what. */
function nameEvent(event, kinds) {
    if (event.title && event.title !== event.kind)
        return event.title;
    const what = kinds.event.get(event.kind)?.label ?? event.kind;
    const on = (which) => event.parts.filter(({ side }) => side === which).map(({ actor }) => actor.name);
    const givers = on('giving');
    const others = on('receiving');
    const who = givers.length > 0 && others.length > 0 ? `${givers.join(', ')} → ${others.join(', ')}`
        : [...new Set(event.parts.map(({ actor }) => actor.name))].slice(0, 4).join(', ');
    return [who, what || (who ? '' : event.id)].filter(Boolean).join(': ');
}

function makeRelation(more, number, { words, dates, actors, items }) {
    const end = (it) => typeof it === 'number' ? actors[it] : items.get(it);
    const relation = { type: 'relation', number, id: more.id, source: end(more.source), target: end(more.target),
        kind: words.get(more.kind), date: dates.get(more.date) ?? null, isDirected: more.undirected !== 1,
        hasWeight: more.weight !== undefined, weight: more.weight ?? 1, disputed: more.weight_disputed ?? 0,
        events: (more.events ?? []).map((id) => items.get(id)), unseen: more.unseen ?? 0, more, ...common(more) };
    for (const item of new Set([relation.source, relation.target, ...relation.events]))
        item.relations = added(item.relations, relation);
    return relation;
}

function joinWholes(events, items) {
    for (const event of events) {
        event.whole = items.get(event.more.part_of) ?? null;
        event.covered = event.whole ?? items.get(event.more.within) ?? null;
        if (event.whole)
            event.whole.pieces = added(event.whole.pieces, event);
    }
}

/* What is cut out of the axis, in days: a day that is on it reaches to its end. */
function makeAxis(axis) {
    if (!axis)
        return null;
    const unit = axis.timed ? 86400 : 1;
    const day = axis.timed ? 0 : 1;
    return { first: axis.first / unit, last: axis.last / unit + day, timed: axis.timed === 1, clock: axis.clock ?? '',
        gaps: axis.gaps.map(([from, to, label]) => ({ from: from / unit + day, to: to / unit, label })) };
}

function pairsOf(flat) {
    const pairs = [];
    for (let i = 0; i < flat.length; i += 2)
        pairs.push([flat[i], flat[i + 1]]);
    return pairs;
}

/* Tells what is cited by what: the events and relations of each reference. */
function citeAll(data) {
    const cite = (item, list) => {
        for (const { reference } of list)
            data.references.get(reference)?.items.add(item);
    };
    for (const event of data.events) {
        cite(event, event.cite);
        for (const part of event.parts)
            cite(event, part.cite);
    }
    for (const relation of data.relations)
        cite(relation, relation.cite);
    for (const actor of data.actors)
        cite(actor, actor.cite);
}

export function makeData(json) {
    const dates = new Map(json.dates.map((row) => [row[0], makeDate(row)]));
    const { words, sides } = makeWords(json.words);
    const kinds = makeKinds(json.kinds);
    const tables = { dates, words, sides, kinds };
    const references = new Map(json.references.map((it, number) => [it.id,
        { ...it, number: number + 1, title: it.title || it.id, date: dates.get(it.date) ?? null, items: new Set() }]));
    const actors = json.actors.map((row, number) => makeActor(row, number, tables));
    tables.actors = actors;
    const events = json.events.map((row, number) => makeEvent(row, number, tables));
    tables.items = new Map([...actors, ...events].map((item) => [item.id, item]));
    joinWholes(events, tables.items);
    const relations = json.relations.map((row, number) => makeRelation(row, number, tables));
    const data = { title: json.title ?? '', description: json.description ?? '', attributes: json.attributes ?? [],
        maxPairs: json.max_pairs, statuses: new Set(json.statuses ?? []), axis: makeAxis(json.axis), kinds, references,
        actors, events, relations, items: tables.items, drawn: json.drawn, lines: pairsOf(json.lines) };
    citeAll(data);
    return data;
}

/* What people read for a kind of a type. */
export function kindLabel(data, type, kind) {
    return data.kinds[type].get(kind)?.label ?? kind;
}

/* The same of a tie, which has the kind of its events, or else of its relations. */
export function tieLabel(data, kind) {
    return data.kinds.event.get(kind)?.label ?? data.kinds.relation.get(kind)?.label ?? kind;
}

/* What a search looks into. */
export function foldedText(item) {
    item.folded ??= fold(item.type === 'actor' ? [item.name, item.id, ...item.aliases].join('\n')
        : [item.name, item.id, item.place].join('\n'));
    return item.folded;
}

/* The label of an item's date with what is remarked on it. */
export function dateLabel(item) {
    if (!item.date)
        return '';
    return item.date.label + (item.unsure.has('date') ? ` (${item.unsure.get('date')})` : '');
}
