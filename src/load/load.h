/* Inputs, which are files and folders of tables, become one graph. */
#ifndef TL_SRC_LOAD_LOAD_H
#define TL_SRC_LOAD_LOAD_H

#include "graph/base/diagnostic.h"
#include "graph/graph.h"
#include "src/io/sources.h"
#include "load_options.h"

/* The input that stands for the dataset in the program. */
#define TL_DEMO_NAME "@demo"

/*
 * Reads all inputs, standard input where none is named, into one graph, to be freed.
 * Whatever is opened for that is registered with the sources, unless they are NULL.
 * NULL, said on standard error, where one cannot be opened or read, or its format is
 * unknown; mistakes in the data go to the diagnostics.
 */
struct tl_graph *tl_load(const struct tl_load_options *options,
                         struct tl_sources *sources,
                         struct tl_diagnostics *diagnostics);

/* The bytes of all inputs; 0 where that is not known, as of a pipe. */
uint64_t tl_load_measure(const struct tl_load_options *options);

/* Reads a JSON document from memory, which must be right. To be freed. */
struct tl_graph *tl_load_document(const char *name, const void *bytes, size_t size);

/* The same of one that may have mistakes, which go to the diagnostics. */
struct tl_graph *tl_load_text(const void *bytes, size_t size, bool south,
                              struct tl_diagnostics *diagnostics);

/* Whether an output is no table in a folder among the sources, of which it would be a
 * part from then on; said on standard error where it is. */
bool tl_folder_spares(const struct tl_sources *sources, const char *path);

#endif
