#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "src/read/base/markup.h"
#include "src/read/graph/columns.h"
#include "src/read/xml/graph_element.h"

/*
 * GEXF 1.0 to 1.3: nodes, maybe in each other, and edges, with declared attributes, of
 * which values may hold for a time, and times of their own.
 */

/* A node or an edge that is open. Texts are in its object. */
struct item {
    struct tl_read_graph_object object;
    struct tl_read_graph_values values;
    const char *id;
    const char *label;
    const char *kind;   /* of an edge, which an attribute may say as well */
    const char *weight; /* likewise */
    const char *type;   /* of an edge: "directed", … */
    const char *source;
    const char *target;
    struct tl_read_graph_time time; /* of the element itself */
    const char *moments;            /* several, in one text */
    const char *intervals;          /* likewise */
    bool is_edge;
};

/* A value of an attribute, of which the text may be in the element. */
struct value {
    const char *id; /* in the item's object; NULL: no value is open */
    const char *when;
    bool is_set;
};

struct gexf {
    const struct tl_reading *reading;
    struct tl_read_graph *graph;
    struct tl_read_graph_object dataset;
    struct tl_read_graph_columns columns[2]; /* of nodes, of edges */
    unsigned class;                          /* of the attributes that are declared */
    struct tl_read_graph_object declared;    /* the texts of one that is open */
    const char *column;                      /* its id; NULL: none is */
    struct tl_read_graph_column declaration;
    struct item *items; /* those that are open, and room for more */
    size_t count;
    size_t room;
    struct value value;
    const char *edge_type;          /* where an edge says nothing */
    struct tl_read_graph_time time; /* of the whole, which is a slice of another */
    bool years;                     /* numbers in times are years */
    bool in_meta;                   /* among what is said of the file */
    size_t skipped; /* how deep it is in an element that is left out; 0: in none */
};

static struct item *
open_item(struct gexf *gexf)
{
    return gexf->count > 0 ? &gexf->items[gexf->count - 1] : NULL;
}

/* The times that an element gives: a moment, or from a start to an end, of which either
 * may be outside. */
static struct tl_read_graph_time
read_time(const struct gexf *gexf, struct tl_read_graph_object *object,
          const struct tl_read_xml_element *element)
{
    struct tl_read_graph_time time = {.years = gexf->years};
    time.first = tl_read_xml_keep(object, element, "start");
    time.last = tl_read_xml_keep(object, element, "end");
    time.before = *time.first == '\0';
    time.after = *time.last == '\0';
    if (time.before)
        time.first = tl_read_xml_keep(object, element, "startopen");
    if (time.after)
        time.last = tl_read_xml_keep(object, element, "endopen");
    if (!*time.first && !*time.last) {
        time.first = time.last = tl_read_xml_keep(object, element, "timestamp");
        time.before = time.after = false;
    }
    return time;
}

/* "2015/2016", as a value of an attribute shows when it holds. */
static const char *
write_time(struct tl_read_graph_object *object, const struct tl_read_graph_time *time)
{
    size_t size = strlen(time->first) + strlen(time->last) + 2;
    char *text = tl_arena_take(&object->texts, size, 1);
    bool same = strcmp(time->first, time->last) == 0;
    snprintf(text, size, "%s%s%s", time->first, same ? "" : "/",
             same ? "" : time->last);
    return text;
}

static struct item *
begin_item(struct gexf *gexf, const struct tl_read_xml_element *element)
{
    if (gexf->count == gexf->room) {
        size_t room = gexf->room ? 2 * gexf->room : 4;
        gexf->items = tl_resize(gexf->items, room * sizeof *gexf->items);
        memset(gexf->items + gexf->room, 0, (room - gexf->room) * sizeof *gexf->items);
        gexf->room = room;
    }
    struct item *item = &gexf->items[gexf->count++];
    struct tl_read_graph_object *object = &item->object;
    tl_read_graph_object_begin(object, gexf->graph, element->position);
    item->id = tl_read_xml_keep(object, element, "id");
    item->label = tl_read_xml_keep(object, element, "label");
    item->time = read_time(gexf, object, element);
    item->moments = tl_read_xml_keep(object, element, "timestamps");
    item->intervals = tl_read_xml_keep(object, element, "intervals");
    return item;
}

