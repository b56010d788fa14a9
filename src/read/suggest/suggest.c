#include "suggest.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "src/base/terminal.h"
#include "src/read/mapping/bind.h"
#include "src/read/mapping/mappings.h"
#include "src/read/mapping/template.h"
#include "src/read/names/role.h"
#include "src/read/tables/table.h"
#include "make.h"
#include "suggestion.h"

/* Wide tables are not kept whole. */
enum { MOST_CELLS = 1 << 16 };

static void
keep(void *context, struct tl_row *row)
{
    struct tl_sample *sample = context;
    if (tl_row_is_blank(row))
        return;
    if (sample->count == TL_SAMPLE_ROWS || sample->cells + row->kept > MOST_CELLS) {
        sample->is_cut = true;
        return;
    }
    struct tl_row *kept = &sample->rows[sample->count++];
    *kept = *row;
    kept->cells = tl_arena_take(&sample->texts, row->kept * sizeof *kept->cells,
                                _Alignof(struct tl_cell));
    for (size_t i = 0; i < row->kept; i++) {
        kept->cells[i] = row->cells[i];
        kept->cells[i].text =
            tl_arena_text(&sample->texts, row->cells[i].text, row->cells[i].length);
    }
    sample->cells += row->kept;
}

/* The length of as many lines as may be needed: half of them may be blank. */
static size_t
length_of_first(const char *text, size_t length)
{
    size_t lines = 0;
    for (size_t at = 0; at < length; at++) {
        lines += text[at] == '\n' ||
                 (text[at] == '\r' && at + 1 < length && text[at + 1] != '\n');
        if (lines == 2 * TL_SAMPLE_ROWS)
            return at + 1;
    }
    return length;
}

/* Looks at the rows of an input of which nothing has been taken. What is wrong with
 * them will be reported when they are read. */
static void
take_sample(struct tl_sample *sample, const struct tl_reading *reading, char delimiter)
{
    enum { LEAST_PIECE = 1 << 16 }; /* of an input that goes on */
    const char *text;
    size_t length;
    *sample =
        (struct tl_sample){.rows = tl_alloc(TL_SAMPLE_ROWS * sizeof(struct tl_row))};
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_rows *rows = tl_rows_new(delimiter, tl_input_file(reading->input),
                                       diagnostics, keep, sample);
    if (reading->options->no_quotes)
        tl_rows_no_quotes(rows);
    tl_input_peek(reading->input, &text, &length);
    size_t first = length_of_first(text, length);
    bool is_cut = tl_input_broken(reading->input) || length >= LEAST_PIECE;
    if (tl_rows_read(rows, text, first) && first == length && !is_cut) {
        tl_rows_end(rows);
    } else {
        tl_rows_stop(rows);
        sample->is_cut = true;
    }
    tl_rows_free(rows);
    tl_diagnostics_free(diagnostics);
}

/* What is left of a sample without its first rows. Borrowed. */
static struct tl_sample
sample_below(const struct tl_sample *sample, size_t rows)
{
    struct tl_sample below = {.rows = sample->rows, .is_cut = sample->is_cut};
    if (rows < sample->count) {
        below.rows += rows;
        below.count = sample->count - rows;
    }
    return below;
}

static size_t
count_filled(const struct tl_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->kept; i++)
        filled += row->cells[i].length > 0;
    return filled;
}

/* What a table with these columns is taken for, in whatever letters their names are;
 * TL_TABLES where that is not known. */
static unsigned
table_of(unsigned wanted, const char *path, const struct tl_names *names)
{
    const char **columns = tl_alloc((names->count + 1) * sizeof *columns);
    for (size_t i = 0; i < names->count; i++) {
        const char *known = tl_table_known(names->names[i], strlen(names->names[i]));
        columns[i] = known ? known : names->names[i];
    }
    unsigned kind = tl_table_of(wanted, path, columns);
    tl_free(columns);
    return kind;
}

static bool
has_suggestion(const struct tl_names *names)
{
    static const struct tl_sample none = {0};
    struct tl_remarks remarks = {0};
    char *suggestion = tl_suggestion_make(names->names, &none, &remarks);
    bool is_suggestion = suggestion;
    tl_remarks_clear(&remarks);
    tl_free(suggestion);
    return is_suggestion;
}

