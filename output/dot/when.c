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
tl_dot_append_remark(char when[TL_DOT_WHEN_MAX], const char *remark)
{
    tl_dot_append(when, *when ? " · " : "");
    tl_dot_append(when, remark);
}

static void
date_label(const struct tl_graph *graph, enum tl_type type, uint32_t number,
           const struct tl_date *date, const struct tl_language *language,
           char when[TL_DOT_WHEN_MAX])
{
    char label[TL_DATE_LABEL_MAX];
    tl_claim_date_label(graph, type, number, date, language, label, sizeof label);
    when[0] = '\0';
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

/* A phrase that a date is filled into, which may be `when` itself. */
static void
put_in(const struct tl_language *language, enum tl_phrase phrase, const char *date,
       char when[TL_DOT_WHEN_MAX])
{
    char filled[TL_DOT_WHEN_MAX];
    tl_phrase_fill(language, phrase, filled, sizeof filled, "date", date, NULL);
    strcpy(when, filled);
}

static void
day_label(int64_t day, enum tl_axis_unit unit, int doubts,
          const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    static const enum tl_phrase phrases[] = {[TL_PART_APPROXIMATE] = TL_PHRASE_ABOUT,
                                             [TL_PART_UNCERTAIN] = TL_PHRASE_POSSIBLY,
                                             [TL_PART_APPROXIMATE | TL_PART_UNCERTAIN] =
                                                 TL_PHRASE_POSSIBLY_ABOUT};
    char label[TL_AXIS_LABEL_MAX];
    tl_axis_label(day, unit, language, label);
    if (doubts)
        put_in(language, phrases[doubts], label, when);
    else
        strcpy(when, label);
}

/* Years that lack digits are told as the date tells them: "1960s". */
static void
end_label(const struct end *end, enum tl_axis_unit unit,
          const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    char label[TL_DATE_LABEL_MAX] = "";
    when[0] = '\0';
    if (!tl_day_is_counted(end->day))
        return;
    if (!end->date) {
        day_label(end->day, unit, 0, language, when);
        return;
    }
    const struct tl_date_end *known =
        end->is_last ? &end->date->last : &end->date->first;
    enum tl_axis_unit finest = tl_axis_unit_of(known);
    if (known->parts[TL_PART_YEAR] & TL_PART_MASKED ||
        end->date->flags & TL_DATE_ROUNDED)
        tl_date_end_label(end->date, end->is_last, language, label, sizeof label);
    tl_dot_append(when, label);
    if (!*label)
        day_label(end->day, finest > unit ? finest : unit, doubts_of(known), language,
                  when);
}

static void
span_label(const struct tl_edge *edge, const struct tl_edge_dates *dates,
           const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    char first[TL_DOT_WHEN_MAX], last[TL_DOT_WHEN_MAX];
    enum tl_axis_unit unit = span_unit(edge->first, edge->last);
    struct end from = {edge->open_start ? TL_DAY_MIN : edge->first, dates->first,
                       false};
    struct end to = {edge->open_end ? TL_DAY_MAX : edge->last, dates->last, true};
    end_label(&from, unit, language, first);
    end_label(&to, unit, language, last);
    if (*first && *last && strcmp(first, last) != 0)
        tl_phrase_fill(language, TL_PHRASE_SPAN, when, TL_DOT_WHEN_MAX, "first", first,
                       "last", last, NULL);
    else
        tl_dot_append(when, *first ? first : last);
    if (*first && edge->open_end)
        put_in(language, TL_PHRASE_SINCE, when, when);
    else if (*last && edge->open_start)
        put_in(language, TL_PHRASE_UNTIL, when, when);
}

/* Adds that a text is inferred or assessed, where it is. */
static void
append_status(enum tl_status status, const struct tl_language *language,
              char when[TL_DOT_WHEN_MAX])
{
    char text[TL_DOT_WHEN_MAX];
    if (!*when || !tl_status_is_unsure(status))
        return;
    strcpy(text, when);
    tl_phrase_fill(language, TL_PHRASE_UNSURE, when, TL_DOT_WHEN_MAX, "text", text,
                   "status", tl_status_word(language, status).text, NULL);
}

void
tl_dot_edge_when(const struct tl_network *network, const struct tl_edge *edge,
                 const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    char label[TL_DATE_LABEL_MAX];
    when[0] = '\0';
    if (edge->origin == TL_EDGE_PARTICIPATION)
        date_label(network->graph, TL_PARTICIPATION, edge->number,
                   tl_graph_participation_date(network->graph, edge->number), language,
                   when);
    if (edge->origin != TL_EDGE_TIE && edge->origin != TL_EDGE_RELATION)
        return;
    struct tl_edge_dates dates = tl_edge_dates_of(network, edge);
    if (dates.both) {
        tl_date_label(dates.both, language, label, sizeof label);
        tl_dot_append(when, label);
    } else {
        span_label(edge, &dates, language, when);
    }
    append_status(dates.status, language, when);
}

/* The first few who deny something, in a list. */
struct deniers {
    const struct tl_graph *graph;
    char named[TL_DOT_WHEN_MAX];
    uint32_t count;
};

enum { NAMED = 2 };

static void
add_denier(struct deniers *deniers, uint32_t reference)
{
    struct tl_item item = {TL_REFERENCE, reference};
    if (deniers->count++ >= NAMED)
        return;
    tl_dot_append(deniers->named, *deniers->named ? "; " : "");
    tl_dot_append(deniers->named, tl_graph_label(deniers->graph, item));
}

static void
add_deniers_of(struct deniers *deniers, struct tl_slice citations)
{
    uint32_t reference;
    while ((reference = tl_cited_by(deniers->graph, &citations, true)) != TL_NONE)
        add_denier(deniers, reference);
}

/* Fills them into a phrase. */
static void
tell_deniers(struct deniers *deniers, enum tl_phrase phrase,
             const struct tl_language *language, char text[TL_DOT_WHEN_MAX])
{
    char named[TL_DOT_WHEN_MAX];
    text[0] = '\0';
    if (deniers->count == 0)
        return;
    strcpy(named, deniers->named);
    if (deniers->count > NAMED)
        tl_phrase_count(language, TL_PHRASE_SOURCES_MORE, deniers->count - NAMED, named,
                        sizeof named, "sources", deniers->named, NULL);
    tl_phrase_fill(language, phrase, text, TL_DOT_WHEN_MAX, "sources", named, NULL);
}

/* Of a participation, those who deny it and not only its event. */
void
tl_dot_edge_denial(const struct tl_network *network, const struct tl_edge *edge,
                   const struct tl_language *language, char text[TL_DOT_WHEN_MAX])
{
    struct deniers deniers = {.graph = network->graph};
    bool whole = edge->origin == TL_EDGE_PARTICIPATION || edge->status >= TL_DISPUTED;
    if (edge->origin == TL_EDGE_PARTICIPATION)
        add_deniers_of(&deniers,
                       tl_graph_participation(network->graph, edge->number).citations);
    else if (edge->origin != TL_EDGE_PART)
        for (uint32_t i = 0; i < edge->denied_by.count; i++)
            add_denier(&deniers, network->deniers[edge->denied_by.first + i]);
    tell_deniers(&deniers, whole ? TL_PHRASE_DENIED_BY : TL_PHRASE_PARTLY_DENIED_BY,
                 language, text);
}

static void
append_piece(void *when, const char *text)
{
    tl_dot_append(when, text);
}

void
tl_dot_rivals_when(const struct tl_graph *graph, uint32_t event,
                   const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    struct tl_claims claims = tl_claims_begin(graph, TL_EVENT, event);
    struct tl_rival rival;
    uint32_t count = 0;
    while (tl_rival_next(&claims, language, &rival)) {
        if (rival.field != TL_DATE || count++ >= NAMED)
            continue;
        tl_dot_append(when, " · ");
        tl_rival_tell(&rival, append_piece, when);
    }
    if (count > NAMED)
        tl_dot_append_remark(when, tl_phrase(language, TL_PHRASE_CLAIMS_OTHERS));
}

void
tl_dot_whole_when(const struct tl_graph *graph, const struct tl_event *event, bool seen,
                  const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    char text[TL_DOT_WHEN_MAX];
    struct tl_item whole = {TL_EVENT, event->part_of};
    enum tl_status status = tl_claim_status(graph, TL_EVENT, event->number, TL_PART_OF);
    if (whole.number == TL_NONE || (seen && !tl_status_is_unsure(status)))
        return;
    tl_phrase_fill(language, TL_PHRASE_PART_OF_WHOLE, text, sizeof text, "whole",
                   tl_graph_label(graph, whole), NULL);
    append_status(status, language, text);
    tl_dot_append_remark(when, text);
}

void
tl_dot_event_when(const struct tl_graph *graph, const struct tl_event *event,
                  const char *undated, const struct tl_language *language,
                  char when[TL_DOT_WHEN_MAX])
{
    struct deniers deniers = {.graph = graph};
    char denial[TL_DOT_WHEN_MAX];
    when[0] = '\0';
    if (event->date)
        date_label(graph, TL_EVENT, event->number, event->date, language, when);
    else
        tl_dot_append(when, *event->date_text ? event->date_text : undated);
    add_deniers_of(&deniers, event->citations);
    tell_deniers(&deniers,
                 event->status == TL_DENIED ? TL_PHRASE_DENIED_BY
                                            : TL_PHRASE_DISPUTED_DENIED_BY,
                 language, denial);
    if (*denial)
        tl_dot_append_remark(when, denial);
    else if (event->status > TL_STATED)
        tl_dot_append_remark(when, tl_status_word(language, event->status).text);
}
