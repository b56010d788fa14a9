/* The items of the page's data: actors, events, relations and references. */
#include "items.h"

#include <string.h>

#include "graph/claim.h"
#include "graph/rival.h"
#include "output/common/exported.h"
#include "output/common/json_properties.h"

/* --- What items have in common ------------------------------------------------ */

void
tl_page_put_attributes(struct tl_json *json, struct tl_attributes attributes)
{
    const char *key;
    const char *value;
    if (attributes.count == 0)
        return;
    tl_json_key(json, "attributes");
    tl_json_array_begin(json);
    while (tl_attributes_next(&attributes, &key, &value)) {
        tl_json_text(json, key);
        tl_json_text(json, value);
    }
    tl_json_array_end(json);
}

void
tl_page_put_number(struct tl_json *json, const char *key, int64_t number)
{
    tl_json_key(json, key);
    tl_json_integer(json, number);
}

/* Nothing where the status is that of the first citation, or there is none. */
static void
put_status(struct tl_json *json, enum tl_status status, enum tl_status first)
{
    if (status != first)
        tl_page_put_number(json, "status", status);
}

/* Reference, locator, quote, status, the rest: what is said at the end is left out
 * where it is nothing, or stated. */
static void
put_citation(struct tl_page_data *data, const struct tl_citation *citation,
             struct tl_exported_claims claims)
{
    struct tl_json *json = &data->json;
    bool more = claims.count > 0 || citation->attributes.count > 0;
    bool has_status = more || citation->status != TL_STATED;
    tl_json_array_begin(json);
    tl_json_integer(json, data->references[citation->reference]);
    if (has_status || *citation->quote || *citation->locator)
        tl_json_text(json, citation->locator);
    if (has_status || *citation->quote)
        tl_json_text(json, citation->quote);
    if (has_status)
        tl_json_integer(json, citation->status);
    if (more)
        tl_json_object_begin(json);
    if (claims.count > 0) {
        tl_json_key(json, "says");
        tl_json_claims(json, citation->says, claims.but);
    }
    tl_page_put_attributes(json, citation->attributes);
    if (more)
        tl_json_object_end(json);
    tl_json_array_end(json);
}

/* Returns the status of the first one. */
static enum tl_status
put_citations(struct tl_page_data *data, struct tl_slice slice)
{
    enum tl_status first = TL_UNCITED;
    tl_json_array_begin(&data->json);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_citation citation = tl_graph_citation(data->graph, i);
        struct tl_exported_claims claims =
            tl_exported_claims(data->drawing, &citation, data->losses);
        if (claims.left_out)
            continue;
        if (first == TL_UNCITED)
            first = citation.status;
        put_citation(data, &citation, claims);
    }
    tl_json_array_end(&data->json);
    return first;
}

/* Whether a status is that of all citations, of which none can be left out. */
static bool
follows_citations(const struct tl_page_data *data, enum tl_status status,
                  struct tl_slice citations)
{
    for (uint32_t i = 0; i < citations.count; i++) {
        struct tl_citation it = tl_graph_citation(data->graph, citations.first + i);
        if (it.status != status || *it.says)
            return false;
    }
    return citations.count > 0 || status == TL_UNCITED;
}

/* What is told of an item but for its description. */
static void
put_told(struct tl_json *json, enum tl_type type, const char *record)
{
    TL_EACH_TOLD (1U << type, field)
        if (field != TL_DESCRIPTION)
            tl_json_member(json, tl_fields[field].name, tl_record_text(record, field));
}

static bool
tells(enum tl_type type, const char *record)
{
    bool any = false;
    TL_EACH_TOLD (1U << type, field)
        any = any || (field != TL_DESCRIPTION && *tl_record_text(record, field));
    return any;
}

/* Description and citations, and the beginning of the rest: what is at the end is left
 * out where it is nothing. */
static void
put_texts(struct tl_page_data *data, const char *record, enum tl_status status,
          struct tl_slice citations, bool has_rest)
{
    struct tl_json *json = &data->json;
    const char *description = tl_record_text(record, TL_DESCRIPTION);
    enum tl_status first = TL_UNCITED;
    if (has_rest || citations.count > 0 || *description)
        tl_json_text(json, description);
    if (has_rest || citations.count > 0)
        first = put_citations(data, citations);
    if (!has_rest)
        return;
    tl_json_object_begin(json);
    put_status(json, status, first);
}

