#include "table.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/near.h"
#include "src/base/ceilings.h"
#include "src/read/names/role.h"

const struct tl_table_kind tl_table_kinds[TL_TABLES] = {
    [TL_DATASET] = {TL_DATASET, "a dataset", {NULL}},
    [TL_ACTOR] = {TL_ACTOR, "a table of actors", {NULL}},
    [TL_EVENT] = {TL_EVENT, "a table of events", {NULL}},
    [TL_RELATION] = {TL_RELATION, "a table of relations", {"source", "target"}},
    [TL_REFERENCE] = {TL_REFERENCE, "a table of references", {NULL}},
    [TL_PARTICIPATION] = {TL_PARTICIPATION,
                          "a table of participants",
                          {"event", "actor"}},
    [TL_CITATION] = {TL_CITATION, "a table of citations", {"item", "reference"}},
    [TL_DECLARED_ROLE] = {TL_DECLARED_ROLE, "a table of roles", {"role"}},
    [TL_DECLARED_KIND] = {TL_DECLARED_KIND, "a table of kinds", {"kind", "type"}},
    [TL_TABLE_DYADS] = {TL_EVENT,
                        "a table of events between two",
                        {"source", "target"}},
    [TL_TABLE_EDGES] = {TL_RELATION,
                        "an edge list",
                        {"source", "target", "first", "last"}},
};

/*
 * By which columns, besides those that it needs, a kind is known: all of some and one
 * of others. The first that fits, so that the more special come first.
 */
static const struct {
    unsigned kind;
    const char *all[3];
    const char *any[4];
} marks[] = {
    {TL_TABLE_EDGES, {NULL}, {NULL}},
    {TL_TABLE_DYADS, {"date"}, {NULL}},
    {TL_RELATION, {NULL}, {NULL}},
    {TL_PARTICIPATION, {NULL}, {NULL}},
    {TL_CITATION, {NULL}, {NULL}},
    {TL_DECLARED_ROLE, {NULL}, {"side", "inverse"}},
    {TL_DECLARED_KIND, {NULL}, {"label", "colour"}},
    {TL_EVENT, {"title"}, {"kind", "participants"}},
    {TL_REFERENCE, {"title"}, {"publisher", "authors", "via"}},
    {TL_EVENT, {"title", "date"}, {NULL}},
    {TL_ACTOR, {"name"}, {NULL}},
    {TL_REFERENCE, {NULL}, {"publisher", "authors", "via"}},
};

unsigned
tl_table_named(const char *name)
{
    unsigned kind = 0;
    while (kind < TL_TYPES && strcmp(tl_type_plurals[kind], name) != 0)
        kind++;
    if (kind == TL_TYPES)
        return strcmp(name, "edges") == 0 ? TL_TABLE_EDGES : TL_TABLES;
    return kind;
}

/* Whether a column is there. */
static bool
columns_have(const char *const *columns, const char *name)
{
    while (*columns && strcmp(*columns, name) != 0)
        columns++;
    return *columns;
}

static bool
have_all(const char *const *columns, const char *const *names)
{
    while (*names && columns_have(columns, *names))
        names++;
    return !*names;
}

/* Where there are no names, none is missed. */
static bool
have_any(const char *const *columns, const char *const *names)
{
    bool none = !*names;
    while (*names && !columns_have(columns, *names))
        names++;
    return none || *names;
}

/* A column that the kind needs and that is not there; NULL where all are. */
static const char *
missing_column(unsigned kind, const char *const *columns)
{
    const char *const *need = tl_table_kinds[kind].needs;
    while (*need && columns_have(columns, *need))
        need++;
    return *need;
}

bool
tl_name_is(const char *text, size_t length, const char *name)
{
    for (; length && strchr(" \t", *text); length--)
        text++;
    while (length && strchr(" \t", text[length - 1]))
        length--;
    size_t same = 0;
    while (same < length && name[same] &&
           tl_ascii_lower(text[same]) == tl_ascii_lower(name[same]))
        same++;
    return same == length && !name[same];
}

/*
 * Whether a path without its ending ends in the word for a table, as "2015-events"
 * does. What is called "war-dataset" may hold anything.
 */
