/* The folder of tables: one for each type of item, in tieline's own CSV format. */
#include <string.h>

#include "graph/claim.h"
#include "graph/declared.h"
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/exported.h"
#include "output/common/sheet.h"

/* A text that is an item's own; empty where claims tell it. */
static void
put_own(struct tl_csv *csv, enum tl_field field, const char *text,
        struct tl_settled settled)
{
    tl_csv_cell(csv, settled.claimed & TL_CLAIM_BIT(field) ? "" : text);
}

static void
put_event(struct tl_sheet *sheet, const struct tl_event *event)
{
    struct tl_csv *csv = &sheet->csv;
    tl_csv_cell(csv, event->id);
    tl_csv_cell(csv, event->title);
    put_own(csv, TL_KIND, event->kind, event->settled);
    put_own(csv, TL_DATE, tl_date_edtf(event->date), event->settled);
    tl_csv_cell(csv, event->date_text);
    put_own(csv, TL_PLACE, event->place, event->settled);
    if (event->settled.claimed & TL_CLAIM_BIT(TL_COUNT))
        tl_csv_cell(csv, "");
    else
        tl_cell_count(csv, event);
    tl_sheet_told(csv, 1U << TL_EVENT, event->record);
    tl_csv_cell(csv, event->url);
    put_own(csv, TL_PART_OF, tl_exported_parent(sheet->drawing, event, sheet->losses),
            event->settled);
    tl_sheet_end_row(sheet, event->attributes);
}

static void
write_events(const struct tl_drawing *drawing, struct tl_out *out,
             struct tl_losses *losses)
{
    static const char *const head[] = {"id",        "title",   "kind",  "date",
                                       "date_text", "place",   "count", TL_TOLD_COLUMNS,
                                       "url",       "part_of", NULL};
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_EVENT, head);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_event event = tl_graph_event(drawing->graph, timeline->events[i]);
        put_event(&sheet, &event);
    }
    tl_cell_end(&sheet.csv, losses);
}

/* Three cells: the actor, role and date that a participation is known by; empty for
 * NULL. */
static void
put_part(struct tl_sheet *sheet, const struct tl_participation *participation)
{
    struct tl_csv *csv = &sheet->csv;
    if (!participation) {
        tl_csv_cell(csv, "");
        tl_csv_cell(csv, "");
        tl_csv_cell(csv, "");
        return;
    }
    struct tl_item actor = {TL_ACTOR, participation->actor};
    tl_csv_cell(csv, tl_graph_id(sheet->drawing->graph, actor));
    put_own(csv, TL_ROLE, participation->role, participation->settled);
    put_own(csv, TL_DATE, tl_date_edtf(participation->date), participation->settled);
}

static void
put_participants(struct tl_sheet *sheet, struct tl_item event, struct tl_slice slice)
{
    const struct tl_graph *graph = sheet->drawing->graph;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_participation participation =
            tl_graph_participation(graph, slice.first + i);
        tl_csv_cell(&sheet->csv, tl_graph_id(graph, event));
        put_part(sheet, &participation);
        tl_sheet_end_row(sheet, participation.attributes);
    }
}

static void
write_participants(const struct tl_drawing *drawing, struct tl_out *out,
                   struct tl_losses *losses)
{
    static const char *const head[] = {"event", "actor", "role", "date", NULL};
    struct tl_sheet sheet =
        tl_sheet_begin(drawing, out, losses, TL_PARTICIPATION, head);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_item event = {TL_EVENT, timeline->events[i]};
        put_participants(&sheet, event,
                         tl_graph_event_participations(drawing->graph, event.number));
    }
    tl_cell_end(&sheet.csv, losses);
}

/* What citations are of. */
struct cited {
    struct tl_item item;
    const struct tl_participation *participation; /* NULL: the item itself */
};