static void
put_fields(struct tl_json *json, const char *key, uint8_t fields)
{
    if (fields == 0)
        return;
    tl_json_key(json, key);
    tl_json_array_begin(json);
    for (enum tl_field field = TL_ROLE; field <= TL_WEIGHT; field++) {
        if (fields & TL_CLAIM_BIT(field))
            tl_json_text(json, tl_fields[field].name);
    }
    tl_json_array_end(json);
}

/* Field, value, the status of the claim, whether it agrees with what is used, the
 * reference, and of a date that is not the item's own what `dates` says of others. */
static void
put_claim(struct tl_page_data *data, const struct tl_claim *claim,
          const struct tl_date *own)
{
    struct tl_json *json = &data->json;
    struct tl_date date;
    tl_json_array_begin(json);
    tl_json_text(json, tl_fields[claim->field].name);
    tl_json_text(json, claim->value);
    tl_json_integer(json, claim->status);
    tl_json_integer(json, claim->agrees);
    tl_json_integer(json, data->references[claim->reference]);
    if (claim->field == TL_DATE && tl_claim_date(data->graph, claim, &date) &&
        (!own || strcmp(own->text, date.text) != 0))
        tl_page_put_date_row(data, &date);
    tl_json_array_end(json);
}

/* The fields whose values nobody states, each with inferred or assessed. */
static void
put_unsure(struct tl_page_data *data, enum tl_type type, uint32_t number)
{
    struct tl_json *json = &data->json;
    bool any = false;
    for (enum tl_field field = TL_ROLE; field <= TL_WEIGHT; field++) {
        enum tl_status status = tl_claim_status(data->graph, type, number, field);
        if (status != TL_INFERRED && status != TL_ASSESSED)
            continue;
        if (!any) {
            tl_json_key(json, "unsure");
            tl_json_array_begin(json);
        }
        any = true;
        tl_json_text(json, tl_fields[field].name);
        tl_json_integer(json, status);
    }
    if (any)
        tl_json_array_end(json);
}

/* What sources say of the fields of an event, participation or relation. */
static void
put_claims(struct tl_page_data *data, enum tl_type type, uint32_t number,
           struct tl_settled settled, const struct tl_date *own)
{
    struct tl_json *json = &data->json;
    struct tl_claim claim;
    bool any = false;
    put_fields(json, "undecided", settled.undecided);
    if (!tl_graph_has_claims(data->graph))
        return;
    struct tl_claims claims = tl_claims_begin(data->graph, type, number);
    while (tl_claims_next(&claims, &claim)) {
        if (!any) {
            tl_json_key(json, "claims");
            tl_json_array_begin(json);
        }
        any = true;
        put_claim(data, &claim, own);
    }
    if (!any)
        return;
    tl_json_array_end(json);
    put_unsure(data, type, number);
}

/* --- Items -------------------------------------------------------------------- */

static void
put_word_number(struct tl_json *json, uint32_t word)
{
    tl_json_integer(json, word == TL_NONE ? -1 : (int64_t)word);
}

uint32_t
tl_page_actor_place(const struct tl_timeline *timeline, uint32_t actor)
{
    uint32_t low = 0, high = timeline->actor_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (timeline->actors[middle] < actor)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void
tl_page_put_actor(struct tl_page_data *data, uint32_t number)
{
    struct tl_json *json = &data->json;
    struct tl_actor actor = tl_graph_actor(data->graph, number);
    uint32_t kind = tl_graph_actor_kind(data->graph, number);
    bool rest = *actor.aliases || *actor.url || actor.attributes.count ||
                !follows_citations(data, actor.status, actor.citations) ||
                tells(TL_ACTOR, actor.record);
    bool more =
        rest || actor.citations.count || *tl_record_text(actor.record, TL_DESCRIPTION);
    tl_json_array_begin(json);
    tl_json_text(json, actor.id);
    if (*actor.name || kind != TL_NONE || more)
        tl_json_text(json, actor.name);
    if (kind != TL_NONE || more)
        put_word_number(json, kind);
    put_texts(data, actor.record, actor.status, actor.citations, rest);
    if (rest) {
        tl_json_texts(json, "aliases", actor.aliases);
        put_told(json, TL_ACTOR, actor.record);
        tl_json_member(json, "url", actor.url);
        tl_page_put_attributes(json, actor.attributes);
        tl_json_object_end(json);
    }
    tl_json_array_end(json);
}

static bool
is_off(const struct tl_page_data *data, uint32_t participation)
{
    const struct tl_selection *selection = data->drawing->selection;
    return selection && !tl_selection_takes(selection, data->graph, participation);
}

/* Whether more is to be said of a participation than actor and role. */
static bool
has_more(const struct tl_page_data *data, const struct tl_participation *part)
{
    return part->date || part->citations.count || part->attributes.count ||
           part->status != TL_UNCITED || is_off(data, part->number);
}

/* Actor, role, actor, role, … */
static void
put_participants(struct tl_page_data *data, struct tl_slice slice)
{
    struct tl_json *json = &data->json;
    tl_json_array_begin(json);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        uint32_t actor = tl_graph_participation_actor(data->graph, i);
        tl_json_integer(json, tl_page_actor_place(data->timeline, actor));
        put_word_number(json, tl_graph_participation_role(data->graph, i));
    }
    tl_json_array_end(json);
}

