/*
 * Inputs: a file, standard input or bytes in memory, as a stream of checked text.
 *
 * Whatever is read has been decoded and scanned: it is valid UTF-8 without NUL, a
 * byte-order mark at its start is gone. The first violation is reported with its line
 * and column and ends the input. Failures of the system (no such file, read errors) are
 * not diagnostics: they are kept as an errno.
 */
#ifndef TL_SRC_READ_BASE_INPUT_H
#define TL_SRC_READ_BASE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/diagnostic.h"

struct tl_ceilings;
struct tl_input;
struct tl_progress;
struct tl_sources;

/*
 * Opens a path, "-" being standard input ("<stdin>" in messages). Never NULL: where it
 * cannot be opened, tl_input_error() tells and there is nothing to read. A directory
 * cannot (EISDIR). It is registered with the sources (src/io/sources.h) unless they are
 * NULL. To be closed.
 */
struct tl_input *tl_input_open(const char *path, struct tl_sources *sources,
                               struct tl_diagnostics *diagnostics);

/* The same over bytes that the caller keeps; `name` is what messages call it. */
struct tl_input *tl_input_memory(const char *name, const void *bytes, size_t size,
                                 struct tl_diagnostics *diagnostics);
void tl_input_close(struct tl_input *input);

/*
 * Before anything is read: its bytes are text in this encoding (decode.h). False, with
 * the reason in errno, where it cannot be decoded: EINVAL where that is not known.
 */
bool tl_input_decode(struct tl_input *input, const char *encoding);

/* Before anything is read, of a file: it is one of many that are open, and its pieces
 * are 32 KiB. */
void tl_input_be_small(struct tl_input *input);

/* Before anything is read: what it may take (src/base/ceilings.h), NULL being what is
 * usual. Borrowed. */
void tl_input_bound(struct tl_input *input, const struct tl_ceilings *ceilings);
const struct tl_ceilings *tl_input_ceilings(const struct tl_input *input);

/* Before anything is read: how much of it is, is told to the progress. */
void tl_input_watch(struct tl_input *input, struct tl_progress *progress);

/*
 * The next piece of text, as large as is convenient (some 64 to 256 KiB but for the
 * last), never ending within a character. False at the end, and after a problem.
 * Borrowed until the next call.
 */
bool tl_input_next(struct tl_input *input, const char **text, size_t *length);

/* The first piece without taking it, to guess a format by; "" at the end. */
void tl_input_peek(struct tl_input *input, const char **text, size_t *length);

/* errno of what went wrong with opening or reading, 0 if nothing did. */
int tl_input_error(const struct tl_input *input);

/* The same for people; only where something did. Borrowed. */
const char *tl_input_reason(const struct tl_input *input);

/* Notes, as printf, in what the system failed whoever reads it: its error is then
 * ECANCELED, unless it has one, and nothing more comes. */
void tl_input_fail(struct tl_input *input, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whether a violation ended it; and the encoding that it probably has then, for
 * `--encoding`, NULL where nobody knows. */
bool tl_input_broken(const struct tl_input *input);
const char *tl_input_likely_encoding(const struct tl_input *input);

const char *tl_input_name(const struct tl_input *input);

/* Its number for positions. */
uint16_t tl_input_file(const struct tl_input *input);

#endif
