/*
 * Trimming: what the selection asks of a network after its edges are merged.
 */
#ifndef TL_TRIM_H
#define TL_TRIM_H

#include "network.h"

/*
 * Leaves out edges that are too light, then all but the strongest (of equally strong
 * ones those that come first); then nodes without edges, where the strongest were asked
 * for. The order stays.
 */
void tl_network_trim(struct tl_network *network, const struct tl_selection *selection);

#endif
