#include "merging.h"

#include <string.h>

#include "graph/build/made_id.h"

void
tl_merging_note(struct tl_merging *merging, const char *id, size_t length, size_t times)
{
    if (tl_id_is_made(id, length))
        merging->repeated += times;
}

int
tl_list_compare(const struct tl_list *list, const struct tl_entry *a,
                const struct tl_entry *b)
{
    for (size_t i = 0; i < list->ranks; i++)
        if (a->ranks[i] != b->ranks[i])
            return a->ranks[i] < b->ranks[i] ? -1 : 1;
    for (size_t i = 0; i < list->key_count; i++) {
        int order =
            strcmp(tl_entry_cell(a, list->keys[i]), tl_entry_cell(b, list->keys[i]));
        if (order)
            return order;
    }
    return 0;
}
