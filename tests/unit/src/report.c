/* Problems and data as people and programs read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/report.h"
#include "src/commands.h"
#include "src/base/terminal.h"
#include "tests/support/support.h"

struct page {
    FILE *file;
    char *text;
    size_t size;
};

static void
page_begin(struct page *page)
{
    page->file = open_memstream(&page->text, &page->size);
    assert_non_null(page->file);
}

static void
page_check(struct page *page, const char *expected)
{
    fclose(page->file);
    assert_string_equal(page->text, expected);
    free(page->text);
}

static void
check_shown(const char *text, const char *expected)
{
    struct page page;
    page_begin(&page);
    tl_terminal_text(page.file, text);
    page_check(&page, expected);
}

static void
plain_text_is_shown_as_it_is(void **state)
{
    (void)state;
    check_shown("", "");
    check_shown("China and Россия, 中国 😀 é <&>", "China and Россия, 中国 😀 é <&>");
    check_shown("\xef\xbf\xbd\xf4\x8f\xbf\xbd", "\xef\xbf\xbd\xf4\x8f\xbf\xbd");
}

static void
what_moves_the_cursor_or_turns_text_is_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *shown;
    } rows[] = {
        {"a\x1b[31mb", "a<U+001B>[31mb"},
        {"\n\r\t\b", "<U+000A><U+000D><U+0009><U+0008>"},
        {"\x7f", "<U+007F>"},
        {"\xc2\x80\xc2\x9b\xc2\x9f\xc2\xa0", "<U+0080><U+009B><U+009F>\xc2\xa0"},
        {"\xd8\x9c", "<U+061C>"},
        {"\xe2\x80\x8e\xe2\x80\x8f", "<U+200E><U+200F>"},
        {"\xe2\x80\xa8\xe2\x80\xaa\xe2\x80\xae", "<U+2028><U+202A><U+202E>"},
        {"\xe2\x81\xa6\xe2\x81\xa9", "<U+2066><U+2069>"},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++)
        check_shown(rows[i].text, rows[i].shown);
}

static void
invalid_bytes_are_shown_as_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *shown;
    } rows[] = {
        {"\x80", "<80>"},
        {"a\xff\xfe"
         "b",
         "a<FF><FE>b"},
        {"\xc3", "<C3>"},
        {"\xe2\x82", "<E2><82>"},
        {"\xf0\x9f\x98", "<F0><9F><98>"},
        {"\xc3(", "<C3>("},
        {"\xc1\x9b", "<C1><9B>"},
        {"\xe0\x81\x81", "<E0><81><81>"}, /* too long for an "A" */
        {"\xf0\x80\x81\x81", "<F0><80><81><81>"},
        {"\xed\xa0\x80", "<ED><A0><80>"},         /* half of a pair */
        {"\xf4\x90\x80\x80", "<F4><90><80><80>"}, /* beyond the last one */
        {"\xf5\x80\x80\x80", "<F5><80><80><80>"},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++)
        check_shown(rows[i].text, rows[i].shown);
}

static void
messages_are_said_in_a_line(void **state)
{
    (void)state;
    struct capture capture = capture_begin();
    tl_say("%s and %d", "a\nb\x1b", 5);
    tl_say_failure("/no\twhere", 2);
    char *said = capture_end(&capture);
    assert_string_equal(said, "tieline: a<U+000A>b<U+001B> and 5\n"
                              "tieline: /no<U+0009>where: No such file or directory\n");
    free(said);
}

/* What people are told of a problem at some place in a file with such a text. */
static void
check_people(const char *content, struct tl_position position, const char *expected)
{
    struct folder folder = folder_begin();
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct page page;
    folder_write(&folder, "data", content);
    tl_diagnostics_file(diagnostics, folder_path(&folder, "data"));
    tl_report(diagnostics, position, TL_RULE_MISSING, NULL, "m");
    page_begin(&page);
    tl_report_print(diagnostics, page.file, TL_REPORT_EXCERPTS);
    fflush(page.file);
    const char *below = strchr(page.text, '\n') + 1;
    if (strcmp(below, expected) != 0)
        fail_msg("shown\n%sexpected\n%s", below, expected);
    fclose(page.file);
    free(page.text);
    folder_end(&folder);
    tl_diagnostics_free(diagnostics);
}

