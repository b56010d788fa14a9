#include "record.h"

#include <string.h>

#include "graph/base/list.h"
#include "graph/query/network.h"
#include "graph/vocabulary.h"
#include "src/read/base/reader.h"
#include "src/read/base/span_text.h"
#include "src/read/csv/cell.h"
#include "src/read/csv/rows.h"
#include "row_cells.h"

/*
 * Tables of events whose rows can be added at once. A row that cannot be, such as one
 * with a mistake, is read like that of any other table.
 */

/* What the texts with codes mean, each once it was looked up: number + 1. */
struct meanings {
    uint32_t (*look_up)(struct tl_builder *builder, struct tl_text text);
    uint32_t *known; /* by code */
    uint32_t room;
};

struct plain_table {
    struct tl_builder *builder;
    struct meanings words;
    struct meanings dates;
    struct meanings mentions;
    const struct tl_table *table;
    size_t id;       /* the column of ids; the count of columns where there is none */
    size_t *order;   /* of the columns: those of attributes by name, after the others */
    uint32_t *roles; /* by column: the role of a party, as a word */
    struct tl_text (*attributes)[2];
    struct tl_plain_event event;
};

/* Whether an action with a cell can be done at once. */
static bool
is_plain(const struct tl_reading *reading, const struct tl_table_column *column)
{
    static const bool plain[TL_COLUMN_ACTIONS] = {
        [TL_COLUMN_SKIP] = true, [TL_COLUMN_FIELD] = true,     [TL_COLUMN_DATE] = true,
        [TL_COLUMN_KIND] = true, [TL_COLUMN_ATTRIBUTE] = true, [TL_COLUMN_PARTY] = true,
    };
    if ((column->action == TL_COLUMN_DATE && reading->options->date_format) ||
        (column->field == TL_COUNT && reading->options->decimal))
        return false;
    if (column->action == TL_COLUMN_FIELD || column->action == TL_COLUMN_DATE)
        return tl_plain_has(column->field);
    return plain[column->action];
}

static bool
is_plain_table(const struct tl_reading *reading, const struct tl_table *table)
{
    size_t parties = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (!is_plain(reading, &table->columns[i]))
            return false;
        parties += table->columns[i].action == TL_COLUMN_PARTY;
    }
    return table->type == TL_EVENT && parties <= TL_PLAIN_PARTICIPANTS;
}

/* Attributes come in the order of their names, after all else; the others as they are.
 */
static bool
comes_before(const struct tl_table *table, size_t a, size_t b)
{
    bool left = table->columns[a].action == TL_COLUMN_ATTRIBUTE;
    bool right = table->columns[b].action == TL_COLUMN_ATTRIBUTE;
    if (left && right)
        return strcmp(table->names[a], table->names[b]) < 0;
    return !left && right;
}

/* Those of which the cells are few texts, or the same as those of other columns. */
static bool
has_codes(const struct tl_table_column *column)
{
    return column->action == TL_COLUMN_PARTY || column->action == TL_COLUMN_DATE ||
           column->action == TL_COLUMN_KIND ||
           (column->action == TL_COLUMN_FIELD &&
            (column->field == TL_KIND || column->field == TL_PLACE));
}

