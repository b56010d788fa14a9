/*
 * A Mermaid timeline: a section that is the title, and in it a period for each event,
 * which is its date, as its label says it. Those without a date come last.
 *
 * It runs downwards, where letters keep their size however many events there are. All
 * periods are then as high as the highest, so that events never share one, and a second
 * section would be drawn over the end of the first. The title of a diagram would be one
 * line, which makes all else smaller.
 */
#include "output/common/drawing.h"

#include <limits.h>

#include "graph/claim.h"
#include "graph/title.h"
#include "graph/base/text.h"
#include "graph/base/text_width.h"
#include "output/common/cited.h"
#include "output/common/supported.h"

/* What Mermaid draws, in UTF-16 code units, unless it is told otherwise. */
enum { TEXT_MAX = 50000 };

/* Where lines break in boxes for a font of 16 pixels, in hundredths of its size. An
 * event that is higher would make all others as high. */
enum { TITLE_WIDTH = 590 * 100 / 16, EVENT_WIDTH = 300 * 100 / 16, EVENT_LINES = 6 };

struct diagram {
    struct tl_out *out;
    const struct tl_language *language;
    int64_t length; /* of the text, in UTF-16 code units */
    uint64_t cut;   /* titles */
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

/*
 * Text in a box, in which lines break at blanks only (`wrap` in
 * src/diagrams/timeline/svgDraw.js; it draws the <br> of its manual as it is, unless it
 * got its text in one of several ways). Where a line has to end in a word, or in a
 * script without blanks, a hair space is put.
 */
static void
put_wrapped(struct diagram *diagram, const char *text, size_t width, int most)
{
    const char *rest = text, *end = text;
    struct tl_text_line line;
    for (int lines = 0; tl_text_next_line(&rest, width, &line); lines++) {
        if (lines == most) {
            put(diagram, "…");
            diagram->cut++;
            return;
        }
        if (end > text && line.text == end && line.length > 0)
            put(diagram, "\u200A");
        put_part(diagram, end, (size_t)(line.text + line.length - end));
        end = line.text + line.length;
    }
    put_text(diagram, end);
}

static void
put_event_text(struct diagram *diagram, const char *text)
{
    put_wrapped(diagram, text, EVENT_WIDTH, EVENT_LINES);
}

static void
put_period(struct diagram *diagram, const struct tl_graph *graph,
           const struct tl_event *event)
{
    char label[TL_DATE_LABEL_MAX];
    put(diagram, "    ");
    if (event->date) {
        tl_claim_date_label(graph, TL_EVENT, event->number, event->date,
                            diagram->language, label, sizeof label);
        put_text(diagram, label);
    } else {
        put_text(diagram, *event->date_text
                              ? event->date_text
                              : tl_phrase(diagram->language, TL_PHRASE_UNDATED));
    }
    put(diagram, " : ");
}

/* What stands in a phrase for a list of those who deny an event. */
static const char deniers_mark[] = "";

struct doubt {
    struct diagram *diagram;
    const struct tl_graph *graph;
    struct tl_slice citations;
};

static void
put_doubt_piece(void *sink, const char *text)
{
    struct doubt *doubt = sink;
    const char *before = "";
    uint32_t reference;
    if (text != deniers_mark) {
        put_text(doubt->diagram, text);
        return;
    }
    while ((reference = tl_cited_by(doubt->graph, &doubt->citations, true)) !=
           TL_NONE) {
        struct tl_item item = {TL_REFERENCE, reference};
        put_text(doubt->diagram, before);
        put_event_text(doubt->diagram, tl_graph_label(doubt->graph, item));
        before = "; ";
    }
}

/* " (disputed, denied by One; Two)". */
static void
put_doubt(struct diagram *diagram, const struct tl_graph *graph,
          const struct tl_event *event)
{
    const struct tl_filling deniers = {"sources", deniers_mark};
    struct tl_slice rest = event->citations;
    struct doubt doubt = {diagram, graph, event->citations};
    if (event->status < TL_DISPUTED)
        return;
    put(diagram, " (");
    if (tl_cited_by(graph, &rest, true) == TL_NONE)
        put_text(diagram, tl_status_word(diagram->language, event->status).text);
    else
        tl_phrase_tell(diagram->language,
                       event->status == TL_DISPUTED ? TL_PHRASE_DISPUTED_DENIED_BY
                                                    : TL_PHRASE_DENIED_BY,
                       &deniers, 1, put_doubt_piece, &doubt);
    put(diagram, ")");
}

static void
put_piece(void *sink, const char *text)
{
    put_event_text(sink, text);
}

/* " (part of: the visit (inferred))". */
static void
put_parent(struct diagram *diagram, const struct tl_graph *graph,
           const struct tl_event *event)
{
    char room[TL_EVENT_TITLE_MAX];
    if (event->part_of == TL_NONE)
        return;
    struct tl_event parent = tl_graph_event(graph, event->part_of);
    enum tl_status status = tl_claim_status(graph, TL_EVENT, event->number, TL_PART_OF);
    const struct tl_filling whole = {
        "whole", tl_event_title(graph, &parent, diagram->language, room)};
    put(diagram, " (");
    tl_phrase_tell(diagram->language, TL_PHRASE_PART_OF_WHOLE, &whole, 1, put_piece,
                   diagram);
    if (tl_status_is_unsure(status)) {
        put(diagram, " (");
        put_text(diagram, tl_status_word(diagram->language, status).text);
        put(diagram, ")");
    }
    put(diagram, ")");
}

static void
put_event(struct diagram *diagram, const struct tl_graph *graph,
          const struct tl_event *event)
{
    char room[TL_EVENT_TITLE_MAX];
    put_period(diagram, graph, event);
    put_event_text(diagram, tl_event_title(graph, event, diagram->language, room));
    put_parent(diagram, graph, event);
    put_doubt(diagram, graph, event);
    put(diagram, "\n");
}

/* What is no event is left out; events have a title, a date in words and a parent. */
static void
count_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    static const struct tl_supported supported = {
        .fields = {
            [TL_DATASET] = TL_SUPPORTS(TL_TITLE) | TL_SUPPORTS(TL_DESCRIPTION),
            [TL_EVENT] =
                TL_SUPPORTS(TL_TITLE) | TL_SUPPORTS(TL_PART_OF) | TL_SUPPORTS_DATE,
        }};
    uint64_t events = tl_unsupported_count(drawing, &supported, TL_EVENT);
    tl_losses_add_many(losses, "events exported with title, date and parent event only",
                       events);
    tl_losses_add_many(
        losses, "items other than events left out (actors, relations, sources …)",
        tl_unsupported_count_all(drawing, &supported) - events);
}

