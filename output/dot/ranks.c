#include "ranks.h"

#include "when.h"
#include "wholes.h"

static struct tl_dot_name
point(uint64_t place)
{
    return tl_dot_drawn("time", place, 0);
}

/* Of what dot has as ranks, those of columns are between those of gaps with labels. */
static uint64_t
column(const struct tl_dot_hold *hold, uint32_t rank)
{
    return hold->labels ? 2 * (uint64_t)rank + 1 : rank;
}

static uint64_t
gap(uint32_t gap)
{
    return 2 * (uint64_t)gap;
}

/* How many there are. */
static uint64_t
places(const struct tl_dot_hold *hold)
{
    return hold->labels ? gap(hold->ranks->count) + 1 : hold->ranks->count;
}

static void
put_point(struct tl_dot *dot, uint64_t place)
{
    tl_dot_node(dot, point(place));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_unseen_point(dot);
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

/* Without nodes for labels a line between two frames within a column makes dot fail. */
static bool
may_have_frames(const struct tl_dot_hold *hold)
{
    bool may = hold->ranks != NULL;
    for (uint32_t i = 0; i < hold->network->edge_count && may && !hold->labels; i++) {
        const struct tl_edge *edge = &hold->network->edges[i];
        may = edge->origin == TL_EDGE_PART || !tl_dot_is_within(hold, edge) ||
              !tl_dot_is_framed(hold->network, edge->source) ||
              !tl_dot_is_framed(hold->network, edge->target);
    }
    return may;
}

struct tl_dot_hold
tl_dot_hold_of(const struct tl_drawing *drawing)
{
    struct tl_dot_hold hold = {.network = drawing->network};
    if (drawing->is_picture || drawing->view != TL_VIEW_ACTORS)
        hold.ranks = drawing->ranks;
    hold.labels = hold.ranks && drawing->is_picture;
    hold.frames = may_have_frames(&hold);
    return hold;
}

static void
put_column(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t rank)
{
    tl_dot_enter_rank(dot, column(hold, rank));
    tl_dot_mention(dot, point(column(hold, rank)));
    for (uint32_t i = 0; i < hold->network->node_count; i++)
        if (hold->ranks->of[i] == rank && !is_framed(hold, i))
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
    uint64_t place = column(hold, hold->ranks->of[node]);
    if (place > 0)
        put_hidden(dot, point(place - 1), tl_dot_node_name(hold->network, node));
    if (place + 1 < places(hold))
        put_hidden(dot, tl_dot_node_name(hold->network, node), point(place + 1));
}

void
tl_dot_put_ranks(struct tl_dot *dot, const struct tl_dot_hold *hold)
{
    for (uint64_t place = 0; place < places(hold); place++) {
        put_point(dot, place);
        if (place > 0)
            put_hidden(dot, point(place - 1), point(place));
    }
    for (uint32_t rank = 0; rank < hold->ranks->count; rank++)
        put_column(dot, hold, rank);
    for (uint32_t rank = 0; hold->labels && rank <= hold->ranks->count; rank++)
        put_gap(dot, hold, rank);
    for (uint32_t i = 0; i < hold->network->node_count && hold->frames; i++)
        if (tl_dot_is_frame(hold->network, i))
            hold_frame(dot, hold, i);
    if (hold->frames)
        tl_dot_put_wholes(dot, hold->network);
}

bool
tl_dot_is_turned(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    if (!hold->labels || edge->origin == TL_EDGE_PART)
        return false;
    uint32_t source = hold->ranks->of[edge->source];
    uint32_t target = hold->ranks->of[edge->target];
    return source > target || (source == target && edge->source > edge->target);
}

bool
tl_dot_is_within(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    return hold->ranks &&
           hold->ranks->of[edge->source] == hold->ranks->of[edge->target];
}

bool
tl_dot_has_words(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    char when[TL_DOT_WHEN_MAX] = "";
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return *tl_edge_role(hold->network, edge) != '\0';
    if (edge->origin == TL_EDGE_PART)
        return false;
    if (*tl_edge_kind(hold->network, edge) != '\0')
        return true;
    if (edge->origin == TL_EDGE_TIE)
        tl_dot_edge_when(hold->network, edge, when);
    return *when != '\0';
}

bool
tl_dot_has_room(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    return !hold->labels && !tl_dot_is_within(hold, edge) &&
           tl_dot_has_words(hold, edge);
}

bool
tl_dot_has_no_say(const struct tl_dot_hold *hold, const struct tl_edge *edge)
{
    if (!hold->ranks)
        return false;
    if (hold->labels)
        return edge->origin == TL_EDGE_PART;
    return !tl_dot_is_within(hold, edge) || is_framed(hold, edge->source) ||
           is_framed(hold, edge->target);
}

void
tl_dot_leave_order(struct tl_dot *dot, const struct tl_dot_hold *hold, uint32_t edge)
{
    const struct tl_edge *one = &hold->network->edges[edge];
    uint32_t rank = hold->ranks->of[one->source];
    if (tl_dot_is_within(hold, one) &&
        gap(hold->ranks->gaps[edge]) > column(hold, rank))
        tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
}

struct tl_dot_name
tl_dot_label_name(uint32_t edge)
{
    return tl_dot_drawn("label", edge, 0);
}

bool
tl_dot_has_label(const struct tl_dot_hold *hold, uint32_t edge)
{
    const struct tl_edge *one = &hold->network->edges[edge];
    if (!hold->labels)
        return false;
    if (tl_dot_has_words(hold, one))
        return true;
    bool relates = one->origin == TL_EDGE_RELATION || one->origin == TL_EDGE_TIE;
    return relates && tl_dot_is_within(hold, one);
}
