/*
 * A screen: text on its way to a terminal, which obeys what files and pipes only hold.
 * Whatever could move the cursor, set the title or turn text around
 * (tl_code_is_control) and what is no UTF-8 becomes U+FFFD; only line ends (LF, CRLF)
 * and tabs are as they were.
 */
#ifndef TL_GRAPH_BASE_SCREEN_H
#define TL_GRAPH_BASE_SCREEN_H

#include <stddef.h>

/* Zero-initialise it but for the first two. */
struct tl_screen {
    void (*write)(void *context, const char *bytes, size_t length);
    void *context;
    char held[4]; /* the beginning of a character, or a CR */
    size_t count; /* of its bytes */
};

/* Writes a piece of text, which may end anywhere. */
void tl_screen_write(struct tl_screen *screen, const char *bytes, size_t length);

/* Writes what is held, at the end of the text. */
void tl_screen_end(struct tl_screen *screen);

#endif
