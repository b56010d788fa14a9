#include "load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/base/compare.h"
#include "graph/base/memory.h"
#include "graph/finish.h"
#include "src/base/demo_data.h"
#include "src/base/progress.h"
#include "src/base/terminal.h"
#include "src/io/paths.h"
#include "src/io/sources.h"
#include "src/read/mapping/mapping.h"
#include "src/read/readers.h"
#include "src/read/records/known.h"
#include "names.h"
#include "settings.h"

/* Folders of tables, which are inputs like files. */

struct folder {
    char **paths; /* of its tables, in the order of their bytes */
    size_t count;
    bool halfway; /* an export into it has not come to its end */
};

/* Whether a file of that name in a folder is one of its tables. */
static bool
is_table(const char *name)
{
    const struct tl_reader *reader = tl_reader_of_file(name);
    return name[0] != '.' && reader == &tl_read_csv;
}

bool
tl_folder_spares(const struct tl_sources *sources, const char *path)
{
    const char *folder = is_table(path + tl_place_name(path))
                             ? tl_sources_folder_of(sources, path)
                             : NULL;
    if (folder)
        tl_say("output %s would be a table of input %s; write to another folder", path,
               folder);
    return !folder;
}

static char *
join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = tl_alloc(size);
    snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static void
list_tables(struct folder *folder, DIR *directory, const char *path)
{
    const struct dirent *entry;
    while ((entry = readdir(directory))) {
        if (strncmp(entry->d_name, TL_TEMPORARY, strlen(TL_TEMPORARY)) == 0)
            folder->halfway = true;
        if (!is_table(entry->d_name))
            continue;
        folder->paths =
            tl_resize(folder->paths, (folder->count + 1) * sizeof *folder->paths);
        folder->paths[folder->count++] = join(path, entry->d_name);
    }
    if (folder->count)
        qsort(folder->paths, folder->count, sizeof *folder->paths, tl_compare_texts);
}

static bool
is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Lists the tables in a folder, which is registered with the sources unless they are
 * NULL. False, with errno, where it cannot be read. To be ended in either case. */
static bool
begin_folder(struct folder *folder, const char *path, struct tl_sources *sources)
{
    DIR *directory = opendir(path);
    *folder = (struct folder){0};
    if (!directory)
        return false;
    tl_sources_add(sources, path, dirfd(directory));
    list_tables(folder, directory, path);
    closedir(directory);
    return true;
}

static void
end_folder(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        tl_free(folder->paths[i]);
    tl_free(folder->paths);
}

struct loader {
    const struct tl_settings *settings; /* NULL: none */
    const struct tl_reader *forced;     /* NULL: each input for itself */
    struct tl_builder *builder;
    struct tl_sources *sources;         /* NULL: none */
    const struct tl_ceilings *ceilings; /* NULL: the usual ones */
    struct tl_diagnostics *diagnostics;
    struct tl_progress *progress; /* NULL: none */
    bool *has_table;              /* set where an input is one; or NULL */
    struct tl_vector *read;       /* struct file, those that were read; or NULL */
};

/* A file, or the dataset in the program, of which the numbers are 0. */
struct file {
    dev_t device;
    ino_t number;
    uint16_t input;
};

static bool
is_empty(struct tl_input *input)
{
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    return length == 0;
}

/* Whether an input is to be read by a mapping for records of JSON, though a format for
 * JSON may be given. */
static bool
is_of_records(const struct loader *loader, struct tl_input *input)
{
    const struct tl_reader *forced = loader->forced;
    bool may_be = !forced || forced == &tl_read_json || forced == &tl_read_jsonl;
    return may_be && loader->settings &&
           tl_records_are_wanted(input, &loader->settings->reading);
}

/* With a mapping, what is nothing else is a table. */
static const struct tl_reader *
find_reader(const struct loader *loader, struct tl_input *input)
{
    if (is_of_records(loader, input))
        return &tl_read_records;
    const struct tl_reader *reader =
        loader->forced ? loader->forced : tl_reader_for(input);
    if (!reader && loader->settings && loader->settings->reading.mapping_count)
        reader = tl_reader_find("csv");
    return reader;
}

static void
say_no_reader(struct tl_input *input)
{
    tl_say("%s: cannot determine the input format; use -f FORMAT ('tieline formats' "
           "lists them)",
           tl_input_name(input));
}

