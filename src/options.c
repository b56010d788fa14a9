#include "options.h"

#include <string.h>

#include "graph/date.h"
#include "graph/field.h"
#include "graph/memory.h"
#include "graph/near.h"
#include "graph/selection.h"
#include "graph/weight.h"
#include "terminal.h"
#include "workers.h"

/* Takes the value of an option; false, said on standard error, where it is wrong. */
typedef bool take(struct tl_options *options, const char *value);

static void
append(struct tl_texts_list *list, const char *text)
{
    list->texts = tl_resize(list->texts, (list->count + 1) * sizeof *list->texts);
    list->texts[list->count++] = text;
}

static bool
take_from(struct tl_options *options, const char *value)
{
    options->from = value;
    return true;
}

static bool
take_to(struct tl_options *options, const char *value)
{
    options->to = value;
    return true;
}

static bool
take_output(struct tl_options *options, const char *value)
{
    append(&options->outputs, value);
    return true;
}

static bool
take_view(struct tl_options *options, const char *value)
{
    options->view = value;
    return true;
}

static bool
take_actor(struct tl_options *options, const char *value)
{
    append(&options->actors, value);
    return true;
}

static bool
take_kind(struct tl_options *options, const char *value)
{
    append(&options->kinds, value);
    return true;
}

static bool
read_date(const char *option, const char *value, struct tl_date *date)
{
    struct tl_date_error error;
    if (tl_date_parse(value, strlen(value), NULL, date, &error))
        return true;
    tl_say("%s: found '%s', expected a date: %s", option, value, error.message);
    return false;
}

static bool
take_since(struct tl_options *options, const char *value)
{
    struct tl_date date;
    if (!read_date("--since", value, &date))
        return false;
    options->since = date.start_earliest;
    return true;
}

static bool
take_until(struct tl_options *options, const char *value)
{
    struct tl_date date;
    if (!read_date("--until", value, &date))
        return false;
    options->until = date.end_latest;
    return true;
}

static bool
take_status(struct tl_options *options, const char *value)
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
        tl_say("%s: found '%s', expected a whole number", option, value);
        return false;
    }
    *number = (uint32_t)read;
    return true;
}

static bool
take_hops(struct tl_options *options, const char *value)
{
    options->has_hops = true;
    return read_number("--hops", value, &options->hops);
}

static bool
take_top(struct tl_options *options, const char *value)
{
    if (!read_number("--top", value, &options->top))
        return false;
    if (!options->top)
        tl_say("--top: found 0, expected how many of the strongest edges to keep");
    return options->top > 0;
}

static bool
take_max_pairs(struct tl_options *options, const char *value)
{
    return read_number("--max-pairs", value, &options->max_pairs);
}

static bool
take_threads(struct tl_options *options, const char *value)
{
    if (!read_number("--threads", value, &options->threads))
        return false;
    if (!options->threads)
        tl_say("--threads: found 0, expected at least one");
    return options->threads > 0;
}

static bool
take_min_weight(struct tl_options *options, const char *value)
{
    bool exact;
    if (tl_weight_read(value, strlen(value), &options->min_weight, &exact))
        return true;
    tl_say("--min-weight: found '%s', expected a decimal number", value);
    return false;
}

static bool
take_hemisphere(struct tl_options *options, const char *value)
{
    options->south = strcmp(value, "south") == 0;
    if (options->south || strcmp(value, "north") == 0)
        return true;
    tl_say("--hemisphere: found '%s', expected north or south", value);
    return false;
}

/* An option: a flag that is set, or a value that is taken. */
static const struct option {
    const char *name;
    char letter; /* 0: none */
    const char *value;
    take *take;
    size_t flag; /* offset of a bool in tl_options */
    const char *about;
} table[] = {
    {"from", 'f', "FORMAT", take_from, 0, "the format of the inputs"},
    {"to", 't', "FORMAT", take_to, 0, "the format of standard output"},
    {"output", 'o', "[FORMAT[@VIEW]:]FILE", take_output, 0,
     "write a file (repeatable)"},
    {"view", 0, "VIEW", take_view, 0, "network, actors, events or timeline"},
    {"since", 0, "DATE", take_since, 0, "what may fall on that date or later"},
    {"until", 0, "DATE", take_until, 0, "what may fall on that date or before"},
    {"certain", 0, NULL, NULL, offsetof(struct tl_options, certain),
     "with them: only what must fall into the time between"},
    {"actor", 0, "NAME", take_actor, 0, "what this actor takes part in (repeatable)"},
    {"hops", 0, "N", take_hops, 0, "with --actor: all among those N steps away"},
    {"kind", 0, "KIND", take_kind, 0, "events and relations of a kind (repeatable)"},
    {"status", 0, "STATUS", take_status, 0,
     "stated, inferred, assessed, disputed, denied, uncited (repeatable)"},
    {"top", 0, "N", take_top, 0, "the N strongest edges of a network"},
    {"min-weight", 0, "WEIGHT", take_min_weight, 0, "edges of at least that weight"},
    {"max-pairs", 0, "N", take_max_pairs, 0,
     "make no pairs of more than N participants (1000)"},
    {"threads", 0, "N", take_threads, 0,
     "how much is done side by side; the outputs are the same"},
    {"hemisphere", 0, "north|south", take_hemisphere, 0, "whose seasons 21 to 24 are"},
    {"csv-raw", 0, NULL, NULL, offsetof(struct tl_options, csv_raw),
     "CSV without the guard against formulas"},
    {"strict", 0, NULL, NULL, offsetof(struct tl_options, strict),
     "make it an error when a format cannot hold something"},
    {"skip-bad", 0, NULL, NULL, offsetof(struct tl_options, skip_bad),
     "leave out rows with mistakes instead of stopping"},
    {"json", 0, NULL, NULL, offsetof(struct tl_options, json),
     "check: problems as JSON Lines"},
    {"help", 'h', NULL, NULL, offsetof(struct tl_options, help), "this text"},
    {"version", 'V', NULL, NULL, offsetof(struct tl_options, version), "the version"},
};

