#include "bind.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/digits.h"
#include "graph/base/near.h"
#include "graph/vocabulary.h"
#include "src/read/csv/delimiter_name.h"
#include "src/read/tables/table.h"

/* A name with a number after it. */
static const char *
number_name(struct tl_arena *texts, const char *name, unsigned number)
{
    size_t size = strlen(name) + TL_DIGITS_MAX + sizeof "_";
    char *text = tl_arena_take(texts, size, 1);
    snprintf(text, size, "%s_%u", name, number);
    return text;
}

/* "Notes" and "Notes" become "Notes_1" and "Notes_2", so that each can be meant. */
static void
tell_apart(struct tl_names *names)
{
    struct tl_vocabulary known = {0};
    unsigned *columns = tl_alloc((names->count + 1) * sizeof *columns); /* of a name */
    unsigned *before = tl_alloc((names->count + 1) * sizeof *before);
    for (size_t i = 0; i < names->count; i++)
        columns[tl_vocabulary_add(&known, names->names[i], strlen(names->names[i]))]++;
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->names[i];
        uint32_t number = tl_vocabulary_find(&known, name, strlen(name));
        if (columns[number] > 1)
            names->names[i] = number_name(&names->texts, name, ++before[number]);
    }
    tl_free(before);
    tl_free(columns);
    tl_vocabulary_clear(&known);
}

void
tl_names_begin(struct tl_names *names, const struct tl_row *first, char delimiter,
               bool is_head)
{
    *names = (struct tl_names){.count = first->kept,
                               .position = first->cells[0].position,
                               .delimiter = delimiter};
    names->names = tl_alloc((names->count + 1) * sizeof *names->names);
    for (size_t i = 0; i < names->count; i++) {
        const struct tl_cell *cell = &first->cells[i];
        char number[24];
        struct tl_substring name =
            tl_substring_trim((struct tl_substring){cell->text, cell->length});
        if (!is_head || !name.length)
            name = (struct tl_substring){
                number, (size_t)snprintf(number, sizeof number, "%zu", i + 1)};
        names->names[i] = tl_arena_text(&names->texts, name.text, name.length);
    }
    tell_apart(names);
}

void
tl_names_end(struct tl_names *names)
{
    tl_free(names->names);
    tl_arena_clear(&names->texts);
}

static bool
is_exactly(struct tl_substring wanted, const char *name)
{
    return strlen(name) == wanted.length &&
           memcmp(name, wanted.text, wanted.length) == 0;
}

/* A number from 1 as the column that it counts to. */
static size_t
find_number(const struct tl_names *names, struct tl_substring wanted)
{
    size_t number = 0;
    for (size_t i = 0; i < wanted.length; i++) {
        if (wanted.text[i] < '0' || wanted.text[i] > '9' || number > names->count)
            return TL_NO_COLUMN;
        number = 10 * number + (size_t)(wanted.text[i] - '0');
    }
    return number > 0 && number <= names->count ? number - 1 : TL_NO_COLUMN;
}

/* By name, by name but for case, by number. */
static size_t
find_column(const struct tl_names *names, struct tl_substring wanted)
{
    for (size_t i = 0; i < names->count; i++) {
        if (is_exactly(wanted, names->names[i]))
            return i;
    }
    for (size_t i = 0; i < names->count; i++) {
        if (tl_name_is(wanted.text, wanted.length, names->names[i]))
            return i;
    }
    return find_number(names, wanted);
}

/* The same, or what an unpivoted row has beside the columns of the table; but not for a
 * value that says what is done to these. */
static size_t
find_cell(const struct tl_mapping *mapping, const struct tl_mapped_value *value,
          const struct tl_names *names, struct tl_substring wanted)
{
    size_t column = find_column(names, wanted);
    if (column != TL_NO_COLUMN || !mapping->unpivots || value->to == TL_TO_WIDE ||
        value->to == TL_TO_CELL)
        return column;
    if (is_exactly(wanted, "column"))
        return names->count + TL_UNPIVOT_COLUMN;
    return is_exactly(wanted, "cell") ? names->count + TL_UNPIVOT_CELL : TL_NO_COLUMN;
}

/* Something to do with each column that a mapping names. */
typedef void visitor(void *context, const struct tl_mapped_value *value,
                     const struct tl_chunk *chunk);

static void
visit_columns(const struct tl_mapping *mapping, visitor *visit, void *context)
{
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tl_mapped_value *value = &mapping->values[i];
        for (size_t j = 0; j < value->choice.count; j++) {
            const struct tl_template *template = &value->choice.templates[j];
            for (size_t k = 0; k < template->count; k++) {
                if (template->chunks[k].kind != TL_CHUNK_TEXT)
                    visit(context, value, &template->chunks[k]);
            }
        }
    }
}

/* "Notes?" */
static bool
may_be_missing(const struct tl_chunk *chunk)
{
    struct tl_substring name = chunk->text;
    return name.length > 1 && name.text[name.length - 1] == '?' &&
           chunk->kind != TL_CHUNK_WHERE;
}

