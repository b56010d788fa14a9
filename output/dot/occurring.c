#include "occurring.h"

#include "graph/claim.h"

static void
add_item(struct tl_dot_occurring *occurring, const struct tl_graph *graph,
         struct tl_item item)
{
    if (item.type == TL_ACTOR) {
        tl_dot_kinds_add(&occurring->actors, tl_graph_actor(graph, item.number).kind);
        return;
    }
    struct tl_event event = tl_graph_event(graph, item.number);
    tl_dot_kinds_add(&occurring->events, event.kind);
    occurring->statuses |= 1U << event.status;
    if (!event.date)
        occurring->undated = true;
    else if (tl_date_is_doubtful(event.date))
        occurring->uncertain = true;
}

struct tl_dot_occurring
tl_dot_occurring_in(const struct tl_drawing *drawing, const struct tl_dot_theme *theme,
                    const struct tl_dot_lines *lines)
{
    const struct tl_network *network = tl_drawing_frame(drawing);
    struct tl_dot_occurring occurring = {
        .actors = tl_dot_kinds_of(theme, drawing->graph, TL_ACTOR),
        .events = tl_dot_kinds_of(theme, drawing->graph, TL_EVENT),
        .lines = lines};
    for (uint32_t i = 0; i < network->node_count; i++)
        add_item(&occurring, drawing->graph, network->nodes[i].item);
    return occurring;
}

bool
tl_dot_occurs_status(const struct tl_dot_occurring *occurring, enum tl_status status)
{
    return occurring->lines->statuses & (1U << status) ||
           (status == TL_INFERRED && occurring->lines->doubtful);
}

struct tl_phrase_word
tl_dot_status_about(const struct tl_dot_occurring *occurring, enum tl_status status)
{
    const struct tl_language *language = tl_drawing_language(occurring->lines->drawing);
    bool inferred = occurring->lines->statuses & (1U << TL_INFERRED);
    struct tl_phrase_word word;
    if (status != TL_INFERRED || !occurring->lines->doubtful)
        return tl_status_word(language, status);
    tl_phrase_fill(
        language, inferred ? TL_PHRASE_INFERRED_OR_UNCERTAIN : TL_PHRASE_DATE_UNCERTAIN,
        word.text, sizeof word.text, NULL);
    return word;
}

const char *
tl_dot_origin_about(const struct tl_dot_occurring *occurring,
                    enum tl_edge_origin origin)
{
    static const enum tl_phrase origins[] = {
        [TL_EDGE_PARTICIPATION] = TL_PHRASE_TAKES_PART,
        [TL_EDGE_RELATION] = TL_PHRASE_RELATION,
        [TL_EDGE_PART] = TL_PHRASE_PART_OF,
        [TL_EDGE_TIE] = TL_PHRASE_TIE,
    };
    const struct tl_drawing *drawing = occurring->lines->drawing;
    if (!(occurring->lines->origins & 1U << origin) ||
        (origin == TL_EDGE_PART && occurring->lines->layout.frames))
        return NULL;
    return tl_phrase(tl_drawing_language(drawing),
                     origin == TL_EDGE_PARTICIPATION && drawing->view == TL_VIEW_ACTORS
                         ? TL_PHRASE_TAKES_PART_NEITHER
                         : origins[origin]);
}
