/* What is written for people to read, on standard output and standard error. */
#ifndef TL_SRC_BASE_TERMINAL_H
#define TL_SRC_BASE_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Writes a text that may come from anywhere: control characters (C0, C1, DEL) and
 * those that turn the direction of text are shown as <U+XXXX>, so that nobody's data
 * can move the cursor or reorder a line. An invalid byte is shown as <XX>.
 */
void tl_terminal_text(FILE *file, const char *text);

/* Steps over a character, and says how many columns showing it takes. */
size_t tl_terminal_columns(const char **text);

/* A row of a list, such as that of options: what stands left, and a text beside it,
 * which is wrapped to 79 columns. Both are the program's own, in ASCII. */
void tl_terminal_row(FILE *file, const char *left, const char *text);

/* "tieline: " and a message, as printf, on standard error. */
void tl_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* "PATH: reason" for an errno. */
void tl_say_failure(const char *path, int error);

/* Whether a descriptor is of a terminal on which colours are wanted: NO_COLOR is not
 * set, or empty (https://no-color.org). */
bool tl_terminal_has_colours(int descriptor);

/* Flushes standard output. Returns the exit status: `status`, or 2, said on standard
 * error, if what was printed could not be written. */
int tl_terminal_finish(int status);

#endif
