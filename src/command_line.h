/* The command line: parsed, explained and checked by the tables of options.h. */
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

/*
 * The command that the options are for. TL_COMMANDS, with the exit status, where help
 * or the version was asked for, which is printed to the file; and, said on standard
 * error, where there is no such command, or an option does not apply to it.
 */
enum tl_command tl_options_command(const struct tl_options *options, FILE *file,
                                   int *status);

/* Whether an option has an effect with a command, and whether it was given. */
bool tl_option_applies(const struct tl_option *option, enum tl_command command);
bool tl_option_given(const struct tl_options *options, const struct tl_option *option);

#endif
