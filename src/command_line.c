#include "command_line.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/base/text.h"
#include "graph/date/date.h"
#include "graph/field.h"
#include "graph/weight.h"
#include "src/base/terminal.h"
#include "src/base/workers.h"
#include "src/read/csv/delimiter_name.h"
#include "argument_file.h"

static const struct tl_option *
find_long(const char *name, size_t length)
{
    for (const struct tl_option *option = tl_option_table; option->name; option++) {
        if (strlen(option->name) == length && strncmp(option->name, name, length) == 0)
            return option;
    }
    return NULL;
}

static const struct tl_option *
find_letter(char letter)
{
    for (const struct tl_option *option = tl_option_table; option->name; option++) {
        if (option->letter && option->letter == letter)
            return option;
    }
    return NULL;
}

/* What people may mean by a word; NULL where that is not known. */
static const char *
find_synonym(const struct tl_synonym *synonyms, const char *word)
{
    while (synonyms->word && strcmp(synonyms->word, word) != 0)
        synonyms++;
    return synonyms->name;
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
    for (const struct tl_option *option = tl_option_table; option->name; option++)
        tl_near_offer(&near, option->name);
    const char *synonym = find_synonym(tl_option_synonyms, name);
    if (synonym || near.best)
        tl_say("there is no option '%s'; did you mean '--%s'?", argument,
               synonym ? synonym : near.best);
    else
        tl_say("there is no option '%s'; 'tieline --help' lists the options", argument);
}

/* The command of a name; TL_COMMANDS, said on standard error, if it is unknown. */
static enum tl_command
find_command(const char *name)
{
    struct tl_near near = {.wanted = name};
    for (enum tl_command command = 0; command < TL_COMMANDS; command++) {
        if (strcmp(tl_commands[command].name, name) == 0)
            return command;
        tl_near_offer(&near, tl_commands[command].name);
    }
    const char *synonym = find_synonym(tl_command_synonyms, name);
    if (synonym || near.best)
        tl_say("there is no command '%s'; did you mean '%s'?", name,
               synonym ? synonym : near.best);
    else if (access(name, F_OK) == 0)
        tl_say("there is no command '%s'; did you mean 'export %s'?", name, name);
    else
        tl_say("there is no command '%s'; 'tieline --help' lists the commands", name);
    return TL_COMMANDS;
}

bool
tl_option_applies(const struct tl_option *option, enum tl_command command)
{
    return option->uses & (TL_USE_ALWAYS | tl_commands[command].uses);
}

bool
tl_option_given(const struct tl_options *options, const struct tl_option *option)
{
    return options->given[option - tl_option_table];
}

/* Whether all given options apply to a command; the first that does not is reported. */
static bool
check_options(const struct tl_options *options, enum tl_command command)
{
    for (const struct tl_option *option = tl_option_table; option->name; option++) {
        if (!tl_option_given(options, option) || tl_option_applies(option, command))
            continue;
        tl_say("%s: --%s has no effect with this command", tl_commands[command].name,
               option->name);
        return false;
    }
    return true;
}

/* The arguments that are still to be read. */
struct arguments {
    const char *const *next;
    const char *const *end;
    bool in_file; /* they are those of an argument file */
};

static bool
read_number(const struct tl_option *option, const char *value, uint32_t *number)
{
    uint64_t read = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && read <= UINT32_MAX; at++)
        read = 10 * read + (uint64_t)(*at - '0');
    if (at == value || *at || read > UINT32_MAX) {
        tl_say("--%s: found '%s', expected a whole number up to %lu", option->name,
               value, (unsigned long)UINT32_MAX);
        return false;
    }
    *number = (uint32_t)read;
    if (*number || option->kind == TL_OPTION_NUMBER)
        return true;
    tl_say("--%s: found 0, expected at least 1", option->name);
    return false;
}

/* "found 'x', expected a, b or c", of the words of the argument, "a|b|c". */
static void
say_words(const struct tl_option *option, const char *value)
{
    char words[100] = "";
    for (const char *word = option->argument; *word;) {
        size_t length = strcspn(word, "|"), used = strlen(words);
        const char *after = word + length + (word[length] == '|');
        const char *before = word == option->argument ? "" : *after ? ", " : " or ";
        snprintf(words + used, sizeof words - used, "%s%.*s", before, (int)length,
                 word);
        word = after;
    }
    tl_say("--%s: found '%s', expected %s", option->name, value, words);
}

