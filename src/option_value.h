/* What an option is given, by its kind: numbers, sizes, words, languages and so on. */
#ifndef TL_SRC_OPTION_VALUE_H
#define TL_SRC_OPTION_VALUE_H

#include "options.h"

/* Reads a value into the member of the options where it belongs, or adds it to a list
 * there. False, said on standard error, where it is none that the option takes. Borrows
 * the text. */
bool tl_option_store(const struct tl_option *option, const char *value, void *member);

#endif
