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

/* The command of a name; TL_COMMANDS, said on standard error, if it is unknown. */
enum tl_command tl_command_find(const char *name);

/* Whether an option has an effect with a command, and whether it was given. */
bool tl_option_applies(const struct tl_option *option, enum tl_command command);
bool tl_option_given(const struct tl_options *options, const struct tl_option *option);

/* Whether all given options apply to a command; the first that does not is reported. */
bool tl_options_check(const struct tl_options *options, enum tl_command command);

/* The help of a command, or with TL_COMMANDS that of the whole program. */
void tl_help_print(FILE *file, enum tl_command command);

#endif