/* What is read out of the whole. */
static void
put_member(struct diagram *diagram, const char *name, const char *text)
{
    if (!*text)
        return;
    put(diagram, "  ");
    put(diagram, name);
    put(diagram, ": ");
    put_text(diagram, text);
    put(diagram, "\n");
}

static void
emit(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses)
{
    struct diagram diagram = {.out = out, .language = tl_drawing_language(drawing)};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    put(&diagram, "timeline TD\n");
    put_member(&diagram, "accTitle", dataset.title);
    put_member(&diagram, "accDescr", dataset.description);
    put(&diagram, "  section ");
    put_wrapped(&diagram,
                *dataset.title ? dataset.title
                               : tl_phrase(diagram.language, TL_PHRASE_VIEW_TIMELINE),
                TITLE_WIDTH, INT_MAX);
    put(&diagram, "\n");
    for (uint32_t i = 0; i < drawing->timeline->event_count; i++) {
        struct tl_event event =
            tl_graph_event(drawing->graph, drawing->timeline->events[i]);
        put_event(&diagram, drawing->graph, &event);
    }
    count_losses(drawing, losses);
    tl_losses_add_many(losses, "titles too long for a diagram shortened", diagram.cut);
    if (diagram.length > TEXT_MAX)
        tl_losses_add(losses, "diagram longer than the 50000 characters that Mermaid "
                              "draws, unless maxTextSize is raised");
}

const struct tl_format tl_format_mermaid = {
    .name = "mermaid",
    .endings = "mmd mermaid",
    .about = "timeline diagram for Markdown pages",
    .views = TL_VIEW_BIT(TL_VIEW_TIMELINE),
    .style_groups = TL_STYLE_WORDS,
    .view = TL_VIEW_TIMELINE,
    .room = {200, "events become a diagram of many screens; --since, --until, --kind "
                  "and --match select fewer"},
    .parts = {{NULL, emit}},
};
