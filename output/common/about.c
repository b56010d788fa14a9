#include "about.h"

#include "cited.h"

#include <stdio.h>
#include <string.h>

#include "graph/claim.h"
#include "graph/declared.h"
#include "graph/base/content_hash.h"
#include "graph/span.h"

/* Two hashes, of which 96 bits are used. */
struct digest {
    uint64_t high;
    uint64_t low;
};

/* With its NUL, so that no two rows of texts make the same bytes. */
static void
digest_text(struct digest *digest, const char *text)
{
    size_t size = strlen(text) + 1;
    digest->high = tl_content_hash(text, size, digest->high);
    digest->low = tl_content_hash(text, size, digest->low);
}

static const char *
end_id(const struct tl_network *network, uint32_t node)
{
    return tl_graph_id(network->graph, network->nodes[node].item);
}

static const char *
own_date(const struct tl_network *network, const struct tl_edge *edge)
{
    if (edge->origin != TL_EDGE_PARTICIPATION)
        return "";
    const struct tl_date *date =
        tl_graph_participation_date(network->graph, edge->number);
    return tl_date_edtf(date);
}

static const char *
edge_id(const struct tl_network *network, const struct tl_edge *edge,
        char buffer[TL_EDGE_ID_MAX])
{
    static const char *const origins[] = {
        [TL_EDGE_PARTICIPATION] = "participation",
        [TL_EDGE_PART] = "part",
        [TL_EDGE_TIE] = "tie",
    };
    if (edge->origin == TL_EDGE_RELATION)
        return tl_graph_relation(network->graph, edge->number).id;
    struct digest digest = {1, 2};
    digest_text(&digest,
                tl_edge_unites(network, edge) ? "pair" : origins[edge->origin]);
    digest_text(&digest, end_id(network, edge->source));
    digest_text(&digest, end_id(network, edge->target));
    digest_text(&digest, tl_edge_kind(network, edge));
    digest_text(&digest, tl_edge_role(network, edge));
    digest_text(&digest, edge->directed ? "directed" : "undirected");
    digest_text(&digest, own_date(network, edge));
    snprintf(buffer, TL_EDGE_ID_MAX, "edge:%08lx%016llx",
             (unsigned long)(digest.high >> 32), (unsigned long long)digest.low);
    return buffer;
}

/* "12 × visit"; how long that is, 0 where there is no room for it. */
static size_t
write_share(const struct tl_network *network, const struct tl_share *share,
            const struct tl_language *language, char *text, size_t room)
{
    struct tl_weight_word weight = tl_weight_word_of(language, share->weight);
    bool many = share->weight != TL_WEIGHT_ONE && share->weight != 0;
    const char *kind = *share->kind ? tl_graph_tie_label(network->graph, share->kind)
                                    : tl_phrase(language, TL_PHRASE_OTHER);
    size_t length = many ? tl_phrase_fill(language, TL_PHRASE_TIMES, text, room,
                                          "weight", weight.text, "kind", kind, NULL)
                         : (size_t)snprintf(text, room, "%s", kind);
    return length < room ? length : 0;
}

void
tl_edge_words(const struct tl_network *network, const struct tl_edge *edge,
              const struct tl_language *language, char text[TL_EDGE_WORDS_MAX])
{
    enum { NAMED = 8, REST = 32 };
    const struct tl_share *shares = network->shares + edge->shares.first;
    uint32_t named = 0, left = 0;
    char next[TL_EDGE_WORDS_MAX], before[TL_EDGE_WORDS_MAX];
    text[0] = '\0';
    for (uint32_t i = 0; i < edge->shares.count; i++) {
        size_t length = 0, room = TL_EDGE_WORDS_MAX - REST - strlen(text);
        if (shares[i].weight == 0 && edge->weight != 0)
            continue; /* it is counted already */
        if (left == 0 && named < NAMED)
            length = write_share(network, &shares[i], language, next, room - 2);
        if (length > 0 && named++ > 0)
            strcat(text, ", ");
        if (length > 0)
            strcat(text, next);
        left += length == 0;
    }
    strcpy(before, text);
    if (left > 0)
        tl_phrase_count(language, named ? TL_PHRASE_SOME_MORE : TL_PHRASE_KINDS_ONLY,
                        left, text, TL_EDGE_WORDS_MAX, "some", before, NULL);
}

