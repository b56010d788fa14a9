/*
 * Records of JSON by mappings. The first byte chooses options. With MAPPING, what
 * stands before a line "==" is a mapping, as in a file; else, unless it is empty, the
 * first line is what --records says, and the second what --columns does. The rest is
 * the input.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/base/reader.h"
#include "src/read/mapping/mapping_file.h"
#include "src/read/records/known.h"
#include "src/read/tables/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAPPING = 1, LINES = 2, LENIENT = 4, RELATIONS = 8, MISSING = 16, WORDS = 32 };

/* Takes what stands before a mark off a text; "" where it is not there. To be freed. */
static char *
take_before(const char *mark, const char **text, size_t *length)
{
    size_t marked = strlen(mark);
    size_t at = 0;
    while (at + marked <= *length && memcmp(*text + at, mark, marked) != 0)
        at++;
    bool found = at + marked <= *length;
    char *before = tl_alloc((found ? at : 0) + 1);
    if (!found)
        return before;
    memcpy(before, *text, at);
    *text += at + marked;
    *length -= at + marked;
    return before;
}

static void
read_records(const struct tl_reading_options *options, unsigned flags, const char *text,
             size_t length)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    if (flags & LENIENT)
        tl_diagnostics_be_lenient(diagnostics);
    struct tl_input *input = tl_input_memory(flags & LINES ? "x.jsonl" : "x.json", text,
                                             length, diagnostics);
    struct tl_reading reading = {
        .input = input,
        .builder = tl_builder_new(diagnostics, NULL),
        .diagnostics = diagnostics,
        .options = options,
    };
    tl_records_are_wanted(input, options);
    tl_read_records.read(&reading);
    tl_input_close(input);
    tl_graph_free(tl_builder_finish(reading.builder));
    tl_diagnostics_free(diagnostics);
}

static void
read_by(const struct tl_mapping_source *source, unsigned flags, const char *text,
        size_t length)
{
    const char *missing = "-9";
    bool good = true;
    struct tl_mapping *mapping = tl_mapping_read(source, &good);
    struct tl_reading_options options = {
        .table = TL_TABLES,
        .date_format = flags & WORDS ? "words" : NULL,
        .keeps_words = flags & WORDS,
        .missing = &missing,
        .missing_count = flags & MISSING ? 1 : 0,
        .mappings = &mapping,
        .mapping_count = mapping->count || mapping->of_records ? 1 : 0,
    };
    if (good)
        read_records(&options, flags, text, length);
    tl_mapping_free(mapping);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *text = (const char *)data + 1;
    size_t length = size - 1;
    unsigned flags = data[0];
    char *first = take_before(flags & MAPPING ? "\n==\n" : "\n", &text, &length);
    char *second = flags & MAPPING ? tl_alloc(1) : take_before("\n", &text, &length);
    const char *const records[] = {first};
    const char *const columns[] = {second};
    const struct tl_mapping_source source = {
        .kind = flags & RELATIONS ? TL_RELATION : TL_EVENT,
        .columns = columns,
        .column_count = *second != '\0',
        .records = records,
        .record_count = !(flags & MAPPING) && *first,
        .name = flags & MAPPING ? "x.map" : NULL,
        .text = flags & MAPPING ? first : NULL,
    };
    read_by(&source, flags, text, length);
    tl_free(first);
    tl_free(second);
    return 0;
}
