#include "claims.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/text.h"
#include "graph/claim.h"
#include "rows.h"

/* Lists of claims. */

bool
tl_claim_check(struct tl_builder *builder, const char *text, enum tl_type type,
               struct tl_position position)
{
    struct tl_claim_text claim = tl_claim_split(text);
    if (type == TL_TYPES || tl_type_may_claim(type, claim.field))
        return true;
    tl_report(builder->diagnostics, position, TL_RULE_BAD_VALUE, NULL,
              "found a citation that gives the %s of the %s it is about, which %ss do "
              "not have",
              tl_fields[claim.field].name, tl_type_names[type], tl_type_names[type]);
    return false;
}

const char *
tl_claim_write(struct tl_arena *arena, enum tl_field field, const char *value,
               int64_t number)
{
    char digits[TL_WEIGHT_TEXT_MAX];
    if (field == TL_COUNT || field == TL_WEIGHT) {
        tl_weight_write(field == TL_COUNT ? number * TL_WEIGHT_ONE : number, digits);
        value = digits;
    }
    const char *name = tl_fields[field].name;
    size_t size = strlen(name) + strlen(value) + 2;
    char *claim = tl_arena_take(arena, size, 1);
    snprintf(claim, size, "%s=%s", name, value);
    return claim;
}

void
tl_claims_report_two(struct tl_builder *builder, const char *twice,
                     struct tl_position position)
{
    struct tl_claim_text claim = tl_claim_split(twice);
    tl_report(
        builder->diagnostics, position, TL_RULE_CONFLICT, NULL,
        "found two values of '%s' in one citation, '%.*s' among them, expected one",
        tl_fields[claim.field].name, TL_SHOWN(claim.value));
}

const char *
tl_claims_list(struct tl_builder *builder, const char **texts, size_t count,
               const char **twice)
{
    size_t size = 1;
    *twice = NULL;
    if (!count)
        return NULL;
    qsort(texts, count, sizeof *texts, tl_compare_texts);
    for (size_t i = 0; i < count; i++)
        size += strlen(texts[i]) + 1;
    char *list = tl_arena_take(&builder->graph->texts, size, 1);
    char *end = list;
    const char *last = "";
    for (size_t i = 0; i < count; i++) {
        bool same_field =
            *last && tl_claim_split(texts[i]).field == tl_claim_split(last).field;
        if (same_field && strcmp(last, texts[i]) != 0)
            *twice = texts[i];
        if (same_field)
            continue;
        last = strcpy(end, texts[i]);
        end += strlen(last) + 1;
    }
    *end = '\0';
    builder->graph->has_claims = true;
    return list;
}

const char *
tl_claims_unite(struct tl_builder *builder, const char *a, const char *b,
                const char **twice)
{
    const char *lists[] = {a, b};
    const char *texts[2 * TL_FIELDS];
    size_t count = 0;
    for (size_t i = 0; i < 2; i++) {
        for (const char *text = lists[i]; text && *text; text += strlen(text) + 1)
            texts[count++] = text;
    }
    return tl_claims_list(builder, texts, count, twice);
}

/* Settling. One claim about a field, and all those about it. */

struct said {
    enum tl_type type;
    uint32_t owner;
    enum tl_field field;
    const char *value;
    const char *shown;     /* the value; of the parent event its title */
    const char *reference; /* its id */
    const char *source;    /* its title, else its id */
    struct tl_date date;   /* of a date */
    int64_t number;        /* of a count or weight; of the parent event */
};

struct settling {
    struct tl_builder *builder;
    struct tl_vector said; /* struct said */
    bool ordered;          /* words and dates have ranks */
};

static int
by_field(const struct said *left, const struct said *right)
{
    int order = tl_compare(left->type, right->type);
    if (!order)
        order = tl_compare(left->owner, right->owner);
    return order ? order : tl_compare(left->field, right->field);
}

