#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "commands.h"
#include "report.h"

/* Of kinds and roles the most frequent are shown. */
#define SHOWN 12

static void
print_counts(const struct tl_graph *graph, FILE *file)
{
    static const enum tl_type types[] = {TL_ACTOR,    TL_EVENT,     TL_PARTICIPATION,
                                         TL_RELATION, TL_REFERENCE, TL_CITATION};
    static const char *const names[] = {"actors",    "events",     "participations",
                                        "relations", "references", "citations"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        fprintf(file, "%-16s%10" PRIu32 "\n", names[i],
                tl_graph_count(graph, types[i]));
}

/* From which event to which, as far as events end, and how many have no date. */
static void
print_span(const struct tl_graph *graph, FILE *file)
{
    uint32_t count = tl_graph_count(graph, TL_EVENT);
    uint32_t undated = 0;
    uint32_t open = 0;
    const struct tl_date *first = NULL;
    const struct tl_date *last = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_date *date = tl_graph_event_date(graph, i);
        undated += !date;
        if (!date)
            continue;
        open += (date->flags & (TL_DATE_OPEN_START | TL_DATE_OPEN_END)) != 0;
        first = first ? first : date;
        if (!last ||
            (date->end_latest < TL_DAY_MAX && date->end_latest > last->end_latest))
            last = date;
    }
    char label[TL_DATE_LABEL_MAX];
    if (first) {
        tl_date_label(first, label, sizeof label);
        fprintf(file, "%-16s%s", "in time", label);
        tl_date_label(last, label, sizeof label);
        if (last != first)
            fprintf(file, " to %s", label);
        fputc('\n', file);
    }
    fprintf(file, "%-16s%10" PRIu32 "\n", "open events", open);
    fprintf(file, "%-16s%10" PRIu32 "\n", "undated events", undated);
}

struct tally {
    const char *word;
    uint32_t count;
};

static int
by_count(const void *a, const void *b)
{
    const struct tally *left = a;
    const struct tally *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return strcmp(left->word, right->word);
}

/* Prints the words that were counted, the most frequent first. */
static void
print_tally(const struct tl_graph *graph, const char *title, const uint32_t *counts,
            FILE *file)
{
    uint32_t words = tl_graph_word_count(graph);
    uint32_t used = 0;
    struct tally *tallies = tl_alloc(words * sizeof *tallies);
    for (uint32_t i = 0; i < words; i++) {
        if (counts[i])
            tallies[used++] = (struct tally){tl_graph_word(graph, i), counts[i]};
    }
    qsort(tallies, used, sizeof *tallies, by_count);
    if (used)
        fprintf(file, "\n%s\n", title);
    for (uint32_t i = 0; i < used && i < SHOWN; i++) {
        fprintf(file, "%10" PRIu32 "  ", tallies[i].count);
        tl_terminal_text(file, tallies[i].word);
        fputc('\n', file);
    }
    if (used > SHOWN)
        fprintf(file, "            and %" PRIu32 " more\n", used - SHOWN);
    tl_free(tallies);
}

static void
count_word(uint32_t *counts, uint32_t word)
{
    if (word != TL_NONE)
        counts[word]++;
}

static void
print_words(const struct tl_graph *graph, FILE *file)
{
    size_t size = tl_graph_word_count(graph) * sizeof(uint32_t);
    uint32_t *counts = tl_alloc(size);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++)
        count_word(counts, tl_graph_event_kind(graph, i));
    print_tally(graph, "kinds of events", counts, file);
    memset(counts, 0, size);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        count_word(counts, tl_graph_relation_kind(graph, i));
    print_tally(graph, "kinds of relations", counts, file);
    memset(counts, 0, size);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_PARTICIPATION); i++)
        count_word(counts, tl_graph_participation_role(graph, i));
    print_tally(graph, "roles", counts, file);
    tl_free(counts);
}

static void
print_statuses(const struct tl_graph *graph, FILE *file)
{
    uint32_t counts[TL_STATUSES] = {0};
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++)
        counts[tl_graph_event_status(graph, i)]++;
    fputs("\nevents by status\n", file);
    for (enum tl_status status = 0; status < TL_STATUSES; status++) {
        if (counts[status])
            fprintf(file, "%10" PRIu32 "  %s\n", counts[status],
                    status == TL_UNCITED ? "uncited" : tl_status_names[status]);
    }
}

void
tl_stats_print(const struct tl_graph *graph, FILE *file)
{
    struct tl_dataset dataset = tl_graph_dataset(graph);
    if (*dataset.title) {
        tl_terminal_text(file, dataset.title);
        fputs("\n\n", file);
    }
    print_counts(graph, file);
    if (tl_graph_count(graph, TL_EVENT)) {
        print_span(graph, file);
        print_statuses(graph, file);
    }
    print_words(graph, file);
}

int
tl_stats_run(const struct tl_options *options)
{
    int status;
    struct tl_sources sources = {0};
    struct tl_graph *graph = tl_report_load(options, &sources, &status);
    if (graph && tl_sources_spare_standard(&sources))
        tl_stats_print(graph, stdout);
    else if (graph)
        status = 2;
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    return tl_terminal_finish(status);
}
