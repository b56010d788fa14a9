/* tieline: events and their actors as timelines and relationship graphs. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "graph/base/hash.h"
#include "graph/base/memory.h"
#include "src/base/demo_data.h"
#include "src/base/terminal.h"
#include "src/load/load.h"
#include "command_line.h"
#include "export.h"
#include "formats.h"
#include "report.h"
#include "stats.h"

/* How standard output ended: what was printed may not have arrived. */
static int
finish_printing(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    tl_say_failure("standard output", errno);
    return 2;
}

static void
report(struct tl_diagnostics *diagnostics)
{
    tl_report_people(diagnostics, stderr, isatty(STDERR_FILENO));
    size_t skipped = tl_diagnostics_skipped(diagnostics);
    if (skipped)
        tl_say("%zu record%s with mistakes left out", skipped, skipped == 1 ? "" : "s");
}

static struct tl_diagnostics *
new_diagnostics(const struct tl_options *options)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(options->json);
    if (options->skip_bad)
        tl_diagnostics_be_lenient(diagnostics);
    return diagnostics;
}

/* Reads the inputs and says what is wrong; NULL, with the exit status, where it is. */
static struct tl_graph *
load_and_report(const struct tl_options *options, struct tl_sources *sources,
                int *status)
{
    struct tl_diagnostics *diagnostics = new_diagnostics(options);
    struct tl_graph *graph = tl_load(&options->load, sources, diagnostics);
    bool failed = tl_diagnostics_failed(diagnostics);
    report(diagnostics);
    *status = !graph ? 2 : failed ? 1 : 0;
    if (graph && failed) {
        tl_graph_free(graph);
        graph = NULL;
    }
    tl_diagnostics_free(diagnostics);
    return graph;
}

static int
run_export(const struct tl_options *options)
{
    int status = 2;
    struct tl_plan *plan = tl_plan_new(options);
    if (!plan)
        return status;
    struct tl_sources sources = {0};
    struct tl_graph *graph = load_and_report(options, &sources, &status);
    if (graph)
        status = tl_plan_draw(plan, graph, &sources, NULL);
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    tl_plan_free(plan);
    return status;
}

static void
print_count(size_t count, const char *noun, const char *after)
{
    printf("%zu %s%s%s", count, noun, count == 1 ? "" : "s", after);
}

static void
print_verdict(const struct tl_diagnostics *diagnostics, const struct tl_graph *graph)
{
    bool failed = tl_diagnostics_failed(diagnostics);
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    uint32_t references = tl_graph_count(graph, TL_REFERENCE);
    print_count(events, "event", ", ");
    if (events == 0 && references > 0) /* what was taken for one may be none */
        print_count(references, "reference", ", ");
    print_count(tl_graph_count(graph, TL_ACTOR), "actor", ", ");
    print_count(tl_graph_count(graph, TL_RELATION), "relation", ": ");
    print_count(failed ? tl_diagnostics_count(diagnostics, TL_ERROR) : 0, "error",
                ", ");
    print_count(tl_diagnostics_count(diagnostics, TL_WARNING), "warning", "\n");
}

static void
print_check(const struct tl_options *options, struct tl_diagnostics *diagnostics,
            const struct tl_graph *graph)
{
    if (options->json)
        tl_report_json(diagnostics, stdout);
    else
        report(diagnostics);
    if (graph && !options->json)
        print_verdict(diagnostics, graph);
}

static int
print_rules(const struct tl_options *options)
{
    if (options->load.inputs.count) {
        tl_say("check: --list-rules reads no input");
        return 2;
    }
    if (options->json)
        tl_report_rules_json(stdout);
    else
        tl_report_rules(stdout);
    return finish_printing(0);
}

static int
run_check(const struct tl_options *options)
{
    if (options->list_rules)
        return print_rules(options);
    struct tl_diagnostics *diagnostics = new_diagnostics(options);
    struct tl_sources sources = {0};
    struct tl_load_options load = options->load;
    load.talks = true;
    struct tl_graph *graph = tl_load(&load, &sources, diagnostics);
    int status = !graph ? 2 : tl_diagnostics_failed(diagnostics) ? 1 : 0;
    if (tl_sources_spare_standard(&sources))
        print_check(options, diagnostics, graph);
    else
        status = 2;
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    tl_diagnostics_free(diagnostics);
    return finish_printing(status);
}

