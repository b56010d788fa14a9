#include "object.h"

#include <string.h>

#include "graph/base/list.h"
#include "graph/base/memory.h"
#include "graph/vocabulary.h"
#include "src/read/names/role.h"

struct attribute {
    const char *key;
    const char *text;
    size_t length;
    bool html;
    bool used; /* said already, or nothing to be said */
};

/* What records of a type have had. */
struct kept {
    uint64_t fields;            /* a bit for each */
    struct tl_vocabulary keys;  /* kept as they are, and near to no field */
    struct tl_vector positions; /* struct tl_position: where each was met first */
};

struct tl_read_dot_inside {
    bool begun;   /* there is a thing */
    bool escaped; /* backslashes and line ends are, as in our own output */
    struct attribute *list;
    size_t count;
    size_t room;
    struct tl_arena names; /* of all things */
    struct tl_arena texts;
    size_t kept;                 /* how many bytes of texts, roughly */
    struct tl_vocabulary warned; /* keys that were warned of */
    enum tl_type type;           /* of the record that was begun last */
    struct kept kept_keys[TL_TYPES];
};

_Static_assert(TL_FIELDS <= 64, "a field has a bit in struct kept");

static char *
keep(struct tl_read_dot_object *object, const char *text, size_t length)
{
    object->inside->kept += length;
    return tl_arena_text(&object->inside->texts, text, length);
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

/* Whether Graphviz reads escapes in it, and we with tl_read_dot_caption(). */
static bool
is_label(const char *key)
{
    return strcmp(key, "label") == 0 || strcmp(key, "xlabel") == 0 ||
           strcmp(key, "tooltip") == 0;
}

static void
flatten(struct tl_read_dot_object *object, struct attribute *attribute)
{
    static const struct tl_read_dot_caption_names none = {"", "", "", "", NULL};
    char *text = tl_read_dot_caption(attribute->text, TL_READ_DOT_LABEL_HTML, &none);
    attribute->length = strlen(text);
    attribute->text = keep(object, text, attribute->length);
    tl_free(text);
}

static struct attribute *
add_attribute(struct tl_read_dot_inside *inside)
{
    if (inside->count == inside->room) {
        inside->room = inside->room ? 2 * inside->room : 16;
        inside->list = tl_resize(inside->list, inside->room * sizeof *inside->list);
    }
    return &inside->list[inside->count++];
}

/* Adds the attribute of a piece. */
static void
add_piece(struct tl_read_dot_object *object, const struct tl_read_dot_piece *piece,
          const char *text)
{
    struct attribute *attribute = add_attribute(object->inside);
    size_t length = piece->length - piece->key_length;
    char *value = keep(object, text + piece->key_length, length);
    *attribute = (struct attribute){
        .key = keep(object, text, piece->key_length),
        .text = value,
        .length = length,
        .html = piece->kind == TL_READ_DOT_HTML_PIECE,
    };
    if (is_label(attribute->key))
        return;
    if (attribute->html)
        flatten(object, attribute);
    else if (object->inside->escaped)
        attribute->length = unescape(value);
}

static struct attribute *
find(const struct tl_read_dot_object *object, const char *key)
{
    const struct tl_read_dot_inside *inside = object->inside;
    for (size_t i = 0; i < inside->count; i++) {
        if (strcmp(inside->list[i].key, key) == 0)
            return &inside->list[i];
    }
    return NULL;
}

bool
tl_read_dot_object_has(const struct tl_read_dot_object *object, const char *key)
{
    return find(object, key) != NULL;
}

const char *
tl_read_dot_object_text(const struct tl_read_dot_object *object, const char *key)
{
    const struct attribute *attribute = find(object, key);
    return attribute ? attribute->text : "";
}

const char *
tl_read_dot_object_use(struct tl_read_dot_object *object, const char *key)
{
    struct attribute *attribute = find(object, key);
    if (!attribute)
        return "";
    attribute->used = true;
    return attribute->text;
}

const char *
tl_read_dot_object_caption(struct tl_read_dot_object *object, const char *key,
                           const char *otherwise,
                           const struct tl_read_dot_caption_names *names)
{
    const struct attribute *label = find(object, key);
    const char *shape = tl_read_dot_object_text(object, "shape");
    enum tl_read_dot_caption_form form = TL_READ_DOT_LABEL_PLAIN;
    bool has_label = label && label->length > 0;
    if (strcmp(shape, "record") == 0 || strcmp(shape, "Mrecord") == 0)
        form = TL_READ_DOT_LABEL_RECORD;
    if (has_label && label->html)
        form = TL_READ_DOT_LABEL_HTML;
    char *text = tl_read_dot_caption(has_label ? label->text : otherwise, form, names);
    const char *kept = keep(object, text, strlen(text));
    tl_free(text);
    return kept;
}

void
tl_read_dot_record_begin(struct tl_read_dot_object *object, enum tl_type type)
{
    tl_builder_begin(object->reading->builder, type, object->piece.position);
    object->inside->type = type;
}

void
tl_read_dot_record_set(struct tl_read_dot_object *object, enum tl_field field,
                       const char *text)
{
    tl_builder_set(object->reading->builder, field, text, strlen(text),
                   object->piece.position);
    if (*text)
        object->inside->kept_keys[object->inside->type].fields |= UINT64_C(1) << field;
}

void
tl_read_dot_record_end(struct tl_read_dot_object *object)
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
set_list(struct tl_read_dot_object *object, enum tl_field field,
         const struct attribute *attribute)
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
note_key(struct tl_read_dot_object *object, enum tl_type type, const char *key)
{
    struct kept *kept = &object->inside->kept_keys[type];
    if (tl_vocabulary_add(&kept->keys, key, strlen(key)) == kept->positions.count)
        *(struct tl_position *)tl_vector_add(&kept->positions) = object->piece.position;
}

/* Keeps what is no field; and says so where it was probably meant to be one. */
static void
set_unknown(struct tl_read_dot_object *object, enum tl_type type,
            const struct attribute *attribute)
{
    const char *near = tl_field_near(type, attribute->key);
    uint32_t count = tl_vocabulary_count(&object->inside->warned);
    tl_builder_attribute(object->reading->builder, attribute->key, attribute->text,
                         attribute->length, object->piece.position);
    if (!near)
        note_key(object, type, attribute->key);
    else if (tl_vocabulary_add(&object->inside->warned, attribute->key,
                               strlen(attribute->key)) == count)
        tl_report(object->reading->diagnostics, object->piece.position, TL_RULE_KEY,
                  near, "found the attribute '%s', which is kept as it is",
                  attribute->key);
}

static void
set_attribute(struct tl_read_dot_object *object, enum tl_type type,
              const struct attribute *attribute)
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
        tl_read_dot_record_set(object, field, attribute->text);
}

