#include "dot_ranks.h"

#include "dot_wholes.h"

static struct tl_dot_name
point(uint64_t rank)
{
    return tl_dot_drawn("time", rank, 0);
}

static void
put_point(struct tl_dot *dot, uint64_t rank)
{
    tl_dot_node(dot, point(rank));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "point");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_close(dot);
}

static void
put_hidden(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head)
{
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_close(dot);
}

static bool
is_framed(const struct tl_dot_hold *hold, uint32_t node)
{
    return hold->frames && tl_dot_is_framed(hold->network, node);
}

static bool
is_within(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    return hold->ranks->of[edge->source] == hold->ranks->of[edge->target];
}

struct tl_dot_hold
tl_dot_hold_of(const struct tl_network *network, const struct tl_ranks *ranks)
{
    struct tl_dot_hold hold = {network, ranks, ranks != NULL};
    for (uint32_t i = 0; i < network->edge_count && hold.frames; i++) {
        const struct tl_edge *edge = &network->edges[i];
        hold.frames = edge->origin == TL_EDGE_PART || !is_within(&hold, edge) ||
                      !is_framed(&hold, edge->source) ||
                      !is_framed(&hold, edge->target);
    }
    return hold;
}

static void
put_rank(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t rank)
{
    tl_dot_enter_rank(dot, rank);
    tl_dot_mention(dot, point(rank));
    for (uint32_t i = 0; i < hold->network->node_count; i++)
        if (hold->ranks->of[i] == rank && !is_framed(hold, i))
            tl_dot_mention(dot, tl_dot_node_name(hold->network, i));
    tl_dot_leave(dot);
}

/* dot would take those in a frame out of it, if they were named as of a rank. A frame
 * is between the points beside it instead. */
static void
hold_frame(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t node)
{
    uint32_t rank = hold->ranks->of[node];
    if (rank > 0)
        put_hidden(dot, point(rank - 1), tl_dot_node_name(hold->network, node));
    if (rank + 1 < hold->ranks->count)
        put_hidden(dot, tl_dot_node_name(hold->network, node), point(rank + 1));
}

void
tl_dot_put_ranks(struct tl_dot *dot, const struct tl_dot_hold *hold)
{
    for (uint32_t rank = 0; rank < hold->ranks->count; rank++) {
        put_point(dot, rank);
        if (rank > 0)
            put_hidden(dot, point(rank - 1), point(rank));
        put_rank(dot, hold, rank);
    }
    for (uint32_t i = 0; i < hold->network->node_count && hold->frames; i++)
        if (tl_dot_is_frame(hold->network, i))
            hold_frame(dot, hold, i);
    if (hold->frames)
        tl_dot_put_wholes(dot, hold->network);
}

bool
tl_dot_has_room(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    return !hold->ranks || !is_within(hold, edge);
}

bool
tl_dot_has_no_say(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    return hold->ranks && (!is_within(hold, edge) || is_framed(hold, edge->source) ||
                           is_framed(hold, edge->target));
}
