#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/memory.h"
#include "output/syntax/out.h"
#include "src/base/demo_data.h"
#include "src/base/terminal.h"
#include "src/io/output_file.h"
#include "src/load/load.h"
#include "commands.h"

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

/* Writes all tables, with the example that shows the most. */
static int
start_tables(const struct tl_options *options, const char *folder)
{
    struct tl_graph *graph =
        tl_load_document("first-steps", tl_start_data, tl_start_size);
    struct tl_arena texts = {0};
    const char *outputs[] = {name_output(&texts, "tables", folder, "")};
    struct tl_options wanted = *options;
    wanted.outputs = (struct tl_texts_list){outputs, 1};
    int status = write_outputs(&wanted, graph, NULL);
    tl_arena_clear(&texts);
    tl_graph_free(graph);
    return status;
}

/* Writes a table of events alone, which names participants and sources in its cells. */
static int
start_events(const char *folder)
{
    char path[PATH_MAX];
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    int length = snprintf(path, sizeof path, "%s/events.csv", folder);
    bool good = length < (int)sizeof path && tl_output_file_folder(outputs, folder);
    struct tl_output_file *file = good ? tl_output_file_open(outputs, path) : NULL;
    if (file) {
        struct tl_out out;
        tl_out_open(&out, tl_output_file_descriptor(file));
        tl_out_write(&out, (const char *)tl_start_events_data, tl_start_events_size);
        good = tl_output_file_close(file, tl_out_close(&out));
    }
    return tl_output_files_end(outputs, good && file) ? 0 : 2;
}

static void
print_start(const char *folder, bool tables)
{
    tl_terminal_text(stdout, folder);
    fputs(tables ? " now holds a small example in nine tables"
                 : "/events.csv is a small example, an event a row",
          stdout);
    fputs(". Put your own rows in their place, then:\n  tieline check ", stdout);
    tl_terminal_text(stdout, folder);
    fputs("\n  tieline export ", stdout);
    tl_terminal_text(stdout, folder);
    puts(" -o story.html");
    if (!tables)
        puts("Actors, relations and sources can have tables of their own: "
             "'tieline init --tables FOLDER' writes them all.");
}

int
tl_init_run(const struct tl_options *options)
{
    const char *folder = only_folder(options);
    if (!folder)
        return 2;
    if (is_in_use(folder)) {
        tl_say("%s is there already and not empty; nothing was written", folder);
        return 2;
    }
    int status = options->tables ? start_tables(options, folder) : start_events(folder);
    if (status == 0)
        print_start(folder, options->tables);
    return tl_terminal_finish(status);
}

/* The files of `tieline demo`: what is written, and how to look at it. */
static const struct {
    const char *format;
    const char *file;
    const char *how;
} demo_files[] = {
    {"html", "story.html", "timeline, network and sources in one page: open it first"},
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

int
tl_demo_run(const struct tl_options *options)
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
    return tl_terminal_finish(status);
}
