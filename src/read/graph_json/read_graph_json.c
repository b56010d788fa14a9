#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "src/read/base/reader.h"
#include "src/read/graph/graph.h"
#include "src/read/json/scan.h"
#include "src/read/json/value.h"
#include "src/read/records/look.h"

/*
 * Graphs in JSON, which are lists of nodes and of edges: node-link data of NetworkX, D3
 * and vis.js, elements of Cytoscape.js, and the serialized graphs of graphology. What
 * is said of a node or an edge are its attributes; one of them is held at a time.
 */

/* What a format calls things. Lists of names end with NULL. */
struct dialect {
    const char *const *inner; /* members whose members are those of the thing itself */
    const char *const *about; /* likewise, of the whole */
    const char *node_id;
    const char *edge_id;
    const char *local_key; /* tells the edges between two nodes apart; or NULL */
    const char *parent;    /* of a node: another one, which it is in; or NULL */
    const char *weight;    /* of an edge, where "weight" is missing; or NULL */
    bool shares_ids;       /* nodes and edges have one space of ids */
    bool counts_ids;       /* a node without an id is called by its number */
    bool marks_ids;        /* that JavaScript has (output/syntax/js_id.h) */
    bool only_draws;       /* what is said of the whole, but for `about` */
};

/* "position" is where Cytoscape has coordinates. */
static const char *const none[] = {NULL};
static const char *const of_data[] = {"data", "position", NULL};
static const char *const of_attributes[] = {"attributes", NULL};
static const char *const of_graph[] = {"graph", NULL};

static const struct dialect nodelink = {
    .inner = none,
    .about = of_graph,
    .node_id = "id",
    .edge_id = "id",
    .local_key = "key",
    .weight = "value",
    .counts_ids = true,
};
static const struct dialect cytoscape = {
    .inner = of_data,
    .about = of_data,
    .node_id = "id",
    .edge_id = "id",
    .parent = "parent",
    .shares_ids = true,
    .marks_ids = true,
    .only_draws = true,
};
static const struct dialect graphology = {
    .inner = of_attributes,
    .about = of_attributes,
    .node_id = "key",
    .edge_id = "key",
    .marks_ids = true,
};

/* What a list is of. */
enum content { NODES, EDGES, ELEMENTS, NOTHING };

struct reader {
    const struct tl_reading *reading;
    const struct dialect *dialect;
    struct tl_read_graph *graph;
    struct tl_read_json_scan scan;
    struct tl_read_json_room room;
    struct tl_read_graph_object about;        /* what is said of the whole */
    struct tl_read_graph_object object;       /* the node, edge or reference at hand */
    const struct tl_read_json_extent *extent; /* of the next value of a walk */
    size_t node_count;
    size_t edge_count;
    bool are_undirected; /* edges that say nothing about it */
    bool is_met;         /* a list of nodes or edges was there */
};

/* The place of a name among others; where the list ends if it is not there. */
static const char *const *
find_name(const char *const *names, const char *name)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return names;
}

static bool
is_among(const char *const *names, const char *name)
{
    return *find_name(names, name);
}

/* The position of what was scanned last. */
static struct tl_position
locate(struct reader *reader)
{
    return tl_read_json_scan_locate(&reader->scan, reader->scan.extents->begin);
}

/* Goes on to the value that follows one and all that is in it. */
static void
pass(struct reader *reader, const struct tl_read_json_extent *extent)
{
    const struct tl_read_json_extent *end =
        reader->scan.extents + reader->scan.extent_count;
    while (reader->extent < end && reader->extent->begin < extent->end)
        reader->extent++;
}

static struct tl_text
text_of(struct reader *reader, const json_t *value,
        const struct tl_read_json_extent *extent)
{
    struct tl_text json;
    json.bytes = tl_read_json_scan_text(&reader->scan, extent, &json.length);
    return tl_read_json_value_text(value, json, &reader->room);
}

/* Whether a list has neither lists nor objects. */
static bool
is_simple(const json_t *list)
{
    size_t i;
    const json_t *element;
    json_array_foreach(list, i, element)
    {
        if (json_is_object(element) || json_is_array(element))
            return false;
    }
    return true;
}

