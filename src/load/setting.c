#include "setting.h"

#include <string.h>

#include "graph/base/text.h"
#include "graph/date/notation/format.h"
#include "src/base/terminal.h"
#include "src/read/csv/delimiter_name.h"
#include "src/read/csv/cell.h"
#include "src/read/mapping/template.h"

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
    struct tl_date_error error;
    bool keeps_words;
    const char *format = drop_text(settings, value, &keeps_words);
    if (tl_text_begins(format, "text|") || strstr(format, "|text|")) {
        tl_say(
            "%s: found the date format '%s': 'text' is the last format, and given once",
            where, value);
        return false;
    }
    if ((*format || !keeps_words) && !tl_date_format_check(format, &error)) {
        tl_say("%s: found the date format '%s': %s", where, value, error.message);
        return false;
    }
    if (!settings->reading.date_format) {
        if (tl_date_format_drops_time(format))
            tl_say("%s: found the date format '%s': a time of day without seconds is "
                   "not kept, for EDTF has none",
                   where, value);
        if (tl_date_format_guesses_century(format) && !settings->reads_known)
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
    if (!tl_decimal_is_known(value)) {
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

static const struct tl_setting known[TL_SETTINGS] = {
    {"missing", take_missing, false},        {"delimiter", take_delimiter, true},
    {"date-format", take_date_format, true}, {"encoding", take_encoding, true},
    {"no-header", take_no_header, false},    {"no-quotes", take_no_quotes, false},
    {"decimal", take_decimal, true},
};

void
tl_setting_fix(struct tl_settings *settings, const struct tl_setting *setting)
{
    settings->said[setting - known] = "";
}

bool
tl_setting_take(struct tl_settings *settings, const struct tl_setting *setting,
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

const struct tl_setting *
tl_setting_find(const char *key)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].key, key) == 0)
            return &known[i];
    }
    return NULL;
}
