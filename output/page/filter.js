/* Which events and relations pass: the same conditions as those of `tieline export`
 * (graph/query/select.c), whose options their names are. */
import { falls, EVER, NEVER } from './date.js';

/* The facets: the option of each, what an event has of it, and whether a relation has it
 * as well: by itself, or through the events that it rests on. */
export const FACETS = [
    { name: 'kind', title: phrases.facet_kinds, of: (event) => [event.kind], ofRelation: (relation) => [relation.kind] },
    { name: 'status', title: phrases.line_status, of: statusesOf, ofRelation: relationStatusesOf, concernsAll: true },
    { name: 'role', title: phrases.facet_roles, of: (event) => event.parts.map(({ role }) => role), ofRelation: () => [],
        rests: true },
    { name: 'place', title: phrases.facet_places, of: (event) => [event.place], ofRelation: () => [], rests: true },
    { name: 'reference', title: phrases.facet_sources, of: (event) => referencesOf(event),
        ofRelation: (relation) => relation.cite.map(({ reference }) => reference), concernsAll: true },
];

/* Of the values that an item has, those that all who give them infer or assess. */
function valueStatuses(item) {
    return [...item.unsure.values()];
}

function statusesOf(event) {
    const denied = event.parts.some(({ status }) => status === 'denied') ? ['denied'] : [];
    return [event.status, ...denied, ...valueStatuses(event), ...event.parts.flatMap(valueStatuses)];
}

function relationStatusesOf(relation) {
    return [relation.status, ...valueStatuses(relation)];
}

function referencesOf(event) {
    return [...event.cite, ...event.parts.flatMap(({ cite }) => cite)].map(({ reference }) => reference);
}

export function noFilter() {
    return { since: EVER, until: NEVER, kind: new Set(), status: new Set(), role: new Set(), place: new Set(),
        reference: new Set() };
}

export function isFiltered(filter) {
    return filter.since !== EVER || filter.until !== NEVER || FACETS.some(({ name }) => filter[name].size > 0);
}

function has(wanted, values) {
    return wanted.size === 0 || values.some((value) => wanted.has(value));
}

export function passesEvent(filter, event) {
    return falls(event.date, filter.since, filter.until) && FACETS.every(({ name, of }) =>
        filter[name].size === 0 || has(filter[name], of(event)));
}

/* Relations that tie no two actors have a kind, role or place of their own only where
 * they are said to; they stay where the events that they tie do. */
function passesRelation(filter, relation) {
    const isTie = relation.source.type === 'actor' && relation.target.type === 'actor';
    return falls(relation.date, filter.since, filter.until) && FACETS.every((facet) => {
        const wanted = filter[facet.name];
        if (wanted.size === 0 || (!isTie && !facet.concernsAll))
            return true;
        return has(wanted, facet.ofRelation(relation)) ||
            (facet.rests && isTie && relation.events.some((event) => has(wanted, facet.of(event))));
    });
}

function addSources(data, ids, sources) {
    for (const { reference } of ids) {
        let id = reference;
        while (id !== undefined && !sources.has(id)) {
            sources.add(id);
            id = data.references.get(id)?.via;
        }
    }
}

function sourcesOf(data, passing) {
    const sources = new Set();
    for (const event of passing.events) {
        addSources(data, event.cite, sources);
        for (const part of event.parts)
            addSources(data, part.cite, sources);
    }
    for (const item of [...passing.relations, ...passing.actors])
        addSources(data, item.cite, sources);
    return sources;
}

/* What passes: Sets of events, relations, actors and ids of sources. */
export function passThrough(data, filter) {
    if (!isFiltered(filter))
        return { all: true, events: new Set(data.events), relations: new Set(data.relations),
            actors: new Set(data.actors), sources: new Set(data.references.keys()) };
    const events = new Set(data.events.filter((event) => passesEvent(filter, event)));
    const isKept = (item) => item.type === 'actor' || events.has(item);
    const relations = new Set(data.relations.filter((relation) => passesRelation(filter, relation) &&
        isKept(relation.source) && isKept(relation.target)));
    const actors = new Set();
    for (const event of events)
        for (const { actor } of event.parts)
            actors.add(actor);
    for (const { source, target } of relations)
        for (const end of [source, target])
            if (end.type === 'actor')
                actors.add(end);
    const passing = { all: false, events, relations, actors };
    passing.sources = sourcesOf(data, passing);
    return passing;
}

/* How many events each value of a facet has: a Map, the most frequent first. */
export function countFacet(events, facet) {
    const counts = new Map();
    for (const event of events)
        for (const value of new Set(facet.of(event)))
            counts.set(value, (counts.get(value) ?? 0) + 1);
    return new Map([...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)));
}