static void
find_head(struct tl_suggest *suggest)
{
    const struct tl_sample *sample = &suggest->sample;
    size_t most = 0;
    bool is_found = false;
    for (size_t i = 0; i < sample->count && i <= TL_PREAMBLE_MAX && !is_found; i++) {
        size_t filled = count_filled(&sample->rows[i]);
        struct tl_names names;
        if (filled <= most)
            continue;
        most = filled;
        struct tl_sample below = sample_below(sample, i + 1);
        tl_names_begin(&names, &sample->rows[i], '\0', true);
        bool is_ours = table_of(TL_TABLES, "", &names) != TL_TABLES;
        bool is_row = i > 0 && tl_sample_lacks_header(names.names, &below);
        is_found = is_ours || (!is_row && has_suggestion(&names));
        tl_names_end(&names);
        if (!is_found)
            continue;
        suggest->above = i;
        suggest->is_ours = is_ours;
        if (i > 0 && is_ours)
            suggest->line = sample->rows[i].cells[0].position.line;
    }
}

/* What the table is taken for; TL_TABLES where that is not known. */
static unsigned
kind_of(const struct tl_reading *reading, const struct tl_names *names)
{
    return tl_table_of(reading->options->table, tl_input_name(reading->input),
                       names->names);
}

/* Whether a table may be somebody else's though its file is called like ours. */
static bool
is_called_only(const struct tl_reading *reading, unsigned kind)
{
    return reading->options->table == TL_TABLES &&
           (kind == TL_EVENT || kind == TL_RELATION);
}

/* Reports that a table is published and needs its mapping; false where none that comes
 * with the program is for it. */
static bool
report_published(const struct tl_reading *reading, const struct tl_names *names)
{
    const struct tl_known_mapping *known =
        tl_known_mapping_guess(names->names, names->count);
    unsigned kind = kind_of(reading, names);
    if (!known || (kind != TL_TABLES && !(is_called_only(reading, kind) &&
                                          !strstr(known->text, "table = "))))
        return false;
    char option[64];
    snprintf(option, sizeof option, "--mapping %s", known->name);
    tl_report(reading->diagnostics, names->position, TL_RULE_TABLE, option,
              "unrecognized table: describe its columns with --columns or --mapping");
    return true;
}

/* A look at the first line. */
struct look {
    const struct tl_reading *reading;
    char delimiter;
    bool has_report;
};

static void
look_unquoted(void *context, struct tl_row *row)
{
    struct look *look = context;
    struct tl_names names;
    if (row->cells[0].position.line > 1)
        return;
    tl_names_begin(&names, row, look->delimiter, true);
    look->has_report = report_published(look->reading, &names);
    tl_names_end(&names);
}

/* Of a table in which quotes mean nothing, one in the first line must not hide that a
 * mapping is lacking. True where that was reported. */
static bool
lacks_mapping_unquoted(const struct tl_reading *reading, char delimiter)
{
    struct look look = {reading, delimiter, false};
    const char *text;
    size_t length;
    tl_input_peek(reading->input, &text, &length);
    size_t end = 0;
    while (end < length && text[end] != '\n' && text[end] != '\r')
        end++;
    if (reading->options->no_quotes || end == length || !memchr(text, '"', end))
        return false;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_rows *rows = tl_rows_new(delimiter, tl_input_file(reading->input),
                                       diagnostics, look_unquoted, &look);
    tl_rows_no_quotes(rows);
    tl_rows_read(rows, text, end + 1);
    tl_rows_end(rows);
    tl_rows_free(rows);
    tl_diagnostics_free(diagnostics);
    return look.has_report;
}

bool
tl_suggest_begin(struct tl_suggest *suggest, const struct tl_reading *reading,
                 char delimiter)
{
    *suggest = (struct tl_suggest){0};
    take_sample(&suggest->sample, reading, delimiter);
    if (!reading->options->no_header)
        find_head(suggest);
    return !lacks_mapping_unquoted(reading, delimiter);
}

void
tl_suggest_end(struct tl_suggest *suggest)
{
    tl_free(suggest->sample.rows);
    tl_arena_clear(&suggest->sample.texts);
}

/* Whether a table has one of our columns, in whatever letters. */
static bool
has_column(const struct tl_names *names, const char *column)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *known = tl_table_known(names->names[i], strlen(names->names[i]));
        if (known && strcmp(known, column) == 0)
            return true;
    }
    return false;
}

/* Whether a table is called like one of ours, but has events in columns of its own. */
static bool
is_foreign(const struct tl_reading *reading, const struct tl_names *names)
{
    bool is_event = (has_column(names, "id") || has_column(names, "title")) &&
                    (has_column(names, "date") || has_column(names, "date_text") ||
                     has_column(names, "participants"));
    bool is_pair = has_column(names, "source") && has_column(names, "target");
    unsigned kind =
        table_of(reading->options->table, tl_input_name(reading->input), names);
    return is_called_only(reading, kind) && !is_event && !is_pair &&
           has_suggestion(names);
}

/* Reports an unknown table: what is to be done, with what seems to fit, and what that
 * leaves open; or that nothing does. */
