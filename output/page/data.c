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
#include "page.h"

#include "graph/claim.h"
#include "graph/date/members.h"
#include "graph/declared.h"
#include "graph/layout/axis.h"
#include "graph/rival.h"
#include "output/common/exported.h"
#include "output/common/json_properties.h"
#include "output/dot/theme.h"
#include "output/syntax/json.h"

struct data {
    struct tl_json json;
    const struct tl_drawing *drawing;
    const struct tl_graph *graph;
    const struct tl_timeline *timeline;
    struct tl_losses *losses;
    struct tl_axis axis;
    bool has_axis;
    const char *date; /* the last one that was written */
    uint32_t *events; /* the numbers of events and references in their lists */
    uint32_t *references;
    uint32_t word; /* the number of the next word, if none is left out before */
};

/* --- Words -------------------------------------------------------------------- */

/* Words are marked so many at a time, which is nearly always all of them. */
enum { MARKS = 1 << 16 };

enum word_use {
    KIND_OF_EVENT = 1,
    KIND_OF_ACTOR = 2,
    KIND_OF_RELATION = 4,
    OTHER_WORD = 8
};

struct marks {
    uint32_t first;
    unsigned char uses[MARKS];
};

static void
mark(struct marks *marks, uint32_t word, enum word_use use)
{
    if (word != TL_NONE && word >= marks->first && word - marks->first < MARKS)
        marks->uses[word - marks->first] |= (unsigned char)use;
}

static void
mark_event(const struct data *data, struct marks *marks, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(data->graph, event);
    mark(marks, tl_graph_event_kind(data->graph, event), KIND_OF_EVENT);
    mark(marks, tl_graph_event_place(data->graph, event), OTHER_WORD);
    for (uint32_t i = 0; i < slice.count; i++)
        mark(marks, tl_graph_participation_role(data->graph, slice.first + i),
             OTHER_WORD);
}

static void
mark_words(const struct data *data, struct marks *marks)
{
    const struct tl_timeline *timeline = data->timeline;
    memset(marks->uses, 0, sizeof marks->uses);
    for (uint32_t i = 0; i < timeline->event_count; i++)
        mark_event(data, marks, timeline->events[i]);
    for (uint32_t i = 0; i < timeline->actor_count; i++)
        mark(marks, tl_graph_actor_kind(data->graph, timeline->actors[i]),
             KIND_OF_ACTOR);
    for (uint32_t i = 0; i < timeline->relation_count; i++)
        mark(marks, tl_graph_relation_kind(data->graph, timeline->relations[i]),
             KIND_OF_RELATION);
}

static void
put_word(struct data *data, uint32_t word)
{
    struct tl_json *json = &data->json;
    enum tl_side side = tl_graph_role_side(data->graph, word);
    tl_json_newline(json);
    if (word != data->word)
        tl_json_integer(json, word);
    data->word = word + 1;
    if (side != TL_SIDE_NONE)
        tl_json_array_begin(json);
    tl_json_text(json, tl_graph_word(data->graph, word));
    if (side == TL_SIDE_NONE)
        return;
    tl_json_integer(json, side);
    tl_json_array_end(json);
}

/* Texts; [text, side] of a role that is on one; and where words are left out that only
 * others have, the number of the next. */
static void
put_words(struct data *data)
{
    struct marks marks = {0};
    uint32_t words = tl_graph_word_count(data->graph);
    tl_json_newline(&data->json);
    tl_json_key(&data->json, "words");
    tl_json_array_begin(&data->json);
    for (uint32_t word = 0; word < words; word++) {
        if (word % MARKS == 0) {
            marks.first = word;
            mark_words(data, &marks);
        }
        if (marks.uses[word % MARKS])
            put_word(data, word);
    }
    tl_json_array_end(&data->json);
}

/* The colours of a kind on a light and on a dark ground, and what people read for it;
 * nothing of a kind that has neither. */
static void
put_kind(struct data *data, enum tl_type type, uint32_t word,
         const struct tl_dot_kinds kinds[2])
{
    struct tl_json *json = &data->json;
    const char *kind = tl_graph_word(data->graph, word);
    const char *label = tl_graph_kind_label(data->graph, type, kind);
    const char *colour = tl_dot_kinds_colour(&kinds[0], kind).area;
    const char *dark = tl_dot_kinds_colour(&kinds[1], kind).area;
    bool is_other = strcmp(colour, tl_dot_light.other.line) == 0 &&
                    strcmp(dark, tl_dot_dark.other.line) == 0;
    if (is_other && strcmp(label, kind) == 0)
        return;
    tl_json_newline(json);
    tl_json_array_begin(json);
    tl_json_integer(json, word);
    tl_json_text(json, is_other ? "" : colour);
    tl_json_text(json, is_other ? "" : dark);
    if (strcmp(label, kind) != 0)
        tl_json_text(json, label);
    tl_json_array_end(json);
}

