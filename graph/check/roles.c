/*
 * Roles that look like one of a pair and are on no side, so that events tie all their
 * actors to each other, or leave some out. A role is only reported if its side would
 * change a tie:
 *
 * - it is a kind of a known role ("lead plaintiff"), and some event has somebody on the
 *   other side, or a role that is a kind of one there ("defendant 2") and seldom alone;
 * - it is the only role on no side beside a known role ("buyer") of which nobody is on
 *   the other side in the whole dataset, and is nowhere else.
 *
 * What a dataset declares of a role, be it that it is on no side, is never reported.
 */
#include "checks.h"

#include <string.h>

#include "graph/build/declare.h"
#include "graph/build/rows.h"
#include "graph/declared.h"
#include "graph/roles.h"

/* What is known of a role that occurs. */
struct use {
    uint32_t word;
    const struct tl_known_role *known; /* by its name */
    const struct tl_known_role *like;  /* what it is a kind of */
    enum tl_side side;
    bool is_declared;
    uint32_t opposed; /* the first event with somebody on the side opposite to `like` */
    uint32_t beside;  /* word of the role beside which it is; TL_EXTRA: of several */
    uint32_t event;   /* the first in which they are */
    bool is_met;      /* somebody is on the other side, or it is elsewhere */
};

struct roles {
    struct tl_builder *builder;
    uint32_t *numbers; /* by word: the number of its use + 1; 0: none */
    struct tl_vector uses;
};

#define SEVERAL (TL_NONE - 1)

static struct use *
use_of(struct roles *roles, uint32_t word)
{
    const struct tl_graph *graph = roles->builder->graph;
    if (!roles->numbers[word]) {
        const char *role = tl_graph_word(graph, word);
        *(struct use *)tl_vector_add(&roles->uses) = (struct use){
            .word = word,
            .known = tl_known_role_find(role, strlen(role)),
            .like = tl_known_role_like(role),
            .side = tl_graph_role_side(graph, word),
            .is_declared = tl_is_declared_role(roles->builder, role),
            .opposed = TL_NONE,
            .beside = TL_NONE,
        };
        roles->numbers[word] = (uint32_t)roles->uses.count;
    }
    return tl_vector_at(&roles->uses, roles->numbers[word] - 1);
}

/* Whether nothing is known of a role but its name. */
static bool
is_open(const struct use *use)
{
    return use->side == TL_SIDE_NONE && !use->is_declared && !use->known;
}

static unsigned
bit(enum tl_side side)
{
    return side == TL_SIDE_NONE ? 0 : 1U << side;
}

/* What an event has: sides on which somebody is or seems to be, and of roles on a side
 * and of open ones one each, TL_NONE if none and SEVERAL if more. */
struct seen {
    unsigned sides;
    unsigned likely;
    uint32_t sided;
    uint32_t open;
};

static void
note(uint32_t *one, uint32_t word)
{
    *one = *one == TL_NONE || *one == word ? word : SEVERAL;
}

static struct seen
look(struct roles *roles, struct tl_slice slice)
{
    const struct tl_graph *graph = roles->builder->graph;
    struct seen seen = {.sided = TL_NONE, .open = TL_NONE};
    for (uint32_t i = 0; i < slice.count; i++) {
        uint32_t word = tl_graph_participation_role(graph, slice.first + i);
        if (word == TL_NONE)
            continue;
        const struct use *use = use_of(roles, word);
        seen.sides |= bit(use->side);
        if (use->side != TL_SIDE_NONE)
            note(&seen.sided, word);
        else if (is_open(use))
            note(&seen.open, word);
        if (is_open(use) && use->like && !use->like->is_loose)
            seen.likely |= bit(use->like->side);
    }
    return seen;
}

