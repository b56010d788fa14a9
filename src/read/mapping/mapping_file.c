#include "mapping_file.h"

#include <stdio.h>
#include <string.h>

#include "src/base/terminal.h"
#include "src/read/tables/table.h"
#include "pairs.h"

/* A mapping that is being read. */
struct reading {
    const struct tl_mapping_source *source;
    struct tl_vector pairs;    /* struct pair: those that are no settings */
    struct tl_vector sections; /* struct section; the first one is what is above them */
    struct tl_arena texts;
};

/* A pair in a line. */
struct pair {
    struct tl_substring key;
    struct tl_substring value;
    unsigned line;
    size_t section;
};

/* What a part of a file says of its rows; NULL where it does not. */
struct section {
    unsigned kind;
    const char *records;
    const char *value_key;
    unsigned line; /* of `records` */
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
read_kind(const char *where, const char *name, unsigned *kind)
{
    unsigned found = tl_table_named(name);
    if (found >= TL_TYPES) {
        tl_say("%s: found '%s', expected the name of a table, such as events", where,
               name);
        return false;
    }
    *kind = found;
    return true;
}

static struct section *
last_section(const struct reading *reading)
{
    return tl_vector_at(&reading->sections, reading->sections.count - 1);
}

/* "[actors]" */
static bool
begin_section(struct reading *reading, const char *where, unsigned number,
              struct tl_substring line)
{
    struct tl_substring name =
        tl_substring_trim((struct tl_substring){line.text + 1, line.length - 2});
    struct section *section = tl_vector_add(&reading->sections);
    section->line = number;
    return read_kind(where, tl_arena_text(&reading->texts, name.text, name.length),
                     &section->kind);
}

/* Takes a key that says something of the rows. */
static bool
take_key(struct reading *reading, const char *where, const struct pair *pair,
         bool *good)
{
    struct section *section = last_section(reading);
    if (strcmp(pair->key.text, "table") == 0) {
        *good = read_kind(where, pair->value.text, &section->kind);
    } else if (strcmp(pair->key.text, "records") == 0) {
        section->records = pair->value.text;
        section->line = pair->line;
    } else if (strcmp(pair->key.text, "value-key") == 0) {
        section->value_key = pair->value.text;
    } else {
        return false;
    }
    return true;
}

/* Takes a setting, and keeps another pair: the kind of the table, which may come later,
 * decides what it means. */
static bool
read_line(struct reading *reading, unsigned number, struct tl_substring line)
{
    const struct tl_mapping_source *source = reading->source;
    char where[WHERE_MAX];
    bool good = true;
    if (*line.text == '#')
        return true;
    say_where(reading, number, where);
    struct tl_substring bare = drop_comment(line);
    if (bare.length > 2 && *bare.text == '[' && bare.text[bare.length - 1] == ']')
        return begin_section(reading, where, number, bare);
    const char *equals = memchr(line.text, '=', line.length);
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
        .section = reading->sections.count - 1,
    };
    pair.key.text = tl_arena_text(&reading->texts, pair.key.text, pair.key.length);
    pair.value.text =
        tl_arena_text(&reading->texts, pair.value.text, pair.value.length);
    if (!take_key(reading, where, &pair, &good) &&
        (!source->take ||
         !source->take(source->context, where, pair.key.text, pair.value.text, &good)))
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

/* ".objects[]; .events[]" */
static bool
add_records(struct tl_mapping *mapping, const char *where, const char *paths)
{
    struct tl_substring rest = {paths, strlen(paths)};
    while (rest.length) {
        size_t length = tl_choice_length(rest, ';');
        struct tl_path path;
        const char *error;
        if (!tl_path_parse(&mapping->texts, (struct tl_substring){rest.text, length},
                           &path, &error) ||
            path.is_of_document) {
            tl_say("%s: records=%s: %s", where, paths,
                   error ? error : "records are found from the document on, without $");
            return false;
        }
        mapping->records = tl_resize(mapping->records, (mapping->record_count + 1) *
                                                           sizeof *mapping->records);
        mapping->records[mapping->record_count++] = path;
        length += length < rest.length;
        rest = (struct tl_substring){rest.text + length, rest.length - length};
    }
    mapping->of_records = true;
    return true;
}

/* Where the records are: what the command line says, else the section, else what is
 * above all sections. */
static bool
read_records(const struct reading *reading, struct tl_mapping *mapping,
             const struct section *section)
{
    const struct tl_mapping_source *source = reading->source;
    const struct section *common = tl_vector_at(&reading->sections, 0);
    const struct section *from = section->records ? section : common;
    const char *value_key = section->value_key ? section->value_key : common->value_key;
    char where[WHERE_MAX];
    if (value_key)
        mapping->value_key =
            tl_arena_text(&mapping->texts, value_key, strlen(value_key));
    for (size_t i = 0; i < source->record_count; i++)
        if (!add_records(mapping, "--records", source->records[i]))
            return false;
    if (mapping->of_records || !from->records)
        return true;
    say_where(reading, from->line, where);
    return add_records(mapping, where, from->records);
}

/* A value in the file for a key that the command line has changes nothing. */
static bool
add_given(struct tl_mapping *mapping, const struct tl_mapping_source *source)
{
    for (size_t i = 0; i < source->column_count; i++) {
        if (!tl_mapping_pairs_add(mapping, "--columns", source->columns[i]))
            return false;
    }
    return true;
}

/* What is there stays. */
static void
fix(struct tl_mapping *mapping)
{
    mapping->fixed = mapping->count;
    mapping->fixed_rest = mapping->drops_rest || mapping->keeps_rest;
}

static bool
add_kept(const struct reading *reading, struct tl_mapping *mapping, size_t section)
{
    bool good = true;
    for (size_t i = 0; i < reading->pairs.count; i++) {
        const struct pair *pair = tl_vector_at(&reading->pairs, i);
        bool lists_pairs = strcmp(pair->key.text, "columns") == 0;
        char where[WHERE_MAX];
        if (pair->section != section)
            continue;
        say_where(reading, pair->line, where);
        good = (lists_pairs
                    ? tl_mapping_pairs_add(mapping, where, pair->value.text)
                    : tl_mapping_pair_add(mapping, where, pair->key, pair->value)) &&
               good;
    }
    return good;
}

static struct tl_mapping *
make_section(const struct reading *reading, size_t number, bool *good)
{
    const struct tl_mapping_source *source = reading->source;
    const struct section *section = tl_vector_at(&reading->sections, number);
    struct tl_mapping *mapping = tl_alloc(sizeof *mapping);
    mapping->name = source->name;
    mapping->kind = section->kind;
    mapping->type = tl_table_kinds[section->kind].type;
    *good =
        read_records(reading, mapping, section) && add_given(mapping, source) && *good;
    fix(mapping);
    *good = *good && add_kept(reading, mapping, number);
    if (number > 0) {
        fix(mapping);
        *good = *good && add_kept(reading, mapping, 0);
    }
    if (mapping->of_records)
        mapping->drops_rest = !mapping->keeps_rest;
    return mapping;
}

/* Columns of the command line could be meant for any section. */
static bool
check_columns(const struct reading *reading)
{
    const struct tl_mapping_source *source = reading->source;
    if (reading->sections.count == 1 || !source->column_count)
        return true;
    tl_say("--columns: the mapping '%s' has sections; change a copy of it, which "
           "'tieline formats %s' prints",
           source->name, source->name);
    return false;
}

struct tl_mapping *
tl_mapping_read(const struct tl_mapping_source *source, bool *good)
{
    struct reading reading = {.source = source,
                              .pairs = {.width = sizeof(struct pair)},
                              .sections = {.width = sizeof(struct section)}};
    struct tl_mapping *first = NULL;
    struct tl_mapping **next = &first;
    *(struct section *)tl_vector_add(&reading.sections) =
        (struct section){.kind = source->kind};
    *good = read_lines(&reading) && check_columns(&reading);
    for (size_t i = reading.sections.count > 1; i < reading.sections.count; i++) {
        *next = make_section(&reading, i, good);
        next = &(*next)->next;
    }
    tl_vector_clear(&reading.pairs);
    tl_vector_clear(&reading.sections);
    tl_arena_clear(&reading.texts);
    return first;
}
