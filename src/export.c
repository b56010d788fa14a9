#include "export_plan.h"

#include <string.h>

#include "graph/memory.h"
#include "graph/near.h"
#include "graph/network.h"
#include "graph/selection.h"
#include "graph/timeline.h"
#include "picture.h"
#include "target.h"
#include "terminal.h"

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

/* The shapes, drawn when first wanted, and what the outputs could not hold. */
struct studio {
    const struct tl_graph *graph;
    const struct tl_selection *selection;
    const struct tl_selected *selected;
    struct tl_timeline *timeline;
    struct tl_network *networks[TL_VIEWS];
    struct tl_style style;
    struct tl_targets *targets;
    size_t lost;
};

static struct tl_drawing
draw(struct studio *studio, enum tl_view view)
{
    struct tl_drawing drawing = {
        .graph = studio->graph, .view = view, .style = &studio->style};
    if (view == TL_VIEW_TIMELINE) {
        if (!studio->timeline)
            studio->timeline = tl_timeline_new(studio->graph, studio->selected);
        drawing.timeline = studio->timeline;
        return drawing;
    }
    if (!studio->networks[view]) {
        studio->networks[view] =
            tl_network_new(studio->graph, studio->selected, studio->selection, view);
        if (studio->networks[view]->crowds)
            tl_say("%u events with more than %u participants tie nobody; --max-pairs "
                   "says otherwise",
                   (unsigned)studio->networks[view]->crowds,
                   (unsigned)studio->selection->max_pairs);
    }
    drawing.network = studio->networks[view];
    return drawing;
}

static int
emit(const struct tl_drawing *drawing, tl_emit *function, int descriptor,
     struct tl_losses *losses)
{
    struct tl_out out;
    tl_out_open(&out, descriptor);
    function(drawing, &out, losses);
    return tl_out_close(&out);
}

static bool
write_picture(const struct tl_format *format, const struct tl_drawing *drawing,
              int descriptor, struct tl_losses *losses, int *error)
{
    struct tl_picture picture;
    if (!tl_picture_begin(&picture, format->filter))
        return false;
    /* That dot no longer listens shows in what it gives and how it ends. */
    (void)emit(drawing, format->parts[0].emit, picture.input, losses);
    return tl_picture_end(&picture, descriptor, PICTURE_SECONDS, error);
}

static bool
write_part(struct studio *studio, const struct tl_output *output,
           const struct tl_part *part, const char *path, struct tl_losses *losses)
{
    struct tl_drawing drawing = draw(studio, output->view);
    int descriptor = tl_target_open(studio->targets, path);
    int error = 0;
    bool good = true;
    if (descriptor < 0)
        return false;
    if (output->format->filter)
        good = write_picture(output->format, &drawing, descriptor, losses, &error);
    else
        error = emit(&drawing, part->emit, descriptor, losses);
    return tl_target_close(studio->targets, error) && good;
}

static bool
write_folder(struct studio *studio, const struct tl_output *output,
             struct tl_losses *losses)
{
    bool good = tl_target_folder(studio->targets, output->path);
    for (const struct tl_part *part = output->format->parts; good && part->emit;
         part++) {
        size_t size = strlen(output->path) + strlen(part->file) + 2;
        char *path = tl_alloc(size);
        snprintf(path, size, "%s/%s", output->path, part->file);
        good = write_part(studio, output, part, path, losses);
        tl_free(path);
    }
    return good;
}

static bool
write_output(struct studio *studio, const struct tl_output *output)
{
    struct tl_losses losses = {0};
    bool good =
        tl_format_is_folder(output->format)
            ? write_folder(studio, output, &losses)
            : write_part(studio, output, output->format->parts, output->path, &losses);
    for (size_t i = 0; good && i < TL_MOST_LOSSES && losses.losses[i].cause; i++) {
        tl_say("%s: %llu %s", output->format->name,
               (unsigned long long)losses.losses[i].count, losses.losses[i].cause);
        studio->lost++;
    }
    return good;
}

static int
write_outputs(struct studio *studio, const struct tl_plan *plan, const char *folder)
{
    bool good = !folder || tl_target_folder(studio->targets, folder);
    for (size_t i = 0; good && i < plan->count; i++)
        good = write_output(studio, &plan->outputs[i]);
    if (good && studio->lost && plan->options->strict) {
        tl_say("nothing was written, because --strict allows no loss");
        return 1;
    }
    return good && tl_targets_commit(studio->targets) ? 0 : 2;
}

static void
clear_studio(struct studio *studio)
{
    tl_timeline_free(studio->timeline);
    for (enum tl_view view = 0; view < TL_VIEWS; view++)
        tl_network_free(studio->networks[view]);
    tl_targets_free(studio->targets);
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
        .graph = graph,
        .selection = &selection,
        .selected = &selected,
        .style = {.csv_raw = options->csv_raw},
        .targets = tl_targets_new(),
    };
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
