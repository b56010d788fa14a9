/* Reads bytes as a calendar, strictly and leniently, and finishes the graph. */
#include <stdint.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_bytes(bool lenient, const uint8_t *data, size_t size)
{
    static const struct tl_reading_options keeping = {.keeps_addresses = true};
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    if (lenient)
        tl_diagnostics_be_lenient(diagnostics);
    struct tl_input *input = tl_input_memory("fuzz", data, size, diagnostics);
    struct tl_builder *builder = tl_builder_new(diagnostics, NULL);
    struct tl_reading reading = {.input = input,
                                 .builder = builder,
                                 .diagnostics = diagnostics,
                                 .options = lenient ? &keeping : NULL};
    tl_reader_find("ics")->read(&reading);
    tl_input_close(input);
    tl_graph_free(tl_builder_finish(builder));
    tl_diagnostics_free(diagnostics);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_bytes(false, data, size);
    read_bytes(true, data, size);
    return 0;
}
