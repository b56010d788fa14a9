#include "export_portions.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "graph/build/portion.h"
#include "graph/query/select.h"
#include "output/common/losses.h"
#include "output/csv.h"
#include "src/base/control_group.h"
#include "src/base/terminal.h"
#include "src/io/temporary.h"
#include "src/load/load.h"
#include "export_select.h"
#include "export_views.h"
#include "report.h"

/* What can be merged; nodes need edges. */
enum sort { EDGES, NODES, EVENTS, DOCUMENTS, LINES, SORTS };

static const struct {
    const char *format;
    enum tl_view view;
} sorts[SORTS] = {
    [EDGES] = {"csv", TL_VIEW_ACTORS},
    [NODES] = {"csv-nodes", TL_VIEW_ACTORS},
    [EVENTS] = {"csv-events", TL_VIEW_TIMELINE},
    [DOCUMENTS] = {"json", TL_VIEW_TIMELINE},
    [LINES] = {"jsonl", TL_VIEW_TIMELINE},
};

/* More than that have too many files. */
enum { MOST_PORTIONS = 200, PATH_SIZE = 64 };

struct work {
    const struct tl_plan *plan;
    struct tl_options options; /* of a portion */
    struct tl_portion portion;
    struct tl_diagnostics *found; /* of all portions */
    struct tl_vocabulary seen;    /* what is in it, as texts */
    struct tl_sources sources;
    bool wanted[SORTS];
    int *files; /* of each portion and sort; -1: none */
    size_t file_count;
    struct tl_network unpaired;
    bool has_network;
    struct tl_losses losses[SORTS];
    struct tl_vocabulary counted[SORTS]; /* who lost something */
    struct tl_vocabulary tied;           /* ids of actors with and without an edge */
    struct tl_vocabulary bare;
    bool failed;
};

static const struct tl_format *
format_of(enum sort sort)
{
    return tl_format_find(sorts[sort].format, strlen(sorts[sort].format));
}

static enum sort
sort_of(const struct tl_output *output)
{
    enum sort sort = 0;
    while (sort < SORTS && (format_of(sort) != output->format ||
                            (sort <= NODES && output->view != TL_VIEW_ACTORS)))
        sort++;
    return sort;
}

/* Options that look at all of the events at once, or say something for each portion. */
static const char *const indivisible[] = {
    "hops",       "actor",      "with",      "kind",
    "actor-kind", "role",       "place",     "reference",
    "where",      "match",      "not-actor", "not-actor-kind",
    "not-kind",   "not-role",   "not-place", "not-reference",
    "top",        "min-weight", "group",     "each",
    "partition",  "names",      "skip-bad",  "strict",
    "conflicts",  "prefer",     NULL};

/* Says why there can be no portions; whether there can. */
static bool
can_portion(const struct tl_plan *plan, bool asked)
{
    for (const struct tl_option *option = tl_option_table; option->name; option++) {
        size_t i = 0;
        while (indivisible[i] && strcmp(indivisible[i], option->name) != 0)
            i++;
        if (!indivisible[i] || !plan->options->given[option - tl_option_table])
            continue;
        if (asked)
            tl_say("--memory: --%s needs all data at once", option->name);
        return false;
    }
    for (size_t i = 0; i < plan->count; i++) {
        if (sort_of(&plan->outputs[i]) < SORTS)
            continue;
        if (asked)
            tl_say("--memory: %s@%s needs all data at once; csv@actors, "
                   "csv-nodes@actors, csv-events, json and jsonl do not",
                   plan->outputs[i].format->name, tl_view_names[plan->outputs[i].view]);
        return false;
    }
    return true;
}

/* How much memory reading all at once takes, by what the survey has seen: texts are
 * kept as they are, and each record has its row, place and numbers. */
static uint64_t
estimate(uint64_t bytes, uint64_t records)
{
    enum { BYTES_OF_A_RECORD = 32 };
    return bytes + BYTES_OF_A_RECORD * records;
}

