#include "when.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/text.h"
#include "graph/date/day.h"
#include "graph/layout/axis.h"
#include "graph/query/edge_dates.h"
#include "graph/rival.h"
#include "output/common/cited.h"

void
tl_dot_append(char when[TL_DOT_WHEN_MAX], const char *text)
{
    size_t used = strlen(when), length = strlen(text);
    if (length > TL_DOT_WHEN_MAX - used - 1)
        length = tl_text_whole(text, TL_DOT_WHEN_MAX - used - 1);
    memcpy(when + used, text, length);
    when[used + length] = '\0';
}

void
tl_dot_append_remark(char when[TL_DOT_WHEN_MAX], const char *start, const char *rest)
{
    tl_dot_append(when, *when ? " · " : "");
    tl_dot_append(when, start);
    tl_dot_append(when, rest);
}

static void
date_label(const struct tl_graph *graph, enum tl_type type, uint32_t number,
           const struct tl_date *date, char when[TL_DOT_WHEN_MAX])
{
    char label[TL_DATE_LABEL_MAX];
    tl_claim_date_label(graph, type, number, date, label, sizeof label);
    when[0] = '\0';
    tl_dot_append(when, label);
}

static void
append_label(const struct tl_date *date, char when[TL_DOT_WHEN_MAX])
{
    char label[TL_DATE_LABEL_MAX];
    tl_date_label(date, label, sizeof label);
    tl_dot_append(when, label);
}

/* The coarsest labels that tell the ends of a span apart well enough. */
static enum tl_axis_unit
span_unit(int64_t first, int64_t last)
{
    if (first == last)
        return TL_AXIS_DAY;
    if (!tl_day_is_counted(first) || !tl_day_is_counted(last))
        return TL_AXIS_MONTH;
    struct tl_day_civil from = tl_day_to_civil(first), to = tl_day_to_civil(last);
    bool years = from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31;
    return years || to.year - from.year >= 10 ? TL_AXIS_YEAR : TL_AXIS_MONTH;
}

/* One end of a span: its day, and the date that this comes from. */
struct end {
    int64_t day;
    const struct tl_date *date; /* NULL: not found */
    bool is_last;
};

static int
doubts_of(const struct tl_date_end *end)
{
    int flags = 0;
    for (int part = 0; part < TL_PARTS; part++)
        flags |= end->parts[part];
    return flags & (TL_PART_APPROXIMATE | TL_PART_UNCERTAIN);
}

static void
day_label(int64_t day, enum tl_axis_unit unit, int doubts, char when[TL_DOT_WHEN_MAX])
{
    static const char *const words[] = {
        "", [TL_PART_APPROXIMATE] = "about ", [TL_PART_UNCERTAIN] = "possibly ",
        [TL_PART_APPROXIMATE | TL_PART_UNCERTAIN] = "possibly about "};
    char label[TL_AXIS_LABEL_MAX];
    tl_axis_label(day, unit, label);
    tl_dot_append(when, words[doubts]);
    tl_dot_append(when, label);
}

/* Years that lack digits are told as the date tells them: "1960s". */
static void
end_label(const struct end *end, enum tl_axis_unit unit, char when[TL_DOT_WHEN_MAX])
{
    char label[TL_DATE_LABEL_MAX] = "";
    when[0] = '\0';
    if (!tl_day_is_counted(end->day))
        return;
    if (!end->date) {
        day_label(end->day, unit, 0, when);
        return;
    }
    const struct tl_date_end *known =
        end->is_last ? &end->date->last : &end->date->first;
    enum tl_axis_unit finest = tl_axis_unit_of(known);
    if (known->parts[TL_PART_YEAR] & TL_PART_MASKED ||
        end->date->flags & TL_DATE_ROUNDED)
        tl_date_end_label(end->date, end->is_last, label, sizeof label);
    tl_dot_append(when, label);
    if (!*label)
        day_label(end->day, finest > unit ? finest : unit, doubts_of(known), when);
}

static void
span_label(const struct tl_edge *edge, const struct tl_edge_dates *dates,
           char when[TL_DOT_WHEN_MAX])
{
    char first[TL_DOT_WHEN_MAX], last[TL_DOT_WHEN_MAX];
    enum tl_axis_unit unit = span_unit(edge->first, edge->last);
    struct end from = {edge->open_start ? TL_DAY_MIN : edge->first, dates->first,
                       false};
    struct end to = {edge->open_end ? TL_DAY_MAX : edge->last, dates->last, true};
    end_label(&from, unit, first);
    end_label(&to, unit, last);
    if (*first && edge->open_end)
        tl_dot_append(when, "since ");
    else if (*last && edge->open_start)
        tl_dot_append(when, "until ");
    tl_dot_append(when, first);
    if (strcmp(first, last) == 0)
        return;
    tl_dot_append(when, *first && *last ? " – " : "");
    tl_dot_append(when, last);
}

