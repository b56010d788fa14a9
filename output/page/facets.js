/* Facets: menus with the values of a facet, each with the count of its events. */
import { countFacet, FACETS } from './filter.js';
import { kindLabel, statusLabel } from './data.js';
import { dataText, make, note } from './dom.js';
import { counted, digits, fill } from './text.js';

const MOST_VALUES = 300;

export function labelOf(data, facet, value) {
    if (facet.name === 'kind')
        return kindLabel(data, 'event', value) || phrases.kindless;
    if (facet.name === 'reference')
        return data.references.get(value).title;
    if (facet.name === 'status')
        return statusLabel(value);
    return value || (facet.name === 'role' ? phrases.roleless : phrases.placeless);
}

/* A menu for each facet that has anything to choose between. */
export class Facets {
    constructor(data, place, toggle) {
        Object.assign(this, { data, toggle, menus: [] });
        for (const facet of FACETS) {
            const counts = countFacet(data.events, facet);
            if (counts.size > 1 || (counts.size === 1 && facet.name !== 'status' && !counts.has('')))
                place.append(this.makeMenu(facet, counts));
        }
    }

    makeMenu(facet, counts) {
        const boxes = [...counts].slice(0, MOST_VALUES).map(([value, all]) => ({ value, all, count: make('span', { class: 'count' }),
            input: make('input', { type: 'checkbox', on: { change: ({ target }) => this.toggle(facet.name, value, target.checked) } }) }));
        const summary = make('summary');
        this.menus.push({ facet, boxes, summary });
        return make('details', { class: 'menu', 'data-facet': facet.name }, summary, make('div', { class: 'menu-list', role: 'group', 'aria-label': facet.title },
            boxes.map(({ value, input, count }) => make('label', input, dataText(labelOf(this.data, facet, value)), count)),
            counts.size > MOST_VALUES && note(counted(phrases.values_more, counts.size - MOST_VALUES))));
    }

    update(filter, events, isFiltered) {
        for (const { facet, boxes, summary } of this.menus) {
            const wanted = filter[facet.name];
            const counts = isFiltered && countFacet(events, facet);
            for (const { value, all, input, count } of boxes) {
                input.checked = wanted.has(value);
                count.textContent = counts ? fill(phrases.of, digits(counts.get(value) ?? 0), digits(all)) : digits(all);
            }
            summary.textContent = facet.title + (wanted.size > 0 ? ` (${wanted.size})` : '');
        }
    }
}
