#include "output/syntax/csv.h"

#include <csv.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "graph/graph.h"
#include "output/common/cell.h"
#include "tests/support/paper.h"

static struct tl_csv
begin(struct paper *paper, bool raw)
{
    paper_begin(paper);
    return tl_csv_begin(&paper->out, raw);
}

/* Writes a record of the cell and of an empty one, so that no cell is alone. */
static const char *
write_cell(struct paper *paper, const char *text, bool raw)
{
    struct tl_csv csv = begin(paper, raw);
    tl_csv_cell(&csv, text);
    tl_csv_cell(&csv, "");
    tl_csv_end_record(&csv);
    return paper_end(paper);
}

static const struct {
    const char *text;
    const char *guarded;
    const char *raw; /* NULL: the same */
} cells[] = {
    {"", ",\n", NULL},
    {"plain text", "plain text,\n", NULL},
    {"a,b", "\"a,b\",\n", NULL},
    {"\"", "\"\"\"\",\n", NULL},
    {"say \"a\" \"b\"", "\"say \"\"a\"\" \"\"b\"\"\",\n", NULL},
    {"one\ntwo", "\"one\ntwo\",\n", NULL},
    {"one\rtwo", "\"one\rtwo\",\n", NULL},
    {"a;b", "\"a;b\",\n", NULL},
    {"a\tb", "\"a\tb\",\n", NULL},
    {" a", "\" a\",\n", NULL},
    {"a ", "\"a \",\n", NULL},
    {" ", "\" \",\n", NULL},
    {"\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9,\n", NULL},
    /* Formulas. */
    {"=1+1", "'=1+1,\n", "=1+1,\n"},
    {"+x", "'+x,\n", "+x,\n"},
    {"-0043", "-0043,\n", NULL},
    {"-0043-03-15", "'-0043-03-15,\n", "-0043-03-15,\n"},
    {"-", "'-,\n", "-,\n"},
    {"@SUM(A1)", "'@SUM(A1),\n", "@SUM(A1),\n"},
    {"=cmd|'/C calc'!A0,1", "\"'=cmd|'/C calc'!A0,1\",\n",
     "\"=cmd|'/C calc'!A0,1\",\n"},
    {"\t=1", "\"'\t=1\",\n", "\"\t=1\",\n"},
    {"\r=1", "\"'\r=1\",\n", "\"\r=1\",\n"},
    {"\n", "\"'\n\",\n", "\"\n\",\n"},
    {"\xEF\xBC\x9D"
     "1",
     "'\xEF\xBC\x9D"
     "1,\n",
     "\xEF\xBC\x9D"
     "1,\n"},
    {"\xEF\xBC\x8B"
     "1",
     "'\xEF\xBC\x8B"
     "1,\n",
     "\xEF\xBC\x8B"
     "1,\n"},
    {"\xEF\xBC\x8D"
     "1",
     "'\xEF\xBC\x8D"
     "1,\n",
     "\xEF\xBC\x8D"
     "1,\n"},
    {"\xEF\xBC\xA0"
     "a",
     "'\xEF\xBC\xA0"
     "a,\n",
     "\xEF\xBC\xA0"
     "a,\n"},
    {"\xEF\xBC\xA1", "\xEF\xBC\xA1,\n", NULL},
    {"'=1", "''=1,\n", "'=1,\n"},
    {"''-5", "'''-5,\n", "''-5,\n"},
    {"'", "',\n", NULL},
    {"'tis", "'tis,\n", NULL},
    {" =1", "\" =1\",\n", NULL},
    /* Plain numbers are none. */
    {"-5", "-5,\n", NULL},
    {"+49", "+49,\n", NULL},
    {"-1.50e-3", "-1.50e-3,\n", NULL},
    {"-2E+08", "-2E+08,\n", NULL},
    {"-1.", "'-1.,\n", "-1.,\n"},
    {"-.5", "'-.5,\n", "-.5,\n"},
    {"-1e", "'-1e,\n", "-1e,\n"},
    {"-1 ", "\"'-1 \",\n", "\"-1 \",\n"},
    {"--1", "'--1,\n", "--1,\n"},
    {"-1,5", "\"'-1,5\",\n", "\"-1,5\",\n"},
};

enum { CELLS = sizeof cells / sizeof *cells };

static void
cells_are_quoted_and_guarded(void **state)
{
    (void)state;
    struct paper paper;
    for (size_t i = 0; i < CELLS; i++) {
        const char *raw = cells[i].raw ? cells[i].raw : cells[i].guarded;
        assert_string_equal(write_cell(&paper, cells[i].text, false), cells[i].guarded);
        assert_string_equal(write_cell(&paper, cells[i].text, true), raw);
    }
}

