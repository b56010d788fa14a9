#include "commands.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "graph/query/partition.h"
#include "graph/query/select.h"
#include "output/common/losses.h"
#include "output/format.h"
#include "src/base/terminal.h"
#include "src/base/workers.h"
#include "src/io/output_file.h"
#include "src/io/paths.h"
#include "export_picture.h"
#include "src/io/picture.h"
#include "src/load/load.h"
#include "export_plan.h"
#include "export_select.h"
#include "export_portions.h"
#include "export_views.h"
#include "report.h"

/*
 * The jobs of an export, one for each file, are done side by side on several threads. A
 * format that can be written in pieces is: each piece is put together in memory, by the
 * next free thread, and the pieces are written one after the other.
 */

/* A piece of a file has so many of the events. */
#define PIECE_EVENTS 1024

/* So many files of a series are written at a time: each picture has a program of its
 * own that waits, and each file is open. */
enum { PENDING_PICTURES = 8, PENDING_FILES = 16 };

/* One file of one output. */
struct job {
    const struct tl_output *output;
    const struct tl_part *part;
    struct tl_output_file *file;
    struct tl_picture picture;
    struct tl_losses losses;
    bool good;
    uint32_t period; /* of a series that has a file for each */
    bool by_period;  /* or else a piece for each */
    uint32_t pieces; /* 1: it is written as a whole */
    uint32_t begun;
    uint32_t written;
    struct tl_out out; /* for the pieces */
};

enum progress { NOT_BEGUN, BEGUN, DONE };

struct jobs {
    const struct tl_plan *plan;
    struct tl_views *views;
    const struct tl_sources *sources;
    struct tl_output_files *files;
    struct job *list;
    size_t count;
    size_t room;
    size_t done; /* so many of them */

    /* For the threads. */
    pthread_mutex_t lock;
    pthread_cond_t written; /* a piece was */
    enum progress
        views_made[TL_VIEWS]; /* of the drawing of what jobs write as a whole */
};

/* Borrows all; to be ended. */
static struct jobs *
new_jobs(const struct tl_plan *plan, struct tl_views *views,
         const struct tl_sources *sources)
{
    struct jobs *jobs = tl_alloc(sizeof *jobs);
    jobs->plan = plan;
    jobs->views = views;
    jobs->sources = sources;
    jobs->files = tl_output_files_new(sources);
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_cond_init(&jobs->written, NULL);
    return jobs;
}

/* Puts the files in their places if all is good. False, said, where that fails, or it
 * is not. */
static bool
end_jobs(struct jobs *jobs, bool is_good)
{
    bool good = tl_output_files_end(jobs->files, is_good);
    tl_free(jobs->list);
    pthread_cond_destroy(&jobs->written);
    pthread_mutex_destroy(&jobs->lock);
    tl_free(jobs);
    return good;
}

/* Makes a folder for the outputs. False, said on standard error, where it cannot. */
static bool
make_folder(struct jobs *jobs, const char *folder)
{
    return tl_output_file_folder(jobs->files, folder);
}

/* A picture that is no text. False, said, where a terminal would have to show it. */
static bool
may_go_to(const struct tl_output_file *file, const struct tl_format *format)
{
    bool binary = format->filter && strcmp(format->filter, "svg") != 0;
    if (!binary || !isatty(tl_output_file_descriptor(file)))
        return true;
    tl_say("a terminal cannot show the format '%s'; write it to a file: -o %s:FILE",
           format->name, format->name);
    return false;
}

static struct job *
new_job(struct jobs *jobs, const struct tl_output *output, uint32_t period)
{
    if (jobs->count == jobs->room) {
        jobs->room = 2 * jobs->room + 8;
        jobs->list = tl_resize(jobs->list, jobs->room * sizeof *jobs->list);
    }
    const struct tl_series *series = tl_views_series(jobs->views, output->format);
    struct job *job = &jobs->list[jobs->count];
    *job = (struct job){.output = output, .period = period, .pieces = 1};
    job->by_period = series && !output->in_files;
    if (job->by_period && series->count > 0)
        job->pieces = series->count;
    return job;
}

