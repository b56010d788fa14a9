/* What a graph tool should hold of a view, as our CSV and JSON say it, and what it does
 * hold, put in the same words. Both are lists in the order of the ids, so that each
 * node and each edge is compared in every property. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tieline } from './lib.mjs';

export const views = ['network', 'actors', 'events'];

const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const days = /^-?\d{4,}-\d\d-\d\d$/;

/* The elements of `a; b\;c`. */
export function parseList(text) {
    if (!text)
        return [];
    const elements = [''];
    const add = (characters) => elements.push(elements.pop() + characters);
    for (let i = 0; i < text.length; i++) {
        if (text[i] === '\\')
            add(text[++i]);
        else if (text.startsWith('; ', i))
            elements.push(''), i++;
        else
            add(text[i]);
    }
    return elements;
}

const list = (value) => (Array.isArray(value) ? value : parseList(value));
const bool = (value) => value === true || value === 'true';

/* What is in a document and no attribute of an item. */
const fields = new Set(['id', 'name', 'title', 'kind', 'aliases', 'description', 'url', 'cite', 'date', 'earliest',
    'latest', 'label', 'open_start', 'open_end', 'unknown_start', 'unknown_end', 'date_text', 'place', 'count',
    'part_of', 'participants', 'source', 'target', 'directed', 'weight', 'events']);
const extras = (item, taken = []) => Object.fromEntries(Object.entries(item)
    .filter(([key]) => !fields.has(key) && !taken.includes(key)).sort());

export const attributesOf = (item) => extras(item);

/* The days of an edge or node in CSV. An end is open where `open` says so; years that are
 * not known are none. */
const ends = ({ first, last, open = '', date = '' }) => ({
    first: days.test(first) && !date.startsWith('XXXX') ? first : '',
    last: days.test(last) && !date.startsWith('XXXX') ? last : '',
    open_start: ['start', 'both'].includes(open),
    open_end: ['end', 'both'].includes(open),
});

const daysOf = (row) => `${ends(row).first || '..'}/${ends(row).last || '..'}`;

/* The edges as node-link data, for what CSV does not have: their ids, and every spell.
 * Both are in the same order. */
const remembered = new Map();
function linkedEdges(t) {
    const key = `${t.dataset.name} ${t.view}`;
    if (!remembered.has(key)) {
        const { stdout } = tieline('export', t.dataset.input, '--view', t.view, '-t', 'nodelink');
        remembered.set(key, JSON.parse(stdout).edges);
    }
    return remembered.get(key);
}

/* What is left of spells where a tool knows only the years from one to another. */
function cut(spells, [from, to]) {
    const year = (day) => (day === '..' ? NaN : Number(/^-?\d+/.exec(day)[0]));
    return spells.map((spell) => spell.split('/'))
        .filter(([first, last]) => !(year(first) > to) && !(year(last) < from))
        .map(([first, last]) => [year(first) < from ? '..' : first, year(last) > to ? '..' : last].join('/'));
}
const cover = (spells) => ({
    first: spells.length > 0 ? spells[0].split('/')[0].replace('..', '') : '',
    last: spells.length > 0 ? spells.at(-1).split('/')[1].replace('..', '') : '',
});

/* Citations as one text each, from what our JSON has, or a tool as objects; none where
 * they say no more than which references they are to. */
function citeText({ reference, locator, status = 'stated', quote, says = {}, ...rest }) {
    const parts = [locator, status === 'stated' ? undefined : status, quote && `“${quote}”`,
        ...Object.keys(says).sort().map((field) => `says ${field} ${says[field]}`),
        ...Object.keys(rest).sort().map((key) => `${key}: ${rest[key]}`)].filter(Boolean);
    return parts.length > 0 ? `${reference}: ${parts.join(', ')}` : reference;
}
const citations = (value) => list(value).map((cite) => (typeof cite === 'string' ? cite : citeText(cite))).sort();
const wantedCitations = (cite = []) => (cite.some((one) => citeText(one) !== one.reference) ? citations(cite) : []);

/* The citations of each edge: those of a relation, or of a participation. */
function citationsOfEdges(t) {
    const found = new Map(t.truth.relations.map(({ id, cite }) => [id, wantedCitations(cite)]));
    for (const { id, date, participants = [] } of t.truth.events)
        for (const part of participants)
            found.set(JSON.stringify([part.actor, id, part.role ?? '', part.date ?? date ?? '']), wantedCitations(part.cite));
    return (edge, row) => found.get(edge.key)
        ?? found.get(JSON.stringify([row.source, row.target, row.role, edge.date ?? ''])) ?? [];
}

