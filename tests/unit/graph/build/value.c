/* What the texts of fields mean, and what is said of those that mean nothing. */
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
    static const struct tl_date_options both[] = {{.south = false}, {.south = true}};
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
