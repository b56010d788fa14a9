/*
 * What a child process may do, where the system can limit that (on Linux, by seccomp
 * and Landlock). Where it cannot, nothing is different; so it is under sanitizers,
 * which do more than the program does. What is entered is never left.
 */
#ifndef TL_SRC_IO_SANDBOX_H
#define TL_SRC_IO_SANDBOX_H

#include <sys/types.h>

/* This process ends when its parent does, even by a signal that cannot be caught. */
void tl_sandbox_end_with(pid_t parent);

/* From now on this process can compute, write to what is open, and end: it opens no
 * file, reaches no network and starts nothing. */
void tl_sandbox_compute(void);

/* From now on this process, and what it becomes or starts, writes no file but
 * /dev/null, reaches no network and traces nobody. */
void tl_sandbox_read(void);

#endif
