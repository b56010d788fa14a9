#include "object.h"

#include <string.h>

#include "src/read/csv/list.h"
#include "src/read/names/meant.h"

_Static_assert(TL_FIELDS <= 64, "a field has a bit in struct tl_dot_kept");

static char *
keep(struct tl_dot_object *object, const char *text, size_t length)
{
    object->kept += length;
    return tl_arena_text(&object->texts, text, length);
}

static size_t
unescape(char *text)
{
    char *out = text;
    for (const char *in = text; *in; in++) {
        bool escape = *in == '\\' && (in[1] == '\\' || in[1] == 'n');
        in += escape;
        *out++ = escape && *in == 'n' ? '\n' : *in;
    }
    *out = '\0';
    return (size_t)(out - text);
}

/* Whether Graphviz reads escapes in it, and we with tl_caption(). */
static bool
is_label(const char *key)
{
    return strcmp(key, "label") == 0 || strcmp(key, "xlabel") == 0 ||
           strcmp(key, "tooltip") == 0;
}

static void
flatten(struct tl_dot_object *object, struct tl_dot_attribute *attribute)
{
    static const struct tl_caption_names none = {"", "", "", "", NULL};
    char *text = tl_caption(attribute->text, TL_CAPTION_HTML, &none);
    attribute->length = strlen(text);
    attribute->text = keep(object, text, attribute->length);
    tl_free(text);
}

static struct tl_dot_attribute *
add(struct tl_dot_object *object)
{
    if (object->count == object->room) {
        object->room = object->room ? 2 * object->room : 16;
        object->list = tl_resize(object->list, object->room * sizeof *object->list);
    }
    return &object->list[object->count++];
}

void
tl_dot_object_add(struct tl_dot_object *object, const struct tl_dot_piece *piece,
                  const char *text)
{
    struct tl_dot_attribute *attribute = add(object);
    size_t length = piece->length - piece->key_length;
    char *value = keep(object, text + piece->key_length, length);
    *attribute = (struct tl_dot_attribute){
        .key = keep(object, text, piece->key_length),
        .text = value,
        .length = length,
        .html = piece->kind == TL_DOT_HTML_PIECE,
    };
    if (is_label(attribute->key))
        return;
    if (attribute->html)
        flatten(object, attribute);
    else if (object->escaped)
        attribute->length = unescape(value);
}

void
tl_dot_object_begin(struct tl_dot_object *object, const struct tl_reading *reading)
{
    *object = (struct tl_dot_object){.reading = reading, .name = ""};
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        object->kept_keys[type].positions.width = sizeof(struct tl_position);
}

void
tl_dot_object_end(struct tl_dot_object *object)
{
    tl_arena_clear(&object->texts);
    tl_vocabulary_clear(&object->warned);
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_vocabulary_clear(&object->kept_keys[type].keys);
        tl_column_clear(&object->kept_keys[type].positions);
    }
    tl_free(object->list);
}

/* There are millions of things: giving back their memory one by one costs too much. */
void
tl_dot_object_next(struct tl_dot_object *object, const struct tl_dot_piece *piece,
                   const char *name)
{
    enum { KEPT_MAX = 1024 * 1024 };
    object->piece = *piece;
    object->name = name;
    object->count = 0;
    if (object->kept < KEPT_MAX)
        return;
    tl_arena_clear(&object->texts);
    object->kept = 0;
}

static struct tl_dot_attribute *
find(const struct tl_dot_object *object, const char *key)
{
    for (size_t i = 0; i < object->count; i++) {
        if (strcmp(object->list[i].key, key) == 0)
            return &object->list[i];
    }
    return NULL;
}

bool
tl_dot_object_has(const struct tl_dot_object *object, const char *key)
{
    return find(object, key) != NULL;
}

const char *
tl_dot_object_text(const struct tl_dot_object *object, const char *key)
{
    const struct tl_dot_attribute *attribute = find(object, key);
    return attribute ? attribute->text : "";
}

const char *
tl_dot_object_use(struct tl_dot_object *object, const char *key)
{
    struct tl_dot_attribute *attribute = find(object, key);
    if (!attribute)
        return "";
    attribute->used = true;
    return attribute->text;
}

const char *
tl_dot_object_caption(struct tl_dot_object *object, const char *key,
                      const char *otherwise, const struct tl_caption_names *names)
{
    const struct tl_dot_attribute *label = find(object, key);
    const char *shape = tl_dot_object_text(object, "shape");
    enum tl_caption_form form = TL_CAPTION_PLAIN;
    bool has_label = label && label->length > 0;
    if (strcmp(shape, "record") == 0 || strcmp(shape, "Mrecord") == 0)
        form = TL_CAPTION_RECORD;
    if (has_label && label->html)
        form = TL_CAPTION_HTML;
    char *text = tl_caption(has_label ? label->text : otherwise, form, names);
    const char *kept = keep(object, text, strlen(text));
    tl_free(text);
    return kept;
}

