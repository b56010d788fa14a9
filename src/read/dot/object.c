#include "object.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/utf8.h"
#include "src/read/csv/cell.h"
#include "src/read/names/role.h"

/*
 * What labels say: the text that people see in a drawing, in one line and without what
 * is only for its layout. Labels are those of Graphviz: escapes ("\n", "\N"), entities,
 * fields of records, or HTML.
 */

/* The longest caption: names stand in it as often as it says so. */
#define CAPTION_MAX ((size_t)1024 * 1024)

struct caption {
    char *text;
    size_t length;
    size_t room;
    bool parted; /* what comes next is parted from it by a blank */
    bool full;
    const struct tl_read_dot_caption_names *names;
};

static void
add_bytes(struct caption *caption, const char *bytes, size_t length)
{
    caption->full = length > CAPTION_MAX - caption->length;
    if (caption->full)
        return;
    if (caption->room - caption->length <= length) {
        caption->room = 2 * caption->room + length + 1;
        caption->text = tl_resize(caption->text, caption->room);
    }
    memcpy(caption->text + caption->length, bytes, length);
    caption->length += length;
}

static void
end_part(struct caption *caption)
{
    while (caption->length > 0 && caption->text[caption->length - 1] == ' ')
        caption->length--;
    caption->parted = true;
}

static void
add_visible(struct caption *caption, const char *bytes, size_t length)
{
    if (caption->parted && tl_ascii_is_blank(*bytes))
        return;
    if (caption->parted && caption->length > 0)
        add_bytes(caption, " ", 1);
    caption->parted = false;
    add_bytes(caption, bytes, length);
}

static void
add_visible_text(struct caption *caption, const char *text)
{
    if (*text)
        add_visible(caption, text, strlen(text));
}

static bool
is_character(unsigned long point)
{
    return point >= ' ' && point != 0x7F && point < 0x110000 &&
           (point < 0xD800 || point > 0xDFFF);
}

