#include "json_facts.h"

#include "cited.h"
#include "kept.h"

/* Attributes are texts, and only their keys are not constant. */
static void
put_text(struct tl_json *json, struct tl_fact *fact)
{
    tl_json_attribute(json, fact->key, fact->text);
}

static void
put_list(struct tl_json *json, struct tl_fact *fact)
{
    tl_json_key(json, fact->key);
    tl_json_array_begin(json);
    for (const char *element = tl_fact_element(&fact->list); element;
         element = tl_fact_element(&fact->list))
        tl_json_text(json, element);
    tl_json_array_end(json);
}

static void
put_day(struct tl_json *json, struct tl_fact *fact)
{
    char day[TL_DAY_TEXT_MAX];
    tl_day_text(fact->number, day, sizeof day);
    tl_json_member(json, fact->key, day);
}

static void
put_bool(struct tl_json *json, struct tl_fact *fact)
{
    tl_json_key(json, fact->key);
    tl_json_bool(json, fact->number);
}

static void
put_integer(struct tl_json *json, struct tl_fact *fact)
{
    tl_json_key(json, fact->key);
    tl_json_integer(json, fact->number);
}

static void
put_amount(struct tl_json *json, struct tl_fact *fact)
{
    tl_json_key(json, fact->key);
    tl_json_weight(json, fact->number);
}

static void
put_citations(struct tl_json *json, struct tl_fact *fact)
{
    const struct tl_facts *facts = fact->facts;
    tl_cited_json(json, fact->key, facts->drawing->graph, fact->citations,
                  facts->losses);
}

static void (*const puts_of[])(struct tl_json *json, struct tl_fact *fact) = {
    [TL_FACT_TEXT] = put_text,       [TL_FACT_LIST] = put_list,
    [TL_FACT_DAY] = put_day,         [TL_FACT_BOOL] = put_bool,
    [TL_FACT_INTEGER] = put_integer, [TL_FACT_AMOUNT] = put_amount,
    [TL_FACT_CITES] = put_citations,
};

void
tl_json_facts(struct tl_json *json, struct tl_fact *fact)
{
    while (tl_fact_next_present(fact))
        puts_of[fact->type](json, fact);
}

void
tl_json_about(struct tl_json *json, const struct tl_drawing *drawing,
              struct tl_losses *losses)
{
    static const char *const taken[] = {"title", "description", "references",
                                        "__proto__", NULL};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    const char *key;
    const char *value;
    tl_json_object_begin(json);
    tl_json_member(json, "title", dataset.title);
    tl_json_member(json, "description", dataset.description);
    while (tl_attributes_next(&dataset.attributes, &key, &value)) {
        if (tl_kept_among(taken, key))
            tl_kept_lose(losses);
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
tl_json_list(struct tl_json *json, const char *key, const struct tl_facts *facts,
             void (*put)(struct tl_json *json, struct tl_fact *fact))
{
    const struct tl_network *network = facts->drawing->network;
    uint32_t count =
        facts->subject == TL_NODES ? network->node_count : network->edge_count;
    struct tl_fact fact;
    tl_json_newline(json);
    tl_json_key(json, key);
    tl_json_array_begin(json);
    for (uint32_t i = 0; i < count; i++) {
        tl_fact_begin(&fact, facts, i);
        tl_json_newline(json);
        tl_json_object_begin(json);
        put(json, &fact);
        tl_json_object_end(json);
    }
    if (count > 0)
        tl_json_newline(json);
    tl_json_array_end(json);
}
