/* The command line, and how it and its inputs become a graph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "graph/date/day.h"
#include "graph/query/select.h"
#include "graph/weight.h"
#include "src/load/load.h"
#include "src/command_line.h"
#include "tests/support/support.h"

enum { MOST_ARGUMENTS = 32 };

/* Reads a command line from words separated by blanks; what was said goes to `said`. */
struct line {
    struct tl_options options;
    char words[256];
    bool good;
    char *said;
};

static void
line_read(struct line *line, const char *words)
{
    char *arguments[MOST_ARGUMENTS] = {(char *)"tieline"};
    int count = 1;
    snprintf(line->words, sizeof line->words, "%s", words);
    for (char *word = strtok(line->words, " "); word; word = strtok(NULL, " "))
        arguments[count++] = word;
    struct capture capture = capture_begin();
    line->good = tl_options_read(&line->options, count, arguments);
    line->said = capture_end(&capture);
}

static void
line_clear(struct line *line)
{
    tl_options_clear(&line->options);
    free(line->said);
}

static void
nothing_said_is_everything(void **state)
{
    (void)state;
    struct line line;
    struct tl_selection all = tl_selection_all();
    line_read(&line, "");
    assert_true(line.good);
    assert_null(line.options.command);
    assert_int_equal(line.options.load.inputs.count, 0);
    assert_true(line.options.since == all.since);
    assert_true(line.options.until == all.until);
    assert_int_equal(line.options.top, all.top);
    assert_true(line.options.min_weight == all.min_weight);
    assert_int_equal(line.options.max_pairs, all.max_pairs);
    assert_int_equal(line.options.statuses, 0);
    assert_false(line.options.has_hops);
    line_clear(&line);
    struct tl_options options;
    assert_true(tl_options_read(&options, 0, NULL));
    tl_options_clear(&options);
}

static void
options_stand_anywhere_and_repeat(void **state)
{
    (void)state;
    struct line line;
    line_read(&line, "--actor A export a.json -o x.dot --actor=B -ojson:y - --kind k "
                     "-t csv");
    assert_true(line.good);
    assert_string_equal(line.options.command, "export");
    assert_int_equal(line.options.load.inputs.count, 2);
    assert_string_equal(line.options.load.inputs.texts[0], "a.json");
    assert_string_equal(line.options.load.inputs.texts[1], "-");
    assert_int_equal(line.options.outputs.count, 2);
    assert_string_equal(line.options.outputs.texts[0], "x.dot");
    assert_string_equal(line.options.outputs.texts[1], "json:y");
    assert_int_equal(line.options.actors.count, 2);
    assert_string_equal(line.options.actors.texts[1], "B");
    assert_string_equal(line.options.kinds.texts[0], "k");
    assert_string_equal(line.options.to, "csv");
    line_clear(&line);
}

static void
all_forms_of_an_option_are_the_same(void **state)
{
    (void)state;
    static const char *const forms[] = {"-f csv",     "-fcsv",  "--from csv",
                                        "--from=csv", "-hfcsv", "-hVf csv"};
    for (size_t i = 0; i < LENGTH_OF(forms); i++) {
        struct line line;
        line_read(&line, forms[i]);
        assert_true(line.good);
        assert_string_equal(line.options.load.from, "csv");
        line_clear(&line);
    }
    struct line line;
    line_read(&line, "--actor== -o - --kind=");
    assert_true(line.good);
    assert_string_equal(line.options.actors.texts[0], "=");
    assert_string_equal(line.options.outputs.texts[0], "-");
    assert_string_equal(line.options.kinds.texts[0], "");
    line_clear(&line);
}

static void
after_two_dashes_all_are_words(void **state)
{
    (void)state;
    struct line line;
    line_read(&line, "check -- -x --json -- a");
    assert_true(line.good);
    assert_false(line.options.json);
    assert_int_equal(line.options.load.inputs.count, 4);
    assert_string_equal(line.options.load.inputs.texts[1], "--json");
    line_clear(&line);
}

