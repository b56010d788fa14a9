#include "src/read/names/role.h"
#include "inside.h"

struct tl_read_graph *
tl_read_graph_new(const struct tl_reading *reading)
{
    struct tl_read_graph *graph = tl_alloc(sizeof *graph);
    graph->reading = reading;
    tl_builder_partial(reading->builder, tl_input_file(reading->input));
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        graph->kept[type].positions.width = sizeof(struct tl_position);
    graph->nodes.width = sizeof(struct tl_read_graph_node);
    graph->edges.width = sizeof(struct tl_read_graph_later);
    graph->parents.width = sizeof(struct tl_read_graph_inner);
    return graph;
}

/* Who takes part is said by edges. */
static void
report_type(const struct tl_read_graph *graph, enum tl_type type)
{
    const struct tl_read_graph_kept *kept = &graph->kept[type];
    size_t keys = kept->positions.count;
    struct tl_seen_name *list = tl_alloc((keys + TL_FIELDS + 1) * sizeof *list);
    size_t count = 0;
    for (; count < keys; count++)
        list[count] = (struct tl_seen_name){
            .name = tl_vocabulary_text(&kept->keys, (uint32_t)count),
            .is_attribute = true,
            .position = *(struct tl_position *)tl_vector_at(&kept->positions, count),
        };
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        if (kept->fields >> field & 1)
            list[count++] = (struct tl_seen_name){.name = tl_fields[field].name};
    }
    list[count++] = (struct tl_seen_name){.name = "participants"};
    tl_missing_fields_report(graph->reading->diagnostics, type, list, count);
    tl_free(list);
}

/* What is said of the first, where it is the only one and where it is not. */
static const char *const lefts[TL_READ_GRAPH_LEFTS][2] = {
    [TL_READ_GRAPH_DRAWING] = {"which only draws; it is left out",
                               "which only draw; they are left out"},
    [TL_READ_GRAPH_PORT] = {"a port, which is left out", "ports, which are left out"},
    [TL_READ_GRAPH_ELEMENT] = {"an element that this format does not have; it is left "
                               "out, and what is in it",
                               "elements that this format does not have; they are left "
                               "out, and what is in them"},
    [TL_READ_GRAPH_UNDECLARED] = {"which is the id of no attribute; its value is kept "
                                  "under this id",
                                  "which are ids of no attributes; their values are "
                                  "kept under these ids"},
    [TL_READ_GRAPH_OPTION] = {"which is not among the options of its attribute; it "
                              "is kept",
                              "which are not among the options of their attributes; "
                              "they are kept"},
    [TL_READ_GRAPH_CITATION] = {"of which only the reference and the status are read",
                                "of which only references and status are read"},
    [TL_READ_GRAPH_REFERENCE] = {"a list of references, of which only the ids are read",
                                 "lists of references, of which only the ids are read"},
    [TL_READ_GRAPH_EDGE_ID] = {"as the id of an edge, and of something before it; the "
                               "relation gets another",
                               "as the ids of edges, and of something before them; the "
                               "relations get others"},
    [TL_READ_GRAPH_TIME] = {"which is a time of day in an interval; only its day is "
                            "read",
                            "which are times of day in intervals; only their days are "
                            "read"},
    [TL_READ_GRAPH_NO_DATE] = {"which is a time, but no date; it is kept as an "
                               "attribute",
                               "which are times, but no dates; they are kept as "
                               "attributes"},
    [TL_READ_GRAPH_NO_DAY] = {"a date that has an open end and no day; it is left out",
                              "dates that have open ends and no days; they are left "
                              "out"},
};

static void
report_left(const struct tl_read_graph *graph)
{
    for (size_t i = 0; i < TL_READ_GRAPH_LEFTS; i++)
        tl_tally_tell(graph->reading->diagnostics, TL_RULE_IGNORED, &graph->left[i],
                      lefts[i][0], lefts[i][1]);
}

static void
clear(struct tl_read_graph *graph)
{
    tl_vocabulary_clear(&graph->warned);
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_vocabulary_clear(&graph->kept[type].keys);
        tl_vector_clear(&graph->kept[type].positions);
    }
    tl_vocabulary_clear(&graph->ids);
    tl_vocabulary_clear(&graph->edge_ids);
    tl_vector_clear(&graph->nodes);
    tl_vector_clear(&graph->edges);
    tl_vector_clear(&graph->parents);
    tl_arena_clear(&graph->texts);
    tl_free(graph);
}

void
tl_read_graph_end(struct tl_read_graph *graph)
{
    tl_read_graph_ends_settle(graph);
    report_type(graph, TL_EVENT);
    report_type(graph, TL_RELATION);
    report_left(graph);
    clear(graph);
}
