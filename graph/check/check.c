#include "check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/compare.h"
#include "graph/base/near.h"
#include "graph/base/text.h"
#include "checks.h"
#include "graph/build/rows.h"
#include "graph/build/portion.h"
#include "graph/build/state.h"

/*
 * Each check looks at the finished graph for one rule and reports to the builder's
 * diagnostics; the table is at the end.
 */

/* An actor by its label, which is borrowed. */
struct named {
    const char *name;
    uint32_t actor;
};

struct check {
    struct tl_builder *builder;
    struct named *by_name; /* all actors by name; NULL until a check wants them */
};

/* Links: what items lead to. */

static uint32_t
parent_of(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    return type == TL_EVENT ? tl_event_extra(graph, number)->part_of
                            : tl_reference_row(graph, number)->via;
}

static void
leave_parent(struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    if (type == TL_EVENT)
        tl_event_extra_add(graph, number)->part_of = TL_NONE;
    else
        tl_reference_row(graph, number)->via = TL_NONE;
}

static void
report_cycle(struct tl_builder *builder, enum tl_type type, enum tl_field field,
             uint32_t at, uint32_t last)
{
    const char *way = last == at ? "" : tl_row_name(builder, type, last);
    tl_report(builder->diagnostics, tl_row_position(builder, type, at), TL_RULE_CYCLE,
              NULL, "'%.*s' is %s itself%s%.*s%s; remove one of the links",
              TL_SHOWN(tl_row_name(builder, type, at)),
              field == TL_PART_OF ? "part of" : "known through",
              *way ? ", by way of '" : "", TL_SHOWN(way), *way ? "'" : "");
}

/*
 * Follows each chain once, marking what it has passed with the number of the walk; who
 * comes back to his own mark walks in a circle, which is cut there.
 */
static void
check_cycles(struct tl_builder *builder, enum tl_type type, enum tl_field field)
{
    struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, type);
    uint32_t *walks = tl_alloc(count * sizeof *walks);
    for (uint32_t start = 0; start < count; start++) {
        uint32_t at = start;
        uint32_t last = TL_NONE;
        if (parent_of(graph, type, start) == TL_NONE)
            continue;
        while (at != TL_NONE && !walks[at]) {
            walks[at] = start + 1;
            last = at;
            at = parent_of(graph, type, at);
        }
        if (at == TL_NONE || last == TL_NONE || walks[at] != start + 1)
            continue;
        report_cycle(builder, type, field, at, last);
        leave_parent(graph, type, last);
    }
    tl_free(walks);
}

static void
check_event_cycles(struct check *check)
{
    check_cycles(check->builder, TL_EVENT, TL_PART_OF);
}

static void
check_reference_cycles(struct check *check)
{
    check_cycles(check->builder, TL_REFERENCE, TL_VIA);
}

/* Whether, however uncertain both are, one cannot lie in the other. */
static bool
is_outside(const struct tl_date *part, const struct tl_date *whole)
{
    return part->end_earliest > whole->end_latest ||
           part->start_latest < whole->start_earliest ||
           part->start_earliest > whole->end_latest ||
           part->end_latest < whole->start_earliest;
}

static void
check_parents(struct check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++) {
        uint32_t whole = tl_graph_event_part_of(graph, i);
        if (whole == TL_NONE)
            continue;
        const struct tl_date *own = tl_graph_event_date(graph, i);
        const struct tl_date *its = tl_graph_event_date(graph, whole);
        if (own && its && is_outside(own, its))
            tl_report(builder->diagnostics, tl_row_position(builder, TL_EVENT, i),
                      TL_RULE_OUTSIDE, NULL,
                      "'%.*s' (%.*s) lies outside its parent event '%.*s' (%.*s); "
                      "correct one "
                      "of the dates",
                      TL_SHOWN(tl_row_name(builder, TL_EVENT, i)), TL_SHOWN(own->text),
                      TL_SHOWN(tl_row_name(builder, TL_EVENT, whole)),
                      TL_SHOWN(its->text));
    }
}

