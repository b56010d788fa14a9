#include "lifetime.h"

#include "graph/span.h"

bool
tl_spell_cut(struct tl_spell *spell, const struct tl_date_limits *limits, bool *lost)
{
    struct tl_spell whole = *spell;
    if (spell->first < limits->first)
        spell->first = TL_DAY_MIN;
    if (spell->last > limits->last)
        spell->last = TL_DAY_MAX;
    *lost = spell->first != whole.first || spell->last != whole.last;
    if (whole.first <= limits->last && whole.last >= limits->first)
        return true;
    *lost = true;
    return false;
}

struct tl_spell
tl_lifetime_days(const struct tl_network *network, const struct tl_node *node)
{
    static const struct tl_date_limits none = {TL_DAY_MIN, TL_DAY_MAX};
    const struct tl_date *date = NULL;
    if (node->item.type == TL_EVENT)
        date = tl_graph_event_date(network->graph, node->item.number);
    if (!date)
        return (struct tl_spell){TL_DAY_MIN, TL_DAY_MAX, 0};
    struct tl_date_days days = tl_date_to_days(date, &none);
    return (struct tl_spell){days.first, days.last, 0};
}

struct tl_spell
tl_lifetime_bounds(const struct tl_edge *edge)
{
    struct tl_span span = tl_span_drawn((struct tl_span){edge->first, edge->last});
    return (struct tl_spell){span.first, span.last, 0};
}

struct tl_lifetime
tl_lifetime_of_node(const struct tl_network *network, const struct tl_node *node,
                    const struct tl_date_limits *limits)
{
    return (struct tl_lifetime){.network = network, .node = node, .limits = limits};
}

struct tl_lifetime
tl_lifetime_of_edge(const struct tl_network *network, const struct tl_edge *edge,
                    const struct tl_date_limits *limits)
{
    return (struct tl_lifetime){.network = network, .edge = edge, .limits = limits};
}

/* The one time of a node, unless neither end is known. */
static bool
take_days(struct tl_lifetime *lifetime, struct tl_spell *spell)
{
    if (!lifetime->node)
        return false;
    *spell = tl_lifetime_days(lifetime->network, lifetime->node);
    lifetime->node = NULL;
    return spell->first != TL_DAY_MIN || spell->last != TL_DAY_MAX;
}

static bool
take_spell(struct tl_lifetime *lifetime, struct tl_spell *spell)
{
    if (!lifetime->edge)
        return take_days(lifetime, spell);
    if (!tl_edge_next_spell(lifetime->network, lifetime->edge, &lifetime->spell))
        return false;
    *spell = lifetime->spell;
    return true;
}

bool
tl_lifetime_next(struct tl_lifetime *lifetime, struct tl_spell *spell)
{
    bool lost;
    while (take_spell(lifetime, spell)) {
        if (tl_spell_cut(spell, lifetime->limits, &lost))
            return true;
    }
    return false;
}
