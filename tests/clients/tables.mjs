/* Our CSV in LibreOffice Calc and in DuckDB, cell by cell. */
import { DuckDBInstance } from '@duckdb/node-api';
import { python } from './graphs.mjs';

/* The records of CSV, the head among them. */
function records(text) {
    const all = [[]];
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
        all.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        if (end === '\n')
            all.push([]);
    }
    return all.filter((record) => record.length === all[0].length);
}

/* Calc knows the Gregorian calendar from 1582 on, and no year of five digits for sure. */
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && text >= '1583';

/* What a sheet takes for a number, if its column says so or not. */
const isNumber = (text) => /^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?%?$/.test(text) || /^(true|false)$/i.test(text);
const isTime = (text) => /^-?\d{4,}-\d\d-\d\d(T[\d:]+)?$|^(\d+ )?[A-Z][a-z]+ \d{4}$/.test(text);

/* Its XML has no control characters, and no TAB in a cell. */
const inSheet = (text) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\0-\x09\x0b-\x1f\ufffe\uffff]/g, '');

/* Whether a cell of the sheet is what the CSV says. */
function isRight(text, cell) {
    const [type, value, formula] = cell ?? ['string', '', null];
    if (formula !== null)
        return false;
    if (isDay(text))
        return type === 'date' && value === text;
    if (isNumber(text) || isTime(text))
        return type !== 'string' || inSheet(value) === inSheet(text);
    return type === 'string' && inSheet(value) === inSheet(text);
}

/* Days are dates, ids that are no numbers texts, and nothing is a formula. */
export function compareCalc(t) {
    const wanted = records(t.text);
    const held = python('calc_held.py', t.file);
    t.same('Calc: rows', held.length, wanted.length);
    const wrong = wanted.flatMap((record, row) => record
        .map((text, column) => ({ row, column, text, held: held[row]?.[column] }))
        .filter((cell) => !isRight(cell.text, cell.held)));
    t.same('Calc: cells', wrong, []);
    const days = wanted.flat().filter(isDay).length;
    const dates = held.flat().filter((cell) => cell?.[0] === 'date' && isDay(cell[1])).length;
    t.same('Calc: days that are dates', Math.min(dates, days), days);
}

export async function query(sql) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const result = await connection.runAndReadAll(sql);
    const rows = result.getRowsJson();
    connection.closeSync();
    return rows;
}

/* DuckDB reads the same rows, of which it finds out by itself how they are written. */
export async function compareDuckDb(t) {
    const wanted = records(t.text);
    const file = t.file.replaceAll("'", "''");
    const rows = await query(`SELECT * FROM read_csv('${file}', header = true, all_varchar = true, nullstr = '\u0001')`);
    t.same('DuckDB: rows', rows, wanted.slice(1));
    const [[count]] = await query(`SELECT count(*) FROM read_csv('${file}', header = true)`);
    t.same('DuckDB: rows with types', Number(count), wanted.length - 1);
}
