/*
 * Work with a library that is not safe for hostile input, in a process of its own with
 * limits on its memory and time, which sends what it finds over a pipe.
 *
 * The process is forked from this one, which must have only one thread at that time.
 */
#ifndef TL_SRC_READ_BASE_CHILD_H
#define TL_SRC_READ_BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/ceilings.h"

struct tl_child_limits {
    uint64_t memory;  /* in bytes, besides what this process has */
    unsigned seconds; /* of the processor; it may take twice as many by the clock */
};

/* What a text of some length may take by the ceilings. */
struct tl_child_limits tl_child_limits_within(const struct tl_ceilings *ceilings,
                                              size_t length);

/* The same by the usual ones, which is far more than most take. */
static inline struct tl_child_limits
tl_child_limits_for(size_t length)
{
    return tl_child_limits_within(&tl_ceilings_usual, length);
}

/* How the process ends, when not with 0: from TL_CHILD_EXIT_WRITE on, by the errno
 * after it; else for want of memory, as tl_alloc() and libraries end it with other
 * numbers. */
enum { TL_CHILD_EXIT_MEMORY = 2, TL_CHILD_EXIT_WRITE = 128 };

/* In the process: what it sends. */
struct tl_child_sink {
    int descriptor;
    size_t used;
    char buffer[65536];
};

/* These end the process where nobody takes what it sends. */
void tl_child_put(struct tl_child_sink *sink, const void *bytes, size_t length);
void tl_child_flush(struct tl_child_sink *sink);

/* What has been taken of the bytes that are there. */
struct tl_child_taken {
    size_t length;
    bool ended;    /* nothing more is expected */
    bool is_wrong; /* they are not what the process should send */
};

struct tl_child_work {
    void (*run)(const void *input, int descriptor); /* does not return */
    const void *input;
    struct tl_child_taken (*take)(void *context, const char *bytes, size_t length);
    void *context;
};

enum tl_child_ending {
    TL_CHILD_DONE,
    TL_CHILD_SLOW,
    TL_CHILD_FULL,    /* it got no more memory */
    TL_CHILD_CRASHED, /* which it mostly does then; by the signal `number`, if not 0 */
    TL_CHILD_FAILED   /* the system, by the errno `number` */
};

struct tl_child_outcome {
    enum tl_child_ending ending;
    int number;
};

/* Something may have been taken even where it is not done. */
struct tl_child_outcome tl_child_run(const struct tl_child_work *work,
                                     struct tl_child_limits limits);

#endif
