#include "mapping_file.h"

#include <stdio.h>
#include <string.h>

#include "src/base/terminal.h"
#include "src/read/tables/table.h"
#include "pairs.h"

/* A mapping that is being read from a file. */
struct reading {
    const struct tl_mapping_source *source;
    struct tl_mapping *mapping;
    struct tl_vector pairs; /* struct pair: those that are no settings */
};

/* A pair in a line. */
struct pair {
    struct tl_substring key;
    struct tl_substring value;
    unsigned line;
};

enum { WHERE_MAX = 256 };

/* "FILE:LINE" */
static void
say_where(const struct reading *reading, unsigned line, char where[WHERE_MAX])
{
    snprintf(where, WHERE_MAX, "%s:%u", reading->source->name, line);
}

/* Without the comment at its end. */
static struct tl_substring
drop_comment(struct tl_substring line)
{
    for (size_t at = 0; at < line.length; at++) {
        at += tl_choice_length((struct tl_substring){line.text + at, line.length - at},
                               '#');
        if (at < line.length && (at == 0 || strchr(" \t", line.text[at - 1])))
            line.length = at;
    }
    return tl_substring_trim(line);
}

static bool
set_kind(struct tl_mapping *mapping, const char *where, const char *name)
{
    unsigned kind = tl_table_named(name);
    if (kind >= TL_TYPES) {
        tl_say("%s: found '%s', expected the name of a table, such as events", where,
               name);
        return false;
    }
    mapping->kind = kind;
    mapping->type = tl_table_kinds[kind].type;
    return true;
}

/* Takes a setting, and keeps another pair: the kind of the table, which may come later,
 * decides what it means. */
static bool
read_line(struct reading *reading, unsigned number, struct tl_substring line)
{
    const struct tl_mapping_source *source = reading->source;
    struct tl_arena *texts = &reading->mapping->texts;
    char where[WHERE_MAX];
    const char *equals = memchr(line.text, '=', line.length);
    bool good = true;
    if (*line.text == '#')
        return true;
    say_where(reading, number, where);
    if (!equals) {
        tl_say("%s: found '%.*s', expected KEY = VALUE", where, (int)line.length,
               line.text);
        return false;
    }
    size_t at = (size_t)(equals - line.text);
    struct pair pair = {
        .key = tl_substring_trim((struct tl_substring){line.text, at}),
        .value = tl_substring_trim(
            drop_comment((struct tl_substring){equals + 1, line.length - at - 1})),
        .line = number,
    };
    pair.key.text = tl_arena_text(texts, pair.key.text, pair.key.length);
    pair.value.text = tl_arena_text(texts, pair.value.text, pair.value.length);
    if (strcmp(pair.key.text, "table") == 0)
        return set_kind(reading->mapping, where, pair.value.text);
    if (!source->take(source->context, where, pair.key.text, pair.value.text, &good))
        *(struct pair *)tl_vector_add(&reading->pairs) = pair;
    return good;
}

static bool
read_lines(struct reading *reading)
{
    const char *text = reading->source->text;
    bool good = true;
    for (unsigned number = 1; text && *text; number++) {
        size_t length = strcspn(text, "\r\n");
        struct tl_substring line =
            tl_substring_trim((struct tl_substring){text, length});
        if (line.length)
            good = read_line(reading, number, line) && good;
        text += length;
        text += *text == '\r' && text[1] == '\n';
        text += *text != '\0';
    }
    return good;
}

/* A value in the file for a key that the command line has changes nothing. */
static bool
add_given(struct tl_mapping *mapping, const struct tl_mapping_source *source)
{
    for (size_t i = 0; i < source->column_count; i++) {
        if (!tl_mapping_pairs_add(mapping, "--columns", source->columns[i]))
            return false;
    }
    mapping->fixed = mapping->count;
    mapping->fixed_rest = mapping->drops_rest;
    return true;
}

static bool
add_kept(struct reading *reading)
{
    bool good = true;
    for (size_t i = 0; i < reading->pairs.count; i++) {
        const struct pair *pair = tl_vector_at(&reading->pairs, i);
        bool lists_pairs = strcmp(pair->key.text, "columns") == 0;
        char where[WHERE_MAX];
        say_where(reading, pair->line, where);
        good = (lists_pairs
                    ? tl_mapping_pairs_add(reading->mapping, where, pair->value.text)
                    : tl_mapping_pair_add(reading->mapping, where, pair->key,
                                          pair->value)) &&
               good;
    }
    return good;
}

struct tl_mapping *
tl_mapping_read(const struct tl_mapping_source *source, bool *good)
{
    struct tl_mapping *mapping = tl_alloc(sizeof *mapping);
    struct reading reading = {source, mapping, {.width = sizeof(struct pair)}};
    mapping->name = source->name;
    mapping->kind = source->kind;
    mapping->type = tl_table_kinds[source->kind].type;
    *good = read_lines(&reading) && add_given(mapping, source) && add_kept(&reading);
    tl_vector_clear(&reading.pairs);
    return mapping;
}
