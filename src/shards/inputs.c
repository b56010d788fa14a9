#include "inputs.h"

#include <string.h>
#include <sys/stat.h>

#include "graph/base/memory.h"
#include "output/csv.h"
#include "output/format.h"
#include "output/common/sheet.h"
#include "src/base/terminal.h"
#include "edges.h"
#include "rows.h"
#include "table.h"

const char *const tl_merged_formats[TL_MERGED_SORTS] = {
    [TL_MERGED_EDGES] = "csv",         [TL_MERGED_NODES] = "csv-nodes",
    [TL_MERGED_EVENTS] = "csv-events", [TL_MERGED_DOCUMENTS] = "json",
    [TL_MERGED_LINES] = "jsonl",
};

/* By which columns a table is known, the first that fits. */
static const struct {
    enum tl_merged sort;
    const char *marks[4];
} marks[] = {
    {TL_MERGED_EDGES, {"source", "target", "first", "last"}},
    {TL_MERGED_NODES, {"id", "label", "degree", "strength"}},
    {TL_MERGED_EVENTS, {"id", "earliest", "latest", "participants"}},
};

enum { MARKS = sizeof marks / sizeof *marks, MARK_COLUMNS = 4 };

static bool
has_column(const struct tl_table_head *head, const char *name)
{
    return tl_vocabulary_find(&head->names, name, strlen(name)) != TL_NONE;
}

static enum tl_merged
sort_of_table(const struct tl_table_head *head)
{
    for (size_t i = 0; i < MARKS; i++) {
        size_t found = 0;
        while (found < MARK_COLUMNS && has_column(head, marks[i].marks[found]))
            found++;
        if (found == MARK_COLUMNS)
            return marks[i].sort;
    }
    return TL_MERGED_SORTS;
}

static struct tl_position
start_of(const struct tl_input *input)
{
    return (struct tl_position){.line = 1, .column = 1, .file = tl_input_file(input)};
}

static bool
report_column(const struct tl_merging *merging, const struct tl_input *input,
              const char *name, const char *what)
{
    tl_report(merging->diagnostics, start_of(input), TL_RULE_COLUMNS, NULL,
              "found %s column '%.*s', expected the columns that tieline writes", what,
              TL_SHOWN(name));
    return false;
}

static bool
report_demand(const struct tl_merging *merging, const struct tl_input *input,
              const char *name, bool has)
{
    tl_report(merging->diagnostics, start_of(input), TL_RULE_COLUMNS, NULL,
              "found %s column '%s', which other edge lists %s; expected the same "
              "columns in all",
              has ? "the" : "no", name, has ? "lack" : "have");
    return false;
}

/* What only groups of actors have, see write_nodes() in output/csv_items.c. */
static bool
report_groups(const struct tl_merging *merging, const struct tl_input *input)
{
    tl_report(merging->diagnostics, start_of(input), TL_RULE_COLUMNS, NULL,
              "found nodes that are groups of actors (--group), of which edges do not "
              "tell all; merge JSON documents, and export groups from them");
    return false;
}

static bool
is_among(const char *const *names, const char *name)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names;
}

/* What edge lists have on demand has to be in all of them, but for what only helps. */
static bool
check_demand(struct tl_merging *merging, const struct tl_input *input,
             const struct tl_table_head *head, bool is_first)
{
    const struct {
        const char *name;
        bool *has;
    } demands[] = {
        {"kinds", &merging->has_kinds},
        {"period", &merging->has_periods},
        {"event_count", &merging->has_counts},
    };
    bool has_evidence =
        has_column(head, "event_dates") && has_column(head, "event_weights");
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++) {
        bool has = has_column(head, demands[i].name);
        if (is_first)
            *demands[i].has = has;
        else if (has != *demands[i].has)
            return report_demand(merging, input, demands[i].name, has);
    }
    merging->has_evidence = has_evidence && (is_first || merging->has_evidence);
    if (!merging->has_counts || merging->disjoint)
        return true;
    tl_report(merging->diagnostics, start_of(input), TL_RULE_TABLE, NULL,
              "found an edge list that does not list all evidence (--evidence), "
              "expected one that does, or --disjoint if no event is in two lists");
    return false;
}

static bool
check_edges(struct tl_merging *merging, const struct tl_input *input,
            const struct tl_table_head *head, bool is_first)
{
    uint32_t count = tl_vocabulary_count(&head->names);
    for (size_t cell = 0; cell < TL_EDGE_KINDS; cell++)
        if (!has_column(head, tl_edge_columns[cell]))
            return report_column(merging, input, tl_edge_columns[cell], "no");
    for (uint32_t i = 0; i < count; i++) {
        const char *name = tl_vocabulary_text(&head->names, i);
        if (!is_among(tl_edge_columns, name))
            return report_column(merging, input, name, "the");
    }
    return check_demand(merging, input, head, is_first);
}