/* Who takes part is said by edges. */
static void
report_type(const struct tl_read_dot_object *object, enum tl_type type)
{
    const struct kept *kept = &object->inside->kept_keys[type];
    size_t keys = kept->positions.count;
    struct tl_seen_name *list = tl_alloc((keys + TL_FIELDS + 1) * sizeof *list);
    size_t count = 0;
    for (; count < keys; count++)
        list[count] = (struct tl_seen_name){
            .name = tl_vocabulary_text(&kept->keys, (uint32_t)count),
            .is_attribute = true,
            .position = *(struct tl_position *)tl_vector_at(&kept->positions, count),
        };
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        if (kept->fields >> field & 1)
            list[count++] = (struct tl_seen_name){.name = tl_fields[field].name};
    }
    list[count++] = (struct tl_seen_name){.name = "participants"};
    tl_missing_fields_report(object->reading->diagnostics, type, list, count);
    tl_free(list);
}

/* Warns of fields that no event or relation has had, where an attribute is called as if
 * it were one. */
static void
report_keys(const struct tl_read_dot_object *object)
{
    report_type(object, TL_EVENT);
    report_type(object, TL_RELATION);
}

/* Those that are read apart from all others, where they say anything. */
static bool
only_draws(const char *key)
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
tl_read_dot_record_fill(struct tl_read_dot_object *object)
{
    struct tl_read_dot_inside *inside = object->inside;
    for (size_t i = 0; i < inside->count; i++) {
        if (!inside->list[i].used && !only_draws(inside->list[i].key))
            set_attribute(object, inside->type, &inside->list[i]);
    }
}

/*
 * Makes it the next thing, without attributes. There are millions of things: giving
 * back their memory one by one costs too much.
 */
static void
begin_object(struct tl_read_dot_object *object, const struct tl_read_dot_piece *piece,
             const char *text)
{
    enum { KEPT_MAX = 1024 * 1024 };
    struct tl_read_dot_inside *inside = object->inside;
    object->piece = *piece;
    object->name =
        piece->length ? tl_arena_text(&inside->names, text, piece->length) : "";
    if (piece->kind == TL_READ_DOT_GRAPH_PIECE)
        inside->escaped = strcmp(object->name, TL_READ_DOT_OURS) == 0;
    inside->begun = true;
    inside->count = 0;
    if (inside->kept < KEPT_MAX)
        return;
    tl_arena_clear(&inside->texts);
    inside->kept = 0;
}

/* Things while their pieces come. */
struct taker {
    struct tl_read_dot_object object;
    tl_read_dot_object_handler *handler;
    void *context;
};

/* All of its attributes are there. */
static void
end_object(struct taker *taker)
{
    if (taker->object.inside->begun)
        taker->handler(taker->context, &taker->object);
}

/* Takes a piece, as tl_read_dot_child_read() gives it with the taker. */
static void
take_piece(void *context, const struct tl_read_dot_piece *piece, const char *text)
{
    struct taker *taker = context;
    if (piece->kind == TL_READ_DOT_TEXT_PIECE ||
        piece->kind == TL_READ_DOT_HTML_PIECE) {
        add_piece(&taker->object, piece, text);
        return;
    }
    end_object(taker);
    begin_object(&taker->object, piece, text);
}

static void
clear_inside(struct tl_read_dot_inside *inside)
{
    tl_arena_clear(&inside->names);
    tl_arena_clear(&inside->texts);
    tl_vocabulary_clear(&inside->warned);
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_vocabulary_clear(&inside->kept_keys[type].keys);
        tl_vector_clear(&inside->kept_keys[type].positions);
    }
    tl_free(inside->list);
}

struct tl_read_dot_outcome
tl_read_dot_objects_read(const struct tl_reading *reading,
                         const struct tl_read_dot_plain *plain,
                         struct tl_read_dot_limits limits,
                         tl_read_dot_object_handler *handler, void *context)
{
    struct tl_read_dot_inside inside = {0};
    struct taker taker = {{reading, .name = "", .inside = &inside}, handler, context};
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        inside.kept_keys[type].positions.width = sizeof(struct tl_position);
    struct tl_read_dot_outcome outcome =
        tl_read_dot_child_read(plain, limits, take_piece, &taker);
    end_object(&taker);
    report_keys(&taker.object);
    clear_inside(&inside);
    return outcome;
}
