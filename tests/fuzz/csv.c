/* CSV of any kind: the first byte chooses the file's name and how strict reading is. */
#include <stdint.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/base/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const files[] = {
    "x.csv",         "dataset.csv",      "actors.csv",    "events.csv",
    "relations.csv", "participants.csv", "citations.csv", "references.csv",
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    if (data[0] & 8)
        tl_diagnostics_be_lenient(diagnostics);
    struct tl_reading reading = {.diagnostics = diagnostics};
    reading.builder = tl_builder_new(diagnostics, NULL);
    reading.input =
        tl_input_memory(files[data[0] & 7], data + 1, size - 1, diagnostics);
    tl_read_csv.recognises((const char *)data + 1, size - 1);
    tl_read_csv.read(&reading);
    tl_input_close(reading.input);
    tl_graph_free(tl_builder_finish(reading.builder));
    tl_diagnostics_free(diagnostics);
    return 0;
}