/* A list as "a; b". Each element has a comma or a bracket beside it. */
static struct tl_text
write_list(struct reader *reader, struct tl_read_graph_object *object,
           const json_t *list, const struct tl_read_json_extent *extent)
{
    size_t size = 2 * (extent->end - extent->begin) + 1;
    char *text = tl_arena_take(&object->texts, size, 1);
    char *to = text;
    size_t i;
    json_t *element;
    object->kept += size;
    json_array_foreach(list, i, element)
    {
        const struct tl_read_json_extent *at = reader->extent++;
        if (json_is_null(element))
            continue;
        if (to > text)
            to = stpcpy(to, "; ");
        to = tl_read_graph_element_write(to, text_of(reader, element, at));
    }
    return (struct tl_text){text, (size_t)(to - text)};
}

/* A name with more after it. */
static const char *
lengthen(struct tl_read_graph_object *object, const char *name, const char *more,
         const char *last)
{
    size_t size = strlen(name) + strlen(more) + strlen(last) + 1;
    char *text = tl_arena_take(&object->texts, size, 1);
    snprintf(text, size, "%s%s%s", name, more, last);
    object->kept += size;
    return text;
}

/* Adds a value, the next of the walk, to what is said of a thing: of an object all that
 * is in it, with names such as "size.width". */
static void
add_value(struct reader *reader, struct tl_read_graph_object *object, const char *name,
          json_t *value)
{
    const struct tl_read_json_extent *extent = reader->extent++;
    struct tl_text key = {name, strlen(name)};
    const char *inner;
    json_t *member;
    json_object_foreach(value, inner, member)
    {
        add_value(reader, object, lengthen(object, name, ".", inner), member);
    }
    if (json_is_array(value) && is_simple(value))
        tl_read_graph_attribute_add(object, key,
                                    write_list(reader, object, value, extent));
    else if (!json_is_null(value) && !json_is_object(value))
        tl_read_graph_attribute_add(object, key, text_of(reader, value, extent));
    pass(reader, extent);
}

/* What a member is called, if those of some inner objects of the thing, from `inner` to
 * `end`, go before it: "key_2" where one of them is called so, NULL where that says the
 * same. */
static const char *
name_member(struct reader *reader, const json_t *thing, const char *const *end,
            const char *key, const json_t *value)
{
    for (const char *const *inner = reader->dialect->inner; inner < end; inner++) {
        const json_t *other = json_object_get(json_object_get(thing, *inner), key);
        if (other)
            return json_equal(other, value) ? NULL
                                            : lengthen(&reader->object, key, "_", "2");
    }
    return key;
}

/* Adds the member of a thing that is next, or of the inner object before `end` of it.
 */
static void
add_member(struct reader *reader, const json_t *thing, const char *const *end,
           const char *key, json_t *value)
{
    const struct tl_read_json_extent *extent = reader->extent;
    const char *name = name_member(reader, thing, end, key, value);
    if (name)
        add_value(reader, &reader->object, name, value);
    else
        reader->extent++;
    pass(reader, extent);
}

/* Begins with a node or an edge, which was scanned last, and all that it says. */
static void
begin_thing(struct reader *reader, json_t *thing)
{
    const struct tl_read_json_extent *extents = reader->scan.extents;
    const char *key, *name;
    json_t *value, *member;
    tl_read_graph_object_begin(&reader->object, reader->graph, locate(reader));
    reader->extent = extents + 1;
    json_object_foreach(thing, key, value)
    {
        const char *const *place = find_name(reader->dialect->inner, key);
        if (!*place || !json_is_object(value)) {
            add_member(reader, thing, find_name(place, ""), key, value);
            continue;
        }
        reader->extent++;
        json_object_foreach(value, name, member)
        {
            add_member(reader, thing, place, name, member);
        }
    }
}

/* The first of some attributes, which is used then; "" where there are none. */
static const char *
use_first(struct reader *reader, const char *const *names)
{
    while (*names && !tl_read_graph_attribute_find(&reader->object, *names))
        names++;
    return *names ? tl_read_graph_use(&reader->object, *names) : "";
}

/* An id without the mark of those that JavaScript takes for its own. */
static const char *
unmark(const struct reader *reader, const char *id)
{
    static const char mark[] = "tieline:id:";
    size_t length = sizeof mark - 1;
    bool has_mark = reader->dialect->marks_ids && strncmp(id, mark, length) == 0;
    return has_mark ? id + length : id;
}

