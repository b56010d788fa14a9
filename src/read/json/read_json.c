#include <string.h>

#include "src/read/base/reader.h"
#include "src/read/names/keys.h"
#include "plain.h"
#include "scan.h"
#include "value.h"

/*
 * Records from JSON: turns values that have been scanned into records for the builder.
 *
 * jansson makes the values; the scan knows where each of them lies, in the order in
 * which a walk through jansson's values comes across them.
 */

/* What to do with records that other programs keep in JSON. */
#define ADVICE                                                                         \
    "records of other programs are read by --records '.[]' and --columns, or by "      \
    "--mapping"

struct records {
    const struct tl_reading *reading;
    struct tl_read_json_scan *scan;
    struct tl_record_keys keys[TL_TYPES];
    struct tl_read_json_plain plain;
    const struct tl_read_json_extent *extent; /* of the next value of the walk */
    struct tl_read_json_room room;
    struct tl_vector settings; /* struct setting: the dataset's texts, until the end */
    struct tl_arena texts;     /* of the settings */
    bool has_list;             /* of records; set by whoever reads the document */
    bool has_version;          /* of ours, that says whose document it is */
    bool has_other_list;       /* of records that are none of ours */
    bool refused;              /* of another version: nothing more is to be read */
    char version;              /* once it has been read */
    struct tl_position claims; /* of the first; its line is 0 where there is none */
};

/* A value in a record, with what it is the value of. */
struct member {
    enum tl_type type; /* of the record */
    const struct tl_record_key *key;
    const json_t *record; /* NULL: the document */
    json_t *value;
    const struct tl_read_json_extent *extent;
    struct tl_position key_position; /* of a key of the document */
    bool in_list;                    /* an element of the key's value */
};

typedef void value_reader(struct records *records, const struct member *member);

/* A text of the dataset, whose record is made when the document has been read. */
struct setting {
    enum tl_field field; /* TL_FIELDS: an attribute */
    const char *key;
    const char *text;
    size_t length;
    struct tl_position position;
};

static struct tl_position
locate(struct records *records, const struct tl_read_json_extent *extent)
{
    return tl_read_json_scan_locate(records->scan, extent->begin);
}

/* Goes on to the value that follows one and all that is in it. */
static void
pass(struct records *records, const struct tl_read_json_extent *extent)
{
    const struct tl_read_json_scan *scan = records->scan;
    const struct tl_read_json_extent *end = scan->extents + scan->extent_count;
    while (records->extent < end && records->extent->begin < extent->end)
        records->extent++;
}

/* What a value is called in messages. */
static const char *
kind_name(const json_t *value)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "a list",  [JSON_STRING] = "text",
        [JSON_INTEGER] = "a number", [JSON_REAL] = "a number", [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",      [JSON_NULL] = "null",
    };
    return names[json_typeof(value)];
}

static void
report_type(struct records *records, const struct member *member, const char *expected)
{
    tl_report(records->reading->diagnostics, locate(records, member->extent),
              TL_RULE_WRONG_TYPE, NULL, "found %s %s '%s', expected %s",
              kind_name(member->value), member->in_list ? "in" : "as",
              member->key->name, expected);
}

static void
pass_on(struct tl_builder *builder, const struct setting *setting)
{
    if (setting->field == TL_FIELDS)
        tl_builder_attribute(builder, setting->key, setting->text, setting->length,
                             setting->position);
    else
        tl_builder_set(builder, setting->field, setting->text, setting->length,
                       setting->position);
}

static struct tl_text
text_of(struct records *records, const struct member *member)
{
    struct tl_text json;
    json.bytes = tl_read_json_scan_text(records->scan, member->extent, &json.length);
    return tl_read_json_value_text(member->value, json, &records->room);
}

