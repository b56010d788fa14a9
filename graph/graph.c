#include "graph.h"

#include <string.h>

#include "store.h"

void
tl_graph_free(struct tl_graph *graph)
{
    if (!graph)
        return;
    tl_arena_clear(&graph->texts);
    tl_vocabulary_clear(&graph->word_texts);
    tl_vocabulary_clear(&graph->date_texts);
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_vector_clear(&graph->rows[type]);
        tl_vocabulary_clear(&graph->keys[type]);
        tl_free(graph->sorted_keys[type]);
    }
    tl_vector_clear(&graph->event_extras);
    tl_vector_clear(&graph->participation_extras);
    tl_free(graph->words);
    tl_free(graph->sides);
    tl_free(graph->dates);
    tl_free(graph->supports);
    tl_free(graph);
}

static const struct tl_date *
date_at(const struct tl_graph *graph, uint32_t date)
{
    return date == TL_NONE ? NULL : &graph->dates[date];
}

/* The citations from the first one on that have the same owner. */
static struct tl_slice
citations_from(const struct tl_graph *graph, uint32_t first)
{
    struct tl_slice slice = {0, 0};
    if (first == TL_NONE)
        return slice;
    const struct tl_citation_row *row = tl_citation_row(graph, first);
    uint32_t count = tl_graph_count(graph, TL_CITATION);
    slice.first = first;
    for (uint32_t i = first; i < count; i++, slice.count++) {
        const struct tl_citation_row *next = tl_citation_row(graph, i);
        if (next->owner != row->owner || next->owner_type != row->owner_type)
            break;
    }
    return slice;
}

uint32_t
tl_graph_count(const struct tl_graph *graph, enum tl_type type)
{
    return (uint32_t)graph->rows[type].count;
}

struct tl_dataset
tl_graph_dataset(const struct tl_graph *graph)
{
    if (!graph->dataset)
        return (struct tl_dataset){.title = "", .description = ""};
    struct tl_texts texts = tl_record_read(graph->dataset);
    return (struct tl_dataset){
        .title = texts.text[TL_TITLE],
        .description = texts.text[TL_DESCRIPTION],
        .attributes = texts.attributes,
    };
}

struct tl_actor
tl_graph_actor(const struct tl_graph *graph, uint32_t actor)
{
    const struct tl_actor_row *row = tl_actor_row(graph, actor);
    struct tl_texts texts = tl_record_read(row->record);
    return (struct tl_actor){
        .id = texts.text[TL_ID],
        .name = texts.text[TL_NAME],
        .kind = tl_graph_word(graph, row->kind),
        .aliases = texts.text[TL_ALIASES],
        .url = texts.text[TL_URL],
        .record = row->record,
        .citations = citations_from(graph, row->citations),
        .status = row->status,
        .attributes = texts.attributes,
    };
}

void
tl_graph_expect_event(const struct tl_graph *graph, uint32_t event)
{
    __builtin_prefetch(tl_event_row(graph, event));
}

/* The row comes first, for it says where the texts are. */
void
tl_graph_expect_events(const struct tl_graph *graph, const uint32_t *events,
                       uint32_t count, uint32_t at)
{
    enum { TEXTS_AHEAD = 8, ROW_AHEAD = 16, LINE = 64 };
    if (count - at > ROW_AHEAD)
        tl_graph_expect_event(graph, events[at + ROW_AHEAD]);
    if (count - at > TEXTS_AHEAD) {
        const char *record = tl_event_row(graph, events[at + TEXTS_AHEAD])->record;
        __builtin_prefetch(record);
        __builtin_prefetch(record + LINE);
    }
}

struct tl_event
tl_graph_event(const struct tl_graph *graph, uint32_t event)
{
    const struct tl_event_row *row = tl_event_row(graph, event);
    const struct tl_event_extra *extra = tl_event_extra(graph, event);
    struct tl_texts texts = tl_record_read(row->record);
    return (struct tl_event){
        .number = event,
        .id = texts.text[TL_ID],
        .title = texts.text[TL_TITLE],
        .kind = tl_graph_word(graph, row->kind),
        .date = date_at(graph, row->date),
        .date_text = texts.text[TL_DATE_TEXT],
        .place = tl_graph_word(graph, extra->place),
        .count = extra->count ? extra->count : 1,
        .has_count = extra->count != 0,
        .made_id = row->unnamed,
        .url = texts.text[TL_URL],
        .record = row->record,
        .part_of = extra->part_of,
        .participations = tl_graph_event_participations(graph, event),
        .citations = citations_from(graph, extra->citations),
        .status = extra->status,
        .settled = {extra->claimed, extra->undecided},
        .attributes = texts.attributes,
    };
}

