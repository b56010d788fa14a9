/* The DOT writer, and what the diagrams say; cgraph reads back what was written. */
#include "output/dot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <graphviz/cgraph.h>

#include "output/format.h"
#include "paper.h"
#include "support.h"

/* Ids, and the names that stand for them. */
static const struct {
    const char *id;
    const char *name; /* NULL: the same */
} names[] = {
    {"china", NULL},
    {"China and Russia", NULL},
    {"a:b", NULL},
    {"node", NULL},
    {"-.", NULL},
    {"1a", NULL},
    {"@", NULL},
    {"<b>x</b>", NULL},
    {"a%20b", NULL},
    {"tieline", NULL},
    {"&amp;", NULL},
    {"\u65e5\u672c", NULL},
    {"\uFEFF", NULL},
    {"say \"a\"", "say \\\"a\\\""},
    /* What DOT cannot hold, or takes for something else */
    {"", "tieline:id:"},
    {"%", "tieline:id:%25"},
    {"%a%b", "tieline:id:%25a%25b"},
    {"a\\", "tieline:id:a%5C"},
    {"\\N\"", "tieline:id:%5CN\\\""},
    {"a\nb", "tieline:id:a%0Ab"},
    {"\x01\x7F", "tieline:id:%01%7F"},
    {"%\uFFFE\uFFFF", "tieline:id:%25%EF%BF%BE%EF%BF%BF"},
    {"tieline:axis:0:0", "tieline:id:tieline:axis:0:0"},
    {"tieline:id:%25", "tieline:id:tieline:id:%2525"},
};

static const char *
write_name(struct paper *paper, struct tl_dot_name name)
{
    paper_begin(paper);
    struct tl_dot dot = {.out = &paper->out};
    tl_dot_node(&dot, name);
    tl_dot_close(&dot);
    return paper_end(paper);
}

static void
ids_are_names_where_they_can_be(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(names); i++) {
        char expected[128];
        snprintf(expected, sizeof expected, "\"%s\";\n",
                 names[i].name ? names[i].name : names[i].id);
        assert_string_equal(write_name(paper, tl_dot_item(names[i].id)), expected);
    }
    assert_string_equal(write_name(paper, tl_dot_drawn("axis", 1, 23)),
                        "\"tieline:axis:1:23\";\n");
}

/* The rule for names, undone: what a reader has to do. */
static void
undo_name(const char *name, char *id)
{
    static const char marker[] = "tieline:id:";
    if (strncmp(name, marker, sizeof marker - 1) != 0) {
        strcpy(id, name);
        return;
    }
    for (name += sizeof marker - 1; *name; name++) {
        char code[3] = {name[0] == '%' ? name[1] : '\0', name[1], '\0'};
        code[1] = code[0] ? name[2] : '\0';
        *id++ = code[0] ? (char)strtol(code, NULL, 16) : *name;
        name += code[0] ? 2 : 0;
    }
    *id = '\0';
}

/* Of all ids at once, so that no two have the same name. */
static void
ids_come_back_from_cgraph(void **state)
{
    struct paper *paper = *state;
    paper_begin(paper);
    struct tl_dot dot = tl_dot_begin(&paper->out, NULL);
    for (size_t i = 0; i < LENGTH_OF(names); i++) {
        tl_dot_node(&dot, tl_dot_item(names[i].id));
        tl_dot_text(&dot, TL_DOT_KIND, "x");
        tl_dot_close(&dot);
    }
    tl_dot_end(&dot);
    Agraph_t *graph = agmemread(paper_end(paper));
    assert_non_null(graph);
    size_t i = 0;
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        char id[128];
        undo_name(agnameof(node), id);
        assert_string_equal(id, names[i++].id);
    }
    assert_int_equal(i, LENGTH_OF(names));
    agclose(graph);
}

static const struct {
    const char *text;
    const char *plain;
    const char *label; /* NULL: the same */
} texts[] = {
    {"plain", "plain", NULL},
    {"", "", NULL},
    {"a\"b", "a\\\"b", NULL},
    {"\\", "\\\\", NULL},
    {"\\N\\G\\l", "\\\\N\\\\G\\\\l", NULL},
    {"x\\\" URL=evil]; other//", "x\\\\\\\" URL=evil]; other//", NULL},
    {"one\ntwo", "one\\ntwo", NULL},
    {"<b>x</b>", "<b>x</b>", NULL},
    {"a & b", "a & b", "a &amp; b"},
    {"&lt;&#65;", "&lt;&#65;", "&amp;lt;&amp;#65;"},
    {"a\tb", "a\tb", "a b"},
    {"\x01\x1B\x7F", "\x01\x1B\x7F", "\uFFFD\uFFFD\uFFFD"},
    {"\uFFFE\uFFFF", "\uFFFE\uFFFF", "\uFFFD\uFFFD"},
    {"\u00e9\u65e5\U0001F600", "\u00e9\u65e5\U0001F600", NULL},
};

