/* The dataset of the page, made of the JSON that the program wrote (data.c has the order
 * of what is in arrays). Texts of the data are keys of Maps, never of objects. */
import { makeDate } from './date.js';
import { fill, member } from './text.js';

/* From the strongest to the weakest, as the program orders them. */
export const STATUSES = ['uncited', 'stated', 'inferred', 'assessed', 'disputed', 'denied'];

const PLAINER = new Map(Object.entries({ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }));

/* Without case, accents and the like, for searching. */
export function fold(text) {
    return /^[\x20-\x7e\n]*$/.test(text) ? text.toLowerCase() : text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
        .replace(/[^\x20-\x7e]/g, (letter) => PLAINER.get(letter) ?? letter);
}

/* Of an event, by number; most roles are on none. */
const SIDES = ['', 'giving', 'receiving'];

const NO_MORE = {};
const NONE = [];
const ALL_SURE = new Map();

/* What any item can say beside what is its own; `unsure` are the fields whose values all
 * who give them infer or assess. */
function common(more, date, { sources }, description = '', citations = more.cite ?? NONE) {
    const cite = citations.map((row) => makeCitation(row, sources));
    return { description, status: more.status === undefined ? cite[0]?.status ?? 'uncited' : STATUSES[more.status], cite,
        claims: more.claims?.map((row) => makeClaim(row, date, sources)) ?? NONE,
        undecided: more.undecided ?? NONE, attributes: pairsOf(more.attributes ?? NONE),
        unsure: more.unsure ? new Map(pairsOf(more.unsure).map(([field, status]) => [field, STATUSES[status]])) : ALL_SURE };
}

const NOTHING_MORE = common(NO_MORE, null, NO_MORE);

function makeCitation([source, locator = '', quote = '', status = 1, { says = {}, attributes = NONE } = NO_MORE], sources) {
    return { reference: sources[source].id, locator, quote, status: STATUSES[status], says: Object.entries(says),
        attributes: pairsOf(attributes) };
}

function makeClaim([field, value, status, agrees, source, date], own, sources) {
    return { field, value, status: STATUSES[status], agrees: agrees === 1, reference: sources[source].id,
        date: date ? makeDate(date) : field === 'date' ? own : null };
}

function makeWords(rows) {
    const words = new Map([[-1, '']]);
    const sides = new Map();
    let number = 0;
    for (const row of rows) {
        if (typeof row === 'number') {
            number = row;
            continue;
        }
        const [text, side] = [row].flat();
        words.set(number, text);
        sides.set(number, SIDES[side]);
        number++;
    }
    return { words, sides };
}

/* By type, Maps of kinds that have colours or a label. */
function makeKinds(json, words) {
    const kindsOf = (type) => new Map(json[type].map(([word, light, dark, label]) => [words.get(word),
        { label: label ?? words.get(word), colours: light ? [light, dark] : null }]));
    return { event: kindsOf('event'), actor: kindsOf('actor'), relation: kindsOf('relation') };
}

/* A list with one more; the one that all share stays empty. */
function added(list, item) {
    if (list === NONE)
        return [item];
    list.push(item);
    return list;
}

function makeActor([id, name, kind, description, cite, more = NO_MORE], number, tables) {
    return { type: 'actor', number, id, name: name || id, kind: tables.words.get(kind ?? -1), aliases: more.aliases ?? NONE,
        url: more.url ?? '', more, events: [], relations: NONE, folded: null, ...common(more, null, tables, description, cite) };
}

