/* ical.js, the parser of Thunderbird: the calendar that it makes of our file. */
import ICAL from 'ical.js';
import { isPlaced, parts } from './dates.mjs';
import { markedLabel, titleOf, wantedSources } from './graphs.mjs';

const near = (day) => Boolean(day) && parts(day)[0] >= 1 && parts(day)[0] <= 9999;
const number = ([year, month, day]) => new Date(0).setUTCFullYear(year, month - 1, day) / 86400000;
const timeNumber = (time) => number([time.year, time.month, time.day]);

/* What iCalendar cannot hold. */
// eslint-disable-next-line no-control-regex
const clean = (text) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');

function read(component) {
    const event = new ICAL.Event(component);
    const start = component.getFirstPropertyValue('dtstart');
    return {
        uid: event.uid, summary: event.summary, title: component.getFirstPropertyValue('x-tieline-title') ?? event.summary, place: event.location ?? undefined, text: event.description,
        kind: component.getFirstPropertyValue('categories') ?? undefined,
        kinds: component.getFirstProperty('categories')?.getValues().length,
        date: component.getFirstPropertyValue('x-tieline-date'), url: component.getFirstPropertyValue('url') ?? undefined,
        first: timeNumber(start), last: start.isDate && component.hasProperty('dtend') ? timeNumber(event.endDate) - 1 : timeNumber(start),
        time: start.isDate ? undefined : start.toString(), length: start.isDate ? 0 : event.duration.toSeconds(), stamp: component.getFirstPropertyValue('dtstamp').toString(),
    };
}

/* The days that it should be entered at: an end that is none is where the other is. */
function days(event) {
    const first = near(event.earliest) ? event.earliest : event.latest;
    const last = near(event.latest) && event.latest !== '9999-12-31' ? event.latest : first;
    return [first, last].map((day) => number(parts(day)));
}

/* A moment in UTC where a zone is given, else what the clock showed. */
function moment(date) {
    if (!date.includes('T'))
        return undefined;
    const zoned = /(Z|[+-]\d\d(:\d\d)?)$/.test(date.slice(11));
    return zoned ? new Date(date).toISOString().replace('.000', '') : date;
}

/* What follows the title of an event whose days in the calendar are not all that is known. */
function doubtOf(event) {
    const label = markedLabel(event);
    const exact = /^-?\d+-\d\d-\d\d(T[^/]*)?(\/-?\d+-\d\d-\d\d)?$/.test(event.date) && label === event.label;
    if (exact && parts(event.earliest)[0] >= 100)
        return '';
    return label === event.label && /^-?[\dY]+(-\d\d)?$/.test(event.date) ? ` – some time in ${label}` : ` – ${label}`;
}

export default {
    format: 'ics',
    test(t) {
        const calendar = new ICAL.Component(ICAL.parse(t.text));
        const found = calendar.getAllSubcomponents('vevent').map(read);
        const events = t.truth.events.filter((event) => isPlaced(event) && (near(event.earliest) || near(event.latest)));
        const byId = new Map(found.map((event) => [event.uid, event]));
        const entries = events.map(({ id }) => byId.get(`${clean(id)}@tieline`) ?? {});
        const isFolded = t.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'));
        t.same('lines', [isFolded, t.text.endsWith('END:VCALENDAR\r\n')], [true, true]);
        t.same('name', calendar.getFirstPropertyValue('name'), t.truth.title ?? null);
        t.same('description', calendar.getFirstPropertyValue('description'), t.truth.description ?? null);
        t.same('ids', found.map(({ uid }) => uid).sort(), events.map(({ id }) => `${id}@tieline`).sort());
        t.same('days', entries.map(({ first, last, time }) => time ? undefined : [first, last]), events.map((event) => moment(event.date) ? undefined : days(event)));
        t.same('times', entries.map(({ time }) => time), events.map(({ date }) => moment(date)));
        t.same('dates as written', entries.map(({ date }) => date), events.map(({ date }) => date));
        t.same('titles', entries.map(({ title }) => title), events.map(({ title = '' }) => clean(title)));
        t.same('titles with what is not sure of their dates', entries.map(({ summary }) => summary), events.map((event) => clean(titleOf(t, event) + doubtOf(event))));
        t.same('times last a minute', entries.map(({ length }) => length), events.map(({ date }) => moment(date) ? 60 : 0));
        t.same('places', entries.map(({ place }) => place), events.map(({ place }) => place));
        t.same('kinds', entries.map(({ kind, kinds }) => [kind, kinds]), events.map(({ kind }) => [kind && clean(kind), kind && 1]));
        const actors = new Map(t.truth.actors.map(({ id, name }) => [id, name ?? id]));
        t.same('descriptions of events', entries.map(({ text }, i) => [markedLabel(events[i]), clean(events[i].description ?? ''),
            ...(events[i].participants ?? []).map(({ actor }) => actors.get(actor))].filter((words) => !text?.includes(words))), events.map(() => []));
        t.same('sources', entries.map(({ text }, i) => wantedSources(t, events[i]).filter((words) => !text.includes(clean(words)))), events.map(() => []));
        t.same('stamps', entries.map(({ stamp }) => stamp.replace(/.*T/, 'T')), events.map(() => 'T00:00:00Z'));
        const left = Object.entries(t.losses).filter(([cause]) => /^events? .*left out$/.test(cause));
        t.same('events left out, as we said', left.reduce((sum, [, count]) => sum + count, 0), t.truth.events.length - events.length);
    },

    /* There is no calendar program here that shows something, but its parser. */
    show(t) {
        const calendar = new ICAL.Component(ICAL.parse(t.text));
        const entries = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
        const doubt = (words) => /^\d{1,2} /.test(words) ? '' : /–/.test(words) ? ` – ${words}` : ` – some time in ${words}`;
        t.same('entries', entries.map(({ summary, description, startDate }) => [summary, description.split('\n')[0], startDate.toString()]),
            t.dataset.shown.map(([title, words], i) => [title + doubt(words), words, t.dataset.calendar[i]]));
    },
};
