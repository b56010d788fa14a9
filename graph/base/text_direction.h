/*
 * In which direction a text is written: what begins with a letter of a script from
 * right to left goes so, all else from left to right, as of UAX #9, rules P2 and P3.
 *
 * A text whose lines are drawn one by one is not one paragraph to whoever orders the
 * characters of a line: an SVG takes each for written from left to right, Pango in the
 * direction of its own first letter. Marks around the line say which it is of the
 * whole.
 */
#ifndef TL_GRAPH_BASE_TEXT_DIRECTION_H
#define TL_GRAPH_BASE_TEXT_DIRECTION_H

/* What begins each line of a text (UTF-8) and what ends it: U+202B or U+202A, and
 * U+202C; nothing where no letter of it is of such a script. */
struct tl_text_embedding {
    const char *begin;
    const char *end;
};

struct tl_text_embedding tl_text_embedding_of(const char *text);

#endif