static void
texts_stay_in_their_quotes(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        char expected[256];
        const char *label = texts[i].label ? texts[i].label : texts[i].plain;
        paper_begin(paper);
        struct tl_dot dot = {.out = &paper->out};
        tl_dot_text(&dot, TL_DOT_KIND, texts[i].text);
        tl_dot_text(&dot, TL_DOT_LABEL, texts[i].text);
        tl_dot_text(&dot, TL_DOT_TOOLTIP, texts[i].text);
        snprintf(expected, sizeof expected,
                 " [kind=\"%s\", label=\"%s\", tooltip=\"%s\"", texts[i].plain, label,
                 label);
        assert_string_equal(paper_end(paper), expected);
    }
}

static const struct {
    const char *url;
    const char *written; /* NULL: nothing */
} links[] = {
    {"https://example.org/?a=1#b", "https://example.org/?a=1#b"},
    {"HTTP://example.org", "HTTP://example.org"},
    {"mailto:a@example.org", "mailto:a@example.org"},
    {"  https://example.org/\n ", "https://example.org/"},
    {"ht\ntps://example.org", "https://example.org"},
    {"https://e/\" onclick=\"x", "https://e/%22%20onclick=%22x"},
    {"https://e/<script>`\\", "https://e/%3Cscript%3E%60%5C"},
    {"https://e/?a=1&b=2", "https://e/?a=1&amp;b=2"},
    {"https://e/\u65e5", "https://e/%E6%97%A5"},
    {"", NULL},
    {" ", NULL},
    {"javascript:alert(1)", NULL},
    {"java\nscript:alert(1)", NULL},
    {"\x01javascript:alert(1)", NULL},
    {"data:text/html,x", NULL},
    {"file:///etc/passwd", NULL},
    {"//example.org", NULL},
    {"https:", NULL},
    {"xhttps://example.org", NULL},
};

static void
links_are_safe_or_not_there(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(links); i++) {
        char expected[128] = "";
        if (links[i].written)
            snprintf(expected, sizeof expected, " [URL=\"%s\"", links[i].written);
        paper_begin(paper);
        struct tl_dot dot = {.out = &paper->out};
        tl_dot_link(&dot, links[i].url);
        assert_string_equal(paper_end(paper), expected);
    }
}

static const struct {
    int64_t weight;
    const char *written;
} weights[] = {
    {TL_WEIGHT_ONE, " [weight=\"1\""},
    {32 * (int64_t)TL_WEIGHT_ONE, " [weight=\"32\""},
    {0, " [weight=\"0\""},
    {TL_WEIGHT_ONE / 2, " [weight=\"1\", exact_weight=\"0.5\""},
    {TL_WEIGHT_ONE / 4, " [weight=\"0\", exact_weight=\"0.25\""},
    {-2 * (int64_t)TL_WEIGHT_ONE, " [weight=\"0\", exact_weight=\"-2\""},
    {2000 * (int64_t)TL_WEIGHT_ONE, " [weight=\"1000\", exact_weight=\"2000\""},
};

static void
weights_are_whole_and_exact(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(weights); i++) {
        paper_begin(paper);
        struct tl_dot dot = {.out = &paper->out};
        tl_dot_weight(&dot, weights[i].weight);
        assert_string_equal(paper_end(paper), weights[i].written);
    }
}

static void
places_are_in_points_and_lengths_in_inches(void **state)
{
    struct paper *paper = *state;
    paper_begin(paper);
    struct tl_dot dot = {.out = &paper->out};
    tl_dot_length(&dot, TL_DOT_WIDTH, 720);
    tl_dot_length(&dot, TL_DOT_HEIGHT, 95);
    tl_dot_decimal(&dot, TL_DOT_PENWIDTH, 17);
    tl_dot_position(&dot, -705, 42);
    assert_string_equal(
        paper_end(paper),
        " [width=\"1\", height=\"0.1319\", penwidth=\"1.7\", pos=\"-70.5,-4.2!\"");
}

/* How a dataset is drawn. */
struct wish {
    enum tl_view view;
    enum tl_lanes_by by;
    struct tl_lanes_budget budget;
    uint32_t most_edges;
    bool dark;
    bool picture;
};

