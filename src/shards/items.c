#include "items.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/date/date.h"
#include "graph/field.h"
#include "src/base/terminal.h"
#include "src/read/json/scan.h"
#include "ids.h"
#include "moment.h"
#include "together.h"

struct items {
    struct tl_stream stream;
    struct tl_merging *merging;
    struct tl_input *input;
    struct tl_read_json_scan scan;
    enum tl_item_section section; /* the list that is open; TL_ITEM_MEMBER: none */
    bool begun;
    bool by_line;
    struct tl_entry *entry; /* that is being filled */
};

/* A text of the input. */
struct part {
    const char *text;
    size_t length;
};

static struct part
part_of(const struct items *items, const struct tl_read_json_extent *extent)
{
    struct part part;
    part.text = tl_read_json_scan_text(&items->scan, extent, &part.length);
    return part;
}

/* The key of a member of what was scanned, without its quotation marks: it has no
 * escapes, unless it is an attribute's. */
static struct part
key_of(const struct items *items, const struct tl_read_json_extent *extent)
{
    struct tl_read_json_extent key = {extent->key, extent->key, extent->begin};
    struct part part = part_of(items, &key);
    const char *end = part.text + part.length;
    while (end > part.text && end[-1] != '"')
        end--;
    if (end - part.text < 2)
        return (struct part){"", 0};
    return (struct part){part.text + 1, (size_t)(end - part.text) - 2};
}

static bool
is_text(struct part part, const char *text)
{
    return part.length == strlen(text) && memcmp(part.text, text, part.length) == 0;
}

/* The value of a member of the object that is at `object`; NULL where it lacks it. */
static const struct tl_read_json_extent *
find_member(const struct items *items, const struct tl_read_json_extent *object,
            const char *name)
{
    const struct tl_read_json_extent *end =
        items->scan.extents + items->scan.extent_count;
    const struct tl_read_json_extent *at = object + 1;
    while (at < end && at->begin < object->end) {
        if (is_text(key_of(items, at), name))
            return at;
        size_t after = at->end;
        while (at < end && at->begin < after)
            at++;
    }
    return NULL;
}

/* Puts the text of a JSON string into a cell. Escapes are rare. */
static void
put_string(struct tl_entry *entry, struct part json)
{
    if (json.length < 2 || *json.text != '"')
        return;
    if (!memchr(json.text, '\\', json.length)) {
        tl_entry_put(entry, json.text + 1, json.length - 2);
        return;
    }
    json_t *value = json_loadb(json.text, json.length, JSON_DECODE_ANY, NULL);
    if (value)
        tl_entry_put(entry, json_string_value(value), json_string_length(value));
    json_decref(value);
}

static struct part
string_of(const struct items *items, const struct tl_read_json_extent *extent)
{
    struct part part = extent ? part_of(items, extent) : (struct part){"", 0};
    if (part.length < 2 || *part.text != '"')
        return (struct part){"", 0};
    return (struct part){part.text + 1, part.length - 2};
}

/*
 * The time of day of a date that follows from claims: of those that give just these
 * days the first one decides, and one without a time comes before the others.
 */
static void
read_claimed_time(const struct items *items, struct tl_moment *moment)
{
    const struct tl_read_json_extent *extents = items->scan.extents;
    struct tl_moment said;
    bool found = false;
    for (size_t i = 1; i < items->scan.extent_count; i++) {
        if (!is_text(key_of(items, &extents[i]), "says"))
            continue;
        struct part date = string_of(items, find_member(items, &extents[i], "date"));
        if (date.length == 0 || !tl_moment_read(date.text, date.length, &said) ||
            said.earliest != moment->earliest || said.latest != moment->latest)
            continue;
        if (!found || said.second < moment->second)
            moment->second = said.second;
        found = true;
    }
}

/* Where an event is in time. False, reported, where its date is none. */
static bool
rank_event(struct items *items, struct tl_entry *entry)
{
    const struct tl_read_json_extent *object = items->scan.extents;
    struct part date = string_of(items, find_member(items, object, "date"));
    struct part first = string_of(items, find_member(items, object, "earliest"));
    struct part last = string_of(items, find_member(items, object, "latest"));
    bool is_undecided = find_member(items, object, "undecided");
    bool has_days =
        find_member(items, object, "earliest") || find_member(items, object, "latest");
    struct tl_moment moment = tl_moment_undated;
    bool good = true;
    if (date.length > 0)
        good = tl_moment_of_date(date.text, date.length, first.text, first.length,
                                 last.text, last.length, &moment);
    else if (has_days)
        good = tl_moment_of_days(first.text, first.length, last.text, last.length,
                                 &moment);
    if (date.length == 0 && has_days && !is_undecided)
        read_claimed_time(items, &moment);
    entry->ranks[1] = moment.position;
    entry->ranks[2] = moment.earliest;
    entry->ranks[3] = moment.latest;
    entry->ranks[4] = moment.second;
    if (!good)
        tl_report(items->merging->diagnostics, entry->position, TL_RULE_BAD_DATE, NULL,
                  "found the date '%.*s', expected EDTF", (int)date.length, date.text);
    return good;
}