/* Gives a value to the builder, or keeps it where it is the dataset's. */
static void
give(struct records *records, const struct member *member)
{
    struct tl_text text = text_of(records, member);
    struct setting setting = {
        .field = member->key->field,
        .key = member->key->name,
        .text = text.bytes,
        .length = text.length,
        .position = locate(records, member->extent),
    };
    if (member->type != TL_DATASET) {
        pass_on(records->reading->builder, &setting);
        return;
    }
    setting.text = tl_arena_text(&records->texts, text.bytes, text.length);
    *(struct setting *)tl_vector_add(&records->settings) = setting;
}

/* Whether a scalar may stand for what a field holds. */
static bool
fits(const json_t *value, enum tl_value expected)
{
    if (json_is_boolean(value))
        return expected == TL_VALUE_BOOL;
    return json_is_string(value) ||
           (json_is_number(value) && expected != TL_VALUE_BOOL);
}

static void
read_text(struct records *records, const struct member *member)
{
    static const char *const expected[] = {
        [TL_VALUE_TEXT] = "text",
        [TL_VALUE_WORD] = "text",
        [TL_VALUE_LIST] = "a list of text",
        [TL_VALUE_DATE] = "a date as text",
        [TL_VALUE_COUNT] = "a number",
        [TL_VALUE_WEIGHT] = "a number",
        [TL_VALUE_BOOL] = "true or false",
        [TL_VALUE_STATUS] = "text",
        [TL_VALUE_URL] = "text",
        [TL_VALUE_MENTION] = "text",
        [TL_VALUE_MENTIONS] = "a list of text",
        [TL_VALUE_SIDE] = "text",
        [TL_VALUE_TYPE] = "text",
        [TL_VALUE_COLOUR] = "text",
        [TL_VALUE_NAME] = "text",
    };
    enum tl_value value = tl_fields[member->key->field].value;
    if (fits(member->value, value))
        give(records, member);
    else
        report_type(records, member, member->in_list ? "text" : expected[value]);
}

/* Reads each element of a list, or what stands there without one; a text that is itself
 * a list would be taken for one name. */
static void
read_each(struct records *records, const struct member *member, value_reader *read)
{
    const char *single = json_string_value(member->value);
    if (single && strchr(single, ';')) {
        report_type(records, member, "a list, as in [\"A\", \"B\"]");
        return;
    }
    if (!json_is_array(member->value)) {
        read(records, member);
        return;
    }
    struct member element = *member;
    size_t i;
    element.in_list = true;
    json_array_foreach(member->value, i, element.value)
    {
        element.extent = records->extent++;
        if (!json_is_null(element.value))
            read(records, &element);
        pass(records, element.extent);
    }
}

static void
read_texts(struct records *records, const struct member *member)
{
    read_each(records, member, read_text);
}

static void read_object(struct records *records, json_t *object,
                        const struct tl_read_json_extent *extent, enum tl_type type);

/* A record in a record; a text alone stands for one that mentions it. */
static void
read_inner(struct records *records, const struct member *member)
{
    struct tl_builder *builder = records->reading->builder;
    if (json_is_object(member->value)) {
        read_object(records, member->value, member->extent, member->key->type);
    } else if (fits(member->value, TL_VALUE_MENTION)) {
        tl_builder_begin(builder, member->key->type, locate(records, member->extent));
        give(records, member);
        tl_builder_end(builder);
    } else {
        report_type(records, member, member->in_list ? "an object" : "a list");
    }
}

static void
read_inner_list(struct records *records, const struct member *member)
{
    read_each(records, member, read_inner);
}

static void
warn_of_key(struct records *records, const struct member *member)
{
    struct tl_position position =
        member->record ? tl_read_json_scan_locate(records->scan, member->extent->key)
                       : member->key_position;
    tl_report(records->reading->diagnostics, position, TL_RULE_KEY, member->key->near,
              "found the key '%s', which is kept as an attribute", member->key->name);
}

static void
read_attribute(struct records *records, const struct member *member)
{
    if (member->key->near)
        warn_of_key(records, member);
    if (json_is_object(json_array_get(member->value, 0)))
        records->has_other_list = true;
    give(records, member);
}

/* Whether a value of what a citation says is a claim. */
static bool
is_claim(const json_t *value)
{
    return json_is_number(value) || json_string_length(value) > 0;
}