/* What edges are ordered by first. */
struct place {
    uint32_t source;
    uint32_t target;
    const char *kind;
};

static int
compare(const struct tl_network *network, const struct tl_edge *edge,
        const struct place *place)
{
    if (edge->source != place->source)
        return edge->source < place->source ? -1 : 1;
    if (edge->target != place->target)
        return edge->target < place->target ? -1 : 1;
    return strcmp(tl_edge_kind(network, edge), place->kind);
}

/* The edges in a place; `undirected` is set where one of them is. */
static struct tl_slice
edges_in(const struct tl_network *network, const struct place *place, bool *undirected)
{
    const struct tl_edge *edges = network->edges;
    uint32_t low = 0, high = network->edge_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(network, &edges[middle], place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; high < network->edge_count && compare(network, &edges[high], place) == 0;
         high++)
        *undirected |= !edges[high].directed;
    return (struct tl_slice){low, high - low};
}

static struct tl_twins
find_twins(const struct tl_network *network, const struct tl_edge *edge)
{
    struct place there = {edge->source, edge->target, tl_edge_kind(network, edge)};
    struct place back = {edge->target, edge->source, there.kind};
    struct tl_twins twins = {0};
    bool undirected = false;
    twins.edges = edges_in(network, &there, &undirected);
    struct tl_slice reverse = edges_in(network, &back, &undirected);
    if (undirected && reverse.first < twins.edges.first)
        twins.before = reverse.count;
    return twins;
}

uint32_t
tl_edge_twins(struct tl_twins *twins, const struct tl_network *network,
              const struct tl_edge *edge)
{
    uint32_t number = (uint32_t)(edge - network->edges);
    if (number - twins->edges.first >= twins->edges.count)
        *twins = find_twins(network, edge);
    return twins->before + number - twins->edges.first;
}

uint32_t
tl_edges_undirected(const struct tl_network *network)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < network->edge_count; i++)
        count += !network->edges[i].directed;
    return count;
}

/* Cuts a spell down to the days that a target can hold: an end beyond them is open.
 * False where all of it is beyond. Says whether anything is lost. */
static bool
cut_spell(struct tl_spell *spell, const struct tl_date_limits *limits, bool *lost)
{
    struct tl_spell whole = *spell;
    if (spell->first < limits->first)
        spell->first = TL_DAY_MIN;
    if (spell->last > limits->last)
        spell->last = TL_DAY_MAX;
    *lost = spell->first != whole.first || spell->last != whole.last;
    if (whole.first <= limits->last && whole.last >= limits->first)
        return true;
    *lost = true;
    return false;
}

/* The days from which and until which a node exists; maybe none. */
static struct tl_spell
days_of_node(const struct tl_network *network, const struct tl_node *node)
{
    static const struct tl_date_limits none = {TL_DAY_MIN, TL_DAY_MAX};
    const struct tl_date *date = NULL;
    if (node->item.type == TL_EVENT)
        date = tl_graph_event_date(network->graph, node->item.number);
    if (!date)
        return (struct tl_spell){TL_DAY_MIN, TL_DAY_MAX, 0};
    struct tl_date_days days = tl_date_to_days(date, &none);
    return (struct tl_spell){days.first, days.last, 0};
}

/* The same of an edge. */
static struct tl_spell
days_of_edge(const struct tl_edge *edge)
{
    struct tl_span span = tl_span_drawn((struct tl_span){edge->first, edge->last});
    return (struct tl_spell){span.first, span.last, 0};
}

struct tl_lifetime
tl_lifetime_of_node(const struct tl_network *network, const struct tl_node *node,
                    const struct tl_date_limits *limits)
{
    return (struct tl_lifetime){.network = network, .node = node, .limits = limits};
}

struct tl_lifetime
tl_lifetime_of_edge(const struct tl_network *network, const struct tl_edge *edge,
                    const struct tl_date_limits *limits)
{
    return (struct tl_lifetime){.network = network, .edge = edge, .limits = limits};
}

