#include "unite.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
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
                               : tl_column_at(&graph->rows[slot->type], number);
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

static bool
is_single_text(enum tl_field field)
{
    enum tl_value value = tl_fields[field].value;
    return value == TL_VALUE_TEXT || value == TL_VALUE_URL;
}

static size_t
check_texts(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there,
            const struct tl_gathered *gathered, const struct tl_texts *old)
{
    size_t conflicts = 0;
    for (enum tl_field field = TL_ID + 1; field < TL_FIELDS; field++) {
        const char *before = old->text[field];
        const char *now = said(gathered, field);
        if (!is_single_text(field) || !*before || !*now || strcmp(before, now) == 0)
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
        if (before == slots[i].none || before == piece->value)
            continue;
        report_conflict(builder, draft, piece->position, there,
                        tl_fields[slots[i].field].name);
        conflicts++;
    }
    return conflicts;
}

struct tl_attribute *
tl_attributes_merge(const struct tl_gathered *gathered, struct tl_attributes old,
                    size_t *count, const char **conflict)
{
    size_t most = gathered->attribute_count + old.count;
    struct tl_attribute *merged = tl_alloc((most + 1) * sizeof *merged);
    *count = 0;
    while (tl_attributes_next(&old, &merged[*count].key, &merged[*count].value))
        ++*count;
    for (size_t i = 0; i < gathered->attribute_count; i++)
        merged[(*count)++] = gathered->attributes[i];
    qsort(merged, *count, sizeof *merged, tl_attribute_order);
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        bool repeated = kept && strcmp(merged[kept - 1].key, merged[i].key) == 0;
        if (repeated && strcmp(merged[kept - 1].value, merged[i].value) != 0)
            *conflict = merged[i].key;
        if (!repeated)
            merged[kept++] = merged[i];
    }
    *count = kept;
    return merged;
}

static size_t
list_texts(const char *list, const char **texts)
{
    size_t count = 0;
    for (; *list; list += strlen(list) + 1)
        texts[count++] = list;
    return count;
}

/*
 * Two lists are one: the same one keeps its order, different ones are sorted, so that
 * it does not show in which order they came.
 */
static const char *
merge_lists(struct tl_builder *builder, const char *a, const char *b)
{
    size_t size = tl_list_size(a) + tl_list_size(b);
    if (!*a || !*b)
        return *a ? a : b;
    if (tl_list_size(a) == tl_list_size(b) && memcmp(a, b, tl_list_size(a)) == 0)
        return a;
    const char **texts = tl_alloc(size * sizeof *texts);
    size_t count = list_texts(a, texts);
    count += list_texts(b, texts + count);
    qsort(texts, count, sizeof *texts, tl_compare_texts);
    char *list = tl_arena_take(&builder->lists, size, 1);
    char *end = list;
    for (size_t i = 0; i < count; i++) {
        if (i && strcmp(texts[i - 1], texts[i]) == 0)
            continue;
        size_t length = strlen(texts[i]) + 1;
        memcpy(end, texts[i], length);
        end += length;
    }
    *end = '\0';
    tl_free(texts);
    return list;
}

static void
merge_texts(struct tl_builder *builder, const struct tl_gathered *gathered,
            struct tl_texts *old)
{
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        const char *now = said(gathered, field);
        if (tl_fields[field].value == TL_VALUE_LIST)
            old->text[field] = merge_lists(builder, old->text[field], now);
        else if (!*old->text[field])
            old->text[field] = now;
    }
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
        *(struct tl_place *)tl_column_at(&builder->places[draft->type], number) =
            tl_place_of(builder, draft->position);
}

uint32_t
tl_unite(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there,
         const struct tl_gathered *gathered)
{
    struct tl_graph *graph = builder->graph;
    uint32_t number = TL_PACKED_NUMBER(there);
    struct tl_position position = place_of(builder, draft, TL_ID);
    if (TL_PACKED_TYPE(there) != draft->type) {
        report_taken(builder, draft, position, there);
        return TL_NONE;
    }
    const char **record = tl_row_record(graph, draft->type, number);
    struct tl_texts texts = tl_record_read(*record);
    const char *conflict = NULL;
    size_t count;
    struct tl_attribute *attributes =
        tl_attributes_merge(gathered, texts.attributes, &count, &conflict);
    size_t conflicts = check_texts(builder, draft, there, gathered, &texts) +
                       check_slots(builder, draft, there);
    if (conflict)
        report_conflict(builder, draft, position, there, conflict);
    if (!conflict && !conflicts) {
        merge_texts(builder, gathered, &texts);
        merge_slots(builder, draft, number);
        keep_first_position(builder, draft, number);
        *record = tl_record_write(&graph->texts, texts.text, attributes, count);
    }
    tl_free(attributes);
    return conflict || conflicts ? TL_NONE : number;
}

static void
choose_text(struct tl_builder *builder, const struct tl_draft *draft,
            enum tl_field field, const char **chosen, const char *now)
{
    if (!**chosen || !*now || strcmp(*chosen, now) == 0) {
        *chosen = **chosen ? *chosen : now;
        return;
    }
    const char *other = strcmp(*chosen, now) < 0 ? now : *chosen;
    *chosen = other == now ? *chosen : now;
    tl_report(builder->diagnostics, place_of(builder, draft, field), TL_RULE_IGNORED,
              NULL, "found two datasets with different '%s'; '%.*s' is not used",
              tl_fields[field].name, TL_SHOWN(other));
}

void
tl_unite_dataset(struct tl_builder *builder, const struct tl_draft *draft,
                 const struct tl_gathered *gathered)
{
    static const enum tl_field fields[] = {TL_TITLE, TL_DESCRIPTION};
    struct tl_graph *graph = builder->graph;
    const char *conflict = NULL;
    size_t count;
    if (!graph->dataset)
        graph->dataset = tl_record_write(&graph->texts,
                                         (const char *const[TL_FIELDS]){NULL}, NULL, 0);
    struct tl_texts texts = tl_record_read(graph->dataset);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        choose_text(builder, draft, fields[i], &texts.text[fields[i]],
                    said(gathered, fields[i]));
    struct tl_attribute *attributes =
        tl_attributes_merge(gathered, texts.attributes, &count, &conflict);
    if (conflict)
        tl_report(builder->diagnostics, draft->position, TL_RULE_IGNORED, NULL,
                  "found two datasets with different '%s'; one of them is not used",
                  conflict);
    graph->dataset = tl_record_write(&graph->texts, texts.text, attributes, count);
    tl_free(attributes);
}