static void
order_columns(const struct tl_table *table, size_t *order)
{
    for (size_t i = 0; i < table->count; i++) {
        size_t at = i;
        for (; at > 0 && comes_before(table, i, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

/* NULL where the table has columns that want more. */
static struct plain_table *
plain_table_new(const struct tl_reading *reading, const struct tl_table *table)
{
    if (!is_plain_table(reading, table))
        return NULL;
    struct plain_table *plain = tl_alloc(sizeof *plain);
    plain->builder = reading->builder;
    plain->table = table;
    plain->words.look_up = tl_builder_word;
    plain->dates.look_up = tl_builder_date;
    plain->mentions.look_up = tl_builder_mention;
    plain->id = tl_table_find(table, tl_fields[TL_ID].name);
    plain->order = tl_alloc(table->count * sizeof *plain->order);
    plain->roles = tl_alloc(table->count * sizeof *plain->roles);
    plain->attributes = tl_alloc(table->count * sizeof *plain->attributes);
    plain->event.attributes = (const struct tl_text(*)[2])plain->attributes;
    order_columns(table, plain->order);
    for (size_t i = 0; i < table->count; i++)
        plain->roles[i] = TL_NONE;
    return plain;
}

static void
plain_table_free(struct plain_table *plain)
{
    if (!plain)
        return;
    tl_free(plain->words.known);
    tl_free(plain->dates.known);
    tl_free(plain->mentions.known);
    tl_free(plain->order);
    tl_free(plain->roles);
    tl_free(plain->attributes);
    tl_free(plain);
}

static void
set_plain_field(struct tl_plain_event *event, enum tl_field field, struct tl_text text)
{
    event->fields[field] = text;
    event->set |= UINT32_C(1) << field;
}

static void
make_room(struct meanings *meanings, uint32_t code)
{
    uint32_t room = 2 * code + 64;
    meanings->known = tl_resize(meanings->known, room * sizeof *meanings->known);
    memset(meanings->known + meanings->room, 0,
           (room - meanings->room) * sizeof *meanings->known);
    meanings->room = room;
}

static uint32_t
meaning_of(struct tl_builder *builder, struct meanings *meanings,
           const struct tl_cell *cell)
{
    struct tl_text text = {cell->text, cell->length};
    if (cell->code == 0)
        return meanings->look_up(builder, text);
    if (cell->code >= meanings->room)
        make_room(meanings, cell->code);
    uint32_t *known = &meanings->known[cell->code];
    if (*known == 0)
        *known = meanings->look_up(builder, text) + 1;
    return *known - 1;
}

/* A role becomes a word with its first party: there may never be one. */
static void
add_plain_party(struct plain_table *plain, size_t column, const struct tl_cell *cell)
{
    struct tl_plain_event *event = &plain->event;
    const char *name = plain->table->names[column];
    if (plain->roles[column] == TL_NONE)
        plain->roles[column] =
            tl_builder_word(plain->builder, (struct tl_text){name, strlen(name)});
    event->participants[event->participant_count++] = (struct tl_plain_participant){
        meaning_of(plain->builder, &plain->mentions, cell), plain->roles[column],
        cell->position};
}

static void
add_plain_attribute(struct plain_table *plain, const char *name, struct tl_text text)
{
    struct tl_text *attribute = plain->attributes[plain->event.attribute_count++];
    attribute[0] = (struct tl_text){name, strlen(name)};
    attribute[1] = text;
}

/* False where it is no date. */
static bool
add_plain_date(struct plain_table *plain, const struct tl_cell *cell)
{
    plain->event.date = meaning_of(plain->builder, &plain->dates, cell);
    return plain->event.date != TL_NONE;
}

static void
add_plain_field(struct plain_table *plain, enum tl_field field,
                const struct tl_cell *cell)
{
    struct tl_plain_event *event = &plain->event;
    if (field == TL_KIND)
        event->kind = meaning_of(plain->builder, &plain->words, cell);
    else if (field == TL_PLACE)
        event->place = meaning_of(plain->builder, &plain->words, cell);
    else
        set_plain_field(event, field, (struct tl_text){cell->text, cell->length});
    if (field == TL_ID)
        event->id_hash = cell->code;
}

/* False where the event is none that can be added at once. */
static bool
add_plain_cell(struct plain_table *plain, size_t index, const struct tl_cell *cell)
{
    const struct tl_table_column *column = &plain->table->columns[index];
    switch (column->action) {
    case TL_COLUMN_DATE:
        return add_plain_date(plain, cell);
    case TL_COLUMN_KIND:
        add_plain_field(plain, TL_TITLE, cell);
        add_plain_field(plain, TL_KIND, cell);
        return true;
    case TL_COLUMN_PARTY:
        add_plain_party(plain, index, cell);
        return true;
    case TL_COLUMN_ATTRIBUTE:
        add_plain_attribute(plain, column->name,
                            (struct tl_text){cell->text, cell->length});
        return true;
    case TL_COLUMN_SKIP:
        return true;
    default:
        add_plain_field(plain, column->field, cell);
        return true;
    }
}

static bool
add_plain_row(struct plain_table *plain, const struct tl_row *row)
{
    struct tl_plain_event *event = &plain->event;
    if (row->count < plain->table->count || !tl_row_fits(plain->table->count, row))
        return false; /* what is short is counted */
    event->position = row->cells[0].position;
    event->plain = row->plain;
    event->set = 0;
    event->kind = event->place = event->date = TL_NONE;
    event->participant_count = event->attribute_count = 0;
    for (size_t i = 0; i < plain->table->count; i++) {
        size_t column = plain->order[i];
        if (row->cells[column].length > 0 &&
            !add_plain_cell(plain, column, &row->cells[column]))
            return false;
    }
    return tl_builder_add(plain->builder, event);
}

static void
add_row(const struct tl_reading *reading, const struct tl_table *table,
        const struct tl_row *row)
{
    tl_builder_begin(reading->builder, table->type, row->cells[0].position);
    tl_table_row_fill(reading, table, row);
    tl_builder_end(reading->builder);
}

/*
 * Edge lists, as our own CSV output writes them: each row is a relation, whose date is
 * made of `first` and `last`, with a citation for each of its references, and the
 * actors at its two ends. Relations of one kind between the same two make one tie
 * again, so that the edge lists of a dataset in pieces add up to that of the whole.
 */

/* The numbers of the columns that edge lists alone have. */
struct edge_columns {
    size_t source;
    size_t target;
    size_t source_name;
    size_t target_name;
    size_t first;
    size_t last;
    size_t kind;
    size_t events;
    size_t status;
    size_t references;
    size_t denied_by;
    size_t weight_disputed;
    size_t open;
};

static struct edge_columns
find_edge_columns(const struct tl_table *table)
{
    return (struct edge_columns){
        .source = tl_table_find(table, "source"),
        .target = tl_table_find(table, "target"),
        .source_name = tl_table_find(table, "source_name"),
        .target_name = tl_table_find(table, "target_name"),
        .first = tl_table_find(table, "first"),
        .last = tl_table_find(table, "last"),
        .kind = tl_table_find(table, "kind"),
        .events = tl_table_find(table, "events"),
        .status = tl_table_find(table, "status"),
        .references = tl_table_find(table, "references"),
        .denied_by = tl_table_find(table, "denied_by"),
        .weight_disputed = tl_table_find(table, "weight_disputed"),
        .open = tl_table_find(table, "open"),
    };
}

/* A cell that may lie beyond the row's end; then it is empty, and NULL. */
static const struct tl_cell *
cell_at(const struct tl_row *row, size_t index)
{
    if (index >= row->kept || row->cells[index].length == 0)
        return NULL;
    return &row->cells[index];
}

/* An end without a name, as nobody but a person writes it, is a mention. */
static void
add_actor(struct tl_builder *builder, const struct tl_cell *id,
          const struct tl_cell *name)
{
    if (!id || !name)
        return;
    tl_builder_begin(builder, TL_ACTOR, id->position);
    tl_builder_set(builder, TL_ID, id->text, id->length, id->position);
    tl_builder_set(builder, TL_NAME, name->text, name->length, name->position);
    tl_builder_end(builder);
}

/* The text of an end; "" where there is no cell, NULL, reported, where it is no day. */
static const char *
read_end(const struct tl_reading *reading, const struct tl_cell *cell)
{
    if (!cell || cell->length < TL_SPAN_END_MAX - 1)
        return cell ? cell->text : "";
    tl_report(reading->diagnostics, cell->position, TL_RULE_BAD_DATE, NULL,
              "found no day, expected one, or '..' for an open end");
    return NULL;
}

/* Which ends without a day are open; files before this column have ".." there. */
struct open_ends {
    bool start;
    bool end;
};

static struct open_ends
read_open(const struct tl_reading *reading, const struct tl_cell *open)
{
    const char *text = open ? open->text : "";
    bool both = strcmp(text, "both") == 0;
    struct open_ends ends = {both || strcmp(text, "start") == 0,
                             both || strcmp(text, "end") == 0};
    if (open && !ends.start && !ends.end)
        tl_report(reading->diagnostics, open->position, TL_RULE_BAD_VALUE, NULL,
                  "found '%.*s', expected start, end or both", TL_SHOWN(text));
    return ends;
}

/* No date can tell of two ends neither of which is a day. */
static void
set_edge_date(const struct tl_reading *reading, const struct tl_cell *first_cell,
              const struct tl_cell *last_cell, const struct tl_cell *open_cell)
{
    char date[TL_SPAN_TEXT_MAX];
    struct open_ends open = read_open(reading, open_cell);
    const char *first =
        !first_cell && open.start ? ".." : read_end(reading, first_cell);
    const char *last = !last_cell && open.end ? ".." : read_end(reading, last_cell);
    if (!first || !last || !(*first || *last))
        return;
    const struct tl_cell *cell = first_cell ? first_cell : last_cell;
    struct tl_position position = (cell ? cell : open_cell)->position;
    size_t length = tl_span_text(first, last, date);
    if (length)
        tl_builder_set(reading->builder, TL_DATE, date, length, position);
    else
        tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
                  "found a tie without a first and a last day; it is read as undated");
}

static void
cite(struct tl_builder *builder, const struct tl_cell *references,
     struct tl_text status, struct tl_position position)
{
    char *rest = references ? references->text : NULL;
    const char *element;
    size_t length;
    while (references && tl_list_next(&rest, &element, &length)) {
        tl_builder_begin(builder, TL_CITATION, references->position);
        tl_builder_set(builder, TL_REFERENCE_ID, element, length, references->position);
        if (status.length)
            tl_builder_set(builder, TL_STATUS, status.bytes, status.length, position);
        tl_builder_end(builder);
    }
}

/* What supports the edge makes it as sure as its status says; others deny it. */
static void
cite_references(struct tl_builder *builder, const struct edge_columns *columns,
                const struct tl_row *row)
{
    const struct tl_cell *references = cell_at(row, columns->references);
    const struct tl_cell *deniers = cell_at(row, columns->denied_by);
    const struct tl_cell *status = cell_at(row, columns->status);
    const char *denied = tl_status_names[TL_DENIED];
    if (!references && !deniers && status)
        tl_builder_attribute(builder, "status", status->text, status->length,
                             status->position);
    if (references)
        cite(builder, references,
             status ? (struct tl_text){status->text, status->length}
                    : (struct tl_text){"", 0},
             (status ? status : references)->position);
    if (deniers)
        cite(builder, deniers, (struct tl_text){denied, strlen(denied)},
             deniers->position);
}

/* It is given where it does not follow from the status: all of it or nothing. */
static void
set_disputed(struct tl_builder *builder, const struct edge_columns *columns,
             const struct tl_row *row)
{
    const struct tl_cell *disputed = cell_at(row, columns->weight_disputed);
    const struct tl_cell *status = cell_at(row, columns->status);
    enum tl_status is = status ? tl_status_find(status->text) : TL_UNCITED;
    if (!disputed || is == TL_DENIED ||
        (is != TL_DISPUTED && strcmp(disputed->text, "0") == 0 &&
         !cell_at(row, columns->denied_by)))
        return;
    tl_builder_set(builder, TL_WEIGHT_DISPUTED, disputed->text, disputed->length,
                   disputed->position);
}

static bool
is_same(const struct tl_cell *a, const struct tl_cell *b)
{
    return a && b && strcmp(a->text, b->text) == 0;
}

/* Whether an end of a row is an event, so that the network has more than an edge list
 * tells; that is reported. */
static bool
is_of_event(const struct tl_reading *reading, const struct edge_columns *columns,
            const struct tl_row *row)
{
    const struct tl_cell *kind = cell_at(row, columns->kind);
    const struct tl_cell *events = cell_at(row, columns->events);
    const struct tl_cell *end = NULL;
    if (kind && strcmp(kind->text, tl_edge_names[TL_EDGE_PARTICIPATION]) == 0)
        end = cell_at(row, columns->target);
    else if (kind && strcmp(kind->text, tl_edge_names[TL_EDGE_PART]) == 0)
        end = cell_at(row, columns->source);
    if (!is_same(end, events))
        return false;
    tl_report(reading->diagnostics, end->position, TL_RULE_TABLE, NULL,
              "found an edge at the event '%.*s', of which an edge list tells too "
              "little to be read back; expected one of actors (-o csv@actors:FILE), or "
              "tables (-o tables:FOLDER), which tell all",
              TL_SHOWN(end->text));
    return true;
}

static void
add_edge_row(const struct tl_reading *reading, const struct tl_table *table,
             const struct edge_columns *columns, const struct tl_row *row)
{
    /* Of a torn row nobody knows what its names belong to. */
    if (row->count >= table->count && tl_row_fits(table->count, row)) {
        add_actor(reading->builder, cell_at(row, columns->source),
                  cell_at(row, columns->source_name));
        add_actor(reading->builder, cell_at(row, columns->target),
                  cell_at(row, columns->target_name));
    }
    tl_builder_begin(reading->builder, TL_RELATION, row->cells[0].position);
    tl_table_row_fill(reading, table, row);
    set_edge_date(reading, cell_at(row, columns->first), cell_at(row, columns->last),
                  cell_at(row, columns->open));
    set_disputed(reading->builder, columns, row);
    cite_references(reading->builder, columns, row);
    tl_builder_end(reading->builder);
}

struct tl_table_records {
    const struct tl_reading *reading;
    const struct tl_table *table;
    struct plain_table *plain; /* NULL: its rows are not added at once */
    struct edge_columns edges; /* of an edge list */
    bool is_refused;
};

static void
limit_rows(struct tl_rows *rows, const struct tl_table *table, bool is_plain)
{
    bool *coded = tl_alloc((table->count + 1) * sizeof *coded);
    for (size_t i = 0; i < table->count; i++)
        coded[i] = is_plain && has_codes(&table->columns[i]);
    tl_rows_limit(rows, table->count, coded);
    tl_free(coded);
}

struct tl_table_records *
tl_table_records_new(const struct tl_reading *reading, const struct tl_table *table,
                     struct tl_rows *rows)
{
    struct tl_table_records *records = tl_alloc(sizeof *records);
    *records = (struct tl_table_records){.reading = reading, .table = table};
    records->plain = plain_table_new(reading, table);
    if (table->kind == TL_TABLE_EDGES)
        records->edges = find_edge_columns(table);
    limit_rows(rows, table, records->plain);
    return records;
}

void
tl_table_records_free(struct tl_table_records *records)
{
    if (!records)
        return;
    plain_table_free(records->plain);
    tl_free(records);
}

void
tl_table_records_expect(const struct tl_table_records *records, struct tl_row *row)
{
    const struct plain_table *plain = records->plain;
    if (!plain || plain->id >= row->kept)
        return;
    struct tl_cell *id = &row->cells[plain->id];
    id->code =
        tl_builder_expect(plain->builder, (struct tl_text){id->text, id->length});
}

bool
tl_table_records_add_plain(struct tl_table_records *records, const struct tl_row *row)
{
    return records->plain && add_plain_row(records->plain, row);
}

void
tl_table_records_add(struct tl_table_records *records, struct tl_row *row)
{
    const struct tl_reading *reading = records->reading;
    bool is_edge = records->table->kind == TL_TABLE_EDGES;
    if (is_edge && !records->is_refused)
        records->is_refused = is_of_event(reading, &records->edges, row);
    if (records->is_refused)
        return;
    tl_row_empty_missing(row, reading->options->missing,
                         reading->options->missing_count, reading->options->decimal);
    if (tl_table_records_add_plain(records, row))
        return;
    if (is_edge)
        add_edge_row(reading, records->table, &records->edges, row);
    else
        add_row(reading, records->table, row);
}
