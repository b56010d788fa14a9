/* Other people's tables: values, keys, dates, and the files that hold them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/read/tables/table.h"
#include "src/read/mapping/mapping.h"
#include "src/read/mapping/bind.h"
#include "src/read/mapping/mappings.h"
#include "src/read/mapping/template.h"
#include "src/command_line.h"
#include "src/load/settings.h"
#include "tests/support/support.h"

/* Most arguments that a test gives. */
#define ARGUMENTS 16

/* A model of what is read with the options of a command line. */
struct reading {
    struct model model;
    struct tl_options options;
    struct tl_settings settings;
    bool good; /* the options are */
};

/* The arguments stand in a text, each ended by a line end. */
static struct reading
reading_begin(char *arguments)
{
    struct reading reading = {.model = model_begin()};
    char *values[ARGUMENTS] = {"tieline", "export"};
    int count = 2;
    for (char *at = strtok(arguments, "\n"); at; at = strtok(NULL, "\n"))
        values[count++] = at;
    assert_true(tl_options_read(&reading.options, count, values));
    reading.good = tl_settings_read(&reading.settings, &reading.options.load, NULL);
    return reading;
}

static void
reading_read(struct reading *reading, const char *file, const char *text)
{
    struct tl_reading one = {
        .input = tl_input_memory(file, text, strlen(text), reading->model.diagnostics),
        .builder = reading->model.builder,
        .diagnostics = reading->model.diagnostics,
        .options = &reading->settings.reading,
    };
    tl_read_csv.read(&one);
    tl_input_close(one.input);
}

static void
reading_end(struct reading *reading)
{
    if (!reading->model.graph)
        model_finish(&reading->model);
    model_free(&reading->model);
    tl_settings_clear(&reading->settings);
    tl_options_clear(&reading->options);
}

/* An id that is made of an item's content is written "?". */
static void
hide_made_ids(char *text)
{
    for (char *at = text; (at = strstr(at, "|id=")); at++) {
        size_t length = strcspn(at + 4, "|\n");
        if (length != 13 || !strchr("er", at[4]))
            continue;
        at[4] = '?';
        memmove(at + 5, at + 17, strlen(at + 17) + 1);
    }
}

static void
check_graph(const struct reading *reading, const char *expected)
{
    char *found = model_write(reading->model.graph);
    hide_made_ids(found);
    assert_string_equal(found, expected);
    free(found);
}

/* Fails the test where a table does not give that graph, or gives errors. */
static void
check_table(const char *arguments, const char *table, const char *expected)
{
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", arguments);
    struct reading reading = reading_begin(copy);
    assert_true(reading.good);
    reading_read(&reading, "table.csv", table);
    model_finish(&reading.model);
    assert_int_equal(tl_diagnostics_count(reading.model.diagnostics, TL_ERROR), 0);
    check_graph(&reading, expected);
    reading_end(&reading);
}

/* Fails the test where these are not the problems. */
static void
check_problems(const char *arguments, const char *table, const char *expected)
{
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", arguments);
    struct reading reading = reading_begin(copy);
    assert_true(reading.good);
    reading_read(&reading, "table.csv", table);
    model_finish(&reading.model);
    model_check_problems(&reading.model, expected);
    reading_end(&reading);
}

/* Fails the test where the options are not refused with these words. */
static void
check_refused(const char *arguments, const char *words)
{
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", arguments);
    struct capture capture = capture_begin();
    struct reading reading = reading_begin(copy);
    char *said = capture_end(&capture);
    assert_false(reading.good);
    if (!strstr(said, words))
        fail_msg("said '%s', expected '%s'", said, words);
    free(said);
    reading_end(&reading);
}

