#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/near.h"
#include "output/format.h"
#include "src/base/terminal.h"
#include "src/read/mapping/mappings.h"
#include "src/read/readers.h"
#include "src/read/tables/table.h"
#include "command_line.h"
#include "commands.h"
#include "export_plan.h"

/* "  NAME (ENDINGS)" */
static void
print_row(const char *name, const char *endings, const char *about)
{
    char left[64];
    snprintf(left, sizeof left, "  %s%s%s%s", name, *endings ? " (" : "", endings,
             *endings ? ")" : "");
    tl_terminal_row(stdout, left, about);
}

static void
print_format(const struct tl_format *format)
{
    char about[256];
    size_t used = (size_t)snprintf(about, sizeof about, "%s", format->about);
    const char *before = "; views: ";
    for (enum tl_view view = 0; view < TL_VIEWS; view++) {
        if (!(format->views & TL_VIEW_BIT(view)) ||
            format->views == TL_VIEW_BIT(TL_VIEW_TIMELINE))
            continue;
        used += (size_t)snprintf(about + used, sizeof about - used, "%s%s%s", before,
                                 tl_view_names[view], view == format->view ? "*" : "");
        before = ", ";
    }
    print_row(format->name, format->endings, about);
}

static void
print_list(void)
{
    puts("Input formats (-f) and their file endings:");
    for (const struct tl_reader *const *reader = tl_readers; *reader; reader++)
        print_row((*reader)->name, (*reader)->endings, (*reader)->about);
    puts("\nPublished mappings of tables (--mapping):");
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name; known++)
        print_row(known->name, "", known->about);
    puts("\nOutput formats (-t, -o), their file endings and views:");
    for (size_t i = 0; tl_formats[i]; i++)
        print_format(tl_formats[i]);
    puts("\nA view is chosen by --view VIEW or -o FORMAT@VIEW:FILE; * marks the "
         "default.");
}

/* A list of the words of a text. */
static json_t *
make_words(const char *text)
{
    json_t *words = json_array();
    while (text && *text) {
        size_t length = strcspn(text, " ");
        json_array_append_new(words, json_stringn(text, length));
        text += length + strspn(text + length, " ");
    }
    return words;
}

static json_t *
make_reader(const struct tl_reader *reader)
{
    return json_pack("{s:s, s:o, s:s}", "name", reader->name, "endings",
                     make_words(reader->endings), "about", reader->about);
}

static json_t *
make_views(unsigned views)
{
    json_t *names = json_array();
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        if (views & TL_VIEW_BIT(view))
            json_array_append_new(names, json_string(tl_view_names[view]));
    return names;
}

/* A format is read where a reader has its name; a folder, where its files are called
 * like tieline's tables. */
static bool
is_read(const struct tl_format *format)
{
    for (const struct tl_part *part = format->parts; part->emit && part->file; part++) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(part->file, "."), part->file);
        if (tl_table_named(name) == TL_TABLES)
            return false;
    }
    return tl_format_is_folder(format) || tl_reader_find(format->name);
}

static json_t *
make_format(const struct tl_format *format)
{
    json_t *files = json_array();
    for (const struct tl_part *part = format->parts; part->emit && part->file; part++)
        json_array_append_new(files, json_string(part->file));
    return json_pack(
        "{s:s, s:s, s:o, s:o, s:o, s:s, s:o, s:b, s:b, s:b}", "name", format->name,
        "about", format->about, "endings", make_words(format->endings), "other_endings",
        make_words(format->allows), "views", make_views(format->views), "default_view",
        tl_view_names[format->view], "files", files, "picture", format->filter != NULL,
        "read", is_read(format), "written", true);
}

/* One that is read only. */
static json_t *
make_input_format(const struct tl_reader *reader)
{
    return json_pack("{s:s, s:s, s:o, s:[], s:[], s:n, s:[], s:b, s:b, s:b}", "name",
                     reader->name, "about", reader->about, "endings",
                     make_words(reader->endings), "other_endings", "views",
                     "default_view", "files", "picture", false, "read", true, "written",
                     false);
}

