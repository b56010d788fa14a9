/* Where an event is in the order of time: see tl_date_compare(). */
#ifndef TL_SRC_SHARDS_MOMENT_H
#define TL_SRC_SHARDS_MOMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tl_moment {
    int64_t position;
    int64_t earliest;
    int64_t latest;
    int64_t second; /* of a time of day */
};

/* That of an event without a date, which comes after all others. */
extern const struct tl_moment tl_moment_undated;

/* Reads a date as edge lists have it for merging: EDTF, two days, or "undated". False
 * where it is none of these. */
bool tl_moment_read(const char *text, size_t length, struct tl_moment *moment);

/* The same of two days, of which each may be none ("") or open (".."). */
bool tl_moment_of_days(const char *first, size_t first_length, const char *last,
                       size_t last_length, struct tl_moment *moment);

/*
 * The same of a date in EDTF with its first and last day beside it: these are of the
 * hemisphere, of which a date with a season does not tell. False where it is no EDTF.
 */
bool tl_moment_of_date(const char *date, size_t length, const char *first,
                       size_t first_length, const char *last, size_t last_length,
                       struct tl_moment *moment);

int tl_moment_compare(const struct tl_moment *a, const struct tl_moment *b);

#endif
