#include "settings.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/near.h"
#include "graph/base/text.h"
#include "graph/date/notation/format.h"
#include "src/base/terminal.h"
#include "src/read/base/whole.h"
#include "src/read/csv/cell.h"
#include "src/read/csv/delimiter_name.h"
#include "src/read/mapping/mapping_file.h"
#include "src/read/mapping/mappings.h"
#include "src/read/mapping/template.h"
#include "src/read/readers.h"
#include "src/read/tables/table.h"

/*
 * A line of a mapping file that is not a pair of the mapping, or the option of the
 * command line with the same name.
 */
struct setting {
    const char *key;
    /* False, said on standard error after `where`, where the value is wrong. What is
     * set already stays. */
    bool (*take)(struct tl_settings *settings, const char *where, const char *value);
    bool single; /* a run has one of it: mappings may not differ in it */
};

static bool
take_missing(struct tl_settings *settings, const char *where, const char *value)
{
    struct tl_reading_options *reading = &settings->reading;
    struct tl_substring rest = {value, strlen(value)};
    (void)where;
    for (bool more = true; more;) {
        size_t length = strcspn(rest.text, ",");
        struct tl_substring text =
            tl_substring_trim((struct tl_substring){rest.text, length});
        more = length < rest.length;
        rest.text += length + more;
        rest.length -= length + more;
        reading->missing = tl_resize(reading->missing, (reading->missing_count + 1) *
                                                           sizeof *reading->missing);
        reading->missing[reading->missing_count++] =
            tl_arena_text(&settings->texts, text.text, text.length);
    }
    return true;
}

static bool
take_delimiter(struct tl_settings *settings, const char *where, const char *value)
{
    char delimiter;
    if (!tl_delimiter_read(where, value, &delimiter))
        return false;
    if (!settings->reading.delimiter)
        settings->reading.delimiter = delimiter;
    return true;
}

/* Takes "text" off the end of a format: what stands before it, "" where nothing does.
 */
static const char *
drop_text(struct tl_settings *settings, const char *format, bool *keeps_words)
{
    static const char text[] = "text";
    size_t length = strlen(format);
    size_t before = length - (length < strlen(text) ? length : strlen(text));
    *keeps_words = strcmp(format + before, text) == 0 &&
                   (before == 0 || format[before - 1] == '|');
    return tl_arena_text(&settings->texts, format,
                         !*keeps_words ? length
                         : before > 0  ? before - 1
                                       : 0);
}

static bool
take_date_format(struct tl_settings *settings, const char *where, const char *value)
{
    struct tl_date_format_doubts doubts = {0};
    struct tl_date_error error;
    bool keeps_words;
    const char *format = drop_text(settings, value, &keeps_words);
    if (tl_text_begins(format, "text|") || strstr(format, "|text|")) {
        tl_say(
            "%s: found the date format '%s': 'text' is the last format, and given once",
            where, value);
        return false;
    }
    if ((*format || !keeps_words) && !tl_date_format_check(format, &doubts, &error)) {
        tl_say("%s: found the date format '%s': %s", where, value, error.message);
        return false;
    }
    if (!settings->reading.date_format) {
        if (doubts.drops_time)
            tl_say("%s: found the date format '%s': a time of day without seconds is "
                   "not kept, for EDTF has none",
                   where, value);
        if (doubts.guesses_century && !settings->reads_known)
            tl_say("%s: found the date format '%s': years of two digits are read as "
                   "1969 to 2068",
                   where, value);
        settings->reading.date_format = format;
        settings->reading.keeps_words = keeps_words;
    }
    return true;
}

static bool
take_decimal(struct tl_settings *settings, const char *where, const char *value)
{
    if (strcmp(value, ".") != 0 && strcmp(value, ",") != 0) {
        tl_say("%s: found '%s', expected ',' or '.'", where, value);
        return false;
    }
    if (!settings->reading.decimal)
        settings->reading.decimal = *value;
    return true;
}

static bool
take_encoding(struct tl_settings *settings, const char *where, const char *value)
{
    (void)where;
    if (!settings->encoding)
        settings->encoding = tl_arena_text(&settings->texts, value, strlen(value));
    return true;
}

