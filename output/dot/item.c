#include "item.h"

#include <stdio.h>
#include <string.h>

#include "graph/declared.h"
#include "graph/rival.h"
#include "output/syntax/link.h"
#include "output/syntax/list.h"
#include "when.h"

enum {
    LISTED = 8, /* how many of a kind a tooltip names */
    VIA_MAX = 8 /* how far it is followed what a reference was found through */
};

/* A date; of an undecided one, that it is some day from its first to its last. */
static void
add_date(struct tl_dot *dot, const struct tl_date *date)
{
    char first[TL_DAY_TEXT_MAX] = "";
    char last[TL_DAY_TEXT_MAX] = "";
    char days[2 * TL_DAY_TEXT_MAX + sizeof "[..]"];
    const char *edtf = tl_date_edtf(date);
    if (date && !*edtf) {
        tl_day_text(date->start_earliest, first, sizeof first);
        tl_day_text(date->end_latest, last, sizeof last);
        snprintf(days, sizeof days, "[%s..%s]", first, last);
        edtf = *first || *last ? days : "";
    }
    if (*edtf)
        tl_dot_text(dot, TL_DOT_DATE, edtf);
}

/* The link of a reference, or of what it was found through; NULL without a safe one. */
static const char *
reference_link(const struct tl_graph *graph, uint32_t number)
{
    for (int i = 0; i < VIA_MAX && number != TL_NONE; i++) {
        struct tl_reference reference = tl_graph_reference(graph, number);
        if (tl_link_is_safe(reference.url))
            return reference.url;
        number = reference.via;
    }
    return NULL;
}

/* References, given one by one; those that were cited twice in a row are named once. */
struct sources {
    const struct tl_graph *graph;
    struct tl_slice citations;
    const uint32_t *references; /* instead of the citations, where not NULL … */
    const uint32_t *deniers;    /* … and those who deny */
    uint32_t reference_count;
    uint32_t denier_count;
};

static struct sources
cited(const struct tl_graph *graph, struct tl_slice citations)
{
    return (struct sources){.graph = graph, .citations = citations};
}

/* The next reference that denies, or of the others, from a place in the sources on,
 * which is left behind it; TL_NONE at the end. */
static uint32_t
next_source(const struct sources *sources, bool denies, uint32_t *at)
{
    const uint32_t *numbers = denies ? sources->deniers : sources->references;
    uint32_t count = denies ? sources->denier_count : sources->reference_count;
    struct tl_slice citations = sources->citations;
    if (*at < count)
        return numbers[(*at)++];
    while (*at < citations.count) {
        uint32_t citation = citations.first + (*at)++;
        if ((denies ? tl_graph_citation_denies
                    : tl_graph_citation_supports)(sources->graph, citation))
            return tl_graph_citation_reference(sources->graph, citation);
    }
    return TL_NONE;
}

/* The link of the first source that has one, of those who deny after the others; NULL
 * for none. */
static const char *
source_link(const struct sources *sources)
{
    const char *link = NULL;
    for (int denies = 0; denies < 2 && !link; denies++) {
        uint32_t number, at = 0;
        while (!link && (number = next_source(sources, denies, &at)) != TL_NONE)
            link = reference_link(sources->graph, number);
    }
    return link;
}

static void
add_link(struct tl_dot *dot, const struct sources *sources, const char *otherwise)
{
    const char *link = source_link(sources);
    tl_dot_link(dot, link ? link : otherwise);
}

/* Begins a line of the open tooltip. */
static void
begin_line(struct tl_dot *dot, const char *head)
{
    tl_dot_line_end(dot, 'n');
    tl_dot_add(dot, head);
}

static void
add_line(struct tl_dot *dot, const char *head, const char *text)
{
    if (*text == '\0')
        return;
    begin_line(dot, head);
    tl_dot_add(dot, text);
}

/* Adds a word and a colon, or what a language has there. */
static void
add_heading(struct tl_dot *dot, const char *heading)
{
    char text[TL_DOT_WHEN_MAX];
    tl_phrase_fill(dot->language, TL_PHRASE_LINE, text, sizeof text, "heading", heading,
                   "text", "", NULL);
    tl_dot_add(dot, text);
}

