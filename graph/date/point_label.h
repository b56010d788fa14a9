/* One date in words. */
#ifndef TL_GRAPH_DATE_POINT_LABEL_H
#define TL_GRAPH_DATE_POINT_LABEL_H

#include "graph/base/language/language.h"
#include "point.h"

/* Room for one date in words. */
enum { TL_DATE_POINT_MAX = 512 };

/* How a date is told. */
struct tl_date_telling {
    const struct tl_language *language;
    const char *text; /* of the date */
    bool ce;          /* tell every year's era */
};

static inline int64_t
tl_date_signed_year(const struct tl_date_point *point)
{
    return point->negative ? -point->year : point->year;
}

/* Whether it says no more than a year, a month or a day. */
bool tl_date_is_plain(const struct tl_date_point *point);

/* A qualifier of the whole stands before it as a word, one of some parts, or of
 * "one day in ...", after it as a remark. */
void tl_date_tell_point(const struct tl_date_telling *telling,
                        const struct tl_date_point *point, char to[TL_DATE_POINT_MAX]);

/* A year without X: "2015", "about 1950 (1900-1999)", "about 17 million years". */
void tl_date_tell_known_year(const struct tl_date_telling *telling,
                             const struct tl_date_point *point,
                             char to[TL_DATE_POINT_MAX]);

/* From one year to another: "1960-1965", "201 BCE - 200 CE". */
void tl_date_tell_years(const struct tl_date_telling *telling, int64_t first,
                        int64_t last, char to[TL_DATE_POINT_MAX]);

struct tl_phrase_word tl_date_month_word(const struct tl_date_telling *telling,
                                         int month);

/* Adds a member to a list in words by a phrase with {list} and {next}. */
void tl_date_list(const struct tl_date_telling *telling, enum tl_phrase phrase,
                  const char *member, char *to, size_t size);

#endif