static int
by_value(const struct said *left, const struct said *right)
{
    if (left->field == TL_DATE)
        return tl_date_compare(&left->date, &right->date);
    if (left->field != TL_PART_OF && left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return strcmp(left->value, right->value);
}

static int
by_said(const void *a, const void *b)
{
    int order = by_field(a, b);
    if (!order)
        order = by_value(a, b);
    return order ? order
                 : strcmp(((const struct said *)a)->reference,
                          ((const struct said *)b)->reference);
}

static void
read_value(const struct tl_builder *builder, struct said *said)
{
    bool exact;
    size_t length = strlen(said->value);
    if (said->field == TL_DATE) {
        uint32_t date =
            tl_vocabulary_find(&builder->graph->date_texts, said->value, length);
        said->date = *(const struct tl_date *)tl_vector_at(&builder->dates, date);
    } else if (said->field == TL_COUNT || said->field == TL_WEIGHT) {
        tl_weight_read(said->value, length, &said->number, &exact);
    }
}

static void
read_whole(const struct tl_graph *graph, uint32_t whole, struct said *said)
{
    const char *title = tl_record_text(tl_event_row(graph, whole)->record, TL_TITLE);
    said->number = whole;
    said->shown = *title ? title : said->value;
}

/* Adds what a citation says; one that denies a value does not give one. */
static void
add_said(struct settling *settling, const struct tl_citation_row *row)
{
    const struct tl_graph *graph = settling->builder->graph;
    const char *record = tl_reference_row(graph, row->reference)->record;
    const char *title = tl_record_text(record, TL_TITLE);
    for (const char *text = row->says; *text; text += strlen(text) + 1) {
        struct tl_claim_text claim = tl_claim_split(text);
        if (!tl_type_may_claim(row->owner_type, claim.field) ||
            (claim.field == TL_PART_OF && row->whole == TL_NONE))
            continue;
        struct said *said = tl_vector_add(&settling->said);
        *said = (struct said){
            .type = row->owner_type,
            .owner = row->owner,
            .field = claim.field,
            .value = claim.value,
            .shown = claim.value,
            .reference = tl_record_text(record, TL_ID),
        };
        said->source = *title ? title : said->reference;
        read_value(settling->builder, said);
        if (claim.field == TL_PART_OF)
            read_whole(graph, row->whole, said);
    }
}

/* Where a row holds the number of a field, and its marks. */
struct holder {
    uint32_t *number;
    uint8_t *claimed;
    uint8_t *undecided;
};

static struct holder
event_holder(struct tl_graph *graph, const struct said *said)
{
    struct tl_event_extra *extra = tl_event_extra_add(graph, said->owner);
    struct tl_event_row *row = tl_event_row(graph, said->owner);
    uint32_t *number = said->field == TL_KIND      ? &row->kind
                       : said->field == TL_DATE    ? &row->date
                       : said->field == TL_PLACE   ? &extra->place
                       : said->field == TL_PART_OF ? &extra->part_of
                                                   : &extra->count;
    return (struct holder){number, &extra->claimed, &extra->undecided};
}

static struct holder
holder_of(struct tl_graph *graph, const struct said *said)
{
    if (said->type == TL_EVENT)
        return event_holder(graph, said);
    if (said->type == TL_RELATION) {
        struct tl_relation_row *row = tl_relation_row(graph, said->owner);
        uint32_t *number = said->field == TL_KIND   ? &row->kind
                           : said->field == TL_DATE ? &row->date
                                                    : NULL;
        return (struct holder){number, &row->claimed, &row->undecided};
    }
    struct tl_participation_extra *extra =
        tl_participation_extra_add(graph, said->owner);
    return (struct holder){said->field == TL_ROLE ? &extra->role : &extra->date,
                           &extra->claimed, &extra->undecided};
}

static bool
has_own_value(const struct tl_graph *graph, const struct said *said,
              const struct holder *holder)
{
    if (said->field == TL_WEIGHT)
        return tl_relation_row(graph, said->owner)->weight != TL_NO_WEIGHT;
    return *holder->number != (said->field == TL_COUNT ? 0 : TL_NONE);
}

/* The number of a word, date or event, which all claims have been given. */
static uint32_t
number_of(const struct settling *settling, const struct said *said)
{
    const struct tl_graph *graph = settling->builder->graph;
    size_t length = strlen(said->value);
    if (said->field == TL_PART_OF)
        return (uint32_t)said->number;
    if (said->field == TL_DATE) {
        uint32_t date = tl_vocabulary_find(&graph->date_texts, said->value, length);
        return settling->ordered ? settling->builder->date_ranks[date] : date;
    }
    return settling->ordered
               ? tl_graph_word_find(graph, said->value)
               : tl_vocabulary_find(&graph->word_texts, said->value, length);
}

static void
use_value(const struct settling *settling, const struct said *said,
          const struct holder *holder)
{
    struct tl_graph *graph = settling->builder->graph;
    if (said->field == TL_WEIGHT)
        tl_relation_row(graph, said->owner)->weight = said->number;
    else if (said->field == TL_COUNT)
        *holder->number = (uint32_t)(said->number / TL_WEIGHT_ONE);
    else
        *holder->number = number_of(settling, said);
    *holder->claimed |= TL_CLAIM_BIT(said->field);
}

/* Whether all days of one date satisfy the other. */
static bool
is_within(const struct tl_date *inner, const struct tl_date *outer)
{
    return inner->start_earliest >= outer->start_earliest &&
           inner->end_latest <= outer->end_latest;
}

static bool
agrees(const struct said *said, const struct said *other)
{
    if (said->field == TL_DATE)
        return is_within(&said->date, &other->date);
    if (said->field == TL_COUNT || said->field == TL_WEIGHT ||
        said->field == TL_PART_OF)
        return said->number == other->number;
    return tl_claim_is_same_text(said->value, other->value);
}

/* The first of the claims about a field with which all others agree; NULL if none is.
 * Of dates it can only be one that is within others. */
static const struct said *
find_agreed(const struct said *first, size_t count)
{
    const struct said *agreed = first;
    size_t i = 0;
    for (size_t k = 1; k < count; k++) {
        if (agrees(&first[k], agreed) && !agrees(agreed, &first[k]))
            agreed = &first[k];
    }
    while (i < count && agrees(agreed, &first[i]))
        i++;
    return i == count ? agreed : NULL;
}

/* Writes text after `used` bytes of a buffer, as far as it has room; the length. */
static size_t
append(char *buffer, size_t size, size_t used, const char *text)
{
    size_t length = strlen(text);
    if (used < size)
        snprintf(buffer + used, size - used, "%s", text);
    return used + length;
}

/* "2001 (One; Two) or 2003 (Three)": as snprintf() does. */
static size_t
write_alternatives(const struct said *first, size_t count, char *buffer, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        char label[TL_DATE_LABEL_MAX];
        bool again = i && by_value(&first[i - 1], &first[i]) == 0;
        if (again && strcmp(first[i - 1].reference, first[i].reference) == 0)
            continue;
        if (first[i].field == TL_DATE)
            tl_date_label(&first[i].date, TL_ENGLISH, label, sizeof label);
        if (!again) {
            used = append(buffer, size, used, i ? ") or " : "");
            used = append(buffer, size, used,
                          first[i].field == TL_DATE ? label : first[i].shown);
        }
        used = append(buffer, size, used, again ? "; " : " (");
        used = append(buffer, size, used, first[i].source);
    }
    return append(buffer, size, used, ")");
}

