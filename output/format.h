/*
 * The formats: one row each. The command line, its help and the list of formats come
 * from this table and nothing else.
 *
 * A format is one file, or a folder of files, each of which has an emitter of its own.
 */
#ifndef TL_OUTPUT_FORMAT_H
#define TL_OUTPUT_FORMAT_H

#include "output/common/drawing.h"

struct tl_part {
    const char *file; /* its name in the folder; NULL for the only one */
    tl_emit *emit;
};

#define TL_VIEW_BIT(view) (1U << (view))

/* Which choices of style a format has a use for. */
enum tl_heeds {
    TL_HEEDS_CSV = 1,      /* csv_raw, bom, delimiter */
    TL_HEEDS_EVIDENCE = 2, /* where it draws edges */
    TL_HEEDS_LINKS = 4
};

struct tl_format {
    const char *name;
    const char *endings; /* of file names, separated by blanks; "" for none */
    const char *allows;  /* endings that a file may have as well, by which it is not
                            told; NULL for none */
    const char *about;
    unsigned views;          /* TL_VIEW_BIT()s that it draws */
    unsigned heeds;          /* tl_heeds of it */
    enum tl_view view;       /* the one it draws unless told otherwise */
    bool laid_out;           /* its timelines have lanes, its networks ranks */
    bool in_pieces;          /* emitters write one of several when they are told so */
    const char *filter;      /* what dot makes of its output ("svg"), or NULL */
    struct tl_part parts[8]; /* ended by one without a function */
};

/* All of them, ended by one without a name. */
extern const struct tl_format tl_formats[];

/* By name (`length` bytes of it), or by a file's ending; NULL where there is none. */
const struct tl_format *tl_format_find(const char *name, size_t length);
const struct tl_format *tl_format_of_file(const char *path);

/* Whether a file of a format may be called like that. */
bool tl_format_may_be_called(const struct tl_format *format, const char *path);

/* Whether it writes a folder. */
bool tl_format_is_folder(const struct tl_format *format);

#endif
