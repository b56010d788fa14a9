/*
 * A Mermaid timeline: a section for each stretch of years, in it a period for each
 * date, as its label says it, and its events. Those without a date come last.
 */
#include "output/common/drawing.h"

#include <stdio.h>

#include "graph/claim.h"
#include "graph/base/text.h"
#include "graph/base/text_width.h"
#include "output/common/cited.h"
#include "output/common/supported.h"

/* What Mermaid draws, in UTF-16 code units, unless it is told otherwise. */
enum { TEXT_MAX = 50000 };

/* At most so many stretches of years, if these may be as long as this. */
enum { SECTIONS = 20, LONGEST = 100000 };

struct diagram {
    struct tl_out *out;
    int64_t length; /* of the text, in UTF-16 code units */
    int64_t years;  /* of a section */
};

static void
put_byte(struct diagram *diagram, char byte)
{
    bool follows = ((unsigned char)byte & 0xC0) == 0x80;
    bool astral = (unsigned char)byte >= 0xF0;
    tl_out_char(diagram->out, byte);
    diagram->length += follows ? 0 : astral ? 2 : 1;
}

static void
put(struct diagram *diagram, const char *text)
{
    while (*text)
        put_byte(diagram, *text++);
}

/*
 * Text that comes out as it is: what begins a comment, an event, an entity or a tag is
 * an entity itself, and so are the two characters that Mermaid uses for entities while
 * it works.
 */
static void
put_part(struct diagram *diagram, const char *text, size_t length)
{
    static const char *const entities[128] = {
        ['"'] = "#quot;", ['#'] = "#35;",  ['%'] = "#37;",  ['&'] = "#amp;",
        [':'] = "#58;",   [';'] = "#59;",  ['<'] = "#lt;",  ['>'] = "#gt;",
        ['\\'] = "#92;",  ['{'] = "#123;", ['}'] = "#125;", ['\n'] = " ",
        ['\r'] = " ",
    };
    for (const char *end = text + length; text < end; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < sizeof entities / sizeof *entities && entities[byte]) {
            put(diagram, entities[byte]);
        } else if (tl_text_begins(text, "ﬂ")) {
            put(diagram, "#64258;");
            text += strlen("ﬂ") - 1;
        } else if (tl_text_begins(text, "¶")) {
            put(diagram, "#182;");
            text += strlen("¶") - 1;
        } else {
            put_byte(diagram, *text);
        }
    }
}

static void
put_text(struct diagram *diagram, const char *text)
{
    put_part(diagram, text, strlen(text));
}

static bool
is_ascii(char byte)
{
    return (unsigned char)byte < 0x80;
}

/*
 * Text in the box of an event, which is 150 pixels wide for a font of 16, and in which
 * lines break at blanks only (`wrap` in src/diagrams/timeline/svgDraw.js; it draws the
 * <br> of its manual as it is, unless it got its text in one of several ways). Where a
 * line of a script without blanks has to end, a hair space is put.
 */
static void
put_wrapped(struct diagram *diagram, const char *text)
{
    enum { WIDTH = 15000 / 16 };
    const char *rest = text, *end = text;
    struct tl_text_line line;
    while (tl_text_next_line(&rest, WIDTH, &line)) {
        bool within = end > text && line.text == end && line.length > 0;
        if (within && !is_ascii(end[-1]) && !is_ascii(*end))
            put(diagram, "\u200A");
        put_part(diagram, end, (size_t)(line.text + line.length - end));
        end = line.text + line.length;
    }
    put_text(diagram, end);
}

/* Whether a date has a year that it can be filed under. */
static bool
year_of(const struct tl_date *date, int64_t *year)
{
    int64_t day = date ? tl_date_position(date) : TL_DAY_MAX;
    if (!tl_day_is_counted(day))
        return false;
    *year = tl_day_to_civil(day).year;
    return true;
}

/* The first year of the section that a year is in. */
static int64_t
section_start(const struct diagram *diagram, int64_t year)
{
    int64_t rest = year % diagram->years;
    return year - (rest < 0 ? rest + diagram->years : rest);
}

/* How many sections of years there are. */
static uint32_t
count_sections(const struct diagram *diagram, const struct tl_timeline *timeline)
{
    uint32_t count = 0;
    int64_t last = 0;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        int64_t year;
        if (!year_of(tl_graph_event_date(timeline->graph, timeline->events[i]), &year))
            continue;
        int64_t start = section_start(diagram, year);
        count += count == 0 || start != last;
        last = start;
    }
    return count;
}

/* Chooses single years, or else decades, centuries and so on. */
static void
choose_years(struct diagram *diagram, const struct tl_timeline *timeline)
{
    diagram->years = 1;
    while (diagram->years < LONGEST && count_sections(diagram, timeline) > SECTIONS)
        diagram->years *= 10;
}

/* A year as EDTF has it. */
static int
print_year(int64_t year, char *text, size_t size)
{
    bool plain = year >= -9999 && year <= 9999;
    return snprintf(text, size, "%s%s%0*lld", plain ? "" : "Y", year < 0 ? "-" : "",
                    plain ? 4 : 0, (long long)(year < 0 ? -year : year));
}

/* The section of a stretch of years, named as a date of it would be. */
static void
put_years(struct diagram *diagram, int64_t start)
{
    char text[64];
    char label[TL_DATE_LABEL_MAX] = "";
    struct tl_date date;
    struct tl_date_error error;
    int length = print_year(start, text, sizeof text);
    if (diagram->years > 1) {
        text[length++] = '/';
        length += print_year(start + diagram->years - 1, text + length,
                             sizeof text - (size_t)length);
    }
    if (tl_date_parse(text, (size_t)length, NULL, &date, &error))
        tl_date_label(&date, label, sizeof label);
    put_text(diagram, label);
}