/* Whether what a citation says makes a claim, about a field if one is named. */
static bool
makes_claim(json_t *says, const char *field)
{
    const char *key;
    json_t *value;
    if (field)
        return is_claim(json_object_get(says, field));
    json_object_foreach(says, key, value) if (is_claim(value)) return true;
    return false;
}

/* Whether some citation in a record makes a claim, about a field if one is named. */
static bool
has_claim(const json_t *record, const char *field)
{
    const json_t *citations = json_object_get(record, "cite");
    size_t count = json_is_array(citations) ? json_array_size(citations) : 1;
    for (size_t i = 0; i < count; i++) {
        const json_t *citation =
            json_is_array(citations) ? json_array_get(citations, i) : citations;
        if (makes_claim(json_object_get(citation, tl_fields[TL_SAYS].name), field))
            return true;
    }
    return false;
}

/* What our own documents have beside a date follows from the date, or from the claims
 * about it. An empty one is none. */
static void
read_derived(struct records *records, const struct member *member)
{
    const char *name = tl_fields[TL_DATE].name;
    const json_t *date = json_object_get(member->record, name);
    bool is_empty = json_is_string(date) && json_string_length(date) == 0;
    if ((!date || json_is_null(date) || is_empty) && !has_claim(member->record, name))
        read_attribute(records, member);
}

static void
read_settled(struct records *records, const struct member *member)
{
    if (!has_claim(member->record, NULL))
        read_attribute(records, member);
}

/* One of the values that a source gives. */
static void
read_claim(struct records *records, const struct member *member, const char *field)
{
    struct tl_builder *builder = records->reading->builder;
    if (!json_is_string(member->value) && !json_is_number(member->value)) {
        report_type(records, member, "text or a number for each field");
        return;
    }
    struct tl_text value = text_of(records, member);
    size_t length = strlen(field) + 1 + value.length;
    char *text = tl_alloc(length + 1);
    memcpy(stpcpy(stpcpy(text, field), "="), value.bytes, value.length);
    if (value.length)
        tl_builder_set(builder, TL_SAYS, text, length, locate(records, member->extent));
    tl_free(text);
}

static void
read_claims(struct records *records, const struct member *member)
{
    struct member claim = *member;
    const char *field;
    if (!json_is_object(member->value)) {
        report_type(records, member, "an object, as in {\"date\": \"2015-05-09\"}");
        return;
    }
    if (!records->claims.line)
        records->claims = locate(records, member->extent);
    json_object_foreach(member->value, field, claim.value)
    {
        claim.extent = records->extent++;
        if (!json_is_null(claim.value))
            read_claim(records, &claim, field);
        pass(records, claim.extent);
    }
}

static void
refuse_list(struct records *records, const struct member *member)
{
    report_type(records, member, "a list");
}

static void
read_version(struct records *records, const struct member *member)
{
    struct tl_text version = text_of(records, member);
    records->version = version.length == 1 ? version.bytes[0] : '\0';
    records->has_version = records->version == '1' || records->version == '2';
    if (records->has_version) {
        tl_builder_own(records->reading->builder,
                       tl_input_file(records->reading->input));
        return;
    }
    records->refused = true;
    tl_report(records->reading->diagnostics, locate(records, member->extent),
              TL_RULE_VERSION, NULL,
              "found a document of version '%.*s', expected '1' or '2'",
              tl_shown_part(version.bytes, version.length), version.bytes);
}

static void
read_value(struct records *records, const struct member *member)
{
    static value_reader *const readers[TL_KEY_KINDS] = {
        [TL_KEY_TEXT] = read_text,           [TL_KEY_TEXTS] = read_texts,
        [TL_KEY_INNER] = read_inner_list,    [TL_KEY_DERIVED] = read_derived,
        [TL_KEY_LIST] = refuse_list,         [TL_KEY_VERSION] = read_version,
        [TL_KEY_ATTRIBUTE] = read_attribute, [TL_KEY_CLAIMS] = read_claims,
        [TL_KEY_SETTLED] = read_settled,
    };
    if (!json_is_null(member->value))
        readers[member->key->kind](records, member);
}

