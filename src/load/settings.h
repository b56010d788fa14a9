/*
 * How tables are to be read: what the command line says, and the files of --mapping.
 *
 * The lines of such a file are those of a mapping (src/read/mapping/mapping.h), besides
 * these, which are called like the options: no-header, no-quotes, missing, delimiter,
 * date-format, decimal, encoding. Where both say something, the command line holds.
 */
#ifndef TL_SRC_LOAD_SETTINGS_H
#define TL_SRC_LOAD_SETTINGS_H

#include <stdbool.h>

#include "graph/base/memory.h"
#include "src/io/sources.h"
#include "src/read/base/reader.h"
#include "load_options.h"

/* How many settings have the name of an option. */
enum { TL_SETTINGS = 7 };

struct tl_settings {
    const struct tl_reader *reader; /* of all inputs; NULL: each for itself */
    struct tl_reading_options reading;
    const char *encoding;          /* NULL: UTF-8 */
    const char *said[TL_SETTINGS]; /* by which setting: what the first mapping said that
                                      has it, or "" for the command line */
    bool reads_known;              /* the mapping at hand comes with the program */
    struct tl_arena texts;
};

/*
 * Reads them. False, said on standard error, where they are wrong or a file cannot be
 * read, which is registered with the sources. Borrows the options; to be cleared in
 * either case.
 */
bool tl_settings_read(struct tl_settings *settings,
                      const struct tl_load_options *options,
                      struct tl_sources *sources);
void tl_settings_clear(struct tl_settings *settings);

#endif
