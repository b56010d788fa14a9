/* What has been drafted becomes rows: items unite with what has their id already. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/claim.h"
#include "claims.h"
#include "conflicts.h"
#include "declare.h"
#include "rows.h"
#include "portion.h"
#include "state.h"
#include "unite.h"

static void
gather_attributes(struct tl_builder *builder, const struct tl_draft *draft,
                  struct tl_gathered *gathered)
{
    size_t count = 0;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next)
        count += builder->pieces[at - 1].field == TL_FIELDS;
    if (!count)
        return;
    gathered->attributes = tl_alloc(count * sizeof *gathered->attributes);
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field != TL_FIELDS)
            continue;
        const char *key = builder->scratch + piece->key;
        tl_vocabulary_add(&builder->graph->keys[draft->type], key, strlen(key));
        gathered->attributes[gathered->attribute_count++] =
            (struct tl_attribute){key, tl_piece_text(builder, piece)};
    }
    qsort(gathered->attributes, count, sizeof *gathered->attributes,
          tl_attribute_order);
}

/* The elements of a list field, one after the other, in the arena for lists. */
static const char *
gather_list(struct tl_builder *builder, const struct tl_draft *draft,
            enum tl_field field)
{
    size_t size = 1;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field == field)
            size += strlen(tl_piece_text(builder, piece)) + 1;
    }
    char *list = tl_arena_take(&builder->lists, size, 1);
    char *end = list;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field != field)
            continue;
        size_t length = strlen(tl_piece_text(builder, piece)) + 1;
        memcpy(end, tl_piece_text(builder, piece), length);
        end += length;
    }
    *end = '\0';
    return list;
}

static struct tl_gathered
gather(struct tl_builder *builder, const struct tl_draft *draft)
{
    static const struct tl_gathered empty;
    struct tl_gathered gathered = empty;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field == TL_FIELDS || draft->pieces[piece->field] != at)
            continue;
        gathered.text[piece->field] = tl_fields[piece->field].value == TL_VALUE_LIST
                                          ? gather_list(builder, draft, piece->field)
                                          : tl_piece_text(builder, piece);
    }
    gather_attributes(builder, draft, &gathered);
    return gathered;
}

/* What has been drafted becomes rows: items unite with what has their id already. */

_Static_assert(sizeof TL_ID_TO_COME == TL_MADE_ID_SIZE, "room for an id that is made");

#define BIT(field) (UINT64_C(1) << (field))

/* What must be there: of each mask one field at least. */
static const struct requirement {
    uint64_t any_of;
    bool alone_only; /* where the record is not inside of another */
} requirements[TL_TYPES][3] = {
    [TL_ACTOR] = {{BIT(TL_ID) | BIT(TL_NAME), false}},
    [TL_EVENT] = {{BIT(TL_ID) | BIT(TL_TITLE), false}},
    [TL_RELATION] = {{BIT(TL_SOURCE), false}, {BIT(TL_TARGET), false}},
    [TL_REFERENCE] = {{BIT(TL_ID) | BIT(TL_TITLE), false}},
    [TL_PARTICIPATION] = {{BIT(TL_ACTOR_ID), false}, {BIT(TL_EVENT_ID), true}},
    [TL_CITATION] = {{BIT(TL_REFERENCE_ID), false}, {BIT(TL_ITEM), true}},
    [TL_DECLARED_ROLE] = {{BIT(TL_ROLE), false}},
    [TL_DECLARED_KIND] = {{BIT(TL_KIND), false}, {BIT(TL_OF_TYPE), false}},
};

static void
report_missing(struct tl_builder *builder, const struct tl_draft *draft,
               uint64_t any_of)
{
    char fields[64] = "";
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        size_t used = strlen(fields);
        if (any_of & BIT(field))
            snprintf(fields + used, sizeof fields - used, "%s'%s'", used ? " or " : "",
                     tl_fields[field].name);
    }
    tl_report(builder->diagnostics, draft->position, TL_RULE_MISSING, NULL,
              "found no %s, expected every %s to have one", fields,
              tl_type_names[draft->type]);
}

static bool
check_required(struct tl_builder *builder, const struct tl_draft *draft, bool alone)
{
    const struct requirement *row = requirements[draft->type];
    bool complete = true;
    for (; row->any_of; row++) {
        if ((row->alone_only && !alone) || (draft->set & row->any_of))
            continue;
        report_missing(builder, draft, row->any_of);
        complete = false;
    }
    return complete;
}

