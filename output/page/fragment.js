/* The fragment of the address holds what is chosen and filtered, with the names of the
 * options of `tieline export` as keys: #since=2015-05&kind=visit&actor=china */
import { isCounted } from './date.js';
import { FACETS, noFilter } from './filter.js';
import { boundText, parseBound } from './day.js';
import { fold, STATUSES } from './data.js';
import { labelOf } from './facets.js';
import { GROUPINGS } from './timeline.js';

export const VIEWS = { both: phrases.both, timeline: phrases.view_timeline, network: phrases.network, table: phrases.event_list, ties: phrases.tie_list };

/* The first of some items that has a text as it is, or else folded. */
function findBy(items, text, textsOf) {
    return items.find((item) => textsOf(item).includes(text)) ?? items.find((item) => textsOf(item).some((it) => it && fold(it) === fold(text)));
}

/* The item that a text means: by id, then name, title or alias. */
export function findItem(data, text, type) {
    const found = data.items.get(text);
    return found?.type === type ? found
        : findBy(type === 'actor' ? data.actors : data.events, text, ({ name, title, aliases = [] }) => [name, title, ...aliases]);
}

/* The value of a facet that a text names. */
function findValue(data, facet, text) {
    const values = facet.name === 'status' ? STATUSES : facet.name === 'reference' ? [...data.references.keys()]
        : [...new Set(data.events.flatMap(facet.of))];
    return findBy(values, text, (value) => [value, labelOf(data, facet, value)]);
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
    return item !== undefined;
}

function readPair(data, state, key, value, pair) {
    const facet = FACETS.find(({ name }) => name === key);
    if (key === 'since' || key === 'until')
        return readBound(state, key, value);
    if (key === 'actor' || key === 'event' || key === 'with')
        return readChoice(data, state, key, value, pair);
    for (const [name, values] of [['view', VIEWS], ['rows', GROUPINGS]])
        if (key === name && Object.hasOwn(values, value)) {
            state[name] = value;
            return true;
        }
    const found = facet && findValue(data, facet, value);
    if (found !== undefined)
        state.filter[key].add(found);
    return found !== undefined;
}

/* The options that select what a filter does: [[name, value], …]. */
export function optionsOf(filter) {
    const options = [];
    if (isCounted(filter.since))
        options.push(['since', boundText(filter.since)]);
    if (isCounted(filter.until))
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