/* The number of the word of the argument, "light|dark", that a value is. */
static bool
read_word_of(const struct tl_option *option, const char *value, unsigned *number)
{
    const char *word = option->argument;
    for (*number = 0; *word; ++*number) {
        size_t length = strcspn(word, "|");
        if (strlen(value) == length && strncmp(value, word, length) == 0)
            return true;
        word += length + (word[length] == '|');
    }
    say_words(option, value);
    return false;
}

static bool
read_choice(const struct tl_option *option, const char *value, bool *second)
{
    unsigned number;
    bool good = read_word_of(option, value, &number);
    *second = number == 1;
    return good;
}

static bool
read_weight(const struct tl_option *option, const char *value, int64_t *weight)
{
    bool exact;
    if (tl_weight_read(value, strlen(value), weight, &exact))
        return true;
    tl_say("--%s: found '%s', expected a decimal number", option->name, value);
    return false;
}

/* "512M" or "2G". */
static bool
read_size(const struct tl_option *option, const char *value, uint64_t *size)
{
    enum {
        LEAST_MEGABYTES = 32,
        MOST_DIGITS = 6,
        MEGABYTE = 1 << 20,
        GIGABYTES = 1 << 10
    };
    size_t digits = strspn(value, "0123456789");
    const char *unit = value + digits;
    bool good = digits > 0 && digits <= MOST_DIGITS &&
                (strcmp(unit, "M") == 0 || strcmp(unit, "G") == 0);
    *size = good ? strtoul(value, NULL, 10) : 0;
    *size *= (uint64_t)MEGABYTE * (*unit == 'G' ? GIGABYTES : 1);
    if (*size < (uint64_t)LEAST_MEGABYTES * MEGABYTE)
        tl_say("--%s: found '%s', expected a size from %dM, such as 512M or 2G",
               option->name, value, LEAST_MEGABYTES);
    return *size >= (uint64_t)LEAST_MEGABYTES * MEGABYTE;
}

static bool
read_status(const struct tl_option *option, const char *value, unsigned *statuses)
{
    enum tl_status status =
        strcmp(value, "uncited") == 0 ? TL_UNCITED : tl_status_find(value);
    if (status == TL_STATUSES) {
        tl_say("--%s: found '%s', expected stated, inferred, assessed, disputed, "
               "denied or uncited",
               option->name, value);
        return false;
    }
    *statuses |= 1U << status;
    return true;
}

/* One of the units of time; a plural is not meant otherwise. */
static bool
read_unit(const struct tl_option *option, const char *value, enum tl_unit *unit)
{
    struct tl_near near = {.wanted = value};
    for (*unit = 0; *unit < TL_UNITS; (*unit)++) {
        if (strcmp(tl_unit_names[*unit], value) == 0)
            return true;
        tl_near_offer(&near, tl_unit_names[*unit]);
    }
    tl_say("--%s: found '%s', expected day, week, month, quarter, year or decade%s%s%s",
           option->name, value, near.best ? "; did you mean '" : "",
           near.best ? near.best : "", near.best ? "'?" : "");
    return false;
}

/* "A4", or "180x120" in millimetres; on a sheet a picture may lie either way. */
static bool
read_paper(const struct tl_option *option, const char *value, struct tl_paper *paper)
{
    static const struct {
        const char *name;
        unsigned long width;
        unsigned long height;
    } sheets[] = {{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}};
    enum { LEAST = 20, MOST = 5000, MARGIN = 10 };
    unsigned long width = 0, height = 0;
    char *end = NULL;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        if (strcmp(value, sheets[i].name) != 0)
            continue;
        *paper = (struct tl_paper){tl_paper_points(sheets[i].width - MARGIN),
                                   tl_paper_points(sheets[i].height - MARGIN), true};
        return true;
    }
    if (tl_ascii_is_digit(*value))
        width = strtoul(value, &end, 10);
    if (end && *end == 'x' && tl_ascii_is_digit(end[1]))
        height = strtoul(end + 1, &end, 10);
    if (!end || *end || width < LEAST || width > MOST || height < LEAST ||
        height > MOST) {
        tl_say("--%s: found '%s', expected A3, A4, A5 or a width and height in "
               "millimetres such as 180x120",
               option->name, value);
        return false;
    }
    *paper = (struct tl_paper){tl_paper_points(width), tl_paper_points(height), false};
    return true;
}