/* The text of a value in a row "A:x,BC:,D:1/2/3" as its columns' names and cells. */
static void
check_value(const char *value, const char *expected)
{
    static const char *const names[] = {"A", "BC", "a:b", "D", "E"};
    static const char *const cells[] = {"2014-01-05T10:00", "", "colon", "x; y",
                                        "\u00e9t\u00e9s"};
    struct tl_arena arena = {0};
    struct tl_choice choice;
    struct tl_cell row_cells[5];
    struct tl_binding bindings[8] = {{0}};
    struct tl_names known = {.names = (const char *[6]){0}, .count = 5};
    size_t references = 0;
    const char *error;
    for (size_t i = 0; i < 5; i++) {
        known.names[i] = names[i];
        row_cells[i] = (struct tl_cell){.text = (char *)cells[i],
                                        .length = strlen(cells[i]),
                                        .position = {1, 1, 0}};
    }
    bool good = tl_choice_parse(&arena, (struct tl_substring){value, strlen(value)},
                                &references, &choice, &error);
    if (!good) {
        assert_string_equal(error, expected);
        tl_arena_clear(&arena);
        return;
    }
    struct tl_mapped_value mapped = {.key = "x", .choice = choice};
    struct tl_mapping mapping = {.values = &mapped, .count = 1};
    tl_mapping_bind(&mapping, &known, bindings);
    struct tl_row row = {.cells = row_cells, .kept = 5, .count = 5};
    struct tl_expansion text = {0};
    const struct tl_template *found =
        tl_choice_fill(&choice, &(struct tl_bound_row){&row, bindings, NULL}, &text);
    assert_string_equal(found ? text.text : "", expected);
    tl_expansion_clear(&text);
    tl_arena_clear(&arena);
}

static void
values_are_made_of_cells(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"A", "2014-01-05T10:00"},
        {"a", "2014-01-05T10:00"},
        {"4", "x; y"},
        {" D ", "x; y"},
        {"'a, b'", "a, b"},
        {"\"it's\"", "it's"},
        {"..", ".."},
        {"a:b", "colon"},
        {"{a:b}", "colon"},
        {"{A}", "2014-01-05T10:00"},
        {"<{D}> & {a:b}", "<x; y> & colon"},
        {"{{{D}}}", "{x; y}"},
        {"{BC}", ""},
        {"{D} {BC}", ""},
        {"BC|D", "x; y"},
        {"{D}, {BC}|{BC}|'none'", "none"},
        {"BC|'a|b'", "a|b"},
        {"{A:1-10}", "2014-01-05"},
        {"{A:12-}", "10:00"},
        {"{A:90-}", ""},
        {"{E:2-3}", "t\u00e9"},
        {"{A:before T}", "2014-01-05"},
        {"{A:after -}", "05T10:00"},
        {"{A:before ?}", "2014-01-05T10:00"},
        {"{A:after ?}", "2014-01-05T10:00"},
        {"{A:after -:before T}", "05"},
        {"{A:part 2 -}", "01"},
        {"{A:part -2 -}", "01"},
        {"{A:part -1 :}", "00"},
        {"{A:part 4 -}", ""},
        {"{A:part -4 -}", ""},
        {"{A:part 1 ?}", "2014-01-05T10:00"},
        {"{A:part 2 0}", "14-"},
        {"{A:part 2 00}", ""},
        {"{A:part 2 -:01=January}", "January"},
        {"{A:part 3 -:part 2 T}", "10:00"},
        {"{A:before T:6-7:01=January;02=February}", "January"},
        {"{A:before T:01=no}", "2014-01-05"},
        {"{A:after T:before :00}", "10"},
        {"{E:\u00e9t\u00e9s=a:1-2;x=3}", "a:1-2"},
        {"{E:x=1; \u00e9t\u00e9s = 2 ;z=3}", "2"},
        {"{E:x=1}", "\u00e9t\u00e9s"},
        {"{E:\u00e9t\u00e9s=}", ""},
        {"", "a column, a 'text' or a {template} is missing"},
        {"A|", "a column, a 'text' or a {template} is missing"},
        {"{}", "a column is missing between the braces"},
        {"{:1-2}", "a column is missing between the braces"},
        {"{A", "a brace is not closed"},
        {"'A", "a quote is not closed, or text follows it"},
        {"'A' B", "a quote is not closed, or text follows it"},
        {"{D:each ;}x", "a column with 'each' or 'where' must be alone"},
        {"{A}{E:is 1}", "a column with 'is', 'not', 'under' or 'over' must come before "
                        "the text of the "
                        "template"},
        {"{E:is x; \u00e9t\u00e9s}s", "s"},
        {"{E:not x; \u00e9t\u00e9s}s|'no'", "no"},
        {"{E:not x}{D:is 1}s|{E:not x}{BC:not 1;2}t", "t"},
        {"{E:not x}", ""},
        {"{E:is x;\u00e9t\u00e9}s|'no'", "no"},
        {"A|{A..D:where 1}", "a column with 'each' or 'where' must be alone"},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++)
        check_value(cases[i][0], cases[i][1]);
}

