/*
 * Time zones that a calendar describes itself, by libical: rules by which clocks are
 * changed are as manifold as those of recurring entries. It was not made for hostile
 * input, and so runs in a process of its own (src/read/base/child.h).
 */
#ifndef TL_SRC_READ_ICAL_ZONES_H
#define TL_SRC_READ_ICAL_ZONES_H

#include "times.h"

/*
 * Finds out how far times are from UTC, each in the zone of its parameter TZID. Zones
 * that the file does not describe are unknown. False, and known to the input, where the
 * system fails or libical does.
 */
bool tl_ical_zones_find(struct tl_ical_file *file, struct tl_ical_time **times,
                        size_t count);

#endif