static void
report_empty(const struct loader *loader, struct tl_input *input)
{
    tl_report(loader->diagnostics, (struct tl_position){1, 1, tl_input_file(input)},
              TL_RULE_SYNTAX, NULL, "the input is empty; expected a dataset");
}

static void
say_unreadable(const struct tl_input *input)
{
    const char *name = tl_input_name(input);
    int error = tl_input_error(input);
    tl_say("%s: %s", name, tl_input_reason(input));
    if (error == ENOENT && (name[0] == '@' || strcmp(name, &TL_DEMO_NAME[1]) == 0))
        tl_say("did you mean '%s', the dataset in the program?", TL_DEMO_NAME);
}

/* Whether an input is beyond doubt in another format than -f says; that is reported. */
static bool
contradicts(const struct loader *loader, struct tl_input *input)
{
    const struct tl_reader *forced = loader->forced;
    const struct tl_reader *other = forced ? tl_reader_instead(input, forced) : NULL;
    if (other)
        tl_report(loader->diagnostics, (struct tl_position){1, 1, tl_input_file(input)},
                  TL_RULE_SYNTAX, NULL, "found %s, expected %s; use -f %s", other->name,
                  forced->name, other->name);
    return other;
}

/* Warns of a name that ends like those of another format. */
static void
check_name(const struct loader *loader, const struct tl_input *input,
           const struct tl_reader *reader)
{
    const char *name = tl_input_name(input);
    const struct tl_reader *named = tl_reader_of_file(name);
    if (reader && named && reader->is_unmistakable && *reader->endings &&
        !tl_reader_names(reader, name) && !loader->forced)
        tl_report(loader->diagnostics, (struct tl_position){1, 1, tl_input_file(input)},
                  TL_RULE_IGNORED, NULL,
                  "found %s in a file that is called like one in %s; it is read as %s",
                  reader->name, named->name, reader->name);
}

static bool
read_input(const struct loader *loader, struct tl_input *input)
{
    const struct tl_reader *reader = find_reader(loader, input);
    struct tl_reading reading = {
        .input = input, .builder = loader->builder, .diagnostics = loader->diagnostics};
    if (loader->settings)
        reading.options = &loader->settings->reading;
    if (contradicts(loader, input))
        return true;
    check_name(loader, input, reader);
    int error = tl_input_error(input);
    if (!error && !reader && !tl_input_broken(input)) {
        if (is_empty(input))
            report_empty(loader, input);
        else
            say_no_reader(input);
        return is_empty(input);
    }
    if (!error && reader) {
        reader->read(&reading);
        if (loader->has_table && (reader == &tl_read_csv || reader == &tl_read_records))
            *loader->has_table = true;
    }
    if (loader->progress)
        tl_progress_clear(loader->progress);
    error = tl_input_error(input);
    if (error)
        say_unreadable(input);
    return !error;
}

static void
say_undecodable(const char *name, const char *encoding, int error)
{
    if (error != EINVAL)
        tl_say("%s: decoding %s failed: %s", name, encoding, strerror(error));
    else
        tl_say("--encoding: this system's iconv does not know '%s'; use utf-8, utf-16, "
               "latin-1, windows-1252 or another that 'iconv -l' lists, or convert the "
               "file to UTF-8 elsewhere",
               encoding);
}

/* NULL, said on standard error, where the encoding cannot be decoded. */
static struct tl_input *
open_path(const struct loader *loader, const char *path)
{
    struct tl_input *input = tl_input_open(path, loader->sources, loader->diagnostics);
    const char *encoding = loader->settings->encoding;
    tl_input_watch(input, loader->progress);
    tl_input_bound(input, loader->ceilings);
    if (!encoding || tl_input_decode(input, encoding))
        return input;
    say_undecodable(tl_input_name(input), encoding, errno);
    tl_input_close(input);
    return NULL;
}

/* The file that a path leads to. False where it is none, as a pipe, which is new each
 * time. */
static bool
find_file(const char *path, struct file *file)
{
    struct stat status;
    *file = (struct file){0};
    if (strcmp(path, TL_DEMO_NAME) == 0)
        return true;
    if (stat(path, &status) < 0 || !S_ISREG(status.st_mode))
        return false;
    file->device = status.st_dev;
    file->number = status.st_ino;
    return true;
}

