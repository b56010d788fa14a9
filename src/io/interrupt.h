/*
 * Interrupts: before a signal ends the program (SIGHUP, SIGINT, SIGTERM), or the end of
 * memory does (TL_MEMORY_SIGNAL), it tidies up.
 * A thread waits for these signals; in this thread and all that it starts from then on
 * they are blocked. A signal that is ignored stays so.
 */
#ifndef TL_SRC_IO_INTERRUPT_H
#define TL_SRC_IO_INTERRUPT_H

#include <signal.h>

struct tl_interrupt;

/*
 * From now on `tidy` is called, on another thread, before a signal ends the program.
 * To be ended. NULL where no thread can be had: signals are as they were.
 */
struct tl_interrupt *tl_interrupt_begin(void (*tidy)(void *context), void *context);

/* Does not return where a signal has come. NULL is nothing. */
void tl_interrupt_end(struct tl_interrupt *interrupt);

/* Holds these signals, and SIGPIPE, back from this thread, until its mask is set to
 * what it was `before`. */
void tl_interrupt_hold(sigset_t *before);

/* In a child, before it becomes another program: no signal is blocked any more. */
void tl_interrupt_unblock(void);

#endif
