/* Drafts and what becomes of them: nested, alone, grouped; what must be there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/build/state.h"
#include "tests/support/support.h"

static void
every_field_comes_out_again(void **state)
{
    (void)state;
    model_check_of(
        "dataset|title=T|description=D|@licence=CC0\n"
        "event|id=w\n"
        "event|id=e|title=Parade|kind=parade|date=2015-05-08|date_text=8 May"
        "|place=Moscow|count=32|description=d|url=https://e|part_of=w|@b=2|@a=1\n"
        "  participation|actor=CN|role=guest|date=2015|@seat=1\n"
        "    citation|reference=S|status=inferred\n"
        "  citation|reference=R|status=denied\n"
        "reference|id=R|title=t|publisher=p|authors=x|authors=y|date=2014"
        "|url=https://r|via=S|@isbn=1\n"
        "reference|id=S\n"
        "actor|id=CN|name=China|kind=state|aliases=PRC|aliases=Zhongguo"
        "|description=d|url=https://c|@iso=CHN\n"
        "  citation|reference=R|locator=p. 1|quote=q|@k=v\n"
        "relation|id=r|source=CN|target=e|kind=praises|date=2016|directed=no"
        "|weight=0.5|description=d|events=w|events=e|@x=y\n"
        "  citation|reference=R|status=assessed\n",
        "dataset|title=T|description=D|@licence=CC0\n"
        "reference|id=R|title=t|publisher=p|authors=x|authors=y|date=2014"
        "|url=https://r|via=S|@isbn=1\n"
        "reference|id=S\n"
        "actor|id=CN|name=China|kind=state|aliases=PRC|aliases=Zhongguo"
        "|description=d|url=https://c|@iso=CHN|is=stated\n"
        "  citation|reference=R|locator=p. 1|quote=q|@k=v|is=stated\n"
        "event|id=e|title=Parade|kind=parade|date=2015-05-08|date_text=8 May"
        "|place=Moscow|count=32|description=d|url=https://e|part_of=w|@a=1|@b=2"
        "|is=denied\n"
        "  participation|actor=CN|role=guest|date=2015|@seat=1|is=inferred\n"
        "    citation|reference=S|is=inferred\n"
        "  citation|reference=R|is=denied\n"
        "event|id=w\n"
        "relation|id=r|source=CN|target=e|kind=praises|date=2016|directed=no"
        "|weight=500000|description=d|events=e|events=w|@x=y|is=assessed\n"
        "  citation|reference=R|is=assessed\n");
}

static void
records_alone_are_as_good_as_nested_ones(void **state)
{
    (void)state;
    static const char graph[] = "reference|id=R\n"
                                "actor|id=A|is=denied\n"
                                "  citation|reference=R|is=denied\n"
                                "actor|id=B\n"
                                "event|id=e|is=stated\n"
                                "  participation|actor=A|role=host|is=assessed\n"
                                "    citation|reference=R|locator=p. 2|is=assessed\n"
                                "  participation|actor=B\n"
                                "  citation|reference=R|is=stated\n";
    model_check_of("actor|id=A\n"
                   "  citation|reference=R|status=denied\n"
                   "event|id=e\n"
                   "  participation|actor=A|role=host\n"
                   "    citation|reference=R|locator=p. 2|status=assessed\n"
                   "  participation|actor=B\n"
                   "  citation|reference=R\n",
                   graph);
    model_check_of("citation|item=e|actor=A|role=host|reference=R|locator=p. 2"
                   "|status=assessed\n"
                   "citation|item=A|reference=R|status=denied\n"
                   "citation|item=e|reference=R\n"
                   "participation|event=e|actor=B\n"
                   "participation|event=e|actor=A|role=host\n"
                   "event|id=e\n",
                   graph);
}

static void
a_citation_may_stand_in_a_participation_that_stands_alone(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "participation|event=e|actor=A\n"
                   "  citation|reference=R|quote=q\n",
                   "reference|id=R\n"
                   "actor|id=A\n"
                   "event|id=e\n"
                   "  participation|actor=A|is=stated\n"
                   "    citation|reference=R|quote=q|is=stated\n");
}

static void
grouped_cells_fall_into_two_fields(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        const char *member;
    } rows[] = {
        {"China (host)", "actor=China|role=host"},
        {"China(host)", "actor=China|role=host"},
        {"China   (host)", "actor=China|role=host"},
        {"China", "actor=China"},
        {"China ()", "actor=China"},
        {"Ministry (Old) (host)", "actor=Ministry (Old)|role=host"},
        {"Ministry (Old) ()", "actor=Ministry (Old)"},
        {"Office (of War (Old))", "actor=Office|role=of War (Old)"},
        {"(host)", "actor=(host)"},
        {" (host)", "actor= (host)"},
        {"()", "actor=()"},
        {")", "actor=)"},
        {"a)", "actor=a)"},
        {"a(b))", "actor=a(b))"},
        {"a(b", "actor=a(b"},
        {"a (b) c", "actor=a (b) c"},
        {"((b))", "actor=((b))"},
        {"a ((b))", "actor=a|role=(b)"},
        {"中 (主办)", "actor=中|role=主办"},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        char text[128];
        char graph[256];
        char actor[64];
        snprintf(actor, sizeof actor, "%s", rows[i].member + strlen("actor="));
        actor[strcspn(actor, "|")] = '\0';
        snprintf(text, sizeof text, "event|id=e\n  participation|~actor=%s\n",
                 rows[i].cell);
        snprintf(graph, sizeof graph, "actor|id=%s\nevent|id=e\n  participation|%s\n",
                 actor, rows[i].member);
        model_check_of(text, graph);
    }
}

static void
blanks_in_a_group_belong_to_nothing(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "  participation|~actor=China ( host )\n"
                   "  participation|~actor=India ( )\n",
                   "actor|id=China\n"
                   "actor|id=India\n"
                   "event|id=e\n"
                   "  participation|actor=China|role=host\n"
                   "  participation|actor=India\n");
}

static void
a_grouped_citation_has_a_locator(void **state)
{
    (void)state;
    model_check_of("event|id=e\n"
                   "  citation|~reference=Report (p. 3)\n",
                   "reference|id=Report\n"
                   "event|id=e|is=stated\n"
                   "  citation|reference=Report|locator=p. 3|is=stated\n");
}

static void
what_must_be_there_is_asked_for(void **state)
{
    (void)state;
    static const char *const good[] = {
        "actor|id=a",
        "actor|name=a",
        "event|id=e",
        "event|title=e",
        "reference|id=r",
        "reference|title=r",
        "relation|source=a|target=b",
        "event|id=e\n  participation|actor=a",
        "event|id=e\n  citation|reference=r",
        "dataset",
    };
    static const char *const bad[] = {
        "actor|kind=state",        "event|kind=parade|date=2015",
        "reference|url=https://r", "relation|id=r|source=a",
        "relation|id=r|target=a",  "participation|actor=a",
        "participation|event=e",   "citation|reference=r",
        "citation|item=e",
    };
    for (size_t i = 0; i < LENGTH_OF(good); i++) {
        struct model model = model_begin();
        model_tell(&model, good[i]);
        model_check_problems(&model, "");
        model_free(&model);
    }
    for (size_t i = 0; i < LENGTH_OF(bad); i++) {
        struct model model = model_begin();
        model_tell(&model, bad[i]);
        model_check_problems(&model, "1 missing\n");
        model_free(&model);
    }
}

static void
all_that_is_missing_is_said(void **state)
{
    (void)state;
    model_check_problems_of("relation|id=r\n", "1 missing\n1 missing\n");
    model_check_problems_of("event|id=e\n"
                            "  participation|role=host\n"
                            "  citation|quote=q\n"
                            "  participation|actor=A\n"
                            "    citation|locator=1\n",
                            "2 missing\n3 missing\n5 missing\n");
    model_check_problems_of("event|kind=parade\n"
                            "  participation|role=host\n",
                            "1 missing\n2 missing\n");
}

static void
nested_records_do_not_say_what_they_belong_to(void **state)
{
    (void)state;
    model_check_problems_of("event|id=e\n"
                            "  participation|actor=A|event=e\n"
                            "  citation|reference=R|item=e\n"
                            "  citation|reference=R|role=host\n"
                            "  citation|reference=R|date=2015|actor=A\n",
                            "2 bad-value\n3 bad-value\n4 bad-value\n"
                            "5 bad-value\n5 bad-value\n");
}

static void
wrong_values_are_left_out_and_the_rest_stays(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e|date=bad|count=0|title=T\n"
                                  "  participation|actor=A|date=worse\n");
    model_check_problems(&model, "1 bad-date\n1 bad-number\n2 bad-date\n");
    model_check(&model, "actor|id=A\nevent|id=e|title=T\n  participation|actor=A\n");
    assert_true(tl_diagnostics_failed(model.diagnostics));
    model_free(&model);
}

static void
positions_are_those_of_the_fields(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e|date=bad\n");
    const struct tl_diagnostic *one = tl_diagnostics_sorted(model.diagnostics)[0];
    assert_int_equal(one->position.line, 1);
    assert_int_equal(one->position.column, 12);
    model_free(&model);
}

static void
records_may_be_large(void **state)
{
    (void)state;
    enum { MEMBERS = 3000 };
    struct model model = model_begin();
    struct tl_position position = {1, 1, 0};
    char *text = malloc(100000);
    memset(text, 'd', 100000);
    tl_builder_begin(model.builder, TL_EVENT, position);
    tl_builder_set(model.builder, TL_ID, "e", 1, position);
    tl_builder_set(model.builder, TL_DESCRIPTION, text, 100000, position);
    for (int i = 0; i < MEMBERS; i++) {
        char name[16];
        snprintf(name, sizeof name, "A%04d", i);
        tl_builder_begin(model.builder, TL_PARTICIPATION, position);
        tl_builder_set(model.builder, TL_ACTOR_ID, name, 5, position);
        tl_builder_attribute(model.builder, name, text, (size_t)i, position);
        tl_builder_begin(model.builder, TL_CITATION, position);
        tl_builder_set(model.builder, TL_REFERENCE_ID, name, 5, position);
        tl_builder_end(model.builder);
        tl_builder_end(model.builder);
    }
    tl_builder_set(model.builder, TL_TITLE, "last", 4, position);
    tl_builder_end(model.builder);
    model_finish(&model);
    struct tl_event event = tl_graph_event(model.graph, 0);
    assert_string_equal(event.title, "last");
    assert_int_equal(strlen(tl_record_text(event.record, TL_DESCRIPTION)), 100000);
    assert_int_equal(event.participations.count, MEMBERS);
    struct tl_participation last = tl_graph_participation(model.graph, MEMBERS - 1);
    assert_int_equal(last.citations.count, 1);
    assert_int_equal(last.attributes.count, 1);
    assert_int_equal(tl_graph_count(model.graph, TL_REFERENCE), MEMBERS);
    free(text);
    model_free(&model);
}

static void
nothing_told_is_an_empty_graph(void **state)
{
    (void)state;
    struct model model = model_of("table|actor\ntable|reference\n");
    model_check(&model, "");
    model_check_problems(&model, "");
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        const char *const *keys;
        assert_int_equal(tl_graph_count(model.graph, type), 0);
        assert_int_equal(tl_graph_keys(model.graph, type, &keys), 0);
    }
    model_free(&model);
}

/* Tells a text leniently: the graph, and how many rows were left out. */
static void
check_lenient(const char *text, const char *graph, size_t skipped)
{
    struct model model = model_begin_lenient();
    model_tell(&model, text);
    model_finish(&model);
    model_check(&model, graph);
    if (tl_diagnostics_skipped(model.diagnostics) != skipped)
        fail_msg("%zu were left out of\n%s", tl_diagnostics_skipped(model.diagnostics),
                 text);
    assert_false(tl_diagnostics_failed(model.diagnostics));
    assert_int_equal(tl_diagnostics_count(model.diagnostics, TL_ERROR) > 0,
                     skipped > 0);
    model_free(&model);
}

