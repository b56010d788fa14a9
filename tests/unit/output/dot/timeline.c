/* What timelines in DOT say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/drawn.h"
#include "tests/support/support.h"

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
    check_has(line_of(text, "\"tieline:when:3:0\""), "label=\"undated\\l\"");
    check_has(line_of(text, "\"tieline:point:1:0\""), "class=\"tieline\"");
    check_has(line_of(text, "\"tieline:bar:2:0\""), "style=\"filled,dashed\"");
    /* Dots: the seller gives, the target receives; both are assessed. */
    check_has(line_of(text, "\"tieline:dot:1:0\""), "fillcolor=\"#946b3866\"");
    check_has(line_of(text, "\"tieline:dot:1:1\""), "fillcolor=\"#ffffff\"");
    check_has(line_of(text, "\"tieline:dot:1:0\" -> \"tieline:dot:1:1\""),
              "class=\"tieline\"");
    check_has(line_of(text, "\"C\" -> \"e1\""),
              "kind=\"participates\", role=\"buyer\", date=\"2015\"");
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
    check_has(text, "label=\"no kind given\\r\"");
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
    /* 5, 6 and 7 May have columns, too. */
    check_has(line_of(text, "\"tieline:time:5:0\""), "label=\"no date given\\l\"");
    check_has(line_of(text, "\"tieline:disc:4:0\""), "8 May 2015: 1\"");
    check_lacks(text, "\"tieline:bar:1:0\"");
    check_lacks(text, "type=\"event\"");
    free(text);
}

