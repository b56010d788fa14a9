/* A table in LibreOffice Calc and in DuckDB. */
import { python } from './graphs.mjs';
import { compareCalc, compareDuckDb } from './tables.mjs';

export default {
    format: 'csv-events',
    async test(t) {
        compareCalc(t);
        await compareDuckDb(t);
    },

    show(t) {
        const [head, ...rows] = python('calc_held.py', t.file).map((row) => row.map((cell) => cell?.[3] ?? ''));
        const columns = ['date', 'title'].map((name) => head.indexOf(name));
        t.same('Calc: what the sheet shows', rows.map((row) => columns.map((column) => row[column])), t.dataset.sheet);
    },
};
