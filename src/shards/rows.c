#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/memory.h"
#include "graph/field.h"
#include "output/common/sheet.h"
#include "output/csv.h"
#include "elements.h"
#include "ids.h"
#include "moment.h"
#include "rounds.h"

/* Which rows have a column. */
enum { OF_NODES = 1, OF_EVENTS = 2 };

static const struct {
    const char *name;
    enum tl_column_rule rule;
    unsigned rows;
} rules[] = {
    {"label", TL_COLUMN_LABEL, OF_NODES},
    {"aliases", TL_COLUMN_UNITES, OF_NODES},
    {"first", TL_COLUMN_FOLLOWS, OF_NODES},
    {"last", TL_COLUMN_FOLLOWS, OF_NODES},
    {"degree", TL_COLUMN_FOLLOWS, OF_NODES},
    {"strength", TL_COLUMN_FOLLOWS, OF_NODES},
    {"component", TL_COLUMN_FOLLOWS, OF_NODES},
    {"open", TL_COLUMN_FOLLOWS, OF_NODES},
    {"participants", TL_COLUMN_LIST, OF_EVENTS},
    {"status", TL_COLUMN_STATUS, OF_NODES | OF_EVENTS},
    {"references", TL_COLUMN_UNITES, OF_NODES | OF_EVENTS},
    {"denied_by", TL_COLUMN_UNITES, OF_NODES | OF_EVENTS},
};

/* Of a column of rows of these types. */
static enum tl_column_rule
rule_of(const char *name, unsigned types)
{
    unsigned rows = types == TL_CSV_NODES ? OF_NODES : OF_EVENTS;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].rows & rows && strcmp(rules[i].name, name) == 0)
            return rules[i].rule;
    return TL_COLUMN_AGREES;
}

static void
add_column(struct tl_columns *columns, const char *name, enum tl_column_rule rule)
{
    columns->names =
        tl_resize(columns->names, (columns->count + 2) * sizeof *columns->names);
    columns->rules = tl_resize(columns->rules, columns->count + 1);
    columns->rules[columns->count] = (uint8_t)rule;
    columns->names[columns->count++] = name;
    columns->names[columns->count] = NULL;
}

struct tl_columns
tl_columns_new(const char *const *format, unsigned types, const char *const *more,
               size_t more_count)
{
    struct tl_columns columns = {.count = 0};
    for (; *format; format++) {
        if (strcmp(*format, TL_TOLD_COLUMNS) != 0) {
            add_column(&columns, *format, rule_of(*format, types));
            continue;
        }
        TL_EACH_TOLD (types, field)
            add_column(&columns, tl_fields[field].name, TL_COLUMN_AGREES);
    }
    for (size_t i = 0; i < more_count; i++)
        add_column(&columns, more[i], TL_COLUMN_AGREES);
    return columns;
}

void
tl_columns_clear(struct tl_columns *columns)
{
    tl_free(columns->names);
    tl_free(columns->rules);
    *columns = (struct tl_columns){.count = 0};
}

size_t
tl_columns_find(const struct tl_columns *columns, const char *name)
{
    size_t column = 0;
    while (strcmp(columns->names[column], name) != 0)
        column++;
    return column;
}

static const char *
cell_of(const struct tl_merging *merging, const struct tl_entry *entry,
        const char *name)
{
    return tl_entry_cell(entry, tl_columns_find(merging->columns, name));
}

static void
tell(const struct tl_entry *entry, char text[TL_TOLD_MAX])
{
    const char *id = tl_entry_cell(entry, 0);
    snprintf(text, TL_TOLD_MAX, "'%.*s'", TL_SHOWN(id));
}

static bool
check_common(const struct tl_merging *merging, const struct tl_entry *entry)
{
    const char *status = cell_of(merging, entry, "status");
    const char *id = tl_entry_cell(entry, 0);
    if (!*id)
        tl_report(merging->diagnostics, entry->position, TL_RULE_MISSING, NULL,
                  "found no id, expected one");
    else if (*status && tl_status_find(status) == TL_STATUSES)
        tl_report(merging->diagnostics, entry->position, TL_RULE_BAD_VALUE, NULL,
                  "found the status '%.*s', expected one of tieline's",
                  TL_SHOWN(status));
    else
        return true;
    return false;
}

static bool
accept_node(struct tl_merging *merging, struct tl_entry *entry)
{
    if (!check_common(merging, entry))
        return false;
    if (strcmp(cell_of(merging, entry, "type"), tl_type_names[TL_ACTOR]) != 0) {
        tl_report(merging->diagnostics, entry->position, TL_RULE_TABLE, NULL,
                  "found a node that is no actor, expected those of the view 'actors' "
                  "(-o csv-nodes@actors:FILE)");
        return false;
    }
    tl_labels_add(&merging->labels, tl_entry_cell(entry, 0),
                  cell_of(merging, entry, "label"), entry->position,
                  merging->diagnostics);
    return true;
}

/* Where an event is in time: by its date, or where that is not told by its days. */
static bool
read_moment(const char *date, const char *first, const char *last,
            struct tl_moment *moment)
{
    size_t first_length = strlen(first), last_length = strlen(last);
    *moment = tl_moment_undated;
    if (*date)
        return tl_moment_of_date(date, strlen(date), first, first_length, last,
                                 last_length, moment);
    return first_length + last_length == 0 ||
           tl_moment_of_days(first, first_length, last, last_length, moment);
}

