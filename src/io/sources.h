/*
 * What a run reads, so that it does not write to it. Whatever opens a file or a folder
 * for reading registers it here; whatever is to be written is compared. Files count,
 * however they are called: links, hard links and other spellings of a path are one.
 */
#ifndef TL_SRC_IO_SOURCES_H
#define TL_SRC_IO_SOURCES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

struct tl_source;

/* To be zero-initialised, and cleared. */
struct tl_sources {
    struct tl_source *sources;
    size_t count;
};

void tl_sources_clear(struct tl_sources *sources);

/* Registers what a descriptor reads, "-" being standard input. A terminal or a socket,
 * which may be read and written, is not. Where `sources` is NULL, nothing is. */
void tl_sources_add(struct tl_sources *sources, const char *path, int descriptor);

/* Whether a file is one of them. */
bool tl_sources_have(const struct tl_sources *sources, const struct stat *status);

/* Whether an output, "-" being standard output, is none of them (NULL: there are none);
 * said on standard error where it is. `status` is of the file that is there. */
bool tl_sources_spare(const struct tl_sources *sources, const char *path,
                      const struct stat *status);

/* The same for standard output. */
bool tl_sources_spare_standard(const struct tl_sources *sources);

/* The path of the folder among them in which the file at a path is, or would be; NULL
 * where there is none. */
const char *tl_sources_folder_of(const struct tl_sources *sources, const char *path);

#endif
