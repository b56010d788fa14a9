#include "export.h"
#include "export_shapes.h"
#include "export_studio.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/query/select.h"
#include "src/base/terminal.h"

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

/* By word, whether anything is of that kind: roles and places are words as well. To be
 * freed. */
static bool *
mark_kinds(const struct tl_graph *graph)
{
    bool *marks = tl_alloc(tl_graph_word_count(graph) + 1);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++)
        if (tl_graph_event_kind(graph, i) != TL_NONE)
            marks[tl_graph_event_kind(graph, i)] = true;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        if (tl_graph_relation_kind(graph, i) != TL_NONE)
            marks[tl_graph_relation_kind(graph, i)] = true;
    return marks;
}

static void
say_unknown_kind(const struct tl_graph *graph, const char *kind, const bool *marks)
{
    struct tl_near near = {.wanted = kind};
    for (uint32_t word = 0; word < tl_graph_word_count(graph); word++)
        if (marks[word])
            tl_near_offer(&near, tl_graph_word(graph, word));
    tl_say("--kind: there is no '%s' in the data%s%s%s", kind,
           near.best ? "; did you mean '" : "", near.best ? near.best : "",
           near.best ? "'?" : "");
}

static bool
check_kinds(const struct tl_graph *graph, const struct tl_texts_list *kinds)
{
    bool *marks = kinds->count ? mark_kinds(graph) : NULL;
    bool good = true;
    for (size_t i = 0; good && i < kinds->count; i++) {
        uint32_t word = tl_graph_word_find(graph, kinds->texts[i]);
        good = word != TL_NONE && marks[word];
        if (!good)
            say_unknown_kind(graph, kinds->texts[i], marks);
    }
    tl_free(marks);
    return good;
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
write_outputs(struct tl_studio *studio, const struct tl_plan *plan,
              const struct tl_shapes *shapes, const char *folder)
{
    bool strict = plan->options->strict;
    bool good = (!folder || tl_studio_folder(studio, folder)) &&
                tl_studio_add(studio, false) && tl_studio_work(studio) &&
                tl_studio_add(studio, true);
    if (good && strict)
        tl_studio_rehearse(studio);
    else
        good = good && tl_studio_work(studio);
    tl_shapes_report(shapes);
    if (good && !plan->options->losses_told && tl_studio_say_losses(studio) && strict) {
        tl_say("nothing was written, because --strict allows no loss");
        return 1;
    }
    good = good && tl_studio_work(studio);
    return good && tl_studio_commit(studio) ? 0 : 2;
}

int
tl_plan_draw(const struct tl_plan *plan, const struct tl_graph *graph,
             const struct tl_sources *sources, const char *folder)
{
    const struct tl_options *options = plan->options;
    uint32_t *actors = find_actors(graph, &options->actors);
    if (!actors || !check_kinds(graph, &options->kinds)) {
        tl_free(actors);
        return 2;
    }
    struct tl_selection selection = make_selection(options, actors);
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_shapes shapes = {
        .graph = graph,
        .selection = &selection,
        .selected = &selected,
        .style = make_style(options),
        .all = options->all,
        .lanes_by = options->by_kind ? TL_LANES_BY_KIND : TL_LANES_BY_ACTOR,
    };
    tl_shapes_begin(&shapes);
    struct tl_studio *studio = tl_studio_new(plan, &shapes, sources);
    int status = write_outputs(studio, plan, &shapes, folder);
    tl_studio_free(studio);
    tl_shapes_clear(&shapes);
    tl_selected_clear(&selected);
    tl_free(actors);
    return status;
}
