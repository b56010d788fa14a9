#include <stdio.h>
#include <string.h>

#include "graph/base/list.h"
#include "graph/date/date.h"
#include "src/read/base/span_text.h"
#include "inside.h"

bool
tl_read_graph_is_ours(const struct tl_read_graph_object *object)
{
    const char *item = tl_read_graph_text(object, "item");
    return strcmp(item, tl_type_names[TL_ACTOR]) == 0 ||
           strcmp(item, tl_type_names[TL_EVENT]) == 0;
}

bool
tl_read_graph_id_is_made(const char *id)
{
    static const char begin[] = "edge:";
    enum { DIGITS = 24 };
    if (strncmp(id, begin, strlen(begin)) != 0)
        return false;
    id += strlen(begin);
    return strspn(id, "0123456789abcdef") == DIGITS && id[DIGITS] == '\0';
}

static bool
is_true(const struct tl_read_graph_object *object, const char *key)
{
    return strcmp(tl_read_graph_text(object, key), "true") == 0;
}

/* "2015-05-08/2015-05-10", of which ".." may be unknown. */
static void
add_spell(struct tl_read_graph_object *object, const char *text, size_t length)
{
    char *first = tl_read_graph_keep(object, text, length);
    char *slash = strchr(first, '/');
    char *last = slash ? slash + 1 : first;
    if (slash)
        *slash = '\0';
    const struct tl_read_graph_time time = {
        .first = strcmp(first, "..") == 0 ? "" : first,
        .last = strcmp(last, "..") == 0 ? "" : last};
    tl_read_graph_time_add(object, &time);
}

/* Where the end of some time is not known, the last that is known of the others is one
 * nevertheless. */
static void
add_ends(struct tl_read_graph_object *object, const struct tl_read_graph_time *time)
{
    size_t last = object->span_count;
    tl_read_graph_time_add(object, time);
    if (object->span_count == last)
        return;
    object->span_count = last;
    if (!*object->spans->first)
        object->spans->first = object->spans[last].first;
    if (!*object->spans[last - 1].last)
        object->spans[last - 1].last = object->spans[last].last;
}

/* The times of a thing in formats that have no place of their own for them. */
static void
add_times(struct tl_read_graph_object *object)
{
    const char *spells = tl_read_graph_text(object, "spells");
    char *rest = tl_read_graph_keep(object, spells, strlen(spells));
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length))
        add_spell(object, element, length);
    const struct tl_read_graph_time time = {.first =
                                                tl_read_graph_text(object, "first"),
                                            .last = tl_read_graph_text(object, "last")};
    if (object->span_count == 0)
        tl_read_graph_time_add(object, &time);
    else
        add_ends(object, &time);
}

static void
open_ends(struct tl_read_graph_object *object)
{
    struct tl_read_graph_span *last = object->spans + object->span_count - 1;
    if (is_true(object, "open_start") && !*object->spans->first)
        object->spans->first = "..";
    if (is_true(object, "open_end") && !*last->last)
        last->last = "..";
}

/* A date of which sources say different things has no text, but a first and a last day
 * that it may be. If one of them is not known, or no range holds both, it is from the
 * one to the other. */
static void
add_undecided(struct tl_read_graph_object *object)
{
    const struct tl_read_graph_span *span = object->spans;
    bool opens = strcmp(span->first, "..") == 0, ends = strcmp(span->last, "..") == 0;
    char date[TL_SPAN_TEXT_MAX];
    if (strlen(span->first) >= TL_SPAN_END_MAX - 2 ||
        strlen(span->last) >= TL_SPAN_END_MAX - 2)
        return;
    snprintf(date, sizeof date, "[%s..%s]", opens ? "" : span->first,
             ends ? "" : span->last);
    if (!*span->first || !*span->last || !tl_date_is_edtf(date, strlen(date)))
        tl_span_text(span->first, span->last, date);
    if (tl_date_is_edtf(date, strlen(date)))
        tl_read_graph_attribute_add(object, (struct tl_text){"date", strlen("date")},
                                    (struct tl_text){date, strlen(date)});
}

void
tl_read_graph_ours_use(struct tl_read_graph_object *object, bool is_tie)
{
    static const char *const derived[] = {
        "item",       "date_label", "first",      "last",
        "open_start", "open_end",   "spells",     "degree",
        "strength",   "members",    "within",     "event_count",
        "citations",  "status",     "references", "denied_by",
    };
    bool has_date = tl_read_graph_attribute_find(object, "date");
    if (object->span_count == 0)
        add_times(object);
    if (object->span_count > 0)
        open_ends(object);
    else if (!has_date &&
             (is_true(object, "open_start") || is_true(object, "open_end")))
        tl_read_graph_leave(object->graph, TL_READ_GRAPH_NO_DAY,
                            tl_read_graph_text(object, "date_label"), object->position);
    if (!has_date && object->span_count > 0 &&
        tl_read_graph_attribute_find(object, "date_label"))
        add_undecided(object);
    if (!is_tie || has_date)
        object->span_count = 0;
    if (*tl_read_graph_text(object, "citations"))
        tl_read_graph_leave(object->graph, TL_READ_GRAPH_CITATION,
                            tl_read_graph_text(object, "citations"), object->position);
    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++)
        tl_read_graph_use(object, derived[i]);
}

/* Whether a list has an element. */
static bool
list_has(struct tl_read_graph_object *object, const char *list, const char *wanted,
         size_t wanted_length)
{
    char *rest = tl_read_graph_keep(object, list, strlen(list));
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length)) {
        if (length == wanted_length && memcmp(element, wanted, length) == 0)
            return true;
    }
    return false;
}

