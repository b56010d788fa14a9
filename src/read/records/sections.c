#include "sections.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "src/base/ceilings.h"

/* So many lists of a record can make rows. */
enum { MOST_LISTS = 8 };

/* A list of which each element makes a row. */
struct each {
    size_t node;
    bool may_be_empty;
    size_t *common; /* by column: the last node on the way to the list that is also on
                       that to the column; the root: none */
};

/* A list of pairs. */
struct pairs {
    size_t node;
    size_t columns[TL_PAIR_KEYS];
};

struct section {
    struct tl_mapped *mapped;
    struct each *each;
    size_t each_count;
    struct pairs *pairs;
    size_t pairs_count;
};

/* A pair, and when it was so. */
struct pair {
    struct tl_other other;
    const char *time;
};

struct tl_sections {
    struct tl_values_finder *finder;
    struct tl_mapped *mapped; /* of the first section */
    struct section list[TL_SECTIONS];
    size_t count;
    size_t columns;
    size_t deepest;              /* so many lists has some section */
    struct tl_values *values;    /* of all columns, for each depth of lists */
    struct tl_cell *cells;       /* of a row, likewise */
    struct tl_position position; /* of the record */
    char nothing[1];             /* the text of cells that are empty */
    struct pair *found;          /* pairs of a row */
    struct tl_other *others;     /* the same, those that count */
    size_t found_count;
    size_t found_room;
    struct tl_missing left;    /* records that no section takes */
    struct tl_missing earlier; /* values of pairs that have a later one */
    const struct tl_reading *reading;
};

/* An element that counts, and the list that it is of. */
struct chosen {
    size_t node;
    struct tl_element element;
};

static bool
is_optional(const struct tl_chunk *chunk)
{
    return chunk->text.length > 1 && chunk->text.text[chunk->text.length - 1] == '?';
}

static void
add_each(const struct tl_sections *sections, struct section *section,
         const struct tl_mapped_value *value)
{
    struct tl_values_finder *finder = sections->finder;
    const struct tl_chunk *chunk = &value->choice.templates[0].chunks[0];
    size_t column = section->mapped->bindings[chunk->reference].column;
    struct each *each = &section->each[section->each_count];
    if (column >= sections->columns || finder->nodes[column] == TL_NO_NODE)
        return; /* of the document */
    tl_values_track(finder, column);
    section->each_count++;
    each->node = finder->nodes[column];
    each->may_be_empty = is_optional(chunk);
    each->common = tl_alloc(sections->columns * sizeof *each->common);
    for (size_t i = 0; i < sections->columns; i++)
        each->common[i] =
            finder->nodes[i] == TL_NO_NODE
                ? TL_TREE_ROOT
                : tl_tree_common(&finder->tree, each->node, finder->nodes[i]);
}

static void
add_pairs(const struct tl_sections *sections, struct section *section,
          const struct tl_names *names, const struct tl_mapped_value *value)
{
    const struct tl_chunk *chunk = &value->choice.templates[0].chunks[0];
    size_t column = section->mapped->bindings[chunk->reference].column;
    if (column >= sections->columns || sections->finder->nodes[column] == TL_NO_NODE)
        return;
    struct pairs *pairs = &section->pairs[section->pairs_count++];
    pairs->node = sections->finder->nodes[column];
    tl_values_track(sections->finder, column);
    for (unsigned key = 0; key < TL_PAIR_KEYS; key++)
        pairs->columns[key] = tl_names_of_pair(names, names->names[column], key);
}

static void
begin_section(struct tl_sections *sections, struct section *section,
              struct tl_mapped *mapped)
{
    const struct tl_mapping *mapping = &mapped->mapping;
    section->mapped = mapped;
    section->each = tl_alloc((mapping->count + 1) * sizeof *section->each);
    section->pairs = tl_alloc((mapping->count + 1) * sizeof *section->pairs);
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->values[i].to == TL_TO_EACH)
            add_each(sections, section, &mapping->values[i]);
        if (mapping->values[i].to == TL_TO_PAIRS)
            add_pairs(sections, section, mapped->names, &mapping->values[i]);
    }
    if (section->each_count > sections->deepest)
        sections->deepest = section->each_count;
}

