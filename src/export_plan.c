#include "export_plan.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/base/text.h"
#include "src/base/terminal.h"
#include "command_line.h"

static enum tl_view
find_view(const char *name, size_t length)
{
    enum tl_view view = 0;
    while (view < TL_VIEWS && (strlen(tl_view_names[view]) != length ||
                               strncmp(tl_view_names[view], name, length) != 0))
        view++;
    return view;
}

static bool
say_unknown_view(const char *name, size_t length)
{
    tl_say("there is no view '%.*s', only network, actors, events and timeline",
           (int)length, name);
    return false;
}

/* The view that --view asks for, where the format draws it; else that of which periods
 * are made, if they are to be, or the format's own. */
static enum tl_view
usual_view(const struct tl_options *options, const struct tl_format *format)
{
    if (!options->view && options->has_each &&
        format->views & TL_VIEW_BIT(TL_VIEW_ACTORS))
        return TL_VIEW_ACTORS;
    if (!options->view)
        return format->view;
    enum tl_view view = find_view(options->view, strlen(options->view));
    return format->views & TL_VIEW_BIT(view) ? view : format->view;
}

static bool
set_view(struct tl_output *output, const char *name, size_t length)
{
    output->view = find_view(name, length);
    if (output->view == TL_VIEWS)
        return say_unknown_view(name, length);
    if (output->format->views & TL_VIEW_BIT(output->view))
        return true;
    tl_say("the format '%s' does not draw the view '%s'", output->format->name,
           tl_view_names[output->view]);
    return false;
}

static const char *
near_format(const char *name, size_t length)
{
    char text[64] = "";
    struct tl_near near = {.wanted = text};
    if (length < sizeof text)
        memcpy(text, name, length);
    for (size_t i = 0; tl_formats[i]; i++)
        tl_near_offer(&near, tl_formats[i]->name);
    for (size_t i = 0; tl_formats[i] && !near.best; i++) {
        const char *known = tl_formats[i]->name;
        if (tl_text_begins(text, known) && text[strlen(known)] == '-')
            near.best = known; /* "vis-timeline" */
    }
    return near.best;
}

static const struct tl_format *
find_format(const char *name, size_t length)
{
    const struct tl_format *format = tl_format_find(name, length);
    const char *near = format ? NULL : near_format(name, length);
    if (format)
        return format;
    size_t before = strcspn(name, "@");
    if (before < length && tl_format_find(name, before))
        tl_say("there is no format '%.*s'; choose its view with --view: -t %.*s --view "
               "%s",
               (int)length, name, (int)before, name, name + before + 1);
    else if (near)
        tl_say("there is no format '%.*s'; did you mean '%s'?", (int)length, name,
               near);
    else
        tl_say("there is no format '%.*s'; 'tieline formats' lists them", (int)length,
               name);
    return NULL;
}

/* Whether what stands before a colon is a format with a slip of the finger. After a
 * slash it is a file for sure. */
static bool
is_near_format(const char *text, size_t name, size_t prefix)
{
    return text[prefix] && !memchr(text, '/', prefix) && near_format(text, name);
}

/* The format of a file that -o names alone: what -t says, unless files of that format
 * do not end so and those of another do. */
static const struct tl_format *
find_format_for(const char *name, const char *file)
{
    const struct tl_format *format = find_format(name, strlen(name));
    const struct tl_format *other = tl_format_of_file(file);
    return !format || !other || tl_format_may_be_called(format, file) ? format : other;
}

/* "FORMAT[@VIEW]:FILE" or "FILE"; the prefix is one only where the table has it. */
static bool
read_output(const struct tl_options *options, const char *text,
            struct tl_output *output)
{
    size_t prefix = strcspn(text, ":");
    size_t name = strcspn(text, "@:");
    output->path = text;
    output->format = text[prefix] ? tl_format_find(text, name) : NULL;
    if (output->format)
        output->path = text + prefix + 1;
    else if (is_near_format(text, name, prefix))
        tl_say("-o %s: there is no format '%.*s'; did you mean '%s'? A file of that "
               "name is ./%s",
               text, (int)name, text, near_format(text, name), text);
    else if (options->to)
        output->format = find_format_for(options->to, text);
    else if (!(output->format = tl_format_of_file(text)))
        tl_say("-o %s: no format has this ending; write FORMAT:%s ('tieline formats' "
               "lists them)",
               text, text);
    if (!output->format)
        return false;
    output->in_files = strstr(output->path, TL_PERIOD_FIELD) != NULL;
    output->in_shards = strstr(output->path, TL_SHARD_FIELD) != NULL;
    output->view = usual_view(options, output->format);
    if (output->path != text && name < prefix)
        return set_view(output, text + name + 1, prefix - name - 1);
    return true;
}

