#include "meaning.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/near.h"
#include "rows.h"

const enum tl_type tl_space_types[TL_SPACES] = {
    [TL_SPACE_ACTORS] = TL_ACTOR,
    [TL_SPACE_EVENTS] = TL_EVENT,
    [TL_SPACE_REFERENCES] = TL_REFERENCE,
};

/* Calls `offer` with each text by which an item can be meant. */
static void
names_each(const struct tl_graph *graph, enum tl_space space, uint32_t number,
           void (*offer)(void *context, const char *text, enum tl_level level),
           void *context)
{
    enum tl_type type = tl_space_types[space];
    struct tl_texts texts = tl_record_read(*tl_row_record(graph, type, number));
    const char *name = texts.text[type == TL_ACTOR ? TL_NAME : TL_TITLE];
    /* Until its id is made, an event has none. */
    if (type != TL_EVENT || !tl_event_row(graph, number)->unnamed ||
        strcmp(texts.text[TL_ID], TL_ID_TO_COME) != 0)
        offer(context, texts.text[TL_ID], TL_BY_ID);
    if (*name)
        offer(context, name, TL_BY_NAME);
    for (const char *alias = texts.text[TL_ALIASES]; *alias; alias += strlen(alias) + 1)
        offer(context, alias, TL_BY_ALIAS);
}

/* Whether another actor has all that a row had: nothing is meant by it. */
static bool
is_gone(const struct tl_graph *graph, enum tl_space space, uint32_t number)
{
    return space == TL_SPACE_ACTORS && tl_actor_row(graph, number)->is_gone;
}

struct lookup {
    const struct tl_builder *builder;
    struct tl_meaning *meanings;
    uint32_t number;
};

static void
note(void *context, const char *text, enum tl_level level)
{
    struct lookup *lookup = context;
    uint32_t mention =
        tl_vocabulary_find(&lookup->builder->mentions, text, strlen(text));
    if (mention == TL_NONE)
        return;
    struct tl_meaning *meaning = &lookup->meanings[mention];
    if (level < meaning->level)
        *meaning = (struct tl_meaning){lookup->number, (uint8_t)level, false};
    else if (level == meaning->level && meaning->number != lookup->number)
        meaning->ambiguous = true;
}

/* Whether any mention may mean something of a space: millions of names need not be
 * looked up where nobody says them. */
static bool
is_meant(const struct tl_builder *builder, enum tl_space space)
{
    if (builder->links.count > 0 || builder->detached.count > 0)
        return true;
    if (space == TL_SPACE_EVENTS)
        return builder->event_positions.count > 0;
    return space == TL_SPACE_ACTORS || tl_graph_count(builder->graph, TL_CITATION) > 0;
}

struct tl_meanings
tl_meanings_find(const struct tl_builder *builder)
{
    struct tl_meanings meanings;
    uint32_t count = tl_vocabulary_count(&builder->mentions);
    for (enum tl_space space = 0; space < TL_SPACES; space++) {
        struct lookup lookup = {builder, NULL, 0};
        uint32_t items = tl_graph_count(builder->graph, tl_space_types[space]);
        lookup.meanings = tl_alloc(count * sizeof *lookup.meanings);
        for (uint32_t i = 0; i < count; i++)
            lookup.meanings[i] = (struct tl_meaning){TL_NONE, TL_BY_NOTHING, false};
        for (; is_meant(builder, space) && lookup.number < items; lookup.number++)
            if (!is_gone(builder->graph, space, lookup.number))
                names_each(builder->graph, space, lookup.number, note, &lookup);
        meanings.of[space] = lookup.meanings;
    }
    return meanings;
}

void
tl_meanings_clear(struct tl_meanings *meanings)
{
    for (enum tl_space space = 0; space < TL_SPACES; space++)
        tl_free(meanings->of[space]);
}

/* What is said of mentions that mean nothing, or too much. */

/* After so many reports of a rule it is hardly a typing error, and looking through all
 * names costs time. */
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
        for (uint32_t i = 0; tl_space_is_wanted(space, wanted) && i < count; i++)
            if (!is_gone(builder->graph, space, i))
                names_each(builder->graph, space, i, offer_near, &near);
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
tl_meaning_report_unknown(const struct tl_builder *builder, const char *text,
                          unsigned wanted, struct tl_position position)
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
        for (uint32_t i = 0; tl_space_is_wanted(space, wanted) && i < count; i++) {
            candidates->number = i;
            if (!is_gone(builder->graph, space, i))
                names_each(builder->graph, space, i, add_candidate, candidates);
        }
    }
}

void
tl_meaning_report_ambiguous(const struct tl_builder *builder, const char *text,
                            unsigned wanted, enum tl_level level,
                            struct tl_position position)
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

/* What a text means in a finished graph. */

struct search {
    const char *text;
    struct tl_item item;
    uint32_t number;
    enum tl_type type;
    enum tl_level level;
    bool ambiguous;
};

static void
consider(void *context, const char *text, enum tl_level level)
{
    struct search *search = context;
    struct tl_item item = {search->type, search->number};
    if (level > search->level || strcmp(text, search->text) != 0)
        return;
    bool same = item.type == search->item.type && item.number == search->item.number;
    search->ambiguous = level == search->level && (search->ambiguous || !same);
    search->level = level;
    search->item = item;
}

struct tl_item
tl_graph_find(const struct tl_graph *graph, const char *text, bool *ambiguous)
{
    static const enum tl_space spaces[] = {TL_SPACE_ACTORS, TL_SPACE_EVENTS};
    struct search search = {
        .text = text, .item = {TL_ACTOR, TL_NONE}, .level = TL_BY_NOTHING};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        search.type = tl_space_types[spaces[i]];
        uint32_t count = tl_graph_count(graph, search.type);
        for (search.number = 0; search.number < count; search.number++)
            names_each(graph, spaces[i], search.number, consider, &search);
    }
    *ambiguous = search.ambiguous;
    if (search.ambiguous)
        search.item.number = TL_NONE;
    return search.item;
}