/* What was drawn, to be freed. */
static char *
draw_as(const struct tl_graph *graph, const struct wish *wish)
{
    struct tl_selection selection = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_style style = {.dark = wish->dark};
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
    tl_emit_dot(&drawing, &out, &losses);
    assert_int_equal(tl_out_close(&out), 0);
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

static char *
draw(const struct tl_graph *graph, enum tl_view view)
{
    return draw_as(graph, &(struct wish){.view = view});
}

static char *
draw_text_as(const char *model_text, const struct wish *wish)
{
    struct model model = model_of(model_text);
    char *text = draw_as(model.graph, wish);
    model_free(&model);
    return text;
}

static char *
draw_text(const char *model_text, enum tl_view view)
{
    struct model model = model_of(model_text);
    char *text = draw(model.graph, view);
    model_free(&model);
    return text;
}

static char *
draw_picture(const char *model_text, enum tl_view view)
{
    return draw_text_as(model_text, &(struct wish){.view = view, .picture = true});
}

/* The line of a node or an edge, in a buffer of its own; fails where there is none. */
static const char *
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

/* The same of the line between a label and an item. */
static const char *
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

static void
check_has(const char *line, const char *part)
{
    if (!strstr(line, part))
        fail_msg("%s\nis not in:\n%s", part, line);
}

static void
check_lacks(const char *line, const char *part)
{
    if (strstr(line, part))
        fail_msg("%s\nis in:\n%s", part, line);
}

static const char meeting[] =
    "reference|id=R|title=Paper \"R\"|url=https://example.org/r\n"
    "reference|id=S|title=Script|url=mailto:s@example.org\n"
    "actor|id=%A|name=Ann & Co|kind=state\n"
    "actor|id=B|kind=person\n"
    "actor|id=C\n"
    "event|id=e1|title=Meeting|kind=meeting|date=2015-05-08|count=3\n"
    "  participation|actor=%A|role=host\n"
    "  participation|actor=B|role=target\n"
    "  participation|actor=C|role=guest|date=2015\n"
    "  citation|reference=R|status=assessed\n"
    "event|id=e2|title=Walk|date=[2015-05-04..2015-05-10]|part_of=e1\n"
    "  participation|actor=%A\n"
    "event|id=e3|title=Nobody knows when\n"
    "relation|id=r1|source=%A|target=B|kind=pays|weight=0.5|date=2014/..\n"
    "  citation|reference=S|status=disputed\n"
    "relation|id=r2|source=e3|target=e1|kind=follows\n";

static void
networks_say_what_a_reader_gets_back(void **state)
{
    (void)state;
    char *text = draw_text(meeting, TL_VIEW_NETWORK);
    const char *line = line_of(text, "\"tieline:id:%25A\"");
    check_has(line, "label=\"Ann &amp; Co\\n\", type=\"actor\", kind=\"state\", "
                    "name=\"Ann & Co\"");
    line = line_of(text, "\"e1\"");
    check_has(line,
              "label=\"Meeting\\l8 May 2015 \u00b7 assessed\\l\", type=\"event\", "
              "kind=\"meeting\", title=\"Meeting\", date=\"2015-05-08\", "
              "count=\"3\", status=\"assessed\"");
    check_has(line, "Source: Paper \\\"R\\\"\", URL=\"https://example.org/r\"");
    line = line_of(text, "\"C\" -> \"e1\"");
    check_has(line, "kind=\"participates\", role=\"guest\", date=\"2015\"");
    check_has(line, "weight=\"1\"");
    line = line_of(text, "\"tieline:id:%25A\" -> \"B\"");
    check_has(line, "id=\"r1\", kind=\"pays\", date=\"2014/..\", first=\"2014-01-01\", "
                    "last=\"..\", status=\"disputed\", weight=\"1\", "
                    "exact_weight=\"0.5\"");
    check_has(line, "URL=\"mailto:s@example.org\"");
    check_has(line_of(text, "\"e2\" -> \"e1\""), "kind=\"part of\"");
    free(text);
}

static void
networks_show_what_is_what(void **state)
{
    (void)state;
    char *text = draw_text(meeting, TL_VIEW_NETWORK);
    check_has(line_of(text, "\"e1\""), "style=\"filled\"");
    check_has(line_of(text, "\"e2\""), "style=\"filled,dashed\"");
    check_has(line_of(text, "\"e3\""), "fillcolor=\"#ffffff\"");
    check_has(line_of(text, "\"tieline:id:%25A\" -> \"e1\""), "dir=\"forward\"");
    check_has(line_of(text, "\"B\" -> \"e1\""), "dir=\"back\"");
    check_has(line_of(text, "\"tieline:id:%25A\" -> \"B\""), "style=\"dotted\"");
    /* A part is in the frame of its whole. */
    check_has(line_of(text, "\"e2\" -> \"e1\""), "style=\"invis\"");
    check_has(text, "subgraph \"cluster_tieline:whole:4\" {\n");
    check_has(text, "\"e1\";\n\"e2\";\n}\n");
    /* Columns are by time, and no edge has a say in it. */
    check_has(text, "graph [rank=\"same\"];\n\"tieline:time:3:0\";\n\"e3\";\n}\n");
    check_has(line_of(text, "\"e3\" -> \"e1\""), "constraint=\"false\"");
    check_has(line_of(text, "\"B\" -> \"e1\""), "constraint=\"false\"");
    check_has(text, "label=\"date uncertain\\n\"");
    check_has(text, "label=\"disputed\\n\"");
    check_lacks(text, "label=\"denied\\n\"");
    free(text);
}

static void
pictures_have_labels_in_the_lines(void **state)
{
    (void)state;
    char *text = draw_picture(meeting, TL_VIEW_NETWORK);
    check_has(line_of(text, "\"e1\""), "style=\"filled\"");
    check_has(line_of(text, "\"e2\""), "style=\"filled,dashed\"");
    check_has(line_of(text, "\"e3\""), "fillcolor=\"#ffffff\"");
    check_has(half_of(text, "host", "\"e1\""), "dir=\"forward\"");
    check_has(half_of(text, "host", "\"tieline:id:%25A\""), "dir=\"none\"");
    check_has(half_of(text, "target", "\"B\""), "dir=\"forward\"");
    check_has(half_of(text, "pays", "\"B\""), "style=\"dotted\"");
    check_has(half_of(text, "pays", "\"tieline:id:%25A\""), "style=\"dotted\"");
    /* A part is in the frame of its whole. */
    check_has(line_of(text, "\"e2\" -> \"e1\""), "style=\"invis\"");
    check_has(text, "subgraph \"cluster_tieline:whole:4\" {\n");
    check_has(text, "\"e1\";\n\"e2\";\n}\n");
    /* Columns are by time, with those of labels between them. */
    check_has(text, "graph [rank=\"same\"];\n\"tieline:time:7:0\";\n\"e3\";\n}\n");
    check_has(half_of(text, "follows", "\"e1\""), "dir=\"back\"");
    check_has(text, "label=\"date uncertain\\n\"");
    check_has(text, "label=\"disputed\\n\"");
    check_lacks(text, "label=\"denied\\n\"");
    free(text);
}

/* Samples stand in ranks beside each other, whatever is in those of the network, and
 * are no wider than the labels there. */
static void
legends_are_compact(void **state)
{
    (void)state;
    static const char kinds[] =
        "event|id=1|kind=one of a kind that has a long name\nevent|id=2|kind=b\n"
        "event|id=3|kind=c\nevent|id=4|kind=d\nevent|id=5|kind=e\n"
        "event|id=6|kind=f\nevent|id=7|kind=g\nevent|id=8|kind=h\n"
        "event|id=9|kind=i\n";
    char *text = draw_picture(kinds, TL_VIEW_EVENTS);
    const char *long_one = "label=\"one of a kind that\\nhas a long name\\n\"";
    check_has(text, long_one);
    check_lacks(line_of(text, "\"tieline:legend:0:0\" -> \"tieline:legend:1:0\""),
                "minlen");
    check_has(text, "\"tieline:legend:6:0\" -> \"tieline:legend:7:0\"");
    check_lacks(text, "\"tieline:legend:7:0\" -> \"tieline:legend:8:0\"");
    free(text);
}

/* dot crashes or never ends with labels on such edges, or frames around them. */
static void
edges_within_a_column_are_plain(void **state)
{
    (void)state;
    static const char plain[] = "event|id=a|date=2014\nevent|id=b|date=2015\n"
                                "relation|source=a|target=b|kind=follows\n";
    static const char framed[] = "event|id=w\nevent|id=a|part_of=w\n"
                                 "event|id=b|part_of=w\n"
                                 "relation|source=a|target=b|kind=follows\n";
    char *text = draw_text(plain, TL_VIEW_EVENTS);
    check_lacks(line_of(text, "\"a\" -> \"b\""), "label=");
    check_has(line_of(text, "\"a\" -> \"b\""), "follows");
    check_lacks(line_of(text, "\"a\" -> \"b\""), "constraint=");
    free(text);
    text = draw_text(framed, TL_VIEW_EVENTS);
    check_lacks(text, "cluster_tieline:whole");
    check_lacks(line_of(text, "\"a\" -> \"w\""), "invis");
    check_has(text, "label=\"part of\\n\"");
    free(text);
}

/* Between them dot would crash or never end, so their label is beside them. Who reads
 * it gets the edge from the end that is written first. */
static void
edges_within_a_column_lead_to_their_label(void **state)
{
    (void)state;
    static const char plain[] = "event|id=a|date=2014\nevent|id=b|date=2015\n"
                                "relation|source=b|target=a|kind=follows\n";
    static const char framed[] = "event|id=w\nevent|id=a|part_of=w\n"
                                 "event|id=b|part_of=w\n"
                                 "relation|source=a|target=b|kind=follows\n";
    char *text = draw_picture(plain, TL_VIEW_EVENTS);
    check_has(half_of(text, "follows", "\"a\""), "class=\"tieline\"");
    check_has(half_of(text, "follows", "\"a\""), "dir=\"forward\"");
    check_has(half_of(text, "follows", "\"b\""), "dir=\"back\", arrowtail=\"none\"");
    check_has(half_of(text, "follows", "\"b\""), "kind=\"follows\"");
    free(text);
    text = draw_picture(framed, TL_VIEW_EVENTS);
    check_has(text, "cluster_tieline:whole");
    check_has(line_of(text, "\"a\" -> \"w\""), "invis");
    check_lacks(text, "label=\"part of\\n\"");
    free(text);
}

/* Lines that are written to the left would be laid out badly. */
static void
lines_lead_to_the_right(void **state)
{
    (void)state;
    char *text = draw_picture("event|id=e|date=2014\n"
                              "  participation|actor=a|role=host\n"
                              "  participation|actor=b\n  participation|actor=c\n",
                              TL_VIEW_NETWORK);
    check_has(line_of(text, "\"e\" -> \"b\""), "dir=\"none\"");
    check_has(text, "\n\"a\" -> \"tieline:label:");
    free(text);
}

static void
actors_are_tied(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=a\nactor|id=b\nactor|id=c\n"
                           "event|id=e|kind=deal|date=2015-05|count=32\n"
                           "  participation|actor=a\n"
                           "  participation|actor=b\n"
                           "event|id=f|kind=deal|date=2014\n"
                           "  participation|actor=a\n"
                           "  participation|actor=b\n"
                           "relation|id=r|source=c|target=a|kind=owns\n",
                           TL_VIEW_ACTORS);
    const char *line = line_of(text, "\"a\" -> \"b\"");
    check_has(line, "kind=\"deal\", first=\"2014-01-01\", last=\"2015-05-31\", "
                    "weight=\"33\"");
    check_has(line, "label=\"deal\\nJan 2014 \u2013 May 2015\\n\"");
    check_has(line, "penwidth=\"3.4\", dir=\"none\"");
    check_has(line_of(text, "\"c\" -> \"a\""), "penwidth=\"0.9\", dir=\"forward\"");
    free(text);
}

