/* Periods as --each names them in edge lists. */
#ifndef TL_SRC_SHARDS_PERIOD_H
#define TL_SRC_SHARDS_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

/* Reads "2014-05-08", "2014-W19", "2014-05", "2014-Q2", "2014", "201X" or "undated": a
 * number by which those of one unit are in order. False where it is none of these. */
bool tl_period_read(const char *text, int64_t *number);

#endif