static void
report_unknown(const struct tl_reading *reading, struct tl_position position,
               const char *what, const char *suggestion, struct tl_remarks *remarks)
{
    const char *encoding = tl_input_likely_encoding(reading->input);
    struct tl_expansion options = {0};
    if (suggestion && encoding) {
        tl_expansion_append(&options, "--encoding ");
        tl_expansion_append(&options, encoding);
        tl_expansion_append(&options, " ");
        tl_expansion_append(&options, suggestion);
        suggestion = options.text;
    }
    if (suggestion || !remarks->withheld.length)
        tl_report(reading->diagnostics, position, TL_RULE_TABLE, suggestion, "%s%s%s",
                  what, remarks->doubt.length ? "; also needed: " : "",
                  remarks->doubt.length ? remarks->doubt.text : "");
    else
        tl_report(reading->diagnostics, position, TL_RULE_TABLE, NULL,
                  "%s; nothing is suggested, as the nearest, %s, %s", what,
                  remarks->withheld.text, remarks->error.text);
    tl_expansion_clear(&options);
}

enum { MOST_NAMES = 8 };

/* "'a', 'b' and more". */
static void
list_name(struct tl_expansion *list, const char *name, size_t index, const char *quote)
{
    if (index > MOST_NAMES)
        return;
    if (index == MOST_NAMES) {
        tl_expansion_append(list, " and more");
        return;
    }
    tl_expansion_append(list, index ? ", " : "");
    tl_expansion_append(list, quote);
    tl_expansion_append(list, name);
    tl_expansion_append(list, quote);
}

/* No suggestion: what there is, and what is to be filled in. */
static void
report_gaps(const struct tl_reading *reading, const struct tl_names *names,
            const struct tl_sample *sample)
{
    struct tl_expansion list = {0};
    char *gaps = tl_suggestion_with_gaps(names->names, sample);
    for (size_t i = 0; i < names->count; i++)
        list_name(&list, names->names[i], i, "'");
    tl_report(
        reading->diagnostics, names->position, TL_RULE_TABLE, NULL,
        "cannot tell dates and participants from %s %s: complete %s with names or "
        "numbers of columns, or use the columns that 'tieline init' writes",
        names->count == 1 ? "the column" : "the columns", list.text, gaps);
    tl_expansion_clear(&list);
    tl_free(gaps);
}

/* A table whose header row is not the first: a mapping finds it. */
static void
report_below(const struct tl_reading *reading, const struct tl_sample *sample,
             size_t above)
{
    const struct tl_row *head = &sample->rows[above];
    struct tl_sample below = sample_below(sample, above + 1);
    struct tl_remarks remarks = {0};
    struct tl_names names;
    char what[128];
    snprintf(what, sizeof what,
             "unrecognized table below %zu %s of titles: describe its columns with "
             "--columns or --mapping",
             above, above == 1 ? "line" : "lines");
    tl_names_begin(&names, head, '\0', true);
    char *suggestion = tl_suggestion_make(names.names, &below, &remarks);
    report_unknown(reading, names.position, what, suggestion, &remarks);
    tl_names_end(&names);
    tl_remarks_clear(&remarks);
    tl_free(suggestion);
}

static size_t
count_blank_parts(const char *text)
{
    size_t count = 0;
    for (size_t i = 0; text[i]; i++)
        count +=
            !tl_ascii_is_blank(text[i]) && (i == 0 || tl_ascii_is_blank(text[i - 1]));
    return count;
}

/* Whether blanks seem to part the cells: of a first line, unless it is a comment, as
 * many as of the next. */
static bool
is_blank_separated(const char *const *names, const struct tl_sample *sample)
{
    size_t parts = *names && !names[1] ? count_blank_parts(*names) : 0;
    const char *next = tl_sample_cell(sample, 0, 0);
    return parts > 1 && sample->count && sample->rows[0].count == 1 &&
           (strchr("%#", **names) || count_blank_parts(next) == parts);
}

/* Reports that nothing is known of a table but these names and the first rows, of which
 * the first has the names, or, where there are `above` rows above it, another one. It
 * proposes what seems to fit. */
static void
suggest_mapping(const struct tl_reading *reading, const struct tl_names *names,
                const struct tl_sample *sample, size_t above)
{
    if (above) {
        report_below(reading, sample, above);
        return;
    }
    struct tl_sample below = sample_below(sample, 1);
    struct tl_remarks remarks = {0};
    bool indexed = strcmp(names->names[0], "#") == 0;
    bool commented = !indexed && below.count && strchr("%#", *names->names[0]);
    bool headless =
        commented || (!indexed && count_blank_parts(tl_sample_cell(sample, 0, 0)) &&
                      tl_sample_lacks_header(names->names, &below) &&
                      !tl_sample_is_matrix(names->names, &below));
    char *suggestion =
        headless ? tl_suggestion_without_header(commented ? &below : sample, &remarks)
                 : tl_suggestion_make(names->names, &below, &remarks);
    const char *what =
        headless ? "the first line does not name the columns: use --no-header, and "
                   "--columns with their numbers"
                 : "unrecognized table: describe its columns with --columns or "
                   "--mapping";
    if (is_blank_separated(names->names, &below))
        tl_report(reading->diagnostics, names->position, TL_RULE_TABLE,
                  "--delimiter space", "the columns seem to be separated by blanks");
    else if (headless || suggestion || remarks.withheld.length)
        report_unknown(reading, names->position, what, suggestion, &remarks);
    else
        report_gaps(reading, names, &below);
    tl_remarks_clear(&remarks);
    tl_free(suggestion);
}

