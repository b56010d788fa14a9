#include "item_cells.h"

const char *const tl_item_keys[TL_ITEM_SECTIONS] = {
    [TL_ITEM_ROLE] = "roles",           [TL_ITEM_KIND] = "kinds",
    [TL_ITEM_REFERENCE] = "references", [TL_ITEM_ACTOR] = "actors",
    [TL_ITEM_EVENT] = "events",         [TL_ITEM_RELATION] = "relations",
};
