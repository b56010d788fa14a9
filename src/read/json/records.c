#include "records.h"

#include <string.h>

#include "text.h"
#include "value.h"

/* A value in a record, with what it is the value of. */
struct member {
    enum tl_type type; /* of the record */
    const struct tl_json_key *key;
    const json_t *record; /* NULL: the document */
    json_t *value;
    const struct tl_json_place *place;
    struct tl_position key_position; /* of a key of the document */
    bool in_list;                    /* an element of the key's value */
};

typedef void read_member(struct tl_json_records *records, const struct member *member);

/* A text of the dataset, whose record is made when the document has been read. */
struct setting {
    enum tl_field field; /* TL_FIELDS: an attribute */
    const char *key;
    const char *text;
    size_t length;
    struct tl_position position;
};

static struct tl_position
locate(struct tl_json_records *records, const struct tl_json_place *place)
{
    return tl_json_scan_locate(records->scan, place->begin);
}

/* Goes on to the value that follows one and all that is in it. */
static void
pass(struct tl_json_records *records, const struct tl_json_place *place)
{
    const struct tl_json_scan *scan = records->scan;
    const struct tl_json_place *end = scan->places + scan->place_count;
    while (records->place < end && records->place->begin < place->end)
        records->place++;
}

static void
report_type(struct tl_json_records *records, const struct member *member,
            const char *expected)
{
    tl_report(records->reading->diagnostics, locate(records, member->place),
              TL_RULE_WRONG_TYPE, NULL, "found %s %s '%s', expected %s",
              tl_json_kind_name(member->value), member->in_list ? "in" : "as",
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

/* Gives a text to the builder, or keeps it where it is the dataset's. */
static void
give(struct tl_json_records *records, const struct member *member, const char *text,
     size_t length)
{
    struct setting setting = {
        .field = member->key->field,
        .key = member->key->name,
        .text = text,
        .length = length,
        .position = locate(records, member->place),
    };
    if (member->type != TL_DATASET) {
        pass_on(records->reading->builder, &setting);
        return;
    }
    setting.text = tl_arena_text(&records->texts, text, length);
    *(struct setting *)tl_column_add(&records->settings) = setting;
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
read_text(struct tl_json_records *records, const struct member *member)
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
    };
    enum tl_value value = tl_fields[member->key->field].value;
    struct tl_json_scalar scalar;
    if (fits(member->value, value) && tl_json_scalar_read(member->value, &scalar))
        give(records, member, scalar.text, scalar.length);
    else
        report_type(records, member, member->in_list ? "text" : expected[value]);
}

/* Reads each element of a list, or what stands there without one; a text that is itself
 * a list would be taken for one name. */
static void
read_each(struct tl_json_records *records, const struct member *member,
          read_member *read)
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
        element.place = records->place++;
        if (!json_is_null(element.value))
            read(records, &element);
        pass(records, element.place);
    }
}

static void
read_texts(struct tl_json_records *records, const struct member *member)
{
    read_each(records, member, read_text);
}

static void read_object(struct tl_json_records *records, json_t *object,
                        const struct tl_json_place *place, enum tl_type type);

/* A record in a record; a text alone stands for one that mentions it. */
static void
read_inner(struct tl_json_records *records, const struct member *member)
{
    struct tl_builder *builder = records->reading->builder;
    struct tl_json_scalar scalar;
    if (json_is_object(member->value)) {
        read_object(records, member->value, member->place, member->key->type);
    } else if (fits(member->value, TL_VALUE_MENTION) &&
               tl_json_scalar_read(member->value, &scalar)) {
        tl_builder_begin(builder, member->key->type, locate(records, member->place));
        give(records, member, scalar.text, scalar.length);
        tl_builder_end(builder);
    } else {
        report_type(records, member, member->in_list ? "an object" : "a list");
    }
}

static void
read_inner_list(struct tl_json_records *records, const struct member *member)
{
    read_each(records, member, read_inner);
}

