/* What stands between the bytes of a CSV file and its records: rows, lists, guesses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/list.h"
#include "src/base/ceilings.h"
#include "src/read/delimiter.h"
#include "src/read/csv/cell.h"
#include "src/read/csv/rows.h"
#include "src/read/base/reader.h"
#include "tests/support/support.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define MOST_CELLS ((size_t)tl_ceilings_usual.limits[TL_CEILING_COLUMNS])

/* What was read, in writing: "1:1[id] 1:4[name]|2:1[x]|". */
struct log {
    char text[8192];
    size_t length;
    const char *source; /* where each cell is looked up again; or NULL */
    char delimiter;     /* NUL: a comma */
};

static void
note(struct log *log, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(log->text + log->length, sizeof log->text - log->length,
                           format, arguments);
    va_end(arguments);
    log->length += (size_t)length;
    assert_true(log->length < sizeof log->text);
}

/* The place of a position, found the slow way. */
static const char *
place(const char *text, struct tl_position position)
{
    for (uint32_t line = 1; line < position.line; text++) {
        bool is_crlf = text[0] == '\r' && text[1] == '\n';
        line += !is_crlf && (*text == '\r' || *text == '\n');
    }
    for (uint16_t column = 1; column < position.column; column++) {
        text++;
        while (((unsigned char)*text & 0xC0) == 0x80)
            text++;
    }
    return text;
}

static void
assert_cell_is_at(const char *text, const struct tl_cell *cell)
{
    bool quoted = *text == '"';
    text += quoted;
    /* The guard is a part of the text, but not of the cell. */
    text += strspn(text, "'") > strspn(cell->text, "'");
    for (const char *c = cell->text; *c; c++) {
        assert_int_equal(*c, *text);
        text += quoted && *c == '"' ? 2 : 1;
    }
    assert_true(*text == '\0' || strchr(quoted ? "\"" : ",\r\n", *text));
}

static void
log_row(void *context, struct tl_row *row)
{
    struct log *log = context;
    for (size_t i = 0; i < row->kept; i++) {
        const struct tl_cell *cell = &row->cells[i];
        assert_int_equal(strlen(cell->text), cell->length);
        if (row->plain) /* which is said of nothing that JSON escapes */
            assert_null(strpbrk(cell->text, "\"\\\t\xE2"));
        note(log, "%s%u:%u[%s]", i ? " " : "", cell->position.line,
             cell->position.column, cell->text);
        if (log->source)
            assert_cell_is_at(place(log->source, cell->position), cell);
    }
    if (row->count > row->kept)
        note(log, " of %zu", row->count);
    if (row->spill.line)
        note(log, " spills %u:%u", row->spill.line, row->spill.column);
    note(log, "|");
}

static void
log_diagnostics(struct log *log, struct tl_diagnostics *diagnostics)
{
    const struct tl_diagnostic *const *sorted = tl_diagnostics_sorted(diagnostics);
    for (; *sorted; sorted++)
        note(log, "%s at %u:%u", tl_rules[(*sorted)->rule].name,
             (*sorted)->position.line, (*sorted)->position.column);
}

/* Reads a text in pieces. */
static void
read_rows(struct log *log, const char *text, size_t piece, size_t limit)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
    struct tl_rows *rows = tl_rows_new(log->delimiter ? log->delimiter : ',', 0,
                                       diagnostics, log_row, log);
    size_t length = strlen(text);
    bool going = true;
    tl_rows_limit(rows, limit, NULL);
    for (size_t at = 0; going && at < length; at += piece) {
        /* A copy of just that size, so that a sanitizer sees what is beyond it. */
        char copy[2048];
        size_t size = length - at < piece ? length - at : piece;
        assert_true(size <= sizeof copy);
        memcpy(copy + sizeof copy - size, text + at, size);
        going = tl_rows_read(rows, copy + sizeof copy - size, size);
    }
    tl_rows_end(rows);
    tl_rows_free(rows);
    log_diagnostics(log, diagnostics);
    tl_diagnostics_free(diagnostics);
}