/* Names that are being collected. */
struct collection {
    struct tl_names *names;
    struct tl_vocabulary known;
};

static void
add_name(struct collection *collection, struct tl_substring path)
{
    struct tl_names *names = collection->names;
    uint32_t before = tl_vocabulary_count(&collection->known);
    if (tl_vocabulary_add(&collection->known, path.text, path.length) < before)
        return;
    names->names = tl_resize(names->names, (names->count + 2) * sizeof *names->names);
    names->names[names->count++] = tl_arena_text(&names->texts, path.text, path.length);
    names->names[names->count] = NULL;
}

/* "attributes[].name". To be freed. */
static char *
name_of_pair(const char *list, size_t length, unsigned key)
{
    static const char *const keys[TL_PAIR_KEYS] = {"name", "value", "time"};
    size_t size = length + strlen(keys[key]) + sizeof ".";
    char *name = tl_alloc(size);
    snprintf(name, size, "%.*s.%s", (int)length, list, keys[key]);
    return name;
}

static void
collect(void *context, const struct tl_mapped_value *value,
        const struct tl_chunk *chunk)
{
    struct collection *collection = context;
    struct tl_substring path = chunk->text;
    path.length -= may_be_missing(chunk);
    add_name(collection, path);
    for (unsigned key = 0; value->to == TL_TO_PAIRS && key < TL_PAIR_KEYS; key++) {
        char *name = name_of_pair(path.text, path.length, key);
        add_name(collection, (struct tl_substring){name, strlen(name)});
        tl_free(name);
    }
}

size_t
tl_names_of_pair(const struct tl_names *names, const char *list, unsigned key)
{
    char *name = name_of_pair(list, strlen(list), key);
    size_t column = find_column(names, (struct tl_substring){name, strlen(name)});
    tl_free(name);
    return column;
}

void
tl_names_of_records(struct tl_names *names, const struct tl_mapping *first,
                    struct tl_position position)
{
    struct collection collection = {.names = names};
    *names = (struct tl_names){.count = 1, .position = position};
    names->names = tl_alloc(2 * sizeof *names->names);
    names->names[0] = "";
    for (; first; first = first->next)
        visit_columns(first, collect, &collection);
    tl_vocabulary_clear(&collection.known);
}

struct binding {
    const struct tl_mapping *mapping;
    const struct tl_names *names;
    struct tl_binding *bindings;
};

/* The names between which a chunk takes columns: of "A..B" both, else the same twice.
 */
static void
find_ends(const struct tl_chunk *chunk, struct tl_substring ends[2])
{
    struct tl_substring text = chunk->text;
    ends[0] = ends[1] = text;
    for (size_t at = 1; chunk->kind == TL_CHUNK_WHERE && at + 2 < text.length; at++) {
        if (strncmp(text.text + at, "..", 2) != 0)
            continue;
        ends[0] = tl_substring_trim((struct tl_substring){text.text, at});
        ends[1] = tl_substring_trim(
            (struct tl_substring){text.text + at + 2, text.length - at - 2});
        return;
    }
}

static void
bind_range(const struct tl_names *names, const struct tl_chunk *chunk,
           struct tl_binding *bound)
{
    struct tl_substring ends[2];
    find_ends(chunk, ends);
    size_t first = find_column(names, ends[0]);
    size_t last = find_column(names, ends[1]);
    if (first == TL_NO_COLUMN || last == TL_NO_COLUMN)
        return;
    bound->column = first < last ? first : last;
    bound->last = first < last ? last : first;
}

/* A colon and a question mark may be part of a column's name. */
static void
bind(void *context, const struct tl_mapped_value *value, const struct tl_chunk *chunk)
{
    const struct binding *binding = context;
    struct tl_binding *bound = &binding->bindings[chunk->reference];
    bound->asked = value->to == TL_TO_ROWS;
    bound->whole = chunk->kind != TL_CHUNK_CELL;
    bound->column = find_cell(binding->mapping, value, binding->names, chunk->whole);
    if (bound->whole && bound->column == TL_NO_COLUMN) {
        bound->whole = false;
        bound->column = find_cell(binding->mapping, value, binding->names, chunk->text);
    }
    if (bound->column == TL_NO_COLUMN && may_be_missing(chunk)) {
        bound->column =
            find_cell(binding->mapping, value, binding->names,
                      (struct tl_substring){chunk->text.text, chunk->text.length - 1});
        bound->spared = bound->column == TL_NO_COLUMN;
    }
    bound->last = bound->column;
    if (bound->column == TL_NO_COLUMN && chunk->kind == TL_CHUNK_WHERE)
        bind_range(binding->names, chunk, bound);
}

void
tl_mapping_bind(const struct tl_mapping *mapping, const struct tl_names *names,
                struct tl_binding *bindings)
{
    struct binding binding = {mapping, names, bindings};
    visit_columns(mapping, bind, &binding);
}