static void
windows_reach_from_the_first_to_the_last_day(void **state)
{
    (void)state;
    struct line line;
    line_read(&line, "--since 2015-05 --until 2015-05 --certain");
    assert_true(line.good);
    assert_true(line.options.since == tl_day_from_civil(2015, 5, 1));
    assert_true(line.options.until == tl_day_from_civil(2015, 5, 31));
    assert_true(line.options.certain);
    line_clear(&line);
    line_read(&line, "--since 2015/.. --until ../2016");
    assert_true(line.options.since == tl_day_from_civil(2015, 1, 1));
    assert_true(line.options.until == tl_day_from_civil(2016, 12, 31));
    line_clear(&line);
}

static void
seasons_of_a_window_are_of_the_hemisphere(void **state)
{
    (void)state;
    static const char *const words[] = {"--since 2015-21",
                                        "--since 2015-21 --hemisphere south",
                                        "--hemisphere south --since 2015-21"};
    int64_t days[LENGTH_OF(words)];
    for (size_t i = 0; i < LENGTH_OF(words); i++) {
        struct line line;
        line_read(&line, words[i]);
        assert_true(line.good);
        days[i] = line.options.since;
        line_clear(&line);
    }
    assert_true(days[1] == days[2]);
    assert_true(days[0] < days[1]);
}

static void
numbers_and_statuses_are_read(void **state)
{
    (void)state;
    struct line line;
    line_read(&line,
              "--actor A --hops 0 --top 4294967295 --min-weight -0.5 --max-pairs 0 "
              "--status denied --status uncited");
    assert_true(line.good);
    assert_true(line.options.has_hops);
    assert_int_equal(line.options.hops, 0);
    assert_int_equal(line.options.top, UINT32_MAX);
    assert_true(line.options.min_weight == -TL_WEIGHT_ONE / 2);
    assert_int_equal(line.options.max_pairs, 0);
    assert_int_equal(line.options.statuses, 1U << TL_DENIED | 1U << TL_UNCITED);
    line_clear(&line);
}

static void
what_is_wrong_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        const char *said;
    } rows[] = {
        {"--jsn", "there is no option '--jsn'; did you mean '--json'?"},
        {"--sicne=2015", "did you mean '--since'?"},
        {"--xyzzy", "'tieline --help' lists the options"},
        {"-x", "there is no option '-x'"},
        {"-hx", "there is no option '-hx'"},
        {"--js", "there is no option '--js'"},
        {"--json=yes", "--json takes no value"},
        {"--help=", "--help takes no value"},
        {"--from", "--from: expected FORMAT after it"},
        {"-o", "--output: expected [FORMAT[@VIEW]:]FILE after it"},
        {"--since yesterday", "--since: found 'yesterday', expected a date"},
        {"--until=", "--until: found '', expected a date"},
        {"--status stat", "--status: found 'stat', expected stated"},
        {"--status=", "--status: found ''"},
        {"--hops -1", "--hops: found '-1', expected a whole number"},
        {"--hops=", "--hops: found '', expected a whole number"},
        {"--hops 4294967296", "--hops: found '4294967296', expected a whole number"},
        {"--hops 99999999999999999999999", "expected a whole number"},
        {"--top 0", "--top: found 0"},
        {"--top 1x", "--top: found '1x'"},
        {"--min-weight heavy",
         "--min-weight: found 'heavy', expected a decimal number"},
        {"--hemisphere east", "--hemisphere: found 'east', expected north or south"},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        struct line line;
        line_read(&line, rows[i].words);
        if (line.good || !strstr(line.said, rows[i].said))
            fail_msg("to %s was said: %s", rows[i].words, line.said);
        line_clear(&line);
    }
}

