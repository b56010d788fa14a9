#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "graph/base/utf8.h"
#include "output/difference/difference.h"
#include "src/base/terminal.h"
#include "src/io/output_file.h"
#include "src/load/load.h"
#include "src/load/names.h"
#include "command_line.h"
#include "commands.h"
#include "report.h"

/* Exit statuses, those of diff(1). */
enum { SAME, DIFFERENT, TROUBLE };

static const struct tl_difference_format *const formats[] = {
    &tl_difference_text, &tl_difference_json, &tl_difference_csv};

enum { FORMATS = sizeof formats / sizeof *formats };

struct output {
    const struct tl_difference_format *format;
    const char *path;
    struct tl_output_file *file;
};

struct plan {
    const struct tl_options *options;
    struct output *outputs;
    size_t count;
};

/* The format of a name; NULL where there is none. */
static const struct tl_difference_format *
find_format(const char *name, size_t length)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (strlen(formats[i]->name) == length &&
            strncmp(formats[i]->name, name, length) == 0)
            return formats[i];
    return NULL;
}

static const struct tl_difference_format *
find_format_of_file(const char *path)
{
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < FORMATS; i++)
        if (strcmp(ending + 1, formats[i]->ending) == 0)
            return formats[i];
    return NULL;
}

/* "FORMAT:FILE" or "FILE"; the format by name, by the file's ending or as -t says. */
static bool
read_output(const struct tl_options *options, const char *text, struct output *output)
{
    size_t name = strcspn(text, "@:");
    const struct tl_difference_format *named =
        text[name] ? find_format(text, name) : NULL;
    if (named && text[name] == '@') {
        tl_say("diff: -o %s: a difference has no views; write %s:FILE", text,
               named->name);
        return false;
    }
    output->path = named ? text + name + 1 : text;
    output->format = named ? named : find_format_of_file(text);
    if (!output->format && options->to)
        output->format = find_format(options->to, strlen(options->to));
    if (!output->format)
        output->format = &tl_difference_text;
    if (*output->path)
        return true;
    tl_say("-o %s: expected a file after it", output->format->name);
    return false;
}

static bool
check_outputs(const struct plan *plan)
{
    const struct tl_options *options = plan->options;
    bool has_csv = false;
    bool has_named = !options->to;
    for (size_t i = 0; i < plan->count; i++) {
        const struct output *output = &plan->outputs[i];
        has_csv |= output->format->is_csv;
        has_named |= options->to && strcmp(output->format->name, options->to) == 0;
        for (size_t j = 0; j < i; j++) {
            if (strcmp(plan->outputs[j].path, output->path) != 0)
                continue;
            tl_say("diff: two outputs would go to %s", output->path);
            return false;
        }
    }
    if (!has_named)
        tl_say("-t %s: no output is in this format; for standard output, add -o -",
               options->to);
    else if ((options->style.csv_raw || options->style.bom) && !has_csv)
        tl_say("--%s has no effect: no output is CSV",
               options->style.bom ? "bom" : "csv-raw");
    return has_named && (has_csv || !(options->style.csv_raw || options->style.bom));
}

/* False, said, where there cannot be such outputs. */
static bool
read_outputs(struct plan *plan)
{
    const struct tl_texts_list *texts = &plan->options->outputs;
    const char *to = plan->options->to;
    if (to && !find_format(to, strlen(to))) {
        tl_say("diff: there is no format '%s', only text, json and csv", to);
        return false;
    }
    plan->outputs = tl_alloc((texts->count + 1) * sizeof *plan->outputs);
    for (; plan->count < texts->count; plan->count++)
        if (!read_output(plan->options, texts->texts[plan->count],
                         &plan->outputs[plan->count]))
            return false;
    if (!texts->count)
        read_output(plan->options, "-", &plan->outputs[plan->count++]);
    return check_outputs(plan);
}

static bool
check_inputs(const struct tl_texts_list *inputs)
{
    bool two = inputs->count == TL_VERSIONS;
    if (!two)
        tl_say("diff: found %zu input%s, expected two: tieline diff OLD NEW",
               inputs->count, inputs->count == 1 ? "" : "s");
    else if (strcmp(inputs->texts[TL_OLD], "-") == 0 &&
             strcmp(inputs->texts[TL_NEW], "-") == 0)
        tl_say("only one input can be standard input");
    else
        return true;
    return false;
}

/*
 * Reads the two inputs, each into a graph of its own. False, said, where one cannot be
 * read or has errors. A mapping may be for the tables of one of them alone.
 */
