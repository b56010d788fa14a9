#include "dot_ranks.h"

#include "dot_wholes.h"

static struct tl_dot_name
point(uint64_t place)
{
    return tl_dot_drawn("time", place, 0);
}

/* Of what dot has as ranks, those of columns are between those of gaps. */
static uint64_t
column(uint32_t rank)
{
    return 2 * (uint64_t)rank + 1;
}

static uint64_t
gap(uint32_t gap)
{
    return 2 * (uint64_t)gap;
}

static void
put_point(struct tl_dot *dot, uint64_t place)
{
    tl_dot_node(dot, point(place));
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

static void
put_column(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t rank)
{
    tl_dot_enter_rank(dot, column(rank));
    tl_dot_mention(dot, point(column(rank)));
    for (uint32_t i = 0; i < hold->network->node_count; i++)
        if (hold->ranks->of[i] == rank && !tl_dot_is_framed(hold->network, i))
            tl_dot_mention(dot, tl_dot_node_name(hold->network, i));
    tl_dot_leave(dot);
}

static void
put_gap(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t rank)
{
    tl_dot_enter_rank(dot, gap(rank));
    tl_dot_mention(dot, point(gap(rank)));
    for (uint32_t i = 0; i < hold->network->edge_count; i++)
        if (hold->ranks->gaps[i] == rank && tl_dot_has_label(hold, i))
            tl_dot_mention(dot, tl_dot_label_name(i));
    tl_dot_leave(dot);
}

/* dot would take those in a frame out of it, if they were named as of a rank. A frame
 * is between the points beside it instead. */
static void
hold_frame(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t node)
{
    uint64_t place = column(hold->ranks->of[node]);
    put_hidden(dot, point(place - 1), tl_dot_node_name(hold->network, node));
    put_hidden(dot, tl_dot_node_name(hold->network, node), point(place + 1));
}

void
tl_dot_put_ranks(struct tl_dot *dot, const struct tl_dot_hold *hold)
{
    for (uint64_t place = 0; place <= gap(hold->ranks->count); place++) {
        put_point(dot, place);
        if (place > 0)
            put_hidden(dot, point(place - 1), point(place));
    }
    for (uint32_t rank = 0; rank < hold->ranks->count; rank++)
        put_column(dot, hold, rank);
    for (uint32_t rank = 0; rank <= hold->ranks->count; rank++)
        put_gap(dot, hold, rank);
    for (uint32_t i = 0; i < hold->network->node_count; i++)
        if (tl_dot_is_frame(hold->network, i))
            hold_frame(dot, hold, i);
    tl_dot_put_wholes(dot, hold->network);
}

bool
tl_dot_is_turned(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    if (!hold->ranks || edge->origin == TL_EDGE_PART)
        return false;
    uint32_t source = hold->ranks->of[edge->source];
    uint32_t target = hold->ranks->of[edge->target];
    return source > target || (source == target && edge->source > edge->target);
}

bool
tl_dot_is_within(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    return hold->ranks->of[edge->source] == hold->ranks->of[edge->target];
}

void
tl_dot_leave_order(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t edge)
{
    const struct tl_edge *one = &hold->network->edges[edge];
    uint32_t rank = hold->ranks->of[one->source];
    if (tl_dot_is_within(hold, one) && gap(hold->ranks->gaps[edge]) > column(rank))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
}

struct tl_dot_name
tl_dot_label_name(uint32_t edge)
{
    return tl_dot_drawn("label", edge, 0);
}

bool
tl_dot_has_label(const struct tl_dot_hold *hold, uint32_t number)
{
    const struct tl_edge *edge = &hold->network->edges[number];
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return *tl_edge_role(hold->network, edge) != '\0';
    return edge->origin != TL_EDGE_PART;
}
