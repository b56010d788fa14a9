/*
 * Places of files, which are a name in a folder, however the folder is called; and
 * temporary files, which have no name where the system has such files.
 */
#ifndef TL_SRC_IO_PATHS_H
#define TL_SRC_IO_PATHS_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

/* How the names of temporaries begin. docs/tieline.1 tells people of them. */
#define TL_TEMPORARY ".tieline-"

/*
 * Where a path leads. A link is followed, so that what it points to is replaced, or
 * made, and the link stays. (Links in a circle have been refused before.) NULL where a
 * link is of another user, in a folder such as /tmp that is shared. To be freed.
 */
char *tl_place_of(const char *path);

/* Where the name begins, after the folder that it is in. */
size_t tl_place_name(const char *place);

/* That folder; false where its path is too long for one. */
bool tl_place_folder(const char *place, char folder[PATH_MAX]);

/* Whether two places are one. */
bool tl_place_is_same(const char *a, const char *b);

/*
 * Names that nobody has yet. The last six characters of `name` are varied until the
 * file can be made, or the one at `from` linked; where that is NULL, the one without a
 * name that the descriptor has. Return the descriptor, or -1 with errno, and 0 or
 * errno.
 */
int tl_place_create(char *name);
int tl_place_link(const char *from, int descriptor, char *name);

/* Writes what the folder of a place has in it to the disk, where the system can.
 * Returns 0 or errno. */
int tl_place_sync(const char *place);

/* Opens a file without a name in the folder of `place`; -1 if the system or the file
 * system has no such files. */
int tl_unnamed_open(const char *place);

#endif
