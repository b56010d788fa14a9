/* What can be read and written, for `tieline formats`. */
#ifndef TL_SRC_FORMATS_H
#define TL_SRC_FORMATS_H

#include <stdbool.h>

#include "options.h"

/*
 * Prints lists of all, or, where mappings are named, the text of each. False, said on
 * standard error, where one of these is unknown.
 */
bool tl_formats_print(const struct tl_texts_list *names);

/* Prints all tables of the program, its commands and options included, as JSON. */
void tl_formats_print_json(void);

#endif