/* The kinds of the events or actors that are exported, in their order. */
static void
put_kinds_of(struct data *data, enum tl_type type)
{
    const struct tl_timeline *timeline = data->timeline;
    const struct tl_graph *graph = data->graph;
    bool events = type == TL_EVENT;
    uint32_t count = events ? timeline->event_count : timeline->actor_count;
    struct marks marks = {0};
    struct tl_dot_kinds kinds[2] = {tl_dot_kinds_of(&tl_dot_light, graph, type),
                                    tl_dot_kinds_of(&tl_dot_dark, graph, type)};
    tl_json_key(&data->json, tl_type_names[type]);
    tl_json_array_begin(&data->json);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t word = events ? tl_graph_event_kind(graph, timeline->events[i])
                               : tl_graph_actor_kind(graph, timeline->actors[i]);
        if (word == TL_NONE || (word < MARKS && marks.uses[word]))
            continue;
        if (word < MARKS)
            marks.uses[word] = 1;
        tl_dot_kinds_add(&kinds[0], tl_graph_word(graph, word));
        tl_dot_kinds_add(&kinds[1], tl_graph_word(graph, word));
        if (word < MARKS)
            put_kind(data, type, word, kinds);
    }
    tl_json_array_end(&data->json);
}

/* Kinds of relations have a label and a colour only where these are declared. */
static void
put_relation_kinds(struct data *data)
{
    uint32_t words = tl_graph_word_count(data->graph);
    struct marks marks = {0};
    struct tl_kind kind;
    mark_words(data, &marks);
    tl_json_key(&data->json, tl_type_names[TL_RELATION]);
    tl_json_array_begin(&data->json);
    for (uint32_t word = 0; word < words && word < MARKS; word++) {
        const char *name = tl_graph_word(data->graph, word);
        if (!(marks.uses[word] & KIND_OF_RELATION) ||
            !tl_graph_kind_find(data->graph, TL_RELATION, name, &kind))
            continue;
        tl_json_newline(&data->json);
        tl_json_array_begin(&data->json);
        tl_json_integer(&data->json, word);
        tl_json_text(&data->json, "");
        tl_json_text(&data->json, "");
        tl_json_text(&data->json, kind.label);
        tl_json_array_end(&data->json);
    }
    tl_json_array_end(&data->json);
}

static void
put_kinds(struct data *data)
{
    tl_json_newline(&data->json);
    tl_json_key(&data->json, "kinds");
    tl_json_object_begin(&data->json);
    put_kinds_of(data, TL_EVENT);
    put_kinds_of(data, TL_ACTOR);
    put_relation_kinds(data);
    tl_json_object_end(&data->json);
}

/* --- Dates -------------------------------------------------------------------- */

/* A day as a number; the infinite are beyond what a double holds. */
static void
put_day(struct tl_json *json, int64_t day)
{
    if (day == TL_DAY_MIN)
        tl_json_number(json, "-1e999");
    else if (day == TL_DAY_MAX)
        tl_json_number(json, "1e999");
    else
        tl_json_integer(json, day);
}

static void
put_members(struct tl_json *json, const struct tl_date *date)
{
    struct tl_date_members members = tl_date_members_begin(date);
    tl_json_array_begin(json);
    while (tl_date_members_next(&members)) {
        put_day(json, members.earliest);
        put_day(json, members.latest);
    }
    tl_json_array_end(json);
}

/* Beside the flags of a date: which of its ends has no year. */
enum { LACKS_FIRST_YEAR = 1 << 20, LACKS_LAST_YEAR = 1 << 21 };

/* Its text, label (nothing where that is the text), four days, flags; where it has a
 * time, the second of it on the axis; where it is a set, its members. */
