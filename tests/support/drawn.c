#include "drawn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/layout/ranks.h"
#include "support.h"

extern const struct tl_format tl_format_dot;

const char meeting[] =
    "reference|id=R|title=Paper \"R\"|url=https://example.org/r\n"
    "reference|id=S|title=Script|url=mailto:s@example.org\n"
    "actor|id=%A|name=Ann & Co|kind=state\n"
    "actor|id=B|kind=person\n"
    "actor|id=C\n"
    "event|id=e1|title=Meeting|kind=meeting|date=2015-05-08|count=3\n"
    "  participation|actor=%A|role=seller\n"
    "  participation|actor=B|role=target\n"
    "  participation|actor=C|role=buyer|date=2015\n"
    "  citation|reference=R|status=assessed\n"
    "event|id=e2|title=Walk|date=[2015-05-04..2015-05-10]|part_of=e1\n"
    "  participation|actor=%A\n"
    "event|id=e3|title=Nobody knows when\n"
    "relation|id=r1|source=%A|target=B|kind=pays|weight=0.5|date=2014/..\n"
    "  citation|reference=S|status=disputed\n"
    "relation|id=r2|source=e3|target=e1|kind=follows\n";

static char *
draw_as(const struct tl_graph *graph, const struct wish *wish)
{
    struct tl_selection selection = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_style style = {.theme = wish->dark ? TL_THEME_DARK : TL_THEME_LIGHT};
    struct tl_drawing drawing = {.graph = graph,
                                 .view = wish->view,
                                 .is_picture = wish->picture,
                                 .style = &style};
    struct tl_network *network = NULL;
    struct tl_timeline *timeline = NULL;
    struct tl_lanes *lanes = NULL;
    struct tl_losses losses = {0};
    struct tl_ranks *ranks = NULL;
    FILE *file = tmpfile();
    struct tl_out out;
    assert_non_null(file);
    tl_out_open(&out, fileno(file));
    selection.most_edges = wish->most_edges;
    if (wish->view == TL_VIEW_TIMELINE) {
        drawing.timeline = timeline = tl_timeline_new(graph, &selected);
        drawing.lanes = lanes = tl_lanes_new(timeline, wish->by, &wish->budget);
    } else {
        drawing.network = network =
            tl_network_new(graph, &selected, &selection, wish->view);
        drawing.ranks = ranks = tl_ranks_new(network);
    }
    struct tl_footnotes *notes =
        network ? tl_footnotes_of_network(network)
                : tl_footnotes_of_timeline(timeline, lanes->sequence.events);
    drawing.footnotes = notes;
    if (wish->laid_out.width > 0)
        drawing.laid_out = &wish->laid_out;
    tl_format_dot.parts[0].emit(&drawing, &out, &losses);
    assert_int_equal(tl_out_close(&out), 0);
    tl_footnotes_free(notes);
    tl_ranks_free(ranks);
    tl_network_free(network);
    tl_lanes_free(lanes);
    tl_timeline_free(timeline);
    tl_selected_clear(&selected);
    size_t size = (size_t)ftell(file);
    char *text = calloc(size + 1, 1);
    assert_non_null(text);
    rewind(file);
    assert_int_equal(fread(text, 1, size, file), size);
    fclose(file);
    return text;
}

char *
draw_text_as(const char *model_text, const struct wish *wish)
{
    struct model model = model_of(model_text);
    char *text = draw_as(model.graph, wish);
    model_free(&model);
    return text;
}

char *
draw_text(const char *model_text, enum tl_view view)
{
    return draw_text_as(model_text, &(struct wish){.view = view});
}

char *
draw_picture(const char *model_text, enum tl_view view)
{
    return draw_text_as(model_text, &(struct wish){.view = view, .picture = true});
}

char *
draw_caption(const char *model_text, enum tl_view view)
{
    struct wish wish = {.view = view, .picture = true, .laid_out = {8000, 6000}};
    return draw_text_as(model_text, &wish);
}

const char *
line_of(const char *text, const char *start)
{
    static char line[4096];
    char wanted[256];
    snprintf(wanted, sizeof wanted, "\n%s [", start);
    const char *found = strstr(text, wanted);
    if (!found)
        fail_msg("no line for %s in:\n%s", start, text);
    size_t length = strcspn(found + 1, "\n");
    assert_true(length < sizeof line);
    memcpy(line, found + 1, length);
    line[length] = '\0';
    return line;
}

const char *
half_of(const char *text, const char *label, const char *item)
{
    char wanted[256];
    unsigned number = 0;
    snprintf(wanted, sizeof wanted, " [class=\"tieline\", label=\"%s\\n", label);
    const char *found = strstr(text, wanted);
    if (!found)
        fail_msg("no label %s in:\n%s", label, text);
    while (*found != '\n')
        found--;
    assert_int_equal(sscanf(found, "\n\"tieline:label:%u:0\"", &number), 1);
    snprintf(wanted, sizeof wanted, "\"tieline:label:%u:0\" -> %s", number, item);
    char from_item[sizeof wanted];
    snprintf(from_item, sizeof from_item, "%s -> \"tieline:label:%u:0\"", item, number);
    return line_of(text, strstr(text, wanted) ? wanted : from_item);
}

void
check_has(const char *line, const char *part)
{
    if (!strstr(line, part))
        fail_msg("%s\nis not in:\n%s", part, line);
}

void
check_lacks(const char *line, const char *part)
{
    if (strstr(line, part))
        fail_msg("%s\nis in:\n%s", part, line);
}
