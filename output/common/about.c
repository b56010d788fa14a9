#include "about.h"

static const char *
next_text(struct tl_fact_list *list)
{
    const char *text = list->texts;
    if (!*text)
        return NULL;
    list->texts += strlen(text) + 1;
    return text;
}

static const char *
next_event(struct tl_fact_list *list)
{
    if (list->at == list->end)
        return NULL;
    struct tl_item event = {TL_EVENT, list->numbers[list->at++]};
    return tl_graph_id(list->graph, event);
}

static const char *
next_reference(struct tl_fact_list *list)
{
    if (list->at == list->end)
        return NULL;
    return tl_graph_reference_id(list->graph, list->numbers[list->at++]);
}

/* Each reference once; citations of one stand side by side. */
static const char *
next_cited(struct tl_fact_list *list)
{
    if (list->at == list->end)
        return NULL;
    uint32_t reference = tl_graph_citation_reference(list->graph, list->at);
    do
        list->at++;
    while (list->at < list->end &&
           tl_graph_citation_reference(list->graph, list->at) == reference);
    return tl_graph_reference_id(list->graph, reference);
}

static void
write_day(int64_t day, char *buffer, size_t size)
{
    if (day == TL_DAY_MIN || day == TL_DAY_MAX)
        memcpy(buffer, "..", sizeof "..");
    else
        tl_day_text(day, buffer, size);
}

/* "2015-05-08/2015-05-10", as EDTF has it. */
static const char *
next_spell(struct tl_fact_list *list)
{
    struct tl_spell spell;
    if (!tl_lifetime_next(&list->lifetime, &spell))
        return NULL;
    write_day(spell.first, list->buffer, TL_DAY_TEXT_MAX);
    size_t length = strlen(list->buffer);
    list->buffer[length] = '/';
    write_day(spell.last, list->buffer + length + 1, TL_DAY_TEXT_MAX);
    return list->buffer;
}

/* A list of nothing. */
static struct tl_fact_list
no_list(void)
{
    return (struct tl_fact_list){.next = next_text, .texts = ""};
}

static struct tl_fact_list
list_of(const struct tl_graph *graph, const char *(*next)(struct tl_fact_list *),
        const uint32_t *numbers, struct tl_slice slice)
{
    return (struct tl_fact_list){
        .next = next,
        .graph = graph,
        .numbers = numbers,
        .at = slice.first,
        .end = slice.first + slice.count,
    };
}

static struct tl_about
nothing(void)
{
    return (struct tl_about){
        .id = "",
        .source = "",
        .target = "",
        .label = "",
        .item = "",
        .kind = "",
        .role = "",
        .date = "",
        .date_label = "",
        .date_text = "",
        .place = "",
        .status = "",
        .description = "",
        .url = "",
        .first = TL_DAY_MIN,
        .last = TL_DAY_MAX,
        .count = -1,
        .event_count = -1,
        .spells = no_list(),
        .aliases = no_list(),
        .events = no_list(),
        .references = no_list(),
    };
}

static void
set_date(struct tl_about *about, const struct tl_date *date)
{
    if (!date)
        return;
    about->date = date->text;
    tl_date_label(date, about->label_buffer, sizeof about->label_buffer);
    about->date_label = about->label_buffer;
}

/* The days that the target can hold of a first and a last one. */
static void
set_days(struct tl_about *about, const struct tl_facts *facts, struct tl_spell days)
{
    bool lost;
    if (tl_spell_cut(&days, facts->dialect->limits, &lost)) {
        about->first = days.first;
        about->last = days.last;
    }
    if (lost)
        tl_losses_add(facts->losses,
                      facts->subject == TL_NODES
                          ? "nodes lost a day too far away to be written"
                          : "edges lost a day too far away to be written");
}