static void
put_date_row(struct data *data, const struct tl_date *date)
{
    struct tl_json *json = &data->json;
    char label[TL_DATE_LABEL_MAX];
    bool timed = data->has_axis && data->axis.timed && date->flags & TL_DATE_HAS_TIME &&
                 tl_axis_holds(date);
    tl_date_label(date, label, sizeof label);
    tl_json_array_begin(json);
    tl_json_text(json, date->text);
    tl_json_text(json, strcmp(label, date->text) ? label : "");
    put_day(json, date->start_earliest);
    put_day(json, date->start_latest);
    put_day(json, date->end_earliest);
    put_day(json, date->end_latest);
    tl_json_integer(
        json, date->flags | (tl_date_lacks_year(&date->first) ? LACKS_FIRST_YEAR : 0) |
                  (tl_date_lacks_year(&date->last) ? LACKS_LAST_YEAR : 0));
    if (timed)
        tl_json_integer(json, tl_axis_moment(&data->axis, date));
    else if (tl_date_has_members(date))
        tl_json_null(json);
    if (tl_date_has_members(date))
        put_members(json, date);
    tl_json_array_end(json);
}

/* Dates come in the order of events, so that nearly all are written once. */
static void
list_date(struct data *data, const struct tl_date *date)
{
    if (!date || (data->date && strcmp(data->date, date->text) == 0))
        return;
    data->date = date->text;
    tl_json_newline(&data->json);
    put_date_row(data, date);
}

static void
list_event_dates(struct data *data, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(data->graph, event);
    list_date(data, tl_graph_event_date(data->graph, event));
    for (uint32_t i = 0; i < slice.count; i++)
        list_date(data, tl_graph_participation_date(data->graph, slice.first + i));
}

static void
put_dates(struct data *data)
{
    const struct tl_timeline *timeline = data->timeline;
    tl_json_newline(&data->json);
    tl_json_key(&data->json, "dates");
    tl_json_array_begin(&data->json);
    for (uint32_t i = 0; i < timeline->event_count; i++)
        list_event_dates(data, timeline->events[i]);
    for (uint32_t i = 0; i < timeline->relation_count; i++)
        list_date(data, tl_graph_relation(data->graph, timeline->relations[i]).date);
    for (uint32_t i = 0; i < timeline->reference_count; i++)
        list_date(data, tl_graph_reference(data->graph, timeline->references[i]).date);
    tl_json_array_end(&data->json);
}

/* --- What items have in common ------------------------------------------------ */

static void
put_list(struct tl_json *json, const char *key, const char *list)
{
    if (!*list)
        return;
    tl_json_key(json, key);
    tl_json_array_begin(json);
    for (; *list; list += strlen(list) + 1)
        tl_json_text(json, list);
    tl_json_array_end(json);
}

/* Keys are texts of a list, so that none is the name of something in JavaScript. */
static void
put_attributes(struct tl_json *json, struct tl_attributes attributes)
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

static void
put_number(struct tl_json *json, const char *key, int64_t number)
{
    tl_json_key(json, key);
    tl_json_integer(json, number);
}

/* Nothing where the status is that of the first citation, or there is none. */
static void
put_status(struct tl_json *json, enum tl_status status, enum tl_status first)
{
    if (status != first)
        put_number(json, "status", status);
}

/* Reference, locator, quote, status, the rest: what is said at the end is left out
 * where it is nothing, or stated. */
static void
put_citation(struct data *data, const struct tl_citation *citation,
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
    put_attributes(json, citation->attributes);
    if (more)
        tl_json_object_end(json);
    tl_json_array_end(json);
}

/* Returns the status of the first one. */
static enum tl_status
put_citations(struct data *data, struct tl_slice slice)
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
follows_citations(const struct data *data, enum tl_status status,
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
put_texts(struct data *data, const char *record, enum tl_status status,
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
put_claim(struct data *data, const struct tl_claim *claim, const struct tl_date *own)
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
        put_date_row(data, &date);
    tl_json_array_end(json);
}

/* The fields whose values nobody states, each with inferred or assessed. */
static void
put_unsure(struct data *data, enum tl_type type, uint32_t number)
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
put_claims(struct data *data, enum tl_type type, uint32_t number,
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

/* The place of an actor in the list, in which it is. */
static uint32_t
place_of(const struct tl_timeline *timeline, uint32_t actor)
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

static void
put_actor(struct data *data, uint32_t number)
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
        put_list(json, "aliases", actor.aliases);
        put_told(json, TL_ACTOR, actor.record);
        tl_json_member(json, "url", actor.url);
        put_attributes(json, actor.attributes);
        tl_json_object_end(json);
    }
    tl_json_array_end(json);
}

static bool
is_off(const struct data *data, uint32_t participation)
{
    const struct tl_selection *selection = data->drawing->selection;
    return selection && !tl_selection_takes(selection, data->graph, participation);
}