static void
rename_attribute(struct reader *reader, const char *name, const char *other)
{
    struct tl_read_graph_attribute *attribute =
        tl_read_graph_attribute_find(&reader->object, name);
    if (attribute && !attribute->used &&
        !tl_read_graph_attribute_find(&reader->object, other))
        attribute->key = other;
}

/* Leaves out an attribute that says what is known. */
static void
drop_same(struct reader *reader, const char *name, const char *known)
{
    struct tl_read_graph_attribute *attribute =
        tl_read_graph_attribute_find(&reader->object, name);
    if (!attribute || strcmp(attribute->text, known) != 0)
        return;
    attribute->text = "";
    attribute->length = 0;
}

/* What people see of a node. */
static const char *
find_label(struct reader *reader)
{
    static const char *const others[] = {"title", "shared_name", NULL};
    const char *label = tl_read_graph_use(&reader->object, "label");
    if (*label)
        drop_same(reader, "name", label);
    if (tl_read_graph_node_type(&reader->object) == TL_EVENT)
        rename_attribute(reader, "name", "title");
    else if (*label == '\0' && !tl_read_graph_attribute_find(&reader->object, "name"))
        label = use_first(reader, others);
    return label;
}

static void
report_missing(const struct reader *reader, const char *element, const char *key)
{
    tl_report(reader->reading->diagnostics, reader->object.position, TL_RULE_MISSING,
              NULL, "found %s, expected one with '%s'", element, key);
}

/* The id of a node, or its number, as the edges of older versions of D3 have it. */
static const char *
find_node_id(struct reader *reader)
{
    char number[24];
    const struct dialect *dialect = reader->dialect;
    const char *marked = tl_read_graph_use(&reader->object, dialect->node_id);
    const char *id = unmark(reader, marked);
    size_t count = reader->node_count++;
    if (dialect->shares_ids)
        drop_same(reader, "value", marked);
    if (*id || !dialect->counts_ids)
        return id;
    int length = snprintf(number, sizeof number, "%zu", count);
    return tl_read_graph_keep(&reader->object, number, (size_t)length);
}

/* Whether an attribute may be a year, or a date: it has four digits at first. */
static bool
is_year(const struct reader *reader, const char *name)
{
    const char *text = tl_read_graph_text(&reader->object, name);
    return *text == '\0' || tl_text_digits(text) == 4;
}

static void
put_node(struct reader *reader)
{
    struct tl_read_graph_object *object = &reader->object;
    const char *id = find_node_id(reader);
    if (*id == '\0') {
        report_missing(reader, "a node", reader->dialect->node_id);
        return;
    }
    object->years = is_year(reader, "start") && is_year(reader, "end");
    const char *parent =
        reader->dialect->parent
            ? unmark(reader, tl_read_graph_use(object, reader->dialect->parent))
            : "";
    if (*parent)
        tl_read_graph_parent_put(reader->graph, id, parent, object->position);
    const struct tl_read_graph_said said = {.object = object,
                                            .id = id,
                                            .label = find_label(reader),
                                            .description = "",
                                            .url = "",
                                            .kind = "",
                                            .keeps_label = true};
    tl_read_graph_node_put(&said);
}

/* Whether an edge is directed: as it says, or else as the whole does. */
static bool
is_directed(struct reader *reader)
{
    static const char *const keys[] = {"undirected", "directed"};
    bool directed = !reader->are_undirected;
    for (size_t i = 0; i < 2; i++) {
        const char *text = tl_read_graph_text(&reader->object, keys[i]);
        bool is_true = strcmp(text, "true") == 0;
        if (!is_true && strcmp(text, "false") != 0)
            continue;
        directed = is_true == (i == 1);
        drop_same(reader, keys[i], text);
    }
    return directed;
}

/* The id of an edge, or what tells it from others between the same nodes. */
static void
find_edge_id(struct reader *reader, struct tl_read_graph_edge *edge)
{
    const struct dialect *dialect = reader->dialect;
    edge->id = unmark(reader, tl_read_graph_use(&reader->object, dialect->edge_id));
    edge->local_key = *edge->id ? NULL : dialect->local_key;
    if (edge->local_key)
        edge->id = tl_read_graph_text(&reader->object, edge->local_key);
    else if (*edge->id)
        drop_same(reader, "key", edge->id);
}

