#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/list.h"
#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "graph/query/network.h"
#include "src/read/csv/rows.h"
#include "src/read/graph/graph.h"

/*
 * Nodes and edges in tables, one thing a row: those that Gephi reads and writes, and
 * those from which Neo4j makes a database. Nodes and edges are in files of their own:
 * of the nodes at the ends of an edge no more is known than their ids.
 */

/* What a column is for. */
enum use {
    ATTRIBUTE,
    ID,
    LABEL,
    LABELS,
    SOURCE,
    TARGET,
    TYPE,
    KIND,
    TIMES,
    NOTHING,
    USES
};

struct column {
    const char *key;
    enum use use;
    bool is_list; /* of texts between semicolons, as Neo4j has them */
};

struct sheet {
    const struct tl_reading *reading;
    struct tl_read_graph *graph;
    struct tl_read_graph_object object;
    struct tl_arena texts;
    struct column *columns;
    size_t count; /* 0 before the header row */
    bool of_neo4j;
    bool of_edges;
    bool of_references;
    bool ours; /* it has the columns that our own outputs write */
    bool is_refused;
    const char *uses[USES]; /* of a row: the texts of columns that are no attributes */
};

/* The columns that Gephi knows, in any case. */
static const struct {
    const char *name;
    enum use use;
} gephi_names[] = {
    {"id", ID},     {"label", LABEL}, {"source", SOURCE}, {"target", TARGET},
    {"type", TYPE}, {"kind", KIND},   {"timeset", TIMES}, {"interval", TIMES},
};

/* What stands after the colon in a header of Neo4j. */
static const struct {
    const char *name;
    enum use use;
} neo4j_types[] = {
    {"ID", ID},         {"LABEL", LABELS}, {"START_ID", SOURCE},
    {"END_ID", TARGET}, {"TYPE", KIND},    {"IGNORE", NOTHING},
};

static bool
is_same(const char *name, const char *lower)
{
    while (*name && tl_ascii_lower(*name) == *lower) {
        name++;
        lower++;
    }
    return *name == *lower;
}

static struct column
gephi_column(const char *name)
{
    struct column column = {name, ATTRIBUTE, false};
    for (size_t i = 0; i < sizeof gephi_names / sizeof *gephi_names; i++) {
        if (is_same(name, gephi_names[i].name))
            column.use = gephi_names[i].use;
    }
    if (is_same(name, "weight"))
        column.key = "weight";
    return column;
}

/* "aliases:string[]", ":START_ID(Person)", "id:ID(Reference)". */
static struct column
neo4j_column(struct sheet *sheet, const char *name)
{
    const char *colon = strrchr(name, ':');
    struct column column = {name, ATTRIBUTE, false};
    if (!colon)
        return column;
    size_t length = strcspn(colon + 1, "({[");
    column.key = tl_arena_text(&sheet->texts, name, (size_t)(colon - name));
    column.is_list = tl_text_begins(colon + 1 + length, "[]");
    for (size_t i = 0; i < sizeof neo4j_types / sizeof *neo4j_types; i++) {
        if (strlen(neo4j_types[i].name) == length &&
            memcmp(neo4j_types[i].name, colon + 1, length) == 0)
            column.use = neo4j_types[i].use;
    }
    if (column.use == ID && tl_text_begins(colon + 1 + length, "(Reference)"))
        sheet->of_references = true;
    return column;
}

static bool
has_key(const struct sheet *sheet, const char *key)
{
    size_t i = 0;
    while (i < sheet->count && strcmp(sheet->columns[i].key, key) != 0)
        i++;
    return i < sheet->count;
}

static bool
has_use(const struct sheet *sheet, enum use use)
{
    size_t i = 0;
    while (i < sheet->count && sheet->columns[i].use != use)
        i++;
    return i < sheet->count;
}

/* Neo4j has ids of relations, and names of nodes, in columns like others. */
static void
find_more(struct sheet *sheet)
{
    for (size_t i = 0; sheet->of_neo4j && i < sheet->count; i++) {
        struct column *column = &sheet->columns[i];
        if (column->use != ATTRIBUTE)
            continue;
        if (sheet->of_edges && strcmp(column->key, "id") == 0)
            column->use = ID;
        if (!sheet->of_edges && strcmp(column->key, "name") == 0)
            column->use = LABEL;
    }
}

