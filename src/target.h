/*
 * Where outputs end up. Everything is written to temporaries beside the places where it
 * belongs, and renamed only when all is done; until then nothing old is touched.
 * Standard output and what is no regular file (a device, a pipe) are written directly.
 */
#ifndef TL_TARGET_H
#define TL_TARGET_H

#include <stdbool.h>

struct tl_targets;

struct tl_targets *tl_targets_new(void);

/*
 * Opens the next output, "-" being standard output, and gives its descriptor; -1, said
 * on standard error, where it cannot. One is open at a time.
 */
int tl_target_open(struct tl_targets *targets, const char *path);

/*
 * Makes a folder for outputs that follow, unless it is there. False, said on standard
 * error, where it cannot.
 */
bool tl_target_folder(struct tl_targets *targets, const char *path);

/*
 * Closes the open output. `error` is what went wrong with writing to it, or 0. False,
 * said on standard error, where anything did.
 */
bool tl_target_close(struct tl_targets *targets, int error);

/* Puts everything in its place. False, said on standard error, where that fails. */
bool tl_targets_commit(struct tl_targets *targets);

/* Forgets, and removes, what was not committed. */
void tl_targets_free(struct tl_targets *targets);

#endif
