/*
 * Plain events: the way into the graph for tables of millions, past drafts and pieces.
 * What is not plain is left to those: no event is added here that they would not add
 * the same.
 */
#include <assert.h>
#include <string.h>

#include "builder.h"
#include "rows.h"
#include "state.h"
#include "unite.h"
#include "value.h"

#define BIT(field) (UINT32_C(1) << (field))

static const uint32_t texts_of_events = 0
#define FIELD(field, name, value, types)                                               \
    | TL_TEXT_BIT(field, value, types, 1U << TL_EVENT)
#include "graph/fields.def"
    ;

#define NUMBERS (BIT(TL_KIND) | BIT(TL_PLACE) | BIT(TL_DATE) | BIT(TL_COUNT))

bool
tl_plain_has(enum tl_field field)
{
    return (texts_of_events | NUMBERS) & BIT(field);
}

uint32_t
tl_builder_word(struct tl_builder *builder, struct tl_text word)
{
    return tl_vocabulary_add(&builder->graph->word_texts, word.bytes, word.length);
}

uint32_t
tl_builder_mention(struct tl_builder *builder, struct tl_text actor)
{
    return tl_vocabulary_add(&builder->mentions, actor.bytes, actor.length);
}

uint32_t
tl_builder_date(struct tl_builder *builder, struct tl_text date)
{
    struct tl_date_error error;
    return tl_value_date_add(builder, date.bytes, date.length, &error);
}

uint32_t
tl_builder_expect(const struct tl_builder *builder, struct tl_text id)
{
    return tl_id_expect(&builder->ids, id.bytes, id.length);
}

/* The text of a field; one of no length where it is not set. */
static struct tl_text
text_of(const struct tl_plain_event *event, enum tl_field field)
{
    return event->set & BIT(field) ? event->fields[field] : (struct tl_text){"", 0};
}

/* Reads what can be wrong, and the count, 0 where there is none; whether nothing is. */
static bool
read_values(const struct tl_plain_event *event, uint32_t *count_given)
{
    struct tl_text count = text_of(event, TL_COUNT);
    struct tl_text url = text_of(event, TL_URL);
    int64_t number = 0;
    if (!(event->set & (BIT(TL_ID) | BIT(TL_TITLE))) ||
        (count.length && !tl_value_count(count.bytes, count.length, &number)) ||
        (url.length && !tl_value_is_safe_url(url.bytes, url.length)))
        return false;
    *count_given = (uint32_t)number;
    return true;
}

static const char *
write_record(struct tl_builder *builder, const struct tl_plain_event *event)
{
    struct tl_graph *graph = builder->graph;
    struct tl_text texts[TL_FIELDS];
    for (size_t i = 0; i < event->attribute_count; i++)
        tl_vocabulary_add(&graph->keys[TL_EVENT], event->attributes[i][0].bytes,
                          event->attributes[i][0].length);
    if (event->set & BIT(TL_ID))
        return tl_record_put(&graph->texts, event->fields, event->set & texts_of_events,
                             event->attributes, event->attribute_count);
    for (uint32_t left = event->set & texts_of_events; left; left &= left - 1)
        texts[__builtin_ctz(left)] = event->fields[__builtin_ctz(left)];
    texts[TL_ID] = (struct tl_text){TL_ID_TO_COME, sizeof TL_ID_TO_COME - 1};
    return tl_record_put(&graph->texts, texts,
                         (event->set & texts_of_events) | BIT(TL_ID), event->attributes,
                         event->attribute_count);
}

static void
add_participants(struct tl_builder *builder, const struct tl_plain_event *event,
                 uint32_t number)
{
    for (size_t i = 0; i < event->participant_count; i++) {
        const struct tl_plain_participant *participant = &event->participants[i];
        uint32_t row = tl_row_add(builder, TL_PARTICIPATION, participant->position);
        *tl_participation_row(builder->graph, row) = (struct tl_participation_row){
            .event = number,
            .actor = participant->actor,
            .role = participant->role,
        };
    }
}

static void
note_input(struct tl_builder *builder, const struct tl_plain_event *event)
{
    bool tells = (event->set & TL_TELLING) || event->participant_count;
    *tl_input_at(builder, event->position.file) |=
        TL_INPUT_HAS_EVENTS | (tells ? TL_INPUT_IS_KNOWN : 0);
}

bool
tl_builder_add(struct tl_builder *builder, const struct tl_plain_event *event)
{
    struct tl_graph *graph = builder->graph;
    struct tl_text id = text_of(event, TL_ID);
    struct tl_event_row row = {
        .kind = event->kind,
        .date = event->date,
        .unnamed = id.length == 0,
    };
    uint32_t count;
    uint32_t number = tl_graph_count(graph, TL_EVENT);
    assert(!builder->open);
    if (!read_values(event, &count) ||
        (id.length && !tl_id_claim(graph, &builder->ids, id.bytes, id.length,
                                   event->id_hash, TL_PACK(TL_EVENT, number))))
        return false;
    row.record = write_record(builder, event);
    *tl_event_row(graph, tl_row_add(builder, TL_EVENT, event->position)) = row;
    if (event->place != TL_NONE)
        tl_event_extra_add(graph, number)->place = event->place;
    if (count)
        tl_event_extra_add(graph, number)->count = count;
    add_participants(builder, event, number);
    note_input(builder, event);
    return true;
}