static int64_t
type_of(struct part name)
{
    int64_t type = 0;
    while (type < TL_TYPES && !is_text(name, tl_type_names[type]))
        type++;
    return type;
}

static bool
report_form(const struct items *items, const struct tl_entry *entry)
{
    tl_report(items->merging->diagnostics, entry->position, TL_RULE_TABLE, NULL,
              "found an item in another form than tieline writes, expected one on a "
              "line without blanks; export it again");
    return false;
}

/* An item as it stands: an object on one line, without blanks. */
static bool
is_as_written(const struct items *items, struct part text)
{
    const struct tl_read_json_extent *first = items->scan.extents + 1;
    if (text.length < 2 || *text.text != '{' || memchr(text.text, '\n', text.length))
        return false;
    if (items->scan.extent_count < 2)
        return false;
    struct part key = key_of(items, first);
    return text.text[1] == '"' && key.text == text.text + 2 &&
           key.text + key.length + 2 == part_of(items, first).text;
}

static bool
take_item(struct items *items, struct tl_entry *entry)
{
    static const char *const ids[TL_ITEM_SECTIONS] = {
        [TL_ITEM_ROLE] = "role", [TL_ITEM_KIND] = "kind"};
    const struct tl_read_json_extent *object = items->scan.extents;
    const char *name = ids[items->section] ? ids[items->section] : "id";
    struct part text = part_of(items, object);
    entry->position = tl_read_json_scan_locate(&items->scan, object->begin);
    memset(entry->ranks, 0, sizeof entry->ranks);
    entry->ranks[0] = items->section;
    if (!is_as_written(items, text))
        return report_form(items, entry);
    const struct tl_read_json_extent *id = find_member(items, object, name);
    tl_entry_begin(entry);
    if (id)
        put_string(entry, part_of(items, id));
    tl_entry_end_cell(entry);
    tl_entry_put(entry, text.text, text.length);
    tl_entry_end_cell(entry);
    if (tl_entry_length(entry, TL_ITEM_ID) == 0)
        return report_form(items, entry);
    if (items->section == TL_ITEM_KIND)
        entry->ranks[1] = type_of(string_of(items, find_member(items, object, "type")));
    return (items->section != TL_ITEM_EVENT || rank_event(items, entry)) &&
           tl_item_list.accept(items->merging, entry);
}

/* A member of the document itself, of which the key was scanned. */
static bool
take_member(struct items *items, struct tl_entry *entry, struct tl_position position)
{
    static const char *const first[] = {"tieline", "title", "description"};
    enum { FIRST = sizeof first / sizeof *first };
    struct part text = part_of(items, items->scan.extents);
    int64_t rank = 0;
    const char *name = tl_entry_cell(entry, TL_ITEM_ID);
    while (rank < FIRST && strcmp(first[rank], name) != 0)
        rank++;
    entry->position = position;
    memset(entry->ranks, 0, sizeof entry->ranks);
    entry->ranks[1] = rank;
    tl_entry_put(entry, text.text, text.length);
    tl_entry_end_cell(entry);
    return true;
}

/* Scans up to the next item or member. */
static enum tl_read_json_part
step(struct items *items, struct tl_entry *entry, struct tl_position *position)
{
    struct tl_read_json_scan *scan = &items->scan;
    enum tl_read_json_part part = tl_read_json_scan_step(scan, 0);
    if (items->section != TL_ITEM_MEMBER && part == TL_READ_JSON_CLOSED) {
        items->section = TL_ITEM_MEMBER;
        part = tl_read_json_scan_step(scan, 0);
    }
    while (items->section == TL_ITEM_MEMBER && part == TL_READ_JSON_KEY) {
        *position = tl_read_json_scan_locate(scan, scan->extents->begin);
        tl_entry_begin(entry);
        put_string(entry, part_of(items, scan->extents));
        tl_entry_end_cell(entry);
        const char *name = tl_entry_cell(entry, TL_ITEM_ID);
        enum tl_item_section section = TL_ITEM_ROLE;
        while (section < TL_ITEM_SECTIONS && strcmp(tl_item_keys[section], name) != 0)
            section++;
        bool is_list = section < TL_ITEM_SECTIONS;
        part = tl_read_json_scan_step(scan, is_list ? '[' : 0);
        if (part != TL_READ_JSON_OPENED)
            break;
        items->section = section;
        part = tl_read_json_scan_step(scan, 0);
        if (part == TL_READ_JSON_CLOSED) {
            items->section = TL_ITEM_MEMBER;
            part = tl_read_json_scan_step(scan, 0);
        }
    }
    return part;
}

static bool
fail(struct items *items)
{
    struct tl_read_json_scan *scan = &items->scan;
    if (tl_input_error(items->input)) {
        tl_say("%s: %s", tl_input_name(items->input), tl_input_reason(items->input));
        items->stream.failed = true;
    } else if (!tl_input_broken(items->input)) {
        tl_report(items->merging->diagnostics,
                  tl_read_json_scan_locate(scan, scan->error.offset), TL_RULE_SYNTAX,
                  NULL, "%s%s", scan->error.message,
                  scan->error.at_end ? "; the file is cut off" : "");
    }
    return false;
}