static void
a_problem_is_a_line(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct page page;
    tl_diagnostics_file(diagnostics, "a\x1b.csv");
    tl_report(diagnostics, (struct tl_position){2, 5, 0}, TL_RULE_KEY, "title",
              "found '%s'", "tit\nel");
    tl_report(diagnostics, (struct tl_position){3, 0, 0}, TL_RULE_MISSING, NULL,
              "line");
    tl_report(diagnostics, (struct tl_position){0, 0, 0}, TL_RULE_MISSING, NULL,
              "file");
    page_begin(&page);
    tl_report_print(diagnostics, page.file, TL_REPORT_EXCERPTS);
    page_check(
        &page,
        "a<U+001B>.csv: error: file [missing]\n"
        "a<U+001B>.csv:2:5: warning: found 'tit<U+000A>el'; did you mean 'title'? "
        "[unknown-key]\n"
        "a<U+001B>.csv:3: error: line [missing]\n");
    tl_diagnostics_free(diagnostics);
}

static void
lenient_errors_are_warnings(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct page page;
    tl_diagnostics_file(diagnostics, "f");
    tl_report(diagnostics, (struct tl_position){1, 1, 0}, TL_RULE_BAD_DATE, NULL, "m");
    tl_report(diagnostics, (struct tl_position){2, 1, 0}, TL_RULE_SYNTAX, NULL, "m");
    tl_diagnostics_be_lenient(diagnostics);
    page_begin(&page);
    tl_report_print(diagnostics, page.file, TL_REPORT_TEXT);
    page_check(&page, "f:1:1: warning: m [bad-date]\nf:2:1: error: m [syntax]\n");
    tl_diagnostics_free(diagnostics);
}

static void
twenty_of_a_rule_are_shown(void **state)
{
    (void)state;
    static const struct {
        unsigned count;
        const char *last;
    } rows[] = {{20, "f:20:1: error: m [bad-date]\n"},
                {21, "tieline: 1 more error [bad-date]\n"},
                {5000, "tieline: 4980 more errors [bad-date]\n"}};
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        struct page page;
        size_t lines = 0;
        tl_diagnostics_file(diagnostics, "f");
        for (unsigned j = 1; j <= rows[i].count; j++)
            tl_report(diagnostics, (struct tl_position){j, 1, 0}, TL_RULE_BAD_DATE,
                      NULL, "m");
        page_begin(&page);
        tl_report_print(diagnostics, page.file, TL_REPORT_TEXT);
        fclose(page.file);
        for (const char *at = page.text; *at; at++)
            lines += *at == '\n';
        assert_int_equal(lines, rows[i].count > 20 ? 21 : 20);
        assert_string_equal(page.text + strlen(page.text) - strlen(rows[i].last),
                            rows[i].last);
        free(page.text);
        tl_diagnostics_free(diagnostics);
    }
}

static void
an_excerpt_has_a_caret_under_the_column(void **state)
{
    (void)state;
    check_people("one\ntwo three\r\nfour", (struct tl_position){2, 5, 0},
                 "    two three\n        ^\n");
    check_people("one\ntwo three\r\nfour", (struct tl_position){3, 1, 0},
                 "    four\n    ^\n");
    check_people("é中b", (struct tl_position){1, 3, 0}, "    é中b\n      ^\n");
    check_people("one\n", (struct tl_position){5, 1, 0}, "");
    check_people("\n\n", (struct tl_position){1, 1, 0}, "");
    check_people("", (struct tl_position){1, 1, 0}, "");
}

static void
an_excerpt_without_a_column_has_no_caret(void **state)
{
    (void)state;
    check_people("one\n", (struct tl_position){1, 0, 0}, "    one\n");
}