/* The references of the dataset, as the formats that are JSON have them. */
export const wantedReferences = (t) => t.truth.references.map(({ earliest, latest, label, open_start, open_end,
    unknown_start, unknown_end, ...rest }) => rest);

/* What formats in words should tell of an event's sources, of its participants' as well. */
export function wantedSources(t, event) {
    const references = new Map(t.truth.references.map((reference) => [reference.id, reference]));
    return [event, ...event.participants ?? []].flatMap(({ cite = [] }) => cite).flatMap(({ reference, locator, quote, status }) => {
        const { id, title = id, publisher, authors = [], label } = references.get(reference);
        return [title, publisher, ...authors, label, locator, quote, status === 'denied' ? 'Denied' : status].filter(Boolean);
    });
}

/* The same in formats that hold a text for each. */
export const wantedReferenceTexts = (t) => wantedReferences(t)
    .map(({ id, title, authors = [], publisher, date, via, url, ...rest }) => {
        const parts = [title, ...authors, publisher, date, via && `via ${via}`, url,
            ...Object.keys(rest).sort().map((key) => `${key}: ${rest[key]}`)].filter(Boolean);
        return parts.length > 0 ? `${id}: ${parts.join(', ')}` : id;
    });

/* The title of an event, or who did what where it has none of its own. */
const sides = { giving: ['source', 'guest', 'submitter'], receiving: ['target', 'host', 'recipient'] };

export function titleOf(t, { id, title, kind = '', participants = [] }) {
    if (title && title !== kind)
        return title;
    const names = new Map(t.truth.actors.map((actor) => [actor.id, actor.name ?? actor.id]));
    const join = (parts) => {
        const all = [...new Set(parts.map(({ actor }) => actor))].map((actor) => names.get(actor));
        return all.slice(0, 3).join(', ') + (all.length > 3 ? ` and ${all.length - 3} more` : '');
    };
    const isDenied = ({ cite = [] }) => cite.length > 0 && cite.every(({ status }) => status === 'denied');
    const parts = participants.filter((part) => !isDenied(part));
    const [givers, receivers] = Object.values(sides).map((roles) => parts.filter(({ role }) => roles.includes(role)));
    const who = givers.length > 0 && receivers.length > 0 ? `${join(givers)} → ${join(receivers)}` : join(parts);
    return [who, kind].filter(Boolean).join(': ') || id;
}

/* The references of an item's citations, of those that deny it or of the others. */
const citedBy = (item, of) => [...new Set((item.cite ?? []).filter(of).map((cite) => cite.reference))].sort();

/* The label of an event's date, marked if all who give this date only infer or assess it. */
export function markedLabel({ label = '', date, cite = [] }) {
    const sure = ['stated', 'inferred', 'assessed', 'disputed'];
    const statuses = cite.filter(({ says, status }) => says?.date === date && date && status !== 'denied')
        .map(({ status = 'stated' }) => sure.indexOf(status));
    const status = sure[Math.min(...statuses)];
    return status === 'inferred' || status === 'assessed' ? `${label} (${status})` : label;
}

export function wantedNodes(t, years) {
    const items = new Map([...t.truth.actors, ...t.truth.events].map((item) => [item.id, item]));
    return t.nodes.map((row) => {
        const item = items.get(row.id);
        /* The days of actors, which are those of their edges, are in csv-nodes alone. */
        const when = row.type === 'event' ? row : { ...row, first: '', last: '', open: '' };
        return {
            id: row.id, label: row.label, item: row.type, kind: row.kind, date: row.date,
            date_label: row.date ? markedLabel(item) : '', date_text: item.date_text ?? '', ...ends(when),
            ...(years && cover(cut([daysOf(when)], years))),
            place: row.place, count: item.count ?? '', aliases: parseList(row.aliases),
            degree: Number(row.degree), strength: Number(row.strength), status: row.status,
            references: citedBy(item, (cite) => cite.status !== 'denied'),
            denied_by: citedBy(item, (cite) => cite.status === 'denied'),
            citations: wantedCitations(item.cite),
            description: row.description, url: row.url, extras: extras(item),
        };
    }).sort(byId);
}

