/*
 * vis-timeline: items and groups, which are the kinds of events.
 *
 * It takes what looks like a number for milliseconds and two digits for a year of our
 * time, so that all times are written in full. An event at several times is an item at
 * each. What cannot be told by a start and an
 * end is in the class of an item, for a style sheet, and in words in its tooltip.
 */
#include <stdio.h>

#include "graph/declared.h"
#include "graph/date/lower.h"
#include "graph/date/members.h"
#include "graph/graph.h"
#include "graph/title.h"
#include "output/common/html.h"
#include "output/common/exported.h"
#include "output/syntax/js_id.h"

/*
 * What vis-timeline draws of an event: one item, or one for each of several times at
 * which it was.
 */

/* Days that the tool knows; infinite where a date has none, or one too far away. */
struct place {
    int64_t first;
    int64_t last;
    bool cut; /* an end lies beyond what the tool knows */
};

struct item {
    const struct tl_event *event;
    uint32_t number; /* 1 for the first or only one; 0 before it */
    struct place place;
    uint32_t flags;     /* of the date, as far as they are true of this time */
    const char *extent; /* a class: whether it fills its range, or took place at some
                           time of it; NULL for one day */
    bool several;       /* internal, as what follows */
    struct tl_date_members members;
};

/*
 * Half of what a JavaScript Date can hold: where the tool fits its window around the
 * items it needs room on both sides, and fails without.
 */
static const struct tl_date_limits limits = {-50000000, 50000000};

/* Whether a day is neither. */
static bool
is_infinite(int64_t day)
{
    return day == TL_DAY_MIN || day == TL_DAY_MAX;
}

static bool
is_held(int64_t day)
{
    return day >= limits.first && day <= limits.last;
}

/* An unknown end is not drawn as if it were one: what is known of the other end stands
 * alone. */
static struct place
place_of(const struct tl_date *date)
{
    struct tl_date_days days = tl_date_to_days(date, &limits);
    struct place place = {days.first, days.last, days.lost & TL_LOSS_FAR};
    if (date->flags & TL_DATE_UNKNOWN_START && !is_infinite(days.last))
        place.first = date->end_earliest;
    if (date->flags & TL_DATE_UNKNOWN_END && !is_infinite(days.first))
        place.last = date->start_latest;
    if (!is_held(place.first))
        place.first = TL_DAY_MIN;
    if (!is_held(place.last))
        place.last = TL_DAY_MAX;
    return place;
}

/* Whether there is nothing to draw. */
static bool
is_nowhere(const struct place *place)
{
    return is_infinite(place->first) && is_infinite(place->last);
}

/* Whether an event of such a date is drawn at each of several times: not of so many
 * that they would hide all else. */
static bool
is_several(const struct tl_date *date)
{
    enum { MOST = 100 };
    int count = 0;
    if (!(date->flags & TL_DATE_ALL_OF) || !tl_date_has_members(date))
        return false;
    struct tl_date_members members = tl_date_members_begin(date);
    while (count <= MOST && tl_date_members_next(&members))
        count++;
    return count <= MOST;
}

static const char *
extent_of(const struct tl_date *date)
{
    if (date->flags & (TL_DATE_INTERVAL | TL_DATE_ALL_OF))
        return "lasting";
    return date->start_earliest == date->end_latest ? NULL : "within";
}

/* Before the first item of an event that has a date; borrows it. */
static struct item
items_begin(const struct tl_event *event)
{
    struct item item = {.event = event,
                        .place = place_of(event->date),
                        .flags = event->date->flags,
                        .extent = extent_of(event->date),
                        .several = is_several(event->date)};
    if (item.several)
        item.members = tl_date_members_begin(event->date);
    return item;
}

/* Puts an item at a member of the set. */
static void
place_member(struct item *item)
{
    int64_t first = item->members.earliest, last = item->members.latest;
    item->flags &= ~(uint32_t)(TL_DATE_OPEN_START | TL_DATE_OPEN_END);
    item->flags |= first == TL_DAY_MIN ? TL_DATE_OPEN_START : 0U;
    item->flags |= last == TL_DAY_MAX ? TL_DATE_OPEN_END : 0U;
    item->extent = first == last ? NULL : "within";
    item->place.first = is_held(first) ? first : TL_DAY_MIN;
    item->place.last = is_held(last) ? last : TL_DAY_MAX;
    item->place.cut = (!is_held(first) && first != TL_DAY_MIN) ||
                      (!is_held(last) && last != TL_DAY_MAX);
}