static void
tabs_and_controls_do_not_move_the_caret(void **state)
{
    (void)state;
    check_people("a\tb\tc", (struct tl_position){1, 3, 0}, "    a\tb\tc\n     \t^\n");
    check_people("\x1b[m,x", (struct tl_position){1, 5, 0},
                 "    <U+001B>[m,x\n               ^\n");
    check_people("\xef\xbb\xbfid,x", (struct tl_position){1, 4, 0},
                 "    id,x\n       ^\n");
}

static void
long_lines_are_cut_between_characters(void **state)
{
    (void)state;
    for (size_t before = 0; before < 6; before++) {
        char line[600] = "";
        char *at = line + before;
        memset(line, 'x', before);
        for (int i = 0; i < 150; i++, at += 3)
            memcpy(at, "中", 3);
        struct folder folder = folder_begin();
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        struct page page;
        folder_write(&folder, "data", line);
        tl_diagnostics_file(diagnostics, folder_path(&folder, "data"));
        tl_report(diagnostics, (struct tl_position){1, 1, 0}, TL_RULE_MISSING, NULL,
                  "m");
        page_begin(&page);
        tl_report_print(diagnostics, page.file, TL_REPORT_EXCERPTS);
        fclose(page.file);
        assert_null(strstr(page.text, "<E4>"));
        free(page.text);
        folder_end(&folder);
        tl_diagnostics_free(diagnostics);
    }
}

/* A pipe that was read is empty; opening it once more would wait for ever. */
static void
what_is_no_file_has_no_excerpt(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    int status;
    assert_int_equal(mkfifo(folder_path(&folder, "pipe"), 0600), 0);
    tl_diagnostics_file(diagnostics, folder_path(&folder, "pipe"));
    tl_report(diagnostics, (struct tl_position){1, 1, 0}, TL_RULE_MISSING, NULL, "m");
    pid_t child = fork();
    if (child == 0) {
        FILE *nowhere = fopen("/dev/null", "w");
        alarm(5);
        tl_report_print(diagnostics, nowhere, TL_REPORT_EXCERPTS);
        _exit(0);
    }
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    folder_end(&folder);
    tl_diagnostics_free(diagnostics);
}

static const char *
text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void
programs_get_an_object_a_line(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
    struct page page;
    tl_diagnostics_file(diagnostics, "a\"\n.csv");
    tl_report(diagnostics, (struct tl_position){2, 5, 0}, TL_RULE_KEY, "title",
              "found '%s'", "\x1b\xe2\x80\xae\"\\\n");
    for (uint32_t i = 0; i < 30; i++)
        tl_report(diagnostics, (struct tl_position){i + 3, 1, 0}, TL_RULE_MISSING, NULL,
                  "m");
    page_begin(&page);
    tl_report_print(diagnostics, page.file, TL_REPORT_JSON);
    fclose(page.file);
    size_t lines = 0;
    for (char *line = strtok(page.text, "\n"); line; line = strtok(NULL, "\n")) {
        json_t *object = json_loads(line, 0, NULL);
        assert_non_null(object);
        assert_int_equal(json_object_size(object), 7);
        assert_string_equal(text_of(object, "file"), "a\"\n.csv");
        assert_int_equal(json_integer_value(json_object_get(object, "line")),
                         lines + 2);
        assert_string_equal(text_of(object, "severity"), lines ? "error" : "warning");
        assert_string_equal(text_of(object, "rule"), lines ? "missing" : "unknown-key");
        assert_string_equal(text_of(object, "message"),
                            lines ? "m" : "found '\x1b\xe2\x80\xae\"\\\n'");
        if (lines)
            assert_true(json_is_null(json_object_get(object, "suggestion")));
        else
            assert_string_equal(text_of(object, "suggestion"), "title");
        json_decref(object);
        lines++;
    }
    assert_int_equal(lines, 31);
    free(page.text);
    tl_diagnostics_free(diagnostics);
}

