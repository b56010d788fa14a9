#include <stdlib.h>
#include <string.h>

#include "entry.h"
#include "zones.h"

/* Reads the times of all entries, which zones are then found for. */
static void
collect_entries(struct tl_ical_file *file, struct tl_vector *entries)
{
    for (uint32_t i = 0; i < file->components.count; i++) {
        const struct tl_ical_component *component = tl_ical_component_at(file, i);
        if (strcmp(component->name, "VEVENT") != 0 || component->parent == TL_NONE ||
            tl_ical_component_at(file, component->parent)->parent != TL_NONE)
            continue;
        struct tl_ical_entry *entry = tl_vector_add(entries);
        entry->component = i;
        entry->start = tl_ical_time_read(file, tl_ical_find(file, i, "DTSTART"));
        entry->end = tl_ical_time_read(file, tl_ical_find(file, i, "DTEND"));
        entry->occurrence =
            tl_ical_time_read(file, tl_ical_find(file, i, "RECURRENCE-ID"));
    }
}

static bool
find_zones(struct tl_ical_file *file, const struct tl_vector *entries)
{
    struct tl_ical_time **times = tl_alloc((2 * entries->count + 1) * sizeof *times);
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        struct tl_ical_entry *entry = tl_vector_at(entries, i);
        if (entry->start.is_set && !entry->start.is_day)
            times[count++] = &entry->start;
        if (entry->end.is_set && !entry->end.is_day)
            times[count++] = &entry->end;
    }
    bool good = tl_ical_zones_find(file, times, count);
    tl_free(times);
    return good;
}

/* Which version of an entry it is; then, when it was written. */
static unsigned long
sequence_of(const struct tl_ical_file *file, const struct tl_ical_entry *entry)
{
    const struct tl_ical_line *line = tl_ical_find(file, entry->component, "SEQUENCE");
    return line ? strtoul(line->value, NULL, 10) : 0;
}

static int
compare_versions(const struct tl_ical_file *file, const struct tl_ical_entry *a,
                 const struct tl_ical_entry *b)
{
    const struct tl_ical_line *left = tl_ical_find(file, a->component, "DTSTAMP");
    const struct tl_ical_line *right = tl_ical_find(file, b->component, "DTSTAMP");
    unsigned long first = sequence_of(file, a);
    unsigned long second = sequence_of(file, b);
    if (first != second)
        return first < second ? -1 : 1;
    return left && right ? strcmp(left->value, right->value) : 0;
}

/* Of entries with one id, the last version counts (RFC 5546, 2.1.5). Where none is the
 * last, all stay, and differ. */
static void
find_replaced(struct tl_ical_file *file, struct tl_vector *entries)
{
    struct tl_vocabulary ids = {.slots = NULL};
    struct tl_vector latest = {.width = sizeof(struct tl_ical_entry *)};
    for (size_t i = 0; i < entries->count; i++) {
        struct tl_ical_entry *entry = tl_vector_at(entries, i);
        const char *id = tl_ical_entry_id(file, entry);
        uint32_t number = *id ? tl_vocabulary_add(&ids, id, strlen(id)) : TL_NONE;
        if (number == TL_NONE)
            continue;
        if (number == latest.count) {
            *(struct tl_ical_entry **)tl_vector_add(&latest) = entry;
            continue;
        }
        struct tl_ical_entry **last = tl_vector_at(&latest, number);
        int order = compare_versions(file, *last, entry);
        if (order < 0) {
            (*last)->is_replaced = true;
            *last = entry;
        } else {
            entry->is_replaced = order > 0;
        }
    }
    tl_vocabulary_clear(&ids);
    tl_vector_clear(&latest);
}

/* With --skip-bad, an entry with a wrong date is left out as a whole. */
static bool
is_skipped(const struct tl_ical_file *file, const struct tl_ical_entry *entry)
{
    struct tl_diagnostics *diagnostics = file->reading->diagnostics;
    bool is_bad = (entry->start.line && !entry->start.is_set) ||
                  (entry->end.line && !entry->end.is_set) ||
                  (entry->occurrence.line && !entry->occurrence.is_set);
    bool skips = is_bad && tl_diagnostics_is_lenient(diagnostics);
    if (skips)
        tl_diagnostics_skip(diagnostics);
    return skips;
}

static void
add_entries(struct tl_ical_file *file, struct tl_ical_people *people,
            struct tl_vector *entries)
{
    find_replaced(file, entries);
    for (size_t i = 0; i < entries->count; i++) {
        const struct tl_ical_entry *entry = tl_vector_at(entries, i);
        struct tl_position position = {
            tl_ical_component_at(file, entry->component)->number, 1,
            tl_input_file(file->reading->input)};
        if (entry->is_replaced)
            tl_tally_add(&file->replaced, position, tl_ical_entry_id(file, entry));
        else if (!is_skipped(file, entry))
            tl_ical_entry_add(file, people, entry);
    }
}

