#include "unknown.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/near.h"

/* Past so many of a rule it is no slip of the finger, and looking through all names
 * costs time. */
#define MOST_SEARCHES 200

static bool
is_worth_a_search(const struct tl_builder *builder, enum tl_rule rule)
{
    return tl_diagnostics_rule_count(builder->diagnostics, rule) < MOST_SEARCHES;
}

static const struct {
    enum tl_wanted wanted;
    const char *text;
} wanted_texts[] = {
    {TL_WANT_ACTOR, "an actor"},
    {TL_WANT_EVENT, "an event"},
    {TL_WANT_REFERENCE, "a reference"},
    {TL_WANT_ACTOR | TL_WANT_EVENT, "an actor or an event"},
    {TL_WANT_ACTOR | TL_WANT_EVENT | TL_WANT_RELATION,
     "an actor, an event or a relation"},
};

static const char *
wanted_text(unsigned wanted)
{
    size_t i = 0;
    while ((unsigned)wanted_texts[i].wanted != wanted)
        i++;
    return wanted_texts[i].text;
}

bool
tl_is_wanted(enum tl_space space, unsigned wanted)
{
    static const enum tl_wanted bits[TL_SPACES] = {
        [TL_SPACE_ACTORS] = TL_WANT_ACTOR,
        [TL_SPACE_EVENTS] = TL_WANT_EVENT,
        [TL_SPACE_REFERENCES] = TL_WANT_REFERENCE,
    };
    return wanted & bits[space];
}

static void
offer_near(void *context, const char *text, enum tl_level level)
{
    (void)level;
    tl_near_offer(context, text);
}

static const char *
nearest(const struct tl_builder *builder, const char *text, unsigned wanted)
{
    struct tl_near near = {.wanted = text};
    if (!is_worth_a_search(builder, TL_RULE_UNKNOWN_ID))
        return NULL;
    for (enum tl_space space = 0; space < TL_SPACES; space++) {
        uint32_t count = tl_graph_count(builder->graph, tl_space_types[space]);
        for (uint32_t i = 0; tl_is_wanted(space, wanted) && i < count; i++)
            tl_names_each(builder->graph, space, i, offer_near, &near);
    }
    return near.best;
}

/* Numbers of events are often those of actors, too: "; where both have numbers, call
 * the event event-7". Else "". */
static void
write_advice(const char *text, const char *type, char *advice, size_t size)
{
    *advice = '\0';
    if (*text && text[strspn(text, "0123456789")] == '\0' && strlen(text) < 20)
        snprintf(advice, size, "; where both have numbers, call the %s %s-%s", type,
                 type, text);
}

void
tl_report_unknown(const struct tl_builder *builder, const char *text, unsigned wanted,
                  struct tl_position position)
{
    uint32_t other = tl_id_find(builder->graph, &builder->ids, text, strlen(text));
    if (other != TL_NONE && wanted != TL_WANT_REFERENCE) {
        const char *type = tl_type_names[TL_PACKED_TYPE(other)];
        char advice[100];
        write_advice(text, type, advice, sizeof advice);
        tl_report(builder->diagnostics, position, TL_RULE_UNKNOWN_ID, NULL,
                  "found '%.*s', which is %s %s, expected %s%s", TL_SHOWN(text),
                  TL_PACKED_TYPE(other) == TL_RELATION ? "a" : "an", type,
                  wanted_text(wanted), advice);
        return;
    }
    tl_report(builder->diagnostics, position, TL_RULE_UNKNOWN_ID,
              nearest(builder, text, wanted),
              "found '%.*s', which is not described anywhere, expected %s",
              TL_SHOWN(text), wanted_text(wanted));
}

/* More items of one name than that are not listed. */
#define MOST_CANDIDATES 8

/* The ids of the items that a text is the name (or alias) of, for a message. */
struct candidates {
    const struct tl_graph *graph;
    const char *text;
    enum tl_level level;
    enum tl_type type;
    uint32_t number;
    const char *last; /* the id of the one that was added last */
    const char *ids[MOST_CANDIDATES];
    size_t count;
};

static void
add_candidate(void *context, const char *text, enum tl_level level)
{
    struct candidates *candidates = context;
    const char *id = tl_record_text(
        *tl_row_record(candidates->graph, candidates->type, candidates->number), TL_ID);
    bool unnamed = candidates->type == TL_EVENT &&
                   tl_event_row(candidates->graph, candidates->number)->unnamed;
    if (level != candidates->level || strcmp(text, candidates->text) != 0 ||
        id == candidates->last)
        return;
    candidates->last = id;
    if (candidates->count < MOST_CANDIDATES)
        candidates->ids[candidates->count] = unnamed ? "(none yet)" : id;
    candidates->count++;
}

static void
list_candidates(struct candidates *candidates, char *list, size_t size)
{
    size_t count =
        candidates->count < MOST_CANDIDATES ? candidates->count : MOST_CANDIDATES;
    qsort(candidates->ids, count, sizeof *candidates->ids, tl_compare_texts);
    list[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(list);
        snprintf(list + used, size - used, "%s'%.*s'", used ? ", " : "",
                 TL_SHOWN(candidates->ids[i]));
    }
}

static void
find_candidates(const struct tl_builder *builder, unsigned wanted,
                struct candidates *candidates)
{
    for (enum tl_space space = 0; space < TL_SPACES; space++) {
        candidates->type = tl_space_types[space];
        uint32_t count = tl_graph_count(builder->graph, candidates->type);
        for (uint32_t i = 0; tl_is_wanted(space, wanted) && i < count; i++) {
            candidates->number = i;
            tl_names_each(builder->graph, space, i, add_candidate, candidates);
        }
    }
}

void
tl_report_ambiguous(const struct tl_builder *builder, const char *text, unsigned wanted,
                    enum tl_level level, struct tl_position position)
{
    char list[MOST_CANDIDATES * 80];
    struct candidates candidates = {
        .graph = builder->graph, .text = text, .level = level};
    if (!is_worth_a_search(builder, TL_RULE_AMBIGUOUS)) {
        tl_report(builder->diagnostics, position, TL_RULE_AMBIGUOUS, NULL,
                  "found '%.*s', which is what several are called; expected an id",
                  TL_SHOWN(text));
        return;
    }
    find_candidates(builder, wanted, &candidates);
    list_candidates(&candidates, list, sizeof list);
    tl_report(builder->diagnostics, position, TL_RULE_AMBIGUOUS, NULL,
              "found '%.*s', which is what several are called; expected one of their "
              "ids: %s%s",
              TL_SHOWN(text), list, candidates.count > MOST_CANDIDATES ? ", …" : "");
}
