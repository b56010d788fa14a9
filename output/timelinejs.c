/*
 * TimelineJS 3: a slide for each event that has a date.
 *
 * The tool keeps silent about much, so that we do not: it skips slides without a date,
 * runs text as HTML, and turns the whole timeline cosmological for
 * one year that a JavaScript Date cannot hold. Its own linking of addresses in text
 * comes after its cleaning of HTML, and lets text out of an attribute: `autolink` is
 * off.
 */
#include "graph/declared.h"
#include "graph/claim.h"
#include "graph/base/text.h"
#include "graph/date/day.h"
#include "graph/date/lower.h"
#include "graph/graph.h"
#include "graph/title.h"
#include "output/common/html.h"
#include "output/syntax/js_id.h"
#include "output/syntax/json.h"
#include "output/syntax/link.h"

/*
 * What TimelineJS shows beside the text of a slide: a picture or document that it can
 * embed, or the words of a source. Any other address it would take for a picture.
 */

/* What the tool embeds; anything else with http it takes for an image, and fails. */
static bool
is_embedded(const char *url)
{
    static const char *const ends[] = {".jpg",  ".jpeg", ".png", ".gif",
                                       ".svg",  ".webp", ".pdf", ".mp4",
                                       ".webm", ".mp3",  ".wav", ".m4a"};
    static const char *const hosts[] = {"https://www.youtube.com/watch?",
                                        "https://youtu.be/", "https://vimeo.com/",
                                        "https://en.wikipedia.org/wiki/"};
    size_t length = strlen(url);
    if (!tl_link_is_web(url))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t size = strlen(ends[i]);
        if (length > size && strcmp(url + length - size, ends[i]) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        if (tl_text_begins(url, hosts[i]))
            return true;
    }
    return false;
}

/*
 * Text of a block quotation. The tool finds out what media are by patterns that it
 * looks for anywhere in their text, some of which a quotation may well match: a mention
 * of Spotify, or a question that ends in "png?". An entity keeps them from matching.
 */
static void
add_disguised(struct tl_json *json, const char *text)
{
    static const char *const words[] = {"iframe", "spotify", "youtu"};
    for (; *text; text++) {
        char letter[2] = {*text, '\0'};
        bool disguised = *text == '.' || *text == '/' || *text == '?';
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            disguised = disguised || tl_text_begins(text, words[i]);
        if (disguised) {
            char entity[] = {'&',
                             '#',
                             (char)('0' + *text / 100 % 10),
                             (char)('0' + *text / 10 % 10),
                             (char)('0' + *text % 10),
                             ';',
                             '\0'};
            tl_json_string_add(json, entity);
        } else {
            tl_json_string_html(json, letter);
        }
    }
}

/* Of the citations that deny an event, or of the others, the first with a quote, else
 * the first whose source can be shown; TL_NONE for none. */
static uint32_t
first_citation(const struct tl_graph *graph, struct tl_slice slice, bool denials)
{
    uint32_t seen = TL_NONE;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, slice.first + i);
        if (tl_graph_citation_denies(graph, slice.first + i) != denials)
            continue;
        if (*citation.quote)
            return slice.first + i;
        if (seen == TL_NONE &&
            is_embedded(tl_graph_reference(graph, citation.reference).url))
            seen = slice.first + i;
    }
    return seen;
}

/* The citation that is shown beside an event, which may deny it where no other can be;
 * TL_NONE where the text alone has the sources. */
static uint32_t
shown_citation(const struct tl_graph *graph, struct tl_slice slice)
{
    uint32_t shown = first_citation(graph, slice, false);
    return shown == TL_NONE ? first_citation(graph, slice, true) : shown;
}

static void
add_heading(struct tl_json *json, const struct tl_language *language)
{
    char heading[2 * TL_WORD_MAX];
    tl_phrase_fill(language, TL_PHRASE_LINE, heading, sizeof heading, "heading",
                   tl_phrase(language, TL_PHRASE_LINE_DENIED_BY), "text", "", NULL);
    tl_json_string_html(json, heading);
}

/* The words under what is shown: whose it is. */
static void
put_caption(struct tl_json *json, const struct tl_language *language, const char *title,
            bool denies)
{
    tl_json_key(json, "caption");
    tl_json_string_begin(json);
    if (denies)
        add_heading(json, language);
    tl_json_string_html(json, title);
    tl_json_string_end(json);
}

