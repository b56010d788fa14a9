#include "edges.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/field.h"
#include "graph/query/network.h"
#include "graph/query/periods.h"
#include "graph/weight.h"
#include "elements.h"
#include "evidence.h"
#include "period.h"
#include "rounds.h"

static void
tell(const struct tl_entry *entry, char text[TL_TOLD_MAX])
{
    const char *source = tl_entry_cell(entry, TL_EDGE_SOURCE);
    const char *target = tl_entry_cell(entry, TL_EDGE_TARGET);
    const char *kind = tl_entry_cell(entry, TL_EDGE_KIND);
    const char *period = tl_entry_cell(entry, TL_EDGE_PERIOD);
    snprintf(text, TL_TOLD_MAX, "the tie of '%.*s' and '%.*s'%s%.*s%s%s%.*s",
             TL_SHOWN(source), TL_SHOWN(target), *kind ? " of the kind '" : "",
             TL_SHOWN(kind), *kind ? "'" : "", *period ? " in " : "", TL_SHOWN(period));
}

/* Reports a cell that a list does not have so. */
static bool
report(const struct tl_merging *merging, const struct tl_entry *entry,
       enum tl_edge_cell cell, const char *expected)
{
    const char *text = tl_entry_cell(entry, cell);
    tl_report(merging->diagnostics, entry->position, TL_RULE_BAD_VALUE, NULL,
              "found '%.*s' in %s, expected %s", TL_SHOWN(text), tl_edge_columns[cell],
              expected);
    return false;
}

/* The first or the last day of an edge; false where the cell is no day. */
static bool
read_end(const struct tl_entry *entry, enum tl_edge_cell cell, int64_t *day)
{
    bool is_first = cell == TL_EDGE_FIRST;
    const char *open = tl_entry_cell(entry, TL_EDGE_OPEN);
    bool is_open =
        strcmp(open, "both") == 0 || strcmp(open, is_first ? "start" : "end") == 0;
    size_t length = tl_entry_length(entry, cell);
    if (length > 0)
        return tl_day_read(tl_entry_cell(entry, cell), length, day);
    if (is_open)
        *day = is_first ? TL_DAY_MIN : TL_DAY_MAX;
    else
        *day = is_first ? tl_span_unknown.first : tl_span_unknown.last;
    return true;
}

static bool
read_weight(const struct tl_entry *entry, enum tl_edge_cell cell, int64_t *weight)
{
    bool exact;
    return tl_weight_read(tl_entry_cell(entry, cell), tl_entry_length(entry, cell),
                          weight, &exact);
}

/* Whether a cell has one of some words. */
static bool
has_word(const struct tl_entry *entry, enum tl_edge_cell cell, const char *const *words)
{
    while (*words && strcmp(*words, tl_entry_cell(entry, cell)) != 0)
        words++;
    return *words;
}

/* Words, and which cells have them. */
static const char *const truths[] = {"true", "false", NULL};
static const char *const opens[] = {"", "start", "end", "both", NULL};

static bool
check_words(const struct tl_merging *merging, const struct tl_entry *entry)
{
    const char *status = tl_entry_cell(entry, TL_EDGE_STATUS);
    if (!has_word(entry, TL_EDGE_DIRECTED, truths))
        return report(merging, entry, TL_EDGE_DIRECTED, "true or false");
    if (!has_word(entry, TL_EDGE_OPEN, opens))
        return report(merging, entry, TL_EDGE_OPEN, "start, end, both or nothing");
    if (*status && tl_status_find(status) == TL_STATUSES)
        return report(merging, entry, TL_EDGE_STATUS, "a status");
    if (*tl_entry_cell(entry, TL_EDGE_PERIOD) &&
        !has_word(entry, TL_EDGE_CERTAIN, truths))
        return report(merging, entry, TL_EDGE_CERTAIN, "true or false");
    return true;
}