static json_t *
make_formats(void)
{
    json_t *formats = json_array();
    for (size_t i = 0; tl_formats[i]; i++)
        json_array_append_new(formats, make_format(tl_formats[i]));
    for (const struct tl_reader *const *reader = tl_readers; *reader; reader++)
        if (!tl_format_find((*reader)->name, strlen((*reader)->name)))
            json_array_append_new(formats, make_input_format(*reader));
    return formats;
}

/* Adds the outputs of a format that an option has an effect on: "csv@actors". */
static void
add_outputs(json_t *outputs, const struct tl_format *format, enum tl_scope scope)
{
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        if (format->views & TL_VIEW_BIT(view) && tl_scope_includes(scope, format, view))
            json_array_append_new(
                outputs, json_sprintf("%s@%s", format->name, tl_view_names[view]));
}

/* The outputs that an option has an effect on; null: all. */
static json_t *
make_outputs(const struct tl_option *option)
{
    if (option->scope == TL_SCOPE_ALL)
        return json_null();
    json_t *outputs = json_array();
    for (size_t i = 0; tl_formats[i]; i++)
        add_outputs(outputs, tl_formats[i], option->scope);
    return outputs;
}

static json_t *
make_option(const struct tl_option *option)
{
    const char letter[] = {option->letter, '\0'};
    bool repeats = option->kind == TL_OPTION_LIST || option->kind == TL_OPTION_STATUSES;
    json_t *commands = json_array();
    for (enum tl_command command = 0; command < TL_COMMANDS; command++)
        if (tl_option_applies(option, command))
            json_array_append_new(commands, json_string(tl_commands[command].name));
    return json_pack("{s:s, s:s?, s:s?, s:b, s:o, s:o, s:s}", "name", option->name,
                     "letter", option->letter ? letter : NULL, "argument",
                     option->argument, "repeatable", repeats, "commands", commands,
                     "outputs", make_outputs(option), "help", option->about);
}

static json_t *
make_command(const struct tl_command_info *command)
{
    return json_pack("{s:s, s:s, s:s}", "name", command->name, "arguments",
                     command->arguments, "about", command->about);
}

static void
print_json(void)
{
    json_t *readers = json_array();
    json_t *mappings = json_array();
    json_t *options = json_array();
    json_t *commands = json_array();
    for (const struct tl_reader *const *reader = tl_readers; *reader; reader++)
        json_array_append_new(readers, make_reader(*reader));
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name; known++)
        json_array_append_new(mappings, json_pack("{s:s, s:s}", "name", known->name,
                                                  "about", known->about));
    for (const struct tl_option *option = tl_option_table; option->name; option++)
        json_array_append_new(options, make_option(option));
    for (enum tl_command command = 0; command < TL_COMMANDS; command++)
        json_array_append_new(commands, make_command(&tl_commands[command]));
    json_t *tables =
        json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "tieline", TL_VERSION, "formats",
                  make_formats(), "readers", readers, "mappings", mappings, "options",
                  options, "commands", commands);
    json_dumpf(tables, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(tables);
}

static bool
print_mapping(const char *name)
{
    const struct tl_known_mapping *known = tl_known_mapping_find(name);
    if (known) {
        fputs(known->text, stdout);
        return true;
    }
    struct tl_near near = {.wanted = name};
    for (known = tl_known_mappings; known->name; known++)
        tl_near_offer(&near, known->name);
    if (near.best)
        tl_say("there is no mapping '%s'; did you mean '%s'?", name, near.best);
    else
        tl_say("there is no mapping '%s'; 'tieline formats' lists them", name);
    return false;
}

static bool
print_formats(const struct tl_texts_list *names)
{
    bool good = true;
    for (size_t i = 0; i < names->count; i++)
        good = print_mapping(names->texts[i]) && good;
    if (names->count == 0)
        print_list();
    return good;
}

int
tl_formats_run(const struct tl_options *options)
{
    const struct tl_texts_list *mappings = &options->load.inputs;
    if (options->json && mappings->count) {
        tl_say("formats: --json has no effect with the name of a mapping");
        return 2;
    }
    if (options->json)
        print_json();
    else if (!print_formats(mappings))
        return 2;
    return tl_terminal_finish(0);
}
