/*
 * A program of Graphviz that runs beside this one: it is started before there are
 * threads, and waits until its DOT is whole.
 */
#ifndef TL_SRC_IO_DRAWER_H
#define TL_SRC_IO_DRAWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct tl_output_files;

struct tl_drawer {
    pid_t child; /* and its process group; 0: there is none */
    int feed;    /* the DOT goes there */
    int output;  /* what it draws comes from here */
    int errors;
    struct tl_output_files *outputs; /* that end the group when they are interrupted */
};

/* What a drawer is to do, and how. */
struct tl_drawer_task {
    int input;        /* the DOT, from its beginning */
    size_t leave_out; /* so many bytes at its end, instead of which there is */
    const char *end;  /* this; or NULL */
    int seconds;
    const char *what; /* "drawing svg", which may take `most` seconds, for a terminal */
    int most;
    void (*take)(void *context, const char *bytes, size_t length);
    void *context;
};

/* How it ended, and the beginning of what it said. */
struct tl_drawer_outcome {
    bool late; /* it was stopped, for it took too long */
    int status;
    char message[512];
};

/* How it runs. */
struct tl_drawer_setting {
    struct tl_output_files *outputs;
    uint64_t memory; /* that it may take, in bytes */
};

/* Starts `dot` from an absolute folder of PATH with arguments, the last of which is
 * NULL, in a process group of its own and a sandbox. To be run or stopped, which ends
 * the whole group. False, said on standard error, where it cannot. */
bool tl_drawer_begin(struct tl_drawer *drawer, const char *const *arguments,
                     const struct tl_drawer_setting *setting);

/* Passes the DOT on, and what comes back to the task, until the program has ended. */
struct tl_drawer_outcome tl_drawer_run(struct tl_drawer *drawer,
                                       const struct tl_drawer_task *task);

/* Stops it; nothing where there is none. */
void tl_drawer_stop(struct tl_drawer *drawer);

#endif
