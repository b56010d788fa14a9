#include "evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/hash.h"
#include "graph/base/memory.h"
#include "graph/weight.h"
#include "output/syntax/out.h"
#include "edge_cells.h"
#include "moment.h"
#include "rounds.h"

/* An event in the list of an edge. */
struct piece {
    struct tl_element id;
    struct tl_element date;
    struct tl_element weight;
    struct tl_moment moment;
    struct tl_position origin;
};

/* The lists of an edge, from which pieces are taken one after the other. */
struct cursor {
    const struct tl_entry *entry;
    const char *events;
    const char *dates;
    const char *weights;
    const char *origins;
    struct piece piece;
    bool ended;
};

/* An event that the open edge has. */
struct slot {
    uint64_t hash; /* 0: free */
    struct tl_element id;
    struct tl_position origin;
};

/* The lists that are made, and a table of the events in them. */
struct tl_evidence_room {
    struct tl_out events;
    struct tl_out dates;
    struct tl_out weights;
    struct tl_out origins;
    struct tl_hash_key key;
    struct slot *slots;
    size_t slot_count; /* a power of two */
    size_t used;
    char *text; /* of the id or the weight at hand */
    size_t text_room;
};

struct tl_evidence_room *
tl_evidence_room_new(void)
{
    struct tl_evidence_room *room = tl_alloc(sizeof *room);
    tl_out_open(&room->events, TL_OUT_MEMORY);
    tl_out_open(&room->dates, TL_OUT_MEMORY);
    tl_out_open(&room->weights, TL_OUT_MEMORY);
    tl_out_open(&room->origins, TL_OUT_MEMORY);
    room->key = tl_hash_key_draw();
    return room;
}

void
tl_evidence_room_free(struct tl_evidence_room *room)
{
    tl_out_close(&room->events);
    tl_out_close(&room->dates);
    tl_out_close(&room->weights);
    tl_out_close(&room->origins);
    tl_free(room->slots);
    tl_free(room->text);
    tl_free(room);
}

void
tl_edge_sum_share(struct tl_edge_sum *sum, struct tl_element kind, int64_t weight)
{
    size_t i = 0;
    while (i < sum->share_count && tl_element_compare(&sum->shares[i].kind, &kind) != 0)
        i++;
    if (i == sum->share_room) {
        sum->share_room = 2 * sum->share_room + 8;
        sum->shares = tl_resize(sum->shares, sum->share_room * sizeof *sum->shares);
    }
    if (i == sum->share_count)
        sum->shares[sum->share_count++] = (struct tl_kind_share){kind, 0};
    sum->shares[i].weight = tl_weight_add(sum->shares[i].weight, weight);
}

/* A text that an element means, until the next one. */
static const char *
read_element(struct tl_evidence_room *room, const struct tl_element *element)
{
    if (element->length + 1 > room->text_room) {
        room->text_room = 2 * element->length + 64;
        room->text = tl_resize(room->text, room->text_room);
    }
    tl_element_read(element, room->text);
    return room->text;
}

static struct tl_position
read_origin(struct cursor *cursor)
{
    struct tl_position position = cursor->entry->position;
    if (!*cursor->origins)
        return position;
    char *end;
    position.file = (uint32_t)strtoul(cursor->origins, &end, 10);
    position.line = (uint32_t)strtoul(end + 1, &end, 10);
    position.column = 1;
    cursor->origins = *end ? end + 1 : end;
    return position;
}

static void
report_date(const struct tl_merging *merging, const struct cursor *cursor)
{
    tl_report(merging->diagnostics, cursor->entry->position, TL_RULE_BAD_DATE, NULL,
              "found '%.*s' in event_dates, expected a date",
              (int)cursor->piece.date.length, cursor->piece.date.text);
}

/* Takes the next event of an edge. */
static void
advance(const struct tl_merging *merging, struct cursor *cursor)
{
    struct piece *piece = &cursor->piece;
    cursor->ended = !tl_element_next(&cursor->events, &piece->id);
    if (cursor->ended)
        return;
    piece->origin = read_origin(cursor);
    piece->moment = tl_moment_undated;
    if (!merging->has_evidence)
        return;
    if (!tl_element_next(&cursor->dates, &piece->date) ||
        !tl_element_next(&cursor->weights, &piece->weight))
        cursor->ended = true; /* reported when it was read */
    else if (!tl_moment_read(piece->date.text, piece->date.length, &piece->moment))
        report_date(merging, cursor);
}

