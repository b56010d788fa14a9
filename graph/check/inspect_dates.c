/*
 * Finishing, last step: dates that are far from all others. A count that was read as a
 * year, or a century mistyped, is seen nowhere but in the whole.
 *
 * Few dates, a tenth at most on either side, are far if between them and the others are
 * more than 300 years, and more than three times as many as most of the others span:
 * the eight tenths in the middle. So neither even times, however long, nor dates that
 * get rarer the older they are, nor two times of which either has its events, have any.
 * What is before Christ, or in a year of five digits, which EDTF begins with Y, is so
 * on purpose, and not far from the others.
 */
#include "parts.h"

#include <inttypes.h>

#include "graph/build/rows.h"
#include "graph/date/day.h"

enum {
    MONTHS = 12,
    FEWEST = 20,
    TENTH = 10,
    TIMES = 3,
    DAYS = 300 * 366,
    LAST_YEAR = 9999
};

/* How often each of the dates, which are in time order, is used. */
struct uses {
    const struct tl_date *dates;
    size_t count;
    uint32_t *times;
    uint64_t total;
};

/* Dates far before or after all others. */
struct far {
    uint64_t count;
    const struct tl_date *first;
    int64_t months; /* from them to the nearest of the others */
};

static void
add_use(struct uses *uses, const struct tl_date *date)
{
    if (!date || date->flags & TL_DATE_YEAR_UNKNOWN ||
        !tl_day_is_counted(tl_date_position(date)))
        return;
    uses->times[date - uses->dates]++;
    uses->total++;
}

/* To be freed. */
static struct uses
count_uses(const struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    struct uses uses = {.dates = graph->dates, .count = builder->dates.count};
    bool own_dates = tl_graph_may_date_participations(graph);
    uses.times = tl_alloc((uses.count + 1) * sizeof *uses.times);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++)
        add_use(&uses, tl_graph_event_date(graph, i));
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        add_use(&uses, tl_graph_relation(graph, i).date);
    for (uint32_t i = 0; own_dates && i < tl_graph_count(graph, TL_PARTICIPATION); i++)
        add_use(&uses, tl_graph_participation_date(graph, i));
    return uses;
}

/* The position of the date that has so many before it. */
static int64_t
position_after(const struct uses *uses, uint64_t before)
{
    size_t i = 0;
    for (uint64_t passed = uses->times[0]; passed <= before; passed += uses->times[i])
        i++;
    return tl_date_position(&uses->dates[i]);
}

/* The days without a date that part far ones from the others, at least. */
static uint64_t
least_gap(const struct uses *uses)
{
    uint64_t few = uses->total / TENTH;
    int64_t first = position_after(uses, few);
    int64_t last = position_after(uses, uses->total - 1 - few);
    uint64_t span = (uint64_t)last - (uint64_t)first;
    if (span > UINT64_MAX / TIMES)
        return UINT64_MAX;
    return span * TIMES > DAYS ? span * TIMES : DAYS;
}

static int64_t
end_of(const struct tl_date *date)
{
    int64_t end = date->end_latest;
    return tl_day_is_counted(end) ? end : tl_date_position(date);
}

/* Those before all others, up to the last gap that leaves most, and those after them,
 * from the first gap on. */
static void
find_far(const struct uses *uses, struct far *before, struct far *after)
{
    uint64_t few = uses->total / TENTH, gap = least_gap(uses), passed = 0;
    const struct tl_date *first = NULL;
    int64_t reach = 0;
    for (size_t i = 0; i < uses->count; i++) {
        const struct tl_date *date = &uses->dates[i];
        if (uses->times[i] == 0)
            continue;
        int64_t start = tl_date_position(date);
        uint64_t rest = uses->total - passed;
        first = first ? first : date;
        if (passed > 0 && start > reach && (uint64_t)start - (uint64_t)reach > gap) {
            int64_t months = tl_day_months(reach, start - 1); /* there is more */
            if (passed <= few && tl_day_to_civil(reach).year > 0)
                *before = (struct far){passed, first, months};
            else if (rest <= few && after->count == 0 &&
                     tl_day_to_civil(start).year <= LAST_YEAR)
                *after = (struct far){rest, date, months};
        }
        reach = passed == 0 || end_of(date) > reach ? end_of(date) : reach;
        passed += uses->times[i];
    }
}

/* Where a date is used first. */
static struct tl_position
find_use(const struct tl_builder *builder, const struct tl_date *date)
{
    const struct tl_graph *graph = builder->graph;
    uint32_t i = 0;
    while (i < tl_graph_count(graph, TL_EVENT) && tl_graph_event_date(graph, i) != date)
        i++;
    if (i < tl_graph_count(graph, TL_EVENT))
        return tl_row_position(builder, TL_EVENT, i);
    for (i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        if (tl_graph_relation(graph, i).date == date)
            return tl_row_position(builder, TL_RELATION, i);
    i = 0;
    while (tl_graph_participation_date(graph, i) != date)
        i++;
    return tl_row_position(builder, TL_EVENT, tl_participation_row(graph, i)->event);
}

static void
report(struct tl_builder *builder, const struct far *before, const struct far *after,
       uint64_t total)
{
    const struct far *first = before->count ? before : after;
    uint64_t count = before->count + after->count;
    int64_t months = first->months;
    if (before->count && after->count && after->months < months)
        months = after->months;
    tl_report(builder->diagnostics, find_use(builder, first->first), TL_RULE_FAR_DATE,
              NULL,
              "%" PRIu64 " date%s'%.*s', %s more than %" PRId64
              " years from the other %" PRIu64 "; check whether a number was read as a "
              "year, or a year mistyped",
              count, count == 1 ? ", " : "s, such as ", TL_SHOWN(first->first->text),
              count == 1 ? "is" : "are", months / MONTHS, total - count);
}

void
tl_inspect_dates(struct tl_builder *builder)
{
    struct uses uses = count_uses(builder);
    struct far before = {0}, after = {0};
    if (uses.total >= FEWEST)
        find_far(&uses, &before, &after);
    if (before.count + after.count > 0)
        report(builder, &before, &after, uses.total);
    tl_free(uses.times);
}
