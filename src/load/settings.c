#include "settings.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/near.h"
#include "src/base/terminal.h"
#include "src/read/mapping/mapping.h"
#include "src/read/mapping/mappings.h"
#include "src/read/readers.h"
#include "src/read/tables/table.h"

/* A mapping that is being read. */
struct draft {
    struct tl_settings *settings;
    struct tl_mapping *mapping;
    const char *name; /* of the file */
    unsigned line;
    char where[256]; /* "FILE:LINE" */
};

static void
note_place(struct draft *draft)
{
    snprintf(draft->where, sizeof draft->where, "%s:%u", draft->name, draft->line);
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

/* Something to do with the pair in a line. */
typedef bool handler(struct draft *draft, const char *key, const char *value);

static bool
handle_line(struct draft *draft, struct tl_substring line, handler *handle)
{
    struct tl_arena *texts = &draft->settings->texts;
    const char *equals = memchr(line.text, '=', line.length);
    if (*line.text == '#')
        return true;
    if (!equals) {
        tl_say("%s: found '%.*s', expected KEY = VALUE", draft->where, (int)line.length,
               line.text);
        return false;
    }
    size_t at = (size_t)(equals - line.text);
    struct tl_substring key = tl_substring_trim((struct tl_substring){line.text, at});
    struct tl_substring value = tl_substring_trim(
        drop_comment((struct tl_substring){equals + 1, line.length - at - 1}));
    return handle(draft, tl_arena_text(texts, key.text, key.length),
                  tl_arena_text(texts, value.text, value.length));
}

static bool
handle_lines(struct draft *draft, const char *text, handler *handle)
{
    bool good = true;
    draft->line = 1;
    for (; *text; draft->line++) {
        size_t length = strcspn(text, "\r\n");
        struct tl_substring line =
            tl_substring_trim((struct tl_substring){text, length});
        note_place(draft);
        if (line.length)
            good = handle_line(draft, line, handle) && good;
        text += length;
        text += *text == '\r' && text[1] == '\n';
        text += *text != '\0';
    }
    return good;
}

/* First the settings, so that the kind of the table is known. */
static bool
handle_setting(struct draft *draft, const char *key, const char *value)
{
    const struct tl_setting *setting = tl_setting_find(key);
    if (setting)
        return tl_setting_take(draft->settings, setting, draft->where, value);
    if (strcmp(key, "table") != 0)
        return true;
    unsigned kind = tl_table_named(value);
    if (kind < TL_TYPES) {
        tl_mapping_free(draft->mapping);
        draft->mapping = tl_mapping_new(kind);
        return true;
    }
    tl_say("%s: found '%s', expected the name of a table, such as events", draft->where,
           value);
    return false;
}

static bool
handle_pair(struct draft *draft, const char *key, const char *value)
{
    if (tl_setting_find(key) || strcmp(key, "table") == 0)
        return true;
    if (strcmp(key, "columns") == 0)
        return tl_mapping_add_pairs(draft->mapping, draft->where, value);
    return tl_mapping_add(draft->mapping, draft->where,
                          (struct tl_substring){key, strlen(key)},
                          (struct tl_substring){value, strlen(value)});
}

/* The pairs of the command line come first: what they say stays. */
static bool
add_columns(struct tl_mapping *mapping, const struct tl_load_options *options)
{
    for (size_t i = 0; i < options->columns.count; i++) {
        if (!tl_mapping_add_pairs(mapping, "--columns", options->columns.texts[i]))
            return false;
    }
    tl_mapping_fix(mapping);
    return true;
}

static void
append(struct tl_settings *settings, struct tl_mapping *mapping)
{
    struct tl_reading_options *reading = &settings->reading;
    reading->mappings = tl_resize(reading->mappings, (reading->mapping_count + 1) *
                                                         sizeof(struct tl_mapping *));
    reading->mappings[reading->mapping_count++] = mapping;
}

static unsigned
usual_kind(const struct tl_settings *settings)
{
    return settings->reading.table < TL_TYPES ? settings->reading.table : TL_EVENT;
}

static bool
read_mapping(struct tl_settings *settings, const struct tl_load_options *options,
             const char *name, const char *text)
{
    struct draft draft = {.settings = settings, .name = name};
    draft.mapping = tl_mapping_new(usual_kind(settings));
    bool good = handle_lines(&draft, text, handle_setting) &&
                add_columns(draft.mapping, options) &&
                handle_lines(&draft, text, handle_pair);
    draft.mapping->name = name;
    append(settings, draft.mapping);
    return good;
}

static void
say_unknown(const char *name, int error)
{
    struct tl_near near = {.wanted = name};
    for (const struct tl_known_mapping *mapping = tl_known_mappings; mapping->name;
         mapping++)
        tl_near_offer(&near, mapping->name);
    tl_say_failure(name, error);
    if (near.best)
        tl_say("did you mean the mapping '%s'?", near.best);
}

/* The text of a file; NULL, said on standard error, where there is none. */
static const char *
read_file(struct tl_settings *settings, const char *path, struct tl_sources *sources)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = tl_input_open(path, sources, diagnostics);
    struct tl_expansion all = {0};
    const char *text;
    size_t length;
    tl_expansion_add(&all, "", 0);
    while (tl_input_next(input, &text, &length))
        tl_expansion_add(&all, text, length);
    bool broken = tl_input_broken(input);
    int error = tl_input_error(input);
    if (error)
        say_unknown(path, error);
    else if (broken)
        tl_say("%s: a mapping is a text in UTF-8", path);
    text =
        error || broken ? NULL : tl_arena_text(&settings->texts, all.text, all.length);
    tl_expansion_clear(&all);
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
    return text;
}