static void
columns_become_fields(void **state)
{
    (void)state;
    check_table("--no-header\n--columns\nsource=1,kind=2,target=3,date=4\n",
                "Iraq\tConsult\tIran\t2014-03-06\n",
                "actor|id=Iran\n"
                "actor|id=Iraq\n"
                "event|id=?|title=Consult|kind=Consult|date=2014-03-06\n"
                "  participation|actor=Iran|role=target\n"
                "  participation|actor=Iraq|role=source\n");
    check_table("--columns\nid={n},title={What} in {Where}|What,place=Where,kind='war',"
                "count=N,url=Link,date=Day\n",
                "n,What,Where,N,Link,Day,Note\n"
                "1,Raid,Oslo,3,https://a.b/,2014,x\n"
                "2,Siege,,,,,\n",
                "event|id=1|title=Raid in Oslo|kind=war|date=2014|place=Oslo|count=3|"
                "url=https://a.b/|@Note=x\n"
                "event|id=2|title=Siege|kind=war\n");
}

static void
other_columns_are_attributes(void **state)
{
    (void)state;
    check_table("--columns\ntitle=A\n", "A,B, C ,\nx,1, 2 ,3\n",
                "event|id=?|title=x|@4=3|@B=1|@C=2\n");
    check_table("--columns\ntitle=A,attributes=C; B\n", "A,B,C,D\nx,1,2,3\n",
                "event|id=?|title=x|@B=1|@C=2\n");
    check_table("--columns\ntitle=A,attributes=,note={B}!\n", "A,B,C\nx,1,2\n",
                "event|id=?|title=x|@note=1!\n");
}

/* A column that is called like a field is that field, or cannot be called so. */
static void
fields_keep_their_names(void **state)
{
    (void)state;
    check_table(
        "--columns\ntitle=A,date=B\n", "A,B,date,place,label\nx,2014,2015,y,z\n",
        "event|id=?|title=x|date=2014|place=y|@column_date=2015|@column_label=z\n");
}

static void
templates_have_conditions(void **state)
{
    (void)state;
    check_table("--columns\ntitle={k:is 1}A {t}|{k:is 2;3}B {t}|t\n",
                "t,k\nx,1\ny,3\nz,4\nv,\n",
                "event|id=?|title=B y\nevent|id=?|title=v\nevent|id=?|title=z\n"
                "event|id=?|title=A x\n");
    check_table("--columns\ntitle=t,date={p:is 2}{y}-{m}~|{y}-{m},attributes=\n",
                "t,p,y,m\nx,1,2015,5\ny,2,2015,6\nz,2,2015,\n",
                "event|id=?|title=z|date=2015~\nevent|id=?|title=x|date=2015-05\n"
                "event|id=?|title=y|date=2015-06~\n");
    check_table("--date-format\n%d %B %Y\n--columns\ntitle=t,date={p:is 2}{d}~|d,"
                "attributes=\n",
                "t,p,d\nx,1,08 May 2015\ny,2,09 May 2015\nz,2,2015-05-10\n",
                "event|id=?|title=x|date=2015-05-08\n"
                "event|id=?|title=y|date=2015-05-09~\n"
                "event|id=?|title=z|date=2015-05-10~\n");
}

static void
lines_of_a_cell_are_a_list(void **state)
{
    (void)state;
    check_table("--columns\ntitle=t,actor={a:each \\n}\n", "t,a\nx,\"A\r\nB\n\nC\"\n",
                "actor|id=A\nactor|id=B\nactor|id=C\nevent|id=?|title=x\n"
                "  participation|actor=A\n  participation|actor=B\n"
                "  participation|actor=C\n");
}

static void
columns_may_be_missing(void **state)
{
    (void)state;
    static const char mapping[] =
        "--columns\n"
        "title={a?}: {b?}|a?,kind={c?:x=y},date={d?:is 1}2014|"
        "y?,attributes=e;f?\n";
    check_problems(mapping, "a,b,c\n1,2,3\n", "1 table\n");
    check_problems(mapping, "a?,e\n1,2\n", "");
    check_table(mapping, "a,b,c,d,e,f\nA,B,x,1,g,h\n",
                "event|id=?|title=A: B|kind=y|date=2014|@e=g|@f=h\n");
    check_table(mapping, "e,a,f\ng,A,h\n", "event|id=?|title=A|@e=g|@f=h\n");
    check_table("--columns\ntitle=a?,attributes=b?\n", "a?,b?\nA,B\n",
                "event|id=?|title=A|@b=B\n");
    check_problems("--columns\ntitle=a,unpivot=b?\n", "a\n1\n", "1 table\n");
}