static void
put_url(struct tl_json *json, const char *key, const char *url)
{
    char piece[TL_LINK_PIECE];
    tl_json_key(json, key);
    tl_json_string_begin(json);
    for (url = tl_link_begin(url); tl_link_next(&url, piece);)
        tl_json_string_add(json, piece);
    tl_json_string_end(json);
}

static void
put_quotation(struct tl_json *json, const char *quote)
{
    tl_json_key(json, "url");
    tl_json_string_begin(json);
    tl_json_string_add(json, "<blockquote>");
    add_disguised(json, quote);
    tl_json_string_add(json, "</blockquote>");
    tl_json_string_end(json);
}

static void
put_credit(struct tl_json *json, const struct tl_reference *reference)
{
    const char *author = reference->authors;
    if (*reference->publisher || !*author) {
        tl_html_member(json, "credit", reference->publisher);
        return;
    }
    tl_json_key(json, "credit");
    tl_json_string_begin(json);
    for (; *author; author += strlen(author) + 1) {
        tl_json_string_add(json, author == reference->authors ? "" : ", ");
        tl_json_string_html(json, author);
    }
    tl_json_string_end(json);
}

/* A source: what it leads to, or its words, and whose they are. */
static void
put_source(struct tl_json *json, const struct tl_drawing *drawing, uint32_t shown)
{
    const struct tl_graph *graph = drawing->graph;
    struct tl_citation citation = tl_graph_citation(graph, shown);
    struct tl_reference reference = tl_graph_reference(graph, citation.reference);
    const char *title =
        tl_graph_label(graph, (struct tl_item){TL_REFERENCE, citation.reference});
    bool embedded = is_embedded(reference.url);
    bool denies = tl_graph_citation_denies(graph, shown);
    if (embedded)
        put_url(json, "url", reference.url);
    else
        put_quotation(json, citation.quote);
    put_caption(json, tl_drawing_language(drawing), title, denies);
    put_credit(json, &reference);
    if (tl_link_is_web(reference.url))
        put_url(json, "link", reference.url);
}

/* The citation whose quote is shown there; TL_NONE for none. */
static uint32_t
quoted_citation(const struct tl_graph *graph, const struct tl_event *event)
{
    uint32_t shown = shown_citation(graph, event->citations);
    if (shown == TL_NONE || is_embedded(event->url))
        return TL_NONE;
    uint32_t reference = tl_graph_citation_reference(graph, shown);
    return is_embedded(tl_graph_reference(graph, reference).url) ? TL_NONE : shown;
}

/* The member "media", if there is anything to show. */
static void
put_media(struct tl_json *json, const struct tl_drawing *drawing,
          const struct tl_event *event)
{
    uint32_t shown = shown_citation(drawing->graph, event->citations);
    bool own = is_embedded(event->url);
    if (!own && shown == TL_NONE)
        return;
    tl_json_key(json, "media");
    tl_json_object_begin(json);
    if (own)
        put_url(json, "url", event->url);
    else
        put_source(json, drawing, shown);
    tl_json_object_end(json);
}

struct slides {
    struct tl_json json;
    const struct tl_drawing *drawing;
    struct tl_losses *losses;
    struct tl_clock clock;
    bool grouped; /* in rows by kind; else the text says the kind */
};

static void
put_number(struct tl_json *json, const char *key, int64_t number)
{
    tl_json_key(json, key);
    tl_json_integer(json, number);
}

/* 29 February of a year BCE, which has a number less in the tool and is no leap year
 * there: it would move on to March. */
static bool
is_moved(const struct tl_date_parts *parts)
{
    return parts->year <= 0 && parts->month == 2 && parts->day == 29;
}

/* As the tool and people count, without a year 0: -44 is 44 BCE. */
static int64_t
historical_year(int64_t year)
{
    return year > 0 ? year : year - 1;
}

static void
put_date(struct tl_json *json, const char *key, const struct tl_date_parts *parts)
{
    tl_json_key(json, key);
    tl_json_object_begin(json);
    put_number(json, "year", historical_year(parts->year));
    if (parts->month)
        put_number(json, "month", parts->month);
    if (parts->day && !is_moved(parts))
        put_number(json, "day", parts->day);
    if (parts->timed) {
        put_number(json, "hour", parts->hour);
        put_number(json, "minute", parts->minute);
        put_number(json, "second", parts->second);
    }
    tl_json_object_end(json);
}

/* From a first day to a last: the tool draws {1623} at the first of that year, wherever
 * it stands. Within a year it drops an end that is more precise than the start. */