static void
begin_node(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    static const char *const known[] = {
        "id",      "label",     "pid",        "start",     "end", "startopen",
        "endopen", "timestamp", "timestamps", "intervals", NULL};
    struct item *around = open_item(gexf);
    const char *parent = tl_read_xml_value(element, "pid");
    const char *id = tl_read_xml_value(element, "id");
    if (*parent == '\0' && around && !around->is_edge)
        parent = around->id;
    if (*parent && *id)
        tl_read_graph_parent_put(gexf->graph, id, parent, element->position);
    struct item *item = begin_item(gexf, element);
    item->is_edge = false;
    tl_read_xml_add_others(&item->object, element, known, ":");
}

static void
begin_edge(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    static const char *const known[] = {
        "id",      "label",     "source",     "target",    "type",
        "kind",    "weight",    "start",      "end",       "startopen",
        "endopen", "timestamp", "timestamps", "intervals", NULL};
    struct item *item = begin_item(gexf, element);
    struct tl_read_graph_object *object = &item->object;
    item->is_edge = true;
    item->source = tl_read_xml_keep(object, element, "source");
    item->target = tl_read_xml_keep(object, element, "target");
    item->type = tl_read_xml_keep(object, element, "type");
    item->kind = tl_read_xml_keep(object, element, "kind");
    item->weight = tl_read_xml_keep(object, element, "weight");
    tl_read_xml_add_others(&item->object, element, known, ":");
}

static void
begin_spell(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    struct item *item = open_item(gexf);
    if (!item)
        return;
    struct tl_read_graph_time time = read_time(gexf, &item->object, element);
    tl_read_graph_time_add(&item->object, &time);
}

/* Another node that a node is in. */
static void
begin_parent(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    struct item *item = open_item(gexf);
    const char *parent = tl_read_xml_value(element, "for");
    if (item && !item->is_edge && *item->id && *parent)
        tl_read_graph_parent_put(gexf->graph, item->id, parent, element->position);
}

static void
begin_attvalue(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    struct item *item = open_item(gexf);
    if (!item)
        return;
    const char *id = tl_read_xml_value(element, "for");
    const char *text = tl_read_xml_value(element, "value");
    struct tl_read_graph_time time = read_time(gexf, &item->object, element);
    gexf->value = (struct value){
        .id = tl_read_graph_keep_text(&item->object,
                                      *id ? id : tl_read_xml_value(element, "id")),
        .when = write_time(&item->object, &time),
        .is_set = *text,
    };
    if (*text)
        tl_read_graph_value_add(&item->values, &gexf->columns[item->is_edge],
                                &item->object, gexf->value.id,
                                (struct tl_text){text, strlen(text)}, gexf->value.when);
}

static void
end_attvalue(void *context, struct tl_text text)
{
    struct gexf *gexf = context;
    struct item *item = open_item(gexf);
    if (item && gexf->value.id && !gexf->value.is_set && text.length > 0)
        tl_read_graph_value_add(&item->values, &gexf->columns[item->is_edge],
                                &item->object, gexf->value.id, text, gexf->value.when);
    gexf->value.id = NULL;
}

static void
begin_attributes(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    gexf->class = strcmp(tl_read_xml_value(element, "class"), "edge") == 0;
}

static void
begin_attribute(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    struct tl_read_graph_object *texts = &gexf->declared;
    tl_read_graph_object_begin(texts, gexf->graph, element->position);
    gexf->column = tl_read_xml_keep(texts, element, "id");
    gexf->declaration = (struct tl_read_graph_column){
        .title = tl_read_xml_keep(texts, element, "title"),
        .fallback = "",
        .options = "",
        .owners = gexf->class ? TL_READ_GRAPH_OF_EDGES : TL_READ_GRAPH_OF_NODES,
        .is_list = strncmp(tl_read_xml_value(element, "type"), "list", 4) == 0,
    };
}

static void
end_attribute(void *context, struct tl_text text)
{
    struct gexf *gexf = context;
    (void)text;
    tl_read_graph_column_declare(&gexf->columns[gexf->class], gexf->column,
                                 &gexf->declaration);
    gexf->column = NULL;
}

static void
end_default(void *context, struct tl_text text)
{
    struct gexf *gexf = context;
    if (gexf->column)
        gexf->declaration.fallback =
            tl_read_graph_keep(&gexf->declared, text.bytes, text.length);
}

static void
end_options(void *context, struct tl_text text)
{
    struct gexf *gexf = context;
    if (gexf->column)
        gexf->declaration.options =
            tl_read_graph_keep(&gexf->declared, text.bytes, text.length);
}

