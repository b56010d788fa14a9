#include "unite.h"

#include <stddef.h>
#include <string.h>

#include "meaning.h"
#include "rows.h"

/* The numbers that rows and extras hold, each with the value that says it is not set.
 */
static const struct slot {
    enum tl_type type;
    enum tl_field field;
    bool in_extras;
    size_t offset;
    size_t width;
    int64_t none;
} slots[] = {
    {TL_ACTOR, TL_KIND, false, offsetof(struct tl_actor_row, kind), 4, TL_NONE},
    {TL_EVENT, TL_KIND, false, offsetof(struct tl_event_row, kind), 4, TL_NONE},
    {TL_EVENT, TL_PLACE, true, offsetof(struct tl_event_extra, place), 4, TL_NONE},
    {TL_EVENT, TL_DATE, false, offsetof(struct tl_event_row, date), 4, TL_NONE},
    {TL_EVENT, TL_COUNT, true, offsetof(struct tl_event_extra, count), 4, 0},
    {TL_EVENT, TL_PART_OF, true, offsetof(struct tl_event_extra, part_of), 4, TL_NONE},
    {TL_RELATION, TL_KIND, false, offsetof(struct tl_relation_row, kind), 4, TL_NONE},
    {TL_RELATION, TL_DATE, false, offsetof(struct tl_relation_row, date), 4, TL_NONE},
    {TL_RELATION, TL_WEIGHT, false, offsetof(struct tl_relation_row, weight), 8,
     TL_NO_WEIGHT},
    {TL_RELATION, TL_WEIGHT_DISPUTED, false,
     offsetof(struct tl_relation_row, weight_disputed), 8, TL_NO_WEIGHT},
    {TL_RELATION, TL_DIRECTED, false, offsetof(struct tl_relation_row, directed), 1,
     TL_DIRECTED_UNSAID},
    {TL_RELATION, TL_SOURCE, false, offsetof(struct tl_relation_row, source), 4,
     TL_NONE},
    {TL_RELATION, TL_TARGET, false, offsetof(struct tl_relation_row, target), 4,
     TL_NONE},
    {TL_REFERENCE, TL_DATE, false, offsetof(struct tl_reference_row, date), 4, TL_NONE},
    {TL_REFERENCE, TL_VIA, false, offsetof(struct tl_reference_row, via), 4, TL_NONE},
};

#define SLOTS (sizeof slots / sizeof *slots)

static int64_t
load(const unsigned char *at, size_t width)
{
    uint32_t four;
    int64_t eight;
    if (width == 1)
        return *at;
    if (width == 4) {
        memcpy(&four, at, sizeof four);
        return four;
    }
    memcpy(&eight, at, sizeof eight);
    return eight;
}

static void
store(unsigned char *at, size_t width, int64_t value)
{
    uint32_t four = (uint32_t)value;
    if (width == 1)
        *at = (unsigned char)value;
    else if (width == 4)
        memcpy(at, &four, sizeof four);
    else
        memcpy(at, &value, sizeof value);
}

/* Where an item has it; in extras, which are added for it. */
static unsigned char *
slot_of(struct tl_graph *graph, const struct slot *slot, uint32_t number)
{
    unsigned char *start = slot->in_extras
                               ? (unsigned char *)tl_event_extra_add(graph, number)
                               : tl_vector_at(&graph->rows[slot->type], number);
    return start + slot->offset;
}

/* Mentions wait as links; their slots stay empty until they are resolved. */
static const struct tl_piece *
slot_piece(const struct tl_builder *builder, const struct tl_draft *draft,
           const struct slot *slot)
{
    if (slot->type != draft->type || tl_fields[slot->field].value == TL_VALUE_MENTION)
        return NULL;
    return tl_draft_piece(builder, draft, slot->field);
}

void
tl_row_fill(struct tl_builder *builder, const struct tl_draft *draft, uint32_t number)
{
    for (size_t i = 0; i < SLOTS; i++) {
        if (slots[i].type != draft->type)
            continue;
        const struct tl_piece *piece = slot_piece(builder, draft, &slots[i]);
        if (piece || !slots[i].in_extras)
            store(slot_of(builder->graph, &slots[i], number), slots[i].width,
                  piece ? piece->value : slots[i].none);
    }
}