/* Finds the next; false where there is none left. */
static bool
items_next(struct item *item)
{
    if (!item->several)
        return item->number++ == 0;
    while (tl_date_members_next(&item->members)) {
        place_member(item);
        if (is_nowhere(&item->place))
            continue;
        item->number++;
        return true;
    }
    return false;
}

struct chart {
    struct tl_json json;
    const struct tl_drawing *drawing;
    struct tl_losses *losses;
    struct tl_clock clock;
    int64_t first; /* the days that all items lie between */
    int64_t last;
    bool has_kindless; /* some item has no kind */
};

static const struct {
    uint32_t flag;
    const char *name;
} classes[] = {
    {TL_DATE_APPROXIMATE, "approximate"},
    {TL_DATE_UNCERTAIN, "uncertain"},
    {TL_DATE_ONE_OF, "one-of"},
    {TL_DATE_ALL_OF, "all-of"},
    {TL_DATE_OPEN_START, "open-start"},
    {TL_DATE_OPEN_END, "open-end"},
    {TL_DATE_UNKNOWN_START, "unknown-start"},
    {TL_DATE_UNKNOWN_END, "unknown-end"},
};

enum { CLASSES = sizeof classes / sizeof *classes };

/* The id of the group for items without a kind, which no kind has: where there are
 * groups, the tool does not draw an item that is in none. */
static const char kindless[] = "tieline:kindless";

static void
stretch(struct chart *chart, int64_t day)
{
    if (is_infinite(day))
        return;
    chart->first = day < chart->first ? day : chart->first;
    chart->last = day > chart->last ? day : chart->last;
}

static void
measure(struct chart *chart)
{
    const struct tl_timeline *timeline = chart->drawing->timeline;
    chart->first = TL_DAY_MAX;
    chart->last = TL_DAY_MIN;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        const struct tl_date *date =
            tl_graph_event_date(chart->drawing->graph, timeline->events[i]);
        if (!date)
            continue;
        struct place place = place_of(date);
        if (date->flags & TL_DATE_HAS_TIME)
            place.first = place.last = tl_clock_tell(&chart->clock, date).day;
        stretch(chart, place.first);
        stretch(chart, place.last);
    }
}

static void
put_start(struct chart *chart, const struct tl_date *date, int64_t day)
{
    char text[TL_DAY_TEXT_MAX + 16];
    struct tl_clock_time time = {.day = day};
    if (date->flags & TL_DATE_HAS_TIME)
        time = tl_clock_tell(&chart->clock, date);
    tl_date_js_text(&time, text, sizeof text);
    tl_json_member(&chart->json, "start", text);
}

/* Ends where the day after begins. */
static void
put_end(struct tl_json *json, int64_t day)
{
    char text[TL_DAY_TEXT_MAX + 16];
    struct tl_clock_time next = {.day = day + 1};
    tl_date_js_text(&next, text, sizeof text);
    tl_json_member(json, "end", text);
}

/* Where an item begins whose start is open: a tenth of the chart before its end, as it
 * need not have begun before all else. */
static int64_t
start_of(const struct chart *chart, const struct item *item)
{
    enum { SHARE = 10 };
    const struct place *place = &item->place;
    if (!is_infinite(place->first))
        return place->first;
    if (!(item->flags & TL_DATE_OPEN_START) || is_infinite(place->last))
        return chart->first;
    int64_t first = place->last - (chart->last - chart->first) / SHARE;
    return first > chart->first ? first : chart->first;
}

static void
put_time(struct chart *chart, const struct item *item)
{
    struct tl_json *json = &chart->json;
    const struct tl_date *date = item->event->date;
    const struct place *place = &item->place;
    int64_t first = start_of(chart, item);
    int64_t last = is_infinite(place->last) ? chart->last : place->last;
    bool point = first == last && !(date->flags & TL_DATE_INTERVAL);
    put_start(chart, date, first);
    if (!point)
        put_end(json, last);
    tl_json_member(json, "type", point ? "point" : "range");
}

