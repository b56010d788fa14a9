/*
 * DOT as Graphviz writes it, made such that Graphviz can read it: it writes strings as
 * long as they are, but reads none of which a line has more than 16,384 bytes; and it
 * writes the names "-." and U+FEFF without quotes, which it does not read as names.
 */
#ifndef TL_SRC_IO_FOLD_H
#define TL_SRC_IO_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/* Zero-initialise it but for the first two. */
struct tl_fold {
    void (*write)(void *context, const char *bytes, size_t length);
    void *context;
    char bytes[8192]; /* internal, as what follows */
    size_t used;
    char held[4]; /* what may be a name that needs quotes */
    size_t held_used;
    char before;  /* the byte before that */
    bool quoted;  /* within a string, */
    bool escaped; /* after a backslash */
    size_t run;   /* bytes of it in one line */
};

void tl_fold_take(struct tl_fold *fold, const char *bytes, size_t length);

/* Writes what is held, at the end. */
void tl_fold_end(struct tl_fold *fold);

#endif