/* The one time of a node, unless neither end is known. */
static bool
take_days(struct tl_lifetime *lifetime, struct tl_spell *spell)
{
    if (!lifetime->node)
        return false;
    *spell = days_of_node(lifetime->network, lifetime->node);
    lifetime->node = NULL;
    return spell->first != TL_DAY_MIN || spell->last != TL_DAY_MAX;
}

static bool
take_spell(struct tl_lifetime *lifetime, struct tl_spell *spell)
{
    if (!lifetime->edge)
        return take_days(lifetime, spell);
    if (!tl_edge_next_spell(lifetime->network, lifetime->edge, &lifetime->spell))
        return false;
    *spell = lifetime->spell;
    return true;
}

bool
tl_lifetime_next(struct tl_lifetime *lifetime, struct tl_spell *spell)
{
    bool lost;
    while (take_spell(lifetime, spell)) {
        if (cut_spell(spell, lifetime->limits, &lost))
            return true;
    }
    return false;
}

static const char *
next_text(struct tl_property_list *list)
{
    const char *text = list->texts;
    if (!*text)
        return NULL;
    list->texts += strlen(text) + 1;
    return text;
}

static const char *
next_event(struct tl_property_list *list)
{
    if (list->at == list->end)
        return NULL;
    struct tl_item event = {TL_EVENT, list->numbers[list->at++]};
    return tl_graph_id(list->graph, event);
}

static const char *
next_share(struct tl_property_list *list)
{
    return list->at == list->end ? NULL : list->shares[list->at++].text;
}

static const char *
next_reference(struct tl_property_list *list)
{
    if (list->at == list->end)
        return NULL;
    return tl_graph_reference_id(list->graph, list->numbers[list->at++]);
}

static const char *
next_cited_by(struct tl_property_list *list, bool denials)
{
    struct tl_slice left = {list->at, list->end - list->at};
    uint32_t reference = tl_cited_by(list->graph, &left, denials);
    list->at = left.first;
    return reference == TL_NONE ? NULL : tl_graph_reference_id(list->graph, reference);
}

static const char *
next_cited(struct tl_property_list *list)
{
    return next_cited_by(list, false);
}