static void
participants_have_roles(void **state)
{
    (void)state;
    check_table("--columns\ntitle=t,actor(host)=h,actor(guest)={g:each ,},"
                "actor(guest)=g2,attributes=\n",
                "t,h,g,g2\nx,A,\"B, C,,\",D\n",
                "actor|id=A\nactor|id=B\nactor|id=C\nactor|id=D\n"
                "event|id=?|title=x\n"
                "  participation|actor=A|role=host\n"
                "  participation|actor=B|role=guest\n"
                "  participation|actor=C|role=guest\n"
                "  participation|actor=D|role=guest\n");
    check_table("--columns\ntitle=t,source={a:before (:each ,},"
                "target={b:1=A, C;2=D:each ,},actor(host)={c:2-:each ,:after -:each /},"
                "attributes=\n",
                "t,a,b,c\nx,\"A, B (two)\",1,\"0A,x-C/D\"\n",
                "actor|id=A\nactor|id=B\nactor|id=C\nactor|id=D\n"
                "event|id=?|title=x\n"
                "  participation|actor=A|role=host\n"
                "  participation|actor=A|role=source\n"
                "  participation|actor=A|role=target\n"
                "  participation|actor=B|role=source\n"
                "  participation|actor=C|role=host\n"
                "  participation|actor=C|role=target\n"
                "  participation|actor=D|role=host\n");
    check_table("--columns\ntitle=t,source={a:each ,},target={b:each ;},"
                "actor(host)={c:each ,},attributes=\n",
                "t,a,b,c\nx,\"[\"\"A\"\", \"\"B, C\"\"]\",\"\"\"D\"\";\"\"E; F\"\"\","
                "\"['G', \"\"H'I, J\"\"]\"\ny,[],,\n",
                "actor|id=A\nactor|id=B, C\nactor|id=D\nactor|id=E; F\nactor|id=G\n"
                "actor|id=H'I, J\n"
                "event|id=?|title=x\n"
                "  participation|actor=A|role=source\n"
                "  participation|actor=B, C|role=source\n"
                "  participation|actor=D|role=target\n"
                "  participation|actor=E; F|role=target\n"
                "  participation|actor=G|role=host\n"
                "  participation|actor=H'I, J|role=host\n"
                "event|id=?|title=y\n");
    check_problems("--columns\ntitle=t,source=a,target=b\n",
                   "t,a,b\nx,\"[\"\"A\"\", \"\"B\"\"]\",[C]\n", "2 list\n");
    check_table(
        "--columns\ntitle=t,actor(guest)={g:each ,:each  and :after <:before >},"
        "attributes=\n",
        "t,g\nx,\"A, B and C <c@x> and <d@x>\"\n"
        "y,\"\"\"Doe, J\"\" <j@x>, K\"\n",
        "actor|id=A\nactor|id=B\nactor|id=K\nactor|id=c@x\nactor|id=d@x\n"
        "actor|id=j@x\n"
        "event|id=?|title=x\n"
        "  participation|actor=A|role=guest\n"
        "  participation|actor=B|role=guest\n"
        "  participation|actor=c@x|role=guest\n"
        "  participation|actor=d@x|role=guest\n"
        "event|id=?|title=y\n"
        "  participation|actor=K|role=guest\n"
        "  participation|actor=j@x|role=guest\n");
    check_table("--columns\ntitle=t,actor(guest)={g:each ;:1=A;2=B},attributes=\n",
                "t,g\nx,1;2;C\n",
                "actor|id=A\nactor|id=B\nactor|id=C\n"
                "event|id=?|title=x\n"
                "  participation|actor=A|role=guest\n"
                "  participation|actor=B|role=guest\n"
                "  participation|actor=C|role=guest\n");
    check_table("--columns\ntitle=t,participants=p\n", "t,p\nx,A (host); B\n",
                "actor|id=A\nactor|id=B\nevent|id=?|title=x\n"
                "  participation|actor=A|role=host\n"
                "  participation|actor=B\n");
}