static bool
check(const struct tl_sections *sections, const struct tl_reading *reading,
      const struct tl_names *names)
{
    bool too_many = sections->count > TL_SECTIONS || sections->deepest > MOST_LISTS;
    if (too_many)
        tl_report(reading->diagnostics, names->position, TL_RULE_TABLE, NULL,
                  "found a mapping with %zu sections and %zu lists in 'each', expected "
                  "at most %d and %d",
                  sections->count, sections->deepest, TL_SECTIONS, MOST_LISTS);
    return !too_many;
}

struct tl_sections *
tl_sections_new(const struct tl_reading *reading, const struct tl_mapping *mapping,
                const struct tl_names *names, struct tl_values_finder *finder)
{
    struct tl_mapped *mapped = tl_mapped_new(reading, mapping, names);
    if (!mapped)
        return NULL;
    struct tl_sections *sections = tl_alloc(sizeof *sections);
    sections->finder = finder;
    sections->reading = reading;
    sections->mapped = mapped;
    sections->columns = names->count;
    for (; mapped; mapped = mapped->next, sections->count++)
        if (sections->count < TL_SECTIONS)
            begin_section(sections, &sections->list[sections->count], mapped);
    if (!check(sections, reading, names)) {
        tl_sections_end(sections, false);
        return NULL;
    }
    sections->values =
        tl_alloc((sections->deepest + 1) * names->count * sizeof *sections->values);
    sections->cells =
        tl_alloc((sections->deepest + 1) * names->count * sizeof *sections->cells);
    return sections;
}

static void
report_all(const struct tl_sections *sections)
{
    struct tl_diagnostics *diagnostics = sections->reading->diagnostics;
    char others[TL_OTHERS_MAX];
    tl_missing_others(&sections->earlier, others);
    if (sections->earlier.rows)
        tl_report(diagnostics, sections->earlier.first, TL_RULE_IGNORED, NULL,
                  "found an earlier value%s of an attribute; the last one of each is "
                  "kept",
                  others);
    tl_missing_others(&sections->left, others);
    if (sections->left.rows)
        tl_report(diagnostics, sections->left.first, TL_RULE_IGNORED, NULL,
                  "found a record%s that no section of the mapping takes", others);
}

void
tl_sections_end(struct tl_sections *sections, bool is_whole)
{
    if (!sections)
        return;
    tl_mapped_end(sections->mapped, is_whole);
    if (is_whole)
        report_all(sections);
    for (size_t i = 0; i < sections->count && i < TL_SECTIONS; i++) {
        for (size_t k = 0; k < sections->list[i].each_count; k++)
            tl_free(sections->list[i].each[k].common);
        tl_free(sections->list[i].each);
        tl_free(sections->list[i].pairs);
    }
    tl_free(sections->found);
    tl_free(sections->others);
    tl_free(sections->values);
    tl_free(sections->cells);
    tl_free(sections);
}

/* The row that has the first of the values of each column. */
static struct tl_row
make_row(struct tl_sections *sections, const struct tl_values *values, size_t depth)
{
    struct tl_cell *cells = sections->cells + depth * sections->columns;
    for (size_t i = 0; i < sections->columns; i++)
        cells[i] = values[i].count ? values[i].cells[0]
                                   : (struct tl_cell){.text = sections->nothing,
                                                      .position = sections->position};
    return (struct tl_row){
        .cells = cells, .kept = sections->columns, .count = sections->columns};
}

