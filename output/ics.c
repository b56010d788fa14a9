/*
 * A calendar (RFC 5545): an event for each that has a date, all day long, or at its
 * time. What days cannot say of a date is in the words of the description, and as it is
 * written in X-TIELINE-DATE. Nothing in it depends on when it is written.
 */
#include <stdio.h>
#include <string.h>

#include "graph/claim.h"
#include "graph/declared.h"
#include "graph/title.h"
#include "graph/date/lower.h"
#include "output/common/tell.h"
#include "output/syntax/link.h"

/*
 * Lines: they end in CRLF, are folded at 75 octets between characters, and texts in
 * them are escaped. Control characters other than TAB are written as U+FFFD.
 */
struct ical {
    struct tl_out *out;
    size_t column;   /* octets in this line */
    uint64_t spoilt; /* characters that were replaced */
};

enum { LINE_MAX_OCTETS = 75 };

static size_t
character_length(const char *text)
{
    size_t length = 1;
    while (((unsigned char)text[length] & 0xC0) == 0x80)
        length++;
    return length;
}

/* Writes octets that must stay together, on the next line where there is no room. */
static void
put_octets(struct ical *ical, const char *bytes, size_t length)
{
    if (ical->column + length > LINE_MAX_OCTETS) {
        tl_out_text(ical->out, "\r\n ");
        ical->column = 1;
    }
    tl_out_write(ical->out, bytes, length);
    ical->column += length;
}

static bool
is_control(char byte)
{
    return ((unsigned char)byte < ' ' && byte != '\t') || byte == 0x7F;
}

/* What stands for a character in a text; NULL: itself. */
static const char *
escape_of(struct ical *ical, const char *text)
{
    switch (*text) {
    case '\\':
        return "\\\\";
    case ';':
        return "\\;";
    case ',':
        return "\\,";
    case '\n':
        return "\\n";
    case '\r':
        return text[1] == '\n' ? "" : "\\n";
    default:
        ical->spoilt += is_control(*text);
        return is_control(*text) ? "\xEF\xBF\xBD" : NULL;
    }
}

static void
put_value(struct ical *ical, const char *value)
{
    size_t length;
    for (; *value; value += length) {
        length = character_length(value);
        put_octets(ical, value, length);
    }
}

/* A line: its name, maybe with parameters ("DTSTART;VALUE=DATE"), and pieces of its
 * value: as they are, or escaped as text. */
static void
begin_line(struct ical *ical, const char *name)
{
    put_value(ical, name);
    put_value(ical, ":");
}

static void
put_text(struct ical *ical, const char *text)
{
    size_t length;
    for (; *text; text += length) {
        const char *escape = escape_of(ical, text);
        length = character_length(text);
        put_octets(ical, escape ? escape : text, escape ? strlen(escape) : length);
    }
}

static void
end_line(struct ical *ical)
{
    tl_out_text(ical->out, "\r\n");
    ical->column = 0;
}

/* A whole line. */
static void
put_line(struct ical *ical, const char *name, const char *value)
{
    begin_line(ical, name);
    put_value(ical, value);
    end_line(ical);
}

/* The same with a text; nothing where that is empty. */
static void
put_member(struct ical *ical, const char *name, const char *text)
{
    if (!*text)
        return;
    begin_line(ical, name);
    put_text(ical, text);
    end_line(ical);
}

/* The years that DATE has four digits for, without a year 0. */
static const struct tl_date_limits limits = {-719162, 2932896};

/* A description while it is told. */
struct description {
    struct ical *ical;
    bool begun; /* a line has been told */
};

static void
begin_told(void *sink)
{
    struct description *description = sink;
    if (description->begun)
        put_text(description->ical, "\n");
    description->begun = true;
}

static void
end_told(void *sink)
{
    (void)sink;
}

static void
add_text(void *sink, const char *text)
{
    struct description *description = sink;
    put_text(description->ical, text);
}

static void
add_link(void *sink, const char *text, const char *url)
{
    add_text(sink, text);
    if (tl_link_is_web(url)) {
        add_text(sink, " <");
        add_text(sink, url);
        add_text(sink, ">");
    }
}

/* The first and last day of an event in the calendar. */
struct days {
    int64_t first;
    int64_t last;
    bool is_held;
};

static struct days
days_of(const struct tl_date *date, struct tl_losses *losses)
{
    struct tl_date_days known = tl_date_to_days(date, &limits);
    struct days days = {known.first, known.last, true};
    bool far = known.lost & TL_LOSS_FAR;
    if (days.first == TL_DAY_MIN && days.last == TL_DAY_MAX) {
        tl_losses_add(losses, far ? "events outside the years 1 to 9999 left out"
                                  : "events of an unknown year left out");
        days.is_held = false;
        return days;
    }
    if (far)
        tl_losses_add(losses, "ends outside the years 1 to 9999 left out");
    if (known.lost & (TL_LOSS_OPEN | TL_LOSS_UNKNOWN))
        tl_losses_add(losses,
                      "events with an open or unknown end entered on their known day");
    if (days.first == TL_DAY_MIN)
        days.first = days.last;
    if (days.last == TL_DAY_MAX)
        days.last = days.first;
    return days;
}