/* The same as tl_date_label() takes it. */
static size_t
write_undecided(const struct said *first, size_t count, char *buffer, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = i && by_value(&first[i - 1], &first[i]) == 0;
        if (again && strcmp(first[i - 1].reference, first[i].reference) == 0)
            continue;
        if (!again) {
            used = append(buffer, size, used, i ? TL_DATE_OR : "");
            used = append(buffer, size, used, first[i].value);
        }
        used = append(buffer, size, used, TL_DATE_SAYS);
        size_t from = used;
        used = append(buffer, size, used, first[i].source);
        for (; from < used && from < size; from++)
            if ((unsigned char)buffer[from] < ' ')
                buffer[from] = ' ';
    }
    return used;
}

/* The alternatives in a text of their own. To be freed. */
static char *
alternatives_of(const struct said *first, size_t count,
                size_t (*write)(const struct said *first, size_t count, char *buffer,
                                size_t size))
{
    size_t size = write(first, count, NULL, 0) + 1;
    char *text = tl_alloc(size);
    write(first, count, text, size);
    return text;
}

/* Makes a date, of which the text is kept, one that can be as well the other: its
 * bounds hold both, and it is undecided. */
static void
widen(struct tl_date *date, const struct tl_date *other)
{
    const uint32_t in_text = TL_DATE_DAY | TL_DATE_HAS_TIME | TL_DATE_ALL_OF;
    if (other->start_earliest < date->start_earliest) {
        date->start_earliest = other->start_earliest;
        date->first = other->first;
    }
    if (other->end_latest > date->end_latest) {
        date->end_latest = other->end_latest;
        date->last = other->last;
    }
    if (other->start_latest > date->start_latest)
        date->start_latest = other->start_latest;
    if (other->end_earliest < date->end_earliest)
        date->end_earliest = other->end_earliest;
    date->flags |= other->flags | TL_DATE_UNDECIDED | TL_DATE_ONE_OF;
    if (date->flags & TL_DATE_ALL_OF)
        date->flags |= TL_DATE_INTERVAL;
    date->flags &= ~in_text;
    date->second = 0;
    if (other->level > date->level)
        date->level = other->level;
}

