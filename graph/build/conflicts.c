#include "conflicts.h"

#include <stdio.h>
#include <string.h>

#include "claims.h"
#include "graph/base/compare.h"
#include "graph/claim.h"
#include "rows.h"
#include "unite.h"

/* A value that a record gives for a field of an item. */
struct given {
    uint32_t item; /* packed */
    enum tl_field field;
    int64_t value;
    const char *claim; /* FIELD=VALUE */
    struct tl_position position;
    bool is_one_of_several; /* that the record gives */
    struct tl_slice
        citations; /* rows of what the record cites; others may be between */
};

/* Whether a piece is another value for a field that has one. */
static bool
is_other(const struct tl_draft *draft, const struct tl_piece *piece, uint32_t at)
{
    return piece->field < TL_FIELDS && draft->pieces[piece->field] != at &&
           tl_type_may_claim(draft->type, piece->field);
}

/* The fields for which a draft gives several values, a bit for each. */
static uint64_t
find_several(const struct tl_builder *builder, const struct tl_draft *draft)
{
    uint64_t several = 0;
    for (uint32_t at = draft->first; draft->has_others && at;
         at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        if (is_other(draft, piece, at))
            several |= UINT64_C(1) << piece->field;
    }
    return several;
}

void
tl_conflicts_note(struct tl_builder *builder, const struct tl_draft *draft,
                  uint32_t row, uint32_t citations)
{
    uint32_t end = tl_graph_count(builder->graph, TL_CITATION);
    uint64_t several = find_several(builder, draft);
    for (uint32_t at = draft->first; at; at = builder->pieces[at - 1].next) {
        const struct tl_piece *piece = &builder->pieces[at - 1];
        enum tl_field field = piece->field;
        bool is_one_of_several = field < TL_FIELDS && several >> field & 1;
        if (field == TL_FIELDS ||
            (!is_one_of_several && !tl_unite_keeps(builder, draft->type, field)))
            continue;
        const char *claim = tl_claim_write(&builder->graph->texts, field,
                                           tl_piece_text(builder, piece), piece->value);
        builder->given.width = sizeof(struct given);
        *(struct given *)tl_vector_add(&builder->given) = (struct given){
            .item = TL_PACK(draft->type, row),
            .field = field,
            .value = piece->value,
            .claim = claim,
            .position = piece->position,
            .is_one_of_several = is_one_of_several,
            .citations = {citations, end - citations},
        };
    }
}

static int
by_value(const void *a, const void *b)
{
    const struct given *left = a;
    const struct given *right = b;
    int order = tl_compare(left->item, right->item);
    if (!order)
        order = tl_compare(left->field, right->field);
    if (!order)
        order = strcmp(left->claim, right->claim);
    if (!order)
        order = tl_compare(left->position.file, right->position.file);
    return order ? order : tl_compare(left->position.line, right->position.line);
}

/* What a record cites for the item itself and does not deny it by. */
static bool
is_cited(const struct tl_graph *graph, const struct given *given, uint32_t citation)
{
    const struct tl_citation_row *row = tl_citation_row(graph, citation);
    return row->owner_type == TL_PACKED_TYPE(given->item) &&
           row->owner == TL_PACKED_NUMBER(given->item) && row->reference != TL_NONE &&
           row->status != TL_DENIED;
}

static bool
says_field(const struct tl_citation_row *row, enum tl_field field)
{
    for (const char *says = row->says; says && *says; says += strlen(says) + 1) {
        if (tl_claim_split(says).field == field)
            return true;
    }
    return false;
}

/* Whether a record cites something that can make the claim. */
static bool
cites(const struct tl_graph *graph, const struct given *given)
{
    bool found = false;
    for (uint32_t i = 0; i < given->citations.count; i++) {
        uint32_t number = given->citations.first + i;
        if (!is_cited(graph, given, number))
            continue;
        found = true;
        if (says_field(tl_citation_row(graph, number), given->field))
            return false;
    }
    return found;
}

/* A value with something that other values may have as well: a reference that it is
 * cited from, or the line of a file. */
struct mark {
    uint64_t of;
    int64_t value;
    size_t given;
};

static int
by_mark(const void *a, const void *b)
{
    const struct mark *left = a;
    const struct mark *right = b;
    if (left->of != right->of)
        return left->of < right->of ? -1 : 1;
    return (left->value > right->value) - (left->value < right->value);
}