/* A row of a citation, with one of its claims or, if `says` is "", with none. */
static void
put_citation(struct tl_sheet *sheet, struct cited cited,
             const struct tl_citation *citation, const char *says)
{
    struct tl_csv *csv = &sheet->csv;
    const struct tl_graph *graph = sheet->drawing->graph;
    struct tl_claim_text claim = tl_claim_split(says);
    tl_csv_cell(csv, tl_graph_id(graph, cited.item));
    put_part(sheet, cited.participation);
    tl_csv_cell(csv, tl_graph_reference_id(graph, citation->reference));
    tl_csv_cell(csv, citation->locator);
    tl_csv_cell(csv, citation->quote);
    tl_csv_cell(csv, tl_status_names[citation->status]);
    tl_csv_cell(csv, *says ? tl_fields[claim.field].name : "");
    tl_csv_cell(csv, claim.value);
    tl_sheet_end_row(sheet, citation->attributes);
}

static void
put_citations(struct tl_sheet *sheet, struct tl_item item,
              const struct tl_participation *participation, struct tl_slice slice)
{
    struct cited cited = {item, participation};
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_citation citation =
            tl_graph_citation(sheet->drawing->graph, slice.first + i);
        struct tl_exported_claims claims =
            tl_exported_claims(sheet->drawing, &citation, sheet->losses);
        if (claims.count == 0 && !claims.left_out)
            put_citation(sheet, cited, &citation, "");
        for (const char *says = citation.says; *says; says += strlen(says) + 1) {
            if (tl_claim_split(says).field != claims.but)
                put_citation(sheet, cited, &citation, says);
        }
    }
}

static void
put_event_citations(struct tl_sheet *sheet, struct tl_item event)
{
    const struct tl_graph *graph = sheet->drawing->graph;
    struct tl_slice slice = tl_graph_event_participations(graph, event.number);
    put_citations(sheet, event, NULL, tl_graph_event_citations(graph, event.number));
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_participation participation =
            tl_graph_participation(graph, slice.first + i);
        put_citations(sheet, event, &participation, participation.citations);
    }
}

static void
write_citations(const struct tl_drawing *drawing, struct tl_out *out,
                struct tl_losses *losses)
{
    static const char *const head[] = {"item",      "actor",   "role",  "date",
                                       "reference", "locator", "quote", "status",
                                       "field",     "value",   NULL};
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_CITATION, head);
    const struct tl_timeline *timeline = drawing->timeline;
    const struct tl_graph *graph = drawing->graph;
    for (uint32_t i = 0; i < timeline->actor_count; i++) {
        struct tl_item actor = {TL_ACTOR, timeline->actors[i]};
        put_citations(&sheet, actor, NULL,
                      tl_graph_actor(graph, actor.number).citations);
    }
    for (uint32_t i = 0; i < timeline->event_count; i++)
        put_event_citations(&sheet, (struct tl_item){TL_EVENT, timeline->events[i]});
    for (uint32_t i = 0; i < timeline->relation_count; i++) {
        struct tl_item relation = {TL_RELATION, timeline->relations[i]};
        put_citations(&sheet, relation, NULL,
                      tl_graph_relation(graph, relation.number).citations);
    }
    tl_cell_end(&sheet.csv, losses);
}

static void
write_dataset(const struct tl_drawing *drawing, struct tl_out *out,
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
    tl_sheet_told(csv, 1U << TL_ACTOR, actor.record);
    tl_csv_cell(csv, actor.url);
    tl_sheet_end_row(sheet, actor.attributes);
}

static void
write_actors(const struct tl_drawing *drawing, struct tl_out *out,
             struct tl_losses *losses)
{
    static const char *const head[] = {
        "id", "name", "kind", "aliases", TL_TOLD_COLUMNS, "url", NULL};
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
            tl_exported_support(sheet->drawing, relation->events[i], sheet->losses);
        if (id)
            tl_csv_list_add(&sheet->csv, id);
    }
    tl_csv_list_end(&sheet->csv);
}

