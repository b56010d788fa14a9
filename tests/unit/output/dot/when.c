/* What networks in DOT say of the time in which ties hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/drawn.h"
#include "tests/support/support.h"

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
    check_has(line_of(text, "\"b\" -> \"c\""), "label=\"firm\\n1823\u20131870\\n\"");
    free(text);
}

static void
ties_are_labelled_as_precisely_as_their_dates(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=e\nactor|id=g\nactor|id=l\n"
                           "event|id=x|kind=pact|date=1925/..\n"
                           "  participation|actor=e|date=1925/..\n"
                           "  participation|actor=g|date=1934-02-09/1940\n"
                           "  participation|actor=l|date=1930/..\n",
                           TL_VIEW_ACTORS);
    check_has(line_of(text, "\"e\" -> \"l\""), "label=\"pact\\nsince 1930\\n\"");
    check_has(line_of(text, "\"e\" -> \"g\""),
              "label=\"pact\\n9 February 1934 \u2013\\n1940\\n\"");
    free(text);
}

/* The label of a tie of two actors in events of these dates. */
static void
check_tie(const char *date, const char *other, const char *label)
{
    char model[400], wanted[100];
    snprintf(model, sizeof model,
             "actor|id=a\nactor|id=b\n"
             "event|id=e1|date=%s\n  participation|actor=a\n  participation|actor=b\n"
             "event|id=e2|date=%s\n  participation|actor=a\n  participation|actor=b\n",
             date, other);
    snprintf(wanted, sizeof wanted, "tooltip=\"a \u2013 b\\n%s\\nWeight: 2\\nThrough",
             label);
    char *text = draw_text(model, TL_VIEW_ACTORS);
    check_has(line_of(text, "\"a\" -> \"b\""), wanted);
    free(text);
}

static void
ties_keep_the_doubts_of_their_dates(void **state)
{
    (void)state;
    check_tie("2011", "2013-05-02", "2011 \u2013 May 2013");
    check_tie("1790~", "1795?", "about 1790 \u2013 possibly 1795");
    check_tie("1790%", "1795-06", "possibly about 1790 \u2013 Jun 1795");
    check_tie("2011-04-17", "2011-04-17", "17 April 2011");
    check_tie("2011-04-17", "2011-04-20", "Apr 2011");
    check_tie("2011", "2011-04-20", "2011");
    check_tie("2011-04-XX", "2011-04-20", "Apr 2011");
    check_tie("2011-04-XX", "2013-04-2X", "Apr 2011 \u2013 Apr 2013");
    check_tie("196X", "1975", "1960s \u2013 1975");
    check_tie("196X/1968", "1975", "1960s \u2013 1975");
    check_tie("[1951,1953]", "1952", "1951 \u2013 1953");
    check_tie("1790~/..", "1795", "since about 1790");
    check_tie("2010-21", "2013-22", "2010 \u2013 2013");
    check_tie("1790", "1790-01-01", "1790");
}

/* The relations of a tie have no part in its slices, but in its time. */
static void
ties_of_relations_know_their_dates(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=a\nactor|id=b\nactor|id=c\n"
                           "relation|id=r1|source=b|target=a|kind=k|date=1790~\n"
                           "relation|id=r2|source=b|target=a|kind=k|date=1795?\n"
                           "relation|id=r3|source=b|target=a|kind=l|date=1780\n"
                           "relation|id=r4|source=a|target=c|kind=k|date=1790\n",
                           TL_VIEW_ACTORS);
    check_has(text, "\\nabout 1790 \u2013 possibly 1795");
    free(text);
}

/* The evidence of a tie, and whether its line is dashed. */
static const struct {
    const char *model;
    bool dashed;
} doubts[] = {
    {"event|id=e|date=2015~\n  participation|actor=a\n  participation|actor=b\n", true},
    {"event|id=e|date=[2015..2017]\n  participation|actor=a\n  participation|actor=b\n",
     true},
    {"event|id=e|date=2015\n  participation|actor=a\n  participation|actor=b\n", false},
    {"event|id=e\n  participation|actor=a\n  participation|actor=b\n", false},
    {"event|id=e|date=2015~\n  participation|actor=a\n"
     "  participation|actor=b|date=2015\n",
     false},
    {"relation|id=1|source=a|target=b|kind=k|directed=no|date=2015~\n"
     "relation|id=2|source=a|target=b|kind=k|directed=no|date=2016?\n",
     true},
    {"relation|id=1|source=a|target=b|kind=k|directed=no|date=2015~\n"
     "relation|id=2|source=a|target=b|kind=k|directed=no|date=2016\n"
     "relation|id=3|source=a|target=b|kind=k|directed=no|date=2017?\n",
     false},
};

static void
ties_of_doubtful_dates_are_dashed(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(doubts); i++) {
        char model[500];
        snprintf(model, sizeof model, "actor|id=a\nactor|id=b\n%s", doubts[i].model);
        char *text = draw_text(model, TL_VIEW_ACTORS);
        const char *line = line_of(text, "\"a\" -> \"b\"");
        (doubts[i].dashed ? check_has : check_lacks)(line, "style=\"dashed\"");
        (doubts[i].dashed ? check_has : check_lacks)(text,
                                                     "label=\"date uncertain\\n\"");
        free(text);
    }
}

/* An event's box says what is doubtful of the event, not the lines at it. */
static void
participations_are_dashed_for_their_own_dates(void **state)
{
    (void)state;
    char *text = draw_text("actor|id=a\nactor|id=b\nreference|id=s|title=S\n"
                           "event|id=e|date=2015~\n"
                           "  participation|actor=a\n"
                           "  participation|actor=b|date=2015?\n"
                           "relation|id=r|source=a|target=b|kind=k\n"
                           "  citation|reference=s|status=inferred\n"
                           "relation|id=t|source=b|target=a|kind=k|date=2015~\n"
                           "  citation|reference=s|status=denied\n",
                           TL_VIEW_NETWORK);
    check_lacks(line_of(text, "\"a\" -> \"e\""), "style=");
    check_has(line_of(text, "\"b\" -> \"e\""), "style=\"dashed\"");
    check_has(line_of(text, "\"b\" -> \"a\""), "style=\"dotted\"");
    check_has(text, "label=\"inferred, or date\\nuncertain\\n\"");
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_are_labelled_with_their_own_time),
        cmocka_unit_test(ties_are_labelled_as_precisely_as_their_dates),
        cmocka_unit_test(ties_keep_the_doubts_of_their_dates),
        cmocka_unit_test(ties_of_relations_know_their_dates),
        cmocka_unit_test(ties_of_doubtful_dates_are_dashed),
        cmocka_unit_test(participations_are_dashed_for_their_own_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