static void
actors_are_described_once(void **state)
{
    (void)state;
    check_table("--columns\nid=i,source=c,source_name=n,source_kind='state'\n",
                "i,c,n\n1,200,United Kingdom\n2,200,United Kingdom\n",
                "actor|id=200|name=United Kingdom|kind=state\n"
                "event|id=1\n  participation|actor=200|role=source\n"
                "event|id=2\n  participation|actor=200|role=source\n");
    /* One who has several names has them all. */
    check_table("--columns\nid=t,kind='k',actor=c,actor_name=n\n",
                "t,c,n\nx,1,A\ny,1,B\nz,1,B\n",
                "actor|id=1|name=A|aliases=B\n"
                "event|id=x|kind=k\n  participation|actor=1\n"
                "event|id=y|kind=k\n  participation|actor=1\n"
                "event|id=z|kind=k\n  participation|actor=1\n");
    check_problems("--columns\nkind='k',actor=c,actor_kind=n\n",
                   "t,c,n\nx,1,A\ny,1,B\nz,1,B\n", "3 conflict\n");
}

static void
members_have_spans_of_their_own(void **state)
{
    (void)state;
    check_table("--columns\nid=a,actor=m,role=r,date=s,end=e|..,member_date=ms,"
                "member_end=me|..,member_sure=x\n",
                "a,m,r,s,e,ms,me,x,flag\n"
                "1,A,,1900,,1900,,,0\n"
                "1,B,late,1900,,1910,1920,y,1\n"
                "2,,,1900,1901,1900,,,2\n",
                "actor|id=A\nactor|id=B\n"
                "event|id=2|date=1900/1901|@flag=2\n"
                "event|id=1|date=1900/..\n"
                "  participation|actor=A|@flag=0\n"
                "  participation|actor=B|role=late|date=1910/1920|@flag=1|@sure=y\n");
}

static void
missing_parts_make_dates_less_precise(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"1902,7,5", "1902-07-05"},
        {"1902,07,", "1902-07"},
        {"1902,,", "1902"},
        {"1902,0,00", "1902"},
        {"1902,,5", "1902-XX-05"},
        {",7,5", "XXXX-07-05"},
        {"793,6,8", "0793-06-08"},
        {"1902.0,7.0,5.0", "1902-07-05"},
        {" 1902 , 7 ,", "1902-07"},
        {"-9,7,-8", "XXXX-07"},
        {"-0043,3,15", "-0043-03-15"},
        {"1902,XX,5", "1902-XX-05"},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        char table[64];
        char expected[64];
        snprintf(table, sizeof table, "y,m,d,t\n%s,x\n", cases[i][0]);
        snprintf(expected, sizeof expected, "event|id=?|title=x|date=%s\n",
                 cases[i][1]);
        check_table("--columns\ntitle=t,date={y}-{m}-{d}\n--missing\n-9,-8\n", table,
                    expected);
    }
    check_table("--columns\ntitle=t,date=y,place=p\n--missing\n-9,7.0\n",
                "t,y,p\nx,-9.00,7\ny,1902,-9.5\n",
                "event|id=?|title=y|date=1902|place=-9.5\nevent|id=?|title=x\n");
    check_table("--columns\ntitle=t,date={y}-{m}-{d}\n",
                "t,y,m,d\nx,1902,July,5\ny,1903,sept.,\nz,1904,DEC,31\n",
                "event|id=?|title=x|date=1902-07-05\n"
                "event|id=?|title=y|date=1903-09\n"
                "event|id=?|title=z|date=1904-12-31\n");
    check_table("--columns\ntitle=t,date={y}-{m}~\n", "t,y,m\nx,1902,\nz,,\n",
                "event|id=?|title=x|date=1902~\nevent|id=?|title=z\n");
    check_problems("--columns\ntitle=t,date={y}-{m}\n",
                   "t,y,m\nx,14,2\ny,1902,13\nz,-9,1\nw,1902,Floreal\n",
                   "2 bad-date\n3 bad-date\n4 bad-date\n5 bad-date\n");
}

