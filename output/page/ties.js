/* Ties between actors: strands, which are events and relations, added up as
 * graph/query/pairs.c, carried.c and ties.c do it, so that the numbers are those of
 * `tieline export`. Weights are whole millionths. */
import { cover, falls, meet, spanOf, UNKNOWN_SPAN } from './date.js';
import { STATUSES } from './data.js';

const ONE = 1000000;

function rank(status) {
    return STATUSES.indexOf(status);
}

/* The stronger of two: an earlier one, but any before uncited. */
function stronger(a, b) {
    if (a === 'uncited' || b === 'uncited')
        return a === 'uncited' ? b : a;
    return rank(a) < rank(b) ? a : b;
}

/* The actors of an event, each with those of its participations that tie. */
function membersOf(event, rule) {
    const members = [];
    for (const part of event.parts) {
        if (part.isOff || !falls(part.date, rule.since, rule.until) ||
            (rule.leavesDenied && part.status === 'denied'))
            continue;
        let member = members.at(-1);
        if (member?.actor !== part.actor) {
            member = { actor: part.actor, parts: [], gives: false, receives: false, isDated: false, isDenied: true };
            members.push(member);
        }
        member.parts.push(part);
        member.gives ||= part.side === 'giving';
        member.receives ||= part.side === 'receiving';
        member.isDated ||= part.date !== null;
        member.isDenied &&= part.status === 'denied';
    }
    return members;
}

function hasSides(members) {
    return members.some(({ gives }) => gives) && members.some(({ receives }) => receives) &&
        !members.some(({ gives, receives }) => gives && receives);
}

/* The spans in which two members are both there; null: as long as the event. */
function meetingsOf(event, source, target, isDirected) {
    const spans = [];
    for (const one of source.parts) {
        if (isDirected && one.side !== 'giving')
            continue;
        for (const other of target.parts) {
            if (isDirected && other.side !== 'receiving')
                continue;
            const span = meet(spanOf(one.date ?? event.date), spanOf(other.date ?? event.date));
            if (span)
                spans.push(span);
        }
    }
    return spans;
}

/* Calls `add` for each pair that an event ties. */
function pairEvent(event, rule, add) {
    const members = membersOf(event, rule);
    const isDirected = hasSides(members);
    const onlyDenied = rule.statuses.size > 0 && !rule.statuses.has(event.status);
    const pair = (source, target) => {
        if (onlyDenied && !source.isDenied && !target.isDenied)
            return;
        const spans = source.isDated || target.isDated ? meetingsOf(event, source, target, isDirected) : null;
        if (!spans || spans.length > 0)
            add(source.actor, target.actor, event.kind, isDirected, { event, spans: spans ?? [spanOf(event.date)] });
    };
    members.forEach((source, i) => {
        if (!isDirected)
            members.slice(i + 1).forEach((target) => pair(source, target));
        else if (source.gives)
            members.filter(({ receives }) => receives).forEach((target) => pair(source, target));
    });
}

/* What is denied has no whole that carries it. */
function wholeOf(event, rule) {
    const whole = event.covered;
    return whole && rule.leavesDenied && whole.status === 'denied' ? null : whole;
}

function groundsOf(relation, rule) {
    if (!rule.leavesDenied)
        return relation.events;
    const kept = relation.events.filter(({ status }) => status !== 'denied');
    return kept.length > 0 || relation.unseen > 0 ? kept : relation.events;
}

/* The status of an actor's part in an event, the strongest of several; nothing where that
 * does not weaken the event's. */
function doubtOf(event, actor, rule) {
    const statuses = event.parts.filter((part) => part.actor === actor).map(({ status }) => status)
        .filter((status) => !rule.leavesDenied || status !== 'denied');
    const least = Math.min(rank('denied'), ...statuses.map(rank));
    return least <= rank('stated') ? 'uncited' : STATUSES[least];
}