static void
warn_of_key(struct tl_json_records *records, const struct member *member)
{
    struct tl_position position =
        member->record ? tl_json_scan_locate(records->scan, member->place->key)
                       : member->key_position;
    tl_report(records->reading->diagnostics, position, TL_RULE_KEY, member->key->near,
              "found the key '%s', which is kept as an attribute", member->key->name);
}

/* A list or an object as text. */
static const char *
compact(struct tl_json_records *records, const struct tl_json_place *place,
        size_t *length)
{
    const char *json = tl_json_scan_text(records->scan, place, length);
    if (records->compact_room < *length) {
        records->compact_room = 2 * *length;
        records->compact = tl_resize(records->compact, records->compact_room);
    }
    *length = tl_json_compact(json, *length, records->compact);
    return records->compact;
}

static void
read_attribute(struct tl_json_records *records, const struct member *member)
{
    struct tl_json_scalar scalar;
    if (member->key->near)
        warn_of_key(records, member);
    if (!tl_json_scalar_read(member->value, &scalar))
        scalar.text = compact(records, member->place, &scalar.length);
    if (json_is_object(json_array_get(member->value, 0)))
        records->has_other_list = true;
    give(records, member, scalar.text, scalar.length);
}

/* What our own documents say beside a date follows from the date. An empty one is
 * none. */
static void
read_derived(struct tl_json_records *records, const struct member *member)
{
    const json_t *date = json_object_get(member->record, tl_fields[TL_DATE].name);
    bool is_empty = json_is_string(date) && json_string_length(date) == 0;
    if (!date || json_is_null(date) || is_empty)
        read_attribute(records, member);
}

static void
refuse_list(struct tl_json_records *records, const struct member *member)
{
    report_type(records, member, "a list");
}

static void
read_version(struct tl_json_records *records, const struct member *member)
{
    struct tl_json_scalar scalar;
    if (!tl_json_scalar_read(member->value, &scalar))
        scalar.text = compact(records, member->place, &scalar.length);
    records->has_version = scalar.length == 1 && scalar.text[0] == '1';
    if (records->has_version) {
        tl_builder_own(records->reading->builder,
                       tl_input_file(records->reading->input));
        return;
    }
    records->refused = true;
    tl_report(records->reading->diagnostics, locate(records, member->place),
              TL_RULE_VERSION, NULL, "found a document of version '%.*s', expected '1'",
              tl_shown_part(scalar.text, scalar.length), scalar.text);
}

static void
read_value(struct tl_json_records *records, const struct member *member)
{
    static read_member *const readers[TL_JSON_KEY_KINDS] = {
        [TL_JSON_KEY_TEXT] = read_text,           [TL_JSON_KEY_TEXTS] = read_texts,
        [TL_JSON_KEY_INNER] = read_inner_list,    [TL_JSON_KEY_DERIVED] = read_derived,
        [TL_JSON_KEY_LIST] = refuse_list,         [TL_JSON_KEY_VERSION] = read_version,
        [TL_JSON_KEY_ATTRIBUTE] = read_attribute,
    };
    if (!json_is_null(member->value))
        readers[member->key->kind](records, member);
}

static void
read_object(struct tl_json_records *records, json_t *object,
            const struct tl_json_place *place, enum tl_type type)
{
    struct member member = {.type = type, .record = object};
    const char *name;
    tl_builder_begin(records->reading->builder, type, locate(records, place));
    json_object_foreach(object, name, member.value)
    {
        member.place = records->place++;
        member.key = tl_json_keys_find(&records->keys[type], name, strlen(name), NULL);
        read_value(records, &member);
        pass(records, member.place);
    }
    tl_builder_end(records->reading->builder);
}

void
tl_json_records_begin(struct tl_json_records *records, const struct tl_reading *reading,
                      struct tl_json_scan *scan)
{
    *records = (struct tl_json_records){.reading = reading, .scan = scan};
    records->settings.width = sizeof(struct setting);
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        records->keys[type].type = type;
    records->plain.builder = reading->builder;
    records->plain.scan = scan;
    records->plain.keys = records->keys;
    json_set_alloc_funcs(tl_alloc, tl_free);
}

