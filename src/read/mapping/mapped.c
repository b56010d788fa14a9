#include "mapped.h"

#include <stdio.h>
#include <string.h>

#include "src/base/terminal.h"
#include "src/read/names/keys.h"
#include "src/read/tables/record.h"
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

/* In the mappings that come with the program, it is known what rows lack. */
static void
find_end_columns(struct tl_mapped *mapped)
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

enum { OTHERS_MAX = 48 };

/* " and 3 more" */
static void
write_others(const struct tl_missing *lack, char others[OTHERS_MAX])
{
    *others = '\0';
    if (lack->rows > 1)
        snprintf(others, OTHERS_MAX, " and %zu more", lack->rows - 1);
}

static void
report(const struct tl_mapped *mapped, const struct tl_missing *lack, const char *key,
       const char *so, const char *remedy)
{
    char others[OTHERS_MAX];
    write_others(lack, others);
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
        tl_mapped_actor(mapped, end ? TL_TO_TARGET : TL_TO_SOURCE);
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
    char others[OTHERS_MAX];
    char remedy[200] = "";
    if (mapped->lone.rows == 0 || mapped->lone.rows * MANY > mapped->seen)
        return;
    write_others(&mapped->lone, others);
    if (date)
        write_remedy(mapped, date, mapped->lone.rows, remedy, sizeof remedy);
    tl_report(mapped->reading->diagnostics, mapped->lone.first, TL_RULE_LACKING, NULL,
              "found a text in one cell only of this row%s, as notes have%s", others,
              remedy);
}

static void
tell_times(const struct tl_mapped *mapped)
{
    char others[OTHERS_MAX];
    write_others(&mapped->untimed, others);
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
    char others[OTHERS_MAX];
    write_others(&mapped->pointed, others);
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

const struct tl_mapped_value *
tl_mapped_actor(const struct tl_mapped *mapped, enum tl_mapped_to to)
{
    const char *role = to == TL_TO_SOURCE ? "source" : "target";
    if (mapped->mapping.type == TL_RELATION && to != TL_TO_ACTOR)
        return tl_mapping_find(&mapped->mapping, TL_TO_ROW,
                               to == TL_TO_SOURCE ? TL_SOURCE : TL_TARGET);
    for (size_t i = 0; to != TL_TO_ACTOR && i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->to == TL_TO_PARTY && strcmp(value->column.name, role) == 0)
            return value;
    }
    return to == TL_TO_ACTOR ? mapped->member : NULL;
}

/* A mapping is joined to a table, and taken off it. */

static bool
has_key(const struct tl_mapping *mapping, const char *key)
{
    size_t i = 0;
    while (i < mapping->count && strcmp(mapping->values[i].key, key) != 0)
        i++;
    return i < mapping->count;
}

/* A value that is a column as it stands. */
static void
add_value(struct tl_mapped *mapped, size_t column, enum tl_field field)
{
    struct tl_mapping *mapping = &mapped->mapping;
    const char *name = mapped->names->names[column];
    struct tl_chunk *chunk =
        tl_arena_take(&mapped->texts, sizeof *chunk, _Alignof(struct tl_chunk));
    struct tl_template *template =
        tl_arena_take(&mapped->texts, sizeof *template, _Alignof(struct tl_template));
    *chunk = (struct tl_chunk){.kind = TL_CHUNK_CELL, .reference = mapping->references};
    *template = (struct tl_template){chunk, 1};
    mapped->bindings[mapping->references++] =
        (struct tl_binding){.column = column, .last = column};
    mapping->values[mapping->count++] = (struct tl_mapped_value){
        .key = name,
        .to = TL_TO_ROW,
        .column = {.name = name, .action = tl_field_action(field), .field = field},
        .choice = {template, 1},
    };
}

/* Whether a text under this key would be read as something else than an attribute. */
static bool
is_taken(enum tl_type type, const char *name)
{
    struct tl_record_keys keys = {.type = type};
    bool taken =
        tl_record_keys_find(&keys, name, strlen(name), NULL)->kind != TL_KEY_ATTRIBUTE;
    tl_record_keys_clear(&keys, NULL);
    return taken;
}

/* In a table of members they differ from row to row of an event, and are theirs. */
static void
add_rest(struct tl_mapped *mapped, size_t column)
{
    static const char prefix[] = "column_";
    const char *name = mapped->names->names[column];
    if (is_taken(mapped->member ? TL_PARTICIPATION : mapped->mapping.type, name)) {
        char *longer = tl_arena_take(&mapped->texts, sizeof prefix + strlen(name), 1);
        memcpy(longer, prefix, sizeof prefix - 1);
        memcpy(longer + sizeof prefix - 1, name, strlen(name) + 1);
        name = longer;
    }
    mapped->rest[mapped->rest_count++] = (struct tl_rest){
        column, {.name = name, .action = TL_COLUMN_ATTRIBUTE, .field = TL_FIELDS}};
}

