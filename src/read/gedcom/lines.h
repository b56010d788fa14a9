/*
 * The lines of a family tree in GEDCOM 5.5.1 or 7 as a tree: each line is below the
 * last one of a lower level. Texts are cut out of the text of the file and end in NUL.
 */
#ifndef TL_SRC_READ_GEDCOM_LINES_H
#define TL_SRC_READ_GEDCOM_LINES_H

#include "graph/base/memory.h"
#include "graph/vocabulary.h"
#include "src/read/base/reader.h"
#include "src/read/base/tally.h"
#include "src/read/base/whole.h"

struct tl_gedcom_line {
    const char *tag;
    const char *id;    /* of a record, without its '@'; "" */
    const char *value; /* the first line of it; "" */
    struct tl_gedcom_line *parent;
    struct tl_gedcom_line *child; /* the first */
    struct tl_gedcom_line *next;  /* of the same parent */
    uint32_t number;
    uint32_t column; /* of the value, or of the tag where there is none */
    bool used;       /* something has become of it */
};

struct tl_gedcom_file {
    const struct tl_reading *reading;
    struct tl_whole text;
    struct tl_arena arena;
    struct tl_gedcom_line root;   /* of level -1; its children are the records */
    struct tl_vocabulary ids;     /* of the records */
    struct tl_vector records;     /* struct tl_gedcom_line *, by the number of the id */
    struct tl_vocabulary parents; /* pairs whose relation is told already */
    struct tl_vocabulary titles; /* of sources without a record that are told already */
    bool is_7;
    struct tl_tally loose;     /* lines without a level */
    struct tl_tally calendars; /* dates of calendars that are not converted */
    struct tl_tally words;     /* dates that are kept as words */
    struct tl_tally dangling;  /* pointers to no record */
    struct tl_tally addresses; /* of mail */
};

/* Reads the lines of a text, which it cuts; false, and reported, where it is none. */
bool tl_gedcom_lines_read(struct tl_gedcom_file *file);
void tl_gedcom_file_clear(struct tl_gedcom_file *file);

/* Whether a text begins like a family tree. */
bool tl_gedcom_recognises(const char *text, size_t length);

struct tl_position tl_gedcom_position(const struct tl_gedcom_file *file,
                                      const struct tl_gedcom_line *line);

void tl_gedcom_count(const struct tl_gedcom_file *file, struct tl_tally *tally,
                     const struct tl_gedcom_line *line);

bool tl_gedcom_is(const struct tl_gedcom_line *line, const char *tag);

/* The first line of that tag below a line that is not used yet, which it then is; NULL
 * where there is none. */
struct tl_gedcom_line *tl_gedcom_take(const struct tl_gedcom_line *line,
                                      const char *tag);

/* The first line of that tag below a line, used or not; NULL where there is none. */
struct tl_gedcom_line *tl_gedcom_find(const struct tl_gedcom_line *line,
                                      const char *tag);

/* The value of that line, "" where there is none; it is then used. */
const char *tl_gedcom_take_value(struct tl_gedcom_file *file,
                                 const struct tl_gedcom_line *line, const char *tag);

/* The whole value with what CONC and CONT add to it, without blanks at its ends. */
const char *tl_gedcom_text(struct tl_gedcom_file *file,
                           const struct tl_gedcom_line *line);

/* Whether a value points to a record; "@VOID@", to none, does so. */
bool tl_gedcom_is_pointer(const char *value);
bool tl_gedcom_is_void(const char *value);

/* The id in a pointer. */
const char *tl_gedcom_pointed(struct tl_gedcom_file *file, const char *value);

/* The record that a line points to, which has that tag; NULL where there is none: this
 * is then counted, unless it points to nothing. */
struct tl_gedcom_line *tl_gedcom_target(struct tl_gedcom_file *file,
                                        const struct tl_gedcom_line *line,
                                        const char *tag);

/* Texts one after the other, with a separator between them if both are not empty. */
const char *tl_gedcom_join(struct tl_gedcom_file *file, const char *first,
                           const char *separator, const char *second);

/* Marks a line and all below it as used. */
void tl_gedcom_use_all(struct tl_gedcom_line *line);

#endif
