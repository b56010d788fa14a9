/*
 * The format html: the one emitter that is given two shapes, the timeline and the ties
 * between actors as pictures have them.
 */
#include "page.h"

#include <string.h>

#include "graph/layout/axis.h"
#include "output/syntax/xml.h"
#include "digest.h"

/* The text of an element; characters that HTML cannot hold are not lost: they are in
 * the data as well. */
static void
put_text(struct tl_out *out, const char *text)
{
    struct tl_xml xml = {.out = out, .has_text = true};
    tl_xml_text(&xml, text);
}

static void
put_event(const struct tl_drawing *drawing, struct tl_out *out, uint32_t number)
{
    const struct tl_graph *graph = drawing->graph;
    char label[TL_DATE_LABEL_MAX] = "";
    const struct tl_date *date = tl_graph_event_date(graph, number);
    if (date)
        tl_date_label(date, tl_drawing_language(drawing), label, sizeof label);
    tl_out_text(out, "<li dir=\"auto\">");
    put_text(out, label);
    tl_out_text(out, date ? ": " : "");
    put_text(out, tl_graph_label(graph, (struct tl_item){TL_EVENT, number}));
    tl_out_text(out, "\n");
}

/* What is seen where no script runs. */
static void
put_list(const struct tl_drawing *drawing, struct tl_out *out, const char *title)
{
    enum { MOST = 500 };
    const struct tl_timeline *timeline = drawing->timeline;
    const struct tl_language *language = tl_drawing_language(drawing);
    char more[2 * TL_WORD_MAX + TL_NUMBER_MAX];
    uint32_t count = timeline->event_count < MOST ? timeline->event_count : MOST;
    tl_out_text(out, "<h1 dir=\"auto\">");
    put_text(out, title);
    tl_out_text(out, "</h1>\n<p>");
    put_text(out, tl_phrase(language, TL_PHRASE_NO_SCRIPTS));
    tl_out_text(out, "</p>\n<ul>\n");
    for (uint32_t i = 0; i < count; i++)
        put_event(drawing, out, timeline->events[i]);
    if (count < timeline->event_count) {
        tl_phrase_count(language, TL_PHRASE_NO_SCRIPTS_MORE,
                        timeline->event_count - count, more, sizeof more, NULL);
        tl_out_text(out, "<li>");
        put_text(out, more);
        tl_out_char(out, '\n');
    }
    tl_out_text(out, "</ul>\n");
}

/* Of the day that a moment of an axis is on. */
static void
label_year(const struct tl_axis *axis, int64_t moment,
           const struct tl_language *language, char label[TL_AXIS_LABEL_MAX])
{
    enum { SECONDS = 86400 };
    int64_t rest = ((moment % SECONDS) + SECONDS) % SECONDS;
    tl_axis_label(axis->timed ? (moment - rest) / SECONDS : moment, TL_AXIS_YEAR,
                  language, label);
}

enum { TITLE_MAX = 2 * TL_AXIS_LABEL_MAX + 64 };

/* A dataset without a title is called by the years of its events. */
static const char *
make_title(const struct tl_drawing *drawing, char title[TITLE_MAX])
{
    struct tl_axis axis;
    char first[TL_AXIS_LABEL_MAX], last[TL_AXIS_LABEL_MAX];
    const struct tl_language *language = tl_drawing_language(drawing);
    const char *given = tl_graph_dataset(drawing->graph).title;
    if (*given)
        return given;
    if (!tl_axis_of(&axis, drawing->timeline))
        return tl_phrase(language, TL_PHRASE_TIMELINE_AND_NETWORK);
    label_year(&axis, axis.first, language, first);
    label_year(&axis, axis.last - axis.timed, language, last);
    if (strcmp(first, last) == 0)
        tl_phrase_fill(language, TL_PHRASE_EVENTS_OF_YEAR, title, TITLE_MAX, "year",
                       first, NULL);
    else
        tl_phrase_fill(language, TL_PHRASE_EVENTS_OF_YEARS, title, TITLE_MAX, "first",
                       first, "last", last, NULL);
    return title;
}

/* The number of a name in braces, as the scripts have it: that of a count is 0, the
 * others have theirs in the order of the English phrase. */