static bool
is_bound(const struct tl_mapped *mapped, size_t references, size_t column)
{
    size_t i = 0;
    while (i < references &&
           (mapped->bindings[i].asked || mapped->bindings[i].column > column ||
            mapped->bindings[i].last < column))
        i++;
    return i < references;
}

/* Of two columns with one name nobody knows which is meant. */
static bool
check_name(const struct tl_mapped *mapped, size_t column)
{
    const struct tl_names *names = mapped->names;
    size_t first = 0;
    while (strcmp(names->names[first], names->names[column]) != 0)
        first++;
    if (first < column)
        tl_report(mapped->reading->diagnostics, names->position, TL_RULE_TABLE, NULL,
                  "found a second column '%s', expected each once",
                  names->names[column]);
    return first == column;
}

/* By what a mapping says of columns that are bound. Those that are filled are then
 * bound no more. Borrows the names; to be ended. */
static void
reshape_begin(struct tl_reshape *reshape, const struct tl_mapping *mapping,
              const struct tl_names *names, struct tl_binding *bindings)
{
    *reshape = (struct tl_reshape){.names = names};
    reshape->fills = tl_alloc((mapping->count + 1) * sizeof *reshape->fills);
    reshape->wide = tl_alloc((mapping->count + 1) * sizeof *reshape->wide);
    reshape->cells =
        tl_alloc((names->count + TL_UNPIVOT_CELLS) * sizeof *reshape->cells);
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tl_mapped_value *value = &mapping->values[i];
        if (value->to != TL_TO_CELL && value->to != TL_TO_WIDE)
            continue;
        struct tl_binding *binding =
            &bindings[value->choice.templates[0].chunks[0].reference];
        if (value->to == TL_TO_WIDE) {
            reshape->wide[reshape->wide_count++] = *binding;
            continue;
        }
        reshape->fills[reshape->fill_count++].column = binding->column;
        *binding = (struct tl_binding){.column = TL_NO_COLUMN, .last = TL_NO_COLUMN};
    }
}

static void
reshape_end(struct tl_reshape *reshape)
{
    for (size_t i = 0; i < reshape->fill_count; i++) {
        tl_expansion_clear(&reshape->fills[i].above);
        tl_expansion_clear(&reshape->fills[i].copy);
    }
    tl_free(reshape->fills);
    tl_free(reshape->wide);
    tl_free(reshape->cells);
    tl_expansion_clear(&reshape->called);
}

/* What becomes of each column. */
static bool
read_columns(struct tl_mapped *mapped, const struct tl_mapping *mapping)
{
    bool good = true;
    tl_mapping_bind(mapping, mapped->names, mapped->bindings);
    reshape_begin(&mapped->reshape, mapping, mapped->names, mapped->bindings);
    for (size_t i = 0; i < mapped->names->count; i++) {
        const char *name = mapped->names->names[i];
        enum tl_field field = tl_field_find(mapping->type, name);
        bool bound = is_bound(mapped, mapping->references, i);
        if (bound || !mapping->drops_rest)
            good = check_name(mapped, i) && good;
        if (bound || mapping->drops_rest || !good)
            continue;
        if (field < TL_FIELDS && !has_key(mapping, name))
            add_value(mapped, i, field);
        else
            add_rest(mapped, i);
    }
    return good;
}

/* What every row would otherwise be wrong for. */
static bool
check_called(const struct tl_mapped *mapped)
{
    static const enum tl_field any[] = {TL_ID, TL_TITLE, TL_KIND};
    for (size_t i = 0; i < sizeof any / sizeof *any; i++) {
        if (mapped->mapping.type != TL_EVENT ||
            tl_mapping_find(&mapped->mapping, TL_TO_ROW, any[i]))
            return true;
    }
    tl_report(
        mapped->reading->diagnostics, mapped->names->position, TL_RULE_TABLE, NULL,
        "found no column for 'id', 'title' or 'kind', expected one that says what "
        "the events are; where they are all of one kind: --columns "
        "\"kind='meeting',...\"");
    return false;
}

/* Of actors in a list nobody knows which is meant. */
static bool
check_actors(const struct tl_mapped *mapped)
{
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->to < TL_TO_ACTOR || value->to > TL_TO_TARGET)
            continue;
        const struct tl_mapped_value *actor = tl_mapped_actor(mapped, value->to);
        if (!actor || !tl_choice_is_list(&actor->choice))
            continue;
        tl_report(mapped->reading->diagnostics, mapped->names->position, TL_RULE_TABLE,
                  NULL, "found '%s' for a list in '%s', expected one actor in a cell",
                  value->key, actor->key);
        return false;
    }
    return true;
}