static bool
is_standard(const struct tl_output *output)
{
    return strcmp(output->path, "-") == 0;
}

static bool
check_output(const struct tl_plan *plan, size_t number)
{
    const struct tl_output *output = &plan->outputs[number];
    const char *name = output->format->name;
    if (!*output->path) {
        tl_say("-o %s: expected a file after it", name);
        return false;
    }
    if (is_standard(output) && tl_format_is_folder(output->format)) {
        tl_say("the format '%s' is a folder of files and needs -o %s:FOLDER", name,
               name);
        return false;
    }
    for (size_t i = 0; i < number; i++) {
        if (strcmp(plan->outputs[i].path, output->path) != 0)
            continue;
        tl_say(is_standard(output) ? "only one output can go to standard output"
                                   : "two outputs would go to %s",
               output->path);
        return false;
    }
    return true;
}

/* Periods are those of ties, in files of their own or in a table that has room for
 * several. */
static bool
check_periods(const struct tl_plan *plan)
{
    bool has_each = plan->options->has_each;
    for (size_t i = 0; i < plan->count; i++) {
        const struct tl_output *output = &plan->outputs[i];
        const char *name = output->format->name;
        if (!has_each && output->in_files)
            tl_say("-o %s: '" TL_PERIOD_FIELD "' needs --each", output->path);
        else if (has_each && output->view != TL_VIEW_ACTORS)
            tl_say("--each is for the view 'actors', which is not what %s:%s shows",
                   name, output->path);
        else if (has_each && !output->in_files && !output->format->in_periods)
            tl_say("--each: the format '%s' has one period in a file; write -o "
                   "%s:NAME-" TL_PERIOD_FIELD,
                   name, name);
        else
            continue;
        return false;
    }
    return true;
}

/* "time:16"; false, said, where it is none. */
static bool
read_partition(struct tl_plan *plan)
{
    static const char rule[] = "time:";
    enum { MOST_SHARDS = 99999, MOST_DIGITS = 5 };
    const char *text = plan->options->partition;
    if (!text)
        return true;
    const char *number = tl_text_begins(text, rule) ? text + strlen(rule) : "";
    size_t digits = strspn(number, "0123456789");
    if (digits > 0 && digits <= MOST_DIGITS && !number[digits])
        plan->shards = (uint32_t)strtoul(number, NULL, 10);
    if (plan->shards == 0)
        tl_say("--partition %s: expected time:N with a number of shards from 1 to %d",
               text, MOST_SHARDS);
    return plan->shards > 0;
}

/* Shards are read again, each on its own. */
static bool
check_shards(struct tl_plan *plan)
{
    if (!read_partition(plan))
        return false;
    for (size_t i = 0; i < plan->count; i++) {
        const struct tl_output *output = &plan->outputs[i];
        const char *name = output->format->name;
        if (!plan->shards && output->in_shards)
            tl_say("-o %s: '" TL_SHARD_FIELD "' needs --partition", output->path);
        else if (plan->shards && !output->format->reads_back)
            tl_say("--partition: the format '%s' cannot be read again; write tables, "
                   "json or jsonl",
                   name);
        else if (plan->shards && !output->in_shards)
            tl_say("--partition: each shard needs a name; write -o "
                   "%s:NAME-" TL_SHARD_FIELD,
                   name);
        else
            continue;
        return false;
    }
    return true;
}

/* A view that no output draws was not meant for nothing. */
static bool
check_view(const struct tl_plan *plan)
{
    const char *view = plan->options->view;
    for (size_t i = 0; i < plan->count; i++) {
        const struct tl_output *output = &plan->outputs[i];
        if (!view || strcmp(tl_view_names[output->view], view) == 0)
            return true;
    }
    tl_say("--view: the format '%s' does not draw the view '%s'",
           plan->outputs[0].format->name, view);
    return false;
}