/* What more there is of participations, each with its number among them; off: by its
 * own date it is not in the window of the export, and makes no ties. */
static void
put_parts(struct tl_page_data *data, struct tl_slice slice)
{
    struct tl_json *json = &data->json;
    bool any = false;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_participation part =
            tl_graph_participation(data->graph, slice.first + i);
        if (!has_more(data, &part))
            continue;
        if (!any) {
            tl_json_key(json, "parts");
            tl_json_array_begin(json);
        }
        any = true;
        tl_json_object_begin(json);
        tl_page_put_number(json, "at", i);
        if (part.date)
            tl_json_member(json, "date", part.date->text);
        if (is_off(data, slice.first + i))
            tl_page_put_number(json, "off", 1);
        put_claims(data, TL_PARTICIPATION, slice.first + i, part.settled, part.date);
        tl_page_put_attributes(json, part.attributes);
        enum tl_status first = TL_UNCITED;
        if (part.citations.count > 0) {
            tl_json_key(json, "cite");
            first = put_citations(data, part.citations);
        }
        put_status(json, part.status, first);
        tl_json_object_end(json);
    }
    if (any)
        tl_json_array_end(json);
}

/* Where the parent event is left out, the next event above that is not: it covers what
 * the event weighs. */
static void
put_cover(struct tl_page_data *data, uint32_t event)
{
    const struct tl_selected *selected = data->drawing->selected;
    uint32_t whole = tl_graph_event_part_of(data->graph, event);
    enum { MOST_LEVELS = 64 };
    if (whole == TL_NONE || !selected || selected->events[whole])
        return;
    for (int i = 0; whole != TL_NONE && !selected->events[whole] && i < MOST_LEVELS;
         i++)
        whole = tl_graph_event_part_of(data->graph, whole);
    if (whole != TL_NONE && selected->events[whole])
        tl_page_put_number(&data->json, "within", data->events[whole]);
}

static bool
has_rest_of_event(const struct tl_page_data *data, const struct tl_event *event)
{
    bool more = *event->date_text || *event->place || event->has_count || *event->url ||
                event->part_of != TL_NONE || event->attributes.count ||
                !follows_citations(data, event->status, event->citations) ||
                tells(TL_EVENT, event->record);
    for (uint32_t i = 0; !more && i < event->participations.count; i++) {
        struct tl_participation part =
            tl_graph_participation(data->graph, event->participations.first + i);
        more = has_more(data, &part);
    }
    return more;
}

static void
put_event_rest(struct tl_page_data *data, const struct tl_event *event)
{
    struct tl_json *json = &data->json;
    uint32_t place = tl_graph_event_place(data->graph, event->number);
    tl_json_member(json, "date_text", event->date_text);
    if (place != TL_NONE)
        tl_page_put_number(json, "place", place);
    if (event->has_count)
        tl_page_put_number(json, "count", event->count);
    if (*tl_exported_parent(data->drawing, event, data->losses))
        tl_page_put_number(json, "part_of", data->events[event->part_of]);
    put_cover(data, event->number);
    put_told(json, TL_EVENT, event->record);
    tl_json_member(json, "url", event->url);
    put_claims(data, TL_EVENT, event->number, event->settled, event->date);
    tl_page_put_attributes(json, event->attributes);
    put_parts(data, event->participations);
    tl_json_object_end(json);
}