static void
ends_make_intervals(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"end=e", "1902,1903", "|date=1902/1903"},
        {"end=e", "1902,", "|date=1902/"},
        {"end=e", ",1903", "|date=/1903"},
        {"end=e", ",", ""},
        {"end=e|..", "1902,", "|date=1902/.."},
        {"end=e|..", ",", ""},
        {"end=e|s", "1902-07-05,", "|date=1902-07-05"},
        {"end=e", "1902-07-05,1902-07-05", "|date=1902-07-05"},
        {"end=e", "1902-07,1902-07", "|date=1902-07/1902-07"},
        {"end=..", "1902,1903", "|date=1902/.."},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        char arguments[64];
        char table[64];
        char expected[64];
        snprintf(arguments, sizeof arguments,
                 "--columns\ntitle=t,date=s,attributes=,%s\n", cases[i][0]);
        snprintf(table, sizeof table, "s,e,t\n%s,x\n", cases[i][1]);
        snprintf(expected, sizeof expected, "event|id=?|title=x%s\n", cases[i][2]);
        check_table(arguments, table, expected);
    }
    check_problems("--columns\ntitle=t,date=s,end=e\n", "t,s,e\nx,1903,1902\n",
                   "2 bad-date\n");
}

static void
dates_follow_a_format(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"05/08/2015", "2015-08-05"}, {"8/2015", "2015-08"},  {"2015", "2015"},
        {"2015-08~", "2015-08~"},     {"2014/..", "2014/.."},
    };
    for (size_t i = 0; i < LENGTH_OF(cases); i++) {
        char table[64];
        char expected[64];
        snprintf(table, sizeof table, "title,date\nx,%s\n", cases[i][0]);
        snprintf(expected, sizeof expected, "event|id=?|title=x|date=%s\n",
                 cases[i][1]);
        check_table("--date-format\n%d/%m/%Y\n", table, expected);
        check_table("--date-format\n%d/%m/%Y\n--columns\ndate=2\n", table, expected);
    }
    check_table(
        "--date-format\n%d %B %Y\n--columns\ntitle=t,date={d} {m} {y},end=e|..\n",
        "t,d,m,y,e\nx,,May,2015,\n", "event|id=?|title=x|date=2015-05/..\n");
    check_problems("--date-format\n%d/%m/%Y\n", "title,date\nx,31/02/2015\ny,soon\n",
                   "2 bad-date\n3 bad-date\n");
    check_refused("--date-format\n%d/%m\n", "the format has no year");
}

static void
tables_are_of_any_kind(void **state)
{
    (void)state;
    check_table("-f\ncsv:actors\n--columns\nid=code,name=country\n",
                "code,country,iso\n2,United States,US\n",
                "actor|id=2|name=United States|@iso=US\n");
    check_table("-f\ncsv:relations\n--columns\nsource=a,target=b,date=from,end=to\n",
                "a,b,from,to\nX,Y,1900,1901\n",
                "actor|id=X\nactor|id=Y\n"
                "relation|id=?|source=X|target=Y|date=1900/1901\n");
    check_table("-f\ncsv:relations\n--columns\nsource=a,target=b,source_name=n,"
                "target_kind='state',kind='k'\n",
                "a,b,n\n1,2,X\n",
                "actor|id=1|name=X\nactor|id=2|kind=state\n"
                "relation|id=?|source=1|target=2|kind=k\n");
    check_table("-f\ncsv:events\n", "title,place\nx,y\n",
                "event|id=?|title=x|place=y\n");
    check_refused("-f\ncsv:evens\n", "no kind of table 'evens'");
    check_refused("-f\njson:events\n", "no kind of table 'events'");
}

static void
quotes_can_mean_nothing(void **state)
{
    (void)state;
    check_table("--no-quotes\n--columns\ntitle=a,place=b\n", "a\tb\nthe \"Ark\t\"\n",
                "event|id=?|title=the \"Ark|place=\"\n");
    check_problems("--columns\ntitle=a\n", "a\tb\nthe \"Ark\t\"\n", "2 syntax\n");
}

static void
delimiters_are_those_of_the_first_line(void **state)
{
    (void)state;
    check_table("--delimiter\n|\n--columns\ntitle=a\n", "a|b,c\nx|y\n",
                "event|id=?|title=x|@b,c=y\n");
    check_table("--delimiter\n;\n--columns\ntitle=a\n", "a,b\nx,y\n",
                "event|id=?|title=x|@b=y\n");
}