/* Fields with which a record in a table of its own says what it belongs to. */
static bool
check_nested(struct tl_builder *builder, const struct tl_draft *draft)
{
    uint64_t owners = BIT(TL_EVENT_ID) | BIT(TL_ITEM);
    if (draft->type == TL_CITATION)
        owners |= BIT(TL_ACTOR_ID) | BIT(TL_ROLE) | BIT(TL_DATE);
    for (enum tl_field field = 0; (draft->set & owners) && field < TL_FIELDS; field++) {
        if (draft->set & owners & BIT(field))
            tl_report(builder->diagnostics,
                      tl_draft_piece(builder, draft, field)->position,
                      TL_RULE_BAD_VALUE, NULL,
                      "found '%s' in a %s inside its item, expected it only in a "
                      "table of its own",
                      tl_fields[field].name, tl_type_names[draft->type]);
    }
    return !(draft->set & owners);
}

static bool
check_draft(struct tl_builder *builder, uint32_t number)
{
    const struct tl_draft *draft = &builder->drafts[number];
    bool alone = draft->parent == number;
    bool complete = check_required(builder, draft, alone);
    return (alone || check_nested(builder, draft)) && complete;
}

static void
add_link(struct tl_builder *builder, enum tl_type type, uint32_t owner,
         enum tl_field field, const struct tl_piece *piece)
{
    *(struct tl_link *)tl_vector_add(&builder->links) = (struct tl_link){
        .owner = owner,
        .mention = (uint32_t)piece->value,
        .position = piece->position,
        .type = (uint8_t)type,
        .field = (uint8_t)field,
    };
}

/* All mentions of a draft wait until everything is known. */
static void
add_links(struct tl_builder *builder, const struct tl_draft *draft, uint32_t owner)
{
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field == TL_FIELDS)
            continue;
        enum tl_value value = tl_fields[piece->field].value;
        if (value == TL_VALUE_MENTION || value == TL_VALUE_MENTIONS)
            add_link(builder, draft->type, owner, piece->field, piece);
    }
}

/* The id that a draft gives itself: an actor's name and a reference's title will do. */
static const char *
draft_id(const struct tl_builder *builder, const struct tl_draft *draft)
{
    static const enum tl_field instead[TL_TYPES] = {
        [TL_ACTOR] = TL_NAME, [TL_REFERENCE] = TL_TITLE};
    const struct tl_piece *piece = tl_draft_piece(builder, draft, TL_ID);
    if (!piece && instead[draft->type])
        piece = tl_draft_piece(builder, draft, instead[draft->type]);
    return piece ? tl_piece_text(builder, piece) : NULL;
}

static uint32_t
add_item(struct tl_builder *builder, const struct tl_draft *draft,
         struct tl_gathered *gathered)
{
    struct tl_graph *graph = builder->graph;
    enum tl_type type = draft->type;
    const char *id = draft_id(builder, draft);
    uint32_t number = tl_row_add(builder, type, draft->position);
    tl_row_fill(builder, draft, number);
    gathered->text[TL_ID] = id ? id : TL_ID_TO_COME;
    *tl_row_record(graph, type, number) = tl_record_write(
        &graph->texts, gathered->text, gathered->attributes, gathered->attribute_count);
    if (id)
        tl_id_add(graph, type == TL_REFERENCE ? &builder->reference_ids : &builder->ids,
                  type, number);
    else if (type == TL_EVENT)
        tl_event_row(graph, number)->unnamed = true;
    else
        tl_relation_row(graph, number)->unnamed = true;
    return number;
}

/* Notes whether the input is one of ours, by an event with which it is about to be
 * united where another input has it: who takes part in it, or what proves it, tells. */
static void
note_input(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there)
{
    uint32_t file = draft->position.file;
    bool tells = (draft->set & TL_TELLING) || builder->draft_count > 1;
    bool joins =
        there != TL_NONE && TL_PACKED_TYPE(there) == TL_EVENT &&
        tl_row_position(builder, TL_EVENT, TL_PACKED_NUMBER(there)).file != file;
    *tl_input_at(builder, file) |=
        TL_INPUT_HAS_EVENTS | (tells || joins ? TL_INPUT_IS_KNOWN : 0);
}

/* An actor, event, relation or reference: its row, new or united; TL_NONE on conflict.
 */
static uint32_t
commit_item(struct tl_builder *builder, uint32_t number)
{
    const struct tl_draft *draft = &builder->drafts[number];
    const struct tl_id_table *ids =
        draft->type == TL_REFERENCE ? &builder->reference_ids : &builder->ids;
    const char *id = draft_id(builder, draft);
    uint32_t there = id ? tl_id_find(builder->graph, ids, id, strlen(id)) : TL_NONE;
    struct tl_gathered gathered = gather(builder, draft);
    uint32_t row;
    if (draft->type == TL_EVENT)
        note_input(builder, draft, there);
    if (there == TL_NONE)
        row = add_item(builder, draft, &gathered);
    else
        row = tl_unite(builder, draft, there, &gathered);
    if (row != TL_NONE)
        add_links(builder, draft, row);
    tl_free(gathered.attributes);
    return row;
}

