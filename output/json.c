/*
 * The JSON document: all that was selected, in time order, one item a line. What it
 * holds is what the JSON reader takes, but for what stands beside a date for programs
 * that know no EDTF.
 */
#include <string.h>

#include "graph/claim.h"
#include "graph/declared.h"
#include "output/common/drawing.h"
#include "output/common/exported.h"
#include "output/common/json_properties.h"
#include "output/common/supported.h"
#include "output/syntax/json.h"
#include "output/syntax/memo.h"

struct document {
    struct tl_json json;
    const struct tl_drawing *drawing;
    struct tl_losses *losses;
    struct tl_memo *memo; /* of kinds, dates, and of participations with nothing
                             but a role */
};

/* What keys of the memo have besides a number or an address; a role comes on top. */
enum { DATE, KIND, PART };

/* The keys that are no fields and yet not for attributes. */
static const char *const reserved[TL_TYPES][8] = {
    [TL_DATASET] = {"tieline", "references", "actors", "events", "relations", "roles",
                    "kinds"},
    [TL_ACTOR] = {"cite"},
    [TL_EVENT] = {"participants", "cite"},
    [TL_RELATION] = {"cite"},
    [TL_PARTICIPATION] = {"cite"},
};

/* Those that say why a bound is null. */
static const struct {
    enum tl_date_flag flag;
    const char *key;
} endless[] = {
    {TL_DATE_OPEN_START, "open_start"},
    {TL_DATE_OPEN_END, "open_end"},
    {TL_DATE_UNKNOWN_START, "unknown_start"},
    {TL_DATE_UNKNOWN_END, "unknown_end"},
};

enum { ENDLESS = sizeof endless / sizeof *endless };

/* Whether a key follows from a date, beside which it is not read. */
static bool
is_derived(const char *key)
{
    static const char *const others[] = {"earliest", "latest", "label", NULL};
    size_t i = 0;
    while (i < ENDLESS && strcmp(endless[i].key, key) != 0)
        i++;
    return i < ENDLESS || tl_reserved_has(others, key);
}

static bool
is_taken(enum tl_type type, const struct tl_date *date, struct tl_settled settled,
         const char *key)
{
    bool is_settled = settled.claimed || settled.undecided;
    return tl_field_find(type, key) < TL_FIELDS ||
           tl_reserved_has(reserved[type], key) || (date && is_derived(key)) ||
           (is_settled && strcmp(key, "undecided") == 0);
}

#define NOT_SETTLED ((struct tl_settled){0, 0})

static void
put_attributes(struct document *document, enum tl_type type, const struct tl_date *date,
               struct tl_settled settled, struct tl_attributes attributes)
{
    const char *key;
    const char *value;
    if (attributes.count == 0)
        return;
    while (tl_attributes_next(&attributes, &key, &value)) {
        if (is_taken(type, date, settled, key))
            tl_reserved_count(document->losses);
        else
            tl_json_attribute(&document->json, key, value);
    }
}

/* Null where the date has no end there; nothing where it is too far to be counted. */
static void
put_bound(struct tl_json *json, const char *key, int64_t day)
{
    char text[TL_DAY_TEXT_MAX];
    if (day == TL_DAY_MIN || day == TL_DAY_MAX) {
        tl_json_key(json, key);
        tl_json_null(json);
    } else {
        tl_day_text(day, text, sizeof text);
        tl_json_member(json, key, text);
    }
}

/* What follows from a date, for programs that know no EDTF. */
static void
put_derived(struct tl_json *json, const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    put_bound(json, "earliest", date->start_earliest);
    put_bound(json, "latest", date->end_latest);
    for (size_t i = 0; i < ENDLESS; i++) {
        if (date->flags & endless[i].flag) {
            tl_json_key(json, endless[i].key);
            tl_json_bool(json, true);
        }
    }
    tl_date_label(date, TL_ENGLISH, label, sizeof label);
    tl_json_member(json, "label", label);
}

static void
put_whole_date(struct tl_out *out, const void *what)
{
    const struct tl_date *date = what;
    struct tl_json json = tl_json_begin(out);
    tl_json_member(&json, "date", date->text);
    put_derived(&json, date);
}

/* Writes members as put() writes them, or has written them before. */
static inline void
put_again(struct document *document, struct tl_memo_key key,
          void (*put)(struct tl_out *out, const void *what), const void *what)
{
    struct tl_text members = tl_memo_text(document->memo, key, put, what);
    tl_json_members(&document->json, members.bytes, members.length);
}

