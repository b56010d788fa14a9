#include "write.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/query/components.h"
#include "graph/span.h"
#include "graph/weight.h"
#include "output/common/cell.h"
#include "edges.h"
#include "rows.h"
#include "spool.h"

/* Nodes by number, in the order of their ids. */
struct node {
    const char *id;
    uint32_t degree;
    uint32_t component;
    int64_t strength;
    struct tl_span span;
};

struct tl_measures {
    struct tl_arena ids;
    struct node *nodes;
    uint32_t count;
};

static bool
read_nodes(struct tl_measures *measures, int file)
{
    struct tl_entry entry = {.text = NULL};
    struct tl_stream *stream = tl_spool_read(file);
    uint32_t room = 0;
    while (stream->next(stream, &entry)) {
        if (measures->count == room) {
            room = 2 * room + 1024;
            measures->nodes =
                tl_resize(measures->nodes, room * sizeof *measures->nodes);
        }
        measures->nodes[measures->count++] = (struct node){
            .id = tl_arena_text(&measures->ids, tl_entry_cell(&entry, 0),
                                tl_entry_length(&entry, 0)),
            .span = tl_span_unknown,
        };
    }
    bool good = !stream->failed;
    stream->close(stream);
    tl_entry_clear(&entry);
    return good;
}

/* The node of an id; NULL, reported, where there is none. */
static struct node *
find_node(struct tl_merging *merging, struct tl_measures *measures,
          const struct tl_entry *entry, enum tl_edge_cell cell)
{
    const char *id = tl_entry_cell(entry, cell);
    uint32_t low = 0, high = measures->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(measures->nodes[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < measures->count && strcmp(measures->nodes[low].id, id) == 0)
        return &measures->nodes[low];
    tl_report(merging->diagnostics, entry->position, TL_RULE_UNKNOWN_ID, NULL,
              "found an edge at '%.*s', expected a node of this id in the lists of "
              "nodes; name the lists of all shards",
              TL_SHOWN(id));
    return NULL;
}

static void
note_edge(struct node *node, const struct tl_entry *entry)
{
    int64_t weight = 0;
    bool exact;
    struct tl_span span = tl_edge_span(entry);
    (void)tl_weight_read(tl_entry_cell(entry, TL_EDGE_WEIGHT),
                         tl_entry_length(entry, TL_EDGE_WEIGHT), &weight, &exact);
    node->degree++;
    node->strength = tl_weight_add(node->strength, weight);
    node->span = tl_span_cover(node->span, span);
}

static bool
read_edges(struct tl_merging *merging, struct tl_measures *measures, int file)
{
    struct tl_components components = tl_components_begin(measures->count);
    struct tl_entry entry = {.text = NULL};
    struct tl_stream *stream = tl_spool_read(file);
    while (stream->next(stream, &entry)) {
        struct node *source = find_node(merging, measures, &entry, TL_EDGE_SOURCE);
        struct node *target = find_node(merging, measures, &entry, TL_EDGE_TARGET);
        if (!source || !target)
            continue;
        note_edge(source, &entry);
        if (target != source)
            note_edge(target, &entry);
        tl_components_join(&components, (uint32_t)(source - measures->nodes),
                           (uint32_t)(target - measures->nodes));
    }
    uint32_t *numbers = tl_components_end(&components);
    for (uint32_t i = 0; i < measures->count; i++)
        measures->nodes[i].component = numbers[i];
    tl_free(numbers);
    bool good = !stream->failed;
    stream->close(stream);
    tl_entry_clear(&entry);
    return good;
}

struct tl_measures *
tl_measures_new(struct tl_merging *merging, int nodes, int edges)
{
    struct tl_measures *measures = tl_alloc(sizeof *measures);
    if (read_nodes(measures, nodes) && read_edges(merging, measures, edges))
        return measures;
    tl_measures_free(measures);
    return NULL;
}

void
tl_measures_free(struct tl_measures *measures)
{
    if (!measures)
        return;
    tl_arena_clear(&measures->ids);
    tl_free(measures->nodes);
    tl_free(measures);
}

/* As output/csv_items.c writes it. */
static void
put_day(struct tl_csv *csv, int64_t day)
{
    char text[TL_DAY_TEXT_MAX];
    tl_day_text(day, text, sizeof text);
    tl_csv_cell(csv, text);
}

static bool
put_measure(struct tl_csv *csv, const struct node *node, const char *column)
{
    const int64_t first = node->span.first, last = node->span.last;
    if (strcmp(column, "degree") == 0)
        tl_csv_integer(csv, node->degree);
    else if (strcmp(column, "strength") == 0)
        tl_csv_weight(csv, node->strength);
    else if (strcmp(column, "component") == 0)
        tl_csv_integer(csv, node->component);
    else if (strcmp(column, "first") == 0)
        put_day(csv, first == tl_span_unknown.first ? TL_DAY_FAR_PAST : first);
    else if (strcmp(column, "last") == 0)
        put_day(csv, last == tl_span_unknown.last ? TL_DAY_FAR_FUTURE : last);
    else if (strcmp(column, "open") == 0)
        tl_csv_cell(csv, tl_cell_open(first == TL_DAY_MIN, last == TL_DAY_MAX));
    else
        return false;
    return true;
}

static void
put_row(const struct tl_merging *merging, struct tl_csv *csv,
        const struct tl_entry *entry, const struct node *node)
{
    const struct tl_columns *columns = merging->columns;
    for (size_t column = 0; column < columns->count; column++) {
        enum tl_column_rule rule = columns->rules[column];
        if (rule == TL_COLUMN_FOLLOWS && node &&
            put_measure(csv, node, columns->names[column]))
            continue;
        if (rule == TL_COLUMN_UNITES || rule == TL_COLUMN_LIST)
            tl_csv_list(csv, tl_entry_cell(entry, column));
        else if (rule == TL_COLUMN_LABEL && node)
            tl_csv_cell(csv, tl_labels_of(&merging->labels, node->id));
        else
            tl_csv_cell(csv, tl_entry_cell(entry, column));
    }
    tl_csv_end_record(csv);
}

static bool
write_rows(const struct tl_merging *merging, int file,
           const struct tl_measures *measures, const struct tl_style *style,
           struct tl_out *out, struct tl_losses *losses)
{
    struct tl_drawing drawing = {.style = style};
    struct tl_csv csv = tl_cell_begin(&drawing, out);
    struct tl_entry entry = {.text = NULL};
    struct tl_stream *stream = tl_spool_read(file);
    for (size_t column = 0; column < merging->columns->count; column++)
        tl_csv_cell(&csv, merging->columns->names[column]);
    tl_csv_end_record(&csv);
    for (uint32_t i = 0; stream->next(stream, &entry); i++)
        put_row(merging, &csv, &entry, measures ? &measures->nodes[i] : NULL);
    bool good = !stream->failed;
    stream->close(stream);
    tl_entry_clear(&entry);
    tl_cell_end(&csv, losses);
    return good;
}

bool
tl_merge_write_nodes(const struct tl_merging *merging, int file,
                     const struct tl_measures *measures, const struct tl_style *style,
                     struct tl_out *out, struct tl_losses *losses)
{
    return write_rows(merging, file, measures, style, out, losses);
}

bool
tl_merge_write_events(const struct tl_merging *merging, int file,
                      const struct tl_style *style, struct tl_out *out,
                      struct tl_losses *losses)
{
    return write_rows(merging, file, NULL, style, out, losses);
}