static bool
is_one_of(const char *text, const char *a, const char *b)
{
    return strcmp(text, a) == 0 || strcmp(text, b) == 0;
}

static void
set_of_dataset(struct gexf *gexf, const char *key, struct tl_text text)
{
    if (text.length > 0 && !tl_read_graph_attribute_find(&gexf->dataset, key))
        tl_read_graph_attribute_add(&gexf->dataset, (struct tl_text){key, strlen(key)},
                                    text);
}

static void
begin_graph(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    const char *format = tl_read_xml_value(element, "timeformat");
    if (*format == '\0')
        format = tl_read_xml_value(element, "timetype");
    gexf->years =
        is_one_of(format, "date", "dateTime") || is_one_of(format, "datetime", "Date");
    gexf->edge_type = tl_read_xml_keep(&gexf->dataset, element, "defaultedgetype");
    const char *name = tl_read_xml_value(element, "name");
    set_of_dataset(gexf, "name", (struct tl_text){name, strlen(name)});
    if (strcmp(tl_read_xml_value(element, "mode"), "slice") == 0)
        gexf->time = read_time(gexf, &gexf->dataset, element);
}

static void
begin_meta(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    (void)element;
    gexf->in_meta = true;
}

static void
end_meta(void *context, struct tl_text text)
{
    struct gexf *gexf = context;
    (void)text;
    gexf->in_meta = false;
}

/* What is said of the file, in words of its own as well, but for what made it. */
static void
end_note(struct gexf *gexf, const char *name, struct tl_text text)
{
    char *key = tl_read_graph_keep(&gexf->dataset, name, strlen(name));
    for (char *at = key; *at; at++)
        *at = tl_ascii_lower(*at);
    if (strcmp(key, "creator") != 0 && strcmp(key, "meta") != 0)
        set_of_dataset(gexf, key, text);
}

/* The times of an item: its spells, or what its element says. */
static void
settle_times(struct gexf *gexf, struct item *item)
{
    struct tl_read_graph_object *object = &item->object;
    if (object->span_count == 0) {
        tl_read_graph_times_add(object, item->moments, gexf->years, true);
        tl_read_graph_times_add(object, item->intervals, gexf->years, false);
    }
    if (object->span_count == 0)
        tl_read_graph_time_add(object, &item->time);
    if (object->span_count == 0 && item->is_edge && gexf->time.first)
        tl_read_graph_time_add(object, &gexf->time);
}

/* What people see of an item: an attribute may say it instead. */
static const char *
find_label(struct item *item)
{
    struct tl_read_graph_attribute *label =
        tl_read_graph_attribute_find(&item->object, "label");
    if (*item->label == '\0')
        return tl_read_graph_use(&item->object, "label");
    if (label && !tl_read_graph_attribute_find(&item->object, "caption"))
        label->key = "caption";
    return item->label;
}

static void
end_node(void *context, struct tl_text text)
{
    struct gexf *gexf = context;
    struct item *item = open_item(gexf);
    (void)text;
    if (!item || item->is_edge)
        return;
    gexf->count--;
    tl_read_graph_values_settle(&item->values, &gexf->columns[0], &item->object,
                                TL_READ_GRAPH_OF_NODES);
    settle_times(gexf, item);
    const struct tl_read_graph_said said = {.object = &item->object,
                                            .id = item->id,
                                            .label = find_label(item),
                                            .description = "",
                                            .url = "",
                                            .kind = "",
                                            .keeps_label = true};
    if (*item->id)
        tl_read_graph_node_put(&said);
    else
        tl_read_xml_report_missing(gexf->reading, item->object.position, "a node",
                                   "id");
}

static void
end_edge(void *context, struct tl_text text)
{
    struct gexf *gexf = context;
    struct item *item = open_item(gexf);
    (void)text;
    if (!item || !item->is_edge)
        return;
    gexf->count--;
    tl_read_graph_values_settle(&item->values, &gexf->columns[1], &item->object,
                                TL_READ_GRAPH_OF_EDGES);
    settle_times(gexf, item);
    tl_read_graph_attribute_default(&item->object, "weight", item->weight);
    const char *type = *item->type ? item->type : gexf->edge_type;
    struct tl_read_graph_edge edge = {.object = &item->object,
                                      .label = find_label(item),
                                      .description = "",
                                      .kind = item->kind,
                                      .id = item->id,
                                      .directed = strcmp(type, "directed") == 0,
                                      .keeps_label = true};
    if (*item->source && *item->target)
        tl_read_graph_edge_put(&edge, item->source, item->target);
    else
        tl_read_xml_report_missing(gexf->reading, item->object.position, "an edge",
                                   *item->source ? "target" : "source");
}