void
tl_dot_object_begin_record(struct tl_dot_object *object, enum tl_type type)
{
    tl_builder_begin(object->reading->builder, type, object->piece.position);
    object->type = type;
}

void
tl_dot_object_set(struct tl_dot_object *object, enum tl_field field, const char *text)
{
    tl_builder_set(object->reading->builder, field, text, strlen(text),
                   object->piece.position);
    if (*text)
        object->kept_keys[object->type].fields |= UINT64_C(1) << field;
}

void
tl_dot_object_end_record(struct tl_dot_object *object)
{
    tl_builder_end(object->reading->builder);
}

/* Whether a field of a type holds what DOT says by the graph itself. */
static bool
is_structure(enum tl_type type, enum tl_field field)
{
    static const unsigned fields[TL_TYPES] = {
        [TL_ACTOR] = 1U << TL_ID,
        [TL_EVENT] = 1U << TL_ID,
        [TL_RELATION] = 1U << TL_ID | 1U << TL_SOURCE | 1U << TL_TARGET,
        [TL_PARTICIPATION] = 1U << TL_EVENT_ID | 1U << TL_ACTOR_ID,
    };
    return fields[type] >> field & 1;
}

static void
set_list(struct tl_dot_object *object, enum tl_field field,
         const struct tl_dot_attribute *attribute)
{
    char *rest = keep(object, attribute->text, attribute->length);
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length))
        tl_builder_set(object->reading->builder, field, element, length,
                       object->piece.position);
}

/* Notes a key that may have been meant for a field, the first time. */
static void
note_key(struct tl_dot_object *object, enum tl_type type, const char *key)
{
    struct tl_dot_kept *kept = &object->kept_keys[type];
    if (tl_vocabulary_add(&kept->keys, key, strlen(key)) == kept->positions.count)
        *(struct tl_position *)tl_column_add(&kept->positions) = object->piece.position;
}

/* Keeps what is no field; and says so where it was probably meant to be one. */
static void
set_unknown(struct tl_dot_object *object, enum tl_type type,
            const struct tl_dot_attribute *attribute)
{
    const char *near = tl_field_near(type, attribute->key);
    uint32_t count = tl_vocabulary_count(&object->warned);
    tl_builder_attribute(object->reading->builder, attribute->key, attribute->text,
                         attribute->length, object->piece.position);
    if (!near)
        note_key(object, type, attribute->key);
    else if (tl_vocabulary_add(&object->warned, attribute->key,
                               strlen(attribute->key)) == count)
        tl_report(object->reading->diagnostics, object->piece.position, TL_RULE_KEY,
                  near, "found the attribute '%s', which is kept as it is",
                  attribute->key);
}

static void
set_attribute(struct tl_dot_object *object, enum tl_type type,
              const struct tl_dot_attribute *attribute)
{
    enum tl_field field = tl_field_find(type, attribute->key);
    if (attribute->length == 0)
        return;
    if (field == TL_FIELDS || is_structure(type, field))
        set_unknown(object, type, attribute);
    else if (tl_fields[field].value == TL_VALUE_LIST ||
             tl_fields[field].value == TL_VALUE_MENTIONS)
        set_list(object, field, attribute);
    else
        tl_dot_object_set(object, field, attribute->text);
}

/* Who takes part is said by edges. */
static void
report_type(const struct tl_dot_object *object, enum tl_type type)
{
    const struct tl_dot_kept *kept = &object->kept_keys[type];
    size_t keys = kept->positions.count;
    struct tl_meant *list = tl_alloc((keys + TL_FIELDS + 1) * sizeof *list);
    size_t count = 0;
    for (; count < keys; count++)
        list[count] = (struct tl_meant){
            .name = tl_vocabulary_text(&kept->keys, (uint32_t)count),
            .kept = true,
            .position = *(struct tl_position *)tl_column_at(&kept->positions, count),
        };
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        if (kept->fields >> field & 1)
            list[count++] = (struct tl_meant){.name = tl_fields[field].name};
    }
    list[count++] = (struct tl_meant){.name = "participants"};
    tl_meant_report(object->reading->diagnostics, type, list, count);
    tl_free(list);
}

void
tl_dot_object_report(const struct tl_dot_object *object)
{
    report_type(object, TL_EVENT);
    report_type(object, TL_RELATION);
}

/* Those that are read apart from all others, where they say anything. */
static bool
is_drawn(const char *key)
{
    static const char *const keys[] = {"URL",   "class", "cluster", "dir",   "href",
                                       "label", "shape", "tooltip", "xlabel"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i], key) == 0)
            return true;
    }
    return false;
}

void
tl_dot_object_set_rest(struct tl_dot_object *object, enum tl_type type)
{
    for (size_t i = 0; i < object->count; i++) {
        if (!object->list[i].used && !is_drawn(object->list[i].key))
            set_attribute(object, type, &object->list[i]);
    }
}
