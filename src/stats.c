#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "graph/date/lower.h"
#include "graph/query/select.h"
#include "graph/query/statistics.h"
#include "output/syntax/csv.h"
#include "src/base/terminal.h"
#include "commands.h"
#include "export_select.h"
#include "report.h"

/* Of each list so many are shown; JSON has all. */
#define SHOWN 12

static const struct {
    enum tl_type type;
    const char *name;
} items[] = {
    {TL_ACTOR, "actors"},
    {TL_EVENT, "events"},
    {TL_PARTICIPATION, "participations"},
    {TL_RELATION, "relations"},
    {TL_REFERENCE, "references"},
    {TL_CITATION, "citations"},
};

enum { ITEMS = sizeof items / sizeof *items };

/* What lists of words are called, in JSON also their elements' members. */
static const struct {
    const char *title;
    const char *key;
    const char *word;
    const char *counted;
} tallies[TL_TALLIES] = {
    [TL_TALLY_EVENT_KINDS] = {"kinds of events", "event_kinds", "kind", "events"},
    [TL_TALLY_RELATION_KINDS] = {"kinds of relations", "relation_kinds", "kind",
                                 "relations"},
    [TL_TALLY_ACTOR_KINDS] = {"kinds of actors", "actor_kinds", "kind", "actors"},
    [TL_TALLY_ROLES] = {"roles", "roles", "role", "participations"},
    [TL_TALLY_PLACES] = {"places", "places", "place", "events"},
    [TL_TALLY_SOURCES] = {"sources by citations", "sources", "title", "citations"},
};

static void
print_number(FILE *file, const char *name, uint64_t number)
{
    fprintf(file, "%-16s%10" PRIu64 "\n", name, number);
}

static void
print_span(const struct tl_statistics *statistics, FILE *file)
{
    char label[TL_DATE_LABEL_MAX];
    if (statistics->first) {
        tl_date_label(statistics->first, TL_ENGLISH, label, sizeof label);
        fprintf(file, "%-16s%s", "in time", label);
        tl_date_label(statistics->last, TL_ENGLISH, label, sizeof label);
        if (statistics->last != statistics->first)
            fprintf(file, " to %s", label);
        fputc('\n', file);
    }
    print_number(file, "open events", statistics->open);
    print_number(file, "undated events", statistics->undated);
}

static void
print_statuses(const struct tl_statistics *statistics, FILE *file)
{
    fputs("\nevents by status\n", file);
    for (enum tl_status status = 0; status < TL_STATUSES; status++) {
        if (statistics->statuses[status])
            fprintf(file, "%10" PRIu32 "  %s\n", statistics->statuses[status],
                    status == TL_UNCITED ? "uncited" : tl_status_names[status]);
    }
}

/* How many of a list are shown; the rest is counted below them. */
static size_t
count_shown(const struct tl_vector *list)
{
    return list->count < SHOWN ? list->count : SHOWN;
}

static void
print_rest(const struct tl_vector *list, FILE *file)
{
    if (list->count > SHOWN)
        fprintf(file, "            and %zu more\n", list->count - SHOWN);
}

static void
print_tally(const struct tl_statistics *statistics, enum tl_tally_of of, FILE *file)
{
    const struct tl_vector *list = &statistics->tallies[of];
    if (list->count)
        fprintf(file, "\n%s\n", tallies[of].title);
    for (size_t i = 0; i < count_shown(list); i++) {
        const struct tl_tally *tally = tl_vector_at(list, i);
        fprintf(file, "%10" PRIu32 "  ", tally->count);
        tl_terminal_text(file, tally->text);
        fputc('\n', file);
    }
    print_rest(list, file);
}

/* "2014-05-08"; ".." where it is open, "?" where it is not known or too far. */
static void
day_text(int64_t day, char text[TL_DAY_TEXT_MAX], bool is_first)
{
    tl_day_text(day, text, TL_DAY_TEXT_MAX);
    if (*text == '\0')
        strcpy(text, day == (is_first ? TL_DAY_MIN : TL_DAY_MAX) ? ".." : "?");
}

