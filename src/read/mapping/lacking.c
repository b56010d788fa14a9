#include "mapped.h"

#include <stdio.h>
#include <string.h>

#include "src/base/terminal.h"
#include "src/read/tables/row_cells.h"
#include "mappings.h"

/* What rows that are read by a mapping lack, though it has a column for it, and what is
 * said of them in the end: nobody looks at each of many rows. */

void
tl_missing_note(struct tl_missing *missing, struct tl_position position)
{
    if (missing->rows++ == 0)
        missing->first = position;
}

/* The first column that a value is made of and the table has; NULL where there is none.
 */
static const char *
column_of(const struct tl_mapped *mapped, const struct tl_mapped_value *value)
{
    for (size_t i = 0; i < value->choice.count; i++) {
        const struct tl_template *template = &value->choice.templates[i];
        for (size_t j = 0; j < template->count; j++) {
            const struct tl_chunk *chunk = &template->chunks[j];
            if (chunk->kind == TL_CHUNK_TEXT || chunk->kind == TL_CHUNK_WHERE)
                continue;
            size_t column = mapped->bindings[chunk->reference].column;
            if (column < mapped->names->count)
                return mapped->names->names[column];
        }
    }
    return NULL;
}

/* Nobody sees from "1.234" alone whether its point parts thousands; "0.123" and "1.25"
 * show it. */
static void
look_at_point(struct tl_mapped *mapped, const struct tl_expansion *number)
{
    enum { GROUP = 3 };
    const char *point = memchr(number->text, '.', number->length);
    if (!point)
        return;
    size_t before = (size_t)(point - number->text);
    size_t after = number->length - before - 1;
    if (after == GROUP && before > 0 && before <= GROUP && *number->text != '0')
        tl_missing_note(&mapped->pointed, number->position);
    else
        mapped->has_fraction = true;
}

static void
check_measure(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    const struct tl_mapped_value *measure = mapped->measure;
    if (!measure || !column_of(mapped, measure) ||
        !tl_row_fits(mapped->names->count, row->cells))
        return;
    if (!tl_choice_fill(&measure->choice, row, &mapped->text))
        tl_missing_note(&mapped->unmeasured, mapped->text.position);
    else if (!mapped->reading->options->decimal && measure->column.field == TL_WEIGHT)
        look_at_point(mapped, &mapped->text);
}

static const char *const end_names[2] = {"source", "target"};

static bool
is_end(const struct tl_mapped_value *value, size_t end)
{
    return value->to == TL_TO_PARTY && strcmp(value->column.name, end_names[end]) == 0;
}

void
tl_mapped_lacking_begin(struct tl_mapped *mapped)
{
    const struct tl_mapping *mapping = &mapped->mapping;
    bool is_known = mapping->name && tl_known_mapping_find(mapping->name);
    for (size_t end = 0; !is_known && end < 2; end++)
        for (size_t i = 0; i < mapping->count; i++)
            if (is_end(&mapping->values[i], end) &&
                column_of(mapped, &mapping->values[i]))
                mapped->has_end[end] = true;
}

/* The value for the name of a source or target; NULL where there is none. */
static const struct tl_mapped_value *
name_of(const struct tl_mapped *mapped, size_t end)
{
    return tl_mapping_find(&mapped->mapping, end ? TL_TO_TARGET : TL_TO_SOURCE,
                           TL_NAME);
}

static void
check_end(struct tl_mapped *mapped, const struct tl_bound_row *row, size_t end)
{
    const struct tl_mapping *mapping = &mapped->mapping;
    const struct tl_mapped_value *name = name_of(mapped, end);
    const struct tl_template *first = NULL;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tl_mapped_value *value = &mapping->values[i];
        if (!is_end(value, end))
            continue;
        if (value->choice.templates[0].chunks[0].kind == TL_CHUNK_WHERE ||
            tl_choice_holds(&value->choice, row))
            return;
        if (!first)
            first = &value->choice.templates[0];
    }
    tl_missing_note(&mapped->endless[end], tl_template_position(first, row));
    mapped->has_name[end] |= name && tl_choice_holds(&name->choice, row);
}

static void
check_ends(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    for (size_t end = 0; end < 2; end++)
        if (mapped->has_end[end] && tl_row_fits(mapped->names->count, row->cells))
            check_end(mapped, row, end);
}