/* A date, which is not written where claims tell it; what follows from it is. */
static void
put_date(struct document *document, const struct tl_date *date,
         struct tl_settled settled)
{
    struct tl_memo_key key = {(uintptr_t)date, DATE};
    if (!date)
        return;
    if ((settled.claimed | settled.undecided) & TL_CLAIM_BIT(TL_DATE))
        put_derived(&document->json, date);
    else
        put_again(document, key, put_whole_date, date);
}

/* A text of a record, which may be known to be plain. */
static inline void
put_kept(struct tl_json *json, const char *key, const char *text, bool is_plain)
{
    size_t length = tl_record_length(text);
    if (is_plain && length > 0 && length < TL_RECORD_LONG)
        tl_json_plain_member(json, key, text, length);
    else
        tl_json_member(json, key, text);
}

static void
put_kind_member(struct tl_out *out, const void *what)
{
    struct tl_json json = tl_json_begin(out);
    tl_json_member(&json, tl_fields[TL_KIND].name, what);
}

/* A text that is an item's own, unless claims tell it. */
static void
put_own(struct tl_json *json, enum tl_field field, const char *text,
        struct tl_settled settled)
{
    if (!(settled.claimed & TL_CLAIM_BIT(field)))
        tl_json_member(json, tl_fields[field].name, text);
}

/* The fields about which the sources disagree. */
static void
put_undecided(struct tl_json *json, enum tl_type type, struct tl_settled settled)
{
    if (!settled.undecided)
        return;
    tl_json_key(json, "undecided");
    tl_json_array_begin(json);
    for (enum tl_field field = TL_ROLE; field < TL_ITEM_FIELDS; field++) {
        if (tl_type_may_claim(type, field) && settled.undecided & TL_CLAIM_BIT(field))
            tl_json_text(json, tl_fields[field].name);
    }
    tl_json_array_end(json);
}

static bool
has_claims(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    struct tl_claims claims = tl_claims_begin(graph, type, number);
    struct tl_claim claim;
    return tl_claims_next(&claims, &claim);
}

static bool
event_has_claims(const struct tl_graph *graph, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    uint32_t i = 0;
    while (i < slice.count && !has_claims(graph, TL_PARTICIPATION, slice.first + i))
        i++;
    return i < slice.count || has_claims(graph, TL_EVENT, event);
}

/* Whether any citation that is exported of events and relations makes a claim; version
 * 1 of the document has none. */
static bool
exports_claims(const struct tl_drawing *drawing)
{
    const struct tl_graph *graph = drawing->graph;
    const struct tl_timeline *timeline = drawing->timeline;
    bool found = false;
    if (!tl_graph_has_claims(graph))
        return false;
    for (uint32_t i = 0; !found && i < timeline->event_count; i++)
        found = event_has_claims(graph, timeline->events[i]);
    for (uint32_t i = 0; !found && i < timeline->relation_count; i++)
        found = has_claims(graph, TL_RELATION, timeline->relations[i]);
    return found;
}

static void
put_citation(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    const struct tl_graph *graph = document->drawing->graph;
    struct tl_citation citation = tl_graph_citation(graph, number);
    struct tl_exported_claims claims =
        tl_exported_claims(document->drawing, &citation, document->losses);
    if (claims.left_out)
        return;
    tl_json_object_begin(json);
    tl_json_member(json, "reference", tl_graph_reference_id(graph, citation.reference));
    tl_json_member(json, "locator", citation.locator);
    tl_json_member(json, "quote", citation.quote);
    if (citation.status != TL_STATED)
        tl_json_member(json, "status", tl_status_names[citation.status]);
    if (claims.count > 0) {
        tl_json_key(json, tl_fields[TL_SAYS].name);
        tl_json_claims(json, citation.says, claims.but);
    }
    put_attributes(document, TL_CITATION, NULL, NOT_SETTLED, citation.attributes);
    tl_json_object_end(json);
}

/* A list of what is inside of an item, such as its citations. */
static void
put_slice(struct document *document, const char *key, struct tl_slice slice,
          void (*put)(struct document *document, uint32_t number))
{
    if (slice.count == 0)
        return;
    tl_json_key(&document->json, key);
    tl_json_array_begin(&document->json);
    for (uint32_t i = 0; i < slice.count; i++)
        put(document, slice.first + i);
    tl_json_array_end(&document->json);
}