/* Sets `shared` for each value that has a mark in common with another. */
static void
find_shared(struct tl_vector *marks, bool *shared)
{
    size_t count = marks->count;
    struct mark *sorted = tl_vector_sorted(marks, by_mark);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && sorted[end].of == sorted[i].of;)
            end++;
        bool differ = sorted[end - 1].value != sorted[i].value;
        for (size_t k = i; differ && k < end; k++)
            shared[sorted[k].given] = true;
    }
    tl_free(sorted);
    tl_vector_clear(marks);
}

static void
add_mark(struct tl_vector *marks, uint64_t of, const struct given *given, size_t number)
{
    marks->width = sizeof(struct mark);
    *(struct mark *)tl_vector_add(marks) =
        (struct mark){of, given[number].value, number};
}

/* Which of the values for a field are cited from a reference from which another value
 * is. */
static void
find_shared_references(const struct tl_graph *graph, const struct given *given,
                       size_t count, bool *shared)
{
    struct tl_vector marks = {0};
    for (size_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < given[i].citations.count; k++) {
            uint32_t number = given[i].citations.first + k;
            if (is_cited(graph, &given[i], number))
                add_mark(&marks, tl_citation_row(graph, number)->reference, given, i);
        }
    }
    find_shared(&marks, shared);
}

/* Which of the values for a field stand in a line with another, as in JSON. */
static void
find_shared_lines(const struct given *given, size_t count, bool *shared)
{
    struct tl_vector marks = {0};
    for (size_t i = 0; i < count; i++)
        add_mark(&marks,
                 (uint64_t)given[i].position.file << 32 | given[i].position.line, given,
                 i);
    find_shared(&marks, shared);
}

static void
add_says(struct tl_builder *builder, uint32_t citation, const char *claim)
{
    struct tl_citation_row *row = tl_citation_row(builder->graph, citation);
    const char *texts[] = {claim};
    const char *twice;
    const char *list = tl_claims_list(builder, texts, 1, &twice);
    row->says = tl_claims_unite(builder, row->says, list, &twice);
}

/* The last parts of a file's path that no other input has: "a/events.csv". */
static const char *
short_name(const struct tl_diagnostics *diagnostics, uint32_t file)
{
    const char *name = tl_diagnostics_file_name(diagnostics, file);
    const char *end = name + strlen(name);
    for (const char *start = end; start > name;) {
        do
            start--;
        while (start > name && start[-1] != '/');
        bool single = true;
        for (uint32_t i = 0; single && i < tl_diagnostics_file_count(diagnostics);
             i++) {
            const char *other = tl_diagnostics_file_name(diagnostics, i);
            size_t length = strlen(other);
            size_t wanted = (size_t)(end - start);
            single = strcmp(other, name) == 0 || length < wanted ||
                     strcmp(other + length - wanted, start) != 0;
        }
        if (single)
            return start;
    }
    return name;
}

/* The reference that stands for an input, added where it is not there. */
static uint32_t
input_reference(struct tl_builder *builder, struct tl_position position)
{
    struct tl_graph *graph = builder->graph;
    char id[512];
    snprintf(id, sizeof id, "input:%s",
             short_name(builder->diagnostics, position.file));
    uint32_t there = tl_id_find(graph, &builder->reference_ids, id, strlen(id));
    if (there != TL_NONE)
        return TL_PACKED_NUMBER(there);
    const char *texts[TL_FIELDS] = {[TL_ID] = id};
    uint32_t number = tl_row_add(builder, TL_REFERENCE, position);
    *tl_reference_row(graph, number) = (struct tl_reference_row){
        .record = tl_record_write(&graph->texts, texts, NULL, 0),
        .date = TL_NONE,
        .via = TL_NONE,
    };
    tl_id_add(graph, &builder->reference_ids, TL_REFERENCE, number);
    return number;
}

/* What a value is cited from that is not alone in what its record cites: of a record
 * that gives several, the first thing that it cites; else the input. */
static uint32_t
source_of(struct tl_builder *builder, const struct given *given)
{
    for (uint32_t i = 0; given->is_one_of_several && i < given->citations.count; i++) {
        uint32_t number = given->citations.first + i;
        if (is_cited(builder->graph, given, number))
            return tl_citation_row(builder->graph, number)->reference;
    }
    return input_reference(builder, given->position);
}

