/* What the dates and ids in our JSON are to tools that have other ways. */

/* "-0043-03-15" as [year, month, day]; years are astronomical. */
export function parts(day) {
    const [, year, month, date] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(day);
    return [Number(year), Number(month), Number(date)];
}

/* Without a year 0: -44 is 44 BCE. */
export function historical(year) {
    return year > 0 ? year : year - 1;
}

/* Whether something is dated, and by a year that is known and can be counted. */
export function isPlaced(item) {
    return item.date !== undefined && !/^X{4}/.test(item.date) && Boolean(item.earliest ?? item.latest);
}

/* Whether the years of both ends (those that there are) lie between two. */
export function isWithin(item, first, last) {
    return [item.earliest, item.latest].filter(Boolean)
        .every((day) => parts(day)[0] >= first && parts(day)[0] <= last);
}

/* What clocks show at the beginning of a day, as a number that no time zone changes. */
export function wallTime(day, addDays = 0) {
    const [year, month, date] = parts(day);
    return new Date(0).setUTCFullYear(year, month - 1, date + addDays);
}

/* Ids that a plain object seems to have already, or that look like ours. */
export function jsId({ id }) {
    return id in {} || id.startsWith('tieline:') ? `tieline:id:${id}` : id;
}

/* The times of day of events, as functions of an event that give what clocks show at it,
 * as wallTime() does: clocks of their zone where all have one, or none, else of UTC. */
export function clockOf(events) {
    const times = events.map(({ date }) => /T([\d:]{8})(.*)$/.exec(date ?? '')).filter(Boolean);
    const zones = new Set(times.map(([, , zone]) => zone));
    return ({ date, earliest }) => {
        const [, hours, zone] = /T([\d:]{8})(.*)$/.exec(date) ?? [];
        if (!hours)
            return undefined;
        const shift = zones.size > 1 && zone && zone !== 'Z' ? Date.parse(`2000-01-01T00:00:00${zone}`) - Date.parse('2000-01-01T00:00:00Z') : 0;
        return wallTime(earliest) + Date.parse(`1970-01-01T${hours}Z`) + shift;
    };
}
