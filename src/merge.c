/* `tieline merge`: outputs of shards become those of the whole, in bounded memory. */
#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "output/common/losses.h"
#include "output/csv.h"
#include "src/base/terminal.h"
#include "src/io/output_file.h"
#include "src/io/temporary.h"
#include "src/shards/edges.h"
#include "src/shards/evidence.h"
#include "src/shards/ids.h"
#include "src/shards/inputs.h"
#include "src/shards/items.h"
#include "src/shards/rounds.h"
#include "src/shards/rows.h"
#include "src/shards/table.h"
#include "src/shards/write.h"
#include "commands.h"
#include "report.h"

struct output {
    enum tl_merged sort;
    const char *path;
};

struct plan {
    const struct tl_options *options;
    struct output *outputs;
    size_t count;
    bool was_read; /* what the inputs contain: warnings of it are said already */
};

/* What is merged: a file of entries for each sort of list, or -1. */
struct work {
    const struct plan *plan;
    struct tl_merging merging;
    struct tl_merge_inputs inputs;
    struct tl_columns columns[TL_MERGED_SORTS];
    int files[TL_MERGED_SORTS];
    struct tl_measures *measures; /* of nodes */
    struct tl_style style;
};

static enum tl_merged
find_sort(const char *name, size_t length)
{
    enum tl_merged sort = 0;
    while (sort < TL_MERGED_SORTS &&
           (strlen(tl_merged_formats[sort]) != length ||
            strncmp(tl_merged_formats[sort], name, length) != 0))
        sort++;
    return sort;
}

static enum tl_merged
find_sort_of_file(const char *path)
{
    const char *ending = strrchr(path, '.');
    return ending ? find_sort(ending + 1, strlen(ending + 1)) : TL_MERGED_SORTS;
}

static bool
say_unknown(const char *name, size_t length)
{
    tl_say(
        "merge: there is no format '%.*s', only csv, csv-nodes, csv-events, json and "
        "jsonl",
        (int)length, name);
    return false;
}

/* "FORMAT:FILE" or "FILE"; edges and nodes may say that they are of the view actors. */
static bool
read_output(const struct tl_options *options, const char *text, struct output *output)
{
    size_t prefix = strcspn(text, ":");
    size_t name = strcspn(text, "@:");
    enum tl_merged named = text[prefix] ? find_sort(text, name) : TL_MERGED_SORTS;
    output->path = named < TL_MERGED_SORTS ? text + prefix + 1 : text;
    output->sort = named;
    if (named == TL_MERGED_SORTS)
        output->sort = options->to ? find_sort(options->to, strlen(options->to))
                                   : find_sort_of_file(text);
    if (output->sort == TL_MERGED_SORTS) {
        tl_say("-o %s: cannot tell the format; write FORMAT:%s with csv, csv-nodes, "
               "csv-events, json or jsonl",
               text, text);
        return false;
    }
    if (named < TL_MERGED_SORTS && name < prefix &&
        (named > TL_MERGED_NODES || !tl_text_begins(text + name, "@actors:"))) {
        tl_say("-o %s: merging is for ties of actors; write %s:FILE", text,
               tl_merged_formats[named]);
        return false;
    }
    if (!*output->path)
        tl_say("-o %s: expected a file after it", tl_merged_formats[named]);
    return *output->path;
}

static bool
check_outputs(const struct plan *plan)
{
    const struct tl_options *options = plan->options;
    bool has_csv = false, has_edges = false;
    for (size_t i = 0; i < plan->count; i++) {
        has_csv |= plan->outputs[i].sort <= TL_MERGED_EVENTS;
        has_edges |= plan->outputs[i].sort == TL_MERGED_EDGES;
        for (size_t j = 0; j < i; j++) {
            if (strcmp(plan->outputs[j].path, plan->outputs[i].path) != 0)
                continue;
            tl_say("merge: two outputs would go to %s", plan->outputs[i].path);
            return false;
        }
    }
    bool sheet = options->style.csv_raw || options->style.bom;
    bool edges = options->style.evidence || options->style.evidence_dates;
    if (sheet && !has_csv)
        tl_say("--%s has no effect: no output is CSV",
               options->style.bom ? "bom" : "csv-raw");
    else if (edges && !has_edges)
        tl_say("--%s has no effect: no output is an edge list",
               options->style.evidence ? "evidence" : "evidence-dates");
    return (has_csv || !sheet) && (has_edges || !edges);
}

