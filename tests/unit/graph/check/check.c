/* What is wrong with the whole, or odd. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

/* A part of so many, each of the next; `last` is what the last is part of. */
static void
make_chain(struct model *model, const char *type, const char *field, int from, int to,
           int last)
{
    char line[128];
    for (int i = from; i <= to; i++) {
        snprintf(line, sizeof line, "%s|id=%s%02d|%s=%s%02d\n", type, type, i, field,
                 type, i < to ? i + 1 : last);
        model_tell(model, line);
    }
}

static void
check_circle(const char *type, const char *field, int tail, int length)
{
    struct model model = model_begin();
    make_chain(&model, type, field, 1, tail + length, tail + 1);
    model_finish(&model);
    if (tl_diagnostics_rule_count(model.diagnostics, TL_RULE_CYCLE) != 1)
        fail_msg("a circle of %d with a tail of %d: %zu found", length, tail,
                 tl_diagnostics_rule_count(model.diagnostics, TL_RULE_CYCLE));
    /* It is cut, so that whoever follows it comes to an end. */
    for (uint32_t i = 0; i < (uint32_t)(tail + length); i++) {
        uint32_t at = i;
        for (int steps = 0; at != TL_NONE; steps++) {
            assert_true(steps <= tail + length);
            at = *type == 'e' ? tl_graph_event_part_of(model.graph, at)
                              : tl_graph_reference(model.graph, at).via;
        }
    }
    model_free(&model);
}

static void
circles_are_found_and_cut(void **state)
{
    (void)state;
    for (int tail = 0; tail < 4; tail++) {
        for (int length = 1; length < 5; length++) {
            check_circle("event", "part_of", tail, length);
            check_circle("reference", "via", tail, length);
        }
    }
}

static void
the_message_of_a_circle_names_its_ends(void **state)
{
    (void)state;
    struct model model = model_of("event|id=a|part_of=b\n"
                                  "event|id=b|part_of=c\n"
                                  "event|id=c|part_of=b\n");
    model_check_problems(&model, "2 cycle\n");
    assert_string_equal(
        model_message(&model, TL_RULE_CYCLE),
        "'b' is part of itself, by way of 'c'; remove one of the links");
    model_free(&model);
}

static void
several_circles_are_several_problems(void **state)
{
    (void)state;
    struct model model = model_begin();
    make_chain(&model, "event", "part_of", 1, 3, 1);
    make_chain(&model, "event", "part_of", 4, 4, 4);
    make_chain(&model, "event", "part_of", 5, 9, 7);
    make_chain(&model, "event", "part_of", 10, 12, 5);
    model_finish(&model);
    assert_int_equal(tl_diagnostics_rule_count(model.diagnostics, TL_RULE_CYCLE), 3);
    model_free(&model);
}

static void
chains_and_trees_are_no_circles(void **state)
{
    (void)state;
    struct model model = model_begin();
    char line[64];
    model_tell(&model, "event|id=e0\n");
    for (int i = 1; i < 3000; i++) {
        snprintf(line, sizeof line, "event|id=e%d|part_of=e%d\n", i,
                 i % 3 ? i / 2 : i - 1);
        model_tell(&model, line);
    }
    model_finish(&model);
    model_check_problems(&model, "");
    model_free(&model);
}