/* Lists whose events have no dates are in any order, and sorted here. */
static int
compare_pieces(const struct piece *a, const struct piece *b)
{
    int order = tl_moment_compare(&a->moment, &b->moment);
    return order ? order : tl_element_compare(&a->id, &b->id);
}

static void
grow(struct tl_evidence_room *room)
{
    struct slot *old = room->slots;
    size_t old_count = room->slot_count;
    room->slot_count = old_count ? 2 * old_count : 256;
    room->slots = tl_alloc(room->slot_count * sizeof *room->slots);
    for (size_t i = 0; i < old_count; i++) {
        size_t at = (size_t)old[i].hash & (room->slot_count - 1);
        while (old[i].hash && room->slots[at].hash)
            at = (at + 1) & (room->slot_count - 1);
        if (old[i].hash)
            room->slots[at] = old[i];
    }
    tl_free(old);
}

/* Notes an event of the open edge; where it was noted already, that place. */
static const struct slot *
note(struct tl_evidence_room *room, const struct piece *piece)
{
    if (2 * (room->used + 1) > room->slot_count)
        grow(room);
    const char *id = read_element(room, &piece->id);
    uint64_t hash = tl_hash(&room->key, id, strlen(id)) | 1;
    size_t at = (size_t)hash & (room->slot_count - 1);
    for (; room->slots[at].hash; at = (at + 1) & (room->slot_count - 1))
        if (room->slots[at].hash == hash &&
            tl_element_compare(&room->slots[at].id, &piece->id) == 0)
            return &room->slots[at];
    room->slots[at] = (struct slot){hash, piece->id, piece->origin};
    room->used++;
    return NULL;
}

static void
forget_all(struct tl_evidence_room *room)
{
    enum { USUAL_SLOTS = 4096 };
    if (room->slot_count > USUAL_SLOTS) {
        tl_free(room->slots);
        room->slots = NULL;
        room->slot_count = 0;
    } else if (room->used > 0) {
        memset(room->slots, 0, room->slot_count * sizeof *room->slots);
    }
    room->used = 0;
}

static void
report_twice(struct tl_merging *merging, const struct piece *piece,
             struct tl_position other, const char *what)
{
    tl_report(
        merging->diagnostics, piece->origin, TL_RULE_CONFLICT, NULL,
        "found another %s '%.*s' than the same tie has at %s:%u, expected the same",
        what, (int)piece->id.length, piece->id.text,
        tl_diagnostics_file_name(merging->diagnostics, other.file), other.line);
}

/* An event that is not expected in two edges; what is expected follows. */
static void
report_again(struct tl_merging *merging, const struct piece *piece,
             struct tl_position other, const char *expected)
{
    tl_report(merging->diagnostics, piece->origin, TL_RULE_CONFLICT, NULL,
              "found the event '%.*s', which the same tie has at %s:%u%s",
              (int)piece->id.length, piece->id.text,
              tl_diagnostics_file_name(merging->diagnostics, other.file), other.line,
              expected);
}

/* "2", "2 disputed", "2 disputed 1": the weight, and how much of it is. */
static bool
read_amount(const char *text, size_t length, int64_t *weight, int64_t *disputed)
{
    static const char mark[] = "disputed";
    const char *end = text + length;
    const char *blank = memchr(text, ' ', length);
    bool exact;
    *disputed = 0;
    if (!tl_weight_read(text, blank ? (size_t)(blank - text) : length, weight, &exact))
        return false;
    if (!blank)
        return true;
    const char *rest = blank + 1;
    if ((size_t)(end - rest) < strlen(mark) || memcmp(rest, mark, strlen(mark)) != 0)
        return false;
    rest += strlen(mark);
    *disputed = *weight;
    return rest == end ||
           (*rest == ' ' &&
            tl_weight_read(rest + 1, (size_t)(end - rest - 1), disputed, &exact));
}

static bool
take_off_share(struct tl_edge_sum *sum, struct tl_element share)
{
    int64_t weight;
    bool exact;
    size_t sign = share.length;
    while (sign > 0 && share.text[sign - 1] != '=')
        sign--;
    if (sign == 0 ||
        !tl_weight_read(share.text + sign, share.length - sign, &weight, &exact))
        return false;
    for (size_t i = 0; i < sum->share_count; i++) {
        struct tl_element kind = {share.text, sign - 1};
        if (tl_element_compare(&sum->shares[i].kind, &kind) == 0)
            sum->shares[i].weight = tl_weight_add(sum->shares[i].weight, -weight);
    }
    return true;
}

