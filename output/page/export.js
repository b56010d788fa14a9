/* Data out: CSV with the columns of `tieline export`, and pictures of the views. */
import { isCounted } from './date.js';
import { dateLabel, round } from './data.js';
import { dayText } from './day.js';

/* A day, and nothing for an end that is open or not known. */
export function finiteDay(number) {
    return isCounted(number) ? dayText(number) : '';
}

const listText = (texts) => texts.map((text) => text.replace(/[\\;]/g, '\\$&')).join('; ');

/* A cell: quoted where it must be, and guarded where a spreadsheet would compute it. */
function csvCell(value) {
    let text = String(value);
    if (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text))
        text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvText(head, rows) {
    return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

function participantsText(event) {
    return listText(event.parts.map(({ actor, role }) => `${actor.id} (${role})`));
}

export function eventsCsv(events) {
    const head = ['id', 'title', 'kind', 'date', 'earliest', 'latest', 'label', 'place', 'count', 'participants', 'status', 'references'];
    return csvText(head, events.map((event) => [event.id, event.title, event.kind, event.undecided.includes('date') ? '' : event.date?.text ?? '',
        finiteDay(event.date?.startEarliest), finiteDay(event.date?.endLatest), dateLabel(event), event.place, event.hasCount ? event.count : '',
        participantsText(event), event.status === 'uncited' ? '' : event.status, listText([...new Set(event.cite.map(({ reference }) => reference))])]));
}

/* Who supports, or denies, what a tie rests on; nobody supports what ties as denied. A
 * citation that denies a value alone does neither. */
function citedBy(tie, denials) {
    const events = denials ? tie.events : tie.events.filter((event) => !tie.deniedEvents.has(event));
    const citations = [...events.flatMap((event) => [...event.cite, ...event.parts.filter(({ actor, status }) =>
        (actor === tie.source || actor === tie.target) && (denials || status !== 'denied')).flatMap(({ cite }) => cite)]),
    ...tie.relations.flatMap(({ cite, events }) => [...cite, ...events.filter((event) => tie.evidence.has(event)).flatMap((event) => event.cite)])];
    const cited = citations.filter(({ status, says }) => denials ? status === 'denied' && says.length === 0 : status !== 'denied');
    return [...new Set(cited.map(({ reference }) => reference))].sort();
}

function evidenceOf(tie) {
    return [...tie.evidence].sort((a, b) => a.number - b.number).map(({ id }) => id);
}

function openOf({ first, last }) {
    const [start, end] = [first === -Infinity, last === Infinity];
    return start && end ? 'both' : start ? 'start' : end ? 'end' : '';
}

export function tiesCsv(ties) {
    const head = ['source', 'target', 'source_name', 'target_name', 'directed', 'kind', 'role', 'weight', 'weight_disputed', 'first', 'last',
        'open', 'status', 'events', 'references', 'denied_by'];
    return csvText(head, ties.map((tie) => [tie.source.id, tie.target.id, tie.source.name, tie.target.name, tie.isDirected, tie.kind, '',
        round(tie.weight), round(tie.disputed), finiteDay(tie.span.first), finiteDay(tie.span.last), openOf(tie.span),
        tie.status === 'uncited' ? '' : tie.status, listText(evidenceOf(tie)), listText(citedBy(tie, false)), listText(citedBy(tie, true))]));
}

/* Hands a file to whoever asked for it. */
export function download(name, blob) {
    const address = URL.createObjectURL(blob);
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = name;
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export function csvBlob(text) {
    return new Blob([text], { type: 'text/csv;charset=utf-8' });
}

export function svgBlob(root) {
    return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`],
        { type: 'image/svg+xml' });
}