/* What is to be added at another time is not, and that is good. */
static bool
add_job(struct jobs *jobs, const struct tl_output *output, const struct tl_part *part,
        const char *path, bool direct, uint32_t period)
{
    if (tl_output_file_is_direct(path) != direct)
        return true;
    if (!direct && !tl_folder_spares(jobs->sources, path))
        return false;
    struct job *job = new_job(jobs, output, period);
    job->part = part;
    job->file = tl_output_file_open(jobs->files, path);
    jobs->count += job->file != NULL;
    return job->file && may_go_to(job->file, output->format);
}

static bool
add_folder(struct jobs *jobs, const struct tl_output *output, const char *folder,
           bool direct, uint32_t period)
{
    bool good = tl_output_file_folder(jobs->files, folder);
    for (const struct tl_part *part = output->format->parts; good && part->emit;
         part++) {
        size_t size = strlen(folder) + strlen(part->file) + 2;
        char *path = tl_alloc(size);
        snprintf(path, size, "%s/%s", folder, part->file);
        good = add_job(jobs, output, part, path, direct, period);
        tl_free(path);
    }
    return good;
}

static bool
add_output(struct jobs *jobs, const struct tl_output *output, const char *path,
           bool direct, uint32_t period)
{
    return tl_format_is_folder(output->format)
               ? add_folder(jobs, output, path, direct, period)
               : add_job(jobs, output, output->format->parts, path, direct, period);
}

/* A path with a text for each of its fields. To be freed. */
static char *
make_path(const char *path, const char *name, const char *text)
{
    size_t size = strlen(path) + 1;
    for (const char *at = path; (at = strstr(at, name)); at++)
        size += strlen(text);
    char *made = tl_alloc(size), *end = made;
    for (const char *field; (field = strstr(path, name));) {
        end += snprintf(end, size - (size_t)(end - made), "%.*s%s", (int)(field - path),
                        path, text);
        path = field + strlen(name);
    }
    snprintf(end, size - (size_t)(end - made), "%s", path);
    return made;
}

static bool work(struct jobs *jobs);

/* Files that do not go to their places at once are written when there are enough. */
static bool
add_series(struct jobs *jobs, const struct tl_output *output, bool direct)
{
    const struct tl_series *series = tl_views_series(jobs->views, output->format);
    size_t most = output->format->filter ? PENDING_PICTURES : PENDING_FILES;
    bool good = true;
    for (uint32_t i = 0; good && i < series->count; i++) {
        char *path = make_path(output->path, TL_PERIOD_FIELD, series->texts[i]);
        good = add_output(jobs, output, path, direct, i);
        tl_free(path);
        if (good && !direct && jobs->count - jobs->done >= most)
            good = work(jobs);
    }
    return good;
}

/* "07" of "16", so that names are in order. To be freed. */
static char *
make_shard_path(const struct tl_plan *plan, const char *path, uint32_t shard)
{
    enum { NUMBER_ROOM = 16 };
    char number[NUMBER_ROOM];
    int digits = snprintf(number, sizeof number, "%lu", (unsigned long)plan->shards);
    snprintf(number, sizeof number, "%0*lu", digits, (unsigned long)shard + 1);
    return make_path(path, TL_SHARD_FIELD, number);
}

/* Writes the shards one after the other, each to all outputs. */
static bool
write_shards(struct jobs *jobs, bool direct)
{
    const struct tl_plan *plan = jobs->plan;
    struct tl_views *views = jobs->views;
    const struct tl_selected *all = views->selected;
    struct tl_partition partition = tl_partition_new(views->graph, all, plan->shards);
    bool good = true;
    for (uint32_t shard = 0; good && shard < plan->shards; shard++) {
        struct tl_selected selected = tl_partition_shard(&partition, shard);
        tl_views_select(views, &selected);
        for (size_t i = 0; good && i < plan->count; i++) {
            const struct tl_output *output = &plan->outputs[i];
            char *path = make_shard_path(plan, output->path, shard);
            good = add_output(jobs, output, path, direct, 0);
            tl_free(path);
        }
        good = good && work(jobs);
        tl_views_select(views, all);
        tl_selected_clear(&selected);
    }
    tl_partition_clear(&partition);
    return good;
}

/* Opens the files, or else what is written directly: standard output, devices, pipes.
 * False, said, where one cannot be. */
static bool
add_jobs(struct jobs *jobs, bool direct)
{
    const struct tl_plan *plan = jobs->plan;
    bool good = true;
    if (plan->shards)
        return write_shards(jobs, direct);
    for (size_t i = 0; good && i < plan->count; i++) {
        const struct tl_output *output = &plan->outputs[i];
        good = output->in_files ? add_series(jobs, output, direct)
                                : add_output(jobs, output, output->path, direct, 0);
    }
    return good;
}

