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
 * that it may be. */
static void
add_undecided(struct tl_read_graph_object *object)
{
    const struct tl_read_graph_span *span = object->spans;
    char date[2 * TL_SPAN_END_MAX] = "[";
    if (strlen(span->first) >= TL_SPAN_END_MAX - 2 ||
        strlen(span->last) >= TL_SPAN_END_MAX - 2)
        return;
    strcat(date, strcmp(span->first, "..") == 0 ? "" : span->first);
    strcat(date, "..");
    strcat(date, strcmp(span->last, "..") == 0 ? "" : span->last);
    strcat(date, "]");
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

static void
cite(struct tl_read_graph_object *object, const char *key, const char *status)
{
    struct tl_builder *builder = object->graph->reading->builder;
    const char *list = tl_read_graph_text(object, key);
    char *rest = tl_read_graph_keep(object, list, strlen(list));
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length)) {
        tl_builder_begin(builder, TL_CITATION, object->position);
        tl_builder_set(builder, TL_REFERENCE_ID, element, length, object->position);
        tl_builder_set(builder, TL_STATUS, status, strlen(status), object->position);
        tl_builder_end(builder);
    }
}

/* What supports the item makes it as sure as its status says; others deny it. */
void
tl_read_graph_ours_cite(struct tl_read_graph_object *object)
{
    const char *status = tl_read_graph_text(object, "status");
    if (*tl_read_graph_text(object, "references") == '\0' &&
        *tl_read_graph_text(object, "denied_by") == '\0')
        tl_builder_attribute(object->graph->reading->builder, "status", status,
                             strlen(status), object->position);
    cite(object, "references", status);
    cite(object, "denied_by", tl_status_names[TL_DENIED]);
}

/* It is given where it does not follow from the status: all of it or nothing. */
void
tl_read_graph_ours_weigh(const struct tl_read_graph_object *object)
{
    static const char key[] = "weight_disputed";
    enum tl_status status = tl_status_find(tl_read_graph_text(object, "status"));
    bool is_nothing = strcmp(tl_read_graph_text(object, key), "0") == 0 &&
                      *tl_read_graph_text(object, "denied_by") == '\0';
    if (status == TL_DENIED || (status != TL_DISPUTED && is_nothing))
        tl_read_graph_use(object, key);
}