/* Those of Latin-1, from U+00A0 on. */
static const char *const latin_entities[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",
    "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",
    "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",
    "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static bool
is_named(const char *entity, const char *name, size_t length)
{
    return strlen(entity) == length && memcmp(entity, name, length) == 0;
}

static unsigned long
named_point(const char *name, size_t length)
{
    static const struct {
        const char *name;
        unsigned char point;
    } entities[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (is_named(entities[i].name, name, length))
            return entities[i].point;
    }
    for (size_t i = 0; i < sizeof latin_entities / sizeof *latin_entities; i++) {
        if (is_named(latin_entities[i], name, length))
            return 0xA0 + i;
    }
    return 0;
}

/* The character that an entity stands for, and its end; 0 where it is none. */
static unsigned long
entity_point(const char *text, const char **end)
{
    enum { LONGEST = 10 };
    size_t length = strcspn(text + 1, "; &");
    *end = text + length + 2;
    if (length < 2 || length > LONGEST || text[length + 1] != ';')
        return 0;
    if (text[1] != '#')
        return named_point(text + 1, length);
    bool hex = text[2] == 'x' || text[2] == 'X';
    const char *digits = text + (hex ? 3 : 2);
    size_t count = strspn(digits, hex ? "0123456789ABCDEFabcdef" : "0123456789");
    if (count == 0 || digits[count] != ';')
        return 0;
    return strtoul(digits, NULL, hex ? 16 : 10);
}

/* Each of these adds what stands at the beginning of a text, and tells where it ends.
 */
static const char *
add_entity(struct caption *caption, const char *text)
{
    const char *end;
    char bytes[4];
    unsigned long point = entity_point(text, &end);
    if (!is_character(point)) {
        add_visible(caption, text, 1);
        return text + 1;
    }
    add_visible(caption, bytes, tl_utf8_encode(point, bytes));
    return end;
}

static const char *
add_escape(struct caption *caption, const char *text)
{
    const struct tl_read_dot_caption_names *names = caption->names;
    char escape = text[1];
    if (escape == 'n' || escape == 'l' || escape == 'r')
        end_part(caption);
    else if (escape == 'N')
        add_visible_text(caption, names->node);
    else if (escape == 'G')
        add_visible_text(caption, names->graph);
    else if (escape == 'T' || (escape == 'E' && names->edge))
        add_visible_text(caption, names->tail);
    else if (escape && !strchr("EHL", escape))
        add_visible(caption, text + 1, 1);
    if (escape == 'E' && names->edge)
        add_visible_text(caption, names->edge);
    if (escape == 'H' || (escape == 'E' && names->edge))
        add_visible_text(caption, names->head);
    return text + (escape ? 2 : 1);
}

/* Tags of texts stand within words, all others end_part them. */
static const char *
add_tag(struct caption *caption, const char *text)
{
    static const char *const within[] = {"b", "i", "u", "o", "s", "sub", "sup", "font"};
    const char *name = text + 1 + (text[1] == '/');
    size_t length = strcspn(name, " \t\r\n/>");
    const char *comment = strncmp(text, "<!--", 4) == 0 ? strstr(text, "-->") : NULL;
    const char *end = strchr(comment ? comment : text, '>');
    bool parts = !comment;
    for (size_t i = 0; i < sizeof within / sizeof *within; i++) {
        size_t same = 0;
        while (same < length && within[i][same] == (name[same] | 0x20))
            same++;
        if (same == length && within[i][same] == '\0')
            parts = false;
    }
    if (parts)
        end_part(caption);
    return end ? end + 1 : text + strlen(text);
}

/* The port of a field; '<' that begins none stands for itself. */
static const char *
skip_port(struct caption *caption, const char *text)
{
    const char *end = strchr(text, '>');
    if (end)
        return end + 1;
    add_visible(caption, text, 1);
    return text + 1;
}

static const char *
add_next(struct caption *caption, enum tl_read_dot_caption_form form, const char *text)
{
    bool html = form == TL_READ_DOT_LABEL_HTML,
         record = form == TL_READ_DOT_LABEL_RECORD;
    if (*text == '&')
        return add_entity(caption, text);
    if (*text == '\\' && !html)
        return add_escape(caption, text);
    if (*text == '<' && html)
        return add_tag(caption, text);
    if (*text == '<' && record)
        return skip_port(caption, text);
    if (*text == '\n' || *text == '\r' || (tl_ascii_is_blank(*text) && html) ||
        (record && strchr("{}|", *text)))
        end_part(caption);
    else
        add_visible(caption, text, 1);
    return text + 1;
}

char *
tl_read_dot_caption(const char *label, enum tl_read_dot_caption_form form,
                    const struct tl_read_dot_caption_names *names)
{
    struct caption caption = {.names = names, .parted = true};
    while (*label && !caption.full)
        label = add_next(&caption, form, label);
    end_part(&caption);
    caption.text = tl_resize(caption.text, caption.length + 1);
    caption.text[caption.length] = '\0';
    return caption.text;
}

_Static_assert(TL_FIELDS <= 64, "a field has a bit in struct tl_read_dot_kept");

static char *
keep(struct tl_read_dot_object *object, const char *text, size_t length)
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

/* Whether Graphviz reads escapes in it, and we with tl_read_dot_caption(). */
static bool
is_label(const char *key)
{
    return strcmp(key, "label") == 0 || strcmp(key, "xlabel") == 0 ||
           strcmp(key, "tooltip") == 0;
}

static void
flatten(struct tl_read_dot_object *object, struct tl_read_dot_attribute *attribute)
{
    static const struct tl_read_dot_caption_names none = {"", "", "", "", NULL};
    char *text = tl_read_dot_caption(attribute->text, TL_READ_DOT_LABEL_HTML, &none);
    attribute->length = strlen(text);
    attribute->text = keep(object, text, attribute->length);
    tl_free(text);
}

static struct tl_read_dot_attribute *
add_attribute(struct tl_read_dot_object *object)
{
    if (object->count == object->room) {
        object->room = object->room ? 2 * object->room : 16;
        object->list = tl_resize(object->list, object->room * sizeof *object->list);
    }
    return &object->list[object->count++];
}

void
tl_read_dot_object_add(struct tl_read_dot_object *object,
                       const struct tl_read_dot_piece *piece, const char *text)
{
    struct tl_read_dot_attribute *attribute = add_attribute(object);
    size_t length = piece->length - piece->key_length;
    char *value = keep(object, text + piece->key_length, length);
    *attribute = (struct tl_read_dot_attribute){
        .key = keep(object, text, piece->key_length),
        .text = value,
        .length = length,
        .html = piece->kind == TL_READ_DOT_HTML_PIECE,
    };
    if (is_label(attribute->key))
        return;
    if (attribute->html)
        flatten(object, attribute);
    else if (object->escaped)
        attribute->length = unescape(value);
}

void
tl_read_dot_object_begin(struct tl_read_dot_object *object,
                         const struct tl_reading *reading)
{
    *object = (struct tl_read_dot_object){.reading = reading, .name = ""};
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        object->kept_keys[type].positions.width = sizeof(struct tl_position);
}

void
tl_read_dot_object_end(struct tl_read_dot_object *object)
{
    tl_arena_clear(&object->texts);
    tl_vocabulary_clear(&object->warned);
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_vocabulary_clear(&object->kept_keys[type].keys);
        tl_vector_clear(&object->kept_keys[type].positions);
    }
    tl_free(object->list);
}

