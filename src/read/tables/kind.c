#include "kind.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "src/read/names/purpose.h"

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

bool
tl_columns_have(const char *const *columns, const char *name)
{
    while (*columns && strcmp(*columns, name) != 0)
        columns++;
    return *columns;
}

bool
tl_columns_have_all(const char *const *columns, const char *const *names)
{
    while (*names && tl_columns_have(columns, *names))
        names++;
    return !*names;
}

/* Where there are no names, none is missed. */
static bool
have_any(const char *const *columns, const char *const *names)
{
    bool none = !*names;
    while (*names && !tl_columns_have(columns, *names))
        names++;
    return none || *names;
}

const char *
tl_table_lacks(unsigned kind, const char *const *columns)
{
    const char *const *need = tl_table_kinds[kind].needs;
    while (*need && tl_columns_have(columns, *need))
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

/* Events that have two parties are told from others by their columns. */
static unsigned
refine(unsigned kind, const char *const *columns)
{
    return kind == TL_EVENT && !tl_table_lacks(TL_TABLE_DYADS, columns) ? TL_TABLE_DYADS
                                                                        : kind;
}

static unsigned
kind_of_file(const char *path, const char *const *columns)
{
    const char *base = strrchr(path, '/');
    const char *dot = strrchr(base ? base : path, '.');
    size_t length = dot ? (size_t)(dot - path) : strlen(path);
    unsigned type = 0;
    while (type < TL_TYPES && !names_table(path, length, type))
        type++;
    return type < TL_TYPES ? refine(type, columns) : TL_TABLES;
}

static unsigned
kind_of_columns(const char *const *columns)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        bool fits = !tl_table_lacks(marks[i].kind, columns) &&
                    tl_columns_have_all(columns, marks[i].all) &&
                    have_any(columns, marks[i].any);
        if (fits && marks[i].kind == TL_ACTOR && tl_purpose_has_events(columns))
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
