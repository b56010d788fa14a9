/*
 * The table of formats, one row each: the command line, its help and the list of
 * formats come from it. To add a format, write its emitter (output/common/drawing.h) in
 * a file of its own, and add a row in format.c.
 *
 * The output of a format is one file, or a folder of files, each with its own emitter.
 */
#ifndef TL_OUTPUT_FORMAT_H
#define TL_OUTPUT_FORMAT_H

#include "output/common/drawing.h"

struct tl_part {
    const char *file; /* its name in the folder; NULL for the only one */
    tl_emit *emit;
};

#define TL_VIEW_BIT(view) (1U << (view))

/* The groups of style options that a format supports. */
enum tl_heeds {
    TL_HEEDS_CSV = 1,      /* csv_raw, bom, delimiter */
    TL_HEEDS_EVIDENCE = 2, /* where it exports edges */
    TL_HEEDS_LINKS = 4
};

struct tl_format {
    const char *name;
    const char *endings; /* of file names, separated by blanks; "" for none */
    const char *allows;  /* other endings that such a file may have, which do not
                            identify the format; NULL for none */
    const char *about;
    unsigned views;          /* the TL_VIEW_BIT()s that it supports */
    unsigned heeds;          /* tl_heeds that it supports */
    enum tl_view view;       /* the default */
    bool laid_out;           /* its timelines have lanes, its networks ranks */
    bool in_pieces;          /* emitters can write a file in several pieces */
    const char *filter;      /* what dot makes of its output ("svg"), or NULL */
    struct tl_part parts[8]; /* ends with one without an emitter */
};

/* All formats; the last entry has no name. */
extern const struct tl_format tl_formats[];

/* By name (`length` bytes of it), or by a file's ending; NULL where there is none. */
const struct tl_format *tl_format_find(const char *name, size_t length);
const struct tl_format *tl_format_of_file(const char *path);

/* Whether a file of a format may be called like that. */
bool tl_format_may_be_called(const struct tl_format *format, const char *path);

/* Whether it writes a folder. */
bool tl_format_is_folder(const struct tl_format *format);

#endif