void
tl_dot_edge_when(const struct tl_network *network, const struct tl_edge *edge,
                 char when[TL_DOT_WHEN_MAX])
{
    when[0] = '\0';
    if (edge->origin == TL_EDGE_PARTICIPATION)
        date_label(network->graph, TL_PARTICIPATION, edge->number,
                   tl_graph_participation_date(network->graph, edge->number), when);
    if (edge->origin != TL_EDGE_TIE && edge->origin != TL_EDGE_RELATION)
        return;
    struct tl_edge_dates dates = tl_edge_dates_of(network, edge);
    if (dates.both)
        append_label(dates.both, when);
    else
        span_label(edge, &dates, when);
    if (*when)
        tl_dot_append(when, tl_status_remark(dates.status));
}

/* The first few who deny something, after what comes before them. */
struct deniers {
    const struct tl_graph *graph;
    const char *before;
    uint32_t named;
    uint32_t left;
};

static void
add_denier(struct deniers *deniers, uint32_t reference, char text[TL_DOT_WHEN_MAX])
{
    enum { NAMED = 2 };
    if (deniers->named == NAMED) {
        deniers->left++;
        return;
    }
    tl_dot_append(text, deniers->named++ ? "; " : deniers->before);
    tl_dot_append(text, tl_graph_label(deniers->graph,
                                       (struct tl_item){TL_REFERENCE, reference}));
}

static void
end_deniers(const struct deniers *deniers, char text[TL_DOT_WHEN_MAX])
{
    char more[32];
    snprintf(more, sizeof more, " and %lu more", (unsigned long)deniers->left);
    if (deniers->left > 0)
        tl_dot_append(text, more);
}

static void
add_deniers_of(const struct tl_graph *graph, struct tl_slice citations,
               const char *before, char text[TL_DOT_WHEN_MAX])
{
    struct deniers deniers = {.graph = graph, .before = before};
    uint32_t reference;
    while ((reference = tl_cited_by(graph, &citations, true)) != TL_NONE)
        add_denier(&deniers, reference, text);
    end_deniers(&deniers, text);
}

/* Of a participation, those who deny it and not only its event. */
void
tl_dot_edge_denial(const struct tl_network *network, const struct tl_edge *edge,
                   char text[TL_DOT_WHEN_MAX])
{
    const struct tl_graph *graph = network->graph;
    text[0] = '\0';
    if (edge->origin == TL_EDGE_PART)
        return;
    if (edge->origin == TL_EDGE_PARTICIPATION) {
        struct tl_participation one = tl_graph_participation(graph, edge->number);
        add_deniers_of(graph, one.citations, "denied by ", text);
        return;
    }
    bool whole = edge->status >= TL_DISPUTED;
    struct deniers deniers = {.graph = graph,
                              .before = whole ? "denied by " : "partly denied by "};
    for (uint32_t i = 0; i < edge->denied_by.count; i++)
        add_denier(&deniers, network->deniers[edge->denied_by.first + i], text);
    end_deniers(&deniers, text);
}

void
tl_dot_rivals_when(const struct tl_graph *graph, uint32_t event,
                   char when[TL_DOT_WHEN_MAX])
{
    enum { NAMED = 2 };
    struct tl_claims claims = tl_claims_begin(graph, TL_EVENT, event);
    struct tl_rival rival;
    uint32_t count = 0;
    while (tl_rival_next(&claims, &rival)) {
        if (rival.field != TL_DATE || count++ >= NAMED)
            continue;
        tl_dot_append(when, " · ");
        for (size_t i = 1; i < TL_RIVAL_PIECES; i++)
            tl_dot_append(when, rival.pieces[i]);
    }
    if (count > NAMED)
        tl_dot_append(when, " · others");
}

void
tl_dot_whole_when(const struct tl_graph *graph, const struct tl_event *event, bool seen,
                  char when[TL_DOT_WHEN_MAX])
{
    struct tl_item whole = {TL_EVENT, event->part_of};
    const char *remark = tl_claim_remark(graph, TL_EVENT, event->number, TL_PART_OF);
    if (whole.number == TL_NONE || (seen && !*remark))
        return;
    tl_dot_append_remark(when, "part of: ", tl_graph_label(graph, whole));
    tl_dot_append(when, remark);
}

void
tl_dot_event_when(const struct tl_graph *graph, const struct tl_event *event,
                  const char *undated, char when[TL_DOT_WHEN_MAX])
{
    when[0] = '\0';
    if (event->date)
        date_label(graph, TL_EVENT, event->number, event->date, when);
    else
        tl_dot_append(when, *event->date_text ? event->date_text : undated);
    if (event->status > TL_STATED)
        tl_dot_append_remark(when, tl_status_names[event->status], "");
    add_deniers_of(graph, event->citations,
                   event->status == TL_DENIED ? " by " : ", denied by ", when);
}
