/* The values of options: each reads one, and says on standard error what is wrong. */
#ifndef TL_SRC_OPTION_VALUES_H
#define TL_SRC_OPTION_VALUES_H

#include "options.h"

/* Takes the value of an option; false where it is wrong. */
typedef bool tl_take(struct tl_options *options, const char *value);

tl_take tl_take_delimiter;
tl_take tl_take_hemisphere;
tl_take tl_take_hops;
tl_take tl_take_lanes;
tl_take tl_take_max_pairs;
tl_take tl_take_evidence;
tl_take tl_take_min_weight;
tl_take tl_take_status;
tl_take tl_take_theme;
tl_take tl_take_threads;
tl_take tl_take_top;

/*
 * Reads the dates of the window, when all else is known: the hemisphere may come after
 * them.
 */
bool tl_read_window(struct tl_options *options);

#endif
