/* The DOT writer; cgraph reads back what was written. */
#include "output/dot/dot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <graphviz/cgraph.h>

#include "tests/support/paper.h"
#include "tests/support/support.h"

/* Ids, and the names that stand for them. */
static const struct {
    const char *id;
    const char *name; /* NULL: the same */
} names[] = {
    {"china", NULL},
    {"China and Russia", NULL},
    {"a:b", NULL},
    {"node", NULL},
    {"-.", NULL},
    {"1a", NULL},
    {"@", NULL},
    {"<b>x</b>", NULL},
    {"a%20b", NULL},
    {"tieline", NULL},
    {"\u65e5\u672c", NULL},
    {"R&D", NULL},
    {"A & B; C", NULL},
    {"a&b c;", NULL},
    {"&lt", NULL},
    /* What Graphviz takes for an entity, and passes on as it is */
    {"&amp;", "&amp;amp;"},
    {"&amp;amp;", "&amp;amp;amp;"},
    {"Caf&eacute;s", "Caf&amp;eacute;s"},
    {"&#0;&#xD800;", "&amp;#0;&amp;#xD800;"},
    {"&sup2;&;&#;", "&amp;sup2;&amp;;&amp;#;"},
    {"&&lt;\"", "&&amp;lt;\\\""},
    {"\uFEFF", NULL},
    {"say \"a\"", "say \\\"a\\\""},
    /* What DOT cannot hold, or takes for something else */
    {"", "tieline:id:"},
    {"%", "tieline:id:%25"},
    {"%a%b", "tieline:id:%25a%25b"},
    {"a\\", "tieline:id:a%5C"},
    {"\\N\"", "tieline:id:%5CN\\\""},
    {"a\nb", "tieline:id:a%0Ab"},
    {"\x01\x7F", "tieline:id:%01%7F"},
    {"%\uFFFE\uFFFF", "tieline:id:%25%EF%BF%BE%EF%BF%BF"},
    {"&lt;\\&", "tieline:id:%26lt;%5C%26"},
    {"tieline:axis:0:0", "tieline:id:tieline:axis:0:0"},
    {"tieline:id:%25", "tieline:id:tieline:id:%2525"},
};

static const char *
write_name(struct paper *paper, struct tl_dot_name name)
{
    paper_begin(paper);
    struct tl_dot dot = {.out = &paper->out};
    tl_dot_node(&dot, name);
    tl_dot_close(&dot);
    return paper_end(paper);
}

static void
ids_are_names_where_they_can_be(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(names); i++) {
        char expected[128];
        snprintf(expected, sizeof expected, "\"%s\";\n",
                 names[i].name ? names[i].name : names[i].id);
        assert_string_equal(write_name(paper, tl_dot_item(names[i].id)), expected);
    }
    assert_string_equal(write_name(paper, tl_dot_drawn("axis", 1, 23)),
                        "\"tieline:axis:1:23\";\n");
}

/* The rule for names, undone: what a reader has to do. */
static void
undo_name(const char *name, char *id)
{
    static const char marker[] = "tieline:id:", amp[] = "&amp;";
    if (strncmp(name, marker, sizeof marker - 1) != 0) {
        while ((*id++ = *name++) != '\0') {
            const char *tail = name - 1 + strlen(amp);
            bool escaped = strncmp(name - 1, amp, strlen(amp)) == 0;
            if (escaped && strpbrk(tail, ";& ") && *strpbrk(tail, ";& ") == ';')
                name = tail;
        }
        return;
    }
    for (name += sizeof marker - 1; *name; name++) {
        char code[3] = {name[0] == '%' ? name[1] : '\0', name[1], '\0'};
        code[1] = code[0] ? name[2] : '\0';
        *id++ = code[0] ? (char)strtol(code, NULL, 16) : *name;
        name += code[0] ? 2 : 0;
    }
    *id = '\0';
}

