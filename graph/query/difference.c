#include "difference.h"

#include <stdlib.h>
#include <string.h>

#include "counterparts.h"
#include "entry.h"
#include "graph/base/compare.h"

/* Of participations of one actor in one event, more are not looked through for the one
 * of which only the role or the date was changed. */
enum { MOST_CANDIDATES = 64 };

struct comparison {
    struct tl_difference *difference;
    struct tl_versions versions;
    struct tl_guess *guesses;
    size_t guess_count;
    struct pair *pairs; /* room for participations */
    size_t pair_room;
    bool
        *supports[TL_VERSIONS]; /* events that relations rest on; NULL: not known yet */
};

/* Two participations of which one is the other's counterpart; either may be TL_NONE. */
struct pair {
    uint32_t old;
    uint32_t new;
};

static void
add_change(struct comparison *comparison, struct tl_change change)
{
    struct tl_difference *difference = comparison->difference;
    *(struct tl_change *)tl_vector_add(&difference->changes) = change;
    difference->counts[change.type][tl_change_fate(&change)]++;
}

static void
add_citations(struct comparison *comparison, struct tl_slice old, struct tl_slice new)
{
    for (uint32_t i = 0, j = 0; i < old.count || j < new.count;) {
        struct tl_change change = {.old = TL_NONE, .new = TL_NONE, .type = TL_CITATION};
        int order = i == old.count ? 1
                    : j == new.count
                        ? -1
                        : tl_versions_compare_citations(&comparison->versions,
                                                        old.first + i, new.first + j);
        if (order < 0)
            change.old = old.first + i;
        else if (order > 0)
            change.new = new.first + j;
        if (order)
            add_change(comparison, change);
        i += order <= 0;
        j += order >= 0;
    }
}

/* Both in one order, with what is only in one of them. How many pairs there are. */
static size_t
pair_parts(struct comparison *comparison, struct tl_slice old, struct tl_slice new)
{
    size_t count = 0;
    size_t most = (size_t)old.count + new.count;
    if (most > comparison->pair_room) {
        comparison->pair_room = 2 * most;
        comparison->pairs = tl_resize(comparison->pairs, comparison->pair_room *
                                                             sizeof *comparison->pairs);
    }
    for (uint32_t i = 0, j = 0; i < old.count || j < new.count;) {
        int order = i == old.count ? 1
                    : j == new.count
                        ? -1
                        : tl_versions_compare_parts(&comparison->versions,
                                                    old.first + i, new.first + j);
        comparison->pairs[count++] = (struct pair){
            order <= 0 ? old.first + i : TL_NONE, order >= 0 ? new.first + j : TL_NONE};
        i += order <= 0;
        j += order >= 0;
    }
    return count;
}

static uint32_t
actor_of(const struct comparison *comparison, const struct pair *pair)
{
    const struct tl_versions *versions = &comparison->versions;
    if (pair->new != TL_NONE)
        return tl_graph_participation_actor(versions->graphs[TL_NEW], pair->new);
    return versions->counterparts[TL_OLD][TL_ACTOR][tl_graph_participation_actor(
        versions->graphs[TL_OLD], pair->old)];
}

/* Whether two participations of one actor differ in either the role or the date. */
static bool
may_be_one(const struct comparison *comparison, uint32_t old, uint32_t new)
{
    uint64_t aspects =
        tl_versions_differ(&comparison->versions, TL_PARTICIPATION, old, new);
    bool role = aspects & TL_ASPECT(TL_ROLE);
    bool date = aspects & TL_ASPECT(TL_DATE);
    return role != date;
}

/* The one among the pairs that a participation without a counterpart may be; NULL where
 * there is none, or there are several. */
static struct pair *
find_candidate(const struct comparison *comparison, const struct pair *lone,
               struct pair *pairs, size_t count)
{
    struct pair *found = NULL;
    for (size_t i = 0; i < count; i++) {
        struct pair *pair = &pairs[i];
        bool fits = lone->new == TL_NONE
                        ? pair->old == TL_NONE &&
                              pair->new !=
                                  TL_NONE &&may_be_one(comparison, lone->old, pair->new)
                        : pair->new == TL_NONE &&
                              pair->old != TL_NONE &&may_be_one(comparison, pair->old,
                                                                lone->new);
        if (fits && found)
            return NULL;
        if (fits)
            found = pair;
    }
    return found;
}

/* Unites, among the participations of one actor, those that can only be one. All are
 * looked for before any is united, so that no order shows. */