export function wantedEdges(t, years) {
    const linked = linkedEdges(t);
    const cited = citationsOfEdges(t);
    return t.edges.map((row, i) => ({
        id: linked[i].key, source: row.source, target: row.target, directed: row.directed === 'true',
        kind: row.kind, role: row.role, weight: Number(row.weight), weight_disputed: Number(row.weight_disputed), ...ends(row),
        ...(years && cover(cut(linked[i].spells ?? [], years))), status: row.status,
        events: parseList(row.events), references: parseList(row.references), denied_by: parseList(row.denied_by),
        citations: cited(linked[i], row),
        spells: years ? cut(linked[i].spells ?? [], years) : linked[i].spells ?? [],
    })).sort(byId);
}

/* What a tool holds of one: an id, and the facts by name as the tool has them. */
export function heldNode(id, facts) {
    const { label, item, kind = '', date = '', date_label = '', date_text = '', first = '', last = '', open_start,
        open_end, place = '', count = '', aliases, degree, strength, status = '', references, denied_by,
        citations: cites, description = '', url = '', ...rest } = facts;
    return {
        id, label, item, kind, date, date_label, date_text, first, last, open_start: bool(open_start),
        open_end: bool(open_end), place, count: count === '' ? '' : Number(count), aliases: list(aliases),
        degree: Number(degree), strength: Number(strength), status, references: list(references),
        denied_by: list(denied_by), citations: citations(cites), description,
        url, extras: Object.fromEntries(Object.entries(rest).sort()),
    };
}
export function heldEdge(id, source, target, directed, facts) {
    const { kind = '', role = '', weight, weight_disputed = 0, first = '', last = '', open_start, open_end, status = '', events,
        references, denied_by, citations: cites, spells } = facts;
    return {
        id, source, target, directed: bool(directed), kind, role, weight: Number(weight),
        weight_disputed: Number(weight_disputed), first, last,
        open_start: bool(open_start), open_end: bool(open_end), status, events: list(events),
        references: list(references), denied_by: list(denied_by), citations: citations(cites), spells: list(spells),
    };
}

/* The dates that an edge may have: a relation's own, a participation's or its event's. */
function wantedDates(t) {
    const dates = new Map(t.truth.relations.map((relation) => [relation.id, [relation.date ?? '']]));
    for (const event of t.truth.events) {
        for (const { actor, role = '', date } of event.participants ?? []) {
            const key = JSON.stringify([actor, event.id, role]);
            dates.set(key, [...dates.get(key) ?? [], date ?? event.date ?? '']);
        }
        dates.set(JSON.stringify([event.id, event.part_of, '']), [event.date ?? '']);
    }
    return dates;
}
function wrongDates(t, edges) {
    const dates = wantedDates(t);
    const wrong = edges.filter(({ id, source, target, facts }) => {
        const allowed = dates.get(id) ?? dates.get(JSON.stringify([source, target, facts.role ?? '']));
        return t.view !== 'actors' && !allowed?.includes(facts.date ?? '');
    });
    return wrong.map((edge) => [edge.id, edge.facts.date]);
}

/* Spells follow each other with a day between, and fill what first and last say. */
function wrongSpells(edges) {
    const wrong = edges.filter(({ facts }) => {
        const spells = list(facts.spells).map((spell) => spell.split('/'));
        if (spells.length === 0)
            return Boolean(facts.first || facts.last);
        return spells.some(([first, last], i) => (i > 0 && !(countDays(spells[i - 1][1]) + 1 < countDays(first)))
                || (first !== '..' && last !== '..' && countDays(first) > countDays(last)))
            || spells[0][0] !== (facts.first || '..') || spells.at(-1)[1] !== (facts.last || '..');
    });
    return wrong.map((edge) => [edge.id, edge.facts.spells, edge.facts.first, edge.facts.last]);
}
/* A count of days, of any year: those of the last 400 that are like it. */
function countDays(text) {
    const [, sign, year, rest] = /^([+-]?)(\d+)(-.*)$/.exec(text);
    const ages = Math.floor(Number(sign + year) / 400);
    return ages * 146097 + Date.parse(`${Number(sign + year) - ages * 400 + 2000}${rest}`) / 864e5;
}

