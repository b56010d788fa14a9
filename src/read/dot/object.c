#include "object.h"

#include <string.h>

/* Things while their pieces come. */
struct taker {
    struct tl_read_graph *graph;
    struct tl_read_dot_object object;
    struct tl_arena names; /* of all things */
    bool begun;            /* there is a thing */
    bool escaped;          /* backslashes and line ends are, as in our own output */
    tl_read_dot_object_handler *handler;
    void *context;
};

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

/* Those in which Graphviz reads escapes, and we with tl_read_dot_caption(). */
static const char *const labels[] = {"label", "xlabel", "tooltip"};

enum { LABELS = sizeof labels / sizeof *labels };

/* Its number; LABELS where it is none. */
static size_t
find_label(const char *key)
{
    size_t number = 0;
    while (number < LABELS && strcmp(labels[number], key) != 0)
        number++;
    return number;
}

/* Those that are read apart from all others, where they say anything. */
static bool
only_draws(const char *key)
{
    static const char *const keys[] = {"URL", "class", "cluster",
                                       "dir", "href",  "shape"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i], key) == 0)
            return true;
    }
    return find_label(key) < LABELS;
}

static void
flatten(struct tl_read_graph_object *object, struct tl_read_graph_attribute *attribute)
{
    static const struct tl_read_dot_caption_names none = {"", "", "", "", NULL};
    char *text = tl_read_dot_caption(attribute->text, TL_READ_DOT_LABEL_HTML, &none);
    attribute->length = strlen(text);
    attribute->text = tl_read_graph_keep(object, text, attribute->length);
    tl_free(text);
}

static void
unescape_value(struct tl_read_graph_object *object,
               struct tl_read_graph_attribute *attribute)
{
    char *text = tl_read_graph_keep(object, attribute->text, attribute->length);
    attribute->length = unescape(text);
    attribute->text = text;
}

/* Adds the attribute of a piece. */
static void
add_piece(struct taker *taker, const struct tl_read_dot_piece *piece, const char *text)
{
    struct tl_read_graph_object *object = &taker->object.attributes;
    bool html = piece->kind == TL_READ_DOT_HTML_PIECE;
    struct tl_read_graph_attribute *attribute = tl_read_graph_attribute_add(
        object, (struct tl_text){text, piece->key_length},
        (struct tl_text){text + piece->key_length, piece->length - piece->key_length});
    size_t label = find_label(attribute->key);
    attribute->used = only_draws(attribute->key);
    if (label < LABELS)
        taker->object.html |= (unsigned)html << label;
    else if (html)
        flatten(object, attribute);
    else if (taker->escaped)
        unescape_value(object, attribute);
}

const char *
tl_read_dot_object_caption(struct tl_read_dot_object *object, const char *key,
                           const char *otherwise,
                           const struct tl_read_dot_caption_names *names)
{
    const char *label = tl_read_graph_text(&object->attributes, key);
    const char *shape = tl_read_graph_text(&object->attributes, "shape");
    enum tl_read_dot_caption_form form = TL_READ_DOT_LABEL_PLAIN;
    if (strcmp(shape, "record") == 0 || strcmp(shape, "Mrecord") == 0)
        form = TL_READ_DOT_LABEL_RECORD;
    if (*label && object->html >> find_label(key) & 1)
        form = TL_READ_DOT_LABEL_HTML;
    char *text = tl_read_dot_caption(*label ? label : otherwise, form, names);
    const char *kept = tl_read_graph_keep(&object->attributes, text, strlen(text));
    tl_free(text);
    return kept;
}

/* Makes it the next thing, without attributes. */
static void
begin_object(struct taker *taker, const struct tl_read_dot_piece *piece,
             const char *text)
{
    struct tl_read_dot_object *object = &taker->object;
    tl_read_graph_object_begin(&object->attributes, taker->graph, piece->position);
    object->piece = *piece;
    object->html = 0;
    object->name =
        piece->length ? tl_arena_text(&taker->names, text, piece->length) : "";
    if (piece->kind == TL_READ_DOT_GRAPH_PIECE)
        taker->escaped = strcmp(object->name, TL_READ_DOT_OURS) == 0;
    taker->begun = true;
}

/* All of its attributes are there. */
static void
end_object(struct taker *taker)
{
    if (taker->begun)
        taker->handler(taker->context, &taker->object);
}

/* Takes a piece, as tl_read_dot_child_read() gives it with the taker. */
static void
take_piece(void *context, const struct tl_read_dot_piece *piece, const char *text)
{
    struct taker *taker = context;
    if (piece->kind == TL_READ_DOT_TEXT_PIECE ||
        piece->kind == TL_READ_DOT_HTML_PIECE) {
        add_piece(taker, piece, text);
        return;
    }
    end_object(taker);
    begin_object(taker, piece, text);
}

struct tl_read_dot_outcome
tl_read_dot_objects_read(const struct tl_reading *reading,
                         const struct tl_read_dot_plain *plain,
                         struct tl_child_limits limits,
                         tl_read_dot_object_handler *handler, void *context)
{
    struct taker taker = {.graph = tl_read_graph_new(reading),
                          .object.name = "",
                          .handler = handler,
                          .context = context};
    struct tl_read_dot_outcome outcome =
        tl_read_dot_child_read(plain, limits, take_piece, &taker);
    end_object(&taker);
    tl_read_graph_end(taker.graph);
    tl_read_graph_object_clear(&taker.object.attributes);
    tl_arena_clear(&taker.names);
    return outcome;
}