static void
note_drawn(struct jobs *jobs, enum tl_view view)
{
    pthread_mutex_lock(&jobs->lock);
    jobs->views_made[view] = DONE;
    pthread_mutex_unlock(&jobs->lock);
}

static struct tl_drawing
draw(struct jobs *jobs, const struct job *job, uint32_t piece)
{
    struct tl_drawing drawing =
        tl_views_draw(jobs->views, job->output->format, job->output->view,
                      job->by_period ? piece : job->period);
    drawing.piece = piece;
    drawing.pieces = job->pieces;
    return drawing;
}

/* A table of periods says of each edge whether it is certain, a diagram draws it. */
static void
count_uncertain(const struct tl_drawing *drawing, const struct tl_format *format,
                struct tl_losses *losses)
{
    const struct tl_network *network = drawing->network;
    if (!drawing->period || format->in_periods || format->needs_layout)
        return;
    for (uint32_t i = 0; i < network->edge_count; i++)
        if (!network->edges[i].certain)
            tl_losses_add(losses,
                          "ties that may be in another period, which is not said");
}

/* Says before it is written that an output is too much for its tool. */
static void
warn_of_crowd(const struct tl_drawing *drawing, const struct tl_format *format)
{
    bool is_network = drawing->view != TL_VIEW_TIMELINE;
    uint64_t count = is_network ? (uint64_t)drawing->network->node_count +
                                      drawing->network->edge_count
                                : drawing->timeline->event_count;
    if (format->room.most && count > format->room.most)
        tl_say("%s: %" PRIu64 " %s", format->name, count, format->room.advice);
}

static int
emit(struct jobs *jobs, struct job *job, uint32_t piece, int descriptor)
{
    struct tl_drawing drawing = draw(jobs, job, piece);
    struct tl_out out;
    note_drawn(jobs, job->output->view);
    if (piece == 0 && !jobs->plan->options->losses_told)
        warn_of_crowd(&drawing, job->output->format);
    tl_out_open(&out, descriptor);
    job->part->emit(&drawing, &out, &job->losses);
    if (job->part == job->output->format->parts)
        count_uncertain(&drawing, job->output->format, &job->losses);
    tl_views_release(&drawing);
    return tl_out_close(&out);
}

/* How long dot may take for a part of drawing: at least a second. */
static int
picture_seconds(const struct jobs *jobs, uint64_t part)
{
    const struct tl_ceilings *ceilings = &jobs->plan->options->ceilings;
    return (int)((ceilings->limits[TL_CEILING_DRAWING_SECONDS] + part - 1) / part);
}

/* What is below a picture that has its places now; what it loses is counted already.
 * False, said, where it does not fit on paper or could not be written. */
static bool
finish_layout(const struct jobs *jobs, struct job *job, struct tl_drawing *drawing)
{
    struct tl_extent size;
    struct tl_losses losses = {0};
    struct tl_out out;
    if (!tl_picture_lay_out(&job->picture, picture_seconds(jobs, 2), &size.width,
                            &size.height))
        return false;
    drawing->laid_out = &size;
    bool suits = tl_export_suits_paper(drawing);
    tl_out_open(&out, job->picture.input);
    job->part->emit(drawing, &out, &losses);
    int failed = tl_out_close(&out);
    drawing->laid_out = NULL;
    if (failed || !suits)
        tl_picture_abandon(&job->picture, failed);
    return !failed && suits;
}

/* Whether the DOT of a picture says where everything is, and nobody asks how large that
 * is. */
static bool
is_placed(const struct jobs *jobs, const struct job *job)
{
    return job->output->view == TL_VIEW_TIMELINE && jobs->views->style.paper.width == 0;
}

/* False, said, where there is no whole picture; `*error` is what went wrong with
 * writing it. */
static bool
draw_picture(struct jobs *jobs, struct job *job, int descriptor, int *error)
{
    int failed = emit(jobs, job, 0, job->picture.input);
    if (failed) {
        tl_picture_abandon(&job->picture, failed);
        return false;
    }
    struct tl_drawing drawing = draw(jobs, job, 0);
    struct tl_export_words words;
    bool good = is_placed(jobs, job) || finish_layout(jobs, job, &drawing);
    tl_export_words_begin(&words, &drawing);
    if (good)
        good = tl_picture_end(&job->picture, &words.words, descriptor,
                              picture_seconds(jobs, 1), error);
    tl_export_words_end(&words);
    tl_views_release(&drawing);
    return good;
}

