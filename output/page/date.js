/* Dates as the program understood them (graph/date/date.h): a text, a label, and the
 * four days between which the start and the end are. */

export const FLAG = { openStart: 1, openEnd: 2, unknownStart: 4, unknownEnd: 8, approximate: 16, uncertain: 32,
    yearUnknown: 128, interval: 256, oneOf: 512, allOf: 1024, rounded: 32768, undecided: 65536, lacksFirst: 1 << 20, lacksLast: 1 << 21 };

/* What doubts a date itself. */
const DOUBTS = FLAG.approximate | FLAG.uncertain | FLAG.rounded | FLAG.undecided;

/* Whether a day is one, and not an end that is open or not known. */
export const isCounted = Number.isFinite;

export const EVER = -Infinity;
export const NEVER = Infinity;

export function makeDate([text, label, startEarliest, startLatest, endEarliest, endLatest, flags, second, members]) {
    const date = { text, label: label || text, startEarliest, startLatest, endEarliest, endLatest, flags,
        lacksYear: [flags & FLAG.lacksFirst, flags & FLAG.lacksLast], members: members ?? null };
    date.time = second === undefined || second === null ? null : second / 86400;
    date.at = positionOf(date);
    date.isDoubtful = (flags & DOUBTS) !== 0;
    return date;
}

/* The day at which it is sorted and placed; infinite where it has no place. */
function positionOf(date) {
    if (date.time !== null)
        return date.time;
    if (isCounted(date.startEarliest) && !date.lacksYear[0])
        return date.startEarliest;
    return isCounted(date.endLatest) && !date.lacksYear[1] ? date.endLatest : Infinity;
}

/* Whether it may fall into a window. Who has no date may fall into any. */
export function falls(date, since, until) {
    return !date || (date.startEarliest <= until && date.endLatest >= since);
}

/* From which until which day something holds, as in graph/span.h: a first day of EVER
 * is open, one of NEVER is not known, a last day the other way round. */
export const UNKNOWN_SPAN = { first: NEVER, last: EVER };

export function spanOf(date) {
    if (!date || date.flags & FLAG.yearUnknown)
        return UNKNOWN_SPAN;
    return {
        first: date.flags & FLAG.unknownStart || date.lacksYear[0] ? NEVER : date.startEarliest,
        last: date.flags & FLAG.unknownEnd || date.lacksYear[1] ? EVER : date.endLatest,
    };
}

export function cover(a, b) {
    return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

function laterFirst(a, b) {
    if (isCounted(a) !== isCounted(b))
        return isCounted(a) ? a : b;
    return Math.max(a, b);
}

function earlierLast(a, b) {
    if (isCounted(a) !== isCounted(b))
        return isCounted(a) ? a : b;
    return Math.min(a, b);
}

/* What two spans have in common; null where they are disjoint. */
export function meet(a, b) {
    const common = { first: laterFirst(a.first, b.first), last: earlierLast(a.last, b.last) };
    const apart = isCounted(common.first) && isCounted(common.last) && common.first > common.last;
    return apart ? null : common;
}

/* What a date is on an axis: from where to where, in days, which ends are open or not
 * known, and the form of its mark (mark.js). A day lasts until the next. */
export function drawn(date) {
    if (date.time !== null)
        return { from: date.time, to: date.time, form: 'moment', startsOpen: false, endsOpen: false };
    const { flags } = date;
    const from = isCounted(date.startEarliest) && !date.lacksYear[0] ? date.startEarliest : null;
    const to = isCounted(date.endLatest) && !date.lacksYear[1] ? date.endLatest + 1 : null;
    const form = flags & FLAG.allOf ? 'each' : flags & (FLAG.oneOf | FLAG.undecided) && date.members ? 'oneof'
        : flags & FLAG.interval ? 'lasting' : to !== null && from !== null && to - from <= 1 ? 'day' : 'within';
    return {
        from: from ?? to - 1, to: to ?? from + 1, form,
        startsOpen: flags & FLAG.openStart ? 'open' : from === null || flags & FLAG.unknownStart ? 'unknown' : false,
        endsOpen: flags & FLAG.openEnd ? 'open' : to === null || flags & FLAG.unknownEnd ? 'unknown' : false,
    };
}
