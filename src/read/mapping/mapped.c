#include "mapped.h"

#include <string.h>

const struct tl_mapped_value *
tl_mapped_actor(const struct tl_mapped *mapped, enum tl_mapped_to to)
{
    const char *role = to == TL_TO_SOURCE ? "source" : "target";
    if (mapped->mapping.type == TL_RELATION && to != TL_TO_ACTOR)
        return tl_mapping_find(&mapped->mapping, TL_TO_ROW,
                               to == TL_TO_SOURCE ? TL_SOURCE : TL_TARGET);
    for (size_t i = 0; to != TL_TO_ACTOR && i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->to == TL_TO_PARTY && strcmp(value->column.name, role) == 0)
            return value;
    }
    return to == TL_TO_ACTOR ? mapped->member : NULL;
}
