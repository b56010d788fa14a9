/*
 * The studio: where outputs are written, side by side on several threads. A format
 * that can be written in pieces is: each piece is put together in memory, by whoever
 * has nothing else to do, and they are written one after the other.
 */
#ifndef TL_SRC_EXPORT_STUDIO_H
#define TL_SRC_EXPORT_STUDIO_H

#include "src/io/sources.h"
#include "export_output.h"
#include "export_shapes.h"

struct tl_studio;

/* Borrows all; to be freed, which removes what was not committed. */
struct tl_studio *tl_studio_new(const struct tl_plan *plan, struct tl_shapes *shapes,
                                const struct tl_sources *sources);
void tl_studio_free(struct tl_studio *studio);

/* Makes a folder for the outputs. False, said on standard error, where it cannot. */
bool tl_studio_folder(struct tl_studio *studio, const char *folder);

/* Opens the files, or else what is written directly: standard output, devices, pipes.
 * False, said, where one cannot be. */
bool tl_studio_add(struct tl_studio *studio, bool direct);

/* Writes what was added since the last time. False, said, where anything went wrong. */
bool tl_studio_work(struct tl_studio *studio);

/* Counts what would be lost by that, without writing it. */
void tl_studio_rehearse(struct tl_studio *studio);

/* Says what the formats could not hold, one line for each cause; whether any was. */
bool tl_studio_say_losses(const struct tl_studio *studio);

/* Puts the files in their places. False, said, where that fails. */
bool tl_studio_commit(struct tl_studio *studio);

#endif