static void
put_part(struct tl_json *json, const struct tl_graph *graph, uint32_t actor,
         const char *role)
{
    tl_json_object_begin(json);
    tl_json_member(json, "actor",
                   tl_graph_id(graph, (struct tl_item){TL_ACTOR, actor}));
    tl_json_member(json, "role", role);
}

/* A participation with nothing else, as most are. */
struct plain_part {
    const struct tl_graph *graph;
    struct tl_plain_part part;
};

static void
put_plain_part(struct tl_out *out, const void *what)
{
    const struct plain_part *plain = what;
    struct tl_json json = tl_json_begin(out);
    put_part(&json, plain->graph, plain->part.actor,
             tl_graph_word(plain->graph, plain->part.role));
    tl_json_object_end(&json);
}

static void
put_participation(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    const struct tl_graph *graph = document->drawing->graph;
    struct plain_part plain = {graph, tl_graph_plain_part(graph, number)};
    if (plain.part.is_all) {
        struct tl_memo_key key = {plain.part.actor, (uint64_t)PART + plain.part.role};
        put_again(document, key, put_plain_part, &plain);
        return;
    }
    struct tl_participation participation = tl_graph_participation(graph, number);
    bool claimed = participation.settled.claimed & TL_CLAIM_BIT(TL_ROLE);
    put_part(json, graph, participation.actor, claimed ? "" : participation.role);
    put_date(document, participation.date, participation.settled);
    put_undecided(json, TL_PARTICIPATION, participation.settled);
    put_attributes(document, TL_PARTICIPATION, participation.date,
                   participation.settled, participation.attributes);
    put_slice(document, "cite", participation.citations, put_citation);
    tl_json_object_end(json);
}

static void
put_reference(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    const struct tl_graph *graph = document->drawing->graph;
    struct tl_reference reference = tl_graph_reference(graph, number);
    tl_json_member(json, "id", reference.id);
    tl_json_member(json, "title", reference.title);
    tl_json_member(json, "publisher", reference.publisher);
    tl_json_texts(json, "authors", reference.authors);
    put_date(document, reference.date, NOT_SETTLED);
    tl_json_told(json, TL_REFERENCE, reference.record);
    tl_json_member(json, "url", reference.url);
    if (reference.via != TL_NONE)
        tl_json_member(json, "via", tl_graph_reference_id(graph, reference.via));
    put_attributes(document, TL_REFERENCE, reference.date, NOT_SETTLED,
                   reference.attributes);
}

static void
put_actor(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    struct tl_actor actor = tl_graph_actor(document->drawing->graph, number);
    tl_json_member(json, "id", actor.id);
    tl_json_member(json, "name", actor.name);
    tl_json_member(json, "kind", actor.kind);
    tl_json_texts(json, "aliases", actor.aliases);
    tl_json_told(json, TL_ACTOR, actor.record);
    tl_json_member(json, "url", actor.url);
    put_attributes(document, TL_ACTOR, NULL, NOT_SETTLED, actor.attributes);
    put_slice(document, "cite", actor.citations, put_citation);
}

static void
put_event(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    struct tl_event event = tl_graph_event(document->drawing->graph, number);
    bool is_plain = tl_record_is_plain(event.record);
    struct tl_memo_key kind = {(uintptr_t)event.kind, KIND};
    put_kept(json, "id", event.id, is_plain);
    put_kept(json, "title", event.title, is_plain);
    if (*event.kind && !(event.settled.claimed & TL_CLAIM_BIT(TL_KIND)))
        put_again(document, kind, put_kind_member, event.kind);
    put_date(document, event.date, event.settled);
    tl_json_member(json, "date_text", event.date_text);
    put_own(json, TL_PLACE, event.place, event.settled);
    if (event.has_count && !(event.settled.claimed & TL_CLAIM_BIT(TL_COUNT))) {
        tl_json_key(json, "count");
        tl_json_integer(json, event.count);
    }
    put_own(json, TL_PART_OF,
            tl_exported_parent(document->drawing, &event, document->losses),
            event.settled);
    put_slice(document, "participants", event.participations, put_participation);
    tl_json_told(json, TL_EVENT, event.record);
    put_kept(json, "url", event.url, is_plain);
    put_undecided(json, TL_EVENT, event.settled);
    put_attributes(document, TL_EVENT, event.date, event.settled, event.attributes);
    put_slice(document, "cite", event.citations, put_citation);
}

