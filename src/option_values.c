#include "option_values.h"

#include <string.h>

#include "graph/date/date.h"
#include "graph/field.h"
#include "graph/weight.h"
#include "src/base/terminal.h"
#include "src/read/csv/delimiter_name.h"

static bool
read_date(const struct tl_options *options, const char *name, const char *value,
          struct tl_date *date)
{
    struct tl_date_options dates = {.south = options->load.south};
    struct tl_date_error error;
    if (tl_date_parse(value, strlen(value), &dates, date, &error))
        return true;
    tl_say("%s: found '%s', expected a date: %s", name, value, error.message);
    return false;
}

/* Nothing can fall into a window that ends before it begins, and what only narrows
 * something else was not meant for nothing. */
static bool
check_narrowing(const struct tl_options *options)
{
    if (options->since > options->until)
        tl_say("--since %s is after --until %s", options->since_text,
               options->until_text);
    else if (options->certain && !options->since_text && !options->until_text)
        tl_say("--certain: expected --since or --until with it");
    else if (options->has_hops && !options->actors.count)
        tl_say("--hops: expected --actor with it");
    else
        return true;
    return false;
}

bool
tl_read_window(struct tl_options *options)
{
    struct tl_date date;
    if (options->since_text) {
        if (!read_date(options, "--since", options->since_text, &date))
            return false;
        options->since = date.start_earliest;
    }
    if (options->until_text) {
        if (!read_date(options, "--until", options->until_text, &date))
            return false;
        options->until = date.end_latest;
    }
    return check_narrowing(options);
}

bool
tl_take_status(struct tl_options *options, const char *value)
{
    enum tl_status status =
        strcmp(value, "uncited") == 0 ? TL_UNCITED : tl_status_find(value);
    if (status == TL_STATUSES) {
        tl_say("--status: found '%s', expected stated, inferred, assessed, disputed, "
               "denied or uncited",
               value);
        return false;
    }
    options->statuses |= 1U << status;
    return true;
}

static bool
read_number(const char *option, const char *value, uint32_t *number)
{
    uint64_t read = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && read <= UINT32_MAX; at++)
        read = 10 * read + (uint64_t)(*at - '0');
    if (at == value || *at || read > UINT32_MAX) {
        tl_say("%s: found '%s', expected a whole number up to %lu", option, value,
               (unsigned long)UINT32_MAX);
        return false;
    }
    *number = (uint32_t)read;
    return true;
}

/* A number of something that is there. */
static bool
read_positive(const char *option, const char *value, const char *expected,
              uint32_t *number)
{
    if (!read_number(option, value, number))
        return false;
    if (!*number)
        tl_say("%s: found 0, expected %s", option, expected);
    return *number > 0;
}

bool
tl_take_hops(struct tl_options *options, const char *value)
{
    options->has_hops = true;
    return read_number("--hops", value, &options->hops);
}

bool
tl_take_top(struct tl_options *options, const char *value)
{
    return read_positive("--top", value, "how many of the strongest edges to keep",
                         &options->top);
}

bool
tl_take_max_pairs(struct tl_options *options, const char *value)
{
    return read_number("--max-pairs", value, &options->max_pairs);
}

bool
tl_take_evidence(struct tl_options *options, const char *value)
{
    return read_positive("--evidence", value, "how many to list of each edge",
                         &options->evidence);
}

bool
tl_take_threads(struct tl_options *options, const char *value)
{
    return read_positive("--threads", value, "at least one", &options->load.threads);
}

bool
tl_take_min_weight(struct tl_options *options, const char *value)
{
    bool exact;
    if (tl_weight_read(value, strlen(value), &options->min_weight, &exact))
        return true;
    tl_say("--min-weight: found '%s', expected a decimal number", value);
    return false;
}

bool
tl_take_hemisphere(struct tl_options *options, const char *value)
{
    options->load.south = strcmp(value, "south") == 0;
    if (options->load.south || strcmp(value, "north") == 0)
        return true;
    tl_say("--hemisphere: found '%s', expected north or south", value);
    return false;
}

bool
tl_take_delimiter(struct tl_options *options, const char *value)
{
    return tl_delimiter_read("--delimiter", value, &options->load.delimiter);
}

/* Takes one of two words: whether it is the second. */
static bool
take_word(const char *option, const char *value, const char *const words[2],
          bool *second)
{
    *second = strcmp(value, words[1]) == 0;
    if (*second || strcmp(value, words[0]) == 0)
        return true;
    tl_say("--%s: found '%s', expected %s or %s", option, value, words[0], words[1]);
    return false;
}

bool
tl_take_lanes(struct tl_options *options, const char *value)
{
    static const char *const words[] = {"actor", "kind"};
    return take_word("lanes", value, words, &options->by_kind);
}

bool
tl_take_theme(struct tl_options *options, const char *value)
{
    static const char *const words[] = {"light", "dark"};
    return take_word("theme", value, words, &options->dark);
}
