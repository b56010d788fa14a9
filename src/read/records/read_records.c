#include <stdio.h>
#include <string.h>

#include "src/base/terminal.h"
#include "src/read/base/reader.h"
#include "src/read/tables/date.h"
#include "known.h"
#include "look.h"
#include "sections.h"
#include "values.h"

/*
 * Records of JSON by a mapping: goes through a document, or through the lines of JSON
 * Lines, to where the records are, and gives the values of each to the sections that
 * are for it. Only one record is held at a time.
 */

struct records {
    const struct tl_reading *reading;
    struct tl_read_json_scan scan;
    struct tl_tree places; /* of records */
    struct tl_vector
        sections; /* uint64_t, by node of these: those that take a record */
    struct tl_values_finder values;
    struct tl_values_finder document; /* its own values */
    struct tl_sections *made;
    const struct tl_read_json_extent *extent; /* of the next value of a walk */
    struct tl_expansion key;                  /* of a record that is a member */
    bool has_records;
    bool is_met;             /* a place of records was */
    struct tl_position late; /* of a value of the document that came too late */
};

static uint64_t
takers_at(const struct records *records, size_t node)
{
    return node == TL_NO_NODE || node >= records->sections.count
               ? 0
               : *(uint64_t *)tl_vector_at(&records->sections, node);
}

/* Whether the input begins with what a path leads to first. */
static bool
begins_with(const struct records *records, const struct tl_path *path)
{
    struct tl_arena arena = {0};
    const struct tl_substring key = path->steps[0].key;
    char *mark = tl_arena_take(&arena, key.length + sizeof ".\"\"", 1);
    const char *const marks[] = {mark, NULL};
    const char *text;
    size_t length;
    tl_input_peek(records->reading->input, &text, &length);
    sprintf(mark, ".\"%.*s\"", (int)key.length, key.text);
    bool does = path->steps[0].kind == TL_PATH_KEY && tl_look_has(marks, text, length);
    tl_arena_clear(&arena);
    return does;
}

/* Whether records stand by themselves where a mapping has them alone and in something
 * else: "records = .objects[]; .". */
static bool
are_alone(const struct records *records, const struct tl_mapping *mapping)
{
    for (size_t i = 0; i < mapping->record_count; i++) {
        if (mapping->records[i].count > 0 && begins_with(records, &mapping->records[i]))
            return false;
    }
    return true;
}

/* Has the sections of a mapping take the records at their paths. */
static void
add_places(struct records *records, const struct tl_mapping *mapping)
{
    records->sections.width = sizeof(uint64_t);
    for (size_t i = 0; mapping && i < TL_SECTIONS; mapping = mapping->next, i++) {
        bool alone = are_alone(records, mapping);
        for (size_t k = 0; k < mapping->record_count; k++) {
            if (mapping->records[k].count == 0 && !alone)
                continue;
            size_t node = tl_tree_add(&records->places, &mapping->records[k], true);
            while (records->sections.count < records->places.nodes.count)
                tl_vector_add(&records->sections);
            *(uint64_t *)tl_vector_at(&records->sections, node) |= UINT64_C(1) << i;
        }
    }
}

/* Goes on to the value that follows one and all that is in it. */
static void
pass(struct records *records, const struct tl_read_json_extent *extent)
{
    const struct tl_read_json_extent *end =
        records->scan.extents + records->scan.extent_count;
    while (records->extent < end && records->extent->begin < extent->end)
        records->extent++;
}

static void
take_record(struct records *records, uint64_t takers, json_t *record,
            const struct tl_read_json_extent *extent, const char *key)
{
    struct tl_position position =
        tl_read_json_scan_locate(&records->scan, extent->begin);
    struct tl_diagnostics *diagnostics = records->reading->diagnostics;
    records->is_met = true;
    if (json_is_null(record))
        return;
    if (!json_is_object(record)) {
        tl_report(diagnostics, position, TL_RULE_WRONG_TYPE, NULL,
                  "found a value that is no object, expected a record");
        if (tl_diagnostics_is_lenient(diagnostics))
            tl_diagnostics_skip(diagnostics);
        return;
    }
    records->has_records = true;
    tl_values_find(&records->values, record, extent, key);
    tl_values_sort(&records->values);
    tl_sections_add(records->made, takers, records->document.values, position);
    tl_values_forget(&records->values);
}

/* The place of the elements of a list at a place. */
static size_t
place_within(const struct records *records, size_t node)
{
    size_t each = tl_tree_each(&records->places, node);
    return each != TL_NO_NODE ? each : node;
}

/* The place of a member of an object at a place. Where members are wanted by their
 * keys,
 * [] is for lists that may be there instead. */
