/*
 * The tables that `neo4j-admin database import` reads: nodes, relationships, and the
 * references, which are nodes with a label and an id space of their own. Actors, events
 * and relationships name references in `references` and `citations`.
 *
 * Every relationship has a direction in Neo4j, and a type, which is the edge's kind.
 * Neo4j splits arrays at semicolons and has no escape for them, so semicolons in the
 * data are written as full-width ones.
 */
#include "output/common/cited.h"
#include "output/common/property.h"
#include "output/common/supported.h"
#include "output/common/exported.h"
#include "output/syntax/csv.h"

#define WIDE_SEMICOLON "\xEF\xBC\x9B"

/* Years of up to nine digits. */
static const struct tl_date_limits limits = {-365243219162, 365241780471};

static const char *const reserved[] = {"name", NULL};

/* Column names are "key:type": a key cannot have these characters. */
static bool
is_reserved(const char *name)
{
    return strpbrk(name, ":{}");
}

static const struct tl_dialect dialects[] = {
    [TL_NODES] = {.limits = &limits,
                  .own = TL_PROPERTY_BIT(TL_PROPERTY_LABEL) |
                         TL_PROPERTY_BIT(TL_PROPERTY_ITEM),
                  .reserved = reserved,
                  .is_reserved = is_reserved},
    [TL_EDGES] = {.limits = &limits,
                  .own = TL_PROPERTY_BIT(TL_PROPERTY_LABEL),
                  .reserved = reserved,
                  .is_reserved = is_reserved},
};

static const char *const types[] = {
    [TL_PROPERTY_TEXT] = ":string",    [TL_PROPERTY_LIST] = ":string[]",
    [TL_PROPERTY_DAY] = ":date",       [TL_PROPERTY_BOOL] = ":boolean",
    [TL_PROPERTY_INTEGER] = ":long",   [TL_PROPERTY_AMOUNT] = ":double",
    [TL_PROPERTY_CITES] = ":string[]",
};

static void
put_head(struct tl_csv *csv, const char *const *own,
         const struct tl_properties *properties)
{
    struct tl_property property;
    for (; *own; own++)
        tl_csv_cell(csv, *own);
    tl_property_begin(&property, properties, TL_NONE);
    while (tl_property_next(&property)) {
        tl_csv_open(csv);
        tl_csv_add(csv, property.key);
        tl_csv_add(csv, types[property.type]);
        tl_csv_close(csv);
    }
    tl_csv_end_record(csv);
}

static void
put_text(struct tl_csv *csv, struct tl_property *property)
{
    tl_csv_cell(csv, property->text);
}

static void
put_element(struct tl_csv *csv, const char *element, struct tl_losses *losses)
{
    for (;;) {
        size_t length = strcspn(element, ";");
        tl_csv_add_part(csv, element, length);
        if (!element[length])
            return;
        tl_csv_add(csv, WIDE_SEMICOLON);
        tl_losses_add(losses, "semicolons in lists written as full-width ones");
        element += length + 1;
    }
}

static void
put_list(struct tl_csv *csv, struct tl_property *property)
{
    const char *before = "";
    const char *element = tl_property_element(&property->list);
    tl_csv_open(csv);
    for (; element; element = tl_property_element(&property->list)) {
        tl_csv_add(csv, before);
        put_element(csv, element, property->properties->losses);
        before = ";";
    }
    tl_csv_close(csv);
}

/* One cell, and where its losses go. */
struct cell {
    struct tl_csv *csv;
    struct tl_losses *losses;
};

static void
add_piece(void *sink, const char *piece)
{
    struct cell *cell = sink;
    put_element(cell->csv, piece, cell->losses);
}

static void
put_citations(struct tl_csv *csv, struct tl_property *property)
{
    struct cell cell = {csv, property->properties->losses};
    const struct tl_cited_sink to = {&cell, add_piece};
    tl_csv_open(csv);
    for (uint32_t i = 0; i < property->citations.count; i++) {
        tl_csv_add(csv, i > 0 ? ";" : "");
        tl_cited_tell(&to, property->properties->drawing->graph,
                      property->citations.first + i);
    }
    tl_csv_close(csv);
}

static void
put_day(struct tl_csv *csv, struct tl_property *property)
{
    char day[TL_DAY_TEXT_MAX];
    tl_day_iso(property->number, day, sizeof day);
    tl_csv_cell(csv, day);
}

static void
put_bool(struct tl_csv *csv, struct tl_property *property)
{
    tl_csv_cell(csv, property->number ? "true" : "false");
}

static void
put_integer(struct tl_csv *csv, struct tl_property *property)
{
    tl_csv_integer(csv, property->number);
}

static void
put_amount(struct tl_csv *csv, struct tl_property *property)
{
    tl_csv_weight(csv, property->number);
}

static void (*const puts_of[])(struct tl_csv *csv, struct tl_property *property) = {
    [TL_PROPERTY_TEXT] = put_text,       [TL_PROPERTY_LIST] = put_list,
    [TL_PROPERTY_DAY] = put_day,         [TL_PROPERTY_BOOL] = put_bool,
    [TL_PROPERTY_INTEGER] = put_integer, [TL_PROPERTY_AMOUNT] = put_amount,
    [TL_PROPERTY_CITES] = put_citations,
};

/* Neo4j takes an empty cell for a missing property. */
static void
put_properties(struct tl_csv *csv, struct tl_property *property)
{
    while (tl_property_next(property)) {
        if (property->present)
            puts_of[property->type](csv, property);
        else
            tl_csv_cell(csv, "");
    }
    tl_csv_end_record(csv);
}