static void
check_help(enum tl_command command)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    char words[64];
    struct line line;
    int status;
    snprintf(words, sizeof words, "%s --help",
             command == TL_COMMANDS ? "" : tl_commands[command].name);
    line_read(&line, words);
    assert_int_equal(tl_options_command(&line.options, file, &status), TL_COMMANDS);
    assert_int_equal(status, 0);
    line_clear(&line);
    fclose(file);
    for (const struct tl_option *option = tl_option_table; option->name; option++) {
        char name[64];
        snprintf(name, sizeof name, "--%s%c", option->name,
                 option->argument ? ' ' : '\n');
        bool listed =
            strstr(text, name) || (name[strlen(name) - 1] = ' ', strstr(text, name));
        bool applies = command == TL_COMMANDS || tl_option_applies(option, command);
        if (listed != applies)
            fail_msg("command %d, option %s", (int)command, name);
    }
    for (const char *at = text; *at; at += strcspn(at, "\n") + 1)
        if (strcspn(at, "\n") > 80)
            fail_msg("longer than 80 columns: %.100s", at);
    free(text);
}

static void
help_has_the_options_that_apply_in_80_columns(void **state)
{
    (void)state;
    for (enum tl_command command = 0; command <= TL_COMMANDS; command++)
        check_help(command);
}

/* The command that is run for a command line. */
static enum tl_command
command_of(const char *words)
{
    struct line line;
    int status;
    line_read(&line, words);
    struct capture capture = capture_begin();
    enum tl_command command = tl_options_command(&line.options, stdout, &status);
    free(capture_end(&capture));
    line_clear(&line);
    return command;
}

static void
synonyms_are_no_names_but_lead_to_some(void **state)
{
    (void)state;
    for (const struct tl_synonym *at = tl_command_synonyms; at->word; at++) {
        assert_int_equal(command_of(at->word), TL_COMMANDS);
        assert_int_not_equal(command_of(at->name), TL_COMMANDS);
    }
    for (const struct tl_synonym *at = tl_option_synonyms; at->word; at++) {
        char words[64], hint[64];
        struct line line;
        snprintf(words, sizeof words, "export --%s", at->word);
        snprintf(hint, sizeof hint, "did you mean '--%s'?", at->name);
        line_read(&line, words);
        assert_non_null(strstr(line.said, hint));
        line_clear(&line);
        snprintf(words, sizeof words, "export --%s", at->name);
        line_read(&line, words);
        assert_null(strstr(line.said, "there is no option"));
        line_clear(&line);
    }
}

static void
options_without_an_effect_are_refused(void **state)
{
    (void)state;
    struct line line;
    line_read(&line, "check a.json --theme dark");
    assert_true(line.good);
    int status;
    struct capture capture = capture_begin();
    assert_int_equal(tl_options_command(&line.options, stdout, &status), TL_COMMANDS);
    assert_int_equal(status, 2);
    char *said = capture_end(&capture);
    assert_non_null(strstr(said, "check: --theme has no effect with this command"));
    free(said);
    line_clear(&line);
    assert_int_equal(command_of("export a.json --theme dark"), TL_COMMAND_EXPORT);
}

/* Loads the inputs of a command line: the graph, what was said, and the problems. */
static struct tl_graph *
load(const char *words, struct tl_diagnostics *diagnostics, char **said)
{
    struct line line;
    line_read(&line, words);
    assert_true(line.good);
    struct capture capture = capture_begin();
    struct tl_graph *graph = tl_load(&line.options.load, NULL, diagnostics);
    *said = capture_end(&capture);
    line_clear(&line);
    return graph;
}

static void
check_loads(const char *words, uint32_t actors, uint32_t events)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    char *said;
    struct tl_graph *graph = load(words, diagnostics, &said);
    assert_string_equal(said, "");
    assert_non_null(graph);
    assert_false(tl_diagnostics_failed(diagnostics));
    assert_int_equal(tl_graph_count(graph, TL_ACTOR), actors);
    assert_int_equal(tl_graph_count(graph, TL_EVENT), events);
    tl_graph_free(graph);
    tl_diagnostics_free(diagnostics);
    free(said);
}

static void
check_does_not_load(const char *words, const char *message)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    char *said;
    struct tl_graph *graph = load(words, diagnostics, &said);
    assert_null(graph);
    if (!strstr(said, message))
        fail_msg("of %s was said: %s", words, said);
    tl_diagnostics_free(diagnostics);
    free(said);
}