/* The years in which both were, not those of the whole partnership. */
static void
ties_are_labelled_with_their_own_time(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=a\nactor|id=b\nactor|id=c\n"
                           "event|id=e|kind=firm|date=1815/1938\n"
                           "  participation|actor=a|date=1815/1831\n"
                           "  participation|actor=b|date=1823/1870\n"
                           "  participation|actor=c\n",
                           TL_VIEW_ACTORS);
    check_has(line_of(text, "\"a\" -> \"b\""), "label=\"firm\\n1823 \u2013 1831\\n\"");
    check_has(line_of(text, "\"b\" -> \"c\""), "label=\"firm\\n1823 \u2013 1870\\n\"");
    free(text);
}

static void
what_is_left_out_is_said(void **state)
{
    (void)state;
    struct wish wish = {.view = TL_VIEW_ACTORS, .most_edges = 1};
    char *text = draw_text_as(meeting, &wish);
    check_has(text, "Shown are the 1 strongest of");
    free(text);
    wish.most_edges = 0;
    text = draw_text_as(meeting, &wish);
    check_lacks(text, "Shown are");
    check_has(text, "Sources: Paper");
    free(text);
}

/* In a network a source is a frame's label, which can be followed. */
static void
sources_are_links(void **state)
{
    (void)state;
    static const char *const urls[] = {"https://example.org/?a=1&b=2",
                                       "javascript:alert(1)"};
    for (size_t i = 0; i < LENGTH_OF(urls); i++) {
        char model_text[300];
        snprintf(model_text, sizeof model_text,
                 "reference|id=s|title=Source|url=%s\nactor|id=a\n"
                 "  citation|reference=s\nevent|id=e\n  participation|actor=a\n",
                 urls[i]);
        char *text = draw_text(model_text, TL_VIEW_NETWORK);
        const char *note = strstr(text, "subgraph \"cluster_tieline:note:0\"");
        assert_non_null(note);
        check_has(note, "label=\"Sources: Source\\l\"");
        if (i == 0)
            check_has(note, "URL=\"https://example.org/?a=1&amp;b=2\"");
        else
            check_lacks(text, "javascript");
        free(text);
    }
}

