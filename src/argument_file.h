/*
 * Argument files: the arguments of a command, one a line, so that a run can be
 * repeated. `tieline @./story.args` reads them where it is named.
 */
#ifndef TL_SRC_ARGUMENT_FILE_H
#define TL_SRC_ARGUMENT_FILE_H

#include <stdbool.h>

#include "src/load/load_options.h"

/* Whether an argument names such a file: it begins with '@' and has a dot or a slash,
 * which no dataset of the program has. */
bool tl_is_argument_file(const char *argument);

/*
 * Adds the arguments of the file at a path to `arguments`; their texts are put into the
 * arena. False, said on standard error, where it cannot be read.
 *
 * A line is an argument, or an option, blanks and its value. Blank lines, and those
 * that begin with '#', are left out, as are quotation marks around a value.
 */
bool tl_argument_file_read(const char *path, struct tl_arena *texts,
                           struct tl_texts_list *arguments);

#endif