static void
leniently_bad_rows_go_and_good_ones_stay(void **state)
{
    (void)state;
    check_lenient("event|id=a|date=2015\n"
                  "event|id=b|date=bad\n"
                  "event|id=c|count=0|date=bad\n"
                  "event|kind=parade\n"
                  "actor|id=A|@k=v\n"
                  "relation|id=r|source=A\n"
                  "relation|id=s|source=A|target=a\n",
                  "actor|id=A|@k=v\n"
                  "event|id=a|date=2015\n"
                  "relation|id=s|source=A|target=a\n",
                  4);
}

static void
leniently_a_row_goes_with_all_inside_of_it(void **state)
{
    (void)state;
    check_lenient("event|id=a\n"
                  "  participation|actor=A|date=bad\n"
                  "  participation|actor=B\n"
                  "event|id=b\n"
                  "  participation|actor=B\n"
                  "    citation|reference=R|status=bad\n"
                  "event|id=c\n"
                  "  participation|role=host\n"
                  "    citation|reference=R\n"
                  "event|id=d\n"
                  "  participation|actor=D\n"
                  "    citation|locator=1\n"
                  "event|id=e\n"
                  "  participation|actor=E\n",
                  "actor|id=E\nevent|id=e\n  participation|actor=E\n", 4);
}

