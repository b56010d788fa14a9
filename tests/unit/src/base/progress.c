/* The line that says how far reading has come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "src/base/progress.h"
#include "tests/support/support.h"

static void
the_line_says_how_far(void **state)
{
    (void)state;
    static const struct {
        uint64_t lines, bytes, total;
        double seconds;
        const char *line;
    } cases[] = {
        {0, 0, 0, 1, "reading: 0 lines, 0 MB/s"},
        {999, 2000000, 0, 1, "reading: 999 lines, 2 MB/s"},
        {1000, 50000000, 100000000, 1, "reading: 1,000 lines, 50 MB/s, 50%, 0:02 left"},
        {1234567, 1000000, 101000000, 1,
         "reading: 1,234,567 lines, 1 MB/s, 0%, 1:41 left"},
        {1, 2, 1, 1, "reading: 1 lines, 0 MB/s"},
        {1, 2, 2, 0, "reading: 1 lines, 0 MB/s"},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        char line[80];
        tl_progress_line(line, sizeof line, cases[i].lines, cases[i].bytes,
                         cases[i].total, cases[i].seconds);
        assert_string_equal(line, cases[i].line);
    }
}

static void
the_line_says_how_long(void **state)
{
    (void)state;
    char line[80];
    tl_progress_wait_line(line, sizeof line, "drawing svg", 7, 120);
    assert_string_equal(line, "drawing svg: 0:07 of at most 2:00");
    tl_progress_wait_line(line, sizeof line, "drawing png", 119, 135);
    assert_string_equal(line, "drawing png: 1:59 of at most 2:15");
}

/* In tests standard error is no terminal. */
static void
nothing_is_written_to_a_file(void **state)
{
    (void)state;
    struct capture capture = capture_begin();
    struct tl_progress *progress = tl_progress_new(100);
    tl_progress_add(progress, 50, 3);
    tl_progress_wait(progress, "drawing svg", 120);
    tl_progress_clear(progress);
    tl_progress_free(progress);
    char *said = capture_end(&capture);
    assert_string_equal(said, "");
    free(said);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_says_how_far),
        cmocka_unit_test(the_line_says_how_long),
        cmocka_unit_test(nothing_is_written_to_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
