/* Search: actors and events whose names, aliases, places or ids contain all words. */
import { fold, foldedText, dateLabel, kindLabel } from './data.js';
import { dataText, make, replace } from './dom.js';

const MOST_HITS = 12;

/* Hits by how well they fit: what begins with the text first, actors before events. */
export function findHits(data, text) {
    const wanted = fold(text.trim());
    const words = wanted.split(/\s+/).filter(Boolean);
    if (words.length === 0)
        return [];
    const hits = [];
    for (const item of [...data.actors, ...data.events]) {
        const folded = foldedText(item);
        if (words.every((word) => folded.includes(word)))
            hits.push({ item, score: folded === wanted ? 0 : folded.startsWith(wanted) ? 1 : folded.includes(wanted) ? 2 : 3 });
    }
    return hits.sort((a, b) => a.score - b.score || Number(a.item.type === 'event') - Number(b.item.type === 'event') ||
        b.item.events?.length - a.item.events?.length || a.item.number - b.item.number).map(({ item }) => item);
}

function describe(data, item) {
    return item.type === 'actor' ? kindLabel(data, 'actor', item.kind) || 'actor' : dateLabel(item) || 'no date';
}

/* Makes an input search; `choose` is called with the item that is taken. */
export function startSearch(data, input, list, choose) {
    let hits = [];
    const close = () => {
        list.hidden = true;
        input.setAttribute('aria-expanded', 'false');
    };
    const take = (item) => {
        close();
        input.value = '';
        choose(item);
    };
    const show = () => {
        hits = findHits(data, input.value);
        const buttons = hits.slice(0, MOST_HITS).map((item) => make('li', {}, make('button', { type: 'button', on: {
            click: () => take(item) } }, dataText(item.name), ' ', dataText(describe(data, item), 'small'))));
        const rest = hits.length > MOST_HITS ? make('li', { class: 'note' }, `${hits.length - MOST_HITS} more`) : null;
        const none = hits.length === 0 && input.value.trim() ? make('li', { class: 'note' }, 'Nothing is called so') : null;
        replace(list, ...buttons, rest, none);
        list.hidden = !input.value.trim();
        input.setAttribute('aria-expanded', String(!list.hidden));
    };
    const step = (from, way) => {
        const buttons = [...list.querySelectorAll('button')];
        (buttons[buttons.indexOf(from) + way] ?? input).focus();
    };
    input.addEventListener('input', show);
    input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && hits.length > 0 && input.value.trim())
            take(hits[0]);
        else if (event.key === 'ArrowDown')
            step(null, 1);
        else if (event.key === 'Escape' && input.value)
            close();
        else
            return;
        if (event.key !== 'Enter' || hits.length > 0)
            event.preventDefault();
        event.stopPropagation();
    });
    list.addEventListener('keydown', (event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            step(document.activeElement, event.key === 'ArrowDown' ? 1 : -1);
            event.preventDefault();
        } else if (event.key === 'Escape') {
            close();
            input.focus();
            event.stopPropagation();
        }
    });
    document.addEventListener('click', (event) => {
        if (!list.contains(event.target) && event.target !== input)
            close();
    });
}