static void
write_whole(struct jobs *jobs, struct job *job)
{
    int descriptor = tl_output_file_descriptor(job->file);
    bool whole = true;
    int error = 0;
    if (job->output->format->filter)
        whole = draw_picture(jobs, job, descriptor, &error);
    else
        error = emit(jobs, job, 0, descriptor);
    job->good = tl_output_file_close(job->file, error) && whole;
}

static void
wait_for_turn(struct jobs *jobs, const struct job *job, uint32_t piece)
{
    pthread_mutex_lock(&jobs->lock);
    while (job->written < piece)
        pthread_cond_wait(&jobs->written, &jobs->lock);
    pthread_mutex_unlock(&jobs->lock);
}

static void
end_turn(struct jobs *jobs, struct job *job)
{
    pthread_mutex_lock(&jobs->lock);
    job->written++;
    pthread_cond_broadcast(&jobs->written);
    pthread_mutex_unlock(&jobs->lock);
}

static void
write_piece(struct jobs *jobs, struct job *job, uint32_t piece)
{
    struct tl_drawing drawing = draw(jobs, job, piece);
    struct tl_losses losses = {0};
    struct tl_out memory;
    tl_out_open(&memory, TL_OUT_MEMORY);
    job->part->emit(&drawing, &memory, &losses);
    tl_views_release(&drawing);
    wait_for_turn(jobs, job, piece);
    tl_out_write(&job->out, memory.buffer, memory.used);
    tl_losses_add_all(&job->losses, &losses);
    if (piece + 1 == job->pieces)
        job->good = tl_output_file_close(job->file, tl_out_close(&job->out));
    end_turn(jobs, job);
    tl_out_close(&memory);
}

/*
 * The next piece of work. What is written as a whole comes first, for it takes longest;
 * but nobody waits for what another draws while there is something else to do.
 */
static struct job *
pick(struct jobs *jobs, uint32_t *piece)
{
    struct job *picked = NULL;
    for (struct job *job = jobs->list + jobs->done; job < jobs->list + jobs->count;
         job++) {
        if (job->begun == job->pieces)
            continue;
        bool whole = job->pieces == 1;
        bool waits = whole && jobs->views_made[job->output->view] == BEGUN;
        if (!picked || (whole && !waits) || (picked->pieces == 1 && !whole))
            picked = job;
        if (whole && !waits)
            break;
    }
    if (picked->pieces == 1 && jobs->views_made[picked->output->view] == NOT_BEGUN)
        jobs->views_made[picked->output->view] = BEGUN;
    *piece = picked->begun++;
    return picked;
}

static void
do_some(void *context, size_t number)
{
    struct jobs *jobs = context;
    uint32_t piece;
    (void)number; /* what is best done next is known only then */
    pthread_mutex_lock(&jobs->lock);
    struct job *job = pick(jobs, &piece);
    pthread_mutex_unlock(&jobs->lock);
    if (job->pieces == 1)
        write_whole(jobs, job);
    else
        write_piece(jobs, job, piece);
}

/* The programs that draw pictures are started before the workers are. */
static bool
begin_pictures(struct jobs *jobs)
{
    const struct tl_ceilings *ceilings = &jobs->plan->options->ceilings;
    const struct tl_drawer_setting setting = {
        jobs->files, ceilings->limits[TL_CEILING_DRAWING_MEMORY]};
    for (size_t i = jobs->done; i < jobs->count; i++) {
        struct job *job = &jobs->list[i];
        if (!job->output->format->filter ||
            tl_picture_begin(&job->picture, job->output->format->filter,
                             is_placed(jobs, job), &setting))
            continue;
        while (i-- > jobs->done) {
            if (jobs->list[i].output->format->filter)
                tl_picture_abandon(&jobs->list[i].picture, 0);
        }
        return false;
    }
    return true;
}