static void
add_class(struct tl_json *json, bool *begun, const char *name)
{
    if (*begun)
        tl_json_string_add(json, " ");
    tl_json_string_add(json, name);
    *begun = true;
}

static void
put_classes(struct tl_json *json, const struct item *item)
{
    enum tl_status status = item->event->status;
    bool begun = false;
    tl_json_key(json, "className");
    tl_json_string_begin(json);
    if (item->extent)
        add_class(json, &begun, item->extent);
    for (size_t i = 0; i < CLASSES; i++) {
        if (item->flags & classes[i].flag)
            add_class(json, &begun, classes[i].name);
    }
    if (item->place.cut)
        add_class(json, &begun, "cut");
    if (status != TL_UNCITED)
        add_class(json, &begun, tl_status_names[status]);
    tl_json_string_end(json);
}

static void
put_tooltip(struct chart *chart, const struct tl_event *event)
{
    struct tl_json *json = &chart->json;
    const struct tl_graph *graph = chart->drawing->graph;
    struct tl_teller teller = tl_html_teller(json, tl_drawing_language(chart->drawing));
    tl_json_key(json, "title");
    tl_json_string_begin(json);
    tl_tell_date(&teller, graph, event);
    tl_tell_date_text(&teller, event);
    tl_tell_texts(&teller, event);
    tl_tell_details(&teller, graph, event);
    tl_tell_link(&teller, event);
    tl_tell_participants(&teller, graph, event);
    tl_tell_sources(&teller, graph, event, TL_NONE);
    tl_json_string_end(json);
}

/* In an object of their own, for vis acts upon a `style` or an `editable`. */
static void
put_attributes(struct chart *chart, struct tl_attributes attributes)
{
    struct tl_json *json = &chart->json;
    const char *key;
    const char *value;
    if (attributes.count == 0)
        return;
    tl_json_key(json, "attributes");
    tl_json_object_begin(json);
    while (tl_attributes_next(&attributes, &key, &value)) {
        if (strcmp(key, "__proto__") == 0)
            tl_reserved_count(chart->losses);
        else
            tl_json_attribute(json, key, value);
    }
    tl_json_object_end(json);
}

/* Those of other times than the first are no ids of events, which never begin so. */
static void
put_id(struct tl_json *json, const struct item *item)
{
    char number[32];
    if (item->number == 1) {
        tl_js_id(json, "id", item->event->id);
        return;
    }
    snprintf(number, sizeof number, "tieline:%lu:", (unsigned long)item->number);
    tl_json_key(json, "id");
    tl_json_string_begin(json);
    tl_json_string_add(json, number);
    tl_json_string_add(json, item->event->id);
    tl_json_string_end(json);
}

static void
put_item(struct chart *chart, const struct item *item)
{
    char room[TL_EVENT_TITLE_MAX];
    struct tl_json *json = &chart->json;
    const struct tl_event *event = item->event;
    tl_json_newline(json);
    tl_json_object_begin(json);
    put_id(json, item);
    tl_html_member(json, "content",
                   tl_event_title(chart->drawing->graph, event,
                                  tl_drawing_language(chart->drawing), room));
    put_time(chart, item);
    if (*event->kind)
        tl_js_id(json, "group", event->kind);
    else
        tl_json_member(json, "group", kindless);
    chart->has_kindless |= !*event->kind;
    put_classes(json, item);
    put_tooltip(chart, event);
    tl_json_member(json, "date", tl_date_edtf(event->date));
    put_attributes(chart, event->attributes);
    tl_json_object_end(json);
}

/* Counts what is not drawn of a date; false where nothing of it can be. */
static bool
count_date_losses(struct chart *chart, const struct tl_date *date,
                  const struct place *place)
{
    if (is_nowhere(place)) {
        tl_losses_add(chart->losses,
                      place->cut ? "events outside the format's date range left out"
                                 : "events of an unknown year left out");
        return false;
    }
    if (place->cut)
        tl_losses_add(chart->losses, "ends outside the format's date range cut");
    if (date->flags & TL_DATE_ALL_OF && !is_several(date))
        tl_losses_add(chart->losses, "sets of dates drawn as one range");
    tl_tell_clock_losses(&chart->clock, date, chart->losses);
    return true;
}

