#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/memory.h"
#include "src/read/dot/caption.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct tl_read_dot_caption_names names = {"G", "N", "T", "H", "->"};

struct sample {
    const char *label;
    const char *caption;
};

static void
check(const struct sample *samples, size_t count, enum tl_read_dot_caption_form form)
{
    for (size_t i = 0; i < count; i++) {
        char *caption = tl_read_dot_caption(samples[i].label, form, &names);
        assert_string_equal(caption, samples[i].caption);
        tl_free(caption);
    }
}

static void
labels_lose_their_escapes(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"", ""},
        {"China", "China"},
        {"two  blanks", "two  blanks"},
        {"Xi\\nJinping", "Xi Jinping"},
        {"\\n  left\\l \n right\\r", "left right"},
        {" \t a \n", "a"},
        {"a\\\\n", "a\\n"},
        {"\\\"quoted\\\"", "\"quoted\""},
        {"\\N of \\G", "N of G"},
        {"\\E: \\T to \\H\\L", "T->H: T to H"},
        {"\\x\\", "x"},
        {"{a|<b> c}", "{a|<b> c}"},
        {"\xC3\xA9\\n\xE4\xB8\xAD", "\xC3\xA9 \xE4\xB8\xAD"},
    };
    check(samples, COUNT(samples), TL_READ_DOT_LABEL_PLAIN);
}

static void
entities_are_characters(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"R&amp;D", "R&D"},
        {"&lt;&gt;&quot;&apos;", "<>\"'"},
        {"M&uuml;ller &AElig;&yuml;&iexcl;", "Müller Æÿ¡"},
        {"&uum;&uumll;&Uuml", "&uum;&uumll;&Uuml"},
        {"a&nbsp;b", "a\xC2\xA0"
                     "b"},
        {"&#233;&#xE9;&#xe9;&#X4E2D;&#x1F600;",
         "\xC3\xA9\xC3\xA9\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80"},
        {"&amp;amp;", "&amp;"},
        {"&", "&"},
        {"&;&#;&#x;&amp", "&;&#;&#x;&amp"},
        {"&nosuch; & so on;", "&nosuch; & so on;"},
        {"&#0;&#10;&#xD800;&#x110000;&#99999999999999999999;",
         "&#0;&#10;&#xD800;&#x110000;&#99999999999999999999;"},
        {"&#x;&#-5;&# 5;", "&#x;&#-5;&# 5;"},
    };
    check(samples, COUNT(samples), TL_READ_DOT_LABEL_PLAIN);
    check(samples, COUNT(samples), TL_READ_DOT_LABEL_HTML);
}

static void
records_lose_their_fields(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"{Person|<port> + name\\l+ born\\l|{a|b}}", "Person + name + born a b"},
        {"a \\{b\\} \\| \\<c\\>", "a {b} | <c>"},
        {"a < b", "a < b"},
    };
    check(samples, COUNT(samples), TL_READ_DOT_LABEL_RECORD);
}

static void
html_loses_its_tags(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<b>Press</b>", "Press"},
        {"Press<br/>agencies", "Press agencies"},
        {"<table><tr><td>a</td><td>b</td></tr>\n  <tr><td>c</td></tr></table>",
         "a b c"},
        {"H<sub>2</sub>O <FONT color=\"red\">x</FONT>", "H2O x"},
        {"a<!-- <b> -->b", "ab"},
        {"a  \n b", "a b"},
        {"a\\nb", "a\\nb"},
        {"a <b", "a"},
    };
    check(samples, COUNT(samples), TL_READ_DOT_LABEL_HTML);
}

static void
captions_do_not_grow_without_end(void **state)
{
    (void)state;
    enum { LENGTH = 100000 };
    char *label = tl_alloc(2 * LENGTH + 1);
    char *name = tl_alloc(LENGTH + 1);
    for (size_t i = 0; i < LENGTH; i++)
        memcpy(label + 2 * i, "\\N", 2);
    memset(name, 'n', LENGTH);
    struct tl_read_dot_caption_names long_names = {"", name, "", "", NULL};
    char *caption = tl_read_dot_caption(label, TL_READ_DOT_LABEL_PLAIN, &long_names);
    assert_int_equal(strlen(caption), 10 * LENGTH);
    tl_free(caption);
    tl_free(name);
    tl_free(label);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_lose_their_escapes),
        cmocka_unit_test(entities_are_characters),
        cmocka_unit_test(records_lose_their_fields),
        cmocka_unit_test(html_loses_its_tags),
        cmocka_unit_test(captions_do_not_grow_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
