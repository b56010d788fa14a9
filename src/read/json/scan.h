/*
 * The scan: goes through JSON text step by step, strictly by RFC 8259, and notes where
 * each value lies, which jansson, who makes the values of it, does not tell. It holds
 * no more of the input than what was taken last, and what has been read beyond it.
 *
 * Offsets count bytes of checked text from the start of the input. Where the text is no
 * JSON, `error` says what was found and expected; nothing more may then be scanned but,
 * by lines, the next line.
 */
#ifndef TL_SRC_READ_JSON_SCAN_H
#define TL_SRC_READ_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "src/read/base/input.h"

/* What tl_read_json_scan_next() gives where there is no byte. */
#define TL_READ_JSON_END (-1)

/* What a step takes. */
enum tl_read_json_part {
    TL_READ_JSON_FAILED, /* nothing: this is no JSON */
    TL_READ_JSON_DONE,   /* nothing: the document, or the last line, has ended */
    TL_READ_JSON_OPENED, /* the bracket that begins a list or an object */
    TL_READ_JSON_CLOSED, /* the bracket that ends it */
    TL_READ_JSON_KEY,    /* the key of a member, with the colon */
    TL_READ_JSON_VALUE   /* a whole value */
};

/* How many lists and objects can be stepped into: as many as a path has steps. */
#define TL_READ_JSON_LEVELS 33

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
    struct tl_input *input;             /* NULL: all the text is there */
    const struct tl_ceilings *ceilings; /* NULL: the usual ones */
    const char *text;
    size_t length;
    size_t at;
    char *buffer; /* which the text is in, if it is ours */
    size_t room;
    bool by_line;     /* each line is a document, of a value that is taken whole */
    bool begun;       /* something has been taken */
    bool has_escapes; /* in the strings of what was taken last */
    char closings[TL_READ_JSON_LEVELS]; /* of what has been stepped into */
    size_t level;
    bool is_first;  /* nothing of what was stepped into last has been taken */
    bool after_key; /* the value of a member comes next */
    struct tl_read_json_spot start; /* of the text */
    struct tl_read_json_spot mark;  /* what was located last */
    size_t depth;                   /* of the value at hand; from 1 on, text is kept */
    struct tl_read_json_extent *extents;
    size_t extent_count;
    size_t extent_room;
    bool is_over; /* a ceiling: the error says so, whatever is missing then */
    struct tl_read_json_error error;
};

/* Begins to scan an input, which is borrowed. To be ended. For a text alone, a struct
 * with nothing but `text` and `length` set does. */
void tl_read_json_scan_begin(struct tl_read_json_scan *scan, struct tl_input *input);
void tl_read_json_scan_end(struct tl_read_json_scan *scan);

/* The next byte that is not white space, without taking it; or TL_READ_JSON_END. */
int tl_read_json_scan_next(struct tl_read_json_scan *scan);

/*
 * Takes what comes next. A list or an object that begins with the bracket `into` ('['
 * or
 * '{'; 0: none) is stepped into, any other value is taken whole. The first of the
 * extents is that of what was taken, then come those of all values in it, each before
 * what is in it.
 */
enum tl_read_json_part tl_read_json_scan_step(struct tl_read_json_scan *scan,
                                              char into);

/* Fails because of what comes next, where `expected` was expected. */
bool tl_read_json_scan_fail(struct tl_read_json_scan *scan, const char *expected);

/* Reports why the scan has failed, unless the input has ended for a reason of its own.
 */
void tl_read_json_scan_report(struct tl_read_json_scan *scan,
                              struct tl_diagnostics *diagnostics, enum tl_rule rule);

/* The same by lines: whether a line that is no JSON may be left out. */
bool tl_read_json_scan_skip_line(struct tl_read_json_scan *scan,
                                 struct tl_diagnostics *diagnostics);

/* The bytes of something that was taken last. Borrowed until the next step. */
const char *tl_read_json_scan_text(const struct tl_read_json_scan *scan,
                                   const struct tl_read_json_extent *extent,
                                   size_t *length);

/* The position of an offset in what was taken last. Cheap where offsets ascend. */
struct tl_position tl_read_json_scan_locate(struct tl_read_json_scan *scan,
                                            size_t wanted);

#endif
