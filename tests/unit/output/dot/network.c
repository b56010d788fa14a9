/* What networks in DOT say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/drawn.h"
#include "graph/layout/ranks.h"
#include "tests/support/support.h"

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
              "label=\"Meeting\\l8 May 2015 \u00b7 assessed¹\\l\", type=\"event\", "
              "kind=\"meeting\", title=\"Meeting\", date=\"2015-05-08\", "
              "count=\"3\", status=\"assessed\"");
    check_has(line, "Source: Paper \\\"R\\\"\", URL=\"https://example.org/r\"");
    line = line_of(text, "\"C\" -> \"e1\"");
    check_has(line, "kind=\"participates\", role=\"buyer\", date=\"2015\"");
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
    check_lacks(line_of(text, "\"tieline:id:%25A\" -> \"e1\""), "dir=");
    check_has(line_of(text, "\"B\" -> \"e1\""), "dir=\"back\"");
    check_has(line_of(text, "\"tieline:id:%25A\" -> \"B\""), "style=\"dotted\"");
    /* A part is in the frame of its whole. */
    check_has(line_of(text, "\"e2\" -> \"e1\""), "style=\"invis\"");
    check_has(text, "subgraph \"cluster_tieline:whole:4\" {\n");
    check_has(text, "\"e1\";\n\"e2\";\n}\n");
    /* Columns are in sequence: what follows is not before; no edge has a say in it. */
    check_has(text, "graph [rank=\"same\"];\n\"tieline:time:1:0\";\n\"e3\";\n}\n");
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
    check_lacks(half_of(text, "seller", "\"e1\""), "dir=");
    check_has(half_of(text, "seller", "\"tieline:id:%25A\""), "dir=\"none\"");
    check_lacks(half_of(text, "target", "\"B\""), "dir=");
    check_has(half_of(text, "pays²", "\"B\""), "style=\"dotted\"");
    check_has(half_of(text, "pays²", "\"tieline:id:%25A\""), "style=\"dotted\"");
    /* A part is in the frame of its whole. */
    check_has(line_of(text, "\"e2\" -> \"e1\""), "style=\"invis\"");
    check_has(text, "subgraph \"cluster_tieline:whole:4\" {\n");
    check_has(text, "\"e1\";\n\"e2\";\n}\n");
    /* Columns are in sequence, with those of labels between them. */
    check_has(text, "graph [rank=\"same\"];\n\"tieline:time:3:0\";\n\"e3\";\n}\n");
    check_lacks(half_of(text, "follows", "\"e1\""), "dir=");
    check_lacks(text, "tieline:legend");
    free(text);
    text = draw_caption(meeting, TL_VIEW_NETWORK);
    check_lacks(text, "\"e1\"");
    check_has(text, "label=\"date uncertain\\l\"");
    check_has(text, "label=\"disputed\\l\"");
    check_lacks(text, "label=\"denied\\l\"");
    check_has(text, "label=\"1\u00a0\u00a0Paper \\\"R\\\"\\l\"");
    free(text);
}

/* Raised figures at what cites a source lead to its line below. */
static void
figures_lead_to_the_sources(void **state)
{
    (void)state;
    static const char model[] = "reference|id=R\nreference|id=S\nreference|id=T\n"
                                "actor|id=a\n  citation|reference=S\n"
                                "actor|id=b\nevent|id=e\n  citation|reference=T\n"
                                "  participation|actor=a|role=host\n"
                                "relation|source=a|target=b|kind=k\n"
                                "  citation|reference=R\n  citation|reference=S\n";
    char *text = draw_picture(model, TL_VIEW_NETWORK);
    check_has(line_of(text, "\"e\""), "label=\"e\\lno date given¹\\l\"");
    check_has(line_of(text, "\"a\""), "label=\"a²\\n\"");
    check_has(line_of(text, "\"b\""), "label=\"b\\n\"");
    check_has(text, "label=\"host\\n\"");
    check_has(text, "label=\"k²\u202f³\\n\"");
    free(text);
    text = draw_caption(model, TL_VIEW_NETWORK);
    check_has(text, "label=\"1\u00a0\u00a0T\\l\"");
    check_has(text, "label=\"3\u00a0\u00a0R\\l\"");
    free(text);
}

/* In the picture of ties two actors have one line, with a label as one would write it.
 */
