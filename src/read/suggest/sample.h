/* The first rows of a table, looked at before it is read, that tell what stands in its
 * columns. */
#ifndef TL_SRC_READ_SUGGEST_SAMPLE_H
#define TL_SRC_READ_SUGGEST_SAMPLE_H

#include "src/read/base/reader.h"
#include "src/read/csv/rows.h"
#include "src/read/mapping/template.h"

/* So many rows at most; and so many texts of one column. */
enum { TL_SAMPLE_ROWS = 500, TL_SAMPLE_TEXTS = 500 };

struct tl_sample {
    struct tl_row *rows; /* the header row, if there is one, and blank lines apart */
    size_t count;
    size_t cells; /* of all */
    bool is_cut;  /* more rows follow */
    struct tl_arena texts;
};

/* The text of a cell; "" where there is none. */
const char *tl_sample_cell(const struct tl_sample *sample, size_t row, size_t column);

/* The first texts in a column, without the blanks around them; how many there are. */
size_t tl_sample_texts(const struct tl_sample *sample, size_t column,
                       struct tl_substring texts[TL_SAMPLE_TEXTS]);

/* Whether a text is a date, or is likely to be one in some format. */
bool tl_text_is_date(struct tl_substring text);

/* Whether a cell is a number, a time of day or another measure. */
bool tl_text_is_number(const char *cell);

/* Whether a cell is a year of four digits, 1000 to 2999. */
bool tl_text_is_year(const char *cell);

/* Whether a text has a digit. */
bool tl_text_has_digit(struct tl_substring text);

/* Whether a text is one of those in a list. */
bool tl_text_is_among(struct tl_substring text, const struct tl_substring *texts,
                      size_t count);

/* Whether a text is what people write into a cell that has nothing. */
bool tl_text_is_none(struct tl_substring text);

/*
 * What divides the lists in a column, as it stands after a column in a template:
 * ":each ;"; NULL where nothing does. Where the column is not `called` like one of
 * lists, a comma or slash only does if it stands between texts that are alone in other
 * cells of it or of `other`, or between addresses: names have them, too.
 */
const char *tl_sample_divider(const struct tl_sample *sample, size_t column,
                              size_t other, bool called);

/* Whether a first line is rather a row than names: it has a date, begins with a number,
 * or has the same as the rows below have in the same columns. */
bool tl_sample_lacks_header(const char *const *names, const struct tl_sample *below);

/* Whether a table is a matrix, numbers below names: each row is for one of those that
 * the columns are called like, or for something else, and the first column has no name.
 */
bool tl_sample_is_matrix(const char *const *names, const struct tl_sample *sample);

/* The columns that may have dates: a date and its end. */
enum { TL_SAMPLE_DATES = 2 };

/* How many texts in a column are likely to be dates in some format, of how many. */
size_t tl_sample_count_dates(const struct tl_sample *sample, size_t column,
                             size_t *texts);

/* How the dates in some columns are read. To be cleared. */
struct tl_dates {
    struct tl_expansion format; /* empty: they are EDTF */
    bool keeps_words;           /* what is no date is kept as it stands */
    struct tl_expansion doubt;  /* what is lacking if they can be read in two ways */
};

/*
 * The format is one that reads all dates, or several; words that are no date are kept.
 * Where two formats read a date differently, and no other date tells
 * which of them holds, that is said in `doubt`.
 */
void tl_dates_read(struct tl_dates *dates, const struct tl_sample *sample,
                   const size_t *columns, size_t count);
void tl_dates_clear(struct tl_dates *dates);

/*
 * Whether what a column has are numbers that count or measure something: numbers with
 * fractions, signs of currencies or per cent; counters, positions, and others that are
 * no years; and years, if such they were, that end before they begin, or go with those
 * of another column as a part goes with its whole. False for a column that has more
 * than numbers, or nothing.
 */
bool tl_sample_has_counts(const char *const *names, const struct tl_sample *sample,
                          size_t column);

#endif
