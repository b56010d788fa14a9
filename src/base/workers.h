/*
 * Work that may be done side by side. What each piece of work gives must not depend on
 * when or beside what it is done.
 */
#ifndef TL_SRC_BASE_WORKERS_H
#define TL_SRC_BASE_WORKERS_H

#include <stddef.h>

/* As many as there are processors. */
unsigned tl_workers_usual(void);

/*
 * Calls `work` for each number below `count`, on up to `threads` threads, and returns
 * when all is done. The numbers are begun in their order.
 */
void tl_workers_run(size_t count, unsigned threads,
                    void (*work)(void *context, size_t number), void *context);

#endif
