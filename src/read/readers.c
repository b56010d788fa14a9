#include "readers.h"

#include <string.h>

#include "graph/base/ascii.h"

const struct tl_reader *const tl_readers[] = {
    &tl_read_graphology, &tl_read_nodelink, &tl_read_cytoscape,
    &tl_read_records,    &tl_read_json,     &tl_read_jsonl,
    &tl_read_csv,        &tl_read_dot,      &tl_read_gexf,
    &tl_read_graphml,    &tl_read_gephi,    &tl_read_neo4j,
    &tl_read_gedcom,     &tl_read_ical,     NULL,
};

const struct tl_reader *
tl_reader_find(const char *name)
{
    for (size_t i = 0; tl_readers[i]; i++) {
        if (strcmp(tl_readers[i]->name, name) == 0)
            return tl_readers[i];
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

bool
tl_reader_names(const struct tl_reader *reader, const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *point = strrchr(slash ? slash : name, '.');
    return point && has_ending(reader->endings, point + 1);
}

const struct tl_reader *
tl_reader_of_file(const char *name)
{
    for (size_t i = 0; tl_readers[i]; i++) {
        if (tl_reader_names(tl_readers[i], name))
            return tl_readers[i];
    }
    return NULL;
}

/* Whether a text has an object on its first line, and another one below: JSON Lines, as
 * they are often saved as .json. */
static bool
has_lines(const char *text, size_t length)
{
    const char *end = length && *text == '{' ? memchr(text, '\n', length) : NULL;
    if (!end)
        return false;
    const char *last = end - 1;
    while (last > text && strchr(" \t\r", *last))
        last--;
    size_t rest = (size_t)(text + length - end);
    size_t blanks = 0;
    while (blanks < rest && strchr(" \t\r\n", end[blanks]))
        blanks++;
    return *last == '}' && blanks < rest && end[blanks] == '{';
}

/* The first that recognises how an input begins, of all or of those that are never
 * mistaken. */
static const struct tl_reader *
recognise(struct tl_input *input, bool only_unmistakable)
{
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    for (size_t i = 0; tl_readers[i]; i++) {
        if ((tl_readers[i]->is_unmistakable || !only_unmistakable) &&
            tl_readers[i]->recognises(text, length))
            return tl_readers[i];
    }
    return NULL;
}

/* By the ending of its name, of which ".json" is given to JSON Lines too. */
static const struct tl_reader *
reader_by_name(struct tl_input *input)
{
    const struct tl_reader *reader = tl_reader_of_file(tl_input_name(input));
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    bool lines = reader == &tl_read_json && has_lines(text, length) &&
                 tl_read_jsonl.recognises(text, length);
    return lines ? &tl_read_jsonl : reader;
}

const struct tl_reader *
tl_reader_for(struct tl_input *input)
{
    const struct tl_reader *reader = recognise(input, true);
    if (!reader)
        reader = reader_by_name(input);
    return reader ? reader : recognise(input, false);
}

const struct tl_reader *
tl_reader_instead(struct tl_input *input, const struct tl_reader *reader)
{
    const struct tl_reader *other = recognise(input, true);
    return other && other != reader && *other->endings ? other : NULL;
}
