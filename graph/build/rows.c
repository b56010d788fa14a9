#include "rows.h"

void
tl_rows_gather(struct tl_builder *builder, enum tl_type type, uint32_t *sequence,
               uint32_t count)
{
    tl_vector_gather(&builder->graph->rows[type], sequence, count);
    tl_free(builder->origins[type]);
    builder->origins[type] = sequence;
}

struct tl_event_extra *
tl_event_extra_add(struct tl_graph *graph, uint32_t event)
{
    struct tl_event_row *row = tl_event_row(graph, event);
    if (!row->extras) {
        struct tl_event_extra *extra = tl_vector_add(&graph->event_extras);
        *extra = *tl_event_extra(graph, event);
        row->extras = (uint32_t)graph->event_extras.count & TL_MOST_ROWS;
    }
    return tl_vector_at(&graph->event_extras, row->extras - 1);
}

struct tl_participation_extra *
tl_participation_extra_add(struct tl_graph *graph, uint32_t participation)
{
    struct tl_participation_row *row = tl_participation_row(graph, participation);
    struct tl_participation_extra *extra = tl_participation_extra(graph, participation);
    if (!extra) {
        uint32_t number = (uint32_t)graph->participation_extras.count;
        extra = tl_vector_add(&graph->participation_extras);
        extra->role = row->role;
        extra->date = extra->citations = TL_NONE;
        row->role = TL_EXTRA | number;
    }
    return extra;
}

const char *
tl_row_name(const struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    const struct tl_graph *graph = builder->graph;
    const char *name = "";
    if (type == TL_EVENT && tl_event_row(graph, number)->unnamed)
        name = tl_record_text(tl_event_row(graph, number)->record, TL_TITLE);
    if (type == TL_RELATION && tl_relation_row(graph, number)->unnamed)
        name = tl_graph_word(graph, tl_graph_relation_kind(graph, number));
    return *name ? name : tl_graph_id(graph, (struct tl_item){type, number});
}