/* Cuts what can be into pieces. How many there are in all. */
static size_t
cut(struct jobs *jobs)
{
    uint32_t events = tl_graph_count(jobs->views->graph, TL_EVENT);
    bool alone = jobs->plan->options->load.threads <= 1;
    size_t count = 0;
    for (size_t i = jobs->done; i < jobs->count; i++) {
        struct job *job = &jobs->list[i];
        if (job->output->format->in_pieces && !alone)
            job->pieces = events / PIECE_EVENTS + 1;
        if (job->pieces > 1)
            tl_out_open(&job->out, tl_output_file_descriptor(job->file));
        count += job->pieces;
    }
    return count;
}

/* Writes what was added since the last time. False, said, where anything went wrong. */
static bool
work(struct jobs *jobs)
{
    bool good = begin_pictures(jobs);
    if (good)
        tl_workers_run(cut(jobs), jobs->plan->options->load.threads, do_some, jobs);
    for (; jobs->done < jobs->count; jobs->done++)
        good = good && jobs->list[jobs->done].good;
    return good;
}

/* Counts what would be lost by that, without writing it. */
static void
rehearse(struct jobs *jobs)
{
    int nowhere = open("/dev/null", O_WRONLY);
    for (size_t i = jobs->done; i < jobs->count; i++)
        for (uint32_t piece = 0; piece < jobs->list[i].pieces; piece++)
            (void)emit(jobs, &jobs->list[i], piece, nowhere);
    close(nowhere);
}

/* Whether its format alone does not say which output is meant. */
static bool
wants_view(const struct tl_plan *plan, const struct tl_output *output)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->outputs[i].format == output->format &&
            plan->outputs[i].view != output->view)
            return true;
    return false;
}

