/* A look at how JSON begins: it may be cut off anywhere, and still not tell too much.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/records/known.h"
#include "src/read/records/look.h"
#include "src/read/records/unknown.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
marks_are_found(void **state)
{
    static const struct {
        const char *marks[4];
        const char *text;
        bool has;
    } cases[] = {
        {{".a"}, "{\"a\": 1}", true},
        {{".a"}, "{\"a\": {\"b\"", true},
        {{".a"}, "{\"a\": \"cut", false},
        {{".a", ".b"}, "{\"a\": [], \"b\": {}}", true},
        {{".a", ".b"}, "{\"a\": []}", false},
        {{".a.b"}, "{\"a\": [{\"c\": 1}, {\"b\": 2}]}", true},
        {{".a.b"}, "[{\"a\": [{\"b\": \"2", false},
        {{".a.b"}, "[{\"a\": [{\"b\": 2}", true},
        {{".a=x"}, "{\"a\": \"x\"}", true},
        {{".a=x"}, "{\"a\": \"xy\"}", false},
        {{".a=x"}, "{\"a\": {\"x\": 1}}", false},
        {{".a"}, "{\"b\": {\"a\": 1}}", false},
        {{".a"}, "a,b\n1,2\n", false},
        {{".a"}, "", false},
        {{NULL}, "{}", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(
            tl_look_has(cases[i].marks, cases[i].text, strlen(cases[i].text)),
            cases[i].has);
}

/* No beginning of one of our documents may be taken for somebody else's. */
static void
ours_are_ours(void **state)
{
    static const char *const texts[] = {
        "{\"tieline\": \"1\", \"nodes\": 1, \"events\": [{\"title\": \"A\"}]}",
        "{\"title\": \"T\", \"events\": [{\"id\": \"e\", \"title\": \"A\"}]}",
        "[{\"id\": \"e\", \"title\": \"A\", \"x\": 1}]",
        "{\"title\": \"A\", \"x\": 1, \"y\": 2}\n{\"title\": \"B\"}\n",
        "{\"id\": \"a\", \"date\": \"2001\", \"x\": 1, \"y\": 2}\n{\"id\": \"b\"}\n",
        "{}",
        "",
        "id,title\n",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        for (size_t length = 0; length <= strlen(texts[i]); length++)
            if (length == strlen(texts[i]) || !strstr(texts[i], "\n{"))
                assert_false(tl_records_recognise(texts[i], length));
}

static void
others_are_told(void **state)
{
    static const struct {
        const char *text;
        bool is_foreign;
    } cases[] = {
        {"[{\"title\": \"A\"}]", true},
        {"[{\"name\": \"A\", \"when\": 1}]", true},
        {"[{\"id\": 1}]", false},
        {"[{}]", false},
        {"[1, 2]", false},
        {"[]", false},
        {"{\"data\": {\"rows\": [{\"a\": 1}]}}", true},
        {"{\"data\": {\"rows\": []}}", false},
        {"{\"title\": \"T\", \"rows\": [{\"a\": 1}]}", true},
        {"{\"title\": \"T\", \"rows\": [1]}", false},
        {"{\"id\": \"e\", \"participants\": [{\"actor\": \"a\"}]}", false},
        {"{\"title\": \"T\", \"cite\": [{\"reference\": \"r\"}], \"x\": 1}", false},
        {"{\"a\": 1, \"b\": 2}\n{\"a\": 1}\n", true},
        {"{\"a\": 1}\n{\"a\": 1}\n", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(tl_records_are_foreign(cases[i].text, strlen(cases[i].text)),
                         cases[i].is_foreign);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_found),
        cmocka_unit_test(ours_are_ours),
        cmocka_unit_test(others_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