static void
put_range(struct tl_json *json, const struct tl_date_span *span)
{
    struct tl_date_parts start = span->start;
    struct tl_date_parts end = span->end;
    if (!end.month)
        end.month = 12;
    if (!end.day)
        end.day = tl_day_month_length(end.year, end.month);
    if (start.year == end.year && !start.month)
        start.month = 1;
    if (start.year == end.year && !start.day)
        start.day = 1;
    put_date(json, "start_date", &start);
    put_date(json, "end_date", &end);
}

/* Whether the tool can show a year without leaving the human scale. */
static bool
is_held(int64_t year)
{
    enum { FIRST_YEAR = -271819, LAST_YEAR = 275758 };
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* Leaves out what the tool cannot show: an end too far away, or else the start. */
static void
fit(struct tl_date_span *span)
{
    bool start = span->has_start && is_held(span->start.year);
    bool end = span->has_end && is_held(span->end.year);
    if ((start || !span->has_start) && (end || !span->has_end))
        return;
    span->lost |= TL_LOSS_FAR;
    if (!start && end)
        span->start = span->end;
    span->has_start = start || end;
    span->has_end = false;
}

/* Counts what a slide does not show of its date; false where there is no slide. */
static bool
count_date_losses(const struct tl_date *date, const struct tl_date_span *span,
                  struct tl_losses *losses)
{
    bool far = span->lost & TL_LOSS_FAR;
    if (!date) {
        tl_losses_add(losses, "events without a date left out");
        return false;
    }
    if (!span->has_start) {
        tl_losses_add(losses, far ? "events outside the format's date range left out"
                                  : "events of an unknown year left out");
        return false;
    }
    if (far)
        tl_losses_add(losses, "ends outside the format's date range left out");
    if (date->flags & (TL_DATE_OPEN_END | TL_DATE_UNKNOWN_END))
        tl_losses_add(losses, "events without an end shown at their start");
    if (date->flags & (TL_DATE_OPEN_START | TL_DATE_UNKNOWN_START))
        tl_losses_add(losses, "events without a start shown at their end");
    if (span->lost & TL_LOSS_MEMBERS)
        tl_losses_add(losses, "sets of dates shown as one range");
    if (is_moved(&span->start) || (span->has_end && is_moved(&span->end)))
        tl_losses_add(losses, "days BCE (29 February) shown as their month");
    return true;
}

static void
put_text(struct slides *slides, const struct tl_event *event)
{
    char room[TL_EVENT_TITLE_MAX];
    struct tl_json *json = &slides->json;
    const struct tl_graph *graph = slides->drawing->graph;
    struct tl_teller teller =
        tl_html_teller(json, tl_drawing_language(slides->drawing));
    tl_json_key(json, "text");
    tl_json_object_begin(json);
    tl_html_member(
        json, "headline",
        tl_event_title(graph, event, tl_drawing_language(slides->drawing), room));
    tl_json_key(json, "text");
    tl_json_string_begin(json);
    tl_tell_texts(&teller, event);
    tl_tell_date_text(&teller, event);
    if (!slides->grouped)
        tl_tell_kind(&teller, graph, event);
    tl_tell_details(&teller, graph, event);
    tl_tell_link(&teller, event);
    tl_tell_participants(&teller, graph, event);
    tl_tell_sources(&teller, graph, event, quoted_citation(graph, event));
    tl_json_string_end(json);
    tl_json_object_end(json);
}

/* A group is HTML of which the tool takes the text, and takes that for HTML again. */
static void
put_group(struct tl_json *json, const char *kind)
{
    static const char *const twice[128] = {
        ['&'] = "&amp;amp;", ['<'] = "&amp;lt;", ['>'] = "&amp;gt;"};
    if (!*kind)
        return;
    tl_json_key(json, "group");
    tl_json_string_begin(json);
    for (; *kind; kind++) {
        char letter[2] = {*kind, '\0'};
        unsigned char byte = (unsigned char)*kind;
        bool special = byte < sizeof twice / sizeof *twice && twice[byte];
        tl_json_string_add(json, special ? twice[byte] : letter);
    }
    tl_json_string_end(json);
}

static void
put_slide(struct slides *slides, const struct tl_event *event,
          const struct tl_date_span *span)
{
    char label[TL_DATE_LABEL_MAX];
    struct tl_json *json = &slides->json;
    tl_claim_date_label(slides->drawing->graph, TL_EVENT, event->number, event->date,
                        tl_drawing_language(slides->drawing), label, sizeof label);
    tl_json_newline(json);
    tl_json_object_begin(json);
    tl_js_id(json, "unique_id", event->id);
    if (span->has_end)
        put_range(json, span);
    else
        put_date(json, "start_date", &span->start);
    tl_json_member(json, "display_date", label);
    if (slides->grouped)
        put_group(json,
                  tl_graph_kind_label(slides->drawing->graph, TL_EVENT, event->kind));
    put_text(slides, event);
    put_media(json, slides->drawing, event);
    tl_json_key(json, "autolink");
    tl_json_bool(json, false);
    tl_json_object_end(json);
}

static void
put_title(struct tl_json *json, const struct tl_dataset *dataset)
{
    if (!*dataset->title && !*dataset->description)
        return;
    tl_json_newline(json);
    tl_json_key(json, "title");
    tl_json_object_begin(json);
    tl_json_member(json, "unique_id", "tieline:title");
    tl_json_key(json, "text");
    tl_json_object_begin(json);
    tl_html_member(json, "headline", dataset->title);
    tl_html_member(json, "text", dataset->description);
    tl_json_object_end(json);
    tl_json_key(json, "autolink");
    tl_json_bool(json, false);
    tl_json_object_end(json);
}

/* What is left of a date for a slide; has no start where there is to be none. */
static struct tl_date_span
span_of(const struct tl_date *date, const struct tl_clock *clock)
{
    struct tl_date_span span = {0};
    if (date) {
        span = tl_date_to_span(date, clock);
        fit(&span);
    }
    return span;
}

/* Whether there are so few kinds that a row for each leaves room for the slides; more
 * than a few rows should have some events each. */
static bool
has_few_kinds(const struct tl_drawing *drawing, const struct tl_clock *clock)
{
    enum { FEW_KINDS = 3, MOST_KINDS = 6, LEAST_EVENTS = 3 };
    const struct tl_timeline *timeline = drawing->timeline;
    uint32_t kinds[MOST_KINDS];
    uint32_t count = 0, events = 0;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        uint32_t event = timeline->events[i];
        uint32_t kind = tl_graph_event_kind(drawing->graph, event);
        uint32_t k = 0;
        while (k < count && kinds[k] != kind)
            k++;
        if (kind == TL_NONE ||
            !span_of(tl_graph_event_date(drawing->graph, event), clock).has_start)
            continue;
        events++;
        if (k < count)
            continue;
        if (count == MOST_KINDS)
            return false;
        kinds[count++] = kind;
    }
    return count <= FEW_KINDS || events >= LEAST_EVENTS * count;
}