/* Rules that depend on events of several portions. */
static bool
needs_all_events(enum tl_rule rule)
{
    static const enum tl_rule rules[] = {
        TL_RULE_MISSING, TL_RULE_UNKNOWN_ID, TL_RULE_AMBIGUOUS, TL_RULE_REPEATED,
        TL_RULE_SEASON,  TL_RULE_UNDATED,    TL_RULE_ABSENT,    TL_RULE_NO_SIDE};
    size_t i = 0;
    while (i < sizeof rules / sizeof *rules && rules[i] != rule)
        i++;
    return i < sizeof rules / sizeof *rules;
}

/* Whether the survey alone tells what is reported by a rule. */
static bool
is_of_survey(enum tl_rule rule)
{
    return rule == TL_RULE_SAME_NAME || rule == TL_RULE_LIST || rule == TL_RULE_ALIKE;
}

/* Adds a problem unless another portion has it as well. */
static void
add_found(struct work *work, const struct tl_diagnostic *one)
{
    enum { ROOM = 1024 };
    char text[ROOM];
    int length =
        snprintf(text, sizeof text, "%" PRIu32 ":%" PRIu32 ":%" PRIu32 ":%d:%s",
                 one->position.file, one->position.line, one->position.column,
                 (int)one->rule, one->message);
    uint32_t known = tl_vocabulary_count(&work->seen);
    size_t used = length < ROOM ? (size_t)length : ROOM - 1;
    if (tl_vocabulary_add(&work->seen, text, used) == known)
        tl_report(work->found, one->position, one->rule, one->suggestion, "%s",
                  one->message);
}

/* Takes over what was found. */
static void
take_found(struct work *work, struct tl_diagnostics *diagnostics)
{
    bool survey = work->portion.count == 0;
    size_t kept = 0, counted = tl_diagnostics_count(diagnostics, TL_ERROR) +
                               tl_diagnostics_count(diagnostics, TL_WARNING);
    while (tl_diagnostics_file_count(work->found) <
           tl_diagnostics_file_count(diagnostics))
        tl_diagnostics_file(work->found,
                            tl_diagnostics_file_name(
                                diagnostics, tl_diagnostics_file_count(work->found)));
    const struct tl_diagnostic *const *at = tl_diagnostics_sorted(diagnostics);
    for (; *at; at++, kept++) {
        if (survey && !is_of_survey((*at)->rule))
            continue;
        if (needs_all_events((*at)->rule))
            work->portion.obstacle = "what is wrong is found only in all data";
        add_found(work, *at);
    }
    if (!survey && kept < counted)
        work->portion.obstacle = "there are very many problems";
}

/* Reads what the survey or a portion keeps. NULL where that is of no use, or, said,
 * where it fails. */
static struct tl_graph *
read_portion(struct work *work)
{
    struct tl_diagnostics *diagnostics = tl_report_begin(work->plan->options);
    tl_sources_clear(&work->sources);
    work->sources = (struct tl_sources){0};
    struct tl_graph *graph = tl_load(&work->options.load, &work->sources, diagnostics);
    work->options.load.talks = false; /* once is enough */
    work->failed = !graph;
    if (graph)
        take_found(work, diagnostics);
    tl_diagnostics_free(diagnostics);
    if (graph && work->portion.obstacle) {
        tl_graph_free(graph);
        graph = NULL;
    }
    return graph;
}

/* Who has no edge in one portion may have one in another. */
static void
note_tied(struct work *work, const struct tl_network *network)
{
    for (uint32_t i = 0; i < network->node_count; i++) {
        const struct tl_node *node = &network->nodes[i];
        const char *id = tl_graph_id(network->graph, node->item);
        tl_vocabulary_add(node->degree > 0 ? &work->tied : &work->bare, id, strlen(id));
    }
}

static uint64_t
count_bare(const struct work *work)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < tl_vocabulary_count(&work->bare); i++) {
        const char *id = tl_vocabulary_text(&work->bare, i);
        count += tl_vocabulary_find(&work->tied, id, strlen(id)) == TL_NONE;
    }
    return count;
}

