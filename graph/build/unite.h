/* Items with one id are one item: empty fields fill, differing values are an error. */
#ifndef TL_GRAPH_BUILD_UNITE_H
#define TL_GRAPH_BUILD_UNITE_H

#include "state.h"

/*
 * What a draft says: texts, NULL where there is none, borrowed until the next is set,
 * and attributes by key.
 */
struct tl_gathered {
    const char *text[TL_FIELDS];
    struct tl_attribute *attributes; /* to be freed */
    size_t attribute_count;
};

/* Sets the numbers of a new row: words, dates, counts, weights. */
void tl_row_fill(struct tl_builder *builder, const struct tl_draft *draft,
                 uint32_t number);

/* Sets a field of an item, which is packed, that holds a number; NULL: to none. */
void tl_row_value_set(struct tl_graph *graph, uint32_t item, enum tl_field field,
                      const int64_t *value);

/* Whether a value of the type's field that differs is kept (`--conflicts keep`). */
static inline bool
tl_unite_keeps(const struct tl_builder *builder, enum tl_type type, enum tl_field field)
{
    return builder->options.keeps_conflicts && tl_type_may_claim(type, field);
}

/*
 * Unites a draft with the item that has its id already. Its row; TL_NONE, reported,
 * where they do not agree.
 */
uint32_t tl_unite(struct tl_builder *builder, const struct tl_draft *draft,
                  uint32_t there, const struct tl_gathered *gathered);

/*
 * The dataset's own title, description and attributes. Of two that differ the first in
 * the order of bytes holds, whatever the order of the inputs, and it is said.
 */
void tl_unite_dataset(struct tl_builder *builder, const struct tl_draft *draft,
                      const struct tl_gathered *gathered);

#endif