struct tl_relation
tl_graph_relation(const struct tl_graph *graph, uint32_t relation)
{
    const struct tl_relation_row *row = tl_relation_row(graph, relation);
    struct tl_texts texts = tl_record_read(row->record);
    bool has_weight = row->weight != TL_NO_WEIGHT;
    bool has_disputed = row->weight_disputed != TL_NO_WEIGHT;
    int64_t weight = has_weight ? row->weight : TL_WEIGHT_ONE;
    int64_t disputed = row->status == TL_DISPUTED ? weight : 0;
    return (struct tl_relation){
        .number = relation,
        .id = texts.text[TL_ID],
        .source = {row->source_type, row->source},
        .target = {row->target_type, row->target},
        .kind = tl_graph_word(graph, row->kind),
        .date = date_at(graph, row->date),
        .made_id = row->unnamed,
        .directed = row->directed != TL_DIRECTED_NO,
        .has_weight = has_weight,
        .has_weight_disputed = has_disputed,
        .weight = weight,
        .weight_disputed = has_disputed ? row->weight_disputed : disputed,
        .record = row->record,
        .events = graph->supports + row->events,
        .event_count = row->event_count,
        .citations = citations_from(graph, row->citations),
        .status = row->status,
        .settled = {row->claimed, row->undecided},
        .attributes = texts.attributes,
    };
}

struct tl_reference
tl_graph_reference(const struct tl_graph *graph, uint32_t reference)
{
    const struct tl_reference_row *row = tl_reference_row(graph, reference);
    struct tl_texts texts = tl_record_read(row->record);
    return (struct tl_reference){
        .id = texts.text[TL_ID],
        .title = texts.text[TL_TITLE],
        .publisher = texts.text[TL_PUBLISHER],
        .authors = texts.text[TL_AUTHORS],
        .date = date_at(graph, row->date),
        .url = texts.text[TL_URL],
        .via = row->via,
        .record = row->record,
        .attributes = texts.attributes,
    };
}

struct tl_participation
tl_graph_participation(const struct tl_graph *graph, uint32_t participation)
{
    const struct tl_participation_row *row = tl_participation_row(graph, participation);
    const struct tl_participation_extra *extra =
        tl_participation_extra(graph, participation);
    struct tl_participation view = {
        .number = participation,
        .event = row->event,
        .actor = row->actor,
        .role = tl_graph_word(graph, extra ? extra->role : row->role),
    };
    if (extra) {
        view.date = date_at(graph, extra->date);
        view.citations = citations_from(graph, extra->citations);
        view.status = extra->status;
        view.settled = (struct tl_settled){extra->claimed, extra->undecided};
        if (extra->record)
            view.attributes = tl_record_read(extra->record).attributes;
    }
    return view;
}

struct tl_citation
tl_graph_citation(const struct tl_graph *graph, uint32_t citation)
{
    const struct tl_citation_row *row = tl_citation_row(graph, citation);
    struct tl_texts texts = tl_record_read(row->record);
    struct tl_citation view = {
        .item = {row->owner_type, row->owner},
        .participation = TL_NONE,
        .reference = row->reference,
        .locator = texts.text[TL_LOCATOR],
        .quote = texts.text[TL_QUOTE],
        .says = row->says ? row->says : "",
        .whole = row->whole,
        .status = row->status,
        .record = row->record,
        .attributes = texts.attributes,
    };
    if (row->owner_type == TL_PARTICIPATION) {
        view.participation = row->owner;
        view.item.type = TL_EVENT;
        view.item.number = tl_participation_row(graph, row->owner)->event;
    }
    return view;
}

const char *
tl_graph_id(const struct tl_graph *graph, struct tl_item item)
{
    return tl_record_text(*tl_row_record(graph, item.type, item.number), TL_ID);
}

const char *
tl_graph_label(const struct tl_graph *graph, struct tl_item item)
{
    const char *record = *tl_row_record(graph, item.type, item.number);
    const char *name =
        tl_record_text(record, item.type == TL_ACTOR ? TL_NAME : TL_TITLE);
    return *name ? name : tl_record_text(record, TL_ID);
}

const char *
tl_graph_reference_id(const struct tl_graph *graph, uint32_t reference)
{
    return tl_graph_id(graph, (struct tl_item){TL_REFERENCE, reference});
}

const char *
tl_graph_word(const struct tl_graph *graph, uint32_t word)
{
    return word == TL_NONE ? "" : graph->words[word];
}

uint32_t
tl_graph_word_count(const struct tl_graph *graph)
{
    return tl_vocabulary_count(&graph->word_texts);
}

uint32_t
tl_graph_word_find(const struct tl_graph *graph, const char *text)
{
    uint32_t low = 0;
    uint32_t high = tl_graph_word_count(graph);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(graph->words[middle], text);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return TL_NONE;
}

enum tl_side
tl_graph_role_side(const struct tl_graph *graph, uint32_t role)
{
    return role == TL_NONE ? TL_SIDE_NONE : (enum tl_side)graph->sides[role];
}

