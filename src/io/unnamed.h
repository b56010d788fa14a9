/*
 * Files that have no name until they are whole: nothing is left of them, however the
 * program ends.
 */
#ifndef TL_SRC_IO_UNNAMED_H
#define TL_SRC_IO_UNNAMED_H

/* Opens one in the folder of `place`; -1 where the system or the file system has
 * none. */
int tl_unnamed_open(const char *place);

/* Gives it a name, which is varied until it is new (paths.h). Returns 0, or errno
 * where it cannot. */
int tl_unnamed_link(int descriptor, char *name);

#endif