/* From the end of 1636 to 1800 there are 163 years, without one that is counted. */
static void
a_far_event_is_counted_far_away(void **state)
{
    (void)state;
    struct wish wish = {.view = TL_VIEW_TIMELINE,
                        .budget = {.events = 2, .lanes = 2, .periods = 10}};
    char *text = draw_text_as("event|id=a|date=1636\nevent|id=b|date=1800\n"
                              "event|id=c|date=1801\nevent|id=d|date=1803\n",
                              &wish);
    check_pinned(text);
    check_has(line_of(text, "\"tieline:bar:0:0\""), "label=\"\"");
    check_has(line_of(text, "\"tieline:gap:1:1\""), "label=\"163 years\\n\"");
    check_lacks(text, "\"tieline:bar:1:0\"");
    check_has(line_of(text, "\"tieline:time:2:0\""), "label=\"1800\\l\"");
    check_has(line_of(text, "\"tieline:time:4:0\""), "label=\"1802\\l\"");
    check_lacks(text, "\"tieline:bar:4:0\"");
    check_has(text, "\"tieline:bar:5:0\"");
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

/* Dots have the outlines that the lines of networks have; those of who takes part
 * without a source of its own are as sure as the event. */
static void
dots_show_how_sure_it_is(void **state)
{
    (void)state;
    char *text = draw_text("reference|id=s|title=S\n"
                           "actor|id=a\nactor|id=b\nactor|id=c\n"
                           "event|id=d|date=2015\n"
                           "  participation|actor=a\n"
                           "    citation|reference=s|status=denied\n"
                           "event|id=e|date=2016\n"
                           "  participation|actor=b|role=recipient\n"
                           "  citation|reference=s|status=inferred\n"
                           "event|id=f|date=2017\n"
                           "  participation|actor=c\n",
                           TL_VIEW_TIMELINE);
    check_has(text,
              "style=\"filled,dotted\", color=\"#5c5c5c99\", fillcolor=\"#5c5c5c66\"");
    check_has(text,
              "style=\"filled,dashed\", color=\"#5c5c5c\", fillcolor=\"#ffffff\"");
    check_has(text, "label=\"denied\\l\"");
    check_has(text, "label=\"inferred\\l\"");
    check_lacks(text, "label=\"disputed\\l\"");
    free(text);
}

/* A set is not drawn as if it had lasted from its first to its last member. */
static void
sets_are_drawn_by_their_members(void **state)
{
    (void)state;
    char *text = draw_text("event|id=a|date={1887,1897,1899..1901}\n"
                           "event|id=b|date=[1890,1895]\n"
                           "event|id=c|date=[1890..1895]\n"
                           "event|id=d|date={1900,1900-02..}\n",
                           TL_VIEW_TIMELINE);
    check_has(line_of(text, "\"tieline:times:1:3\""), "fillcolor=\"#5c5c5c\"");
    check_lacks(text, "\"tieline:times:1:4\"");
    check_lacks(text, "\"tieline:bar:1:0\"");
    check_has(line_of(text, "\"tieline:times:2:2\""), "fillcolor=\"#ffffff\"");
    check_has(text, "\"tieline:bar:3:0\"");
    check_has(text, "\"tieline:times:4:1\"");
    check_has(text, "\"tieline:invtriangle:4:0\"");
    check_has(text, "label=\"at each of these times\\l\"");
    check_has(text, "label=\"at one of these times\\l\"");
    check_pinned(text);
    free(text);
}

/* What is cut is drawn as going on: it ends where three points are, not at the axis. */
static void
long_dates_go_on_beyond_the_axis(void **state)
{
    (void)state;
    char *text = draw_text("event|id=a|date=1900/2000\n"
                           "event|id=b|date=1990\n"
                           "event|id=c|date={1880,1991,1992,2080}\n"
                           "event|id=d|date=1992\n"
                           "event|id=e|date=1993/2050\n"
                           "event|id=f|date=1993\n"
                           "event|id=g|date=1994\n",
                           TL_VIEW_TIMELINE);
    check_has(text, "label=\"1991\\r\"");
    for (int i = 1; i <= 2; i++) { /* 1880, and 1900/2000 */
        char name[40];
        snprintf(name, sizeof name, "\"tieline:cut:%d:3\"", i);
        check_has(text, name);
        snprintf(name, sizeof name, "\"tieline:cut:%d:6\"", i);
        check_has(text, name);
    }
    check_has(text, "\"tieline:times:1:2\"");
    check_lacks(text, "\"tieline:times:1:3\"");
    check_lacks(text, "\"tieline:cut:6:4\""); /* it begins on the axis */
    check_has(text, "\"tieline:cut:6:1\"");
    check_has(text, "label=\"goes on beyond the axis\\l\"");
    check_lacks(text, "tieline:invtriangle");
    check_pinned(text);
    free(text);
}

static void
bars_are_broken_where_the_axis_is(void **state)
{
    (void)state;
    char *text = draw_text("event|id=a|date=1800/..\n"
                           "event|id=b|date=1990-05\n"
                           "event|id=c|date=1991\n"
                           "event|id=d|date=1992\n"
                           "event|id=e|date=1993\n",
                           TL_VIEW_TIMELINE);
    check_has(text, "\"tieline:gap:0:4\"");
    check_has(text, "\"tieline:break:1:3\"");
    check_lacks(text, "\"tieline:break:2:");
    free(text);
}

static void
times_are_points_and_days_are_bars(void **state)
{
    (void)state;
    char *text = draw_text("event|id=a|date=2014-03-01T18:00:00+01:00\n"
                           "event|id=b|date=2014-03-02\n"
                           "event|id=c|date=2014-03-02T06:00:00+01:00\n",
                           TL_VIEW_TIMELINE);
    check_has(line_of(text, "\"tieline:clock:0:0\""), "label=\"UTC+01:00\\r\"");
    check_has(text, "label=\"2 Mar 2014, 00:00\\r\"");
    check_has(text, "label=\"12:00\\r\"");
    check_has(text, "\"tieline:point:1:0\"");
    check_has(text, "\"tieline:bar:2:0\"");
    check_has(text, "\"tieline:point:3:0\"");
    check_has(text, "label=\"at this time\\l\"");
    check_has(text, "label=\"at some time in this span\\l\"");
    check_pinned(text);
    free(text);
    /* Days of a longer time are points still. */
    text = draw_text("event|id=a|date=2014-03-01T18:00:00Z\n"
                     "event|id=b|date=2015-03-02\n",
                     TL_VIEW_TIMELINE);
    check_has(text, "\"tieline:point:2:0\"");
    check_has(text, "label=\"at this time or day\\l\"");
    check_lacks(text, "\"tieline:clock:");
    free(text);
}

static void
many_times_are_counted_by_the_hour(void **state)
{
    (void)state;
    struct wish wish = {.view = TL_VIEW_TIMELINE,
                        .budget = {.events = 2, .lanes = 2, .periods = 10}};
    char *text = draw_text_as("actor|id=u\nevent|id=a|date=2014-03-01T09:30:00Z\n"
                              "event|id=b|date=2014-03-01T12:00:00Z\n"
                              "event|id=c|date=2014-03-01T18:40:00Z\n"
                              "  participation|actor=u\n",
                              &wish);
    check_has(line_of(text, "\"tieline:time:0:0\""), "label=\"1 Mar 2014, 09:30\\l\"");
    check_has(text, "tooltip=\"u\\n1 Mar 2014, 18:00: 1\"");
    check_has(line_of(text, "\"tieline:clock:0:0\""), "label=\"UTC\\r\"");
    free(text);
}

static void
undated_events_have_the_words_of_their_sources(void **state)
{
    static const char model[] = "event|id=e|title=T|date_text=in spring\n"
                                "event|id=f|title=U\n"
                                "event|id=g|title=V|date=2001\n";
    (void)state;
    char *text = draw_text(model, TL_VIEW_TIMELINE);
    check_has(text, "label=\"in spring\\l\"");
    check_lacks(text, "label=\"no date given\\l\"");
    free(text);
    text = draw_text(model, TL_VIEW_EVENTS);
    check_has(line_of(text, "\"e\""), "label=\"T\\lin spring\\l\"");
    check_has(line_of(text, "\"f\""), "label=\"U\\lno date given\\l\"");
    free(text);
}

/* Where heads are out of sight, names are beside the dots. */
static void
high_timelines_have_names_in_the_rows(void **state)
{
    (void)state;
    char *model = NULL;
    size_t size;
    FILE *file = open_memstream(&model, &size);
    assert_non_null(file);
    fputs("actor|id=a|name=Ada\nactor|id=b|name=Bob\n", file);
    for (int i = 0; i < 20; i++)
        fprintf(file, "actor|id=x%d\n", i);
    for (int i = 0; i < 40; i++)
        fprintf(file, "event|id=e%02d|date=20%02d\n  participation|actor=x%d\n", i, i,
                i % 20);
    fputs("event|id=f|date=2050\n  participation|actor=b\n  participation|actor=a\n"
          "event|id=g|date=2051\n",
          file);
    fclose(file);
    char *text = draw_text(model, TL_VIEW_TIMELINE);
    check_has(line_of(text, "\"tieline:names:1:1\""), "label=\"x0\\");
    check_has(line_of(text, "\"tieline:names:41:1\""), "Ada");
    check_has(line_of(text, "\"tieline:names:41:1\""), ", ");
    check_lacks(text, "\"tieline:names:42:");
    check_pinned(text);
    free(text);
    free(model);
    text = draw_text(meeting, TL_VIEW_TIMELINE);
    check_lacks(text, "tieline:names:");
    free(text);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(timelines_have_a_place_for_all),
        cmocka_unit_test(timelines_have_columns_for_those_who_take_part),
        cmocka_unit_test(timelines_may_have_columns_for_kinds),
        cmocka_unit_test(many_events_are_counted),
        cmocka_unit_test(a_far_event_is_counted_far_away),
        cmocka_unit_test(a_far_event_breaks_the_axis),
        cmocka_unit_test(dots_show_how_sure_it_is),
        cmocka_unit_test(sets_are_drawn_by_their_members),
        cmocka_unit_test(long_dates_go_on_beyond_the_axis),
        cmocka_unit_test(bars_are_broken_where_the_axis_is),
        cmocka_unit_test(high_timelines_have_names_in_the_rows),
        cmocka_unit_test(times_are_points_and_days_are_bars),
        cmocka_unit_test(many_times_are_counted_by_the_hour),
        cmocka_unit_test(undated_events_have_the_words_of_their_sources),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
