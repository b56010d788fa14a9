/* Lists in one text. */
#include "output/syntax/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include <cmocka.h>

/* A list while it is written. No run of bytes is empty. */
static void
add(void *to, const char *bytes, size_t length)
{
    assert_true(length > 0);
    strncat(to, bytes, length);
}

static const struct {
    const char *element;
    const char *written;
    const char *piece; /* the same where it is a piece */
} rows[] = {
    {"", "", ""},
    {"a", "a", "a"},
    {"a b", "a b", "a b"},
    {";", "\\;", "\\;"},
    {"\\", "\\\\", "\\\\"},
    {";;\\;", "\\;\\;\\\\\\;", "\\;\\;\\\\\\;"},
    {"a;b\\c", "a\\;b\\\\c", "a\\;b\\\\c"},
    /* What looks escaped is escaped once more. */
    {"a\\;b", "a\\\\\\;b", "a\\\\\\;b"},
    {"\\ ", "\\\\\\ ", "\\\\ "},
    /* Blanks at the ends would be taken off, and only those there. */
    {" ", "\\ ", " "},
    {"  ", "\\ \\ ", "  "},
    {"   ", "\\  \\ ", "   "},
    {" a ", "\\ a\\ ", " a "},
    {"\ta\t", "\\\ta\\\t", "\ta\t"},
    {" ;", "\\ \\;", " \\;"},
    {"a ", "a\\ ", "a "},
    /* Neither quotation marks nor other bytes are escaped here. */
    {"\"a\", 'b'", "\"a\", 'b'", "\"a\", 'b'"},
    {"\xC3\xBC;\xE2\x80\xA6", "\xC3\xBC\\;\xE2\x80\xA6", "\xC3\xBC\\;\xE2\x80\xA6"},
};

static void
elements_are_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char written[64] = "", piece[64] = "";
        tl_list_element(rows[i].element, add, written);
        tl_list_piece(rows[i].element, add, piece);
        assert_string_equal(written, rows[i].written);
        assert_string_equal(piece, rows[i].piece);
    }
}

/* Takes a list apart: an element ends at a semicolon, blanks at its ends are none of
 * it, and a backslash is before a byte that is itself. */
static size_t
split(const char *list, char elements[3][64])
{
    size_t count = 0;
    for (;;) {
        char *to = elements[count++];
        list += strspn(list, " \t");
        char *kept = to; /* what is before belongs to the element */
        for (; *list && *list != ';'; list++) {
            bool escaped = *list == '\\' && list[1];
            list += escaped;
            *to++ = *list;
            if (escaped || !strchr(" \t", *list))
                kept = to;
        }
        *kept = '\0';
        if (!*list++)
            return count;
    }
}

/* Whatever the elements are, a list of three has three, and the same. */
static void
lists_come_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char list[256] = "";
        char elements[3][64];
        for (size_t j = 0; j < 3; j++) {
            strcat(list, j > 0 ? TL_LIST_SEPARATOR : "");
            tl_list_element(j == 1 ? "b" : rows[i].element, add, list);
        }
        assert_int_equal(split(list, elements), 3);
        assert_string_equal(elements[0], rows[i].element);
        assert_string_equal(elements[1], "b");
        assert_string_equal(elements[2], rows[i].element);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_are_escaped),
        cmocka_unit_test(lists_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
