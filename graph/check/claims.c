#include "checks.h"

#include <stdio.h>

#include "graph/build/rows.h"
#include "graph/build/state.h"
#include "graph/rival.h"

/* What is said, in a buffer that is large enough for most. */
struct text {
    char bytes[TL_DATE_LABEL_MAX + 256];
    size_t used;
};

static void
add(void *sink, const char *piece)
{
    struct text *text = sink;
    if (text->used < sizeof text->bytes)
        text->used += (size_t)snprintf(text->bytes + text->used,
                                       sizeof text->bytes - text->used, "%s", piece);
}

static uint8_t
undecided(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    if (type == TL_EVENT)
        return tl_event_extra(graph, number)->undecided;
    if (type == TL_RELATION)
        return tl_relation_row(graph, number)->undecided;
    return tl_graph_participation(graph, number).settled.undecided;
}

/* Each rival of one event, relation or participation; those of what is undecided are
 * reported already. */
static void
check_item(struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    const struct tl_graph *graph = builder->graph;
    struct tl_claims claims = tl_claims_begin(graph, type, number);
    struct tl_rival rival;
    bool inner = type == TL_PARTICIPATION;
    uint32_t item = inner ? tl_participation_row(graph, number)->event : number;
    const char *name = tl_row_name(builder, inner ? TL_EVENT : type, item);
    while (tl_rival_next(&claims, TL_ENGLISH, &rival)) {
        struct text text = {"", 0};
        if (undecided(graph, type, number) & TL_CLAIM_BIT(rival.field))
            continue;
        tl_rival_tell(&rival, add, &text);
        tl_report(builder->diagnostics, tl_row_position(builder, type, number),
                  TL_RULE_RIVAL, NULL,
                  "a source disagrees about the %s of %s '%.*s': %.*s",
                  tl_fields[rival.field].name,
                  inner              ? "a participation in"
                  : type == TL_EVENT ? "the event"
                                     : "the relation",
                  TL_SHOWN(name), TL_SHOWN(text.bytes));
    }
}

void
tl_check_claims(struct tl_builder *builder)
{
    static const enum tl_type types[] = {TL_EVENT, TL_PARTICIPATION, TL_RELATION};
    if (!tl_graph_has_claims(builder->graph) ||
        !tl_diagnostics_wants(builder->diagnostics, TL_RULE_RIVAL))
        return;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        for (uint32_t k = 0; k < tl_graph_count(builder->graph, types[i]); k++)
            check_item(builder, types[i], k);
    }
}
