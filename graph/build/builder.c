#include "builder.h"

#include <assert.h>
#include <string.h>

#include "conflicts.h"
#include "declare.h"
#include "rows.h"
#include "portion.h"
#include "state.h"
#include "unite.h"

/*
 * Plain events: the way into the graph for tables of millions, past drafts and pieces.
 * What is not plain is left to those: no event is added here that they would not add
 * the same.
 */

#define BIT(field) (UINT32_C(1) << (field))

static const uint32_t texts_of_events = 0
#define FIELD(field, name, value, types)                                               \
    | TL_TEXT_BIT(field, value, types, 1U << TL_EVENT)
#define DECLARED(field, name, value, types)
#include "graph/fields.def"
    ;

#define NUMBERS (BIT(TL_KIND) | BIT(TL_PLACE) | BIT(TL_DATE) | BIT(TL_COUNT))

bool
tl_plain_has(enum tl_field field)
{
    return field < TL_ITEM_FIELDS && (texts_of_events | NUMBERS) & BIT(field);
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
    return tl_value_date(builder, date.bytes, date.length, &error);
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
                             event->attributes, event->attribute_count, event->plain);
    for (uint32_t left = event->set & texts_of_events; left; left &= left - 1)
        texts[__builtin_ctz(left)] = event->fields[__builtin_ctz(left)];
    texts[TL_ID] = (struct tl_text){TL_ID_TO_COME, sizeof TL_ID_TO_COME - 1};
    return tl_record_put(&graph->texts, texts,
                         (event->set & texts_of_events) | BIT(TL_ID), event->attributes,
                         event->attribute_count, false);
}

/* Replaces the names of words in the row of an event that was just added. */
static void
rename_words(struct tl_builder *builder, uint32_t number)
{
    struct tl_graph *graph = builder->graph;
    struct tl_event_row *row = tl_event_row(graph, number);
    row->kind = tl_rename_word(builder, TL_RENAMED_KIND, row->kind);
    if (row->extras) {
        uint32_t *place = &tl_event_extra_add(graph, number)->place;
        *place = tl_rename_word(builder, TL_RENAMED_PLACE, *place);
    }
    for (uint32_t i = tl_graph_count(graph, TL_PARTICIPATION); i > 0; i--) {
        struct tl_participation_row *part = tl_participation_row(graph, i - 1);
        if (part->event != number)
            break;
        part->role = tl_rename_word(builder, TL_RENAMED_ROLE, part->role);
    }
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
    if (builder->options.keeps_conflicts || !read_values(event, &count))
        return false;
    if (builder->options.portion &&
        !tl_portion_keeps_plain(builder, id, text_of(event, TL_TITLE), event->date,
                                event->participant_count)) {
        note_input(builder, event);
        return true;
    }
    if ((id.length && !tl_id_claim(graph, &builder->ids, id.bytes, id.length,
                                   event->id_hash, TL_PACK(TL_EVENT, number))))
        return false;
    row.record = write_record(builder, event);
    *tl_event_row(graph, tl_row_add(builder, TL_EVENT, event->position)) = row;
    if (event->place != TL_NONE)
        tl_event_extra_add(graph, number)->place = event->place;
    if (count)
        tl_event_extra_add(graph, number)->count = count;
    add_participants(builder, event, number);
    if (builder->options.renaming)
        rename_words(builder, number);
    note_input(builder, event);
    return true;
}

/* The builder itself, and its records, which are begun, filled and ended. */

struct tl_builder *
tl_builder_new(struct tl_diagnostics *diagnostics,
               const struct tl_builder_options *options)
{
    static const size_t widths[TL_TYPES] = {
        [TL_ACTOR] = sizeof(struct tl_actor_row),
        [TL_EVENT] = sizeof(struct tl_event_row),
        [TL_RELATION] = sizeof(struct tl_relation_row),
        [TL_REFERENCE] = sizeof(struct tl_reference_row),
        [TL_PARTICIPATION] = sizeof(struct tl_participation_row),
        [TL_CITATION] = sizeof(struct tl_citation_row),
        [TL_DECLARED_ROLE] = sizeof(struct tl_declaration_row),
        [TL_DECLARED_KIND] = sizeof(struct tl_declaration_row),
    };
    struct tl_builder *builder = tl_alloc(sizeof *builder);
    builder->diagnostics = diagnostics;
    builder->graph = tl_alloc(sizeof *builder->graph);
    if (options) {
        builder->options = *options;
        builder->graph->date_options = options->dates;
    }
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        builder->graph->rows[type].width = widths[type];
        builder->places[type].width = sizeof(struct tl_place);
    }
    builder->graph->event_extras.width = sizeof(struct tl_event_extra);
    builder->graph->participation_extras.width = sizeof(struct tl_participation_extra);
    builder->dates.width = sizeof(struct tl_date);
    builder->far_positions.width = sizeof(struct tl_position);
    builder->event_positions.width = sizeof(struct tl_position);
    builder->links.width = sizeof(struct tl_link);
    builder->grouped.width = sizeof(struct tl_grouped);
    builder->detached.width = sizeof(struct tl_detached);
    builder->supports.width = sizeof(struct tl_support);
    builder->inputs.width = sizeof(uint8_t);
    return builder;
}

