#include "zones.h"

#include <libical/ical.h>
#include <string.h>

#include "graph/date/day.h"
#include "graph/vocabulary.h"
#include "src/read/base/child.h"

/* libical knows no changes of clocks after the year 2582. */
enum { MINUTE = 60, DAY = 24 * 60 * MINUTE, LAST_YEAR = 2500 };

/* A time whose zone is described. */
struct question {
    struct tl_ical_time *time;
    const char *zone;
};

struct questions {
    struct tl_whole zones; /* a calendar with nothing but the zones; ends in NUL */
    struct tl_vector list; /* struct question */
    size_t answered;
};

static void
append(struct tl_whole *text, const char *more)
{
    size_t length = strlen(more);
    if (text->room - text->length <= length) {
        text->room = 2 * text->room + length + 1;
        text->bytes = tl_resize(text->bytes, text->room);
    }
    memcpy(text->bytes + text->length, more, length + 1);
    text->length += length;
}

static void
append_line(struct tl_whole *text, const char *name, const char *parameters,
            const char *value)
{
    append(text, name);
    append(text, *parameters ? ";" : "");
    append(text, parameters);
    append(text, ":");
    append(text, value);
    append(text, "\r\n");
}

/* A component of a zone, with those in it. */
static void
append_component(struct tl_ical_file *file, struct tl_whole *text, uint32_t index)
{
    const struct tl_ical_component *component = tl_ical_component_at(file, index);
    append_line(text, "BEGIN", "", component->name);
    for (size_t i = component->first; i < component->end; i++) {
        const struct tl_ical_line *line = tl_ical_line_at(file, i);
        if (line->component == index)
            append_line(text, line->name, line->parameters, line->value);
    }
    for (uint32_t i = index + 1;
         i < file->components.count && tl_ical_component_at(file, i)->parent >= index &&
         tl_ical_component_at(file, i)->parent != TL_NONE;
         i++) {
        if (tl_ical_component_at(file, i)->parent == index)
            append_component(file, text, i);
    }
    append_line(text, "END", "", component->name);
}

/* Collects the zones that the file describes, each once. */
static void
collect_zones(struct tl_ical_file *file, struct tl_whole *text,
              struct tl_vocabulary *names)
{
    append(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    for (uint32_t i = 0; i < file->components.count; i++) {
        const struct tl_ical_component *component = tl_ical_component_at(file, i);
        const struct tl_ical_line *id = strcmp(component->name, "VTIMEZONE") == 0
                                            ? tl_ical_find(file, i, "TZID")
                                            : NULL;
        uint32_t known = tl_vocabulary_count(names);
        if (id && tl_vocabulary_add(names, id->value, strlen(id->value)) == known)
            append_component(file, text, i);
    }
    append(text, "END:VCALENDAR\r\n");
}

/* In the process of its own: sends the answers in the order of the questions, INT32_MIN
 * for none. */
static void
answer(const void *input, int descriptor)
{
    const struct questions *questions = input;
    struct tl_child_sink sink = {.descriptor = descriptor};
    icalerror_set_errors_are_fatal(false);
    icalcomponent *calendar = icalparser_parse_string(questions->zones.bytes);
    for (size_t i = 0; i < questions->list.count; i++) {
        const struct question *question = tl_vector_at(&questions->list, i);
        struct tl_day_civil day = tl_day_to_civil(question->time->day);
        struct icaltimetype local = icaltime_null_time();
        icaltimezone *zone =
            calendar ? icalcomponent_get_timezone(calendar, question->zone) : NULL;
        local.year = (int)day.year;
        local.month = day.month;
        local.day = day.day;
        local.hour = question->time->second / MINUTE / MINUTE;
        local.minute = question->time->second / MINUTE % MINUTE;
        local.second = question->time->second % MINUTE;
        int32_t shift =
            zone ? (int32_t)icaltimezone_get_utc_offset(zone, &local, NULL) : INT32_MIN;
        tl_child_put(&sink, &shift, sizeof shift);
    }
    tl_child_flush(&sink);
}

/* Shifts of whole minutes: EDTF has no others, as local times of old had. */
static struct tl_child_taken
take_answers(void *context, const char *bytes, size_t length)
{
    struct questions *questions = context;
    struct tl_child_taken taken = {.length = 0};
    int32_t shift;
    while (questions->answered < questions->list.count &&
           length - taken.length >= sizeof shift) {
        const struct question *question =
            tl_vector_at(&questions->list, questions->answered++);
        memcpy(&shift, bytes + taken.length, sizeof shift);
        taken.length += sizeof shift;
        if (shift > -DAY && shift < DAY && shift % MINUTE == 0) {
            question->time->zone = TL_ICAL_SHIFTED;
            question->time->shift = shift;
        }
    }
    taken.ended = questions->answered == questions->list.count;
    return taken;
}

static bool
ask(struct tl_ical_file *file, struct questions *questions)
{
    const struct tl_child_work work = {answer, questions, take_answers, questions};
    struct tl_child_limits limits =
        tl_child_limits_within(tl_input_ceilings(file->reading->input),
                               questions->zones.length + questions->list.count);
    struct tl_child_outcome outcome = tl_child_run(&work, limits);
    if (outcome.ending == TL_CHILD_SLOW)
        tl_input_fail(file->reading->input,
                      "libical needs more time for its time zones, expected %s",
                      tl_ceiling_text(TL_CEILING_READING_SECONDS, limits.seconds).text);
    else if (outcome.ending == TL_CHILD_FULL || outcome.ending == TL_CHILD_CRASHED)
        tl_input_fail(file->reading->input,
                      "libical failed at its time zones; it may have needed more "
                      "memory, expected %s",
                      tl_ceiling_text(TL_CEILING_READING_MEMORY, limits.memory).text);
    else if (outcome.ending == TL_CHILD_FAILED)
        tl_input_fail(file->reading->input,
                      "the process that reads time zones failed: "
                      "%s",
                      strerror(outcome.number));
    return outcome.ending == TL_CHILD_DONE;
}

bool
tl_ical_zones_find(struct tl_ical_file *file, struct tl_ical_time **times, size_t count)
{
    struct questions questions = {.list.width = sizeof(struct question)};
    struct tl_vocabulary names = {.slots = NULL};
    bool good = true;
    collect_zones(file, &questions.zones, &names);
    for (size_t i = 0; i < count; i++) {
        const char *zone = tl_ical_parameter(file, times[i]->line, "TZID");
        if (times[i]->zone != TL_ICAL_FLOATING || !*zone)
            continue;
        times[i]->zone = TL_ICAL_UNKNOWN;
        if (tl_vocabulary_find(&names, zone, strlen(zone)) != TL_NONE &&
            tl_day_to_civil(times[i]->day).year <= LAST_YEAR)
            *(struct question *)tl_vector_add(&questions.list) =
                (struct question){times[i], zone};
    }
    if (questions.list.count > 0)
        good = ask(file, &questions);
    tl_vector_clear(&questions.list);
    tl_whole_clear(&questions.zones);
    tl_vocabulary_clear(&names);
    return good;
}