/* "en, de, fr". */
static void
list_languages(char *text, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; tl_languages[i].code && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", i > 0 ? ", " : "",
                                 tl_languages[i].code);
}

static bool
read_language(const struct tl_option *option, const char *value,
              const struct tl_language **language)
{
    char codes[200];
    *language = tl_language_find(value);
    if (*language)
        return true;
    list_languages(codes, sizeof codes);
    tl_say("--%s: found '%s', expected one of %s", option->name, value, codes);
    return false;
}

static bool
store_value(const struct tl_option *option, const char *value, void *member)
{
    switch (option->kind) {
    case TL_OPTION_FLAG:
        *(bool *)member = true;
        return true;
    case TL_OPTION_TEXT:
        *(const char **)member = value;
        return true;
    case TL_OPTION_LIST:
        tl_texts_add(member, value);
        return true;
    case TL_OPTION_NUMBER:
    case TL_OPTION_POSITIVE:
        return read_number(option, value, member);
    case TL_OPTION_CHOICE:
        return read_choice(option, value, member);
    case TL_OPTION_WORD:
        return read_word_of(option, value, member);
    case TL_OPTION_WEIGHT:
        return read_weight(option, value, member);
    case TL_OPTION_SIZE:
        return read_size(option, value, member);
    case TL_OPTION_STATUSES:
        return read_status(option, value, member);
    case TL_OPTION_DELIMITER:
        return tl_delimiter_read("--delimiter", value, member);
    case TL_OPTION_UNIT:
        return read_unit(option, value, member);
    case TL_OPTION_LANGUAGE:
        return read_language(option, value, member);
    case TL_OPTION_PAPER:
        return read_paper(option, value, member);
    }
    return false;
}

/* Carries an option out; `value` is what was written in the same argument, or NULL. */
static bool
apply(struct tl_options *options, const struct tl_option *option, const char *value,
      struct arguments *arguments)
{
    bool flag = option->kind == TL_OPTION_FLAG;
    options->given[option - tl_option_table] = true;
    if (flag && value) {
        tl_say("--%s takes no value", option->name);
        return false;
    }
    if (!flag && !value && arguments->next == arguments->end) {
        tl_say("--%s: expected %s after it", option->name, option->argument);
        return false;
    }
    if (!flag && !value)
        value = *arguments->next++;
    return store_value(option, value, (char *)options + option->offset);
}

static bool
read_long(struct tl_options *options, const char *argument, struct arguments *arguments)
{
    const char *name = argument + 2;
    size_t length = strcspn(name, "=");
    const struct tl_option *option = find_long(name, length);
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
        const struct tl_option *option = find_letter(*at);
        if (!option) {
            say_unknown(argument);
            return false;
        }
        if (option->kind != TL_OPTION_FLAG)
            return apply(options, option, at[1] ? at + 1 : NULL, arguments);
        if (!apply(options, option, NULL, arguments))
            return false;
    }
    return true;
}

static bool
is_given(const struct tl_options *options, const char *name)
{
    return tl_option_given(options, find_long(name, strlen(name)));
}

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

/* One that has no effect without another option is not meant for nothing. */
static bool
note_ceiling(struct tl_options *options, enum tl_ceiling ceiling)
{
    if (ceiling == TL_CEILING_PERIODS && !is_given(options, "each")) {
        tl_say("--ceiling periods=N needs --each");
        return false;
    }
    if (ceiling == TL_CEILING_PARTICIPANTS)
        options->given[find_long("max-pairs", 9) - tl_option_table] = true;
    return true;
}

/* Those that are named come after "strict", wherever it is; the last of a name counts.
 */
static bool
take_ceilings(struct tl_options *options, bool named)
{
    enum tl_ceiling ceiling;
    for (size_t i = 0; i < options->ceiling_texts.count; i++) {
        const char *text = options->ceiling_texts.texts[i];
        if (named == (strcmp(text, "strict") == 0))
            continue;
        if (!tl_ceilings_take(&options->ceilings, text, &ceiling) ||
            !note_ceiling(options, ceiling))
            return false;
    }
    return true;
}

static bool
read_ceilings(struct tl_options *options)
{
    uint64_t *participants = &options->ceilings.limits[TL_CEILING_PARTICIPANTS];
    options->load.ceilings = &options->ceilings;
    if (!take_ceilings(options, false))
        return false;
    if (is_given(options, "max-pairs"))
        *participants = options->max_pairs;
    if (!take_ceilings(options, true))
        return false;
    options->max_pairs =
        *participants < UINT32_MAX ? (uint32_t)*participants : UINT32_MAX;
    return true;
}