#define OPTIONS (sizeof table / sizeof *table)

static const struct option *
find_long(const char *name, size_t length)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        if (strlen(table[i].name) == length &&
            strncmp(table[i].name, name, length) == 0)
            return &table[i];
    }
    return NULL;
}

static const struct option *
find_letter(char letter)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        if (table[i].letter && table[i].letter == letter)
            return &table[i];
    }
    return NULL;
}

static void
say_unknown(const char *argument)
{
    char name[64] = "";
    const char *start = argument + strspn(argument, "-");
    size_t length = strcspn(start, "=");
    struct tl_near near = {.wanted = name};
    if (length < sizeof name)
        memcpy(name, start, length);
    for (size_t i = 0; i < OPTIONS; i++)
        tl_near_offer(&near, table[i].name);
    if (near.best)
        tl_say("there is no option '%s'; did you mean '--%s'?", argument, near.best);
    else
        tl_say("there is no option '%s'; 'tieline --help' lists them", argument);
}

/* The arguments that are still to be read. */
struct arguments {
    char **next;
    char **end;
};

/* Carries an option out; `value` is what was written in the same argument, or NULL. */
static bool
apply(struct tl_options *options, const struct option *option, const char *value,
      struct arguments *arguments)
{
    if (!option->take) {
        if (value)
            tl_say("--%s takes no value", option->name);
        *(bool *)((char *)options + option->flag) = true;
        return !value;
    }
    if (!value && arguments->next == arguments->end) {
        tl_say("--%s: expected %s after it", option->name, option->value);
        return false;
    }
    return option->take(options, value ? value : *arguments->next++);
}

static bool
read_long(struct tl_options *options, const char *argument, struct arguments *arguments)
{
    const char *name = argument + 2;
    size_t length = strcspn(name, "=");
    const struct option *option = find_long(name, length);
    if (!option) {
        say_unknown(argument);
        return false;
    }
    return apply(options, option, name[length] ? name + length + 1 : NULL, arguments);
}

static bool
read_letters(struct tl_options *options, const char *argument,
             struct arguments *arguments)
{
    for (const char *at = argument + 1; *at; at++) {
        const struct option *option = find_letter(*at);
        if (!option) {
            say_unknown(argument);
            return false;
        }
        if (option->take)
            return apply(options, option, at[1] ? at + 1 : NULL, arguments);
        if (!apply(options, option, NULL, arguments))
            return false;
    }
    return true;
}

static void
read_word(struct tl_options *options, const char *argument)
{
    if (!options->command)
        options->command = argument;
    else
        append(&options->inputs, argument);
}

bool
tl_options_read(struct tl_options *options, int count, char **values)
{
    struct arguments arguments = {values + (count > 0), values + count};
    bool words_only = false;
    *options = (struct tl_options){
        .since = TL_DAY_MIN,
        .until = TL_DAY_MAX,
        .min_weight = INT64_MIN,
        .max_pairs = TL_MAX_PAIRS,
        .threads = tl_workers_usual(),
    };
    while (arguments.next < arguments.end) {
        const char *argument = *arguments.next++;
        bool good = true;
        if (words_only || argument[0] != '-' || !argument[1])
            read_word(options, argument);
        else if (strcmp(argument, "--") == 0)
            words_only = true;
        else if (argument[1] == '-')
            good = read_long(options, argument, &arguments);
        else
            good = read_letters(options, argument, &arguments);
        if (!good)
            return false;
    }
    return true;
}

void
tl_options_clear(struct tl_options *options)
{
    tl_free(options->inputs.texts);
    tl_free(options->outputs.texts);
    tl_free(options->actors.texts);
    tl_free(options->kinds.texts);
}

void
tl_options_help(FILE *file)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        char left[64];
        const struct option *option = &table[i];
        snprintf(left, sizeof left, "%c%c%s--%s%s%s", option->letter ? '-' : ' ',
                 option->letter ? option->letter : ' ', option->letter ? ", " : "  ",
                 option->name, option->value ? " " : "",
                 option->value ? option->value : "");
        fprintf(file, "  %-36s %s\n", left, option->about);
    }
}
