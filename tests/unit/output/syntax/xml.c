#include "output/syntax/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "graph/weight.h"
#include "tests/support/paper.h"

static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static const struct {
    const char *text;
    const char *attribute;
    const char *content;
    unsigned replaced;
} texts[] = {
    {"", "", "", 0},
    {"plain", "plain", "plain", 0},
    {"<b> & \"c\" 'd'", "&lt;b&gt; &amp; &quot;c&quot; 'd'",
     "&lt;b&gt; &amp; \"c\" 'd'", 0},
    {"]]>", "]]&gt;", "]]&gt;", 0},
    {"&amp;", "&amp;amp;", "&amp;amp;", 0},
    {"a\tb\nc\rd", "a&#9;b&#10;c&#13;d", "a\tb\nc&#13;d", 0},
    {"\r\n", "&#13;&#10;", "&#13;\n", 0},
    {"\x01x\x1F", "\uFFFDx\uFFFD", "\uFFFDx\uFFFD", 2},
    {"\b\f\v", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", 3},
    {"\xEF\xBF\xBE\xEF\xBF\xBF", "\uFFFD\uFFFD", "\uFFFD\uFFFD", 2},
    /* Their neighbours are held, and so is all beyond. */
    {"\uFFFD \uFEFF \uF8FF \uFFFB", "\uFFFD \uFEFF \uF8FF \uFFFB",
     "\uFFFD \uFEFF \uF8FF \uFFFB", 0},
    {"\x7F \xC2\x85 \u2028", "\x7F \xC2\x85 \u2028", "\x7F \xC2\x85 \u2028", 0},
    {"\u00E9\u4E2D\U0001F600\U0010FFFF", "\u00E9\u4E2D\U0001F600\U0010FFFF",
     "\u00E9\u4E2D\U0001F600\U0010FFFF", 0},
};

enum { TEXTS = sizeof texts / sizeof *texts };

static void
texts_are_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEXTS; i++) {
        struct paper paper;
        char wanted[256];
        paper_begin(&paper);
        struct tl_xml xml = tl_xml_begin(&paper.out);
        tl_xml_open(&xml, "a");
        tl_xml_attribute(&xml, "b", texts[i].text);
        tl_xml_text(&xml, texts[i].text);
        tl_xml_close(&xml, "a");
        snprintf(wanted, sizeof wanted, "%s<a b=\"%s\">%s</a>\n", head,
                 texts[i].attribute, texts[i].content);
        assert_string_equal(paper_end(&paper), wanted);
        assert_int_equal(xml.replaced, 2 * texts[i].replaced);
    }
}

/* A text is the same in however many parts it comes. */
static void
parts(void **state)
{
    (void)state;
    struct paper paper;
    paper_begin(&paper);
    struct tl_xml xml = tl_xml_begin(&paper.out);
    tl_xml_open(&xml, "a");
    tl_xml_attribute_begin(&xml, "b");
    tl_xml_part(&xml, "x<y", 2);
    tl_xml_text(&xml, "");
    tl_xml_integer(&xml, -3);
    tl_xml_weight(&xml, TL_WEIGHT_ONE / 2);
    tl_xml_attribute_end(&xml);
    tl_xml_part(&xml, "", 0);
    tl_xml_integer(&xml, 4);
    tl_xml_weight(&xml, -TL_WEIGHT_ONE);
    tl_xml_close(&xml, "a");
    char wanted[128];
    snprintf(wanted, sizeof wanted, "%s<a b=\"x&lt;-30.5\">4-1</a>\n", head);
    assert_string_equal(paper_end(&paper), wanted);
}

/* Lines end between elements, and never beside a text. */
static void
layout(void **state)
{
    (void)state;
    struct paper paper;
    paper_begin(&paper);
    struct tl_xml xml = tl_xml_begin(&paper.out);
    tl_xml_open(&xml, "a");
    tl_xml_open(&xml, "b");
    tl_xml_attribute(&xml, "c", "d");
    tl_xml_close(&xml, "b");
    tl_xml_open(&xml, "e");
    for (size_t i = 0; i < 2; i++) {
        tl_xml_open(&xml, "f");
        tl_xml_text(&xml, i == 0 ? " g " : "");
        tl_xml_close(&xml, "f");
    }
    tl_xml_close(&xml, "e");
    tl_xml_close(&xml, "a");
    char wanted[128];
    snprintf(wanted, sizeof wanted, "%s%s", head,
             "<a>\n"
             "  <b c=\"d\"/>\n"
             "  <e>\n"
             "    <f> g </f>\n"
             "    <f></f>\n"
             "  </e>\n"
             "</a>\n");
    assert_string_equal(paper_end(&paper), wanted);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(parts),
        cmocka_unit_test(layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