/* In a tangle the legend is a table above it, with the sources as links. */
static void
tangles_have_a_legend(void **state)
{
    (void)state;
    char *model = NULL;
    size_t size;
    FILE *file = open_memstream(&model, &size);
    assert_non_null(file);
    fputs("dataset|title=A <b> \\N & \"\n"
          "reference|id=s|title=</TD>|url=https://example.org/?a=1&b=<\n"
          "reference|id=t|url=javascript:alert(1)\n"
          "actor|id=a|kind=<state>\n  citation|reference=s\n  citation|reference=t\n",
          file);
    for (unsigned i = 0; i <= TL_RANKS_EDGES; i++)
        fprintf(file, "relation|id=r%u|source=a|target=b|kind=k%u\n%s", i, i,
                i == 0 ? "  citation|reference=s|status=disputed\n" : "");
    fclose(file);
    char *text = draw_picture(model, TL_VIEW_NETWORK);
    check_has(text, ">A &lt;b&gt; \\N &amp; \"</FONT>");
    check_has(text, ">&lt;state&gt;</FONT>");
    check_has(text, ">dotted line: disputed</FONT>");
    check_has(text, "TITLE=\"source\" HREF=\"https://example.org/?a=1&amp;b=%3C\"");
    check_has(text, ">Sources: &lt;/TD&gt;</FONT>");
    check_lacks(text, "javascript");
    free(text);
    text = draw_text(model, TL_VIEW_NETWORK);
    check_has(text, "label=\"A <b> \\\\N &amp; \\\"\\lSource");
    check_lacks(text, "label=<");
    free(text);
    free(model);
}

