/* What a text means in a finished graph. */
#include <string.h>

#include "meaning.h"

struct search {
    const char *text;
    struct tl_item item;
    uint32_t number;
    enum tl_type type;
    enum tl_level level;
    bool ambiguous;
};

static void
consider(void *context, const char *text, enum tl_level level)
{
    struct search *search = context;
    struct tl_item item = {search->type, search->number};
    if (level > search->level || strcmp(text, search->text) != 0)
        return;
    bool same = item.type == search->item.type && item.number == search->item.number;
    search->ambiguous = level == search->level && (search->ambiguous || !same);
    search->level = level;
    search->item = item;
}

struct tl_item
tl_graph_find(const struct tl_graph *graph, const char *text, bool *ambiguous)
{
    static const enum tl_space spaces[] = {TL_SPACE_ACTORS, TL_SPACE_EVENTS};
    struct search search = {
        .text = text, .item = {TL_ACTOR, TL_NONE}, .level = TL_BY_NOTHING};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        search.type = tl_space_types[spaces[i]];
        uint32_t count = tl_graph_count(graph, search.type);
        for (search.number = 0; search.number < count; search.number++)
            tl_names_each(graph, spaces[i], search.number, consider, &search);
    }
    *ambiguous = search.ambiguous;
    if (search.ambiguous)
        search.item.number = TL_NONE;
    return search.item;
}
