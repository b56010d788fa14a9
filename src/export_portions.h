/* Exports in bounded memory (--memory). */
#ifndef TL_SRC_EXPORT_PORTIONS_H
#define TL_SRC_EXPORT_PORTIONS_H

#include "export_plan.h"

/*
 * Reads the inputs several times, each time keeping a portion of the events, and merges
 * the outputs of the portions: they are those of a dataset that is read at once. False
 * where that is not wanted, not necessary, or of no use, which is said if the user
 * asked for it: then everything has to be read at once. Else with the exit status.
 */
bool tl_export_portions(const struct tl_plan *plan, int *status);

#endif