static void
mapped_free(struct tl_mapped *mapped)
{
    tl_free(mapped->mapping.values);
    tl_free(mapped->bindings);
    tl_free(mapped->rest);
    reshape_end(&mapped->reshape);
    tl_vocabulary_clear(&mapped->described);
    tl_vocabulary_clear(&mapped->named);
    tl_vector_clear(&mapped->names_given);
    tl_arena_clear(&mapped->texts);
    tl_table_records_free(mapped->plain);
    tl_table_end(&mapped->table);
    tl_expansion_clear(&mapped->text);
    tl_expansion_clear(&mapped->who);
    tl_expansion_clear(&mapped->description);
    tl_expansion_clear(&mapped->end);
    tl_expansion_clear(&mapped->words);
    tl_expansion_clear(&mapped->end_words);
    tl_expansion_clear(&mapped->date);
    tl_expansion_clear(&mapped->member_date);
    tl_expansion_clear(&mapped->says);
    tl_expansion_clear(&mapped->said_date);
    tl_free(mapped);
}

/* Claims need a source. */
static bool
check_claims(struct tl_mapped *mapped)
{
    const struct tl_mapped_value *claim = NULL;
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->column.action == TL_COLUMN_CITE)
            mapped->has_cited = true;
        if (value->to == TL_TO_CLAIM && !claim)
            claim = value;
    }
    mapped->has_claims = claim != NULL;
    if (!claim || mapped->has_cited)
        return true;
    tl_report(mapped->reading->diagnostics, mapped->names->position, TL_RULE_TABLE,
              NULL, "found '%s' without 'cite', expected the source that says so",
              claim->key);
    return false;
}

struct tl_mapped *
tl_mapped_new(const struct tl_reading *reading, const struct tl_mapping *mapping,
              const struct tl_names *names)
{
    struct tl_mapped *mapped = tl_alloc(sizeof *mapped);
    size_t values = mapping->count + names->count;
    *mapped =
        (struct tl_mapped){.reading = reading, .names = names, .mapping = *mapping};
    mapped->mapping.values = tl_alloc((values + 1) * sizeof *mapping->values);
    for (size_t i = 0; i < mapping->count; i++)
        mapped->mapping.values[i] = mapping->values[i];
    mapped->bindings =
        tl_alloc((mapping->references + names->count + 1) * sizeof *mapped->bindings);
    mapped->rest = tl_alloc((names->count + 1) * sizeof *mapped->rest);
    mapped->member = tl_mapping_find(&mapped->mapping, TL_TO_MEMBER, TL_ACTOR_ID);
    if (!read_columns(mapped, mapping) || !check_called(mapped) ||
        !check_actors(mapped) || !check_claims(mapped)) {
        mapped_free(mapped);
        return NULL;
    }
    if (mapping->type == TL_EVENT)
        mapped->kind = tl_mapping_find(&mapped->mapping, TL_TO_ROW, TL_KIND);
    mapped->conflicts =
        tl_diagnostics_rule_count(reading->diagnostics, TL_RULE_CONFLICT);
    mapped->rows = tl_mapping_find(mapping, TL_TO_ROWS, TL_FIELDS);
    mapped->measure =
        tl_mapping_find(&mapped->mapping, TL_TO_ROW,
                        mapping->type == TL_RELATION ? TL_WEIGHT : TL_COUNT);
    if (mapping->type == TL_EVENT) {
        find_end_columns(mapped);
        tl_builder_create_wholes(reading->builder);
    }
    for (enum tl_mapped_to to = TL_TO_ACTOR; to <= TL_TO_TARGET; to++) {
        for (size_t i = 0; i < mapping->count; i++)
            mapped->describes_actors |= mapping->values[i].to == to;
    }
    return mapped;
}

/* Rows of years or phases with the id of their event say much that is theirs. */
static void
advise_on_conflicts(const struct tl_mapped *mapped)
{
    const struct tl_reading *reading = mapped->reading;
    if (tl_diagnostics_rule_count(reading->diagnostics, TL_RULE_CONFLICT) >
        mapped->conflicts)
        tl_say("%s: rows with one id are one %s; attributes= leaves columns out that "
               "differ, and id={A}-{B} tells rows apart",
               tl_input_name(reading->input), tl_type_names[mapped->mapping.type]);
}

static void
report_rows(const struct tl_mapped *mapped)
{
    const struct tl_reading *reading = mapped->reading;
    warn_of_missing(mapped);
    advise_on_conflicts(mapped);
    if (mapped->renames)
        tl_say("%s: some actors have several names; the first is kept as the name, the "
               "others as aliases",
               tl_input_name(reading->input));
    if (mapped->left && !mapped->taken)
        tl_report(reading->diagnostics, mapped->names->position, TL_RULE_IGNORED, NULL,
                  "found no row that 'rows' takes among %zu", mapped->left);
    else if (mapped->left && reading->options->talks)
        tl_say("%s: 'rows' takes %zu of %zu rows", tl_input_name(reading->input),
               mapped->taken, mapped->taken + mapped->left);
}

void
tl_mapped_end(struct tl_mapped *mapped, bool is_whole)
{
    if (!mapped)
        return;
    if (is_whole)
        report_rows(mapped);
    mapped_free(mapped);
}
