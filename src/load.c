#include "load.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "demo_data.h"
#include "graph/builder.h"
#include "graph/memory.h"
#include "reader.h"
#include "terminal.h"

struct loader {
    const struct tl_reader *forced; /* by -f; NULL: each input for itself */
    struct tl_builder *builder;
    struct tl_diagnostics *diagnostics;
};

static bool
read_input(const struct loader *loader, struct tl_input *input)
{
    const struct tl_reader *reader =
        loader->forced ? loader->forced : tl_reader_for(input);
    struct tl_reading reading = {input, loader->builder, loader->diagnostics};
    int error = tl_input_error(input);
    if (!error && !reader && !tl_input_broken(input)) {
        tl_say(
            "%s: neither its name nor its beginning tells the format; say it with -f "
            "('tieline formats' lists them)",
            tl_input_name(input));
        return false;
    }
    if (!error && reader)
        reader->read(&reading);
    error = tl_input_error(input);
    if (error)
        tl_say_failure(tl_input_name(input), error);
    return !error;
}

static bool
read_path(const struct loader *loader, const char *path)
{
    struct tl_input *input =
        strcmp(path, TL_DEMO_NAME) == 0
            ? tl_input_memory(path, tl_demo_data, tl_demo_size, loader->diagnostics)
            : tl_input_open(path, loader->diagnostics);
    bool good = read_input(loader, input);
    tl_input_close(input);
    return good;
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_table(const char *name)
{
    const char *dot = strrchr(name, '.');
    return name[0] != '.' && dot &&
           (strcmp(dot, ".csv") == 0 || strcmp(dot, ".tsv") == 0);
}

static char *
join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = tl_alloc(size);
    snprintf(path, size, "%s/%s", folder, name);
    return path;
}

/* The paths of the tables in a folder, in the order of their bytes. */
static size_t
list_tables(DIR *directory, const char *folder, char ***paths)
{
    size_t count = 0;
    const struct dirent *entry;
    *paths = NULL;
    while ((entry = readdir(directory))) {
        if (!is_table(entry->d_name))
            continue;
        *paths = tl_resize(*paths, (count + 1) * sizeof **paths);
        (*paths)[count++] = join(folder, entry->d_name);
    }
    if (count)
        qsort(*paths, count, sizeof **paths, by_text);
    return count;
}

static bool
read_folder(const struct loader *loader, const char *folder)
{
    DIR *directory = opendir(folder);
    char **paths;
    if (!directory) {
        tl_say_failure(folder, errno);
        return false;
    }
    size_t count = list_tables(directory, folder, &paths);
    bool good = count > 0;
    closedir(directory);
    if (!count)
        tl_say("%s: found no tables (.csv or .tsv) in this folder", folder);
    for (size_t i = 0; i < count; i++) {
        good = good && read_path(loader, paths[i]);
        tl_free(paths[i]);
    }
    tl_free(paths);
    return good;
}

static bool
is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool
read_all(const struct loader *loader, const struct tl_texts_list *inputs)
{
    if (!inputs->count && isatty(STDIN_FILENO)) {
        tl_say("which input? Name a file, a folder of tables or @demo, or '-' for "
               "standard input");
        return false;
    }
    if (!inputs->count)
        return read_path(loader, "-");
    for (size_t i = 0; i < inputs->count; i++) {
        const char *path = inputs->texts[i];
        if (!(is_folder(path) ? read_folder(loader, path) : read_path(loader, path)))
            return false;
    }
    return true;
}

static bool
find_reader(const char *name, const struct tl_reader **reader)
{
    *reader = name ? tl_reader_find(name) : NULL;
    if (name && !*reader)
        tl_say("-f: there is no reader '%s'; 'tieline formats' lists them", name);
    return !name || *reader;
}

struct tl_graph *
tl_load(const struct tl_options *options, struct tl_diagnostics *diagnostics)
{
    struct tl_date_options dates = {.south = options->south};
    struct loader loader = {.diagnostics = diagnostics};
    if (!find_reader(options->from, &loader.forced))
        return NULL;
    loader.builder = tl_builder_new(diagnostics, &dates);
    bool good = read_all(&loader, &options->inputs);
    struct tl_graph *graph = tl_builder_finish(loader.builder);
    if (good)
        return graph;
    tl_graph_free(graph);
    return NULL;
}

struct tl_graph *
tl_load_document(const char *name, const void *bytes, size_t size)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct loader loader = {.diagnostics = diagnostics,
                            .forced = tl_reader_find("json"),
                            .builder = tl_builder_new(diagnostics, NULL)};
    struct tl_input *input = tl_input_memory(name, bytes, size, diagnostics);
    read_input(&loader, input);
    tl_input_close(input);
    struct tl_graph *graph = tl_builder_finish(loader.builder);
    tl_diagnostics_free(diagnostics);
    return graph;
}
