/* The mappings that come with the program: those of published/, of which the build
 * makes the table. */
#ifndef TL_SRC_READ_MAPPING_MAPPINGS_H
#define TL_SRC_READ_MAPPING_MAPPINGS_H

#include <stddef.h>

struct tl_known_mapping {
    const char *name;
    const char *about;
    const char *marks[4]; /* columns that tell such a table, ended by NULL, … */
    size_t columns;       /* … or where it has no header row, how many there are */
    /* What records of JSON begin with, see records/look.h: any of these ways, of which
     * the last has no path. */
    const char *paths[8][5];
    const char *text; /* as it stands in its file */
};

/* All of them, ended by one without a name. */
extern const struct tl_known_mapping tl_known_mappings[];

/* By name; NULL where there is none. */
const struct tl_known_mapping *tl_known_mapping_find(const char *name);

/* The one for a table with these columns, or this first row; NULL where there is none.
 */
const struct tl_known_mapping *tl_known_mapping_guess(const char *const *columns,
                                                      size_t count);

#endif