static bool
write_sort(struct work *work, struct tl_views *views, enum sort sort)
{
    const char *folder = work->plan->options->temp;
    int *file = &work->files[work->file_count];
    *file = tl_temporary_open(folder ? folder : tl_temporary_folder());
    if (*file < 0)
        return false;
    work->file_count++;
    struct tl_out out;
    struct tl_drawing drawing =
        tl_views_draw(views, format_of(sort), sorts[sort].view, 0);
    drawing.pieces = 1;
    drawing.counted = &work->counted[sort];
    if (sort == EDGES)
        note_tied(work, drawing.network);
    tl_out_open(&out, *file);
    format_of(sort)->parts->emit(&drawing, &out, &work->losses[sort]);
    tl_views_release(&drawing);
    int error = tl_out_close(&out);
    if (error)
        tl_say_failure("temporary file", error);
    return !error;
}

static bool
begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Whether the merge counts what an output loses: the cells that it writes. */
static bool
is_of_merge(enum sort sort, const struct tl_loss *loss)
{
    return sort <= EVENTS &&
           (begins(loss->cause, "cells ") || begins(loss->cause, "rows "));
}

/* Items are lost in one portion; what edges lose is known when they are merged. */
static void
check_losses(struct work *work)
{
    const struct tl_loss *loss = work->losses[EDGES].losses;
    for (; loss < work->losses[EDGES].losses + TL_MOST_LOSSES && loss->cause; loss++)
        if (!begins(loss->cause, "items ") && !is_of_merge(EDGES, loss))
            work->portion.obstacle =
                "what an edge list loses is known only of all data";
}

/* Writes the outputs of a portion into temporary files. */
static bool
write_portion(struct work *work, const struct tl_graph *graph)
{
    struct tl_choice choice;
    bool good = tl_choice_make(&choice, &work->options, graph);
    if (good) {
        struct tl_selected selected = tl_select(graph, &choice.selection);
        struct tl_views views = {.graph = graph,
                                 .selection = &choice.selection,
                                 .selected = &selected,
                                 .style = work->options.style};
        tl_views_begin(&views);
        for (enum sort sort = 0; good && sort < SORTS; sort++)
            good = !work->wanted[sort] || write_sort(work, &views, sort);
        work->has_network |= tl_views_add_unpaired(&views, &work->unpaired);
        tl_views_clear(&views);
        tl_selected_clear(&selected);
        check_losses(work);
    }
    tl_choice_clear(&choice);
    return good && !work->portion.obstacle;
}

static bool
read_portions(struct work *work, uint32_t count)
{
    bool good = true;
    work->files = tl_alloc((size_t)count * SORTS * sizeof *work->files);
    work->portion.count = count;
    for (; good && work->portion.number < count; work->portion.number++) {
        struct tl_graph *graph = read_portion(work);
        good = graph;
        if (good && !tl_diagnostics_failed(work->found))
            good = write_portion(work, graph);
        work->failed = !good && !work->portion.obstacle;
        tl_graph_free(graph);
    }
    return good;
}

/* Merges the temporary files into the outputs. */
static int
merge(struct work *work)
{
    struct tl_options options = *work->plan->options;
    char *paths = tl_alloc(work->file_count * PATH_SIZE);
    options.load.inputs = (struct tl_texts_list){0};
    options.outputs = (struct tl_texts_list){0};
    options.to = NULL;
    for (size_t i = 0; i < work->file_count; i++) {
        struct stat status;
        char *path = paths + i * PATH_SIZE;
        snprintf(path, PATH_SIZE, "/proc/self/fd/%d", work->files[i]);
        if (fstat(work->files[i], &status) == 0 && status.st_size > 0)
            tl_texts_add(&options.load.inputs, path);
    }
    struct tl_arena texts = {0};
    for (size_t i = 0; i < work->plan->count; i++) {
        const struct tl_output *output = &work->plan->outputs[i];
        const char *format = output->format->name;
        size_t size = strlen(format) + strlen(output->path) + 2;
        char *text = tl_arena_take(&texts, size, 1);
        snprintf(text, size, "%s:%s", format, output->path);
        tl_texts_add(&options.outputs, text);
    }
    int status = tl_merge_files(&options, &work->sources);
    tl_free(options.load.inputs.texts);
    tl_free(options.outputs.texts);
    tl_arena_clear(&texts);
    tl_free(paths);
    return status;
}

