#include "interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "graph/base/memory.h"

struct tl_interrupt {
    sigset_t signals;
    sigset_t before; /* what was blocked */
    pthread_t waiter;
    int wake; /* one of the signals; 0: there are none */
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
    pthread_sigmask(SIG_UNBLOCK, &interrupt->signals, NULL);
    raise(number);
    return NULL;
}

/* Finds the signals that end the program, those that are ignored left out. */
static void
find_signals(struct tl_interrupt *interrupt)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
    sigemptyset(&interrupt->signals);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN)
            continue;
        sigaddset(&interrupt->signals, numbers[i]);
        interrupt->wake = numbers[i];
    }
}

struct tl_interrupt *
tl_interrupt_begin(void (*tidy)(void *context), void *context)
{
    struct tl_interrupt *interrupt = tl_alloc(sizeof *interrupt);
    interrupt->tidy = tidy;
    interrupt->context = context;
    find_signals(interrupt);
    pthread_sigmask(SIG_BLOCK, &interrupt->signals, &interrupt->before);
    if (interrupt->wake &&
        pthread_create(&interrupt->waiter, NULL, wait_for_signal, interrupt) == 0)
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
    pthread_kill(interrupt->waiter, interrupt->wake);
    pthread_join(interrupt->waiter, NULL);
    pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
    tl_free(interrupt);
}

void
tl_interrupt_unblock(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}