/* What divides the cells is that by which there are all columns, in each row. */
static void
delimiters_give_all_columns(void **state)
{
    (void)state;
    static const char expected[] = "actor|id=A, B, C, D\n"
                                   "actor|id=Iran\n"
                                   "event|id=?|title=Consult|kind=Consult|date=2014\n"
                                   "  participation|actor=A, B, C, D|role=source\n"
                                   "  participation|actor=Iran|role=target\n";
    check_table("--mapping\nicews\n", "A, B, C, D\tConsult\tIran\t2014\n", expected);
    check_table("--mapping\nicews\n",
                "A, B, C, D;Consult;Iran;2014\n"
                "A, B, C, D;Fight;B, C;2015\n",
                "actor|id=A, B, C, D\n"
                "actor|id=B, C\n"
                "actor|id=Iran\n"
                "event|id=?|title=Consult|kind=Consult|date=2014\n"
                "  participation|actor=A, B, C, D|role=source\n"
                "  participation|actor=Iran|role=target\n"
                "event|id=?|title=Fight|kind=Fight|date=2015\n"
                "  participation|actor=A, B, C, D|role=source\n"
                "  participation|actor=B, C|role=target\n");
    check_table("--no-header\n--columns\ntitle=1,place=2\n",
                "Fair, great and old|Bonn\nFair|Ulm\n",
                "event|id=?|title=Fair, great and old|place=Bonn\n"
                "event|id=?|title=Fair|place=Ulm\n");
    check_table("--columns\ntitle=a,place=b\n", "a;b;c, d, e, f\nx;y;z\n",
                "event|id=?|title=x|place=y|@c, d, e, f=z\n");
}

static void
columns_that_are_missing_are_errors(void **state)
{
    (void)state;
    check_problems("--columns\ntitle=Titel,date={Year}-{Mon}\n", "Title,year\nx,y\n",
                   "1 table\n1 table Title\n");
    check_problems("--no-header\n--columns\ntitle=1,date=3\n", "a,b\n", "1 table\n");
    check_problems("--columns\ntitle=b\n", "a,b,b\nx,y,z\n", "1 table b_1\n");
    check_problems("--columns\ntitle=a,kind=2\n", "a,b,b\nx,y,z\n", "");
    check_problems("--columns\ntitle=a\n", "a,b,b,b_1\nw,x,y,z\n", "1 table\n");
    check_problems("--columns\ntitle={a}, {b}|a,kind={b},c\n", "a,b\nx,y\n", "");
    check_problems("--columns\ntitle=a,attributes=\n", "a,b,b\nx,y,z\n", "");
    check_problems("--columns\ntitle=a\n", "a,b\nx\ny,z,1\n", "2 columns\n3 columns\n");
    check_problems("--no-header\n--columns\ntitle=1,date=2\n", "x,soon\n",
                   "1 bad-date\n");
}

static void
wrong_options_are_refused(void **state)
{
    (void)state;
    check_refused("--columns\nsource\n", "expected KEY=VALUE");
    check_refused("--columns\nsource,kind=2\n", "expected KEY=VALUE");
    check_refused("--columns\ndate=a,date=b\n", "found 'date' twice");
    check_refused("--columns\ntitle={a:each ;}\n", "which actor, source");
    check_refused("--columns\ntitle={a:before (:each ;}\n", "which actor, source");
    check_refused("--columns\ndate={a\n", "a brace is not closed");
    check_refused("--columns\ndate=d|{a:is 1}\n", "nothing follows the column with");
    check_refused("--columns\nrows={a:each ;}\n", "which actor, source");
    check_refused("--no-header\n", "needs one mapping");
    check_refused("--mapping\nicewz\n", "did you mean the mapping 'icews'?");
    check_refused("--mapping\n/\n", "directory");
}