/* Whether more is to be said of a participation than actor and role. */
static bool
has_more(const struct data *data, const struct tl_participation *part)
{
    return part->date || part->citations.count || part->attributes.count ||
           part->status != TL_UNCITED || is_off(data, part->number);
}

/* Actor, role, actor, role, … */
static void
put_participants(struct data *data, struct tl_slice slice)
{
    struct tl_json *json = &data->json;
    tl_json_array_begin(json);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        uint32_t actor = tl_graph_participation_actor(data->graph, i);
        tl_json_integer(json, place_of(data->timeline, actor));
        put_word_number(json, tl_graph_participation_role(data->graph, i));
    }
    tl_json_array_end(json);
}

/* What more there is of participations, each with its number among them; off: by its
 * own date it is not in the window of the export, and makes no ties. */
static void
put_parts(struct data *data, struct tl_slice slice)
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
        put_number(json, "at", i);
        if (part.date)
            tl_json_member(json, "date", part.date->text);
        if (is_off(data, slice.first + i))
            put_number(json, "off", 1);
        put_claims(data, TL_PARTICIPATION, slice.first + i, part.settled, part.date);
        put_attributes(json, part.attributes);
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
put_cover(struct data *data, uint32_t event)
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
        put_number(&data->json, "within", data->events[whole]);
}

static bool
has_rest_of_event(const struct data *data, const struct tl_event *event)
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
put_event_rest(struct data *data, const struct tl_event *event)
{
    struct tl_json *json = &data->json;
    uint32_t place = tl_graph_event_place(data->graph, event->number);
    tl_json_member(json, "date_text", event->date_text);
    if (place != TL_NONE)
        put_number(json, "place", place);
    if (event->has_count)
        put_number(json, "count", event->count);
    if (*tl_exported_parent(data->drawing, event, data->losses))
        put_number(json, "part_of", data->events[event->part_of]);
    put_cover(data, event->number);
    put_told(json, TL_EVENT, event->record);
    tl_json_member(json, "url", event->url);
    put_claims(data, TL_EVENT, event->number, event->settled, event->date);
    put_attributes(json, event->attributes);
    put_parts(data, event->participations);
    tl_json_object_end(json);
}

/* Id, title (0: the kind is the title), kind, date, participants, description,
 * citations, the rest. */
static void
put_event(struct data *data, uint32_t number)
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
put_end(struct data *data, struct tl_item item)
{
    bool is_actor = item.type == TL_ACTOR;
    tl_json_integer(&data->json, is_actor ? place_of(data->timeline, item.number)
                                          : (int64_t)data->timeline->actor_count +
                                                data->events[item.number]);
}

/* Of the events on which it rests, those that are left out are only counted. */
static void
put_supports(struct data *data, const struct tl_relation *relation)
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
        put_number(&data->json, "unseen", unseen);
}

static void
put_relation_rest(struct data *data, const struct tl_relation *relation)
{
    struct tl_json *json = &data->json;
    put_texts(data, relation->record, relation->status, relation->citations, true);
    if (relation->date)
        tl_json_member(json, "date", relation->date->text);
    if (!relation->directed)
        put_number(json, "undirected", 1);
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
    put_attributes(json, relation->attributes);
    tl_json_object_end(json);
}

/* Id, source, target, kind, description, citations, the rest. */
static void
put_relation(struct data *data, uint32_t number)
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

static void
put_reference(struct data *data, const struct tl_listed_source *listed)
{
    struct tl_json *json = &data->json;
    struct tl_reference it = tl_graph_reference(data->graph, listed->reference);
    tl_json_object_begin(json);
    tl_json_member(json, "id", it.id);
    tl_json_member(json, "title", it.title);
    tl_json_member(json, "publisher", it.publisher);
    put_list(json, "authors", it.authors);
    if (it.date)
        tl_json_member(json, "date", it.date->text);
    tl_json_member(json, "url", it.url);
    if (it.via != TL_NONE)
        put_number(json, "via", data->references[it.via]);
    if (listed->depth)
        put_number(json, "depth", listed->depth);
    tl_json_told(json, TL_REFERENCE, it.record);
    put_attributes(json, it.attributes);
    tl_json_object_end(json);
}

/* --- The whole ---------------------------------------------------------------- */