/* "20150508", and what follows. */
static void
put_day(struct ical *ical, const char *name, int64_t day, const char *time)
{
    char text[64];
    struct tl_day_civil civil = tl_day_to_civil(day);
    snprintf(text, sizeof text, "%04d%02d%02d%s", (int)civil.year, civil.month,
             civil.day, time);
    put_line(ical, name, text);
}

/* A time: in UTC if the source says a zone, else as clocks there show it. False where
 * the day is another one in UTC, of a year that the format does not have. */
static bool
put_time(struct ical *ical, const char *name, const struct tl_clock_time *time,
         bool zoned)
{
    char text[40];
    if (time->day < limits.first || time->day > limits.last)
        return false;
    snprintf(text, sizeof text, "T%02d%02d%02d%s", time->hour, time->minute,
             time->second, zoned ? "Z" : "");
    put_day(ical, name, time->day, text);
    return true;
}

static struct tl_clock_time
next_minute(struct tl_clock_time time)
{
    time.minute = (time.minute + 1) % 60;
    time.hour = (time.hour + (time.minute == 0)) % 24;
    time.day += time.hour == 0 && time.minute == 0;
    return time;
}

/* A moment, which lasts a minute: an end has to be later than a start, and some
 * programs want one. */
static bool
put_moment(struct ical *ical, const struct tl_date *date)
{
    static const struct tl_clock utc = {TL_CLOCK_MIXED, 0};
    struct tl_clock_time start = tl_clock_tell(&utc, date);
    struct tl_clock_time end = next_minute(start);
    bool zoned = tl_date_has_zone(date);
    if (!put_time(ical, "DTSTART", &start, zoned))
        return false;
    put_time(ical, "DTEND", &end, zoned);
    return true;
}

/* An end is the day after; there is none after the last, which then stands alone. */
static void
put_days(struct ical *ical, const struct tl_date *date, const struct days *days,
         struct tl_losses *losses)
{
    put_day(ical, "DTSTAMP", days->first, "T000000Z");
    if (date->flags & TL_DATE_HAS_TIME) {
        if (put_moment(ical, date))
            return;
        tl_losses_add(losses, "times outside the years 1 to 9999 in UTC left out");
    }
    put_day(ical, "DTSTART;VALUE=DATE", days->first, "");
    if (days->last < limits.last)
        put_day(ical, "DTEND;VALUE=DATE", days->last + 1, "");
    else if (days->last > days->first)
        tl_losses_add(losses, "ends outside the years 1 to 9999 left out");
}

static void
put_description(struct ical *ical, const struct tl_drawing *drawing,
                const struct tl_event *event)
{
    const struct tl_graph *graph = drawing->graph;
    struct description description = {ical, false};
    struct tl_teller teller = {&description, tl_drawing_language(drawing),
                               begin_told,   end_told,
                               add_text,     add_link};
    begin_line(ical, "DESCRIPTION");
    tl_tell_date(&teller, graph, event);
    tl_tell_date_text(&teller, event);
    tl_tell_texts(&teller, event);
    tl_tell_details(&teller, graph, event);
    tl_tell_participants(&teller, graph, event);
    tl_tell_sources(&teller, graph, event, TL_NONE);
    end_line(ical);
}

static void
put_link(struct ical *ical, const char *url)
{
    char piece[TL_LINK_PIECE];
    if (!tl_link_is_safe(url))
        return;
    begin_line(ical, "URL");
    for (url = tl_link_begin(url); tl_link_next(&url, piece);)
        put_value(ical, piece);
    end_line(ical);
}

/* People see the label of a kind; who reads the file again gets the kind. */
static void
put_kind(struct ical *ical, const struct tl_graph *graph, const struct tl_event *event)
{
    const char *label = tl_graph_kind_label(graph, TL_EVENT, event->kind);
    put_member(ical, "CATEGORIES", label);
    if (strcmp(label, event->kind) != 0)
        put_member(ical, "X-TIELINE-KIND;VALUE=TEXT", event->kind);
}

/* Years that some programs enter at other years, or leave out. */
enum { FULL_YEAR = 100, OUTLOOK_YEAR = 1601 };

static void
warn_of_year(int64_t year, struct tl_losses *losses)
{
    if (year < FULL_YEAR)
        tl_losses_warn(losses,
                       "events before the year 100, which some programs "
                       "enter in another century",
                       1);
    else if (year < OUTLOOK_YEAR)
        tl_losses_warn(losses, "events before 1601, which Outlook leaves out", 1);
}

/* Whether the entry says all of a date: a day or a time that is sure, or from one such
 * day to another. */