static void
leniently_the_reader_s_mistakes_count_too(void **state)
{
    (void)state;
    struct model model = model_begin_lenient();
    struct tl_position position = {1, 1, 0};
    for (int i = 0; i < 3; i++) {
        char id = (char)('a' + i);
        tl_builder_begin(model.builder, TL_EVENT, position);
        tl_builder_set(model.builder, TL_ID, &id, 1, position);
        if (i == 1)
            tl_report(model.diagnostics, position, TL_RULE_WRONG_TYPE, NULL, "x");
        if (i == 2)
            tl_report(model.diagnostics, position, TL_RULE_KEY, NULL, "a warning");
        tl_builder_end(model.builder);
        tl_report(model.diagnostics, position, TL_RULE_COLUMNS, NULL, "of no record");
    }
    model_finish(&model);
    model_check(&model, "event|id=a\nevent|id=c\n");
    assert_int_equal(tl_diagnostics_skipped(model.diagnostics), 1);
    model_free(&model);
}

static void
leniently_what_means_nothing_goes(void **state)
{
    (void)state;
    check_lenient("table|actor\n"
                  "actor|id=A\n"
                  "event|id=e\n"
                  "  participation|actor=A\n"
                  "  participation|actor=X\n"
                  "participation|event=x|actor=A\n"
                  "relation|id=r|source=A|target=X\n"
                  "relation|id=s|source=A|target=A\n",
                  "actor|id=A\n"
                  "event|id=e\n"
                  "  participation|actor=A\n"
                  "relation|id=s|source=A|target=A\n",
                  3);
}