static void
pairs_have_one_line(void **state)
{
    (void)state;
    static const struct {
        const char *model;
        const char *label;
    } rows[] = {
        {"event|id=e|kind=meeting|date=2009-06\n  participation|actor=a\n"
         "  participation|actor=b\n  citation|reference=R|status=disputed\n"
         "event|id=f|kind=meeting|date=2009-09\n  participation|actor=a\n"
         "  participation|actor=b\n  citation|reference=R|status=disputed\n",
         "\"2 × meeting\\nJun–Sep 2009 (disputed)¹\\n\""},
        {"event|id=e|kind=baptism|date=1792-02-14\n  participation|actor=a\n"
         "  participation|actor=b\n"
         "relation|source=b|target=a|kind=parent of|date=1800/1831\n",
         "\"parent of, baptism\\n1792–1831\\n\""},
        {"event|id=e|kind=hearing|date=1861-03-04T10:00:00Z\n  participation|actor=a\n"
         "  participation|actor=b\n",
         "\"hearing\\n4 Mar 1861\\n\""},
        {"event|id=e|title=The inquiry hears\n  participation|actor=a\n"
         "  participation|actor=b\n",
         "\"The inquiry hears\\n\""},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        char model[1000];
        snprintf(model, sizeof model, "reference|id=R\nactor|id=a\nactor|id=b\n%s",
                 rows[i].model);
        char *text = draw_picture(model, TL_VIEW_ACTORS);
        const char *line = line_of(text, "\"tieline:label:0:0\"");
        check_has(line, rows[i].label);
        check_lacks(text, "\"tieline:label:1:0\" [");
        free(text);
    }
}

/* Forty sources are listed, and the others are counted. */
static void
many_sources_are_counted(void **state)
{
    (void)state;
    char *model = NULL;
    size_t size;
    FILE *file = open_memstream(&model, &size);
    assert_non_null(file);
    for (unsigned i = 0; i < 43; i++)
        fprintf(file,
                "reference|id=s%02u\nactor|id=a%02u\n  citation|reference=s%02u\n", i,
                i, i);
    fclose(file);
    char *text = draw_caption(model, TL_VIEW_ACTORS);
    check_has(text, "label=\"40\u00a0\u00a0s39\\l\"");
    check_lacks(text, "s40");
    check_has(text, "label=\"and 3 more sources\\l\"");
    free(text);
    text = draw_picture(model, TL_VIEW_ACTORS);
    check_has(line_of(text, "\"a39\""), "label=\"a39⁴⁰\\n\"");
    check_has(line_of(text, "\"a40\""), "label=\"a40\\n\"");
    free(text);
    free(model);
}

/* In a DOT file samples stand in ranks beside each other, whatever is in those of the
 * network, and are no wider than the labels there. */
static void
legends_are_compact(void **state)
{
    (void)state;
    static const char kinds[] =
        "event|id=1|kind=one of a kind that has a long name\nevent|id=2|kind=b\n"
        "event|id=3|kind=c\nevent|id=4|kind=d\nevent|id=5|kind=e\n"
        "event|id=6|kind=f\nevent|id=7|kind=g\nevent|id=8|kind=h\n"
        "event|id=9|kind=i\n";
    char *text = draw_text(kinds, TL_VIEW_EVENTS);
    const char *long_one = "label=\"one of a kind that\\nhas a long name\\n\"";
    check_has(text, long_one);
    check_lacks(line_of(text, "\"tieline:legend:0:0\" -> \"tieline:legend:1:0\""),
                "minlen");
    check_has(text, "\"tieline:legend:6:0\" -> \"tieline:legend:7:0\"");
    check_lacks(text, "\"tieline:legend:7:0\" -> \"tieline:legend:8:0\"");
    free(text);
}

/* Legends have arrows where some line of the kind has one. */
static void
legends_point_as_lines_do(void **state)
{
    (void)state;
    static const char sample[] =
        "\"tieline:legend:0:0\" -> \"tieline:legend:1:0\" [class=\"tieline\", "
        "color=\"#51607a\", arrowsize=\"0.6\"";
    char *text = draw_text("actor|id=a\nactor|id=b\n"
                           "relation|source=a|target=b|kind=k|directed=no\n",
                           TL_VIEW_ACTORS);
    check_has(strstr(text, sample), ", dir=\"none\"];\n}\n");
    free(text);
    text = draw_text("actor|id=a\nactor|id=b\n"
                     "relation|source=a|target=b|kind=k\n"
                     "relation|source=a|target=b|kind=l|directed=no\n",
                     TL_VIEW_ACTORS);
    check_has(strstr(text, sample), "arrowsize=\"0.6\"];\n}\n");
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
    check_lacks(half_of(text, "follows", "\"a\""), "dir=");
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
                              "  participation|actor=a|role=seller\n"
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
    check_has(line, "label=\"33 \u00d7 deal\\n2014 \u2013 May 2015\\n\"");
    check_has(line, "penwidth=\"3.4\", dir=\"none\"");
    check_has(line_of(text, "\"c\" -> \"a\""), "penwidth=\"0.9\"];");
    free(text);
}