/* Of all ids at once, so that no two have the same name. */
static void
ids_come_back_from_cgraph(void **state)
{
    struct paper *paper = *state;
    paper_begin(paper);
    struct tl_dot dot = tl_dot_begin(&paper->out, NULL, TL_ENGLISH);
    for (size_t i = 0; i < LENGTH_OF(names); i++) {
        tl_dot_node(&dot, tl_dot_item(names[i].id));
        tl_dot_text(&dot, TL_DOT_KIND, "x");
        tl_dot_close(&dot);
    }
    tl_dot_end(&dot);
    Agraph_t *graph = agmemread(paper_end(paper));
    assert_non_null(graph);
    size_t i = 0;
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        char id[128];
        undo_name(agnameof(node), id);
        assert_string_equal(id, names[i++].id);
    }
    assert_int_equal(i, LENGTH_OF(names));
    agclose(graph);
}

/* Graphviz refuses longer texts, unless they are parted. */
static void
long_texts_come_back_from_cgraph(void **state)
{
    enum { BYTES = 20000 };
    static const char piece[] = "\u00e9\u65e5\U0001F600 ";
    struct paper *paper = *state;
    char *text = calloc(BYTES + sizeof piece, 1);
    for (size_t used = 0; used < BYTES; used += sizeof piece - 1)
        memcpy(text + used, piece, sizeof piece);
    paper_begin(paper);
    struct tl_dot dot = tl_dot_begin(&paper->out, NULL, TL_ENGLISH);
    tl_dot_node(&dot, tl_dot_item("a"));
    tl_dot_text(&dot, TL_DOT_KIND, text);
    tl_dot_value(&dot, TL_DOT_TITLE);
    for (const char *at = text; *at; at += sizeof piece - 1)
        tl_dot_add_part(&dot, at, sizeof piece - 1);
    tl_dot_value_end(&dot);
    tl_dot_close(&dot);
    tl_dot_end(&dot);
    const char *written = paper_end(paper);
    for (const char *end = written; (end = strstr(end, "\\\n")); end++)
        assert_int_not_equal((unsigned char)end[2] & 0xC0, 0x80);
    Agraph_t *graph = agmemread(written);
    assert_non_null(graph);
    assert_string_equal(agget(agfstnode(graph), "kind"), text);
    assert_string_equal(agget(agfstnode(graph), "title"), text);
    agclose(graph);
    free(text);
}

static const struct {
    const char *text;
    const char *plain;
    const char *label; /* NULL: the same */
} texts[] = {
    {"plain", "plain", NULL},
    {"", "", NULL},
    {"a\"b", "a\\\"b", NULL},
    {"\\", "\\\\", NULL},
    {"\\N\\G\\l", "\\\\N\\\\G\\\\l", NULL},
    {"x\\\" URL=evil]; other//", "x\\\\\\\" URL=evil]; other//", NULL},
    {"one\ntwo", "one\\ntwo", NULL},
    {"<b>x</b>", "<b>x</b>", NULL},
    {"a & b", "a & b", "a &amp; b"},
    {"&lt;&#65;", "&lt;&#65;", "&amp;lt;&amp;#65;"},
    {"a\tb", "a\tb", "a b"},
    {"\x01\x1B\x7F", "\x01\x1B\x7F", "\uFFFD\uFFFD\x7F"}, /* XML holds the last */
    {"\uFFFE\uFFFF", "\uFFFE\uFFFF", "\uFFFD\uFFFD"},
    {"\u00e9\u65e5\U0001F600", "\u00e9\u65e5\U0001F600", NULL},
};

static void
texts_stay_in_their_quotes(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(texts); i++) {
        char expected[256];
        const char *label = texts[i].label ? texts[i].label : texts[i].plain;
        paper_begin(paper);
        struct tl_dot dot = {.out = &paper->out};
        tl_dot_text(&dot, TL_DOT_KIND, texts[i].text);
        tl_dot_text(&dot, TL_DOT_LABEL, texts[i].text);
        tl_dot_text(&dot, TL_DOT_TOOLTIP, texts[i].text);
        snprintf(expected, sizeof expected,
                 " [kind=\"%s\", label=\"%s\", tooltip=\"%s\"", texts[i].plain, label,
                 label);
        assert_string_equal(paper_end(paper), expected);
    }
}