void
tl_row_value_set(struct tl_graph *graph, uint32_t item, enum tl_field field,
                 const int64_t *value)
{
    for (size_t i = 0; i < SLOTS; i++) {
        if (slots[i].type == TL_PACKED_TYPE(item) && slots[i].field == field)
            store(slot_of(graph, &slots[i], TL_PACKED_NUMBER(item)), slots[i].width,
                  value ? *value : slots[i].none);
    }
}

/* Where a text or number of a draft was given; the draft's own place otherwise. */
static struct tl_position
place_of(const struct tl_builder *builder, const struct tl_draft *draft,
         enum tl_field field)
{
    const struct tl_piece *piece = tl_draft_piece(builder, draft, field);
    return piece ? piece->position : draft->position;
}

static void
report_conflict(struct tl_builder *builder, const struct tl_draft *draft,
                struct tl_position position, uint32_t there, const char *what)
{
    enum tl_type type = TL_PACKED_TYPE(there);
    uint32_t number = TL_PACKED_NUMBER(there);
    struct tl_position first = tl_row_position(builder, type, number);
    const char *id =
        tl_record_text(*tl_row_record(builder->graph, type, number), TL_ID);
    tl_report(
        builder->diagnostics, position, TL_RULE_CONFLICT, NULL,
        "found another %.*s for the %s '%.*s' than at %s:%u:%u, expected the same",
        TL_SHOWN(what), tl_type_names[draft->type], TL_SHOWN(id),
        tl_diagnostics_file_name(builder->diagnostics, first.file), first.line,
        first.column);
}

/* Actors, events and relations share one space of ids. */
static void
report_taken(struct tl_builder *builder, const struct tl_draft *draft,
             struct tl_position position, uint32_t there)
{
    enum tl_type type = TL_PACKED_TYPE(there);
    uint32_t number = TL_PACKED_NUMBER(there);
    struct tl_position first = tl_row_position(builder, type, number);
    const char *id =
        tl_record_text(*tl_row_record(builder->graph, type, number), TL_ID);
    tl_report(
        builder->diagnostics, position, TL_RULE_CONFLICT, NULL,
        "found '%.*s' as the id of the %s here and of the %s at %s:%u:%u, expected "
        "each id once",
        TL_SHOWN(id), tl_type_names[draft->type], tl_type_names[type],
        tl_diagnostics_file_name(builder->diagnostics, first.file), first.line,
        first.column);
}

static const char *
said(const struct tl_gathered *gathered, enum tl_field field)
{
    return gathered->text[field] ? gathered->text[field] : "";
}

static size_t
check_texts(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there,
            const struct tl_gathered *gathered, const struct tl_joint *joint)
{
    size_t conflicts = 0;
    for (enum tl_field field = tl_joint_next(TL_ID); field < TL_FIELDS;
         field = tl_joint_next(field)) {
        const char *before = joint->text[field];
        const char *now = said(gathered, field);
        if (!*before || !*now || strcmp(before, now) == 0)
            continue;
        report_conflict(builder, draft, place_of(builder, draft, field), there,
                        tl_fields[field].name);
        conflicts++;
    }
    return conflicts;
}

static size_t
check_slots(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there)
{
    uint32_t number = TL_PACKED_NUMBER(there);
    size_t conflicts = 0;
    for (size_t i = 0; i < SLOTS; i++) {
        const struct tl_piece *piece = slot_piece(builder, draft, &slots[i]);
        if (!piece)
            continue;
        int64_t before =
            load(slot_of(builder->graph, &slots[i], number), slots[i].width);
        if (before == slots[i].none || before == piece->value ||
            tl_unite_keeps(builder, draft->type, slots[i].field))
            continue;
        report_conflict(builder, draft, piece->position, there,
                        tl_fields[slots[i].field].name);
        conflicts++;
    }
    return conflicts;
}

static enum tl_field
list_of(enum tl_type type)
{
    static const enum tl_field lists[TL_TYPES] = {
        [TL_ACTOR] = TL_ALIASES, [TL_REFERENCE] = TL_AUTHORS};
    return lists[type] ? lists[type] : TL_FIELDS;
}

