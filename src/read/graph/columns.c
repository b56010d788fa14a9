#include "columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"

/* What stands between the values of a list, or between options. */
static const char separators[] = "|,;";

void
tl_read_graph_columns_clear(struct tl_read_graph_columns *columns)
{
    tl_vocabulary_clear(&columns->ids);
    tl_vector_clear(&columns->columns);
    tl_arena_clear(&columns->texts);
}

void
tl_read_graph_values_clear(struct tl_read_graph_values *values)
{
    tl_free(values->list);
}

static const char *
keep(struct tl_read_graph_columns *columns, const char *text)
{
    return tl_arena_text(&columns->texts, text, strlen(text));
}

void
tl_read_graph_column_declare(struct tl_read_graph_columns *columns, const char *id,
                             const struct tl_read_graph_column *column)
{
    uint32_t number = tl_vocabulary_add(&columns->ids, id, strlen(id));
    struct tl_read_graph_column *declared =
        number == columns->columns.count ? tl_vector_add(&columns->columns)
                                         : tl_vector_at(&columns->columns, number);
    *declared = *column;
    declared->title = keep(columns, *column->title ? column->title : id);
    declared->fallback = keep(columns, column->fallback);
    declared->options = keep(columns, column->options);
    columns->has_fallbacks = columns->has_fallbacks || *column->fallback;
}

const struct tl_read_graph_column *
tl_read_graph_column_find(const struct tl_read_graph_columns *columns, const char *id)
{
    uint32_t number = tl_vocabulary_find(&columns->ids, id, strlen(id));
    return number == TL_NONE ? NULL : tl_vector_at(&columns->columns, number);
}

/* The text without blanks and brackets at its ends. */
static struct tl_text
bare(struct tl_text text)
{
    while (text.length > 0 && strchr(" \t\r\n[]", *text.bytes))
        text.bytes++, text.length--;
    while (text.length > 0 && strchr(" \t\r\n[]", text.bytes[text.length - 1]))
        text.length--;
    return text;
}

/* The next part of a text between separators; false at the end. */
static bool
next_part(struct tl_text *rest, const char *between, struct tl_text *part)
{
    if (rest->length == 0)
        return false;
    size_t length = 0;
    while (length < rest->length && !strchr(between, rest->bytes[length]))
        length++;
    *part = bare((struct tl_text){rest->bytes, length});
    length += length < rest->length;
    rest->bytes += length;
    rest->length -= length;
    return true;
}

static bool
is_option(const char *options, struct tl_text text)
{
    struct tl_text rest = {options, strlen(options)};
    struct tl_text part;
    while (next_part(&rest, separators, &part)) {
        if (part.length == text.length &&
            memcmp(part.bytes, text.bytes, text.length) == 0)
            return true;
    }
    return false;
}

/* A list as "a; b". What separates it is the first of the separators that it has. */
static struct tl_text
write_list(struct tl_read_graph_object *object, struct tl_text text)
{
    enum { ESCAPED = 2, BETWEEN = 2 };
    char between[2] = "";
    struct tl_text rest = bare(text);
    struct tl_text part;
    for (const char *at = separators; *at && !*between; at++)
        *between = memchr(rest.bytes, *at, rest.length) ? *at : '\0';
    char *list =
        tl_arena_take(&object->texts, (ESCAPED + BETWEEN) * rest.length + 1, 1);
    char *to = list;
    *to = '\0';
    while (next_part(&rest, *between ? between : "|", &part)) {
        if (to > list)
            to = stpcpy(to, "; ");
        to = tl_read_graph_element_write(to, part);
    }
    object->kept += (size_t)(to - list);
    return (struct tl_text){list, (size_t)(to - list)};
}

static struct tl_read_graph_value *
add_value(struct tl_read_graph_values *values)
{
    if (values->count == values->room) {
        values->room = values->room ? 2 * values->room : 16;
        values->list = tl_resize(values->list, values->room * sizeof *values->list);
    }
    return &values->list[values->count++];
}

/* The number of an id's attribute, which is declared now if it is not. */
static uint32_t
need_column(struct tl_read_graph_columns *columns,
            const struct tl_read_graph_object *object, const char *id)
{
    static const struct tl_read_graph_column unknown = {"", "", "", 0, false, false};
    uint32_t number = tl_vocabulary_find(&columns->ids, id, strlen(id));
    if (number != TL_NONE)
        return number;
    tl_read_graph_leave(object->graph, TL_READ_GRAPH_UNDECLARED, id, object->position);
    tl_read_graph_column_declare(columns, id, &unknown);
    return (uint32_t)columns->columns.count - 1;
}