static void
addresses_that_are_not_the_link_are_in_the_tooltip(void **state)
{
    (void)state;
    char *text = draw_text("reference|id=s|url=https://example.org/s\n"
                           "actor|id=a|url=https://example.org/a\n"
                           "  citation|reference=s\n"
                           "actor|id=b|url=https://example.org/b\n"
                           "actor|id=c|url=gopher://example.org\n"
                           "event|id=e|url=https://example.org/e\n"
                           "  citation|reference=s\n",
                           TL_VIEW_NETWORK);
    check_has(line_of(text, "\"a\""), "More: https://example.org/a\\nSource: s\", "
                                      "URL=\"https://example.org/s\"");
    check_has(line_of(text, "\"b\""), "tooltip=\"b\", URL=\"https://example.org/b\"");
    check_has(line_of(text, "\"c\""), "More: gopher://example.org\"");
    check_has(line_of(text, "\"e\""), "More: https://example.org/e\\n");
    free(text);
}

/* The outline of an event's node, or of what else a line is about. */
static void
copy_outline(const char *text, const char *start, char outline[200])
{
    const char *line = line_of(text, start);
    const char *from = strstr(line, "shape="), *to = strstr(line, ", color=");
    assert_non_null(from);
    assert_true(to > from && to - from < 200);
    snprintf(outline, 200, "%.*s", (int)(to - from), from);
}

/* Colours alone would not do in grey, nor for all eyes. */
static void
kinds_have_outlines_of_their_own(void **state)
{
    (void)state;
    enum { KINDS = 12 };
    char model_text[KINDS * 40 + 1];
    size_t used = 0;
    char outlines[KINDS][200];
    for (int i = 0; i < KINDS; i++)
        used += (size_t)snprintf(model_text + used, sizeof model_text - used,
                                 "event|id=e%d|kind=k%d|date=20%02d\n", i, i, i);
    char *text = draw_text(model_text, TL_VIEW_NETWORK);
    for (int i = 0; i < KINDS; i++) {
        char start[40];
        snprintf(start, sizeof start, "\"e%d\"", i);
        copy_outline(text, start, outlines[i]);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(outlines[i], outlines[j]);
    }
    free(text);
}

