#include "portion.h"

#include <string.h>

#include "graph/base/content_hash.h"
#include "rows.h"
#include "state.h"

void
tl_portion_clear(struct tl_portion *portion)
{
    tl_vocabulary_clear(&portion->linked);
    tl_vector_clear(&portion->roots);
    tl_vocabulary_clear(&portion->used);
    tl_vector_clear(&portion->dates);
}

/* Groups: which ids are linked, directly or not. */

static uint32_t *
root_place(const struct tl_portion *portion, uint32_t number)
{
    return tl_vector_at(&portion->roots, number);
}

/* Halves the way for the next one. */
static uint32_t
find_root(const struct tl_portion *portion, uint32_t number)
{
    while (*root_place(portion, number) != number) {
        uint32_t next = *root_place(portion, number);
        *root_place(portion, number) = *root_place(portion, next);
        number = next;
    }
    return number;
}

static uint32_t
add_id(struct tl_portion *portion, const char *id)
{
    uint32_t number = tl_vocabulary_add(&portion->linked, id, strlen(id));
    portion->roots.width = sizeof(uint32_t);
    if (number == portion->roots.count)
        *(uint32_t *)tl_vector_add(&portion->roots) = number;
    return find_root(portion, number);
}

static void
link_ids(struct tl_portion *portion, const char *one, const char *other)
{
    uint32_t root = add_id(portion, one);
    *root_place(portion, root) = add_id(portion, other);
}

/* By its group if it has one: all of a group are in one portion. */
static bool
is_mine(const struct tl_portion *portion, struct tl_text id)
{
    uint32_t number = tl_vocabulary_count(&portion->linked)
                          ? tl_vocabulary_find(&portion->linked, id.bytes, id.length)
                          : TL_NONE;
    if (number != TL_NONE) {
        id.bytes = tl_vocabulary_text(&portion->linked, find_root(portion, number));
        id.length = strlen(id.bytes);
    }
    return tl_content_hash(id.bytes, id.length, 0) % portion->count == portion->number;
}

/* Of events without an id the title and the date: equal ones have to be numbered. */
static bool
is_mine_by_title(const struct tl_portion *portion, struct tl_text title,
                 const char *date)
{
    uint64_t hash = tl_content_hash(title.bytes, title.length, 0);
    return tl_content_hash(date, strlen(date), hash) % portion->count ==
           portion->number;
}

/* The survey keeps the first event with a name or a date. Afterwards its names, dates
 * and their places tell as much as those of all events. */
static bool
is_new(struct tl_builder *builder)
{
    struct tl_portion *portion = builder->options.portion;
    uint32_t known =
        tl_vocabulary_count(&builder->mentions) + (uint32_t)builder->dates.count;
    bool grew = known > portion->known;
    portion->known = known;
    return grew;
}

bool
tl_portion_keeps_plain(struct tl_builder *builder, struct tl_text id,
                       struct tl_text title, uint32_t date, size_t participants)
{
    struct tl_portion *portion = builder->options.portion;
    portion->records += 1 + participants;
    if (portion->count == 0)
        return is_new(builder);
    if (id.length > 0)
        return is_mine(portion, id);
    return is_mine_by_title(portion, title,
                            tl_vocabulary_text(&builder->graph->date_texts, date));
}

static const char *
text_of(const struct tl_builder *builder, const struct tl_draft *draft,
        enum tl_field field)
{
    const struct tl_piece *piece = tl_draft_piece(builder, draft, field);
    return piece ? tl_piece_text(builder, piece) : "";
}

/* What tells the portion of a record. Relations without an id are all in one. */
static const char *
key_of(const struct tl_builder *builder, const struct tl_draft *draft)
{
    static const enum tl_field fields[TL_TYPES] = {
        [TL_PARTICIPATION] = TL_EVENT_ID, [TL_CITATION] = TL_ITEM};
    return text_of(builder, draft, fields[draft->type]);
}

_Static_assert(TL_ID == 0, "the field that tells the portion of an event or relation");

/* Whether it is a field of which the value is an item that others are part of, rest on
 * or lead to. */