/* How many columns of a table a mapping names, and whether all that it names are there.
 */
static size_t
count_found_of_one(const struct tl_mapping *mapping, const struct tl_names *names,
                   bool *all)
{
    struct tl_binding *bindings =
        tl_alloc((mapping->references + 1) * sizeof *bindings);
    bool *named = tl_alloc(names->count + 1);
    size_t found = 0;
    *all = true;
    tl_mapping_bind(mapping, names, bindings);
    for (size_t i = 0; i < mapping->references; i++) {
        size_t column = bindings[i].column;
        if (column == TL_NO_COLUMN) {
            *all = *all && bindings[i].spared;
        } else if (column < names->count && !named[column]) {
            named[column] = true;
            found++;
        }
    }
    tl_free(named);
    tl_free(bindings);
    return found;
}

/* The same for all sections; none of a mapping that is for records of JSON. */
static size_t
count_found(const struct tl_mapping *mapping, const struct tl_names *names, bool *all)
{
    size_t found = 0;
    *all = !mapping->of_records;
    for (; mapping && !mapping->of_records; mapping = mapping->next) {
        bool all_of_one;
        found += count_found_of_one(mapping, names, &all_of_one);
        *all = *all && all_of_one;
    }
    return found;
}

struct complaint {
    const struct tl_mapping *mapping;
    const struct tl_reading *reading;
    const struct tl_names *names;
};

static void
report_column(const struct complaint *complaint, const struct tl_mapped_value *value,
              struct tl_substring column)
{
    const struct tl_names *names = complaint->names;
    struct tl_arena texts = {0};
    const char *wanted = tl_arena_text(&texts, column.text, column.length);
    struct tl_near near = {.wanted = wanted};
    const char *first = number_name(&texts, wanted, 1);
    struct tl_substring first_of_several = {first, strlen(first)};
    if (find_cell(complaint->mapping, value, names, column) == TL_NO_COLUMN) {
        for (size_t i = 0; i < names->count; i++)
            tl_near_offer(&near, names->names[i]);
        if (find_column(names, first_of_several) != TL_NO_COLUMN)
            near.best = first_of_several.text;
        tl_report(complaint->reading->diagnostics, names->position, TL_RULE_TABLE,
                  near.best,
                  "found no column '%s' among %zu (divided at %s), expected one for "
                  "'%s'%s",
                  wanted, names->count, tl_read_csv_delimiter_name(names->delimiter),
                  value->key,
                  !near.best && value->column.field == TL_KIND
                      ? "; put a kind that all rows have in quotes"
                  : names->count == 1 ? "; --delimiter says what else divides them"
                                      : "");
    }
    tl_arena_clear(&texts);
}

static void
report_missing(void *context, const struct tl_mapped_value *value,
               const struct tl_chunk *chunk)
{
    const struct complaint *complaint = context;
    struct tl_substring ends[2];
    if (find_cell(complaint->mapping, value, complaint->names, chunk->whole) !=
            TL_NO_COLUMN ||
        may_be_missing(chunk))
        return;
    find_ends(chunk, ends);
    report_column(complaint, value, ends[0]);
    if (ends[1].text != ends[0].text)
        report_column(complaint, value, ends[1]);
}

const struct tl_mapping *
tl_mapping_choose(const struct tl_reading *reading, const struct tl_names *names)
{
    const struct tl_reading_options *options = reading->options;
    struct tl_mapping *best = NULL;
    const struct tl_mapping *nearest = NULL;
    size_t best_found = 0;
    size_t nearest_found = 0;
    for (size_t i = 0; i < options->mapping_count; i++) {
        struct tl_mapping *mapping = options->mappings[i];
        bool whole;
        size_t found = count_found(mapping, names, &whole);
        if (whole && (!best || found > best_found)) {
            best = mapping;
            best_found = found;
        }
        if (!mapping->of_records && (!nearest || found > nearest_found)) {
            nearest = mapping;
            nearest_found = found;
        }
    }
    if (best)
        best->serves = true;
    for (; !best && nearest; nearest = nearest->next)
        visit_columns(nearest, report_missing,
                      &(struct complaint){nearest, reading, names});
    return best;
}

bool
tl_mapping_fits(const struct tl_reading_options *options, const struct tl_names *names,
                size_t *most)
{
    bool fits = false;
    *most = 0;
    for (size_t i = 0; i < options->mapping_count; i++) {
        bool all;
        size_t found = count_found(options->mappings[i], names, &all);
        *most = found > *most ? found : *most;
        fits = fits || all;
    }
    return fits;
}

bool
tl_mapping_concerns(const struct tl_reading_options *options,
                    const struct tl_names *names)
{
    size_t most;
    return tl_mapping_fits(options, names, &most) || most > 0;
}

bool
tl_mapping_is_for_tables(const struct tl_reading_options *options)
{
    size_t i = 0;
    while (i < options->mapping_count && options->mappings[i]->of_records)
        i++;
    return i < options->mapping_count;
}