static void
begin_headed_line(struct tl_dot *dot, enum tl_phrase heading)
{
    begin_line(dot, "");
    add_heading(dot, tl_phrase(dot->language, heading));
}

static void
add_headed_line(struct tl_dot *dot, enum tl_phrase heading, const char *text)
{
    if (*text == '\0')
        return;
    begin_headed_line(dot, heading);
    tl_dot_add(dot, text);
}

/* The texts that all outputs write alike. */
static void
add_texts(struct tl_dot *dot, enum tl_type type, const char *record)
{
    TL_EACH_TOLD (1U << type, field)
        add_line(dot, tl_fields[field].heading, tl_record_text(record, field));
}

/* An address of its own, where that is not the link. */
static void
add_address(struct tl_dot *dot, const struct sources *sources, const char *url)
{
    const char *link = source_link(sources);
    if (link ? strcmp(link, url) != 0 : !tl_link_is_safe(url))
        add_headed_line(dot, TL_PHRASE_LINE_MORE, url);
}

static void
add_left_out(struct tl_dot *dot, uint32_t count)
{
    char text[2 * TL_WORD_MAX];
    tl_phrase_count(dot->language, TL_PHRASE_MORE, count, text, sizeof text, NULL);
    tl_dot_add(dot, " ");
    tl_dot_add(dot, text);
}

static void
add_sources(struct tl_dot *dot, const struct sources *sources, bool denies)
{
    uint32_t number, at = 0, named = 0, left = 0, last = TL_NONE;
    while ((number = next_source(sources, denies, &at)) != TL_NONE) {
        if (number == last)
            continue;
        last = number;
        if (named == LISTED) {
            left++;
            continue;
        }
        struct tl_reference reference = tl_graph_reference(sources->graph, number);
        if (named++ == 0)
            begin_headed_line(dot, denies ? TL_PHRASE_LINE_DENIED_BY
                                          : TL_PHRASE_LINE_SOURCE);
        else
            tl_dot_add(dot, "; ");
        tl_dot_add(dot, *reference.title ? reference.title : reference.id);
    }
    if (left > 0)
        add_left_out(dot, left);
}

/* Adds to a tooltip what stands behind all that it says. */
static void
add_grounds(struct tl_dot *dot, enum tl_status status, const struct sources *sources)
{
    if (status > TL_STATED)
        add_headed_line(dot, TL_PHRASE_LINE_STATUS,
                        tl_status_word(dot->language, status).text);
    add_sources(dot, sources, false);
    add_sources(dot, sources, true);
}

void
tl_dot_actor_attributes(struct tl_dot *dot, const struct tl_graph *graph,
                        const struct tl_actor *actor)
{
    struct sources sources = cited(graph, actor->citations);
    const char *name = *actor->name ? actor->name : actor->id;
    tl_dot_text(dot, TL_DOT_TYPE, tl_type_names[TL_ACTOR]);
    tl_dot_member(dot, TL_DOT_KIND, actor->kind);
    tl_dot_member(dot, TL_DOT_NAME, actor->name);
    tl_dot_member(dot, TL_DOT_STATUS, tl_status_names[actor->status]);
    tl_dot_value(dot, TL_DOT_TOOLTIP);
    tl_dot_add(dot, name);
    add_line(dot, "", tl_graph_kind_label(graph, TL_ACTOR, actor->kind));
    add_texts(dot, TL_ACTOR, actor->record);
    add_address(dot, &sources, actor->url);
    add_grounds(dot, actor->status, &sources);
    tl_dot_value_end(dot);
    add_link(dot, &sources, actor->url);
}

static void
add_participants(struct tl_dot *dot, const struct tl_graph *graph,
                 struct tl_slice slice)
{
    for (uint32_t i = 0; i < slice.count && i < LISTED; i++) {
        struct tl_participation one = tl_graph_participation(graph, slice.first + i);
        struct tl_item actor = {TL_ACTOR, one.actor};
        if (i == 0)
            begin_line(dot, "");
        else
            tl_dot_add(dot, "; ");
        tl_dot_add(dot, tl_graph_label(graph, actor));
        if (*one.role) {
            tl_dot_add(dot, " (");
            tl_dot_add(dot, one.role);
            tl_dot_add(dot, ")");
        }
    }
    if (slice.count > LISTED)
        add_left_out(dot, slice.count - LISTED);
}

