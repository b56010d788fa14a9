#include "title.h"

#include <string.h>

#include "declared.h"

/* So many actors are named on a side, so many bytes of each name and of the kind. */
enum { MOST_NAMED = 3, MOST_BYTES = 140 };

struct title {
    char *text;
    size_t length;
    const struct tl_language *language;
};

/* Names of one side while they are told. */
struct names {
    struct title *title;
    const struct tl_graph *graph;
    uint32_t last; /* actor */
    uint32_t count;
};

static void
add(struct title *title, const char *text)
{
    size_t length = strlen(text);
    bool cut = length > MOST_BYTES;
    if (cut) {
        length = MOST_BYTES;
        while (((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(title->text + title->length, text, length);
    title->length += length;
    title->text[title->length] = '\0';
    if (cut)
        add(title, "…");
}

/* Participations of an actor are neighbours. */
static void
add_name(struct names *names, uint32_t actor)
{
    struct tl_item item = {TL_ACTOR, actor};
    if (actor == names->last)
        return;
    names->last = actor;
    if (names->count++ >= MOST_NAMED)
        return;
    add(names->title, names->count > 1 ? ", " : "");
    add(names->title, tl_graph_label(names->graph, item));
}

/* The side of a participation, a bit for each; 0 for one that is denied. */
static unsigned
side_of(const struct tl_graph *graph, uint32_t participation)
{
    if (tl_graph_participation_status(graph, participation) == TL_DENIED)
        return 0;
    return 1U << tl_graph_role_side(graph,
                                    tl_graph_participation_role(graph, participation));
}

/* The actors on sides; false where there are none. */
static bool
add_names(struct title *title, const struct tl_graph *graph,
          const struct tl_event *event, unsigned sides)
{
    struct names names = {title, graph, TL_NONE, 0};
    char more[TL_WORD_MAX];
    uint32_t end = event->participations.first + event->participations.count;
    for (uint32_t i = event->participations.first; i < end; i++) {
        if (side_of(graph, i) & sides)
            add_name(&names, tl_graph_participation_actor(graph, i));
    }
    if (names.count > MOST_NAMED) {
        tl_phrase_count(title->language, TL_PHRASE_MORE, names.count - MOST_NAMED, more,
                        sizeof more, NULL);
        add(title, " ");
        add(title, more);
    }
    return names.count > 0;
}

/* Those on both sides, or else everyone who takes part. */
static bool
add_everyone(struct title *title, const struct tl_graph *graph,
             const struct tl_event *event)
{
    enum { GIVING = 1U << TL_SIDE_GIVING, RECEIVING = 1U << TL_SIDE_RECEIVING };
    unsigned sides = 0;
    for (uint32_t i = 0; i < event->participations.count; i++)
        sides |= side_of(graph, event->participations.first + i);
    if (!(sides & GIVING) || !(sides & RECEIVING))
        return add_names(title, graph, event, ~0U);
    add_names(title, graph, event, GIVING);
    add(title, " → ");
    return add_names(title, graph, event, RECEIVING);
}

const char *
tl_event_title(const struct tl_graph *graph, const struct tl_event *event,
               const struct tl_language *language, char room[TL_EVENT_TITLE_MAX])
{
    struct title title = {room, 0, language};
    const char *kind = tl_graph_kind_label(graph, TL_EVENT, event->kind);
    if (*event->title && strcmp(event->title, event->kind) != 0)
        return event->title;
    if (!add_everyone(&title, graph, event))
        return *kind ? kind : event->id;
    if (*kind) {
        add(&title, ": ");
        add(&title, kind);
    }
    return room;
}