/* The slides; says how many there are. */
static uint32_t
put_slides(struct slides *slides)
{
    const struct tl_timeline *timeline = slides->drawing->timeline;
    struct tl_losses *losses = slides->losses;
    uint32_t count = 0;
    for (uint32_t i = 0; i < timeline->event_count; i++) {
        struct tl_event event = tl_graph_event(timeline->graph, timeline->events[i]);
        struct tl_date_span span = span_of(event.date, &slides->clock);
        if (!count_date_losses(event.date, &span, losses))
            continue;
        tl_tell_clock_losses(&slides->clock, event.date, losses);
        put_slide(slides, &event, &span);
        tl_tell_event_losses(timeline->graph, &event, false, losses);
        count++;
    }
    return count;
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct slides slides = {.json = tl_json_begin(out),
                            .drawing = drawing,
                            .losses = losses,
                            .clock = tl_timeline_clock(drawing->timeline)};
    struct tl_json *json = &slides.json;
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    slides.grouped = has_few_kinds(drawing, &slides.clock);
    tl_json_object_begin(json);
    tl_json_member(json, "scale", "human");
    put_title(json, &dataset);
    tl_json_newline(json);
    tl_json_key(json, "events");
    tl_json_array_begin(json);
    if (put_slides(&slides) == 0)
        tl_losses_add(losses, "timeline without events, which TimelineJS refuses");
    tl_json_newline(json);
    tl_json_array_end(json);
    tl_json_object_end(json);
    tl_out_char(out, '\n');
    tl_tell_losses(drawing, true, losses);
}

const struct tl_format tl_format_timelinejs = {
    .name = "timelinejs",
    .endings = "",
    .allows = "json",
    .about = "slides for TimelineJS 3",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .style_groups = TL_STYLE_WORDS,
    .view = TL_VIEW_TIMELINE,
    .room = {200, "events are far more than TimelineJS is made for, some 20; over 200 "
                  "it is slow; --since, --until, --kind and --match select fewer"},
    .parts = {{NULL, emit}},
};
