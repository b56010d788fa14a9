#include "interrupt.h"

#include <pthread.h>
#include <signal.h>

#include "graph/memory.h"

struct tl_interrupt {
    sigset_t signals;
    sigset_t before; /* what was blocked */
    pthread_t waiter;
    void (*tidy)(void *context);
    void *context;
};

/* Once a signal has come, this thread can no longer be cancelled, only end the program.
 */
static void *
wait_for_signal(void *argument)
{
    struct tl_interrupt *interrupt = argument;
    int number;
    if (sigwait(&interrupt->signals, &number) != 0)
        return NULL;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
    interrupt->tidy(interrupt->context);
    pthread_sigmask(SIG_UNBLOCK, &interrupt->signals, NULL);
    raise(number);
    return NULL;
}

static sigset_t
ending_signals(void)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
    sigset_t signals;
    sigemptyset(&signals);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&signals, numbers[i]);
    }
    return signals;
}

struct tl_interrupt *
tl_interrupt_begin(void (*tidy)(void *context), void *context)
{
    struct tl_interrupt *interrupt = tl_alloc(sizeof *interrupt);
    interrupt->signals = ending_signals();
    interrupt->tidy = tidy;
    interrupt->context = context;
    pthread_sigmask(SIG_BLOCK, &interrupt->signals, &interrupt->before);
    if (pthread_create(&interrupt->waiter, NULL, wait_for_signal, interrupt) == 0)
        return interrupt;
    pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
    tl_free(interrupt);
    return NULL;
}

void
tl_interrupt_end(struct tl_interrupt *interrupt)
{
    if (!interrupt)
        return;
    pthread_cancel(interrupt->waiter);
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