static void
read_object(struct records *records, json_t *object,
            const struct tl_read_json_extent *extent, enum tl_type type)
{
    struct member member = {.type = type, .record = object};
    const char *name;
    tl_builder_begin(records->reading->builder, type, locate(records, extent));
    json_object_foreach(object, name, member.value)
    {
        member.extent = records->extent++;
        member.key =
            tl_record_keys_find(&records->keys[type], name, strlen(name), NULL);
        read_value(records, &member);
        pass(records, member.extent);
    }
    tl_builder_end(records->reading->builder);
}

/* Both are borrowed. To be ended. */
static void
records_begin(struct records *records, const struct tl_reading *reading,
              struct tl_read_json_scan *scan)
{
    *records = (struct records){.reading = reading, .scan = scan};
    records->settings.width = sizeof(struct setting);
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        records->keys[type].type = type;
    records->plain.builder = reading->builder;
    records->plain.scan = scan;
    records->plain.keys = records->keys;
    json_set_alloc_funcs(tl_alloc, tl_free);
}

static void
records_end(struct records *records)
{
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_record_keys_clear(&records->keys[type], records->reading->diagnostics);
    }
    tl_free(records->plain.decoded);
    tl_vector_clear(&records->settings);
    tl_arena_clear(&records->texts);
    tl_free(records->room.compact);
}

/* The value that was scanned last, with the walk at the first value in it. */
static json_t *
load(struct records *records)
{
    records->extent = records->scan->extents + 1;
    return tl_read_json_value_load(records->scan, records->reading->diagnostics);
}

static void
read_record(struct records *records, enum tl_type type)
{
    struct tl_diagnostics *diagnostics = records->reading->diagnostics;
    const struct tl_read_json_extent *extent = records->scan->extents;
    if (type == TL_EVENT && tl_read_json_plain_add(&records->plain))
        return;
    json_t *value = load(records);
    if (json_is_object(value)) {
        read_object(records, value, extent, type);
    } else if (!json_is_null(value)) {
        if (value)
            tl_report(diagnostics, locate(records, extent), TL_RULE_WRONG_TYPE, NULL,
                      "found %s, expected an object, the %s", kind_name(value),
                      tl_type_names[type]);
        if (tl_diagnostics_is_lenient(diagnostics))
            tl_diagnostics_skip(diagnostics);
    }
    json_decref(value);
}

/* Makes a record of the value that was scanned last. */
static void
read_element(struct records *records, enum tl_type type)
{
    read_record(records, type);
    for (enum tl_type with = 0; with < TL_TYPES; with++) {
        struct tl_record_keys *keys = &records->keys[with];
        if (keys->located < keys->keys.count)
            tl_record_keys_locate(keys, locate(records, records->scan->extents));
    }
}

/*
 * Takes the key that was scanned last for one of the document. NULL, and reported,
 * where the document has had it, or where it cannot be held.
 */
static const struct tl_record_key *
take_key(struct records *records, struct tl_position *position)
{
    const struct tl_record_key *key = NULL;
    json_t *name = load(records);
    *position = locate(records, records->scan->extents);
    bool is_new = true;
    if (name)
        key = tl_record_keys_find(&records->keys[TL_DATASET], json_string_value(name),
                                  json_string_length(name), &is_new);
    json_decref(name);
    if (is_new)
        return key;
    tl_report(records->reading->diagnostics, *position, TL_RULE_BAD_VALUE, NULL,
              "found a key that the document has already, expected each once");
    return NULL;
}

/* Takes the value that was scanned last for what the document says by a key. */
static void
take_member(struct records *records, const struct tl_record_key *key,
            struct tl_position position)
{
    struct member member = {
        .type = TL_DATASET,
        .key = key,
        .value = load(records),
        .extent = records->scan->extents,
        .key_position = position,
    };
    if (member.value)
        read_value(records, &member);
    json_decref(member.value);
}