void
tl_builder_begin(struct tl_builder *builder, enum tl_type type,
                 struct tl_position position)
{
    uint32_t number = builder->draft_count++;
    if (number == builder->draft_room) {
        builder->draft_room = number ? 2 * number : 16;
        builder->drafts =
            tl_resize(builder->drafts, builder->draft_room * sizeof *builder->drafts);
    }
    struct tl_draft *draft = &builder->drafts[number];
    *draft = (struct tl_draft){.type = type, .position = position};
    draft->parent = builder->open ? builder->open - 1 : number;
    if (!builder->open && tl_diagnostics_is_lenient(builder->diagnostics))
        builder->errors_before = tl_diagnostics_count(builder->diagnostics, TL_ERROR);
    builder->open = number + 1;
}

/* Copies a text into the scratch and says where it begins. */
static uint32_t
keep(struct tl_builder *builder, const char *text, size_t length)
{
    size_t needed = builder->scratch_used + length + 1;
    if (needed > builder->scratch_room) {
        builder->scratch_room = needed > 2048 ? 2 * needed : 4096;
        builder->scratch = tl_resize(builder->scratch, builder->scratch_room);
    }
    size_t start = builder->scratch_used;
    memcpy(builder->scratch + start, text, length);
    builder->scratch[start + length] = '\0';
    builder->scratch_used = needed;
    return (uint32_t)start;
}

static struct tl_piece *
add_piece(struct tl_builder *builder, enum tl_field field, const char *text,
          size_t length, struct tl_position position)
{
    if (builder->piece_count == builder->piece_room) {
        builder->piece_room = builder->piece_room ? 2 * builder->piece_room : 64;
        builder->pieces =
            tl_resize(builder->pieces, builder->piece_room * sizeof *builder->pieces);
    }
    struct tl_piece *piece = &builder->pieces[builder->piece_count++];
    struct tl_draft *draft = &builder->drafts[builder->open - 1];
    *piece = (struct tl_piece){
        .position = position, .whole = TL_NONE, .field = (uint8_t)field};
    piece->text = keep(builder, text, length);
    if (draft->last)
        builder->pieces[draft->last - 1].next = builder->piece_count;
    else
        draft->first = builder->piece_count;
    draft->last = builder->piece_count;
    return piece;
}

static bool
is_repeatable(enum tl_field field)
{
    enum tl_value value = tl_fields[field].value;
    return value == TL_VALUE_LIST || value == TL_VALUE_MENTIONS ||
           value == TL_VALUE_CLAIMS;
}

void
tl_builder_set(struct tl_builder *builder, enum tl_field field, const char *text,
               size_t length, struct tl_position position)
{
    assert(builder->open);
    struct tl_draft *draft = &builder->drafts[builder->open - 1];
    struct tl_text given = {text, length};
    int64_t value = 0;
    assert(tl_type_has(draft->type, field));
    assert(!draft->pieces[field] || is_repeatable(field));
    if (builder->options.renaming)
        given = tl_rename_text(builder, draft, field, given);
    if (given.length == 0 ||
        !tl_value_read(builder, field, given.bytes, given.length, position, &value))
        return;
    struct tl_piece *piece =
        add_piece(builder, field, given.bytes, given.length, position);
    piece->value = value;
    if (!draft->pieces[field])
        draft->pieces[field] = builder->piece_count;
    draft->set |= UINT64_C(1) << field;
}

void
tl_builder_set_other(struct tl_builder *builder, enum tl_field field, const char *text,
                     size_t length, struct tl_position position)
{
    struct tl_draft *draft = &builder->drafts[builder->open - 1];
    int64_t value = 0;
    assert(tl_type_may_claim(draft->type, field));
    if (!draft->pieces[field]) { /* the one before was none */
        tl_builder_set(builder, field, text, length, position);
        return;
    }
    if (length == 0 || !tl_value_read(builder, field, text, length, position, &value))
        return;
    add_piece(builder, field, text, length, position)->value = value;
    draft->has_others = true;
}

/*
 * Where the last parenthesised group of a text opens and what stands before it ends;
 * false where it does not end in one with something before it. Parentheses in a group
 * are balanced: "Ministry (of War (Old))" has the group "of War (Old)".
 */
static bool
find_group(const char *text, size_t length, size_t *open, size_t *before)
{
    size_t depth = 1;
    if (length < 3 || text[length - 1] != ')')
        return false;
    size_t at = length - 1;
    while (at > 0 && depth > 0) {
        at--;
        depth = text[at] == ')' ? depth + 1 : text[at] == '(' ? depth - 1 : depth;
    }
    *open = at;
    *before = at;
    while (*before > 0 && text[*before - 1] == ' ')
        --*before;
    return depth == 0 && *before > 0;
}