/* Whether a file was read before, maybe by another name, which is reported. */
static bool
is_read(const struct loader *loader, const char *path, const struct file *file)
{
    for (size_t i = 0; i < loader->read->count; i++) {
        const struct file *other = tl_vector_at(loader->read, i);
        if (other->device != file->device || other->number != file->number)
            continue;
        tl_report(loader->diagnostics, (struct tl_position){.file = other->input},
                  TL_RULE_REPEATED, NULL,
                  "found this input again as '%.*s'; it is read once", TL_SHOWN(path));
        return true;
    }
    return false;
}

static bool
read_path(const struct loader *loader, const char *path)
{
    struct file file;
    bool is_file = find_file(path, &file);
    if (is_file && is_read(loader, path, &file))
        return true;
    struct tl_input *input =
        strcmp(path, TL_DEMO_NAME) == 0
            ? tl_input_memory(path, tl_demo_data, tl_demo_size, loader->diagnostics)
            : open_path(loader, path);
    if (input && is_file) {
        file.input = tl_input_file(input);
        *(struct file *)tl_vector_add(loader->read) = file;
    }
    bool good = input && read_input(loader, input);
    if (input)
        tl_input_close(input);
    return good;
}

static bool
read_folder(const struct loader *loader, const char *path)
{
    struct folder folder;
    bool good = begin_folder(&folder, path, loader->sources);
    if (!good)
        tl_say_failure(path, errno);
    else if (!folder.count)
        tl_say("%s: found no tables (.csv or .tsv) in this folder", path);
    if (folder.halfway)
        tl_say("%s: an interrupted export left files " TL_TEMPORARY "* in this folder, "
               "whose tables may be of two datasets; write it again, then remove them",
               path);
    good = good && folder.count > 0;
    for (size_t i = 0; good && i < folder.count; i++)
        good = read_path(loader, folder.paths[i]);
    end_folder(&folder);
    return good;
}

/* What has been read from standard input cannot be read again. */
static bool
names_standard_twice(const struct tl_texts_list *inputs)
{
    size_t count = 0;
    for (size_t i = 0; i < inputs->count; i++)
        count += strcmp(inputs->texts[i], "-") == 0;
    return count > 1;
}