static void
take_head(struct sheet *sheet, const struct tl_row *row)
{
    sheet->columns = tl_alloc(row->kept * sizeof *sheet->columns);
    for (size_t i = 0; i < row->kept; i++) {
        const char *name =
            tl_arena_text(&sheet->texts, row->cells[i].text, row->cells[i].length);
        sheet->columns[i] =
            sheet->of_neo4j ? neo4j_column(sheet, name) : gephi_column(name);
    }
    sheet->count = row->kept;
    sheet->of_edges = has_use(sheet, SOURCE) && has_use(sheet, TARGET);
    sheet->ours = has_key(sheet, "status") && has_key(sheet, "denied_by");
    find_more(sheet);
    if (sheet->of_edges || has_use(sheet, ID))
        return;
    sheet->is_refused = true;
    tl_report(
        sheet->reading->diagnostics, row->cells[0].position, TL_RULE_TABLE, NULL,
        sheet->of_neo4j
            ? "found no column ':ID', and not both ':START_ID' and ':END_ID', "
              "expected a table of nodes or of relationships"
            : "found no column 'Id', and not both 'Source' and 'Target', expected "
              "a table of nodes or of edges");
}

/* Gephi takes a backslash for a sign that the next one is a character. */
static size_t
unescape(char *text)
{
    char *to = text;
    for (const char *at = text; *at; at++) {
        at += at[0] == '\\' && at[1] == '\\';
        *to++ = *at;
    }
    *to = '\0';
    return (size_t)(to - text);
}

/* A list in which a backslash is a character, and blanks are a part of elements, as one
 * in which a backslash escapes. */
static struct tl_text
write_list(struct tl_read_graph_object *object, const struct tl_cell *cell)
{
    char *text = tl_arena_take(&object->texts, 2 * cell->length + 1, 1);
    char *to = text;
    *to = '\0';
    for (const char *at = cell->text; *at; at += *at == ';') {
        size_t length = strcspn(at, ";");
        if (to > text)
            *to++ = ';';
        to = tl_read_graph_element_write(to, (struct tl_text){at, length});
        at += length;
    }
    object->kept += cell->length;
    return (struct tl_text){text, (size_t)(to - text)};
}

/* Our outputs write for Gephi what a date says in words after it. */
static void
cut_words(const struct sheet *sheet, struct tl_cell *cell)
{
    char *words = strstr(cell->text, " (");
    if (!sheet->ours || !words)
        return;
    *words = '\0';
    cell->length = strlen(cell->text);
}

static void
take_cell(struct sheet *sheet, const struct column *column, struct tl_cell *cell)
{
    struct tl_read_graph_object *object = &sheet->object;
    if (!sheet->of_neo4j)
        cell->length = unescape(cell->text);
    if (!sheet->of_neo4j && strcmp(column->key, "date") == 0)
        cut_words(sheet, cell);
    struct tl_text text = {cell->text, cell->length};
    if (column->use != ATTRIBUTE)
        sheet->uses[column->use] = tl_read_graph_keep(object, text.bytes, text.length);
    else if (cell->length > 0)
        tl_read_graph_attribute_add(object,
                                    (struct tl_text){column->key, strlen(column->key)},
                                    column->is_list ? write_list(object, cell) : text);
}

static void
report_missing(const struct sheet *sheet, const char *what)
{
    tl_report(sheet->reading->diagnostics, sheet->object.position, TL_RULE_MISSING,
              NULL, "found a row without %s, expected one", what);
}

/* Of a date about which sources differ only the days are in a table for Gephi. */
static void
mark_undecided(struct sheet *sheet)
{
    if (sheet->ours && !sheet->of_neo4j && sheet->object.span_count > 0)
        tl_read_graph_attribute_default(&sheet->object, "date_label",
                                        sheet->uses[TIMES]);
}

