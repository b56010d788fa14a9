/*
 * Links in outputs: only those that are safe to follow, and so written that they end
 * no attribute and no line. Like a browser, we drop control characters, and blanks at
 * the ends.
 */
#ifndef TL_OUTPUT_SYNTAX_LINK_H
#define TL_OUTPUT_SYNTAX_LINK_H

#include <stdbool.h>

/* Whether it is a link to the web: http or https. */
bool tl_link_is_web(const char *url);

/* Whether it is one that is safe to follow: to the web, or mailto. */
bool tl_link_is_safe(const char *url);

/* Room for a piece of a link, with its NUL. */
#define TL_LINK_PIECE 4

/*
 * Takes the next piece of a link off: a byte as it is, or as %XX. False where there is
 * none left. Begin with `*url` being what tl_link_begin() gives.
 */
const char *tl_link_begin(const char *url);
bool tl_link_next(const char **url, char piece[TL_LINK_PIECE]);

#endif
