#include "export_studio.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "src/base/workers.h"
#include "src/io/paths.h"
#include "src/io/picture.h"
#include "src/io/target.h"
#include "src/load/folder.h"

/* A picture that takes longer is more than anybody could read. */
#define PICTURE_SECONDS 120

/* A piece of a file has so many of the events. */
#define PIECE_EVENTS 1024

/* One file of one output. */
struct job {
    const struct tl_output *output;
    const struct tl_part *part;
    struct tl_target *target;
    struct tl_picture picture;
    struct tl_losses losses;
    bool good;
    uint32_t pieces; /* 1: it is written as a whole */
    uint32_t begun;
    uint32_t written;
    struct tl_out out; /* for the pieces */
};

enum progress { NOT_BEGUN, BEGUN, DONE };

struct tl_studio {
    const struct tl_plan *plan;
    struct tl_shapes *shapes;
    const struct tl_sources *sources;
    struct tl_targets *targets;
    struct job *jobs;
    size_t job_count;
    size_t job_room;
    size_t done; /* jobs that have been done */

    /* For the threads. */
    pthread_mutex_t lock;
    pthread_cond_t written;        /* a piece was */
    enum progress shape[TL_VIEWS]; /* of the drawing of what jobs write as a whole */
};

struct tl_studio *
tl_studio_new(const struct tl_plan *plan, struct tl_shapes *shapes,
              const struct tl_sources *sources)
{
    struct tl_studio *studio = tl_alloc(sizeof *studio);
    studio->plan = plan;
    studio->shapes = shapes;
    studio->sources = sources;
    studio->targets = tl_targets_new(sources);
    pthread_mutex_init(&studio->lock, NULL);
    pthread_cond_init(&studio->written, NULL);
    return studio;
}

void
tl_studio_free(struct tl_studio *studio)
{
    tl_targets_free(studio->targets);
    tl_free(studio->jobs);
    pthread_cond_destroy(&studio->written);
    pthread_mutex_destroy(&studio->lock);
    tl_free(studio);
}

bool
tl_studio_folder(struct tl_studio *studio, const char *folder)
{
    return tl_target_folder(studio->targets, folder);
}

/* A picture that is no text. False, said, where a terminal would have to show it. */
static bool
may_go_to(const struct tl_target *target, const struct tl_format *format)
{
    bool binary = format->filter && strcmp(format->filter, "svg") != 0;
    if (!binary || !isatty(tl_target_descriptor(target)))
        return true;
    tl_say("a terminal cannot show the format '%s'; write it to a file: -o %s:FILE",
           format->name, format->name);
    return false;
}

/* A table in a folder that is read would be a part of the dataset from then on. */
static bool
spares_tables(const struct tl_studio *studio, const char *path)
{
    const char *folder = tl_folder_takes(path + tl_place_name(path))
                             ? tl_sources_folder_of(studio->sources, path)
                             : NULL;
    if (folder)
        tl_say("output %s would be a table of input %s; write to another folder", path,
               folder);
    return !folder;
}

/* What is to be added at another time is not, and that is good. */
static bool
add_job(struct tl_studio *studio, const struct tl_output *output,
        const struct tl_part *part, const char *path, bool direct)
{
    if (tl_target_is_direct(path) != direct)
        return true;
    if (!direct && !spares_tables(studio, path))
        return false;
    if (studio->job_count == studio->job_room) {
        studio->job_room = 2 * studio->job_room + 8;
        studio->jobs = tl_resize(studio->jobs, studio->job_room * sizeof *studio->jobs);
    }
    struct job *job = &studio->jobs[studio->job_count];
    *job = (struct job){.output = output, .part = part, .pieces = 1};
    job->target = tl_target_open(studio->targets, path);
    studio->job_count += job->target != NULL;
    return job->target && may_go_to(job->target, output->format);
}

static bool
add_folder(struct tl_studio *studio, const struct tl_output *output, bool direct)
{
    bool good = tl_target_folder(studio->targets, output->path);
    for (const struct tl_part *part = output->format->parts; good && part->emit;
         part++) {
        size_t size = strlen(output->path) + strlen(part->file) + 2;
        char *path = tl_alloc(size);
        snprintf(path, size, "%s/%s", output->path, part->file);
        good = add_job(studio, output, part, path, direct);
        tl_free(path);
    }
    return good;
}

bool
tl_studio_add(struct tl_studio *studio, bool direct)
{
    const struct tl_plan *plan = studio->plan;
    bool good = true;
    for (size_t i = 0; good && i < plan->count; i++) {
        const struct tl_output *output = &plan->outputs[i];
        good =
            tl_format_is_folder(output->format)
                ? add_folder(studio, output, direct)
                : add_job(studio, output, output->format->parts, output->path, direct);
    }
    return good;
}

static void
note_drawn(struct tl_studio *studio, enum tl_view view)
{
    pthread_mutex_lock(&studio->lock);
    studio->shape[view] = DONE;
    pthread_mutex_unlock(&studio->lock);
}

static struct tl_drawing
draw(struct tl_studio *studio, const struct job *job)
{
    return tl_shapes_draw(studio->shapes, job->output->format, job->output->view);
}

static int
emit(struct tl_studio *studio, struct job *job, int descriptor)
{
    struct tl_drawing drawing = draw(studio, job);
    struct tl_out out;
    note_drawn(studio, job->output->view);
    tl_out_open(&out, descriptor);
    job->part->emit(&drawing, &out, &job->losses);
    return tl_out_close(&out);
}

/* False, said, where there is no whole picture; `*error` is what went wrong with
 * writing it. */
