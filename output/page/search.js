/* Search: actors and events whose names, aliases, places or ids contain all words. */
import { fold, foldedText, kindLabel, whenOf } from './data.js';
import { button, dataText, make, replace } from './dom.js';
import { counted } from './text.js';

const MOST_HITS = 12;
const AT_ONCE = 400;

/* Hits by how well they fit: what begins with the text first, actors before events. */
export function findHits(data, text) {
    const wanted = fold(text.trim());
    const words = wanted.split(/\s+/).filter(Boolean);
    const scoreOf = (folded) => folded === wanted ? 0 : folded.startsWith(wanted) ? 1 : folded.includes(wanted) ? 2 : 3;
    return [...data.actors, ...data.events].filter((item) => words.length > 0 && words.every((word) => foldedText(item).includes(word)))
        .map((item) => ({ item, score: scoreOf(foldedText(item)), isEvent: Number(item.type === 'event') }))
        .sort((a, b) => a.score - b.score || a.isEvent - b.isEvent || b.item.events?.length - a.item.events?.length || a.item.number - b.item.number)
        .map(({ item }) => item);
}

/* Folds what will be searched while nobody waits, some at a time. */
function foldLater(items, from) {
    (globalThis.requestIdleCallback ?? setTimeout)(() => {
        for (const item of items.slice(from, from + AT_ONCE))
            foldedText(item);
        if (from + AT_ONCE < items.length)
            foldLater(items, from + AT_ONCE);
    });
}

function describe(data, item) {
    return item.type === 'actor' ? kindLabel(data, 'actor', item.kind) || phrases.actor : whenOf(item);
}

/* Makes an input search; `choose` is called with the item that is taken. */
export function startSearch(data, input, place, choose) {
    let hits = [];
    const open = (isOpen) => {
        place.hidden = !isOpen;
        input.setAttribute('aria-expanded', isOpen);
    };
    const take = (item) => {
        open(false);
        input.value = '';
        choose(item);
    };
    const show = () => {
        hits = findHits(data, input.value);
        replace(place, hits.slice(0, MOST_HITS).map((item) => make('li', button(() => take(item), dataText(item.name), ' ', dataText(describe(data, item), 'small')))),
            hits.length > MOST_HITS && make('li', { class: 'note' }, counted(phrases.count_more, hits.length - MOST_HITS)),
            hits.length === 0 && make('li', { class: 'note' }, phrases.no_hit));
        open(Boolean(input.value.trim()));
    };
    const onKey = (event) => {
        const buttons = [...place.querySelectorAll('button')];
        const at = buttons.indexOf(document.activeElement);
        const isIn = event.target === input;
        if (event.key === 'Enter' && isIn && hits.length > 0)
            take(hits[0]);
        else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
            (buttons[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? input).focus();
        else if (event.key === 'Escape' && !place.hidden) {
            input.focus();
            open(false);
        } else
            return;
        event.preventDefault();
        event.stopPropagation();
    };
    input.addEventListener('input', show);
    input.parentNode.addEventListener('keydown', onKey);
    document.addEventListener('click', ({ target }) => input.parentNode.contains(target) || open(false));
    foldLater([...data.actors, ...data.events], 0);
}