/* Where nothing is said, the one sort of the inputs goes to standard output; which that
 * is, is known later. */
static bool
read_outputs(struct plan *plan)
{
    const struct tl_texts_list *texts = &plan->options->outputs;
    const char *to = plan->options->to;
    if (to && find_sort(to, strlen(to)) == TL_MERGED_SORTS)
        return say_unknown(to, strlen(to));
    plan->outputs = tl_alloc((texts->count + 1) * sizeof *plan->outputs);
    for (; plan->count < texts->count; plan->count++)
        if (!read_output(plan->options, texts->texts[plan->count],
                         &plan->outputs[plan->count]))
            return false;
    if (plan->count > 0)
        return check_outputs(plan);
    plan->outputs[plan->count++] =
        (struct output){to ? find_sort(to, strlen(to)) : TL_MERGED_SORTS, "-"};
    return true;
}

static bool
has_output(const struct plan *plan, enum tl_merged sort)
{
    size_t i = 0;
    while (i < plan->count && plan->outputs[i].sort != sort)
        i++;
    return i < plan->count;
}

/* The sort of the one output of which it is not said. */
static bool
settle_output(struct plan *plan, const struct tl_merge_inputs *inputs)
{
    for (enum tl_merged sort = 0; sort < TL_MERGED_SORTS; sort++)
        if (plan->outputs[0].sort == TL_MERGED_SORTS && inputs->counts[sort] > 0)
            plan->outputs[0].sort = sort;
    return check_outputs(plan);
}

/* Each input is for an output, and each output has inputs. */
static bool
check_sorts(const struct plan *plan, const struct tl_merge_inputs *inputs)
{
    for (enum tl_merged sort = 0; sort < TL_MERGED_SORTS; sort++) {
        bool wanted = has_output(plan, sort) ||
                      (sort == TL_MERGED_EDGES && has_output(plan, TL_MERGED_NODES));
        if (wanted && inputs->counts[sort] == 0)
            tl_say("merge: there is no input in the format %s, of which %s is made",
                   tl_merged_formats[sort],
                   has_output(plan, sort) ? "an output" : "csv-nodes");
        else if (!wanted && inputs->counts[sort] > 0)
            tl_say("merge: there are inputs in the format %s, and no output; write -o "
                   "%s:FILE",
                   tl_merged_formats[sort], tl_merged_formats[sort]);
        else
            continue;
        return false;
    }
    return true;
}

static const struct tl_list *const lists[TL_MERGED_SORTS] = {
    [TL_MERGED_EDGES] = &tl_edge_list,   [TL_MERGED_NODES] = &tl_node_list,
    [TL_MERGED_EVENTS] = &tl_event_list, [TL_MERGED_DOCUMENTS] = &tl_item_list,
    [TL_MERGED_LINES] = &tl_item_list,
};

static void
make_columns(struct work *work)
{
    const struct tl_vocabulary *attributes = &work->inputs.attributes;
    uint32_t count = tl_vocabulary_count(attributes);
    uint32_t *sorted = tl_vocabulary_sorted(attributes);
    const char **names = tl_alloc((count + 1) * sizeof *names);
    for (uint32_t i = 0; i < count; i++)
        names[i] = tl_vocabulary_text(attributes, sorted[i]);
    work->columns[TL_MERGED_NODES] =
        tl_columns_new(tl_csv_node_columns, TL_CSV_NODES, NULL, 0);
    work->columns[TL_MERGED_EVENTS] = tl_columns_new(
        tl_csv_event_columns, 1U << TL_EVENT, (const char *const *)names, count);
    tl_free(names);
    tl_free(sorted);
}

