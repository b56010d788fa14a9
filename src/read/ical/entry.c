#include "entry.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"

/* What ids and lines of calendars that this program has written end and begin with. */
static const char own_end[] = "@tieline";
static const char own_date[] = "X-TIELINE-DATE";
static const char own_kind[] = "X-TIELINE-KIND";
static const char own_title[] = "X-TIELINE-TITLE";

enum value { TEXT, LIST, RAW, LOWER };

/* Lines that are attributes; of one name, all are joined. */
static const struct {
    const char *name;
    const char *key;
    enum value value;
} attributes[] = {
    {"ATTACH", "attachment", RAW},      {"CLASS", "class", LOWER},
    {"COMMENT", "comment", TEXT},       {"CONFERENCE", "conference", RAW},
    {"CREATED", "created", RAW},        {"EXDATE", "exdate", RAW},
    {"EXRULE", "exrule", RAW},          {"LAST-MODIFIED", "modified", RAW},
    {"PRIORITY", "priority", RAW},      {"RDATE", "rdate", RAW},
    {"RELATED-TO", "related_to", TEXT}, {"RESOURCES", "resources", LIST},
    {"RRULE", "recurs", RAW},           {"STATUS", "confirmation", LOWER},
};

/* Lines that become something else, or tell of the file and not of what happens. */
static const char *const known[] = {
    "ATTENDEE",      "CATEGORIES", "DESCRIPTION", "DTEND",    "DTSTAMP",
    "DTSTART",       "DURATION",   "GEO",         "LOCATION", "ORGANIZER",
    "RECURRENCE-ID", "SEQUENCE",   "SUMMARY",     "TRANSP",   "UID",
    "URL",           own_date,     own_kind,      own_title,
};

