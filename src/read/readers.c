#include "readers.h"

#include <string.h>

#include "graph/base/ascii.h"

const struct tl_reader tl_readers[] = {
    {"json", "json",
     "a dataset: one JSON object with lists of events, actors and so on",
     tl_json_recognises, tl_read_json},
    {"jsonl", "jsonl ndjson", "JSON Lines: an event a line", tl_jsonl_recognises,
     tl_read_jsonl},
    {"csv", "csv tsv tab",
     "a table of events, actors, relations or what belongs to them", tl_csv_recognises,
     tl_read_csv},
    {"dot", "dot gv", "a Graphviz diagram: nodes become actors, edges relations",
     tl_dot_recognises, tl_read_dot},
    {.name = NULL},
};

const struct tl_reader *
tl_reader_find(const char *name)
{
    for (const struct tl_reader *reader = tl_readers; reader->name; reader++) {
        if (strcmp(reader->name, name) == 0)
            return reader;
    }
    return NULL;
}

/* Whether an ending is one of several, in any case. */
static bool
has_ending(const char *endings, const char *ending)
{
    while (*endings) {
        size_t length = strcspn(endings, " ");
        size_t same = 0;
        while (same < length && tl_ascii_lower(ending[same]) == endings[same])
            same++;
        if (same == length && ending[length] == '\0')
            return true;
        endings += length + strspn(endings + length, " ");
    }
    return false;
}

const struct tl_reader *
tl_reader_of_file(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *point = strrchr(slash ? slash : name, '.');
    for (const struct tl_reader *reader = tl_readers; point && reader->name; reader++) {
        if (has_ending(reader->endings, point + 1))
            return reader;
    }
    return NULL;
}

const struct tl_reader *
tl_reader_for(struct tl_input *input)
{
    const struct tl_reader *reader = tl_reader_of_file(tl_input_name(input));
    const char *text;
    size_t length;
    if (reader)
        return reader;
    tl_input_peek(input, &text, &length);
    for (reader = tl_readers; reader->name; reader++) {
        if (reader->recognises(text, length))
            return reader;
    }
    return NULL;
}