static void
themes_have_their_ground(void **state)
{
    (void)state;
    for (enum tl_view view = 0; view < TL_VIEWS; view++) {
        char *light = draw_text_as(meeting, &(struct wish){.view = view});
        char *dark = draw_text_as(meeting, &(struct wish){.view = view, .dark = true});
        check_has(light, "bgcolor=\"#ffffff\"");
        check_lacks(dark, "#ffffff");
        free(light);
        free(dark);
    }
}

/* Whether each node has a place, and it is pinned: on a line of its own each. */
static void
check_pinned(const char *text)
{
    size_t nodes = 0, places = 0;
    for (const char *at = text; (at = strstr(at, "\n\"")); at++) {
        size_t length = strcspn(at + 1, "\n");
        const char *arrow = strstr(at, "\" -> \"");
        nodes += !arrow || arrow > at + length;
    }
    for (const char *at = text; (at = strstr(at, " pos=\"")); at++)
        places += at[strcspn(at, "!\n")] == '!';
    assert_int_equal(nodes, places);
}

static void
timelines_have_a_place_for_all(void **state)
{
    (void)state;
    char *text = draw_text(meeting, TL_VIEW_TIMELINE);
    check_has(text, "graph [layout=\"neato\", inputscale=\"72\"");
    check_pinned(text);
    check_has(line_of(text, "\"e1\""), "label=\"Meeting\\l\\l\", type=\"event\"");
    check_has(line_of(text, "\"tieline:id:%25A\""), "type=\"actor\"");
    check_has(line_of(text, "\"tieline:heading:3:0\""), "label=\"no date given\\l\"");
    check_has(line_of(text, "\"tieline:point:2:0\""), "class=\"tieline\"");
    check_has(line_of(text, "\"tieline:bar:1:0\""), "style=\"filled,dashed\"");
    /* Dots: the host gives, the target receives. */
    check_has(line_of(text, "\"tieline:dot:2:0\""), "fillcolor=\"#946b38\"");
    check_has(line_of(text, "\"tieline:dot:2:1\""), "fillcolor=\"#ffffff\"");
    check_has(line_of(text, "\"tieline:dot:2:0\" -> \"tieline:dot:2:1\""),
              "class=\"tieline\"");
    check_has(line_of(text, "\"C\" -> \"e1\""),
              "kind=\"participates\", role=\"guest\", date=\"2015\"");
    check_has(line_of(text, "\"C\" -> \"e1\""), "style=\"invis\"");
    free(text);
}

/* Those that were not asked for take no room. */
static void
timelines_have_columns_for_those_who_take_part(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=a\nactor|id=b\nactor|id=c\n"
                           "event|id=e|date=2015\n"
                           "  participation|actor=c\n"
                           "  participation|actor=a|role=source\n"
                           "  participation|actor=a|role=target\n"
                           "relation|id=r|source=a|target=b|kind=k\n",
                           TL_VIEW_TIMELINE);
    check_has(text, "\"tieline:column:1:0\"");
    check_lacks(text, "\"tieline:column:2:0\"");
    check_has(text, "label=\"in no event\\l\"");
    check_has(line_of(text, "\"b\""), "type=\"actor\"");
    check_has(line_of(text, "\"tieline:dot:1:0\""), "style=\"wedged\"");
    free(text);
}

static void
timelines_may_have_columns_for_kinds(void **state)
{
    (void)state;
    struct wish wish = {.view = TL_VIEW_TIMELINE, .by = TL_LANES_BY_KIND};
    char *text = draw_text_as(meeting, &wish);
    check_pinned(text);
    check_has(line_of(text, "\"tieline:head:1:0\""), "label=\"meeting\\l\"");
    check_has(text, "label=\"no kind given\\l\"");
    /* A reader of the diagram gets back what is not seen. */
    check_has(line_of(text, "\"B\""), "type=\"actor\"");
    check_has(line_of(text, "\"B\" -> \"e1\""), "role=\"target\"");
    free(text);
}