/* What is filed under no year. */
static const char *
other_section(const struct tl_date *date)
{
    if (!date)
        return "Without a date";
    return date->flags & TL_DATE_FAR ? "Far away in time" : "Year not known";
}

/* Whether two events of which either may be NULL are in one section. */
static bool
share_section(const struct diagram *diagram, const struct tl_event *a,
              const struct tl_event *b)
{
    int64_t year_a;
    int64_t year_b;
    if (!a)
        return false;
    bool filed = year_of(a->date, &year_a);
    if (filed != year_of(b->date, &year_b))
        return false;
    if (filed)
        return section_start(diagram, year_a) == section_start(diagram, year_b);
    return strcmp(other_section(a->date), other_section(b->date)) == 0;
}

static void
put_section(struct diagram *diagram, const struct tl_event *event)
{
    int64_t year;
    put(diagram, "  section ");
    if (year_of(event->date, &year))
        put_years(diagram, section_start(diagram, year));
    else
        put_text(diagram, other_section(event->date));
    put(diagram, "\n");
}

/* Whether they are of one date, as sure, or of none and in the same words. */
static bool
share_period(const struct tl_graph *graph, const struct tl_event *a,
             const struct tl_event *b)
{
    if (!a || !a->date != !b->date)
        return false;
    if (!a->date)
        return strcmp(a->date_text, b->date_text) == 0;
    return strcmp(a->date->text, b->date->text) == 0 &&
           strcmp(tl_claim_remark(graph, TL_EVENT, a->number, TL_DATE),
                  tl_claim_remark(graph, TL_EVENT, b->number, TL_DATE)) == 0;
}

static void
put_period(struct diagram *diagram, const struct tl_graph *graph,
           const struct tl_event *event)
{
    char label[TL_DATE_LABEL_MAX];
    put(diagram, "    ");
    if (event->date) {
        tl_claim_date_label(graph, TL_EVENT, event->number, event->date, label,
                            sizeof label);
        put_text(diagram, label);
    } else {
        put_text(diagram, *event->date_text ? event->date_text : "undated");
    }
    put(diagram, "\n");
}

/* " (disputed, denied by One; Two)". */
static void
put_doubt(struct diagram *diagram, const struct tl_graph *graph,
          const struct tl_event *event)
{
    struct tl_slice citations = event->citations;
    const char *before =
        event->status == TL_DISPUTED ? "disputed, denied by " : "denied by ";
    uint32_t reference = tl_cited_by(graph, &citations, true);
    if (event->status < TL_DISPUTED)
        return;
    put(diagram, " (");
    if (reference == TL_NONE)
        put(diagram, tl_status_names[event->status]);
    for (; reference != TL_NONE; reference = tl_cited_by(graph, &citations, true)) {
        struct tl_item item = {TL_REFERENCE, reference};
        put_text(diagram, before);
        put_wrapped(diagram, tl_graph_label(graph, item));
        before = "; ";
    }
    put(diagram, ")");
}

static void
put_event(struct diagram *diagram, const struct tl_graph *graph,
          const struct tl_event *event)
{
    put(diagram, "      : ");
    put_wrapped(diagram, *event->title ? event->title : event->id);
    put_doubt(diagram, graph, event);
    put(diagram, "\n");
}

static void
put_events(struct diagram *diagram, const struct tl_timeline *timeline)
{
    struct tl_event events[2];
    const struct tl_event *last = NULL;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_event *event = &events[i % 2];
        *event = tl_graph_event(timeline->graph, timeline->events[i]);
        bool section = !share_section(diagram, last, event);
        if (section)
            put_section(diagram, event);
        if (section || !share_period(timeline->graph, last, event))
            put_period(diagram, timeline->graph, event);
        put_event(diagram, timeline->graph, event);
        last = event;
    }
}

/* What is no event is left out; of events a title, and a date in words. */
static void
count_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    static const struct tl_supported supported = {
        .fields = {
            [TL_DATASET] = TL_SUPPORTS(TL_TITLE) | TL_SUPPORTS(TL_DESCRIPTION),
            [TL_EVENT] = TL_SUPPORTS(TL_TITLE) | TL_SUPPORTS_DATE,
        }};
    uint64_t events = tl_unsupported_count(drawing, &supported, TL_EVENT);
    tl_losses_add_many(losses, "events exported with title and date only", events);
    tl_losses_add_many(
        losses, "items other than events left out (actors, relations, sources …)",
        tl_unsupported_count_all(drawing, &supported) - events);
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct diagram diagram = {.out = out};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    choose_years(&diagram, drawing->timeline);
    put(&diagram, "timeline\n");
    if (*dataset.title) {
        put(&diagram, "  title ");
        put_text(&diagram, dataset.title);
        put(&diagram, "\n");
    }
    if (*dataset.description) {
        put(&diagram, "  accDescr: ");
        put_text(&diagram, dataset.description);
        put(&diagram, "\n");
    }
    put_events(&diagram, drawing->timeline);
    count_losses(drawing, losses);
    if (diagram.length > TEXT_MAX)
        tl_losses_add(losses, "diagram longer than the 50000 characters that Mermaid "
                              "draws, unless maxTextSize is raised");
}

const struct tl_format tl_format_mermaid = {
    .name = "mermaid",
    .endings = "mmd mermaid",
    .about = "timeline diagram for Markdown pages",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .view = TL_VIEW_TIMELINE,
    .parts = {{NULL, emit}},
};
