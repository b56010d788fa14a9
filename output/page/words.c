/*
 * What the items of the page refer to: words (kinds, roles, places), kinds with colours
 * and labels, and dates as the program understood them.
 */
#include "words.h"

#include <string.h>

#include "graph/date/members.h"
#include "graph/declared.h"
#include "output/dot/theme.h"

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
mark_event(const struct tl_page_data *data, struct marks *marks, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(data->graph, event);
    mark(marks, tl_graph_event_kind(data->graph, event), KIND_OF_EVENT);
    mark(marks, tl_graph_event_place(data->graph, event), OTHER_WORD);
    for (uint32_t i = 0; i < slice.count; i++)
        mark(marks, tl_graph_participation_role(data->graph, slice.first + i),
             OTHER_WORD);
}

static void
mark_words(const struct tl_page_data *data, struct marks *marks)
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
put_word(struct tl_page_data *data, uint32_t word)
{
    struct tl_json *json = &data->json;
    enum tl_side side = tl_graph_role_side(data->graph, word);
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
void
tl_page_put_words(struct tl_page_data *data)
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
 * nothing of a kind that has neither. The page has no outlines, so that a colour is one
 * kind's. */
static void
put_kind(struct tl_page_data *data, enum tl_type type, uint32_t word,
         const struct tl_dot_kinds kinds[2])
{
    struct tl_json *json = &data->json;
    const char *kind = tl_graph_word(data->graph, word);
    const char *label = tl_graph_kind_label(data->graph, type, kind);
    const char *colour = tl_dot_kinds_colour(&kinds[0], kind).area;
    const char *dark = tl_dot_kinds_colour(&kinds[1], kind).area;
    bool is_other = tl_dot_kinds_shares_colour(&kinds[0], kind) ||
                    (strcmp(colour, tl_dot_light.other.line) == 0 &&
                     strcmp(dark, tl_dot_dark.other.line) == 0);
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
put_kinds_of(struct tl_page_data *data, enum tl_type type)
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
put_relation_kinds(struct tl_page_data *data)
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

void
tl_page_put_kinds(struct tl_page_data *data)
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
void
tl_page_put_date_row(struct tl_page_data *data, const struct tl_date *date)
{
    struct tl_json *json = &data->json;
    char label[TL_DATE_LABEL_MAX];
    bool timed = data->has_axis && data->axis.timed && date->flags & TL_DATE_HAS_TIME &&
                 tl_axis_holds(date);
    tl_date_label(date, tl_drawing_language(data->drawing), label, sizeof label);
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
list_date(struct tl_page_data *data, const struct tl_date *date)
{
    if (!date || (data->date && strcmp(data->date, date->text) == 0))
        return;
    data->date = date->text;
    tl_json_newline(&data->json);
    tl_page_put_date_row(data, date);
}

static void
list_event_dates(struct tl_page_data *data, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(data->graph, event);
    list_date(data, tl_graph_event_date(data->graph, event));
    for (uint32_t i = 0; i < slice.count; i++)
        list_date(data, tl_graph_participation_date(data->graph, slice.first + i));
}

void
tl_page_put_dates(struct tl_page_data *data)
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
