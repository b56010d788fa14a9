#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "graph/base/memory.h"
#include "src/base/ceilings.h"
#include "src/base/terminal.h"
#include "src/read/base/reader.h"
#include "src/read/csv/rows.h"
#include "src/read/mapping/bind.h"
#include "src/read/mapping/mapped.h"
#include "src/read/suggest/suggest.h"
#include "src/read/tables/date.h"
#include "src/read/tables/record.h"
#include "src/read/tables/row_cells.h"
#include "src/read/tables/table.h"
#include "delimiter.h"

/*
 * A relay: one thread reads rows while another makes something of them. Batches of rows
 * go from the one to the other in the order of the rows, so that what is made of them
 * is the same as with one thread.
 */

/* One that is filled, one that is emptied, and some for when either takes longer. */
enum { BATCHES = 6 };

struct relay {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct tl_batch batches[BATCHES];
    size_t filled; /* so many have been, one after the other, round and round */
    size_t emptied;
    bool ended;
    void (*read)(void *context);
    void *context;
};

/* On the reading thread: the next batch is full. Waits until one is empty. */
static struct tl_batch *
pass_on(void *context, struct tl_batch *batch)
{
    struct relay *relay = context;
    (void)batch;
    pthread_mutex_lock(&relay->lock);
    relay->filled++;
    pthread_cond_signal(&relay->changed);
    while (relay->filled - relay->emptied == BATCHES)
        pthread_cond_wait(&relay->changed, &relay->lock);
    pthread_mutex_unlock(&relay->lock);
    return &relay->batches[relay->filled % BATCHES];
}

static void *
read_on_thread(void *argument)
{
    struct relay *relay = argument;
    relay->read(relay->context);
    pthread_mutex_lock(&relay->lock);
    relay->ended = true;
    pthread_cond_signal(&relay->changed);
    pthread_mutex_unlock(&relay->lock);
    return NULL;
}

/* The next batch that is full; NULL where there will be none. */
static struct tl_batch *
next_batch(struct relay *relay)
{
    pthread_mutex_lock(&relay->lock);
    while (relay->filled == relay->emptied && !relay->ended)
        pthread_cond_wait(&relay->changed, &relay->lock);
    bool any = relay->filled > relay->emptied;
    pthread_mutex_unlock(&relay->lock);
    return any ? &relay->batches[relay->emptied % BATCHES] : NULL;
}

static void
give_back(struct relay *relay)
{
    pthread_mutex_lock(&relay->lock);
    relay->emptied++;
    pthread_cond_signal(&relay->changed);
    pthread_mutex_unlock(&relay->lock);
}

/*
 * Starts a thread that has `read` read rows, until it returns, and gives each batch of
 * them to `take` on this thread. False, with nothing done, where no thread can be had.
 */
static bool
run_relay(struct tl_rows *rows, void (*read)(void *context),
          void (*take)(void *context, const struct tl_batch *batch), void *context)
{
    struct relay relay = {.read = read, .context = context};
    pthread_t reader;
    const struct tl_batch *batch;
    pthread_mutex_init(&relay.lock, NULL);
    pthread_cond_init(&relay.changed, NULL);
    tl_rows_batch(rows, &relay.batches[0], pass_on, &relay);
    bool started = pthread_create(&reader, NULL, read_on_thread, &relay) == 0;
    while (started && (batch = next_batch(&relay))) {
        take(context, batch);
        give_back(&relay);
    }
    if (started)
        pthread_join(reader, NULL);
    tl_rows_batch(rows, NULL, NULL, NULL);
    for (size_t i = 0; i < BATCHES; i++)
        tl_batch_clear(&relay.batches[i]);
    pthread_cond_destroy(&relay.changed);
    pthread_mutex_destroy(&relay.lock);
    return started;
}

/*
 * The header row of a table: its first row, or that which a look at the table has
 * found, or, where mappings name columns, the first that has all those of one of them.
 * Exports have titles and notes above it.
 */