static void
merge_texts(struct tl_builder *builder, const struct tl_draft *draft,
            const struct tl_gathered *gathered, struct tl_joint *joint)
{
    struct tl_joints *joints = &builder->joints;
    enum tl_field list = list_of(draft->type);
    for (enum tl_field field = tl_joint_next(TL_ID); field < TL_FIELDS;
         field = tl_joint_next(field)) {
        const char *now = said(gathered, field);
        if (!*joint->text[field] && *now)
            tl_joint_text_set(joints, &joint->text[field], now);
    }
    if (list != TL_FIELDS)
        tl_joint_list_add(joints, joint, said(gathered, list));
    tl_joint_attributes_add(joints, joint, gathered->attributes,
                            gathered->attribute_count);
}

static void
merge_slots(struct tl_builder *builder, const struct tl_draft *draft, uint32_t number)
{
    for (size_t i = 0; i < SLOTS; i++) {
        const struct tl_piece *piece = slot_piece(builder, draft, &slots[i]);
        if (piece)
            store(slot_of(builder->graph, &slots[i], number), slots[i].width,
                  piece->value);
    }
}

/* The first of its occurrences by place is where a later message points to. */
static void
keep_first_position(struct tl_builder *builder, const struct tl_draft *draft,
                    uint32_t number)
{
    struct tl_position before = tl_row_position(builder, draft->type, number);
    if (draft->position.file < before.file ||
        (draft->position.file == before.file && draft->position.line < before.line))
        *(struct tl_place *)tl_vector_at(&builder->places[draft->type], number) =
            tl_place_of(builder, draft->position);
}

/* Whether a record says just what a draft says; that both have one id is known. */
static bool
is_same_record(enum tl_type type, const char *record,
               const struct tl_gathered *gathered)
{
    struct tl_texts texts = tl_record_read(record);
    enum tl_field list = list_of(type);
    bool same = texts.attributes.count == gathered->attribute_count;
    const char *key;
    const char *value;
    for (enum tl_field field = tl_joint_next(TL_ID); same && field < TL_FIELDS;
         field = tl_joint_next(field))
        same = strcmp(texts.text[field], said(gathered, field)) == 0;
    if (same && list != TL_FIELDS)
        same = tl_list_is_same(texts.text[list], said(gathered, list));
    for (size_t i = 0; same && tl_attributes_next(&texts.attributes, &key, &value); i++)
        same = strcmp(key, gathered->attributes[i].key) == 0 &&
               strcmp(value, gathered->attributes[i].value) == 0;
    return same;
}

/* What is known of an item beside its record; NULL where a draft says nothing new. */
static struct tl_joint *
joint_of(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there,
         const struct tl_gathered *gathered)
{
    const char *record =
        *tl_row_record(builder->graph, draft->type, TL_PACKED_NUMBER(there));
    struct tl_joint *joint = tl_joint_find(&builder->joints, there);
    if (joint || is_same_record(draft->type, record, gathered))
        return joint;
    return tl_joint_add(&builder->joints, there, record, list_of(draft->type));
}

void
tl_write_united(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    for (size_t i = 0; i < builder->joints.joints.count; i++) {
        const struct tl_joint *joint = tl_vector_at(&builder->joints.joints, i);
        enum tl_type type = TL_PACKED_TYPE(joint->thing);
        const char **record =
            type == TL_DATASET
                ? &graph->dataset
                : tl_row_record(graph, type, TL_PACKED_NUMBER(joint->thing));
        *record = tl_joint_write(&builder->joints, joint, list_of(type), &graph->texts);
    }
    tl_joints_clear(&builder->joints);
}