/* Labels of Neo4j are "Person;Employee", of ours "Actor" or "Event". */
static void
add_node(struct sheet *sheet)
{
    const char *labels = sheet->uses[LABELS];
    const char *kind = sheet->uses[KIND];
    bool ours =
        sheet->ours && (strcmp(labels, "Actor") == 0 || strcmp(labels, "Event") == 0);
    if (ours)
        tl_read_graph_attribute_default(
            &sheet->object, "item",
            tl_type_names[*labels == 'E' ? TL_EVENT : TL_ACTOR]);
    tl_read_graph_attribute_default(&sheet->object, "kind", kind);
    if (*sheet->uses[TYPE])
        tl_read_graph_attribute_default(&sheet->object, "type", sheet->uses[TYPE]);
    tl_read_graph_times_add(&sheet->object, sheet->uses[TIMES], false, false);
    mark_undecided(sheet);
    const struct tl_read_graph_said said = {.object = &sheet->object,
                                            .id = sheet->uses[ID],
                                            .label = sheet->uses[LABEL],
                                            .description = "",
                                            .url = "",
                                            .kind = ours ? "" : labels,
                                            .keeps_label = true};
    if (*said.id)
        tl_read_graph_node_add(&said);
    else
        report_missing(sheet, "an id");
}

/* "visit #2" is the second edge of a kind between two nodes, if its label says so. */
static const char *
find_kind(struct sheet *sheet)
{
    const char *kind = sheet->uses[KIND];
    const char *sign = strrchr(kind, '#');
    if (!sheet->ours || sheet->of_neo4j || !sign || sign == kind || sign[-1] != ' ' ||
        sign[1 + tl_text_digits(sign + 1)] != '\0' || sign[1] == '\0')
        return kind;
    size_t length = (size_t)(sign - 1 - kind);
    const char *before = tl_read_graph_keep(&sheet->object, kind, length);
    bool has_role = *tl_read_graph_text(&sheet->object, "role");
    return length == 0 || has_role || strcmp(before, sheet->uses[LABEL]) == 0 ? before
                                                                              : kind;
}

/* Whether the events of an edge are one, of this id. */
static bool
is_of(struct tl_read_graph_object *object, const char *id)
{
    const char *events = tl_read_graph_text(object, "events");
    char *rest = tl_read_graph_keep(object, events, strlen(events));
    const char *element;
    size_t length;
    bool is_first = tl_list_next(&rest, &element, &length) && length == strlen(id) &&
                    memcmp(element, id, length) == 0;
    return is_first && !tl_list_next(&rest, &element, &length);
}

/*
 * What our outputs call the edge of a participant or a part goes from an actor, or an
 * event, to an event: to or from its only event. Ties may be called so, too.
 */
static void
find_types(struct sheet *sheet, const char *kind, struct tl_read_graph_node ends[2])
{
    bool is_made = tl_read_graph_id_is_made(sheet->uses[ID]);
    bool is_part = is_made && strcmp(kind, tl_edge_names[TL_EDGE_PART]) == 0 &&
                   is_of(&sheet->object, ends[0].id);
    bool takes_part = is_made &&
                      strcmp(kind, tl_edge_names[TL_EDGE_PARTICIPATION]) == 0 &&
                      is_of(&sheet->object, ends[1].id);
    ends[0].type = is_part ? TL_EVENT : TL_ACTOR;
    ends[1].type = is_part || takes_part ? TL_EVENT : TL_ACTOR;
}

static void
add_edge(struct sheet *sheet)
{
    struct tl_read_graph_node ends[2] = {
        {.id = sheet->uses[SOURCE], .ours = sheet->ours},
        {.id = sheet->uses[TARGET], .ours = sheet->ours}};
    const char *kind = find_kind(sheet);
    const char *id = sheet->uses[ID];
    if (sheet->ours && !sheet->of_neo4j)
        tl_read_graph_attribute_default(&sheet->object, "kind", kind);
    find_types(sheet,
               sheet->of_neo4j ? tl_read_graph_text(&sheet->object, "kind") : kind,
               ends);
    tl_read_graph_times_add(&sheet->object, sheet->uses[TIMES], false, false);
    bool rests = *tl_read_graph_text(&sheet->object, "events");
    if (ends[1].type == TL_EVENT || (!tl_read_graph_id_is_made(id) && !rests))
        mark_undecided(sheet);
    struct tl_read_graph_edge edge = {.object = &sheet->object,
                                      .tail = &ends[0],
                                      .head = &ends[1],
                                      .label = sheet->uses[LABEL],
                                      .description = "",
                                      .kind = kind,
                                      .id = id,
                                      .directed =
                                          !is_same(sheet->uses[TYPE], "undirected"),
                                      .keeps_label = true};
    if (*ends[0].id && *ends[1].id)
        tl_read_graph_edge_add(&edge);
    else
        report_missing(sheet, *ends[0].id ? "a target" : "a source");
}

