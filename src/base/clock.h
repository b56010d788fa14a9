/* A clock that nobody sets: for how long something takes. */
#ifndef TL_SRC_BASE_CLOCK_H
#define TL_SRC_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

static inline int64_t
tl_clock_nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline int64_t
tl_clock_milliseconds(void)
{
    return tl_clock_nanoseconds() / 1000000;
}

#endif