static bool
read_flag(const char *where, const char *value, bool *flag)
{
    bool yes = strcmp(value, "yes") == 0 || strcmp(value, "true") == 0;
    *flag |= yes;
    if (yes || strcmp(value, "no") == 0 || strcmp(value, "false") == 0)
        return true;
    tl_say("%s: found '%s', expected yes or no", where, value);
    return false;
}

static bool
take_no_header(struct tl_settings *settings, const char *where, const char *value)
{
    return read_flag(where, value, &settings->reading.no_header);
}

static bool
take_no_quotes(struct tl_settings *settings, const char *where, const char *value)
{
    return read_flag(where, value, &settings->reading.no_quotes);
}

static const struct setting known[TL_SETTINGS] = {
    {"missing", take_missing, false},        {"delimiter", take_delimiter, true},
    {"date-format", take_date_format, true}, {"encoding", take_encoding, true},
    {"no-header", take_no_header, false},    {"no-quotes", take_no_quotes, false},
    {"decimal", take_decimal, true},
};

/* The command line has it: whatever mappings say does not matter. */
static void
fix_setting(struct tl_settings *settings, const struct setting *setting)
{
    settings->said[setting - known] = "";
}

/* Takes a setting from a mapping. False, said too, where another one differs in it. */
static bool
take_setting(struct tl_settings *settings, const struct setting *setting,
             const char *where, const char *value)
{
    const char **said = &settings->said[setting - known];
    if (setting->single && *said && **said && strcmp(*said, value) != 0) {
        tl_say("%s: found %s '%s', but another mapping has '%s', and it is for all "
               "tables of a run; --%s says which holds",
               where, setting->key, value, *said, setting->key);
        return false;
    }
    if (!*said)
        *said = tl_arena_text(&settings->texts, value, strlen(value));
    return setting->take(settings, where, value);
}

/* NULL where there is none. */
static const struct setting *
find_setting(const char *key)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].key, key) == 0)
            return &known[i];
    }
    return NULL;
}

/* Takes what a line of a mapping says if it is a setting. */
static bool
take_line(void *context, const char *where, const char *key, const char *value,
          bool *good)
{
    const struct setting *setting = find_setting(key);
    if (setting)
        *good = take_setting(context, setting, where, value);
    return setting;
}

/* From a file of this name and text, or, where they are NULL, of --columns alone. */
static bool
read_mapping(struct tl_settings *settings, const struct tl_load_options *options,
             const char *name, const char *text)
{
    struct tl_reading_options *reading = &settings->reading;
    const struct tl_mapping_source source = {
        .kind = reading->table < TL_TYPES ? reading->table : TL_EVENT,
        .columns = options->columns.texts,
        .column_count = options->columns.count,
        .records = options->records.texts,
        .record_count = options->records.count,
        .name = name,
        .text = text,
        .take = take_line,
        .context = settings,
    };
    bool good;
    reading->mappings = tl_resize(reading->mappings, (reading->mapping_count + 1) *
                                                         sizeof(struct tl_mapping *));
    reading->mappings[reading->mapping_count++] = tl_mapping_read(&source, &good);
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
    struct tl_whole whole = {.bytes = NULL};
    const char *text = NULL;
    if (tl_whole_read(&whole, input, "mappings"))
        text = tl_arena_text(&settings->texts, whole.length ? whole.bytes : "",
                             whole.length);
    else if (tl_input_error(input))
        say_unknown(path, tl_input_error(input));
    else
        tl_say("%s: a mapping is a text in UTF-8", path);
    tl_whole_clear(&whole);
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
    bool has_own = options->columns.count || options->records.count;
    return !has_own || options->mappings.count ||
           read_mapping(settings, options, NULL, NULL);
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
    if (settings->reader == &tl_read_csv || settings->reader == &tl_read_records)
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
    const struct setting *setting = find_setting(option + strlen("--"));
    if (value)
        fix_setting(settings, setting);
    return !value || setting->take(settings, option, value);
}

static bool
read_options(struct tl_settings *settings, const struct tl_load_options *options)
{
    for (size_t i = 0; i < options->missing.count; i++)
        read_option(settings, "--missing", options->missing.texts[i]);
    if (options->delimiter)
        fix_setting(settings, find_setting("delimiter"));
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
                .keeps_addresses = options->keeps_addresses,
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
