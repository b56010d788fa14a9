/* The folder of tables: the dataset, actors, relations and references. */
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/kept.h"
#include "output/common/sheet.h"

void
tl_emit_tables_dataset(const struct tl_drawing *drawing, struct tl_out *out,
                       struct tl_losses *losses)
{
    static const char *const head[] = {"title", "description", NULL};
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_DATASET, head);
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    tl_csv_cell(&sheet.csv, dataset.title);
    tl_csv_cell(&sheet.csv, dataset.description);
    tl_sheet_end_row(&sheet, dataset.attributes);
    tl_cell_end(&sheet.csv, losses);
}

static void
put_actor(struct tl_sheet *sheet, uint32_t number)
{
    struct tl_csv *csv = &sheet->csv;
    struct tl_actor actor = tl_graph_actor(sheet->drawing->graph, number);
    tl_csv_cell(csv, actor.id);
    tl_csv_cell(csv, actor.name);
    tl_csv_cell(csv, actor.kind);
    tl_cell_list(csv, actor.aliases);
    tl_csv_cell(csv, actor.description);
    tl_csv_cell(csv, actor.url);
    tl_sheet_end_row(sheet, actor.attributes);
}

void
tl_emit_tables_actors(const struct tl_drawing *drawing, struct tl_out *out,
                      struct tl_losses *losses)
{
    static const char *const head[] = {"id",          "name", "kind", "aliases",
                                       "description", "url",  NULL};
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_ACTOR, head);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->actor_count; i++)
        put_actor(&sheet, timeline->actors[i]);
    tl_cell_end(&sheet.csv, losses);
}

static void
put_supports(struct tl_sheet *sheet, const struct tl_relation *relation)
{
    tl_csv_list_begin(&sheet->csv);
    for (uint32_t i = 0; i < relation->event_count; i++) {
        const char *id =
            tl_kept_support(sheet->drawing, relation->events[i], sheet->losses);
        if (id)
            tl_csv_list_add(&sheet->csv, id);
    }
    tl_csv_list_end(&sheet->csv);
}

static void
put_relation(struct tl_sheet *sheet, uint32_t number)
{
    struct tl_csv *csv = &sheet->csv;
    const struct tl_graph *graph = sheet->drawing->graph;
    struct tl_relation relation = tl_graph_relation(graph, number);
    tl_csv_cell(csv, relation.id);
    tl_csv_cell(csv, tl_graph_id(graph, relation.source));
    tl_csv_cell(csv, tl_graph_id(graph, relation.target));
    tl_csv_cell(csv, relation.kind);
    tl_cell_date(csv, relation.date);
    tl_csv_cell(csv, relation.directed ? "true" : "false");
    if (relation.has_weight)
        tl_csv_weight(csv, relation.weight);
    else
        tl_csv_cell(csv, "");
    tl_csv_cell(csv, relation.description);
    put_supports(sheet, &relation);
    tl_sheet_end_row(sheet, relation.attributes);
}

void
tl_emit_tables_relations(const struct tl_drawing *drawing, struct tl_out *out,
                         struct tl_losses *losses)
{
    static const char *const head[] = {"id",     "source",   "target", "kind",
                                       "date",   "directed", "weight", "description",
                                       "events", NULL};
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_RELATION, head);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->relation_count; i++)
        put_relation(&sheet, timeline->relations[i]);
    tl_cell_end(&sheet.csv, losses);
}

static void
put_reference(struct tl_sheet *sheet, uint32_t number)
{
    struct tl_csv *csv = &sheet->csv;
    const struct tl_graph *graph = sheet->drawing->graph;
    struct tl_reference reference = tl_graph_reference(graph, number);
    bool is_first = reference.via == TL_NONE;
    tl_csv_cell(csv, reference.id);
    tl_csv_cell(csv, reference.title);
    tl_csv_cell(csv, reference.publisher);
    tl_cell_list(csv, reference.authors);
    tl_cell_date(csv, reference.date);
    tl_csv_cell(csv, reference.url);
    tl_csv_cell(csv, is_first ? "" : tl_graph_reference_id(graph, reference.via));
    tl_sheet_end_row(sheet, reference.attributes);
}

void
tl_emit_tables_references(const struct tl_drawing *drawing, struct tl_out *out,
                          struct tl_losses *losses)
{
    static const char *const head[] = {"id",   "title", "publisher", "authors",
                                       "date", "url",   "via",       NULL};
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_REFERENCE, head);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->reference_count; i++)
        put_reference(&sheet, timeline->references[i]);
    tl_cell_end(&sheet.csv, losses);
}