static size_t
place_of_member(const struct records *records, size_t node, const char *key,
                size_t length)
{
    return tl_tree_has_keys(&records->places, node)
               ? tl_tree_key(&records->places, node, key, length)
               : tl_tree_each(&records->places, node);
}

/* Takes the records in a value that has been made. */
static void
walk(struct records *records, size_t node, json_t *value,
     const struct tl_read_json_extent *extent, const char *key)
{
    uint64_t takers = takers_at(records, node);
    const char *name;
    json_t *inner;
    size_t i;
    if (node == TL_NO_NODE)
        return;
    if (json_is_array(value)) {
        records->is_met |= takers || takers_at(records, place_within(records, node));
        json_array_foreach(value, i, inner)
        {
            const struct tl_read_json_extent *at = records->extent++;
            walk(records, place_within(records, node), inner, at, NULL);
            pass(records, at);
        }
    } else if (takers) {
        take_record(records, takers, value, extent, key);
    } else if (tl_tree_leads_on(&records->places, node)) {
        json_object_foreach(value, name, inner)
        {
            const struct tl_read_json_extent *at = records->extent++;
            walk(records, place_of_member(records, node, name, strlen(name)), inner, at,
                 name);
            pass(records, at);
        }
    }
}

/* What the document says of itself at a place, to which the value that was scanned last
 * is. */
static void
take_of_document(struct records *records, size_t node, json_t *value)
{
    struct tl_values_finder *document = &records->document;
    size_t before = document->found_count;
    tl_values_find_at(document, node, value, records->scan.extents);
    if (document->found_count == before)
        return;
    if (records->has_records && !records->late.line)
        records->late = document->found[before].position;
    tl_values_sort(document);
}

/* Takes the value that was scanned last: a record, or something with records in it, or
 * something that is wanted of the document. */
static void
take_value(struct records *records, size_t node, size_t of_document, const char *key)
{
    if (node == TL_NO_NODE && of_document == TL_NO_NODE)
        return;
    json_t *value =
        tl_read_json_value_load(&records->scan, records->reading->diagnostics);
    if (value && of_document != TL_NO_NODE)
        take_of_document(records, of_document, value);
    records->extent = records->scan.extents + 1;
    if (value)
        walk(records, node, value, records->scan.extents, key);
    else if (tl_diagnostics_is_lenient(records->reading->diagnostics))
        tl_diagnostics_skip(records->reading->diagnostics);
    json_decref(value);
}

static bool read_value(struct records *records, size_t node, size_t of_document,
                       bool has_key);

/* The key that was scanned last, in the way of the records. */
static const char *
take_key(struct records *records, size_t *length)
{
    json_t *key =
        tl_read_json_value_load(&records->scan, records->reading->diagnostics);
    records->key.length = 0;
    tl_expansion_add(&records->key, key ? json_string_value(key) : "",
                     key ? json_string_length(key) : 0);
    json_decref(key);
    *length = records->key.length;
    return records->key.text;
}

/* The members of an object that has been stepped into. False where the scan fails. */
static bool
read_members(struct records *records, size_t node, size_t of_document)
{
    enum tl_read_json_part part;
    while ((part = tl_read_json_scan_step(&records->scan, 0)) == TL_READ_JSON_KEY) {
        size_t length;
        const char *key = take_key(records, &length);
        if (!read_value(records, place_of_member(records, node, key, length),
                        tl_tree_key(&records->document.tree, of_document, key, length),
                        true))
            return false;
    }
    return part == TL_READ_JSON_CLOSED;
}

/* The elements of a list that has been stepped into. */
static bool
read_elements(struct records *records, size_t node)
{
    size_t place = place_within(records, node);
    uint64_t takers = takers_at(records, place);
    char into = !takers && tl_tree_leads_on(&records->places, place) ? '{' : 0;
    enum tl_read_json_part part;
    records->is_met |= takers != 0;
    while ((part = tl_read_json_scan_step(&records->scan, into)) !=
           TL_READ_JSON_CLOSED) {
        if (part == TL_READ_JSON_OPENED ? !read_members(records, place, TL_NO_NODE)
                                        : part != TL_READ_JSON_VALUE)
            return false;
        if (part == TL_READ_JSON_VALUE)
            take_value(records, place, TL_NO_NODE, NULL);
    }
    return true;
}

