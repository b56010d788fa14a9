#include "mapping.h"

#include <string.h>

void
tl_mapping_free(struct tl_mapping *mapping)
{
    while (mapping) {
        struct tl_mapping *next = mapping->next;
        tl_arena_clear(&mapping->texts);
        tl_free(mapping->values);
        tl_free(mapping->records);
        tl_free(mapping);
        mapping = next;
    }
}

const struct tl_mapped_value *
tl_mapping_find(const struct tl_mapping *mapping, enum tl_mapped_to to,
                enum tl_field field)
{
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tl_mapped_value *value = &mapping->values[i];
        if (value->to == to && value->column.field == field && !value->is_end &&
            value->column.action != TL_COLUMN_ATTRIBUTE)
            return value;
    }
    return NULL;
}

const struct tl_mapped_value *
tl_mapping_actor(const struct tl_mapping *mapping, enum tl_mapped_to to)
{
    const char *role = to == TL_TO_SOURCE ? "source" : "target";
    if (mapping->type == TL_RELATION && to != TL_TO_ACTOR)
        return tl_mapping_find(mapping, TL_TO_ROW,
                               to == TL_TO_SOURCE ? TL_SOURCE : TL_TARGET);
    for (size_t i = 0; to != TL_TO_ACTOR && i < mapping->count; i++) {
        const struct tl_mapped_value *value = &mapping->values[i];
        if (value->to == TL_TO_PARTY && strcmp(value->column.name, role) == 0)
            return value;
    }
    return to == TL_TO_ACTOR ? tl_mapping_find(mapping, TL_TO_MEMBER, TL_ACTOR_ID)
                             : NULL;
}
