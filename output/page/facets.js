/* Facets: menus with the values of a facet, each with the count of its events. */
import { countFacet, FACETS } from './filter.js';
import { kindLabel } from './data.js';
import { dataText, make } from './dom.js';

const MOST_VALUES = 300;

function labelOf(data, facet, value) {
    if (facet.name === 'kind')
        return kindLabel(data, 'event', value) || 'no kind';
    if (facet.name === 'reference')
        return data.references.get(value)?.title ?? value;
    return value || `no ${facet.name}`;
}

/* A menu for each facet that has anything to choose between. */
export class Facets {
    constructor(data, place, toggle) {
        this.boxes = [];
        for (const facet of FACETS) {
            const counts = countFacet(data.events, facet);
            counts.delete(facet.name === 'status' ? undefined : '');
            if (counts.size > (facet.name === 'kind' ? 0 : facet.name === 'status' ? 1 : 0))
                place.append(this.makeMenu(data, facet, counts, toggle));
        }
        document.addEventListener('click', ({ target }) => {
            for (const menu of place.querySelectorAll('details[open]'))
                if (!menu.contains(target))
                    menu.open = false;
        });
    }

    makeMenu(data, facet, counts, toggle) {
        const rows = [...counts].slice(0, MOST_VALUES).map(([value, all]) => {
            const count = make('span', { class: 'count' }, String(all));
            const input = make('input', { type: 'checkbox', on: { change: ({ target }) => toggle(facet.name, value, target.checked) } });
            this.boxes.push({ facet, value, all, input, count });
            return make('label', {}, input, dataText(labelOf(data, facet, value)), count);
        });
        const rest = counts.size > MOST_VALUES ? make('p', { class: 'note' }, `${counts.size - MOST_VALUES} more values are not listed`) : null;
        const menu = make('details', { class: 'menu', on: { keydown: (event) => {
            if (event.key !== 'Escape' || !menu.open)
                return;
            menu.open = false;
            menu.querySelector('summary').focus();
            event.stopPropagation();
        } } }, make('summary', {}, facet.title), make('div', { class: 'menu-list', role: 'group', 'aria-label': facet.title },
            ...rows, rest));
        menu.dataset.facet = facet.name;
        return menu;
    }

    update(filter, events, isFiltered) {
        for (const facet of FACETS) {
            const boxes = this.boxes.filter((box) => box.facet === facet);
            const counts = isFiltered && boxes.length > 0 ? countFacet(events, facet) : null;
            for (const { value, all, input, count } of boxes) {
                input.checked = filter[facet.name].has(value);
                count.textContent = counts ? `${counts.get(value) ?? 0} of ${all}` : String(all);
            }
            const menu = boxes[0]?.input.closest('details');
            if (menu)
                menu.querySelector('summary').textContent = facet.title + (filter[facet.name].size > 0 ? ` (${filter[facet.name].size})` : '');
        }
    }
}
