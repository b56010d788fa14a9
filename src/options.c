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

/* Dates are read when all else is known: the hemisphere may come behind them. */
static bool
take_since(struct tl_options *options, const char *value)
{
    options->since_text = value;
    return true;
}

static bool
take_until(struct tl_options *options, const char *value)
{
    options->until_text = value;
    return true;
}

static bool
read_date(const struct tl_options *options, const char *name, const char *value,
          struct tl_date *date)
{
    struct tl_date_options dates = {.south = options->south};
    struct tl_date_error error;
    if (tl_date_parse(value, strlen(value), &dates, date, &error))
        return true;
    tl_say("%s: found '%s', expected a date: %s", name, value, error.message);
    return false;
}

static bool
read_window(struct tl_options *options)
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

bool
tl_delimiter_read(const char *where, const char *value, char *delimiter)
{
    static const struct {
        const char *name;
        char delimiter;
    } known[] = {{",", ','},   {";", ';'},    {"|", '|'},
                 {"\t", '\t'}, {"\\t", '\t'}, {"tab", '\t'}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(value, known[i].name) != 0)
            continue;
        *delimiter = known[i].delimiter;
        return true;
    }
    tl_say("%s: found '%s', expected ',', ';', '|' or tab", where, value);
    return false;
}

static bool
take_delimiter(struct tl_options *options, const char *value)
{
    return tl_delimiter_read("--delimiter", value, &options->delimiter);
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

static bool
take_lanes(struct tl_options *options, const char *value)
{
    static const char *const words[] = {"actor", "kind"};
    return take_word("lanes", value, words, &options->by_kind);
}

static bool
take_theme(struct tl_options *options, const char *value)
{
    static const char *const words[] = {"light", "dark"};
    return take_word("theme", value, words, &options->dark);
}

/* What becomes of an option: something in tl_options, at an offset, or what a function
 * makes of it. */
enum store { STORE_FLAG, STORE_TEXT, STORE_LIST, STORE_TAKEN };

#define FLAG(member)   NULL, STORE_FLAG, offsetof(struct tl_options, member)
#define TEXT(member)   NULL, STORE_TEXT, offsetof(struct tl_options, member)
#define LIST(member)   NULL, STORE_LIST, offsetof(struct tl_options, member)
#define TAKE(function) function, STORE_TAKEN, 0

static const struct option {
    const char *name;
    char letter; /* 0: none */
    const char *value;
    take *take;
    enum store store;
    size_t offset;
    const char *about;
} table[] = {
    {"from", 'f', "FORMAT", TEXT(from), "the format of the inputs"},
    {"columns", 0, "KEY=COLUMN,...", LIST(columns),
     "what the columns of somebody else's table are"},
    {"mapping", 0, "NAME|FILE", LIST(mappings),
     "the same from a file, or one that is known (repeatable)"},
    {"no-header", 0, NULL, FLAG(no_header),
     "the table has no head line: columns are numbers"},
    {"no-quotes", 0, NULL, FLAG(no_quotes),
     "the table has quotation marks that mean nothing"},
    {"missing", 0, "TEXT,...", LIST(missing), "cells that are as good as empty"},
    {"date-format", 0, "FORMAT", TEXT(date_format),
     "dates of tables, as strptime: '%d/%m/%Y'"},
    {"encoding", 0, "NAME", TEXT(encoding),
     "of the inputs: utf-8, utf-16, latin-1, windows-1252 ..."},
    {"to", 't', "FORMAT", TEXT(to), "the format of standard output"},
    {"output", 'o', "[FORMAT[@VIEW]:]FILE", LIST(outputs), "write a file (repeatable)"},
    {"view", 0, "VIEW", TEXT(view), "network, actors, events or timeline"},
    {"since", 0, "DATE", TAKE(take_since), "what may fall on that date or later"},
    {"until", 0, "DATE", TAKE(take_until), "what may fall on that date or before"},
    {"certain", 0, NULL, FLAG(certain),
     "with them: only what must fall into the time between"},
    {"actor", 0, "NAME", LIST(actors), "what this actor takes part in (repeatable)"},
    {"hops", 0, "N", TAKE(take_hops), "with --actor: all among those N steps away"},
    {"kind", 0, "KIND", LIST(kinds), "events and relations of a kind (repeatable)"},
    {"status", 0, "STATUS", TAKE(take_status),
     "stated, inferred, assessed, disputed, denied, uncited (repeatable)"},
    {"top", 0, "N", TAKE(take_top), "the N strongest edges of a network"},
    {"min-weight", 0, "WEIGHT", TAKE(take_min_weight), "edges of at least that weight"},
    {"max-pairs", 0, "N", TAKE(take_max_pairs),
     "make no pairs of more than N participants (1000)"},
    {"threads", 0, "N", TAKE(take_threads),
     "how much is done side by side; the outputs are the same"},
    {"hemisphere", 0, "north|south", TAKE(take_hemisphere),
     "whose seasons 21 to 24 are"},
    {"csv-raw", 0, NULL, FLAG(csv_raw), "CSV without the guard against formulas"},
    {"bom", 0, NULL, FLAG(bom),
     "CSV with a byte order mark, which Excel needs to see UTF-8"},
    {"delimiter", 0, "CHARACTER", TAKE(take_delimiter),
     "what CSV is separated by: ',', ';', '|' or tab"},
    {"links", 0, NULL, FLAG(links),
     "nodelink: call the edges links, for D3 and old NetworkX"},
    {"lanes", 0, "actor|kind", TAKE(take_lanes), "the columns of a drawn timeline"},
    {"theme", 0, "light|dark", TAKE(take_theme), "the ground of diagrams"},
    {"all", 0, NULL, FLAG(all), "pictures show everything, however much it is"},
    {"strict", 0, NULL, FLAG(strict),
     "make it an error when a format cannot hold something"},
    {"skip-bad", 0, NULL, FLAG(skip_bad),
     "leave out rows with mistakes instead of stopping"},
    {"json", 0, NULL, FLAG(json), "check: problems as JSON Lines"},
    {"help", 'h', NULL, FLAG(help), "this text"},
    {"version", 'V', NULL, FLAG(version), "the version"},
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

static bool
store_value(struct tl_options *options, const struct option *option, const char *value)
{
    char *place = (char *)options + option->offset;
    if (option->store == STORE_TAKEN)
        return option->take(options, value);
    if (option->store == STORE_LIST)
        append((struct tl_texts_list *)place, value);
    else
        *(const char **)place = value;
    return true;
}

/* Carries an option out; `value` is what was written in the same argument, or NULL. */
static bool
apply(struct tl_options *options, const struct option *option, const char *value,
      struct arguments *arguments)
{
    if (option->store == STORE_FLAG) {
        if (value)
            tl_say("--%s takes no value", option->name);
        *(bool *)((char *)options + option->offset) = true;
        return !value;
    }
    if (!value && arguments->next == arguments->end) {
        tl_say("--%s: expected %s after it", option->name, option->value);
        return false;
    }
    return store_value(options, option, value ? value : *arguments->next++);
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
        if (option->store != STORE_FLAG)
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
    return read_window(options);
}

void
tl_options_clear(struct tl_options *options)
{
    tl_free(options->inputs.texts);
    tl_free(options->columns.texts);
    tl_free(options->mappings.texts);
    tl_free(options->missing.texts);
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
