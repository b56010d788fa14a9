/*
 * Tables by mappings. The first byte chooses options, the first line is what --columns
 * says, the second what --date-format does, and the rest is the table.
 */
#include <stdint.h>
#include <string.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "graph/base/memory.h"
#include "src/load/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NO_HEADER = 1, COMMA = 2, MISSING = 4, LENIENT = 8, RELATIONS = 16 };

/* Takes the first line off a text; "" where there is none. To be freed. */
static char *
take_line(const char **text, size_t *length)
{
    const char *end = memchr(*text, '\n', *length);
    size_t taken = end ? (size_t)(end - *text) : *length;
    char *line = tl_alloc(taken + 1);
    memcpy(line, *text, taken);
    *text += taken + (end != NULL);
    *length -= taken + (end != NULL);
    return line;
}

static void
read_table(const struct tl_settings *settings, bool lenient, const char *text,
           size_t length)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    if (lenient)
        tl_diagnostics_be_lenient(diagnostics);
    struct tl_reading reading = {
        .input = tl_input_memory("x.csv", text, length, diagnostics),
        .builder = tl_builder_new(diagnostics, NULL),
        .diagnostics = diagnostics,
        .options = &settings->reading,
    };
    tl_read_csv.read(&reading);
    tl_input_close(reading.input);
    tl_graph_free(tl_builder_finish(reading.builder));
    tl_diagnostics_free(diagnostics);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *text = (const char *)data + 1;
    size_t length = size - 1;
    const char *columns = take_line(&text, &length);
    const char *format = take_line(&text, &length);
    const char *missing = "-9";
    struct tl_load_options options = {
        .from = data[0] & RELATIONS ? "csv:relations" : "csv",
        .columns = {&columns, 1},
        .missing = {&missing, data[0] & MISSING ? 1 : 0},
        .date_format = *format ? format : NULL,
        .decimal = data[0] & COMMA ? "," : NULL,
        .no_header = data[0] & NO_HEADER,
        .threads = 1,
    };
    struct tl_settings settings;
    if (tl_settings_read(&settings, &options, NULL))
        read_table(&settings, data[0] & LENIENT, text, length);
    tl_settings_clear(&settings);
    tl_free((void *)(uintptr_t)columns);
    tl_free((void *)(uintptr_t)format);
    return 0;
}