static bool
accept_event(struct tl_merging *merging, struct tl_entry *entry)
{
    struct tl_moment moment;
    if (!check_common(merging, entry))
        return false;
    if (!read_moment(cell_of(merging, entry, "date"),
                     cell_of(merging, entry, "earliest"),
                     cell_of(merging, entry, "latest"), &moment)) {
        tl_report(merging->diagnostics, entry->position, TL_RULE_BAD_DATE, NULL,
                  "found the date '%.*s', expected EDTF",
                  TL_SHOWN(cell_of(merging, entry, "date")));
        return false;
    }
    entry->ranks[0] = moment.position;
    entry->ranks[1] = moment.earliest;
    entry->ranks[2] = moment.latest;
    entry->ranks[3] = moment.second;
    entry->ranks[4] = 0;
    tl_ids_add(merging->ids, 'e', tl_entry_cell(entry, 0), entry->ranks,
               entry->position);
    return true;
}

static bool
is_missing(const struct tl_entry *entry, size_t column, enum tl_column_rule rule)
{
    const char *text = tl_entry_cell(entry, column);
    return !*text ||
           (rule == TL_COLUMN_LABEL && strcmp(text, tl_entry_cell(entry, 0)) == 0);
}

/* The text that all have, or some have and others lack; that others have another one is
 * reported, but of labels, which are known by then (labels.h). */
static void
put_agreed(struct tl_merging *merging, const struct tl_entry *const *entries,
           size_t count, size_t column, struct tl_entry *to)
{
    enum tl_column_rule rule = merging->columns->rules[column];
    const struct tl_entry *agreed = entries[0];
    for (size_t i = 1; i < count; i++) {
        const char *text = tl_entry_cell(entries[i], column);
        if (is_missing(entries[i], column, rule))
            continue;
        if (is_missing(agreed, column, rule))
            agreed = entries[i];
        if (strcmp(text, tl_entry_cell(agreed, column)) == 0 || rule == TL_COLUMN_LABEL)
            continue;
        const char *id = tl_entry_cell(agreed, 0);
        tl_report(merging->diagnostics, entries[i]->position, TL_RULE_CONFLICT, NULL,
                  "found another %s for '%.*s' than at %s:%u, expected the same",
                  merging->columns->names[column], TL_SHOWN(id),
                  tl_diagnostics_file_name(merging->diagnostics, agreed->position.file),
                  agreed->position.line);
    }
    tl_entry_add(to, tl_entry_cell(agreed, column));
}

/* A list that all have alike keeps its order. */
static void
put_union(const struct tl_entry *const *entries, size_t count, size_t column,
          struct tl_entry *to)
{
    const char *lists[TL_ROUNDS_WIDTH];
    bool same = true;
    for (size_t i = 0; i < count; i++) {
        lists[i] = tl_entry_cell(entries[i], column);
        same = same && strcmp(lists[i], lists[0]) == 0;
    }
    if (same)
        tl_entry_add(to, lists[0]);
    else
        tl_elements_unite(lists, count, to);
}

static bool
has_any(const struct tl_merging *merging, const struct tl_entry *const *entries,
        size_t count, const char *column)
{
    size_t i = 0;
    while (i < count && !*cell_of(merging, entries[i], column))
        i++;
    return i < count;
}

/* What somebody denies is disputed, if not all do. */
static void
put_status(const struct tl_merging *merging, const struct tl_entry *const *entries,
           size_t count, size_t column, struct tl_entry *to)
{
    enum tl_status status = TL_UNCITED;
    for (size_t i = 0; i < count; i++) {
        const char *name = tl_entry_cell(entries[i], column);
        status = tl_status_stronger(status, *name ? tl_status_find(name) : TL_UNCITED);
    }
    if (has_any(merging, entries, count, "denied_by"))
        status =
            has_any(merging, entries, count, "references") ? TL_DISPUTED : TL_DENIED;
    tl_entry_add(to, tl_status_names[status]);
}

static void
unite(struct tl_merging *merging, const struct tl_entry *const *entries, size_t count,
      struct tl_entry *to)
{
    const struct tl_columns *columns = merging->columns;
    tl_merging_note(merging, tl_entry_cell(entries[0], 0),
                    tl_entry_length(entries[0], 0), count - 1);
    for (size_t column = 0; column < columns->count; column++) {
        enum tl_column_rule rule = columns->rules[column];
        if (rule == TL_COLUMN_UNITES)
            put_union(entries, count, column, to);
        else if (rule == TL_COLUMN_STATUS)
            put_status(merging, entries, count, column, to);
        else if (rule == TL_COLUMN_FOLLOWS)
            tl_entry_end_cell(to);
        else
            put_agreed(merging, entries, count, column, to);
    }
}

static const uint8_t by_id[] = {0};

const struct tl_list tl_node_list = {
    .name = "a list of nodes",
    .keys = by_id,
    .key_count = sizeof by_id,
    .accept = accept_node,
    .unite = unite,
    .tell = tell,
};

const struct tl_list tl_event_list = {
    .name = "a list of events",
    .ranks = 4,
    .keys = by_id,
    .key_count = sizeof by_id,
    .accept = accept_event,
    .unite = unite,
    .tell = tell,
};
