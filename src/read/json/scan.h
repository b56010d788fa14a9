/*
 * The scan: walks over JSON text, strictly by RFC 8259, and notes where each value in
 * it lies, which jansson, who makes the values of it, does not tell. It holds no more
 * of the input than the value that was scanned last, and what has been read beyond it.
 *
 * Offsets count bytes of checked text from the start of the input. A value or a key
 * fails, and is false, where the text is no JSON or ends; `error` then says what was
 * found and expected, and nothing more may be scanned but, by lines, the next line.
 */
#ifndef TL_SRC_READ_JSON_SCAN_H
#define TL_SRC_READ_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "src/read/base/input.h"

/* What tl_read_json_scan_next() gives where there is no byte. */
#define TL_READ_JSON_END (-1)

/* Where a value lies. */
struct tl_read_json_extent {
    size_t key; /* where the key of a member begins; of other values as `begin` */
    size_t begin;
    size_t end;
};

struct tl_read_json_error {
    size_t offset;
    bool at_end; /* the text ends where more was expected */
    char message[160];
};

/* An offset in the input, and how people call it. */
struct tl_read_json_spot {
    size_t offset;
    struct tl_position position;
};

struct tl_read_json_scan {
    struct tl_input *input; /* NULL: all the text is there */
    const char *text;
    size_t length;
    size_t at;
    char *buffer; /* which the text is in, if it is ours */
    size_t room;
    bool by_line;                   /* a line end is the end */
    struct tl_read_json_spot start; /* of the text */
    struct tl_read_json_spot mark;  /* what was located last */
    size_t depth;                   /* of the value at hand; from 1 on, text is kept */
    struct tl_read_json_extent *extents;
    size_t extent_count;
    size_t extent_room;
    struct tl_read_json_error error;
};

/* Begins to scan an input, or a text alone; both are borrowed. To be ended. */
void tl_read_json_scan_begin(struct tl_read_json_scan *scan, struct tl_input *input);
void tl_read_json_scan_begin_text(struct tl_read_json_scan *scan, const char *text,
                                  size_t length);
void tl_read_json_scan_end(struct tl_read_json_scan *scan);

/* Reads on, keeping the value that is being scanned; false at the end of the input. */
bool tl_read_json_scan_refill(struct tl_read_json_scan *scan);

/* The next byte, white space or not, without taking it; or TL_READ_JSON_END. */
static inline int
tl_read_json_scan_peek(struct tl_read_json_scan *scan)
{
    if (scan->at == scan->length && !tl_read_json_scan_refill(scan))
        return TL_READ_JSON_END;
    return (unsigned char)scan->text[scan->at];
}

/* The next byte that is not white space, without taking it; or TL_READ_JSON_END. */
int tl_read_json_scan_next(struct tl_read_json_scan *scan);

/* The offset of what comes next. */
size_t tl_read_json_scan_offset(const struct tl_read_json_scan *scan);

/* Takes the next byte if it is this one; it is no failure if it is not. */
bool tl_read_json_scan_accept(struct tl_read_json_scan *scan, char byte);

/* Fails because of what comes next, where `expected` was expected. */
bool tl_read_json_scan_fail(struct tl_read_json_scan *scan, const char *expected);

/*
 * Takes a value, by lines all of a line. The first of the extents is its own, then come
 * those of all values in it, each before what is in it.
 */
bool tl_read_json_scan_value(struct tl_read_json_scan *scan);

/* Takes the key of a member and the colon; the only extent is the key's. */
bool tl_read_json_scan_key(struct tl_read_json_scan *scan);

/* Takes everything up to and with the next line end; false where the input ends. */
bool tl_read_json_scan_line(struct tl_read_json_scan *scan);

/* The bytes of something that was scanned last. Borrowed until the next scan. */
const char *tl_read_json_scan_text(const struct tl_read_json_scan *scan,
                                   const struct tl_read_json_extent *extent,
                                   size_t *length);

/* The position of an offset that was scanned last. Cheap where offsets ascend. */
struct tl_position tl_read_json_scan_locate(struct tl_read_json_scan *scan,
                                            size_t wanted);

#endif