static void
check_self_ties(struct check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        const struct tl_relation_row *row = tl_relation_row(graph, i);
        if (row->source_type == row->target_type && row->source == row->target)
            tl_report(builder->diagnostics, tl_row_position(builder, TL_RELATION, i),
                      TL_RULE_SELF_TIE, NULL,
                      "the relation '%.*s' leads from '%.*s' to itself",
                      TL_SHOWN(tl_row_name(builder, TL_RELATION, i)),
                      TL_SHOWN(tl_row_name(builder, row->source_type, row->source)));
    }
}

/* What items lack, and who is in no item. */

/* Whether all that take part have dates of their own, and the event has none. */
static bool
is_dated_by_members_only(const struct tl_graph *graph, uint32_t event)
{
    struct tl_slice members = tl_graph_event_participations(graph, event);
    uint32_t dated = 0;
    if (tl_graph_event_date(graph, event) ||
        *tl_record_text(tl_event_row(graph, event)->record, TL_DATE_TEXT))
        return false;
    while (dated < members.count &&
           tl_graph_participation_date(graph, members.first + dated))
        dated++;
    return dated && dated == members.count;
}

/*
 * Who writes a date beside each participant may mean that of the event. One report for
 * all: they are of one table.
 */
static void
check_undated(struct check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    uint32_t first = 0;
    uint32_t found = 0;
    char more[48] = "";
    if (!tl_graph_may_date_participations(graph))
        return;
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++) {
        if (is_dated_by_members_only(graph, i) && !found++)
            first = i;
    }
    if (found > 1)
        snprintf(more, sizeof more, " (and %" PRIu32 " more)", found - 1);
    if (found)
        tl_report(
            builder->diagnostics, tl_row_position(builder, TL_EVENT, first),
            TL_RULE_UNDATED, NULL,
            "'%.*s'%s has no date, but all of its participants have; give the event "
            "a date, or no timeline shows it",
            TL_SHOWN(tl_row_name(builder, TL_EVENT, first)), more);
}

static void
report_uncited(struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    tl_report(builder->diagnostics, tl_row_position(builder, type, number),
              TL_RULE_UNCITED, NULL,
              "found no citation for the %s '%.*s', expected one", tl_type_names[type],
              TL_SHOWN(tl_row_name(builder, type, number)));
}

/* Only where there are references at all: else nobody has meant to cite any. */
static void
check_citations(struct check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    if (!tl_graph_count(graph, TL_REFERENCE))
        return;
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++) {
        if (tl_event_extra(graph, i)->citations == TL_NONE &&
            !tl_event_row(graph, i)->bare)
            report_uncited(builder, TL_EVENT, i);
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        if (tl_relation_row(graph, i)->citations == TL_NONE)
            report_uncited(builder, TL_RELATION, i);
    }
}

static void
mark_end(bool *used, uint8_t type, uint32_t number)
{
    if (type == TL_ACTOR)
        used[number] = true;
}

/* Whoever is in one of the portions is used, which is known with the last of them. */
static void
use_portions(struct tl_builder *builder, bool *used)
{
    struct tl_portion *portion = builder->options.portion;
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_ACTOR); i++) {
        const char *id = tl_row_name(builder, TL_ACTOR, i);
        if (used[i])
            tl_vocabulary_add(&portion->used, id, strlen(id));
        used[i] = used[i] || portion->number + 1 < portion->count ||
                  tl_vocabulary_find(&portion->used, id, strlen(id)) != TL_NONE;
    }
}

static void
check_unused(struct check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    bool *used = tl_alloc(count * sizeof *used);
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_PARTICIPATION); i < end; i++)
        used[tl_participation_row(graph, i)->actor] = true;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        const struct tl_relation_row *row = tl_relation_row(graph, i);
        mark_end(used, row->source_type, row->source);
        mark_end(used, row->target_type, row->target);
    }
    if (builder->options.portion)
        use_portions(builder, used);
    for (uint32_t i = 0; i < count; i++) {
        if (!used[i])
            tl_report(builder->diagnostics, tl_row_position(builder, TL_ACTOR, i),
                      TL_RULE_UNUSED, NULL,
                      "no event and no relation mentions the actor '%.*s'",
                      TL_SHOWN(tl_row_name(builder, TL_ACTOR, i)));
    }
    tl_free(used);
}

/*
 * Inputs of other programs that pass for events of ours, because
 * their records have ids and what we do not know is kept as attributes.
 */

