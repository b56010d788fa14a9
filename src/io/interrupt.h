/*
 * Interrupts: before a signal ends the program (SIGHUP, SIGINT, SIGTERM), it tidies up.
 * A thread waits for these signals; in this thread and all that it starts from then on
 * they are blocked. A signal that is ignored stays so.
 */
#ifndef TL_SRC_IO_INTERRUPT_H
#define TL_SRC_IO_INTERRUPT_H

struct tl_interrupt;

/*
 * From now on `tidy` is called, on another thread, before a signal ends the program.
 * To be ended. NULL where no thread can be had, or all are ignored: signals are as they
 * were.
 */
struct tl_interrupt *tl_interrupt_begin(void (*tidy)(void *context), void *context);

/* Does not return where a signal has come. NULL is nothing. */
void tl_interrupt_end(struct tl_interrupt *interrupt);

/* In a child, before it becomes another program: no signal is blocked any more. */
void tl_interrupt_unblock(void);

#endif
