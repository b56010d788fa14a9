#include "rules.h"

#include "graph/build/rows.h"

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

void
tl_check_event_cycles(struct tl_check *check)
{
    check_cycles(check->builder, TL_EVENT, TL_PART_OF);
}

void
tl_check_reference_cycles(struct tl_check *check)
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

void
tl_check_parents(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
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

void
tl_check_self_ties(struct tl_check *check)
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
