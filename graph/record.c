#include "record.h"

#include <string.h>

#define BIT(field) (UINT64_C(1) << (field))

/* Stands where a field would, above all of them. */
#define ATTRIBUTES_BIT BIT(TL_ITEM_FIELDS)
#define PLAIN_BIT      BIT(63)

_Static_assert(TL_ITEM_FIELDS < 63, "a record's mask has a bit for each field");

/* An absent text, with its length before it. */
static const char absent[] = "\0";
#define ABSENT (absent + 1)

/* A mask is quicker than the table: this is asked for each text of each record. */
static const uint64_t lists = 0
#define FIELD(field, name, value, types) | ((value) == TL_VALUE_LIST ? BIT(field) : 0)
#define DECLARED(field, name, value, types)
#include "fields.def"
    ;

static bool
is_list(enum tl_field field)
{
    return lists & BIT(field);
}

static bool
is_kept(enum tl_field field)
{
    enum tl_value value = tl_fields[field].value;
    return value == TL_VALUE_TEXT || value == TL_VALUE_LIST || value == TL_VALUE_URL;
}

size_t
tl_list_size(const char *list)
{
    const char *at = list;
    while (*at)
        at += strlen(at) + 1;
    return (size_t)(at - list) + 1;
}

bool
tl_list_is_same(const char *a, const char *b)
{
    while (*a && strcmp(a, b) == 0) {
        a += strlen(a) + 1;
        b += strlen(b) + 1;
    }
    return !*a && !*b;
}

static size_t
text_size(enum tl_field field, const char *text)
{
    return is_list(field) ? tl_list_size(text) : strlen(text) + 1;
}

/* The same of a text in a record. */
static size_t
kept_size(enum tl_field field, const char *text)
{
    uint8_t told = (uint8_t)text[-1];
    return told < TL_RECORD_LONG ? (size_t)told + 1 : text_size(field, text);
}

static uint64_t
whole_mask_of(const char *record)
{
    uint64_t mask;
    memcpy(&mask, record, sizeof mask);
    return mask;
}

/* What is there. */
static uint64_t
mask_of(const char *record)
{
    return whole_mask_of(record) & ~PLAIN_BIT;
}

bool
tl_record_is_plain(const char *record)
{
    return whole_mask_of(record) & PLAIN_BIT;
}

static char *
put(char *at, const void *bytes, size_t size)
{
    memcpy(at, bytes, size);
    return at + size;
}

/* Takes the lowest of the fields in a mask off. */
static enum tl_field
next_field(uint64_t *mask)
{
    enum tl_field field = (enum tl_field)__builtin_ctzll(*mask);
    *mask &= *mask - 1;
    return field;
}

static char *
put_text(char *at, struct tl_text text)
{
    at = put(at, text.bytes, text.length);
    *at = '\0';
    return at + 1;
}

static char *
put_measured(char *at, struct tl_text text)
{
    *at++ = (char)(text.length < TL_RECORD_LONG ? text.length : TL_RECORD_LONG);
    return put_text(at, text);
}

const char *
tl_record_put(struct tl_arena *arena, const struct tl_text text[TL_ITEM_FIELDS],
              uint64_t fields, const struct tl_text (*attributes)[2], size_t count,
              bool plain)
{
    uint32_t number = (uint32_t)count;
    uint64_t mask = fields | (count ? ATTRIBUTES_BIT : 0) | (plain ? PLAIN_BIT : 0);
    size_t size = sizeof mask + (count ? sizeof number : 0);
    for (uint64_t left = fields; left;)
        size += text[next_field(&left)].length + 2;
    for (size_t i = 0; i < count; i++)
        size += attributes[i][0].length + attributes[i][1].length + 2;
    char *record = tl_arena_take(arena, size, 1);
    char *at = put(record, &mask, sizeof mask);
    while (fields)
        at = put_measured(at, text[next_field(&fields)]);
    if (count)
        at = put(at, &number, sizeof number);
    for (size_t i = 0; i < count; i++)
        at = put_text(put_text(at, attributes[i][0]), attributes[i][1]);
    return record;
}

/* The end of a list is a text of no length, whose NUL is that of any text. */
const char *
tl_record_write(struct tl_arena *arena, const char *const text[TL_ITEM_FIELDS],
                const struct tl_attribute *attributes, size_t count)
{
    uint64_t fields = 0;
    struct tl_text texts[TL_ITEM_FIELDS];
    struct tl_text(*pairs)[2] = count ? tl_alloc(count * sizeof *pairs) : NULL;
    for (enum tl_field field = 0; field < TL_ITEM_FIELDS; field++) {
        if (!text[field] || !*text[field] || !is_kept(field))
            continue;
        fields |= BIT(field);
        texts[field] = (struct tl_text){text[field], text_size(field, text[field]) - 1};
    }
    for (size_t i = 0; i < count; i++) {
        pairs[i][0] = (struct tl_text){attributes[i].key, strlen(attributes[i].key)};
        pairs[i][1] =
            (struct tl_text){attributes[i].value, strlen(attributes[i].value)};
    }
    const char *record = tl_record_put(arena, texts, fields,
                                       (const struct tl_text(*)[2])pairs, count, false);
    tl_free(pairs);
    return record;
}

