/* Elements are made here, and texts of the data are text nodes: nothing is parsed. */

/* make('button', { class: 'a', on: { click } }, 'text', element, …); attributes that are
 * false, null or undefined are left out. */
export function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (key === 'on')
            for (const [event, listener] of Object.entries(value))
                element.addEventListener(event, listener);
        else if (value !== false && value !== null && value !== undefined)
            element.setAttribute(key, value === true ? '' : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

/* A text of the data: its direction is its own. */
export function dataText(text, name = 'span', attributes = {}) {
    return make(name, { dir: 'auto', ...attributes }, text);
}

const SAFE = /^(https?|mailto):/i;

/* A link, where it is one that is safe to follow; else its text. */
export function link(url, text) {
    const address = [...url].filter((letter) => letter > ' ' && letter !== '\u007f').join('');
    if (!SAFE.test(address))
        return dataText(text);
    return make('a', { href: address, rel: 'noopener noreferrer', target: '_blank', dir: 'auto' }, text);
}

export function byId(id) {
    return document.getElementById(id);
}

export function replace(element, ...children) {
    element.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false));
}

/* "12,345". */
export function digits(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/* "1 event", "2 events". */
export function counted(count, noun) {
    return `${digits(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/* "29 events"; under a filter "25 of 29 events". */
export function countedOf(count, all, noun, isFiltered) {
    return isFiltered ? `${digits(count)} of ${counted(all, noun)}` : counted(all, noun);
}
