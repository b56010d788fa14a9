/*
 * The CSV writer: RFC 4180 with LF line ends, UTF-8. It owns all quoting, and the
 * guard against cells that a spreadsheet would run as formulas: an apostrophe before
 * a cell that begins, maybe after apostrophes of its own, with one of = + - @ TAB CR
 * LF or the full-width = + - @, unless the whole cell is a plain number. Taking one
 * apostrophe off such cells undoes it.
 *
 * A cell is quoted where it holds a comma, a quotation mark or a line end, where it
 * begins or ends with a blank (which some readers take off), and where it holds a
 * semicolon or a TAB, at which spreadsheets of other countries split. The
 * delimiter is any of these three or a bar, for which a cell is then quoted as well.
 */
#ifndef TL_OUTPUT_SYNTAX_CSV_H
#define TL_OUTPUT_SYNTAX_CSV_H

#include "out.h"

struct tl_csv {
    struct tl_out *out;
    char delimiter;      /* a comma unless set to another */
    bool raw;            /* without the guard */
    bool backslashes;    /* are doubled: the reader takes them for escapes */
    bool in_record;      /* a cell has been written in this record */
    bool blank;          /* and is empty, and the only one */
    bool in_list;        /* several elements of this list */
    const char *pending; /* the first, until it is known that it is the only one */
    const char *pending_group;
    size_t list_length;  /* of the list so far, in characters as below */
    uint64_t rows;       /* the head's among them */
    uint64_t long_cells; /* longer than TL_CSV_CELL_MAX */
};

/* What spreadsheets hold: characters (UTF-16 code units) in a cell, and rows. */
#define TL_CSV_CELL_MAX 32767
#define TL_CSV_ROWS_MAX 1048576

struct tl_csv tl_csv_begin(struct tl_out *out, bool raw);

/* One cell more in this record. */
void tl_csv_cell(struct tl_csv *csv, const char *text);

void tl_csv_integer(struct tl_csv *csv, int64_t number);
void tl_csv_weight(struct tl_csv *csv, int64_t weight);

/* One cell put together from parts, in quotation marks and without the guard. Lists are
 * not for readers that take backslashes for escapes. */
void tl_csv_open(struct tl_csv *csv);
void tl_csv_add(struct tl_csv *csv, const char *text);
void tl_csv_add_part(struct tl_csv *csv, const char *text, size_t length);
void tl_csv_close(struct tl_csv *csv);

/*
 * One cell made of several texts, each escaped as an element of a list: `a; b\;c`. A
 * blank at the beginning or the end of an element is escaped as well. An element may
 * have a group: `China (host)`. The texts must last until the list is ended.
 */
void tl_csv_list_begin(struct tl_csv *csv);
void tl_csv_list_add(struct tl_csv *csv, const char *text);
void tl_csv_list_add_grouped(struct tl_csv *csv, const char *text, const char *group);
void tl_csv_list_end(struct tl_csv *csv);

/* The same of a list whose elements are escaped already, as those in a file are. */
void tl_csv_list(struct tl_csv *csv, const char *list);

/* Writes a cell elsewhere, and nothing around it. */
void tl_csv_cell_put(const struct tl_csv *csv, struct tl_out *out, const char *text);

/* A cell as it was written there, or a constant that is written as it is; no longer
 * than TL_CSV_CELL_MAX bytes. */
static inline void
tl_csv_ready(struct tl_csv *csv, const char *cell, size_t length)
{
    char *to = tl_out_room(csv->out, length + 1);
    if (csv->in_record)
        *to++ = csv->delimiter;
    memcpy(to, cell, length);
    tl_out_claim(csv->out, to + length);
    csv->blank = length == 0 && !csv->in_record;
    csv->in_record = true;
}

/* A record that is one empty cell is written as `""`: readers skip an empty line. */
void tl_csv_end_record(struct tl_csv *csv);

#endif
