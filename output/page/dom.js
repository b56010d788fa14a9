/* Elements are made here, and texts of the data are text nodes: nothing is parsed. */

/* Adds parts to an element: objects are attributes, and its listeners as `on`; other parts
 * are texts, elements, and lists of parts. What is false, null or nothing is left out. */
function put(element, parts) {
    for (const part of parts.flat(3))
        if (part?.constructor === Object)
            setAll(element, part);
        else if (part)
            element.append(part);
    return element;
}

function setAll(element, attributes) {
    for (const [key, value] of Object.entries(attributes))
        if (key === 'on')
            for (const [event, listener] of Object.entries(value))
                element.addEventListener(event, listener);
        else if (value || value === '')
            element.setAttribute(key, value);
}

/* make('p', { class: 'note' }, 'text', element, …) */
export function make(name, ...parts) {
    return put(document.createElement(name), parts);
}

export function replace(element, ...parts) {
    element.replaceChildren();
    put(element, parts);
}

/* A text of the data: its direction is its own. */
export function dataText(text, name = 'span', ...parts) {
    return make(name, { dir: 'auto' }, text, ...parts);
}

export function button(act, ...parts) {
    return make('button', { on: { click: act } }, ...parts);
}

export function list(...items) {
    return make('ul', { class: 'plain' }, ...items);
}

export function note(...parts) {
    return make('p', { class: 'note', dir: 'auto' }, ...parts);
}

export function table(caption, heads, rows) {
    return make('table', caption && make('caption', caption),
        make('thead', make('tr', heads.map((head) => make('th', { scope: 'col' }, head)))), make('tbody', rows));
}

const SAFE = /^(https?|mailto):/i;

/* A link, where it is one that is safe to follow; else its text. */
export function link(url, text) {
    const address = [...url].filter((letter) => letter > ' ' && letter !== '\u007f').join('');
    return SAFE.test(address) ? make('a', { href: address, rel: 'noopener noreferrer', target: '_blank', dir: 'auto' }, text)
        : dataText(text);
}

export function byId(id) {
    return document.getElementById(id);
}

/* Adds an item to a list in a Map. */
export function addTo(map, key, item) {
    const found = map.get(key);
    if (found)
        found.push(item);
    else
        map.set(key, [item]);
}
