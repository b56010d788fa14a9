/* Paths to values in JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/mapping/path.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Its steps: "k:KEY each i:3". */
static void
write_path(const struct tl_path *path, char *text, size_t size)
{
    size_t used = (size_t)snprintf(text, size, "%s", path->is_of_document ? "$" : "");
    for (size_t i = 0; i < path->count; i++) {
        const struct tl_path_step *step = &path->steps[i];
        const char *before = used ? " " : "";
        char *at = text + used;
        size_t room = size - used;
        int length;
        if (step->kind == TL_PATH_KEY)
            length = snprintf(at, room, "%sk:%s", before, step->key.text);
        else if (step->kind == TL_PATH_EACH)
            length = snprintf(at, room, "%seach", before);
        else
            length = snprintf(at, room, "%si:%zu", before, step->index);
        used += (size_t)length;
    }
}

static void
paths_have_steps(void **state)
{
    static const char *const cases[][2] = {
        {".", ""},
        {"$", "$"},
        {"$.", "$"},
        {"a", "k:a"},
        {" .a ", "k:a"},
        {"a.b", "k:a k:b"},
        {".objects[]", "k:objects each"},
        {".[]", "each"},
        {"[]", "each"},
        {"[][0]", "each i:0"},
        {"a[12].b[]", "k:a i:12 k:b each"},
        {"$.directed", "$ k:directed"},
        {"@key", "k:@key"},
        {"ocel:type", "k:ocel:type"},
        {"first name", "k:first name"},
        {"\"a.b\"[].\"c[]\"", "k:a.b each k:c[]"},
        {"\"say \\\"x\\\" \\\\\"", "k:say \"x\" \\"},
        {"a\"b", "k:a\"b"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct tl_arena arena = {0};
        struct tl_path path;
        const char *error;
        char text[200];
        assert_true(tl_path_parse(
            &arena, (struct tl_substring){cases[i][0], strlen(cases[i][0])}, &path,
            &error));
        assert_null(error);
        write_path(&path, text, sizeof text);
        assert_string_equal(text, cases[i][1]);
        tl_arena_clear(&arena);
    }
}

static void
what_is_no_path_is_said(void **state)
{
    static const char *const cases[][2] = {
        {"a.", "a key is missing"},
        {"a..b", "a key is missing"},
        {"\"\"", NULL},
        {"a[", "expected '[]', or a number in the brackets"},
        {"a[1", "expected '[]', or a number in the brackets"},
        {"a[x]", "expected '[]', or a number in the brackets"},
        {"a[]b", "expected a point or a bracket after a bracket"},
        {"a]", "expected a point or a bracket after a bracket"},
        {"\"a\"b", "text follows a quoted key"},
        {"a[99999999]", "the number in the brackets is too large"},
        {"[][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][]",
         "the path has more than 32 steps"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct tl_arena arena = {0};
        struct tl_path path;
        const char *error;
        bool good = tl_path_parse(
            &arena, (struct tl_substring){cases[i][0], strlen(cases[i][0])}, &path,
            &error);
        assert_int_equal(good, cases[i][1] == NULL);
        if (!good)
            assert_string_equal(error, cases[i][1]);
        tl_arena_clear(&arena);
    }
}

static void
attributes_are_called_like_the_last_key(void **state)
{
    static const char *const cases[][2] = {
        {"a", "a"},         {"a.b[]", "b"}, {"a[0]", "a"},
        {"\"a.b\"", "a.b"}, {"[]", "[]"},   {"a..b", "a..b"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct tl_arena arena = {0};
        struct tl_substring text = {cases[i][0], strlen(cases[i][0])};
        assert_string_equal(tl_path_last_key(&arena, text), cases[i][1]);
        tl_arena_clear(&arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_have_steps),
        cmocka_unit_test(what_is_no_path_is_said),
        cmocka_unit_test(attributes_are_called_like_the_last_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