static bool
is_exact(const struct tl_date *date)
{
    enum { OPEN = TL_DATE_OPEN_START | TL_DATE_OPEN_END };
    return !tl_date_is_doubtful(date) &&
           !(date->flags & (OPEN | TL_DATE_ALL_OF | TL_DATE_UNDECIDED)) &&
           date->start_earliest == date->start_latest &&
           date->end_earliest == date->end_latest;
}

/* The date in words, if the days of the entry may be taken for more than is known:
 * " – some time in 2014". Whether that is so. */
static bool
put_doubt(struct ical *ical, const struct tl_drawing *drawing,
          const struct tl_event *event, const struct days *days)
{
    char label[TL_DATE_LABEL_MAX], room[TL_DATE_LABEL_MAX];
    const struct tl_date *date = event->date;
    const struct tl_language *language = tl_drawing_language(drawing);
    bool is_sure = !tl_status_is_unsure(
        tl_claim_status(drawing->graph, TL_EVENT, event->number, TL_DATE));
    bool plain = is_sure && !tl_date_is_doubtful(date) &&
                 !(date->flags & (TL_DATE_INTERVAL | TL_DATE_ALL_OF |
                                  TL_DATE_UNDECIDED | TL_DATE_DAY));
    if (is_exact(date) && is_sure && tl_day_to_civil(days->first).year >= FULL_YEAR)
        return false;
    tl_claim_date_label(drawing->graph, TL_EVENT, event->number, date, language, label,
                        sizeof label);
    tl_phrase_fill(language, TL_PHRASE_SOME_TIME_IN, room, sizeof room, "date", label,
                   NULL);
    put_text(ical, " – ");
    put_text(ical, plain && !is_exact(date) ? room : label);
    return true;
}

/* Who reads the file again gets the title without what was added to it. */
static void
put_title(struct ical *ical, const struct tl_drawing *drawing,
          const struct tl_event *event, const struct days *days)
{
    char room[TL_EVENT_TITLE_MAX];
    const char *title =
        tl_event_title(drawing->graph, event, tl_drawing_language(drawing), room);
    begin_line(ical, "SUMMARY");
    put_text(ical, title);
    bool doubtful = put_doubt(ical, drawing, event, days);
    end_line(ical);
    if (!doubtful && title == event->title)
        return;
    begin_line(ical, "X-TIELINE-TITLE;VALUE=TEXT");
    put_text(ical, event->title);
    end_line(ical);
}

static void
put_event(struct ical *ical, const struct tl_drawing *drawing,
          const struct tl_event *event, const struct days *days,
          struct tl_losses *losses)
{
    put_line(ical, "BEGIN", "VEVENT");
    begin_line(ical, "UID");
    put_text(ical, event->id);
    put_value(ical, "@tieline");
    end_line(ical);
    put_days(ical, event->date, days, losses);
    put_title(ical, drawing, event, days);
    put_kind(ical, drawing->graph, event);
    put_member(ical, "LOCATION", event->place);
    put_link(ical, event->url);
    put_description(ical, drawing, event);
    put_member(ical, "X-TIELINE-DATE;VALUE=TEXT", tl_date_edtf(event->date));
    put_line(ical, "TRANSP", "TRANSPARENT");
    put_line(ical, "END", "VEVENT");
}

/* Says how many events there are. */
static uint32_t
put_events(struct ical *ical, const struct tl_drawing *drawing,
           struct tl_losses *losses)
{
    const struct tl_timeline *timeline = drawing->timeline;
    uint32_t count = 0;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_event event = tl_graph_event(drawing->graph, timeline->events[i]);
        if (!event.date) {
            tl_losses_add(losses, "events without a date left out");
            continue;
        }
        struct days days = days_of(event.date, losses);
        if (!days.is_held)
            continue;
        put_event(ical, drawing, &event, &days, losses);
        warn_of_year(tl_day_to_civil(days.first).year, losses);
        tl_tell_event_losses(drawing->graph, &event, false, losses);
        count++;
    }
    return count;
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct ical ical = {.out = out};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    put_line(&ical, "BEGIN", "VCALENDAR");
    put_line(&ical, "VERSION", "2.0");
    put_line(&ical, "PRODID", "-//tieline//tieline//EN");
    put_line(&ical, "CALSCALE", "GREGORIAN");
    put_member(&ical, "NAME;VALUE=TEXT", dataset.title);
    put_member(&ical, "X-WR-CALNAME;VALUE=TEXT", dataset.title);
    put_member(&ical, "DESCRIPTION", dataset.description);
    if (put_events(&ical, drawing, losses) == 0)
        tl_losses_add(losses, "calendar without events, which programs may refuse");
    put_line(&ical, "END", "VCALENDAR");
    tl_losses_add_many(losses, "control characters written as U+FFFD", ical.spoilt);
    tl_tell_losses(drawing, true, losses);
}

const struct tl_format tl_format_ics = {
    .name = "ics",
    .endings = "ics",
    .about = "calendar (iCalendar)",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .style_groups = TL_STYLE_WORDS,
    .view = TL_VIEW_TIMELINE,
    .parts = {{NULL, emit}},
};