/* Whether a selection is by something about which sources make claims. */
static bool
may_be_claimed(const struct tl_options *options)
{
    return options->since_text || options->until_text || options->kinds.count ||
           options->roles.count || options->places.count || options->not_kinds.count ||
           options->not_roles.count || options->not_places.count;
}

/* Texts that mean something in every dataset, or in none. */
static bool
check_texts(const struct tl_options *options)
{
    struct tl_folded folded = {0};
    for (size_t i = 0; i < options->where.count; i++) {
        if (options->where.texts[i][strcspn(options->where.texts[i], "=")])
            continue;
        tl_say("--where: found '%s', expected KEY=VALUE", options->where.texts[i]);
        return false;
    }
    for (size_t i = 0; i < options->matches.count; i++) {
        bool empty = !*tl_folded_set(&folded, options->matches.texts[i]);
        tl_folded_clear(&folded);
        if (!empty)
            continue;
        tl_say("--match: found no visible characters, expected a text");
        return false;
    }
    return true;
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
        tl_say("--certain needs --since or --until");
    else if (options->any_claim && !may_be_claimed(options))
        tl_say("--any-claim needs --since, --until, or a kind, role or place");
    else if (options->load.preferred.count && !options->load.keeps_conflicts)
        tl_say("--prefer needs --conflicts keep");
    else if (options->has_hops && !options->actors.count)
        tl_say("--hops needs --actor");
    else
        return true;
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
    return check_narrowing(options) && check_texts(options);
}

static bool read_arguments(struct tl_options *options, struct arguments *arguments);

/* Reads the arguments of a file, which may name no other. */
static bool
read_argument_file(struct tl_options *options, const char *path, bool in_file)
{
    struct tl_texts_list texts = {0};
    if (in_file) {
        tl_say("@%s: an argument file cannot name another one", path);
        return false;
    }
    bool good = tl_argument_file_read(path, &options->texts, &texts);
    if (good && texts.count > 0) {
        struct arguments arguments = {texts.texts, texts.texts + texts.count, true};
        good = read_arguments(options, &arguments);
        if (!good)
            tl_say("%s: stopped reading at '%s'", path, arguments.next[-1]);
    }
    tl_texts_add(&options->load.argument_files, path);
    tl_free(texts.texts);
    return good;
}

static void
read_word(struct tl_options *options, const char *argument)
{
    if (!options->command)
        options->command = argument;
    else
        tl_texts_add(&options->load.inputs, argument);
}

static bool
read_arguments(struct tl_options *options, struct arguments *arguments)
{
    bool words_only = false;
    bool good = true;
    while (good && arguments->next < arguments->end) {
        const char *argument = *arguments->next++;
        if (!words_only && tl_is_argument_file(argument))
            good = read_argument_file(options, argument + 1, arguments->in_file);
        else if (words_only || argument[0] != '-' || !argument[1])
            read_word(options, argument);
        else if (strcmp(argument, "--") == 0)
            words_only = true;
        else if (argument[1] == '-')
            good = read_long(options, argument, arguments);
        else
            good = read_letters(options, argument, arguments);
    }
    return good;
}

bool
tl_options_read(struct tl_options *options, int count, char **values)
{
    *options = (struct tl_options){
        .since = TL_DAY_MIN,
        .until = TL_DAY_MAX,
        .min_weight = INT64_MIN,
        .load.threads = tl_workers_usual(),
        .ceilings = tl_ceilings_usual,
    };
    const char *const *first = (const char *const *)values;
    struct arguments arguments = {NULL, NULL, false};
    if (count > 0)
        arguments = (struct arguments){first + 1, first + count, false};
    if (!read_arguments(options, &arguments))
        return false;
    options->has_hops = is_given(options, "hops");
    options->has_each = is_given(options, "each");
    return read_ceilings(options) && read_window(options);
}

void
tl_options_clear(struct tl_options *options)
{
    tl_free(options->load.inputs.texts);
    tl_free(options->load.argument_files.texts);
    tl_arena_clear(&options->texts);
    for (const struct tl_option *option = tl_option_table; option->name; option++) {
        void *member = (char *)options + option->offset;
        if (option->kind == TL_OPTION_LIST)
            tl_free(((struct tl_texts_list *)member)->texts);
    }
}

