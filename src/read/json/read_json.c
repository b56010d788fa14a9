#include "src/read/base/reader.h"

#include "records.h"

/* What is wrong with the text is no news where the input has ended for a reason of its
 * own. */
static void
report_syntax(const struct tl_reading *reading, struct tl_json_scan *scan,
              enum tl_rule rule)
{
    bool cut = tl_input_broken(reading->input) || tl_input_error(reading->input);
    if (!scan->error.at_end || !cut)
        tl_report(reading->diagnostics, tl_json_scan_locate(scan, scan->error.offset),
                  rule, NULL, "%s", scan->error.message);
}

/* A list of the document: each of its elements on its own. */
static bool
read_list(struct tl_json_records *records, enum tl_type type)
{
    struct tl_json_scan *scan = records->scan;
    tl_builder_table(records->reading->builder, type);
    tl_json_scan_accept(scan, '[');
    if (tl_json_scan_accept(scan, ']'))
        return true;
    do {
        if (!tl_json_scan_value(scan))
            return false;
        tl_json_records_read(records, type);
    } while (tl_json_scan_accept(scan, ','));
    return tl_json_scan_accept(scan, ']') || tl_json_scan_fail(scan, "',' or ']'");
}

static bool
read_member(struct tl_json_records *records)
{
    struct tl_json_scan *scan = records->scan;
    struct tl_position position;
    if (!tl_json_scan_key(scan))
        return false;
    const struct tl_json_key *key = tl_json_records_key(records, &position);
    if (key && key->kind == TL_JSON_KEY_LIST && tl_json_scan_next(scan) == '[') {
        records->has_list = true;
        return read_list(records, key->type);
    }
    if (!tl_json_scan_value(scan))
        return false;
    if (key)
        tl_json_records_member(records, key, position);
    return true;
}

static bool
read_members(struct tl_json_records *records)
{
    struct tl_json_scan *scan = records->scan;
    if (tl_json_scan_accept(scan, '}'))
        return true;
    do {
        if (!read_member(records))
            return false;
        if (records->refused)
            return true;
    } while (tl_json_scan_accept(scan, ','));
    return tl_json_scan_accept(scan, '}') || tl_json_scan_fail(scan, "',' or '}'");
}

static bool
read_end(struct tl_json_scan *scan)
{
    int next = tl_json_scan_next(scan);
    if (next == TL_JSON_END)
        return true;
    return tl_json_scan_fail(scan, next == '{' ? "the end of the document (objects one "
                                                 "a line are JSON Lines: -f jsonl)"
                                               : "the end of the document");
}

/* Whether records of a type have the key that was scanned last. */
static bool
has_key(enum tl_type type, const struct tl_json_scan *scan)
{
    struct tl_json_keys keys = {.type = type};
    size_t length;
    const char *quoted = tl_json_scan_text(scan, scan->places, &length);
    bool has = tl_json_keys_find(&keys, quoted + 1, length - 2, NULL)->kind !=
               TL_JSON_KEY_ATTRIBUTE;
    tl_json_keys_clear(&keys);
    return has;
}

/*
 * What an object is: the first key decides that only a dataset or only an event has,
 * and if there is none, whether another object follows.
 */
static enum tl_type
guess_type(struct tl_json_scan *scan)
{
    do {
        if (!tl_json_scan_key(scan))
            return TL_DATASET;
        bool of_dataset = has_key(TL_DATASET, scan);
        if (of_dataset != has_key(TL_EVENT, scan))
            return of_dataset ? TL_DATASET : TL_EVENT;
    } while (tl_json_scan_value(scan) && tl_json_scan_accept(scan, ','));
    return tl_json_scan_accept(scan, '}') && tl_json_scan_next(scan) == '{'
               ? TL_EVENT
               : TL_DATASET;
}

/* Whether a list is one of events, by its first element. */
static bool
lists_events(struct tl_input *input)
{
    struct tl_json_scan scan;
    const char *text;
    size_t length;
    tl_input_peek(input, &text, &length);
    tl_json_scan_begin_text(&scan, text, length);
    bool events = tl_json_scan_accept(&scan, '[') && tl_json_scan_accept(&scan, '{') &&
                  guess_type(&scan) == TL_EVENT;
    tl_json_scan_end(&scan);
    return events;
}

static bool
read_document(struct tl_json_records *records)
{
    struct tl_json_scan *scan = records->scan;
    tl_json_scan_next(scan);
    struct tl_position position = tl_json_scan_locate(scan, tl_json_scan_offset(scan));
    if (!tl_json_scan_accept(scan, '{'))
        return tl_json_scan_fail(
            scan, tl_json_scan_next(scan) == '['
                      ? "'{', the beginning of a dataset; " TL_JSON_ADVICE
                      : "'{', the beginning of a dataset");
    if (!read_members(records))
        return false;
    tl_json_records_dataset(records, position);
    return records->refused || read_end(scan);
}

void
tl_read_json(const struct tl_reading *reading)
{
    struct tl_json_scan scan;
    struct tl_json_records records;
    bool is_list = lists_events(reading->input);
    tl_json_scan_begin(&scan, reading->input);
    tl_json_records_begin(&records, reading, &scan);
    if (is_list ? !read_list(&records, TL_EVENT) || !read_end(&scan)
                : !read_document(&records))
        report_syntax(reading, &scan, TL_RULE_SYNTAX);
    tl_json_records_end(&records);
    tl_json_scan_end(&scan);
}

/* An event, or nothing, in a line. */
static bool
read_line(struct tl_json_records *records)
{
    if (tl_json_scan_next(records->scan) == TL_JSON_END)
        return true;
    if (!tl_json_scan_value(records->scan))
        return false;
    tl_json_records_read(records, TL_EVENT);
    return true;
}

/* Whether a line that is no JSON may be left out. */
static bool
skip_line(const struct tl_reading *reading, struct tl_json_scan *scan)
{
    bool lenient = tl_diagnostics_is_lenient(reading->diagnostics);
    report_syntax(reading, scan, lenient ? TL_RULE_BAD_VALUE : TL_RULE_SYNTAX);
    if (lenient)
        tl_diagnostics_skip(reading->diagnostics);
    return lenient;
}

void
tl_read_jsonl(const struct tl_reading *reading)
{
    struct tl_json_scan scan;
    struct tl_json_records records;
    tl_json_scan_begin(&scan, reading->input);
    tl_json_records_begin(&records, reading, &scan);
    scan.by_line = true;
    do {
        if (!read_line(&records) && !skip_line(reading, &scan))
            break;
    } while (tl_json_scan_line(&scan));
    tl_json_records_end(&records);
    tl_json_scan_end(&scan);
}

/* TL_TYPES where it is no JSON. A list may be none of ours, but its reader can say so.
 */
static enum tl_type
begins_with(const char *text, size_t length)
{
    struct tl_json_scan scan;
    enum tl_type type = TL_TYPES;
    tl_json_scan_begin_text(&scan, text, length);
    if (tl_json_scan_next(&scan) == '[')
        type = TL_DATASET;
    else if (tl_json_scan_accept(&scan, '{'))
        type = guess_type(&scan);
    tl_json_scan_end(&scan);
    return type;
}

bool
tl_json_recognises(const char *text, size_t length)
{
    return begins_with(text, length) == TL_DATASET;
}

bool
tl_jsonl_recognises(const char *text, size_t length)
{
    return begins_with(text, length) == TL_EVENT;
}