static void
put_items(struct data *data, const char *key, const uint32_t *numbers, uint32_t count,
          void (*put)(struct data *data, uint32_t number))
{
    tl_json_newline(&data->json);
    tl_json_key(&data->json, key);
    tl_json_array_begin(&data->json);
    for (uint32_t i = 0; i < count; i++) {
        if (put == put_event)
            tl_graph_expect_events(data->graph, numbers, count, i);
        tl_json_newline(&data->json);
        put(data, numbers[i]);
    }
    tl_json_array_end(&data->json);
}

/* As readers want them listed; without such a list in order of id. */
static struct tl_listed_source
listed_source(const struct data *data, uint32_t place)
{
    const struct tl_source_list *sources = data->drawing->sources;
    struct tl_listed_source listed = {0};
    if (sources)
        return sources->list[place];
    listed.reference = data->timeline->references[place];
    return listed;
}

static uint32_t
source_count(const struct data *data)
{
    const struct tl_source_list *sources = data->drawing->sources;
    return sources ? sources->count : data->timeline->reference_count;
}

static void
put_references(struct data *data)
{
    tl_json_newline(&data->json);
    tl_json_key(&data->json, "references");
    tl_json_array_begin(&data->json);
    for (uint32_t i = 0; i < source_count(data); i++) {
        struct tl_listed_source listed = listed_source(data, i);
        tl_json_newline(&data->json);
        put_reference(data, &listed);
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
number_items(struct data *data)
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
put_axis(struct data *data)
{
    struct tl_json *json = &data->json;
    const struct tl_axis *axis = &data->axis;
    char label[TL_AXIS_LABEL_MAX];
    if (!data->has_axis)
        return;
    tl_json_newline(json);
    tl_json_key(json, "axis");
    tl_json_object_begin(json);
    put_number(json, "first", axis->first);
    put_number(json, "last", axis->last);
    put_number(json, "timed", axis->timed);
    tl_axis_clock_label(axis, label);
    tl_json_member(json, "clock", label);
    tl_json_key(json, "gaps");
    tl_json_array_begin(json);
    for (unsigned i = 0; i < axis->gap_count; i++) {
        tl_axis_gap_label(axis, &axis->gaps[i], label);
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
put_selection(struct data *data)
{
    const struct tl_selection *selection = data->drawing->selection;
    struct tl_json *json = &data->json;
    tl_json_newline(json);
    put_number(json, "max_pairs", selection ? selection->max_pairs : TL_MAX_PAIRS);
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
draws_all(const struct data *data)
{
    const struct tl_network *network = data->drawing->network;
    uint32_t i = 0;
    while (network && i < network->node_count &&
           place_of(data->timeline, network->nodes[i].item.number) == i)
        i++;
    return i == data->timeline->actor_count;
}

/* The actors that are drawn, where some are not. */
static void
put_drawn(struct data *data)
{
    const struct tl_network *network = data->drawing->network;
    struct tl_json *json = &data->json;
    tl_json_newline(json);
    if (draws_all(data))
        return;
    tl_json_key(json, "drawn");
    tl_json_array_begin(json);
    for (uint32_t i = 0; network && i < network->node_count; i++)
        tl_json_integer(json, place_of(data->timeline, network->nodes[i].item.number));
    tl_json_array_end(json);
}

static void
put_node(struct data *data, uint32_t node)
{
    const struct tl_network *network = data->drawing->network;
    tl_json_integer(&data->json,
                    place_of(data->timeline, network->nodes[node].item.number));
}

/* The ends of the ties of the network, once for all kinds. */
static void
put_lines(struct data *data)
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
    struct data data = {.json = tl_json_begin_in_html(out),
                        .drawing = drawing,
                        .graph = drawing->graph,
                        .timeline = drawing->timeline,
                        .losses = losses};
    const struct tl_timeline *timeline = drawing->timeline;
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    data.has_axis = tl_axis_of(&data.axis, timeline);
    number_items(&data);
    tl_json_object_begin(&data.json);
    put_number(&data.json, "page", 1);
    tl_json_member(&data.json, "title", dataset.title);
    tl_json_member(&data.json, "description", dataset.description);
    put_attributes(&data.json, dataset.attributes);
    put_selection(&data);
    put_axis(&data);
    put_words(&data);
    put_kinds(&data);
    put_dates(&data);
    put_references(&data);
    put_items(&data, "actors", timeline->actors, timeline->actor_count, put_actor);
    put_items(&data, "events", timeline->events, timeline->event_count, put_event);
    put_items(&data, "relations", timeline->relations, timeline->relation_count,
              put_relation);
    put_drawn(&data);
    put_lines(&data);
    tl_json_object_end(&data.json);
    tl_free(data.events);
    tl_free(data.references);
}