const asItIs = (text) => text;
export const trim = (text) => text.replace(/^[\0- ]+|[\0- ]+$/g, '');

/*
 * Compares all that a tool holds: nodes are { id, facts }, edges { id, source, target,
 * directed, facts }. Of the tool: `lacks` and `nodeLacks`, facts of edges and nodes that
 * it does not hold; `taken`, names that attributes cannot have there; `years`, the first
 * and last that it knows; `text` and `element`, what becomes of a text and of one in a
 * list; `keeps`, which edges it takes.
 */
export function compareGraph(t, { nodes, edges }, {
    tool, lacks = [], nodeLacks = [], taken = [], years, text = asItIs, element = asItIs, keeps = () => true,
}) {
    const same = (aspect, got, wanted) => t.same(`${tool}: ${aspect}`, got, wanted);
    const without = (facts, items) => items.map((item) =>
        Object.fromEntries(Object.entries(item).filter(([fact]) => !facts.includes(fact))));
    const changed = (value) => typeof value === 'string' ? text(value)
        : Array.isArray(value) ? value.map((item) => typeof item === 'string' ? text(element(item)) : changed(item))
            : value && typeof value === 'object'
                ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner)])) : value;
    const wanted = wantedNodes(t, years).map((node) => ({ ...node, extras: extras(node.extras, taken) }));
    same('nodes', without(nodeLacks, nodes.map(({ id, facts }) => heldNode(id, facts)).sort(byId)),
        changed(without(nodeLacks, wanted)).sort(byId));
    same('edges', without(lacks, edges.map(({ id, source, target, directed, facts }) =>
        heldEdge(id, source, target, directed, facts)).sort(byId)),
    changed(without(lacks, wantedEdges(t, years).filter(keeps))).sort(byId));
    if (!lacks.includes('date'))
        same('dates of edges', wrongDates(t, edges), []);
    if (!lacks.includes('spells') && !years)
        same('spells of edges', wrongSpells(edges), []);
    const ids = [...nodes, ...edges].map((item) => item.id);
    same('ids are unique', new Set(ids).size, ids.length);
    if (t.view === 'network') {
        const relations = new Set(t.truth.relations.map((relation) => relation.id));
        const own = edges.filter((edge) => relations.has(edge.id));
        same('relations have their own ids', own.length,
            relations.size - linkedEdges(t).filter((edge) => relations.has(edge.key) && !keeps(edge)).length);
    }
}

/* How many losses of a sort we said that there are. */
export const said = (t, pattern) => Object.entries(t.losses)
    .filter(([cause]) => pattern.test(cause)).reduce((sum, [, count]) => sum + count, 0);

/* Whether some edges have a direction and others have none. */
export const isMixed = (t) => new Set(t.edges.map((edge) => edge.directed)).size > 1;
export const undirected = (t) => t.edges.filter((edge) => edge.directed === 'false').length;

/* A text as XML holds it. */
export const inXml = (text) => text.replaceAll(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

/* What a Python script of this folder says, as JSON. */
export function python(script, ...args) {
    const program = process.env.PYTHON ?? '/usr/bin/python3';
    const run = spawnSync(program, [script, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
    if (run.status !== 0)
        throw new Error(`${script} ${args.join(' ')}: status ${run.status}\n${run.stderr}`);
    return JSON.parse(run.stdout);
}

/* How many nodes and edges a graph of another program has when it is read. Events that ties rest on,
 * and that are no nodes, have nothing but an id. */
function countsOf(file) {
    const { actors, events, relations } = JSON.parse(tieline('export', file, '-t', 'json').stdout);
    const nodes = actors.length + events.filter(({ title }) => title).length;
    const edges = relations.length +
        events.reduce((sum, event) => sum + (event.participants ?? []).length + (event.part_of ? 1 : 0), 0);
    return [nodes, edges];
}

/* Whether a graph that a tool has written has as many nodes and edges when it is read. */
export function compareCounts(t, name, text, counts) {
    writeFileSync(name, text);
    t.same(`${name} read`, countsOf(name), counts);
}

/* The same of the graphs that NetworkX and igraph write. */
export function compareWritten(t) {
    mkdirSync('written', { recursive: true });
    for (const [name, counts] of Object.entries(python('graphs_written.py', 'written')))
        t.same(`${name} read`, countsOf(`written/${name}`), counts);
}