struct tl_texts
tl_record_read(const char *record)
{
    static const struct tl_texts empty = {.text = {
#define FIELD(field, name, value, types) [field] = ABSENT,
#define DECLARED(field, name, value, types)
#include "fields.def"
                                          }};
    struct tl_texts texts = empty;
    uint64_t mask = mask_of(record);
    uint32_t count = 0;
    const char *at = record + sizeof mask;
    bool attributes = mask & ATTRIBUTES_BIT;
    for (mask &= ~ATTRIBUTES_BIT; mask;) {
        enum tl_field field = next_field(&mask);
        texts.text[field] = ++at;
        at += kept_size(field, at);
    }
    if (attributes) {
        memcpy(&count, at, sizeof count);
        at += sizeof count;
    }
    texts.attributes = (struct tl_attributes){count, at};
    return texts;
}

const char *
tl_record_text(const char *record, enum tl_field field)
{
    uint64_t mask = mask_of(record);
    const char *at = record + sizeof mask;
    if (!(mask & BIT(field)))
        return ABSENT;
    for (mask &= BIT(field) - 1; mask;) {
        enum tl_field before = next_field(&mask);
        at += 1 + kept_size(before, at + 1);
    }
    return at + 1;
}

bool
tl_attributes_next(struct tl_attributes *attributes, const char **key,
                   const char **value)
{
    if (attributes->count == 0)
        return false;
    *key = attributes->next;
    *value = *key + strlen(*key) + 1;
    attributes->next = *value + strlen(*value) + 1;
    attributes->count--;
    return true;
}

const char *
tl_record_rewrite(struct tl_arena *arena, const struct tl_texts *texts)
{
    struct tl_attributes left = texts->attributes;
    struct tl_attribute *attributes = tl_alloc((left.count + 1) * sizeof *attributes);
    size_t count = 0;
    while (tl_attributes_next(&left, &attributes[count].key, &attributes[count].value))
        count++;
    const char *record = tl_record_write(arena, texts->text, attributes, count);
    tl_free(attributes);
    return record;
}

static size_t
record_size(const char *record)
{
    struct tl_texts texts = tl_record_read(record);
    size_t size = sizeof(uint64_t) + (texts.attributes.count ? sizeof(uint32_t) : 0);
    for (enum tl_field field = 0; field < TL_ITEM_FIELDS; field++) {
        if (*texts.text[field])
            size += 1 + kept_size(field, texts.text[field]);
    }
    const char *key;
    const char *value;
    while (tl_attributes_next(&texts.attributes, &key, &value))
        size += strlen(key) + strlen(value) + 2;
    return size;
}

/* By field, an absent one before any; then by attributes. */
int
tl_record_compare(const char *a, const char *b)
{
    struct tl_texts left = tl_record_read(a);
    struct tl_texts right = tl_record_read(b);
    for (enum tl_field field = 0; field < TL_ITEM_FIELDS; field++) {
        size_t p = kept_size(field, left.text[field]);
        size_t q = kept_size(field, right.text[field]);
        int order = memcmp(left.text[field], right.text[field], p < q ? p : q);
        if (order)
            return order;
        if (p != q)
            return p < q ? -1 : 1;
    }
    size_t p = record_size(a);
    size_t q = record_size(b);
    if (p != q)
        return p < q ? -1 : 1;
    return memcmp(a + sizeof(uint64_t), b + sizeof(uint64_t), p - sizeof(uint64_t));
}

/* Steps over so many bytes, which are the same in both; false where they are not. */
static bool
pass_same(const char **a, const char **b, size_t size)
{
    bool same = memcmp(*a, *b, size) == 0;
    *a += size;
    *b += size;
    return same;
}

/* The same of so many texts without lengths. */
static bool
pass_same_texts(const char **a, const char **b, uint64_t count)
{
    for (; count > 0; count--)
        if (strcmp(*a, *b) != 0 || !pass_same(a, b, strlen(*a) + 1))
            return false;
    return true;
}

static bool
pass_same_field(const char **a, const char **b, enum tl_field field)
{
    size_t size = kept_size(field, *a + 1);
    return size == kept_size(field, *b + 1) && pass_same(a, b, size + 1);
}

bool
tl_record_is_same(const char *a, const char *b)
{
    uint64_t mask = mask_of(a);
    uint32_t count;
    if (mask != mask_of(b))
        return false;
    a += sizeof mask;
    b += sizeof mask;
    for (uint64_t left = mask & ~ATTRIBUTES_BIT; left;)
        if (!pass_same_field(&a, &b, next_field(&left)))
            return false;
    if (!(mask & ATTRIBUTES_BIT))
        return true;
    memcpy(&count, a, sizeof count);
    return pass_same(&a, &b, sizeof count) &&
           pass_same_texts(&a, &b, 2 * (uint64_t)count);
}

int
tl_attribute_order(const void *a, const void *b)
{
    const struct tl_attribute *left = a;
    const struct tl_attribute *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : strcmp(left->value, right->value);
}
