#include "prove.h"

#include <stdio.h>
#include <string.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/mapping/mapped.h"
#include "src/read/mapping/mapping_file.h"
#include "src/read/tables/date.h"
#include "src/read/tables/table.h"

/* The trial of a suggestion: its options as the command line would give them, and what
 * they make of the rows. */
struct trial {
    struct tl_reading_options options;
    struct tl_reading reading;
};

/* Whether there are rows of one cell in a table of several: notes, which are skipped.
 */
static bool
has_notes(const struct tl_sample *sample)
{
    size_t notes = 0, most = 0;
    for (size_t i = 0; i < sample->count; i++) {
        notes += sample->rows[i].kept == 1;
        most = sample->rows[i].kept > most ? sample->rows[i].kept : most;
    }
    return notes > 0 && most > 1;
}

/* The rows are copied: reading them writes into their texts. */
static void
read_rows(struct trial *trial, struct tl_mapped *mapped, const struct tl_sample *sample)
{
    bool notes = has_notes(sample);
    for (size_t i = 0; i < sample->count; i++) {
        if (notes && sample->rows[i].kept == 1)
            continue;
        struct tl_row row = sample->rows[i];
        struct tl_arena texts = {0};
        row.cells = tl_arena_take(&texts, row.kept * sizeof *row.cells,
                                  _Alignof(struct tl_cell));
        for (size_t k = 0; k < row.kept; k++) {
            row.cells[k] = sample->rows[i].cells[k];
            row.cells[k].text =
                tl_arena_text(&texts, row.cells[k].text, row.cells[k].length);
            row.cells[k].code = 0;
        }
        tl_mapped_row_add(mapped, &row);
        tl_arena_clear(&texts);
    }
    tl_builder_table(trial->reading.builder, mapped->mapping.type);
    tl_mapped_end(mapped, false);
}

static bool
has_tie(const struct tl_graph *graph)
{
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_EVENT); i++) {
        struct tl_slice slice = tl_graph_event_participations(graph, i);
        for (uint32_t k = 1; k < slice.count; k++)
            if (tl_graph_participation_actor(graph, slice.first + k) !=
                tl_graph_participation_actor(graph, slice.first))
                return true;
    }
    return tl_graph_count(graph, TL_RELATION) > 0;
}

/* What is wrong first, or that there is no tie. */
static void
add_first_error(struct tl_diagnostics *diagnostics, struct tl_expansion *error)
{
    const struct tl_diagnostic *const *list = tl_diagnostics_sorted(diagnostics);
    while (*list && tl_rules[(*list)->rule].severity != TL_ERROR)
        list++;
    if (!*list) {
        tl_expansion_append(error, TL_TIES_NOBODY);
        return;
    }
    char line[64];
    snprintf(line, sizeof line,
             "does not read line %lu: ", (unsigned long)(*list)->position.line);
    tl_expansion_append(error, line);
    tl_expansion_append(error, (*list)->message);
}

static bool
try_rows(struct trial *trial, const struct tl_mapping *mapping,
         const char *const *names, const struct tl_sample *sample, bool ties)
{
    struct tl_names table = {.names = (const char **)names, .delimiter = ','};
    while (names[table.count])
        table.count++;
    trial->reading.builder = tl_builder_new(trial->reading.diagnostics, NULL);
    struct tl_mapped *mapped = tl_mapped_new(&trial->reading, mapping, &table);
    if (mapped)
        read_rows(trial, mapped, sample);
    struct tl_graph *graph = tl_builder_finish(trial->reading.builder);
    bool holds =
        mapped && tl_diagnostics_count(trial->reading.diagnostics, TL_ERROR) == 0 &&
        tl_graph_count(graph, TL_EVENT) + tl_graph_count(graph, TL_RELATION) > 0 &&
        (!ties || has_tie(graph));
    tl_graph_free(graph);
    return holds;
}

bool
tl_suggestion_holds(struct tl_suggestion *suggestion, const char *const *names,
                    const struct tl_sample *sample, bool ties,
                    struct tl_expansion *error)
{
    const struct tl_mapping_source source = {
        .kind = suggestion->is_relation ? TL_RELATION : TL_EVENT,
        .columns = (const char *const[]){suggestion->columns.text},
        .column_count = 1,
    };
    struct tl_csv_decades decades = {0};
    const char *format = suggestion->dates.format.text;
    struct trial trial = {
        .options = {.table = source.kind,
                    .missing = (const char **)suggestion->missing,
                    .missing_count = suggestion->missing_count,
                    .date_format =
                        suggestion->dates.keeps_words && !format ? "" : format,
                    .keeps_words = suggestion->dates.keeps_words}};
    bool good;
    if (!sample->count)
        return true;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    trial.reading = (struct tl_reading){
        .input = tl_input_memory("", "", 0, diagnostics),
        .diagnostics = diagnostics,
        .options = &trial.options,
        .decades = &decades,
    };
    struct tl_mapping *mapping = tl_mapping_read(&source, &good);
    bool holds = good && try_rows(&trial, mapping, names, sample, ties);
    if (!holds)
        add_first_error(diagnostics, error);
    suggestion->skips_notes = has_notes(sample);
    tl_mapping_free(mapping);
    tl_input_close(trial.reading.input);
    tl_diagnostics_free(diagnostics);
    return holds;
}
