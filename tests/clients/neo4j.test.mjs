/* The bulk import of Neo4j, by its rules: running it takes a server. */
import { compareGraph, python, said, undirected, views, wantedReferences } from './graphs.mjs';

const wide = (text) => text.replaceAll(';', '；');

export default {
    format: 'neo4j',
    views,
    test(t) {
        const held = python('neo4j_rules.py', t.file);
        t.same('rules', held.problems, []);
        t.same('references', held.references, wantedReferences(t)
            .map(({ authors, ...rest }) => (authors ? { ...rest, authors: authors.map(wide) } : rest)));
        compareGraph(t, held, { tool: 'Neo4j', years: [-999999999, 999999999], element: wide });
        t.same('edges without a direction that are said', said(t, /^edges? without a direction/), undirected(t));
    },
};