static void
add_piece(void *dot, const char *text)
{
    tl_dot_add(dot, text);
}

static void
add_rival(struct tl_dot *dot, const struct tl_rival *rival)
{
    add_heading(dot, tl_phrase(dot->language, rival->heading));
    tl_rival_tell(rival, add_piece, dot);
}

/* What sources say, other than what is told, in a line each. */
static void
add_rivals(struct tl_dot *dot, struct tl_claims claims)
{
    struct tl_rival rival;
    for (uint32_t i = 0; i < LISTED && tl_rival_next(&claims, dot->language, &rival);
         i++) {
        begin_line(dot, "");
        add_rival(dot, &rival);
    }
}

static void
add_participant_rivals(struct tl_dot *dot, const struct tl_graph *graph,
                       struct tl_slice slice)
{
    uint32_t told = 0;
    for (uint32_t i = 0; i < slice.count && tl_graph_has_claims(graph); i++) {
        uint32_t number = slice.first + i;
        struct tl_item actor = {TL_ACTOR, tl_graph_participation_actor(graph, number)};
        struct tl_claims claims = tl_claims_begin(graph, TL_PARTICIPATION, number);
        struct tl_rival rival;
        for (; told < LISTED && tl_rival_next(&claims, dot->language, &rival); told++) {
            begin_line(dot, "");
            add_heading(dot, tl_graph_label(graph, actor));
            add_rival(dot, &rival);
        }
    }
}

static void
add_date_line(struct tl_dot *dot, const struct tl_graph *graph, enum tl_type type,
              uint32_t number, const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    tl_claim_date_label(graph, type, number, date, dot->language, label, sizeof label);
    add_line(dot, "", label);
}

static void
event_tooltip(struct tl_dot *dot, const struct tl_graph *graph,
              const struct tl_event *event, const struct sources *sources)
{
    tl_dot_value(dot, TL_DOT_TOOLTIP);
    tl_dot_add(dot, *event->title ? event->title : event->id);
    add_date_line(dot, graph, TL_EVENT, event->number, event->date);
    if (!event->date)
        add_line(dot, "", tl_phrase(dot->language, TL_PHRASE_NO_DATE));
    add_headed_line(dot, TL_PHRASE_LINE_WORDS, event->date_text);
    add_line(dot, "", event->place);
    add_texts(dot, TL_EVENT, event->record);
    add_participants(dot, graph, event->participations);
    add_rivals(dot, tl_claims_begin(graph, TL_EVENT, event->number));
    add_participant_rivals(dot, graph, event->participations);
    add_address(dot, sources, event->url);
    add_grounds(dot, event->status, sources);
    tl_dot_value_end(dot);
}

void
tl_dot_event_attributes(struct tl_dot *dot, const struct tl_graph *graph,
                        const struct tl_event *event)
{
    struct sources sources = cited(graph, event->citations);
    tl_dot_text(dot, TL_DOT_TYPE, tl_type_names[TL_EVENT]);
    tl_dot_member(dot, TL_DOT_KIND, event->kind);
    tl_dot_member(dot, TL_DOT_TITLE, event->title);
    add_date(dot, event->date);
    tl_dot_member(dot, TL_DOT_PLACE, event->place);
    if (event->has_count)
        tl_dot_integer(dot, TL_DOT_COUNT, event->count);
    tl_dot_member(dot, TL_DOT_STATUS, tl_status_names[event->status]);
    event_tooltip(dot, graph, event, &sources);
    add_link(dot, &sources, event->url);
}

/* Two items and what there is between them, as the first lines of a tooltip. */
static void
add_between(struct tl_dot *dot, const struct tl_graph *graph, struct tl_item source,
            struct tl_item target, const char *between)
{
    tl_dot_add(dot, tl_graph_label(graph, source));
    tl_dot_add(dot, " – ");
    tl_dot_add(dot, tl_graph_label(graph, target));
    add_line(dot, "", between);
}