/* An input of which nothing is known yet. */
struct doubt {
    uint32_t events; /* that came with it, of which nothing is known */
    uint32_t first;
    bool says;  /* more of one of them than its id */
    bool known; /* by what other inputs say of one of them */
};

/* Events that others mention: what they are part of, relations with them. To be freed.
 */
static bool *
find_mentioned(const struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    bool *mentioned = tl_alloc(tl_graph_count(graph, TL_EVENT) * sizeof *mentioned);
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++) {
        uint32_t whole = tl_graph_event_part_of(graph, i);
        if (whole != TL_NONE)
            mentioned[whole] = true;
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        struct tl_relation relation = tl_graph_relation(graph, i);
        for (uint32_t j = 0; j < relation.event_count; j++)
            mentioned[relation.events[j]] = true;
        if (relation.source.type == TL_EVENT)
            mentioned[relation.source.number] = true;
        if (relation.target.type == TL_EVENT)
            mentioned[relation.target.number] = true;
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++) {
        if (tl_citation_row(graph, i)->whole != TL_NONE)
            mentioned[tl_citation_row(graph, i)->whole] = true;
    }
    return mentioned;
}

static bool
is_told(const struct tl_event *event)
{
    return *event->title || event->date || *event->date_text ||
           event->part_of != TL_NONE || event->participations.count ||
           event->citations.count;
}

/* What other programs say of theirs, too. */
static bool
has_more(const struct tl_event *event)
{
    struct tl_attributes attributes = event->attributes;
    const char *key;
    const char *value;
    TL_EACH_TOLD (1U << TL_EVENT, field) {
        if (*tl_record_text(event->record, field))
            return true;
    }
    return *event->kind || *event->place || event->has_count || *event->url ||
           tl_attributes_next(&attributes, &key, &value);
}

static bool
comes_before(const struct tl_builder *builder, uint32_t a, uint32_t b)
{
    struct tl_position left = tl_row_position(builder, TL_EVENT, a);
    struct tl_position right = tl_row_position(builder, TL_EVENT, b);
    return left.line != right.line ? left.line < right.line
                                   : left.column < right.column;
}

static void
weigh_doubts(const struct tl_builder *builder, struct doubt *doubts)
{
    bool *mentioned = find_mentioned(builder);
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_EVENT); i++) {
        if (tl_event_row(builder->graph, i)->bare)
            continue;
        struct tl_event event = tl_graph_event(builder->graph, i);
        struct doubt *doubt = &doubts[tl_row_position(builder, TL_EVENT, i).file];
        doubt->known = doubt->known || mentioned[i] || is_told(&event);
        doubt->says = doubt->says || has_more(&event);
        if (doubt->events++ == 0 || comes_before(builder, i, doubt->first))
            doubt->first = i;
    }
    tl_free(mentioned);
}

/* Keys of an attribute that are shown. */
#define MOST_KEYS 6

/* ", but with 'properties', 'schema'"; "" where it has no attributes. */
static void
list_keys(struct tl_attributes attributes, char *list, size_t size)
{
    const char *key;
    const char *value;
    int count = 0;
    *list = '\0';
    while (tl_attributes_next(&attributes, &key, &value) && ++count <= MOST_KEYS + 1) {
        size_t used = strlen(list);
        if (count > MOST_KEYS)
            snprintf(list + used, size - used, ", \u2026");
        else
            snprintf(list + used, size - used, "%s'%.*s'", used ? ", " : ", but with ",
                     TL_SHOWN(key));
    }
}

static void
report_foreign(struct tl_builder *builder, const struct doubt *doubt)
{
    char keys[MOST_KEYS * 80];
    list_keys(tl_graph_event(builder->graph, doubt->first).attributes, keys,
              sizeof keys);
    tl_report(builder->diagnostics, tl_row_position(builder, TL_EVENT, doubt->first),
              TL_RULE_MISSING, NULL,
              "found %u %s without 'title', 'date', 'participants' and 'part_of'%s, "
              "expected one of these in some event; describe the columns of a table "
              "with --columns, and those of other records with --records and "
              "--columns",
              doubt->events, doubt->events == 1 ? "event" : "events", keys);
}

