/*
 * The data of the page. Events, actors and other items are arrays or objects, one a
 * line; data.js says which element is what. Kinds, roles and places are numbers of
 * `words`, dates texts of `dates`; actors, events and references are their numbers in
 * the lists of them.
 *
 * A tie is made of strands: the events in which two actors take part, and relations
 * between them. The file has each of these once, with all that decides which ties it
 * makes and what it weighs, so that the page can add up those that pass a filter
 * (ties.js).
 */
#include "items.h"

static void
put_items(struct tl_page_data *data, const char *key, const uint32_t *numbers,
          uint32_t count, void (*put)(struct tl_page_data *data, uint32_t number))
{
    tl_json_newline(&data->json);
    tl_json_key(&data->json, key);
    tl_json_array_begin(&data->json);
    for (uint32_t i = 0; i < count; i++) {
        if (put == tl_page_put_event)
            tl_graph_expect_events(data->graph, numbers, count, i);
        tl_json_newline(&data->json);
        put(data, numbers[i]);
    }
    tl_json_array_end(&data->json);
}

/* As readers want them listed; without such a list in order of id. */
static struct tl_listed_source
listed_source(const struct tl_page_data *data, uint32_t place)
{
    const struct tl_source_list *sources = data->drawing->sources;
    struct tl_listed_source listed = {0};
    if (sources)
        return sources->list[place];
    listed.reference = data->timeline->references[place];
    return listed;
}

static uint32_t
source_count(const struct tl_page_data *data)
{
    const struct tl_source_list *sources = data->drawing->sources;
    return sources ? sources->count : data->timeline->reference_count;
}

static void
put_references(struct tl_page_data *data)
{
    tl_json_newline(&data->json);
    tl_json_key(&data->json, "references");
    tl_json_array_begin(&data->json);
    for (uint32_t i = 0; i < source_count(data); i++) {
        struct tl_listed_source listed = listed_source(data, i);
        tl_json_newline(&data->json);
        tl_page_put_reference(data, &listed);
    }
    tl_json_array_end(&data->json);
}

static uint32_t *
take_numbers(uint32_t count)
{
    return tl_alloc((count + (size_t)1) * sizeof(uint32_t));
}

/* The numbers of events and references in their lists. */
static void
number_items(struct tl_page_data *data)
{
    data->events = take_numbers(tl_graph_count(data->graph, TL_EVENT));
    data->references = take_numbers(tl_graph_count(data->graph, TL_REFERENCE));
    for (uint32_t i = 0; i < data->timeline->event_count; i++)
        data->events[data->timeline->events[i]] = i;
    for (uint32_t i = 0; i < source_count(data); i++)
        data->references[listed_source(data, i).reference] = i;
}

/* The axis on which pictures are: what it reaches over, and what is cut out of it. */
static void
put_axis(struct tl_page_data *data)
{
    struct tl_json *json = &data->json;
    const struct tl_axis *axis = &data->axis;
    char label[TL_AXIS_LABEL_MAX];
    if (!data->has_axis)
        return;
    tl_json_newline(json);
    tl_json_key(json, "axis");
    tl_json_object_begin(json);
    tl_page_put_number(json, "first", axis->first);
    tl_page_put_number(json, "last", axis->last);
    tl_page_put_number(json, "timed", axis->timed);
    tl_axis_clock_label(axis, label);
    tl_json_member(json, "clock", label);
    tl_json_key(json, "gaps");
    tl_json_array_begin(json);
    for (unsigned i = 0; i < axis->gap_count; i++) {
        tl_axis_gap_label(axis, &axis->gaps[i], tl_drawing_language(data->drawing),
                          label);
        tl_json_array_begin(json);
        tl_json_integer(json, axis->gaps[i].from);
        tl_json_integer(json, axis->gaps[i].to);
        tl_json_text(json, label);
        tl_json_array_end(json);
    }
    tl_json_array_end(json);
    tl_json_object_end(json);
}

/* What the export was limited to. */
static void
put_selection(struct tl_page_data *data)
{
    const struct tl_selection *selection = data->drawing->selection;
    struct tl_json *json = &data->json;
    tl_json_newline(json);
    tl_page_put_number(json, "max_pairs",
                       selection ? selection->max_pairs : TL_MAX_PAIRS);
    if (!selection || !selection->statuses)
        return;
    tl_json_key(json, "statuses");
    tl_json_array_begin(json);
    for (enum tl_status status = TL_UNCITED; status < TL_STATUSES; status++) {
        if (selection->statuses >> status & 1)
            tl_json_integer(json, status);
    }
    tl_json_array_end(json);
}

/* Whether the network has all actors, in their order. */
static bool
draws_all(const struct tl_page_data *data)
{
    const struct tl_network *network = data->drawing->network;
    uint32_t i = 0;
    while (network && i < network->node_count &&
           tl_page_actor_place(data->timeline, network->nodes[i].item.number) == i)
        i++;
    return i == data->timeline->actor_count;
}

/* The actors that are drawn, where some are not. */
static void
put_drawn(struct tl_page_data *data)
{
    const struct tl_network *network = data->drawing->network;
    struct tl_json *json = &data->json;
    tl_json_newline(json);
    if (draws_all(data))
        return;
    tl_json_key(json, "drawn");
    tl_json_array_begin(json);
    for (uint32_t i = 0; network && i < network->node_count; i++)
        tl_json_integer(
            json, tl_page_actor_place(data->timeline, network->nodes[i].item.number));
    tl_json_array_end(json);
}

static void
put_node(struct tl_page_data *data, uint32_t node)
{
    const struct tl_network *network = data->drawing->network;
    tl_json_integer(&data->json, tl_page_actor_place(data->timeline,
                                                     network->nodes[node].item.number));
}

/* The ends of the ties of the network, once for all kinds. */
static void
put_lines(struct tl_page_data *data)
{
    const struct tl_network *network = data->drawing->network;
    tl_json_key(&data->json, "lines");
    tl_json_array_begin(&data->json);
    for (uint32_t i = 0; network && i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (i > 0 && edge->source == edge[-1].source && edge->target == edge[-1].target)
            continue;
        put_node(data, edge->source);
        put_node(data, edge->target);
    }
    tl_json_array_end(&data->json);
}

void
tl_page_put_data(const struct tl_drawing *drawing, struct tl_out *out,
                 struct tl_losses *losses)
{
    struct tl_page_data data = {.json = tl_json_begin_in_html(out),
                                .drawing = drawing,
                                .graph = drawing->graph,
                                .timeline = drawing->timeline,
                                .losses = losses};
    const struct tl_timeline *timeline = drawing->timeline;
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    data.has_axis = tl_axis_of(&data.axis, timeline);
    number_items(&data);
    tl_json_object_begin(&data.json);
    tl_page_put_number(&data.json, "page", 1);
    tl_json_member(&data.json, "title", dataset.title);
    tl_json_member(&data.json, "description", dataset.description);
    tl_page_put_attributes(&data.json, dataset.attributes);
    put_selection(&data);
    put_axis(&data);
    tl_page_put_words(&data);
    tl_page_put_kinds(&data);
    tl_page_put_dates(&data);
    put_references(&data);
    put_items(&data, "actors", timeline->actors, timeline->actor_count,
              tl_page_put_actor);
    put_items(&data, "events", timeline->events, timeline->event_count,
              tl_page_put_event);
    put_items(&data, "relations", timeline->relations, timeline->relation_count,
              tl_page_put_relation);
    put_drawn(&data);
    put_lines(&data);
    tl_json_object_end(&data.json);
    tl_free(data.events);
    tl_free(data.references);
}
