/*
 * How tables are to be read: what the command line says, and the files of --mapping.
 *
 * Such a file has a pair in each line, "key = value". The keys are those of a mapping
 * (src/read/mapping/mapping.h), besides these, which are called like the options:
 * columns, no-header, no-quotes, missing, delimiter, date-format, decimal, encoding;
 * and table, which says what kind of table it is for. Where both say something, the
 * command line holds. A "#" at the start of a line or after a blank begins a comment.
 */
#ifndef TL_SRC_LOAD_SETTINGS_H
#define TL_SRC_LOAD_SETTINGS_H

#include "src/io/sources.h"
#include "load_options.h"
#include "setting.h"

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