/* Takes what an event adds off the sum, which has it once too often. False where the
 * weight is none. */
static bool
take_off(struct tl_evidence_room *room, const struct piece *piece,
         struct tl_edge_sum *sum)
{
    const char *text = read_element(room, &piece->weight);
    size_t length = strlen(text);
    const char *kinds = strstr(text, " (");
    int64_t weight, disputed;
    struct tl_element share;
    size_t amount = kinds ? (size_t)(kinds - text) : length;
    if (!read_amount(text, amount, &weight, &disputed))
        return false;
    sum->weight = tl_weight_add(sum->weight, -weight);
    sum->disputed = tl_weight_add(sum->disputed, -disputed);
    if (!kinds)
        return true;
    room->text[length - 1] = '\0'; /* instead of the parenthesis */
    bool good = true;
    for (const char *rest = kinds + 2; good && tl_element_next(&rest, &share);)
        good = take_off_share(sum, share);
    return good;
}

static bool
is_same(const struct tl_element *a, const struct tl_element *b)
{
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static void
report_weight(const struct tl_merging *merging, const struct piece *piece)
{
    tl_report(merging->diagnostics, piece->origin, TL_RULE_BAD_NUMBER, NULL,
              "found '%.*s' in event_weights, expected a weight",
              (int)piece->weight.length, piece->weight.text);
}

/* An event that two edges have: it counts once, if they say the same of it. */
static void
take_again(struct tl_merging *merging, const struct piece *before,
           const struct piece *piece, struct tl_edge_sum *sum)
{
    tl_merging_note(merging, piece->id.text, piece->id.length, 1);
    if (merging->disjoint)
        report_again(merging, piece, before->origin, ", in spite of --disjoint");
    else if (!merging->has_evidence)
        report_again(merging, piece, before->origin,
                     ", and not how much of the weight is of it; expected lists with "
                     "--evidence-dates");
    else if (!is_same(&before->weight, &piece->weight))
        report_twice(merging, piece, before->origin, "weight of the event");
    else if (!take_off(merging->evidence, piece, sum))
        report_weight(merging, piece);
}

static void
put_element(struct tl_out *out, const struct tl_element *element, const char *between)
{
    if (out->used > 0)
        tl_out_text(out, between);
    tl_out_write(out, element->text, element->length);
}

static void
keep(struct tl_merging *merging, const struct piece *piece)
{
    struct tl_evidence_room *room = merging->evidence;
    char origin[32];
    const struct slot *other = note(room, piece);
    if (other)
        report_twice(merging, piece, other->origin, "date of the event");
    put_element(&room->events, &piece->id, "; ");
    struct tl_element text = {origin,
                              (size_t)snprintf(origin, sizeof origin, "%u:%u",
                                               piece->origin.file, piece->origin.line)};
    put_element(&room->origins, &text, ";");
    if (!merging->has_evidence)
        return;
    put_element(&room->dates, &piece->date, "; ");
    put_element(&room->weights, &piece->weight, "; ");
}

static void
open_cursors(const struct tl_merging *merging, const struct tl_entry *const *entries,
             size_t count, struct cursor *cursors)
{
    for (size_t i = 0; i < count; i++) {
        cursors[i] = (struct cursor){
            .entry = entries[i],
            .events = tl_entry_cell(entries[i], TL_EDGE_EVENTS),
            .dates = tl_entry_cell(entries[i], TL_EDGE_EVENT_DATES),
            .weights = tl_entry_cell(entries[i], TL_EDGE_EVENT_WEIGHTS),
            .origins = tl_entry_cell(entries[i], TL_EDGE_ORIGINS),
        };
        advance(merging, &cursors[i]);
    }
}

static struct cursor *
find_least(struct cursor *cursors, size_t count)
{
    struct cursor *least = NULL;
    for (size_t i = 0; i < count; i++)
        if (!cursors[i].ended &&
            (!least || compare_pieces(&cursors[i].piece, &least->piece) < 0))
            least = &cursors[i];
    return least;
}

static void
gather_dated(struct tl_merging *merging, const struct tl_entry *const *entries,
             size_t count, struct tl_edge_sum *sum)
{
    struct cursor cursors[TL_ROUNDS_WIDTH];
    struct cursor *least;
    struct piece before = {.id = {NULL, 0}};
    open_cursors(merging, entries, count, cursors);
    while ((least = find_least(cursors, count))) {
        struct piece piece = least->piece;
        int order = before.id.text ? compare_pieces(&before, &piece) : -1;
        if (order > 0)
            tl_report(merging->diagnostics, piece.origin, TL_RULE_TABLE, NULL,
                      "found the event '%.*s' of a tie after a later one, expected the "
                      "order of event_dates",
                      (int)piece.id.length, piece.id.text);
        else if (order == 0)
            take_again(merging, &before, &piece, sum);
        else
            keep(merging, &piece);
        before = piece;
        advance(merging, least);
    }
}

static int
by_id(const void *a, const void *b)
{
    return compare_pieces(a, b);
}

/*
 * Relations that rest on no event: what they weigh and their ids follow the weights of
 * events. One that several edges have counts once.
 */
static void
take_relations(struct tl_merging *merging, const struct piece *sorted, size_t count,
               struct tl_edge_sum *sum)
{
    struct tl_evidence_room *room = merging->evidence;
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = &sorted[i];
        if (i == 0 || compare_pieces(&sorted[i - 1], piece) != 0) {
            put_element(&room->weights, &piece->weight, "; ");
            put_element(&room->weights, &piece->id, "; ");
        } else if (!is_same(&sorted[i - 1].weight, &piece->weight)) {
            report_twice(merging, piece, sorted[i - 1].origin,
                         "weight of the relation");
        } else if (!take_off(room, piece, sum)) {
            report_weight(merging, piece);
        }
    }
}

