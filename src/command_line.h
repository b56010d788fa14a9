/*
 * The command line. One table of options serves parsing, help and the search for what
 * was probably meant.
 */
#ifndef TL_SRC_COMMAND_LINE_H
#define TL_SRC_COMMAND_LINE_H

#include <stdio.h>

#include "options.h"

/*
 * Reads the command line. False, said on standard error, where it is wrong. Borrows the
 * arguments; to be cleared.
 */
bool tl_options_read(struct tl_options *options, int count, char **arguments);
void tl_options_clear(struct tl_options *options);

/* The options that a command takes, for its help. */
void tl_options_help(FILE *file);

#endif