static int
run_stats(const struct tl_options *options)
{
    int status;
    struct tl_sources sources = {0};
    struct tl_graph *graph = load_and_report(options, &sources, &status);
    if (graph && tl_sources_spare_standard(&sources))
        tl_stats(graph, stdout);
    else if (graph)
        status = 2;
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    return finish_printing(status);
}

static int
run_formats(const struct tl_options *options)
{
    const struct tl_texts_list *mappings = &options->load.inputs;
    if (options->json && mappings->count) {
        tl_say("formats: --json has no effect with the name of a mapping");
        return 2;
    }
    if (options->json)
        tl_formats_print_json();
    else if (!tl_formats_print(mappings))
        return 2;
    return finish_printing(0);
}

static const char *
only_folder(const struct tl_options *options)
{
    if (options->load.inputs.count == 1 && *options->load.inputs.texts[0])
        return options->load.inputs.texts[0];
    tl_say("%s: expected one folder to write to", options->command);
    return NULL;
}

/* An output as -o would name it: a folder, or a file in it, which is "" for none. From
 * the arena. */
static const char *
name_output(struct tl_arena *texts, const char *format, const char *folder,
            const char *file)
{
    size_t size = strlen(format) + strlen(folder) + strlen(file) + 3;
    char *name = tl_arena_take(texts, size, 1);
    snprintf(name, size, "%s:%s%s%s", format, folder, *file ? "/" : "", file);
    return name;
}

/* Writes the outputs that the command itself names. */
static int
write_outputs(const struct tl_options *wanted, const struct tl_graph *graph,
              const char *folder)
{
    struct tl_plan *plan = tl_plan_new(wanted);
    int status = plan ? tl_plan_draw(plan, graph, NULL, folder) : 2;
    if (plan)
        tl_plan_free(plan);
    return status;
}

static bool
is_in_use(const char *path)
{
    DIR *directory = opendir(path);
    size_t entries = 0;
    if (!directory)
        return errno == ENOTDIR;
    while (readdir(directory))
        entries++;
    closedir(directory);
    return entries > 2;
}

static void
print_start(const char *folder)
{
    tl_terminal_text(stdout, folder);
    fputs(" now holds a small example in seven tables. Put your own rows in their "
          "place, then:\n  tieline check ",
          stdout);
    tl_terminal_text(stdout, folder);
    fputs("\n  tieline export ", stdout);
    tl_terminal_text(stdout, folder);
    puts(" -o svg@timeline:timeline.svg");
}

static int
run_init(const struct tl_options *options)
{
    const char *folder = only_folder(options);
    if (!folder)
        return 2;
    if (is_in_use(folder)) {
        tl_say("%s is there already and not empty; nothing was written", folder);
        return 2;
    }
    struct tl_graph *graph =
        tl_load_document("first-steps", tl_start_data, tl_start_size);
    struct tl_arena texts = {0};
    const char *outputs[] = {name_output(&texts, "tables", folder, "")};
    struct tl_options wanted = *options;
    wanted.outputs = (struct tl_texts_list){outputs, 1};
    int status = write_outputs(&wanted, graph, NULL);
    tl_arena_clear(&texts);
    tl_graph_free(graph);
    if (status == 0)
        print_start(folder);
    return finish_printing(status);
}

/* The files of `tieline demo`: what is written, and how to look at it. */
static const struct {
    const char *format;
    const char *file;
    const char *how;
} demo_files[] = {
    {"svg@network", "network.svg", "who did what with whom: open it in a browser"},
    {"svg@timeline", "timeline.svg", "what happened when: open it in a browser"},
    {"svg@actors", "actors.svg", "who is tied to whom: open it in a browser"},
    {"svg@events", "events.svg", "what led to what: open it in a browser"},
    {"json", "timeline.json",
     "all of it, with sources: for programs, or a text editor"},
    {"csv@actors", "edges.csv", "the ties, one a row: open it in a spreadsheet"},
};