static void
check_inputs(struct check *check)
{
    struct tl_builder *builder = check->builder;
    uint32_t count = (uint32_t)builder->inputs.count;
    uint32_t doubtful = 0;
    for (uint32_t i = 0; i < count; i++)
        doubtful += *tl_input_at(builder, i) == TL_INPUT_HAS_EVENTS;
    /* What is wrong with it may be what is missed. */
    if (!doubtful || tl_diagnostics_count(builder->diagnostics, TL_ERROR) > 0)
        return;
    struct doubt *doubts = tl_alloc(count * sizeof *doubts);
    weigh_doubts(builder, doubts);
    for (uint32_t i = 0; i < count; i++) {
        bool is_doubtful = *tl_input_at(builder, i) == TL_INPUT_HAS_EVENTS;
        if (is_doubtful && doubts[i].says && !doubts[i].known)
            report_foreign(builder, &doubts[i]);
    }
    tl_free(doubts);
}

/* Names: what actors are called. */

static const char *
id_of(const struct tl_builder *builder, uint32_t actor)
{
    return tl_graph_id(builder->graph, (struct tl_item){TL_ACTOR, actor});
}

static const char *
label_of(const struct tl_graph *graph, uint32_t actor)
{
    return tl_graph_label(graph, (struct tl_item){TL_ACTOR, actor});
}

static int
compare_named(const void *a, const void *b)
{
    const struct named *left = a;
    const struct named *right = b;
    int order = strcmp(left->name, right->name);
    return order ? order : tl_compare(left->actor, right->actor);
}

/* All actors by name, those of one name by number. */
static const struct named *
actors_by_name(struct check *check)
{
    const struct tl_graph *graph = check->builder->graph;
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    if (check->by_name)
        return check->by_name;
    check->by_name = tl_alloc(count * sizeof *check->by_name);
    for (uint32_t i = 0; i < count; i++)
        check->by_name[i] = (struct named){label_of(graph, i), i};
    qsort(check->by_name, count, sizeof *check->by_name, compare_named);
    return check->by_name;
}

static void
check_same_names(struct check *check)
{
    struct tl_builder *builder = check->builder;
    const struct named *actors = actors_by_name(check);
    for (uint32_t i = 1; i < tl_graph_count(builder->graph, TL_ACTOR); i++) {
        const char *name = actors[i].name;
        if (strcmp(actors[i - 1].name, name) == 0)
            tl_report(builder->diagnostics,
                      tl_row_position(builder, TL_ACTOR, actors[i].actor),
                      TL_RULE_SAME_NAME, NULL,
                      "two actors have the name '%.*s': '%.*s' and '%.*s'",
                      TL_SHOWN(name), TL_SHOWN(id_of(builder, actors[i - 1].actor)),
                      TL_SHOWN(id_of(builder, actors[i].actor)));
    }
}

/* Whether an actor has this name, which is not NUL-terminated. */
static bool
is_name(struct check *check, const char *text, size_t length)
{
    const struct tl_graph *graph = check->builder->graph;
    const struct named *actors = actors_by_name(check);
    uint32_t low = 0, high = tl_graph_count(graph, TL_ACTOR);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *name = actors[middle].name;
        int order = strncmp(name, text, length);
        if (order == 0 && name[length] == '\0')
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Whether a name is a list of several, each of which is an actor's. */
static bool
is_list(struct check *check, const char *name, const char *divider)
{
    if (!strstr(name, divider))
        return false;
    for (const char *rest = name; rest;) {
        const char *end = strstr(rest, divider);
        size_t length = end ? (size_t)(end - rest) : strlen(rest);
        while (length && tl_ascii_is_blank(*rest))
            rest++, length--;
        while (length && tl_ascii_is_blank(rest[length - 1]))
            length--;
        if (!length || !is_name(check, rest, length))
            return false;
        rest = end ? end + strlen(divider) : NULL;
    }
    return true;
}

static const char *const dividers[] = {";", ",", "/", " and ", " & "};

#define DIVIDERS (sizeof dividers / sizeof *dividers)

/* "China; Russia" beside China and Russia. */
static void
check_lists(struct check *check)
{
    struct tl_builder *builder = check->builder;
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_ACTOR); i++) {
        const char *name = label_of(builder->graph, i);
        size_t by = 0;
        while (by < DIVIDERS && !is_list(check, name, dividers[by]))
            by++;
        if (by < DIVIDERS)
            tl_report(
                builder->diagnostics, tl_row_position(builder, TL_ACTOR, i),
                TL_RULE_LIST, NULL,
                "the name of the actor '%.*s' is a list of other actors; to split "
                "it, write {Column:each %s} in a mapping",
                TL_SHOWN(name), dividers[by]);
    }
}

