#include "edge_cells.h"

#include <stddef.h>

const char *const tl_edge_columns[TL_EDGE_COLUMNS + 1] = {
    "source",  "target",      "source_name",     "target_name",   "directed", "kind",
    "role",    "weight",      "weight_disputed", "first",         "last",     "open",
    "status",  "events",      "references",      "denied_by",     "kinds",    "period",
    "certain", "event_count", "event_dates",     "event_weights", NULL,
};