static bool
read_all(const struct loader *loader, const struct tl_texts_list *inputs)
{
    if (!inputs->count && isatty(STDIN_FILENO)) {
        tl_say("no input given; name a file, a folder of tables or @demo, or '-' for "
               "standard input");
        return false;
    }
    if (names_standard_twice(inputs)) {
        tl_say("only one input can be standard input");
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

/* The bytes of a file or of the tables in a folder; 0: nobody knows. */
static uint64_t
measure_file(const char *path)
{
    struct stat status;
    if (stat(path, &status) < 0 || !S_ISREG(status.st_mode) || status.st_size < 0)
        return 0;
    return (uint64_t)status.st_size;
}

static uint64_t
measure_folder(const char *path)
{
    struct folder folder;
    uint64_t bytes = 0;
    begin_folder(&folder, path, NULL);
    for (size_t i = 0; i < folder.count; i++)
        bytes += measure_file(folder.paths[i]);
    end_folder(&folder);
    return bytes;
}

uint64_t
tl_load_measure(const struct tl_load_options *options)
{
    const struct tl_texts_list *inputs = &options->inputs;
    uint64_t bytes = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        const char *path = inputs->texts[i];
        uint64_t more = is_folder(path) ? measure_folder(path) : measure_file(path);
        if (!more)
            return 0;
        bytes += more;
    }
    return bytes;
}

/* What a mapping says would have no effect, but was meant for something. */
static bool
say_no_table(void)
{
    tl_say("--columns, --mapping: no input is a table; --records PATH says where "
           "records are in JSON");
    return false;
}

/* Of several mappings those that no table has taken: one may have been left out. */
static void
say_unused(const struct tl_reading_options *reading)
{
    for (size_t i = 0; i < reading->mapping_count && reading->mapping_count > 1; i++) {
        const struct tl_mapping *mapping = reading->mappings[i];
        if (!mapping->serves)
            tl_say(
                "no table was read by the mapping '%s': each takes the one that names "
                "the most of its columns",
                mapping->name);
    }
}

/* No output may replace them. */
static void
register_argument_files(const struct tl_load_options *options,
                        struct tl_sources *sources)
{
    for (size_t i = 0; i < options->argument_files.count; i++) {
        const char *path = options->argument_files.texts[i];
        int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (descriptor < 0)
            continue;
        tl_sources_add(sources, path, descriptor);
        close(descriptor);
    }
}

static struct tl_graph *
load(const struct tl_settings *settings, const struct tl_load_options *options,
     struct tl_sources *sources, struct tl_diagnostics *diagnostics)
{
    const struct tl_builder_options building = {
        .dates = {.south = options->south},
        .renaming = options->renaming,
        .keeps_conflicts = options->keeps_conflicts,
        .preferred = options->preferred.texts,
        .preferred_count = options->preferred.count,
        .portion = options->portion,
    };
    bool has_table = false;
    struct tl_vector read = {.width = sizeof(struct file)};
    struct loader loader = {
        .has_table = &has_table,
        .read = &read,
        .settings = settings,
        .forced = settings->reader,
        .ceilings = options->ceilings,
        .builder = tl_builder_new(diagnostics, &building),
        .sources = sources,
        .diagnostics = diagnostics,
        .progress = tl_progress_new(tl_load_measure(options)),
    };
    register_argument_files(options, sources);
    tl_memory_stage("reading the inputs");
    bool good = read_all(&loader, &options->inputs);
    tl_memory_stage("joining what the inputs say");
    tl_progress_free(loader.progress);
    tl_vector_clear(&read);
    if (options->has_table)
        *options->has_table |= has_table;
    else if (good && settings->reading.mapping_count && !has_table)
        good = say_no_table();
    else if (good)
        say_unused(&settings->reading);
    if (good)
        return tl_builder_finish(loader.builder);
    tl_builder_abandon(loader.builder);
    return NULL;
}

/* False, said, where an input is preferred that is not read. */
static bool
check_preferred(const struct tl_load_options *options)
{
    for (size_t i = 0; i < options->preferred.count; i++) {
        size_t k = 0;
        while (k < options->inputs.count &&
               strcmp(options->inputs.texts[k], options->preferred.texts[i]) != 0)
            k++;
        if (k < options->inputs.count)
            continue;
        tl_say("--prefer %s: it is not among the inputs", options->preferred.texts[i]);
        return false;
    }
    return true;
}

/* The same with the tables of names that the options name. */
static struct tl_graph *
load_renamed(const struct tl_load_options *options, struct tl_sources *sources,
             struct tl_diagnostics *diagnostics)
{
    struct tl_load_options own = *options;
    own.renaming = tl_load_names(options, sources, diagnostics);
    if (!own.renaming)
        return NULL;
    struct tl_graph *graph = tl_load(&own, sources, diagnostics);
    tl_renaming_report_unused(own.renaming, diagnostics);
    tl_renaming_free(own.renaming);
    return graph;
}

struct tl_graph *
tl_load(const struct tl_load_options *options, struct tl_sources *sources,
        struct tl_diagnostics *diagnostics)
{
    struct tl_settings settings;
    struct tl_graph *graph = NULL;
    if (options->names.count && !options->renaming)
        return load_renamed(options, sources, diagnostics);
    if (tl_settings_read(&settings, options, sources) && check_preferred(options))
        graph = load(&settings, options, sources, diagnostics);
    tl_settings_clear(&settings);
    return graph;
}

static struct tl_graph *
load_memory(const char *name, const void *bytes, size_t size, bool south,
            struct tl_diagnostics *diagnostics)
{
    const struct tl_builder_options building = {.dates = {.south = south}};
    struct loader loader = {.diagnostics = diagnostics,
                            .forced = tl_reader_find("json"),
                            .builder = tl_builder_new(diagnostics, &building)};
    struct tl_input *input = tl_input_memory(name, bytes, size, diagnostics);
    read_input(&loader, input);
    tl_input_close(input);
    return tl_builder_finish(loader.builder);
}

struct tl_graph *
tl_load_document(const char *name, const void *bytes, size_t size)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_graph *graph = load_memory(name, bytes, size, false, diagnostics);
    tl_diagnostics_free(diagnostics);
    return graph;
}

struct tl_graph *
tl_load_text(const void *bytes, size_t size, bool south,
             struct tl_diagnostics *diagnostics)
{
    return load_memory("", bytes, size, south, diagnostics);
}
