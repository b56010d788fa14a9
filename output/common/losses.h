/*
 * Lossy-export warnings: an emitter counts here what its format cannot hold. Once the
 * output is written, one line for each cause is printed: "csv: 3 nodes without an edge
 * left out".
 */
#ifndef TL_OUTPUT_COMMON_LOSSES_H
#define TL_OUTPUT_COMMON_LOSSES_H

#include <stdbool.h>
#include <stdint.h>

#define TL_MOST_LOSSES 16

enum tl_loss_kind {
    TL_LOSS,         /* of what the format can hold elsewhere, or nobody expects */
    TL_LOSS_WARNING, /* nothing is lost in the file: --strict accepts it */
    TL_LOSS_EXPECTED /* what such a format is never asked for: said if it is wanted */
};

struct tl_losses {
    struct tl_loss {
        const char
            *cause; /* what follows the count: "events without a date left out" */
        uint64_t count;
        enum tl_loss_kind kind;
    } losses[TL_MOST_LOSSES];
};

/* Counts one loss of a cause, which is a constant text; or `count` of them, which may
 * be 0. */
void tl_losses_add(struct tl_losses *losses, const char *cause);
void tl_losses_add_many(struct tl_losses *losses, const char *cause, uint64_t count);

/* Counts what lies in the nature of the format: a picture has no attributes. */
void tl_losses_expect(struct tl_losses *losses, const char *cause, uint64_t count);

/* Adds the counts of others. */
void tl_losses_add_all(struct tl_losses *losses, const struct tl_losses *others);

/* Counts what the file holds but the program that opens it may not. */
void tl_losses_warn(struct tl_losses *losses, const char *cause, uint64_t count);

#endif