void
tl_json_records_end(struct tl_json_records *records)
{
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        tl_json_keys_report(&records->keys[type], records->reading->diagnostics);
        tl_json_keys_clear(&records->keys[type]);
    }
    tl_json_plain_clear(&records->plain);
    tl_column_clear(&records->settings);
    tl_arena_clear(&records->texts);
    tl_free(records->compact);
}

/* The value that was scanned last, with the walk at the first value in it. */
static json_t *
load(struct tl_json_records *records)
{
    records->place = records->scan->places + 1;
    return tl_json_value_load(records->scan, records->reading->diagnostics);
}

static void
read_record(struct tl_json_records *records, enum tl_type type)
{
    struct tl_diagnostics *diagnostics = records->reading->diagnostics;
    const struct tl_json_place *place = records->scan->places;
    if (type == TL_EVENT && tl_json_plain_add(&records->plain))
        return;
    json_t *value = load(records);
    if (json_is_object(value)) {
        read_object(records, value, place, type);
    } else if (!json_is_null(value)) {
        if (value)
            tl_report(diagnostics, locate(records, place), TL_RULE_WRONG_TYPE, NULL,
                      "found %s, expected an object, the %s", tl_json_kind_name(value),
                      tl_type_names[type]);
        if (tl_diagnostics_is_lenient(diagnostics))
            tl_diagnostics_skip(diagnostics);
    }
    json_decref(value);
}

void
tl_json_records_read(struct tl_json_records *records, enum tl_type type)
{
    read_record(records, type);
    for (enum tl_type with = 0; with < TL_TYPES; with++) {
        struct tl_json_keys *keys = &records->keys[with];
        if (keys->located < keys->keys.count)
            tl_json_keys_locate(keys, locate(records, records->scan->places));
    }
}

const struct tl_json_key *
tl_json_records_key(struct tl_json_records *records, struct tl_position *position)
{
    const struct tl_json_key *key = NULL;
    json_t *name = load(records);
    *position = locate(records, records->scan->places);
    bool is_new = true;
    if (name)
        key = tl_json_keys_find(&records->keys[TL_DATASET], json_string_value(name),
                                json_string_length(name), &is_new);
    json_decref(name);
    if (is_new)
        return key;
    tl_report(records->reading->diagnostics, *position, TL_RULE_BAD_VALUE, NULL,
              "found a key that the document has already, expected each once");
    return NULL;
}

void
tl_json_records_member(struct tl_json_records *records, const struct tl_json_key *key,
                       struct tl_position position)
{
    struct member member = {
        .type = TL_DATASET,
        .key = key,
        .value = load(records),
        .place = records->scan->places,
        .key_position = position,
    };
    if (member.value)
        read_value(records, &member);
    json_decref(member.value);
}

/* Somebody else's JSON would otherwise pass for a dataset with nothing in it. */
static void
report_document(struct tl_json_records *records, struct tl_position position, bool ours)
{
    tl_report(
        records->reading->diagnostics, position,
        ours ? TL_RULE_IGNORED : TL_RULE_MISSING, NULL,
        "found none of the lists 'events', 'actors', 'relations', 'references' in "
        "this document%s",
        ours ? "; what it says is kept as attributes of the dataset"
             : ", expected a dataset; " TL_JSON_ADVICE);
}

void
tl_json_records_dataset(struct tl_json_records *records, struct tl_position position)
{
    struct tl_builder *builder = records->reading->builder;
    bool has_attribute = false;
    bool is_ours = false;
    if (records->settings.count == 0)
        return;
    tl_builder_begin(builder, TL_DATASET, position);
    for (size_t i = 0; i < records->settings.count; i++) {
        const struct setting *setting = tl_column_at(&records->settings, i);
        has_attribute = has_attribute || setting->field == TL_FIELDS;
        is_ours = is_ours || setting->field != TL_FIELDS;
        pass_on(builder, setting);
    }
    tl_builder_end(builder);
    if (has_attribute && !records->has_list)
        report_document(records, position,
                        is_ours && (records->has_version || !records->has_other_list));
}