struct header {
    const struct tl_reading *reading;
    char delimiter;
    size_t widest;         /* cells of any of the first rows, where none is a head */
    uint32_t line;         /* where it is; 0: not known from a look at the table */
    bool is_found;         /* or given up, or there is none to be found */
    struct tl_names names; /* its columns, or those of the likeliest row so far */
    size_t above;          /* rows above it, of which `names` may be one */
    size_t most;           /* so many of the names a mapping has */
};

/*
 * Whether the table is to be read by a mapping. One that is recognised as ours, but not
 * as events, and has none of the columns that the mappings name, stands beside those
 * that they are for.
 */
static bool
wants_mapping(const struct header *head)
{
    const struct tl_reading *reading = head->reading;
    const struct tl_reading_options *options = reading->options;
    if (!tl_mapping_is_for_tables(options))
        return false;
    if (options->no_header || tl_mapping_concerns(options, &head->names))
        return true;
    unsigned kind =
        tl_table_of(TL_TABLES, tl_input_name(reading->input), head->names.names);
    return kind == TL_TABLES || tl_table_kinds[kind].type == TL_EVENT;
}

static void
say_where(const struct header *head, const struct tl_row *row)
{
    const struct tl_reading *reading = head->reading;
    if (reading->options->talks)
        tl_say("%s: the header row is line %lu", tl_input_name(reading->input),
               (unsigned long)row->cells[0].position.line);
}

/* No row has all the columns: it is said what the likeliest one lacks. */
static void
give_up(struct header *head)
{
    (void)tl_mapping_choose(head->reading, &head->names);
    head->is_found = true;
}

static void
widen(void *context, struct tl_row *row)
{
    size_t *widest = context;
    if (row->kept > *widest && !tl_row_is_comment(row))
        *widest = row->kept;
}

/* How many cells the widest of the first rows has. */
static size_t
find_widest(const struct header *head)
{
    struct tl_input *input = head->reading->input;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    const char *text;
    size_t length;
    size_t widest = 0;
    struct tl_rows *rows =
        tl_rows_new(head->delimiter, tl_input_file(input), diagnostics, widen, &widest);
    if (head->reading->options->no_quotes)
        tl_rows_no_quotes(rows);
    tl_input_peek(input, &text, &length);
    tl_rows_read(rows, text, length);
    tl_rows_stop(rows);
    tl_rows_free(rows);
    tl_diagnostics_free(diagnostics);
    return widest;
}

/* What is to be known before any row is read. */
static void
begin_header(struct header *head)
{
    head->delimiter = tl_read_csv_find_delimiter(head->reading);
    if (head->reading->options->no_header)
        head->widest = find_widest(head);
}

/* Without a header row the columns are those of the widest of the first rows. */
static void
number_columns(struct header *head, const struct tl_row *first)
{
    char nothing[] = "";
    struct tl_row row = *first;
    if (head->widest > row.kept)
        row.kept = head->widest;
    row.cells = tl_alloc(row.kept * sizeof *row.cells);
    for (size_t i = 0; i < row.kept; i++)
        row.cells[i] =
            i < first->kept ? first->cells[i] : (struct tl_cell){.text = nothing};
    tl_names_begin(&head->names, &row, head->delimiter, false);
    tl_free(row.cells);
}

/* Whether the first row is the head. */
static bool
is_first_head(struct header *head, const struct tl_row *row)
{
    const struct tl_reading_options *options = head->reading->options;
    if (options->no_header)
        number_columns(head, row);
    else
        tl_names_begin(&head->names, row, head->delimiter, true);
    if (options->no_header || !wants_mapping(head) ||
        tl_mapping_fits(options, &head->names, &head->most))
        return true;
    head->above = 1;
    return false;
}

/* Nothing is said of the rows above before it is known whether there is a head further
 * down; if there is none, the row with the most of the columns was probably meant. */
static bool
is_later_head(struct header *head, const struct tl_row *row)
{
    struct tl_names names;
    size_t found;
    tl_names_begin(&names, row, head->delimiter, true);
    bool fits = tl_mapping_fits(head->reading->options, &names, &found);
    if (fits || found > head->most) {
        tl_names_end(&head->names);
        head->names = names;
        head->most = found;
    } else {
        tl_names_end(&names);
    }
    if (fits)
        say_where(head, row);
    else if (head->above++ == TL_PREAMBLE_MAX)
        give_up(head);
    return fits;
}

