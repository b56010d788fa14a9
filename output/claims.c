/*
 * The table of claims: what each source says of each field, one claim a row, whether it
 * is what is used or not.
 */
#include "graph/claim.h"
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/losses.h"

static const char *const head[] = {
    "item",   "actor",     "role",   "date",    "field", "value", "used",
    "status", "reference", "source", "locator", "quote", NULL,
};

/* What the claims of a row are about. */
struct subject {
    struct tl_item item;
    const struct tl_participation *participation; /* NULL: the item itself */
};

static void
put_subject(struct tl_csv *csv, const struct tl_graph *graph,
            const struct subject *subject)
{
    const struct tl_participation *part = subject->participation;
    uint8_t told = part ? part->settled.claimed | part->settled.undecided : 0;
    tl_csv_cell(csv, tl_graph_id(graph, subject->item));
    tl_csv_cell(csv, part ? tl_graph_id(graph, (struct tl_item){TL_ACTOR, part->actor})
                          : "");
    tl_csv_cell(csv, part && !(told & TL_CLAIM_BIT(TL_ROLE)) ? part->role : "");
    tl_csv_cell(csv, part && !(told & TL_CLAIM_BIT(TL_DATE)) ? tl_date_edtf(part->date)
                                                             : "");
}

/* Where claims are written, and what is lost of them is counted. */
struct table {
    struct tl_csv csv;
    const struct tl_graph *graph;
    struct tl_losses *losses;
};

static void
put_claims(struct table *table, const struct subject *subject, struct tl_claims claims)
{
    struct tl_csv *csv = &table->csv;
    const struct tl_graph *graph = table->graph;
    struct tl_claim claim;
    while (tl_claims_next(&claims, &claim)) {
        struct tl_citation citation = tl_graph_citation(graph, claim.citation);
        struct tl_reference reference = tl_graph_reference(graph, claim.reference);
        put_subject(csv, graph, subject);
        tl_csv_cell(csv, tl_fields[claim.field].name);
        tl_csv_cell(csv, claim.value);
        tl_csv_cell(csv, claim.agrees && claim.status != TL_DENIED ? "true" : "false");
        tl_csv_cell(csv, tl_status_names[claim.status]);
        tl_csv_cell(csv, reference.id);
        tl_csv_cell(csv, reference.title);
        tl_csv_cell(csv, citation.locator);
        tl_csv_cell(csv, citation.quote);
        tl_csv_end_record(csv);
        if (citation.attributes.count)
            tl_losses_add(table->losses, "claims exported without attributes");
    }
}

static void
put_event(struct table *table, uint32_t number)
{
    const struct tl_graph *graph = table->graph;
    struct subject subject = {{TL_EVENT, number}, NULL};
    struct tl_slice slice = tl_graph_event_participations(graph, number);
    put_claims(table, &subject, tl_claims_begin(graph, TL_EVENT, number));
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_participation participation = tl_graph_participation(graph, i);
        subject.participation = &participation;
        put_claims(table, &subject, tl_claims_begin(graph, TL_PARTICIPATION, i));
    }
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    const struct tl_graph *graph = drawing->graph;
    struct table table = {tl_cell_begin(drawing, out), graph, losses};
    const struct tl_timeline *timeline = drawing->timeline;
    bool any = tl_graph_has_claims(graph);
    for (size_t i = 0; head[i]; i++)
        tl_csv_cell(&table.csv, head[i]);
    tl_csv_end_record(&table.csv);
    for (uint32_t i = 0; any && i < timeline->event_count; i++)
        put_event(&table, timeline->events[i]);
    for (uint32_t i = 0; any && i < timeline->relation_count; i++) {
        uint32_t number = timeline->relations[i];
        struct subject subject = {{TL_RELATION, number}, NULL};
        put_claims(&table, &subject, tl_claims_begin(graph, TL_RELATION, number));
    }
    tl_cell_end(&table.csv, losses);
}

const struct tl_format tl_format_csv_claims = {
    .name = "csv-claims",
    .endings = "",
    .allows = "csv",
    .about = "what each source says of each field, a claim a row",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .view = TL_VIEW_TIMELINE,
    .style_groups = TL_STYLE_CSV,
    .parts = {{NULL, emit}},
};