static void
print_busy(const struct tl_statistics *statistics, FILE *file)
{
    const struct tl_vector *list = &statistics->busy;
    char first[TL_DAY_TEXT_MAX], last[TL_DAY_TEXT_MAX];
    if (list->count)
        fputs("\nbusiest actors\n    events    ties  first       last\n", file);
    for (size_t i = 0; i < count_shown(list); i++) {
        const struct tl_busy *busy = tl_vector_at(list, i);
        day_text(busy->span.first, first, true);
        day_text(busy->span.last, last, false);
        fprintf(file, "%10" PRIu32 "%8" PRIu32 "  %-10s  %-10s  ", busy->events,
                busy->ties, first, last);
        tl_terminal_text(file, tl_graph_label(statistics->graph,
                                              (struct tl_item){TL_ACTOR, busy->actor}));
        fputc('\n', file);
    }
    print_rest(list, file);
}

static void
print_components(const struct tl_statistics *statistics, FILE *file)
{
    const struct tl_vector *list = &statistics->components;
    if (list->count)
        fputs("\ncomponents: groups of actors that ties connect\n", file);
    for (size_t i = 0; i < count_shown(list); i++) {
        const struct tl_component *one = tl_vector_at(list, i);
        if (one->actors == 1)
            fprintf(file, "%10" PRIu32 "  without ties to others\n", one->count);
        else
            fprintf(file, "%10" PRIu32 "  of %" PRIu32 " actors\n", one->count,
                    one->actors);
    }
    print_rest(list, file);
}

static void
print_gaps(const struct tl_statistics *statistics, FILE *file)
{
    const struct tl_vector *list = &statistics->gaps;
    char first[TL_DAY_TEXT_MAX], last[TL_DAY_TEXT_MAX];
    if (list->count)
        fputs("\nlongest times without events\n      days  first       last\n", file);
    for (size_t i = 0; i < count_shown(list); i++) {
        const struct tl_span *gap = tl_vector_at(list, i);
        day_text(gap->first, first, true);
        day_text(gap->last, last, false);
        fprintf(file, "%10" PRId64 "  %-10s  %s\n", gap->last - gap->first + 1, first,
                last);
    }
    print_rest(list, file);
}

/* All kinds together, for people. */
static void
print_periods(const struct tl_statistics *statistics, FILE *file)
{
    const struct tl_vector *list = &statistics->by_period;
    fprintf(file, "\nevents by %s\n    events   certain     count\n",
            tl_unit_names[statistics->periods.unit]);
    for (size_t i = 0; i < list->count;) {
        struct tl_period_count sum = {.place = TL_NONE};
        char text[TL_UNIT_TEXT_MAX];
        const struct tl_period_count *one = tl_vector_at(list, i);
        sum.place = one->place;
        for (; i < list->count && one->place == sum.place; i++) {
            sum.events += one->events;
            sum.certain += one->certain;
            sum.count += one->count;
            if (i + 1 < list->count)
                one = tl_vector_at(list, i + 1);
        }
        tl_periods_text(&statistics->periods, sum.place, text);
        fprintf(file, "%10" PRIu64 "%10" PRIu64 "%10" PRIu64 "  %s\n", sum.events,
                sum.certain, sum.count, text);
    }
}

static void
print_text(const struct tl_statistics *statistics, bool has_each, FILE *file)
{
    struct tl_dataset dataset = tl_graph_dataset(statistics->graph);
    if (*dataset.title) {
        tl_terminal_text(file, dataset.title);
        fputs("\n\n", file);
    }
    for (size_t i = 0; i < ITEMS; i++)
        print_number(file, items[i].name, statistics->counts[items[i].type]);
    print_number(file, "ties", statistics->ties);
    if (statistics->counts[TL_EVENT]) {
        print_span(statistics, file);
        print_statuses(statistics, file);
    }
    print_busy(statistics, file);
    for (enum tl_tally_of of = 0; of < TL_TALLIES; of++)
        print_tally(statistics, of, file);
    print_components(statistics, file);
    print_gaps(statistics, file);
    if (has_each)
        print_periods(statistics, file);
}

void
tl_stats_print(const struct tl_graph *graph, FILE *file)
{
    struct tl_selection selection = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_statistics *statistics =
        tl_statistics_new(graph, &selected, &selection, NULL);
    print_text(statistics, false, file);
    tl_statistics_free(statistics);
    tl_selected_clear(&selected);
}

/* JSON: all lists are whole; days as in json, null where there is none. */

static json_t *
make_day(int64_t day)
{
    char text[TL_DAY_TEXT_MAX];
    tl_day_text(day, text, sizeof text);
    return *text ? json_string(text) : json_null();
}

