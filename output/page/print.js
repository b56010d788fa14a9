/* What is printed, or saved as a picture: both views at the size of paper. A print has
 * the title, counts, legends, the events as a table, and numbered sources; it is made when
 * printing begins. */
import { dateLabel, kindLabel } from './data.js';
import { dataText, make, replace, table } from './dom.js';
import { Look, networkLegend, timelineLegend } from './look.js';
import { Network } from './network.js';
import { SvgPen } from './pen.js';
import { AXIS_HEIGHT, Timeline } from './timeline.js';

const WIDTH = 1000;
const MOST_ROWS = 2000;

/* Draws the timeline as it is on the screen, with a pen that is made for its size: as high as
 * its rows need. */
export function timelinePicture(app, width, height, makePen, look = new Look(app.data, false)) {
    const timeline = Object.assign(new Timeline(app.ruler, app.data), { grouping: app.timeline.grouping, wanted: app.timeline.wanted });
    timeline.setPassing(app.passing.events);
    timeline.setSize(width, height);
    if (timeline.isReady) {
        timeline.setScaled(app.timeline.scale.gaps.length === 0);
        timeline.scale.view = { ...app.timeline.scale.view };
        timeline.scale.width = width;
        for (const most of [height, 700, 1000, 1400, 2000]) {
            timeline.setSize(width, most);
            timeline.layOut();
            if (timeline.mode === 'labels')
                break;
        }
        const last = timeline.groups.at(-1);
        timeline.setSize(width, timeline.mode === 'labels' ? last.y + last.rows * timeline.rowHeight + AXIS_HEIGHT + 10 : height);
    }
    const pen = makePen(width, timeline.height);
    timeline.draw(pen, app.lookOf('timeline', look));
    return pen;
}

export function networkPicture(app, width, height, makePen, look = new Look(app.data, false)) {
    const network = Object.assign(new Network(app.ruler), app.network, { isMoved: false });
    const pen = makePen(width, height);
    network.setSize(width, height);
    network.draw(pen, app.lookOf('network', look));
    return pen;
}

function eventRow(data, event) {
    return make('tr', [dateLabel(event) || 'no date', event.name, kindLabel(data, 'event', event.kind), event.place,
        [...new Set(event.parts.map(({ actor }) => actor.name))].join(', '),
        [...new Set(event.cite.map(({ reference }) => data.references.get(reference).number))].join(', ')].map((text) => dataText(text, 'td')));
}

function sourceLine(it) {
    return dataText([`[${it.number}] ${it.title}`, it.authors, it.publisher, it.date?.label, it.url].flat().filter(Boolean).join(', '), 'p');
}

export function makePrint(app, place) {
    const { data, passing } = app;
    const look = new Look(data, false);
    const makePen = (width, height) => new SvgPen(width, height);
    const rest = passing.events.size - MOST_ROWS;
    const sources = [...data.references.values()].filter(({ id }) => passing.sources.has(id));
    replace(place, dataText(app.title, 'h1'), make('p', app.countsText()), data.description && dataText(data.description, 'p'),
        make('figure', make('h2', 'Timeline'), timelinePicture(app, WIDTH, 460, makePen).root, make('div', { class: 'legend' }, timelineLegend(look, app.timeline.entries))),
        make('figure', make('h2', 'Network'), networkPicture(app, WIDTH, 620, makePen).root, make('p', app.networkNote()),
            make('div', { class: 'legend' }, networkLegend(look, app.network.nodes, app.network.lines))),
        make('h2', 'Events'), table('', ['Date', 'Event', 'Kind', 'Place', 'Actors', 'Sources'],
            [...passing.events].slice(0, MOST_ROWS).map((event) => eventRow(data, event))),
        rest > 0 && make('p', `${rest} more events are not printed.`), sources.length > 0 && make('h2', 'Sources'), sources.map(sourceLine));
}
