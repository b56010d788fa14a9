/*
 * The lines of a calendar (RFC 5545), unfolded: each has a name, parameters and a
 * value, and belongs to a component. Texts are cut out of the text of the file and end
 * in NUL.
 *
 * libical 3.0.16 would do this too, but does not say where a line stands, takes
 * "a\,b,c,d" for two categories, 2015-13-32 for a day, and leaves "\n" in texts that it
 * has otherwise unescaped. It is used where it is strong: for time zones (zones.h).
 */
#ifndef TL_SRC_READ_ICAL_LINES_H
#define TL_SRC_READ_ICAL_LINES_H

#include "graph/base/memory.h"
#include "src/read/base/reader.h"
#include "src/read/base/tally.h"
#include "src/read/base/whole.h"

struct tl_ical_line {
    const char *name;       /* in upper case */
    const char *parameters; /* as they are written, after the first ';' */
    const char *value;
    uint32_t component;
    uint32_t number;
    uint32_t column; /* of the value, if the line is not folded */
};

struct tl_ical_component {
    const char *name;
    uint32_t parent; /* TL_NONE: it is a calendar */
    uint32_t number; /* of the line at which it begins */
    bool cancels;    /* METHOD:CANCEL: a calendar of entries that are called off */
    size_t first;    /* of its lines, and of those in it */
    size_t end;
};

struct tl_ical_file {
    const struct tl_reading *reading;
    struct tl_whole text;
    struct tl_arena arena;
    struct tl_vector lines;      /* struct tl_ical_line */
    struct tl_vector components; /* struct tl_ical_component */
    struct tl_left_out left;
    struct tl_tally broken;    /* lines that are none */
    struct tl_tally zoneless;  /* times of zones that are not known */
    struct tl_tally backwards; /* ends before their starts */
    struct tl_tally cancelled; /* entries */
    struct tl_tally replaced;  /* entries of which there is a later version */
    struct tl_tally declined;  /* invitations */
    struct tl_tally nameless;  /* people with a mail address alone */
    struct tl_tally addresses; /* of mail */
    struct tl_tally recurring; /* entries */
    struct tl_tally changed;   /* occurrences of recurring ones */
};

/* Reads the lines of a text, which it cuts; false, and reported, where it is none. */
bool tl_ical_lines_read(struct tl_ical_file *file);
void tl_ical_file_clear(struct tl_ical_file *file);

/* Whether a text begins like a calendar. */
bool tl_ical_recognises(const char *text, size_t length);

struct tl_position tl_ical_position(const struct tl_ical_file *file,
                                    const struct tl_ical_line *line);

/* Sets a field of the record that is open to a text from a line, unless it is empty. */
void tl_ical_set(const struct tl_ical_file *file, enum tl_field field, const char *text,
                 const struct tl_ical_line *line);

const struct tl_ical_line *tl_ical_line_at(const struct tl_ical_file *file,
                                           size_t index);
const struct tl_ical_component *tl_ical_component_at(const struct tl_ical_file *file,
                                                     uint32_t index);

bool tl_ical_is(const struct tl_ical_line *line, const char *name);

/* Whether a text is a word in upper case, but for case. */
bool tl_ical_same(const char *text, const char *word);

/* The first line of that name in a component itself; NULL where there is none. */
const struct tl_ical_line *tl_ical_find(const struct tl_ical_file *file,
                                        uint32_t component, const char *name);

/* The first value of a parameter, without quotation marks; "" where it has none. */
const char *tl_ical_parameter(struct tl_ical_file *file,
                              const struct tl_ical_line *line, const char *name);

/* The next of the texts that commas separate in a value, without its escapes; NULL
 * after the last. `*value` goes on. */
const char *tl_ical_next_text(struct tl_ical_file *file, const char **value);

/* A value as one text, in which a comma is one. */
const char *tl_ical_text(struct tl_ical_file *file, const char *value);

#endif
