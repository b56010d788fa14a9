/* Our own document, queried by DuckDB. */
import { query } from './tables.mjs';

const lists = ['references', 'actors', 'events', 'relations'];

export default {
    format: 'json',
    async test(t) {
        const document = JSON.parse(t.text);
        const file = t.file.replaceAll("'", "''");
        for (const list of lists) {
            const rows = document[list].length === 0 ? [] : await query(`
                SELECT item.id FROM (SELECT unnest("${list}") AS item
                FROM read_json('${file}', format = 'unstructured', maximum_object_size = 100000000, sample_size = -1,
                               maximum_depth = 3))`);
            t.same(`DuckDB: ${list}`, rows.flat().map((id) => JSON.parse(id)),
                document[list].map((item) => item.id));
        }
    },
};