uint32_t
tl_unite(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there,
         const struct tl_gathered *gathered)
{
    uint32_t number = TL_PACKED_NUMBER(there);
    struct tl_position position = place_of(builder, draft, TL_ID);
    if (TL_PACKED_TYPE(there) != draft->type) {
        report_taken(builder, draft, position, there);
        return TL_NONE;
    }
    struct tl_joint *joint = joint_of(builder, draft, there, gathered);
    size_t conflicts = check_slots(builder, draft, there);
    const char *conflict = NULL;
    if (joint) {
        conflicts += check_texts(builder, draft, there, gathered, joint);
        conflict = tl_joint_conflict(&builder->joints, joint, gathered->attributes,
                                     gathered->attribute_count);
    }
    if (conflict)
        report_conflict(builder, draft, position, there, conflict);
    if (conflict || conflicts)
        return TL_NONE;
    if (joint)
        merge_texts(builder, draft, gathered, joint);
    if (tl_joints_are_full(&builder->joints))
        tl_write_united(builder);
    merge_slots(builder, draft, number);
    keep_first_position(builder, draft, number);
    return number;
}

/* A list of an actor's names, with room at its end; to be freed. */
static char *
names_of(const struct tl_texts *texts)
{
    const char *own[] = {texts->text[TL_ID], texts->text[TL_NAME]};
    bool again = strcmp(own[0], own[1]) == 0;
    size_t used = 0;
    char *list = tl_alloc(strlen(own[0]) + strlen(own[1]) + 3 +
                          tl_list_size(texts->text[TL_ALIASES]));
    for (size_t i = 0; i < 2; i++) {
        if (!*own[i] || (i && again))
            continue;
        memcpy(list + used, own[i], strlen(own[i]));
        used += strlen(own[i]) + 1;
    }
    memcpy(list + used, texts->text[TL_ALIASES], tl_list_size(texts->text[TL_ALIASES]));
    return list;
}

/* Takes what an actor is called out of a list of aliases. */
static void
drop_names(char *list, const struct tl_texts *texts)
{
    char *end = list;
    for (const char *alias = list; *alias;) {
        size_t size = strlen(alias) + 1;
        bool own = strcmp(alias, texts->text[TL_ID]) == 0 ||
                   strcmp(alias, texts->text[TL_NAME]) == 0;
        if (!own)
            memmove(end, alias, size);
        end += own ? 0 : size;
        alias += size;
    }
    *end = '\0';
}

/* Whether the kinds of two actors agree; the other then has that of both. */
static bool
unite_kinds(struct tl_builder *builder, const struct tl_draft *draft, uint32_t actor,
            uint32_t into)
{
    uint32_t kind = tl_actor_row(builder->graph, actor)->kind;
    uint32_t *other = &tl_actor_row(builder->graph, into)->kind;
    bool good = kind == TL_NONE || *other == TL_NONE || kind == *other;
    if (!good)
        report_conflict(builder, draft, draft->position, TL_PACK(TL_ACTOR, into),
                        tl_fields[TL_KIND].name);
    else if (*other == TL_NONE)
        *other = kind;
    return good;
}

/* What a record says, but for names; its attributes are to be freed. */
static struct tl_gathered
gather_record(const struct tl_texts *texts)
{
    struct tl_gathered gathered = {.attribute_count = texts->attributes.count};
    struct tl_attributes left = texts->attributes;
    gathered.attributes =
        tl_alloc((gathered.attribute_count + 1) * sizeof *gathered.attributes);
    for (size_t i = 0; i < gathered.attribute_count; i++)
        tl_attributes_next(&left, &gathered.attributes[i].key,
                           &gathered.attributes[i].value);
    for (enum tl_field field = tl_joint_next(TL_ID); field < TL_FIELDS;
         field = tl_joint_next(field))
        gathered.text[field] = texts->text[field];
    gathered.text[TL_NAME] = NULL;
    return gathered;
}

/*
 * Gives all that is known of an actor to another; its names become aliases, and its row
 * means nothing from then on. False, reported at the position, where they do not agree.
 */
