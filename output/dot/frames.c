#include "frames.h"

#include "dot.h"
#include "look.h"

static struct tl_dot_name
item_name(const struct tl_network *network, uint32_t node)
{
    return tl_dot_item(tl_graph_id(network->graph, network->nodes[node].item));
}

static bool
is_whole(const struct tl_network *network, uint32_t node)
{
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (edge->origin == TL_EDGE_PART && edge->target == node)
            return true;
    }
    return false;
}

static bool
is_part(const struct tl_network *network, uint32_t node)
{
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (edge->origin == TL_EDGE_PART && edge->source == node)
            return true;
    }
    return false;
}

bool
tl_dot_is_frame(const struct tl_network *network, uint32_t node)
{
    return is_whole(network, node) && !is_part(network, node);
}

bool
tl_dot_is_framed(const struct tl_network *network, uint32_t node)
{
    return is_whole(network, node) || is_part(network, node);
}

/* The look of that frame, which is the open cluster. */
static void
set_frame_look(struct tl_dot *dot)
{
    tl_dot_graph(dot);
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_STYLE, tl_dot_whole_style);
    tl_dot_text(dot, TL_DOT_COLOR, dot->theme->edges[TL_EDGE_PART]);
    tl_dot_text(dot, TL_DOT_MARGIN, "10");
    tl_dot_close(dot);
}

/* A frame around an event and its parts, which may have parts in turn. */
static void
put_whole(struct tl_dot *dot, const struct tl_network *network, uint32_t node)
{
    tl_dot_enter(dot, "whole", node);
    set_frame_look(dot);
    tl_dot_mention(dot, item_name(network, node));
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (edge->origin != TL_EDGE_PART || edge->target != node)
            continue;
        if (is_whole(network, edge->source))
            put_whole(dot, network, edge->source);
        else
            tl_dot_mention(dot, item_name(network, edge->source));
    }
    tl_dot_leave(dot);
}

void
tl_dot_put_frames(struct tl_dot *dot, const struct tl_network *network)
{
    for (uint32_t i = 0; i < network->node_count; i++)
        if (tl_dot_is_frame(network, i))
            put_whole(dot, network, i);
}
