/*
 * Reads bytes as a graph in each format of tables and of JSON, strictly and leniently.
 */
#include <stdint.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_bytes(const char *format, bool lenient, const uint8_t *data, size_t size)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    if (lenient)
        tl_diagnostics_be_lenient(diagnostics);
    struct tl_input *input = tl_input_memory("fuzz", data, size, diagnostics);
    struct tl_builder *builder = tl_builder_new(diagnostics, NULL);
    const struct tl_reading reading = {
        .input = input, .builder = builder, .diagnostics = diagnostics};
    tl_reader_for(input);
    tl_reader_find(format)->read(&reading);
    tl_input_close(input);
    tl_graph_free(tl_builder_finish(builder));
    tl_diagnostics_free(diagnostics);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"gephi", "neo4j", "nodelink", "cytoscape",
                                          "graphology"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        read_bytes(formats[i], false, data, size);
        read_bytes(formats[i], true, data, size);
    }
    return 0;
}