static json_t *
make_tally(const struct tl_statistics *statistics, enum tl_tally_of of)
{
    json_t *list = json_array();
    for (size_t i = 0; i < statistics->tallies[of].count; i++) {
        const struct tl_tally *tally = tl_vector_at(&statistics->tallies[of], i);
        json_t *one = json_object();
        if (of == TL_TALLY_SOURCES)
            json_object_set_new(
                one, "id",
                json_string(tl_graph_reference_id(statistics->graph, tally->number)));
        json_object_set_new(one, tallies[of].word, json_string(tally->text));
        json_object_set_new(one, tallies[of].counted, json_integer(tally->count));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *
make_busy(const struct tl_statistics *statistics)
{
    json_t *list = json_array();
    for (size_t i = 0; i < statistics->busy.count; i++) {
        const struct tl_busy *busy = tl_vector_at(&statistics->busy, i);
        struct tl_item actor = {TL_ACTOR, busy->actor};
        json_array_append_new(
            list,
            json_pack("{s:s, s:s, s:I, s:I, s:o, s:o}", "id",
                      tl_graph_id(statistics->graph, actor), "name",
                      tl_graph_label(statistics->graph, actor), "events",
                      (json_int_t)busy->events, "ties", (json_int_t)busy->ties, "first",
                      make_day(busy->span.first), "last", make_day(busy->span.last)));
    }
    return list;
}

static json_t *
make_components(const struct tl_statistics *statistics)
{
    json_t *list = json_array();
    for (size_t i = 0; i < statistics->components.count; i++) {
        const struct tl_component *one = tl_vector_at(&statistics->components, i);
        json_array_append_new(list,
                              json_pack("{s:I, s:I}", "actors", (json_int_t)one->actors,
                                        "count", (json_int_t)one->count));
    }
    return list;
}

static json_t *
make_gaps(const struct tl_statistics *statistics)
{
    json_t *list = json_array();
    for (size_t i = 0; i < statistics->gaps.count; i++) {
        const struct tl_span *gap = tl_vector_at(&statistics->gaps, i);
        json_array_append_new(list, json_pack("{s:o, s:o, s:I}", "first",
                                              make_day(gap->first), "last",
                                              make_day(gap->last), "days",
                                              (json_int_t)gap->last - gap->first + 1));
    }
    return list;
}

static json_t *
make_periods(const struct tl_statistics *statistics)
{
    json_t *list = json_array();
    for (size_t i = 0; i < statistics->by_period.count; i++) {
        const struct tl_period_count *one = tl_vector_at(&statistics->by_period, i);
        char text[TL_UNIT_TEXT_MAX];
        tl_periods_text(&statistics->periods, one->place, text);
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:I, s:I, s:I}", "period", text, "kind",
                            tl_graph_word(statistics->graph, one->kind), "events",
                            (json_int_t)one->events, "count", (json_int_t)one->count,
                            "certain", (json_int_t)one->certain));
    }
    return list;
}

static json_t *
make_statuses(const struct tl_statistics *statistics)
{
    json_t *statuses = json_object();
    for (enum tl_status status = 0; status < TL_STATUSES; status++)
        json_object_set_new(statuses,
                            status == TL_UNCITED ? "uncited" : tl_status_names[status],
                            json_integer(statistics->statuses[status]));
    return statuses;
}

static void
print_json(const struct tl_statistics *statistics, bool has_each, FILE *file)
{
    json_t *all = json_object();
    struct tl_date_days none = {TL_DAY_MIN, TL_DAY_MAX, 0};
    struct tl_date_days first = none, last = none;
    if (statistics->first)
        first = tl_date_to_days(statistics->first, &tl_date_any);
    if (statistics->last)
        last = tl_date_to_days(statistics->last, &tl_date_any);
    json_object_set_new(all, "title",
                        json_string(tl_graph_dataset(statistics->graph).title));
    for (size_t i = 0; i < ITEMS; i++)
        json_object_set_new(all, items[i].name,
                            json_integer(statistics->counts[items[i].type]));
    json_object_set_new(all, "ties", json_integer(statistics->ties));
    json_object_set_new(all, "first", make_day(first.first));
    json_object_set_new(all, "last", make_day(last.last));
    json_object_set_new(all, "open_events", json_integer(statistics->open));
    json_object_set_new(all, "undated_events", json_integer(statistics->undated));
    json_object_set_new(all, "statuses", make_statuses(statistics));
    json_object_set_new(all, "busiest", make_busy(statistics));
    for (enum tl_tally_of of = 0; of < TL_TALLIES; of++)
        json_object_set_new(all, tallies[of].key, make_tally(statistics, of));
    json_object_set_new(all, "components", make_components(statistics));
    json_object_set_new(all, "gaps", make_gaps(statistics));
    if (has_each)
        json_object_set_new(all, "periods", make_periods(statistics));
    json_dumpf(all, file, JSON_INDENT(2));
    fputc('\n', file);
    json_decref(all);
}