static void
many_events_are_counted(void **state)
{
    (void)state;
    struct wish wish = {.view = TL_VIEW_TIMELINE,
                        .budget = {.events = 2, .lanes = 2, .periods = 10}};
    char *text = draw_text_as(meeting, &wish);
    check_pinned(text);
    check_has(text, "3 events, counted where they begin");
    check_has(text, "label=\"the busiest 2 rows;");
    check_has(line_of(text, "\"tieline:time:0:0\""), "label=\"4 May 2015\\l\"");
    check_has(line_of(text, "\"tieline:time:2:0\""), "label=\"no date given\\l\"");
    check_has(line_of(text, "\"tieline:disc:1:0\""), "8 May 2015: 1\"");
    check_lacks(text, "type=\"event\"");
    free(text);
}

static void
a_far_event_breaks_the_axis(void **state)
{
    (void)state;
    char *text = draw_text("event|id=a|date=-0800\nevent|id=b|date=1761\n"
                           "event|id=c|date=1792\nevent|id=d|date=1974\n",
                           TL_VIEW_TIMELINE);
    check_pinned(text);
    check_has(line_of(text, "\"tieline:gap:0:4\""), " years\\r\"");
    free(text);
}

static const char *const models[] = {
    "",
    "event|id=e\n",
    "event|id=e|date=XXXX-05\n",
    "event|id=e|date=Y1E18\nevent|id=f|date=Y-1E18\n",
    "event|id=e|date=2015\nevent|id=f|date=Y170000002\nevent|id=g|date=Y-99999999999\n",
    "event|id=e|date=../2015\nevent|id=f|date=2014/..\nevent|id=g|date=/2015\n"
    "event|id=h|date=2016/\nevent|id=i|date=[..2015]\nevent|id=j|date={2014,2016}\n",
    "event|id=%|title=\\N\\\"&\x01|part_of=e\nevent|id=e\n"
    "  participation|actor=\\|role=\"\n",
    "actor|id=a\nrelation|id=r|source=a|target=a|kind=k|weight=-1\n",
    meeting,
};

/* Whatever is drawn, cgraph reads it whole, and it is the same the next time. */
static void
all_views_of_all_datasets_can_be_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(models) * TL_VIEWS; i++) {
        struct model model = model_of(models[i / TL_VIEWS]);
        char *text = draw(model.graph, (enum tl_view)(i % TL_VIEWS));
        char *again = draw(model.graph, (enum tl_view)(i % TL_VIEWS));
        assert_string_equal(text, again);
        check_lacks(text, "\nnode [");
        check_lacks(text, "\nedge [");
        Agraph_t *graph = agmemread(text);
        assert_non_null(graph);
        assert_int_equal(agerrors(), 0);
        agclose(graph);
        free(text);
        free(again);
        model_free(&model);
    }
}

static int
setup(void **state)
{
    *state = malloc(sizeof(struct paper));
    return *state ? 0 : -1;
}

static int
teardown(void **state)
{
    free(*state);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ids_are_names_where_they_can_be, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(ids_come_back_from_cgraph, setup, teardown),
        cmocka_unit_test_setup_teardown(texts_stay_in_their_quotes, setup, teardown),
        cmocka_unit_test_setup_teardown(links_are_safe_or_not_there, setup, teardown),
        cmocka_unit_test_setup_teardown(weights_are_whole_and_exact, setup, teardown),
        cmocka_unit_test_setup_teardown(places_are_in_points_and_lengths_in_inches,
                                        setup, teardown),
        cmocka_unit_test(networks_say_what_a_reader_gets_back),
        cmocka_unit_test(networks_show_what_is_what),
        cmocka_unit_test(pictures_have_labels_in_the_lines),
        cmocka_unit_test(legends_are_compact),
        cmocka_unit_test(edges_within_a_column_are_plain),
        cmocka_unit_test(edges_within_a_column_lead_to_their_label),
        cmocka_unit_test(lines_lead_to_the_right),
        cmocka_unit_test(actors_are_tied),
        cmocka_unit_test(ties_are_labelled_with_their_own_time),
        cmocka_unit_test(what_is_left_out_is_said),
        cmocka_unit_test(sources_are_links),
        cmocka_unit_test(tangles_have_a_legend),
        cmocka_unit_test(addresses_that_are_not_the_link_are_in_the_tooltip),
        cmocka_unit_test(kinds_have_outlines_of_their_own),
        cmocka_unit_test(themes_have_their_ground),
        cmocka_unit_test(timelines_may_have_columns_for_kinds),
        cmocka_unit_test(many_events_are_counted),
        cmocka_unit_test(a_far_event_breaks_the_axis),
        cmocka_unit_test(timelines_have_a_place_for_all),
        cmocka_unit_test(timelines_have_columns_for_those_who_take_part),
        cmocka_unit_test(all_views_of_all_datasets_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