static bool
check_numbers(const struct tl_merging *merging, const struct tl_entry *entry)
{
    int64_t number;
    const enum tl_edge_cell weights[] = {TL_EDGE_WEIGHT, TL_EDGE_DISPUTED};
    const enum tl_edge_cell days[] = {TL_EDGE_FIRST, TL_EDGE_LAST};
    const char *count = tl_entry_cell(entry, TL_EDGE_EVENT_COUNT);
    for (size_t i = 0; i < 2; i++)
        if (!read_weight(entry, weights[i], &number))
            return report(merging, entry, weights[i], "a number");
    for (size_t i = 0; i < 2; i++)
        if (!read_end(entry, days[i], &number))
            return report(merging, entry, days[i], "a day or nothing");
    if (count[strspn(count, "0123456789")])
        return report(merging, entry, TL_EDGE_EVENT_COUNT, "a whole number");
    return true;
}

/* Events that are nodes are ordered by their dates, which edges do not have. */
static bool
check_ends(const struct tl_merging *merging, const struct tl_entry *entry)
{
    const char *kind = tl_entry_cell(entry, TL_EDGE_KIND);
    const char *events = tl_entry_cell(entry, TL_EDGE_EVENTS);
    const char *source = tl_entry_cell(entry, TL_EDGE_SOURCE);
    bool is_part =
        strcmp(kind, tl_edge_names[TL_EDGE_PART]) == 0 && strcmp(events, source) == 0;
    if (!*source || !*tl_entry_cell(entry, TL_EDGE_TARGET))
        return report(merging, entry, *source ? TL_EDGE_TARGET : TL_EDGE_SOURCE,
                      "the id of an actor");
    if (!*tl_entry_cell(entry, TL_EDGE_ROLE) && !is_part &&
        strcmp(kind, tl_edge_names[TL_EDGE_PARTICIPATION]) != 0)
        return true;
    tl_report(
        merging->diagnostics, entry->position, TL_RULE_TABLE, NULL,
        "found an edge at an event, expected ties of actors (-o csv@actors:FILE); "
        "merge JSON documents, and export other views from them");
    return false;
}

/*
 * An end that is open or not known reaches as far as the periods of its list do, which
 * is not as far as those of all lists.
 */
static bool
check_period(struct tl_merging *merging, struct tl_entry *entry)
{
    const char *period = tl_entry_cell(entry, TL_EDGE_PERIOD);
    entry->ranks[0] = 0;
    if (!*period)
        return true;
    if (!tl_period_read(period, &entry->ranks[0]))
        return report(merging, entry, TL_EDGE_PERIOD, "a period as --each writes it");
    if (strcmp(period, TL_UNDATED) == 0 ||
        (*tl_entry_cell(entry, TL_EDGE_FIRST) && *tl_entry_cell(entry, TL_EDGE_LAST)))
        return true;
    tl_report(merging->diagnostics, entry->position, TL_RULE_TABLE, NULL,
              "found a tie with an end that is open or unknown, which lasts until the "
              "last period of its own list; expected days at both ends; merge JSON "
              "documents, and export periods from them");
    return false;
}

static bool
check_evidence(const struct tl_merging *merging, const struct tl_entry *entry)
{
    size_t count = tl_element_count(tl_entry_cell(entry, TL_EDGE_EVENTS));
    if (!merging->has_evidence)
        return true;
    if (tl_element_count(tl_entry_cell(entry, TL_EDGE_EVENT_DATES)) != count)
        return report(merging, entry, TL_EDGE_EVENT_DATES, "as many dates as events");
    size_t weights = tl_element_count(tl_entry_cell(entry, TL_EDGE_EVENT_WEIGHTS));
    if (weights < count || (weights - count) % 2 > 0)
        return report(merging, entry, TL_EDGE_EVENT_WEIGHTS,
                      "a weight of each event, then weights and ids of relations");
    return true;
}