void
tl_builder_set_grouped(struct tl_builder *builder, enum tl_field field,
                       enum tl_field group, const char *text, size_t length,
                       struct tl_position position)
{
    size_t open;
    size_t before;
    if (!find_group(text, length, &open, &before)) {
        tl_builder_set(builder, field, text, length, position);
        return;
    }
    size_t start = open + 1;
    size_t end = length - 1;
    while (start < end && text[start] == ' ')
        start++;
    while (start < end && text[end - 1] == ' ')
        end--;
    tl_builder_set(builder, field, text, before, position);
    tl_builder_set(builder, group, text + start, end - start, position);
    const struct tl_draft *draft = &builder->drafts[builder->open - 1];
    builder->pieces[draft->pieces[field] - 1].whole =
        tl_vocabulary_add(&builder->mentions, text, length);
}

void
tl_builder_attribute(struct tl_builder *builder, const char *key, const char *text,
                     size_t length, struct tl_position position)
{
    assert(builder->open);
    if (length == 0)
        return;
    struct tl_piece *piece = add_piece(builder, TL_FIELDS, text, length, position);
    piece->key = keep(builder, key, strlen(key));
}

static void
reset(struct tl_builder *builder)
{
    builder->draft_count = builder->piece_count = 0;
    builder->scratch_used = 0;
    tl_arena_clear(&builder->lists);
    builder->open = 0;
}

void
tl_builder_end(struct tl_builder *builder)
{
    assert(builder->open);
    uint32_t number = builder->open - 1;
    uint32_t parent = builder->drafts[number].parent;
    builder->open = parent == number ? 0 : parent + 1;
    if (builder->open)
        return;
    tl_commit(builder);
    reset(builder);
}

void
tl_builder_create_wholes(struct tl_builder *builder)
{
    builder->creates_wholes = true;
}

void
tl_builder_own(struct tl_builder *builder, uint16_t file)
{
    *tl_input_at(builder, file) |= TL_INPUT_IS_KNOWN;
}

void
tl_builder_partial(struct tl_builder *builder, uint16_t file)
{
    *tl_input_at(builder, file) |= TL_INPUT_IS_PARTIAL;
}

void
tl_builder_table(struct tl_builder *builder, enum tl_type type)
{
    builder->has_table[type] = true;
}

static void
free_ids(struct tl_id_table *table)
{
    tl_free(table->slots);
    *table = (struct tl_id_table){0};
}

/*
 * What is not needed once all have their ids goes before ordering, which takes most
 * memory. Of participations only those with something of their own can be reported.
 */
static void
free_early(struct tl_builder *builder)
{
    free_ids(&builder->ids);
    free_ids(&builder->reference_ids);
    if (builder->graph->participation_extras.count == 0 && !builder->graph->has_claims)
        tl_vector_clear(&builder->places[TL_PARTICIPATION]);
}

void
tl_builder_free(struct tl_builder *builder)
{
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_vector_clear(&builder->places[type]);
        tl_free(builder->origins[type]);
    }
    tl_vocabulary_clear(&builder->mentions);
    tl_vector_clear(&builder->dates);
    tl_vector_clear(&builder->far_positions);
    tl_vector_clear(&builder->event_positions);
    tl_vector_clear(&builder->links);
    tl_vector_clear(&builder->grouped);
    tl_vector_clear(&builder->detached);
    tl_vector_clear(&builder->supports);
    tl_vector_clear(&builder->inputs);
    tl_vector_clear(&builder->given);
    tl_vector_clear(&builder->declared_sides);
    tl_vocabulary_clear(&builder->declared[0]);
    tl_vocabulary_clear(&builder->declared[1]);
    tl_joints_clear(&builder->joints);
    tl_free(builder->date_ranks);
    tl_free(builder->drafts);
    tl_free(builder->pieces);
    tl_free(builder->scratch);
    tl_free(builder);
}

void
tl_builder_abandon(struct tl_builder *builder)
{
    free_ids(&builder->ids);
    free_ids(&builder->reference_ids);
    tl_graph_free(builder->graph);
    tl_builder_free(builder);
}

struct tl_graph *
tl_build(struct tl_builder *builder)
{
    assert(!builder->open);
    if (builder->options.portion)
        tl_portion_inspect(builder);
    tl_write_united(builder);
    if (builder->options.renaming)
        tl_unite_renamed(builder);
    tl_resolve(builder);
    tl_name_items(builder);
    tl_conflicts_to_claims(builder);
    free_early(builder);
    tl_settle_items(builder);
    tl_declare_finish(builder);
    tl_order(builder);
    tl_group(builder);
    tl_settle_participations(builder);
    tl_find_common_kinds(builder);
    return builder->graph;
}
