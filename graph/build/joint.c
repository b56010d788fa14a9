#include "joint.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"

/* The fields of items that are one text. */
#define ITEMS                                                                          \
    (1U << TL_DATASET | 1U << TL_ACTOR | 1U << TL_EVENT | 1U << TL_RELATION |          \
     1U << TL_REFERENCE)
static const uint32_t texts_of_items = 0
#define FIELD(field, name, value, types) | TL_TEXT_BIT(field, value, types, ITEMS)
#define DECLARED(field, name, value, types)
#include "graph/fields.def"
    ;

/* What is before the text of a key: the number of the joint and what it is. */
enum { NUMBER = sizeof(uint32_t), PREFIX = NUMBER + 1 };

enum { ATTRIBUTE = 'a', OF_LIST = 'l' };

/* So many things' joints take a few megabytes. */
enum { MANY_THINGS = 16384 };

/* So many bytes are written again, at most, for each that is new. */
enum { WRITTEN_FOR_NEW = 8 };

/* An attribute's value, or an element of a list. */
struct element {
    const char *value;
    uint32_t before; /* that of the same joint, number + 1; 0: none */
};

enum tl_field
tl_joint_next(enum tl_field field)
{
    uint32_t left = texts_of_items & ~((UINT32_C(2) << field) - 1);
    return left ? (enum tl_field)__builtin_ctz(left) : TL_FIELDS;
}

struct tl_joint *
tl_joint_find(const struct tl_joints *joints, uint32_t thing)
{
    uint32_t number =
        tl_vocabulary_find(&joints->things, (const char *)&thing, sizeof thing);
    return number == TL_NONE ? NULL : tl_vector_at(&joints->joints, number);
}

/* The key of a text in a joint, in the room for it. */
static size_t
make_key(struct tl_joints *joints, const struct tl_joint *joint, char what,
         const char *text)
{
    size_t length = strlen(text);
    if (PREFIX + length > joints->room_size) {
        joints->room_size = 2 * (PREFIX + length);
        joints->room = tl_resize(joints->room, joints->room_size);
    }
    memcpy(joints->room, &joint->thing, NUMBER);
    joints->room[NUMBER] = what;
    memcpy(joints->room + PREFIX, text, length);
    return PREFIX + length;
}

static const char *
keep(struct tl_joints *joints, const char *text, size_t size)
{
    joints->added += size;
    return memcpy(tl_arena_take(&joints->texts, size, 1), text, size);
}

/* The element of a text, which is added where it is new: it has no value then. */
static struct element *
add_element(struct tl_joints *joints, struct tl_joint *joint, char what,
            const char *text)
{
    size_t length = make_key(joints, joint, what, text);
    uint32_t known = tl_vocabulary_count(&joints->keys);
    uint32_t number = tl_vocabulary_add(&joints->keys, joints->room, length);
    if (number < known)
        return tl_vector_at(&joints->elements, number);
    struct element *element = tl_vector_add(&joints->elements);
    element->before = joint->last;
    joint->last = number + 1;
    ++*(what == ATTRIBUTE ? &joint->attributes : &joint->elements);
    return element;
}

static void
add_attribute(struct tl_joints *joints, struct tl_joint *joint,
              const struct tl_attribute *attribute)
{
    struct element *element = add_element(joints, joint, ATTRIBUTE, attribute->key);
    if (!element->value)
        joints->added += strlen(attribute->key) + 1;
    if (!element->value || strcmp(element->value, attribute->value) > 0)
        element->value = keep(joints, attribute->value, strlen(attribute->value) + 1);
}

/* What a record says of a joint's thing. */
static void
borrow(struct tl_joints *joints, struct tl_joint *joint, const char *record,
       enum tl_field list)
{
    struct tl_texts texts = tl_record_read(record);
    const char *key;
    const char *value;
    joint->text[TL_ID] = texts.text[TL_ID];
    for (enum tl_field field = tl_joint_next(TL_ID); field < TL_FIELDS;
         field = tl_joint_next(field)) {
        joint->text[field] = texts.text[field];
        joints->borrowed += strlen(joint->text[field]);
    }
    if (list != TL_FIELDS)
        joint->list = texts.text[list];
    joints->borrowed += strlen(joint->text[TL_ID]) + tl_list_size(joint->list);
    while (tl_attributes_next(&texts.attributes, &key, &value)) {
        add_element(joints, joint, ATTRIBUTE, key)->value = value;
        joints->borrowed += strlen(key) + strlen(value) + 2;
    }
}

struct tl_joint *
tl_joint_add(struct tl_joints *joints, uint32_t thing, const char *record,
             enum tl_field list)
{
    joints->joints.width = sizeof(struct tl_joint);
    joints->elements.width = sizeof(struct element);
    tl_vocabulary_add(&joints->things, (const char *)&thing, sizeof thing);
    struct tl_joint *joint = tl_vector_add(&joints->joints);
    *joint = (struct tl_joint){.list = "", .thing = thing};
    for (enum tl_field field = 0; field < TL_FIELDS; field++)
        joint->text[field] = "";
    if (record)
        borrow(joints, joint, record, list);
    return joint;
}

