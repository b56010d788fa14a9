#include "known.h"

#include <string.h>

#include "src/base/terminal.h"
#include "src/read/json/scan.h"
#include "src/read/mapping/mapping_file.h"
#include "src/read/mapping/mappings.h"
#include "look.h"
#include "unknown.h"

/* Whether a text begins as the records of a mapping do. */
static bool
is_told(const struct tl_known_mapping *known, const char *text, size_t length)
{
    size_t way = 0;
    while (known->paths[way][0] && !tl_look_has(known->paths[way], text, length))
        way++;
    return known->paths[way][0];
}

/* The mapping that comes with the program for records that begin like this; NULL where
 * there is none. */
static const struct tl_known_mapping *
find_known(const char *text, size_t length)
{
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name; known++)
        if (is_told(known, text, length))
            return known;
    return NULL;
}

static bool
is_json(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && strchr(" \t\r\n", text[at]) && text[at])
        at++;
    return at < length && (text[at] == '{' || text[at] == '[');
}

/* Whether a document is ours beyond doubt. */
static bool
is_ours(const char *text, size_t length)
{
    static const char *const marks[] = {".tieline", NULL};
    return tl_look_has(marks, text, length);
}

bool
tl_records_recognise(const char *text, size_t length)
{
    return is_json(text, length) && !is_ours(text, length) &&
           (find_known(text, length) || tl_records_are_foreign(text, length));
}

/* Whether an input may be read by a mapping: one that comes with the program has to
 * fit.
 */
static bool
may_be_for(const struct tl_mapping *mapping, const char *text, size_t length)
{
    const struct tl_known_mapping *known =
        mapping->name ? tl_known_mapping_find(mapping->name) : NULL;
    return mapping->of_records && (!known || is_told(known, text, length));
}

static struct tl_mapping *
find_given(struct tl_input *input, const struct tl_reading_options *options)
{
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    for (size_t i = 0; i < options->mapping_count; i++)
        if (may_be_for(options->mappings[i], text, length))
            return options->mappings[i];
    return NULL;
}

bool
tl_records_are_wanted(struct tl_input *input, const struct tl_reading_options *options)
{
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    return is_json(text, length) && !is_ours(text, length) &&
           find_given(input, options);
}

bool
tl_records_are_lines(struct tl_input *input)
{
    static const char *const endings[] = {".jsonl", ".ndjson", ".ijson"};
    const char *name = tl_input_name(input);
    struct tl_read_json_scan scan = {0};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (strlen(name) > length &&
            strcmp(name + strlen(name) - length, endings[i]) == 0)
            return true;
    }
    tl_input_peek(input, &scan.text, &scan.length);
    bool more = tl_read_json_scan_step(&scan, 0) == TL_READ_JSON_VALUE &&
                tl_read_json_scan_next(&scan) == '{';
    tl_read_json_scan_end(&scan);
    return more;
}

const struct tl_mapping *
tl_records_choose(const struct tl_reading *reading, struct tl_mapping **own)
{
    const char *text;
    size_t length;
    tl_input_peek(reading->input, &text, &length);
    struct tl_mapping *given = find_given(reading->input, reading->options);
    const struct tl_known_mapping *known = find_known(text, length);
    if (given && given->count) {
        given->serves = true;
        return given;
    }
    if (!known) {
        tl_records_suggest(reading);
        return NULL;
    }
    const struct tl_mapping_source source = {
        .kind = TL_EVENT, .name = known->name, .text = known->text};
    bool good;
    *own = tl_mapping_read(&source, &good);
    tl_say("%s: read by the mapping '%s'", tl_input_name(reading->input), known->name);
    return *own;
}
