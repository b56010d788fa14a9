#include "output/syntax/json.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph/graph.h"
#include "tests/support/paper.h"

static struct tl_json
begin(struct paper *paper)
{
    paper_begin(paper);
    return tl_json_begin(&paper->out);
}

static const struct {
    const char *text;
    const char *json;
} texts[] = {
    {"", "\"\""},
    {"plain", "\"plain\""},
    {"\"", "\"\\\"\""},
    {"a\\", "\"a\\\\\""},
    {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
    {"\x01x\x1F", "\"\\u0001x\\u001f\""},
    {"/ \x7F <b> &", "\"/ \x7F <b> &\""},
    {"\u2028\u2029", "\"\\u2028\\u2029\""},
    {"a\u2028", "\"a\\u2028\""},
    /* They share a lead byte, or two. */
    {"1\u20132 \u201Ca\u201D \u2027\u202A \u2603",
     "\"1\u20132 \u201Ca\u201D \u2027\u202A \u2603\""},
    {"\u00E9\u4E2D\U0001F600", "\"\u00E9\u4E2D\U0001F600\""},
};

enum { TEXTS = sizeof texts / sizeof *texts };

static void
texts_are_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEXTS; i++) {
        struct paper paper;
        struct tl_json json = begin(&paper);
        tl_json_text(&json, texts[i].text);
        assert_string_equal(paper_end(&paper), texts[i].json);
    }
}

/* jansson finds what was written, as keys and as values. */
static void
another_reader_agrees(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_json json = begin(&paper);
    tl_json_object_begin(&json);
    for (size_t i = 1; i < TEXTS; i++)
        tl_json_attribute(&json, texts[i].text, texts[i].text);
    tl_json_object_end(&json);
    json_t *object = json_loads(paper_end(&paper), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(object);
    assert_int_equal(json_object_size(object), TEXTS - 1);
    for (size_t i = 1; i < TEXTS; i++)
        assert_string_equal(json_string_value(json_object_get(object, texts[i].text)),
                            texts[i].text);
    json_decref(object);
}

static void
commas_and_lines(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_json json = begin(&paper);
    tl_json_object_begin(&json);
    tl_json_member(&json, "a", "b");
    tl_json_member(&json, "absent", "");
    tl_json_newline(&json);
    tl_json_key(&json, "list");
    tl_json_array_begin(&json);
    tl_json_newline(&json);
    tl_json_object_begin(&json);
    tl_json_object_end(&json);
    tl_json_newline(&json);
    tl_json_array_begin(&json);
    tl_json_integer(&json, -1);
    tl_json_weight(&json, TL_WEIGHT_ONE / 4);
    tl_json_bool(&json, true);
    tl_json_bool(&json, false);
    tl_json_null(&json);
    tl_json_array_end(&json);
    tl_json_newline(&json);
    tl_json_array_end(&json);
    tl_json_key(&json, "none");
    tl_json_array_begin(&json);
    tl_json_array_end(&json);
    tl_json_object_end(&json);
    assert_string_equal(paper_end(&paper), "{\"a\":\"b\",\n"
                                           "\"list\":[\n"
                                           "{},\n"
                                           "[-1,0.25,true,false,null]\n"
                                           "],\"none\":[]}");
}

static void
html_is_escaped_in_a_text(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_json json = begin(&paper);
    tl_json_array_begin(&json);
    tl_json_string_begin(&json);
    tl_json_string_add(&json, "<a href=\"x\">");
    tl_json_string_html(&json, "<b> & \"q\" 'a' &lt; \\ \x01 \u2028\u2013");
    tl_json_string_add(&json, "</a>");
    tl_json_string_end(&json);
    tl_json_string_begin(&json);
    tl_json_string_html(&json, "a\nb\r\nc\rd\t");
    tl_json_string_end(&json);
    tl_json_array_end(&json);
    assert_string_equal(
        paper_end(&paper),
        "[\"<a href=\\\"x\\\">&lt;b&gt; &amp; &quot;q&quot; &#39;a&#39; "
        "&amp;lt; \\\\ \\u0001 \\u2028\u2013</a>\","
        "\"a<br>b<br>c<br>d\\t\"]");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(another_reader_agrees),
        cmocka_unit_test(commas_and_lines),
        cmocka_unit_test(html_is_escaped_in_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
