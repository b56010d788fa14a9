#include "keys.h"

#include <string.h>

#include "graph/base/near.h"
#include "role.h"

#define BIT(type) (1U << (type))
#define DATED                                                                          \
    (BIT(TL_EVENT) | BIT(TL_RELATION) | BIT(TL_REFERENCE) | BIT(TL_PARTICIPATION))
#define CLAIMED (BIT(TL_EVENT) | BIT(TL_RELATION) | BIT(TL_PARTICIPATION))
#define CITED   (BIT(TL_ACTOR) | BIT(TL_EVENT) | BIT(TL_RELATION) | BIT(TL_PARTICIPATION))

/* The keys that are not fields. */
static const struct {
    unsigned types; /* of the records that have it */
    struct tl_record_key key;
} known[] = {
    {BIT(TL_DATASET), {.name = "tieline", .kind = TL_KEY_VERSION}},
    {BIT(TL_DATASET), {.name = "actors", .kind = TL_KEY_LIST, .type = TL_ACTOR}},
    {BIT(TL_DATASET), {.name = "events", .kind = TL_KEY_LIST, .type = TL_EVENT}},
    {BIT(TL_DATASET), {.name = "relations", .kind = TL_KEY_LIST, .type = TL_RELATION}},
    {BIT(TL_DATASET),
     {.name = "references", .kind = TL_KEY_LIST, .type = TL_REFERENCE}},
    {BIT(TL_DATASET), {.name = "roles", .kind = TL_KEY_LIST, .type = TL_DECLARED_ROLE}},
    {BIT(TL_DATASET), {.name = "kinds", .kind = TL_KEY_LIST, .type = TL_DECLARED_KIND}},
    {BIT(TL_EVENT),
     {.name = "participants",
      .kind = TL_KEY_INNER,
      .field = TL_ACTOR_ID,
      .type = TL_PARTICIPATION}},
    {CITED,
     {.name = "cite",
      .kind = TL_KEY_INNER,
      .field = TL_REFERENCE_ID,
      .type = TL_CITATION}},
    {DATED, {.name = "earliest", .kind = TL_KEY_DERIVED, .field = TL_FIELDS}},
    {DATED, {.name = "latest", .kind = TL_KEY_DERIVED, .field = TL_FIELDS}},
    {DATED, {.name = "label", .kind = TL_KEY_DERIVED, .field = TL_FIELDS}},
    {DATED, {.name = "open_start", .kind = TL_KEY_DERIVED, .field = TL_FIELDS}},
    {DATED, {.name = "open_end", .kind = TL_KEY_DERIVED, .field = TL_FIELDS}},
    {DATED, {.name = "unknown_start", .kind = TL_KEY_DERIVED, .field = TL_FIELDS}},
    {DATED, {.name = "unknown_end", .kind = TL_KEY_DERIVED, .field = TL_FIELDS}},
    {CLAIMED, {.name = "undecided", .kind = TL_KEY_SETTLED, .field = TL_FIELDS}},
};

#define KNOWN (sizeof known / sizeof *known)

static const char *
find_near(enum tl_type type, const char *name)
{
    struct tl_near near = {.wanted = name};
    const char *field = tl_field_near(type, name);
    if (field)
        tl_near_offer(&near, field);
    for (size_t i = 0; i < KNOWN; i++) {
        if ((known[i].types & BIT(type)) && known[i].key.kind != TL_KEY_DERIVED &&
            known[i].key.kind != TL_KEY_SETTLED)
            tl_near_offer(&near, known[i].key.name);
    }
    return near.best;
}

static struct tl_record_key
find(enum tl_type type, const char *name)
{
    for (size_t i = 0; i < KNOWN; i++) {
        if ((known[i].types & BIT(type)) && strcmp(known[i].key.name, name) == 0)
            return known[i].key;
    }
    struct tl_record_key key = {.name = name, .field = tl_field_find(type, name)};
    if (key.field == TL_FIELDS) {
        key.kind = TL_KEY_ATTRIBUTE;
        key.near = find_near(type, name);
    } else {
        enum tl_value value = tl_fields[key.field].value;
        bool several = value == TL_VALUE_LIST || value == TL_VALUE_MENTIONS;
        key.kind = value == TL_VALUE_CLAIMS ? TL_KEY_CLAIMS
                   : several                ? TL_KEY_TEXTS
                                            : TL_KEY_TEXT;
    }
    return key;
}

const struct tl_record_key *
tl_record_keys_find(struct tl_record_keys *keys, const char *name, size_t length,
                    bool *is_new)
{
    uint32_t number = tl_vocabulary_add(&keys->names, name, length);
    bool added = number == keys->keys.count;
    keys->keys.width = sizeof(struct tl_record_key);
    if (added) {
        struct tl_record_key *key = tl_vector_add(&keys->keys);
        *key = find(keys->type, tl_vocabulary_text(&keys->names, number));
        key->number = number;
    }
    if (is_new)
        *is_new = added;
    return tl_vector_at(&keys->keys, number);
}

void
tl_record_keys_locate(struct tl_record_keys *keys, struct tl_position position)
{
    for (; keys->located < keys->keys.count; keys->located++) {
        struct tl_record_key *key = tl_vector_at(&keys->keys, keys->located);
        key->position = position;
    }
}

/* A key that was warned of already is no news. */
static void
report_missing(const struct tl_record_keys *keys, struct tl_diagnostics *diagnostics)
{
    struct tl_seen_name *list = tl_alloc((keys->keys.count + 1) * sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < keys->keys.count; i++) {
        const struct tl_record_key *key = tl_vector_at(&keys->keys, i);
        if (!key->near)
            list[count++] = (struct tl_seen_name){
                .name = key->name,
                .is_attribute = key->kind == TL_KEY_ATTRIBUTE,
                .position = key->position,
            };
    }
    tl_missing_fields_report(diagnostics, keys->type, list, count);
    tl_free(list);
}

void
tl_record_keys_clear(struct tl_record_keys *keys, struct tl_diagnostics *diagnostics)
{
    if (diagnostics)
        report_missing(keys, diagnostics);
    tl_vocabulary_clear(&keys->names);
    tl_vector_clear(&keys->keys);
}
