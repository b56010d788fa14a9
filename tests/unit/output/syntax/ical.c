#include "output/syntax/ical.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/paper.h"

static const char *
write_text(struct paper *paper, const char *name, const char *text, uint64_t *spoilt)
{
    paper_begin(paper);
    struct tl_ical ical = {.out = &paper->out};
    tl_ical_member(&ical, name, text);
    *spoilt = ical.spoilt;
    return paper_end(paper);
}

static void
texts_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *line;
        uint64_t spoilt;
    } cases[] = {
        {"", "", 0},
        {"plain: \"text\"", "X:plain: \"text\"\r\n", 0},
        {"a;b,c\\d", "X:a\\;b\\,c\\\\d\r\n", 0},
        {"\\n", "X:\\\\n\r\n", 0},
        {"a\nb\r\nc\rd", "X:a\\nb\\nc\\nd\r\n", 0},
        {"\ttab", "X:\ttab\r\n", 0},
        {"\x01\x1B\x7F", "X:\uFFFD\uFFFD\uFFFD\r\n", 3},
        {"BEGIN:VEVENT\r\nEND", "X:BEGIN:VEVENT\\nEND\r\n", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct paper paper;
        uint64_t spoilt;
        assert_string_equal(write_text(&paper, "X", cases[i].text, &spoilt),
                            cases[i].line);
        assert_int_equal(spoilt, cases[i].spoilt);
    }
}

/* Takes lines apart as RFC 5545, 3.1 says; fails where one is too long. */
static void
unfold(const char *folded, char *text)
{
    size_t octets = 0;
    for (; *folded; folded++) {
        if (strncmp(folded, "\r\n ", 3) == 0) {
            folded += 2;
            octets = 1;
            assert_int_not_equal(folded[1] & 0xC0, 0x80);
        } else {
            assert_true(octets++ < 75 || strcmp(folded, "\r\n") == 0 ||
                        strcmp(folded, "\n") == 0);
            *text++ = *folded;
        }
    }
    *text = '\0';
}

/* Characters of 1 to 4 octets, and escapes of 2, at every offset around the fold. */
static void
lines_are_folded_between_characters(void **state)
{
    (void)state;
    static const char *const characters[][2] = {
        {"a", "a"},           {"\u00E9", "\u00E9"},
        {"\u20AC", "\u20AC"}, {"\U0001F600", "\U0001F600"},
        {",", "\\,"},         {"\n", "\\n"},
    };
    for (size_t c = 0; c < sizeof characters / sizeof *characters; c++) {
        for (size_t before = 60; before < 76; before++) {
            struct paper paper;
            uint64_t spoilt;
            char text[512] = "";
            char expected[512] = "X:";
            char unfolded[1024];
            memset(text, '-', before);
            memset(expected + 2, '-', before);
            for (size_t i = 0; i < 40; i++) {
                strcat(text, characters[c][0]);
                strcat(expected, characters[c][1]);
            }
            strcat(expected, "\r\n");
            unfold(write_text(&paper, "X", text, &spoilt), unfolded);
            assert_string_equal(unfolded, expected);
        }
    }
}

static void
lines_come_in_pieces(void **state)
{
    (void)state;
    struct paper paper;
    paper_begin(&paper);
    struct tl_ical ical = {.out = &paper.out};
    tl_ical_value(&ical, "BEGIN", "VEVENT");
    tl_ical_line(&ical, "UID");
    tl_ical_text(&ical, "a;b");
    tl_ical_add(&ical, "@x;y");
    tl_ical_end(&ical);
    tl_ical_value(&ical, "END", "VEVENT");
    assert_string_equal(paper_end(&paper),
                        "BEGIN:VEVENT\r\nUID:a\\;b@x;y\r\nEND:VEVENT\r\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(lines_are_folded_between_characters),
        cmocka_unit_test(lines_come_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