/* "; rows=Amount leaves them out" where a column can be written so. */
static void
write_remedy(const struct tl_mapped *mapped, const struct tl_mapped_value *value,
             size_t rows, char *remedy, size_t size)
{
    const char *column = column_of(mapped, value);
    *remedy = '\0';
    if (column && !mapped->rows && !strpbrk(column, ",|{}'\"?;"))
        snprintf(remedy, size, "; rows=%s leaves %s out", column,
                 rows == 1 ? "it" : "them");
}

static void
check_lone(struct tl_mapped *mapped, const struct tl_row *row)
{
    enum { LEAST = 3 };
    size_t texts = 0;
    size_t last = 0;
    if (mapped->names->count < LEAST || !tl_row_fits(mapped->names->count, row))
        return;
    for (size_t i = 0; i < row->kept && texts < 2; i++) {
        if (row->cells[i].length) {
            last = i;
            texts++;
        }
    }
    if (texts == 1)
        tl_missing_note(&mapped->lone, row->cells[last].position);
}

void
tl_mapped_row_check(struct tl_mapped *mapped, const struct tl_bound_row *row)
{
    check_lone(mapped, row->cells);
    check_measure(mapped, row);
    check_ends(mapped, row);
}

void
tl_missing_others(const struct tl_missing *lack, char others[TL_OTHERS_MAX])
{
    *others = '\0';
    if (lack->rows > 1)
        snprintf(others, TL_OTHERS_MAX, " and %zu more", lack->rows - 1);
}

static void
report(const struct tl_mapped *mapped, const struct tl_missing *lack, const char *key,
       const char *so, const char *remedy)
{
    char others[TL_OTHERS_MAX];
    tl_missing_others(lack, others);
    tl_report(mapped->reading->diagnostics, lack->first, TL_RULE_LACKING, NULL,
              "found no '%s' in this row%s: %s%s", key, others, so, remedy);
}

static void
tell(const struct tl_mapped *mapped, const struct tl_mapped_value *value,
     const struct tl_missing *lack, const char *one, const char *many)
{
    char remedy[200];
    if (lack->rows == 0)
        return;
    write_remedy(mapped, value, lack->rows, remedy, sizeof remedy);
    report(mapped, lack, value->key, lack->rows == 1 ? one : many, remedy);
}

static const char no_one[] = "its event has no one from it";
static const char no_ones[] = "their events have no one from them";

/* Such rows stay: they may be of events that have only one side. Where the names of
 * those without an id are there, they can be taken. */
static void
tell_end(const struct tl_mapped *mapped, size_t end)
{
    const struct tl_missing *lack = &mapped->endless[end];
    const struct tl_mapped_value *id =
        tl_mapping_actor(&mapped->mapping, end ? TL_TO_TARGET : TL_TO_SOURCE);
    const struct tl_mapped_value *name = name_of(mapped, end);
    char remedy[200] = "";
    if (mapped->has_name[end] && column_of(mapped, id) && column_of(mapped, name))
        snprintf(remedy, sizeof remedy, "; %s=%s|%s takes the name then",
                 end_names[end], column_of(mapped, id), column_of(mapped, name));
    if (lack->rows > 0)
        report(mapped, lack, end_names[end], lack->rows == 1 ? no_one : no_ones,
               remedy);
}

/* Where many rows have no more, it is the table that has not. */
static void
tell_lone(const struct tl_mapped *mapped)
{
    enum { MANY = 10 };
    const struct tl_mapped_value *date =
        tl_mapping_find(&mapped->mapping, TL_TO_ROW, TL_DATE);
    char others[TL_OTHERS_MAX];
    char remedy[200] = "";
    if (mapped->lone.rows == 0 || mapped->lone.rows * MANY > mapped->seen)
        return;
    tl_missing_others(&mapped->lone, others);
    if (date)
        write_remedy(mapped, date, mapped->lone.rows, remedy, sizeof remedy);
    tl_report(mapped->reading->diagnostics, mapped->lone.first, TL_RULE_LACKING, NULL,
              "found a text in one cell only of this row%s, as notes have%s%s", others,
              remedy, *remedy ? ", and any other row without a date" : "");
}

