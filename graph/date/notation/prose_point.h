/* One date in English words (prose.h), as EDTF writes it. */
#ifndef TL_GRAPH_DATE_NOTATION_PROSE_POINT_H
#define TL_GRAPH_DATE_NOTATION_PROSE_POINT_H

#include "lexer.h"

/* Room for one, with its NUL: "-0043-03-15~", "[-0498..-0489]". */
#define TL_PROSE_POINT 16

/* Words in a row, borrowed. */
struct tl_prose_words {
    const struct tl_date_word *at;
    size_t count;
};

struct tl_prose_words tl_prose_part(struct tl_prose_words words, size_t first,
                                    size_t count);

/* Whether a word says how sure something is. */
bool tl_prose_is_qualifier(const struct tl_date_word *word);

/* Writes the date that words are, with the qualifier that it has or else is told, NUL
 * being none. False where they are not one date. */
bool tl_prose_point_read(struct tl_prose_words words, char qualifier,
                         char out[TL_PROSE_POINT]);

/* The first or last year of a date that is several years, "184X"; any other as it is.
 */
void tl_prose_point_edge(const char *point, bool last, char edge[TL_PROSE_POINT]);

/*
 * The year, month or day, as the date is one, that is next to it on one side. What is
 * only about right stays: it may be meant as well.
 */
void tl_prose_point_next(const char *point, bool after, char next[TL_PROSE_POINT]);

#endif