static void
leniently_a_row_counts_once(void **state)
{
    (void)state;
    check_lenient("table|actor\n"
                  "relation|id=r|source=X|target=Y\n"
                  "event|id=e\n"
                  "participation|event=x|actor=X\n",
                  "event|id=e\n", 2);
}

static void
leniently_citations_that_go_are_counted(void **state)
{
    (void)state;
    check_lenient("table|reference\n"
                  "event|id=e\n"
                  "citation|item=e|reference=X\n",
                  "event|id=e\n", 1);
    check_lenient("event|id=e\n"
                  "reference|id=R\n"
                  "citation|item=x|reference=R\n",
                  "reference|id=R\nevent|id=e\n", 1);
    check_lenient("event|id=e\n"
                  "  participation|actor=A\n"
                  "reference|id=R\n"
                  "citation|item=e|actor=A|role=host|reference=R\n",
                  "reference|id=R\nactor|id=A\nevent|id=e\n  participation|actor=A\n",
                  1);
}

static void
leniently_a_row_that_goes_leaves_nothing(void **state)
{
    (void)state;
    check_lenient("event|id=e\n"
                  "participation|event=x|actor=A\n",
                  "event|id=e\n", 1);
}

static void
leniently_of_two_that_differ_one_stays(void **state)
{
    (void)state;
    check_lenient("actor|id=A|name=x\n"
                  "actor|id=A|name=y|kind=state\n"
                  "  citation|reference=R\n"
                  "actor|id=A|description=d\n",
                  "actor|id=A|name=x|description=d\n", 1);
}

/* What the texts of fields mean, and what is said of those that mean nothing. */

/* Sets one field of an item, which is otherwise whole; the problems that follow. */
static void
check_value(const char *field, const char *value, const char *problems)
{
    static const char *const items[] = {
        "event|id=e", "actor|id=a", "relation|id=r|source=a|target=a", "reference|id=f",
        "actor|id=a\n  citation|reference=f"};
    static const enum tl_type types[] = {TL_EVENT, TL_ACTOR, TL_RELATION, TL_REFERENCE,
                                         TL_CITATION};
    char text[512];
    size_t i = 0;
    while (tl_field_find(types[i], field) == TL_FIELDS)
        i++;
    snprintf(text, sizeof text, "%s|%s=%s\n", items[i], field, value);
    struct model model = model_begin();
    model_tell(&model, text);
    model_check_problems(&model, problems);
    model_free(&model);
}

