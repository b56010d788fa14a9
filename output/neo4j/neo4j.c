/*
 * Two of the tables that `neo4j-admin database import` reads, one of nodes and one of
 * relationships; that of references is a file of its own. All relationships have a
 * direction there and a type, which is their kind. An array is split at semicolons that
 * nothing can escape: those of the data are full-width ones then.
 */
#include "output/common/cited.h"
#include "output/common/fact.h"
#include "output/common/held.h"
#include "neo4j.h"

#define WIDE_SEMICOLON "\xEF\xBC\x9B"

/* Years of up to nine digits. */
static const struct tl_date_limits limits = {-365243219162, 365241780471};

static const char *const taken[] = {"name", NULL};

/* A head such as "key:string" is read from its end. */
static bool
refuses(const char *name)
{
    return strpbrk(name, ":{}");
}

static const struct tl_dialect dialects[] = {
    [TL_NODES] = {.limits = &limits,
                  .own = TL_FACT_BIT(TL_FACT_LABEL) | TL_FACT_BIT(TL_FACT_ITEM),
                  .taken = taken,
                  .refuses = refuses},
    [TL_EDGES] = {.limits = &limits,
                  .own = TL_FACT_BIT(TL_FACT_LABEL),
                  .taken = taken,
                  .refuses = refuses},
};

static const char *const types[] = {
    [TL_FACT_TEXT] = ":string",    [TL_FACT_LIST] = ":string[]",
    [TL_FACT_DAY] = ":date",       [TL_FACT_BOOL] = ":boolean",
    [TL_FACT_INTEGER] = ":long",   [TL_FACT_AMOUNT] = ":double",
    [TL_FACT_CITES] = ":string[]",
};

static void
put_head(struct tl_csv *csv, const char *const *own, const struct tl_facts *facts)
{
    struct tl_fact fact;
    for (; *own; own++)
        tl_csv_cell(csv, *own);
    tl_fact_begin(&fact, facts, TL_NONE);
    while (tl_fact_next(&fact)) {
        tl_csv_open(csv);
        tl_csv_add(csv, fact.key);
        tl_csv_add(csv, types[fact.type]);
        tl_csv_close(csv);
    }
    tl_csv_end_record(csv);
}

static void
put_text(struct tl_csv *csv, struct tl_fact *fact)
{
    tl_csv_cell(csv, fact->text);
}

void
tl_neo4j_element(struct tl_csv *csv, const char *element, struct tl_losses *losses)
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
put_list(struct tl_csv *csv, struct tl_fact *fact)
{
    const char *before = "";
    const char *element = tl_fact_element(&fact->list);
    tl_csv_open(csv);
    for (; element; element = tl_fact_element(&fact->list)) {
        tl_csv_add(csv, before);
        tl_neo4j_element(csv, element, fact->facts->losses);
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
    tl_neo4j_element(cell->csv, piece, cell->losses);
}

static void
put_citations(struct tl_csv *csv, struct tl_fact *fact)
{
    struct cell cell = {csv, fact->facts->losses};
    const struct tl_cited_sink to = {&cell, add_piece};
    tl_csv_open(csv);
    for (uint32_t i = 0; i < fact->citations.count; i++) {
        tl_csv_add(csv, i > 0 ? ";" : "");
        tl_cited_tell(&to, fact->facts->drawing->graph, fact->citations.first + i);
    }
    tl_csv_close(csv);
}

static void
put_day(struct tl_csv *csv, struct tl_fact *fact)
{
    char day[TL_DAY_TEXT_MAX];
    tl_day_iso(fact->number, day, sizeof day);
    tl_csv_cell(csv, day);
}

static void
put_bool(struct tl_csv *csv, struct tl_fact *fact)
{
    tl_csv_cell(csv, fact->number ? "true" : "false");
}

static void
put_integer(struct tl_csv *csv, struct tl_fact *fact)
{
    tl_csv_integer(csv, fact->number);
}

static void
put_amount(struct tl_csv *csv, struct tl_fact *fact)
{
    tl_csv_weight(csv, fact->number);
}

static void (*const puts_of[])(struct tl_csv *csv, struct tl_fact *fact) = {
    [TL_FACT_TEXT] = put_text,       [TL_FACT_LIST] = put_list,
    [TL_FACT_DAY] = put_day,         [TL_FACT_BOOL] = put_bool,
    [TL_FACT_INTEGER] = put_integer, [TL_FACT_AMOUNT] = put_amount,
    [TL_FACT_CITES] = put_citations,
};

/* An empty cell is no property. */
static void
put_facts(struct tl_csv *csv, struct tl_fact *fact)
{
    while (tl_fact_next(fact)) {
        if (fact->present)
            puts_of[fact->type](csv, fact);
        else
            tl_csv_cell(csv, "");
    }
    tl_csv_end_record(csv);
}

/* There are no properties of the whole. */
static void
count_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    static const struct tl_held nothing = {.fields = {0}};
    if (tl_held_lost(drawing, &nothing, TL_DATASET))
        tl_losses_add(losses, TL_HELD_DATASET);
}

void
tl_emit_neo4j_nodes(const struct tl_drawing *drawing, struct tl_out *out,
                    struct tl_losses *losses)
{
    static const char *const head[] = {"id:ID", ":LABEL", "name:string", NULL};
    const struct tl_network *network = drawing->network;
    struct tl_facts facts =
        tl_facts_begin(drawing, losses, TL_NODES, &dialects[TL_NODES]);
    struct tl_csv csv = tl_csv_begin(out, true);
    struct tl_fact fact;
    put_head(&csv, head, &facts);
    for (uint32_t i = 0; i < network->node_count; i++) {
        tl_fact_begin(&fact, &facts, i);
        tl_csv_cell(&csv, fact.about.id);
        tl_csv_cell(&csv, network->nodes[i].item.type == TL_ACTOR ? "Actor" : "Event");
        tl_csv_cell(&csv, fact.about.label);
        put_facts(&csv, &fact);
    }
    count_losses(drawing, losses);
}

/* Nothing can be without a type. */
void
tl_emit_neo4j_relationships(const struct tl_drawing *drawing, struct tl_out *out,
                            struct tl_losses *losses)
{
    static const char *const head[] = {
        ":START_ID", ":END_ID", ":TYPE", "id:string", NULL,
    };
    const struct tl_network *network = drawing->network;
    struct tl_facts facts =
        tl_facts_begin(drawing, losses, TL_EDGES, &dialects[TL_EDGES]);
    struct tl_csv csv = tl_csv_begin(out, true);
    struct tl_fact fact;
    put_head(&csv, head, &facts);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        tl_fact_begin(&fact, &facts, i);
        tl_csv_cell(&csv, fact.about.source);
        tl_csv_cell(&csv, fact.about.target);
        tl_csv_cell(&csv, *fact.about.kind ? fact.about.kind : "related");
        tl_csv_cell(&csv, fact.about.id);
        put_facts(&csv, &fact);
    }
    tl_losses_add_many(losses, "edges without a direction got one",
                       tl_edges_undirected(network));
}