/* Id, title (0: the kind is the title), kind, date, participants, description,
 * citations, the rest. */
void
tl_page_put_event(struct tl_page_data *data, uint32_t number)
{
    struct tl_json *json = &data->json;
    struct tl_event event = tl_graph_event(data->graph, number);
    tl_json_array_begin(json);
    tl_json_text(json, event.id);
    if (*event.title && strcmp(event.title, event.kind) == 0)
        tl_json_integer(json, 0);
    else
        tl_json_text(json, event.title);
    put_word_number(json, tl_graph_event_kind(data->graph, number));
    tl_json_text(json, event.date ? event.date->text : "");
    put_participants(data, event.participations);
    bool rest = has_rest_of_event(data, &event);
    put_texts(data, event.record, event.status, event.citations, rest);
    if (rest)
        put_event_rest(data, &event);
    tl_json_array_end(json);
}

/* Events are counted after actors. */
static void
put_end(struct tl_page_data *data, struct tl_item item)
{
    bool is_actor = item.type == TL_ACTOR;
    tl_json_integer(&data->json, is_actor
                                     ? tl_page_actor_place(data->timeline, item.number)
                                     : (int64_t)data->timeline->actor_count +
                                           data->events[item.number]);
}

/* Of the events on which it rests, those that are left out are only counted. */
static void
put_supports(struct tl_page_data *data, const struct tl_relation *relation)
{
    bool any = false;
    uint32_t unseen = 0;
    for (uint32_t i = 0; i < relation->event_count; i++) {
        uint32_t event = relation->events[i];
        bool kept = tl_exported_support(data->drawing, event, data->losses);
        if (kept && !any) {
            tl_json_key(&data->json, "events");
            tl_json_array_begin(&data->json);
        }
        any = any || kept;
        if (kept)
            tl_json_integer(&data->json, data->events[event]);
        else
            unseen++;
    }
    if (any)
        tl_json_array_end(&data->json);
    if (unseen > 0)
        tl_page_put_number(&data->json, "unseen", unseen);
}

static void
put_relation_rest(struct tl_page_data *data, const struct tl_relation *relation)
{
    struct tl_json *json = &data->json;
    put_texts(data, relation->record, relation->status, relation->citations, true);
    if (relation->date)
        tl_json_member(json, "date", relation->date->text);
    if (!relation->directed)
        tl_page_put_number(json, "undirected", 1);
    if (relation->has_weight) {
        tl_json_key(json, "weight");
        tl_json_weight(json, relation->weight);
    }
    if (relation->weight_disputed || relation->has_weight_disputed) {
        tl_json_key(json, "weight_disputed");
        tl_json_weight(json, relation->weight_disputed);
    }
    put_supports(data, relation);
    put_told(json, TL_RELATION, relation->record);
    put_claims(data, TL_RELATION, relation->number, relation->settled, relation->date);
    tl_page_put_attributes(json, relation->attributes);
    tl_json_object_end(json);
}

/* Id, source, target, kind, description, citations, the rest. */
void
tl_page_put_relation(struct tl_page_data *data, uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(data->graph, number);
    tl_json_array_begin(&data->json);
    tl_json_text(&data->json, relation.id);
    put_end(data, relation.source);
    put_end(data, relation.target);
    put_word_number(&data->json, tl_graph_relation_kind(data->graph, number));
    put_relation_rest(data, &relation);
    tl_json_array_end(&data->json);
}

void
tl_page_put_reference(struct tl_page_data *data, const struct tl_listed_source *listed)
{
    struct tl_json *json = &data->json;
    struct tl_reference it = tl_graph_reference(data->graph, listed->reference);
    tl_json_object_begin(json);
    tl_json_member(json, "id", it.id);
    tl_json_member(json, "title", it.title);
    tl_json_member(json, "publisher", it.publisher);
    tl_json_texts(json, "authors", it.authors);
    if (it.date)
        tl_json_member(json, "date", it.date->text);
    tl_json_member(json, "url", it.url);
    if (it.via != TL_NONE)
        tl_page_put_number(json, "via", data->references[it.via]);
    if (listed->depth)
        tl_page_put_number(json, "depth", listed->depth);
    tl_json_told(json, TL_REFERENCE, it.record);
    tl_page_put_attributes(json, it.attributes);
    tl_json_object_end(json);
}