static void
counts_are_whole_numbers_from_one(void **state)
{
    (void)state;
    static const char *const good[] = {"1", "32", "007", "4294967295"};
    static const char *const bad[] = {
        "0",          "-1", "+1", "1.0", "1e3",
        "4294967296", "x",  " 1", "1 ",  "99999999999999999999999999999",
        "²"};
    for (size_t i = 0; i < LENGTH_OF(good); i++)
        check_value("count", good[i], "");
    for (size_t i = 0; i < LENGTH_OF(bad); i++)
        check_value("count", bad[i], "1 bad-number\n");
    model_check_of("event|id=e|count=4294967295\n", "event|id=e|count=4294967295\n");
}

static void
weights_are_decimal_numbers(void **state)
{
    (void)state;
    check_value("weight", "0.5", "");
    check_value("weight", "-3", "");
    check_value("weight", "0.0000001", "1 ignored\n");
    check_value("weight", "much", "1 bad-number\n");
    check_value("weight", "1e99", "1 bad-number\n");
}

static void
directions_are_true_or_false(void **state)
{
    (void)state;
    static const char *const words[] = {"true", "FALSE", "Yes", "no", "1", "0"};
    static const char *const bad[] = {"t", "truely", "2", "01", "maybe", " no"};
    for (size_t i = 0; i < LENGTH_OF(words); i++) {
        char text[64];
        snprintf(text, sizeof text, "relation|id=r|source=a|target=b|directed=%s\n",
                 words[i]);
        struct model model = model_of(text);
        model_check_problems(&model, "");
        assert_int_equal(tl_graph_relation(model.graph, 0).directed, i % 2 == 0);
        model_free(&model);
    }
    for (size_t i = 0; i < LENGTH_OF(bad); i++)
        check_value("directed", bad[i], "1 bad-value\n");
}

static void
statuses_are_words_with_near_misses(void **state)
{
    (void)state;
    check_value("status", "denied", "");
    check_value("status", "deneid", "2 bad-value denied\n");
    check_value("status", "Stated", "2 bad-value stated\n");
    check_value("status", "uncited", "2 bad-value\n");
    check_value("status", "statedstatedstatedstated", "2 bad-value\n");
}

static void
links_that_a_browser_would_run_are_unsafe(void **state)
{
    (void)state;
    static const char *const safe[] = {"http://a", "HTTPS://a", "mailto:a@b",
                                       " https:a"};
    static const char *const unsafe[] = {"javascript:alert(1)",
                                         "JaVaScript:x",
                                         "java\tscript:x",
                                         "data:x",
                                         "file:///etc/passwd",
                                         "//a.example",
                                         "www.a.example",
                                         "htt",
                                         "xhttp://a",
                                         "vbscript:http://a",
                                         "http",
                                         "\x01javascript:x"};
    for (size_t i = 0; i < LENGTH_OF(safe); i++)
        check_value("url", safe[i], "");
    for (size_t i = 0; i < LENGTH_OF(unsafe); i++)
        check_value("url", unsafe[i], "1 unsafe-url\n");
    struct model model = model_of("event|id=e|url=javascript:x\n");
    assert_string_equal(tl_graph_event(model.graph, 0).url, "javascript:x");
    model_free(&model);
}

static void
dates_are_checked_and_kept_once(void **state)
{
    (void)state;
    check_value("date", "2015-05-08?", "");
    check_value("date", "8 May 2015", "1 bad-date\n");
    check_value("date", "2015-02-30", "1 bad-date\n");
    struct model model = model_begin();
    model_tell(&model, "event|id=a|date=2015\n"
                       "event|id=b|date=bad\n"
                       "event|id=c|date=2016\n"
                       "event|id=d|date=2015\n"
                       "reference|id=f|date=2016\n");
    assert_int_equal(model.builder->dates.count, 2);
    assert_int_equal(tl_vocabulary_count(&model.builder->graph->date_texts), 2);
    model_finish(&model);
    assert_ptr_equal(tl_graph_event_date(model.graph, 0),
                     tl_graph_event_date(model.graph, 1));
    assert_string_equal(tl_graph_event_date(model.graph, 2)->text, "2016");
    assert_null(tl_graph_event_date(model.graph, 3));
    model_free(&model);
}

