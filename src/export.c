#include "export_plan.h"
#include "export_shapes.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "graph/memory.h"
#include "graph/near.h"
#include "graph/selection.h"
#include "picture.h"
#include "target.h"
#include "terminal.h"
#include "workers.h"

/* A picture that takes longer is more than anybody could read. */
#define PICTURE_SECONDS 120

static void
say_unknown_actor(const struct tl_graph *graph, const char *name, bool ambiguous)
{
    struct tl_near near = {.wanted = name};
    if (ambiguous) {
        tl_say("--actor: several are called '%s'; give an id", name);
        return;
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_ACTOR); i++) {
        struct tl_item actor = {TL_ACTOR, i};
        tl_near_offer(&near, tl_graph_label(graph, actor));
        tl_near_offer(&near, tl_graph_id(graph, actor));
    }
    if (near.best)
        tl_say("--actor: there is no actor '%s'; did you mean '%s'?", name, near.best);
    else
        tl_say("--actor: there is no actor '%s'", name);
}

/* The numbers of the actors that are named, to be freed; NULL where one is none. */
static uint32_t *
find_actors(const struct tl_graph *graph, const struct tl_texts_list *names)
{
    uint32_t *actors = tl_alloc((names->count + 1) * sizeof *actors);
    for (size_t i = 0; i < names->count; i++) {
        bool ambiguous;
        struct tl_item item = tl_graph_find(graph, names->texts[i], &ambiguous);
        actors[i] = item.number;
        if (item.number != TL_NONE && item.type == TL_ACTOR)
            continue;
        say_unknown_actor(graph, names->texts[i], ambiguous);
        tl_free(actors);
        return NULL;
    }
    return actors;
}

static bool
check_kinds(const struct tl_graph *graph, const struct tl_texts_list *kinds)
{
    for (size_t i = 0; i < kinds->count; i++) {
        struct tl_near near = {.wanted = kinds->texts[i]};
        if (tl_graph_word_find(graph, kinds->texts[i]) != TL_NONE)
            continue;
        for (uint32_t word = 0; word < tl_graph_word_count(graph); word++)
            tl_near_offer(&near, tl_graph_word(graph, word));
        tl_say("--kind: there is no '%s' in the data%s%s%s", kinds->texts[i],
               near.best ? "; did you mean '" : "", near.best ? near.best : "",
               near.best ? "'?" : "");
        return false;
    }
    return true;
}

static struct tl_selection
make_selection(const struct tl_options *options, const uint32_t *actors)
{
    struct tl_selection selection = tl_selection_all();
    selection.since = options->since;
    selection.until = options->until;
    selection.certain = options->certain;
    selection.actors = actors;
    selection.actor_count = (uint32_t)options->actors.count;
    selection.has_hops = options->has_hops;
    selection.hops = options->hops;
    selection.kinds = options->kinds.texts;
    selection.kind_count = (uint32_t)options->kinds.count;
    selection.statuses = options->statuses;
    selection.top = options->top;
    selection.min_weight = options->min_weight;
    selection.max_pairs = options->max_pairs;
    return selection;
}

static struct tl_style
make_style(const struct tl_options *options)
{
    return (struct tl_style){
        .csv_raw = options->csv_raw,
        .bom = options->bom,
        .delimiter = options->delimiter,
        .links = options->links,
        .dark = options->dark,
        .evidence = options->evidence,
    };
}

/* One file of one output. */
struct job {
    const struct tl_output *output;
    tl_emit *function;
    struct tl_target *target;
    struct tl_picture picture;
    struct tl_losses losses;
    bool good;
};

/* The work of writing what was drawn. */
struct studio {
    struct tl_shapes shapes;
    struct tl_targets *targets;
    struct job *jobs;
    size_t job_count;
    size_t job_room;
    size_t done; /* jobs that have been done */
};

static bool
add_job(struct studio *studio, const struct tl_output *output,
        const struct tl_part *part, const char *path)
{
    if (studio->job_count == studio->job_room) {
        studio->job_room = 2 * studio->job_room + 8;
        studio->jobs = tl_resize(studio->jobs, studio->job_room * sizeof *studio->jobs);
    }
    struct job *job = &studio->jobs[studio->job_count];
    *job = (struct job){.output = output, .function = part->emit};
    job->target = tl_target_open(studio->targets, path);
    studio->job_count += job->target != NULL;
    return job->target != NULL;
}