/* The dataset has no place in these tables. */
static void
count_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    static const struct tl_supported nothing = {.fields = {0}};
    if (tl_unsupported_count(drawing, &nothing, TL_DATASET))
        tl_losses_add(losses, TL_SUPPORTS_DATASET);
}

static void
write_nodes(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    static const char *const head[] = {"id:ID", ":LABEL", "name:string", NULL};
    const struct tl_network *network = drawing->network;
    struct tl_properties properties =
        tl_properties_begin(drawing, losses, TL_NODES, &dialects[TL_NODES]);
    struct tl_csv csv = tl_csv_begin(out, true);
    struct tl_property property;
    put_head(&csv, head, &properties);
    for (uint32_t i = 0; i < network->node_count; i++) {
        tl_property_begin(&property, &properties, i);
        tl_csv_cell(&csv, property.about.id);
        tl_csv_cell(&csv, network->nodes[i].item.type == TL_ACTOR ? "Actor" : "Event");
        tl_csv_cell(&csv, property.about.label);
        put_properties(&csv, &property);
    }
    count_losses(drawing, losses);
}

/* A relationship needs a type: edges without a kind get one. */
static void
write_relationships(const struct tl_drawing *drawing, struct tl_out *out,
                    struct tl_losses *losses)
{
    static const char *const head[] = {
        ":START_ID", ":END_ID", ":TYPE", "id:string", NULL,
    };
    const struct tl_network *network = drawing->network;
    struct tl_properties properties =
        tl_properties_begin(drawing, losses, TL_EDGES, &dialects[TL_EDGES]);
    struct tl_csv csv = tl_csv_begin(out, true);
    struct tl_property property;
    put_head(&csv, head, &properties);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        tl_property_begin(&property, &properties, i);
        tl_csv_cell(&csv, property.about.source);
        tl_csv_cell(&csv, property.about.target);
        tl_csv_cell(&csv, *property.about.kind ? property.about.kind : "related");
        tl_csv_cell(&csv, property.about.id);
        put_properties(&csv, &property);
    }
    tl_losses_add_many(losses, "edges without a direction exported as directed",
                       tl_edges_undirected(network));
}

/* The columns of references, and the names that their attributes cannot have. */
static const char *const reference_columns[] = {
    "id:ID(Reference)", ":LABEL",           "title:string",
    "publisher:string", "authors:string[]", "date:string",
    "url:string",       "via:string",       NULL,
};
static const char *const reference_reserved[] = {
    "id", "title", "publisher", "authors", "date", "url", "via", "__proto__", "", NULL};

static bool
is_column(const char *key)
{
    return !tl_reserved_has(reference_reserved, key) && !strpbrk(key, ":{}");
}

static void
put_reference_head(struct tl_csv *csv, const char *const *keys, uint32_t count)
{
    for (size_t i = 0; reference_columns[i]; i++)
        tl_csv_cell(csv, reference_columns[i]);
    for (uint32_t i = 0; i < count; i++) {
        if (!is_column(keys[i]))
            continue;
        tl_csv_open(csv);
        tl_csv_add(csv, keys[i]);
        tl_csv_add(csv, ":string");
        tl_csv_close(csv);
    }
    tl_csv_end_record(csv);
}

static void
put_authors(struct tl_csv *csv, const char *authors, struct tl_losses *losses)
{
    tl_csv_open(csv);
    for (const char *at = authors; *at; at += strlen(at) + 1) {
        tl_csv_add(csv, at == authors ? "" : ";");
        put_element(csv, at, losses);
    }
    tl_csv_close(csv);
}

/* Keys and attributes are both in the order of their bytes. */
static void
put_reference_attributes(struct tl_csv *csv, const char *const *keys, uint32_t count,
                         struct tl_attributes attributes, struct tl_losses *losses)
{
    const char *key = NULL;
    const char *value = NULL;
    bool more = tl_attributes_next(&attributes, &key, &value);
    for (uint32_t i = 0; i < count; i++) {
        bool has = more && strcmp(key, keys[i]) == 0;
        if (is_column(keys[i]))
            tl_csv_cell(csv, has ? value : "");
        else if (has)
            tl_reserved_count(losses);
        if (has)
            more = tl_attributes_next(&attributes, &key, &value);
    }
    tl_csv_end_record(csv);
}

static void
write_references(const struct tl_drawing *drawing, struct tl_out *out,
                 struct tl_losses *losses)
{
    const struct tl_graph *graph = drawing->graph;
    const char *const *keys;
    uint32_t count = tl_graph_keys(graph, TL_REFERENCE, &keys);
    struct tl_csv csv = tl_csv_begin(out, true);
    put_reference_head(&csv, keys, count);
    for (uint32_t number = tl_cited_next(drawing, 0); number != TL_NONE;
         number = tl_cited_next(drawing, number + 1)) {
        struct tl_reference it = tl_graph_reference(graph, number);
        bool is_first = it.via == TL_NONE;
        tl_csv_cell(&csv, it.id);
        tl_csv_cell(&csv, "Reference");
        tl_csv_cell(&csv, it.title);
        tl_csv_cell(&csv, it.publisher);
        put_authors(&csv, it.authors, losses);
        tl_csv_cell(&csv, it.date ? it.date->text : "");
        tl_csv_cell(&csv, it.url);
        tl_csv_cell(&csv, is_first ? "" : tl_graph_reference_id(graph, it.via));
        put_reference_attributes(&csv, keys, count, it.attributes, losses);
    }
}

const struct tl_format tl_format_neo4j = {
    .name = "neo4j",
    .endings = "",
    .about = "folder of tables for neo4j-admin import",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_EVIDENCE,
    .parts =
        {
            {"nodes.csv", write_nodes},
            {"relationships.csv", write_relationships},
            {"references.csv", write_references},
        },
};
