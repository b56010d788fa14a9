/*
 * Suggestions for tables that come without a mapping and are none of tieline's own: the
 * first rows go in (sample.h), and out comes a mapping to start from, with what is
 * doubtful about it, as a diagnostic.
 */
#ifndef TL_SRC_READ_SUGGEST_SUGGEST_H
#define TL_SRC_READ_SUGGEST_SUGGEST_H

#include "src/read/base/reader.h"
#include "src/read/mapping/bind.h"
#include "src/read/tables/table.h"
#include "sample.h"

/* Where a mapping says what the columns are called, the head may come as late as this.
 */
enum { TL_PREAMBLE_MAX = 30 };

/* What the first rows of a table tell that comes without a mapping. Zero-initialised,
 * it is one of which nothing is known. */
struct tl_suggest {
    struct tl_sample sample;
    size_t above;  /* rows of it above the header row; 0: none, or unknown */
    bool is_ours;  /* what is below them is a table of ours */
    uint32_t line; /* of the header row of such a table, with rows above it; else 0 */
};

/*
 * Looks at the rows of an input of which nothing has been taken. The header row is the
 * first row that has the columns of one of our tables, or such as a mapping can be
 * suggested of, and has texts in more cells than any row above it. False where nothing
 * is to be read, for it was reported that the table is published and needs its mapping,
 * by its first line without quotes, which may mean nothing in it. To be ended.
 */
bool tl_suggest_begin(struct tl_suggest *suggest, const struct tl_reading *reading,
                      char delimiter);
void tl_suggest_end(struct tl_suggest *suggest);

/*
 * Reads the header row `head`, which has these names, of a table without a mapping.
 * Where the table is not one of ours, which is reported, proposes the mapping that
 * seems to fit; false where nothing can be read below the head. Says, with `talks`,
 * that a table is taken for one of actors or references by its columns alone, as it may
 * have been meant for events, and warns of fields for which a column is called as if it
 * were one. The table is to be ended in either case.
 */
bool tl_suggest_table(const struct tl_suggest *suggest,
                      const struct tl_reading *reading, const struct tl_names *names,
                      const struct tl_row *head, struct tl_table *table);

#endif