static bool
names_table(const char *stem, size_t length, unsigned type)
{
    const char *word = tl_type_plurals[type];
    const char *separators = type == TL_DATASET ? "/" : "/-_.";
    size_t word_length = strlen(word);
    if (length < word_length)
        return false;
    size_t before = length - word_length;
    return tl_name_is(stem + before, word_length, word) &&
           (before == 0 || strchr(separators, stem[before - 1]));
}

/* Whether columns are those of participations, whatever their table is called. */
static bool
are_of_participants(const char *const *columns)
{
    return !missing_column(TL_PARTICIPATION, columns);
}

/* Events that have two parties are told from others by their columns. */
static unsigned
refine(unsigned kind, const char *const *columns)
{
    return kind == TL_EVENT && !missing_column(TL_TABLE_DYADS, columns) ? TL_TABLE_DYADS
                                                                        : kind;
}

/* Other tables may be called so, such as those of some kinds of events: a table of
 * declarations has its columns as well, and any other has one of those that say what
 * its records are. Where there are no columns, the name tells. */
static bool
may_be(unsigned type, const char *const *columns)
{
    static const char *const any[TL_TYPES][6] = {
        [TL_ACTOR] = {"id", "name"},
        [TL_EVENT] = {"id", "title", "kind", "date", "participants"},
        [TL_RELATION] = {"id", "source", "target"},
        [TL_REFERENCE] = {"id", "title"},
        [TL_PARTICIPATION] = {"event", "actor"},
        [TL_CITATION] = {"item", "reference"},
    };
    bool declares = type == TL_DECLARED_ROLE || type == TL_DECLARED_KIND;
    return declares ? !missing_column(type, columns)
                    : !*columns || have_any(columns, any[type]);
}

static unsigned
kind_of_file(const char *path, const char *const *columns)
{
    const char *base = strrchr(path, '/');
    const char *dot = strrchr(base ? base : path, '.');
    size_t length = dot ? (size_t)(dot - path) : strlen(path);
    unsigned type = 0;
    while (type < TL_TYPES &&
           !(names_table(path, length, type) && may_be(type, columns)))
        type++;
    if (type == TL_DECLARED_ROLE && are_of_participants(columns))
        return TL_TABLES;
    return type < TL_TYPES ? refine(type, columns) : TL_TABLES;
}

static unsigned
kind_of_columns(const char *const *columns)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        bool fits = !missing_column(marks[i].kind, columns) &&
                    have_all(columns, marks[i].all) && have_any(columns, marks[i].any);
        if (fits && marks[i].kind == TL_ACTOR && tl_column_role_has_events(columns))
            return TL_TABLES; /* what has a name there is no actor */
        if (fits)
            return marks[i].kind;
    }
    return TL_TABLES;
}

unsigned
tl_table_of(unsigned wanted, const char *path, const char *const *columns)
{
    unsigned kind =
        wanted < TL_TABLES ? refine(wanted, columns) : kind_of_file(path, columns);
    return kind < TL_TABLES ? kind : kind_of_columns(columns);
}

#define BIT(kind) (1U << (kind))
#define ANY       (~0U)

