/* Colours that a dataset declares: lines are seen, and texts on areas can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/colour.h"
#include "output/dot/theme.h"
#include "tests/support/support.h"

/* The light of a part of a colour, as sRGB defines it: the power 2.4 is the square and
 * the fifth root of that, which Newton finds. */
static double
light_of(uint32_t part)
{
    double x = part / 255.0;
    if (x <= 0.04045)
        return x / 12.92;
    double square = (x + 0.055) / 1.055 * ((x + 0.055) / 1.055);
    double root = 1;
    for (int i = 0; i < 100; i++)
        root -= (root * root * root * root * root - square) /
                (5 * root * root * root * root);
    return square * root;
}

static double
contrast(const char *first, const char *second)
{
    double light[2];
    const char *texts[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        uint32_t colour;
        assert_true(tl_colour_read(texts[i], strlen(texts[i]), &colour));
        light[i] = 0.05 + 0.2126 * light_of(colour >> 16) +
                   0.7152 * light_of(colour >> 8 & 0xff) +
                   0.0722 * light_of(colour & 0xff);
    }
    return light[0] > light[1] ? light[0] / light[1] : light[1] / light[0];
}

/* All colours whose parts are multiples of 0x33. The program's light is an
 * approximation of this one. */
static void
check_theme(const struct tl_dot_theme *theme)
{
    for (uint32_t i = 0; i < 6 * 6 * 6; i++) {
        char text[TL_COLOUR_TEXT_MAX];
        char kind[64];
        tl_colour_text((i / 36 << 16 | i / 6 % 6 << 8 | i % 6) * 0x33, text);
        snprintf(kind, sizeof kind, "kind|kind=state|type=actor|colour=%s\n", text);
        struct model model = model_of(kind);
        struct tl_dot_kinds kinds = tl_dot_kinds_of(theme, model.graph, TL_ACTOR);
        struct tl_dot_colour colour = tl_dot_kinds_colour(&kinds, "state");
        assert_string_equal(colour.area, text);
        assert_true(contrast(colour.on, text) >= 4.5);
        assert_true(contrast(colour.line, theme->paper) >= 4.5);
        assert_true(contrast(colour.fill, theme->ink) >= 4.5);
        model_free(&model);
    }
}

static void
declared_colours_can_be_read_on_light_paper(void **state)
{
    (void)state;
    check_theme(&tl_dot_light);
}

static void
declared_colours_can_be_read_on_dark_paper(void **state)
{
    (void)state;
    check_theme(&tl_dot_dark);
}

static void
kinds_beyond_those_with_room_are_grey(void **state)
{
    (void)state;
    char text[80 * (TL_DOT_DECLARED + 1)] = "";
    for (int i = 0; i <= TL_DOT_DECLARED; i++)
        sprintf(text + strlen(text), "kind|kind=k%02d|type=event|colour=red\n", i);
    struct model model = model_of(text);
    struct tl_dot_kinds kinds = tl_dot_kinds_of(&tl_dot_light, model.graph, TL_EVENT);
    tl_dot_kinds_add(&kinds, "k63");
    assert_false(kinds.others);
    struct tl_dot_colour colour = tl_dot_kinds_colour(&kinds, "k63");
    assert_string_equal(colour.area, "#ff0000");
    assert_string_equal(tl_dot_kinds_label(&kinds, TL_DOT_KINDS - 1), "k63");
    model_free(&model);
}

/* Of 32 kinds with one event each, hardly any is grey: two share a colour, but not the
 * outline. */
static void
many_kinds_have_colours(void **state)
{
    (void)state;
    char text[32 * 40] = "";
    for (int i = 0; i < 32; i++)
        sprintf(text + strlen(text), "event|id=e%02d|kind=k%02d\n", i, i);
    struct model model = model_of(text);
    struct tl_dot_kinds kinds = tl_dot_kinds_of(&tl_dot_light, model.graph, TL_EVENT);
    unsigned grey = 0;
    for (int i = 0; i < 32; i++) {
        char kind[8];
        sprintf(kind, "k%02d", i);
        struct tl_dot_colour colour = tl_dot_kinds_colour(&kinds, kind);
        grey += strcmp(colour.line, tl_dot_light.other.line) == 0;
        for (int j = 0; j < i && strcmp(colour.line, tl_dot_light.other.line); j++) {
            char other[8];
            sprintf(other, "k%02d", j);
            bool same_colour =
                !strcmp(tl_dot_kinds_colour(&kinds, other).line, colour.line);
            assert_false(same_colour && tl_dot_kinds_shape(&kinds, other) ==
                                            tl_dot_kinds_shape(&kinds, kind));
        }
    }
    assert_int_equal(grey, 32 - TL_DOT_UNDECLARED);
    model_free(&model);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(declared_colours_can_be_read_on_light_paper),
        cmocka_unit_test(declared_colours_can_be_read_on_dark_paper),
        cmocka_unit_test(many_kinds_have_colours),
        cmocka_unit_test(kinds_beyond_those_with_room_are_grey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
