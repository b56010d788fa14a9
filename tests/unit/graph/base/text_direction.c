/* In which direction texts are written, and what their lines say of it. */
#include "graph/base/text_direction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/drawn.h"
#include "tests/support/support.h"

#define LEFTWARD  "\u202B"
#define RIGHTWARD "\u202A"
#define END       "\u202C"

static const struct {
    const char *text;
    const char *begin;
} texts[] = {
    {"", ""},
    {"Cairo (1946)", ""},
    {"\u4e2d\u56fd \U0001F600 \u00e9", ""},
    {"\u0e44\u0e17\u0e22", ""},
    {"\u05d0\u05d1", LEFTWARD},
    {"\u0627\u0644", LEFTWARD},
    {"\u0715\U0001E900", LEFTWARD},
    /* Digits, marks and signs have no direction. */
    {"(12) \u2013 \u05d0", LEFTWARD},
    {"\u0661\u0662 \u064b\u0627", LEFTWARD},
    {"\u0661\u0662", ""},
    {"a \u05d0", RIGHTWARD},
    {"\u00e9 \u05d0", RIGHTWARD},
    {"\u4e2d \u05d0", RIGHTWARD},
    {"\u05d0 a", LEFTWARD},
};

static void
the_first_letter_gives_the_direction(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        struct tl_text_embedding embedding = tl_text_embedding_of(texts[i].text);
        assert_string_equal(embedding.begin, texts[i].begin);
        assert_string_equal(embedding.end, *texts[i].begin ? END : "");
    }
}

/* Each line, with what it ends in; the name of an actor for readers has no marks. */
static void
lines_say_in_which_direction_they_go(void **state)
{
    (void)state;
    char *text = draw_text(
        "event|id=e|date=2014|title=\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6 "
        "\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6 (1909) "
        "\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6 "
        "\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6.\n",
        TL_VIEW_TIMELINE);
    const char *line = line_of(text, "\"e\"");
    check_has(line, "label=\"" LEFTWARD "\u05d0");
    check_has(line, END "\\l" LEFTWARD);
    check_has(line, "." END "\\l\\l\"");
    check_has(line, "title=\"\u05d0");
    free(text);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_letter_gives_the_direction),
        cmocka_unit_test(lines_say_in_which_direction_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