static void
parts_lie_within_their_wholes(void **state)
{
    (void)state;
    static const struct {
        const char *part;
        const char *whole;
        bool outside;
    } rows[] = {
        {"2015-05-08", "2015-05-08", false},
        {"2015-05-08", "2015-05-09", true},
        {"2015-05-08", "2015-05", false},
        {"2015-05-31", "2015-06", true},
        {"2015", "2015-05-08", false}, /* it may be that day */
        {"2015", "2016", true},
        {"2015-05-04/2015-05-10", "2015-05", false},
        {"2015-05-04/2015-06-10", "2015-05", true},
        {"2015-04-30/2015-05-10", "2015-05", true},
        {"2015-05-04/2015-05-10", "2015-05-08", true},
        {"2015-04/2015-05", "2015-05", true},
        {"2015-05/2015-06", "2015-05/2015-06", false},
        {"2014/2017", "2015/2016", true},
        {"2015/..", "2014/2016", true}, /* it does not end, but the whole does */
        {"2015/..", "2014/..", false},
        {"2013/..", "2014/..", true},
        {"../2015", "2014/2016", true},
        {"../2015", "../2016", false},
        {"../2017", "../2016", true},
        {"2015/", "2014/2016", false}, /* nobody knows when it ended */
        {"2017/", "2014/2016", true},
        {"/2015", "2014/2016", false},
        {"/2013", "2014/2016", true},
        {"2015", "/2016", false},
        {"2017", "/2016", true},
        {"2015", "2014/", false},
        {"2013", "2014/", true},
        {"[2013,2015]", "2015", false},
        {"[2013,2014]", "2015", true},
        {"{2013,2015}", "2015", true},
        {"{2015-01,2015-03}", "2015", false},
        {"2015", "[2013,2015]", false},
        {"2016", "[2013,2015]", true},
        {"[2015-05-04..2015-05-10]", "2015-05-08", false},
        {"XXXX", "2015", false},
        {"2015", "XXXX", false},
        {"201X", "2015-05-08", false},
        {"201X", "2020", true},
        {"2015-21", "2015-12", true}, /* spring */
        {"2015-21", "2015", false},
        {"2015~", "2015", false},
        {"2015-05-08T10:00:00Z", "2015-05-08", false},
        {"Y170000002", "2015", true},
        {"Y170000002", "Y17E7/..", false},
        {"-0044", "-0045/-0043", false},
        {"-0044", "-0043/-0042", true},
        {"Y1E30", "2015", true},
        {"2015", "Y-1E30/Y1E30", false},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        char text[256];
        snprintf(text, sizeof text,
                 "event|id=w|date=%s\nevent|id=p|part_of=w|date=%s\n", rows[i].whole,
                 rows[i].part);
        struct model model = model_of(text);
        assert_int_equal(tl_diagnostics_rule_count(model.diagnostics, TL_RULE_BAD_DATE),
                         0);
        size_t found = tl_diagnostics_rule_count(model.diagnostics, TL_RULE_OUTSIDE);
        if (found != rows[i].outside)
            fail_msg("%s was %s %s", rows[i].part, found ? "outside of" : "within",
                     rows[i].whole);
        model_free(&model);
    }
}

static void
undated_ones_lie_anywhere(void **state)
{
    (void)state;
    model_check_problems_of("event|id=w|date=2015\n"
                            "event|id=p|part_of=w\n"
                            "event|id=q|date=2020|part_of=p\n",
                            "");
    model_check_problems_of("event|id=w|date=2015\n"
                            "event|id=q|date=2020|part_of=w\n",
                            "2 outside-whole\n");
}

static void
months_that_may_be_years_are_named_once(void **state)
{
    (void)state;
    model_check_problems_of("event|id=e|date=2000-01\nevent|id=f|date=2001-02\n",
                            "1 season\n");
    model_check_problems_of("event|id=e|date=2010-11\nevent|id=f|date=2011-12\n"
                            "event|id=g|date=2012-11\n",
                            "");
    model_check_problems_of("event|id=e|date=1999-01\nevent|id=f|date=2000-01\n", "");
    model_check_problems_of("event|id=e|date=2000-01\nevent|id=f|date=2011\n"
                            "event|id=g|date=1998/1999\n",
                            "");
    model_check_problems_of("relation|id=r|source=e|target=f|date=2000-01\n"
                            "event|id=e|date=1997/1998\nevent|id=f|date=1998/1999\n",
                            "1 season\n");
}

