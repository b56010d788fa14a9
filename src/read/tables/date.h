/* Dates in tables: by --date-format, and from columns for their parts. */
#ifndef TL_SRC_READ_TABLES_DATE_H
#define TL_SRC_READ_TABLES_DATE_H

#include <stdbool.h>

#include "graph/date/notation/format.h"
#include "src/read/base/reader.h"
#include "src/read/csv/rows.h"

enum tl_dating {
    TL_DATING_NONE, /* there is no date */
    TL_DATING_GOOD,
    TL_DATING_WORDS, /* there is only a text that is no date, but is to be kept */
    TL_DATING_BAD    /* there is something else, which has been reported */
};

/* Dates such as "1900s", of which nobody knows whether a century is meant: how many
 * there are, and the first one. */
struct tl_csv_decades {
    size_t count;
    struct tl_position position;
    char text[TL_DATE_EDTF_MAX];    /* its beginning, if it is longer */
    char decade[TL_DATE_EDTF_MAX];  /* as it is read */
    char century[TL_DATE_EDTF_MAX]; /* and what else it may mean */
};

/* After the last row: warns of those that were read, if any. */
void tl_read_csv_decades_tell(const struct tl_reading *reading);

/*
 * Reads a date by the format of the options. Without a format, and where the text does
 * not follow it, but is EDTF, the date is the text, and `edtf` is empty. What is no
 * date is reported, unless it is to be kept as words.
 */
enum tl_dating tl_read_csv_date(const struct tl_reading *reading, const char *text,
                                size_t length, struct tl_position position,
                                char edtf[TL_DATE_EDTF_MAX]);

/* Keeps what is no date as a field of the innermost open record, or for TL_FIELDS as an
 * attribute, and says so. */
void tl_read_csv_words_keep(const struct tl_reading *reading, enum tl_field field,
                            const char *text, size_t length,
                            struct tl_position position);

#endif
