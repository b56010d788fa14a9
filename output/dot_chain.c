#include "dot_chain.h"

enum { COLUMN_WEIGHT = 100 }; /* more than anything else: a column is straight */

static uint32_t
square_root(uint32_t number)
{
    uint32_t root = 0;
    while ((uint64_t)(root + 1) * (root + 1) <= number)
        root++;
    return root;
}

struct tl_dot_chain
tl_dot_chain_of(const struct tl_network *network)
{
    enum { LEAST_ROOM = 3 };
    uint32_t events = 0;
    for (uint32_t i = 0; i < network->node_count; i++)
        events += network->nodes[i].item.type == TL_EVENT;
    uint32_t room = square_root(events);
    return (struct tl_dot_chain){.graph = network->graph,
                                 .room = room < LEAST_ROOM ? LEAST_ROOM : room};
}

static struct tl_dot_name
point(uint64_t number)
{
    return tl_dot_drawn("time", number, 0);
}

static void
put_point(struct tl_dot *dot, uint64_t number)
{
    tl_dot_node(dot, point(number));
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_LABEL, "");
    tl_dot_text(dot, TL_DOT_SHAPE, "point");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_close(dot);
}

/* The heavier, the shorter. */
static void
put_hidden(struct tl_dot *dot, struct tl_dot_name tail, struct tl_dot_name head,
           int64_t weight)
{
    tl_dot_edge(dot, tail, head);
    tl_dot_text(dot, TL_DOT_CLASS, "tieline");
    tl_dot_text(dot, TL_DOT_STYLE, "invis");
    tl_dot_integer(dot, TL_DOT_WEIGHT, weight);
    tl_dot_close(dot);
}

static bool
is_full(const struct tl_dot_chain *chain, int64_t position)
{
    if (position == TL_DAY_MAX && chain->position != TL_DAY_MAX)
        return chain->used > 0;
    if (position == TL_DAY_MAX)
        return chain->used >= 2 * chain->room;
    return chain->used >= chain->room && position != chain->position;
}

bool
tl_dot_chain_dates(const struct tl_graph *graph, uint32_t event)
{
    const struct tl_date *date = tl_graph_event_date(graph, event);
    return date && tl_date_position(date) != TL_DAY_MAX;
}

void
tl_dot_chain_put(struct tl_dot *dot, struct tl_dot_chain *chain, uint32_t event)
{
    bool dated = tl_dot_chain_dates(chain->graph, event);
    struct tl_dot_name name =
        tl_dot_item(tl_graph_id(chain->graph, (struct tl_item){TL_EVENT, event}));
    int64_t position =
        dated ? tl_date_position(tl_graph_event_date(chain->graph, event)) : TL_DAY_MAX;
    if (chain->last == 0) {
        put_point(dot, 0);
        put_point(dot, ++chain->last);
        put_hidden(dot, point(0), point(1), 0);
    } else if (is_full(chain, position)) {
        put_point(dot, ++chain->last);
        put_hidden(dot, point(chain->last - 1), point(chain->last), 0);
        chain->used = 0;
    }
    put_hidden(dot, point(chain->last - 1), name, dated ? COLUMN_WEIGHT : 0);
    if (dated)
        put_hidden(dot, name, point(chain->last), 0);
    chain->position = position;
    chain->used++;
}