/* The document is over: nothing follows it. */
static bool
finish(struct items *items)
{
    if (tl_read_json_scan_step(&items->scan, 0) == TL_READ_JSON_DONE)
        return !tl_input_error(items->input) ? false : fail(items);
    return fail(items);
}

static bool
next(struct tl_stream *stream, struct tl_entry *entry)
{
    struct items *items = (struct items *)stream;
    struct tl_position position = {0};
    if (!items->begun && !items->by_line &&
        tl_read_json_scan_step(&items->scan, '{') != TL_READ_JSON_OPENED)
        return fail(items);
    items->begun = true;
    enum tl_read_json_part part = step(items, entry, &position);
    if (part == TL_READ_JSON_VALUE && items->section == TL_ITEM_MEMBER)
        return take_member(items, entry, position);
    if (part == TL_READ_JSON_VALUE)
        return take_item(items, entry);
    if (part == TL_READ_JSON_CLOSED)
        return finish(items);
    return part == TL_READ_JSON_DONE && !tl_input_error(items->input) &&
                   !tl_input_broken(items->input)
               ? false
               : fail(items);
}

static void
close_items(struct tl_stream *stream)
{
    struct items *items = (struct items *)stream;
    tl_read_json_scan_end(&items->scan);
    tl_input_close(items->input);
    tl_free(items);
}

struct tl_stream *
tl_items_stream(struct tl_input *input, struct tl_merging *merging, bool by_line)
{
    struct items *items = tl_alloc(sizeof *items);
    items->stream = (struct tl_stream){.next = next, .close = close_items};
    items->merging = merging;
    items->input = input;
    items->by_line = by_line;
    items->section = by_line ? TL_ITEM_EVENT : TL_ITEM_MEMBER;
    tl_read_json_scan_begin(&items->scan, input);
    items->scan.by_line = by_line;
    return &items->stream;
}

static void
tell(const struct tl_entry *entry, char text[TL_TOLD_MAX])
{
    const char *id = tl_entry_cell(entry, TL_ITEM_ID);
    const char *list = tl_item_keys[entry->ranks[0]];
    snprintf(text, TL_TOLD_MAX, "'%.*s' in %s", TL_SHOWN(id),
             list ? list : "the document");
}

/* Actors, events and relations share one space of ids. */
static bool
accept(struct tl_merging *merging, struct tl_entry *entry)
{
    if (entry->ranks[0] >= TL_ITEM_ACTOR)
        tl_ids_add(merging->ids, 'i', tl_entry_cell(entry, TL_ITEM_ID), entry->ranks,
                   entry->position);
    return true;
}

static bool
are_equal(const struct tl_entry *const *entries, size_t count)
{
    size_t i = 1;
    while (i < count && strcmp(tl_entry_cell(entries[0], TL_ITEM_TEXT),
                               tl_entry_cell(entries[i], TL_ITEM_TEXT)) == 0)
        i++;
    return i == count;
}

/* A document with claims is of version "2", and so is one that is made of it. */
static const char *
unite_member(struct tl_merging *merging, const struct tl_entry *const *entries,
             size_t count)
{
    bool is_version = strcmp(tl_entry_cell(entries[0], TL_ITEM_ID), "tieline") == 0;
    const char *value = tl_entry_cell(entries[0], TL_ITEM_TEXT);
    for (size_t i = 1; i < count; i++) {
        const char *other = tl_entry_cell(entries[i], TL_ITEM_TEXT);
        if (is_version && strcmp(value, other) < 0)
            value = other;
        else if (!is_version && strcmp(value, other) != 0)
            tl_report(
                merging->diagnostics, entries[i]->position, TL_RULE_CONFLICT, NULL,
                "found another %s of the dataset than at %s:%u, expected the same",
                tl_entry_cell(entries[i], TL_ITEM_ID),
                tl_diagnostics_file_name(merging->diagnostics,
                                         entries[0]->position.file),
                entries[0]->position.line);
    }
    return value;
}

static void
unite(struct tl_merging *merging, const struct tl_entry *const *entries, size_t count,
      struct tl_entry *to)
{
    tl_entry_add(to, tl_entry_cell(entries[0], TL_ITEM_ID));
    if (entries[0]->ranks[0] >= TL_ITEM_EVENT)
        tl_merging_note(merging, tl_entry_cell(entries[0], TL_ITEM_ID),
                        tl_entry_length(entries[0], TL_ITEM_ID), count - 1);
    if (are_equal(entries, count))
        tl_entry_add(to, tl_entry_cell(entries[0], TL_ITEM_TEXT));
    else if (entries[0]->ranks[0] == TL_ITEM_MEMBER)
        tl_entry_add(to, unite_member(merging, entries, count));
    else
        tl_items_put_together(merging, entries, count, to);
}

static const uint8_t by_id[] = {TL_ITEM_ID};

const struct tl_list tl_item_list = {
    .name = "a document",
    .ranks = TL_ENTRY_RANKS,
    .keys = by_id,
    .key_count = sizeof by_id,
    .accept = accept,
    .unite = unite,
    .tell = tell,
};
