/*
 * The table of formats: the command line, its help and the list of formats come from
 * it. To add a format, write a file with its emitter and its struct tl_format
 * (output/common/drawing.h), and name that in format.c.
 */
#ifndef TL_OUTPUT_FORMAT_H
#define TL_OUTPUT_FORMAT_H

#include "output/common/drawing.h"

/* All formats, ended by NULL. */
extern const struct tl_format *const tl_formats[];

/* By name (`length` bytes of it), or by a file's ending; NULL where there is none. */
const struct tl_format *tl_format_find(const char *name, size_t length);
const struct tl_format *tl_format_of_file(const char *path);

/* Whether a file of a format may be called like that. */
bool tl_format_may_be_called(const struct tl_format *format, const char *path);

/* Whether it writes a folder. */
bool tl_format_is_folder(const struct tl_format *format);

#endif