static const struct {
    const char *url;
    const char *written; /* NULL: nothing */
} links[] = {
    {"https://example.org/?a=1#b", "https://example.org/?a=1#b"},
    {"HTTP://example.org", "HTTP://example.org"},
    {"mailto:a@example.org", "mailto:a@example.org"},
    {"  https://example.org/\n ", "https://example.org/"},
    {"ht\ntps://example.org", "https://example.org"},
    {"https://e/\" onclick=\"x", "https://e/%22%20onclick=%22x"},
    {"https://e/<script>`\\", "https://e/%3Cscript%3E%60%5C"},
    {"https://e/?a=1&b=2", "https://e/?a=1&amp;b=2"},
    {"https://e/\u65e5", "https://e/%E6%97%A5"},
    {"", NULL},
    {" ", NULL},
    {"javascript:alert(1)", NULL},
    {"java\nscript:alert(1)", NULL},
    {"\x01javascript:alert(1)", NULL},
    {"data:text/html,x", NULL},
    {"file:///etc/passwd", NULL},
    {"//example.org", NULL},
    {"https:", NULL},
    {"xhttps://example.org", NULL},
};

static void
links_are_safe_or_not_there(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(links); i++) {
        char expected[128] = "";
        if (links[i].written)
            snprintf(expected, sizeof expected, " [URL=\"%s\"", links[i].written);
        paper_begin(paper);
        struct tl_dot dot = {.out = &paper->out};
        tl_dot_link(&dot, links[i].url);
        assert_string_equal(paper_end(paper), expected);
    }
}

static const struct {
    int64_t weight;
    const char *written;
} weights[] = {
    {TL_WEIGHT_ONE, " [weight=\"1\""},
    {32 * (int64_t)TL_WEIGHT_ONE, " [weight=\"32\""},
    {0, " [weight=\"0\""},
    {TL_WEIGHT_ONE / 2, " [weight=\"1\", exact_weight=\"0.5\""},
    {TL_WEIGHT_ONE / 4, " [weight=\"0\", exact_weight=\"0.25\""},
    {-2 * (int64_t)TL_WEIGHT_ONE, " [weight=\"0\", exact_weight=\"-2\""},
    {2000 * (int64_t)TL_WEIGHT_ONE, " [weight=\"1000\", exact_weight=\"2000\""},
};

static void
weights_are_whole_and_exact(void **state)
{
    struct paper *paper = *state;
    for (size_t i = 0; i < LENGTH_OF(weights); i++) {
        paper_begin(paper);
        struct tl_dot dot = {.out = &paper->out};
        tl_dot_weight(&dot, weights[i].weight, weights[i].weight);
        assert_string_equal(paper_end(paper), weights[i].written);
    }
}

static void
places_are_in_points_and_lengths_in_inches(void **state)
{
    struct paper *paper = *state;
    paper_begin(paper);
    struct tl_dot dot = {.out = &paper->out};
    tl_dot_decimal(&dot, TL_DOT_PENWIDTH, 17);
    tl_dot_place(&dot, (struct tl_dot_area){-1065, -5, 720, 95});
    assert_string_equal(paper_end(paper),
                        " [penwidth=\"1.7\", fixedsize=\"shape\", width=\"1\", "
                        "height=\"0.1319\", pos=\"-70.5,-4.2!\"");
}

static int
setup(void **state)
{
    *state = malloc(sizeof(struct paper));
    return *state ? 0 : -1;
}

static int
teardown(void **state)
{
    free(*state);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ids_are_names_where_they_can_be, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(ids_come_back_from_cgraph, setup, teardown),
        cmocka_unit_test_setup_teardown(long_texts_come_back_from_cgraph, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(texts_stay_in_their_quotes, setup, teardown),
        cmocka_unit_test_setup_teardown(links_are_safe_or_not_there, setup, teardown),
        cmocka_unit_test_setup_teardown(weights_are_whole_and_exact, setup, teardown),
        cmocka_unit_test_setup_teardown(places_are_in_points_and_lengths_in_inches,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
