/*
 * What is wrong with a text that should be a date, for all that read dates; and the
 * cursor of those that read EDTF, which knows where it is wrong.
 */
#ifndef TL_GRAPH_DATE_ERROR_H
#define TL_GRAPH_DATE_ERROR_H

#include "date.h"

/* Says what is wrong at an offset, and is false. */
#ifdef __GNUC__
__attribute__((format(printf, 3, 4)))
#endif
bool
tl_date_fail(struct tl_date_error *error, size_t offset, const char *format, ...);

/* A place in a text that is being read. */
struct tl_date_cursor {
    const char *text;
    size_t length;
    size_t at;
    bool south;
    struct tl_date_error *error;
};

/* The byte at the cursor or some way after it; NUL past the end. */
static inline char
tl_date_peek(const struct tl_date_cursor *cursor, size_t ahead)
{
    size_t left = cursor->length - cursor->at;
    return ahead < left ? cursor->text[cursor->at + ahead] : '\0';
}

static inline bool
tl_date_at_end(const struct tl_date_cursor *cursor)
{
    return cursor->at == cursor->length;
}

/* Steps over a byte if it is the next one. */
static inline bool
tl_date_accept(struct tl_date_cursor *cursor, char byte)
{
    bool found = !tl_date_at_end(cursor) && cursor->text[cursor->at] == byte;
    cursor->at += found;
    return found;
}

/* The same for "..". */
static inline bool
tl_date_accept_dots(struct tl_date_cursor *cursor)
{
    bool found = tl_date_peek(cursor, 0) == '.' && tl_date_peek(cursor, 1) == '.';
    cursor->at += found ? 2 : 0;
    return found;
}

/* Says that what is at the cursor cannot follow something, and is false. */
bool tl_date_fail_at(struct tl_date_cursor *cursor, const char *after);

/* The same for what stands where a date should begin, or its year. */
bool tl_date_fail_year(struct tl_date_cursor *cursor);

#endif
