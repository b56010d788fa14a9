#include "output/gephi/guess.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
cells(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum tl_gephi_type type;
    } cases[] = {
        {"", TL_GEPHI_NOTHING},
        {"true", TL_GEPHI_BOOLEAN},
        {"FALSE", TL_GEPHI_BOOLEAN},
        {"truer", TL_GEPHI_TEXT},
        {"2014", TL_GEPHI_INTEGER},
        {"-0043", TL_GEPHI_INTEGER},
        {"2147483647", TL_GEPHI_INTEGER},
        {"2147483648", TL_GEPHI_LONG},
        {"00000000002147483648", TL_GEPHI_LONG},
        {"12345678901234567890", TL_GEPHI_DECIMAL},
        {"0.5", TL_GEPHI_DECIMAL},
        {"1.", TL_GEPHI_DECIMAL},
        {".5", TL_GEPHI_DECIMAL},
        {".", TL_GEPHI_TEXT},
        {"-", TL_GEPHI_TEXT},
        {"1e9", TL_GEPHI_DECIMAL},
        {"1e", TL_GEPHI_TEXT},
        {"5d", TL_GEPHI_DECIMAL}, /* as Java writes a double */
        {"NaN", TL_GEPHI_DECIMAL},
        {"nan", TL_GEPHI_TEXT},
        {"2015-05-08", TL_GEPHI_TIME},
        {"2015-05-08T10:00:00Z", TL_GEPHI_TIME},
        {"2015-05", TL_GEPHI_TEXT},
        {"2015-05-08~", TL_GEPHI_TEXT},
        {"2015-05-08/2015-05-09", TL_GEPHI_TEXT},
        {"[1802,1803]", TL_GEPHI_TIME},
        {"[1802..1803]", TL_GEPHI_TEXT},
        {"see [1, 2]", TL_GEPHI_TIME},
        {"see (a, b)", TL_GEPHI_TEXT},
        {"2015-05-08 (8 May 2015)", TL_GEPHI_TEXT},
        {"2014 (2014)", TL_GEPHI_TEXT},
        {"2014; 2015", TL_GEPHI_TEXT},
        {"http://example.org/", TL_GEPHI_TEXT},
        {"<1>", TL_GEPHI_TEXT},
        {"(", TL_GEPHI_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (tl_gephi_type_of(cases[i].text) != cases[i].type)
            fail_msg("'%s' is %d", cases[i].text, tl_gephi_type_of(cases[i].text));
    }
}

/* Shows a column one cell so often, then another one once. */
static struct tl_gephi_column
column_of(const char *first, unsigned times, const char *then)
{
    struct tl_gephi_column column = {0};
    for (unsigned i = 0; i < times; i++)
        tl_gephi_column_add(&column, first);
    tl_gephi_column_add(&column, then);
    return column;
}

static void
columns(void **state)
{
    (void)state;
    assert_int_equal(column_of("2014", 25, "2014~").lost, 1);
    assert_int_equal(column_of("2014", 24, "2014~").lost, 0);
    assert_int_equal(column_of("2014", 24, "2014~").guess, TL_GEPHI_TEXT);
    assert_int_equal(column_of("2014", 25, "").lost, 0);
    assert_int_equal(column_of("", 25, "text").lost, 0);
    assert_int_equal(column_of("1", 25, "0.5").lost, 1);
    assert_int_equal(column_of("0.5", 25, "1").lost, 0);
    assert_int_equal(column_of("true", 25, "1").lost, 1);
    assert_int_equal(column_of("true", 24, "1").guess, TL_GEPHI_TEXT);
    assert_int_equal(column_of("2014", 24, "2015-05-08").guess, TL_GEPHI_TIME);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells),
        cmocka_unit_test(columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