static const char *
next_denier(struct tl_property_list *list)
{
    return next_cited_by(list, true);
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
next_spell(struct tl_property_list *list)
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
static struct tl_property_list
no_list(void)
{
    return (struct tl_property_list){.next = next_text, .texts = ""};
}

static struct tl_property_list
list_of(const struct tl_graph *graph, const char *(*next)(struct tl_property_list *),
        const uint32_t *numbers, struct tl_slice slice)
{
    return (struct tl_property_list){
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
        .url = "",
        .first = TL_DAY_MIN,
        .last = TL_DAY_MAX,
        .count = -1,
        .event_count = -1,
        .spells = no_list(),
        .kinds = no_list(),
        .aliases = no_list(),
        .events = no_list(),
        .references = no_list(),
        .denied_by = no_list(),
        .weight_disputed = INT64_MIN,
        .members = -1,
        .within = INT64_MIN,
    };
}

static void
set_date(struct tl_about *about, const struct tl_graph *graph, enum tl_type type,
         uint32_t number, const struct tl_date *date)
{
    if (!date)
        return;
    about->date = tl_date_edtf(date);
    tl_claim_date_label(graph, type, number, date, TL_ENGLISH, about->label_buffer,
                        sizeof about->label_buffer);
    about->date_label = about->label_buffer;
}

/* The days that the target can hold of a first and a last one. */
static void
set_days(struct tl_about *about, const struct tl_properties *properties,
         struct tl_spell days)
{
    bool lost;
    if (cut_spell(&days, properties->dialect->limits, &lost)) {
        about->first = days.first;
        about->last = days.last;
    }
    if (lost)
        tl_losses_add(
            properties->losses,
            properties->subject == TL_NODES
                ? "nodes with a day outside the format's range, which was left out"
                : "edges with a day outside the format's range, which was left out");
}

static void
about_actor(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    struct tl_actor actor = tl_graph_actor(graph, number);
    about->id = actor.id;
    about->kind = actor.kind;
    about->aliases.texts = actor.aliases;
    about->record = actor.record;
    about->url = actor.url;
    about->status = tl_status_names[actor.status];
    about->references = list_of(graph, next_cited, NULL, actor.citations);
    about->denied_by = list_of(graph, next_denier, NULL, actor.citations);
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
    about->record = event.record;
    about->url = event.url;
    about->status = tl_status_names[event.status];
    about->references = list_of(graph, next_cited, NULL, event.citations);
    about->denied_by = list_of(graph, next_denier, NULL, event.citations);
    about->citations = event.citations;
    about->attributes = event.attributes;
    if (event.has_count)
        about->count = event.count;
    if (event.date) {
        about->open_start = event.date->flags & TL_DATE_OPEN_START;
        about->open_end = event.date->flags & TL_DATE_OPEN_END;
    }
    set_date(about, graph, TL_EVENT, number, event.date);
}

void
tl_about_node(struct tl_about *about, const struct tl_properties *properties,
              const struct tl_node *node)
{
    const struct tl_network *network = properties->drawing->network;
    *about = nothing();
    if (node->item.type == TL_ACTOR)
        about_actor(about, network->graph, node->item.number);
    else
        about_event(about, network->graph, node->item.number);
    about->item = tl_type_names[node->item.type];
    about->label = tl_graph_label(network->graph, node->item);
    about->degree = node->degree;
    about->strength = node->strength;
    const struct tl_grouping *grouping = tl_drawing_grouping(properties->drawing);
    if (grouping && grouping->members[node->item.number] > 0) {
        about->members = grouping->members[node->item.number];
        about->within = grouping->within[node->item.number];
    }
    set_days(about, properties, days_of_node(network, node));
}

static void
about_participation(struct tl_about *about, const struct tl_graph *graph,
                    uint32_t number)
{
    struct tl_participation participation = tl_graph_participation(graph, number);
    const struct tl_date *date = participation.date;
    if (date)
        set_date(about, graph, TL_PARTICIPATION, number, date);
    else
        set_date(about, graph, TL_EVENT, participation.event,
                 tl_graph_event_date(graph, participation.event));
    about->citations = participation.citations;
    about->attributes = participation.attributes;
}

static void
about_relation(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(graph, number);
    set_date(about, graph, TL_RELATION, number, relation.date);
    about->record = relation.record;
    if (relation.has_weight_disputed)
        about->weight_disputed = relation.weight_disputed;
    about->citations = relation.citations;
    about->attributes = relation.attributes;
}

static void
about_part(struct tl_about *about, const struct tl_graph *graph, uint32_t number)
{
    set_date(about, graph, TL_EVENT, number, tl_graph_event_date(graph, number));
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
tl_about_edge(struct tl_about *about, const struct tl_properties *properties,
              const struct tl_edge *edge)
{
    const struct tl_network *network = properties->drawing->network;
    const struct tl_graph *graph = network->graph;
    const struct tl_style *style = properties->drawing->style;
    *about = nothing();
    abouts[edge->origin](about, graph, edge->number);
    about->id = edge_id(network, edge, about->id_buffer);
    about->source = tl_graph_id(graph, network->nodes[edge->source].item);
    about->target = tl_graph_id(graph, network->nodes[edge->target].item);
    about->kind = tl_edge_kind(network, edge);
    about->role = tl_edge_role(network, edge);
    about->label = *about->role ? about->role : about->kind;
    if (tl_edge_unites(network, edge)) {
        tl_edge_words(network, edge, TL_ENGLISH, about->words_buffer);
        about->label = about->words_buffer;
        about->kinds = list_of(graph, next_share, NULL, edge->shares);
        about->kinds.shares = network->shares;
    }
    about->directed = edge->directed;
    about->weight = edge->weight;
    if (edge->weight_disputed)
        about->weight_disputed = edge->weight_disputed;
    about->open_start = edge->open_start;
    about->open_end = edge->open_end;
    about->status = tl_status_names[edge->status];
    about->spells.next = next_spell;
    about->spells.lifetime =
        tl_lifetime_of_edge(network, edge, properties->dialect->limits);
    about->event_count = edge->events.count;
    about->events = list_of(graph, next_event, network->events,
                            tl_style_listed(style, edge->events));
    about->references = list_of(graph, next_reference, network->references,
                                tl_style_listed(style, edge->references));
    about->denied_by = list_of(graph, next_reference, network->deniers,
                               tl_style_listed(style, edge->denied_by));
    set_days(about, properties, days_of_edge(edge));
}