/* However it is cut into pieces. */
static void
assert_rows(const char *text, const char *expected)
{
    for (size_t piece = 1; piece <= strlen(text) + 1; piece++) {
        struct log log = {.source = text};
        read_rows(&log, text, piece, MOST_CELLS);
        assert_string_equal(log.text, expected);
    }
}

/* Several blanks are as good as one. */
static void
test_blanks_can_part_cells(void **state)
{
    (void)state;
    static const char text[] = "a b\n  c   d  \n   \n\"e f\" \"g\nh\"  i\n\nj  ";
    for (size_t piece = 1; piece <= sizeof text; piece++) {
        struct log log = {.delimiter = ' '};
        read_rows(&log, text, piece, 2);
        assert_string_equal(log.text, "1:1[a] 1:3[b]|2:3[c] 2:7[d]|3:4[]|"
                                      "4:1[e f] 4:7[g\nh] of 3 spills 5:5|7:1[j]|");
    }
}

static void
test_cells_have_positions(void **state)
{
    (void)state;
    assert_rows("", "");
    assert_rows("a,b\nc,d\n", "1:1[a] 1:3[b]|2:1[c] 2:3[d]|");
    assert_rows("a,b\nc,d", "1:1[a] 1:3[b]|2:1[c] 2:3[d]|");
    assert_rows("a,,\n,,", "1:1[a] 1:3[] 1:4[]|2:1[] 2:2[] 2:3[]|");
    assert_rows("\xC3\xA9\xC3\xA9,\xF0\x9F\x98\x80,x", "1:1[\xC3\xA9\xC3\xA9] 1:4"
                                                       "[\xF0\x9F\x98\x80] 1:6[x]|");
}

static void
test_quoted_cells_move_positions(void **state)
{
    (void)state;
    assert_rows("\"a\",b", "1:1[a] 1:5[b]|");
    assert_rows("\"a \"\"b\"\"\",c\n\"\",d", "1:1[a \"b\"] 1:11[c]|2:1[] 2:4[d]|");
    assert_rows("\"\"\"\",x", "1:1[\"] 1:6[x]|");
    assert_rows("\"a\nb\",c\nd", "1:1[a\nb] 2:4[c]|3:1[d]|");
    assert_rows("\"a\r\n\r\nb\",\"c\rd\"\n\"\n\"",
                "1:1[a\r\n\r\nb] 3:4[c\rd]|5:1[\n]|");
    assert_rows("\"\xC3\xA9\n\xC3\xA9\xC3\xA9\",c", "1:1[\xC3\xA9\n\xC3\xA9\xC3\xA9] "
                                                    "2:5[c]|");
}

static void
test_lines_end_in_lf_cr_or_crlf(void **state)
{
    (void)state;
    assert_rows("a\r\nb\rc\nd\r\n", "1:1[a]|2:1[b]|3:1[c]|4:1[d]|");
    assert_rows("a\n\n\r\n\rb\r\r\nc", "1:1[a]|5:1[b]|7:1[c]|");
    assert_rows("a,\r\n,b\r", "1:1[a] 1:3[]|2:1[] 2:2[b]|");
}

static void
test_blanks_are_kept(void **state)
{
    (void)state;
    assert_rows(" a ,\tb\n  \n", "1:1[ a ] 1:5[\tb]|2:1[  ]|");
}

static void
test_guards_are_taken_off(void **state)
{
    (void)state;
    assert_rows("'=1,''=1,'-5,'+,'@x", "1:1[=1] 1:5['=1] 1:10[-5] 1:14[+] 1:17[@x]|");
    assert_rows("\"'\tx\",\"'\r\",\"'\n\"", "1:1[\tx] 1:7[\r] 2:3[\n]|");
    assert_rows("'\xEF\xBC\x9D,'\xEF\xBC\x8B,'\xEF\xBC\x8D,'\xEF\xBC\xA0",
                "1:1[\xEF\xBC\x9D] 1:4[\xEF\xBC\x8B] 1:7[\xEF\xBC\x8D] "
                "1:10[\xEF\xBC\xA0]|");
    assert_rows("',''a,'tis,=1,a'=,'\xEF\xBC\x9E",
                "1:1['] 1:3[''a] 1:7['tis] 1:12[=1] 1:15[a'=] 1:19['\xEF\xBC\x9E]|");
}