void
tl_dot_participation_attributes(struct tl_dot *dot, const struct tl_participation *one)
{
    tl_dot_text(dot, TL_DOT_KIND, tl_edge_names[TL_EDGE_PARTICIPATION]);
    tl_dot_member(dot, TL_DOT_ROLE, one->role);
    add_date(dot, one->date);
    tl_dot_member(dot, TL_DOT_STATUS, tl_status_names[one->status]);
}

void
tl_dot_participation_tooltip(struct tl_dot *dot, const struct tl_graph *graph,
                             const struct tl_participation *one)
{
    struct tl_slice citations = one->citations;
    if (citations.count == 0)
        citations = tl_graph_event_citations(graph, one->event);
    struct sources sources = cited(graph, citations);
    tl_dot_value(dot, TL_DOT_TOOLTIP);
    add_between(dot, graph, (struct tl_item){TL_ACTOR, one->actor},
                (struct tl_item){TL_EVENT, one->event}, one->role);
    add_date_line(dot, graph, TL_PARTICIPATION, one->number, one->date);
    add_rivals(dot, tl_claims_begin(graph, TL_PARTICIPATION, one->number));
    add_grounds(dot, one->status, &sources);
    tl_dot_value_end(dot);
    add_link(dot, &sources, "");
}

static void
add_day(struct tl_dot *dot, enum tl_dot_attribute attribute, int64_t day, bool open)
{
    char text[TL_DAY_TEXT_MAX] = "..";
    if (!open)
        tl_day_text(day, text, sizeof text);
    tl_dot_member(dot, attribute, text);
}

static void
add_bytes(void *dot, const char *bytes, size_t length)
{
    tl_dot_add_part(dot, bytes, length);
}

/* "visit=12; consult=3" */
static void
add_shares(struct tl_dot *dot, const struct tl_network *network, struct tl_slice shares)
{
    tl_dot_value(dot, TL_DOT_SHARES);
    for (uint32_t i = 0; i < shares.count; i++) {
        tl_dot_add(dot, i > 0 ? TL_LIST_SEPARATOR : "");
        tl_list_element(network->shares[shares.first + i].text, add_bytes, dot);
    }
    tl_dot_value_end(dot);
}

/* What a tie or a relation is, from when until when; NULL for the relation's date. */
static void
lasting_facts(struct tl_dot *dot, const struct tl_network *network,
              const struct tl_edge *edge, const struct tl_date *date)
{
    tl_dot_text(dot, TL_DOT_KIND, tl_edge_kind(network, edge));
    if (edge->shares.count > 0)
        add_shares(dot, network, edge->shares);
    add_date(dot, date);
    add_day(dot, TL_DOT_FIRST, edge->first, edge->open_start);
    add_day(dot, TL_DOT_LAST, edge->last, edge->open_end);
    tl_dot_member(dot, TL_DOT_STATUS, tl_status_names[edge->status]);
}

static void
add_events(struct tl_dot *dot, const struct tl_network *network, struct tl_slice slice)
{
    for (uint32_t i = 0; i < slice.count && i < LISTED; i++) {
        struct tl_item event = {TL_EVENT, network->events[slice.first + i]};
        tl_graph_expect_events(network->graph, network->events, network->event_count,
                               slice.first + i);
        if (i == 0)
            begin_headed_line(dot, TL_PHRASE_LINE_THROUGH);
        else
            tl_dot_add(dot, "; ");
        tl_dot_add(dot, tl_graph_label(network->graph, event));
    }
    if (slice.count > LISTED)
        add_left_out(dot, slice.count - LISTED);
}

static struct sources
behind_edge(const struct tl_network *network, const struct tl_edge *edge)
{
    struct sources sources = {.graph = network->graph,
                              .reference_count = edge->references.count,
                              .denier_count = edge->denied_by.count};
    if (sources.reference_count > 0)
        sources.references = network->references + edge->references.first;
    if (sources.denier_count > 0)
        sources.deniers = network->deniers + edge->denied_by.first;
    return sources;
}