/* Whether a row, of which there is none before that, is the header row, or stands for
 * it where columns have no names. Says with `talks` where it is, and reports what the
 * likeliest row lacks where it gives up. The names are to be ended. */
static bool
find_header(struct header *head, const struct tl_row *row)
{
    if (row->cells[0].position.line < head->line)
        return false;
    if (head->line)
        say_where(head, row);
    bool is_head = head->above ? is_later_head(head, row) : is_first_head(head, row);
    head->is_found = head->is_found || is_head;
    return is_head;
}

/* After the last row: reports why there was no header row. */
static void
miss_header(struct header *head)
{
    struct tl_position position = {1, 1, tl_input_file(head->reading->input)};
    if (head->above)
        give_up(head);
    else
        tl_report(head->reading->diagnostics, position, TL_RULE_TABLE, NULL,
                  "the table is empty: its first line must name the columns");
}

/* A file that is being read. */
struct sheet {
    const struct tl_reading *reading;
    struct tl_rows *rows;
    bool is_whole; /* it was read to its end */
    struct header head;
    struct tl_suggest suggest; /* nothing where there is a mapping */
    bool is_table;             /* else there is nothing to be read below the head */
    struct tl_mapped *mapped;  /* or NULL, and it is one of our tables: */
    struct tl_table table;
    struct tl_table_records *records;
};

static void
map_table(struct sheet *sheet, const struct tl_row *first)
{
    const struct tl_reading *reading = sheet->reading;
    const struct tl_names *names = &sheet->head.names;
    if (first->count > first->kept) {
        tl_report(reading->diagnostics, names->position, TL_RULE_TABLE, NULL,
                  "found %zu columns, expected %s", first->count,
                  tl_ceiling_text(TL_CEILING_COLUMNS, first->kept).text);
        return;
    }
    const struct tl_mapping *mapping = tl_mapping_choose(reading, names);
    sheet->mapped = mapping ? tl_mapped_new(reading, mapping, names) : NULL;
    sheet->is_table = sheet->mapped;
    if (!sheet->is_table)
        return;
    tl_mapped_plain_begin(sheet->mapped, sheet->rows);
    /* Events that are mentioned may be described elsewhere. */
    for (; mapping; mapping = mapping->next)
        tl_builder_table(reading->builder, mapping->type);
}

static void
begin_table(struct sheet *sheet, const struct tl_row *head)
{
    const struct tl_reading *reading = sheet->reading;
    sheet->is_table = tl_suggest_table(&sheet->suggest, reading, &sheet->head.names,
                                       head, &sheet->table);
    if (!sheet->is_table)
        return;
    tl_builder_table(reading->builder, sheet->table.type);
    if (sheet->table.is_own)
        tl_builder_own(reading->builder, tl_input_file(reading->input));
    sheet->records = tl_table_records_new(reading, &sheet->table, sheet->rows);
}

static void
take_head(struct sheet *sheet, const struct tl_row *first)
{
    if (wants_mapping(&sheet->head))
        map_table(sheet, first);
    else
        begin_table(sheet, first);
}

static void
take_row(void *context, struct tl_row *row)
{
    struct sheet *sheet = context;
    bool no_header = sheet->reading->options->no_header;
    bool is_head = !sheet->head.is_found && !no_header;
    if (tl_row_is_blank(row))
        return;
    if (!sheet->head.is_found && no_header && tl_row_is_comment(row))
        return;
    if (!sheet->head.is_found && find_header(&sheet->head, row))
        take_head(sheet, row);
    if (is_head || !sheet->is_table)
        return;
    if (sheet->mapped)
        tl_mapped_row_add(sheet->mapped, row);
    else
        tl_table_records_add(sheet->records, row);
}

/* Whether there is more to be read. */
static bool
read_piece(struct sheet *sheet)
{
    const char *text;
    size_t length;
    return tl_input_next(sheet->reading->input, &text, &length) &&
           tl_rows_read(sheet->rows, text, length) &&
           (!sheet->head.is_found || sheet->is_table);
}