uint32_t
tl_graph_keys(const struct tl_graph *graph, enum tl_type type, const char *const **keys)
{
    *keys = graph->sorted_keys[type];
    return tl_vocabulary_count(&graph->keys[type]);
}

uint32_t
tl_graph_actor_kind(const struct tl_graph *graph, uint32_t actor)
{
    return tl_actor_row(graph, actor)->kind;
}

uint32_t
tl_graph_event_kind(const struct tl_graph *graph, uint32_t event)
{
    return tl_event_row(graph, event)->kind;
}

uint32_t
tl_graph_event_place(const struct tl_graph *graph, uint32_t event)
{
    return tl_event_extra(graph, event)->place;
}

const struct tl_date *
tl_graph_event_date(const struct tl_graph *graph, uint32_t event)
{
    return date_at(graph, tl_event_row(graph, event)->date);
}

uint32_t
tl_graph_event_part_of(const struct tl_graph *graph, uint32_t event)
{
    return tl_event_extra(graph, event)->part_of;
}

uint32_t
tl_graph_event_count_of(const struct tl_graph *graph, uint32_t event)
{
    uint32_t count = tl_event_extra(graph, event)->count;
    return count ? count : 1;
}

enum tl_status
tl_graph_event_status(const struct tl_graph *graph, uint32_t event)
{
    return tl_event_extra(graph, event)->status;
}

struct tl_slice
tl_graph_event_participations(const struct tl_graph *graph, uint32_t event)
{
    uint32_t first = tl_event_row(graph, event)->participations;
    uint32_t end = event + 1 < tl_graph_count(graph, TL_EVENT)
                       ? tl_event_row(graph, event + 1)->participations
                       : tl_graph_count(graph, TL_PARTICIPATION);
    return (struct tl_slice){first, end - first};
}

struct tl_slice
tl_graph_event_participations_of(const struct tl_graph *graph, uint32_t event,
                                 uint32_t actor)
{
    struct tl_slice all = tl_graph_event_participations(graph, event);
    uint32_t first = all.first, end = all.first + all.count;
    while (first < end) {
        uint32_t middle = first + (end - first) / 2;
        if (tl_graph_participation_actor(graph, middle) < actor)
            first = middle + 1;
        else
            end = middle;
    }
    while (end < all.first + all.count &&
           tl_graph_participation_actor(graph, end) == actor)
        end++;
    return (struct tl_slice){first, end - first};
}

struct tl_slice
tl_graph_event_citations(const struct tl_graph *graph, uint32_t event)
{
    return citations_from(graph, tl_event_extra(graph, event)->citations);
}

uint32_t
tl_graph_participation_event(const struct tl_graph *graph, uint32_t participation)
{
    return tl_participation_row(graph, participation)->event;
}

uint32_t
tl_graph_participation_actor(const struct tl_graph *graph, uint32_t participation)
{
    return tl_participation_row(graph, participation)->actor;
}

uint32_t
tl_graph_participation_role(const struct tl_graph *graph, uint32_t participation)
{
    return *tl_role_place(graph, participation);
}

struct tl_plain_part
tl_graph_plain_part(const struct tl_graph *graph, uint32_t participation)
{
    const struct tl_participation_row *row = tl_participation_row(graph, participation);
    bool is_all = row->role == TL_NONE || !(row->role & TL_EXTRA);
    return (struct tl_plain_part){row->actor, row->role, is_all};
}

bool
tl_graph_may_date_participations(const struct tl_graph *graph)
{
    return graph->participation_extras.count > 0;
}

const struct tl_date *
tl_graph_participation_date(const struct tl_graph *graph, uint32_t participation)
{
    const struct tl_participation_extra *extra =
        tl_participation_extra(graph, participation);
    return extra ? date_at(graph, extra->date) : NULL;
}

enum tl_status
tl_graph_participation_status(const struct tl_graph *graph, uint32_t participation)
{
    const struct tl_participation_extra *extra =
        tl_participation_extra(graph, participation);
    return extra ? extra->status : TL_UNCITED;
}

bool
tl_graph_may_deny(const struct tl_graph *graph)
{
    return graph->denies;
}

uint32_t
tl_graph_relation_kind(const struct tl_graph *graph, uint32_t relation)
{
    return tl_relation_row(graph, relation)->kind;
}

bool
tl_graph_citation_denies(const struct tl_graph *graph, uint32_t citation)
{
    const struct tl_citation_row *row = tl_citation_row(graph, citation);
    return row->status == TL_DENIED && !row->says;
}

bool
tl_graph_citation_supports(const struct tl_graph *graph, uint32_t citation)
{
    return tl_citation_row(graph, citation)->status != TL_DENIED;
}

uint32_t
tl_graph_citation_reference(const struct tl_graph *graph, uint32_t citation)
{
    return tl_citation_row(graph, citation)->reference;
}