static void
print_option(FILE *file, const struct tl_option *option)
{
    char left[64];
    snprintf(left, sizeof left, "  %c%c%s--%s%s%s", option->letter ? '-' : ' ',
             option->letter ? option->letter : ' ', option->letter ? ", " : "  ",
             option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    tl_terminal_row(file, left, option->about);
}

static void
print_options(FILE *file, unsigned uses)
{
    for (const struct tl_option *option = tl_option_table; option->name; option++)
        if (option->uses & uses)
            print_option(file, option);
}

/* The names of --ceiling, with what they limit. */
static void
print_ceilings(FILE *file, unsigned uses)
{
    if (!(uses & find_long("ceiling", 7)->uses))
        return;
    fputs("\nCeilings: the usual limit, and that of --ceiling strict\n", file);
    for (enum tl_ceiling ceiling = 0; ceiling < TL_CEILINGS; ceiling++) {
        char left[32], about[160];
        snprintf(left, sizeof left, "  %s", tl_ceiling_name(ceiling));
        snprintf(about, sizeof about, "%.40s, %.40s: %.70s",
                 tl_ceiling_amount(ceiling, tl_ceilings_usual.limits[ceiling]).text,
                 tl_ceiling_amount(ceiling, tl_ceiling_strict(ceiling)).text,
                 tl_ceiling_about(ceiling));
        tl_terminal_row(file, left, about);
    }
}

static void
print_general_help(FILE *file)
{
    fputs(
        "tieline turns events and the actors in them into timelines and relationship\n"
        "graphs that other tools open.\n\n",
        file);
    for (enum tl_command command = 0; command < TL_COMMANDS; command++) {
        const struct tl_command_info *info = &tl_commands[command];
        char left[64];
        snprintf(left, sizeof left, "  %-7s %s", info->name, info->arguments);
        tl_terminal_row(file, left, info->about);
    }
    fputs("\nAn input is a file (JSON, JSON Lines, CSV, DOT), a folder of CSV tables, "
          "'-' for\n"
          "standard input, or @demo, the dataset that comes with the program. @FILE, "
          "with\n"
          "a dot or a slash in it, is a file of arguments, one a line.\n\n",
          file);
    print_options(file, ~0U);
    print_ceilings(file, ~0U);
    fputs("\nExit status: 0 success, 1 errors in the input, 2 wrong usage or a failure "
          "of the\n"
          "system. No output is written on 1 and 2. diff exits with 0 if nothing "
          "differs,\n"
          "1 if something does, 2 on any error. 'tieline COMMAND --help' shows the "
          "options\n"
          "of a command. More: man tieline\n",
          file);
}

/* The help of a command, or with TL_COMMANDS that of the whole program. */
static void
print_help(FILE *file, enum tl_command command)
{
    if (command == TL_COMMANDS) {
        print_general_help(file);
        return;
    }
    const struct tl_command_info *info = &tl_commands[command];
    fprintf(file, "tieline %s: %s\n\nusage: tieline %s %s [OPTION...]\n\n", info->name,
            info->about, info->name, info->arguments);
    print_options(file, info->uses | TL_USE_ALWAYS);
    print_ceilings(file, info->uses);
    fprintf(file, "\nMore: man tieline-%s\n", info->name);
}

/* The status of having printed the help of a command, or of the program. */
static int
help_with(FILE *file, const char *name)
{
    enum tl_command command = name ? find_command(name) : TL_COMMANDS;
    if (name && command == TL_COMMANDS)
        return 2;
    print_help(file, command);
    return 0;
}

static int
print_version(FILE *file)
{
    fputs("tieline " TL_VERSION "\n", file);
    return 0;
}

static bool
is_command(const struct tl_options *options, const char *name)
{
    return options->command && strcmp(options->command, name) == 0;
}

enum tl_command
tl_options_command(const struct tl_options *options, FILE *file, int *status)
{
    const struct tl_texts_list *words = &options->load.inputs;
    enum tl_command command = TL_COMMANDS;
    *status = 2;
    if (options->version || is_command(options, "version"))
        *status = print_version(file);
    else if (is_command(options, "help"))
        *status = help_with(file, words->count ? words->texts[0] : NULL);
    else if (options->help)
        *status = help_with(file, options->command);
    else if (!options->command)
        tl_say("no command given; see 'tieline --help', or try 'tieline demo FOLDER'");
    else
        command = find_command(options->command);
    if (command < TL_COMMANDS && !check_options(options, command))
        return TL_COMMANDS;
    return command;
}