/* The list is begun with the first event that is kept. */
static void
put_supports(struct document *document, const struct tl_relation *relation)
{
    struct tl_json *json = &document->json;
    bool begun = false;
    for (uint32_t i = 0; i < relation->event_count; i++) {
        const char *id = tl_exported_support(document->drawing, relation->events[i],
                                             document->losses);
        if (id && !begun) {
            tl_json_key(json, "events");
            tl_json_array_begin(json);
            begun = true;
        }
        if (id)
            tl_json_text(json, id);
    }
    if (begun)
        tl_json_array_end(json);
}

static void
put_relation(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    const struct tl_graph *graph = document->drawing->graph;
    struct tl_relation relation = tl_graph_relation(graph, number);
    tl_json_member(json, "id", relation.id);
    tl_json_member(json, "source", tl_graph_id(graph, relation.source));
    tl_json_member(json, "target", tl_graph_id(graph, relation.target));
    put_own(json, TL_KIND, relation.kind, relation.settled);
    put_date(document, relation.date, relation.settled);
    if (!relation.directed) {
        tl_json_key(json, "directed");
        tl_json_bool(json, false);
    }
    if (relation.has_weight && !(relation.settled.claimed & TL_CLAIM_BIT(TL_WEIGHT))) {
        tl_json_key(json, "weight");
        tl_json_weight(json, relation.weight);
    }
    if (relation.has_weight_disputed) {
        tl_json_key(json, "weight_disputed");
        tl_json_weight(json, relation.weight_disputed);
    }
    tl_json_told(json, TL_RELATION, relation.record);
    put_supports(document, &relation);
    put_undecided(json, TL_RELATION, relation.settled);
    put_attributes(document, TL_RELATION, relation.date, relation.settled,
                   relation.attributes);
    put_slice(document, "cite", relation.citations, put_citation);
}

/* Some of the items of one of the document's lists, an item a line. */
static void
put_some(struct document *document, const uint32_t *numbers, uint32_t from, uint32_t to,
         void (*put)(struct document *document, uint32_t number))
{
    struct tl_json *json = &document->json;
    for (uint32_t i = from; i < to; i++) {
        if (put == put_event)
            tl_graph_expect_events(document->drawing->graph, numbers, to, i);
        tl_json_newline(json);
        tl_json_object_begin(json);
        put(document, numbers[i]);
        tl_json_object_end(json);
    }
}

static void
begin_items(struct tl_json *json, const char *key)
{
    tl_json_newline(json);
    tl_json_key(json, key);
    tl_json_array_begin(json);
}

static void
end_items(struct tl_json *json, uint32_t count)
{
    if (count > 0)
        tl_json_newline(json);
    tl_json_array_end(json);
}

static void
put_items(struct document *document, const char *key, const uint32_t *numbers,
          uint32_t count, void (*put)(struct document *document, uint32_t number))
{
    begin_items(&document->json, key);
    put_some(document, numbers, 0, count, put);
    end_items(&document->json, count);
}

static void
put_role(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    struct tl_role role = tl_graph_role(document->drawing->graph, number);
    tl_json_member(json, "role", role.name);
    tl_json_member(json, "side", role.side);
    tl_json_member(json, "inverse", role.inverse);
    put_attributes(document, TL_DECLARED_ROLE, NULL, NOT_SETTLED, role.attributes);
}

static void
put_kind(struct document *document, uint32_t number)
{
    struct tl_json *json = &document->json;
    struct tl_kind kind = tl_graph_kind(document->drawing->graph, number);
    tl_json_member(json, "kind", kind.name);
    tl_json_member(json, "type", tl_type_names[kind.type]);
    tl_json_member(json, "label", kind.label);
    tl_json_member(json, "colour", kind.colour);
    put_attributes(document, TL_DECLARED_KIND, NULL, NOT_SETTLED, kind.attributes);
}

/* What the dataset declares, which is all written, whatever was selected. */
static void
put_declared(struct document *document, enum tl_type type,
             void (*put)(struct document *document, uint32_t number))
{
    uint32_t count = tl_graph_count(document->drawing->graph, type);
    if (!count)
        return;
    begin_items(&document->json, tl_type_plurals[type]);
    for (uint32_t i = 0; i < count; i++)
        put_some(document, &i, 0, 1, put);
    end_items(&document->json, count);
}