static char
number_of(const char *name, size_t length, const char *english)
{
    bool counts = strstr(english, "{count}");
    char number = (char)('0' + counts);
    if (length == strlen("count") && strncmp(name, "count", length) == 0)
        return '0';
    for (const char *at = english; (at = strchr(at, '{')); at++) {
        if (strncmp(at + 1, name, length) == 0 && at[1 + length] == '}')
            return number;
        number = (char)(number + (strncmp(at, "{count}", strlen("{count}")) != 0));
    }
    return number;
}

/* Passes a phrase on as a literal of a script; forms that are the same once. */
static void
tell_literal(const struct tl_language *language, enum tl_phrase phrase,
             void (*tell)(void *sink, const char *bytes, size_t size), void *sink)
{
    const char *text = tl_phrase(language, phrase), *bar = strchr(text, '|');
    bool same = bar && strncmp(text, bar + 1, (size_t)(bar - text)) == 0 &&
                strlen(bar + 1) == (size_t)(bar - text);
    tell(sink, "'", 1);
    for (; *text && !(same && text == bar); text++) {
        size_t length = *text == '{' ? strcspn(text, "}") : 0;
        char number = '0';
        if (length > 0)
            number = number_of(text + 1, length - 1, tl_phrase(TL_ENGLISH, phrase));
        tell(sink, *text == '\'' ? "\\'" : text, *text == '\'' ? 2 : 1);
        if (length > 0)
            tell(sink, &number, 1);
        text += length > 0 ? length - 1 : 0;
    }
    tell(sink, "'", 1);
}

/* Passes the script on. */
static void
tell_script_part(const struct tl_page_part *part, const struct tl_language *language,
                 void (*tell)(void *sink, const char *bytes, size_t size), void *sink)
{
    if (part->kind == TL_PAGE_SCRIPT)
        tell(sink, part->bytes, part->size);
    else if (part->kind == TL_PAGE_LITERAL)
        tell_literal(language, part->phrase, tell, sink);
}

static void
add_to_digest(void *digest, const char *bytes, size_t size)
{
    tl_digest_add(digest, bytes, size);
}

static void
write(void *out, const char *bytes, size_t size)
{
    tl_out_write(out, bytes, size);
}

static void
put_hash(struct tl_out *out, const struct tl_language *language)
{
    struct tl_digest digest = tl_digest_begin();
    char hash[TL_DIGEST_TEXT_MAX];
    for (const struct tl_page_part *part = tl_page_parts; part->kind; part++)
        tell_script_part(part, language, add_to_digest, &digest);
    tl_digest_end(&digest, hash);
    tl_out_text(out, hash);
}

static void
put_part(const struct tl_page_part *part, const struct tl_drawing *drawing,
         const char *title, struct tl_out *out, struct tl_losses *losses)
{
    const struct tl_language *language = tl_drawing_language(drawing);
    if (part->kind == TL_PAGE_BYTES)
        tl_out_write(out, part->bytes, part->size);
    else if (part->kind == TL_PAGE_TEXT)
        put_text(out, tl_phrase(language, part->phrase));
    else if (part->kind == TL_PAGE_TITLE)
        put_text(out, title);
    else if (part->kind == TL_PAGE_LIST)
        put_list(drawing, out, title);
    else if (part->kind == TL_PAGE_DATA)
        tl_page_put_data(drawing, out, losses);
    else if (part->kind == TL_PAGE_LANGUAGE)
        tl_out_text(out, language->code);
    else if (part->kind == TL_PAGE_HASH)
        put_hash(out, language);
    else
        tell_script_part(part, language, write, out);
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    char made[TITLE_MAX];
    const char *title = make_title(drawing, made);
    for (const struct tl_page_part *part = tl_page_parts; part->kind; part++)
        put_part(part, drawing, title, out, losses);
}

const struct tl_format tl_format_html = {
    .name = "html",
    .endings = "html",
    .allows = "htm",
    .about = "one page with timeline, network and sources",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .style_groups = TL_STYLE_WORDS,
    .view = TL_VIEW_TIMELINE,
    .has_ties = true,
    .parts = {{NULL, emit}},
};