static void
put_edge(struct reader *reader)
{
    static const char *const sources[] = {"source", "source.id", "source.index", "from",
                                          NULL};
    static const char *const targets[] = {"target", "target.id", "target.index", "to",
                                          NULL};
    static const char *const kinds[] = {"interaction", "label", "relation", "type",
                                        NULL};
    struct tl_read_graph_object *object = &reader->object;
    const char *source = unmark(reader, use_first(reader, sources));
    const char *target = unmark(reader, use_first(reader, targets));
    struct tl_read_graph_edge edge = {.object = object,
                                      .label = tl_read_graph_use(object, "label"),
                                      .description = "",
                                      .kind = "",
                                      .kind_keys = kinds,
                                      .shares_ids = reader->dialect->shares_ids,
                                      .directed = is_directed(reader),
                                      .keeps_label = true};
    reader->edge_count++;
    object->years = is_year(reader, "start") && is_year(reader, "end");
    find_edge_id(reader, &edge);
    if (reader->dialect->weight)
        rename_attribute(reader, reader->dialect->weight, "weight");
    if (*source && *target)
        tl_read_graph_edge_put(&edge, source, target);
    else
        report_missing(reader, "an edge", *source ? "target" : "source");
}

/* Whether an element of a list of both is an edge. */
static bool
is_edge(struct reader *reader)
{
    const char *group = tl_read_graph_text(&reader->object, "group");
    bool is_node = strcmp(group, "nodes") == 0, is_edge = strcmp(group, "edges") == 0;
    if (is_node || is_edge)
        tl_read_graph_use(&reader->object, "group");
    return is_edge ||
           (!is_node && tl_read_graph_attribute_find(&reader->object, "source"));
}

static void
put_thing(struct reader *reader, json_t *thing, enum content content)
{
    begin_thing(reader, thing);
    if (content == EDGES || (content == ELEMENTS && is_edge(reader)))
        put_edge(reader);
    else
        put_node(reader);
}

/* Takes the element of a list that was scanned last. */
static void
take_element(struct reader *reader, enum content content)
{
    struct tl_diagnostics *diagnostics = reader->reading->diagnostics;
    json_t *thing = tl_read_json_value_load(&reader->scan, diagnostics);
    if (json_is_object(thing))
        put_thing(reader, thing, content);
    else if (thing)
        tl_report(diagnostics, locate(reader), TL_RULE_WRONG_TYPE, NULL,
                  "found a value that is no object, expected %s",
                  content == EDGES ? "an edge" : "a node");
    if (!json_is_object(thing) && tl_diagnostics_is_lenient(diagnostics))
        tl_diagnostics_skip(diagnostics);
    json_decref(thing);
}

/* The elements of a list that comes next. False where the scan fails. */
static bool
read_list(struct reader *reader, enum content content)
{
    enum tl_read_json_part part;
    tl_read_json_scan_step(&reader->scan, '[');
    reader->is_met = true;
    while ((part = tl_read_json_scan_step(&reader->scan, 0)) == TL_READ_JSON_VALUE)
        take_element(reader, content);
    return part == TL_READ_JSON_CLOSED;
}

static bool
are_references(const json_t *value)
{
    size_t i;
    const json_t *element;
    json_array_foreach(value, i, element)
    {
        if (!json_is_string(json_object_get(element, "id")))
            return false;
    }
    return json_array_size(value) > 0;
}

/* Makes records of a list of references, the next value of the walk. */
static void
add_references(struct reader *reader, json_t *list)
{
    size_t i;
    const char *key;
    json_t *element, *value;
    reader->extent++;
    json_array_foreach(list, i, element)
    {
        size_t begin = reader->extent++->begin;
        tl_read_graph_object_begin(&reader->object, reader->graph,
                                   tl_read_json_scan_locate(&reader->scan, begin));
        json_object_foreach(element, key, value)
        {
            add_value(reader, &reader->object, key, value);
        }
        tl_read_graph_record_begin(&reader->object, TL_REFERENCE);
        tl_read_graph_record_end(&reader->object);
    }
}