static bool
load(const struct tl_options *options, struct tl_sources *sources,
     struct tl_graph *graphs[TL_VERSIONS])
{
    struct tl_diagnostics *diagnostics = tl_report_begin(options);
    struct tl_renaming *renaming = tl_load_names(&options->load, sources, diagnostics);
    bool has_table = false;
    bool good = renaming;
    for (enum tl_version version = 0; good && version < TL_VERSIONS; version++) {
        struct tl_load_options one = options->load;
        one.inputs.texts = &options->load.inputs.texts[version];
        one.inputs.count = 1;
        one.renaming = options->load.names.count ? renaming : NULL;
        one.has_table = version == TL_OLD || has_table ? &has_table : NULL;
        graphs[version] = tl_load(&one, sources, diagnostics);
        good = graphs[version];
    }
    if (renaming) {
        tl_renaming_report_unused(renaming, diagnostics);
        tl_renaming_free(renaming);
    }
    tl_report_print(diagnostics, stderr, TL_REPORT_TEXT);
    good = good && !tl_diagnostics_failed(diagnostics);
    tl_diagnostics_free(diagnostics);
    return good;
}

/* A file's name need not be UTF-8; bytes that are not become question marks. */
static const char *
make_valid(const char *name, struct tl_arena *arena)
{
    char *valid = tl_arena_text(arena, name, strlen(name));
    for (char *at = valid; *at;) {
        enum tl_utf8_end end;
        at += tl_utf8_length(at, strlen(at), &end);
        if (*at)
            *at++ = '?';
    }
    return valid;
}

static bool
write_output(const struct output *output, const struct tl_difference_writing *writing)
{
    struct tl_difference_writing own = *writing;
    struct tl_out out;
    int descriptor = tl_output_file_descriptor(output->file);
    own.coloured = tl_terminal_has_colours(descriptor);
    tl_out_open(&out, descriptor);
    output->format->emit(&own, &out);
    return tl_output_file_close(output->file, tl_out_close(&out));
}

/* Those that are written directly, or the others. A table in a folder that is read
 * would be a part of the dataset from then on. */
static bool
write_some(const struct plan *plan, bool direct, struct tl_output_files *files,
           const struct tl_sources *sources,
           const struct tl_difference_writing *writing)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct output *output = &plan->outputs[i];
        if (tl_output_file_is_direct(output->path) != direct)
            continue;
        if (!direct && !tl_folder_spares(sources, output->path))
            return false;
        output->file = tl_output_file_open(files, output->path);
        if (!output->file || !write_output(output, writing))
            return false;
    }
    return true;
}

/* How much has changed, where standard output does not say it. */
static void
say_counts(const struct plan *plan, const struct tl_difference *difference)
{
    struct tl_out text;
    if (!difference->changes.count)
        return;
    for (size_t i = 0; i < plan->count; i++) {
        const struct output *output = &plan->outputs[i];
        if (strcmp(output->path, "-") == 0 && output->format->has_counts)
            return;
    }
    tl_out_open(&text, TL_OUT_MEMORY);
    tl_difference_tell_counts(difference, &text);
    tl_out_char(&text, '\0');
    tl_say("%s", text.buffer);
    tl_out_close(&text);
}

static int
write_all(const struct plan *plan, const struct tl_sources *sources,
          const struct tl_difference *difference)
{
    const struct tl_options *options = plan->options;
    struct tl_arena texts = {0};
    struct tl_style style = options->style;
    struct tl_difference_writing writing = {.difference = difference, .style = &style};
    struct tl_output_files *files = tl_output_files_new(sources);
    style.delimiter = options->load.delimiter == ' ' ? '\0' : options->load.delimiter;
    for (enum tl_version version = 0; version < TL_VERSIONS; version++)
        writing.names[version] =
            make_valid(options->load.inputs.texts[version], &texts);
    bool good = write_some(plan, false, files, sources, &writing) &&
                write_some(plan, true, files, sources, &writing);
    good = tl_output_files_end(files, good) && good;
    tl_arena_clear(&texts);
    if (good)
        say_counts(plan, difference);
    return !good ? TROUBLE : difference->changes.count ? DIFFERENT : SAME;
}

static int
compare(const struct plan *plan)
{
    struct tl_sources sources = {0};
    struct tl_graph *graphs[TL_VERSIONS] = {NULL, NULL};
    int status = TROUBLE;
    if (load(plan->options, &sources, graphs)) {
        struct tl_difference *difference =
            tl_difference_new(graphs[TL_OLD], graphs[TL_NEW]);
        status = write_all(plan, &sources, difference);
        tl_difference_free(difference);
    }
    tl_graph_free(graphs[TL_OLD]);
    tl_graph_free(graphs[TL_NEW]);
    tl_sources_clear(&sources);
    return status;
}

int
tl_diff_run(const struct tl_options *options)
{
    struct plan plan = {.options = options};
    int status = TROUBLE;
    if (check_inputs(&options->load.inputs) && read_outputs(&plan))
        status = compare(&plan);
    tl_free(plan.outputs);
    return status;
}