/* A line has no hole where it has no label. */
static void
lines_without_words_have_no_holes(void **state)
{
    (void)state;
    char *text = draw_picture("actor|id=a\nactor|id=b\nactor|id=c\n"
                              "event|id=e1|date=2001\nevent|id=e2|date=2001\n"
                              "relation|id=r2|source=a|target=b|kind=pays\n"
                              "relation|id=r3|source=b|target=c\n"
                              "relation|id=r4|source=e1|target=e2\n",
                              TL_VIEW_NETWORK);
    check_has(text, "\n\"b\" -> \"c\" [id=\"r3\"");
    /* Within a column it leads around, through a point. */
    check_lacks(text, "\n\"e1\" -> \"e2\"");
    check_has(text, "label=\"\", shape=\"point\", style=\"invis\", width=\"0.01\"");
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
    check_has(text, "1\u00a0\u00a0Paper");
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
        check_has(note, "label=\"1\u00a0\u00a0Source\\l\"");
        if (i == 0)
            check_has(note, "URL=\"https://example.org/?a=1&amp;b=2\"");
        else
            check_lacks(text, "javascript");
        free(text);
    }
}

/* In a tangle, too, the legend is below, with the sources as links. */
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
    check_has(text, "label=\"A <b> \\\\N &amp; \\\"\\l\"");
    free(text);
    text = draw_caption(model, TL_VIEW_NETWORK);
    check_has(text, "label=\"<state>\\l\"");
    check_has(text, "label=\"disputed\\l\"");
    check_has(text, "label=\"1\u00a0\u00a0</TD>\\l\"");
    check_has(text, "URL=\"https://example.org/?a=1&amp;b=%3C\"");
    check_lacks(text, "javascript");
    free(text);
    text = draw_text(model, TL_VIEW_NETWORK);
    check_has(text, "label=\"A <b> \\\\N &amp; \\\"\\l1\u00a0");
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

/* The words of the legend are no kind, which would have a colour. */
static void
legends_show_other_kinds_in_their_colour(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=a|kind=state\nactor|id=b\n"
                           "event|id=e|kind=visit\nevent|id=f|date=2001\n",
                           TL_VIEW_NETWORK);
    const char *actors = strstr(text, "label=\"other kinds of\\nactors\\n\"");
    const char *events = strstr(text, "label=\"other kinds of\\nevents\\n\"");
    assert_non_null(actors);
    assert_non_null(events);
    check_has(actors, "shape=\"ellipse\", style=\"filled\", color=\"#5c5c5c\", "
                      "fillcolor=\"#5c5c5c\"");
    check_has(events, "shape=\"box\", style=\"filled\", color=\"#5c5c5c\", "
                      "fillcolor=\"#f0f0f0\"");
    free(text);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(networks_say_what_a_reader_gets_back),
        cmocka_unit_test(networks_show_what_is_what),
        cmocka_unit_test(pictures_have_labels_in_the_lines),
        cmocka_unit_test(figures_lead_to_the_sources),
        cmocka_unit_test(pairs_have_one_line),
        cmocka_unit_test(many_sources_are_counted),
        cmocka_unit_test(legends_are_compact),
        cmocka_unit_test(legends_point_as_lines_do),
        cmocka_unit_test(edges_within_a_column_are_plain),
        cmocka_unit_test(edges_within_a_column_lead_to_their_label),
        cmocka_unit_test(lines_lead_to_the_right),
        cmocka_unit_test(actors_are_tied),
        cmocka_unit_test(lines_without_words_have_no_holes),
        cmocka_unit_test(what_is_left_out_is_said),
        cmocka_unit_test(sources_are_links),
        cmocka_unit_test(tangles_have_a_legend),
        cmocka_unit_test(addresses_that_are_not_the_link_are_in_the_tooltip),
        cmocka_unit_test(kinds_have_outlines_of_their_own),
        cmocka_unit_test(legends_show_other_kinds_in_their_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