static bool
has_ended(const struct sheet *sheet)
{
    struct tl_input *input = sheet->reading->input;
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    return length == 0 && !tl_input_broken(input) && tl_input_error(input) == 0;
}

/* Reads on to the end of the text, or to where it is none any more. */
static void
read_rest(void *context)
{
    struct sheet *sheet = context;
    bool goes_on = true;
    while (goes_on && !has_ended(sheet))
        goes_on = read_piece(sheet);
    if (goes_on)
        sheet->is_whole = tl_rows_end(sheet->rows);
    else
        tl_rows_stop(sheet->rows);
}

static void
take_batch(void *context, const struct tl_batch *batch)
{
    enum { AHEAD = 8 };
    const struct sheet *sheet = context;
    const struct tl_table_records *records =
        sheet->mapped ? sheet->mapped->plain : sheet->records;
    for (size_t i = 0; i < batch->row_count; i++) {
        if (records && i + AHEAD < batch->row_count)
            tl_table_records_expect(records, &batch->rows[i + AHEAD]);
        take_row(context, &batch->rows[i]);
    }
}

static struct tl_batch *
take_again(void *context, struct tl_batch *batch)
{
    take_batch(context, batch);
    return batch;
}

/* Reads rows and makes records of them by turns. */
static void
read_alone(struct sheet *sheet)
{
    struct tl_batch batch = {0};
    tl_rows_batch(sheet->rows, &batch, take_again, sheet);
    read_rest(sheet);
    tl_rows_batch(sheet->rows, NULL, NULL, NULL);
    tl_batch_clear(&batch);
}

/*
 * Once it is known what the columns mean, rows may be read on one thread and become
 * records on another. Not where bad ones are left out: then a record is bad if there is
 * a report while it is made.
 */
static bool
may_relay(const struct sheet *sheet)
{
    return sheet->reading->options->threads > 1 &&
           !tl_diagnostics_is_lenient(sheet->reading->diagnostics);
}

static void
read_sheet(struct sheet *sheet)
{
    bool goes_on = true;
    while (goes_on && !sheet->head.is_found && !has_ended(sheet))
        goes_on = read_piece(sheet);
    if (!goes_on)
        tl_rows_stop(sheet->rows);
    else if (has_ended(sheet) || !may_relay(sheet) ||
             !run_relay(sheet->rows, read_rest, take_batch, sheet))
        read_alone(sheet);
}

static void
read_csv(const struct tl_reading *asked)
{
    static const struct tl_reading_options usual = {.table = TL_TABLES};
    struct tl_reading reading = *asked;
    struct tl_csv_decades decades = {0};
    struct tl_csv_short_rows short_rows = {0};
    struct sheet sheet = {.reading = &reading, .head = {.reading = &reading}};
    if (!reading.options)
        reading.options = &usual;
    reading.decades = &decades;
    reading.short_rows = &short_rows;
    begin_header(&sheet.head);
    sheet.rows = tl_rows_new(sheet.head.delimiter, tl_input_file(reading.input),
                             reading.diagnostics, take_row, &sheet);
    tl_rows_bound(sheet.rows, tl_input_ceilings(reading.input));
    if (reading.options->no_quotes)
        tl_rows_no_quotes(sheet.rows);
    if (tl_mapping_is_for_tables(reading.options) ||
        tl_suggest_begin(&sheet.suggest, &reading, sheet.head.delimiter)) {
        sheet.head.line = sheet.suggest.line;
        read_sheet(&sheet);
    }
    if (sheet.is_whole && !sheet.head.is_found)
        miss_header(&sheet.head);
    tl_mapped_end(sheet.mapped, sheet.is_whole);
    tl_read_csv_decades_tell(&reading);
    tl_read_csv_short_rows_tell(&reading);
    tl_rows_free(sheet.rows);
    tl_table_records_free(sheet.records);
    tl_table_end(&sheet.table);
    tl_names_end(&sheet.head.names);
    tl_suggest_end(&sheet.suggest);
}

const struct tl_reader tl_read_csv = {
    .name = "csv",
    .endings = "csv tsv tab",
    .about = "a table of events, actors, relations or what belongs to them",
    .recognises = tl_read_csv_recognises,
    .read = read_csv,
};