/* Components that no event is made of. */
static void
count_components(struct tl_ical_file *file)
{
    for (uint32_t i = 0; i < file->components.count; i++) {
        const struct tl_ical_component *component = tl_ical_component_at(file, i);
        struct tl_position position = {component->number, 1,
                                       tl_input_file(file->reading->input)};
        if (component->parent == TL_NONE)
            continue;
        const struct tl_ical_component *around =
            tl_ical_component_at(file, component->parent);
        bool is_used = strcmp(component->name, "VEVENT") == 0 ||
                       strcmp(component->name, "VTIMEZONE") == 0;
        bool is_outer = around->parent == TL_NONE;
        if (is_outer ? !is_used : strcmp(around->name, "VEVENT") == 0)
            tl_left_out_add(&file->left, component->name, position);
    }
}

/* The first text of one of these lines of a calendar; "" where there is none. */
static const struct tl_ical_line *
find_either(const struct tl_ical_file *file, uint32_t calendar, const char *name,
            const char *other)
{
    const struct tl_ical_line *line = tl_ical_find(file, calendar, name);
    return line ? line : tl_ical_find(file, calendar, other);
}

/* The name of the first calendar in the file, which may have several. */
static void
add_dataset(struct tl_ical_file *file)
{
    const struct tl_ical_line *title = find_either(file, 0, "NAME", "X-WR-CALNAME");
    const struct tl_ical_line *about =
        find_either(file, 0, "DESCRIPTION", "X-WR-CALDESC");
    struct tl_builder *builder = file->reading->builder;
    const char *text;
    if (!title && !about)
        return;
    tl_builder_begin(builder, TL_DATASET,
                     tl_ical_position(file, title ? title : about));
    if (title) {
        text = tl_ical_text(file, title->value);
        tl_builder_set(builder, TL_TITLE, text, strlen(text),
                       tl_ical_position(file, title));
    }
    if (about) {
        text = tl_ical_text(file, about->value);
        tl_builder_set(builder, TL_DESCRIPTION, text, strlen(text),
                       tl_ical_position(file, about));
    }
    tl_builder_end(builder);
}

static void
tell_counts(struct tl_ical_file *file)
{
    const struct {
        const struct tl_tally *tally;
        const char *one;
        const char *many;
    } rows[] = {
        {&file->broken, "which is not a line of a calendar; it is left out",
         "which are not lines of a calendar; they are left out"},
        {&file->zoneless,
         "a time zone that the file does not describe; the time is read without a zone",
         "time zones that the file does not describe; the times are read without a "
         "zone"},
        {&file->backwards, "an end before its start; it is left out",
         "ends before their starts; they are left out"},
        {&file->cancelled, "an entry that was called off; it is left out",
         "entries that were called off; they are left out"},
        {&file->replaced, "an entry of which there is a later version; it is left out",
         "entries of which there are later versions; they are left out"},
        {&file->declined, "somebody who has declined; this participant is left out",
         "others who have declined; these participants are left out"},
        {&file->addresses,
         "a mail address, which is left out; --keep-addresses keeps it",
         "mail addresses, which are left out; --keep-addresses keeps them"},
        {&file->nameless,
         "somebody without a name; this participant is left out, unless "
         "--keep-addresses is given and there is an address",
         "others without a name; these participants are left out, unless "
         "--keep-addresses is given and there are addresses"},
        {&file->recurring,
         "a rule of recurrence; the entry is one event, at its first time",
         "rules of recurrence; each entry is one event, at its first time"},
        {&file->changed,
         "a changed occurrence of a recurring entry; it is an event of its own",
         "changed occurrences of recurring entries; they are events of their own"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        tl_tally_tell(file->reading->diagnostics, TL_RULE_IGNORED, rows[i].tally,
                      rows[i].one, rows[i].many);
    tl_left_out_tell(file->reading->diagnostics, &file->left,
                     "parts of the calendar that have no place in a dataset");
}

static void
add_all(struct tl_ical_file *file)
{
    struct tl_vector entries = {.width = sizeof(struct tl_ical_entry)};
    struct tl_ical_people people = {
        .list.width = sizeof(struct tl_ical_person),
        .others.width = sizeof(struct tl_ical_person),
    };
    collect_entries(file, &entries);
    if (find_zones(file, &entries)) {
        add_dataset(file);
        add_entries(file, &people, &entries);
        tl_ical_people_add(file, &people);
        count_components(file);
        tell_counts(file);
    }
    tl_ical_people_clear(&people);
    tl_vector_clear(&entries);
}

static void
read_ical(const struct tl_reading *reading)
{
    struct tl_ical_file file = {
        .reading = reading,
        .lines.width = sizeof(struct tl_ical_line),
        .components.width = sizeof(struct tl_ical_component),
        .left.counts.width = sizeof(size_t),
    };
    if (tl_whole_read(&file.text, reading->input, "iCalendar") &&
        tl_ical_lines_read(&file) && file.components.count > 0)
        add_all(&file);
    tl_ical_file_clear(&file);
}

const struct tl_reader tl_read_ical = {
    .name = "ics",
    .endings = "ics ical icalendar ifb",
    .about = "a calendar (iCalendar)",
    .is_unmistakable = true,
    .recognises = tl_ical_recognises,
    .read = read_ical,
};
