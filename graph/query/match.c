#include "match.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/near.h"

struct matching {
    const struct tl_graph *graph;
    struct tl_condition *condition;
    struct tl_folded wanted;
    struct tl_folded other;
};

static bool
contains(struct matching *matching, const char *text)
{
    return strstr(tl_folded_set(&matching->other, text), matching->wanted.text) != NULL;
}

static bool
has_name(struct matching *matching, const struct tl_actor *actor)
{
    const char *list = actor->aliases;
    if (contains(matching, *actor->name ? actor->name : actor->id))
        return true;
    while (*list && !contains(matching, list))
        list += strlen(list) + 1;
    return *list;
}

/* The marks that are there, or new ones. */
static bool *
marks_of(bool **marks, uint32_t count)
{
    if (!*marks)
        *marks = tl_alloc(count);
    return *marks;
}

static void
match_actors(struct matching *matching)
{
    uint32_t count = tl_graph_count(matching->graph, TL_ACTOR);
    bool *marks = marks_of(&matching->condition->actors, count);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_actor actor = tl_graph_actor(matching->graph, i);
        marks[i] = marks[i] || has_name(matching, &actor);
    }
}

/* Words that are no places are marked in vain. */
static void
match_places(struct matching *matching)
{
    uint32_t count = tl_graph_word_count(matching->graph);
    bool *marks = marks_of(&matching->condition->places, count);
    for (uint32_t word = 0; word < count; word++)
        marks[word] =
            marks[word] || contains(matching, tl_graph_word(matching->graph, word));
}

static void
match_events(struct matching *matching)
{
    uint32_t count = tl_graph_count(matching->graph, TL_EVENT);
    bool *marks = marks_of(&matching->condition->events, count);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_event event = tl_graph_event(matching->graph, i);
        marks[i] = marks[i] || contains(matching, event.title) ||
                   contains(matching, tl_record_text(event.record, TL_DESCRIPTION));
    }
}

static void
match_relations(struct matching *matching)
{
    uint32_t count = tl_graph_count(matching->graph, TL_RELATION);
    bool *marks = marks_of(&matching->condition->relations, count);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_relation relation = tl_graph_relation(matching->graph, i);
        marks[i] = marks[i] ||
                   contains(matching, tl_record_text(relation.record, TL_DESCRIPTION));
    }
}

struct tl_condition
tl_condition_on_texts(void)
{
    return (struct tl_condition){.concerned = TL_CONCERNS_TIES};
}

void
tl_condition_match(struct tl_condition *condition, const struct tl_graph *graph,
                   const char *text)
{
    struct matching matching = {.graph = graph, .condition = condition};
    tl_folded_set(&matching.wanted, text);
    match_actors(&matching);
    match_places(&matching);
    match_events(&matching);
    match_relations(&matching);
    tl_folded_clear(&matching.wanted);
    tl_folded_clear(&matching.other);
}