#define DEMO_FILES (sizeof demo_files / sizeof *demo_files)

static int
write_demo(const struct tl_options *options, const struct tl_graph *graph,
           const char *folder)
{
    const char *outputs[DEMO_FILES];
    struct tl_arena texts = {0};
    for (size_t i = 0; i < DEMO_FILES; i++)
        outputs[i] =
            name_output(&texts, demo_files[i].format, folder, demo_files[i].file);
    struct tl_options wanted = *options;
    wanted.outputs = (struct tl_texts_list){outputs, DEMO_FILES};
    wanted.losses_told = !options->strict;
    int status = write_outputs(&wanted, graph, folder);
    tl_arena_clear(&texts);
    return status;
}

static void
print_demo_file(const char *folder, size_t number)
{
    tl_terminal_text(stdout, folder);
    printf("/%-14s %s\n", demo_files[number].file, demo_files[number].how);
}

static int
run_demo(const struct tl_options *options)
{
    const char *folder = only_folder(options);
    if (!folder)
        return 2;
    struct tl_graph *graph = tl_load_document(TL_DEMO_NAME, tl_demo_data, tl_demo_size);
    int status = write_demo(options, graph, folder);
    tl_graph_free(graph);
    for (size_t i = 0; status == 0 && i < DEMO_FILES; i++)
        print_demo_file(folder, i);
    if (status == 0)
        puts(
            "\nPictures and the table of ties have no room for every quote, alias and\n"
            "attribute; timeline.json has them all. 'tieline export' says of each "
            "output\n"
            "what it leaves out. 'tieline init FOLDER' starts a dataset of your own.");
    return finish_printing(status);
}

static int (*const runs[TL_COMMANDS])(const struct tl_options *options) = {
    [TL_COMMAND_EXPORT] = run_export, [TL_COMMAND_CHECK] = run_check,
    [TL_COMMAND_STATS] = run_stats,   [TL_COMMAND_FORMATS] = run_formats,
    [TL_COMMAND_INIT] = run_init,     [TL_COMMAND_DEMO] = run_demo,
};

static int
print_version(void)
{
    puts("tieline " TL_VERSION);
    return finish_printing(0);
}

static int
print_help(const char *name)
{
    enum tl_command command = name ? tl_command_find(name) : TL_COMMANDS;
    if (name && command == TL_COMMANDS)
        return 2;
    tl_help_print(stdout, command);
    return finish_printing(0);
}

static bool
is_command(const struct tl_options *options, const char *name)
{
    return options->command && strcmp(options->command, name) == 0;
}

static int
run(const struct tl_options *options)
{
    const struct tl_texts_list *words = &options->load.inputs;
    if (options->version || is_command(options, "version"))
        return print_version();
    if (is_command(options, "help"))
        return print_help(words->count ? words->texts[0] : NULL);
    if (options->help)
        return print_help(options->command);
    if (!options->command) {
        tl_say("no command given; see 'tieline --help', or try 'tieline demo FOLDER'");
        return 2;
    }
    enum tl_command command = tl_command_find(options->command);
    if (command == TL_COMMANDS || !tl_options_check(options, command))
        return 2;
    return runs[command](options);
}

/*
 * Else the first file that is opened would be taken for a standard stream. These cannot
 * be read, or written: doing so fails, as it should.
 */
static void
fill_standard_descriptors(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) < 0)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

/* Jansson's tables, too, have a key, which it wants drawn before there are threads. It
 * is not 0, with which Jansson draws one that the environment cannot fix. */
static void
seed_json_objects(void)
{
    json_object_seed((size_t)tl_hash_key_draw().state[0] | 1);
}

int
main(int count, char **arguments)
{
    struct tl_options options;
    tl_memory_begin();
    fill_standard_descriptors();
    signal(SIGXFSZ, SIG_IGN); /* writing says that a file is too large */
    seed_json_objects();
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    int status = tl_options_read(&options, count, arguments) ? run(&options) : 2;
    tl_options_clear(&options);
    return status;
}
