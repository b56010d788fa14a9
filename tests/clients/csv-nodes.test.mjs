/* A table in LibreOffice Calc and in DuckDB. */
import { views } from './graphs.mjs';
import { compareCalc, compareDuckDb } from './tables.mjs';

export default {
    format: 'csv-nodes',
    views,
    async test(t) {
        compareCalc(t);
        await compareDuckDb(t);
    },
};
