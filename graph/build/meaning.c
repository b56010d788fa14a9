#include "meaning.h"

#include <string.h>

#include "unite.h"

const enum tl_type tl_space_types[TL_SPACES] = {
    [TL_SPACE_ACTORS] = TL_ACTOR,
    [TL_SPACE_EVENTS] = TL_EVENT,
    [TL_SPACE_REFERENCES] = TL_REFERENCE,
};

void
tl_names_each(const struct tl_graph *graph, enum tl_space space, uint32_t number,
              void (*offer)(void *context, const char *text, enum tl_level level),
              void *context)
{
    enum tl_type type = tl_space_types[space];
    struct tl_texts texts = tl_record_read(*tl_row_record(graph, type, number));
    const char *name = texts.text[type == TL_ACTOR ? TL_NAME : TL_TITLE];
    /* Until its id is made, an event has none. */
    if (type != TL_EVENT || !tl_event_row(graph, number)->unnamed ||
        strcmp(texts.text[TL_ID], TL_ID_TO_COME) != 0)
        offer(context, texts.text[TL_ID], TL_BY_ID);
    if (*name)
        offer(context, name, TL_BY_NAME);
    for (const char *alias = texts.text[TL_ALIASES]; *alias; alias += strlen(alias) + 1)
        offer(context, alias, TL_BY_ALIAS);
}

struct lookup {
    const struct tl_builder *builder;
    struct tl_meaning *meanings;
    uint32_t number;
};

static void
note(void *context, const char *text, enum tl_level level)
{
    struct lookup *lookup = context;
    uint32_t mention =
        tl_vocabulary_find(&lookup->builder->mentions, text, strlen(text));
    if (mention == TL_NONE)
        return;
    struct tl_meaning *meaning = &lookup->meanings[mention];
    if (level < meaning->level)
        *meaning = (struct tl_meaning){lookup->number, (uint8_t)level, false};
    else if (level == meaning->level && meaning->number != lookup->number)
        meaning->ambiguous = true;
}

/* Whether any mention may mean something of a space: millions of names need not be
 * looked up where nobody says them. */
static bool
is_meant(const struct tl_builder *builder, enum tl_space space)
{
    if (builder->links.count > 0 || builder->detached.count > 0)
        return true;
    if (space == TL_SPACE_EVENTS)
        return builder->event_positions.count > 0;
    return space == TL_SPACE_ACTORS || tl_graph_count(builder->graph, TL_CITATION) > 0;
}

struct tl_meanings
tl_meanings_find(const struct tl_builder *builder)
{
    struct tl_meanings meanings;
    uint32_t count = tl_vocabulary_count(&builder->mentions);
    for (enum tl_space space = 0; space < TL_SPACES; space++) {
        struct lookup lookup = {builder, NULL, 0};
        uint32_t items = tl_graph_count(builder->graph, tl_space_types[space]);
        lookup.meanings = tl_alloc(count * sizeof *lookup.meanings);
        for (uint32_t i = 0; i < count; i++)
            lookup.meanings[i] = (struct tl_meaning){TL_NONE, TL_BY_NOTHING, false};
        for (; is_meant(builder, space) && lookup.number < items; lookup.number++)
            tl_names_each(builder->graph, space, lookup.number, note, &lookup);
        meanings.of[space] = lookup.meanings;
    }
    return meanings;
}

void
tl_meanings_clear(struct tl_meanings *meanings)
{
    for (enum tl_space space = 0; space < TL_SPACES; space++)
        tl_free(meanings->of[space]);
}
