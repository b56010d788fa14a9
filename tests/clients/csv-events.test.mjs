/* A table in LibreOffice Calc and in DuckDB. */
import { compareCalc, compareDuckDb } from './tables.mjs';

export default {
    format: 'csv-events',
    async test(t) {
        compareCalc(t);
        await compareDuckDb(t);
    },
};
