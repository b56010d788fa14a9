/*
 * Reads bytes as a document and as JSON Lines, strictly and leniently. jansson is the
 * judge: what it takes must be no syntax error, what it refuses must be some error.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The diagnostics of one reading; to be freed. */
static struct tl_diagnostics *
read_bytes(const char *format, bool lenient, const uint8_t *data, size_t size)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    if (lenient)
        tl_diagnostics_be_lenient(diagnostics);
    struct tl_input *input = tl_input_memory("fuzz", data, size, diagnostics);
    struct tl_builder *builder = tl_builder_new(diagnostics, NULL);
    struct tl_reading reading = {
        .input = input, .builder = builder, .diagnostics = diagnostics};
    tl_reader_for(input);
    tl_reader_find(format)->read(&reading);
    tl_input_close(input);
    tl_graph_free(tl_builder_finish(builder));
    return diagnostics;
}

static bool
is_syntax_error(const struct tl_diagnostics *diagnostics)
{
    return tl_diagnostics_rule_count(diagnostics, TL_RULE_SYNTAX) > 0;
}

static bool
has_text_error(const struct tl_diagnostics *diagnostics)
{
    static const enum tl_rule rules[] = {TL_RULE_SYNTAX, TL_RULE_ENCODING,
                                         TL_RULE_VERSION, TL_RULE_BAD_NUMBER,
                                         TL_RULE_BAD_VALUE};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (tl_diagnostics_rule_count(diagnostics, rules[i]) > 0)
            return true;
    }
    return false;
}

/* Elements may be as deep as jansson lets a whole document be. */
static void
compare_with_jansson(const struct tl_diagnostics *diagnostics, const uint8_t *data,
                     size_t size)
{
    json_error_t error;
    bool mark = size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0;
    const char *text = (const char *)data + (mark ? 3 : 0);
    size_t length = size - (mark ? 3 : 0);
    json_t *value = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    bool deep = !value && json_error_code(&error) == json_error_stack_overflow;
    if (json_is_object(value) && is_syntax_error(diagnostics))
        abort();
    if (!value && !deep && !has_text_error(diagnostics))
        abort();
    json_decref(value);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct tl_diagnostics *diagnostics = read_bytes("json", false, data, size);
    compare_with_jansson(diagnostics, data, size);
    tl_diagnostics_free(diagnostics);
    tl_diagnostics_free(read_bytes("json", true, data, size));
    tl_diagnostics_free(read_bytes("jsonl", false, data, size));
    tl_diagnostics_free(read_bytes("jsonl", true, data, size));
    return 0;
}
