/* The columns of a network, as dot lays them out: see layout.h. */
#ifndef TL_OUTPUT_DOT_COLUMNS_H
#define TL_OUTPUT_DOT_COLUMNS_H

#include "layout.h"

/* With the frames. It looks through all edges for each node and column. */
void tl_dot_put_columns(struct tl_dot *dot, const struct tl_dot_layout *layout);

#endif
