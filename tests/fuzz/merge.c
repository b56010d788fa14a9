/*
 * What merges, of any kind: the first byte chooses the list, a byte 0xFF divides two
 * inputs. They are merged with each other and with nothing, and written.
 */
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "output/csv.h"
#include "src/io/temporary.h"
#include "src/shards/edges.h"
#include "src/shards/evidence.h"
#include "src/shards/ids.h"
#include "src/shards/items.h"
#include "src/shards/rounds.h"
#include "src/shards/rows.h"
#include "src/shards/table.h"
#include "src/shards/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { EDGES, NODES, EVENTS, DOCUMENTS, LINES, KINDS };

static const struct tl_list *const lists[KINDS] = {
    &tl_edge_list, &tl_node_list, &tl_event_list, &tl_item_list, &tl_item_list,
};

static struct tl_stream *
open_stream(struct tl_merging *merging, unsigned kind, const uint8_t *data, size_t size)
{
    struct tl_input *input = tl_input_memory("input", data, size, merging->diagnostics);
    if (kind >= DOCUMENTS)
        return tl_items_stream(input, merging, kind == LINES);
    if (kind == EDGES)
        return tl_table_stream(input, merging, lists[kind], tl_edge_columns,
                               TL_EDGE_CELLS - TL_EDGE_COLUMNS);
    return tl_table_stream(input, merging, lists[kind],
                           (const char *const *)merging->columns->names, 0);
}

static void
write_it(const struct tl_merging *merging, unsigned kind, int file)
{
    struct tl_style style = {.evidence = 2};
    struct tl_losses losses = {0};
    struct tl_out out;
    tl_out_open(&out, TL_OUT_MEMORY);
    if (kind == EDGES)
        tl_merge_write_edges(merging, file, &style, &out, &losses);
    else if (kind == DOCUMENTS)
        tl_merge_write_document(file, &out);
    else if (kind == LINES)
        tl_merge_write_lines(file, &out);
    else
        tl_merge_write_events(merging, file, &style, &out, &losses);
    tl_out_close(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    unsigned kind = (data[0] & 7) % KINDS;
    const uint8_t *rest = data + 1;
    const uint8_t *mark = memchr(rest, 0xff, size - 1);
    size_t first = mark ? (size_t)(mark - rest) : size - 1;
    struct tl_columns columns =
        kind == NODES ? tl_columns_new(tl_csv_node_columns, TL_CSV_NODES, NULL, 0)
                      : tl_columns_new(tl_csv_event_columns, 1U << TL_EVENT, NULL, 0);
    struct tl_merging merging = {
        .diagnostics = tl_diagnostics_new(false),
        .folder = tl_temporary_folder(),
        .has_evidence = data[0] & 8,
        .has_kinds = data[0] & 16,
        .disjoint = data[0] & 32,
        .columns = &columns,
        .evidence = tl_evidence_room_new(),
    };
    merging.ids = tl_ids_new(&merging);
    struct tl_rounds rounds = tl_rounds_begin(&merging, lists[kind]);
    tl_rounds_add(&rounds, open_stream(&merging, kind, rest, first));
    if (mark)
        tl_rounds_add(&rounds, open_stream(&merging, kind, mark + 1, size - 2 - first));
    int file = tl_rounds_end(&rounds);
    tl_ids_end(merging.ids);
    if (file >= 0) {
        write_it(&merging, kind, file);
        close(file);
    }
    tl_labels_clear(&merging.labels);
    tl_evidence_room_free(merging.evidence);
    tl_diagnostics_free(merging.diagnostics);
    tl_columns_clear(&columns);
    return 0;
}
