/* The fragment of the address holds what is chosen and filtered, with the names of the
 * options of `tieline export` as keys: #since=2015-05&kind=visit&actor=china */
import { FACETS, noFilter } from './filter.js';
import { boundText, parseBound } from './day.js';
import { fold, STATUSES } from './data.js';
import { GROUPINGS } from './timeline.js';

export const VIEWS = { both: 'Both', timeline: 'Timeline', network: 'Network', table: 'Events', ties: 'Ties' };

/* The item that a text means: by id, then name, then alias. */
export function findItem(data, text, type) {
    const list = type === 'actor' ? data.actors : data.events;
    const folded = fold(text);
    const byText = data.items.get(text);
    if (byText?.type === type)
        return byText;
    return list.find(({ name, title }) => name === text || title === text) ??
        list.find((item) => fold(item.name) === folded) ??
        list.find((item) => item.aliases?.some((alias) => fold(alias) === folded)) ?? null;
}

/* The value of a facet that a text names. */
function findValue(data, facet, text, events) {
    const values = new Set(events.flatMap((event) => facet.of(event)));
    if (values.has(text))
        return text;
    const folded = fold(text);
    if (facet.name === 'status')
        return STATUSES.find((status) => status === folded);
    if (facet.name === 'kind')
        return [...values].find((value) => fold(data.kinds.event.get(value)?.label ?? value) === folded);
    if (facet.name === 'reference')
        return [...data.references.values()].find(({ id, title }) => fold(title) === folded || fold(id) === folded)?.id;
    return [...values].find((value) => fold(value) === folded);
}

/* The state that a fragment describes, and what in it is unknown. */
export function readFragment(data, text) {
    const state = { filter: noFilter(), choice: null, view: 'both', rows: 'together', unknown: [] };
    const parameters = new URLSearchParams(text.replace(/^#/, ''));
    const pair = [];
    for (const [key, value] of parameters)
        if (!readPair(data, state, key, value, pair))
            state.unknown.push(`${key}=${value}`);
    if (pair.length === 2 && pair[0] !== pair[1])
        state.choice = { type: 'pair', items: pair };
    return state;
}

function readBound(state, key, value) {
    const day = parseBound(value, key === 'until');
    if (!Number.isNaN(day))
        state.filter[key] = day;
    return !Number.isNaN(day);
}

function readChoice(data, state, type, value, pair) {
    const item = findItem(data, value, type === 'event' ? 'event' : 'actor');
    if (item && type === 'with')
        pair.push(item);
    else if (item)
        state.choice = { type: item.type, items: [item] };
    return item !== null;
}

function readPair(data, state, key, value, pair) {
    const facet = FACETS.find(({ name }) => name === key);
    if (key === 'since' || key === 'until')
        return readBound(state, key, value);
    if (key === 'actor' || key === 'event' || key === 'with')
        return readChoice(data, state, key, value, pair);
    if (key === 'view' && Object.hasOwn(VIEWS, value)) {
        state.view = value;
        return true;
    }
    if (key === 'rows' && Object.hasOwn(GROUPINGS, value)) {
        state.rows = value;
        return true;
    }
    const found = facet && findValue(data, facet, value, data.events);
    if (found !== undefined)
        state.filter[key].add(found);
    return found !== undefined;
}

/* The options that select what a filter does: [[name, value], …]. */
export function optionsOf(filter) {
    const options = [];
    if (Number.isFinite(filter.since))
        options.push(['since', boundText(filter.since)]);
    if (Number.isFinite(filter.until))
        options.push(['until', boundText(filter.until)]);
    for (const { name } of FACETS)
        for (const value of filter[name])
            options.push([name, value]);
    return options;
}

export function writeFragment(state) {
    const parameters = new URLSearchParams(optionsOf(state.filter));
    if (state.choice)
        for (const item of state.choice.items)
            parameters.append(state.choice.type === 'pair' ? 'with' : state.choice.type, item.id);
    if (state.view !== 'both')
        parameters.set('view', state.view);
    if (state.rows !== 'together')
        parameters.set('rows', state.rows);
    const text = parameters.toString();
    return text ? `#${text}` : '';
}

/* The command that exports what a filter lets pass, as a shell reads it. */
export function commandOf(filter, output) {
    const quote = (text) => /^[\w./:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
    const words = optionsOf(filter).map(([name, value]) => value === '' || value.startsWith('-')
        ? `${quote(`--${name}=${value}`)}` : `--${name} ${quote(value)}`);
    return ['tieline export DATASET', ...words, `-o ${output}`].join(' ');
}
