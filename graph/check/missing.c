#include "rules.h"

#include <inttypes.h>
#include <stdio.h>

#include "graph/build/rows.h"

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
void
tl_check_undated(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
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
void
tl_check_citations(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
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

void
tl_check_unused(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
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
                      "no event and no relation mentions the actor '%.*s'",
                      TL_SHOWN(tl_row_name(builder, TL_ACTOR, i)));
    }
    tl_free(used);
}
