#include "interrupt.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#include "graph/base/memory.h"

struct tl_interrupt {
    sigset_t signals;
    sigset_t before; /* what was blocked */
    pthread_t waiter;
    atomic_bool over;
    void (*tidy)(void *context);
    void *context;
};

static void *
wait_for_signal(void *argument)
{
    struct tl_interrupt *interrupt = argument;
    int number;
    if (sigwait(&interrupt->signals, &number) != 0 || interrupt->over)
        return NULL;
    interrupt->tidy(interrupt->context);
    if (number == TL_MEMORY_SIGNAL)
        _exit(2);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    raise(number);
    return NULL;
}

/* Adds the signals that end the program, those that are ignored left out. */
static void
add_signals(sigset_t *signals)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(signals, numbers[i]);
    }
}

struct tl_interrupt *
tl_interrupt_begin(void (*tidy)(void *context), void *context)
{
    struct tl_interrupt *interrupt = tl_alloc(sizeof *interrupt);
    interrupt->tidy = tidy;
    interrupt->context = context;
    sigemptyset(&interrupt->signals);
    sigaddset(&interrupt->signals, TL_MEMORY_SIGNAL);
    add_signals(&interrupt->signals);
    pthread_sigmask(SIG_BLOCK, &interrupt->signals, &interrupt->before);
    if (pthread_create(&interrupt->waiter, NULL, wait_for_signal, interrupt) == 0)
        return interrupt;
    pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
    tl_free(interrupt);
    return NULL;
}

/* The thread is woken and not cancelled: for that, glibc would look for a library, and
 * abort where there is none. */
void
tl_interrupt_end(struct tl_interrupt *interrupt)
{
    if (!interrupt)
        return;
    interrupt->over = true;
    pthread_kill(interrupt->waiter, TL_MEMORY_SIGNAL);
    pthread_join(interrupt->waiter, NULL);
    pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
    tl_free(interrupt);
}

void
tl_interrupt_hold(sigset_t *before)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    add_signals(&signals);
    pthread_sigmask(SIG_BLOCK, &signals, before);
}

void
tl_interrupt_unblock(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}