static void
gather_relations(struct tl_merging *merging, const struct tl_entry *const *entries,
                 size_t count, struct tl_edge_sum *sum)
{
    struct tl_vector pieces = {.width = sizeof(struct piece)};
    for (size_t i = 0; i < count; i++) {
        const char *rest = tl_entry_cell(entries[i], TL_EDGE_EVENT_WEIGHTS);
        size_t events = tl_element_count(tl_entry_cell(entries[i], TL_EDGE_EVENTS));
        struct piece piece = {.origin = entries[i]->position};
        for (size_t j = 0; j < events && tl_element_next(&rest, &piece.weight); j++)
            ;
        while (tl_element_next(&rest, &piece.weight) &&
               tl_element_next(&rest, &piece.id))
            *(struct piece *)tl_vector_add(&pieces) = piece;
    }
    struct piece *sorted = tl_vector_sorted(&pieces, by_id);
    take_relations(merging, sorted, pieces.count, sum);
    tl_free(sorted);
    tl_vector_clear(&pieces);
}

/* Of events that have no dates, all that is left is the order of their ids. */
static void
gather_undated(struct tl_merging *merging, const struct tl_entry *const *entries,
               size_t count, struct tl_edge_sum *sum)
{
    struct cursor cursors[TL_ROUNDS_WIDTH];
    struct tl_vector pieces = {.width = sizeof(struct piece)};
    open_cursors(merging, entries, count, cursors);
    for (size_t i = 0; i < count; i++)
        for (; !cursors[i].ended; advance(merging, &cursors[i]))
            *(struct piece *)tl_vector_add(&pieces) = cursors[i].piece;
    struct piece *sorted = tl_vector_sorted(&pieces, by_id);
    for (size_t i = 0; i < pieces.count; i++) {
        if (i > 0 && compare_pieces(&sorted[i - 1], &sorted[i]) == 0)
            take_again(merging, &sorted[i - 1], &sorted[i], sum);
        else
            keep(merging, &sorted[i]);
    }
    tl_free(sorted);
    tl_vector_clear(&pieces);
}

void
tl_evidence_gather(struct tl_merging *merging, const struct tl_entry *const *entries,
                   size_t count, struct tl_edge_sum *sum)
{
    struct tl_evidence_room *room = merging->evidence;
    room->events.used = room->dates.used = room->weights.used = room->origins.used = 0;
    (merging->has_evidence ? gather_dated : gather_undated)(merging, entries, count,
                                                            sum);
    if (merging->has_evidence)
        gather_relations(merging, entries, count, sum);
    forget_all(room);
}

void
tl_evidence_put_events(const struct tl_merging *merging, struct tl_entry *to)
{
    const struct tl_evidence_room *room = merging->evidence;
    tl_entry_put(to, room->events.buffer, room->events.used);
    tl_entry_end_cell(to);
}

void
tl_evidence_put_details(const struct tl_merging *merging, struct tl_entry *to)
{
    const struct tl_evidence_room *room = merging->evidence;
    const struct tl_out *lists[] = {&room->dates, &room->weights, &room->origins};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        tl_entry_put(to, lists[i]->buffer, lists[i]->used);
        tl_entry_end_cell(to);
    }
}
