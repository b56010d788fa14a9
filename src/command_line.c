#include "command_line.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/date/day.h"
#include "graph/query/select.h"
#include "src/base/terminal.h"
#include "src/base/workers.h"
#include "option_values.h"

static void
append(struct tl_texts_list *list, const char *text)
{
    list->texts = tl_resize(list->texts, (list->count + 1) * sizeof *list->texts);
    list->texts[list->count++] = text;
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
    tl_take *take;
    enum store store;
    size_t offset;
    enum tl_use use;
    const char *about;
} table[] = {
    {"from", 'f', "FORMAT", TEXT(load.from), TL_USE_READ, "the format of the inputs"},
    {"columns", 0, "KEY=COLUMN,...", LIST(load.columns), TL_USE_READ,
     "what the columns of somebody else's table are"},
    {"mapping", 0, "NAME|FILE", LIST(load.mappings), TL_USE_READ,
     "the same from a file, or one that is known (repeatable)"},
    {"no-header", 0, NULL, FLAG(load.no_header), TL_USE_READ,
     "the table has no head line: columns are numbers"},
    {"no-quotes", 0, NULL, FLAG(load.no_quotes), TL_USE_READ,
     "the table has quotation marks that mean nothing"},
    {"missing", 0, "TEXT,...", LIST(load.missing), TL_USE_READ,
     "cells that are as good as empty"},
    {"date-format", 0, "FORMAT", TEXT(load.date_format), TL_USE_READ,
     "dates of tables: '%d/%m/%Y' as strptime, 'year', 'words|text'"},
    {"decimal", 0, "SIGN", TEXT(load.decimal), TL_USE_READ,
     "numbers of tables: ',' as in 1.234,5 or '.' as in 1,234.5"},
    {"encoding", 0, "NAME", TEXT(load.encoding), TL_USE_READ,
     "of the inputs: utf-8, utf-16, latin-1, windows-1252 ..."},
    {"to", 't', "FORMAT", TEXT(to), TL_USE_CHOOSE, "the format of standard output"},
    {"output", 'o', "[FORMAT[@VIEW]:]FILE", LIST(outputs), TL_USE_CHOOSE,
     "write a file (repeatable)"},
    {"view", 0, "VIEW", TEXT(view), TL_USE_CHOOSE,
     "network, actors, events or timeline"},
    {"since", 0, "DATE", TEXT(since_text), TL_USE_WRITE,
     "what may fall on that date or later"},
    {"until", 0, "DATE", TEXT(until_text), TL_USE_WRITE,
     "what may fall on that date or before"},
    {"certain", 0, NULL, FLAG(certain), TL_USE_WRITE,
     "with them: only what must fall into the time between"},
    {"actor", 0, "NAME", LIST(actors), TL_USE_WRITE,
     "what this actor takes part in (repeatable)"},
    {"hops", 0, "N", TAKE(tl_take_hops), TL_USE_WRITE,
     "with --actor: all among those N steps away"},
    {"kind", 0, "KIND", LIST(kinds), TL_USE_WRITE,
     "events and relations of a kind (repeatable)"},
    {"status", 0, "STATUS", TAKE(tl_take_status), TL_USE_WRITE,
     "stated, inferred, assessed, disputed, denied, uncited (repeatable)"},
    {"top", 0, "N", TAKE(tl_take_top), TL_USE_WRITE,
     "the N strongest edges of a network"},
    {"min-weight", 0, "WEIGHT", TAKE(tl_take_min_weight), TL_USE_WRITE,
     "edges of at least that weight"},
    {"max-pairs", 0, "N", TAKE(tl_take_max_pairs), TL_USE_WRITE,
     "make no pairs of more than N participants (1000)"},
    {"evidence", 0, "N", TAKE(tl_take_evidence), TL_USE_WRITE,
     "list no more than N events and references of an edge; all are counted"},
    {"threads", 0, "N", TAKE(tl_take_threads), TL_USE_EITHER,
     "how much is done side by side; the outputs are the same"},
    {"hemisphere", 0, "north|south", TAKE(tl_take_hemisphere), TL_USE_READ,
     "whose seasons 21 to 24 are"},
    {"csv-raw", 0, NULL, FLAG(csv_raw), TL_USE_WRITE,
     "CSV without the guard against formulas"},
    {"bom", 0, NULL, FLAG(bom), TL_USE_WRITE,
     "CSV with a byte order mark, which Excel needs to see UTF-8"},
    {"delimiter", 0, "CHARACTER", TAKE(tl_take_delimiter), TL_USE_EITHER,
     "what CSV is separated by: ',', ';', '|' or tab"},
    {"links", 0, NULL, FLAG(links), TL_USE_CHOOSE,
     "nodelink: call the edges links, for D3 and old NetworkX"},
    {"lanes", 0, "actor|kind", TAKE(tl_take_lanes), TL_USE_WRITE,
     "the columns of a drawn timeline"},
    {"theme", 0, "light|dark", TAKE(tl_take_theme), TL_USE_WRITE,
     "the ground of diagrams"},
    {"all", 0, NULL, FLAG(all), TL_USE_WRITE,
     "pictures show everything, however much it is"},
    {"strict", 0, NULL, FLAG(strict), TL_USE_WRITE,
     "make it an error when a format cannot hold something"},
    {"skip-bad", 0, NULL, FLAG(skip_bad), TL_USE_READ,
     "leave out rows with mistakes instead of stopping"},
    {"json", 0, NULL, FLAG(json), TL_USE_CHECK, "check: problems as JSON Lines"},
    {"help", 'h', NULL, FLAG(help), TL_USE_ALWAYS, "this text"},
    {"version", 'V', NULL, FLAG(version), TL_USE_ALWAYS, "the version"},
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

/* The first option of each use is what a command refuses that has no use for it. */
static void
note_use(struct tl_options *options, const struct option *option)
{
    if (!options->used[option->use])
        options->used[option->use] = option->name;
}

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
    note_use(options, option);
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
        append(&options->load.inputs, argument);
}

bool
tl_options_read(struct tl_options *options, int count, char **values)
{
    struct arguments arguments = {values, values};
    bool words_only = false;
    *options = (struct tl_options){
        .since = TL_DAY_MIN,
        .until = TL_DAY_MAX,
        .min_weight = INT64_MIN,
        .max_pairs = TL_MAX_PAIRS,
        .load.threads = tl_workers_usual(),
    };
    if (count > 0)
        arguments = (struct arguments){values + 1, values + count};
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
    return tl_read_window(options);
}

void
tl_options_clear(struct tl_options *options)
{
    tl_free(options->load.inputs.texts);
    tl_free(options->load.columns.texts);
    tl_free(options->load.mappings.texts);
    tl_free(options->load.missing.texts);
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