void
tl_read_graph_value_add(struct tl_read_graph_values *values,
                        struct tl_read_graph_columns *columns,
                        struct tl_read_graph_object *object, const char *id,
                        struct tl_text text, const char *when)
{
    uint32_t number = need_column(columns, object, id);
    const struct tl_read_graph_column *column = tl_vector_at(&columns->columns, number);
    if (*column->options && text.length > 0 && !is_option(column->options, text)) {
        const char *shown = tl_read_graph_keep(object, text.bytes, text.length);
        tl_read_graph_leave(object->graph, TL_READ_GRAPH_OPTION, shown,
                            object->position);
    }
    struct tl_text kept = column->is_list ? write_list(object, text) : text;
    *add_value(values) = (struct tl_read_graph_value){
        .column = number,
        .order = (uint32_t)values->count,
        .text = column->is_list ? kept.bytes
                                : tl_read_graph_keep(object, kept.bytes, kept.length),
        .when = tl_read_graph_keep(object, when, strlen(when)),
    };
}

static int
by_column(const void *a, const void *b)
{
    const struct tl_read_graph_value *left = a, *right = b;
    if (left->column != right->column)
        return left->column < right->column ? -1 : 1;
    return (left->order > right->order) - (left->order < right->order);
}

/* Of two attributes with one title and different values, the second is "title_2". */
static void
set(struct tl_read_graph_object *object, const char *title, const char *text)
{
    char key[256];
    const struct tl_read_graph_attribute *other;
    int number = 2;
    snprintf(key, sizeof key, "%s", title);
    while ((other = tl_read_graph_attribute_find(object, key)) && number < 100) {
        if (strcmp(other->text, text) == 0)
            return;
        snprintf(key, sizeof key, "%.240s_%d", title, number++);
    }
    tl_read_graph_attribute_add(object, (struct tl_text){key, strlen(key)},
                                (struct tl_text){text, strlen(text)});
}

/* Whether things of an owner have a field of that name. */
static bool
is_field(enum tl_read_graph_owner owner, const char *name)
{
    if (owner == TL_READ_GRAPH_OF_NODES)
        return tl_field_find(TL_ACTOR, name) < TL_FIELDS ||
               tl_field_find(TL_EVENT, name) < TL_FIELDS;
    return owner == TL_READ_GRAPH_OF_EDGES &&
           tl_field_find(TL_RELATION, name) < TL_FIELDS;
}

/* All values of an attribute in one text. */
static const char *
join(struct tl_read_graph_object *object, const struct tl_read_graph_value *values,
     size_t count)
{
    enum { BETWEEN = 8 };
    size_t size = 1;
    for (size_t i = 0; i < count; i++)
        size += strlen(values[i].text) + strlen(values[i].when) + BETWEEN;
    char *text = tl_arena_take(&object->texts, size, 1);
    char *to = text;
    for (size_t i = 0; i < count; i++) {
        bool timed = *values[i].when;
        to += sprintf(to, "%s%s%s%s%s", i > 0 ? "; " : "", values[i].text,
                      timed ? " (" : "", values[i].when, timed ? ")" : "");
    }
    object->kept += size;
    return text;
}

static void
settle_column(struct tl_read_graph_object *object, const char *title,
              enum tl_read_graph_owner owner, const struct tl_read_graph_value *values,
              size_t count)
{
    char key[256];
    if (count == 1 && *values->when == '\0') {
        set(object, title, values->text);
        return;
    }
    if (!is_field(owner, title)) {
        set(object, title, join(object, values, count));
        return;
    }
    snprintf(key, sizeof key, "%s_values", title);
    set(object, title, values[count - 1].text);
    set(object, key, join(object, values, count));
}

static void
add_fallbacks(const struct tl_read_graph_columns *columns,
              struct tl_read_graph_object *object, enum tl_read_graph_owner owner)
{
    for (size_t i = 0; columns->has_fallbacks && i < columns->columns.count; i++) {
        const struct tl_read_graph_column *column = tl_vector_at(&columns->columns, i);
        if (*column->fallback && column->owners & owner && !column->draws &&
            !tl_read_graph_attribute_find(object, column->title))
            set(object, column->title, column->fallback);
    }
}

void
tl_read_graph_values_settle(struct tl_read_graph_values *values,
                            const struct tl_read_graph_columns *columns,
                            struct tl_read_graph_object *object,
                            enum tl_read_graph_owner owner)
{
    size_t end;
    if (values->count > 1)
        qsort(values->list, values->count, sizeof *values->list, by_column);
    for (size_t i = 0; i < values->count; i = end) {
        const struct tl_read_graph_value *first = &values->list[i];
        const struct tl_read_graph_column *column =
            tl_vector_at(&columns->columns, first->column);
        for (end = i + 1;
             end < values->count && values->list[end].column == first->column;)
            end++;
        settle_column(object, column->title, owner, first, end - i);
    }
    values->count = 0;
    add_fallbacks(columns, object, owner);
}