/* A citation of that, with the place where the value is in the input. */
static void
cite_place(struct tl_builder *builder, const struct given *given, bool shares_line,
           size_t before)
{
    char place[96];
    const char *texts[TL_FIELDS] = {[TL_LOCATOR] = place};
    struct tl_graph *graph = builder->graph;
    struct tl_position position = given->position;
    int length =
        snprintf(place, sizeof place, "line %lu", (unsigned long)position.line);
    if (shares_line)
        snprintf(place + length, sizeof place - (size_t)length, ", column %lu",
                 (unsigned long)position.column);
    if (before)
        snprintf(place + strlen(place), sizeof place - strlen(place), " (%zu)",
                 before + 1);
    uint32_t reference = source_of(builder, given);
    uint32_t number = tl_row_add(builder, TL_CITATION, position);
    *tl_citation_row(graph, number) = (struct tl_citation_row){
        .record = tl_record_write(&graph->texts, texts, NULL, 0),
        .owner = TL_PACKED_NUMBER(given->item),
        .reference = reference,
        .whole = TL_NONE,
        .owner_type = (uint8_t)TL_PACKED_TYPE(given->item),
        .status = TL_STATED,
    };
    add_says(builder, number, given->claim);
}

/* How many values before one of several of a record are said to be at its place: a date
 * has two ends, of which either may be another one. */
static size_t
count_there(const struct given *given, size_t number)
{
    const struct tl_position *place = &given[number].position;
    size_t count = 0;
    for (size_t i = 0; given[number].is_one_of_several && i < number; i++)
        count += given[i].is_one_of_several && given[i].position.file == place->file &&
                 given[i].position.line == place->line &&
                 given[i].position.column == place->column;
    return count;
}

static void
make_claims(struct tl_builder *builder, const struct given *given, size_t count)
{
    const struct tl_graph *graph = builder->graph;
    bool *shares_reference = tl_alloc(count * sizeof *shares_reference);
    bool *shares_line = tl_alloc(count * sizeof *shares_line);
    bool was_apart = true;
    find_shared_references(graph, given, count, shares_reference);
    find_shared_lines(given, count, shares_line);
    for (size_t i = 0; i < count; i++) {
        bool apart = !shares_reference[i] && cites(graph, &given[i]);
        bool again = i && !was_apart && given[i].value == given[i - 1].value &&
                     given[i].position.file == given[i - 1].position.file;
        for (uint32_t k = 0; apart && k < given[i].citations.count; k++) {
            uint32_t number = given[i].citations.first + k;
            if (is_cited(graph, &given[i], number))
                add_says(builder, number, given[i].claim);
        }
        if (!apart && !again)
            cite_place(builder, &given[i], shares_line[i], count_there(given, i));
        was_apart = apart;
    }
    tl_free(shares_reference);
    tl_free(shares_line);
}

/* Whether a file is the input that is named, or lies in it. */
static bool
is_in(const char *file, const char *input)
{
    size_t length = strlen(input);
    while (length > 1 && input[length - 1] == '/')
        length--;
    return strncmp(file, input, length) == 0 &&
           (file[length] == '\0' || file[length] == '/');
}

/* The value of the first input that the user prefers; NULL where there is none, or
 * several in it. */
static const struct given *
find_preferred(const struct tl_builder *builder, const struct given *given,
               size_t count)
{
    for (size_t i = 0; i < builder->options.preferred_count; i++) {
        const struct given *found = NULL;
        bool several = false;
        for (size_t k = 0; k < count; k++) {
            const char *file =
                tl_diagnostics_file_name(builder->diagnostics, given[k].position.file);
            if (!is_in(file, builder->options.preferred[i]))
                continue;
            several |= found && found->value != given[k].value;
            found = &given[k];
        }
        if (found && !several)
            return found;
    }
    return NULL;
}

void
tl_conflicts_to_claims(struct tl_builder *builder)
{
    size_t count = builder->given.count;
    struct given *given = tl_vector_sorted(&builder->given, by_value);
    for (size_t i = 0, end; i < count; i = end) {
        bool differ = false;
        for (end = i + 1; end < count && given[end].item == given[i].item &&
                          given[end].field == given[i].field;
             end++)
            differ |= given[end].value != given[i].value;
        if (!differ)
            continue;
        const struct given *chosen = find_preferred(builder, &given[i], end - i);
        tl_row_value_set(builder->graph, given[i].item, given[i].field,
                         chosen ? &chosen->value : NULL);
        make_claims(builder, &given[i], end - i);
    }
    tl_free(given);
    tl_vector_clear(&builder->given);
}
