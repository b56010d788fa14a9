/*
 * Dates as uncertain as their sources leave them: EDTF, levels 0, 1 and 2
 * (Library of Congress, 4 February 2019; the profile of ISO 8601-2:2019).
 *
 * A tl_date is a plain value. It owns nothing and allocates nothing; `text` is
 * borrowed from whoever parsed it and must outlive it. Days and years are those
 * of day.h: TL_DAY_MIN and TL_DAY_MAX are before and after all others, and years
 * beyond 10^16 either way are some day in TL_DAY_FAR_PAST or TL_DAY_FAR_FUTURE.
 *
 * Level, in cases that the specification leaves open: it is the highest level of
 * any feature used, so that "-01XX" (a negative year, digits masked from the
 * right) is level 1; so is "201X?".
 */
#ifndef TL_GRAPH_DATE_DATE_H
#define TL_GRAPH_DATE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/base/language/language.h"
#include "day.h"

enum tl_date_flag {
    TL_DATE_OPEN_START = 1 << 0,    /* "../b", "[..b]": no first day */
    TL_DATE_OPEN_END = 1 << 1,      /* "a/..", "[a..]": no last day */
    TL_DATE_UNKNOWN_START = 1 << 2, /* "/b" */
    TL_DATE_UNKNOWN_END = 1 << 3,   /* "a/" */
    TL_DATE_APPROXIMATE = 1 << 4,   /* a "~" or "%" somewhere */
    TL_DATE_UNCERTAIN = 1 << 5,     /* a "?" or "%" somewhere */
    TL_DATE_CONVENTIONAL = 1 << 6,  /* bounds rest on a convention: seasons */
    TL_DATE_YEAR_UNKNOWN = 1 << 7,  /* "XXXX": sorts last, stays off an axis */
    TL_DATE_INTERVAL = 1 << 8,      /* lasts from its start to its end */
    TL_DATE_ONE_OF = 1 << 9,        /* "[...]" */
    TL_DATE_ALL_OF = 1 << 10,       /* "{...}" */
    TL_DATE_DAY = 1 << 11,          /* one plain day, nothing uncertain */
    TL_DATE_FAR = 1 << 12,          /* beyond 10^16 years: text and sign only */
    TL_DATE_HAS_TIME = 1 << 13,     /* a time of day */
    TL_DATE_MASKED = 1 << 14,       /* an "X" somewhere */
    TL_DATE_ROUNDED = 1 << 15,      /* "1950S2": a year to so many digits */
    TL_DATE_UNDECIDED = 1 << 16 /* any of several; its text is not EDTF, see below */
};

enum tl_date_precision {
    TL_PRECISION_NONE, /* an open or unknown end */
    TL_PRECISION_YEAR,
    TL_PRECISION_SEASON, /* seasons, quarters, thirds and halves of a year */
    TL_PRECISION_MONTH,
    TL_PRECISION_DAY,
    TL_PRECISION_SECOND
};

enum tl_date_part { TL_PART_YEAR, TL_PART_MONTH, TL_PART_DAY, TL_PARTS };

enum tl_date_part_flag {
    TL_PART_APPROXIMATE = 1 << 0,
    TL_PART_UNCERTAIN = 1 << 1,
    TL_PART_MASKED = 1 << 2,
    TL_PART_UNKNOWN = 1 << 3 /* masked wholly: "XXXX", "XX" */
};

/*
 * What is known of the date at the first and at the last of the bounds: the two
 * ends of an interval, the earliest and the latest member of a set, and twice
 * the same elsewhere.
 */
struct tl_date_end {
    uint8_t precision;       /* tl_date_precision */
    uint8_t parts[TL_PARTS]; /* tl_date_part_flag */
};

/* Whether its year is unknown: "XXXX-12-25". */
static inline bool
tl_date_lacks_year(const struct tl_date_end *end)
{
    return end->parts[TL_PART_YEAR] & TL_PART_UNKNOWN;
}

