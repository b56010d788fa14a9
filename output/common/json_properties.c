#include "json_properties.h"

#include <string.h>

#include "graph/claim.h"
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

/* Counts those that JavaScript would not keep. */
static void
put_attributes(struct tl_json *json, struct tl_attributes attributes,
               struct tl_losses *losses)
{
    const char *key;
    const char *value;
    while (tl_attributes_next(&attributes, &key, &value)) {
        if (strcmp(key, "__proto__") == 0)
            tl_reserved_count(losses);
        else
            tl_json_attribute(json, key, value);
    }
}

void
tl_json_told(struct tl_json *json, enum tl_type type, const char *record)
{
    TL_EACH_TOLD (1U << type, field)
        tl_json_member(json, tl_fields[field].name, tl_record_text(record, field));
}

void
tl_json_texts(struct tl_json *json, const char *key, const char *list)
{
    if (!*list)
        return;
    tl_json_key(json, key);
    tl_json_array_begin(json);
    for (; *list; list += strlen(list) + 1)
        tl_json_text(json, list);
    tl_json_array_end(json);
}

void
tl_json_claims(struct tl_json *json, const char *says, enum tl_field but)
{
    tl_json_object_begin(json);
    for (; *says; says += strlen(says) + 1) {
        struct tl_claim_text claim = tl_claim_split(says);
        if (claim.field != but)
            tl_json_member(json, tl_fields[claim.field].name, claim.value);
    }
    tl_json_object_end(json);
}

static void
put_citations(struct tl_json *json, struct tl_property *property)
{
    const struct tl_properties *properties = property->properties;
    const struct tl_graph *graph = properties->drawing->graph;
    struct tl_slice citations = property->citations;
    tl_json_key(json, property->key);
    tl_json_array_begin(json);
    for (uint32_t i = 0; i < citations.count; i++) {
        struct tl_citation it = tl_graph_citation(graph, citations.first + i);
        tl_json_object_begin(json);
        tl_json_member(json, "reference", tl_graph_reference_id(graph, it.reference));
        tl_json_member(json, "locator", it.locator);
        tl_json_member(json, "quote", it.quote);
        tl_json_member(json, "status", tl_status_names[it.status]);
        if (*it.says) {
            tl_json_key(json, tl_fields[TL_SAYS].name);
            tl_json_claims(json, it.says, TL_FIELDS);
        }
        put_attributes(json, it.attributes, properties->losses);
        tl_json_object_end(json);
    }
    tl_json_array_end(json);
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

static void
put_reference(struct tl_json *json, const struct tl_graph *graph, uint32_t number,
              struct tl_losses *losses)
{
    struct tl_reference it = tl_graph_reference(graph, number);
    tl_json_newline(json);
    tl_json_object_begin(json);
    tl_json_member(json, "id", it.id);
    tl_json_member(json, "title", it.title);
    tl_json_member(json, "publisher", it.publisher);
    if (*it.authors) {
        tl_json_key(json, "authors");
        tl_json_array_begin(json);
        for (const char *author = it.authors; *author; author += strlen(author) + 1)
            tl_json_text(json, author);
        tl_json_array_end(json);
    }
    tl_json_member(json, "date", it.date ? it.date->text : "");
    tl_json_member(json, "url", it.url);
    if (it.via != TL_NONE)
        tl_json_member(json, "via", tl_graph_reference_id(graph, it.via));
    put_attributes(json, it.attributes, losses);
    tl_json_object_end(json);
}

static void
put_references(struct tl_json *json, const struct tl_drawing *drawing,
               struct tl_losses *losses)
{
    uint32_t number = tl_cited_next(drawing, 0);
    if (number == TL_NONE)
        return;
    tl_json_key(json, "references");
    tl_json_array_begin(json);
    for (; number != TL_NONE; number = tl_cited_next(drawing, number + 1))
        put_reference(json, drawing->graph, number, losses);
    tl_json_newline(json);
    tl_json_array_end(json);
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
    put_references(json, drawing, losses);
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