static struct tl_stream *
open_stream(struct work *work, enum tl_merged sort, struct tl_input *input)
{
    if (sort == TL_MERGED_EDGES)
        return tl_table_stream(input, &work->merging, &tl_edge_list, tl_edge_columns,
                               TL_EDGE_CELLS - TL_EDGE_COLUMNS);
    if (sort >= TL_MERGED_DOCUMENTS)
        return tl_items_stream(input, &work->merging, sort == TL_MERGED_LINES);
    return tl_table_stream(input, &work->merging, lists[sort],
                           (const char *const *)work->columns[sort].names, 0);
}

/* Merges all inputs of a sort into one file. False, said, where the system fails. */
static bool
merge_sort(struct work *work, enum tl_merged sort)
{
    struct tl_rounds rounds = tl_rounds_begin(&work->merging, lists[sort]);
    bool good = true;
    work->merging.columns = &work->columns[sort];
    work->merging.ids = tl_ids_new(&work->merging);
    for (size_t i = 0; good && i < work->inputs.count; i++) {
        struct tl_merge_input *at = &work->inputs.inputs[i];
        if (at->sort != sort)
            continue;
        struct tl_input *input = tl_merge_input_open(at, &work->merging);
        good = input;
        if (good)
            tl_rounds_add(&rounds, open_stream(work, sort, input));
    }
    work->files[sort] = tl_rounds_end(&rounds);
    good = tl_ids_end(work->merging.ids) && good;
    return good && work->files[sort] >= 0;
}

static bool
merge_all(struct work *work)
{
    bool good = true;
    make_columns(work);
    for (enum tl_merged sort = 0; good && sort < TL_MERGED_SORTS; sort++)
        if (work->inputs.counts[sort] > 0)
            good = merge_sort(work, sort);
    if (!good || tl_diagnostics_failed(work->merging.diagnostics) ||
        !has_output(work->plan, TL_MERGED_NODES))
        return good;
    work->measures = tl_measures_new(&work->merging, work->files[TL_MERGED_NODES],
                                     work->files[TL_MERGED_EDGES]);
    return work->measures;
}

static bool
write_one(struct work *work, const struct output *output, struct tl_out *out,
          struct tl_losses *losses)
{
    int file = work->files[output->sort];
    work->merging.columns = &work->columns[output->sort];
    if (output->sort == TL_MERGED_EDGES)
        return tl_merge_write_edges(&work->merging, file, &work->style, out, losses);
    if (output->sort == TL_MERGED_NODES)
        return tl_merge_write_nodes(&work->merging, file, work->measures, &work->style,
                                    out, losses);
    if (output->sort == TL_MERGED_DOCUMENTS)
        return tl_merge_write_document(file, out);
    if (output->sort == TL_MERGED_LINES)
        return tl_merge_write_lines(file, out);
    return tl_merge_write_events(&work->merging, file, &work->style, out, losses);
}

static bool
write_output(struct work *work, const struct output *output,
             struct tl_output_files *files)
{
    struct tl_losses losses = {0};
    struct tl_out out;
    struct tl_output_file *file = tl_output_file_open(files, output->path);
    if (!file)
        return false;
    tl_out_open(&out, tl_output_file_descriptor(file));
    bool good = write_one(work, output, &out, &losses);
    good = tl_output_file_close(file, tl_out_close(&out)) && good;
    for (const struct tl_loss *loss = losses.losses; good && loss->cause; loss++)
        tl_say_loss(tl_merged_formats[output->sort], loss->cause, loss->count);
    return good;
}