/* The value that comes next: what is in the way of the records is stepped into. */
static bool
read_value(struct records *records, size_t node, size_t of_document, bool has_key)
{
    int next = tl_read_json_scan_next(&records->scan);
    if (next == '[' && node != TL_NO_NODE) {
        tl_read_json_scan_step(&records->scan, '[');
        return read_elements(records, node);
    }
    if (next == '{' && !takers_at(records, node) &&
        tl_tree_leads_on(&records->places, node)) {
        tl_read_json_scan_step(&records->scan, '{');
        return read_members(records, node, of_document);
    }
    if (tl_read_json_scan_step(&records->scan, 0) != TL_READ_JSON_VALUE)
        return false;
    take_value(records, node, of_document, has_key ? records->key.text : NULL);
    return true;
}

/* The node of the document's own values; TL_NO_NODE where none are wanted. */
static size_t
document_root(const struct records *records)
{
    return tl_tree_leads_on(&records->document.tree, TL_TREE_ROOT) ? TL_TREE_ROOT
                                                                   : TL_NO_NODE;
}

static bool
read_lines(struct records *records)
{
    enum tl_read_json_part part;
    records->scan.by_line = true;
    while ((part = tl_read_json_scan_step(&records->scan, 0)) != TL_READ_JSON_DONE) {
        tl_values_forget(&records->document);
        if (part == TL_READ_JSON_VALUE)
            take_value(records, TL_TREE_ROOT, document_root(records), NULL);
        else if (!tl_read_json_scan_skip_line(&records->scan,
                                              records->reading->diagnostics))
            return false;
    }
    return true;
}

static bool
read_document(struct records *records)
{
    bool whole = read_value(records, TL_TREE_ROOT, document_root(records), false) &&
                 tl_read_json_scan_step(&records->scan, 0) == TL_READ_JSON_DONE;
    if (!whole)
        tl_read_json_scan_report(&records->scan, records->reading->diagnostics,
                                 TL_RULE_SYNTAX);
    return whole;
}

static void
report_all(const struct records *records, const struct tl_names *names)
{
    struct tl_diagnostics *diagnostics = records->reading->diagnostics;
    if (!records->is_met)
        tl_report(diagnostics, names->position, TL_RULE_TABLE, NULL,
                  "found no records where the mapping has them; --records PATH says "
                  "where they are");
    if (records->late.line)
        tl_report(diagnostics, records->late, TL_RULE_IGNORED, NULL,
                  "found a value of the document after its records, which are read "
                  "without it; it belongs before them");
}

static void
read_by(struct records *records, const struct tl_mapping *mapping, bool by_line)
{
    const struct tl_reading *reading = records->reading;
    struct tl_names names;
    tl_names_of_records(&names, mapping,
                        (struct tl_position){1, 1, tl_input_file(reading->input)});
    tl_read_json_scan_begin(&records->scan, reading->input);
    tl_values_begin(&records->values, reading, &records->scan, &names, false);
    tl_values_begin(&records->document, reading, &records->scan, &names, true);
    add_places(records, mapping);
    for (const struct tl_mapping *section = mapping; section; section = section->next) {
        tl_builder_table(reading->builder, section->type);
        records->values.wants_others |= section->keeps_rest;
    }
    records->values.value_key = records->document.value_key = mapping->value_key;
    tl_builder_partial(reading->builder, tl_input_file(reading->input));
    records->made = tl_sections_new(reading, mapping, &names, &records->values);
    bool whole =
        records->made && (by_line ? read_lines(records) : read_document(records));
    if (whole)
        report_all(records, &names);
    tl_sections_end(records->made, whole);
    tl_values_end(&records->values);
    tl_values_end(&records->document);
    tl_tree_clear(&records->places);
    tl_vector_clear(&records->sections);
    tl_expansion_clear(&records->key);
    tl_read_json_scan_end(&records->scan);
    tl_names_end(&names);
}

static void
read_records(const struct tl_reading *asked)
{
    static const struct tl_reading_options usual = {.table = TL_TABLES};
    struct tl_reading reading = *asked;
    struct tl_csv_decades decades = {0};
    struct records records = {.reading = &reading};
    struct tl_mapping *own = NULL; /* one that comes with the program */
    if (!reading.options)
        reading.options = &usual;
    reading.decades = &decades;
    json_set_alloc_funcs(tl_alloc, tl_free);
    const struct tl_mapping *mapping = tl_records_choose(&reading, &own);
    if (mapping)
        read_by(&records, mapping, tl_records_are_lines(reading.input));
    tl_read_csv_decades_tell(&reading);
    tl_mapping_free(own);
}

const struct tl_reader tl_read_records = {
    .name = "records",
    .endings = "",
    .about = "records of other programs in JSON or JSON Lines, by a mapping",
    .is_unmistakable = true,
    .recognises = tl_records_recognise,
    .read = read_records,
};
