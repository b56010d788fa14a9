#include "losses.h"

#include <assert.h>
#include <string.h>

static void
count_loss(struct tl_losses *losses, const char *cause, uint64_t count,
           enum tl_loss_kind kind)
{
    struct tl_loss *loss = losses->losses;
    if (count == 0)
        return;
    while (loss->cause && strcmp(loss->cause, cause) != 0) {
        loss++;
        assert(loss < losses->losses + TL_MOST_LOSSES);
    }
    loss->cause = cause;
    loss->count += count;
    loss->kind = kind;
}

void
tl_losses_add_many(struct tl_losses *losses, const char *cause, uint64_t count)
{
    count_loss(losses, cause, count, TL_LOSS);
}

void
tl_losses_warn(struct tl_losses *losses, const char *cause, uint64_t count)
{
    count_loss(losses, cause, count, TL_LOSS_WARNING);
}

void
tl_losses_expect(struct tl_losses *losses, const char *cause, uint64_t count)
{
    count_loss(losses, cause, count, TL_LOSS_EXPECTED);
}

void
tl_losses_add_all(struct tl_losses *losses, const struct tl_losses *others)
{
    const struct tl_loss *loss = others->losses;
    for (; loss < others->losses + TL_MOST_LOSSES && loss->cause; loss++)
        count_loss(losses, loss->cause, loss->count, loss->kind);
}

void
tl_losses_add(struct tl_losses *losses, const char *cause)
{
    tl_losses_add_many(losses, cause, 1);
}