/* Files first, then what is written directly. */
static bool
write_outputs(struct work *work, const struct tl_sources *sources)
{
    struct tl_output_files *files = tl_output_files_new(sources);
    bool good = true;
    for (int direct = 0; direct < 2; direct++)
        for (size_t i = 0; good && i < work->plan->count; i++)
            if (tl_output_file_is_direct(work->plan->outputs[i].path) == direct)
                good = write_output(work, &work->plan->outputs[i], files);
    return tl_output_files_end(files, good) && good;
}

static int
run(struct work *work, struct plan *plan, struct tl_sources *sources)
{
    const struct tl_texts_list *paths = &plan->options->load.inputs;
    struct tl_diagnostics *diagnostics = work->merging.diagnostics;
    bool good = tl_merge_inputs_read(&work->inputs, paths->texts, paths->count,
                                     &work->merging, sources);
    if (good &&
        (!settle_output(plan, &work->inputs) || !check_sorts(plan, &work->inputs)))
        return 2;
    if (good && plan->options->style.evidence_dates && !work->merging.has_evidence) {
        tl_say("--evidence-dates: some of the edge lists have no event_dates and "
               "event_weights");
        return 2;
    }
    good = good && merge_all(work);
    if (!plan->was_read || tl_diagnostics_failed(diagnostics))
        tl_report_print(diagnostics, stderr, TL_REPORT_TEXT);
    if (tl_diagnostics_failed(diagnostics))
        return work->merging.failed ? 2 : 1;
    if (work->merging.repeated > 0)
        tl_say("merge: events or relations with ids made of their content were found "
               "again %llu time%s; what has one id counts once: if it is several, give "
               "ids before a dataset is divided",
               (unsigned long long)work->merging.repeated,
               work->merging.repeated == 1 ? "" : "s");
    return good && write_outputs(work, sources) ? 0 : 2;
}

static void
end(struct work *work)
{
    for (enum tl_merged sort = 0; sort < TL_MERGED_SORTS; sort++) {
        if (work->files[sort] >= 0)
            close(work->files[sort]);
        tl_columns_clear(&work->columns[sort]);
    }
    tl_measures_free(work->measures);
    tl_merge_inputs_clear(&work->inputs);
    tl_labels_clear(&work->merging.labels);
    tl_evidence_room_free(work->merging.evidence);
    tl_diagnostics_free(work->merging.diagnostics);
}

static int
merge(struct plan *plan, struct tl_sources *sources)
{
    const struct tl_options *options = plan->options;
    struct work work = {
        .plan = plan,
        .merging = {.diagnostics = tl_report_begin(options),
                    .ceilings = options->load.ceilings,
                    .folder = options->temp ? options->temp : tl_temporary_folder(),
                    .disjoint = options->disjoint,
                    .south = options->load.south,
                    .evidence = tl_evidence_room_new()},
        .style = options->style,
    };
    for (enum tl_merged sort = 0; sort < TL_MERGED_SORTS; sort++)
        work.files[sort] = -1;
    work.style.delimiter =
        options->load.delimiter == ' ' ? '\0' : options->load.delimiter;
    int status = run(&work, plan, sources);
    end(&work);
    return status;
}

static int
run_plan(struct plan *plan, struct tl_sources *sources)
{
    int status = read_outputs(plan) ? merge(plan, sources) : 2;
    tl_free(plan->outputs);
    return status;
}

int
tl_merge_files(const struct tl_options *options, struct tl_sources *sources)
{
    struct plan plan = {.options = options, .was_read = true};
    return run_plan(&plan, sources);
}

int
tl_merge_run(const struct tl_options *options)
{
    struct plan plan = {.options = options};
    struct tl_sources sources = {0};
    tl_memory_stage("merging");
    if (options->load.inputs.count == 0) {
        tl_say("merge: no input given; name the outputs of all shards");
        return 2;
    }
    int status = run_plan(&plan, &sources);
    tl_sources_clear(&sources);
    return status;
}