static bool
unite_actors(struct tl_builder *builder, uint32_t actor, uint32_t into,
             struct tl_position position)
{
    struct tl_draft draft = {.type = TL_ACTOR, .position = position};
    uint32_t there = TL_PACK(TL_ACTOR, into);
    const char *record = tl_actor_row(builder->graph, into)->record;
    struct tl_texts texts = tl_record_read(tl_actor_row(builder->graph, actor)->record);
    struct tl_texts others = tl_record_read(record);
    struct tl_gathered gathered = gather_record(&texts);
    char *aliases = names_of(&texts);
    drop_names(aliases, &others);
    gathered.text[TL_ALIASES] = aliases;
    struct tl_joint *joint =
        tl_joint_add(&builder->joints, there, record, list_of(TL_ACTOR));
    const char *conflict = tl_joint_conflict(
        &builder->joints, joint, gathered.attributes, gathered.attribute_count);
    bool good = check_texts(builder, &draft, there, &gathered, joint) == 0;
    if (conflict)
        report_conflict(builder, &draft, position, there, conflict);
    good = unite_kinds(builder, &draft, actor, into) && good && !conflict;
    if (good)
        merge_texts(builder, &draft, &gathered, joint);
    tl_write_united(builder);
    tl_actor_row(builder->graph, actor)->is_gone = good;
    tl_free(aliases);
    tl_free(gathered.attributes);
    return good;
}

/*
 * Calls an actor by another name, which no actor has, and the old one is an alias: by
 * another id, if the id is what it is called. False, reported, where something else
 * has that id.
 */
static bool
call_by(struct tl_builder *builder, uint32_t actor, const char *name,
        struct tl_position position)
{
    struct tl_graph *graph = builder->graph;
    struct tl_draft draft = {.type = TL_ACTOR, .position = position};
    const char **record = &tl_actor_row(graph, actor)->record;
    struct tl_texts texts = tl_record_read(*record);
    const char *old = texts.text[TL_NAME];
    bool by_id = !*old || strcmp(old, texts.text[TL_ID]) == 0;
    uint32_t there = tl_id_find(graph, &builder->ids, name, strlen(name));
    if (by_id && there != TL_NONE) {
        report_taken(builder, &draft, position, there);
        return false;
    }
    char *aliases = names_of(&texts);
    if (by_id)
        texts.text[TL_ID] = name;
    if (*old)
        texts.text[TL_NAME] = name;
    drop_names(aliases, &texts);
    texts.text[TL_ALIASES] = aliases;
    *record = tl_record_rewrite(&graph->texts, &texts);
    if (by_id)
        tl_id_add(graph, &builder->ids, TL_ACTOR, actor);
    tl_free(aliases);
    return true;
}

/* Names that are replaced, of actors that inputs describe. */

/* What the ids, names and aliases in a table of names mean, while their actors unite.
 */
struct uniting {
    struct tl_builder *builder;
    struct tl_meaning *meanings; /* of mentions, before any is united */
    struct tl_vector into; /* uint32_t by row: that which has all of it, + 1, or 0 */
};

/* Where it says which row has all of a row. */
static uint32_t *
into_of(struct uniting *uniting, uint32_t actor)
{
    while (uniting->into.count <= actor)
        tl_vector_add(&uniting->into);
    return tl_vector_at(&uniting->into, actor);
}

/* The row that has all of a row in the end. */
static uint32_t
last_of(const struct uniting *uniting, uint32_t actor)
{
    const uint32_t *into = NULL;
    while (actor < uniting->into.count && *(into = tl_vector_at(&uniting->into, actor)))
        actor = *into - 1;
    return actor;
}

/* The actor that a name of the table means; TL_NONE where none is described, or,
 * reported, where several are. */
static uint32_t
find_renamed(const struct uniting *uniting, const char *name,
             struct tl_position position, bool *ambiguous)
{
    const struct tl_builder *builder = uniting->builder;
    uint32_t mention = tl_vocabulary_find(&builder->mentions, name, strlen(name));
    struct tl_meaning meaning = uniting->meanings[mention];
    if (meaning.ambiguous)
        tl_meaning_report_ambiguous(builder, name, TL_WANT_ACTOR,
                                    (enum tl_level)meaning.level, position);
    *ambiguous |= meaning.ambiguous;
    if (meaning.ambiguous || meaning.number == TL_NONE)
        return TL_NONE;
    return last_of(uniting, meaning.number);
}

