#include "values.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"

static void visit(struct tl_values_finder *finder, size_t node, json_t *value,
                  const struct tl_read_json_extent *extent, bool is_through);

/* Goes on to the value that follows one and all that is in it. */
static void
pass(struct tl_values_finder *finder, const struct tl_read_json_extent *extent)
{
    const struct tl_read_json_scan *scan = finder->scan;
    const struct tl_read_json_extent *end = scan->extents + scan->extent_count;
    while (finder->extent < end && finder->extent->begin < extent->end)
        finder->extent++;
}

static struct tl_text
text_of(struct tl_values_finder *finder, const json_t *value,
        const struct tl_read_json_extent *extent)
{
    struct tl_text json;
    if (json_is_boolean(value))
        return json_is_true(value) ? (struct tl_text){"true", strlen("true")}
                                   : (struct tl_text){"false", strlen("false")};
    json.bytes = tl_read_json_scan_text(finder->scan, extent, &json.length);
    return tl_read_json_value_text(value, json, &finder->room);
}

/* Keeps a text without the blanks around it; where it begins among all. */
static size_t
keep_text(struct tl_values_finder *finder, struct tl_text text, size_t *length)
{
    struct tl_substring trimmed =
        tl_substring_trim((struct tl_substring){text.bytes, text.length});
    size_t start = finder->text.length;
    tl_expansion_add(&finder->text, trimmed.text, trimmed.length);
    tl_expansion_add(&finder->text, "", 1);
    *length = trimmed.length;
    return start;
}

static struct tl_found *
new_found(struct tl_values_finder *finder)
{
    if (finder->found_count == finder->found_room) {
        finder->found_room = finder->found_room ? 2 * finder->found_room : 64;
        finder->found =
            tl_resize(finder->found, finder->found_room * sizeof *finder->found);
    }
    return &finder->found[finder->found_count++];
}

static void
note_element(struct tl_elements *elements, const struct tl_read_json_extent *extent)
{
    if (elements->count == elements->room) {
        elements->room = elements->room ? 2 * elements->room : 8;
        elements->list =
            tl_resize(elements->list, elements->room * sizeof *elements->list);
    }
    elements->list[elements->count++] = (struct tl_element){extent->begin, extent->end};
}

static void
add_text(struct tl_values_finder *finder, size_t column, struct tl_text text,
         const struct tl_read_json_extent *extent)
{
    struct tl_found found = {
        .begin = extent->begin,
        .place = finder->place,
        .position = tl_read_json_scan_locate(finder->scan, extent->begin),
    };
    found.text = keep_text(finder, text, &found.length);
    for (; column != TL_NO_COLUMN; column = finder->same[column]) {
        found.column = column;
        *new_found(finder) = found;
    }
}

/* A list of objects, or of lists, is one text; so is an object. */
static bool
is_simple(const json_t *value)
{
    bool simple = !json_is_object(value);
    for (size_t i = 0; simple && i < json_array_size(value); i++)
        simple = !json_is_object(json_array_get(value, i)) &&
                 !json_is_array(json_array_get(value, i));
    return simple;
}

/* An attribute is called like the last key of its path, or, where another one is called
 * so, like all of it. */
static const char *
name_of_path(struct tl_values_finder *finder, const char *path, size_t length)
{
    uint32_t number = tl_vocabulary_add(&finder->paths, path, length);
    finder->path_names.width = sizeof(const char *);
    if (number < finder->path_names.count)
        return *(const char **)tl_vector_at(&finder->path_names, number);
    const char *whole = tl_vocabulary_text(&finder->paths, number);
    const char *point = strrchr(whole, '.');
    const char *key = point && point[1] ? point + 1 : whole;
    uint32_t keys = tl_vocabulary_count(&finder->keys);
    bool is_new = tl_vocabulary_add(&finder->keys, key, strlen(key)) == keys;
    const char *name = is_new ? key : whole;
    if (!is_new && key == whole) { /* as another one is already */
        char *longer = tl_arena_take(&finder->texts, length + sizeof "_1", 1);
        memcpy(stpcpy(longer, whole), "_1", sizeof "_1");
        name = longer;
    }
    *(const char **)tl_vector_add(&finder->path_names) = name;
    return name;
}

static void
add_other(struct tl_values_finder *finder, const json_t *value,
          const struct tl_read_json_extent *extent)
{
    const struct tl_expansion *path = &finder->path;
    if (json_is_null(value))
        return;
    struct tl_found found = {
        .column = TL_NO_COLUMN,
        .name = name_of_path(finder, path->text, path->length),
        .begin = extent->begin,
        .position = tl_read_json_scan_locate(finder->scan, extent->begin),
    };
    found.text = keep_text(finder, text_of(finder, value, extent), &found.length);
    *new_found(finder) = found;
}