/* The values of a column that are in an element, which is a part of all of them. */
static struct tl_values
take_part(const struct tl_values_finder *finder, struct tl_values values,
          const struct tl_element *element)
{
    if (!values.count)
        return values;
    const size_t *begins = finder->begins + (values.cells - finder->cells);
    size_t first = 0;
    while (first < values.count && begins[first] < element->begin)
        first++;
    size_t end = first;
    while (end < values.count && begins[end] < element->end)
        end++;
    return (struct tl_values){values.cells + first, values.places + first, end - first};
}

/* The element of a node that has another element in it. */
static const struct tl_element *
find_around(const struct tl_values_finder *finder, size_t node,
            const struct tl_element *inner)
{
    const struct tl_elements *elements = &finder->elements[node];
    size_t low = 0;
    size_t high = elements->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (elements->list[middle].begin <= inner->begin)
            low = middle;
        else
            high = middle;
    }
    return &elements->list[low];
}

/* What the columns have if one element of a list counts. */
static void
choose(const struct tl_sections *sections, const struct each *each,
       const struct tl_element *element, const struct tl_values *before,
       struct tl_values *values)
{
    const struct tl_values_finder *finder = sections->finder;
    for (size_t i = 0; i < sections->columns; i++) {
        size_t node = each->common[i];
        values[i] = before[i];
        if (node == TL_TREE_ROOT || !before[i].count)
            continue;
        values[i] = take_part(finder, before[i],
                              node == each->node ? element
                                                 : find_around(finder, node, element));
    }
}

/* Whether an element is in those that were chosen before of lists around its own. */
static bool
is_within(const struct tl_sections *sections, const struct each *each,
          const struct tl_element *element, const struct chosen *chosen, size_t count)
{
    const struct tl_tree *tree = &sections->finder->tree;
    for (size_t i = 0; i < count; i++) {
        if (chosen[i].node == TL_NO_NODE)
            continue;
        if (tl_tree_common(tree, each->node, chosen[i].node) == chosen[i].node &&
            (element->begin < chosen[i].element.begin ||
             element->end > chosen[i].element.end))
            return false;
    }
    return true;
}

static void
add_pair(struct tl_sections *sections, const struct pairs *pairs,
         const struct tl_element *element, const struct tl_values *values)
{
    struct tl_values parts[TL_PAIR_KEYS];
    for (unsigned key = 0; key < TL_PAIR_KEYS; key++)
        parts[key] = take_part(sections->finder, values[pairs->columns[key]], element);
    if (!parts[TL_PAIR_NAME].count || !parts[TL_PAIR_VALUE].count)
        return;
    if (sections->found_count == sections->found_room) {
        sections->found_room = sections->found_room ? 2 * sections->found_room : 16;
        sections->found =
            tl_resize(sections->found, sections->found_room * sizeof *sections->found);
        sections->others = tl_resize(sections->others,
                                     sections->found_room * sizeof *sections->others);
    }
    sections->found[sections->found_count++] = (struct pair){
        .other = {parts[TL_PAIR_NAME].cells[0].text, parts[TL_PAIR_VALUE].cells[0]},
        .time = parts[TL_PAIR_TIME].count ? parts[TL_PAIR_TIME].cells[0].text : "",
    };
}

/* By name, then by time, which programs write so that their texts are in its order,
 * then as they come. */
static int
by_time(const void *a, const void *b)
{
    const struct pair *left = a;
    const struct pair *right = b;
    int order = strcmp(left->other.name, right->other.name);
    if (!order)
        order = strcmp(left->time, right->time);
    if (!order)
        order =
            tl_compare(left->other.cell.position.line, right->other.cell.position.line);
    return order ? order
                 : tl_compare(left->other.cell.position.column,
                              right->other.cell.position.column);
}