/* The columns that rows of nodes or events have, and others only as attributes. */
static bool
check_rows(struct tl_merge_inputs *inputs, const struct tl_merging *merging,
           const struct tl_input *input, const struct tl_table_head *head,
           bool is_events)
{
    struct tl_columns columns =
        tl_columns_new(is_events ? tl_csv_event_columns : tl_csv_node_columns,
                       is_events ? 1U << TL_EVENT : TL_CSV_NODES, NULL, 0);
    const char *const *names = (const char *const *)columns.names;
    uint32_t count = tl_vocabulary_count(&head->names);
    bool good = true;
    for (; good && *names; names++)
        if (!has_column(head, *names))
            good = report_column(merging, input, *names, "no");
    for (uint32_t i = 0; good && i < count; i++) {
        const char *name = tl_vocabulary_text(&head->names, i);
        if (is_among((const char *const *)columns.names, name))
            continue;
        if (is_events)
            tl_vocabulary_add(&inputs->attributes, name, strlen(name));
        else if (strcmp(name, "members") == 0 || strcmp(name, "within") == 0)
            good = report_groups(merging, input);
        else
            good = report_column(merging, input, name, "the");
    }
    tl_columns_clear(&columns);
    return good;
}

static bool
look_at_table(struct tl_merge_inputs *inputs, struct tl_merge_input *at,
              struct tl_merging *merging, struct tl_input *input)
{
    struct tl_table_head head;
    bool good = tl_table_head_read(input, merging->diagnostics, &head);
    at->sort = good ? sort_of_table(&head) : TL_MERGED_SORTS;
    if (at->sort == TL_MERGED_EDGES)
        good = check_edges(merging, input, &head, inputs->counts[at->sort] == 0);
    else if (at->sort < TL_MERGED_SORTS)
        good = check_rows(inputs, merging, input, &head, at->sort == TL_MERGED_EVENTS);
    else if (!tl_input_broken(input) && !tl_input_error(input))
        tl_report(merging->diagnostics, start_of(input), TL_RULE_TABLE, NULL,
                  "found no list that can be merged, expected an output of tieline: "
                  "csv@actors, csv-nodes@actors, csv-events, json or jsonl");
    tl_vocabulary_clear(&head.names);
    return good && at->sort < TL_MERGED_SORTS;
}

static bool
look_at(struct tl_merge_inputs *inputs, struct tl_merge_input *at,
        struct tl_merging *merging, struct tl_input *input)
{
    static const char document[] = "{\"tieline\":";
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    if (tl_input_error(input)) {
        tl_say("%s: %s", tl_input_name(input), tl_input_reason(input));
        merging->failed = true;
        return false;
    }
    bool is_empty = length == 0 && !tl_input_broken(input);
    if (is_empty && tl_format_of_file(at->path) == tl_format_find("jsonl", 5)) {
        at->sort = TL_MERGED_LINES; /* a shard without events */
        return true;
    }
    if (is_empty) {
        tl_report(merging->diagnostics, start_of(input), TL_RULE_TABLE, NULL,
                  "found an empty file, expected an output of tieline");
        return false;
    }
    if (length == 0 || *text != '{')
        return length > 0 && look_at_table(inputs, at, merging, input);
    bool is_document =
        length >= strlen(document) && memcmp(text, document, strlen(document)) == 0;
    at->sort = is_document ? TL_MERGED_DOCUMENTS : TL_MERGED_LINES;
    return true;
}

/* Only a regular file can be opened again; others stay open. */
static bool
is_regular(const char *path)
{
    struct stat status;
    return strcmp(path, "-") != 0 && stat(path, &status) == 0 &&
           S_ISREG(status.st_mode);
}

static bool
add_input(struct tl_merge_inputs *inputs, const char *path, struct tl_merging *merging,
          struct tl_sources *sources)
{
    struct tl_merge_input *at = &inputs->inputs[inputs->count];
    struct tl_input *input = tl_input_open(path, sources, merging->diagnostics);
    *at = (struct tl_merge_input){.path = path};
    tl_input_be_small(input);
    tl_input_bound(input, merging->ceilings);
    bool good = look_at(inputs, at, merging, input);
    if (good && !is_regular(path))
        at->input = input;
    else
        tl_input_close(input);
    if (good) {
        inputs->counts[at->sort]++;
        inputs->count++;
    }
    return good;
}

bool
tl_merge_inputs_read(struct tl_merge_inputs *inputs, const char *const *paths,
                     size_t count, struct tl_merging *merging,
                     struct tl_sources *sources)
{
    bool good = true;
    inputs->inputs = tl_alloc(count * sizeof *inputs->inputs);
    for (size_t i = 0; i < count; i++) {
        struct stat status;
        if (stat(paths[i], &status) == 0 && S_ISREG(status.st_mode) &&
            tl_sources_have(sources, &status))
            tl_say("%s: this file is named twice, and read once", paths[i]);
        else
            good = add_input(inputs, paths[i], merging, sources) && good;
    }
    return good;
}

void
tl_merge_inputs_clear(struct tl_merge_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->inputs[i].input)
            tl_input_close(inputs->inputs[i].input);
    tl_vocabulary_clear(&inputs->attributes);
    tl_free(inputs->inputs);
}

struct tl_input *
tl_merge_input_open(struct tl_merge_input *input, struct tl_merging *merging)
{
    struct tl_input *opened = input->input;
    input->input = NULL;
    if (opened)
        return opened;
    opened = tl_input_open(input->path, NULL, merging->diagnostics);
    tl_input_be_small(opened);
    tl_input_bound(opened, merging->ceilings);
    if (!tl_input_error(opened))
        return opened;
    tl_say("%s: %s", tl_input_name(opened), tl_input_reason(opened));
    tl_input_close(opened);
    return NULL;
}
