#include "gather.h"

#include <stdlib.h>
#include <string.h>

static void
gather_attributes(struct tl_builder *builder, const struct tl_draft *draft,
                  struct tl_gathered *gathered)
{
    size_t count = 0;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next)
        count += builder->pieces[at - 1].field == TL_FIELDS;
    if (!count)
        return;
    gathered->attributes = tl_alloc(count * sizeof *gathered->attributes);
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field != TL_FIELDS)
            continue;
        const char *key = builder->scratch + piece->key;
        tl_vocabulary_add(&builder->graph->keys[draft->type], key, strlen(key));
        gathered->attributes[gathered->attribute_count++] =
            (struct tl_attribute){key, tl_piece_text(builder, piece)};
    }
    qsort(gathered->attributes, count, sizeof *gathered->attributes,
          tl_attribute_order);
}

/* The elements of a list field, one after the other, in the arena for lists. */
static const char *
gather_list(struct tl_builder *builder, const struct tl_draft *draft,
            enum tl_field field)
{
    size_t size = 1;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field == field)
            size += strlen(tl_piece_text(builder, piece)) + 1;
    }
    char *list = tl_arena_take(&builder->lists, size, 1);
    char *end = list;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field != field)
            continue;
        size_t length = strlen(tl_piece_text(builder, piece)) + 1;
        memcpy(end, tl_piece_text(builder, piece), length);
        end += length;
    }
    *end = '\0';
    return list;
}

struct tl_gathered
tl_gather(struct tl_builder *builder, const struct tl_draft *draft)
{
    static const struct tl_gathered empty;
    struct tl_gathered gathered = empty;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field == TL_FIELDS || draft->pieces[piece->field] != at)
            continue;
        gathered.text[piece->field] = tl_fields[piece->field].value == TL_VALUE_LIST
                                          ? gather_list(builder, draft, piece->field)
                                          : tl_piece_text(builder, piece);
    }
    gather_attributes(builder, draft, &gathered);
    return gathered;
}