/* References of an item, or of those who deny it. */
struct cited {
    struct tl_read_graph_object *object;
    const struct tl_read_graph_node *event; /* or NULL */
    bool deny;
};

static bool
node_has(const struct cited *cited, const struct tl_read_graph_node *node,
         const char *reference, size_t length)
{
    const char *list = !node ? NULL : cited->deny ? node->denied_by : node->references;
    return list && *list && list_has(cited->object, list, reference, length);
}

/* Whether a reference is that of an event on which an edge rests. Edges are written
 * with those of their events, too. */
static bool
events_have(const struct cited *cited, const char *reference, size_t length)
{
    struct tl_read_graph_object *object = cited->object;
    const char *events = tl_read_graph_text(object, "events");
    char *rest = tl_read_graph_keep(object, events, strlen(events));
    const char *element;
    size_t size;
    if (node_has(cited, cited->event, reference, length))
        return true;
    while (tl_list_next(&rest, &element, &size)) {
        const char *id = tl_read_graph_keep(object, element, size);
        if (node_has(cited, tl_read_graph_node_find(object->graph, id), reference,
                     length))
            return true;
    }
    return false;
}

static void
add_citation(const struct cited *cited, const char *reference, size_t length,
             const char *status)
{
    struct tl_builder *builder = cited->object->graph->reading->builder;
    struct tl_position position = cited->object->position;
    tl_builder_begin(builder, TL_CITATION, position);
    tl_builder_set(builder, TL_REFERENCE_ID, reference, length, position);
    tl_builder_set(builder, TL_STATUS, status, strlen(status), position);
    tl_builder_end(builder);
}

/* Which of some references are an item's own: those that none of its events has, all,
 * or none. */
enum own { OTHERS, ALL, NONE, OWNS };

/* Goes through an item's own references, and cites them unless the status is NULL; how
 * many they are. */
static size_t
cite(const struct cited *cited, enum own own, const char *status)
{
    struct tl_read_graph_object *object = cited->object;
    const char *list =
        tl_read_graph_text(object, cited->deny ? "denied_by" : "references");
    char *rest = tl_read_graph_keep(object, list, strlen(list));
    const char *element;
    size_t length, count = 0;
    while (own != NONE && tl_list_next(&rest, &element, &length)) {
        if (own == OTHERS && events_have(cited, element, length))
            continue;
        count++;
        if (status)
            add_citation(cited, element, length, status);
    }
    return count;
}

/* The status of an item that some references support and some deny. */
static const char *
status_of(size_t supports, size_t denials, const char *status, const char *otherwise)
{
    if (supports > 0 && *status == '\0')
        status = tl_status_names[TL_STATED];
    if (supports > 0)
        return denials > 0 ? tl_status_names[TL_DISPUTED] : status;
    return denials > 0 ? tl_status_names[TL_DENIED] : otherwise;
}

/* Those that none of an item's events has, or all, if it has no others. */
static enum own
others_or_all(const struct cited *cited)
{
    return cite(cited, OTHERS, NULL) > 0 ? OTHERS : ALL;
}

/* Finds which references are an item's own, which is not written: the first choice that
 * gives its status, or all. Who denies a part of a weight does not change the status.
 */
static void
find_own(const struct cited *support, const struct cited *denial, enum own own[2])
{
    const struct tl_read_graph_node *event = support->event;
    const char *status = tl_read_graph_text(support->object, "status");
    const char *otherwise = event && event->status ? event->status : "";
    bool is_denied = strcmp(status, tl_status_names[TL_DENIED]) == 0;
    if (*status && *tl_read_graph_text(support->object, "weight_disputed")) {
        own[0] = others_or_all(support);
        own[1] = others_or_all(denial);
        return;
    }
    for (own[0] = OTHERS; own[0] < OWNS; own[0]++) {
        for (own[1] = OTHERS; own[1] < OWNS; own[1]++) {
            size_t supports = is_denied ? 0 : cite(support, own[0], NULL);
            size_t denials = cite(denial, own[1], NULL);
            if (strcmp(status_of(supports, denials, status, otherwise), status) == 0)
                return;
        }
    }
    own[0] = own[1] = ALL;
}

/* What supports the item makes it as sure as its status says; others deny it. */
void
tl_read_graph_ours_cite(struct tl_read_graph_object *object,
                        const struct tl_read_graph_node *event, bool is_tie)
{
    const char *status = tl_read_graph_text(object, "status");
    const struct cited support = {object, event, false};
    const struct cited denial = {object, event, true};
    bool is_denied = strcmp(status, tl_status_names[TL_DENIED]) == 0;
    enum own own[2] = {ALL, ALL};
    if (!is_tie)
        find_own(&support, &denial, own);
    if (!is_denied)
        cite(&support, own[0], status);
    cite(&denial, own[1], tl_status_names[TL_DENIED]);
    if (*tl_read_graph_text(object, "references") == '\0' &&
        *tl_read_graph_text(object, "denied_by") == '\0')
        tl_builder_attribute(object->graph->reading->builder, "status", status,
                             strlen(status), object->position);
}

/* It is given where it does not follow from the status: all of it or nothing. */
void
tl_read_graph_ours_weigh(const struct tl_read_graph_object *object)
{
    static const char key[] = "weight_disputed";
    enum tl_status status = tl_status_find(tl_read_graph_text(object, "status"));
    bool is_given = *tl_read_graph_text(object, key);
    bool may_be = status == TL_DISPUTED || *tl_read_graph_text(object, "denied_by");
    if (!is_given && may_be && status != TL_DENIED)
        tl_read_graph_set(object, TL_WEIGHT_DISPUTED, "0");
}