/* Takes what is said of the whole: the value that was scanned last. */
static void
take_about(struct reader *reader, const char *key, json_t *value)
{
    const char *name;
    json_t *member;
    reader->extent = reader->scan.extents;
    if (!is_among(reader->dialect->about, key) || !json_is_object(value)) {
        add_value(reader, &reader->about, key, value);
        return;
    }
    reader->extent++;
    json_object_foreach(value, name, member)
    {
        if (strcmp(name, "references") == 0 && are_references(member))
            add_references(reader, member);
        else
            add_value(reader, &reader->about, name, member);
    }
}

/* Whether a member of the whole says which edges are directed. It must come before
 * them. */
static bool
take_direction(struct reader *reader, const char *key, const json_t *value)
{
    bool is_flag = strcmp(key, "directed") == 0 && json_is_boolean(value);
    const json_t *type =
        strcmp(key, "options") == 0 ? json_object_get(value, "type") : NULL;
    if (!is_flag && !json_is_string(type))
        return false;
    reader->are_undirected = is_flag
                                 ? json_is_false(value)
                                 : strcmp(json_string_value(type), "undirected") == 0;
    if (reader->edge_count > 0)
        tl_report(reader->reading->diagnostics, locate(reader), TL_RULE_IGNORED, NULL,
                  "found '%s' after the edges, which are read without it; it belongs "
                  "before them",
                  key);
    return true;
}

/* Takes the last scanned member of the document, unless it is a list of nodes or edges.
 */
static void
take_member(struct reader *reader, const char *key)
{
    static const char *const of_file[] = {"multigraph", "format_version",
                                          "generated_by", "target_cytoscapejs_version",
                                          NULL};
    json_t *value =
        tl_read_json_value_load(&reader->scan, reader->reading->diagnostics);
    if (!value || take_direction(reader, key, value) || is_among(of_file, key)) {
        json_decref(value);
        return;
    }
    if (reader->dialect->only_draws && !is_among(reader->dialect->about, key))
        tl_read_graph_leave(reader->graph, TL_READ_GRAPH_DRAWING, key, locate(reader));
    else
        take_about(reader, key, value);
    json_decref(value);
}

static enum content
find_content(const char *key)
{
    static const struct {
        const char *key;
        enum content content;
    } lists[] = {
        {"nodes", NODES}, {"edges", EDGES}, {"links", EDGES}, {"elements", ELEMENTS}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(lists[i].key, key) == 0)
            return lists[i].content;
    }
    return NOTHING;
}

static bool read_members(struct reader *reader, bool is_whole);

/* The value of a member that comes next. False where the scan fails. */
static bool
read_member(struct reader *reader, const char *key, bool is_whole)
{
    int next = tl_read_json_scan_next(&reader->scan);
    enum content content = find_content(key);
    if (content != NOTHING && next == '[')
        return read_list(reader, content);
    if (content == ELEMENTS && next == '{' && is_whole) {
        tl_read_json_scan_step(&reader->scan, '{');
        return read_members(reader, false);
    }
    if (tl_read_json_scan_step(&reader->scan, 0) != TL_READ_JSON_VALUE)
        return false;
    take_member(reader, key);
    return true;
}

/* The members of an object that has been stepped into: the whole, or its "elements". */
static bool
read_members(struct reader *reader, bool is_whole)
{
    enum tl_read_json_part part;
    while ((part = tl_read_json_scan_step(&reader->scan, 0)) == TL_READ_JSON_KEY) {
        json_t *key =
            tl_read_json_value_load(&reader->scan, reader->reading->diagnostics);
        const char *name = key ? json_string_value(key) : "";
        bool good = read_member(reader, name, is_whole);
        json_decref(key);
        if (!good)
            return false;
    }
    return part == TL_READ_JSON_CLOSED;
}

/* The whole: an object, or a list of elements alone. */
static bool
read_whole(struct reader *reader)
{
    int next = tl_read_json_scan_next(&reader->scan);
    if (next == '[')
        return read_list(reader, ELEMENTS);
    if (next != '{')
        return tl_read_json_scan_fail(&reader->scan, "'{' or '['");
    tl_read_json_scan_step(&reader->scan, '{');
    return read_members(reader, true);
}

