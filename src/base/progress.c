#include "progress.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "clock.h"

#define LINE_MAX 80

/* In nanoseconds: when the line comes first, and how often it changes. */
#define FIRST    INT64_C(1000000000)
#define INTERVAL INT64_C(200000000)

struct tl_progress {
    bool watched; /* somebody may see it */
    bool shown;
    int64_t start;
    int64_t next; /* when it is to be written again */
    uint64_t total;
    uint64_t bytes;
    uint64_t lines;
};

struct tl_progress *
tl_progress_new(uint64_t total)
{
    struct tl_progress *progress = tl_alloc(sizeof *progress);
    progress->watched = isatty(STDERR_FILENO);
    progress->total = total;
    progress->start = tl_clock_nanoseconds();
    progress->next = progress->start + FIRST;
    return progress;
}

void
tl_progress_free(struct tl_progress *progress)
{
    tl_progress_clear(progress);
    tl_free(progress);
}

/* Whole numbers in groups of three digits. */
static void
group(uint64_t number, char text[32])
{
    char digits[24];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%" PRIu64, number);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            text[used++] = ',';
        text[used++] = digits[i];
    }
    text[used] = '\0';
}

void
tl_progress_line(char *line, size_t size, uint64_t lines, uint64_t bytes,
                 uint64_t total, double seconds)
{
    char rows[32];
    char rest[48] = "";
    double speed = seconds > 0 ? (double)bytes / seconds : 0;
    group(lines, rows);
    /* A file that grows while it is read has no end that is known. */
    if (total >= bytes && total > 0 && speed > 0) {
        uint64_t left = (uint64_t)((double)(total - bytes) / speed) + 1;
        snprintf(rest, sizeof rest, ", %u%%, %" PRIu64 ":%02" PRIu64 " left",
                 (unsigned)(100.0 * (double)bytes / (double)total), left / 60,
                 left % 60);
    }
    snprintf(line, size, "reading: %s lines, %" PRIu64 " MB/s%s", rows,
             (uint64_t)(speed / 1e6), rest);
}

void
tl_progress_wait_line(char *line, size_t size, const char *what, int64_t seconds,
                      int most)
{
    snprintf(line, size, "%s: %" PRId64 ":%02d of at most %d:%02d", what, seconds / 60,
             (int)(seconds % 60), most / 60, most % 60);
}

/* Whether the line is to be written, at a time that it gives. */
static bool
is_due(struct tl_progress *progress, int64_t *time)
{
    if (!progress->watched)
        return false;
    *time = tl_clock_nanoseconds();
    if (*time < progress->next)
        return false;
    progress->next = *time + INTERVAL;
    progress->shown = true;
    return true;
}

static void
show(const char *line)
{
    /* ECMA-48: erase to the end of the line. */
    fprintf(stderr, "\r%s\033[K", line);
    fflush(stderr);
}

void
tl_progress_add(struct tl_progress *progress, size_t bytes, uint64_t lines)
{
    char line[LINE_MAX];
    int64_t time;
    progress->bytes += bytes;
    progress->lines += lines;
    if (!is_due(progress, &time))
        return;
    tl_progress_line(line, sizeof line, progress->lines, progress->bytes,
                     progress->total, (double)(time - progress->start) / 1e9);
    show(line);
}

void
tl_progress_wait(struct tl_progress *progress, const char *what, int most)
{
    char line[LINE_MAX];
    int64_t time;
    if (!is_due(progress, &time))
        return;
    tl_progress_wait_line(line, sizeof line, what, (time - progress->start) / FIRST,
                          most);
    show(line);
}

void
tl_progress_clear(struct tl_progress *progress)
{
    if (!progress->shown)
        return;
    progress->shown = false;
    fputs("\r\033[K", stderr);
    fflush(stderr);
}