/* An object whose text is the value of a certain key. */
static void
add_other_value(struct tl_values_finder *finder, json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        const struct tl_read_json_extent *at = finder->extent++;
        if (strcmp(key, finder->value_key) == 0)
            add_other(finder, value, at);
        pass(finder, at);
    }
}

/* The path of a key, in what no column is for. */
static void
add_key(struct tl_values_finder *finder, const char *key)
{
    if (finder->path.length)
        tl_expansion_append(&finder->path, ".");
    tl_expansion_append(&finder->path, key);
}

static void visit_other(struct tl_values_finder *finder, json_t *value,
                        const struct tl_read_json_extent *extent);

static void
visit_other_members(struct tl_values_finder *finder, json_t *object)
{
    const char *key;
    json_t *value;
    size_t length = finder->path.length;
    json_object_foreach(object, key, value)
    {
        const struct tl_read_json_extent *at = finder->extent++;
        add_key(finder, key);
        visit_other(finder, value, at);
        finder->path.length = length;
        pass(finder, at);
    }
}

/* What no column is for: each text in it, but for lists of objects or lists. */
static void
visit_other(struct tl_values_finder *finder, json_t *value,
            const struct tl_read_json_extent *extent)
{
    size_t i;
    json_t *element;
    if (finder->value_key && json_object_get(value, finder->value_key)) {
        add_other_value(finder, value);
    } else if (json_is_object(value)) {
        visit_other_members(finder, value);
    } else if (!json_is_array(value) || !is_simple(value)) {
        add_other(finder, value, extent);
    } else {
        json_array_foreach(value, i, element)
        {
            const struct tl_read_json_extent *at = finder->extent++;
            add_other(finder, element, at);
        }
    }
}

static void
visit_list(struct tl_values_finder *finder, size_t node, const json_t *list)
{
    size_t i;
    json_t *element;
    const struct tl_value_place outside = finder->place;
    json_array_foreach(list, i, element)
    {
        const struct tl_read_json_extent *extent = finder->extent++;
        if (!outside.list)
            finder->place = (struct tl_value_place){node + 1, i};
        size_t indexed = tl_tree_index(&finder->tree, node, i);
        const struct tl_read_json_extent *first = finder->extent;
        visit(finder, node, element, extent, true);
        finder->extent = first;
        if (indexed != TL_NO_NODE)
            visit(finder, indexed, element, extent, false);
        pass(finder, extent);
    }
    finder->place = outside;
}

/* A list within a list: what is counted is counted in the outer one. */
static void
visit_inner_list(struct tl_values_finder *finder, size_t node, const json_t *list)
{
    size_t i;
    json_t *element;
    json_array_foreach(list, i, element)
    {
        const struct tl_read_json_extent *extent = finder->extent++;
        visit(finder, node, element, extent, true);
        pass(finder, extent);
    }
}

static void
visit_members(struct tl_values_finder *finder, size_t node, json_t *object)
{
    const char *key;
    json_t *value;
    size_t length = finder->path.length;
    json_object_foreach(object, key, value)
    {
        const struct tl_read_json_extent *extent = finder->extent++;
        size_t child = tl_tree_key(&finder->tree, node, key, strlen(key));
        if (finder->wants_others)
            add_key(finder, key);
        if (child != TL_NO_NODE)
            visit(finder, child, value, extent, false);
        else if (finder->wants_others)
            visit_other(finder, value, extent);
        finder->path.length = length;
        pass(finder, extent);
    }
}

/* An object that a column leads to: its text is the value of a certain key, if there is
 * one, else all of it. */
static void
add_object(struct tl_values_finder *finder, size_t column, json_t *object,
           const struct tl_read_json_extent *extent)
{
    const char *key;
    json_t *value;
    if (!finder->value_key) {
        add_text(finder, column, text_of(finder, object, extent), extent);
        return;
    }
    json_object_foreach(object, key, value)
    {
        const struct tl_read_json_extent *at = finder->extent++;
        if (strcmp(key, finder->value_key) == 0 && !json_is_null(value))
            add_text(finder, column, text_of(finder, value, at), at);
        pass(finder, at);
    }
}

/* A value to which a node leads; `is_through` a list, of which the elements are as the
 * list itself. */