static void
about_actor(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    struct tl_actor actor = tl_graph_actor(graph, number);
    about->id = actor.id;
    about->kind = actor.kind;
    about->aliases.texts = actor.aliases;
    about->description = actor.description;
    about->url = actor.url;
    about->status = tl_status_names[actor.status];
    about->references = list_of(graph, next_cited, NULL, actor.citations);
    about->citations = actor.citations;
    about->attributes = actor.attributes;
}

static void
about_event(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    struct tl_event event = tl_graph_event(graph, number);
    about->id = event.id;
    about->kind = event.kind;
    about->date_text = event.date_text;
    about->place = event.place;
    about->description = event.description;
    about->url = event.url;
    about->status = tl_status_names[event.status];
    about->references = list_of(graph, next_cited, NULL, event.citations);
    about->citations = event.citations;
    about->attributes = event.attributes;
    if (event.has_count)
        about->count = event.count;
    if (event.date) {
        about->open_start = event.date->flags & TL_DATE_OPEN_START;
        about->open_end = event.date->flags & TL_DATE_OPEN_END;
    }
    set_date(about, event.date);
}

void
tl_about_node(struct tl_about *about, const struct tl_facts *facts,
              const struct tl_node *node)
{
    const struct tl_network *network = facts->drawing->network;
    *about = nothing();
    if (node->item.type == TL_ACTOR)
        about_actor(about, network->graph, node->item.number);
    else
        about_event(about, network->graph, node->item.number);
    about->item = tl_type_names[node->item.type];
    about->label = tl_graph_label(network->graph, node->item);
    about->degree = node->degree;
    about->strength = node->strength;
    set_days(about, facts, tl_lifetime_days(network, node));
}

static void
about_participation(struct tl_about *about, const struct tl_graph *graph,
                    uint32_t number)
{
    struct tl_participation participation = tl_graph_participation(graph, number);
    const struct tl_date *date = participation.date;
    set_date(about, date ? date : tl_graph_event_date(graph, participation.event));
    about->citations = participation.citations;
    about->attributes = participation.attributes;
}

static void
about_relation(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(graph, number);
    set_date(about, relation.date);
    about->description = relation.description;
    about->citations = relation.citations;
    about->attributes = relation.attributes;
}

static void
about_part(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    set_date(about, tl_graph_event_date(graph, number));
}

static void
about_tie(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    (void)about;
    (void)graph;
    (void)number;
}

static void (*const abouts[])(struct tl_about *, const struct tl_graph *, uint32_t) = {
    [TL_EDGE_PARTICIPATION] = about_participation,
    [TL_EDGE_RELATION] = about_relation,
    [TL_EDGE_PART] = about_part,
    [TL_EDGE_TIE] = about_tie,
};

void
tl_about_edge(struct tl_about *about, const struct tl_facts *facts,
              const struct tl_edge *edge)
{
    const struct tl_network *network = facts->drawing->network;
    const struct tl_graph *graph = network->graph;
    const struct tl_style *style = facts->drawing->style;
    *about = nothing();
    abouts[edge->origin](about, graph, edge->number);
    about->id = tl_edge_id(network, edge, about->id_buffer);
    about->source = tl_graph_id(graph, network->nodes[edge->source].item);
    about->target = tl_graph_id(graph, network->nodes[edge->target].item);
    about->kind = tl_edge_kind(network, edge);
    about->role = tl_edge_role(network, edge);
    about->label = *about->role ? about->role : about->kind;
    about->directed = edge->directed;
    about->weight = edge->weight;
    about->open_start = edge->open_start;
    about->open_end = edge->open_end;
    about->status = tl_status_names[edge->status];
    about->spells.next = next_spell;
    about->spells.lifetime = tl_lifetime_of_edge(network, edge, facts->dialect->limits);
    about->event_count = edge->events.count;
    about->events = list_of(graph, next_event, network->events,
                            tl_style_listed(style, edge->events));
    about->references = list_of(graph, next_reference, network->references,
                                tl_style_listed(style, edge->references));
    set_days(about, facts, tl_lifetime_bounds(edge));
}
