#include "columns.h"

#include "frames.h"

static struct tl_dot_name
point(uint64_t place)
{
    return tl_dot_drawn("time", place, 0);
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

static void
put_column(struct tl_dot *dot, const struct tl_dot_layout *layout, uint32_t rank)
{
    tl_dot_enter_rank(dot, tl_dot_column_rank(layout, rank));
    tl_dot_mention(dot, point(tl_dot_column_rank(layout, rank)));
    for (uint32_t i = 0; i < layout->network->node_count; i++)
        if (layout->ranks->of[i] == rank && !tl_dot_is_framed_in(layout, i))
            tl_dot_mention(dot, tl_dot_node_name(layout, i));
    tl_dot_leave(dot);
}

static void
put_gap(struct tl_dot *dot, const struct tl_dot_layout *layout, uint32_t rank)
{
    tl_dot_enter_rank(dot, tl_dot_gap_rank(rank));
    tl_dot_mention(dot, point(tl_dot_gap_rank(rank)));
    for (uint32_t i = 0; i < layout->network->edge_count; i++)
        if (layout->ranks->gaps[i] == rank && tl_dot_has_line_label(layout, i))
            tl_dot_mention(dot, tl_dot_line_label(i));
    tl_dot_leave(dot);
}

/* dot would take those in a frame out of it, if they were named as of a rank. A frame
 * is between the points beside it instead. */
static void
hold_frame(struct tl_dot *dot, const struct tl_dot_layout *layout, uint32_t node)
{
    uint64_t place = tl_dot_column_rank(layout, layout->ranks->of[node]);
    if (place > 0)
        put_hidden(dot, point(place - 1), tl_dot_node_name(layout, node));
    if (place + 1 < tl_dot_rank_count(layout))
        put_hidden(dot, tl_dot_node_name(layout, node), point(place + 1));
}

/* With the frames. It looks through all edges for each node and column. */
/* Where nothing but events is drawn, those of a column are below each other in their
 * sequence: lines that are not seen hold them. */
static void
put_sequence(struct tl_dot *dot, const struct tl_dot_layout *layout)
{
    const struct tl_ranks *ranks = layout->ranks;
    for (uint32_t i = 1; i < ranks->event_count; i++) {
        uint32_t above = ranks->events[i - 1], node = ranks->events[i];
        if (ranks->of[above] != ranks->of[node])
            continue;
        tl_dot_edge(dot, tl_dot_node_name(layout, above),
                    tl_dot_node_name(layout, node));
        tl_dot_text(dot, TL_DOT_CLASS, "tieline");
        tl_dot_text(dot, TL_DOT_STYLE, "invis");
        if (tl_dot_is_framed_in(layout, above) || tl_dot_is_framed_in(layout, node))
            tl_dot_text(dot, TL_DOT_CONSTRAINT, "false");
        tl_dot_close(dot);
    }
}

void
tl_dot_put_columns(struct tl_dot *dot, const struct tl_dot_layout *layout)
{
    for (uint64_t place = 0; place < tl_dot_rank_count(layout); place++) {
        put_point(dot, place);
        if (place > 0)
            put_hidden(dot, point(place - 1), point(place));
    }
    for (uint32_t rank = 0; rank < layout->ranks->count; rank++)
        put_column(dot, layout, rank);
    if (layout->labels && layout->drawing->view == TL_VIEW_EVENTS)
        put_sequence(dot, layout);
    for (uint32_t rank = 0; layout->labels && rank <= layout->ranks->count; rank++)
        put_gap(dot, layout, rank);
    for (uint32_t i = 0; i < layout->network->node_count && layout->frames; i++)
        if (tl_dot_is_frame(layout->network, i))
            hold_frame(dot, layout, i);
    if (layout->frames)
        tl_dot_put_frames(dot, layout->network);
}