/* A date that is any of those claimed; its number. */
static uint32_t
add_undecided(const struct settling *settling, const struct said *first, size_t count,
              const char *text)
{
    struct tl_builder *builder = settling->builder;
    struct tl_graph *graph = builder->graph;
    uint32_t known = tl_vocabulary_count(&graph->date_texts);
    uint32_t number = tl_vocabulary_add(&graph->date_texts, text, strlen(text));
    struct tl_date date = first->date;
    if (number < known)
        return settling->ordered ? builder->date_ranks[number] : number;
    for (size_t i = 1; i < count; i++)
        widen(&date, &first[i].date);
    date.text = tl_vocabulary_text(&graph->date_texts, number);
    date.length = (uint32_t)strlen(date.text);
    *(struct tl_date *)tl_vector_add(&builder->dates) = date;
    if (settling->ordered) {
        size_t dates = builder->dates.count;
        graph->dates = tl_resize(graph->dates, dates * sizeof *graph->dates);
        builder->date_ranks =
            tl_resize(builder->date_ranks, dates * sizeof *builder->date_ranks);
        graph->dates[number] = date;
        builder->date_ranks[number] = number;
    }
    return number;
}

/* What a message calls the item: tl_row_name() needs words that are ranked. */
static const char *
name_of(const struct settling *settling, enum tl_type type, uint32_t number)
{
    const struct tl_graph *graph = settling->builder->graph;
    if (settling->ordered)
        return tl_row_name(settling->builder, type, number);
    const char *record = *tl_row_record(graph, type, number);
    if (type == TL_RELATION && tl_relation_row(graph, number)->unnamed)
        return tl_vocabulary_text(&graph->word_texts,
                                  tl_relation_row(graph, number)->kind);
    if (type == TL_EVENT && tl_event_row(graph, number)->unnamed)
        return tl_record_text(record, TL_TITLE);
    return tl_record_text(record, TL_ID);
}

/* More would be no message. */
enum { SHOWN_ALTERNATIVES = 400 };

static void
report_undecided(const struct settling *settling, const struct said *said,
                 const char *alternatives)
{
    struct tl_builder *builder = settling->builder;
    bool inner = said->type == TL_PARTICIPATION;
    enum tl_type type = inner ? TL_EVENT : said->type;
    uint32_t number =
        inner ? tl_participation_row(builder->graph, said->owner)->event : said->owner;
    const char *name = name_of(settling, type, number);
    size_t length = strlen(alternatives);
    bool all = length <= SHOWN_ALTERNATIVES;
    int shown = (int)(all ? length : tl_text_whole(alternatives, SHOWN_ALTERNATIVES));
    tl_report(builder->diagnostics, tl_row_position(builder, said->type, said->owner),
              TL_RULE_UNDECIDED, NULL,
              "sources disagree about the %s of %s%s%s%.*s%s: %.*s%s",
              tl_fields[said->field].name, inner ? "a participation in" : "the ",
              inner ? "" : tl_type_names[type], *name ? " '" : "", TL_SHOWN(name),
              *name ? "'" : "", shown, alternatives, all ? "" : " \u2026");
}