const char *
tl_dot_edge_kind(const struct tl_network *network, const struct tl_edge *edge,
                 const struct tl_language *language, char buffer[TL_EDGE_WORDS_MAX])
{
    const char *kind = tl_edge_kind(network, edge);
    if (tl_edge_unites(network, edge)) {
        tl_edge_words(network, edge, language, buffer);
        return buffer;
    }
    if (edge->origin == TL_EDGE_RELATION)
        return tl_graph_kind_label(network->graph, TL_RELATION, kind);
    return edge->origin == TL_EDGE_TIE ? tl_graph_tie_label(network->graph, kind)
                                       : kind;
}

static void
add_edge(struct tl_dot *dot, const struct tl_network *network,
         const struct tl_edge *edge)
{
    struct sources sources = behind_edge(network, edge);
    const char *role = tl_edge_role(network, edge);
    char when[TL_DOT_WHEN_MAX], kind[TL_EDGE_WORDS_MAX];
    add_between(dot, network->graph, network->nodes[edge->source].item,
                network->nodes[edge->target].item,
                *role ? role : tl_dot_edge_kind(network, edge, dot->language, kind));
    tl_dot_edge_when(network, edge, dot->language, when);
    add_line(dot, "", when);
    if (edge->weight != TL_WEIGHT_ONE) {
        /* How wide the line is tells it only roughly. */
        begin_headed_line(dot, TL_PHRASE_LINE_WEIGHT);
        tl_dot_add(dot, tl_weight_word_of(dot->language, edge->weight).text);
    }
    if (edge->weight_disputed && edge->weight_disputed != edge->weight) {
        begin_headed_line(dot, TL_PHRASE_LINE_OF_IT_DISPUTED);
        tl_dot_add(dot, tl_weight_word_of(dot->language, edge->weight_disputed).text);
    }
    if (edge->origin == TL_EDGE_RELATION) {
        add_texts(dot, TL_RELATION,
                  tl_graph_relation(network->graph, edge->number).record);
        add_rivals(dot, tl_claims_begin(network->graph, TL_RELATION, edge->number));
    }
    if (edge->origin == TL_EDGE_TIE || edge->origin == TL_EDGE_RELATION)
        add_events(dot, network, edge->events);
    add_grounds(dot, edge->status, &sources);
}

/* Those of which no more than LISTED are told then; how many are. */
static uint32_t
add_edges(struct tl_dot *dot, const struct tl_network *network, struct tl_slice edges,
          uint32_t told)
{
    for (uint32_t i = 0; i < edges.count && told < LISTED; i++) {
        if (told++ > 0)
            begin_line(dot, "\n");
        add_edge(dot, network, &network->edges[edges.first + i]);
    }
    return told;
}

void
tl_dot_edge_tooltip(struct tl_dot *dot, const struct tl_network *network,
                    struct tl_slice there, struct tl_slice back)
{
    struct sources sources = behind_edge(network, &network->edges[there.first]);
    tl_dot_value(dot, TL_DOT_TOOLTIP);
    uint32_t told = add_edges(dot, network, there, 0);
    told = add_edges(dot, network, back, told);
    if (there.count + back.count > told)
        add_left_out(dot, there.count + back.count - told);
    tl_dot_value_end(dot);
    add_link(dot, &sources, "");
}

void
tl_dot_edge_attributes(struct tl_dot *dot, const struct tl_network *network,
                       const struct tl_edge *edge, int64_t weight)
{
    const struct tl_graph *graph = network->graph;
    if (edge->origin == TL_EDGE_PARTICIPATION) {
        struct tl_participation one = tl_graph_participation(graph, edge->number);
        tl_dot_participation_attributes(dot, &one);
    } else if (edge->origin == TL_EDGE_RELATION) {
        struct tl_relation relation = tl_graph_relation(graph, edge->number);
        tl_dot_text(dot, TL_DOT_ID, relation.id);
        lasting_facts(dot, network, edge, relation.date);
    } else {
        lasting_facts(dot, network, edge, NULL);
    }
    tl_dot_weight(dot, weight, edge->weight);
}
