/* The first rows of a table, looked at before it is read, that tell what stands in its
 * columns. */
#ifndef TL_SRC_READ_SUGGEST_SAMPLE_H
#define TL_SRC_READ_SUGGEST_SAMPLE_H

#include "src/read/base/reader.h"
#include "src/read/csv/rows.h"
#include "src/read/mapping/template.h"

/* So many rows at most; and so many texts of one column. */
enum { TL_SAMPLE_ROWS = 500, TL_SAMPLE_TEXTS = 100 };

struct tl_sample {
    struct tl_row *rows; /* the head line, if there is one, and blank lines apart */
    size_t count;
    size_t cells; /* of all */
    struct tl_arena texts;
};

/* Looks at the rows of an input of which nothing has been taken. What is wrong with
 * them will be reported when they are read. To be ended. */
void tl_sample_begin(struct tl_sample *sample, const struct tl_reading *reading,
                     char delimiter);
void tl_sample_end(struct tl_sample *sample);

/* What is left of a sample without its first rows. Borrowed, not to be ended. */
struct tl_sample tl_sample_below(const struct tl_sample *sample, size_t rows);

/* The text of a cell; "" where there is none. */
const char *tl_sample_cell(const struct tl_sample *sample, size_t row, size_t column);

/* The first texts in a column, without the blanks around them; how many there are. */
size_t tl_sample_texts(const struct tl_sample *sample, size_t column,
                       struct tl_substring texts[TL_SAMPLE_TEXTS]);

#endif