/* Reads tables with mappings that stand in files. */
static void
mappings_stand_in_files(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char arguments[1024];
    folder_write(&folder, "d.map",
                 "# disputes\r\n\r\n  id = d-{num}  # the number\r\n"
                 "title={what:1=war;2=raid}\rmissing = -9, NA\n"
                 "date-format = %d.%m.%Y\ndelimiter = ;\n"
                 "columns = date=day,land\n");
    snprintf(arguments, sizeof arguments, "--mapping\n%s\n--columns\ntitle='mine'\n",
             folder_path(&folder, "d.map"));
    struct reading reading = reading_begin(arguments);
    assert_false(reading.good); /* "land" is no pair */
    reading_end(&reading);
    folder_write(&folder, "d.map",
                 "# disputes\r\n\r\n  id = d-{num}  # the number\r\n"
                 "title={what:1=war;2=raid}\rmissing = -9, NA\n"
                 "date-format = %d.%m.%Y\ndelimiter = ;\n"
                 "columns = date=day,place=where\n");
    snprintf(arguments, sizeof arguments, "--mapping\n%s\n--columns\nkind='mine'\n",
             folder_path(&folder, "d.map"));
    check_table(arguments, "num;what;day;where\n7;2;1.5.1900;NA\n",
                "event|id=d-7|title=raid|kind=mine|date=1900-05-01\n");
    snprintf(arguments, sizeof arguments, "--mapping\n%s\n--columns\ntitle=day\n",
             folder_path(&folder, "d.map"));
    check_table(arguments, "num;what;day;where\n7;2;1.5.1900;X\n",
                "event|id=d-7|title=1.5.1900|date=1900-05-01|place=X|@what=2\n");
    snprintf(arguments, sizeof arguments, "--mapping\n%s\n--columns\nattributes=b\n",
             folder_path(&folder, "d.map"));
    folder_write(&folder, "d.map", "title = a\nattributes = c\n");
    check_table(arguments, "a,b,c\nx,1,2\n", "event|id=?|title=x|@b=1\n");
    folder_write(&folder, "d.map", "title = a\nno-header = perhaps\nwhat\n");
    snprintf(arguments, sizeof arguments, "--mapping\n%s\n",
             folder_path(&folder, "d.map"));
    check_refused(arguments, "d.map:2: found 'perhaps', expected yes or no");
    check_refused(arguments, "d.map:3: found 'what', expected KEY = VALUE");
    folder_end(&folder);
}

static void
each_table_takes_its_mapping(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char arguments[1024];
    char first[512];
    folder_write(&folder, "a.map", "id = n\ntitle = n\ndate = {y}-{m}\n");
    folder_write(&folder, "b.map", "id = n\nactor = who\nmember_date = {y}-{m}\n");
    folder_write(&folder, "c.map", "table = actors\nid = code\nname = called\n");
    snprintf(first, sizeof first, "--mapping\n%s\n", folder_path(&folder, "a.map"));
    size_t used = (size_t)snprintf(arguments, sizeof arguments, "%s--mapping\n%s\n",
                                   first, folder_path(&folder, "b.map"));
    snprintf(arguments + used, sizeof arguments - used, "--mapping\n%s\n",
             folder_path(&folder, "c.map"));
    struct reading reading = reading_begin(arguments);
    assert_true(reading.good);
    reading_read(&reading, "members.csv", "n,who,y,m\n1,UK,1901,\n");
    reading_read(&reading, "disputes.csv", "n,y,m\n1,1900,2\n");
    reading_read(&reading, "codes.csv", "code,called\nUK,United Kingdom\n");
    reading_read(&reading, "references.csv", "id,publisher\nr,P\n");
    model_finish(&reading.model);
    check_graph(&reading, "reference|id=r|publisher=P\n"
                          "actor|id=UK|name=United Kingdom\n"
                          "event|id=1|title=1|date=1900-02\n"
                          "  participation|actor=UK|date=1901\n");
    reading_end(&reading);
    folder_end(&folder);
}

static void
known_mappings_are_right(void **state)
{
    (void)state;
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name;
         known++) {
        char arguments[64];
        snprintf(arguments, sizeof arguments, "--mapping\n%s\n", known->name);
        struct reading reading = reading_begin(arguments);
        assert_true(reading.good);
        reading_end(&reading);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_made_of_cells),
        cmocka_unit_test(columns_become_fields),
        cmocka_unit_test(other_columns_are_attributes),
        cmocka_unit_test(fields_keep_their_names),
        cmocka_unit_test(templates_have_conditions),
        cmocka_unit_test(lines_of_a_cell_are_a_list),
        cmocka_unit_test(columns_may_be_missing),
        cmocka_unit_test(participants_have_roles),
        cmocka_unit_test(actors_are_described_once),
        cmocka_unit_test(members_have_spans_of_their_own),
        cmocka_unit_test(missing_parts_make_dates_less_precise),
        cmocka_unit_test(ends_make_intervals),
        cmocka_unit_test(dates_follow_a_format),
        cmocka_unit_test(tables_are_of_any_kind),
        cmocka_unit_test(quotes_can_mean_nothing),
        cmocka_unit_test(delimiters_are_those_of_the_first_line),
        cmocka_unit_test(delimiters_give_all_columns),
        cmocka_unit_test(columns_that_are_missing_are_errors),
        cmocka_unit_test(wrong_options_are_refused),
        cmocka_unit_test(mappings_stand_in_files),
        cmocka_unit_test(each_table_takes_its_mapping),
        cmocka_unit_test(known_mappings_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
