#include "command_line.h"

#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/base/text.h"
#include "graph/date/date.h"
#include "src/base/terminal.h"
#include "src/base/workers.h"
#include "argument_file.h"
#include "help.h"
#include "option_value.h"

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
    return tl_option_store(option, value, (char *)options + option->offset);
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

/* The status of having printed the help of a command, or of the program. */
static int
help_with(FILE *file, const char *name)
{
    enum tl_command command = name ? find_command(name) : TL_COMMANDS;
    if (name && command == TL_COMMANDS)
        return 2;
    tl_help_print(file, command);
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
