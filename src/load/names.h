/* Tables of names that replace others, as `--names` gives them. */
#ifndef TL_SRC_LOAD_NAMES_H
#define TL_SRC_LOAD_NAMES_H

#include "graph/build/renaming.h"
#include "src/io/sources.h"
#include "load_options.h"

/*
 * Reads the tables of names, for several graphs that are read with them; mistakes in
 * them go to the diagnostics. NULL, said on standard error, where one cannot be read;
 * to be freed.
 */
struct tl_renaming *tl_load_names(const struct tl_load_options *options,
                                  struct tl_sources *sources,
                                  struct tl_diagnostics *diagnostics);

#endif
