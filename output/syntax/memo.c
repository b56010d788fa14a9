#include "memo.h"

#include "graph/base/memory.h"

/* What is replaced stays in the text until this is too long; then all is forgotten. */
enum { TEXT_MAX = 1 << 22 };

struct tl_memo *
tl_memo_new(void)
{
    struct tl_memo *memo = tl_alloc(sizeof *memo);
    tl_out_open(&memo->text, TL_OUT_MEMORY);
    return memo;
}

void
tl_memo_free(struct tl_memo *memo)
{
    if (!memo)
        return;
    (void)tl_out_close(&memo->text); /* memory has no errors */
    tl_free(memo);
}

static void
forget(struct tl_memo *memo)
{
    memset(memo->slots, 0, sizeof memo->slots);
    memo->text.used = 0;
}

void
tl_memo_fill(struct tl_memo *memo, struct tl_memo_slot *slot, struct tl_memo_key key,
             void (*put)(struct tl_out *out, const void *what), const void *what)
{
    if (memo->text.used > TEXT_MAX)
        forget(memo);
    uint32_t from = (uint32_t)memo->text.used;
    put(&memo->text, what);
    *slot = (struct tl_memo_slot){key, from, (uint32_t)memo->text.used - from};
}
