/*
 * The third table for `neo4j-admin database import`: the references, as nodes of a
 * label and a space of ids of their own. Actors, events and relationships name them in
 * `references` and `citations`.
 */
#include "output/common/cited.h"
#include "output/common/kept.h"
#include "neo4j.h"

/* The columns, and what an attribute cannot be called. */
static const char *const head[] = {
    "id:ID(Reference)", ":LABEL",           "title:string",
    "publisher:string", "authors:string[]", "date:string",
    "url:string",       "via:string",       NULL,
};
static const char *const taken[] = {"id",  "title", "publisher", "authors", "date",
                                    "url", "via",   "__proto__", "",        NULL};

static bool
is_column(const char *key)
{
    return !tl_kept_among(taken, key) && !strpbrk(key, ":{}");
}

static void
put_head(struct tl_csv *csv, const char *const *keys, uint32_t count)
{
    for (size_t i = 0; head[i]; i++)
        tl_csv_cell(csv, head[i]);
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
        tl_neo4j_element(csv, at, losses);
    }
    tl_csv_close(csv);
}

/* Keys and attributes are both in the order of their bytes. */
static void
put_attributes(struct tl_csv *csv, const char *const *keys, uint32_t count,
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
            tl_kept_lose(losses);
        if (has)
            more = tl_attributes_next(&attributes, &key, &value);
    }
    tl_csv_end_record(csv);
}

void
tl_emit_neo4j_references(const struct tl_drawing *drawing, struct tl_out *out,
                         struct tl_losses *losses)
{
    const struct tl_graph *graph = drawing->graph;
    const char *const *keys;
    uint32_t count = tl_graph_keys(graph, TL_REFERENCE, &keys);
    struct tl_csv csv = tl_csv_begin(out, true);
    put_head(&csv, keys, count);
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
        put_attributes(&csv, keys, count, it.attributes, losses);
    }
}