/* The status with which an event ties two actors. */
function statusOf(tie, event, rule) {
    if (!event.parts.some(({ cite }) => cite.length > 0))
        return event.status;
    const doubt = Math.max(rank(doubtOf(event, tie.source, rule)), rank(doubtOf(event, tie.target, rule)));
    return doubt > rank(event.status) ? STATUSES[doubt] : event.status;
}

function weigh(event, status) {
    const weight = ONE * event.count;
    return { weight, disputed: status === 'disputed' ? weight : 0 };
}

/* Whether a whole of an event is among those of a tie: what it weighs is in that. */
function isCarried(event, among, rule) {
    const seen = new Set();
    for (let whole = wholeOf(event, rule); whole && !seen.has(whole); whole = wholeOf(whole, rule)) {
        if (among.has(whole))
            return true;
        seen.add(whole);
    }
    return false;
}

/* What is left of a weight when what is known of it is taken off. */
function takeOff(weight, known) {
    const rest = weight - known;
    return (weight > 0 && rest > 0) || (weight < 0 && rest < 0) ? rest : 0;
}

function within(part, whole) {
    return Math.min(Math.max(part, Math.min(whole, 0)), Math.max(whole, 0));
}

/* Where an event has a whole that carries it, for a relation on whose events it is. */
function carrierOf(event, tie, grounds, rule) {
    let found = '';
    let level = 1;
    for (let whole = wholeOf(event, rule); whole && level <= 64; whole = wholeOf(whole, rule), level++) {
        if (grounds.has(whole))
            return 'relation';
        if (tie.carried.has(whole))
            found = 'tie';
    }
    return found;
}

/* Divides what a relation adds evenly among events. */
function divide(tie, added, events) {
    let left = events.length;
    let { weight, disputed } = added;
    for (const event of events) {
        const part = { weight: Math.trunc(weight / left), disputed: Math.trunc(disputed / left) };
        weight -= part.weight;
        disputed -= part.disputed;
        left--;
        const before = tie.carried.get(event);
        const had = before ?? { weight: 0, disputed: 0 };
        tie.carried.set(event, { weight: had.weight + part.weight, disputed: had.disputed + part.disputed });
    }
}

/* What a relation adds over that which its events have added before. */
function weighRelation(tie, relation, events, rule) {
    const added = { weight: Math.round(relation.weight * ONE), disputed: Math.round(relation.disputed * ONE) };
    if (events.length === 0)
        return added;
    const grounds = new Set(events);
    const known = { weight: 0, disputed: 0 };
    const fresh = [];
    const counted = [];
    for (const event of events) {
        const carrier = tie.carried.get(event) ? '' : carrierOf(event, tie, grounds, rule);
        if (carrier === 'tie')
            tie.carried.set(event, weigh(event, event.status));
        const amount = tie.carried.get(event);
        if (amount) {
            counted.push(event);
            known.weight += amount.weight;
            known.disputed += amount.disputed;
        } else if (carrier === '') {
            fresh.push(event);
        }
    }
    added.weight = relation.hasWeight ? takeOff(added.weight, known.weight) : fresh.length > 0 ? ONE : 0;
    added.disputed = takeOff(added.disputed, known.disputed);
    if (counted.length > 0)
        added.disputed = within(added.disputed, added.weight);
    divide(tie, added, fresh.length > 0 ? fresh : counted);
    return added;
}

/* Events that are not in the file, on which a relation rests, weigh as those in it. */
function withUnseen(relation, events) {
    return [...events, ...Array.from({ length: relation.unseen }, () => ({ covered: null, count: 1, status: 'uncited' }))];
}

