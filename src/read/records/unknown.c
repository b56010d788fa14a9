#include "unknown.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "src/read/json/scan.h"
#include "src/read/json/value.h"
#include "src/read/names/keys.h"
#include "src/read/names/role.h"
#include "src/read/suggest/make.h"

/* How many keys of an object records of a type have, and how many they do not. */
struct counts {
    size_t known;
    size_t unknown;
    size_t lists; /* of these known ones, those of lists, or that say whose it is */
    bool has_id;
};

static void
count_key(struct counts *counts, enum tl_type type, const char *key, size_t length)
{
    struct tl_record_keys keys = {.type = type};
    enum tl_record_key_kind kind = tl_record_keys_find(&keys, key, length, NULL)->kind;
    bool is_known = kind != TL_KEY_ATTRIBUTE;
    tl_record_keys_clear(&keys, NULL);
    counts->known += is_known;
    counts->lists += kind == TL_KEY_LIST || kind == TL_KEY_VERSION;
    counts->unknown += !is_known;
    counts->has_id = counts->has_id || (length == 2 && memcmp(key, "id", 2) == 0);
}

/* Of the object that comes next, as much as there is of it. */
static struct counts
count_keys(struct tl_read_json_scan *scan, enum tl_type type)
{
    struct counts counts = {0, 0, 0, false};
    enum tl_read_json_part part = tl_read_json_scan_step(scan, '{');
    while (part == TL_READ_JSON_OPENED || part == TL_READ_JSON_VALUE) {
        size_t length;
        part = tl_read_json_scan_step(scan, 0);
        if (part != TL_READ_JSON_KEY)
            break;
        const char *key = tl_read_json_scan_text(scan, scan->extents, &length);
        count_key(&counts, type, key + 1, length - 2);
        part = tl_read_json_scan_step(scan, 0);
    }
    return counts;
}

/* Where lists of objects are: in the document, or in an object in it. */
enum { PATH_MAX_BYTES = 256 };

/* Steps over a value that comes next, and says whether it is a list of objects. */
static bool
is_list_of_objects(struct tl_read_json_scan *scan)
{
    if (tl_read_json_scan_next(scan) != '[')
        return false;
    tl_read_json_scan_step(scan, '[');
    return tl_read_json_scan_next(scan) == '{';
}

static bool
add_key(char path[PATH_MAX_BYTES], const char *quoted, size_t length)
{
    size_t used = strlen(path);
    bool is_plain = true;
    for (size_t i = 1; i + 1 < length; i++)
        is_plain = is_plain && !strchr(".[]\"\\ $'`;", quoted[i]);
    if (used + length + 2 > PATH_MAX_BYTES || length < 3)
        return false;
    if (is_plain)
        snprintf(path + used, PATH_MAX_BYTES - used, ".%.*s", (int)length - 2,
                 quoted + 1);
    else
        snprintf(path + used, PATH_MAX_BYTES - used, ".%.*s", (int)length, quoted);
    return true;
}

/* Finds the first list of objects in the object that comes next, or in one in that;
 * the scan is then before its first element. */
static bool
find_list(struct tl_read_json_scan *scan, char path[PATH_MAX_BYTES], size_t depth)
{
    enum { DEEPEST = 3 };
    enum tl_read_json_part part;
    size_t used = strlen(path);
    tl_read_json_scan_step(scan, '{');
    while ((part = tl_read_json_scan_step(scan, 0)) == TL_READ_JSON_KEY) {
        size_t length;
        const char *key = tl_read_json_scan_text(scan, scan->extents, &length);
        bool good = add_key(path, key, length);
        int next = tl_read_json_scan_next(scan);
        if (good && next == '[' && is_list_of_objects(scan))
            return true;
        if (good && next == '{' && depth < DEEPEST) {
            if (find_list(scan, path, depth + 1))
                return true;
        } else if (next == '[' && good) {
            while (tl_read_json_scan_step(scan, 0) == TL_READ_JSON_VALUE)
                continue;
        } else if (tl_read_json_scan_step(scan, 0) != TL_READ_JSON_VALUE) {
            return false;
        }
        path[used] = '\0';
    }
    return false;
}

/* Whether the object with which a text begins, of which the keys have been counted, is
 * none of ours. It may be an event that is alone in its file. */
