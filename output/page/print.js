/* What is printed, or saved as a picture: both views at the size of paper. A print has
 * the title, counts, legends, the events as a table, and numbered sources; it is made when
 * printing begins. */
import { kindLabel, whenOf } from './data.js';
import { dataText, make, replace, table } from './dom.js';
import { Look, networkLegend, timelineLegend } from './look.js';
import { Network } from './network.js';
import { SvgPen } from './pen.js';
import { counted } from './text.js';
import { AXIS_HEIGHT, Timeline } from './timeline.js';

const WIDTH = 840;
const HEIGHT = 390;
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

export function networkPicture(app, width, height, makePen, look = new Look(app.data, false), drawn = app.readyNetwork()) {
    const network = Object.assign(new Network(app.ruler), drawn, { isMoved: false });
    const pen = makePen(width, height);
    network.setSize(width, height);
    network.draw(pen, app.lookOf('network', look));
    return pen;
}

/* The table of events, without columns of which all cells are empty. */
function eventTable(data, events) {
    const columns = { [phrases.line_date]: (event) => whenOf(event), [phrases.column_event]: ({ name }) => name, [phrases.line_kind]: ({ kind }) => kindLabel(data, 'event', kind),
        [phrases.line_place]: ({ place }) => place, [phrases.column_actors]: ({ parts }) => [...new Set(parts.map(({ actor }) => actor.name))].join(', '),
        [phrases.facet_sources]: ({ cite }) => [...new Set(cite.map(({ reference }) => data.references.get(reference).number))].join(', ') };
    const used = Object.entries(columns).filter(([, of]) => events.some(of));
    return table('', used.map(([title]) => title), events.map((event) => make('tr', used.map(([, of]) => dataText(of(event), 'td')))));
}

function sourceLine(it) {
    return dataText([`[${it.number}] ${it.title}`, it.authors, it.publisher, it.date?.label, it.url].flat().filter(Boolean).join(', '), 'p');
}

export function makePrint(app, place) {
    const { data, passing } = app;
    const look = new Look(data, false);
    const makePen = (width, height) => new SvgPen(width, height);
    const rest = passing.events.size - MOST_ROWS;
    const network = app.makeNetwork({ width: WIDTH, height: HEIGHT });
    const sources = [...data.references.values()].filter(({ id }) => passing.sources.has(id));
    replace(place, dataText(app.title, 'h1'), make('p', app.countsText()), data.description && dataText(data.description, 'p'),
        make('figure', make('h2', phrases.view_timeline), timelinePicture(app, WIDTH, 400, makePen).root, make('div', { class: 'legend' }, timelineLegend(look, app.timeline.entries))),
        make('figure', make('h2', phrases.network), networkPicture(app, WIDTH, HEIGHT, makePen, look, network).root,
            make('p', app.networkNote(network)), make('div', { class: 'legend' }, networkLegend(look, network.nodes, network.lines))),
        make('h2', phrases.event_list), eventTable(data, [...passing.events].slice(0, MOST_ROWS)),
        rest > 0 && make('p', counted(phrases.not_printed, rest)), sources.length > 0 && make('h2', phrases.facet_sources), sources.map(sourceLine));
}
