#include "field.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "graph/base/near.h"

const struct tl_field_info tl_fields[TL_FIELDS] = {
#define FIELD(field, name, value, types) [field] = {name, value, types, NULL},
#define TOLD(field, name, value, types, heading)                                       \
    [field] = {name, value, types, heading},
#include "fields.def"
};

_Static_assert(TL_ITEM_FIELDS <= 32, "masks of fields, as below, have 32 bits");

static const uint32_t told = 0
#define FIELD(field, name, value, types)
#define TOLD(field, name, value, types, heading) | UINT32_C(1) << (field)
#include "fields.def"
    ;

const char *const tl_type_names[TL_TYPES] = {
    "dataset",       "actor",    "event", "relation", "reference",
    "participation", "citation", "role",  "kind",
};

const char *const tl_type_plurals[TL_TYPES] = {
    "dataset",      "actors",    "events", "relations", "references",
    "participants", "citations", "roles",  "kinds",
};

const char *const tl_status_names[TL_STATUSES] = {
    "", "stated", "inferred", "assessed", "disputed", "denied",
};

bool
tl_type_has(enum tl_type type, enum tl_field field)
{
    return tl_fields[field].types & (1U << type);
}

bool
tl_type_may_claim(enum tl_type type, enum tl_field field)
{
    static const uint32_t claimable[TL_TYPES] = {
        [TL_EVENT] = 1U << TL_KIND | 1U << TL_DATE | 1U << TL_PLACE | 1U << TL_COUNT |
                     1U << TL_PART_OF,
        [TL_PARTICIPATION] = 1U << TL_ROLE | 1U << TL_DATE,
        [TL_RELATION] = 1U << TL_KIND | 1U << TL_DATE | 1U << TL_WEIGHT,
    };
    return field < TL_ITEM_FIELDS && claimable[type] >> field & 1;
}

enum tl_field
tl_claim_field(const char *name)
{
    static const enum tl_type types[] = {TL_EVENT, TL_PARTICIPATION, TL_RELATION};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        enum tl_field field = tl_field_find(types[i], name);
        if (tl_type_may_claim(types[i], field))
            return field;
    }
    return TL_FIELDS;
}

enum tl_field
tl_field_next_told(unsigned types, enum tl_field field)
{
    uint32_t left = told;
    if (field < TL_ITEM_FIELDS)
        left &= ~((UINT32_C(2) << field) - 1);
    while (left && !(tl_fields[__builtin_ctz(left)].types & types))
        left &= left - 1;
    return left ? (enum tl_field)__builtin_ctz(left) : TL_FIELDS;
}

enum tl_field
tl_field_find(enum tl_type type, const char *name)
{
    enum tl_field field = 0;
    while (field < TL_FIELDS &&
           !(tl_type_has(type, field) && strcmp(tl_fields[field].name, name) == 0))
        field++;
    return field;
}

const char *
tl_field_near(enum tl_type type, const char *name)
{
    struct tl_near near = {.wanted = name};
    if (type == TL_RELATION && strcmp(name, TL_KINDS_KEY) == 0)
        return NULL;
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        if (tl_type_has(type, field))
            tl_near_offer(&near, tl_fields[field].name);
    }
    return near.best;
}

enum tl_status
tl_status_find(const char *name)
{
    enum tl_status status = TL_STATED;
    while (status < TL_STATUSES && strcmp(tl_status_names[status], name) != 0)
        status++;
    return status;
}