static uint32_t
commit_dataset(struct tl_builder *builder, uint32_t number)
{
    struct tl_gathered gathered = gather(builder, &builder->drafts[number]);
    tl_unite_dataset(builder, &builder->drafts[number], &gathered);
    tl_free(gathered.attributes);
    return 0;
}

/* The mention that a piece stands for until all is known, grouped or not. */
static void
add_grouped(struct tl_builder *builder, enum tl_type type, uint32_t owner,
            const struct tl_piece *piece)
{
    if (piece->whole == TL_NONE)
        return;
    *(struct tl_grouped *)tl_vector_add(&builder->grouped) =
        (struct tl_grouped){owner, type, piece->whole};
}

static uint32_t
word_or_none(const struct tl_builder *builder, const struct tl_draft *draft,
             enum tl_field field)
{
    const struct tl_piece *piece = tl_draft_piece(builder, draft, field);
    return piece ? (uint32_t)piece->value : TL_NONE;
}

static uint32_t
commit_participation(struct tl_builder *builder, uint32_t number, uint32_t event)
{
    const struct tl_draft *draft = &builder->drafts[number];
    struct tl_graph *graph = builder->graph;
    const struct tl_piece *actor = tl_draft_piece(builder, draft, TL_ACTOR_ID);
    uint32_t row = tl_row_add(builder, TL_PARTICIPATION, actor->position);
    struct tl_gathered gathered = gather(builder, draft);
    *tl_participation_row(graph, row) = (struct tl_participation_row){
        .event = event,
        .actor = (uint32_t)actor->value,
        .role = word_or_none(builder, draft, TL_ROLE),
    };
    if (draft->pieces[TL_DATE])
        tl_participation_extra_add(graph, row)->date =
            word_or_none(builder, draft, TL_DATE);
    if (gathered.attribute_count)
        tl_participation_extra_add(graph, row)->record =
            tl_record_write(&graph->texts, gathered.text, gathered.attributes,
                            gathered.attribute_count);
    add_grouped(builder, TL_PARTICIPATION, row, actor);
    tl_free(gathered.attributes);
    return row;
}

/* What a citation says of an item of a type (TL_TYPES: it is not known yet), as a list;
 * NULL where it says nothing. */
static const char *
gather_claims(struct tl_builder *builder, const struct tl_draft *draft,
              enum tl_type type)
{
    const char *texts[TL_FIELDS];
    const struct tl_piece *first = tl_draft_piece(builder, draft, TL_SAYS);
    const char *twice;
    size_t count = 0;
    if (!first)
        return NULL;
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field != TL_SAYS || count == TL_FIELDS)
            continue;
        struct tl_claim_text claim = tl_claim_split(tl_piece_text(builder, piece));
        texts[count] =
            tl_claim_write(&builder->lists, claim.field, claim.value, piece->value);
        if (tl_claim_check(builder, texts[count], type, piece->position))
            count++;
    }
    const char *list = tl_claims_list(builder, texts, count, &twice);
    if (twice)
        tl_claims_report_two(builder, twice, first->position);
    return list;
}

/* An event that a citation says the item is part of waits as other mentions do. */
static void
add_claim_links(struct tl_builder *builder, const struct tl_draft *draft,
                enum tl_type type, uint32_t row)
{
    bool may_say = type == TL_TYPES || tl_type_may_claim(type, TL_PART_OF);
    for (uint32_t at = may_say ? draft->first : 0; at;
         at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (piece->field == TL_SAYS &&
            tl_claim_split(tl_piece_text(builder, piece)).field == TL_PART_OF)
            add_link(builder, TL_CITATION, row, TL_PART_OF, piece);
    }
}

static uint32_t
commit_citation(struct tl_builder *builder, uint32_t number, enum tl_type type,
                uint32_t owner)
{
    const struct tl_draft *draft = &builder->drafts[number];
    const struct tl_piece *reference = tl_draft_piece(builder, draft, TL_REFERENCE_ID);
    const struct tl_piece *status = tl_draft_piece(builder, draft, TL_STATUS);
    uint32_t row = tl_row_add(builder, TL_CITATION, reference->position);
    struct tl_gathered gathered = gather(builder, draft);
    *tl_citation_row(builder->graph, row) = (struct tl_citation_row){
        .record = tl_record_write(&builder->graph->texts, gathered.text,
                                  gathered.attributes, gathered.attribute_count),
        .says = gather_claims(builder, draft, type),
        .owner = owner,
        .reference = (uint32_t)reference->value,
        .whole = TL_NONE,
        .owner_type = (uint8_t)type,
        .status = (uint8_t)(status ? status->value : TL_STATED),
    };
    add_grouped(builder, TL_CITATION, row, reference);
    add_claim_links(builder, draft, type, row);
    tl_free(gathered.attributes);
    return row;
}