static bool
add_folder(struct studio *studio, const struct tl_output *output)
{
    bool good = tl_target_folder(studio->targets, output->path);
    for (const struct tl_part *part = output->format->parts; good && part->emit;
         part++) {
        size_t size = strlen(output->path) + strlen(part->file) + 2;
        char *path = tl_alloc(size);
        snprintf(path, size, "%s/%s", output->path, part->file);
        good = add_job(studio, output, part, path);
        tl_free(path);
    }
    return good;
}

/* Opens the files, or else standard output, which is written when they are whole. */
static bool
add_jobs(struct studio *studio, const struct tl_plan *plan, bool standard)
{
    bool good = true;
    for (size_t i = 0; good && i < plan->count; i++) {
        const struct tl_output *output = &plan->outputs[i];
        if (tl_output_is_standard(output) != standard)
            continue;
        good = tl_format_is_folder(output->format)
                   ? add_folder(studio, output)
                   : add_job(studio, output, output->format->parts, output->path);
    }
    return good;
}

static int
emit(struct studio *studio, struct job *job, int descriptor)
{
    const struct tl_output *output = job->output;
    struct tl_drawing drawing =
        tl_shapes_draw(&studio->shapes, output->format, output->view);
    struct tl_out out;
    tl_out_open(&out, descriptor);
    job->function(&drawing, &out, &job->losses);
    return tl_out_close(&out);
}

static void
do_job(void *context, size_t number)
{
    struct studio *studio = context;
    struct job *job = &studio->jobs[studio->done + number];
    int descriptor = tl_target_descriptor(job->target);
    bool whole = true;
    int error = 0;
    if (job->output->format->filter) {
        /* That dot no longer listens shows in what it gives and how it ends. */
        (void)emit(studio, job, job->picture.input);
        whole = tl_picture_end(&job->picture, descriptor, PICTURE_SECONDS, &error);
    } else {
        error = emit(studio, job, descriptor);
    }
    job->good = tl_target_close(job->target, error) && whole;
}

/* The programs that draw pictures are started before there is any thread. */
static bool
begin_pictures(struct studio *studio)
{
    for (size_t i = studio->done; i < studio->job_count; i++) {
        struct job *job = &studio->jobs[i];
        if (!job->output->format->filter ||
            tl_picture_begin(&job->picture, job->output->format->filter))
            continue;
        while (i-- > studio->done) {
            if (studio->jobs[i].output->format->filter)
                tl_picture_abandon(&studio->jobs[i].picture);
        }
        return false;
    }
    return true;
}

static bool
do_jobs(struct studio *studio, unsigned threads)
{
    bool good = begin_pictures(studio);
    if (good)
        tl_workers_run(studio->job_count - studio->done, threads, do_job, studio);
    for (; studio->done < studio->job_count; studio->done++)
        good = good && studio->jobs[studio->done].good;
    return good;
}

/* Counts what would be lost, without writing it. */
static void
rehearse_jobs(struct studio *studio)
{
    int nowhere = open("/dev/null", O_WRONLY);
    for (size_t i = studio->done; i < studio->job_count; i++)
        (void)emit(studio, &studio->jobs[i], nowhere);
    close(nowhere);
}

/* "4 events without a date left out"; of one, the first word loses its plural. */
static void
say_loss(const char *format, const char *cause, uint64_t count)
{
    size_t noun = strcspn(cause, " ");
    const char *rest = cause + noun;
    if (count == 1 && noun > 0 && cause[noun - 1] == 's')
        noun--;
    tl_say("%s: %llu %.*s%s", format, (unsigned long long)count, (int)noun, cause,
           rest);
}

/* How often a job has lost something for a cause. */
static uint64_t
count_cause(const struct job *job, const char *cause)
{
    const struct tl_loss *loss = job->losses.losses;
    const struct tl_loss *end = loss + TL_MOST_LOSSES;
    while (loss < end && loss->cause && strcmp(loss->cause, cause) != 0)
        loss++;
    return loss < end && loss->cause ? loss->count : 0;
}

