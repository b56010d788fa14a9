/* Ids that JavaScript objects can have as keys. */
#include "output/syntax/js_id.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/paper.h"

static void
ids_are_keys(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        const char *written;
    } rows[] = {
        {"", "\"\""},
        {"a", "\"a\""},
        {"__proto__", "\"tieline:id:__proto__\""},
        {"constructor", "\"tieline:id:constructor\""},
        {"valueOf", "\"tieline:id:valueOf\""},
        {"__background__", "\"tieline:id:__background__\""},
        {"__ungrouped__", "\"tieline:id:__ungrouped__\""},
        /* Nearly one of them */
        {"Constructor", "\"Constructor\""},
        {"constructor ", "\"constructor \""},
        {"__proto_", "\"__proto_\""},
        {"__proto___", "\"__proto___\""},
        /* No id is written as another one. */
        {"tieline:id:__proto__", "\"tieline:id:tieline:id:__proto__\""},
        {"tieline:", "\"tieline:id:tieline:\""},
        {"tieline:axis", "\"tieline:id:tieline:axis\""},
        {"tieline", "\"tieline\""},
        {" tieline:id:a", "\" tieline:id:a\""},
        /* The rest is JSON's. */
        {"a\"b\\c\n\x01", "\"a\\\"b\\\\c\\n\\u0001\""},
        {"tieline:\"", "\"tieline:id:tieline:\\\"\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct paper paper;
        paper_begin(&paper);
        struct tl_json json = tl_json_begin(&paper.out);
        tl_json_object_begin(&json);
        tl_js_id(&json, "k", rows[i].id);
        tl_json_object_end(&json);
        const char *text = strstr(paper_end(&paper), ":");
        assert_non_null(text);
        text += 1 + strspn(text + 1, " ");
        size_t length = strlen(rows[i].written);
        assert_int_equal(strncmp(text, rows[i].written, length), 0);
        assert_string_equal(text + length, "}");
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