static void
tell_times(const struct tl_mapped *mapped)
{
    char others[TL_OTHERS_MAX];
    tl_missing_others(&mapped->untimed, others);
    if (mapped->untimed.rows > 0)
        tl_report(
            mapped->reading->diagnostics, mapped->untimed.first, TL_RULE_IGNORED, NULL,
            "found a time of day and an end in this row%s; what lasts is dated by "
            "days, and on a single day by the time at which it begins",
            others);
}

static void
tell_points(const struct tl_mapped *mapped)
{
    char others[TL_OTHERS_MAX];
    tl_missing_others(&mapped->pointed, others);
    if (mapped->pointed.rows > 0 && !mapped->has_fraction)
        tl_report(mapped->reading->diagnostics, mapped->pointed.first, TL_RULE_IGNORED,
                  NULL,
                  "found a '%s' with three digits after its point in this row%s, read "
                  "as decimals; --decimal , reads them as thousands, and --decimal . "
                  "says that they are decimals",
                  mapped->measure->key, others);
}

/* Warns of those that were counted, with where the first one is. */
static void
warn_of_missing(const struct tl_mapped *mapped)
{
    tell(mapped, mapped->measure, &mapped->unmeasured, "it counts as 1",
         "they count as 1");
    for (size_t end = 0; end < 2; end++)
        tell_end(mapped, end);
    tell(mapped, mapped->member, &mapped->memberless, no_one, no_ones);
    tell_lone(mapped);
    tell_times(mapped);
    tell_points(mapped);
}

/* Rows of years or phases with the id of their event say much that is theirs. */
static void
advise_on_conflicts(const struct tl_mapped *mapped)
{
    const struct tl_reading *reading = mapped->reading;
    if (!mapped->mapping.of_records &&
        tl_diagnostics_rule_count(reading->diagnostics, TL_RULE_CONFLICT) >
            mapped->conflicts)
        tl_say("%s: rows with one id are one %s; attributes= leaves columns out that "
               "differ, and id={A}-{B} tells rows apart",
               tl_input_name(reading->input), tl_type_names[mapped->mapping.type]);
}

/* Of records one section takes some and others the rest: only what they lack is said.
 */
static void
report_records(const struct tl_mapped *mapped)
{
    static const char *const needed[TL_TYPES] = {
        [TL_DATASET] = "its fields",
        [TL_ACTOR] = "an id or a name",
        [TL_EVENT] = "an id, a title or a kind",
        [TL_RELATION] = "a source and a target",
        [TL_REFERENCE] = "an id or a title",
        [TL_PARTICIPATION] = "an event and an actor",
        [TL_CITATION] = "an item and a reference",
        [TL_DECLARED_ROLE] = "a role",
        [TL_DECLARED_KIND] = "a kind",
    };
    char others[TL_OTHERS_MAX];
    enum tl_type type = mapped->mapping.type;
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        tl_missing_others(&mapped->several[i], others);
        if (mapped->several[i].rows)
            tl_report(mapped->reading->diagnostics, mapped->several[i].first,
                      TL_RULE_IGNORED, NULL,
                      "found several values for '%s' in this record%s; the first one "
                      "is used",
                      mapped->mapping.values[i].key, others);
    }
    tl_missing_others(&mapped->incomplete, others);
    if (mapped->incomplete.rows)
        tl_report(
            mapped->reading->diagnostics, mapped->incomplete.first, TL_RULE_LACKING,
            NULL,
            "found a record%s without %s, which every %s has; no %s is made of it",
            others, needed[type], tl_type_names[type], tl_type_names[type]);
}

void
tl_mapped_lacking_tell(const struct tl_mapped *mapped)
{
    const struct tl_reading *reading = mapped->reading;
    warn_of_missing(mapped);
    advise_on_conflicts(mapped);
    if (mapped->renames)
        tl_say("%s: some actors have several names; the first is kept as the name, the "
               "others as aliases",
               tl_input_name(reading->input));
    if (mapped->mapping.of_records)
        report_records(mapped);
    else if (mapped->left && !mapped->taken)
        tl_report(reading->diagnostics, mapped->names->position, TL_RULE_IGNORED, NULL,
                  "found no row that 'rows' takes among %zu", mapped->left);
    else if (mapped->left && reading->options->talks)
        tl_say("%s: 'rows' takes %zu of %zu rows", tl_input_name(reading->input),
               mapped->taken, mapped->taken + mapped->left);
}