static uint32_t
commit_lone_participation(struct tl_builder *builder, uint32_t number)
{
    const struct tl_piece *event =
        tl_draft_piece(builder, &builder->drafts[number], TL_EVENT_ID);
    if ((uint32_t)event->value & TL_MENTIONED_EVENT)
        *(struct tl_position *)tl_vector_add(&builder->event_positions) =
            event->position;
    return commit_participation(builder, number, (uint32_t)event->value);
}

static uint32_t
commit_lone_citation(struct tl_builder *builder, uint32_t number)
{
    const struct tl_draft *draft = &builder->drafts[number];
    const struct tl_piece *actor = tl_draft_piece(builder, draft, TL_ACTOR_ID);
    uint32_t row = commit_citation(builder, number, TL_TYPES, TL_NONE);
    *(struct tl_detached *)tl_vector_add(&builder->detached) = (struct tl_detached){
        .citation = row,
        .item = word_or_none(builder, draft, TL_ITEM),
        .actor = word_or_none(builder, draft, TL_ACTOR_ID),
        .role = word_or_none(builder, draft, TL_ROLE),
        .date = word_or_none(builder, draft, TL_DATE),
        .position = tl_draft_piece(builder, draft, TL_ITEM)->position,
        .actor_position = actor ? actor->position : draft->position,
    };
    return row;
}

static uint32_t
commit_declaration(struct tl_builder *builder, uint32_t number)
{
    const struct tl_draft *draft = &builder->drafts[number];
    struct tl_gathered gathered = gather(builder, draft);
    uint32_t row = tl_declare(builder, draft, &gathered);
    tl_free(gathered.attributes);
    return row;
}

static uint32_t (*const commit[TL_TYPES])(struct tl_builder *, uint32_t) = {
    [TL_DATASET] = commit_dataset,
    [TL_ACTOR] = commit_item,
    [TL_EVENT] = commit_item,
    [TL_RELATION] = commit_item,
    [TL_REFERENCE] = commit_item,
    [TL_PARTICIPATION] = commit_lone_participation,
    [TL_CITATION] = commit_lone_citation,
    [TL_DECLARED_ROLE] = commit_declaration,
    [TL_DECLARED_KIND] = commit_declaration,
};

/* Parents come before what is inside of them; `rows` holds the row of each draft. */
static void
commit_nested(struct tl_builder *builder, uint32_t *rows)
{
    for (uint32_t number = 1; number < builder->draft_count; number++) {
        const struct tl_draft *draft = &builder->drafts[number];
        uint32_t owner = rows[draft->parent];
        enum tl_type type = builder->drafts[draft->parent].type;
        rows[number] = TL_NONE;
        if (!check_draft(builder, number) || owner == TL_NONE)
            continue;
        rows[number] = draft->type == TL_PARTICIPATION
                           ? commit_participation(builder, number, owner)
                           : commit_citation(builder, number, type, owner);
    }
}

/* Of a record that another portion has, mistakes are reported alone. */
static void
leave_out(struct tl_builder *builder, uint32_t *rows)
{
    for (uint32_t number = 1; number < builder->draft_count; number++)
        check_draft(builder, number);
    if (builder->drafts[0].type == TL_EVENT)
        note_input(builder, &builder->drafts[0], TL_NONE);
    tl_free(rows);
}

void
tl_commit(struct tl_builder *builder)
{
    uint32_t few[64];
    uint32_t *rows = builder->draft_count <= 64
                         ? few
                         : tl_alloc(builder->draft_count * sizeof *rows);
    bool lenient = tl_diagnostics_is_lenient(builder->diagnostics);
    bool complete = check_draft(builder, 0);
    for (uint32_t number = 1; lenient && number < builder->draft_count; number++)
        complete = check_draft(builder, number) && complete;
    if (lenient &&
        tl_diagnostics_count(builder->diagnostics, TL_ERROR) > builder->errors_before)
        complete = false;
    if (complete && builder->options.portion && !tl_portion_keeps(builder)) {
        leave_out(builder, rows == few ? NULL : rows);
        return;
    }
    uint32_t citations = tl_graph_count(builder->graph, TL_CITATION);
    rows[0] = complete ? commit[builder->drafts[0].type](builder, 0) : TL_NONE;
    if (rows[0] != TL_NONE || !lenient)
        commit_nested(builder, rows);
    bool is_item =
        builder->drafts[0].type == TL_EVENT || builder->drafts[0].type == TL_RELATION;
    bool may_differ = builder->options.keeps_conflicts || builder->drafts[0].has_others;
    if (rows[0] != TL_NONE && may_differ && is_item)
        tl_conflicts_note(builder, &builder->drafts[0], rows[0], citations);
    if (lenient && rows[0] == TL_NONE)
        tl_diagnostics_skip(builder->diagnostics);
    if (rows != few)
        tl_free(rows);
}