static void
visit(struct tl_values_finder *finder, size_t node, json_t *value,
      const struct tl_read_json_extent *extent, bool is_through)
{
    size_t column = finder->columns[node];
    const struct tl_read_json_extent *first = finder->extent;
    if (json_is_array(value)) {
        if (is_through)
            visit_inner_list(finder, node, value);
        else
            visit_list(finder, node, value);
        return;
    }
    if (finder->tracked[node])
        note_element(&finder->elements[node], extent);
    if (json_is_null(value))
        return;
    if (column != TL_NO_COLUMN && json_is_object(value))
        add_object(finder, column, value, extent);
    else if (column != TL_NO_COLUMN)
        add_text(finder, column, text_of(finder, value, extent), extent);
    finder->extent = first;
    if (json_is_object(value) &&
        (tl_tree_leads_on(&finder->tree, node) ||
         (finder->wants_others && column == TL_NO_COLUMN && !finder->tracked[node])))
        visit_members(finder, node, value);
}

/* Adds the paths of the columns. Each has been found good where the mapping was read.
 */
static void
add_paths(struct tl_values_finder *finder, const struct tl_names *names,
          bool of_document)
{
    for (size_t i = 1; i < names->count; i++) {
        const char *name = names->names[i];
        struct tl_path path;
        const char *error;
        finder->nodes[i] = TL_NO_NODE;
        if (strcmp(name, "@key") == 0 && !of_document)
            finder->key_column = i;
        else if (tl_path_parse(&finder->texts,
                               (struct tl_substring){name, strlen(name)}, &path,
                               &error) &&
                 path.is_of_document == of_document)
            finder->nodes[i] = tl_tree_add(&finder->tree, &path, false);
    }
}

void
tl_values_begin(struct tl_values_finder *finder, const struct tl_reading *reading,
                struct tl_read_json_scan *scan, const struct tl_names *names,
                bool of_document)
{
    static const struct tl_path root = {0};
    *finder = (struct tl_values_finder){.reading = reading,
                                        .scan = scan,
                                        .column_count = names->count,
                                        .key_column = TL_NO_COLUMN};
    finder->nodes = tl_alloc(names->count * sizeof *finder->nodes);
    finder->same = tl_alloc(names->count * sizeof *finder->same);
    finder->values = tl_alloc(names->count * sizeof *finder->values);
    finder->nodes[0] = TL_NO_NODE;
    tl_tree_add(&finder->tree, &root, false);
    add_paths(finder, names, of_document);
    size_t count = finder->tree.nodes.count;
    finder->columns = tl_alloc(count * sizeof *finder->columns);
    finder->tracked = tl_alloc(count * sizeof *finder->tracked);
    finder->elements = tl_alloc(count * sizeof *finder->elements);
    for (size_t i = 0; i < count; i++)
        finder->columns[i] = TL_NO_COLUMN;
    for (size_t i = 1; i < names->count; i++) {
        struct tl_arena keys = {0};
        const char *key = tl_path_last_key(
            &keys, (struct tl_substring){names->names[i], strlen(names->names[i])});
        tl_vocabulary_add(&finder->keys, key, strlen(key));
        tl_arena_clear(&keys);
    }
    for (size_t i = 0; i < names->count; i++) {
        size_t node = finder->nodes[i];
        finder->same[i] = TL_NO_COLUMN;
        if (node == TL_NO_NODE)
            continue;
        finder->same[i] = finder->columns[node];
        finder->columns[node] = i;
    }
}

void
tl_values_end(struct tl_values_finder *finder)
{
    for (size_t i = 0; i < finder->tree.nodes.count; i++)
        tl_free(finder->elements[i].list);
    tl_tree_clear(&finder->tree);
    tl_free(finder->columns);
    tl_free(finder->same);
    tl_free(finder->tracked);
    tl_free(finder->nodes);
    tl_free(finder->elements);
    tl_free(finder->found);
    tl_expansion_clear(&finder->text);
    tl_free(finder->room.compact);
    tl_expansion_clear(&finder->path);
    tl_vocabulary_clear(&finder->paths);
    tl_vector_clear(&finder->path_names);
    tl_vocabulary_clear(&finder->keys);
    tl_free(finder->others);
    tl_arena_clear(&finder->texts);
    tl_free(finder->cells);
    tl_free(finder->begins);
    tl_free(finder->places);
    tl_free(finder->values);
}

void
tl_values_track(struct tl_values_finder *finder, size_t column)
{
    size_t node = finder->nodes[column];
    for (; node != TL_NO_NODE && node != TL_TREE_ROOT;
         node = tl_tree_at(&finder->tree, node)->parent)
        finder->tracked[node] = true;
}