/* What only draws. */
static void
leave_drawing(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    tl_read_graph_leave(gexf->graph, TL_READ_GRAPH_DRAWING, element->name,
                        element->position);
    gexf->skipped = 1;
}

/* The elements of GEXF. Those that only hold others do nothing. */
static const struct tl_read_xml_rule elements[] = {
    {"attvalue", begin_attvalue, end_attvalue},
    {"node", begin_node, end_node},
    {"edge", begin_edge, end_edge},
    {"attvalues", NULL, NULL},
    {"spell", begin_spell, NULL},
    {"slice", begin_spell, NULL},
    {"color", leave_drawing, NULL},
    {"position", leave_drawing, NULL},
    {"size", leave_drawing, NULL},
    {"shape", leave_drawing, NULL},
    {"thickness", leave_drawing, NULL},
    {"spells", NULL, NULL},
    {"slices", NULL, NULL},
    {"parents", NULL, NULL},
    {"parent", begin_parent, NULL},
    {"nodes", NULL, NULL},
    {"edges", NULL, NULL},
    {"gexf", NULL, NULL},
    {"meta", begin_meta, end_meta},
    {"graph", begin_graph, NULL},
    {"attributes", begin_attributes, NULL},
    {"attribute", begin_attribute, end_attribute},
    {"default", NULL, end_default},
    {"options", NULL, end_options},
    {NULL, NULL, NULL},
};

static void
begin_element(void *context, const struct tl_read_xml_element *element)
{
    struct gexf *gexf = context;
    const struct tl_read_xml_rule *rule =
        tl_read_xml_rule_find(elements, element->name);
    if (gexf->in_meta)
        return;
    if (gexf->skipped > 0) {
        gexf->skipped++;
    } else if (!rule) {
        tl_read_graph_leave(gexf->graph, TL_READ_GRAPH_ELEMENT, element->name,
                            element->position);
        gexf->skipped = 1;
    } else if (rule->begin) {
        rule->begin(gexf, element);
    }
}

static void
end_element(void *context, const char *name, struct tl_text text)
{
    struct gexf *gexf = context;
    const struct tl_read_xml_rule *rule = tl_read_xml_rule_find(elements, name);
    if (gexf->skipped > 0)
        gexf->skipped--;
    else if (gexf->in_meta && rule && rule->end == end_meta)
        end_meta(gexf, text);
    else if (gexf->in_meta)
        end_note(gexf, name, text);
    else if (rule->end)
        rule->end(gexf, text);
}

static void
clear(struct gexf *gexf)
{
    tl_read_graph_object_clear(&gexf->dataset);
    tl_read_graph_object_clear(&gexf->declared);
    for (size_t i = 0; i < 2; i++)
        tl_read_graph_columns_clear(&gexf->columns[i]);
    for (size_t i = 0; i < gexf->room; i++) {
        tl_read_graph_object_clear(&gexf->items[i].object);
        tl_read_graph_values_clear(&gexf->items[i].values);
    }
    tl_free(gexf->items);
}

static void
read_gexf(const struct tl_reading *reading)
{
    static const struct tl_read_xml_handler handler = {"gexf", begin_element,
                                                       end_element};
    struct gexf gexf = {
        .reading = reading, .graph = tl_read_graph_new(reading), .edge_type = ""};
    const struct tl_position start = {1, 1, tl_input_file(reading->input)};
    for (size_t i = 0; i < 2; i++)
        gexf.columns[i].columns.width = sizeof(struct tl_read_graph_column);
    tl_read_graph_object_begin(&gexf.dataset, gexf.graph, start);
    /* Its nodes say themselves that they are events. */
    tl_builder_own(reading->builder, tl_input_file(reading->input));
    tl_read_xml_read(reading, &handler, &gexf);
    tl_read_graph_dataset_add(&gexf.dataset);
    tl_read_graph_end(gexf.graph);
    clear(&gexf);
}

static bool
is_gexf(const char *text, size_t length)
{
    return tl_markup_is(text, length, "gexf");
}

const struct tl_reader tl_read_gexf = {
    .name = "gexf",
    .endings = "gexf",
    .about = "a graph of Gephi: nodes become actors, edges relations",
    .recognises = is_gexf,
    .is_unmistakable = true,
    .read = read_gexf,
};