const char *
tl_joint_conflict(struct tl_joints *joints, const struct tl_joint *joint,
                  const struct tl_attribute *attributes, size_t count)
{
    const char *conflict = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct tl_attribute *now = &attributes[i];
        const struct tl_attribute *beside = i ? now - 1 : now;
        size_t length = make_key(joints, joint, ATTRIBUTE, now->key);
        uint32_t number = tl_vocabulary_find(&joints->keys, joints->room, length);
        const char *before =
            number == TL_NONE
                ? now->value
                : ((struct element *)tl_vector_at(&joints->elements, number))->value;
        if (strcmp(before, now->value) != 0 || (strcmp(beside->key, now->key) == 0 &&
                                                strcmp(beside->value, now->value) != 0))
            conflict = now->key;
    }
    return conflict;
}

void
tl_joint_attributes_add(struct tl_joints *joints, struct tl_joint *joint,
                        const struct tl_attribute *attributes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_attribute(joints, joint, &attributes[i]);
}

void
tl_joint_list_add(struct tl_joints *joints, struct tl_joint *joint, const char *list)
{
    if (!*list || (!joint->differ && tl_list_is_same(joint->list, list)))
        return;
    if (!*joint->list) {
        joint->list = keep(joints, list, tl_list_size(list));
        return;
    }
    const char *first = joint->differ ? "" : joint->list;
    for (; *first; first += strlen(first) + 1)
        add_element(joints, joint, OF_LIST, first);
    joint->differ = true;
    for (; *list; list += strlen(list) + 1) {
        uint32_t known = joint->elements;
        add_element(joints, joint, OF_LIST, list);
        joints->added += joint->elements > known ? strlen(list) + 1 : 0;
    }
}

void
tl_joint_text_set(struct tl_joints *joints, const char **text, const char *now)
{
    *text = keep(joints, now, strlen(now) + 1);
}

bool
tl_joints_are_full(const struct tl_joints *joints)
{
    return joints->joints.count >= MANY_THINGS &&
           joints->added >= joints->borrowed / WRITTEN_FOR_NEW;
}

/* Takes the elements of a joint apart, each sort in order. */
static void
sort_elements(const struct tl_joints *joints, const struct tl_joint *joint,
              struct tl_attribute *attributes, const char **texts)
{
    size_t attribute_count = 0;
    size_t text_count = 0;
    for (uint32_t at = joint->last; at;) {
        const struct element *element = tl_vector_at(&joints->elements, at - 1);
        const char *key = tl_vocabulary_text(&joints->keys, at - 1);
        if (key[NUMBER] == ATTRIBUTE)
            attributes[attribute_count++] =
                (struct tl_attribute){key + PREFIX, element->value};
        else
            texts[text_count++] = key + PREFIX;
        at = element->before;
    }
    qsort(attributes, attribute_count, sizeof *attributes, tl_attribute_order);
    qsort(texts, text_count, sizeof *texts, tl_compare_texts);
}

/* Texts as one list. To be freed. */
static char *
list_of(const char *const *texts, size_t count)
{
    size_t size = 1;
    for (size_t i = 0; i < count; i++)
        size += strlen(texts[i]) + 1;
    char *list = tl_alloc(size);
    char *end = list;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(texts[i]) + 1;
        memcpy(end, texts[i], length);
        end += length;
    }
    return list;
}

const char *
tl_joint_write(const struct tl_joints *joints, const struct tl_joint *joint,
               enum tl_field list, struct tl_arena *arena)
{
    const char *text[TL_FIELDS];
    struct tl_attribute *attributes = tl_alloc(joint->attributes * sizeof *attributes);
    const char **elements = tl_alloc(joint->elements * sizeof *elements);
    sort_elements(joints, joint, attributes, elements);
    char *sorted = joint->differ ? list_of(elements, joint->elements) : NULL;
    memcpy(text, joint->text, sizeof text);
    if (list != TL_FIELDS)
        text[list] = sorted ? sorted : joint->list;
    const char *record = tl_record_write(arena, text, attributes, joint->attributes);
    tl_free(sorted);
    tl_free(elements);
    tl_free(attributes);
    return record;
}

void
tl_joints_clear(struct tl_joints *joints)
{
    tl_vocabulary_clear(&joints->things);
    tl_vocabulary_clear(&joints->keys);
    tl_vector_clear(&joints->joints);
    tl_vector_clear(&joints->elements);
    tl_arena_clear(&joints->texts);
    tl_free(joints->room);
    *joints = (struct tl_joints){.room = NULL};
}