/* Columns that are no field, or not read as the field they are called like. */
static const struct {
    const char *name;
    unsigned kinds;
    enum tl_column_action action;
} specials[] = {
    {"participants", BIT(TL_EVENT) | BIT(TL_TABLE_DYADS), TL_COLUMN_PARTICIPANTS},
    {"cite",
     BIT(TL_ACTOR) | BIT(TL_EVENT) | BIT(TL_RELATION) | BIT(TL_PARTICIPATION) |
         BIT(TL_TABLE_DYADS) | BIT(TL_TABLE_EDGES),
     TL_COLUMN_CITE},
    {"field", BIT(TL_CITATION), TL_COLUMN_SKIP},
    {"value", BIT(TL_CITATION), TL_COLUMN_SKIP},
    {"source", BIT(TL_TABLE_DYADS), TL_COLUMN_PARTY},
    {"target", BIT(TL_TABLE_DYADS), TL_COLUMN_PARTY},
    {"source_name", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"target_name", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"first", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"last", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"date", BIT(TL_TABLE_EDGES), TL_COLUMN_ATTRIBUTE},
    {"role", BIT(TL_TABLE_EDGES), TL_COLUMN_ATTRIBUTE},
    {"weight_disputed", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"open", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"denied_by", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"status", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"references", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {TL_KINDS_KEY, BIT(TL_TABLE_EDGES), TL_COLUMN_ATTRIBUTE},
    {"event_count", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"event_dates", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
    {"event_weights", BIT(TL_TABLE_EDGES), TL_COLUMN_SKIP},
};

#define SPECIALS (sizeof specials / sizeof *specials)

/* The special of a kind; SPECIALS where there is none of that name. */
static size_t
find_special(unsigned kind, const char *name)
{
    size_t i = 0;
    while (i < SPECIALS &&
           !(specials[i].kinds & BIT(kind) && strcmp(specials[i].name, name) == 0))
        i++;
    return i;
}

/* The column of some kinds and types that is called so, but for case and blanks. */
static const char *
find_loosely(unsigned kinds, unsigned types, const char *name, size_t length)
{
    for (size_t i = 0; i < SPECIALS; i++) {
        if (specials[i].kinds & kinds && tl_name_is(name, length, specials[i].name))
            return specials[i].name;
    }
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        if (tl_fields[field].types & types &&
            tl_name_is(name, length, tl_fields[field].name))
            return tl_fields[field].name;
    }
    return NULL;
}

/* What others call the columns of events. */
static const struct {
    const char *names[8]; /* ended by NULL */
    const char *meant;
} others[] = {
    {{"when", "day", "datum", "start", "begin", "end", "until"}, "date"},
    {{"actor", "actors", "who", "people", "persons", "names", "parties"},
     "participants"},
    {{"name", "event", "headline", "what", "subject"}, "title"},
    {{"type", "category"}, "kind"},
    {{"where", "location", "city", "venue"}, "place"},
    {{"link", "links", "web", "source_url"}, "url"},
};

static const char *
find_other(const char *name)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (const char *const *other = others[i].names; *other; other++)
            if (tl_name_is(name, strlen(name), *other))
                return others[i].meant;
    return NULL;
}

/* What a column that a kind of table does not have was probably meant to be called;
 * NULL where nothing is near. */
static const char *
near_name(unsigned kind, const char *name)
{
    enum tl_type type = tl_table_kinds[kind].type;
    const char *loose = find_loosely(BIT(kind), BIT(type), name, strlen(name));
    if (loose)
        return loose;
    struct tl_near near = {.wanted = name};
    for (size_t i = 0; i < SPECIALS; i++) {
        if (specials[i].kinds & BIT(kind))
            tl_near_offer(&near, specials[i].name);
    }
    const char *field = tl_field_near(type, name);
    if (field)
        tl_near_offer(&near, field);
    return near.best || type != TL_EVENT ? near.best : find_other(name);
}

/* A header row that is being read. */
struct heading {
    struct tl_table *table;
    const struct tl_row *row;
    struct tl_diagnostics *diagnostics;
};

static bool
name_columns(const struct heading *heading)
{
    struct tl_table *table = heading->table;
    const struct tl_row *row = heading->row;
    if (row->count > row->kept) {
        tl_report(heading->diagnostics, row->cells[0].position, TL_RULE_TABLE, NULL,
                  "found %zu columns, expected %s", row->count,
                  tl_ceiling_text(TL_CEILING_COLUMNS, row->kept).text);
        return false;
    }
    table->count = row->kept;
    table->columns = tl_alloc(table->count * sizeof *table->columns);
    table->names = tl_alloc((table->count + 1) * sizeof *table->names);
    for (size_t i = 0; i < table->count; i++) {
        const struct tl_cell *cell = &row->cells[i];
        table->names[i] = tl_arena_text(&table->texts, cell->text, cell->length);
        table->columns[i].name = table->names[i];
    }
    return true;
}

/*
 * The names by which a table is recognised: spreadsheets like capitals, and blanks stay
 * in cells unseen. To be freed.
 */
