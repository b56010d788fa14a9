/* Folders of tables, which are inputs like files. */
#ifndef TL_SRC_LOAD_FOLDER_H
#define TL_SRC_LOAD_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "src/io/sources.h"

struct tl_folder {
    char **paths; /* of its tables, in the order of their bytes */
    size_t count;
    bool halfway; /* an export into it has not come to its end */
};

bool tl_is_folder(const char *path);

/* Whether a file of that name in a folder is one of its tables. */
bool tl_folder_takes(const char *name);

/* Lists the tables in a folder, which is registered with the sources unless they are
 * NULL. False, with errno, where it cannot be read. To be ended in either case. */
bool tl_folder_begin(struct tl_folder *folder, const char *path,
                     struct tl_sources *sources);
void tl_folder_end(struct tl_folder *folder);

#endif