/* Somebody else's JSON would otherwise pass for a dataset with nothing in it. */
static void
report_document(struct records *records, struct tl_position position, bool ours)
{
    tl_report(
        records->reading->diagnostics, position,
        ours ? TL_RULE_IGNORED : TL_RULE_MISSING, NULL,
        "found none of the lists 'events', 'actors', 'relations', 'references' in "
        "this document%s",
        ours ? "; what it says is kept as attributes of the dataset"
             : ", expected a dataset; " ADVICE);
}

/* Makes a record of what the document has said of itself, if anything. */
static void
end_dataset(struct records *records, struct tl_position position)
{
    struct tl_builder *builder = records->reading->builder;
    bool has_attribute = false;
    bool is_ours = false;
    if (records->settings.count == 0)
        return;
    tl_builder_begin(builder, TL_DATASET, position);
    for (size_t i = 0; i < records->settings.count; i++) {
        const struct setting *setting = tl_vector_at(&records->settings, i);
        has_attribute = has_attribute || setting->field == TL_FIELDS;
        is_ours = is_ours || setting->field != TL_FIELDS;
        pass_on(builder, setting);
    }
    tl_builder_end(builder);
    if (has_attribute && !records->has_list)
        report_document(records, position,
                        is_ours && (records->has_version || !records->has_other_list));
}

/* The elements of a list of the document, which has been stepped into, each on its own;
 * false where the scan fails. */
static bool
read_list(struct records *records, enum tl_type type)
{
    enum tl_read_json_part part;
    tl_builder_table(records->reading->builder, type);
    while ((part = tl_read_json_scan_step(records->scan, 0)) == TL_READ_JSON_VALUE)
        read_element(records, type);
    return part == TL_READ_JSON_CLOSED;
}

/* What the document says by the key that was scanned last. */
static bool
read_member(struct records *records)
{
    struct tl_position position;
    const struct tl_record_key *key = take_key(records, &position);
    bool may_be_list = key && key->kind == TL_KEY_LIST;
    enum tl_read_json_part part =
        tl_read_json_scan_step(records->scan, may_be_list ? '[' : 0);
    if (part == TL_READ_JSON_OPENED) {
        records->has_list = true;
        return read_list(records, key->type);
    }
    if (part == TL_READ_JSON_VALUE && key)
        take_member(records, key, position);
    return part == TL_READ_JSON_VALUE;
}

/* False where the scan fails. */
static bool
read_members(struct records *records)
{
    enum tl_read_json_part part;
    while ((part = tl_read_json_scan_step(records->scan, 0)) == TL_READ_JSON_KEY) {
        if (!read_member(records))
            return false;
        if (records->refused)
            return true;
    }
    return part == TL_READ_JSON_CLOSED;
}

/* Whether records of a type have the key that was scanned last. */
static bool
has_key(enum tl_type type, const struct tl_read_json_scan *scan)
{
    struct tl_record_keys keys = {.type = type};
    size_t length;
    const char *quoted = tl_read_json_scan_text(scan, scan->extents, &length);
    bool has = tl_record_keys_find(&keys, quoted + 1, length - 2, NULL)->kind !=
               TL_KEY_ATTRIBUTE;
    tl_record_keys_clear(&keys, NULL);
    return has;
}

/*
 * What an object is, which comes next: the first key decides that only a dataset or
 * only an event has, and if there is none, whether another object follows.
 */
static enum tl_type
guess_type(struct tl_read_json_scan *scan)
{
    enum tl_read_json_part part = tl_read_json_scan_step(scan, '{');
    while (part != TL_READ_JSON_FAILED && part != TL_READ_JSON_CLOSED) {
        part = tl_read_json_scan_step(scan, 0);
        if (part != TL_READ_JSON_KEY)
            continue;
        bool of_dataset = has_key(TL_DATASET, scan);
        if (of_dataset != has_key(TL_EVENT, scan))
            return of_dataset ? TL_DATASET : TL_EVENT;
    }
    return part == TL_READ_JSON_CLOSED && tl_read_json_scan_next(scan) == '{'
               ? TL_EVENT
               : TL_DATASET;
}