static bool
is_known(const struct tl_ical_line *line)
{
    bool is_data = tl_ical_is(line, "ATTACH") && !strchr(line->value, ':');
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (tl_ical_is(line, known[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (tl_ical_is(line, attributes[i].name))
            return !is_data;
    }
    return false;
}

static void
add_attribute(const struct tl_ical_file *file, const char *key, const char *text,
              const struct tl_ical_line *line)
{
    if (*text)
        tl_builder_attribute(file->reading->builder, key, text, strlen(text),
                             tl_ical_position(file, line));
}

/* The length of the id in a UID that this program has written; 0 where it has not. */
static size_t
own_length(const char *uid)
{
    size_t length = strlen(uid);
    size_t end = strlen(own_end);
    return length > end && strcmp(uid + length - end, own_end) == 0 ? length - end : 0;
}

static bool
is_own(struct tl_ical_file *file, uint32_t component)
{
    const struct tl_ical_line *uid = tl_ical_find(file, component, "UID");
    return uid && own_length(tl_ical_text(file, uid->value)) > 0;
}

/* A text as people write it, without blanks around it, unless this program has written
 * them; "" where there is none. */
static const char *
text_of(struct tl_ical_file *file, const struct tl_ical_line *line)
{
    const char *text = line ? tl_ical_text(file, line->value) : "";
    if (line && is_own(file, line->component))
        return text;
    while (tl_ascii_is_blank(*text))
        text++;
    size_t length = strlen(text);
    while (length > 0 && tl_ascii_is_blank(text[length - 1]))
        length--;
    return tl_arena_text(&file->arena, text, length);
}

static void
set_text(struct tl_ical_file *file, uint32_t component, enum tl_field field,
         const char *name)
{
    const struct tl_ical_line *line = tl_ical_find(file, component, name);
    tl_ical_set(file, field, text_of(file, line), line);
}

/* Texts that are being joined by "; ". */
static void
join(struct tl_whole *joined, const char *text)
{
    const char *parts[] = {joined->length ? "; " : "", text};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t length = strlen(parts[i]);
        if (joined->room - joined->length <= length) {
            joined->room = 2 * joined->room + length + 1;
            joined->bytes = tl_resize(joined->bytes, joined->room);
        }
        memcpy(joined->bytes + joined->length, parts[i], length + 1);
        joined->length += length;
    }
}

static void
join_value(struct tl_ical_file *file, struct tl_whole *joined, const char *value,
           enum value kind)
{
    const char *text;
    if (kind == RAW || kind == LOWER) {
        char *copy = tl_arena_text(&file->arena, value, strlen(value));
        for (char *at = copy; kind == LOWER && *at; at++)
            *at = tl_ascii_lower(*at);
        join(joined, copy);
    } else if (kind == TEXT) {
        join(joined, tl_ical_text(file, value));
    } else {
        while ((text = tl_ical_next_text(file, &value)))
            join(joined, text);
    }
}

static void
add_attributes(struct tl_ical_file *file, uint32_t component, size_t row)
{
    const struct tl_ical_component *entry = tl_ical_component_at(file, component);
    const struct tl_ical_line *first = NULL;
    struct tl_whole joined = {.bytes = NULL};
    for (size_t i = entry->first; i < entry->end; i++) {
        const struct tl_ical_line *line = tl_ical_line_at(file, i);
        if (line->component != component || !is_known(line) ||
            !tl_ical_is(line, attributes[row].name))
            continue;
        first = first ? first : line;
        join_value(file, &joined, line->value, attributes[row].value);
    }
    if (first && joined.length > 0)
        add_attribute(file, attributes[row].key, joined.bytes, first);
    tl_whole_clear(&joined);
}

/* The first category is the kind, the others are an attribute. */
static void
set_kind(struct tl_ical_file *file, uint32_t component)
{
    const struct tl_ical_component *entry = tl_ical_component_at(file, component);
    const struct tl_ical_line *own = tl_ical_find(file, component, own_kind);
    const struct tl_ical_line *first = NULL;
    struct tl_whole others = {.bytes = NULL};
    for (size_t i = entry->first; i < entry->end; i++) {
        const struct tl_ical_line *line = tl_ical_line_at(file, i);
        const char *value = line->value;
        const char *text;
        if (line->component != component || !tl_ical_is(line, "CATEGORIES"))
            continue;
        while ((text = tl_ical_next_text(file, &value))) {
            if (first && *text)
                join(&others, text);
            else if (*text)
                tl_ical_set(file, TL_KIND, own ? text_of(file, own) : text, line);
            first = first || !*text ? first : line;
        }
    }
    if (others.length > 0)
        add_attribute(file, "categories", others.bytes, first);
    tl_whole_clear(&others);
}

/* "52.5;-1.25" */
static void
set_coordinates(struct tl_ical_file *file, uint32_t component)
{
    const struct tl_ical_line *line = tl_ical_find(file, component, "GEO");
    const char *value = line ? line->value : "";
    const char *semicolon = strchr(value, ';');
    if (!semicolon)
        return;
    add_attribute(file, "latitude",
                  tl_arena_text(&file->arena, value, (size_t)(semicolon - value)),
                  line);
    add_attribute(file, "longitude", semicolon + 1, line);
}

/* The day after which an end is: it is excluded, be it a day or its first moment. */
static int64_t
last_day(const struct tl_ical_time *start, const struct tl_ical_time *end)
{
    bool ends_before = end->is_day || (end->second == 0 && end->day > start->day);
    int64_t day = end->day - ends_before;
    return day > start->day ? day : start->day;
}

static void
add_time(const struct tl_ical_file *file, const char *key,
         const struct tl_ical_time *time)
{
    char text[TL_ICAL_TIME_MAX];
    if (time->is_day)
        return;
    tl_ical_time_write(time, text);
    add_attribute(file, key, text, time->line);
}

static bool
is_held(int64_t day)
{
    int64_t year = tl_day_to_civil(day).year;
    return year >= 0 && year <= 9999;
}

/* What lasts longer than a day is dated by its days, for EDTF has no times in
 * intervals; the times themselves are attributes. */
static void
set_days(const struct tl_ical_file *file, const struct tl_ical_time *start,
         const struct tl_ical_time *end)
{
    char first[TL_ICAL_TIME_MAX], last[TL_ICAL_TIME_MAX];
    char date[2 * TL_ICAL_TIME_MAX];
    int64_t day = end->is_set ? last_day(start, end) : start->day;
    if (day > start->day && is_held(day)) {
        tl_ical_day_write(start->day, first);
        tl_ical_day_write(day, last);
        snprintf(date, sizeof date, "%s/%s", first, last);
        add_time(file, "begins", start);
    } else {
        tl_ical_time_write(start, date);
    }
    tl_ical_set(file, TL_DATE, date, start->line);
    if (end->is_set && is_held(end->day))
        add_time(file, "ends", end);
}

static struct tl_ical_time
find_end(struct tl_ical_file *file, const struct tl_ical_entry *entry)
{
    const struct tl_ical_line *duration =
        tl_ical_find(file, entry->component, "DURATION");
    struct tl_ical_time end = entry->end;
    if (!end.is_set && duration && entry->start.is_set)
        end = tl_ical_time_add(file, &entry->start, duration);
    if (end.is_set && tl_ical_time_precedes(&end, &entry->start)) {
        tl_tally_add(&file->backwards, tl_ical_position(file, end.line),
                     end.line->value);
        end.is_set = false;
    }
    return end;
}

static void
count_zone(struct tl_ical_file *file, const struct tl_ical_time *time)
{
    if (time->is_set && time->zone == TL_ICAL_UNKNOWN)
        tl_tally_add(&file->zoneless, tl_ical_position(file, time->line),
                     tl_ical_parameter(file, time->line, "TZID"));
}

static void
set_date(struct tl_ical_file *file, const struct tl_ical_entry *entry)
{
    const struct tl_ical_line *own = tl_ical_find(file, entry->component, own_date);
    const struct tl_ical_time *start = &entry->start;
    if (own && *own->value) {
        tl_ical_set(file, TL_DATE, text_of(file, own), own);
        return;
    }
    if (!start->is_set)
        return;
    struct tl_ical_time end = find_end(file, entry);
    count_zone(file, start);
    count_zone(file, &entry->end);
    set_days(file, start, &end);
}

/* The id of an entry; that of a changed occurrence says which one it is. */
const char *
tl_ical_entry_id(struct tl_ical_file *file, const struct tl_ical_entry *entry)
{
    const struct tl_ical_line *line = tl_ical_find(file, entry->component, "UID");
    const struct tl_ical_line *changed = entry->occurrence.line;
    const char *uid = text_of(file, line);
    size_t own = own_length(uid);
    if (own)
        return tl_arena_text(&file->arena, uid, own);
    if (!changed || !*uid)
        return uid;
    size_t room = strlen(uid) + strlen(changed->value) + 2;
    char *id = tl_arena_take(&file->arena, room, 1);
    snprintf(id, room, "%s/%s", uid, changed->value);
    return id;
}

static void
set_identity(struct tl_ical_file *file, const struct tl_ical_entry *entry,
             struct tl_position position)
{
    static const char untitled[] = "untitled";
    const struct tl_ical_line *uid = tl_ical_find(file, entry->component, "UID");
    const struct tl_ical_line *own = tl_ical_find(file, entry->component, own_title);
    const struct tl_ical_line *title =
        own ? own : tl_ical_find(file, entry->component, "SUMMARY");
    const struct tl_ical_line *rule = tl_ical_find(file, entry->component, "RRULE");
    const char *id = tl_ical_entry_id(file, entry);
    const char *text = text_of(file, title);
    tl_ical_set(file, TL_ID, id, uid);
    if (!*id && !*text)
        tl_builder_set(file->reading->builder, TL_TITLE, untitled, strlen(untitled),
                       position);
    if (!is_own(file, entry->component) || strcmp(id, text) != 0)
        tl_ical_set(file, TL_TITLE, text, title);
    if (rule)
        tl_tally_add(&file->recurring, tl_ical_position(file, rule), rule->value);
    if (!entry->occurrence.line)
        return;
    tl_tally_add(&file->changed, tl_ical_position(file, entry->occurrence.line),
                 entry->occurrence.line->value);
    add_attribute(file, "occurrence_of", text_of(file, uid), entry->occurrence.line);
}

static void
count_left(struct tl_ical_file *file, uint32_t component)
{
    const struct tl_ical_component *entry = tl_ical_component_at(file, component);
    for (size_t i = entry->first; i < entry->end; i++) {
        const struct tl_ical_line *line = tl_ical_line_at(file, i);
        if (line->component == component && !is_known(line))
            tl_left_out_add(&file->left, line->name, tl_ical_position(file, line));
    }
}

/* Whether it was called off, alone or with all others in the file. */
static bool
is_cancelled(const struct tl_ical_file *file, uint32_t component)
{
    const struct tl_ical_line *status = tl_ical_find(file, component, "STATUS");
    const struct tl_ical_component *calendar =
        tl_ical_component_at(file, tl_ical_component_at(file, component)->parent);
    return calendar->cancels || (status && tl_ical_same(status->value, "CANCELLED"));
}

void
tl_ical_entry_add(struct tl_ical_file *file, struct tl_ical_people *people,
                  const struct tl_ical_entry *entry)
{
    uint32_t component = entry->component;
    struct tl_position position = {tl_ical_component_at(file, component)->number, 1,
                                   tl_input_file(file->reading->input)};
    if (is_cancelled(file, component)) {
        tl_tally_add(&file->cancelled, position, "CANCELLED");
        return;
    }
    tl_builder_begin(file->reading->builder, TL_EVENT, position);
    set_identity(file, entry, position);
    set_kind(file, component);
    set_date(file, entry);
    set_text(file, component, TL_PLACE, "LOCATION");
    set_text(file, component, TL_DESCRIPTION, "DESCRIPTION");
    const struct tl_ical_line *url = tl_ical_find(file, component, "URL");
    if (url)
        tl_ical_set(file, TL_URL, url->value, url);
    set_coordinates(file, component);
    for (size_t row = 0; row < sizeof attributes / sizeof *attributes; row++)
        add_attributes(file, component, row);
    tl_ical_people_take_part(file, people, component);
    count_left(file, component);
    tl_builder_end(file->reading->builder);
}