/* The table of periods. */
static int
print_csv(const struct tl_statistics *statistics, const struct tl_options *options)
{
    static const char *const head[] = {"period", "kind",    "events",
                                       "count",  "certain", NULL};
    struct tl_out out;
    tl_out_open(&out, STDOUT_FILENO);
    struct tl_csv csv = tl_csv_begin(&out, options->style.csv_raw);
    if (options->load.delimiter && options->load.delimiter != ' ')
        csv.delimiter = options->load.delimiter;
    for (size_t i = 0; head[i]; i++)
        tl_csv_cell(&csv, head[i]);
    tl_csv_end_record(&csv);
    for (size_t i = 0; i < statistics->by_period.count; i++) {
        const struct tl_period_count *one = tl_vector_at(&statistics->by_period, i);
        char text[TL_UNIT_TEXT_MAX];
        tl_periods_text(&statistics->periods, one->place, text);
        tl_csv_cell(&csv, text);
        tl_csv_cell(&csv, tl_graph_word(statistics->graph, one->kind));
        tl_csv_integer(&csv, (int64_t)one->events);
        tl_csv_integer(&csv, (int64_t)one->count);
        tl_csv_integer(&csv, (int64_t)one->certain);
        tl_csv_end_record(&csv);
    }
    int error = tl_out_close(&out);
    if (error)
        tl_say_failure("standard output", error);
    return error ? 2 : 0;
}

enum form { TEXT, JSON, CSV, FORMS };

/* FORMS, said, where the options cannot be followed. */
static enum form
form_of(const struct tl_options *options)
{
    static const char *const names[FORMS] = {"text", "json", "csv"};
    enum form form = TEXT;
    while (options->to && form < FORMS && strcmp(names[form], options->to) != 0)
        form++;
    if (form == FORMS)
        tl_say("stats: -t %s: expected text, json or csv", options->to);
    else if (options->json && options->to && form != JSON)
        tl_say("stats: --json and -t %s cannot both be followed", options->to);
    else if (form == CSV && !options->has_each)
        tl_say("stats: -t csv is the table of events by time and needs --each; "
               "everything else is in --json");
    else
        return options->json ? JSON : form;
    return FORMS;
}

static int
print(const struct tl_statistics *statistics, const struct tl_options *options,
      enum form form)
{
    uint64_t most = options->ceilings.limits[TL_CEILING_PERIODS];
    if (statistics->periods.count > most && options->has_each) {
        tl_say_periods(&statistics->periods, most);
        return 2;
    }
    if (form == CSV)
        return print_csv(statistics, options);
    (form == JSON ? print_json : print_text)(statistics, options->has_each, stdout);
    return 0;
}

static int
print_selected(const struct tl_graph *graph, const struct tl_options *options,
               enum form form)
{
    int status = 2;
    struct tl_choice choice;
    struct tl_statistics_unit unit = {
        options->each, (uint32_t)options->ceilings.limits[TL_CEILING_PERIODS]};
    if (tl_choice_make(&choice, options, graph)) {
        struct tl_selected selected = tl_select(graph, &choice.selection);
        struct tl_statistics *statistics = tl_statistics_new(
            graph, &selected, &choice.selection, options->has_each ? &unit : NULL);
        status = print(statistics, options, form);
        tl_statistics_free(statistics);
        tl_selected_clear(&selected);
    }
    tl_choice_clear(&choice);
    return status;
}

int
tl_stats_run(const struct tl_options *options)
{
    int status = 2;
    struct tl_sources sources = {0};
    enum form form = form_of(options);
    if (form == FORMS)
        return status;
    struct tl_graph *graph = tl_report_load(options, &sources, &status);
    if (graph && tl_sources_spare_standard(&sources))
        status = print_selected(graph, options, form);
    else if (graph)
        status = 2;
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    return tl_terminal_finish(status);
}
