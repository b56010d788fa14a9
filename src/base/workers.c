#include "workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "graph/base/memory.h"

struct crew {
    size_t count;
    atomic_size_t next;
    void (*work)(void *context, size_t number);
    void *context;
};

unsigned
tl_workers_usual(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 0 ? (unsigned)processors : 1;
}

static void *
take_work(void *argument)
{
    struct crew *crew = argument;
    size_t number;
    while ((number = atomic_fetch_add(&crew->next, 1)) < crew->count)
        crew->work(crew->context, number);
    return NULL;
}

/* Where no thread can be had, the others, this one at least, do its work as well. */
void
tl_workers_run(size_t count, unsigned threads,
               void (*work)(void *context, size_t number), void *context)
{
    struct crew crew = {.count = count, .work = work, .context = context};
    size_t wanted = threads < count ? threads : count;
    pthread_t *others = tl_alloc((wanted + 1) * sizeof *others);
    size_t started = 0;
    while (started + 1 < wanted &&
           pthread_create(&others[started], NULL, take_work, &crew) == 0)
        started++;
    take_work(&crew);
    while (started > 0)
        pthread_join(others[--started], NULL);
    tl_free(others);
}
