/*
 * Where outputs end up. Everything is written to temporaries beside the places where it
 * belongs, and renamed only when all is done; until then nothing old is touched. Where
 * one cannot be renamed, the old files are put back, as far as the file system has
 * links. Standard output and what is no regular file (a device, a pipe) are written
 * directly. Where the file system has files without a name, temporaries have none until
 * all is written. From then on, and elsewhere always, only a signal that cannot be
 * caught leaves any: others remove them, as does the end of memory.
 *
 * Whatever fails is said on standard error. Output files belong to their list, and
 * several may be open at a time; each is only touched by one thread.
 */
#ifndef TL_SRC_IO_OUTPUT_FILE_H
#define TL_SRC_IO_OUTPUT_FILE_H

#include <stdbool.h>
#include <sys/types.h>

struct tl_sources;
struct tl_output_files;
struct tl_output_file;

/* Borrows the sources, which are not to be written to. */
struct tl_output_files *tl_output_files_new(const struct tl_sources *sources);

/* Opens an output, "-" being standard output; NULL where it cannot,
 * where one that is open goes to the same place, or where it is a source. */
struct tl_output_file *tl_output_file_open(struct tl_output_files *outputs,
                                           const char *path);

/* Whether what is written to a path is there at once, and cannot be taken back: "-",
 * a device, a pipe. */
bool tl_output_file_is_direct(const char *path);

/* Where to write to. */
int tl_output_file_descriptor(const struct tl_output_file *output);

/*
 * Makes a folder for outputs that follow, unless it is there. False where it cannot, or
 * where it is a source.
 */
bool tl_output_file_folder(struct tl_output_files *outputs, const char *path);

/*
 * Closes an output; `error` is what went wrong with writing to it, or 0. False where
 * anything did.
 */
bool tl_output_file_close(struct tl_output_file *output, int error);

/* A process group that is ended, too, where a signal or the end of memory ends the
 * program; until it is dropped. */
void tl_output_files_add_group(struct tl_output_files *outputs, pid_t group);
void tl_output_files_drop_group(struct tl_output_files *outputs, pid_t group);

/*
 * Puts everything in its place if all is good, and frees the list. False where it is
 * not, and where that fails: all is as it was, or each output that is not is said; or
 * where a temporary cannot be removed after all. What was not put in its place is
 * removed; what was written directly is there: it is said.
 */
bool tl_output_files_end(struct tl_output_files *outputs, bool is_good);

#endif
