/* What can be read and written, for `tieline formats`. */
#ifndef TL_SRC_FORMATS_H
#define TL_SRC_FORMATS_H

#include <stdbool.h>

#include "options.h"

/* Prints a list of all, or, where mappings are named, the text of each. False, said on
 * standard error, where there is none of that name. */
bool tl_formats_print(const struct tl_texts_list *names);

#endif