static bool
read_named(struct tl_settings *settings, const struct tl_load_options *options,
           struct tl_sources *sources, const char *name)
{
    const struct tl_known_mapping *mapping = tl_known_mapping_find(name);
    const char *text = mapping ? mapping->text : read_file(settings, name, sources);
    settings->reads_known = mapping;
    return text && read_mapping(settings, options, name, text);
}

static bool
read_mappings(struct tl_settings *settings, const struct tl_load_options *options,
              struct tl_sources *sources)
{
    for (size_t i = 0; i < options->mappings.count; i++) {
        if (!read_named(settings, options, sources, options->mappings.texts[i]))
            return false;
    }
    if (options->columns.count && !options->mappings.count) {
        struct tl_mapping *mapping = tl_mapping_new(usual_kind(settings));
        append(settings, mapping);
        return add_columns(mapping, options);
    }
    return true;
}

/* "csv:events": what stands after the colon is the kind of the tables. */
static bool
find_reader(struct tl_settings *settings, const char *from)
{
    size_t length = strcspn(from, ":");
    const char *name = tl_arena_text(&settings->texts, from, length);
    settings->reader = tl_reader_find(name);
    if (!settings->reader) {
        tl_say("-f: there is no reader '%s'; 'tieline formats' lists them", name);
        return false;
    }
    if (!from[length])
        return true;
    if (settings->reader == &tl_read_csv)
        settings->reading.table = tl_table_named(from + length + 1);
    if (settings->reading.table == TL_TABLES)
        tl_say("-f: there is no kind of table '%s' that %s holds; try csv:events",
               from + length + 1, name);
    return settings->reading.table < TL_TABLES;
}

/* What an option says, like the setting of its name; NULL says nothing. */
static bool
read_option(struct tl_settings *settings, const char *option, const char *value)
{
    const struct tl_setting *setting = tl_setting_find(option + strlen("--"));
    if (value)
        tl_setting_fix(settings, setting);
    return !value || setting->take(settings, option, value);
}

static bool
read_options(struct tl_settings *settings, const struct tl_load_options *options)
{
    for (size_t i = 0; i < options->missing.count; i++)
        read_option(settings, "--missing", options->missing.texts[i]);
    if (options->delimiter)
        tl_setting_fix(settings, tl_setting_find("delimiter"));
    return read_option(settings, "--date-format", options->date_format) &&
           read_option(settings, "--decimal", options->decimal) &&
           read_option(settings, "--encoding", options->encoding);
}

static bool
check(const struct tl_settings *settings)
{
    const struct tl_reading_options *reading = &settings->reading;
    if (!reading->no_header || reading->mapping_count == 1)
        return true;
    tl_say(
        "--no-header needs one mapping (--columns or --mapping) that names the columns "
        "by number");
    return false;
}

bool
tl_settings_read(struct tl_settings *settings, const struct tl_load_options *options,
                 struct tl_sources *sources)
{
    *settings = (struct tl_settings){
        .reading =
            {
                .table = TL_TABLES,
                .delimiter = options->delimiter,
                .no_header = options->no_header,
                .no_quotes = options->no_quotes,
                .talks = options->talks,
                .threads = options->threads,
            },
    };
    return (!options->from || find_reader(settings, options->from)) &&
           read_options(settings, options) &&
           read_mappings(settings, options, sources) && check(settings);
}

void
tl_settings_clear(struct tl_settings *settings)
{
    struct tl_reading_options *reading = &settings->reading;
    for (size_t i = 0; i < reading->mapping_count; i++)
        tl_mapping_free(reading->mappings[i]);
    tl_free(reading->mappings);
    tl_free(reading->missing);
    tl_arena_clear(&settings->texts);
}
