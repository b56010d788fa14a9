/* What the fuzzers of readers share. */
#ifndef TL_TESTS_FUZZ_READING_H
#define TL_TESTS_FUZZ_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/readers.h"

/* Reads bytes in a format and finishes the graph. Whether no error of syntax or
 * encoding is found. */
static bool
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
    bool good = tl_diagnostics_rule_count(diagnostics, TL_RULE_SYNTAX) == 0 &&
                tl_diagnostics_rule_count(diagnostics, TL_RULE_ENCODING) == 0;
    tl_diagnostics_free(diagnostics);
    return good;
}

#endif