static const char **
loosen_names(const struct tl_table *table)
{
    const char **names = tl_alloc((table->count + 1) * sizeof *names);
    for (size_t i = 0; i < table->count; i++) {
        const char *known = tl_table_known(table->names[i], strlen(table->names[i]));
        names[i] = known ? known : table->names[i];
    }
    return names;
}

/* A column that is called like ours but for case and blanks is ours, unless that is
 * there as well. */
static void
loosen_columns(struct tl_table *table)
{
    unsigned types = BIT(tl_table_kinds[table->kind].type);
    for (size_t i = 0; i < table->count; i++) {
        const char *name = table->names[i];
        const char *known = find_loosely(BIT(table->kind), types, name, strlen(name));
        if (known && !columns_have(table->names, known))
            table->names[i] = table->columns[i].name = known;
    }
}

/* False, with diagnostics, where the kind is unknown or lacks a column. */
static bool
choose_kind(const struct heading *heading, unsigned kind, const char *file)
{
    struct tl_table *table = heading->table;
    struct tl_position position = heading->row->cells[0].position;
    const char **names = loosen_names(table);
    table->kind = tl_table_of(kind, file, names);
    const char *lacking =
        table->kind < TL_TABLES ? missing_column(table->kind, names) : NULL;
    tl_free(names);
    if (lacking)
        tl_report(heading->diagnostics, position, TL_RULE_TABLE, NULL,
                  "found no column '%s', expected one in %s, as %s", lacking,
                  tl_table_kinds[table->kind].about,
                  kind < TL_TABLES ? "-f says" : "the file is called");
    else if (table->kind < TL_TABLES)
        loosen_columns(table);
    return table->kind < TL_TABLES && !lacking;
}

enum tl_column_action
tl_field_action(enum tl_field field)
{
    static const enum tl_column_action actions[] = {
        [TL_VALUE_LIST] = TL_COLUMN_LIST,
        [TL_VALUE_MENTIONS] = TL_COLUMN_LIST,
        [TL_VALUE_DATE] = TL_COLUMN_DATE,
    };
    enum tl_value value = tl_fields[field].value;
    bool special = value < sizeof actions / sizeof *actions && actions[value];
    return special ? actions[value] : TL_COLUMN_FIELD;
}

/* Events between two, as they are published, often have nothing but a kind. */
static enum tl_column_action
field_action(const struct tl_table *table, enum tl_field field)
{
    if (table->kind == TL_TABLE_DYADS && field == TL_KIND &&
        !columns_have(table->names, "id") && !columns_have(table->names, "title"))
        return TL_COLUMN_KIND;
    return tl_field_action(field);
}

/*
 * Beside a date in our own list of events for spreadsheets, these follow from it. What
 * tells that list is `participants`, which our lossless tables do not have.
 */
static bool
is_derived(const struct tl_table *table, const char *name)
{
    static const char *const derived[] = {"earliest", "latest", "label", NULL};
    return (columns_have(derived, name) || strcmp(name, "open") == 0) &&
           table->type == TL_EVENT && have_all(table->names, derived) &&
           columns_have(table->names, "date") &&
           columns_have(table->names, "participants");
}

/* A name that is close to one of the other columns is not a slip of the finger. */
static void
warn_of_near_name(const struct heading *heading, size_t index)
{
    const struct tl_table *table = heading->table;
    const char *name = table->names[index];
    const char *near = table->columns[index].near;
    if (table->type == TL_RELATION &&
        (strcmp(name, "source_name") == 0 || strcmp(name, "target_name") == 0))
        tl_report(heading->diagnostics, heading->row->cells[index].position,
                  TL_RULE_KEY, NULL,
                  "found a column '%s': kept as an attribute; -f csv:relations "
                  "--columns %s=%s,source=source,target=target names the actors",
                  name, name, name);
    else if (near && tl_name_is(name, strlen(name), "end"))
        tl_report(heading->diagnostics, heading->row->cells[index].position,
                  TL_RULE_KEY, near,
                  "found a column '%s': kept as an attribute; from one date to another "
                  "is one date, 2011/2013",
                  name);
    else if (near && !columns_have(table->names, near))
        tl_report(heading->diagnostics, heading->row->cells[index].position,
                  TL_RULE_KEY, near,
                  "found a column '%s', which %s does not have: kept as an attribute",
                  name, tl_table_kinds[table->kind].about);
}

