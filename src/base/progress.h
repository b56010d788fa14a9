/*
 * How far reading has come, or how long something takes, as one line on standard error
 * that is written over and goes in the end. Only where standard error is a terminal,
 * and only after a second.
 */
#ifndef TL_SRC_BASE_PROGRESS_H
#define TL_SRC_BASE_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

struct tl_progress;

/* `total`: how many bytes there will be; 0: nobody knows. To be freed. */
struct tl_progress *tl_progress_new(uint64_t total);
void tl_progress_free(struct tl_progress *progress);

/* More bytes and lines have been read. */
void tl_progress_add(struct tl_progress *progress, size_t bytes, uint64_t lines);

/* Something called `what` is still being done, which may take `most` seconds. */
void tl_progress_wait(struct tl_progress *progress, const char *what, int most);

/* Takes the line away, so that something else can be said. It may come again. */
void tl_progress_clear(struct tl_progress *progress);

/*
 * The line, of at most `size` bytes with its NUL: lines, MB/s, and, of a known total,
 * per cent and the time that is left. `seconds` have passed.
 */
void tl_progress_line(char *line, size_t size, uint64_t lines, uint64_t bytes,
                      uint64_t total, double seconds);

/* The line for something that takes its time: "drawing svg: 0:07 of at most 2:00". */
void tl_progress_wait_line(char *line, size_t size, const char *what, int64_t seconds,
                           int most);

#endif