static bool
accept(struct tl_merging *merging, struct tl_entry *entry)
{
    static const enum tl_edge_cell ends[][2] = {{TL_EDGE_SOURCE, TL_EDGE_SOURCE_NAME},
                                                {TL_EDGE_TARGET, TL_EDGE_TARGET_NAME}};
    if (!check_words(merging, entry) || !check_numbers(merging, entry) ||
        !check_ends(merging, entry) || !check_period(merging, entry) ||
        !check_evidence(merging, entry))
        return false;
    for (size_t i = 0; i < 2; i++)
        tl_labels_add(&merging->labels, tl_entry_cell(entry, ends[i][0]),
                      tl_entry_cell(entry, ends[i][1]), entry->position,
                      merging->diagnostics);
    return true;
}

struct tl_span
tl_edge_span(const struct tl_entry *entry)
{
    struct tl_span span = tl_span_unknown;
    (void)read_end(entry, TL_EDGE_FIRST, &span.first);
    (void)read_end(entry, TL_EDGE_LAST, &span.last);
    return span;
}

/* The shares of an edge; one without a list is all of no kind. */
static void
add_shares(const struct tl_entry *entry, struct tl_edge_sum *sum)
{
    const char *rest = tl_entry_cell(entry, TL_EDGE_KINDS);
    struct tl_element share;
    int64_t weight = 0;
    bool exact;
    if (!*rest) {
        read_weight(entry, TL_EDGE_WEIGHT, &weight);
        tl_edge_sum_share(sum, (struct tl_element){"", 0}, weight);
    }
    while (tl_element_next(&rest, &share)) {
        size_t sign = share.length;
        while (sign > 0 && share.text[sign - 1] != '=')
            sign--;
        weight = 0;
        if (sign > 0)
            (void)tl_weight_read(share.text + sign, share.length - sign, &weight,
                                 &exact);
        tl_edge_sum_share(
            sum, (struct tl_element){share.text, sign > 0 ? sign - 1 : share.length},
            weight);
    }
}

static void
add_up(const struct tl_merging *merging, const struct tl_entry *const *entries,
       size_t count, struct tl_edge_sum *sum)
{
    for (size_t i = 0; i < count; i++) {
        int64_t weight = 0, disputed = 0;
        read_weight(entries[i], TL_EDGE_WEIGHT, &weight);
        read_weight(entries[i], TL_EDGE_DISPUTED, &disputed);
        sum->weight = tl_weight_add(sum->weight, weight);
        sum->disputed = tl_weight_add(sum->disputed, disputed);
        if (merging->has_kinds)
            add_shares(entries[i], sum);
    }
}

static void
put_weight(struct tl_entry *to, int64_t weight)
{
    char text[TL_WEIGHT_TEXT_MAX];
    tl_weight_write(weight, text);
    tl_entry_add(to, text);
}

/* The order of the shares of an edge, see graph/query/network.h. */
static int
compare_shares(const void *left, const void *right)
{
    const struct tl_kind_share *a = left;
    const struct tl_kind_share *b = right;
    if (!a->kind.length || !b->kind.length)
        return (a->kind.length == 0) - (b->kind.length == 0);
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return tl_element_compare(&a->kind, &b->kind);
}

static void
put_shares(const struct tl_edge_sum *sum, struct tl_entry *to)
{
    bool is_told =
        sum->share_count > 1 || (sum->share_count == 1 && sum->shares->kind.length > 0);
    if (sum->share_count > 1)
        qsort(sum->shares, sum->share_count, sizeof *sum->shares, compare_shares);
    for (size_t i = 0; is_told && i < sum->share_count; i++) {
        char weight[TL_WEIGHT_TEXT_MAX];
        size_t length = tl_weight_write(sum->shares[i].weight, weight);
        tl_entry_put(to, "; ", i > 0 ? 2 : 0);
        tl_entry_put(to, sum->shares[i].kind.text, sum->shares[i].kind.length);
        tl_entry_put(to, "=", 1);
        tl_entry_put(to, weight, length);
    }
    tl_entry_end_cell(to);
}

/* The first day of any, the last day of any, and which of them is missing because some
 * edge is open there. */