/* The files of a folder are one output, in which a cause is said once: with the first
 * of its jobs that has it. */
static void
say_cause(const struct studio *studio, size_t first, const char *cause)
{
    const struct tl_output *output = studio->jobs[first].output;
    uint64_t count = 0;
    for (size_t i = 0; i < studio->job_count; i++) {
        uint64_t more =
            studio->jobs[i].output == output ? count_cause(&studio->jobs[i], cause) : 0;
        if (more && i < first)
            return;
        count += more;
    }
    say_loss(output->format->name, cause, count);
}

/* Says what the formats could not hold, one line for each cause; whether any was. */
static bool
say_losses(const struct studio *studio)
{
    bool lost = false;
    for (size_t i = 0; i < studio->job_count; i++) {
        const struct tl_loss *loss = studio->jobs[i].losses.losses;
        const struct tl_loss *end = loss + TL_MOST_LOSSES;
        for (; loss < end && loss->cause; loss++) {
            say_cause(studio, i, loss->cause);
            lost = lost || !loss->warning;
        }
    }
    return lost;
}

/*
 * Files first, standard output when they are whole, and their renaming last. Under
 * --strict standard output has to wait until it is known that nothing gets lost.
 */
static int
write_outputs(struct studio *studio, const struct tl_plan *plan, const char *folder)
{
    unsigned threads = plan->options->threads;
    bool strict = plan->options->strict;
    bool good = (!folder || tl_target_folder(studio->targets, folder)) &&
                add_jobs(studio, plan, false) && do_jobs(studio, threads) &&
                add_jobs(studio, plan, true);
    if (good && strict)
        rehearse_jobs(studio);
    else
        good = good && do_jobs(studio, threads);
    tl_shapes_report(&studio->shapes);
    if (good && !plan->options->losses_told && say_losses(studio) && strict) {
        tl_say("nothing was written, because --strict allows no loss");
        return 1;
    }
    good = good && do_jobs(studio, threads);
    return good && tl_targets_commit(studio->targets) ? 0 : 2;
}

static void
clear_studio(struct studio *studio)
{
    tl_shapes_clear(&studio->shapes);
    tl_targets_free(studio->targets);
    tl_free(studio->jobs);
}

int
tl_plan_draw(const struct tl_plan *plan, const struct tl_graph *graph,
             const char *folder)
{
    const struct tl_options *options = plan->options;
    uint32_t *actors = find_actors(graph, &options->actors);
    if (!actors || !check_kinds(graph, &options->kinds)) {
        tl_free(actors);
        return 2;
    }
    struct tl_selection selection = make_selection(options, actors);
    struct tl_selected selected = tl_select(graph, &selection);
    struct studio studio = {
        .shapes = {.graph = graph,
                   .selection = &selection,
                   .selected = &selected,
                   .style = make_style(options),
                   .all = options->all,
                   .lanes_by = options->by_kind ? TL_LANES_BY_KIND : TL_LANES_BY_ACTOR},
        .targets = tl_targets_new(),
    };
    tl_shapes_begin(&studio.shapes);
    int status = write_outputs(&studio, plan, folder);
    clear_studio(&studio);
    tl_selected_clear(&selected);
    tl_free(actors);
    return status;
}

void
tl_formats_list(FILE *file)
{
    for (const struct tl_format *format = tl_formats; format->name; format++) {
        fprintf(file, "  %-12s %-10s %s", format->name, format->endings, format->about);
        const char *before = " (";
        for (enum tl_view view = 0; view < TL_VIEWS; view++) {
            if (!(format->views & TL_VIEW_BIT(view)) ||
                format->views == TL_VIEW_BIT(TL_VIEW_TIMELINE))
                continue;
            fprintf(file, "%s%s%s", before, tl_view_names[view],
                    view == format->view ? "*" : "");
            before = ", ";
        }
        fputs(strcmp(before, ", ") == 0 ? ")\n" : "\n", file);
    }
}