/* A role on a side and the only one on none are a pair, if they are in other events. */
static void
pair(struct roles *roles, const struct seen *seen, uint32_t event)
{
    struct use *open = use_of(roles, seen->open);
    if (open->beside == TL_NONE)
        open->event = event;
    note(&open->beside, seen->sided);
    struct use *sided = use_of(roles, seen->sided);
    note(&sided->beside, seen->open);
}

static void
check_event(struct roles *roles, uint32_t event)
{
    const struct tl_graph *graph = roles->builder->graph;
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    struct seen seen = look(roles, slice);
    bool pairs = seen.sided < SEVERAL && seen.open < SEVERAL;
    if (pairs)
        pair(roles, &seen, event);
    for (uint32_t i = 0; i < slice.count; i++) {
        uint32_t word = tl_graph_participation_role(graph, slice.first + i);
        if (word == TL_NONE)
            continue;
        struct use *use = use_of(roles, word);
        bool both =
            (seen.sides & bit(TL_SIDE_GIVING)) && (seen.sides & bit(TL_SIDE_RECEIVING));
        if (use->side == TL_SIDE_NONE ? !pairs : both || seen.open == SEVERAL)
            use->is_met = true;
        if (use->like && use->opposed == TL_NONE &&
            (seen.sides | seen.likely) & ~bit(use->like->side))
            use->opposed = event;
    }
}

static const char *
other_side(enum tl_side side)
{
    return side == TL_SIDE_GIVING ? "receiving" : "giving";
}

static void
report(const struct roles *roles, const struct use *use)
{
    struct tl_builder *builder = roles->builder;
    const struct tl_graph *graph = builder->graph;
    const char *role = tl_graph_word(graph, use->word);
    if (!is_open(use))
        return;
    if (use->like && use->opposed != TL_NONE) {
        tl_report(builder->diagnostics,
                  tl_row_position(builder, TL_EVENT, use->opposed), TL_RULE_NO_SIDE,
                  NULL,
                  "the role '%.*s' is on no side, but '%s' is on the %s side; declare "
                  "its side, or none, in a table of roles",
                  TL_SHOWN(role), use->like->name, tl_side_names[use->like->side]);
        return;
    }
    if (use->is_met || use->beside >= SEVERAL)
        return;
    const struct use *beside =
        tl_vector_at(&roles->uses, roles->numbers[use->beside] - 1);
    if (!beside->is_met && beside->beside == use->word && beside->known &&
        !beside->known->is_loose)
        tl_report(builder->diagnostics, tl_row_position(builder, TL_EVENT, use->event),
                  TL_RULE_NO_SIDE, NULL,
                  "the role '%.*s' is on no side, but always beside '%s', and no role "
                  "is on the %s side of these events; declare its side, or none, in a "
                  "table of roles",
                  TL_SHOWN(role), tl_graph_word(graph, use->beside),
                  other_side(beside->side));
}

/* Whether any role is open, which is seldom: notes those that occur. */
static bool
find_open(struct roles *roles)
{
    const struct tl_graph *graph = roles->builder->graph;
    uint32_t count = tl_graph_count(graph, TL_PARTICIPATION);
    uint32_t last = TL_NONE;
    bool found = false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t word = tl_graph_participation_role(graph, i);
        if (word == last || word == TL_NONE || roles->numbers[word])
            continue;
        found |= is_open(use_of(roles, word));
        last = word;
    }
    return found;
}

void
tl_check_roles(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    struct roles roles = {.builder = builder, .uses = {.width = sizeof(struct use)}};
    roles.numbers = tl_alloc((tl_graph_word_count(graph) + 1) * sizeof *roles.numbers);
    uint32_t events = find_open(&roles) ? tl_graph_count(graph, TL_EVENT) : 0;
    for (uint32_t i = 0; i < events; i++)
        check_event(&roles, i);
    for (size_t i = 0; i < roles.uses.count; i++)
        report(&roles, tl_vector_at(&roles.uses, i));
    tl_vector_clear(&roles.uses);
    tl_free(roles.numbers);
}
