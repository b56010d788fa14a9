#include "line.h"

#include <string.h>

#include "graph/base/utf8.h"

/* A line that is being split: the place in it, and where that is. */
struct line {
    struct tl_csv_dialect dialect;
    struct tl_batch *batch;
    const char *at;
    const char *end;
    struct tl_position position;
    const char *ascii_end; /* of the part at its start that is */
    bool quotes;           /* there are some in it */
};

/* Moves on to a place on the line. */
static void
move_to(struct line *line, const char *at)
{
    size_t length = (size_t)(at - line->at);
    line->position.column +=
        (uint32_t)(at <= line->ascii_end ? length : tl_utf8_count(line->at, length));
    line->at = at;
}

/* The cell up to the next delimiter. False where a quote is in it. */
static bool
split_cell(struct line *line)
{
    size_t left = (size_t)(line->end - line->at);
    const char *stop = memchr(line->at, line->dialect.delimiter, left);
    size_t length = stop ? (size_t)(stop - line->at) : left;
    if (line->quotes && memchr(line->at, line->dialect.quote, length))
        return false;
    memcpy(tl_batch_next(line->batch), line->at, length);
    tl_batch_keep(line->batch, line->position, length);
    move_to(line, line->at + length);
    return true;
}

/* A cell in quotes. False where they are out of order or close on a later line. */
static bool
split_quoted(struct line *line)
{
    char *text = tl_batch_next(line->batch);
    char *to = text;
    const char *from = line->at + 1;
    for (bool closed = false; !closed;) {
        size_t left = (size_t)(line->end - from);
        const char *quote = memchr(from, line->dialect.quote, left);
        if (!quote)
            return false;
        memcpy(to, from, (size_t)(quote - from));
        to += quote - from;
        from = quote + 1;
        closed = from == line->end || *from != line->dialect.quote;
        if (!closed)
            *to++ = *from++;
    }
    if (from < line->end && *from != line->dialect.delimiter)
        return false;
    tl_batch_keep(line->batch, line->position, (size_t)(to - text));
    move_to(line, from);
    return true;
}

static bool
split(struct line *line)
{
    for (;; move_to(line, line->at + 1)) {
        bool quoted =
            line->quotes && line->at < line->end && *line->at == line->dialect.quote;
        if (!(quoted ? split_quoted : split_cell)(line))
            return false;
        if (line->at == line->end)
            return true;
    }
}

bool
tl_csv_line_split(struct tl_csv_dialect dialect, const char *text, size_t length,
                  struct tl_position start, struct tl_batch *batch)
{
    struct tl_batch_mark mark = tl_batch_mark(batch);
    struct line line = {dialect,
                        batch,
                        text,
                        text + length,
                        start,
                        .ascii_end = text + tl_ascii_length(text, length),
                        .quotes = memchr(text, dialect.quote, length) != NULL};
    if (memchr(text, '\r', length))
        return false;
    tl_batch_allot(batch, length);
    if (split(&line))
        return true;
    tl_batch_return(batch, mark);
    return false;
}
