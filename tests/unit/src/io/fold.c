/* DOT that Graphviz wrote, for itself to read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/io/fold.h"

struct result {
    char text[40000];
    size_t used;
};

static void
keep(void *context, const char *bytes, size_t length)
{
    struct result *result = context;
    assert_true(result->used + length < sizeof result->text);
    memcpy(result->text + result->used, bytes, length);
    result->used += length;
}

/* Folds a text that comes in pieces of a length. */
static void
fold(const char *text, size_t piece, struct result *result)
{
    struct tl_fold fold = {.write = keep, .context = result};
    size_t length = strlen(text);
    memset(result, 0, sizeof *result);
    for (size_t i = 0; i < length; i += piece)
        tl_fold_take(&fold, text + i, length - i < piece ? length - i : piece);
    tl_fold_end(&fold);
}

static void
odd_names_get_quotes(void **state)
{
    static const char dot[] = "\t-. -> \xEF\xBB\xBF\t[role=-., kind=\"-.\", x=-.5, "
                              "y=., pos=\"1,-2\"];\n\t\xEF\xBB\xBF"
                              "a -> b;\n-";
    static const char wanted[] = "\t\"-.\" -> \"\xEF\xBB\xBF\"\t[role=\"-.\", "
                                 "kind=\"-.\", x=-.5, y=\".\", pos=\"1,-2\"];\n"
                                 "\t\xEF\xBB\xBF"
                                 "a -> b;\n\"-\"";
    static struct result result;
    (void)state;
    for (size_t piece = 1; piece < 9; piece++) {
        fold(dot, piece, &result);
        assert_string_equal(result.text, wanted);
    }
}

/* Not within what is one character, or after a backslash. */
static void
long_strings_have_lines(void **state)
{
    static char dot[30000];
    static struct result result;
    (void)state;
    strcpy(dot, "a [t=\"");
    for (int i = 0; i < 3000; i++)
        strcat(dot, "é\\\"\\n");
    strcat(dot, "\"]");
    fold(dot, 777, &result);
    size_t longest = 0, length = 0, used = 0;
    for (const char *at = result.text; *at; at++) {
        bool folded = strncmp(at, "\\\n", 2) == 0;
        length = folded ? 0 : length + 1;
        longest = length > longest ? length : longest;
        if (folded)
            at++;
        else
            result.text[used++] = *at;
    }
    result.text[used] = '\0';
    assert_true(longest < 9000 && longest > 7000);
    assert_string_equal(result.text, dot);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_names_get_quotes),
        cmocka_unit_test(long_strings_have_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
