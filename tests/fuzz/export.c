/*
 * What is read is written in all formats of a view, and its JSON is read back. Two
 * bytes choose how to read, what to select and how to draw; the rest is the input.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "graph/base/memory.h"
#include "graph/query/select.h"
#include "src/export_views.h"
#include "src/read/readers.h"

extern const struct tl_format tl_format_json;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CHOICES = 2 };

/* To be freed; NULL where the input has errors. */
static struct tl_graph *
read_bytes(const char *format, const void *bytes, size_t size)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_reading reading = {
        .input = tl_input_memory("events", bytes, size, diagnostics),
        .builder = tl_builder_new(diagnostics, NULL),
        .diagnostics = diagnostics,
    };
    tl_reader_find(format)->read(&reading);
    tl_input_close(reading.input);
    struct tl_graph *graph = tl_builder_finish(reading.builder);
    if (tl_diagnostics_failed(diagnostics)) {
        tl_graph_free(graph);
        graph = NULL;
    }
    tl_diagnostics_free(diagnostics);
    return graph;
}

/* The first bit of a set of choices, which is taken off. */
static bool
take_bit(unsigned *choices)
{
    bool bit = *choices & 1;
    *choices >>= 1;
    return bit;
}

static struct tl_selection
choose(const struct tl_graph *graph, unsigned choices)
{
    static const uint32_t first_actor = 0;
    struct tl_selection selection = tl_selection_all();
    if (take_bit(&choices))
        selection.since = 10957; /* 2000-01-01 */
    if (take_bit(&choices))
        selection.until = 14610; /* 2010-01-01 */
    selection.certain = take_bit(&choices);
    if (take_bit(&choices) && tl_graph_count(graph, TL_ACTOR)) {
        selection.actors = &first_actor;
        selection.actor_count = 1;
    }
    selection.has_hops = take_bit(&choices);
    selection.hops = take_bit(&choices);
    selection.top = take_bit(&choices);
    selection.max_pairs = take_bit(&choices) ? 2 : TL_MAX_PAIRS;
    return selection;
}

static void
emit(struct tl_views *views, const struct tl_format *format, enum tl_view view,
     tl_emit *emitter, struct tl_out *out)
{
    struct tl_losses losses = {0};
    struct tl_drawing drawing = tl_views_draw(views, format, view, 0);
    tl_out_open(out, TL_OUT_MEMORY);
    emitter(&drawing, out, &losses);
    tl_views_release(&drawing);
}

static void
write_all(struct tl_views *views, enum tl_view view)
{
    struct tl_out out;
    for (size_t k = 0; tl_formats[k]; k++) {
        const struct tl_format *format = tl_formats[k];
        for (size_t i = 0; (format->views & TL_VIEW_BIT(view)) && format->parts[i].emit;
             i++) {
            emit(views, format, view, format->parts[i].emit, &out);
            tl_out_close(&out);
        }
    }
}

/* All of a graph as JSON. To be closed. */
static void
write_json(const struct tl_graph *graph, struct tl_out *out)
{
    struct tl_selection selection = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_views views = {
        .graph = graph, .selection = &selection, .selected = &selected};
    tl_views_begin(&views);
    emit(&views, tl_format_find("json", strlen("json")), TL_VIEW_TIMELINE,
         tl_format_json.parts[0].emit, out);
    tl_views_clear(&views);
    tl_selected_clear(&selected);
}

/* JSON tells all: what is read from it is written as it is. */
static void
check_json(const struct tl_graph *graph)
{
    struct tl_out once, again;
    write_json(graph, &once);
    struct tl_graph *read = read_bytes("json", once.buffer, once.used);
    if (!read)
        abort();
    write_json(read, &again);
    if (once.used != again.used || memcmp(once.buffer, again.buffer, once.used) != 0)
        abort();
    tl_out_close(&once);
    tl_out_close(&again);
    tl_graph_free(read);
}

static void
draw(const struct tl_graph *graph, unsigned how, unsigned what)
{
    struct tl_selection selection = choose(graph, what);
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_views views = {
        .graph = graph, .selection = &selection, .selected = &selected};
    enum tl_view view = how % TL_VIEWS;
    how /= TL_VIEWS;
    views.lanes_by = take_bit(&how) ? TL_LANES_BY_KIND : TL_LANES_BY_ACTOR;
    views.style.theme = take_bit(&how) ? TL_THEME_DARK : TL_THEME_LIGHT;
    views.style.csv_raw = take_bit(&how);
    views.style.evidence = take_bit(&how);
    tl_views_begin(&views);
    write_all(&views, view);
    tl_views_clear(&views);
    tl_selected_clear(&selected);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"json", "jsonl", "csv", "csv"};
    if (size < CHOICES)
        return 0;
    struct tl_graph *graph =
        read_bytes(formats[data[0] >> 6], data + CHOICES, size - CHOICES);
    if (!graph)
        return 0;
    check_json(graph);
    draw(graph, data[0] & 0x3f, data[1]);
    tl_graph_free(graph);
    return 0;
}