/* Whether the file is called like a table of ours. */
static bool
is_called(const struct tl_reading *reading)
{
    static const char *const no_columns[] = {NULL};
    return tl_table_of(reading->options->table, tl_input_name(reading->input),
                       no_columns) != TL_TABLES;
}

/* What a suggestion says of a table that is read as one of ours: who took part, or
 * when, by columns that are only kept. Empty where it says no more. */
static const char *
gain_of(const struct tl_table *table, const char *suggestion, bool ties)
{
    size_t none = table->count;
    bool is_dated = !tl_text_begins(suggestion, "-f csv:relations");
    if (table->type == TL_ACTOR || table->type == TL_REFERENCE)
        return "reads it as events";
    if (table->kind == TL_EVENT && ties && tl_table_find(table, "participants") == none)
        return "also reads who took part";
    if (table->kind == TL_RELATION && is_dated && tl_table_find(table, "date") == none)
        return "reads it as events";
    return "";
}

/* Says of a table that is read as one of ours by its columns alone which of them are
 * only kept, if a suggestion says more by them. The sample is of the rows below the
 * header row. */
static void
suggest_events(const struct tl_reading *reading, const struct tl_table *table,
               const struct tl_names *names, const struct tl_sample *sample)
{
    struct tl_expansion kept = {0};
    struct tl_remarks remarks = {0};
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].action == TL_COLUMN_ATTRIBUTE)
            list_name(&kept, table->columns[i].name, count++, "");
    char *suggestion = NULL;
    if (reading->options->talks && count > 0 && !is_called(reading))
        suggestion = tl_suggestion_make(names->names, sample, &remarks);
    const char *gain = suggestion ? gain_of(table, suggestion, remarks.ties) : "";
    if (*gain)
        tl_say("%s: read as %s; kept as attributes: %s; %s %s%s%s",
               tl_input_name(reading->input), tl_table_kinds[table->kind].about,
               kept.text, suggestion, gain, remarks.doubt.length ? ", with " : "",
               remarks.doubt.length ? remarks.doubt.text : "");
    tl_remarks_clear(&remarks);
    tl_expansion_clear(&kept);
    tl_free(suggestion);
}

/* Warns of fields that a table has no column for, where one is called as if it were
 * that. */
static void
warn_of_missing_fields(const struct tl_reading *reading, const struct tl_table *table,
                       const struct tl_row *head)
{
    bool dyads = table->kind == TL_TABLE_DYADS;
    if (table->kind == TL_TABLE_EDGES)
        return;
    struct tl_seen_name *list = tl_alloc((table->count + 2) * sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++) {
        const char *name = table->columns[i].name;
        bool kept = table->columns[i].action == TL_COLUMN_ATTRIBUTE;
        if (!table->columns[i].near) /* else that has been said */
            list[count++] = (struct tl_seen_name){.name = name,
                                                  .is_attribute = kept,
                                                  .position = head->cells[i].position};
    }
    /* A source and a target are participants, and a kind can be the title. */
    for (size_t i = 0; dyads && i < 2; i++)
        list[count++] = (struct tl_seen_name){.name = i ? "participants" : "title"};
    tl_missing_fields_report(reading->diagnostics, table->type, list, count);
    tl_free(list);
}

bool
tl_suggest_table(const struct tl_suggest *suggest, const struct tl_reading *reading,
                 const struct tl_names *names, const struct tl_row *head,
                 struct tl_table *table)
{
    *table = (struct tl_table){0};
    if (report_published(reading, names))
        return false;
    bool foreign = is_foreign(reading, names) || (suggest->above && !suggest->is_ours);
    bool is_table = !foreign && tl_table_begin(table, reading->options->table,
                                               tl_input_name(reading->input), head,
                                               reading->diagnostics);
    if (foreign || table->kind == TL_TABLES)
        suggest_mapping(reading, names, &suggest->sample, suggest->above);
    if (!is_table)
        return false;
    struct tl_sample below = sample_below(&suggest->sample, suggest->above + 1);
    suggest_events(reading, table, names, &below);
    warn_of_missing_fields(reading, table, head);
    return true;
}
