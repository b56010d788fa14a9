/* Events for people who work in a spreadsheet: one a row, with its actors by name. */
#include "output/common/cell.h"
#include "output/common/drawing.h"
#include "output/common/held.h"
#include "output/common/kept.h"
#include "output/common/sheet.h"

static const char *const head[] = {
    "id",     "date",       "earliest", "latest",      "label",        "date_text",
    "title",  "kind",       "place",    "count",       "participants", "part_of",
    "status", "references", "url",      "description", NULL,
};

static const struct tl_held held = {
    .fields = {
        [TL_ACTOR] = TL_HELD(TL_NAME),
        [TL_EVENT] = TL_HELD_ALL,
        [TL_PARTICIPATION] = TL_HELD(TL_ACTOR_ID) | TL_HELD(TL_ROLE),
        [TL_REFERENCE] = TL_HELD(TL_ID),
        [TL_CITATION] = TL_HELD(TL_REFERENCE_ID) | TL_HELD(TL_STATUS),
    }};

static void
put_label(struct tl_csv *csv, const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX] = "";
    if (date)
        tl_date_label(date, label, sizeof label);
    tl_csv_cell(csv, label);
}

static bool
ends_in_group(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && name[length - 1] == ')';
}

/* A name that ends in parentheses gets a group, be it empty, or its own would be taken
 * for the role. */
static void
put_participants(struct tl_csv *csv, const struct tl_graph *graph,
                 struct tl_slice slice)
{
    tl_csv_list_begin(csv);
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_participation participation =
            tl_graph_participation(graph, slice.first + i);
        struct tl_item actor = {TL_ACTOR, participation.actor};
        const char *name = tl_graph_label(graph, actor);
        if (*participation.role || ends_in_group(name))
            tl_csv_list_add_grouped(csv, name, participation.role);
        else
            tl_csv_list_add(csv, name);
    }
    tl_csv_list_end(csv);
}

static void
put_event(struct tl_sheet *sheet, const struct tl_event *event)
{
    struct tl_csv *csv = &sheet->csv;
    const struct tl_drawing *drawing = sheet->drawing;
    tl_csv_cell(csv, event->id);
    tl_cell_date(csv, event->date);
    tl_cell_bounds(csv, event->date);
    put_label(csv, event->date);
    tl_csv_cell(csv, event->date_text);
    tl_csv_cell(csv, event->title);
    tl_csv_cell(csv, event->kind);
    tl_csv_cell(csv, event->place);
    tl_cell_count(csv, event);
    put_participants(csv, drawing->graph, event->participations);
    tl_csv_cell(csv, tl_kept_whole(drawing, event, sheet->losses));
    tl_csv_cell(csv, tl_status_names[event->status]);
    tl_cell_references(csv, drawing->graph, event->citations);
    tl_csv_cell(csv, event->url);
    tl_csv_cell(csv, event->description);
    tl_sheet_end_row(sheet, event->attributes);
}

void
tl_emit_csv_events(const struct tl_drawing *drawing, struct tl_out *out,
                   struct tl_losses *losses)
{
    struct tl_sheet sheet = tl_sheet_begin(drawing, out, losses, TL_EVENT, head);
    const struct tl_timeline *timeline = drawing->timeline;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_event event = tl_graph_event(drawing->graph, timeline->events[i]);
        put_event(&sheet, &event);
    }
    tl_losses_add_many(losses, "items lost what a list of events has no column for",
                       tl_held_lost_all(drawing, &held));
    tl_cell_end(&sheet.csv, losses);
}
