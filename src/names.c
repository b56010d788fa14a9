/* `tieline names`: names of a dataset that may be one, as a table for --names. */
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/base/text.h"
#include "graph/build/renaming.h"
#include "output/syntax/csv.h"
#include "src/base/terminal.h"
#include "src/io/output_file.h"
#include "src/load/load.h"
#include "commands.h"
#include "report.h"

/* A row of the table. */
struct proposal {
    enum tl_renamed_type type;
    const char *from;
    const char *to;
    enum tl_variant_reason reason;
    uint32_t count;
};

struct proposals {
    const struct tl_graph *graph;
    struct tl_vector rows;  /* struct proposal */
    struct tl_vector names; /* struct tl_variant of one type */
};

static void
add_name(struct proposals *proposals, const char *text, uint32_t owner, uint32_t count,
         bool is_alias)
{
    proposals->names.width = sizeof(struct tl_variant);
    *(struct tl_variant *)tl_vector_add(&proposals->names) = (struct tl_variant){
        .text = text, .owner = owner, .count = count, .is_alias = is_alias};
}

/* The names that were added, in one piece, with what was found; to be freed. */
static struct tl_variant *
find_variants(struct proposals *proposals, bool persons, size_t *count)
{
    *count = proposals->names.count;
    struct tl_variant *variants = tl_alloc((*count + 1) * sizeof *variants);
    for (size_t i = 0; i < *count; i++)
        variants[i] = *(struct tl_variant *)tl_vector_at(&proposals->names, i);
    tl_vector_clear(&proposals->names);
    tl_variants_find(variants, *count, persons);
    return variants;
}

static void
add_row(struct proposals *proposals, enum tl_renamed_type type, const char *from,
        const char *to, const struct tl_variant *variant)
{
    proposals->rows.width = sizeof(struct proposal);
    *(struct proposal *)tl_vector_add(&proposals->rows) =
        (struct proposal){type, from, to, variant->reason, variant->count};
}

/* Actors. */

/* How often actors take part in events, or are an end of a relation; to be freed. */
static uint32_t *
count_actors(const struct tl_graph *graph)
{
    uint32_t *counts = tl_alloc((tl_graph_count(graph, TL_ACTOR) + 1) * sizeof *counts);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_PARTICIPATION); i++)
        counts[tl_graph_participation_actor(graph, i)]++;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        struct tl_relation relation = tl_graph_relation(graph, i);
        if (relation.source.type == TL_ACTOR)
            counts[relation.source.number]++;
        if (relation.target.type == TL_ACTOR)
            counts[relation.target.number]++;
    }
    return counts;
}

struct called {
    const char *text;
    uint32_t actor;
};

static int
by_text(const void *a, const void *b)
{
    const struct called *left = a;
    const struct called *right = b;
    int order = strcmp(left->text, right->text);
    return order ? order : tl_compare(left->actor, right->actor);
}

/* All that actors are called by, but for aliases, in order; to be freed. */
static struct called *
list_called(const struct tl_graph *graph)
{
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    struct called *called = tl_alloc((2 * (size_t)count + 1) * sizeof *called);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_item item = {TL_ACTOR, i};
        called[2 * i] = (struct called){tl_graph_id(graph, item), i};
        called[2 * i + 1] = (struct called){tl_graph_label(graph, item), i};
    }
    qsort(called, 2 * (size_t)count, sizeof *called, by_text);
    return called;
}

/* What means an actor and nobody else: the name, or else the id. */
static const char *
name_of(const struct tl_graph *graph, const struct called *called, uint32_t actor)
{
    struct tl_item item = {TL_ACTOR, actor};
    const char *label = tl_graph_label(graph, item);
    size_t low = 0, high = 2 * (size_t)tl_graph_count(graph, TL_ACTOR);
    size_t end = high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(called[middle].text, label) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < end && strcmp(called[low].text, label) == 0; low++)
        if (called[low].actor != actor)
            return tl_graph_id(graph, item);
    return label;
}

static void
propose_actors(struct proposals *proposals)
{
    const struct tl_graph *graph = proposals->graph;
    uint32_t *counts = count_actors(graph);
    struct called *called = list_called(graph);
    size_t count;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_ACTOR); i++) {
        const char *alias = tl_graph_actor(graph, i).aliases;
        add_name(proposals, tl_graph_label(graph, (struct tl_item){TL_ACTOR, i}), i,
                 counts[i], false);
        for (; *alias; alias += strlen(alias) + 1)
            add_name(proposals, alias, i, 0, true);
    }
    struct tl_variant *variants = find_variants(proposals, true, &count);
    for (size_t i = 0; i < count; i++) {
        const struct tl_variant *variant = &variants[i];
        if (!variant->is_alias && variant->into != variant->owner)
            add_row(proposals, TL_RENAMED_ACTOR, name_of(graph, called, variant->owner),
                    name_of(graph, called, variant->into), variant);
    }
    tl_free(variants);
    tl_free(called);
    tl_free(counts);
}

/* Words. */

static void
count_word(uint32_t *counts, uint32_t word)
{
    if (word != TL_NONE)
        counts[word]++;
}