static void
unite_row(struct uniting *uniting, const struct tl_renamed *row)
{
    struct tl_builder *builder = uniting->builder;
    bool ambiguous = false;
    uint32_t from = find_renamed(uniting, row->from, row->position, &ambiguous);
    if (from != TL_NONE || ambiguous) /* it is used */
        tl_renaming_find(builder->options.renaming, TL_RENAMED_ACTOR, row->from,
                         strlen(row->from));
    if (from == TL_NONE)
        return;
    uint32_t to = find_renamed(uniting, row->to, row->position, &ambiguous);
    if (to == from || ambiguous)
        return;
    uint32_t mention = tl_vocabulary_find(&builder->mentions, row->to, strlen(row->to));
    if (to != TL_NONE && unite_actors(builder, from, to, row->position))
        *into_of(uniting, from) = to + 1;
    else if (to == TL_NONE && call_by(builder, from, row->to, row->position))
        uniting->meanings[mention] = (struct tl_meaning){from, TL_BY_NAME, false};
}

/* What belonged to actors that are gone belongs to those that have all of theirs. */
static void
follow_united(const struct uniting *uniting)
{
    struct tl_builder *builder = uniting->builder;
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_CITATION); i++) {
        struct tl_citation_row *row = tl_citation_row(builder->graph, i);
        if (row->owner_type == TL_ACTOR)
            row->owner = last_of(uniting, row->owner);
    }
    for (size_t i = 0; i < builder->links.count; i++) {
        struct tl_link *link = tl_vector_at(&builder->links, i);
        if (link->type == TL_ACTOR)
            link->owner = last_of(uniting, link->owner);
    }
}

void
tl_unite_renamed(struct tl_builder *builder)
{
    struct tl_renaming *renaming = builder->options.renaming;
    const struct tl_vocabulary *names = &renaming->from[TL_RENAMED_ACTOR];
    struct uniting uniting = {.builder = builder, .into.width = sizeof(uint32_t)};
    uint32_t count = tl_vocabulary_count(names);
    uint32_t *sorted = tl_vocabulary_sorted(names);
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_renamed *row =
            tl_vector_at(&renaming->rows[TL_RENAMED_ACTOR], i);
        tl_vocabulary_add(&builder->mentions, row->from, strlen(row->from));
        tl_vocabulary_add(&builder->mentions, row->to, strlen(row->to));
    }
    struct tl_meanings meanings = tl_meanings_find(builder);
    uniting.meanings = meanings.of[TL_SPACE_ACTORS];
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_renamed *row =
            tl_vector_at(&renaming->rows[TL_RENAMED_ACTOR], sorted[i]);
        if (!row->is_void)
            unite_row(&uniting, row);
    }
    follow_united(&uniting);
    tl_meanings_clear(&meanings);
    tl_vector_clear(&uniting.into);
    tl_free(sorted);
}

static void
choose_text(struct tl_builder *builder, const struct tl_draft *draft,
            enum tl_field field, const char **chosen, const char *now)
{
    int order = strcmp(*chosen, now);
    if (**chosen && *now && order != 0)
        tl_report(builder->diagnostics, place_of(builder, draft, field),
                  TL_RULE_IGNORED, NULL,
                  "found two datasets with different '%s'; '%.*s' is not used",
                  tl_fields[field].name, TL_SHOWN(order < 0 ? now : *chosen));
    if (*now && (!**chosen || order > 0))
        tl_joint_text_set(&builder->joints, chosen, now);
}

void
tl_unite_dataset(struct tl_builder *builder, const struct tl_draft *draft,
                 const struct tl_gathered *gathered)
{
    struct tl_joints *joints = &builder->joints;
    const uint32_t dataset = TL_PACK(TL_DATASET, 0);
    struct tl_joint *joint = tl_joint_find(joints, dataset);
    if (!joint)
        joint = tl_joint_add(joints, dataset, builder->graph->dataset, TL_FIELDS);
    for (enum tl_field field = tl_joint_next(TL_ID); field < TL_FIELDS;
         field = tl_joint_next(field))
        choose_text(builder, draft, field, &joint->text[field], said(gathered, field));
    const char *conflict = tl_joint_conflict(joints, joint, gathered->attributes,
                                             gathered->attribute_count);
    if (conflict)
        tl_report(builder->diagnostics, draft->position, TL_RULE_IGNORED, NULL,
                  "found two datasets with different '%s'; one of them is not used",
                  conflict);
    tl_joint_attributes_add(joints, joint, gathered->attributes,
                            gathered->attribute_count);
}