static void
read_by(const struct tl_reading *reading, const struct dialect *dialect)
{
    struct reader reader = {
        .reading = reading, .dialect = dialect, .graph = tl_read_graph_new(reading)};
    struct tl_diagnostics *diagnostics = reading->diagnostics;
    const struct tl_position start = {1, 1, tl_input_file(reading->input)};
    json_set_alloc_funcs(tl_alloc, tl_free);
    tl_read_json_scan_begin(&reader.scan, reading->input);
    tl_read_graph_object_begin(&reader.about, reader.graph, start);
    /* Its nodes say themselves that they are events. */
    tl_builder_own(reading->builder, tl_input_file(reading->input));
    if (!read_whole(&reader) ||
        tl_read_json_scan_step(&reader.scan, 0) != TL_READ_JSON_DONE)
        tl_read_json_scan_report(&reader.scan, diagnostics, TL_RULE_SYNTAX);
    else if (!reader.is_met)
        tl_report(diagnostics, start, TL_RULE_TABLE, NULL,
                  "found no list of nodes, and none of edges, expected a graph");
    tl_read_graph_dataset_add(&reader.about);
    tl_read_graph_end(reader.graph);
    tl_read_graph_object_clear(&reader.about);
    tl_read_graph_object_clear(&reader.object);
    tl_read_json_scan_end(&reader.scan);
    tl_free(reader.room.compact);
}

static void
read_nodelink(const struct tl_reading *reading)
{
    read_by(reading, &nodelink);
}

static void
read_cytoscape(const struct tl_reading *reading)
{
    read_by(reading, &cytoscape);
}

static void
read_graphology(const struct tl_reading *reading)
{
    read_by(reading, &graphology);
}

/* Whether a document says first that it is one of ours, so that it need not be looked
 * through for anything else. */
static bool
is_ours(const char *text, size_t length)
{
    static const char *const words[] = {"{", "\"tieline\"", ":"};
    size_t at = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        while (at < length && memchr(" \t\r\n", text[at], 4))
            at++;
        if (length - at < size || memcmp(text + at, words[i], size) != 0)
            return false;
        at += size;
    }
    return true;
}

/* Whether JSON begins with what one of some ways, ended by an empty one, marks. Where
 * much is said of the whole, its lists may come too late to be seen. */
static bool
begins_like(const char *text, size_t length, const char *const ways[][4])
{
    if (is_ours(text, length))
        return false;
    while (**ways && !tl_look_has(*ways, text, length))
        ways++;
    return **ways;
}

static bool
is_nodelink(const char *text, size_t length)
{
    static const char *const ways[][4] = {{".nodes.id"},
                                          {".links.source", ".links.target"},
                                          {".nodes", ".edges"},
                                          {".nodes", ".links"},
                                          {".directed", ".multigraph", ".graph"},
                                          {NULL}};
    return begins_like(text, length, ways);
}

static bool
is_cytoscape(const char *text, size_t length)
{
    static const char *const ways[][4] = {{".elements.nodes"},
                                          {".elements.edges"},
                                          {".elements.data.id"},
                                          {".directed", ".multigraph", ".data"},
                                          {NULL}};
    static const char *const of_lists[][4] = {{".data.id"}, {NULL}};
    size_t blanks = 0;
    while (blanks < length && strchr(" \t\r\n", text[blanks]) && text[blanks])
        blanks++;
    return begins_like(text, length,
                       blanks < length && text[blanks] == '[' ? of_lists : ways);
}

static bool
is_graphology(const char *text, size_t length)
{
    static const char *const ways[][4] = {{".nodes.key"},
                                          {".edges.source", ".edges.attributes"},
                                          {".edges.source", ".edges.undirected"},
                                          {".options.type", ".options.multi"},
                                          {NULL}};
    return begins_like(text, length, ways);
}

const struct tl_reader tl_read_nodelink = {
    .name = "nodelink",
    .endings = "",
    .about = "a graph in node-link JSON, as NetworkX, D3 and vis.js have it",
    .is_unmistakable = true,
    .recognises = is_nodelink,
    .read = read_nodelink,
};

const struct tl_reader tl_read_cytoscape = {
    .name = "cytoscape",
    .endings = "",
    .about = "elements of Cytoscape.js, or a network of Cytoscape in JSON",
    .is_unmistakable = true,
    .recognises = is_cytoscape,
    .read = read_cytoscape,
};

const struct tl_reader tl_read_graphology = {
    .name = "graphology",
    .endings = "",
    .about = "a graph of graphology or Sigma",
    .is_unmistakable = true,
    .recognises = is_graphology,
    .read = read_graphology,
};