static void
take_first(void *text, size_t length, void *context)
{
    struct paper *paper = context;
    if (paper->text[0] != '\1')
        return;
    memcpy(paper->text, text, length);
    paper->text[length] = '\0';
}

static int
no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

/* libcsv, told to be strict, finds in a raw table what was written into it. */
static void
another_reader_agrees(void **state)
{
    (void)state;
    for (size_t i = 0; i < CELLS; i++) {
        struct paper paper;
        struct csv_parser parser;
        char table[4096];
        strcpy(table, write_cell(&paper, cells[i].text, true));
        strcpy(paper.text, "\1");
        csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_space_func(&parser, no_space);
        size_t length = strlen(table);
        assert_int_equal(csv_parse(&parser, table, length, take_first, NULL, &paper),
                         length);
        assert_int_equal(csv_fini(&parser, take_first, NULL, &paper), 0);
        csv_free(&parser);
        assert_string_equal(paper.text, cells[i].text);
    }
}

static void
records(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_csv csv = begin(&paper, false);
    tl_csv_cell(&csv, "id");
    tl_csv_cell(&csv, "a,b");
    tl_csv_end_record(&csv);
    tl_csv_integer(&csv, -12);
    tl_csv_weight(&csv, -TL_WEIGHT_ONE / 2);
    tl_csv_end_record(&csv);
    tl_csv_cell(&csv, ""); /* alone: no reader may take it for a blank line */
    tl_csv_end_record(&csv);
    tl_csv_list_begin(&csv);
    tl_csv_list_end(&csv);
    tl_csv_end_record(&csv);
    tl_csv_cell(&csv, "");
    tl_csv_cell(&csv, "");
    tl_csv_end_record(&csv);
    tl_csv_integer(&csv, 0);
    tl_csv_end_record(&csv);
    assert_string_equal(paper_end(&paper), "id,\"a,b\"\n-12,-0.5\n\"\"\n\"\"\n,\n0\n");
}

static const struct {
    const char *elements[4];
    const char *guarded;
    const char *raw; /* NULL: the same */
} lists[] = {
    {{NULL}, ",\n", NULL},
    {{"a"}, "a,\n", NULL},
    {{"a, b"}, "\"a, b\",\n", NULL},
    {{"a;b"}, "\"a\\;b\",\n", NULL},
    {{"a\\b"}, "\"a\\\\b\",\n", NULL},
    {{"a", "b", "c"}, "\"a; b; c\",\n", NULL},
    {{"Smith; Sons", "C:\\x\\"}, "\"Smith\\; Sons; C:\\\\x\\\\\",\n", NULL},
    {{"a \"b\"", "\""}, "\"a \"\"b\"\"; \"\"\",\n", NULL},
    {{" a ", " ", "  "}, "\"\\ a\\ ; \\ ; \\ \\ \",\n", NULL},
    {{"a b", "\n"}, "\"a b; \\\n\",\n", NULL},
    {{"=1", "=2"}, "\"'=1; =2\",\n", "\"=1; =2\",\n"},
    {{"-5"}, "'-5,\n", "-5,\n"},
    {{"'=1"}, "''=1,\n", "'=1,\n"},
    {{"a", "-5"}, "\"a; -5\",\n", NULL},
    /* What the escapes stand before begins no formula. */
    {{"\t=1"}, "\"\\\t=1\",\n", NULL},
    {{"'\t"}, "\"'\\\t\",\n", NULL},
};

static void
lists_are_escaped_and_guarded(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * (sizeof lists / sizeof *lists); i++) {
        bool raw = i % 2;
        struct paper paper;
        struct tl_csv csv = begin(&paper, raw);
        tl_csv_list_begin(&csv);
        for (const char *const *at = lists[i / 2].elements; *at; at++)
            tl_csv_list_add(&csv, *at);
        tl_csv_list_end(&csv);
        tl_csv_cell(&csv, "");
        tl_csv_end_record(&csv);
        assert_string_equal(paper_end(&paper), raw && lists[i / 2].raw
                                                   ? lists[i / 2].raw
                                                   : lists[i / 2].guarded);
    }
}

static void
groups(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_csv csv = begin(&paper, false);
    tl_csv_list_begin(&csv);
    tl_csv_list_add_grouped(&csv, "=China", "host; guest");
    tl_csv_list_add_grouped(&csv, "Ministry (\"Old\")", "");
    tl_csv_list_end(&csv);
    tl_csv_end_record(&csv);
    assert_string_equal(paper_end(&paper),
                        "\"'=China (host\\; guest); Ministry (\"\"Old\"\") ()\"\n");
}