void
tl_values_find_at(struct tl_values_finder *finder, size_t node, json_t *value,
                  const struct tl_read_json_extent *extent)
{
    finder->extent = extent + 1;
    visit(finder, node, value, extent, false);
}

void
tl_values_find(struct tl_values_finder *finder, json_t *record,
               const struct tl_read_json_extent *extent, const char *key)
{
    if (key && finder->key_column != TL_NO_COLUMN)
        add_text(finder, finder->key_column, (struct tl_text){key, strlen(key)},
                 extent);
    tl_values_find_at(finder, TL_TREE_ROOT, record, extent);
}

/* Values with one name come one after the other, in their order in the record. */
static int
by_name(const void *a, const void *b)
{
    const struct tl_other *left = a;
    const struct tl_other *right = b;
    int order = strcmp(left->name, right->name);
    if (!order)
        order = tl_compare(left->cell.position.line, right->cell.position.line);
    return order ? order
                 : tl_compare(left->cell.position.column, right->cell.position.column);
}

/* Cells that are empty, or mean nothing, are none. */
static void
drop_empty(struct tl_values_finder *finder, struct tl_values *values)
{
    const struct tl_reading_options *options = finder->reading->options;
    size_t *begins = finder->begins + (values->cells - finder->cells);
    struct tl_value_place *places = finder->places + (values->cells - finder->cells);
    struct tl_row row = {
        .cells = values->cells, .kept = values->count, .count = values->count};
    size_t kept = 0;
    tl_row_empty_missing(&row, options->missing, options->missing_count,
                         options->decimal);
    for (size_t i = 0; i < values->count; i++) {
        if (!values->cells[i].length)
            continue;
        values->cells[kept] = values->cells[i];
        places[kept] = places[i];
        begins[kept++] = begins[i];
    }
    values->count = kept;
}

static void
make_room(struct tl_values_finder *finder)
{
    size_t room = 2 * finder->found_count;
    if (finder->found_count <= finder->room_for_all)
        return;
    finder->room_for_all = room;
    finder->cells = tl_resize(finder->cells, room * sizeof *finder->cells);
    finder->begins = tl_resize(finder->begins, room * sizeof *finder->begins);
    finder->places = tl_resize(finder->places, room * sizeof *finder->places);
    finder->others = tl_resize(finder->others, room * sizeof *finder->others);
}

/* Gives each column as many cells as it has values, without what is in them. */
static void
divide_cells(struct tl_values_finder *finder)
{
    size_t start = 0;
    memset(finder->values, 0, finder->column_count * sizeof *finder->values);
    for (size_t i = 0; i < finder->found_count; i++)
        if (finder->found[i].column != TL_NO_COLUMN)
            finder->values[finder->found[i].column].count++;
    for (size_t i = 0; i < finder->column_count; i++) {
        finder->values[i].cells = finder->cells ? finder->cells + start : NULL;
        finder->values[i].places = finder->cells ? finder->places + start : NULL;
        start += finder->values[i].count;
        finder->values[i].count = 0;
    }
}

static void
place(struct tl_values_finder *finder, const struct tl_found *found)
{
    struct tl_cell cell = {.text = finder->text.text + found->text,
                           .length = found->length,
                           .position = found->position};
    if (found->column == TL_NO_COLUMN) {
        if (cell.length)
            finder->others[finder->other_count++] =
                (struct tl_other){found->name, cell};
        return;
    }
    struct tl_values *values = &finder->values[found->column];
    size_t at = (size_t)(values->cells - finder->cells) + values->count;
    finder->begins[at] = found->begin;
    finder->places[at] = found->place;
    values->cells[values->count++] = cell;
}

void
tl_values_sort(struct tl_values_finder *finder)
{
    finder->other_count = 0;
    make_room(finder);
    divide_cells(finder);
    for (size_t i = 0; i < finder->found_count; i++)
        place(finder, &finder->found[i]);
    for (size_t i = 0; i < finder->column_count; i++)
        if (finder->values[i].count)
            drop_empty(finder, &finder->values[i]);
    if (finder->other_count > 1)
        qsort(finder->others, finder->other_count, sizeof *finder->others, by_name);
}

void
tl_values_forget(struct tl_values_finder *finder)
{
    finder->found_count = finder->other_count = 0;
    finder->text.length = 0;
    memset(finder->values, 0, finder->column_count * sizeof *finder->values);
    for (size_t i = 0; i < finder->tree.nodes.count; i++)
        finder->elements[i].count = 0;
}
