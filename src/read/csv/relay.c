#include "relay.h"

#include <pthread.h>

/* One that is filled, one that is emptied, and some for when either takes longer. */
enum { BATCHES = 6 };

struct relay {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct tl_batch batches[BATCHES];
    size_t filled; /* so many have been, one after the other, round and round */
    size_t emptied;
    bool ended;
    void (*read)(void *context);
    void *context;
};

/* On the reading thread: the next batch is full. Waits until one is empty. */
static struct tl_batch *
pass_on(void *context, struct tl_batch *batch)
{
    struct relay *relay = context;
    (void)batch;
    pthread_mutex_lock(&relay->lock);
    relay->filled++;
    pthread_cond_signal(&relay->changed);
    while (relay->filled - relay->emptied == BATCHES)
        pthread_cond_wait(&relay->changed, &relay->lock);
    pthread_mutex_unlock(&relay->lock);
    return &relay->batches[relay->filled % BATCHES];
}

static void *
run(void *argument)
{
    struct relay *relay = argument;
    relay->read(relay->context);
    pthread_mutex_lock(&relay->lock);
    relay->ended = true;
    pthread_cond_signal(&relay->changed);
    pthread_mutex_unlock(&relay->lock);
    return NULL;
}

/* The next batch that is full; NULL where there will be none. */
static struct tl_batch *
next(struct relay *relay)
{
    pthread_mutex_lock(&relay->lock);
    while (relay->filled == relay->emptied && !relay->ended)
        pthread_cond_wait(&relay->changed, &relay->lock);
    bool any = relay->filled > relay->emptied;
    pthread_mutex_unlock(&relay->lock);
    return any ? &relay->batches[relay->emptied % BATCHES] : NULL;
}

static void
give_back(struct relay *relay)
{
    pthread_mutex_lock(&relay->lock);
    relay->emptied++;
    pthread_cond_signal(&relay->changed);
    pthread_mutex_unlock(&relay->lock);
}

bool
tl_relay_run(struct tl_rows *rows, void (*read)(void *context),
             void (*take)(void *context, const struct tl_batch *batch), void *context)
{
    struct relay relay = {.read = read, .context = context};
    pthread_t reader;
    const struct tl_batch *batch;
    pthread_mutex_init(&relay.lock, NULL);
    pthread_cond_init(&relay.changed, NULL);
    tl_rows_batch(rows, &relay.batches[0], pass_on, &relay);
    bool started = pthread_create(&reader, NULL, run, &relay) == 0;
    while (started && (batch = next(&relay))) {
        take(context, batch);
        give_back(&relay);
    }
    if (started)
        pthread_join(reader, NULL);
    tl_rows_batch(rows, NULL, NULL, NULL);
    for (size_t i = 0; i < BATCHES; i++)
        tl_batch_clear(&relay.batches[i]);
    pthread_cond_destroy(&relay.changed);
    pthread_mutex_destroy(&relay.lock);
    return started;
}