static void
add_reference(struct sheet *sheet)
{
    tl_read_graph_record_begin(&sheet->object, TL_REFERENCE);
    tl_read_graph_set(&sheet->object, TL_ID, sheet->uses[ID]);
    tl_read_graph_record_end(&sheet->object);
}

static void
take_row(void *context, struct tl_row *row)
{
    struct sheet *sheet = context;
    if (sheet->count == 0) {
        take_head(sheet, row);
        return;
    }
    if (sheet->is_refused)
        return;
    if (row->count != sheet->count) {
        tl_report(sheet->reading->diagnostics, row->cells[0].position, TL_RULE_COLUMNS,
                  NULL, "found %zu cells in a row, expected %zu, as the header row has",
                  row->count, sheet->count);
        return;
    }
    tl_read_graph_object_begin(&sheet->object, sheet->graph, row->cells[0].position);
    for (size_t i = 0; i < USES; i++)
        sheet->uses[i] = "";
    for (size_t i = 0; i < sheet->count; i++)
        take_cell(sheet, &sheet->columns[i], &row->cells[i]);
    if (sheet->of_edges)
        add_edge(sheet);
    else if (sheet->of_references)
        add_reference(sheet);
    else
        add_node(sheet);
}

static void
read_sheet(const struct tl_reading *reading, bool of_neo4j)
{
    struct sheet sheet = {
        .reading = reading, .graph = tl_read_graph_new(reading), .of_neo4j = of_neo4j};
    struct tl_input *input = reading->input;
    struct tl_rows *rows =
        tl_rows_new(',', tl_input_file(input), reading->diagnostics, take_row, &sheet);
    const char *text;
    size_t length;
    bool good = true;
    tl_rows_bound(rows, tl_input_ceilings(input));
    tl_rows_keep_guards(rows);
    tl_builder_own(reading->builder, tl_input_file(input));
    while (good && tl_input_next(input, &text, &length))
        good = tl_rows_read(rows, text, length);
    if (good && !tl_input_broken(input) && tl_input_error(input) == 0)
        tl_rows_end(rows);
    else
        tl_rows_stop(rows);
    tl_rows_free(rows);
    tl_read_graph_end(sheet.graph);
    tl_read_graph_object_clear(&sheet.object);
    tl_arena_clear(&sheet.texts);
    tl_free(sheet.columns);
}

static void
read_gephi(const struct tl_reading *reading)
{
    read_sheet(reading, false);
}

static void
read_neo4j(const struct tl_reading *reading)
{
    read_sheet(reading, true);
}

/* Whether the first line begins like one of some, ended by NULL. */
static bool
begins_like(const char *text, size_t length, const char *const *lines)
{
    for (; *lines; lines++) {
        if (length >= strlen(*lines) && memcmp(text, *lines, strlen(*lines)) == 0)
            return true;
    }
    return false;
}

/* Those that we write: tables of others need no more than an id. */
static bool
is_gephi(const char *text, size_t length)
{
    static const char *const lines[] = {
        "Id,Label,timeset,item,", "Source,Target,Type,Kind,Id,Label,Weight,timeset,",
        NULL};
    return begins_like(text, length, lines);
}

static bool
is_neo4j(const char *text, size_t length)
{
    static const char *const lines[] = {"id:ID,:LABEL,", "id:ID(Reference),:LABEL,",
                                        ":START_ID,:END_ID,:TYPE,", NULL};
    return begins_like(text, length, lines);
}

const struct tl_reader tl_read_gephi = {
    .name = "gephi",
    .endings = "csv",
    .about = "a table of nodes or of edges for Gephi",
    .recognises = is_gephi,
    .is_unmistakable = true,
    .read = read_gephi,
};

const struct tl_reader tl_read_neo4j = {
    .name = "neo4j",
    .endings = "csv",
    .about = "a table of nodes or of relationships for Neo4j",
    .recognises = is_neo4j,
    .is_unmistakable = true,
    .read = read_neo4j,
};