/* Actors by their name keys. */
struct spellings {
    struct tl_vocabulary keys;
    uint32_t *latest; /* by key: the last actor that has it */
    struct tl_folded room;
};

/* The number of a name's key. */
static uint32_t
spelling_of(struct spellings *spellings, const char *name)
{
    const char *key = tl_name_key(&spellings->room, name);
    return tl_vocabulary_add(&spellings->keys, key, strlen(key));
}

/* One actor in two spellings, probably. The same name twice has been told before. */
static void
check_alike(struct check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    struct spellings spellings = {.latest = tl_alloc(count * sizeof(uint32_t))};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t known = tl_vocabulary_count(&spellings.keys);
        uint32_t spelling = spelling_of(&spellings, label_of(graph, i));
        const char *one =
            label_of(graph, spelling < known ? spellings.latest[spelling] : i);
        const char *other = label_of(graph, i);
        spellings.latest[spelling] = i;
        if (strcmp(one, other) != 0)
            tl_report(builder->diagnostics, tl_row_position(builder, TL_ACTOR, i),
                      TL_RULE_ALIKE, NULL,
                      "the actors '%.*s' and '%.*s' have nearly the same name; if they "
                      "are one, unite them by --names, with the table that 'tieline "
                      "names' writes",
                      TL_SHOWN(one), TL_SHOWN(other));
    }
    tl_vocabulary_clear(&spellings.keys);
    tl_free(spellings.latest);
    tl_folded_clear(&spellings.room);
}

static void
check_seasons(struct check *check)
{
    tl_check_seasons(check->builder);
}

static void
check_far_dates(struct check *check)
{
    tl_check_far_dates(check->builder);
}

static void
check_claims(struct check *check)
{
    tl_check_claims(check->builder);
}

/* In the order in which they run. Cycles are cut, and come first. */
static void
check_roles(struct check *check)
{
    tl_check_roles(check->builder);
}

static const struct {
    enum tl_rule rule;
    void (*run)(struct check *check);
    bool of_all; /* of a dataset in portions the survey tells it */
} checks[] = {
    {TL_RULE_CYCLE, check_event_cycles, false},
    {TL_RULE_CYCLE, check_reference_cycles, false},
    {TL_RULE_OUTSIDE, check_parents, false},
    {TL_RULE_SEASON, check_seasons, false},
    {TL_RULE_UNDATED, check_undated, false},
    {TL_RULE_FAR_DATE, check_far_dates, false},
    {TL_RULE_UNCITED, check_citations, false},
    {TL_RULE_UNUSED, check_unused, false},
    {TL_RULE_MISSING, check_inputs, false},
    {TL_RULE_SAME_NAME, check_same_names, true},
    {TL_RULE_LIST, check_lists, true},
    {TL_RULE_ALIKE, check_alike, true},
    {TL_RULE_SELF_TIE, check_self_ties, false},
    {TL_RULE_RIVAL, check_claims, false},
    {TL_RULE_NO_SIDE, check_roles, false},
};

/* Whether a mention was not resolved: the items that it means seem to lack something.
 */
static bool
has_unresolved(const struct tl_diagnostics *diagnostics)
{
    return tl_diagnostics_rule_count(diagnostics, TL_RULE_UNKNOWN_ID) ||
           tl_diagnostics_rule_count(diagnostics, TL_RULE_AMBIGUOUS);
}

void
tl_check_graph(struct tl_builder *builder)
{
    struct check check = {.builder = builder};
    const struct tl_portion *portion = builder->options.portion;
    bool unresolved = has_unresolved(builder->diagnostics);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        bool elsewhere = portion && checks[i].of_all != (portion->count == 0);
        if (!elsewhere && (!unresolved || !tl_rules[checks[i].rule].needs_all))
            checks[i].run(&check);
    }
    tl_free(check.by_name);
}
