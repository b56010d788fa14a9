/*
 * Text in other encodings than UTF-8, by iconv(3). What it gives is still to be checked
 * like any other text.
 */
#ifndef TL_SRC_READ_BASE_DECODE_H
#define TL_SRC_READ_BASE_DECODE_H

#include <stdbool.h>
#include <stddef.h>

struct tl_decoder;

/*
 * A decoder of an encoding: "utf-16" (of the order that its mark tells, else the one
 * that gives text), "utf-16le", "latin-1", "windows-1252", "ansel", or whatever else
 * the system's iconv knows. NULL, with the reason in errno, where there is none: 0
 * where it is UTF-8, which needs none, and EINVAL where it is not known. To be freed.
 */
struct tl_decoder *tl_decoder_new(const char *encoding);
void tl_decoder_free(struct tl_decoder *decoder);

/*
 * Decodes as much as there is room for. Takes bytes off the start of `bytes`: what
 * stays had no room, or is the beginning of a character. Returns the length of the
 * text. `*error` is set where it cannot go on: to EILSEQ where what comes next is
 * nothing in the encoding, else to the errno of iconv.
 */
size_t tl_decode(struct tl_decoder *decoder, const char **bytes, size_t *length,
                 char *text, size_t room, int *error);

/* Room for what tl_decode_end() may write. */
#define TL_DECODE_END 16

/* After the last byte: writes the character that encodings with combining marks keep
 * back, in case a mark follows; returns how many bytes it takes. `*error` is set to
 * the errno of iconv where it cannot. */
size_t tl_decode_end(struct tl_decoder *decoder, char *text, size_t room, int *error);

#endif
