#include "inspect.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/build/rows.h"
#include "graph/date/notation/pairs.h"
#include "parts.h"

/* An id that the user has given; for one that was made, the title or the kind. */
static const char *
name_of(const struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    const struct tl_graph *graph = builder->graph;
    const char *name = "";
    if (type == TL_EVENT && tl_event_row(graph, number)->unnamed)
        name = tl_record_text(tl_event_row(graph, number)->record, TL_TITLE);
    if (type == TL_RELATION && tl_relation_row(graph, number)->unnamed)
        name = tl_graph_word(graph, tl_graph_relation_kind(graph, number));
    return *name ? name : tl_graph_id(graph, (struct tl_item){type, number});
}

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
    const char *way = last == at ? "" : name_of(builder, type, last);
    tl_report(builder->diagnostics, tl_row_position(builder, type, at), TL_RULE_CYCLE,
              NULL, "found '%.*s' to be %s itself%s%.*s%s; expected no circle",
              TL_SHOWN(name_of(builder, type, at)),
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
check_parts(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
        uint32_t whole = tl_graph_event_part_of(graph, i);
        if (whole == TL_NONE)
            continue;
        const struct tl_date *own = tl_graph_event_date(graph, i);
        const struct tl_date *its = tl_graph_event_date(graph, whole);
        if (own && its && is_outside(own, its))
            tl_report(
                builder->diagnostics, tl_row_position(builder, TL_EVENT, i),
                TL_RULE_OUTSIDE, NULL,
                "found '%.*s' at %.*s, outside of '%.*s' (%.*s) that it is part of, "
                "expected it within",
                TL_SHOWN(name_of(builder, TL_EVENT, i)), TL_SHOWN(own->text),
                TL_SHOWN(name_of(builder, TL_EVENT, whole)), TL_SHOWN(its->text));
    }
}

/* "2020-21" is spring 2020, but who writes it may mean a winter or a school's year. */
static void
check_season(struct tl_builder *builder, enum tl_type type, uint32_t number,
             const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    if (!date || !tl_date_is_season_of_pair(date))
        return;
    tl_date_label(date, label, sizeof label);
    tl_report(builder->diagnostics, tl_row_position(builder, type, number),
              TL_RULE_SEASON, NULL,
              "found the date '%s' of '%.*s', which is %s; two years are written "
              "%.4s/%.2s%s",
              date->text, TL_SHOWN(name_of(builder, type, number)), label, date->text,
              date->text, date->text + 5);
}

/* "2000-01" is a month, and only other dates tell whether more than that is meant.
 * Whether it was doubtful, which is said once. */
static bool
check_month(struct tl_builder *builder, enum tl_type type, uint32_t number,
            const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    if (!date || !tl_date_is_month_of_pair(date))
        return false;
    tl_date_label(date, label, sizeof label);
    tl_report(
        builder->diagnostics, tl_row_position(builder, type, number), TL_RULE_SEASON,
        NULL,
        "found the date '%s' of '%.*s', which is %s; all months here could be the "
        "next year: two years are written %.4s/%.2s%s, or read from tables by "
        "--date-format two-years",
        date->text, TL_SHOWN(name_of(builder, type, number)), label, date->text,
        date->text, date->text + 5);
    return true;
}

static void
check_pairs(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    bool doubtful = false;
    bool said = !tl_dates_are_pairs(graph->dates, builder->dates.count);
    for (size_t i = 0; i < builder->dates.count && !doubtful; i++)
        doubtful = tl_date_is_season_of_pair(&graph->dates[i]);
    if (!doubtful && said)
        return;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
        const struct tl_date *date = tl_graph_event_date(graph, i);
        check_season(builder, TL_EVENT, i, date);
        said = said || check_month(builder, TL_EVENT, i, date);
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        const struct tl_date *date = tl_graph_relation(graph, i).date;
        check_season(builder, TL_RELATION, i, date);
        said = said || check_month(builder, TL_RELATION, i, date);
    }
}

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
check_undated(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    uint32_t first = 0;
    uint32_t found = 0;
    char more[48] = "";
    if (!tl_graph_may_date_participations(graph))
        return;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
        if (is_dated_by_members_only(graph, i) && !found++)
            first = i;
    }
    if (found > 1)
        snprintf(more, sizeof more, ", and of %" PRIu32 " more", found - 1);
    if (found)
        tl_report(builder->diagnostics, tl_row_position(builder, TL_EVENT, first),
                  TL_RULE_UNDATED, NULL,
                  "found dates of all participants of '%.*s'%s, but none of the event "
                  "itself, which no timeline shows; expected one",
                  TL_SHOWN(name_of(builder, TL_EVENT, first)), more);
}

static void
report_uncited(struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    tl_report(builder->diagnostics, tl_row_position(builder, type, number),
              TL_RULE_UNCITED, NULL,
              "found no citation for the %s '%.*s', expected one", tl_type_names[type],
              TL_SHOWN(name_of(builder, type, number)));
}

/* Only where there are references at all: else nobody has meant to cite any. */
static void
check_citations(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    if (!tl_graph_count(graph, TL_REFERENCE))
        return;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
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

static void
check_unused(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    bool *used = tl_alloc(count * sizeof *used);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_PARTICIPATION); i++)
        used[tl_participation_row(graph, i)->actor] = true;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        const struct tl_relation_row *row = tl_relation_row(graph, i);
        mark_end(used, row->source_type, row->source);
        mark_end(used, row->target_type, row->target);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!used[i])
            tl_report(builder->diagnostics, tl_row_position(builder, TL_ACTOR, i),
                      TL_RULE_UNUSED, NULL,
                      "found the actor '%.*s', whom no event and no relation mentions",
                      TL_SHOWN(name_of(builder, TL_ACTOR, i)));
    }
    tl_free(used);
}

static void
check_self_ties(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        const struct tl_relation_row *row = tl_relation_row(graph, i);
        if (row->source_type == row->target_type && row->source == row->target)
            tl_report(builder->diagnostics, tl_row_position(builder, TL_RELATION, i),
                      TL_RULE_SELF_TIE, NULL,
                      "found the relation '%.*s' of '%.*s' to itself",
                      TL_SHOWN(name_of(builder, TL_RELATION, i)),
                      TL_SHOWN(name_of(builder, row->source_type, row->source)));
    }
}

void
tl_inspect(struct tl_builder *builder)
{
    check_cycles(builder, TL_EVENT, TL_PART_OF);
    check_cycles(builder, TL_REFERENCE, TL_VIA);
    check_parts(builder);
    check_pairs(builder);
    check_undated(builder);
    tl_inspect_dates(builder);
    /* What is not found may well be what is missed. */
    if (!tl_diagnostics_has_unknown(builder->diagnostics)) {
        check_citations(builder);
        check_unused(builder);
    }
    tl_inspect_inputs(builder);
    tl_inspect_names(builder);
    check_self_ties(builder);
}
