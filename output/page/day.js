/* Days are numbers as in graph/date/day.h: day 0 is 1970-01-01, on the proleptic
 * Gregorian calendar; a fraction is a time of that day. Years are astronomical. */

import { fill, member } from './text.js';

export function dayOf(year, month, day) {
    const y = month <= 2 ? year - 1 : year;
    const era = Math.floor(y / 400);
    const yearOfEra = y - era * 400;
    const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

export function civilOf(number) {
    const z = Math.floor(number) + 719468;
    const era = Math.floor(z / 146097);
    const dayOfEra = z - era * 146097;
    const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) -
        Math.floor(dayOfEra / 146096)) / 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const shifted = Math.floor((5 * dayOfYear + 2) / 153);
    const month = shifted < 10 ? shifted + 3 : shifted - 9;
    const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
    return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function monthLength(year, month) {
    return (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - dayOf(year, month, 1);
}

function yearLabel(year) {
    return year > 0 ? String(year) : fill(phrases.year_bce, 1 - year);
}

/* "8 May 2015", "May 2015", "2015", "44 BCE", as the labels of pictures are. */
export function dayLabel(number, unit) {
    const { year, month, day } = civilOf(number);
    if (unit === 'year')
        return yearLabel(year);
    const name = member(phrases.months, month - 1);
    return unit === 'month' ? fill(phrases.month, name, yearLabel(year))
        : fill(phrases.day, fill(member(phrases.day_number, Number(day === 1)), day), name, yearLabel(year));
}

/* "14:05" of a fraction of a day. */
export function timeLabel(number) {
    const minutes = Math.round((number - Math.floor(number)) * 1440);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/* As edge lists have it: "2015-05-08", "-0043-03-15", "100000-01-01". */
export function dayText(number) {
    const { year, month, day } = civilOf(number);
    const [digits, ...rest] = [[Math.abs(year), 4], [month, 2], [day, 2]].map(([it, length]) => String(it).padStart(length, '0'));
    return `${year < 0 ? '-' : ''}${[digits, ...rest].join('-')}`;
}

/* As --since and --until take it; of a year beyond four digits without its days. */
export function boundText(number) {
    const { year } = civilOf(number);
    return Math.abs(year) > 9999 ? `Y${year}` : dayText(number);
}

/* The first, or the last, day of "2015", "2015-05", "2015-05-08", "-0043", "Y-12000",
 * "44 BCE"; NaN where it is none of these. */
export function parseBound(text, last) {
    const era = new RegExp(`^(\\d{1,6})\\s*(?:${phrases.era})$`, 'i').exec(text.trim());
    const found = era ? [text, String(1 - Number(era[1]))]
        : /^Y?([-−]?\d{1,9})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim());
    if (!found)
        return NaN;
    const year = Number(found[1].replace('−', '-'));
    const month = found[2] ? Number(found[2]) : last ? 12 : 1;
    if (month < 1 || month > 12)
        return NaN;
    const length = monthLength(year, month);
    const day = found[3] ? Number(found[3]) : last ? length : 1;
    return day < 1 || day > length ? NaN : dayOf(year, month, day);
}