static bool
is_link(const struct tl_draft *draft, enum tl_field field)
{
    if (draft->type == TL_EVENT)
        return field == TL_PART_OF;
    return draft->type == TL_RELATION &&
           (field == TL_SOURCE || field == TL_TARGET || field == TL_EVENTS);
}

/* Notes what the outermost record belongs together with. */
static void
note_links(struct tl_builder *builder)
{
    static const char part_of[] = "part_of=";
    struct tl_portion *portion = builder->options.portion;
    const struct tl_draft *outermost = builder->drafts;
    const char *id = key_of(builder, outermost);
    for (uint32_t i = 0; i < builder->piece_count; i++) {
        const struct tl_piece *piece = &builder->pieces[i];
        const char *text = tl_piece_text(builder, piece);
        bool claims =
            piece->field == TL_SAYS && strncmp(text, part_of, strlen(part_of)) == 0;
        if (piece->field == TL_FIELDS || !(claims || is_link(outermost, piece->field)))
            continue;
        if (!*id && outermost->type == TL_EVENT)
            portion->obstacle = "an event without an id is part of another";
        link_ids(portion, id, claims ? text + strlen(part_of) : text);
    }
}

static bool
is_surveyed(struct tl_builder *builder)
{
    const struct tl_draft *draft = builder->drafts;
    note_links(builder);
    if (draft->type == TL_PARTICIPATION && !builder->has_table[TL_ACTOR])
        builder->options.portion->obstacle =
            "participations have a table of their own, but actors have none";
    return draft->type == TL_EVENT && is_new(builder);
}

bool
tl_portion_keeps(struct tl_builder *builder)
{
    struct tl_portion *portion = builder->options.portion;
    const struct tl_draft *draft = builder->drafts;
    bool is_portiond = draft->type == TL_EVENT || draft->type == TL_RELATION ||
                       draft->type == TL_PARTICIPATION || draft->type == TL_CITATION;
    portion->records += builder->draft_count;
    if (!is_portiond)
        return true;
    if (portion->count == 0)
        return is_surveyed(builder);
    const char *key = key_of(builder, draft);
    if (!*key && draft->type == TL_EVENT) {
        const char *title = text_of(builder, draft, TL_TITLE);
        return is_mine_by_title(portion, (struct tl_text){title, strlen(title)},
                                text_of(builder, draft, TL_DATE));
    }
    return is_mine(portion, (struct tl_text){key, strlen(key)});
}

/* Whether an event is called as something that was linked by another name than its id,
 * or as what others mention as an actor. */
static const char *
find_obstacle(const struct tl_builder *builder, uint32_t event)
{
    const struct tl_vocabulary *linked = &builder->options.portion->linked;
    const char *record = tl_event_row(builder->graph, event)->record;
    const char *id = tl_record_text(record, TL_ID);
    const char *title = tl_record_text(record, TL_TITLE);
    if (strcmp(title, id) != 0 && *title &&
        tl_vocabulary_find(linked, title, strlen(title)) != TL_NONE)
        return "an event may be mentioned by its title";
    if (!builder->has_table[TL_ACTOR] &&
        tl_vocabulary_find(&builder->mentions, id, strlen(id)) != TL_NONE &&
        tl_vocabulary_find(linked, id, strlen(id)) == TL_NONE)
        return "an event has the id of an actor";
    return NULL;
}

void
tl_portion_inspect(struct tl_builder *builder)
{
    struct tl_portion *portion = builder->options.portion;
    uint32_t count = tl_graph_count(builder->graph, TL_EVENT);
    bool may_mention =
        tl_vocabulary_count(&portion->linked) || !builder->has_table[TL_ACTOR];
    if (portion->count == 0)
        return;
    if (count == 0 && tl_graph_count(builder->graph, TL_RELATION) > 0)
        portion->obstacle = "a part of the relations has no events";
    for (uint32_t i = 0; may_mention && !portion->obstacle && i < count; i++)
        if (!tl_event_row(builder->graph, i)->unnamed)
            portion->obstacle = find_obstacle(builder, i);
    for (uint32_t i = 0; i < builder->inputs.count; i++)
        if (*tl_input_at(builder, i) & TL_INPUT_IS_PARTIAL)
            portion->obstacle = "records of another program mention what is elsewhere";
}