/* What comes before the events. */
static void
put_head(struct document *document)
{
    struct tl_json *json = &document->json;
    const struct tl_timeline *timeline = document->drawing->timeline;
    struct tl_dataset dataset = tl_graph_dataset(document->drawing->graph);
    tl_json_object_begin(json);
    tl_json_member(json, "tieline", exports_claims(document->drawing) ? "2" : "1");
    tl_json_member(json, "title", dataset.title);
    tl_json_member(json, "description", dataset.description);
    put_attributes(document, TL_DATASET, NULL, NOT_SETTLED, dataset.attributes);
    put_declared(document, TL_DECLARED_ROLE, put_role);
    put_declared(document, TL_DECLARED_KIND, put_kind);
    put_items(document, "references", timeline->references, timeline->reference_count,
              put_reference);
    put_items(document, "actors", timeline->actors, timeline->actor_count, put_actor);
    begin_items(json, "events");
}

static void
put_tail(struct document *document)
{
    struct tl_json *json = &document->json;
    const struct tl_timeline *timeline = document->drawing->timeline;
    end_items(json, timeline->event_count);
    put_items(document, "relations", timeline->relations, timeline->relation_count,
              put_relation);
    tl_json_object_end(json);
    tl_out_char(json->out, '\n');
}

/* The first event of a piece. */
static uint32_t
start_of(const struct tl_drawing *drawing, uint32_t piece)
{
    uint64_t count = drawing->timeline->event_count;
    return (uint32_t)(count * piece / (drawing->pieces ? drawing->pieces : 1));
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct document document = {.json = tl_json_begin(out),
                                .drawing = drawing,
                                .losses = losses,
                                .memo = tl_memo_new()};
    uint32_t from = start_of(drawing, drawing->piece);
    uint32_t to = start_of(drawing, drawing->piece + 1);
    if (drawing->piece == 0)
        put_head(&document);
    else
        tl_json_go_on(&document.json, from == 0);
    put_some(&document, drawing->timeline->events, from, to, put_event);
    if (drawing->piece + 1 >= drawing->pieces)
        put_tail(&document);
    tl_memo_free(document.memo);
}

const struct tl_format tl_format_json = {
    .name = "json",
    .endings = "json",
    .about = "all that was selected, in time order; reads back",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .view = TL_VIEW_TIMELINE,
    .in_pieces = true,
    .reads_back = true,
    .parts = {{NULL, emit}},
};

/* What events mention by their ids alone. */
static void
count_line_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    static const struct tl_supported supported = {
        .fields = {
            [TL_ACTOR] = TL_SUPPORTS(TL_ID), [TL_REFERENCE] = TL_SUPPORTS(TL_ID)}};
    static const struct tl_supported nothing = {.fields = {0}};
    tl_losses_add_many(losses, "actors exported with their id only",
                       tl_unsupported_count(drawing, &supported, TL_ACTOR));
    tl_losses_add_many(losses, "references exported with their id only",
                       tl_unsupported_count(drawing, &supported, TL_REFERENCE));
    tl_losses_add_many(losses, "relations left out", drawing->timeline->relation_count);
    if (tl_unsupported_count(drawing, &nothing, TL_DATASET))
        tl_losses_add(losses, TL_SUPPORTS_DATASET);
}

static void
emit_lines(const struct tl_drawing *drawing, struct tl_out *out,
           struct tl_losses *losses)
{
    struct document document = {
        .drawing = drawing, .losses = losses, .memo = tl_memo_new()};
    const uint32_t *events = drawing->timeline->events;
    uint32_t to = start_of(drawing, drawing->piece + 1);
    for (uint32_t i = start_of(drawing, drawing->piece); i < to; i++) {
        tl_graph_expect_events(drawing->graph, events, to, i);
        document.json = tl_json_begin(out);
        tl_json_object_begin(&document.json);
        put_event(&document, events[i]);
        tl_json_object_end(&document.json);
        tl_out_char(out, '\n');
    }
    tl_memo_free(document.memo);
    if (drawing->piece == 0)
        count_line_losses(drawing, losses);
}

const struct tl_format tl_format_jsonl = {
    .name = "jsonl",
    .endings = "jsonl ndjson",
    .about = "JSON Lines: an event a line; reads back",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .view = TL_VIEW_TIMELINE,
    .in_pieces = true,
    .reads_back = true,
    .parts = {{NULL, emit_lines}},
};