/* Gives a field that has no value of its own what its claims say. */
static void
settle_field(const struct settling *settling, const struct said *first, size_t count)
{
    struct holder holder = holder_of(settling->builder->graph, first);
    if (has_own_value(settling->builder->graph, first, &holder))
        return;
    const struct said *agreed = find_agreed(first, count);
    if (agreed) {
        use_value(settling, agreed, &holder);
        return;
    }
    char *alternatives = alternatives_of(first, count, write_alternatives);
    *holder.undecided |= TL_CLAIM_BIT(first->field);
    if (first->field == TL_DATE) {
        char *text = alternatives_of(first, count, write_undecided);
        *holder.number = add_undecided(settling, first, count, text);
        tl_free(text);
    }
    report_undecided(settling, first, alternatives);
    tl_free(alternatives);
}

static void
settle(struct settling *settling)
{
    size_t count = settling->said.count;
    struct said *said = tl_vector_sorted(&settling->said, by_said);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && by_field(&said[i], &said[end]) == 0;)
            end++;
        settle_field(settling, &said[i], end - i);
    }
    tl_free(said);
    tl_vector_clear(&settling->said);
}

/* Checks what citations in tables of their own say, now that it is known of what. */
static void
check_detached(struct tl_builder *builder)
{
    for (size_t i = 0; i < builder->detached.count; i++) {
        const struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        const char *says = tl_citation_row(builder->graph, detached->citation)->says;
        enum tl_type type = detached->actor == TL_NONE ? TL_PACKED_TYPE(detached->item)
                                                       : TL_PARTICIPATION;
        if (detached->item == TL_NONE || !says)
            continue;
        for (; *says; says += strlen(says) + 1)
            tl_claim_check(builder, says, type, detached->position);
    }
}

/* A claim names an event by its id, as `part_of` of an event is written. */
static void
name_whole(struct tl_builder *builder, struct tl_citation_row *row)
{
    const struct tl_graph *graph = builder->graph;
    const char *id = tl_record_text(tl_event_row(graph, row->whole)->record, TL_ID);
    const char *texts[TL_FIELDS];
    const char *twice;
    size_t count = 0;
    bool named = false;
    for (const char *text = row->says; *text; text += strlen(text) + 1) {
        struct tl_claim_text claim = tl_claim_split(text);
        texts[count] = text;
        if (claim.field == TL_PART_OF && strcmp(claim.value, id) != 0) {
            texts[count] = tl_claim_write(&builder->graph->texts, TL_PART_OF, id, 0);
            named = true;
        }
        count++;
    }
    if (named)
        row->says = tl_claims_list(builder, texts, count, &twice);
}

static void
name_wholes(struct tl_builder *builder)
{
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_CITATION); i++) {
        struct tl_citation_row *row = tl_citation_row(builder->graph, i);
        if (row->whole != TL_NONE && row->says)
            name_whole(builder, row);
    }
}

static void
settle_types(struct tl_builder *builder, unsigned types, bool ordered)
{
    struct settling settling = {.builder = builder, .ordered = ordered};
    struct tl_graph *graph = builder->graph;
    settling.said.width = sizeof(struct said);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++) {
        const struct tl_citation_row *row = tl_citation_row(graph, i);
        if (row->says && row->status != TL_DENIED && row->owner != TL_NONE &&
            row->reference != TL_NONE && types >> row->owner_type & 1)
            add_said(&settling, row);
    }
    settle(&settling);
}

void
tl_settle_items(struct tl_builder *builder)
{
    if (!builder->graph->has_claims)
        return;
    check_detached(builder);
    name_wholes(builder);
    settle_types(builder, 1U << TL_EVENT | 1U << TL_RELATION, false);
}

void
tl_settle_participations(struct tl_builder *builder)
{
    if (builder->graph->has_claims)
        settle_types(builder, 1U << TL_PARTICIPATION, true);
}