static bool
is_foreign_object(const char *text, size_t length, const struct counts *of_dataset,
                  bool are_lines)
{
    struct tl_read_json_scan scan = {.text = text, .length = length};
    char path[PATH_MAX_BYTES] = "";
    tl_read_json_scan_next(&scan);
    struct counts of_event = count_keys(&scan, TL_EVENT);
    tl_read_json_scan_end(&scan);
    if (of_event.known > 1 || (are_lines && of_dataset->known > 0))
        return false;
    if (are_lines)
        return of_event.unknown > 1;
    scan = (struct tl_read_json_scan){.text = text, .length = length};
    tl_read_json_scan_next(&scan);
    bool found = of_dataset->lists == 0 && find_list(&scan, path, 0);
    tl_read_json_scan_end(&scan);
    return found;
}

bool
tl_records_are_foreign(const char *text, size_t length)
{
    struct tl_read_json_scan scan = {.text = text, .length = length};
    bool foreign = false;
    int next = tl_read_json_scan_next(&scan);
    if (next == '[' && is_list_of_objects(&scan)) {
        struct counts counts = count_keys(&scan, TL_EVENT);
        foreign = counts.known <= 1 && counts.known + counts.unknown > 0 &&
                  (counts.unknown > 0 || !counts.has_id);
    } else if (next == '{') {
        struct counts of_dataset = count_keys(&scan, TL_DATASET);
        bool are_lines = tl_read_json_scan_next(&scan) == '{';
        tl_read_json_scan_end(&scan);
        foreign = is_foreign_object(text, length, &of_dataset, are_lines);
        scan = (struct tl_read_json_scan){0};
    }
    tl_read_json_scan_end(&scan);
    return foreign;
}

/* Records as rows of a table, with a column for each path to a text. */

enum { MOST_COLUMNS = 200, DEEPEST_PATH = 8 };

struct sampling {
    struct tl_sample sample;
    struct tl_vocabulary names;
    struct tl_read_json_room room;
    struct tl_row *row; /* at hand */
};

static void
add_cell(struct sampling *sampling, const char *path, const json_t *value)
{
    uint32_t column = tl_vocabulary_count(&sampling->names);
    if (column == MOST_COLUMNS &&
        tl_vocabulary_find(&sampling->names, path, strlen(path)) == TL_NONE)
        return;
    column = tl_vocabulary_add(&sampling->names, path, strlen(path));
    struct tl_text text =
        tl_read_json_value_text(value, (struct tl_text){"", 0}, &sampling->room);
    sampling->row->cells[column].text =
        tl_arena_text(&sampling->sample.texts, text.bytes, text.length);
    sampling->row->cells[column].length = text.length;
}

/* Of a list, the first element counts. */
static void
add_value(struct sampling *sampling, const char *path, json_t *value, size_t depth)
{
    const char *key;
    json_t *inner;
    if (json_is_array(value)) {
        add_value(sampling, path, json_array_get(value, 0), depth);
    } else if (json_is_object(value) && depth < DEEPEST_PATH) {
        json_object_foreach(value, key, inner)
        {
            char longer[PATH_MAX_BYTES];
            int length =
                snprintf(longer, sizeof longer, "%s%s%s", path, *path ? "." : "", key);
            if (!strpbrk(key, ".[]") && tl_column_name_is_usable(key) && length > 0 &&
                (size_t)length < sizeof longer)
                add_value(sampling, longer, inner, depth + 1);
        }
    } else if (*path && (json_is_string(value) || json_is_number(value))) {
        add_cell(sampling, path, value);
    }
}

static void
add_row(struct sampling *sampling, struct tl_read_json_scan *scan)
{
    size_t length;
    struct tl_sample *sample = &sampling->sample;
    const char *text = tl_read_json_scan_text(scan, scan->extents, &length);
    json_t *record = json_loadb(text, length, JSON_DECODE_ANY, NULL);
    sampling->row = &sample->rows[sample->count++];
    *sampling->row = (struct tl_row){.kept = MOST_COLUMNS, .count = MOST_COLUMNS};
    sampling->row->cells =
        tl_arena_take(&sample->texts, MOST_COLUMNS * sizeof(struct tl_cell),
                      _Alignof(struct tl_cell));
    for (size_t i = 0; i < MOST_COLUMNS; i++)
        sampling->row->cells[i] =
            (struct tl_cell){.text = tl_arena_text(&sample->texts, "", 0)};
    if (json_is_object(record))
        add_value(sampling, "", record, 0);
    json_decref(record);
}

