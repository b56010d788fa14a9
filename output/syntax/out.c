#include "out.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "graph/base/digits.h"
#include "graph/base/memory.h"
#include "graph/graph.h"

enum { BUFFER_SIZE = 256 * 1024, NUMBER_SIZE = 24 };

/* What one write() is given at most: some systems refuse more than INT_MAX. */
#define PIECE_MAX ((size_t)1 << 30)

_Static_assert(TL_OUT_ROOM <= BUFFER_SIZE, "there can be as much room as is said");

void
tl_out_open(struct tl_out *out, int descriptor)
{
    *out = (struct tl_out){.descriptor = descriptor, .size = BUFFER_SIZE};
    out->buffer = tl_resize(NULL, BUFFER_SIZE);
    out->on_terminal = descriptor != TL_OUT_MEMORY && isatty(descriptor);
}

/* Whether a write() that failed may be tried again, after waiting for room. */
static bool
may_go_on(int descriptor)
{
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        struct pollfd wait = {.fd = descriptor, .events = POLLOUT};
        return poll(&wait, 1, -1) >= 0 || errno == EINTR;
    }
    return errno == EINTR;
}

static void
write_bytes(void *context, const char *bytes, size_t length)
{
    struct tl_out *out = context;
    while (length > 0 && !out->error) {
        size_t piece = length < PIECE_MAX ? length : PIECE_MAX;
        ssize_t written = write(out->descriptor, bytes, piece);
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (written == 0) {
            out->error = EIO;
        } else if (!may_go_on(out->descriptor)) {
            out->error = errno;
        }
    }
}

static void
write_all(struct tl_out *out, const char *bytes, size_t length)
{
    if (!out->on_terminal) {
        write_bytes(out, bytes, length);
        return;
    }
    out->screen.write = write_bytes;
    out->screen.context = out;
    tl_screen_write(&out->screen, bytes, length);
}

static void
grow(struct tl_out *out, size_t needed)
{
    while (out->size < needed)
        out->size *= 2;
    out->buffer = tl_resize(out->buffer, out->size);
}

void
tl_out_flush(struct tl_out *out)
{
    if (out->descriptor == TL_OUT_MEMORY) {
        grow(out, out->used + TL_OUT_ROOM);
        return;
    }
    write_all(out, out->buffer, out->used);
    out->used = 0;
}

void
tl_out_spill(struct tl_out *out, const char *bytes, size_t length)
{
    size_t room = out->size - out->used;
    if (out->descriptor == TL_OUT_MEMORY) {
        grow(out, out->used + length);
        memcpy(out->buffer + out->used, bytes, length);
        out->used += length;
        return;
    }
    memcpy(out->buffer + out->used, bytes, room);
    write_all(out, out->buffer, out->size);
    bytes += room;
    length -= room;
    out->used = length % out->size;
    write_all(out, bytes, length - out->used);
    memcpy(out->buffer, bytes + length - out->used, out->used);
}

void
tl_out_command(struct tl_out *out, const char *sequence)
{
    if (!out->on_terminal) {
        tl_out_text(out, sequence);
        return;
    }
    tl_out_flush(out);
    write_bytes(out, sequence, strlen(sequence));
}

int
tl_out_close(struct tl_out *out)
{
    if (out->descriptor != TL_OUT_MEMORY)
        tl_out_flush(out);
    if (out->on_terminal)
        tl_screen_end(&out->screen);
    tl_free(out->buffer);
    out->buffer = NULL;
    out->used = out->size = 0;
    return out->error;
}

/* INT64_MIN has no positive counterpart of its own type. */
static uint64_t
magnitude(int64_t number)
{
    return number < 0 ? -(uint64_t)number : (uint64_t)number;
}

void
tl_out_integer(struct tl_out *out, int64_t number)
{
    char text[NUMBER_SIZE];
    char *end = text + sizeof text;
    if (number >= 0 && number < 10) {
        tl_out_char(out, (char)('0' + number));
        return;
    }
    char *start = tl_digits_before(end, magnitude(number), 1);
    if (number < 0)
        *--start = '-';
    tl_out_write(out, start, (size_t)(end - start));
}

void
tl_out_weight(struct tl_out *out, int64_t weight)
{
    char text[TL_WEIGHT_TEXT_MAX];
    if (weight % TL_WEIGHT_ONE == 0)
        tl_out_integer(out, weight / TL_WEIGHT_ONE);
    else
        tl_out_write(out, text, tl_weight_write(weight, text));
}