static void
files_and_folders_of_tables_are_loaded(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char words[1024];
    mkdir(folder_path(&folder, "set"), 0700);
    folder_write(&folder, "set/events.csv", "id,title\ne,Parade\nf,Talks\n");
    folder_write(&folder, "set/actors.csv", "id,name\nCN,China\nRU,Russia\n");
    folder_write(&folder, "set/participants.csv", "event,actor\ne,China\nf,RU\n");
    folder_write(&folder, "set/.hidden.csv", "\"");
    folder_write(&folder, "set/notes.txt", "\"");
    folder_write(&folder, "more.json", "{\"events\": [{\"id\": \"g\"}]}");
    snprintf(words, sizeof words, "check %s/set", folder.path);
    check_loads(words, 2, 2);
    snprintf(words, sizeof words, "check %s/more.json %s/set", folder.path,
             folder.path);
    check_loads(words, 2, 3);
    snprintf(words, sizeof words, "check -f json %s/more.json", folder.path);
    check_loads(words, 0, 1);
    folder_end(&folder);
}

static void
the_demo_is_in_the_program(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    char *said;
    struct tl_graph *graph = load("check @demo", diagnostics, &said);
    assert_non_null(graph);
    assert_false(tl_diagnostics_failed(diagnostics));
    assert_true(tl_graph_count(graph, TL_EVENT) > 10);
    tl_graph_free(graph);
    tl_diagnostics_free(diagnostics);
    free(said);
}

static void
what_cannot_be_loaded_is_said(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char words[1024];
    mkdir(folder_path(&folder, "empty"), 0700);
    folder_write(&folder, "unknown", "\x01\x02");
    folder_write(&folder, "good.json", "{\"events\": []}");
    check_does_not_load("check /no/such/file.json", "No such file");
    check_does_not_load("check -f xyz @demo", "-f: there is no reader 'xyz'");
    snprintf(words, sizeof words, "check %s/empty", folder.path);
    check_does_not_load(words, "found no tables");
    snprintf(words, sizeof words, "check %s/unknown", folder.path);
    check_does_not_load(words, "cannot determine the input format");
    snprintf(words, sizeof words, "check %s/good.json /no/such/file.csv", folder.path);
    check_does_not_load(words, "No such file");
    folder_end(&folder);
}

static void
mistakes_are_problems_and_not_failures(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    char words[1024];
    char *said;
    folder_write(&folder, "bad.json",
                 "{\"events\": [{\"id\": \"e\", \"date\": \"x\"}]}");
    snprintf(words, sizeof words, "check %s/bad.json", folder.path);
    struct tl_graph *graph = load(words, diagnostics, &said);
    assert_non_null(graph);
    assert_string_equal(said, "");
    assert_int_equal(tl_diagnostics_rule_count(diagnostics, TL_RULE_BAD_DATE), 1);
    tl_graph_free(graph);
    tl_diagnostics_free(diagnostics);
    free(said);
    folder_end(&folder);
}

static void
documents_are_loaded_from_memory(void **state)
{
    (void)state;
    static const char document[] = "{\"events\": [{\"id\": \"e\"}]}";
    struct tl_graph *graph = tl_load_document("x", document, sizeof document - 1);
    assert_int_equal(tl_graph_count(graph, TL_EVENT), 1);
    tl_graph_free(graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_is_everything),
        cmocka_unit_test(options_stand_anywhere_and_repeat),
        cmocka_unit_test(all_forms_of_an_option_are_the_same),
        cmocka_unit_test(after_two_dashes_all_are_words),
        cmocka_unit_test(windows_reach_from_the_first_to_the_last_day),
        cmocka_unit_test(seasons_of_a_window_are_of_the_hemisphere),
        cmocka_unit_test(numbers_and_statuses_are_read),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(help_has_the_options_that_apply_in_80_columns),
        cmocka_unit_test(synonyms_are_no_names_but_lead_to_some),
        cmocka_unit_test(options_without_an_effect_are_refused),
        cmocka_unit_test(files_and_folders_of_tables_are_loaded),
        cmocka_unit_test(the_demo_is_in_the_program),
        cmocka_unit_test(what_cannot_be_loaded_is_said),
        cmocka_unit_test(mistakes_are_problems_and_not_failures),
        cmocka_unit_test(documents_are_loaded_from_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