static void
seasons_that_may_be_years_are_named(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e|date=2020-21\n"
                                  "event|id=f|date=2019-21\n"
                                  "event|id=g|date=2020-12\n"
                                  "event|id=h|date=2020-21?\n"
                                  "event|id=i|date=2023-24/2024-21\n"
                                  "relation|id=r|source=e|target=f|date=1923-24\n");
    model_check_problems(&model, "1 season\n6 season\n");
    assert_false(tl_diagnostics_failed(model.diagnostics));
    assert_string_equal(model_message(&model, TL_RULE_SEASON),
                        "the date '2020-21' of 'e' is spring 2020; if two years are "
                        "meant, write 2020/2021");
    model_free(&model);
}

static void
events_are_named_that_only_their_participants_date(void **state)
{
    (void)state;
    struct model model = model_of("event|id=a|date_text=in spring\n"
                                  "  participation|actor=A|date=2001\n"
                                  "event|id=b|date=2001\n"
                                  "  participation|actor=A|date=2001\n"
                                  "event|id=c\n"
                                  "  participation|actor=A|date=2001\n"
                                  "  participation|actor=B\n"
                                  "event|id=d\n"
                                  "event|id=e\n"
                                  "  participation|actor=A|date=2001\n"
                                  "  participation|actor=B|date=2002\n"
                                  "event|id=f\n"
                                  "  participation|actor=A|date=2001\n");
    model_check_problems(&model, "9 undated\n");
    assert_string_equal(model_message(&model, TL_RULE_UNDATED),
                        "'e' (and 1 more) has no date, but all of its participants "
                        "have; give the event a date, or no timeline shows it");
    model_free(&model);
}

static void
the_uncited_are_named_only_where_something_could_be_cited(void **state)
{
    (void)state;
    static const char text[] = "event|id=e\n"
                               "  participation|actor=A\n"
                               "relation|id=r|source=A|target=e\n";
    model_check_problems_of(text, "");
    struct model model = model_begin();
    model_tell(&model, text);
    model_tell(&model, "event|id=f\n  citation|reference=R|status=denied\n");
    model_finish(&model);
    model_check_problems(&model, "1 uncited\n3 uncited\n");
    assert_false(tl_diagnostics_failed(model.diagnostics));
    model_free(&model);
}

static void
actors_that_nothing_mentions_are_unused(void **state)
{
    (void)state;
    model_check_problems_of("actor|id=A\nactor|id=B\nactor|id=C\nactor|id=D\n"
                            "event|id=e\n  participation|actor=A\n"
                            "relation|id=r|source=B|target=e\n"
                            "relation|id=s|source=e|target=C\n",
                            "4 unused\n");
}

static void
actors_of_one_name_are_named(void **state)
{
    (void)state;
    struct model model = model_of("actor|id=A|name=x\n"
                                  "actor|id=B|name=y\n"
                                  "actor|id=C|name=x\n"
                                  "actor|id=D|name=x\n"
                                  "relation|id=r|source=A|target=B\n"
                                  "relation|id=s|source=C|target=D\n");
    model_check_problems(&model, "3 same-name\n4 same-name\n");
    assert_string_equal(model_message(&model, TL_RULE_SAME_NAME),
                        "two actors have the name 'x': 'A' and 'C'");
    model_free(&model);
    /* An event may be called like an actor, and so may another event. */
    model_check_problems_of("event|id=e|title=A\nevent|id=f|title=A\n"
                            "  participation|actor=A\n",
                            "");
}

