#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/list.h"
#include "inside.h"

void
tl_read_graph_leave(struct tl_read_graph *graph, enum tl_read_graph_left left,
                    const char *name, struct tl_position position)
{
    struct tl_tally *tally = &graph->left[left];
    tl_tally_add(tally, position,
                 tally->count ? tally->example
                              : tl_arena_text(&graph->texts, name, strlen(name)));
}

/*
 * There are millions of things: giving back their memory one by one costs too much.
 */
void
tl_read_graph_object_begin(struct tl_read_graph_object *object,
                           struct tl_read_graph *graph, struct tl_position position)
{
    enum { KEPT_MAX = 1024 * 1024 };
    object->graph = graph;
    object->position = position;
    object->count = 0;
    object->span_count = 0;
    object->years = false;
    if (object->kept < KEPT_MAX)
        return;
    tl_arena_clear(&object->texts);
    object->kept = 0;
}

void
tl_read_graph_object_clear(struct tl_read_graph_object *object)
{
    tl_arena_clear(&object->texts);
    tl_free(object->list);
    tl_free(object->spans);
}

char *
tl_read_graph_keep(struct tl_read_graph_object *object, const char *text, size_t length)
{
    object->kept += length;
    return tl_arena_text(&object->texts, text, length);
}

char *
tl_read_graph_keep_text(struct tl_read_graph_object *object, const char *text)
{
    return tl_read_graph_keep(object, text, strlen(text));
}

struct tl_read_graph_attribute *
tl_read_graph_attribute_add(struct tl_read_graph_object *object, struct tl_text key,
                            struct tl_text value)
{
    if (object->count == object->room) {
        object->room = object->room ? 2 * object->room : 16;
        object->list = tl_resize(object->list, object->room * sizeof *object->list);
    }
    struct tl_read_graph_attribute *attribute = &object->list[object->count++];
    *attribute = (struct tl_read_graph_attribute){
        .key = tl_read_graph_keep(object, key.bytes, key.length),
        .text = tl_read_graph_keep(object, value.bytes, value.length),
        .length = value.length,
    };
    return attribute;
}

void
tl_read_graph_attribute_default(struct tl_read_graph_object *object, const char *key,
                                const char *text)
{
    if (*text && !tl_read_graph_attribute_find(object, key))
        tl_read_graph_attribute_add(object, (struct tl_text){key, strlen(key)},
                                    (struct tl_text){text, strlen(text)});
}

char *
tl_read_graph_element_write(char *to, struct tl_text element)
{
    for (size_t i = 0; i < element.length; i++) {
        char byte = element.bytes[i];
        bool is_outer = i == 0 || i == element.length - 1;
        if (byte == '\\' || byte == ';' || (is_outer && tl_ascii_is_blank(byte)))
            *to++ = '\\';
        *to++ = byte;
    }
    *to = '\0';
    return to;
}

struct tl_read_graph_attribute *
tl_read_graph_attribute_find(const struct tl_read_graph_object *object, const char *key)
{
    for (size_t i = 0; i < object->count; i++) {
        if (strcmp(object->list[i].key, key) == 0)
            return &object->list[i];
    }
    return NULL;
}

const char *
tl_read_graph_text(const struct tl_read_graph_object *object, const char *key)
{
    const struct tl_read_graph_attribute *attribute =
        tl_read_graph_attribute_find(object, key);
    return attribute ? attribute->text : "";
}

const char *
tl_read_graph_use(const struct tl_read_graph_object *object, const char *key)
{
    struct tl_read_graph_attribute *attribute =
        tl_read_graph_attribute_find(object, key);
    if (!attribute)
        return "";
    attribute->used = true;
    return attribute->text;
}

struct tl_read_graph_node *
tl_read_graph_node_find(const struct tl_read_graph *graph, const char *id)
{
    uint32_t number = tl_vocabulary_find(&graph->ids, id, strlen(id));
    return number == TL_NONE ? NULL : tl_vector_at(&graph->nodes, number);
}

void
tl_read_graph_record_begin(const struct tl_read_graph_object *object, enum tl_type type)
{
    tl_builder_begin(object->graph->reading->builder, type, object->position);
    object->graph->type = type;
}

static void
set(const struct tl_read_graph_object *object, enum tl_field field, const char *text,
    size_t length)
{
    struct tl_read_graph *graph = object->graph;
    tl_builder_set(graph->reading->builder, field, text, length, object->position);
    if (*text)
        graph->kept[graph->type].fields |= UINT64_C(1) << field;
}

void
tl_read_graph_set(const struct tl_read_graph_object *object, enum tl_field field,
                  const char *text)
{
    set(object, field, text, strlen(text));
}

/* Whether a field of a type holds what the graph itself says. */
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
set_list(struct tl_read_graph_object *object, enum tl_field field,
         const struct tl_read_graph_attribute *attribute)
{
    char *rest = tl_read_graph_keep(object, attribute->text, attribute->length);
    const char *element;
    size_t length;
    while (tl_list_next(&rest, &element, &length))
        set(object, field, element, length);
}

/* Notes a key that may have been meant for a field, the first time. */
static void
note_key(const struct tl_read_graph_object *object, enum tl_type type, const char *key)
{
    struct tl_read_graph_kept *kept = &object->graph->kept[type];
    if (tl_vocabulary_add(&kept->keys, key, strlen(key)) == kept->positions.count)
        *(struct tl_position *)tl_vector_add(&kept->positions) = object->position;
}

/* Keeps what is no field; and says so where it was probably meant to be one. */
static void
set_unknown(const struct tl_read_graph_object *object, enum tl_type type,
            const struct tl_read_graph_attribute *attribute)
{
    struct tl_read_graph *graph = object->graph;
    const char *near = tl_field_near(type, attribute->key);
    uint32_t count = tl_vocabulary_count(&graph->warned);
    tl_builder_attribute(graph->reading->builder, attribute->key, attribute->text,
                         attribute->length, object->position);
    if (!near)
        note_key(object, type, attribute->key);
    else if (tl_vocabulary_add(&graph->warned, attribute->key,
                               strlen(attribute->key)) == count)
        tl_report(graph->reading->diagnostics, object->position, TL_RULE_KEY, near,
                  "found the attribute '%s', which is kept as it is", attribute->key);
}

static void
set_attribute(struct tl_read_graph_object *object, enum tl_type type,
              const struct tl_read_graph_attribute *attribute)
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
        set(object, field, attribute->text, attribute->length);
}

void
tl_read_graph_record_end(struct tl_read_graph_object *object)
{
    struct tl_read_graph *graph = object->graph;
    for (size_t i = 0; i < object->count; i++) {
        if (!object->list[i].used)
            set_attribute(object, graph->type, &object->list[i]);
    }
    tl_builder_end(graph->reading->builder);
}