static void
seasons_are_of_the_hemisphere_that_was_asked_for(void **state)
{
    (void)state;
    static const struct tl_builder_options both[] = {{.dates = {.south = false}},
                                                     {.dates = {.south = true}}};
    int64_t starts[2];
    for (size_t i = 0; i < 2; i++) {
        struct model model = {.diagnostics = tl_diagnostics_new(true)};
        model.builder = tl_builder_new(model.diagnostics, &both[i]);
        model_tell(&model, "event|id=e|date=2015-21\n");
        model_finish(&model);
        starts[i] = tl_graph_event_date(model.graph, 0)->start_earliest;
        model_free(&model);
    }
    assert_true(starts[0] < starts[1]);
}

/* Sixty bytes are shown, but none of half a character. */
static void
long_texts_are_cut_between_characters(void **state)
{
    (void)state;
    for (size_t before = 55; before < 62; before++) {
        char value[128];
        memset(value, 'x', before);
        strcpy(value + before, "中中中中中中");
        struct model model = model_begin();
        struct tl_position position = {1, 1, 0};
        tl_builder_begin(model.builder, TL_EVENT, position);
        tl_builder_set(model.builder, TL_COUNT, value, strlen(value), position);
        tl_builder_set(model.builder, TL_ID, "e", 1, position);
        tl_builder_end(model.builder);
        const char *message = model_message(&model, TL_RULE_BAD_NUMBER);
        const char *end = strstr(message, "', expected");
        assert_non_null(end);
        size_t shown = (size_t)(end - message) - strlen("found '");
        assert_true(shown <= 60 && shown > 57);
        assert_int_equal(shown > before ? (shown - before) % 3 : 0, 0);
        model_free(&model);
    }
}

static void
an_empty_text_is_none(void **state)
{
    (void)state;
    model_check_of("event|id=e|title=|date=|count=|url=|kind=|part_of=|@key=\n",
                   "event|id=e\n");
    model_check_problems_of("event|id=|title=\n", "1 missing\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_comes_out_again),
        cmocka_unit_test(records_alone_are_as_good_as_nested_ones),
        cmocka_unit_test(a_citation_may_stand_in_a_participation_that_stands_alone),
        cmocka_unit_test(grouped_cells_fall_into_two_fields),
        cmocka_unit_test(blanks_in_a_group_belong_to_nothing),
        cmocka_unit_test(a_grouped_citation_has_a_locator),
        cmocka_unit_test(what_must_be_there_is_asked_for),
        cmocka_unit_test(all_that_is_missing_is_said),
        cmocka_unit_test(nested_records_do_not_say_what_they_belong_to),
        cmocka_unit_test(wrong_values_are_left_out_and_the_rest_stays),
        cmocka_unit_test(positions_are_those_of_the_fields),
        cmocka_unit_test(records_may_be_large),
        cmocka_unit_test(nothing_told_is_an_empty_graph),
        cmocka_unit_test(leniently_bad_rows_go_and_good_ones_stay),
        cmocka_unit_test(leniently_a_row_goes_with_all_inside_of_it),
        cmocka_unit_test(leniently_the_reader_s_mistakes_count_too),
        cmocka_unit_test(leniently_what_means_nothing_goes),
        cmocka_unit_test(leniently_a_row_counts_once),
        cmocka_unit_test(leniently_citations_that_go_are_counted),
        cmocka_unit_test(leniently_a_row_that_goes_leaves_nothing),
        cmocka_unit_test(leniently_of_two_that_differ_one_stays),
        cmocka_unit_test(counts_are_whole_numbers_from_one),
        cmocka_unit_test(weights_are_decimal_numbers),
        cmocka_unit_test(directions_are_true_or_false),
        cmocka_unit_test(statuses_are_words_with_near_misses),
        cmocka_unit_test(links_that_a_browser_would_run_are_unsafe),
        cmocka_unit_test(dates_are_checked_and_kept_once),
        cmocka_unit_test(seasons_are_of_the_hemisphere_that_was_asked_for),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(an_empty_text_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