static void
put_days(const struct tl_entry *const *entries, size_t count, struct tl_entry *to)
{
    struct tl_span cover = tl_span_unknown;
    char text[TL_DAY_TEXT_MAX];
    for (size_t i = 0; i < count; i++) {
        cover = tl_span_cover(cover, tl_edge_span(entries[i]));
    }
    bool starts = cover.first == TL_DAY_MIN, ends = cover.last == TL_DAY_MAX;
    tl_day_far_text(cover.first, text, sizeof text);
    tl_entry_add(to, text);
    tl_day_far_text(cover.last, text, sizeof text);
    tl_entry_add(to, text);
    tl_entry_add(to, starts && ends ? "both" : starts ? "start" : ends ? "end" : "");
}

static void
put_status(const struct tl_entry *const *entries, size_t count, struct tl_entry *to)
{
    enum tl_status status = TL_UNCITED;
    for (size_t i = 0; i < count; i++) {
        const char *name = tl_entry_cell(entries[i], TL_EDGE_STATUS);
        status = tl_status_stronger(status, *name ? tl_status_find(name) : TL_UNCITED);
    }
    tl_entry_add(to, tl_status_names[status]);
}

static void
put_union(const struct tl_entry *const *entries, size_t count, enum tl_edge_cell cell,
          struct tl_entry *to)
{
    const char *lists[TL_ROUNDS_WIDTH];
    for (size_t i = 0; i < count; i++)
        lists[i] = tl_entry_cell(entries[i], cell);
    tl_elements_unite(lists, count, to);
}

/* Days of an edge in a period whose certainty any of them gives. */
static void
put_certain(const struct tl_entry *const *entries, size_t count, struct tl_entry *to)
{
    const char *certain = tl_entry_cell(entries[0], TL_EDGE_CERTAIN);
    for (size_t i = 1; i < count; i++)
        if (strcmp(tl_entry_cell(entries[i], TL_EDGE_CERTAIN), "true") == 0)
            certain = "true";
    tl_entry_add(to, certain);
}

static void
put_event_count(const struct tl_entry *const *entries, size_t count,
                struct tl_entry *to)
{
    unsigned long long sum = 0;
    char text[24] = "";
    for (size_t i = 0; i < count; i++)
        sum += strtoull(tl_entry_cell(entries[i], TL_EDGE_EVENT_COUNT), NULL, 10);
    if (*tl_entry_cell(entries[0], TL_EDGE_EVENT_COUNT))
        snprintf(text, sizeof text, "%llu", sum);
    tl_entry_add(to, text);
}

/* The names are those of labels.h in the end. */
static void
unite(struct tl_merging *merging, const struct tl_entry *const *entries, size_t count,
      struct tl_entry *to)
{
    struct tl_edge_sum sum = {0};
    add_up(merging, entries, count, &sum);
    tl_evidence_gather(merging, entries, count, &sum);
    for (size_t cell = TL_EDGE_SOURCE; cell < TL_EDGE_WEIGHT; cell++)
        tl_entry_add(to, tl_entry_cell(entries[0], cell));
    put_weight(to, sum.weight);
    put_weight(to, sum.disputed);
    put_days(entries, count, to);
    put_status(entries, count, to);
    tl_evidence_put_events(merging, to);
    put_union(entries, count, TL_EDGE_REFERENCES, to);
    put_union(entries, count, TL_EDGE_DENIED_BY, to);
    put_shares(&sum, to);
    tl_entry_add(to, tl_entry_cell(entries[0], TL_EDGE_PERIOD));
    put_certain(entries, count, to);
    put_event_count(entries, count, to);
    tl_evidence_put_details(merging, to);
    tl_free(sum.shares);
}

static const uint8_t keys[] = {TL_EDGE_SOURCE, TL_EDGE_TARGET, TL_EDGE_KIND,
                               TL_EDGE_DIRECTED};

const struct tl_list tl_edge_list = {
    .name = "an edge list",
    .ranks = 1,
    .keys = keys,
    .key_count = sizeof keys,
    .accept = accept,
    .unite = unite,
    .tell = tell,
};