static void
put_items(struct chart *chart)
{
    const struct tl_timeline *timeline = chart->drawing->timeline;
    const struct tl_graph *graph = chart->drawing->graph;
    tl_json_array_begin(&chart->json);
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_event event = tl_graph_event(graph, timeline->events[i]);
        if (!event.date) {
            tl_losses_add(chart->losses, "events without a date left out");
            continue;
        }
        struct place place = place_of(event.date);
        if (!count_date_losses(chart, event.date, &place))
            continue;
        struct item item = items_begin(&event);
        while (items_next(&item))
            put_item(chart, &item);
        tl_tell_event_losses(graph, &event, true, chart->losses);
    }
    tl_json_newline(&chart->json);
    tl_json_array_end(&chart->json);
}

/* Kinds are marked so many at a time, which is nearly always all of them. */
enum { MARKS = 1 << 16 };

static void
mark_kinds(const struct chart *chart, uint32_t first, bool marks[MARKS])
{
    const struct tl_timeline *timeline = chart->drawing->timeline;
    const struct tl_graph *graph = chart->drawing->graph;
    memset(marks, 0, MARKS * sizeof *marks);
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        const struct tl_date *date = tl_graph_event_date(graph, timeline->events[i]);
        uint32_t kind = tl_graph_event_kind(graph, timeline->events[i]);
        if (!date || kind == TL_NONE || kind < first || kind - first >= MARKS)
            continue;
        struct place place = place_of(date);
        marks[kind - first] |= !is_nowhere(&place);
    }
}

static void
put_group(struct tl_json *json, const struct tl_graph *graph, const char *kind)
{
    tl_json_newline(json);
    tl_json_object_begin(json);
    tl_js_id(json, "id", kind);
    tl_html_member(json, "content", tl_graph_kind_label(graph, TL_EVENT, kind));
    tl_json_object_end(json);
}

static void
put_kindless_group(struct tl_json *json, const char *name)
{
    tl_json_newline(json);
    tl_json_object_begin(json);
    tl_json_member(json, "id", kindless);
    tl_json_key(json, "content");
    tl_json_string_begin(json);
    tl_json_string_html(json, name);
    tl_json_string_end(json);
    tl_json_object_end(json);
}

/* A group for each kind of event that is drawn, and one for those without. */
static void
put_groups(struct chart *chart)
{
    bool marks[MARKS];
    bool some = false;
    uint32_t words = tl_graph_word_count(chart->drawing->graph);
    tl_json_array_begin(&chart->json);
    for (uint32_t word = 0; word < words; word++) {
        if (word % MARKS == 0)
            mark_kinds(chart, word, marks);
        if (marks[word % MARKS])
            put_group(&chart->json, chart->drawing->graph,
                      tl_graph_word(chart->drawing->graph, word));
        some |= marks[word % MARKS];
    }
    if (chart->has_kindless)
        put_kindless_group(&chart->json,
                           some ? tl_phrase(tl_drawing_language(chart->drawing),
                                            TL_PHRASE_WITHOUT_KIND)
                                : ""); /* no name where there are no others */
    tl_json_newline(&chart->json);
    tl_json_array_end(&chart->json);
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct chart chart = {.json = tl_json_begin(out),
                          .drawing = drawing,
                          .losses = losses,
                          .clock = tl_timeline_clock(drawing->timeline)};
    struct tl_json *json = &chart.json;
    measure(&chart);
    tl_json_object_begin(json);
    tl_json_key(json, "items");
    put_items(&chart);
    tl_json_newline(json);
    tl_json_key(json, "groups");
    put_groups(&chart);
    tl_json_object_end(json);
    tl_out_char(out, '\n');
    tl_tell_losses(drawing, false, losses);
}

const struct tl_format tl_format_vis = {
    .name = "vis",
    .endings = "",
    .allows = "json",
    .about = "items and groups for vis-timeline",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .style_groups = TL_STYLE_WORDS,
    .view = TL_VIEW_TIMELINE,
    .room = {1000, "events become a page of many screens, as vis-timeline stacks them; "
                   "--since, --until, --kind and --match select fewer"},
    .parts = {{NULL, emit}},
};