/* Whether a list is one of events, by its first element. */
static bool
lists_events(struct tl_input *input)
{
    struct tl_read_json_scan scan = {0};
    tl_input_peek(input, &scan.text, &scan.length);
    bool events = tl_read_json_scan_next(&scan) == '[' &&
                  tl_read_json_scan_step(&scan, '[') == TL_READ_JSON_OPENED &&
                  tl_read_json_scan_next(&scan) == '{' && guess_type(&scan) == TL_EVENT;
    tl_read_json_scan_end(&scan);
    return events;
}

static bool
read_document(struct records *records)
{
    struct tl_read_json_scan *scan = records->scan;
    int next = tl_read_json_scan_next(scan);
    if (next != '{')
        return tl_read_json_scan_fail(
            scan, next == '[' ? "'{', the beginning of a dataset; " ADVICE
                              : "'{', the beginning of a dataset");
    tl_read_json_scan_step(scan, '{');
    struct tl_position position = locate(records, scan->extents);
    if (!read_members(records))
        return false;
    end_dataset(records, position);
    if (records->version == '1' && records->claims.line)
        tl_report(records->reading->diagnostics, records->claims, TL_RULE_KEY, NULL,
                  "found a claim in a document of version '1', expected version '2'");
    return true;
}

static bool
read_events(struct records *records)
{
    tl_read_json_scan_step(records->scan, '[');
    return read_list(records, TL_EVENT);
}

static void
read_json(const struct tl_reading *reading)
{
    struct tl_read_json_scan scan;
    struct records records;
    bool is_list = lists_events(reading->input);
    tl_read_json_scan_begin(&scan, reading->input);
    records_begin(&records, reading, &scan);
    bool whole = is_list ? read_events(&records) : read_document(&records);
    if (whole && !records.refused)
        whole = tl_read_json_scan_step(&scan, 0) == TL_READ_JSON_DONE;
    if (!whole)
        tl_read_json_scan_report(&scan, reading->diagnostics, TL_RULE_SYNTAX);
    records_end(&records);
    tl_read_json_scan_end(&scan);
}

static void
read_jsonl(const struct tl_reading *reading)
{
    struct tl_read_json_scan scan;
    struct records records;
    enum tl_read_json_part part;
    tl_read_json_scan_begin(&scan, reading->input);
    records_begin(&records, reading, &scan);
    scan.by_line = true;
    while ((part = tl_read_json_scan_step(&scan, 0)) != TL_READ_JSON_DONE) {
        if (part == TL_READ_JSON_VALUE)
            read_element(&records, TL_EVENT);
        else if (!tl_read_json_scan_skip_line(&scan, reading->diagnostics))
            break;
    }
    records_end(&records);
    tl_read_json_scan_end(&scan);
}

/* TL_TYPES where it is no JSON. A list may be none of ours, but its reader can say so.
 */
static enum tl_type
begins_with(const char *text, size_t length)
{
    struct tl_read_json_scan scan = {.text = text, .length = length};
    enum tl_type type = TL_TYPES;
    int next = tl_read_json_scan_next(&scan);
    if (next == '[')
        type = TL_DATASET;
    else if (next == '{')
        type = guess_type(&scan);
    tl_read_json_scan_end(&scan);
    return type;
}

static bool
is_json(const char *text, size_t length)
{
    return begins_with(text, length) == TL_DATASET;
}

static bool
is_jsonl(const char *text, size_t length)
{
    return begins_with(text, length) == TL_EVENT;
}

const struct tl_reader tl_read_json = {
    .name = "json",
    .endings = "json",
    .about = "a dataset: one JSON object with lists of events, actors and so on",
    .recognises = is_json,
    .read = read_json,
};

const struct tl_reader tl_read_jsonl = {
    .name = "jsonl",
    .endings = "jsonl ndjson",
    .about = "JSON Lines: an event a line",
    .recognises = is_jsonl,
    .read = read_jsonl,
};
