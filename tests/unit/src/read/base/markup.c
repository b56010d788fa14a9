#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/base/markup.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
the_root_tells_what_xml_is(void **state)
{
    static const char *const are[] = {
        "<gexf>",
        " \n<gexf version='1.3'>",
        "<?xml version='1.0'?><!-- <graphml> --><gexf/>",
        "<!DOCTYPE gexf [ <!ELEMENT gexf ANY> ]>\n<a:gexf>",
        "<!DOCTYPE gexf SYSTEM 'x'><gexf\n/>",
    };
    static const char *const are_not[] = {
        "",
        "<",
        "gexf",
        "<gex",
        "<gexfs>",
        "<a><gexf>",
        "<!-- <gexf>",
        "<?xml <gexf>",
        "<!DOCTYPE gexf [",
        "<gexf:a>",
        "x<gexf>",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(are); i++)
        if (!tl_markup_is(are[i], strlen(are[i]), "gexf"))
            fail_msg("%s", are[i]);
    for (size_t i = 0; i < COUNT(are_not); i++)
        if (tl_markup_is(are_not[i], strlen(are_not[i]), "gexf"))
            fail_msg("%s", are_not[i]);
}

static void
a_declaration_names_the_encoding(void **state)
{
    static const struct {
        const char *text;
        const char *name; /* NULL: none */
    } cases[] = {
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "ISO-8859-1"},
        {"<?xml version='1.0' encoding = 'koi8-r' ?>", "koi8-r"},
        {"\xFF\xFE<?xml encoding='utf-16'?>", "utf-16"},
        {"<?xml version='1.0'?><a encoding='x'>", NULL},
        {"<?xml encoding=x?>", NULL},
        {"<?xml encoding=''?>", NULL},
        {"<?xml encoding='x'", NULL},
        {"<a><?xml encoding='x'?>", NULL},
        {"", NULL},
    };
    char name[40];
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool found =
            tl_markup_encoding(cases[i].text, strlen(cases[i].text), name, sizeof name);
        if (found != (cases[i].name != NULL))
            fail_msg("%s", cases[i].text);
        if (found)
            assert_string_equal(name, cases[i].name);
    }
    static const char wide[] = "\xFF\xFE<\0?\0x\0m\0l\0 \0e\0n\0c\0o\0d\0i\0n\0g\0=\0"
                               "'\0U\0T\0F\0-\0001\0006\0'\0?\0>\0";
    assert_true(tl_markup_encoding(wide, sizeof wide - 1, name, sizeof name));
    assert_string_equal(name, "UTF-16");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_root_tells_what_xml_is),
        cmocka_unit_test(a_declaration_names_the_encoding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