static void
test_quotes_must_be_in_order(void **state)
{
    (void)state;
    assert_rows("a\nb\"c\nd", "1:1[a]|syntax at 2:2");
    assert_rows("a, \"b\"\n", "syntax at 1:4");
    assert_rows("\"\xC3\xA9\"b,c\n", "syntax at 1:4");
    assert_rows("\"a\n\"\" \"b", "syntax at 2:5");
    assert_rows("\"a\" ,b\n", "syntax at 1:4");
    assert_rows("a,\"b\nc,d\n", "syntax at 1:3");
    assert_rows("a\n\n\"", "1:1[a]|syntax at 3:1");
    assert_rows("a\n\"\"\"", "1:1[a]|syntax at 2:1");
}

static void
test_cells_beyond_the_limit_are_counted(void **state)
{
    (void)state;
    struct log log = {0};
    read_rows(&log, "a,b\na,b,,\na,b,,\"\nc\",d\na\n", 3, 2);
    assert_string_equal(log.text, "1:1[a] 1:3[b]|2:1[a] 2:3[b] of 4|"
                                  "3:1[a] 3:3[b] of 5 spills 3:6|5:1[a]|");
}

/* A small generator, the same everywhere. */
static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

static void
test_any_text_reads_the_same_in_any_pieces(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "a",
        "\xC3\xA9",
        "\"",
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r",
        " ",
        "'",
        "=",
        "\",\"",
        /* Lines are looked at in 16 and 64 bytes at a time. */
        "fifteen letters",
        "\"a text in quotes\",",
        "\\",
        "\xE2\x80\xA8",
        "a text of sixty-three bytes, more or less: \xC3\xA9\xC3\xA9\xC3\xA9 it is",
    };
    uint32_t seed = 1;
    for (int round = 0; round < (int)cases_tried(4000, 20000, 200000); round++) {
        char text[2048] = "";
        size_t limit = next_random(&seed) % 4 ? MOST_CELLS : next_random(&seed) % 5;
        for (uint32_t left = next_random(&seed) % 20; left > 0; left--)
            strcat(text, parts[next_random(&seed) % COUNT(parts)]);
        struct log whole = {.source = text};
        struct log pieces = {.source = text};
        read_rows(&whole, text, sizeof text, limit + 1);
        read_rows(&pieces, text, 1 + next_random(&seed) % 5, limit + 1);
        assert_string_equal(whole.text, pieces.text);
    }
}

static void
assert_list(const char *cell, const char *expected)
{
    struct log log = {0};
    char text[128];
    char *rest = text;
    const char *element;
    size_t length;
    strcpy(text, cell);
    while (tl_list_next(&rest, &element, &length))
        note(&log, "[%.*s]", (int)length, element);
    assert_string_equal(log.text, expected);
}

static void
test_lists_split(void **state)
{
    (void)state;
    assert_list("", "");
    assert_list(" ; ;;", "");
    assert_list("a", "[a]");
    assert_list("a;b", "[a][b]");
    assert_list(" a b ;\r\n c\t;", "[a b][c]");
    assert_list("a\\;b; \\\\;c", "[a;b][\\][c]");
    assert_list("a\\", "[a\\]");
    assert_list("\\ a\\ ;\\\xC3\xA9", "[ a ][\xC3\xA9]");
    assert_list("Ministry \\(x\\) (host)", "[Ministry (x) (host)]");
}

struct guess {
    const char *text;
    char delimiter;
};

