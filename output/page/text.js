/* Words for people, in the language of the page: `phrases` has those of the language files
 * (graph/base/language), which the program puts in their places when it writes a page.
 * What stands in braces there is numbered here, in the order of the English phrase. */

/* The parts of a phrase with what is filled in. */
export function filled(phrase, ...parts) {
    return phrase.split(/{(\d)}/).map((piece, i) => i % 2 ? parts[piece] : piece);
}

export function fill(...parts) {
    return filled(...parts).join('');
}

/* A member of a list in a phrase. */
export function member(phrase, number) {
    return phrase.split('|')[number] ?? phrase;
}

export function decimal(number) {
    return String(number).replace('.', phrases.decimal);
}

/* "12,345". */
export function digits(count) {
    return count < phrases.grouped ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, phrases.thousands);
}

/* "1 event", "2 events": a phrase has the form of few, then that of others. */
export function counted(phrase, count, ...parts) {
    return fill(member(phrase, Number(!phrases.first_form.split('|').includes(String(count)))), digits(count), ...parts);
}

export const EVENTS = [phrases.events, phrases.events_of];
export const ACTORS = [phrases.actors, phrases.actors_of];
export const SOURCES = [phrases.sources, phrases.sources_of];
export const TIES = [phrases.ties, phrases.ties_of];

/* "29 events"; under a filter "25 of 29 events". */
export function countedOf([whole, some], count, all, isFiltered) {
    return isFiltered ? counted(some, all, digits(count)) : counted(whole, all);
}
