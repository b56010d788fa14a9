/*
 * A calendar (RFC 5545): an event for each that has a date, all day long, or at its
 * time. What days cannot say of a date is in the words of the description, and as it is
 * written in X-TIELINE-DATE. Nothing in it depends on when it is written.
 */
#include <stdio.h>

#include "graph/declared.h"
#include "graph/date/lower.h"
#include "output/common/tell.h"
#include "output/syntax/ical.h"
#include "output/syntax/link.h"

/* The years that DATE has four digits for, without a year 0. */
static const struct tl_date_limits limits = {-719162, 2932896};

/* A description while it is told. */
struct description {
    struct tl_ical *ical;
    bool begun; /* a line has been told */
};

static void
begin_line(void *sink)
{
    struct description *description = sink;
    if (description->begun)
        tl_ical_text(description->ical, "\n");
    description->begun = true;
}

static void
end_line(void *sink)
{
    (void)sink;
}

static void
add_text(void *sink, const char *text)
{
    struct description *description = sink;
    tl_ical_text(description->ical, text);
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
put_day(struct tl_ical *ical, const char *name, int64_t day, const char *time)
{
    char text[64];
    struct tl_day_civil civil = tl_day_to_civil(day);
    snprintf(text, sizeof text, "%04d%02d%02d%s", (int)civil.year, civil.month,
             civil.day, time);
    tl_ical_value(ical, name, text);
}

/* A moment: in UTC if the source says a zone, else as clocks there show it. False where
 * the day is another one in UTC, of a year that the format does not have. */
static bool
put_time(struct tl_ical *ical, const struct tl_date *date)
{
    static const struct tl_clock utc = {TL_CLOCK_MIXED, 0};
    char text[40];
    struct tl_clock_time time = tl_clock_tell(&utc, date);
    if (time.day < limits.first || time.day > limits.last)
        return false;
    snprintf(text, sizeof text, "T%02d%02d%02d%s", time.hour, time.minute, time.second,
             tl_date_has_zone(date) ? "Z" : "");
    put_day(ical, "DTSTART", time.day, text);
    return true;
}

/* An end is the day after; there is none after the last, which then stands alone. */
static void
put_days(struct tl_ical *ical, const struct tl_date *date, const struct days *days,
         struct tl_losses *losses)
{
    put_day(ical, "DTSTAMP", days->first, "T000000Z");
    if (date->flags & TL_DATE_HAS_TIME) {
        if (put_time(ical, date))
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
put_description(struct tl_ical *ical, const struct tl_graph *graph,
                const struct tl_event *event)
{
    struct description description = {ical, false};
    struct tl_teller teller = {&description, begin_line, end_line, add_text, add_link};
    tl_ical_line(ical, "DESCRIPTION");
    tl_tell_date(&teller, graph, event);
    tl_tell_date_text(&teller, event);
    tl_tell_texts(&teller, event);
    tl_tell_details(&teller, graph, event);
    tl_tell_participants(&teller, graph, event);
    tl_tell_sources(&teller, graph, event, TL_NONE);
    tl_ical_end(ical);
}

static void
put_link(struct tl_ical *ical, const char *url)
{
    char piece[TL_LINK_PIECE];
    if (!tl_link_is_safe(url))
        return;
    tl_ical_line(ical, "URL");
    for (url = tl_link_begin(url); tl_link_next(&url, piece);)
        tl_ical_add(ical, piece);
    tl_ical_end(ical);
}

static void
put_event(struct tl_ical *ical, const struct tl_graph *graph,
          const struct tl_event *event, const struct days *days,
          struct tl_losses *losses)
{
    tl_ical_value(ical, "BEGIN", "VEVENT");
    tl_ical_line(ical, "UID");
    tl_ical_text(ical, event->id);
    tl_ical_add(ical, "@tieline");
    tl_ical_end(ical);
    put_days(ical, event->date, days, losses);
    tl_ical_member(ical, "SUMMARY", *event->title ? event->title : event->id);
    tl_ical_member(ical, "CATEGORIES",
                   tl_graph_kind_label(graph, TL_EVENT, event->kind));
    tl_ical_member(ical, "LOCATION", event->place);
    put_link(ical, event->url);
    put_description(ical, graph, event);
    tl_ical_member(ical, "X-TIELINE-DATE;VALUE=TEXT", tl_date_edtf(event->date));
    tl_ical_value(ical, "TRANSP", "TRANSPARENT");
    tl_ical_value(ical, "END", "VEVENT");
}

/* Says how many events there are. */
static uint32_t
put_events(struct tl_ical *ical, const struct tl_drawing *drawing,
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
        put_event(ical, drawing->graph, &event, &days, losses);
        tl_tell_event_losses(drawing->graph, &event, false, losses);
        count++;
    }
    return count;
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct tl_ical ical = {.out = out};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    tl_ical_value(&ical, "BEGIN", "VCALENDAR");
    tl_ical_value(&ical, "VERSION", "2.0");
    tl_ical_value(&ical, "PRODID", "-//tieline//tieline//EN");
    tl_ical_value(&ical, "CALSCALE", "GREGORIAN");
    tl_ical_member(&ical, "NAME;VALUE=TEXT", dataset.title);
    tl_ical_member(&ical, "X-WR-CALNAME;VALUE=TEXT", dataset.title);
    tl_ical_member(&ical, "DESCRIPTION", dataset.description);
    if (put_events(&ical, drawing, losses) == 0)
        tl_losses_add(losses, "calendar without events, which programs may refuse");
    tl_ical_value(&ical, "END", "VCALENDAR");
    tl_losses_add_many(losses, "control characters written as U+FFFD", ical.spoilt);
    tl_tell_losses(drawing, true, losses);
}

const struct tl_format tl_format_ics = {
    .name = "ics",
    .endings = "ics",
    .about = "calendar (iCalendar)",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .view = TL_VIEW_TIMELINE,
    .parts = {{NULL, emit}},
};