static void
check_guesses(const struct guess *cases, size_t count)
{
    static const struct tl_reading_options options = {.threads = 1};
    for (size_t i = 0; i < count; i++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
        struct tl_input *input =
            tl_input_memory("x", cases[i].text, strlen(cases[i].text), diagnostics);
        struct tl_reading reading = {
            .input = input, .diagnostics = diagnostics, .options = &options};
        assert_int_equal(tl_read_csv_find_delimiter(&reading), cases[i].delimiter);
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
}

static void
test_delimiters_are_guessed(void **state)
{
    (void)state;
    static const struct guess cases[] = {
        {"", ','},
        {"name", ','},
        {"id,name\na;b;c;d", ','},
        {"id;name\n", ';'},
        {"id\tname", '\t'},
        {"\n\r\nid;name", ';'},
        {"\"a;b;c\",d", ','},
        {"\"a\n,\";d", ';'},
        {"a,b;c", ','},
        {"a,b;c;d", ';'},
    };
    check_guesses(cases, COUNT(cases));
}

/* A title has commas of its own, or none. */
static void
test_delimiters_are_guessed_below_titles(void **state)
{
    (void)state;
    static const struct guess cases[] = {
        {"", ','},
        {"id,name\n1,2", ','},
        {"Title\n\nid;name\n1;2\n", ';'},
        {"Title, 1815\n\nid;name;x\n1;2;A, B\n", ';'},
        {"Title, 1815\nid;name\n", ','},
        {"id,who\n1,A;B;C\n2,B;C;D\n", ','},
        {"\"Title; 1815\"\nid\tname\n1\t2\n", '\t'},
    };
    check_guesses(cases, COUNT(cases));
}

static void
test_tables_are_recognised(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "id,name\n", "\"title\";\"date\"", "\r\nx\tsource\n", "name", "first,x",
        "x, ID",
    };
    static const char *const others[] = {
        "",
        "{\"id\": \"x\", \"name\": \"y\"}",
        "[\"a\"]",
        "digraph x { id; name; }",
        "hello, world\nid,name",
    };
    for (size_t i = 0; i < COUNT(tables); i++)
        assert_true(tl_read_csv.recognises(tables[i], strlen(tables[i])));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(tl_read_csv.recognises(others[i], strlen(others[i])));
}

/* What has codes, as "1,2;1,0;": 0 where there is none. */
static void
log_codes(void *context, struct tl_row *row)
{
    for (size_t i = 0; i < row->kept; i++)
        note(context, "%lu%c", (unsigned long)row->cells[i].code,
             i + 1 < row->kept ? ',' : ';');
}

static void
test_same_texts_have_the_same_codes(void **state)
{
    (void)state;
    static const char text[] = "a,x,b\nb,y,\"a\"\n'=1,x,=1\nb\n,,c,b\n";
    struct log log = {.length = 0};
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
    struct tl_rows *rows = tl_rows_new(',', 0, diagnostics, log_codes, &log);
    tl_rows_limit(rows, 4, (bool[]){true, false, true, false});
    assert_true(tl_rows_read(rows, text, strlen(text)));
    tl_rows_end(rows);
    assert_string_equal(log.text, "1,0,2;2,0,1;3,0,3;2;4,0,5,0;");
    tl_rows_free(rows);
    tl_diagnostics_free(diagnostics);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_have_positions),
        cmocka_unit_test(test_blanks_can_part_cells),
        cmocka_unit_test(test_same_texts_have_the_same_codes),
        cmocka_unit_test(test_quoted_cells_move_positions),
        cmocka_unit_test(test_lines_end_in_lf_cr_or_crlf),
        cmocka_unit_test(test_blanks_are_kept),
        cmocka_unit_test(test_guards_are_taken_off),
        cmocka_unit_test(test_quotes_must_be_in_order),
        cmocka_unit_test(test_cells_beyond_the_limit_are_counted),
        cmocka_unit_test(test_any_text_reads_the_same_in_any_pieces),
        cmocka_unit_test(test_lists_split),
        cmocka_unit_test(test_delimiters_are_guessed),
        cmocka_unit_test(test_delimiters_are_guessed_below_titles),
        cmocka_unit_test(test_tables_are_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