/* Nor was a format that no output has. */
static bool
check_format(const struct tl_plan *plan)
{
    const char *to = plan->options->to;
    for (size_t i = 0; i < plan->count; i++)
        if (!to || strcmp(plan->outputs[i].format->name, to) == 0)
            return true;
    tl_say("-t %s: no output is in this format; for standard output, add -o -", to);
    return false;
}

bool
tl_scope_includes(enum tl_scope scope, const struct tl_format *format,
                  enum tl_view view)
{
    switch (scope) {
    case TL_SCOPE_WORDS:
        return format->style_groups & TL_STYLE_WORDS;
    case TL_SCOPE_DIAGRAM:
        return format->needs_layout;
    case TL_SCOPE_PICTURE:
        return format->filter;
    case TL_SCOPE_DRAWN_TIMELINE:
        return format->needs_layout && view == TL_VIEW_TIMELINE;
    case TL_SCOPE_NODELINK:
        return format->style_groups & TL_STYLE_LINKS;
    case TL_SCOPE_SHEET:
        return format->style_groups & TL_STYLE_CSV;
    case TL_SCOPE_EVIDENCE:
        return format->style_groups & TL_STYLE_EVIDENCE;
    case TL_SCOPE_NETWORK:
        return view != TL_VIEW_TIMELINE;
    case TL_SCOPE_TIES:
        return format->in_periods && view == TL_VIEW_ACTORS;
    case TL_SCOPE_ACTORS:
        return view == TL_VIEW_ACTORS || format->has_ties;
    default:
        return true;
    }
}

/* Nor were options that are for outputs of another kind. */
static bool
check_options(const struct tl_plan *plan)
{
    static const char *const kinds[TL_SCOPES] = {
        [TL_SCOPE_WORDS] = "a picture, a page or another output for people",
        [TL_SCOPE_DIAGRAM] = "a diagram",
        [TL_SCOPE_PICTURE] = "a picture",
        [TL_SCOPE_DRAWN_TIMELINE] = "a drawn timeline",
        [TL_SCOPE_NODELINK] = "in the format nodelink",
        [TL_SCOPE_SHEET] = "CSV for spreadsheets",
        [TL_SCOPE_EVIDENCE] = "a network that lists evidence",
        [TL_SCOPE_NETWORK] = "a network",
        [TL_SCOPE_ACTORS] = "in the view actors",
        [TL_SCOPE_TIES] = "an edge list of actors (csv@actors)",
    };
    for (const struct tl_option *option = tl_option_table; option->name; option++) {
        size_t i = 0;
        while (i < plan->count &&
               !tl_scope_includes(option->scope, plan->outputs[i].format,
                                  plan->outputs[i].view))
            i++;
        if (i < plan->count || !tl_option_given(plan->options, option))
            continue;
        tl_say("--%s has no effect: no output is %s", option->name,
               kinds[option->scope]);
        return false;
    }
    return true;
}

static bool
check_outputs(struct tl_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (!check_output(plan, i))
            return false;
    }
    return check_format(plan) && check_view(plan) && check_periods(plan) &&
           check_shards(plan) && check_options(plan);
}

static bool
read_outputs(struct tl_plan *plan)
{
    const struct tl_options *options = plan->options;
    const struct tl_texts_list *texts = &options->outputs;
    if (options->view && find_view(options->view, strlen(options->view)) == TL_VIEWS)
        return say_unknown_view(options->view, strlen(options->view));
    if (!texts->count && !options->to) {
        tl_say("no output format given; use -t FORMAT for standard output, or -o FILE "
               "('tieline formats' lists the formats)");
        return false;
    }
    plan->outputs = tl_alloc((texts->count + 1) * sizeof *plan->outputs);
    for (; plan->count < texts->count; plan->count++) {
        if (!read_output(options, texts->texts[plan->count],
                         &plan->outputs[plan->count]))
            return false;
    }
    if (!texts->count) {
        if (!read_output(options, "-", plan->outputs))
            return false;
        plan->count = 1;
    }
    return check_outputs(plan);
}

struct tl_plan *
tl_plan_new(const struct tl_options *options)
{
    struct tl_plan *plan = tl_alloc(sizeof *plan);
    plan->options = options;
    if (read_outputs(plan))
        return plan;
    tl_plan_free(plan);
    return NULL;
}

void
tl_plan_free(struct tl_plan *plan)
{
    tl_free(plan->outputs);
    tl_free(plan);
}