/*
 * The four days of a date. A point in time (any precision, a mask, a season, a
 * one-of set) has its start and its end in the same bounds; an interval starts
 * in the bounds of its first end and ends in those of its second; an all-of set
 * starts with its first member and ends with its last. An open end of an interval
 * or an all-of set is TL_DAY_MIN or TL_DAY_MAX in both of its days; an unknown one
 * reaches from TL_DAY_MIN to TL_DAY_MAX.
 */
struct tl_date {
    const char *text; /* as the source has it */
    int64_t start_earliest;
    int64_t start_latest;
    int64_t end_earliest;
    int64_t end_latest;
    struct tl_date_end first;
    struct tl_date_end last;
    uint32_t length; /* of the text, in bytes */
    uint32_t flags;  /* tl_date_flag */
    int32_t second;  /* of a time of day, in UTC, from its written day's start */
    uint8_t level;   /* 0, 1, 2 */
};

struct tl_date_options {
    bool south; /* seasons 21-24 as the southern hemisphere has them */
};

struct tl_date_error {
    size_t offset; /* in bytes from the start of the text */
    char message[160];
};

/*
 * Reads `length` bytes of `text`, which need not end in NUL. `options` may be
 * NULL. False, with `error` filled, where it is not EDTF; `date` is then
 * unspecified. Linear in `length`.
 */
bool tl_date_parse(const char *text, size_t length,
                   const struct tl_date_options *options, struct tl_date *date,
                   struct tl_date_error *error);

/* The text of a date; "" for NULL and for what is undecided. */
const char *tl_date_edtf(const struct tl_date *date);

/* Whether some day satisfies both. */
bool tl_date_overlaps(const struct tl_date *a, const struct tl_date *b);

/* Whether a text is a date by tl_date_parse(). */
bool tl_date_is_edtf(const char *text, size_t length);

/*
 * Whether the date says itself that it is not sure: marked so, masked or rounded, one
 * of several, or with an end that nobody knows. A date known to the year alone, or with
 * an open end, is sure.
 */
bool tl_date_is_doubtful(const struct tl_date *date);

/*
 * A total order: position, then earliest, latest, the instant of a time of day,
 * and the bytes of the text. The result is negative, 0 or positive.
 */
int tl_date_compare(const struct tl_date *a, const struct tl_date *b);

/* Whether only the bytes of their texts can order them. */
bool tl_date_coincides(const struct tl_date *a, const struct tl_date *b);

/*
 * The day at which a date is sorted and placed: its earliest if finite, else its
 * latest if finite, else TL_DAY_MAX. An end of which the year is unknown is not
 * taken for finite here.
 */
int64_t tl_date_position(const struct tl_date *date);

/*
 * Whether it may fall into the window, whose ends may be infinite; if `certain`,
 * whether it must. Of a date with an unknown end only a window without ends is sure.
 */
bool tl_date_falls(const struct tl_date *date, int64_t since, int64_t until,
                   bool certain);

/* Room, with its NUL, for the EDTF that any other notation of one date is turned into.
 */
#define TL_DATE_EDTF_MAX 40

/*
 * The text of an undecided date has what it may be, each EDTF with the sources that say
 * it, these signs being before each but the first date and before each source:
 * "2001 (One) or 2003 (Two)" is 2001, TL_DATE_SAYS, One, TL_DATE_OR, 2003 and so on.
 */
#define TL_DATE_OR   "\x1e"
#define TL_DATE_SAYS "\x1f"

/* Room for any label, with its NUL. */
#define TL_DATE_LABEL_MAX 1536

/*
 * A label for people, in UTF-8: "one day in 21-30 April 2015", with an en dash. Writes
 * at most `size` bytes with a NUL, whole characters only; returns the length that the
 * whole label has, as snprintf does. A long set is cut after some members and says how
 * many follow.
 */
size_t tl_date_label(const struct tl_date *date, const struct tl_language *language,
                     char *buffer, size_t size);

/* The same of its first or last end; empty for a set or an end that is no date. */
size_t tl_date_end_label(const struct tl_date *date, bool last,
                         const struct tl_language *language, char *buffer, size_t size);
#endif