static void
count_words(const struct tl_graph *graph, enum tl_renamed_type type, uint32_t *counts)
{
    for (uint32_t i = 0;
         type == TL_RENAMED_ACTOR_KIND && i < tl_graph_count(graph, TL_ACTOR); i++)
        count_word(counts, tl_graph_actor_kind(graph, i));
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
        if (type == TL_RENAMED_KIND)
            count_word(counts, tl_graph_event_kind(graph, i));
        else if (type == TL_RENAMED_PLACE)
            count_word(counts, tl_graph_event_place(graph, i));
    }
    for (uint32_t i = 0;
         type == TL_RENAMED_KIND && i < tl_graph_count(graph, TL_RELATION); i++)
        count_word(counts, tl_graph_relation_kind(graph, i));
    for (uint32_t i = 0;
         type == TL_RENAMED_ROLE && i < tl_graph_count(graph, TL_PARTICIPATION); i++)
        count_word(counts, tl_graph_participation_role(graph, i));
}

static void
propose_words(struct proposals *proposals, enum tl_renamed_type type)
{
    const struct tl_graph *graph = proposals->graph;
    uint32_t words = tl_graph_word_count(graph);
    uint32_t *counts = tl_alloc((words + 1) * sizeof *counts);
    size_t count;
    count_words(graph, type, counts);
    for (uint32_t i = 0; i < words; i++)
        if (counts[i])
            add_name(proposals, tl_graph_word(graph, i), i, counts[i], false);
    struct tl_variant *variants = find_variants(proposals, false, &count);
    for (size_t i = 0; i < count; i++)
        if (variants[i].into != variants[i].owner)
            add_row(proposals, type, variants[i].text,
                    tl_graph_word(graph, variants[i].into), &variants[i]);
    tl_free(variants);
    tl_free(counts);
}

/* The table. */

static int
by_target(const void *a, const void *b)
{
    const struct proposal *left = a;
    const struct proposal *right = b;
    int order = tl_compare(left->type, right->type);
    if (!order)
        order = strcmp(left->to, right->to);
    return order ? order : strcmp(left->from, right->from);
}

/* All rows, those of one type and name together; to be freed. */
static struct proposal *
sort_rows(const struct proposals *proposals)
{
    size_t count = proposals->rows.count;
    struct proposal *rows = tl_alloc((count + 1) * sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = *(struct proposal *)tl_vector_at(&proposals->rows, i);
    qsort(rows, count, sizeof *rows, by_target);
    return rows;
}

static void
write_table(const struct tl_options *options, const struct proposal *rows, size_t count,
            struct tl_out *out)
{
    static const char *const head[] = {"type", "from", "to", "reason", "count"};
    struct tl_csv csv = tl_csv_begin(out, options->style.csv_raw);
    if (options->load.delimiter && options->load.delimiter != ' ')
        csv.delimiter = options->load.delimiter;
    if (options->style.bom)
        tl_out_text(out, "\xef\xbb\xbf");
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        tl_csv_cell(&csv, head[i]);
    tl_csv_end_record(&csv);
    for (size_t i = 0; i < count; i++) {
        tl_csv_cell(&csv, tl_renamed_type_names[rows[i].type]);
        tl_csv_cell(&csv, rows[i].from);
        tl_csv_cell(&csv, rows[i].to);
        tl_csv_cell(&csv, tl_variant_reasons[rows[i].reason]);
        tl_csv_integer(&csv, rows[i].count);
        tl_csv_end_record(&csv);
    }
}

static bool
write_file(const struct tl_options *options, const char *path,
           struct tl_output_files *files, const struct tl_sources *sources,
           const struct proposal *rows, size_t count)
{
    struct tl_out out;
    if (!tl_folder_spares(sources, path))
        return false;
    struct tl_output_file *file = tl_output_file_open(files, path);
    if (!file)
        return false;
    tl_out_open(&out, tl_output_file_descriptor(file));
    write_table(options, rows, count, &out);
    return tl_output_file_close(file, tl_out_close(&out));
}

/* Writes those that go to files, then those that are there at once, or none. */
static int
write_all(const struct tl_options *options, const struct tl_sources *sources,
          const struct proposal *rows, size_t count)
{
    const char *standard[] = {"-"};
    const struct tl_texts_list usual = {standard, 1};
    const struct tl_texts_list *paths =
        options->outputs.count ? &options->outputs : &usual;
    struct tl_output_files *files = tl_output_files_new(sources);
    bool good = true;
    for (int direct = 0; direct < 2; direct++) {
        for (size_t i = 0; good && i < paths->count; i++) {
            const char *path = paths->texts[i];
            path += tl_text_begins(path, "csv:") ? strlen("csv:") : 0;
            if (tl_output_file_is_direct(path) == direct)
                good = write_file(options, path, files, sources, rows, count);
        }
    }
    good = tl_output_files_end(files, good) && good;
    if (good && !count)
        tl_say("found no names that may be one");
    return good ? 0 : 2;
}

static int
propose(const struct tl_options *options, const struct tl_graph *graph,
        const struct tl_sources *sources)
{
    struct proposals proposals = {.graph = graph};
    propose_actors(&proposals);
    for (enum tl_renamed_type type = TL_RENAMED_ACTOR + 1; type < TL_RENAMED_TYPES;
         type++)
        propose_words(&proposals, type);
    size_t count = proposals.rows.count;
    struct proposal *rows = sort_rows(&proposals);
    int status = write_all(options, sources, rows, count);
    tl_free(rows);
    tl_vector_clear(&proposals.rows);
    return status;
}

int
tl_names_run(const struct tl_options *options)
{
    int status;
    struct tl_sources sources = {0};
    struct tl_graph *graph = tl_report_load(options, &sources, &status);
    if (graph)
        status = propose(options, graph, &sources);
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    return tl_terminal_finish(status);
}
