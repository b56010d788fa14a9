/* What is printed: title, counts, both views with their legends at the size of paper,
 * the events as a table, and numbered sources. It is made when printing begins. */
import { dateLabel, kindLabel } from './data.js';
import { dataText, make, replace } from './dom.js';
import { Look, networkLegend, timelineLegend } from './look.js';
import { Network } from './network.js';
import { SvgPen } from './pen.js';
import { AXIS_HEIGHT, Timeline } from './timeline.js';

const WIDTH = 1000;
const MOST_ROWS = 2000;

/* A timeline of a width, as high as its rows need. */
export function timelineSvg(app, width, height) {
    const timeline = new Timeline(app.ruler);
    timeline.setEvents(app.data.events, app.data.axis);
    timeline.setPassing(app.passing.events);
    timeline.grouping = app.timeline.grouping;
    timeline.isToScale = app.timeline.isToScale;
    if (timeline.axis)
        timeline.makeScale();
    if (timeline.scale)
        timeline.scale.view = { ...app.timeline.scale.view };
    for (const most of [height, 700, 1000, 1400, 2000]) {
        timeline.setSize(width, most);
        if (timeline.scale) {
            timeline.scale.width = width;
            timeline.layOut();
        }
        if (timeline.mode === 'labels')
            break;
    }
    if (timeline.mode === 'labels' && timeline.scale) {
        const last = timeline.groups.at(-1);
        timeline.setSize(width, last.y + last.rows * timeline.rowHeight + AXIS_HEIGHT + 10);
    }
    const pen = new SvgPen(width, timeline.height);
    timeline.draw(pen, app.timelineLook(new Look(app.data, false)));
    return { root: pen.root, entries: timeline.entries };
}

export function networkSvg(app, width, height) {
    const network = Object.assign(new Network(app.ruler), { nodes: app.network.nodes, lines: app.network.lines,
        byActor: app.network.byActor, isMoved: false });
    network.setSize(width, height);
    const pen = new SvgPen(width, height);
    network.draw(pen, app.networkLook(new Look(app.data, false)));
    return pen.root;
}

function eventRows(app) {
    return [...app.passing.events].slice(0, MOST_ROWS).map((event) => make('tr', {}, dataText(dateLabel(event) || 'no date', 'td'),
        dataText(event.name, 'td'), dataText(kindLabel(app.data, 'event', event.kind), 'td'), dataText(event.place, 'td'),
        dataText([...new Set(event.parts.map(({ actor }) => actor.name))].join(', '), 'td'),
        make('td', {}, [...new Set(event.cite.map(({ reference }) => app.data.references.get(reference)?.number))].join(', '))));
}

export function makePrint(app, place) {
    const { data, passing } = app;
    const look = new Look(data, false);
    const timeline = timelineSvg(app, WIDTH, 460);
    const rest = passing.events.size - MOST_ROWS;
    const sources = [...data.references.values()].filter(({ id }) => passing.sources.has(id)).map((it) => make('p', { dir: 'auto' },
        `[${it.number}] `, [it.title, (it.authors ?? []).join(', '), it.publisher, it.date?.label, it.url].filter(Boolean).join(', ')));
    replace(place, dataText(data.title || 'Timeline and network', 'h1'), make('p', {}, app.countsText()),
        data.description ? dataText(data.description, 'p') : null,
        make('figure', {}, make('h2', {}, 'Timeline'), timeline.root, make('div', { class: 'legend' }, ...timelineLegend(look, timeline.entries))),
        make('figure', {}, make('h2', {}, 'Network'), networkSvg(app, WIDTH, 620), make('p', {}, app.networkNote()),
            make('div', { class: 'legend' }, ...networkLegend(look, app.network.nodes, app.network.lines))),
        make('h2', {}, 'Events'), make('table', {}, make('thead', {}, make('tr', {}, ...['Date', 'Event', 'Kind', 'Place', 'Actors', 'Sources']
            .map((name) => make('th', { scope: 'col' }, name)))), make('tbody', {}, ...eventRows(app))),
        rest > 0 ? make('p', {}, `${rest} more events are not printed.`) : null,
        sources.length > 0 ? make('h2', {}, 'Sources') : null, ...sources);
}
