/*
 * Reads bytes as a graph in each format of tables and of JSON, strictly and leniently.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