static void
say_loss(const struct tl_plan *plan, const struct tl_output *output, const char *cause,
         uint64_t count)
{
    enum { NAME_ROOM = 64 };
    char name[NAME_ROOM];
    bool viewed = wants_view(plan, output);
    snprintf(name, sizeof name, "%s%s%s", output->format->name, viewed ? "@" : "",
             viewed ? tl_view_names[output->view] : "");
    tl_say_loss(name, cause, count);
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
say_cause(const struct jobs *jobs, size_t first, const char *cause)
{
    const struct tl_output *output = jobs->list[first].output;
    uint64_t count = 0;
    for (size_t i = 0; i < jobs->count; i++) {
        uint64_t more =
            jobs->list[i].output == output ? count_cause(&jobs->list[i], cause) : 0;
        if (more && i < first)
            return;
        count += more;
    }
    say_loss(jobs->plan, output, cause, count);
}

/* Says what the formats could not hold, one line for each cause; whether any was. */
static bool
say_losses(const struct jobs *jobs)
{
    const struct tl_options *options = jobs->plan->options;
    bool lost = false;
    for (size_t i = 0; i < jobs->count; i++) {
        const struct tl_loss *loss = jobs->list[i].losses.losses;
        const struct tl_loss *end = loss + TL_MOST_LOSSES;
        for (; loss < end && loss->cause; loss++) {
            if (loss->kind != TL_LOSS_EXPECTED || options->verbose || options->strict)
                say_cause(jobs, i, loss->cause);
            lost = lost || loss->kind != TL_LOSS_WARNING;
        }
    }
    return lost;
}

/* False, said, where an output has more periods than it may; that none has ties is said
 * where there is no file to tell it. */
static bool
check_periods(const struct jobs *jobs)
{
    const struct tl_options *options = jobs->plan->options;
    for (size_t i = 0; i < jobs->plan->count && options->has_each; i++) {
        const struct tl_output *output = &jobs->plan->outputs[i];
        const struct tl_series *series = tl_views_series(jobs->views, output->format);
        uint64_t most = options->ceilings.limits[TL_CEILING_PERIODS];
        if (series->all.count > most) {
            tl_say_periods(&series->all, most);
            return false;
        }
        if (output->in_files && series->count == 0)
            tl_say("-o %s: no period has ties, so no file is written", output->path);
    }
    return true;
}

/* Whether any output draws the ties of actors. */
static bool
draws_ties(const struct tl_plan *plan)
{
    size_t i = 0;
    while (i < plan->count &&
           !tl_scope_includes(TL_SCOPE_ACTORS, plan->outputs[i].format,
                              plan->outputs[i].view))
        i++;
    return i < plan->count;
}

static bool
check_pairs(const struct tl_views *views, const struct tl_options *options)
{
    const struct tl_grouping *group = views->grouping;
    return tl_report_pairs(
        group ? group->graph : views->graph, group ? &group->selected : views->selected,
        group ? &group->selection : views->selection, &options->ceilings);
}

/* A delimiter that is only read is not written. */
static struct tl_style
make_style(const struct tl_options *options)
{
    struct tl_style style = options->style;
    style.delimiter = options->load.delimiter == ' ' ? '\0' : options->load.delimiter;
    return style;
}

/*
 * Files first, then what is written directly (standard output, devices, pipes), when
 * they are whole, and their renaming last. Under --strict the direct ones have to wait
 * until it is known that nothing gets lost.
 */
static int
write_outputs(struct jobs *jobs, const struct tl_plan *plan,
              const struct tl_views *views, const char *folder)
{
    bool strict = plan->options->strict;
    bool good = check_periods(jobs) && (!folder || make_folder(jobs, folder)) &&
                add_jobs(jobs, false) && work(jobs) && add_jobs(jobs, true);
    if (good && strict)
        rehearse(jobs);
    else
        good = good && work(jobs);
    if (!plan->options->losses_told)
        tl_views_report(views);
    if (good && !plan->options->losses_told && say_losses(jobs) && strict) {
        tl_say("nothing was written, because --strict allows no loss");
        return 1;
    }
    return good && work(jobs) ? 0 : 2;
}

/* Makes the groups that were asked for. False, said, where there can be none. */
static bool
make_grouping(struct tl_views *views, const struct tl_options *options)
{
    struct tl_grouping_problem problem;
    const char *key = options->group;
    if (!key)
        return true;
    views->grouping =
        tl_grouping_new(views->graph, views->selected, views->selection, key, &problem);
    if (problem.taken)
        tl_say("--group: the id 'group:%s' is taken; the group of '%s' needs it",
               problem.taken, problem.taken);
    else if (problem.ambiguous)
        tl_say("--group: several actors are called '%s'; give an id in member_of",
               problem.ambiguous);
    else if (!views->grouping)
        tl_say("--group: no actor has a field or attribute '%s'%s%s%s", key,
               problem.near ? "; did you mean '" : "", problem.near ? problem.near : "",
               problem.near ? "'?" : "");
    return views->grouping;
}

static int
run_jobs(const struct tl_plan *plan, struct tl_views *views,
         const struct tl_sources *sources, const char *folder)
{
    struct jobs *jobs = new_jobs(plan, views, sources);
    tl_memory_stage("making and writing the outputs");
    int status = write_outputs(jobs, plan, views, folder);
    if (!end_jobs(jobs, status == 0) && status == 0)
        status = 2;
    return status;
}

int
tl_plan_draw(const struct tl_plan *plan, const struct tl_graph *graph,
             const struct tl_sources *sources, const char *folder)
{
    const struct tl_options *options = plan->options;
    struct tl_choice choice;
    tl_memory_stage("selecting");
    if (!tl_choice_make(&choice, options, graph)) {
        tl_choice_clear(&choice);
        return 2;
    }
    struct tl_selected selected = tl_select(graph, &choice.selection);
    struct tl_views views = {
        .graph = graph,
        .selection = &choice.selection,
        .selected = &selected,
        .style = make_style(options),
        .all = options->all,
        .lanes_by = options->by_kind ? TL_LANES_BY_KIND : TL_LANES_BY_ACTOR,
        .has_each = options->has_each,
        .each = options->each,
        .max_periods = (uint32_t)options->ceilings.limits[TL_CEILING_PERIODS],
    };
    tl_views_begin(&views);
    bool good = make_grouping(&views, options) &&
                (!draws_ties(plan) || check_pairs(&views, options));
    int status = good ? run_jobs(plan, &views, sources, folder) : 2;
    tl_views_clear(&views);
    tl_selected_clear(&selected);
    tl_choice_clear(&choice);
    return status;
}

int
tl_export_run(const struct tl_options *options)
{
    int status = 2;
    struct tl_plan *plan = tl_plan_new(options);
    if (!plan)
        return status;
    if (tl_export_portions(plan, &status)) {
        tl_plan_free(plan);
        return status;
    }
    struct tl_sources sources = {0};
    struct tl_graph *graph = tl_report_load(options, &sources, &status);
    if (graph)
        status = tl_plan_draw(plan, graph, &sources, NULL);
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    tl_plan_free(plan);
    return status;
}