static void
put_weight(struct tl_csv *csv, bool given, int64_t weight)
{
    if (given)
        tl_csv_weight(csv, weight);
    else
        tl_csv_cell(csv, "");
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
    put_own(csv, TL_KIND, relation.kind, relation.settled);
    put_own(csv, TL_DATE, tl_date_edtf(relation.date), relation.settled);
    tl_csv_cell(csv, relation.directed ? "true" : "false");
    put_weight(csv,
               relation.has_weight &&
                   !(relation.settled.claimed & TL_CLAIM_BIT(TL_WEIGHT)),
               relation.weight);
    put_weight(csv, relation.has_weight_disputed, relation.weight_disputed);
    tl_sheet_told(csv, 1U << TL_RELATION, relation.record);
    put_supports(sheet, &relation);
    tl_sheet_end_row(sheet, relation.attributes);
}

static void
write_relations(const struct tl_drawing *drawing, struct tl_out *out,
                struct tl_losses *losses)
{
    static const char *const head[] = {
        "id",     "source",          "target",        "kind",   "date", "directed",
        "weight", "weight_disputed", TL_TOLD_COLUMNS, "events", NULL};
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
    tl_sheet_told(csv, 1U << TL_REFERENCE, reference.record);
    tl_csv_cell(csv, reference.url);
    tl_csv_cell(csv, is_first ? "" : tl_graph_reference_id(graph, reference.via));
    tl_sheet_end_row(sheet, reference.attributes);
}

static void
write_references(const struct tl_drawing *drawing, struct tl_out *out,
                 struct tl_losses *losses)
{
    static const char *const head[] = {"id",      "title", "publisher",
                                       "authors", "date",  TL_TOLD_COLUMNS,
                                       "url",     "via",   NULL};
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_REFERENCE, head);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->reference_count; i++)
        put_reference(&sheet, timeline->references[i]);
    tl_cell_end(&sheet.csv, losses);
}

static void
write_roles(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    static const char *const head[] = {"role", "side", "inverse", NULL};
    struct tl_sheet sheet =
        tl_sheet_begin(drawing, out, losses, TL_DECLARED_ROLE, head);
    for (uint32_t i = 0; i < tl_graph_count(drawing->graph, TL_DECLARED_ROLE); i++) {
        struct tl_role role = tl_graph_role(drawing->graph, i);
        tl_csv_cell(&sheet.csv, role.name);
        tl_csv_cell(&sheet.csv, role.side);
        tl_csv_cell(&sheet.csv, role.inverse);
        tl_sheet_end_row(&sheet, role.attributes);
    }
    tl_cell_end(&sheet.csv, losses);
}

static void
write_kinds(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    static const char *const head[] = {"kind", "type", "label", "colour", NULL};
    struct tl_sheet sheet =
        tl_sheet_begin(drawing, out, losses, TL_DECLARED_KIND, head);
    for (uint32_t i = 0; i < tl_graph_count(drawing->graph, TL_DECLARED_KIND); i++) {
        struct tl_kind kind = tl_graph_kind(drawing->graph, i);
        tl_csv_cell(&sheet.csv, kind.name);
        tl_csv_cell(&sheet.csv, tl_type_names[kind.type]);
        tl_csv_cell(&sheet.csv, kind.label);
        tl_csv_cell(&sheet.csv, kind.colour);
        tl_sheet_end_row(&sheet, kind.attributes);
    }
    tl_cell_end(&sheet.csv, losses);
}

const struct tl_format tl_format_tables = {
    .name = "tables",
    .endings = "",
    .about = "folder of CSV tables, all that was selected; reads back",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .view = TL_VIEW_TIMELINE,
    .style_groups = TL_STYLE_CSV,
    .reads_back = true,
    .parts =
        {
            {"dataset.csv", write_dataset},
            {"actors.csv", write_actors},
            {"events.csv", write_events},
            {"participants.csv", write_participants},
            {"relations.csv", write_relations},
            {"references.csv", write_references},
            {"citations.csv", write_citations},
            {"roles.csv", write_roles},
            {"kinds.csv", write_kinds},
        },
};