static void
actors_of_nearly_one_name_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *one;
        const char *other;
        bool alike;
    } rows[] = {
        {"Anna M\u00fcller", "ANNA  MULLER", true},
        {"Mu\u0308ller", "M\u00fcller", true},
        {"Acme Ltd", "Acme, Ltd.", true},
        {"O'Neil", "ONeil", true},
        {"Jean-Paul", "Jean Paul", true},
        {"\u0141\u00f3d\u017a", "\u0141odz", true},
        {"ИВАН ЁЛКИН", "Иван Елкин", true},
        {"\u0141ukasz", "\u0142ukasz", true},
        {"Nguyễn Văn", "NGUYEN VAN", true},
        {"Nguye\u0302\u0303n Va\u0306n", "Nguyễn Văn", true},
        {"Άννα", "άννα", true},
        {"ΟΔΥΣΣΕΥΣ", "Οδυσσεύς", true},
        {"Strauß", "STRAUSS", true},
        {"O\u2019Neil", "O'Neil", true},
        {"Ａｎｎａ", "Anna", true},
        {"कि", "का", false},
        {"か", "が", false},
        {"Mueller", "M\u00fcller", false},
        {"Unit 1.2", "Unit 12", false},
        {"Unit-1", "Unit 1", false},
        {"Anna M", "Anna N", false},
        {"\u6f22\u5b57", "\u6c49\u5b57", false},
        {"\u0410", "A", false},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        struct model model = model_begin();
        char text[256];
        snprintf(text, sizeof text,
                 "actor|id=1|name=%s\nactor|id=2|name=%s\n"
                 "relation|id=r|source=1|target=2\n",
                 rows[i].one, rows[i].other);
        model_tell(&model, text);
        model_finish(&model);
        model_check_problems(&model, rows[i].alike ? "2 alike\n" : "");
        model_free(&model);
    }
}

static void
actors_that_are_lists_of_others_are_named(void **state)
{
    (void)state;
    struct model model = model_of("relation|source=China; Russia|target=India\n"
                                  "relation|source=China|target=Russia, India\n"
                                  "relation|source=Russia|target=India and China\n"
                                  "relation|source=China; Chile|target=India\n"
                                  "relation|source=Smith, Ann|target=Smith\n"
                                  "relation|source=China;|target=Chin\n");
    model_check_problems(&model, "1 list\n2 list\n3 list\n");
    assert_string_equal(model_message(&model, TL_RULE_LIST),
                        "the name of the actor 'China; Russia' is a list of other "
                        "actors; to split it, write {Column:each ;} in a mapping");
    model_free(&model);
}

static void
relations_to_oneself_are_named(void **state)
{
    (void)state;
    model_check_problems_of("actor|id=A\n"
                            "relation|id=r|source=A|target=A\n"
                            "event|id=e\n"
                            "relation|id=s|source=e|target=e\n"
                            "relation|id=t|source=A|target=e\n",
                            "2 self-tie\n4 self-tie\n");
}

/* Rows move while they are ordered; what is said of them must not. */
static void
positions_move_with_the_rows(void **state)
{
    (void)state;
    struct model model = model_begin();
    char line[128];
    enum { ITEMS = 500 };
    for (int i = 0; i < ITEMS; i++) {
        snprintf(line, sizeof line, "event|id=e%03d|date=%d|part_of=e%03d\n",
                 i * 7 % ITEMS, 1000 + i * 13 % ITEMS, i * 7 % ITEMS);
        model_tell(&model, line);
    }
    model_finish(&model);
    const struct tl_diagnostic *const *one = tl_diagnostics_sorted(model.diagnostics);
    for (int i = 0; i < ITEMS; i++, one++) {
        char expected[32];
        snprintf(expected, sizeof expected, "'e%03d'", i * 7 % ITEMS);
        assert_int_equal((*one)->position.line, i + 1);
        assert_int_equal(strncmp((*one)->message, expected, strlen(expected)), 0);
    }
    model_free(&model);
}

static void
the_first_place_of_an_item_is_named(void **state)
{
    (void)state;
    model_check_problems_of("table|actor\n"
                            "actor|id=B\n"
                            "actor|id=A\n"
                            "actor|id=A|kind=k\n"
                            "relation|id=r|source=B|target=B\n"
                            "relation|id=r|source=B|target=B|kind=k\n",
                            "3 unused\n5 self-tie\n");
}