/* Takes the records that the beginning of an input has; where they are. */
static void
take_sample(struct sampling *sampling, const struct tl_reading *reading,
            char path[PATH_MAX_BYTES])
{
    enum { MOST_RECORDS = 100 };
    struct tl_read_json_scan scan = {0};
    tl_input_peek(reading->input, &scan.text, &scan.length);
    struct tl_read_json_scan first = scan;
    bool by_line = tl_read_json_scan_step(&first, 0) == TL_READ_JSON_VALUE &&
                   tl_read_json_scan_next(&first) == '{';
    tl_read_json_scan_end(&first);
    int next = tl_read_json_scan_next(&scan);
    strcpy(path, "");
    bool any = true;
    scan.by_line = by_line;
    if (by_line)
        strcpy(path, ".");
    else if (next == '[')
        any = is_list_of_objects(&scan);
    else
        any = next == '{' && find_list(&scan, path, 0);
    if (any && !by_line && strlen(path) + 4 < PATH_MAX_BYTES)
        strcat(path, *path ? "[]" : ".[]");
    while (any && sampling->sample.count < MOST_RECORDS &&
           tl_read_json_scan_step(&scan, 0) == TL_READ_JSON_VALUE)
        add_row(sampling, &scan);
    tl_read_json_scan_end(&scan);
}

/* "'a', 'b' and more". */
static void
list_names(const char *const *names, struct tl_expansion *list)
{
    enum { MOST_NAMES = 8 };
    for (size_t i = 0; names[i] && i <= MOST_NAMES; i++) {
        if (i == MOST_NAMES) {
            tl_expansion_append(list, " and more");
            return;
        }
        tl_expansion_append(list, i ? ", '" : "'");
        tl_expansion_append(list, names[i]);
        tl_expansion_append(list, "'");
    }
}

/* No suggestion: what there is, and what is to be filled in. */
static void
report_gaps(const struct tl_reading *reading, const struct sampling *sampling,
            const char *const *names, const char *path)
{
    struct tl_expansion list = {0};
    char *gaps = tl_suggestion_with_gaps(names, &sampling->sample);
    list_names(names, &list);
    tl_report(reading->diagnostics,
              (struct tl_position){1, 1, tl_input_file(reading->input)}, TL_RULE_TABLE,
              NULL,
              "unrecognized records: cannot tell dates and participants from %s; "
              "complete --records '%s' %s",
              list.length ? list.text : "their values", path, gaps);
    tl_expansion_clear(&list);
    tl_free(gaps);
}

static void
report(const struct tl_reading *reading, const struct sampling *sampling,
       const char *path)
{
    struct tl_remarks remarks = {0};
    struct tl_expansion command = {0};
    const char *names[MOST_COLUMNS + 1] = {NULL};
    for (uint32_t i = 0; i < tl_vocabulary_count(&sampling->names); i++)
        names[i] = tl_vocabulary_text(&sampling->names, i);
    char *columns = tl_suggestion_make(names, &sampling->sample, &remarks);
    tl_expansion_append(&command, "--records '");
    tl_expansion_append(&command, path);
    tl_expansion_append(&command, "' ");
    tl_expansion_append(&command, columns ? columns : "");
    if (columns)
        tl_report(reading->diagnostics,
                  (struct tl_position){1, 1, tl_input_file(reading->input)},
                  TL_RULE_TABLE, command.text,
                  "unrecognized records: describe them with --records and --columns, "
                  "or with --mapping%s%s",
                  remarks.doubt.length ? "; also needed: " : "",
                  remarks.doubt.length ? remarks.doubt.text : "");
    else
        report_gaps(reading, sampling, names, path);
    tl_remarks_clear(&remarks);
    tl_expansion_clear(&command);
    tl_free(columns);
}

void
tl_records_suggest(const struct tl_reading *reading)
{
    struct sampling sampling = {
        .sample = {.rows = tl_alloc(TL_SAMPLE_ROWS * sizeof(struct tl_row))}};
    char path[PATH_MAX_BYTES];
    take_sample(&sampling, reading, path);
    report(reading, &sampling, path);
    tl_free(sampling.sample.rows);
    tl_free(sampling.room.compact);
    tl_arena_clear(&sampling.sample.texts);
    tl_vocabulary_clear(&sampling.names);
}
