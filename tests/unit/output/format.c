#include "output/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

extern const struct tl_format tl_format_dot;

static const char *
name_of(const struct tl_format *format)
{
    return format ? format->name : "none";
}

static void
formats_are_found_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; tl_formats[i]; i++) {
        const char *name = tl_formats[i]->name;
        assert_ptr_equal(tl_format_find(name, strlen(name)), tl_formats[i]);
    }
    assert_string_equal(name_of(tl_format_find("csv:x", 3)), "csv");
    assert_null(tl_format_find("csv", 2));
    assert_null(tl_format_find("csv-", 4));
    assert_null(tl_format_find("CSV", 3));
    assert_null(tl_format_find("", 0));
}

static void
formats_are_found_by_ending(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *format;
    } cases[] = {
        {"a.dot", "dot"},     {"a.gv", "dot"},       {"a.JSON", "json"},
        {"x.csv.Svg", "svg"}, {"../b/c.csv", "csv"}, {".png", "png"},
        {"json", "none"},     {"ajson", "none"},     {"a.json/b", "none"},
        {"a.json/", "none"},  {"a.jso", "none"},     {"a.json ", "none"},
        {"a.", "none"},       {"", "none"},          {"a.dot gv", "none"},
        {"a.pdf", "pdf"},     {"x.gvv", "none"},     {"a.\xC4\xB0", "none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(name_of(tl_format_of_file(cases[i].path)), cases[i].format);
}

static void
files_may_have_endings_by_which_a_format_is_not_told(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *format;
        bool may;
    } cases[] = {
        {"a.dot", "dot", true},         {"a.gv", "dot", true},
        {"a.json", "dot", false},       {"a.csv", "csv-nodes", true},
        {"a.CSV", "csv-events", true},  {"a.json", "csv-nodes", false},
        {"a.json", "timelinejs", true}, {"a.csv", "timelinejs", false},
        {"a.json", "gephi", false},     {"a", "json", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct tl_format *format =
            tl_format_find(cases[i].format, strlen(cases[i].format));
        assert_int_equal(tl_format_may_be_called(format, cases[i].path), cases[i].may);
    }
}

static void
rows_are_whole(void **state)
{
    (void)state;
    for (size_t at = 0; tl_formats[at]; at++) {
        const struct tl_format *format = tl_formats[at];
        size_t parts = 0;
        bool is_folder = tl_format_is_folder(format);
        assert_true(format->views & TL_VIEW_BIT(format->view));
        assert_true(strlen(format->about) > 0);
        for (; format->parts[parts].emit; parts++)
            assert_int_equal(format->parts[parts].file != NULL, is_folder);
        assert_true(is_folder ? parts > 1 : parts == 1);
        assert_true(parts < sizeof format->parts / sizeof *format->parts);
        if (format->filter)
            assert_ptr_equal(format->parts[0].emit, tl_format_dot.parts[0].emit);
        /* An emitter is given a network or a timeline; only DOT takes either. */
        if (format->parts[0].emit != tl_format_dot.parts[0].emit)
            assert_int_equal(!!(format->views & TL_VIEW_BIT(TL_VIEW_TIMELINE)),
                             format->views == TL_VIEW_BIT(TL_VIEW_TIMELINE));
    }
}

static void
losses_are_counted_by_cause(void **state)
{
    (void)state;
    struct tl_losses losses = {0};
    char again[] = "colours left out";
    tl_losses_add(&losses, "colours left out");
    tl_losses_add_many(&losses, "sounds left out", 0);
    tl_losses_add_many(&losses, "smells left out", 3);
    tl_losses_add(&losses, again);
    assert_string_equal(losses.losses[0].cause, "colours left out");
    assert_int_equal(losses.losses[0].count, 2);
    assert_string_equal(losses.losses[1].cause, "smells left out");
    assert_int_equal(losses.losses[1].count, 3);
    assert_null(losses.losses[2].cause);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_found_by_name),
        cmocka_unit_test(formats_are_found_by_ending),
        cmocka_unit_test(files_may_have_endings_by_which_a_format_is_not_told),
        cmocka_unit_test(rows_are_whole),
        cmocka_unit_test(losses_are_counted_by_cause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