function makePart(event, actor, role, more, tables) {
    const date = tables.dates.get(more.date) ?? null;
    return { event, actor: tables.actors[actor], role: tables.words.get(role), side: tables.sides.get(role),
        date, isOff: more.off === 1, more, ...(more === NO_MORE ? NOTHING_MORE : common(more, date, tables)) };
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
    constructor([id, title, kind, date, , description, cite, more = NO_MORE], number, tables) {
        const { words, dates, kinds } = tables;
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
        Object.assign(this, description === undefined ? NOTHING_MORE : common(more, this.date, tables, description, cite));
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
    const names = (parts) => [...new Set(parts.filter(({ status }) => status !== 'denied').map(({ actor }) => actor))].map(({ name }) => name);
    const tell = (all) => all.slice(0, 3).join(', ') + (all.length > 3 ? ` and ${all.length - 3} more` : '');
    const on = (which) => names(event.parts.filter(({ side }) => side === which));
    const givers = on('giving');
    const others = on('receiving');
    const who = givers.length > 0 && others.length > 0 ? `${tell(givers)} → ${tell(others)}` : tell(names(event.parts));
    return [who, what || (who ? '' : event.id)].filter(Boolean).join(': ');
}

function makeRelation([id, source, target, kind, description, cite, more], number, { words, dates, sources, items, events }) {
    const date = dates.get(more.date) ?? null;
    const relation = { type: 'relation', number, id, source: items[source], target: items[target],
        kind: words.get(kind), date, isDirected: more.undirected !== 1,
        hasWeight: more.weight !== undefined, weight: more.weight ?? 1, disputed: more.weight_disputed ?? 0,
        events: (more.events ?? NONE).map((place) => events[place]), unseen: more.unseen ?? 0, more,
        ...common(more, date, { sources }, description, cite) };
    for (const item of new Set([relation.source, relation.target, ...relation.events]))
        item.relations = added(item.relations, relation);
    return relation;
}

function joinWholes(events) {
    for (const event of events) {
        event.whole = events[event.more.part_of] ?? null;
        event.covered = event.whole ?? events[event.more.within] ?? null;
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
    const sources = json.references.map((it, number) => ({ ...it, number: number + 1, title: it.title || it.id,
        date: dates.get(it.date) ?? null, via: json.references[it.via]?.id, attributes: pairsOf(it.attributes ?? NONE), items: new Set() }));
    const { words, sides } = makeWords(json.words);
    const kinds = makeKinds(json.kinds, words);
    const tables = { words, sides, dates, kinds, sources };
    tables.actors = json.actors.map((row, number) => makeActor(row, number, tables));
    tables.events = json.events.map((row, number) => makeEvent(row, number, tables));
    tables.items = [...tables.actors, ...tables.events];
    joinWholes(tables.events);
    const data = { title: json.title ?? '', description: json.description ?? '', attributes: pairsOf(json.attributes ?? NONE),
        maxPairs: json.max_pairs, statuses: new Set(json.statuses?.map((status) => STATUSES[status])), axis: makeAxis(json.axis), kinds,
        references: new Map(sources.map((it) => [it.id, it])), actors: tables.actors, events: tables.events,
        relations: json.relations.map((row, number) => makeRelation(row, number, tables)),
        items: new Map(tables.items.map((item) => [item.id, item])), drawn: json.drawn?.map((number) => tables.actors[number]) ?? tables.actors, lines: pairsOf(json.lines) };
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

/* What a status is called. */
export function statusLabel(status) {
    return member(phrases.statuses, STATUSES.indexOf(status));
}

/* What a search looks into. */
export function foldedText(item) {
    item.folded ??= fold(item.type === 'actor' ? [item.name, item.id, ...item.aliases].join('\n')
        : [item.name, item.id, item.place].join('\n'));
    return item.folded;
}

/* A text with what is remarked on the field of an item whose value it is. */
export function remarked(item, field, text) {
    return item.unsure.has(field) ? fill(phrases.unsure, text, statusLabel(item.unsure.get(field))) : text;
}

export function dateLabel(item) {
    return item.date ? remarked(item, 'date', item.date.label) : '';
}

export function whenOf(item) {
    return dateLabel(item) || phrases.dateless;
}

/* Weights are millionths. */
export function round(number) {
    return Math.round(number * 1e6) / 1e6;
}