static void
unite_parts_of_actor(const struct comparison *comparison, struct pair *pairs,
                     size_t count)
{
    struct pair *candidates[MOST_CANDIDATES];
    if (count < 2 || count > MOST_CANDIDATES)
        return;
    for (size_t i = 0; i < count; i++) {
        struct pair *pair = &pairs[i];
        candidates[i] = pair->old == TL_NONE || pair->new == TL_NONE
                            ? find_candidate(comparison, pair, pairs, count)
                            : NULL;
    }
    for (size_t i = 0; i < count; i++) {
        struct pair *other = candidates[i];
        if (pairs[i].new != TL_NONE || !other || candidates[other - pairs] != &pairs[i])
            continue;
        other->old = pairs[i].old;
        pairs[i].old = TL_NONE;
    }
}

static void
add_part(struct comparison *comparison, const struct pair *pair)
{
    const struct tl_versions *versions = &comparison->versions;
    struct tl_change change = {
        .old = pair->old, .new = pair->new, .type = TL_PARTICIPATION};
    if (pair->old == TL_NONE && pair->new == TL_NONE)
        return;
    if (tl_change_fate(&change) != TL_CHANGED) {
        add_change(comparison, change);
        return;
    }
    change.aspects =
        tl_versions_differ(versions, TL_PARTICIPATION, pair->old, pair->new);
    if (!change.aspects)
        return;
    add_change(comparison, change);
    add_citations(
        comparison,
        tl_graph_participation(versions->graphs[TL_OLD], pair->old).citations,
        tl_graph_participation(versions->graphs[TL_NEW], pair->new).citations);
}

static void
add_parts(struct comparison *comparison, struct tl_slice old, struct tl_slice new)
{
    size_t count = pair_parts(comparison, old, new);
    struct pair *pairs = comparison->pairs;
    for (size_t first = 0, end; first < count; first = end) {
        uint32_t actor = actor_of(comparison, &pairs[first]);
        for (end = first + 1; end < count && actor_of(comparison, &pairs[end]) == actor;
             end++)
            ;
        if (actor != TL_NONE)
            unite_parts_of_actor(comparison, pairs + first, end - first);
    }
    for (size_t i = 0; i < count; i++)
        add_part(comparison, &pairs[i]);
}

static struct tl_slice
citations_of(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    switch (type) {
    case TL_ACTOR:
        return tl_graph_actor(graph, number).citations;
    case TL_EVENT:
        return tl_graph_event_citations(graph, number);
    case TL_RELATION:
        return tl_graph_relation(graph, number).citations;
    default:
        return (struct tl_slice){0, 0};
    }
}

static int
by_item(const void *a, const void *b)
{
    const struct tl_guess *left = a;
    const struct tl_guess *right = b;
    int order = tl_compare(left->type, right->type);
    return order ? order : tl_compare(left->old, right->old);
}

/* What a counterpart is known by all but; 0 where it is known by its id. */
static uint64_t
find_guess(const struct comparison *comparison, enum tl_type type, uint32_t old)
{
    struct tl_guess wanted = {.type = type, .old = old};
    const struct tl_guess *found =
        comparison->guess_count
            ? bsearch(&wanted, comparison->guesses, comparison->guess_count,
                      sizeof wanted, by_item)
            : NULL;
    return found ? found->but : 0;
}

static void
add_changed(struct comparison *comparison, enum tl_type type, uint32_t old,
            uint32_t new)
{
    const struct tl_versions *versions = &comparison->versions;
    struct tl_change change = {.old = old, .new = new, .type = (uint8_t)type};
    change.aspects = tl_versions_differ(versions, type, old, new);
    if (!change.aspects)
        return;
    change.but = find_guess(comparison, type, old);
    add_change(comparison, change);
    if (change.aspects & TL_ASPECT(TL_ASPECT_CITATIONS))
        add_citations(comparison, citations_of(versions->graphs[TL_OLD], type, old),
                      citations_of(versions->graphs[TL_NEW], type, new));
    if (change.aspects & TL_ASPECT(TL_ASPECT_PARTICIPATIONS))
        add_parts(comparison,
                  tl_graph_event_participations(versions->graphs[TL_OLD], old),
                  tl_graph_event_participations(versions->graphs[TL_NEW], new));
}

static const bool *
find_supports(struct comparison *comparison, enum tl_version version)
{
    const struct tl_graph *graph = comparison->versions.graphs[version];
    bool **supports = &comparison->supports[version];
    if (*supports)
        return *supports;
    *supports = tl_alloc(tl_graph_count(graph, TL_EVENT) * sizeof **supports);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        struct tl_relation relation = tl_graph_relation(graph, i);
        for (uint32_t j = 0; j < relation.event_count; j++)
            (*supports)[relation.events[j]] = true;
    }
    return *supports;
}

/* Whether it is an event of which nothing is known but that a relation rests on it, as
 * edge lists have them. */
