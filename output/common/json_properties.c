#include "json_properties.h"

#include "cited.h"
#include "exported.h"

/* Attributes are texts, and only their keys are not constant. */
static void
put_text(struct tl_json *json, struct tl_property *property)
{
    tl_json_attribute(json, property->key, property->text);
}

static void
put_list(struct tl_json *json, struct tl_property *property)
{
    tl_json_key(json, property->key);
    tl_json_array_begin(json);
    for (const char *element = tl_property_element(&property->list); element;
         element = tl_property_element(&property->list))
        tl_json_text(json, element);
    tl_json_array_end(json);
}

static void
put_day(struct tl_json *json, struct tl_property *property)
{
    char day[TL_DAY_TEXT_MAX];
    tl_day_text(property->number, day, sizeof day);
    tl_json_member(json, property->key, day);
}

static void
put_bool(struct tl_json *json, struct tl_property *property)
{
    tl_json_key(json, property->key);
    tl_json_bool(json, property->number);
}

static void
put_integer(struct tl_json *json, struct tl_property *property)
{
    tl_json_key(json, property->key);
    tl_json_integer(json, property->number);
}

static void
put_amount(struct tl_json *json, struct tl_property *property)
{
    tl_json_key(json, property->key);
    tl_json_weight(json, property->number);
}

static void
put_citations(struct tl_json *json, struct tl_property *property)
{
    const struct tl_properties *properties = property->properties;
    tl_cited_json(json, property->key, properties->drawing->graph, property->citations,
                  properties->losses);
}

static void (*const puts_of[])(struct tl_json *json, struct tl_property *property) = {
    [TL_PROPERTY_TEXT] = put_text,       [TL_PROPERTY_LIST] = put_list,
    [TL_PROPERTY_DAY] = put_day,         [TL_PROPERTY_BOOL] = put_bool,
    [TL_PROPERTY_INTEGER] = put_integer, [TL_PROPERTY_AMOUNT] = put_amount,
    [TL_PROPERTY_CITES] = put_citations,
};

void
tl_json_properties(struct tl_json *json, struct tl_property *property)
{
    while (tl_property_next_present(property))
        puts_of[property->type](json, property);
}

void
tl_json_about(struct tl_json *json, const struct tl_drawing *drawing,
              struct tl_losses *losses)
{
    static const char *const reserved[] = {"title", "description", "references",
                                           "__proto__", NULL};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    const char *key;
    const char *value;
    tl_json_object_begin(json);
    tl_json_member(json, "title", dataset.title);
    tl_json_member(json, "description", dataset.description);
    while (tl_attributes_next(&dataset.attributes, &key, &value)) {
        if (tl_reserved_has(reserved, key))
            tl_reserved_count(losses);
        else
            tl_json_attribute(json, key, value);
    }
    tl_cited_json_references(json, "references", drawing, losses);
    tl_json_object_end(json);
}

void
tl_json_graph_kind(struct tl_json *json, const struct tl_network *network)
{
    tl_json_key(json, "directed");
    tl_json_bool(json, network->mixed || tl_edges_undirected(network) == 0);
    tl_json_key(json, "multigraph");
    tl_json_bool(json, true);
}

void
tl_json_list(struct tl_json *json, const char *key,
             const struct tl_properties *properties,
             void (*put)(struct tl_json *json, struct tl_property *property))
{
    const struct tl_network *network = properties->drawing->network;
    uint32_t count =
        properties->subject == TL_NODES ? network->node_count : network->edge_count;
    struct tl_property property;
    tl_json_newline(json);
    tl_json_key(json, key);
    tl_json_array_begin(json);
    for (uint32_t i = 0; i < count; i++) {
        tl_property_begin(&property, properties, i);
        tl_json_newline(json);
        tl_json_object_begin(json);
        put(json, &property);
        tl_json_object_end(json);
    }
    if (count > 0)
        tl_json_newline(json);
    tl_json_array_end(json);
}
