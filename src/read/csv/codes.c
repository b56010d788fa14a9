#include "codes.h"

#include "graph/base/memory.h"
#include "graph/vocabulary.h"

/* So many texts are kept. Where there are more, each comes too seldom to be worth it.
 */
#define MOST_CODES ((uint32_t)1 << 18)

struct tl_codes {
    struct tl_vocabulary texts;
    size_t count; /* of the columns that have codes */
    size_t columns[];
};

struct tl_codes *
tl_codes_new(const bool *coded, size_t count)
{
    struct tl_codes *codes = tl_alloc(sizeof *codes + count * sizeof *codes->columns);
    for (size_t i = 0; i < count; i++)
        if (coded[i])
            codes->columns[codes->count++] = i;
    return codes;
}

void
tl_codes_free(struct tl_codes *codes)
{
    if (codes)
        tl_vocabulary_clear(&codes->texts);
    tl_free(codes);
}

enum { TOGETHER = 128 };

struct cells {
    struct tl_cell *cells[TOGETHER];
    struct tl_text texts[TOGETHER];
    size_t count;
};

static void
give(struct tl_codes *codes, struct cells *some)
{
    uint32_t numbers[TOGETHER];
    tl_vocabulary_add_all(&codes->texts, some->texts, some->count, MOST_CODES, numbers);
    for (size_t i = 0; i < some->count; i++)
        some->cells[i]->code = numbers[i] + 1;
    some->count = 0;
}

static void
add(struct tl_codes *codes, struct cells *some, struct tl_cell *cell)
{
    if (some->count == TOGETHER)
        give(codes, some);
    some->cells[some->count] = cell;
    some->texts[some->count++] = (struct tl_text){cell->text, cell->length};
}

void
tl_codes_give(struct tl_codes *codes, struct tl_batch *batch)
{
    struct cells some = {.count = 0};
    for (size_t i = 0; i < batch->row_count; i++) {
        const struct tl_row *row = &batch->rows[i];
        for (size_t j = 0; j < codes->count && codes->columns[j] < row->kept; j++)
            add(codes, &some, &row->cells[codes->columns[j]]);
    }
    give(codes, &some);
}