static bool
draw_picture(struct tl_studio *studio, struct job *job, int descriptor, int *error)
{
    int failed = emit(studio, job, job->picture.input);
    if (!failed)
        return tl_picture_end(&job->picture, descriptor, PICTURE_SECONDS, error);
    tl_picture_give_up(&job->picture, failed);
    return false;
}

static void
write_whole(struct tl_studio *studio, struct job *job)
{
    int descriptor = tl_target_descriptor(job->target);
    bool whole = true;
    int error = 0;
    if (job->output->format->filter)
        whole = draw_picture(studio, job, descriptor, &error);
    else
        error = emit(studio, job, descriptor);
    job->good = tl_target_close(job->target, error) && whole;
}

static void
wait_for_turn(struct tl_studio *studio, const struct job *job, uint32_t piece)
{
    pthread_mutex_lock(&studio->lock);
    while (job->written < piece)
        pthread_cond_wait(&studio->written, &studio->lock);
    pthread_mutex_unlock(&studio->lock);
}

static void
end_turn(struct tl_studio *studio, struct job *job)
{
    pthread_mutex_lock(&studio->lock);
    job->written++;
    pthread_cond_broadcast(&studio->written);
    pthread_mutex_unlock(&studio->lock);
}

static void
write_piece(struct tl_studio *studio, struct job *job, uint32_t piece)
{
    struct tl_drawing drawing = draw(studio, job);
    struct tl_losses losses = {0};
    struct tl_out memory;
    drawing.piece = piece;
    drawing.pieces = job->pieces;
    tl_out_open_memory(&memory);
    job->part->emit(&drawing, &memory, &losses);
    wait_for_turn(studio, job, piece);
    tl_out_write(&job->out, memory.buffer, memory.used);
    tl_losses_add_all(&job->losses, &losses);
    if (piece + 1 == job->pieces)
        job->good = tl_target_close(job->target, tl_out_close(&job->out));
    end_turn(studio, job);
    tl_out_close(&memory);
}

/*
 * The next piece of work. What is written as a whole comes first, for it takes longest;
 * but nobody waits for what another draws while there is something else to do.
 */
static struct job *
pick(struct tl_studio *studio, uint32_t *piece)
{
    struct job *picked = NULL;
    for (struct job *job = studio->jobs + studio->done;
         job < studio->jobs + studio->job_count; job++) {
        if (job->begun == job->pieces)
            continue;
        bool whole = job->pieces == 1;
        bool waits = whole && studio->shape[job->output->view] == BEGUN;
        if (!picked || (whole && !waits) || (picked->pieces == 1 && !whole))
            picked = job;
        if (whole && !waits)
            break;
    }
    if (picked->pieces == 1 && studio->shape[picked->output->view] == NOT_BEGUN)
        studio->shape[picked->output->view] = BEGUN;
    *piece = picked->begun++;
    return picked;
}

static void
do_some(void *context, size_t number)
{
    struct tl_studio *studio = context;
    uint32_t piece;
    (void)number; /* what is best done next is known only then */
    pthread_mutex_lock(&studio->lock);
    struct job *job = pick(studio, &piece);
    pthread_mutex_unlock(&studio->lock);
    if (job->pieces == 1)
        write_whole(studio, job);
    else
        write_piece(studio, job, piece);
}

/* The programs that draw pictures are started before the workers are. */
static bool
begin_pictures(struct tl_studio *studio)
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

/* Cuts what can be into pieces. How many there are in all. */
static size_t
cut(struct tl_studio *studio)
{
    uint32_t events = tl_graph_count(studio->shapes->graph, TL_EVENT);
    bool alone = studio->plan->options->load.threads <= 1;
    size_t count = 0;
    for (size_t i = studio->done; i < studio->job_count; i++) {
        struct job *job = &studio->jobs[i];
        if (job->output->format->in_pieces && !alone)
            job->pieces = events / PIECE_EVENTS + 1;
        if (job->pieces > 1)
            tl_out_open(&job->out, tl_target_descriptor(job->target));
        count += job->pieces;
    }
    return count;
}

bool
tl_studio_work(struct tl_studio *studio)
{
    bool good = begin_pictures(studio);
    if (good)
        tl_workers_run(cut(studio), studio->plan->options->load.threads, do_some,
                       studio);
    for (; studio->done < studio->job_count; studio->done++)
        good = good && studio->jobs[studio->done].good;
    return good;
}

void
tl_studio_rehearse(struct tl_studio *studio)
{
    int nowhere = open("/dev/null", O_WRONLY);
    for (size_t i = studio->done; i < studio->job_count; i++)
        (void)emit(studio, &studio->jobs[i], nowhere);
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

/* "csv: 4 events without a date left out"; of one, the first word loses its plural. */
static void
say_loss(const struct tl_plan *plan, const struct tl_output *output, const char *cause,
         uint64_t count)
{
    bool viewed = wants_view(plan, output);
    size_t noun = strcspn(cause, " ");
    const char *rest = cause + noun;
    if (count == 1 && noun > 0 && cause[noun - 1] == 's')
        noun--;
    tl_say("%s%s%s: %llu %.*s%s", output->format->name, viewed ? "@" : "",
           viewed ? tl_view_names[output->view] : "", (unsigned long long)count,
           (int)noun, cause, rest);
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
say_cause(const struct tl_studio *studio, size_t first, const char *cause)
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
    say_loss(studio->plan, output, cause, count);
}

bool
tl_studio_say_losses(const struct tl_studio *studio)
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

bool
tl_studio_commit(struct tl_studio *studio)
{
    return tl_targets_commit(studio->targets);
}
