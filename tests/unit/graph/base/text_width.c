/* How wide texts are and where their lines break. */
#include "graph/base/text_width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"
#include "tests/support/drawn.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *text;
    size_t width;
} widths[] = {
    {"", 0},
    {"i", 28},
    {"W", 99},
    {"Wi", 127},
    {"\u00e9", 80},
    {"\u0416", 80},
    /* What combines adds nothing. */
    {"e\u0301", 62},
    {"\u0e01\u0e34", 80},
    {"\u200b", 0},
    /* East Asia */
    {"\u65e5\u672c", 200},
    {"\uff21", 100},
    {"\ud55c", 100},
    {"\uff71", 80},
    /* Emoji: alone, joined, with a tone, as a picture, as a flag, two flags */
    {"\U0001F600", 150},
    {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 450},
    {"\U0001F44D\U0001F3FD", 150},
    {"\u2764\uFE0F", 150},
    {"\U0001F1E8\U0001F1F3", 150},
    {"\U0001F1E8\U0001F1E8\U0001F1F7\U0001F1FA", 300},
    /* Controls are shown as something. */
    {"\x01", 80},
};

static void
widths_are_as_of_a_wide_font(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(widths); i++)
        assert_int_equal(tl_text_width(widths[i].text, strlen(widths[i].text)),
                         widths[i].width);
}

/* What is no UTF-8 is not read beyond its end. */
static void
broken_texts_do_no_harm(void **state)
{
    (void)state;
    assert_int_equal(tl_text_width("\xE6\x97", 2), 160);
    assert_int_equal(tl_text_width("\xF0", 1), 80);
    assert_int_equal(tl_text_width("\x80", 1), 80);
}

static const struct {
    const char *text;
    size_t width;
    const char *lines; /* with a bar at each end of a line */
} breaks[] = {
    {"", 500, ""},
    {"   ", 500, ""},
    {"one", 500, "one|"},
    {"one two", 500, "one two|"},
    {"one two", 200, "one|two|"},
    {"one  two ", 200, "one|two|"},
    {"  one two  ", 500, "one two|"},
    {"one\ntwo", 500, "one|two|"},
    {"one \n\n two\n", 500, "one||two|"},
    /* Words that are too wide, and widths that are too small for anything */
    {"aaaaaa", 130, "aa|aa|aa|"},
    {"aaaaaa b", 130, "aa|aa|aa|b|"},
    {"abc", 0, "a|b|c|"},
    {"ae\u0301\u0302b", 100, "a|e\u0301\u0302|b|"},
    /* After hyphens and dashes, but not within numbers */
    {"aaa-bbb", 250, "aaa-|bbb|"},
    {"aaa\u2013bbb", 300, "aaa\u2013|bbb|"},
    {"on 4\u201310 May", 300, "on|4\u201310|May|"},
    /* Where blanks do not break */
    {"a\u00a0a a", 240, "a\u00a0a|a|"},
    /* East Asia: anywhere, but no line begins with what closes */
    {"\u65e5\u672c\u56fd", 200, "\u65e5\u672c|\u56fd|"},
    {"\u65e5\u672c\u3002\u56fd", 200, "\u65e5|\u672c\u3002|\u56fd|"},
    {"ab\u65e5\u672c", 230, "ab\u65e5|\u672c|"},
    {"\U0001F468\u200D\U0001F469 \U0001F1E8\U0001F1F3", 150,
     "\U0001F468\u200D\U0001F469|\U0001F1E8\U0001F1F3|"},
};

static void
lines_break_between_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(breaks); i++) {
        char lines[256] = "";
        size_t used = 0, count = 0;
        const char *rest = breaks[i].text;
        struct tl_text_line line;
        while (tl_text_next_line(&rest, breaks[i].width, &line)) {
            used += (size_t)snprintf(lines + used, sizeof lines - used, "%.*s|",
                                     (int)line.length, line.text);
            count++;
        }
        assert_string_equal(lines, breaks[i].lines);
        assert_int_equal(count,
                         tl_text_count_lines(breaks[i].text, breaks[i].width, 9));
    }
}

static void
lines_are_counted_up_to_a_limit(void **state)
{
    (void)state;
    assert_int_equal(tl_text_count_lines("a a a a a a", 0, 3), 3);
    assert_int_equal(tl_text_count_lines("a", 0, 3), 1);
    assert_int_equal(tl_text_count_lines("", 100, 3), 0);
}

/* Adds a text to another without its blanks. */
static void
add_letters(char *letters, const char *text, size_t length)
{
    size_t used = strlen(letters);
    for (size_t i = 0; i < length; i++)
        if (text[i] != ' ')
            letters[used++] = text[i];
    letters[used] = '\0';
}

/* Whatever the width, nothing is lost but blanks, and no line is too wide. */
static void
lines_hold_all_of_a_text(void **state)
{
    (void)state;
    static const char text[] =
        "Signing of 32 agreements \u2013 \u65e5\u672c\u3001\U0001F600-e\u0301 end";
    enum { WIDEST_CLUSTER = 102, WITH_CLOSING = 2 * WIDEST_CLUSTER };
    char wanted[sizeof text] = "";
    add_letters(wanted, text, sizeof text - 1);
    for (size_t width = 0; width < 1500; width += 7) {
        char kept[sizeof text] = "";
        const char *rest = text;
        struct tl_text_line line;
        while (tl_text_next_line(&rest, width, &line)) {
            add_letters(kept, line.text, line.length);
            assert_true(line.length > 0);
            if (width > WITH_CLOSING)
                assert_true(tl_text_width(line.text, line.length) <= width);
        }
        assert_string_equal(kept, wanted);
    }
}

/* In which direction texts are written, and what their lines say of it. */

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
        cmocka_unit_test(widths_are_as_of_a_wide_font),
        cmocka_unit_test(broken_texts_do_no_harm),
        cmocka_unit_test(lines_break_between_words),
        cmocka_unit_test(lines_are_counted_up_to_a_limit),
        cmocka_unit_test(lines_hold_all_of_a_text),
        cmocka_unit_test(the_first_letter_gives_the_direction),
        cmocka_unit_test(lines_say_in_which_direction_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
