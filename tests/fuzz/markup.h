/* What the fuzzers of formats in XML share. */
#ifndef TL_TESTS_FUZZ_MARKUP_H
#define TL_TESTS_FUZZ_MARKUP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <expat.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/readers.h"

/* Whether a reading finds no error. */
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

/* Of a text that says no encoding. */
static bool
is_well_formed(const uint8_t *data, size_t size)
{
    XML_Parser parser = XML_ParserCreate("UTF-8");
    bool good = XML_Parse(parser, (const char *)data, (int)size, 1) != XML_STATUS_ERROR;
    XML_ParserFree(parser);
    return good;
}

/* Reads bytes in a format, strictly and leniently. What libexpat refuses must be an
 * error. */
static int
fuzz_markup(const char *format, const uint8_t *data, size_t size)
{
    static const uint8_t declaration[] = "<?xml";
    bool says_encoding = size >= sizeof declaration;
    bool good = read_bytes(format, false, data, size);
    for (size_t i = 0; says_encoding && i < sizeof declaration - 1; i++)
        says_encoding = data[i] == declaration[i];
    if (good && !says_encoding && !is_well_formed(data, size))
        abort();
    read_bytes(format, true, data, size);
    return 0;
}

#endif
