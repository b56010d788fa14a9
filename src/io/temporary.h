/*
 * Temporary files for work that does not fit into memory. They have no name, so that
 * the system removes them whatever happens; where it has no such files, the name goes
 * before anything is written.
 */
#ifndef TL_SRC_IO_TEMPORARY_H
#define TL_SRC_IO_TEMPORARY_H

/* Opens one in a folder for writing and reading; -1, said on standard error, where that
 * fails. To be closed. */
int tl_temporary_open(const char *folder);

/* The folder for them that the environment names (TMPDIR), or else /tmp. */
const char *tl_temporary_folder(void);

#endif