/* There are millions of things: giving back their memory one by one costs too much. */
void
tl_read_dot_object_next(struct tl_read_dot_object *object,
                        const struct tl_read_dot_piece *piece, const char *name)
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

static struct tl_read_dot_attribute *
find(const struct tl_read_dot_object *object, const char *key)
{
    for (size_t i = 0; i < object->count; i++) {
        if (strcmp(object->list[i].key, key) == 0)
            return &object->list[i];
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
    const struct tl_read_dot_attribute *attribute = find(object, key);
    return attribute ? attribute->text : "";
}

const char *
tl_read_dot_object_use(struct tl_read_dot_object *object, const char *key)
{
    struct tl_read_dot_attribute *attribute = find(object, key);
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
    const struct tl_read_dot_attribute *label = find(object, key);
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
tl_read_dot_object_begin_record(struct tl_read_dot_object *object, enum tl_type type)
{
    tl_builder_begin(object->reading->builder, type, object->piece.position);
    object->type = type;
}

void
tl_read_dot_object_set(struct tl_read_dot_object *object, enum tl_field field,
                       const char *text)
{
    tl_builder_set(object->reading->builder, field, text, strlen(text),
                   object->piece.position);
    if (*text)
        object->kept_keys[object->type].fields |= UINT64_C(1) << field;
}

void
tl_read_dot_object_end_record(struct tl_read_dot_object *object)
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
         const struct tl_read_dot_attribute *attribute)
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
    struct tl_read_dot_kept *kept = &object->kept_keys[type];
    if (tl_vocabulary_add(&kept->keys, key, strlen(key)) == kept->positions.count)
        *(struct tl_position *)tl_vector_add(&kept->positions) = object->piece.position;
}

/* Keeps what is no field; and says so where it was probably meant to be one. */
static void
set_unknown(struct tl_read_dot_object *object, enum tl_type type,
            const struct tl_read_dot_attribute *attribute)
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
set_attribute(struct tl_read_dot_object *object, enum tl_type type,
              const struct tl_read_dot_attribute *attribute)
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
        tl_read_dot_object_set(object, field, attribute->text);
}

/* Who takes part is said by edges. */
static void
report_type(const struct tl_read_dot_object *object, enum tl_type type)
{
    const struct tl_read_dot_kept *kept = &object->kept_keys[type];
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

void
tl_read_dot_object_report(const struct tl_read_dot_object *object)
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
tl_read_dot_object_set_rest(struct tl_read_dot_object *object, enum tl_type type)
{
    for (size_t i = 0; i < object->count; i++) {
        if (!object->list[i].used && !is_drawn(object->list[i].key))
            set_attribute(object, type, &object->list[i]);
    }
}
