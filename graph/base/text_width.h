/*
 * How wide a text is when it is drawn, and where its lines break. Texts are UTF-8.
 *
 * Nothing here knows the font that will be used in the end. Widths are those of DejaVu
 * Sans or, where it is wider, Arial, in hundredths of the font's size; of what is not
 * ASCII they are estimated by the number of cells that a character takes on a terminal
 * (Unicode Standard Annex 11, by utf8proc); emoji that are joined into one are as wide
 * as they are apart, as many fonts have them.
 */
#ifndef TL_GRAPH_BASE_TEXT_WIDTH_H
#define TL_GRAPH_BASE_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

/* The width of a text without line ends: 100 is as wide as the font is large. */
size_t tl_text_width(const char *text, size_t length);

struct tl_text_line {
    const char *text;
    size_t length;
};

/*
 * Takes the next line off `rest` that is not wider than `width`; false at the end. A
 * line breaks at blanks, after hyphens and dashes, and between the characters of
 * scripts that are written without blanks; a word that is too wide breaks anywhere but
 * within what a reader takes for one character (Unicode Standard Annex 29). Blanks at a
 * line's ends are dropped.
 */
bool tl_text_next_line(const char **rest, size_t width, struct tl_text_line *line);

/* How many lines it takes off, at most `limit`. */
size_t tl_text_count_lines(const char *text, size_t width, size_t limit);

/*
 * In which direction a text is written: what begins with a letter of a script from
 * right to left goes so, all else from left to right, as of UAX #9, rules P2 and P3.
 *
 * A text whose lines are drawn one by one is not one paragraph to whoever orders the
 * characters of a line: an SVG takes each for written from left to right, Pango in the
 * direction of its own first letter. Marks around the line say which it is of the
 * whole.
 */

/* What begins each line of a text (UTF-8) and what ends it: U+202B or U+202A, and
 * U+202C; nothing where no letter of it is of such a script. */
struct tl_text_embedding {
    const char *begin;
    const char *end;
};

struct tl_text_embedding tl_text_embedding_of(const char *text);

#endif