/* Events with such dates, and one in each of some years; what is said of the dates. */
static const struct {
    const char *dates;
    int from, to, step;
    const char *message; /* its beginning; NULL: nothing */
} scattered[] = {
    /* 1,345 years lie between the end of 455 and 1801, 1,024 from 1831 to 2855. */
    {"0455 2855", 1801, 1830, 1,
     "2 dates, such as '0455', are more than 1024 years from the other 30; check"},
    {"0455", 1801, 1830, 1,
     "1 date, '0455', is more than 1345 years from the other 30; check"},
    {"2855 2856 2856", 1801, 1830, 1,
     "3 dates, such as '2855', are more than 1024 years from the other 30; check"},
    {"0455/..", 1801, 1830, 1, "1 date, '0455/..', is more than 1345"},
    {"[..0455]", 1801, 1830, 1, "1 date, '[..0455]', is more than 1345"},
    /* Not a few, or too few to tell. */
    {"0455", 1801, 1818, 1, NULL},
    {"0455 0456 0457 0458 0459 0460 0461", 1801, 1830, 1, NULL},
    /* Not far, alone or for how long the others are. */
    {"1501", 1801, 1830, 1, NULL},
    {"1636", 1800, 1859, 1, NULL},
    {"0455", 1000, 2000, 20, NULL},
    {"-2999", -2000, 2000, 100, NULL},
    {"0455/1799", 1801, 1830, 1, NULL},
    /* Nobody wrote these by mistake, nor are they anywhere. */
    {"Y300000", 1801, 1830, 1, NULL},
    {"-0799~/-0749~", 1801, 1830, 1, NULL},
    {"Y-66000000", 1801, 1830, 1, NULL},
    {"XXXX", 1801, 1830, 1, NULL},
    {"Y1E18", 1801, 1830, 1, NULL},
};

static void
dates_far_from_all_others_are_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(scattered); i++) {
        struct model model = model_begin();
        char line[64];
        for (const char *at = scattered[i].dates; *at; at += *at == ' ') {
            int length = (int)strcspn(at, " ");
            snprintf(line, sizeof line, "event|title=T|date=%.*s\n", length, at);
            model_tell(&model, line);
            at += length;
        }
        for (int year = scattered[i].from; year <= scattered[i].to;
             year += scattered[i].step) {
            snprintf(line, sizeof line, "event|title=T|date=%s%04d\n",
                     year < 0 ? "-" : "", abs(year));
            model_tell(&model, line);
        }
        model_finish(&model);
        size_t count = tl_diagnostics_rule_count(model.diagnostics, TL_RULE_FAR_DATE);
        if (count != (scattered[i].message != NULL))
            fail_msg("'%s': %zu found", scattered[i].dates, count);
        if (count) {
            const char *message = model_message(&model, TL_RULE_FAR_DATE);
            if (strncmp(message, scattered[i].message, strlen(scattered[i].message)))
                fail_msg("'%s': %s", scattered[i].dates, message);
        }
        model_free(&model);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(circles_are_found_and_cut),
        cmocka_unit_test(the_message_of_a_circle_names_its_ends),
        cmocka_unit_test(several_circles_are_several_problems),
        cmocka_unit_test(chains_and_trees_are_no_circles),
        cmocka_unit_test(parts_lie_within_their_wholes),
        cmocka_unit_test(undated_ones_lie_anywhere),
        cmocka_unit_test(months_that_may_be_years_are_named_once),
        cmocka_unit_test(seasons_that_may_be_years_are_named),
        cmocka_unit_test(events_are_named_that_only_their_participants_date),
        cmocka_unit_test(the_uncited_are_named_only_where_something_could_be_cited),
        cmocka_unit_test(actors_that_nothing_mentions_are_unused),
        cmocka_unit_test(actors_of_one_name_are_named),
        cmocka_unit_test(actors_of_nearly_one_name_are_named),
        cmocka_unit_test(actors_that_are_lists_of_others_are_named),
        cmocka_unit_test(relations_to_oneself_are_named),
        cmocka_unit_test(positions_move_with_the_rows),
        cmocka_unit_test(the_first_place_of_an_item_is_named),
        cmocka_unit_test(dates_far_from_all_others_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
