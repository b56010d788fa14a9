/*
 * A file that takes the place of an old one, or a place where there was none, by being
 * renamed. Until all files of a set are in their places, the old ones are kept under
 * another name, so that they can be put back.
 *
 * Memory and names are had when it begins: nothing else here wants any. Functions
 * return 0 or errno, and say nothing.
 */
#ifndef TL_SRC_IO_REPLACEMENT_H
#define TL_SRC_IO_REPLACEMENT_H

#include <stdbool.h>

/* How the names of temporaries begin. docs/tieline.1 tells people of them. */
#define TL_TEMPORARY ".tieline-"

struct tl_replacement {
    char *place;     /* where it goes, links followed; NULL: nowhere */
    char *temporary; /* what it is called until then */
    char *former;    /* what the old file is called from then on */
    bool named;      /* there is a file called `temporary` */
    bool kept;       /* there is one called `former` */
    bool replaces;   /* there was an old file */
    bool placed;     /* the new file is in its place */
};

/* To be ended, which leaves the files as they are. */
void tl_replacement_begin(struct tl_replacement *file, const char *path);
void tl_replacement_end(struct tl_replacement *file);

/* Opens it for writing, without a name where the system has such files. */
int tl_replacement_open(struct tl_replacement *file, int *descriptor);

/* Names it, if it has no name. */
int tl_replacement_name(struct tl_replacement *file, int descriptor);

/* Keeps the old file, if there is one and the file system can. */
int tl_replacement_keep(struct tl_replacement *file);

/* Whether what was in its place can be had again. */
bool tl_replacement_is_safe(const struct tl_replacement *file);

int tl_replacement_place(struct tl_replacement *file);

/*
 * Puts back what was there before it was placed. Where that fails it stays `placed`,
 * and an old file that is kept stays where it is.
 */
int tl_replacement_put_back(struct tl_replacement *file);

/* Removes what it is called besides its place: `named` and `kept` tell what stays. */
int tl_replacement_tidy(struct tl_replacement *file);

#endif
