/* What holds for all views in DOT. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <graphviz/cgraph.h>

#include "tests/support/drawn.h"
#include "tests/support/support.h"

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
        enum tl_view view = (enum tl_view)(i % TL_VIEWS);
        char *text = draw_text(models[i / TL_VIEWS], view);
        char *again = draw_text(models[i / TL_VIEWS], view);
        assert_string_equal(text, again);
        check_lacks(text, "\nnode [");
        check_lacks(text, "\nedge [");
        Agraph_t *graph = agmemread(text);
        assert_non_null(graph);
        assert_int_equal(agerrors(), 0);
        agclose(graph);
        free(text);
        free(again);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(themes_have_their_ground),
        cmocka_unit_test(all_views_of_all_datasets_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