/* The last value of each name among the pairs of a row. */
static void
find_pairs(struct tl_sections *sections, const struct section *section,
           const struct tl_values *values, struct tl_record_values *record)
{
    sections->found_count = 0;
    for (size_t i = 0; i < section->pairs_count; i++) {
        const struct pairs *pairs = &section->pairs[i];
        const struct tl_elements *elements = &sections->finder->elements[pairs->node];
        for (size_t k = 0; k < elements->count; k++)
            add_pair(sections, pairs, &elements->list[k], values);
    }
    if (sections->found_count > 1)
        qsort(sections->found, sections->found_count, sizeof *sections->found, by_time);
    record->pairs = sections->others;
    record->pair_count = 0;
    for (size_t i = 0; i < sections->found_count; i++) {
        const struct pair *pair = &sections->found[i];
        bool is_last = i + 1 == sections->found_count ||
                       strcmp(pair[1].other.name, pair->other.name) != 0;
        if (is_last)
            sections->others[record->pair_count++] = pair->other;
        else
            tl_missing_note(&sections->earlier, pair->other.cell.position);
    }
}

static void
report_expansion(const struct tl_sections *sections, uint64_t most)
{
    tl_report(sections->reading->diagnostics, sections->position, TL_RULE_TABLE, NULL,
              "found a record whose lists make more rows, expected %s",
              tl_ceiling_text(TL_CEILING_EXPANSION, most).text);
}

/* The rows of a section that are made of each element of its lists from one on. */
static void
add_rows(struct tl_sections *sections, struct section *section, size_t depth,
         struct tl_row *row, struct chosen chosen[MOST_LISTS],
         struct tl_record_values *record)
{
    struct tl_values *values = sections->values + depth * sections->columns;
    uint64_t most =
        tl_input_ceilings(sections->reading->input)->limits[TL_CEILING_EXPANSION];
    if (depth == section->each_count && record->number >= most) {
        if (record->number++ == most)
            report_expansion(sections, most);
        return;
    }
    if (depth == section->each_count) {
        record->values = values;
        find_pairs(sections, section, values, record);
        tl_mapped_record_add(section->mapped, row, record);
        record->number++;
        return;
    }
    const struct each *each = &section->each[depth];
    const struct tl_elements *elements = &sections->finder->elements[each->node];
    struct tl_values *next = values + sections->columns;
    bool may_lack = record->may_lack;
    bool any = false;
    for (size_t i = 0; i < elements->count; i++) {
        const struct tl_element *element = &elements->list[i];
        if (!is_within(sections, each, element, chosen, depth))
            continue;
        any = true;
        chosen[depth] = (struct chosen){each->node, *element};
        choose(sections, each, element, values, next);
        struct tl_row part = make_row(sections, next, depth + 1);
        add_rows(sections, section, depth + 1, &part, chosen, record);
    }
    if (any)
        return;
    if (!each->may_be_empty) {
        record->values = values;
        tl_mapped_record_miss(section->mapped, row, record);
        return;
    }
    memcpy(next, values, sections->columns * sizeof *values);
    chosen[depth] = (struct chosen){TL_NO_NODE, {0, 0}};
    record->may_lack = true;
    add_rows(sections, section, depth + 1, row, chosen, record);
    record->may_lack = may_lack;
}

void
tl_sections_add(struct tl_sections *sections, uint64_t bits,
                const struct tl_values *document, struct tl_position position)
{
    struct tl_values_finder *finder = sections->finder;
    struct chosen chosen[MOST_LISTS];
    sections->position = position;
    for (size_t i = 0; i < sections->columns; i++)
        sections->values[i] = document[i].count ? document[i] : finder->values[i];
    struct tl_row row = make_row(sections, sections->values, 0);
    bool taken = false;
    for (size_t i = 0; i < sections->count; i++) {
        size_t before = sections->list[i].mapped->taken;
        struct tl_record_values record = {.others = finder->others,
                                          .other_count = finder->other_count};
        if (bits >> i & 1)
            add_rows(sections, &sections->list[i], 0, &row, chosen, &record);
        taken = taken || sections->list[i].mapped->taken > before;
    }
    if (!taken)
        tl_missing_note(&sections->left, position);
}