/* A mapping of events reads such a table: it calls the column by its number. */
static void
report_nameless(const struct heading *heading, size_t index)
{
    const struct tl_table *table = heading->table;
    size_t known = 0;
    char mapping[64] = "";
    while (known < table->count &&
           tl_field_find(table->type, table->columns[known].name) == TL_FIELDS)
        known++;
    if (table->type == TL_EVENT && known < table->count)
        snprintf(mapping, sizeof mapping, "--columns %s=%s", table->columns[known].name,
                 table->columns[known].name);
    tl_report(heading->diagnostics, heading->row->cells[index].position,
              TL_RULE_COLUMNS, *mapping ? mapping : NULL,
              "found a column without a name, expected one");
}

static void
read_column(const struct heading *heading, size_t index)
{
    const struct tl_table *table = heading->table;
    struct tl_table_column *column = &table->columns[index];
    struct tl_position position = heading->row->cells[index].position;
    size_t special = find_special(table->kind, column->name);
    column->field = tl_field_find(table->type, column->name);
    column->action = TL_COLUMN_SKIP;
    if (!*column->name) {
        report_nameless(heading, index);
    } else if (tl_table_find(table, column->name) < index) {
        tl_report(heading->diagnostics, position, TL_RULE_COLUMNS, NULL,
                  "found a second column '%s', expected each once", column->name);
    } else if (special < SPECIALS) {
        column->action = specials[special].action;
    } else if (column->field < TL_FIELDS) {
        column->action = field_action(table, column->field);
    } else if (!is_derived(table, column->name)) {
        column->action = TL_COLUMN_ATTRIBUTE;
        column->near = near_name(table->kind, column->name);
        warn_of_near_name(heading, index);
    }
}

/* Whether rows can say what they are; if not, each would be wrong, and one report says
 * so. Events between two may be called by their kind. */
static bool
names_rows(const struct tl_table *table, const struct tl_row *head,
           struct tl_diagnostics *diagnostics)
{
    bool dyads = table->kind == TL_TABLE_DYADS;
    if (table->type != TL_EVENT || columns_have(table->names, "id") ||
        columns_have(table->names, "title") ||
        (dyads && columns_have(table->names, "kind")))
        return true;
    tl_report(diagnostics, head->cells[0].position, TL_RULE_TABLE, NULL,
              "found no column %s, expected one that says what the events are%s",
              dyads ? "'id', 'title' or 'kind'" : "'id' or 'title'",
              dyads ? "; where they are all of one kind: --columns \"kind='meeting',"
                      "date=date,source=source,target=target\""
                    : "");
    return false;
}

bool
tl_table_begin(struct tl_table *table, unsigned kind, const char *file,
               const struct tl_row *head, struct tl_diagnostics *diagnostics)
{
    struct heading heading = {table, head, diagnostics};
    *table = (struct tl_table){0};
    if (!name_columns(&heading) || !choose_kind(&heading, kind, file))
        return false;
    table->type = tl_table_kinds[table->kind].type;
    table->is_own = table->type == TL_EVENT &&
                    columns_have(table->names, tl_fields[TL_TITLE].name) &&
                    columns_have(table->names, tl_fields[TL_DATE].name);
    for (size_t i = 0; i < table->count; i++)
        read_column(&heading, i);
    table->claim_field = tl_table_find(table, "field");
    table->claim_value = tl_table_find(table, "value");
    return names_rows(table, head, diagnostics);
}

void
tl_table_end(struct tl_table *table)
{
    tl_free(table->names);
    tl_free(table->columns);
    tl_arena_clear(&table->texts);
}

size_t
tl_table_find(const struct tl_table *table, const char *name)
{
    size_t i = 0;
    while (i < table->count && strcmp(table->names[i], name) != 0)
        i++;
    return i;
}

const char *
tl_table_known(const char *name, size_t length)
{
    return find_loosely(ANY, ANY, name, length);
}
