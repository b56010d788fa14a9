/* What a target could not hold, said when all is written: a line a cause. */
#ifndef TL_OUTPUT_COMMON_LOSSES_H
#define TL_OUTPUT_COMMON_LOSSES_H

#include <stdbool.h>
#include <stdint.h>

#define TL_MOST_LOSSES 16

struct tl_losses {
    struct tl_loss {
        const char *cause; /* a sentence's end: "events without a date left out" */
        uint64_t count;
        bool warning; /* the file has it all: no reason for --strict to refuse it */
    } losses[TL_MOST_LOSSES];
};

/* Counts one more loss of a cause, which is a constant text; or so many, maybe none. */
void tl_losses_add(struct tl_losses *losses, const char *cause);
void tl_losses_add_many(struct tl_losses *losses, const char *cause, uint64_t count);

/* Counts all that others have counted. */
void tl_losses_add_all(struct tl_losses *losses, const struct tl_losses *others);

/* Counts what the file holds, and the program that opens it may not. */
void tl_losses_warn(struct tl_losses *losses, const char *cause, uint64_t count);

#endif
