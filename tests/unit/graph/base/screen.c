/* What a terminal is shown, in whichever pieces it comes. */
#include "graph/base/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct page {
    char text[8192];
    size_t length;
};

static void
append(void *context, const char *bytes, size_t length)
{
    struct page *page = context;
    assert_true(length < sizeof page->text - page->length);
    memcpy(page->text + page->length, bytes, length);
    page->length += length;
    page->text[page->length] = '\0';
}

/* Shows a text whole, and in pieces of one, two and three bytes. */
static void
check(const char *text, size_t length, const char *expected)
{
    const size_t sizes[] = {length, 1, 2, 3};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct page page = {.length = 0};
        struct tl_screen screen = {append, &page, "", 0};
        for (size_t at = 0; at < length; at += sizes[i])
            tl_screen_write(&screen, text + at,
                            sizes[i] < length - at ? sizes[i] : length - at);
        tl_screen_end(&screen);
        assert_string_equal(page.text, expected);
    }
}

#define CHECK(text, expected) check(text, sizeof text - 1, expected)

static void
text_is_as_it_was(void **state)
{
    (void)state;
    CHECK("a\tb\r\nc\n", "a\tb\r\nc\n");
    CHECK("\u00e9\u4e2d\U0001F600\u00a0\u200b\uFFFD",
          "\u00e9\u4e2d\U0001F600\u00a0\u200b\uFFFD");
}

static void
commands_are_replaced(void **state)
{
    (void)state;
    CHECK("\x1b]0;x\x07", "\uFFFD]0;x\uFFFD");
    CHECK("a\0b\x7f\xc2\x9b"
          "31m",
          "a\uFFFDb\uFFFD\uFFFD31m");
    CHECK("\u202e\u2066\u200e\u061c\u2028\ufeff",
          "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

/* Only before LF is a CR a part of a line end. */
static void
carriage_returns(void **state)
{
    (void)state;
    CHECK("a\rb", "a\uFFFDb");
    CHECK("\r\r\n", "\uFFFD\r\n");
    CHECK("\r\u00e9\r\x1b\r", "\uFFFD\u00e9\uFFFD\uFFFD\uFFFD");
}

/* Nothing that begins a character can hide what comes after it. */
static void
bytes_that_are_no_text(void **state)
{
    (void)state;
    CHECK("\x9b[31m", "\uFFFD[31m");
    CHECK("\xe2\x80\x1b[1m", "\uFFFD\uFFFD[1m");
    CHECK("\xc3\xc3\xa9", "\uFFFD\u00e9");
    CHECK("\xf0\x9f", "\uFFFD");
}

/* A piece is shown in parts of 1,024 bytes: the 1,024th begins a character. */
static void
long_texts(void **state)
{
    char text[2100];
    (void)state;
    memset(text, 'x', sizeof text);
    memcpy(text + 1023, "\u00e9", 2);
    text[2099] = '\0';
    check(text, 2099, text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_as_it_was), cmocka_unit_test(commands_are_replaced),
        cmocka_unit_test(carriage_returns),  cmocka_unit_test(bytes_that_are_no_text),
        cmocka_unit_test(long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