static void
other_delimiters(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_csv csv = begin(&paper, false);
    csv.delimiter = ';';
    tl_csv_cell(&csv, "a,b");
    tl_csv_cell(&csv, "a;b");
    tl_csv_cell(&csv, "=1");
    tl_csv_end_record(&csv);
    csv.delimiter = '\t';
    tl_csv_cell(&csv, "a\tb");
    tl_csv_integer(&csv, 1);
    tl_csv_end_record(&csv);
    csv.delimiter = '|';
    tl_csv_cell(&csv, "a|b");
    tl_csv_list_begin(&csv);
    tl_csv_list_add(&csv, "a|b");
    tl_csv_list_end(&csv);
    tl_csv_list_begin(&csv);
    tl_csv_list_add_grouped(&csv, "a", "b|c");
    tl_csv_list_end(&csv);
    tl_csv_end_record(&csv);
    assert_string_equal(paper_end(&paper), "\"a,b\";\"a;b\";'=1\n"
                                           "\"a\tb\"\t1\n"
                                           "\"a|b\"|\"a|b\"|\"a (b|c)\"\n");
}

/* Parts are not guarded; a reader that takes backslashes for escapes gets two. */
static void
parts_and_backslashes(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_csv csv = begin(&paper, false);
    tl_csv_open(&csv);
    tl_csv_add(&csv, "=\"\\");
    tl_csv_add_part(&csv, "abc", 2);
    tl_csv_close(&csv);
    tl_csv_open(&csv);
    tl_csv_close(&csv);
    tl_csv_end_record(&csv);
    csv.backslashes = true;
    tl_csv_cell(&csv, "a\\");
    tl_csv_cell(&csv, "a\\\"");
    tl_csv_open(&csv);
    tl_csv_add(&csv, "\\n");
    tl_csv_close(&csv);
    tl_csv_end_record(&csv);
    assert_string_equal(paper_end(&paper), "\"=\"\"\\ab\",\"\"\n"
                                           "\"a\\\\\",\"a\\\\\"\"\",\"\\\\n\"\n");
}

/* A cell of so many of a character, or a list of it twice; the long ones there are. */
static uint64_t
long_cells(const char *character, size_t count, bool list)
{
    struct tl_out out;
    int nowhere = open("/dev/null", O_WRONLY);
    tl_out_open(&out, nowhere);
    struct tl_csv csv = tl_csv_begin(&out, false);
    size_t length = strlen(character);
    char *text = calloc(count + 1, length);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, character, length);
    if (list) {
        tl_csv_list_begin(&csv);
        tl_csv_list_add(&csv, text);
        tl_csv_list_add(&csv, text);
        tl_csv_list_end(&csv);
    } else {
        tl_csv_cell(&csv, text);
    }
    tl_csv_end_record(&csv);
    assert_int_equal(tl_out_close(&out), 0);
    close(nowhere);
    free(text);
    return csv.long_cells;
}

/* Calc and Excel count UTF-16 code units. */
static void
limits_of_spreadsheets(void **state)
{
    (void)state;
    assert_int_equal(long_cells("a", 32767, false), 0);
    assert_int_equal(long_cells("a", 32768, false), 1);
    assert_int_equal(long_cells("\"", 32768, false), 1);
    assert_int_equal(long_cells("\xC3\xA9", 32767, false), 0);
    assert_int_equal(long_cells("\xC3\xA9", 32768, false), 1);
    assert_int_equal(long_cells("\xF0\x9F\x98\x80", 16383, false), 0);
    assert_int_equal(long_cells("\xF0\x9F\x98\x80", 16384, false), 1);
    assert_int_equal(long_cells("a", 16382, true), 0);
    assert_int_equal(long_cells("a", 16383, true), 1);
    struct tl_losses losses = {0};
    struct tl_csv csv = {.rows = TL_CSV_ROWS_MAX};
    tl_cell_end(&csv, &losses);
    assert_null(losses.losses[0].cause);
    csv.rows += 2;
    tl_cell_end(&csv, &losses);
    assert_int_equal(losses.losses[0].count, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_and_guarded),
        cmocka_unit_test(another_reader_agrees),
        cmocka_unit_test(records),
        cmocka_unit_test(lists_are_escaped_and_guarded),
        cmocka_unit_test(groups),
        cmocka_unit_test(other_delimiters),
        cmocka_unit_test(parts_and_backslashes),
        cmocka_unit_test(limits_of_spreadsheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
