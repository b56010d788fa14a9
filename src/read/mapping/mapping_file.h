/*
 * Files of mappings.
 *
 * A file has a pair in each line, "key = value". It may have other keys: columns, with
 * pairs as they stand on the command line; table, which says what kind of table it is
 * for; records, with the paths (path.h) of the records of JSON that are its rows, and
 * whose values are its columns; value-key, the key of the value where a column's path
 * leads to an object. A "#" at the start of a line or after a blank begins a comment.
 *
 * A file may have sections, "[actors]", each of which is a mapping of its own over the
 * same rows. The lines above the first one are for all of them.
 */
#ifndef TL_SRC_READ_MAPPING_MAPPING_FILE_H
#define TL_SRC_READ_MAPPING_MAPPING_FILE_H

#include "mapping.h"

/* What a mapping is read from. */
struct tl_mapping_source {
    unsigned kind;              /* of the rows, unless the file says another one */
    const char *const *columns; /* pairs of the command line, "source=1,kind=2" */
    size_t column_count;
    const char *const *records; /* paths of the command line; they hold */
    size_t record_count;
    const char *name; /* of a file, and its text; NULL: there are only the columns */
    const char *text;
    /* Whether the key of a line is none of a mapping but a setting, which is taken;
     * `*good` is false, said on standard error after `where`, if its value is wrong.
     * NULL: there are no settings. */
    bool (*take)(void *context, const char *where, const char *key, const char *value,
                 bool *good);
    void *context;
};

/*
 * Reads a mapping, the first section of those that it has. What the command line says
 * stays, whatever the file says. `*good` is false, said on standard error, if a key or
 * a value is wrong. To be freed in either case; it borrows the name.
 */
struct tl_mapping *tl_mapping_read(const struct tl_mapping_source *source, bool *good);

#endif
