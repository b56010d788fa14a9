#include "checks.h"

#include <inttypes.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/content_hash.h"
#include "graph/build/rows.h"
#include "graph/build/portion.h"
#include "graph/build/state.h"
#include "graph/date/day.h"

/*
 * Years in pairs, of schools, winters and leagues: "1999-00", "2000-01", "2020-21". To
 * EDTF the second is a month, and the third a season.
 */
enum { YEAR = 4, SHORT = 7, LONG = 9 };

/* The number that so many digits are. */
static int
number_at(const char *digits, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++)
        number = 10 * number + (digits[i] - '0');
    return number;
}

/* Whether a text is made of digits, but for the fifth character. */
static bool
is_pair_of_numbers(const struct tl_date *date, size_t length, char between)
{
    for (size_t i = 0; date->length == length && i < length; i++)
        if (i == YEAR ? date->text[i] != between : !tl_ascii_is_digit(date->text[i]))
            return false;
    return date->length == length;
}

/* Whether it is "2000-01". */
static bool
is_next(const struct tl_date *date)
{
    return is_pair_of_numbers(date, SHORT, '-') &&
           number_at(date->text + YEAR + 1, 2) ==
               (number_at(date->text, YEAR) + 1) % 100;
}

/* Whether a date is the season whose number is that of the next year. */
static bool
is_season_of_pair(const struct tl_date *date)
{
    return date->first.precision == TL_PRECISION_SEASON && is_next(date);
}

/* Whether a date is the month whose number is that of the next year. */
static bool
is_month_of_pair(const struct tl_date *date)
{
    return date->first.precision == TL_PRECISION_MONTH && is_next(date);
}

/* Whether it is "1998/1999". */
static bool
is_two_years(const struct tl_date *date)
{
    return is_pair_of_numbers(date, LONG, '/') &&
           number_at(date->text + YEAR + 1, YEAR) == number_at(date->text, YEAR) + 1;
}

/* Whether the months among these dates may be pairs: all have the number of the next
 * year, and they are several, or beside other dates of two years. */
static bool
are_pairs(const struct tl_date *dates, size_t count)
{
    size_t months = 0;
    size_t pairs = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_month = is_month_of_pair(&dates[i]);
        if (!is_month && is_pair_of_numbers(&dates[i], SHORT, '-') &&
            dates[i].first.precision == TL_PRECISION_MONTH)
            return false;
        months += is_month;
        pairs += is_two_years(&dates[i]) || is_season_of_pair(&dates[i]);
    }
    return months > 1 || (months == 1 && pairs > 1);
}

/* "2020-21" is spring 2020, but who writes it may mean a winter or a school's year. */
static void
check_season(struct tl_builder *builder, enum tl_type type, uint32_t number,
             const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    if (!date || !is_season_of_pair(date))
        return;
    tl_date_label(date, TL_ENGLISH, label, sizeof label);
    tl_report(
        builder->diagnostics, tl_row_position(builder, type, number), TL_RULE_SEASON,
        NULL,
        "the date '%s' of '%.*s' is %s; if two years are meant, write %.4s/%.2s%s",
        date->text, TL_SHOWN(tl_row_name(builder, type, number)), label, date->text,
        date->text, date->text + 5);
}

/* "2000-01" is a month, and only other dates tell whether more than that is meant.
 * Whether it was doubtful, which is said once. */
static bool
check_month(struct tl_builder *builder, enum tl_type type, uint32_t number,
            const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    if (!date || !is_month_of_pair(date))
        return false;
    tl_date_label(date, TL_ENGLISH, label, sizeof label);
    tl_report(
        builder->diagnostics, tl_row_position(builder, type, number), TL_RULE_SEASON,
        NULL,
        "the date '%s' of '%.*s' is %s, but all months here could be the next year; if "
        "two years are meant, write %.4s/%.2s%s, or use --date-format two-years for "
        "tables",
        date->text, TL_SHOWN(tl_row_name(builder, type, number)), label, date->text,
        date->text, date->text + 5);
    return true;
}

void
tl_check_seasons(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    bool doubtful = false;
    bool said = !are_pairs(graph->dates, builder->dates.count);
    for (size_t i = 0; i < builder->dates.count && !doubtful; i++)
        doubtful = is_season_of_pair(&graph->dates[i]);
    if (!doubtful && said)
        return;
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++) {
        const struct tl_date *date = tl_graph_event_date(graph, i);
        check_season(builder, TL_EVENT, i, date);
        said = said || check_month(builder, TL_EVENT, i, date);
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        const struct tl_date *date = tl_graph_relation(graph, i).date;
        check_season(builder, TL_RELATION, i, date);
        said = said || check_month(builder, TL_RELATION, i, date);
    }
}

/*
 * Dates that are far from all others. A count that was read as a
 * year, or a century mistyped, is seen nowhere but in the whole.
 *
 * Few dates, a tenth at most on either side, are far if between them and the others are
 * more than 300 years, and more than three times as many as most of the others span:
 * the eight tenths in the middle. So neither even times, however long, nor dates that
 * get rarer the older they are, nor two times of which either has its events, have any.
 * What is before Christ, or in a year of five digits, which EDTF begins with Y, is so
 * on purpose, and not far from the others.
 */
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
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++)
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

/* Adds the uses in the portions that were read before. Each reading sees the same
 * dates, unless claims have made others of them. */
static void
add_portions(struct uses *uses, struct tl_portion *portion)
{
    uint64_t hash = 0;
    portion->dates.width = sizeof(uint32_t);
    for (size_t i = 0; i < uses->count; i++)
        hash = tl_content_hash(uses->dates[i].text, strlen(uses->dates[i].text), hash);
    if (portion->count == 0)
        return;
    if (portion->number == 0)
        portion->dates_hash = hash;
    if (portion->dates_hash != hash)
        portion->obstacle = "claims about dates differ";
    for (size_t i = 0; !portion->obstacle && i < uses->count; i++) {
        if (i == portion->dates.count)
            tl_vector_add(&portion->dates);
        uint32_t *times = tl_vector_at(&portion->dates, i);
        uses->total += *times;
        *times = uses->times[i] += *times;
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
report_far(struct tl_builder *builder, const struct far *before,
           const struct far *after, uint64_t total)
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
tl_check_far_dates(struct tl_builder *builder)
{
    struct uses uses = count_uses(builder);
    struct far before = {0}, after = {0};
    struct tl_portion *portion = builder->options.portion;
    if (portion)
        add_portions(&uses, portion);
    if (uses.total >= FEWEST && (!portion || portion->number + 1 == portion->count))
        find_far(&uses, &before, &after);
    if (before.count + after.count > 0 && portion)
        portion->obstacle = "some dates are centuries from the others";
    else if (before.count + after.count > 0)
        report_far(builder, &before, &after, uses.total);
    tl_free(uses.times);
}
