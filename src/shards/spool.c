#include "spool.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "src/io/temporary.h"

/* What stands before the cells. */
struct head {
    struct tl_position position;
    uint32_t is_united;
    size_t size;
    int64_t ranks[TL_ENTRY_RANKS];
};

static const char name[] = "temporary file";

bool
tl_spool_begin(struct tl_spool *spool, const char *folder)
{
    spool->descriptor = tl_temporary_open(folder);
    if (spool->descriptor < 0)
        return false;
    tl_out_open(&spool->out, spool->descriptor);
    return true;
}

void
tl_spool_add(struct tl_spool *spool, const struct tl_entry *entry)
{
    struct head head;
    memset(&head, 0, sizeof head); /* what is between its members is written, too */
    head.position = entry->position;
    head.is_united = entry->is_united;
    head.size = entry->used;
    memcpy(head.ranks, entry->ranks, sizeof head.ranks);
    tl_out_write(&spool->out, (const char *)&head, sizeof head);
    if (entry->used > 0)
        tl_out_write(&spool->out, entry->text, entry->used);
}

int
tl_spool_end(struct tl_spool *spool)
{
    int error = tl_out_close(&spool->out);
    if (!error)
        return spool->descriptor;
    tl_say_failure(name, error);
    close(spool->descriptor);
    return -1;
}

enum { ROOM = 32 * 1024 };

struct reader {
    struct tl_stream stream;
    int descriptor;
    off_t offset; /* of what comes after the buffer */
    size_t at;
    size_t length;
    char buffer[ROOM];
};

/* Several streams may read one file. */
static ssize_t
read_some(struct reader *reader, char *to, size_t size)
{
    ssize_t got;
    do
        got = pread(reader->descriptor, to, size, reader->offset);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        reader->offset += got;
    if (got < 0) {
        tl_say_failure(name, errno);
        reader->stream.failed = true;
    }
    return got;
}

/* False at the end; a failure within an entry is said. */
static bool
take(struct reader *reader, char *to, size_t size)
{
    while (size > 0) {
        size_t left = reader->length - reader->at;
        size_t some = left < size ? left : size;
        memcpy(to, reader->buffer + reader->at, some);
        reader->at += some;
        to += some;
        size -= some;
        if (size == 0)
            break;
        ssize_t got = read_some(reader, reader->buffer, ROOM);
        if (got <= 0)
            return false;
        reader->at = 0;
        reader->length = (size_t)got;
    }
    return true;
}

static bool
next(struct tl_stream *stream, struct tl_entry *entry)
{
    struct reader *reader = (struct reader *)stream;
    struct head head;
    if (!take(reader, (char *)&head, sizeof head))
        return false;
    tl_entry_begin(entry);
    char *text = tl_entry_room(entry, head.size);
    if (!take(reader, text, head.size)) {
        if (!stream->failed)
            tl_say_failure(name, EIO);
        stream->failed = true;
        return false;
    }
    tl_entry_seal(entry, head.size);
    entry->position = head.position;
    entry->is_united = head.is_united;
    memcpy(entry->ranks, head.ranks, sizeof head.ranks);
    return true;
}

static void
close_reader(struct tl_stream *stream)
{
    tl_free(stream);
}

struct tl_stream *
tl_spool_read(int descriptor)
{
    struct reader *reader = tl_alloc(sizeof *reader);
    reader->stream = (struct tl_stream){next, close_reader, true, false};
    reader->descriptor = descriptor;
    return &reader->stream;
}
