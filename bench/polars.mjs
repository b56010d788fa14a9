/* What Polars does of our job: reads the table of events, writes the edge list with
 * its evidence and the timeline.
 *
 *   node polars.mjs events.csv edges.csv timeline.jsonl */
import pl from 'nodejs-polars';

const [events, edges, timeline] = process.argv.slice(2);

/* In time order first: groups keep the order of their rows. */
const sorted = pl.readCSV(events, { inferSchemaLength: 0 })
    .withColumn(pl.col('date').str.strptime(pl.Date, '%Y-%m-%d'))
    .sort(['date', 'id']);

sorted.lazy()
    .groupBy(['source', 'target', 'kind'])
    .agg(pl.col('id').count().alias('weight'),
        pl.col('date').first().alias('first'),
        pl.col('date').last().alias('last'),
        pl.col('id').alias('events'))
    .select(pl.col('source'), pl.col('target'),
        pl.col('source').alias('source_name'), pl.col('target').alias('target_name'),
        pl.lit('true').alias('directed'), pl.col('kind'), pl.lit('').alias('role'),
        pl.col('weight'), pl.col('first'), pl.col('last'), pl.lit('').alias('status'),
        pl.col('events').lst.join('; '), pl.lit('').alias('references'))
    .collectSync()
    .writeCSV(edges);

const participant = (role) => pl.struct([pl.col(role).alias('actor'), pl.lit(role).alias('role')]);

sorted.lazy()
    .select(pl.col('id'), pl.col('title'), pl.col('kind'),
        ...['date', 'earliest', 'latest'].map((name) => pl.col('date').cast(pl.Utf8).alias(name)),
        pl.col('date').date.strftime('%-d %B %Y').alias('label'),
        pl.concatList([participant('source'), participant('target')]).alias('participants'),
        pl.col('url'))
    .collectSync()
    .writeJSON(timeline, { format: 'lines' });