static void
programs_get_all_keys_whatever_the_file_is_called(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
    struct page page;
    tl_diagnostics_file(diagnostics, "caf\xe9.csv");
    tl_report(diagnostics, (struct tl_position){1, 1, 0}, TL_RULE_MISSING, NULL, "m");
    page_begin(&page);
    tl_report_print(diagnostics, page.file, TL_REPORT_JSON);
    fclose(page.file);
    json_t *object = json_loads(page.text, 0, NULL);
    assert_non_null(object);
    assert_int_equal(json_object_size(object), 7);
    json_decref(object);
    free(page.text);
    tl_diagnostics_free(diagnostics);
}

static void
statistics_count_what_is_there(void **state)
{
    (void)state;
    struct model model = model_of("dataset|title=T\x1b\n"
                                  "event|id=e|kind=visit|date=2015-05-08\n"
                                  "  participation|actor=A|role=host\n"
                                  "  participation|actor=B|role=guest\n"
                                  "  citation|reference=R|status=denied\n"
                                  "event|id=f|kind=talks|date=2014\n"
                                  "event|id=g|kind=visit\n"
                                  "event|id=h|date=2015-06/2016\n"
                                  "  participation|actor=B|role=host\n"
                                  "relation|id=r|source=A|target=B|kind=ally\n");
    struct page page;
    page_begin(&page);
    tl_stats_print(model.graph, page.file);
    page_check(&page, "T<U+001B>\n\n"
                      "actors                   2\n"
                      "events                   4\n"
                      "participations           3\n"
                      "relations                1\n"
                      "references               1\n"
                      "citations                1\n"
                      "ties                     1\n"
                      "in time         2014 to June 2015 – 2016\n"
                      "open events              0\n"
                      "undated events           1\n"
                      "\nevents by status\n"
                      "         3  uncited\n"
                      "         1  denied\n"
                      "\nbusiest actors\n"
                      "    events    ties  first       last\n"
                      "         2       1  2015-05-08  2016-12-31  B\n"
                      "         1       1  2015-05-08  2015-05-08  A\n"
                      "\nkinds of events\n"
                      "         2  visit\n"
                      "         1  talks\n"
                      "\nkinds of relations\n"
                      "         1  ally\n"
                      "\nroles\n"
                      "         2  host\n"
                      "         1  guest\n"
                      "\nsources by citations\n"
                      "         1  R\n"
                      "\ncomponents: groups of actors that ties connect\n"
                      "         1  of 2 actors\n"
                      "\nlongest times without events\n"
                      "      days  first       last\n"
                      "       127  2015-01-01  2015-05-07\n"
                      "        23  2015-05-09  2015-05-31\n");
    model_free(&model);
}

static void
an_empty_dataset_has_statistics_too(void **state)
{
    (void)state;
    struct model model = model_of("");
    struct page page;
    page_begin(&page);
    tl_stats_print(model.graph, page.file);
    fclose(page.file);
    assert_non_null(strstr(page.text, "events                   0\n"));
    free(page.text);
    model_free(&model);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_shown_as_it_is),
        cmocka_unit_test(what_moves_the_cursor_or_turns_text_is_escaped),
        cmocka_unit_test(invalid_bytes_are_shown_as_bytes),
        cmocka_unit_test(messages_are_said_in_a_line),
        cmocka_unit_test(a_problem_is_a_line),
        cmocka_unit_test(lenient_errors_are_warnings),
        cmocka_unit_test(twenty_of_a_rule_are_shown),
        cmocka_unit_test(an_excerpt_has_a_caret_under_the_column),
        cmocka_unit_test(an_excerpt_without_a_column_has_no_caret),
        cmocka_unit_test(tabs_and_controls_do_not_move_the_caret),
        cmocka_unit_test(long_lines_are_cut_between_characters),
        cmocka_unit_test(what_is_no_file_has_no_excerpt),
        cmocka_unit_test(programs_get_an_object_a_line),
        cmocka_unit_test(programs_get_all_keys_whatever_the_file_is_called),
        cmocka_unit_test(statistics_count_what_is_there),
        cmocka_unit_test(an_empty_dataset_has_statistics_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