function addRelations(tie, rule) {
    const relations = tie.relations.map((relation) => ({ relation, events: withUnseen(relation, groundsOf(relation, rule)) }));
    for (const { events } of relations)
        for (const event of events)
            if (!tie.carried.has(event))
                tie.carried.set(event, null);
    relations.sort((a, b) => a.events.length - b.events.length || a.relation.number - b.relation.number);
    for (const { relation, events } of relations) {
        const added = weighRelation(tie, relation, events, rule);
        tie.weight += added.weight;
        tie.disputed += added.disputed;
        tie.status = stronger(tie.status, relation.status);
        for (const event of events)
            if (rule.events.has(event))
                tie.evidence.add(event);
        tie.span = relation.date ? cover(tie.span, spanOf(relation.date))
            : events.reduce((span, event) => rule.events.has(event) &&
                !(rule.leavesDenied && relation.status !== 'denied' && event.status === 'denied')
                ? cover(span, spanOf(event.date)) : span, tie.span);
    }
}

/* Adds up the strands of a tie: events in time order, then relations. */
function finish(tie, rule) {
    const among = new Set(tie.events);
    for (const relation of tie.relations)
        for (const event of groundsOf(relation, rule))
            among.add(event);
    tie.carried = new Map();
    tie.evidence = new Set(tie.events);
    tie.deniedEvents = new Set();
    for (const event of tie.events) {
        const status = statusOf(tie, event, rule);
        const counts = !isCarried(event, among, rule);
        if (status === 'denied')
            tie.deniedEvents.add(event);
        const amount = weigh(event, status);
        tie.status = stronger(tie.status, status);
        tie.weight += counts ? amount.weight : 0;
        tie.disputed += counts ? amount.disputed : 0;
        tie.carried.set(event, counts ? amount : null);
    }
    if (tie.relations.length > 0)
        addRelations(tie, rule);
    tie.carried = null;
    tie.weight /= ONE;
    tie.disputed /= ONE;
}

function newTie(source, target, kind, isDirected) {
    return { type: 'tie', source, target, kind, isDirected, weight: 0, disputed: 0, status: 'uncited',
        span: UNKNOWN_SPAN, events: [], relations: [] };
}

/* Undirected ties go from the actor that comes first. */
function isTurned(relation) {
    return !relation.isDirected && relation.target.number < relation.source.number;
}

/* Ties by source, target and kind, directed ones after others, as an edge list has
 * them. What passes is what passThrough() in filter.js gives. */
export function makeTies(data, passing, filter) {
    const statuses = filter.status.size > 0 ? filter.status : data.statuses;
    const rule = { since: filter.since, until: filter.until, statuses, leavesDenied: !statuses.has('denied'),
        events: passing.events };
    const found = new Map();
    const tieOf = (source, target, kind, isDirected) => {
        const ends = source.number * data.actors.length + target.number;
        const kinds = found.get(ends) ?? found.set(ends, new Map()).get(ends);
        const key = `${kind}\n${isDirected}`;
        return kinds.get(key) ?? kinds.set(key, newTie(source, target, kind, isDirected)).get(key);
    };
    for (const event of passing.events) {
        if (event.parts.length <= data.maxPairs && !(rule.leavesDenied && event.status === 'denied'))
            pairEvent(event, rule, (source, target, kind, isDirected, strand) => {
                const tie = tieOf(source, target, kind, isDirected);
                tie.events.push(strand.event);
                tie.span = strand.spans.reduce(cover, tie.span);
            });
    }
    for (const relation of passing.relations) {
        const { source, target } = relation;
        if (source.type !== 'actor' || target.type !== 'actor' || (rule.leavesDenied && relation.status === 'denied'))
            continue;
        const [from, to] = isTurned(relation) ? [target, source] : [source, target];
        tieOf(from, to, relation.kind, relation.isDirected).relations.push(relation);
    }
    const ties = [...found.values()].flatMap((kinds) => [...kinds.values()]);
    for (const tie of ties)
        finish(tie, rule);
    return ties.sort((a, b) => a.source.number - b.source.number || a.target.number - b.target.number ||
        (a.kind === b.kind ? Number(a.isDirected) - Number(b.isDirected) : a.kind < b.kind ? -1 : 1));
}