/* What the merge does not know. */
static void
say_losses(const struct work *work)
{
    uint64_t bare = count_bare(work);
    for (size_t i = 0; i < work->plan->count; i++) {
        enum sort sort = sort_of(&work->plan->outputs[i]);
        const struct tl_loss *loss = work->losses[sort].losses;
        if (sort == EDGES && bare > 0)
            tl_say_loss(sorts[sort].format, tl_csv_no_edge, bare);
        for (; loss < work->losses[sort].losses + TL_MOST_LOSSES && loss->cause; loss++)
            if (!is_of_merge(sort, loss) &&
                (loss->kind != TL_LOSS_EXPECTED || work->plan->options->verbose))
                tl_say_loss(sorts[sort].format, loss->cause, loss->count);
    }
}

/* The exit status. */
static int
finish(struct work *work)
{
    tl_report_print(work->found, stderr, TL_REPORT_TEXT);
    if (tl_diagnostics_failed(work->found))
        return 1;
    if (work->has_network)
        tl_views_report_unpaired(&work->unpaired, work->plan->options->max_pairs);
    int status = merge(work);
    if (status == 0)
        say_losses(work);
    return status;
}

/* Surveys the inputs and reads their portions, so that each takes half of the memory:
 * the other half is for its outputs. False where all has to be read at once. */
static bool
run(struct work *work, uint64_t limit, uint64_t bytes, int *status)
{
    *status = 2;
    tl_graph_free(read_portion(work));
    if (work->failed)
        return true;
    uint64_t count = estimate(bytes, work->portion.records) / (limit / 2) + 1;
    if (work->portion.obstacle || count == 1)
        return false;
    if (count > MOST_PORTIONS) {
        work->portion.obstacle = "it is too small";
        return false;
    }
    if (read_portions(work, (uint32_t)count))
        *status = finish(work);
    return !work->portion.obstacle;
}

static void
begin(struct work *work)
{
    const struct tl_options *options = work->plan->options;
    for (size_t i = 0; i < work->plan->count; i++)
        work->wanted[sort_of(&work->plan->outputs[i])] = true;
    work->wanted[EDGES] |= work->wanted[NODES];
    work->options = *options;
    work->options.load.portion = &work->portion;
    work->options.style.evidence = 0;
    work->options.style.evidence_dates = true;
    work->options.style.bom = false;
    work->options.style.delimiter = '\0';
    work->found = tl_report_begin(options);
}

static void
end(struct work *work)
{
    for (size_t i = 0; i < work->file_count; i++)
        close(work->files[i]);
    tl_free(work->files);
    tl_portion_clear(&work->portion);
    for (enum sort sort = 0; sort < SORTS; sort++)
        tl_vocabulary_clear(&work->counted[sort]);
    tl_vocabulary_clear(&work->seen);
    tl_vocabulary_clear(&work->tied);
    tl_vocabulary_clear(&work->bare);
    tl_sources_clear(&work->sources);
    tl_diagnostics_free(work->found);
}

bool
tl_export_portions(const struct tl_plan *plan, int *status)
{
    enum {
        MOST_TIMES = 6
    }; /* no table takes more memory than so many times its size */
    uint64_t asked = plan->options->memory;
    uint64_t limit = asked ? asked : tl_control_group_memory() / 2;
    uint64_t bytes = tl_load_measure(&plan->options->load);
    *status = 2;
    if (!limit || (bytes && bytes * MOST_TIMES <= limit))
        return false;
    if (!can_portion(plan, asked))
        return asked;
    if (!bytes) {
        if (asked)
            tl_say("--memory: a pipe cannot be read several times; write it to a file");
        return asked;
    }
    struct work work = {.plan = plan};
    begin(&work);
    bool done = run(&work, limit, bytes, status);
    if (!done && asked && work.portion.obstacle)
        tl_say("--memory: %s; everything is read at once, with more memory",
               work.portion.obstacle);
    end(&work);
    return done;
}