static bool
is_support_alone(struct comparison *comparison, enum tl_version version,
                 enum tl_type type, uint32_t number)
{
    if (type != TL_EVENT)
        return false;
    struct tl_entry entry =
        tl_entry_of(comparison->versions.graphs[version], type, number);
    if (entry.attributes.count || entry.citations.count ||
        entry.of.event.participations.count)
        return false;
    TL_EACH_ENTRY_FIELD(type, field)
    if (tl_entry_value(&entry, field).is_there)
        return false;
    return find_supports(comparison, version)[number];
}

/* What is in one version only. */
static void
add_lone(struct comparison *comparison, enum tl_version version, enum tl_type type,
         uint32_t number)
{
    struct tl_change change = {.old = version == TL_OLD ? number : TL_NONE,
                               .new = version == TL_NEW ? number : TL_NONE,
                               .type = (uint8_t)type};
    if (!is_support_alone(comparison, version, type, number))
        add_change(comparison, change);
}

/* All items of a type in one order, in which changed ones are where the new graph has
 * them. */
static void
add_items(struct comparison *comparison, enum tl_type type)
{
    const struct tl_versions *versions = &comparison->versions;
    uint32_t old_count = tl_graph_count(versions->graphs[TL_OLD], type);
    uint32_t new_count = tl_graph_count(versions->graphs[TL_NEW], type);
    const uint32_t *news = versions->counterparts[TL_OLD][type];
    const uint32_t *olds = versions->counterparts[TL_NEW][type];
    for (uint32_t old = 0, new = 0; old < old_count || new < new_count;) {
        if (old < old_count && news[old] != TL_NONE) {
            old++;
        } else if (old < old_count &&
                   (new == new_count ||
                    tl_versions_compare_items(versions, type, old, new) < 0)) {
            add_lone(comparison, TL_OLD, type, old++);
        } else if (olds[new] == TL_NONE) {
            add_lone(comparison, TL_NEW, type, new ++);
        } else {
            add_changed(comparison, type, olds[new], new);
            new ++;
        }
    }
}

static int
compare_declarations(const struct tl_entry *old, const struct tl_entry *new)
{
    if (old->type == TL_DECLARED_ROLE)
        return strcmp(old->of.role.name, new->of.role.name);
    int order = tl_compare(old->of.kind.type, new->of.kind.type);
    return order ? order : strcmp(old->of.kind.name, new->of.kind.name);
}

/* Declarations, which both graphs have in one order. */
static void
add_declarations(struct comparison *comparison, enum tl_type type)
{
    const struct tl_versions *versions = &comparison->versions;
    const struct tl_graph *const *graphs = versions->graphs;
    uint32_t old_count = tl_graph_count(graphs[TL_OLD], type);
    uint32_t new_count = tl_graph_count(graphs[TL_NEW], type);
    for (uint32_t old = 0, new = 0; old < old_count || new < new_count;) {
        int order = old == old_count ? 1 : new == new_count ? -1 : 0;
        if (!order) {
            struct tl_entry entries[] = {tl_entry_of(graphs[TL_OLD], type, old),
                                         tl_entry_of(graphs[TL_NEW], type, new)};
            order = compare_declarations(&entries[TL_OLD], &entries[TL_NEW]);
        }
        if (order == 0)
            add_changed(comparison, type, old, new);
        else
            add_lone(comparison, order < 0 ? TL_OLD : TL_NEW, type,
                     order < 0 ? old : new);
        old += order <= 0;
        new += order >= 0;
    }
}

struct tl_difference *
tl_difference_new(const struct tl_graph *old, const struct tl_graph *new)
{
    struct tl_difference *difference = tl_alloc(sizeof *difference);
    struct comparison comparison = {.difference = difference,
                                    .versions = tl_versions_of(old, new)};
    struct tl_vector guesses = {0};
    difference->graphs[TL_OLD] = old;
    difference->graphs[TL_NEW] = new;
    difference->changes.width = sizeof(struct tl_change);
    tl_counterparts_find(&comparison.versions, &guesses);
    comparison.guesses = tl_vector_sorted(&guesses, by_item);
    comparison.guess_count = guesses.count;
    add_changed(&comparison, TL_DATASET, 0, 0);
    add_items(&comparison, TL_ACTOR);
    add_items(&comparison, TL_EVENT);
    add_items(&comparison, TL_RELATION);
    add_items(&comparison, TL_REFERENCE);
    add_declarations(&comparison, TL_DECLARED_ROLE);
    add_declarations(&comparison, TL_DECLARED_KIND);
    tl_free(comparison.guesses);
    tl_free(comparison.pairs);
    tl_free(comparison.supports[TL_OLD]);
    tl_free(comparison.supports[TL_NEW]);
    tl_vector_clear(&guesses);
    tl_versions_clear(&comparison.versions);
    return difference;
}

void
tl_difference_free(struct tl_difference *difference)
{
    if (!difference)
        return;
    tl_vector_clear(&difference->changes);
    tl_free(difference);
}
