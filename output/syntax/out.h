/*
 * Where output goes: one buffer before a file descriptor, with a sticky error. After
 * the first failure nothing more is written; whoever owns it asks once, at the end.
 * On a terminal it shows only what is harmless there (screen.h).
 */
#ifndef TL_OUTPUT_SYNTAX_OUT_H
#define TL_OUTPUT_SYNTAX_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "graph/base/screen.h"

#define TL_OUT_MEMORY (-1) /* no descriptor */

struct tl_out {
    int descriptor;
    int error; /* errno of the first failure, 0 while there is none */
    size_t used;
    size_t size;
    char *buffer;
    bool on_terminal;
    struct tl_screen screen; /* there */
};

/* Takes the descriptor, which stays the caller's to close. For TL_OUT_MEMORY all that
 * is written stays in the buffer, which grows. */
void tl_out_open(struct tl_out *out, int descriptor);

/* Flushes and gives the buffer back; returns the errno of the first failure, or 0. */
int tl_out_close(struct tl_out *out);

/* Writes what is in the buffer, or makes it larger, so that there is room. */
void tl_out_flush(struct tl_out *out);

/* The most that tl_out_room() makes room for. */
#define TL_OUT_ROOM ((size_t)64 * 1024)

/* Where so many bytes can be put, of which tl_out_claim() then says how many were. */
static inline char *
tl_out_room(struct tl_out *out, size_t length)
{
    if (length > out->size - out->used)
        tl_out_flush(out);
    return out->buffer + out->used;
}

/* What was put where tl_out_room() said ends here. */
static inline void
tl_out_claim(struct tl_out *out, const char *end)
{
    out->used = (size_t)(end - out->buffer);
}

/* Writes what the buffer has no room for. */
void tl_out_spill(struct tl_out *out, const char *bytes, size_t length);

static inline void
tl_out_write(struct tl_out *out, const char *bytes, size_t length)
{
    if (length > out->size - out->used) {
        tl_out_spill(out, bytes, length);
        return;
    }
    memcpy(out->buffer + out->used, bytes, length);
    out->used += length;
}

static inline void
tl_out_text(struct tl_out *out, const char *text)
{
    tl_out_write(out, text, strlen(text));
}

static inline void
tl_out_char(struct tl_out *out, char character)
{
    *tl_out_room(out, 1) = character;
    out->used++;
}

/* Writes what a terminal obeys, such as a change of colour, past the screen. It is the
 * program's own. */
void tl_out_command(struct tl_out *out, const char *sequence);

/* A whole number, in decimal. */
void tl_out_integer(struct tl_out *out, int64_t number);

/* A weight (1 / TL_WEIGHT_ONE) as the shortest decimal number: "32", "0.5". */
void tl_out_weight(struct tl_out *out, int64_t weight);

#endif
