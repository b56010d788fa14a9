/* Output order: of content, whatever the order of the input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/support.h"

static void
events_are_in_time_order_and_all_else_by_id(void **state)
{
    (void)state;
    model_check_of("event|id=z\n"
                   "event|id=y|date=../2014\n"
                   "event|id=x|date=2016\n"
                   "event|id=w|date=2015-05\n"
                   "event|id=v|date=2015/2016\n"
                   "event|id=u|date=2015\n"
                   "event|id=t|date=2015/..\n"
                   "event|id=s|date=2015-01-01\n"
                   "event|id=r|date=XXXX\n"
                   "event|id=q|date=-0043-03-15\n"
                   "event|id=p|date=2015~\n"
                   "event|id=a\n"
                   "reference|id=b\nreference|id=B\nreference|id=a\n"
                   "actor|id=é\nactor|id=zz\nactor|id=z0\nactor|id=Z\n",
                   "reference|id=B\nreference|id=a\nreference|id=b\n"
                   "actor|id=Z\nactor|id=z0\nactor|id=zz\nactor|id=é\n"
                   "event|id=q|date=-0043-03-15\n"
                   "event|id=y|date=../2014\n"
                   "event|id=s|date=2015-01-01\n"
                   "event|id=p|date=2015~\n"
                   "event|id=u|date=2015\n"
                   "event|id=v|date=2015/2016\n"
                   "event|id=t|date=2015/..\n"
                   "event|id=w|date=2015-05\n"
                   "event|id=x|date=2016\n"
                   "event|id=r|date=XXXX\n"
                   "event|id=a\n"
                   "event|id=z\n");
}

/* How a date is written does not matter, only its days do. */
static void
events_of_the_same_days_are_by_id(void **state)
{
    (void)state;
    model_check_of("event|id=d|date=2015\n"
                   "event|id=a|date=2015?\n"
                   "event|id=c|date=2015~\n"
                   "event|id=b|date=2015-01-01/2015-12-31\n"
                   "event|id=e|date=2015-XX\n",
                   "event|id=a|date=2015?\n"
                   "event|id=b|date=2015-01-01/2015-12-31\n"
                   "event|id=c|date=2015~\n"
                   "event|id=d|date=2015\n"
                   "event|id=e|date=2015-XX\n");
}

/* Times without a zone are in the order of their clocks, as if it were UTC. */
static void
events_of_one_day_are_by_its_times(void **state)
{
    (void)state;
    model_check_of("event|id=a|date=2015-05-08T23:30:00Z\n"
                   "event|id=b|date=2015-05-08T10:00:00\n"
                   "event|id=c|date=2015-05-08T09:00:00Z\n"
                   "event|id=d|date=2015-05-08T12:30:00+02:00\n"
                   "event|id=e|date=2015-05-08T11:30:00+01:00\n"
                   "event|id=f|date=2015-05-08\n",
                   "event|id=f|date=2015-05-08\n"
                   "event|id=c|date=2015-05-08T09:00:00Z\n"
                   "event|id=b|date=2015-05-08T10:00:00\n"
                   "event|id=d|date=2015-05-08T12:30:00+02:00\n"
                   "event|id=e|date=2015-05-08T11:30:00+01:00\n"
                   "event|id=a|date=2015-05-08T23:30:00Z\n");
}

static void
ids_that_begin_alike_are_by_bytes(void **state)
{
    (void)state;
    model_check_of("actor|id=abcdefgh2\nactor|id=abcdefgh\nactor|id=abcdefg\n"
                   "actor|id=abcdefgh10\nactor|id=abcdefgé\nactor|id=abcdefgh1\n",
                   "actor|id=abcdefg\nactor|id=abcdefgh\nactor|id=abcdefgh1\n"
                   "actor|id=abcdefgh10\nactor|id=abcdefgh2\nactor|id=abcdefgé\n");
}

static void
words_and_keys_are_in_the_order_of_their_bytes(void **state)
{
    (void)state;
    struct model model = model_of("event|id=e|kind=visit|place=Moscow|@z=1|@a=1|@é=1\n"
                                  "  participation|actor=A|role=host|@q=1\n"
                                  "actor|id=A|kind=State\n"
                                  "relation|id=r|source=A|target=e|kind=ally\n"
                                  "dataset|@licence=x\n");
    static const char *const words[] = {"Moscow", "State", "ally", "host", "visit"};
    const char *const *keys;
    assert_int_equal(tl_graph_word_count(model.graph), LENGTH_OF(words));
    for (uint32_t i = 0; i < LENGTH_OF(words); i++) {
        assert_string_equal(tl_graph_word(model.graph, i), words[i]);
        assert_int_equal(tl_graph_word_find(model.graph, words[i]), i);
    }
    assert_int_equal(tl_graph_word_find(model.graph, "state"), TL_NONE);
    assert_int_equal(tl_graph_word_find(model.graph, ""), TL_NONE);
    assert_int_equal(tl_graph_word_find(model.graph, "zzz"), TL_NONE);
    assert_int_equal(tl_graph_keys(model.graph, TL_EVENT, &keys), 3);
    assert_string_equal(keys[0], "a");
    assert_string_equal(keys[1], "z");
    assert_string_equal(keys[2], "é");
    assert_int_equal(tl_graph_keys(model.graph, TL_PARTICIPATION, &keys), 1);
    assert_int_equal(tl_graph_keys(model.graph, TL_DATASET, &keys), 1);
    assert_int_equal(tl_graph_keys(model.graph, TL_ACTOR, &keys), 0);
    model_free(&model);
}

/*
 * Random datasets: records of a few items that mention each other in all ways there
 * are, many said twice or in parts, many without ids.
 */
enum { RECORDS = 14, ROOM = 512 };

struct dataset {
    char records[RECORDS][ROOM];
    uint64_t random;
};

static void
add(char *record, const char *format, ...)
{
    size_t used = strlen(record);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(record + used, ROOM - used, format, arguments);
    va_end(arguments);
}

static uint32_t
pick(struct dataset *dataset, uint32_t limit)
{
    return random_below(&dataset->random, limit);
}

static const char *const dates[] = {"2014", "2015", "2015~", "../2015", "2015-05-08"};

/* Actors are a0 to a3, called A0 to A3, alias b0 to b3. */
static const char *
any_actor(struct dataset *dataset, char name[4])
{
    sprintf(name, "%c%u", "aAb"[pick(dataset, 3)], (unsigned)pick(dataset, 4));
    return name;
}

/* Events are e0 to e2, called E0 to E2; X and Y are without id, and exist or not. */
static const char *
any_event(struct dataset *dataset, char name[4])
{
    sprintf(name, "%c%u", "eE"[pick(dataset, 2)], (unsigned)pick(dataset, 3));
    return pick(dataset, 4) ? name : pick(dataset, 2) ? "X" : "Y";
}

static void
make_citation(struct dataset *dataset, char *record, const char *indent)
{
    static const char *const statuses[] = {"", "|status=denied", "|status=assessed"};
    add(record, "\n%scitation|reference=R%u%s%s", indent, (unsigned)pick(dataset, 2),
        statuses[pick(dataset, 3)], pick(dataset, 3) ? "" : "|locator=1");
}

static void
make_inside(struct dataset *dataset, char *record)
{
    char name[4];
    for (uint32_t i = pick(dataset, 3); i > 0; i--) {
        bool grouped = pick(dataset, 2);
        add(record, "\n  participation|%sactor=%s%s", grouped ? "~" : "",
            any_actor(dataset, name), grouped ? " (host)" : "");
        if (!pick(dataset, 4))
            add(record, "|date=%s", dates[pick(dataset, 5)]);
        if (!pick(dataset, 4))
            add(record, "|@seat=1");
        if (!pick(dataset, 3))
            make_citation(dataset, record, "    ");
    }
    if (!pick(dataset, 2))
        make_citation(dataset, record, "  ");
}

static void
make_actor(struct dataset *dataset, char *record)
{
    unsigned number = pick(dataset, 4);
    add(record, "actor|id=a%u|name=A%u|aliases=b%u", number, number, number);
    if (pick(dataset, 2))
        add(record, "|kind=state|aliases=c%u", number);
    if (pick(dataset, 2))
        add(record, "|@k%u=v", (unsigned)pick(dataset, 2));
    if (pick(dataset, 2))
        make_citation(dataset, record, "  ");
}

/* Parts have greater numbers than their wholes, so that there are no circles. */
static void
make_event(struct dataset *dataset, char *record)
{
    unsigned number = pick(dataset, 3);
    add(record, "event|id=e%u|title=E%u", number, number);
    if (pick(dataset, 2))
        add(record, "|kind=talks|date=%s", dates[number]);
    if (number && pick(dataset, 2))
        add(record, "|part_of=%s", pick(dataset, 2) ? "e0" : "E0");
    if (pick(dataset, 2))
        add(record, "|@k=v");
    make_inside(dataset, record);
}

static void
make_unnamed_event(struct dataset *dataset, char *record)
{
    add(record, "event|title=U%u", (unsigned)pick(dataset, 2));
    if (!pick(dataset, 3))
        add(record, "|date=%s", dates[pick(dataset, 5)]);
    if (pick(dataset, 2))
        add(record, "|part_of=%s", pick(dataset, 2) ? "X" : "Y");
    make_inside(dataset, record);
}

static void
make_relation(struct dataset *dataset, char *record)
{
    char name[4];
    char other[4];
    add(record, "relation|kind=k%u|source=%s|target=%s", (unsigned)pick(dataset, 2),
        any_actor(dataset, name), any_event(dataset, other));
    for (uint32_t i = pick(dataset, 3); i > 0; i--)
        add(record, "|events=%s", any_event(dataset, name));
    if (!pick(dataset, 3))
        add(record, "|weight=%u", (unsigned)pick(dataset, 3));
    if (!pick(dataset, 3))
        make_citation(dataset, record, "  ");
}

static void
make_lone_participation(struct dataset *dataset, char *record)
{
    char name[4];
    char other[4];
    add(record, "participation|event=%s|actor=%s", any_event(dataset, name),
        any_actor(dataset, other));
    if (!pick(dataset, 3))
        make_citation(dataset, record, "  ");
}

static void
make_lone_citation(struct dataset *dataset, char *record)
{
    char name[4];
    add(record, "citation|item=%s|reference=R%u",
        pick(dataset, 2) ? any_event(dataset, name) : any_actor(dataset, name),
        (unsigned)pick(dataset, 2));
}

static void
make_rest(struct dataset *dataset, char *record)
{
    static const char *const records[] = {"dataset|title=T|@a=1",
                                          "dataset|title=S|@a=2",
                                          "reference|id=R0|via=R1", "reference|id=R0"};
    add(record, "%s", records[pick(dataset, LENGTH_OF(records))]);
}

static void
make_dataset(struct dataset *dataset)
{
    static void (*const makers[])(struct dataset *, char *) = {
        make_actor,    make_event,    make_unnamed_event,      make_unnamed_event,
        make_relation, make_relation, make_lone_participation, make_lone_citation,
        make_rest};
    static const char *const fixed[] = {"event|title=X|date=2013", "event|title=Y",
                                        "event|id=e0|title=E0", "event|id=e1|title=E1",
                                        "event|id=e2|title=E2"};
    for (size_t i = 0; i < RECORDS; i++) {
        char *record = dataset->records[i];
        *record = '\0';
        if (i < LENGTH_OF(fixed))
            add(record, "%s", fixed[i]);
        else
            makers[pick(dataset, LENGTH_OF(makers))](dataset, record);
        add(record, "\n");
    }
}

static void
shuffle(struct dataset *dataset)
{
    for (uint32_t i = RECORDS; i > 1; i--) {
        char moving[ROOM];
        uint32_t other = pick(dataset, i);
        memcpy(moving, dataset->records[i - 1], ROOM);
        memcpy(dataset->records[i - 1], dataset->records[other], ROOM);
        memcpy(dataset->records[other], moving, ROOM);
    }
}

static char *
write_dataset(const struct dataset *dataset, bool *failed)
{
    struct model model = model_begin();
    for (size_t i = 0; i < RECORDS; i++)
        model_tell(&model, dataset->records[i]);
    model_finish(&model);
    *failed = tl_diagnostics_failed(model.diagnostics);
    char *text = model_write(model.graph);
    model_free(&model);
    return text;
}

static void
say_dataset(const struct dataset *dataset)
{
    for (size_t i = 0; i < RECORDS; i++)
        print_error("%s", dataset->records[i]);
}

/* Gives the same graph, or errors, in two orders. Whether it is without errors. */
static bool
check_orders(struct dataset *dataset)
{
    bool failed[2];
    char *first = write_dataset(dataset, &failed[0]);
    struct dataset other = *dataset;
    shuffle(&other);
    char *second = write_dataset(&other, &failed[1]);
    if (failed[0] != failed[1] || (!failed[0] && strcmp(first, second) != 0)) {
        say_dataset(dataset);
        print_error("gives\n%sbut in the order\n", failed[0] ? "errors\n" : first);
        say_dataset(&other);
        print_error("it gives\n%s", failed[1] ? "errors\n" : second);
        fail();
    }
    free(first);
    free(second);
    dataset->random = other.random;
    return !failed[0];
}

static void
any_order_of_the_input_gives_the_same_graph(void **state)
{
    (void)state;
    const size_t rounds = cases_tried(200, 1000, 10000);
    struct dataset dataset = {.random = 1};
    size_t good = 0;
    for (size_t round = 0; round < rounds; round++) {
        make_dataset(&dataset);
        good += check_orders(&dataset);
    }
    assert_true(good > rounds / 4);
}

/* Any fields of a type with any values, most of them right, from few. */
static void
make_fields(struct dataset *dataset, char *record, enum tl_type type)
{
    static const char *const values[][6] = {
        [TL_VALUE_TEXT] = {"a", "b", "c", "d", "a", "b"},
        [TL_VALUE_WORD] = {"a", "b", "host", "guest", "c", "c"},
        [TL_VALUE_LIST] = {"a", "b", "c", "d", "x", "y"},
        [TL_VALUE_DATE] = {"2014", "2015~", "../2014", "[2014,2016]", "2014/2016",
                           "bad"},
        [TL_VALUE_COUNT] = {"1", "2", "3", "1", "1", "0"},
        [TL_VALUE_WEIGHT] = {"1", "0.000001", "0", "1.0", "2", "bad"},
        [TL_VALUE_BOOL] = {"yes", "no", "yes", "true", "1", "bad"},
        [TL_VALUE_STATUS] = {"stated", "denied", "stated", "assessed", "denied", "bad"},
        [TL_VALUE_URL] = {"https://a", "https://a", "mailto:b", "javascript:c", "a",
                          "b"},
        [TL_VALUE_MENTION] = {"a", "b", "c", "d", "x", "y"},
        [TL_VALUE_MENTIONS] = {"a", "b", "c", "d", "x", "y"},
        [TL_VALUE_CLAIMS] = {"date=2014", "count=2", "kind=a", "role=b", "date=bad",
                             "weight=1"},
        [TL_VALUE_SIDE] = {"giving", "giving", "receiving", "none", "Giving", "bad"},
        [TL_VALUE_TYPE] = {"event", "event", "event", "actor", "relation", "bad"},
        [TL_VALUE_COLOUR] = {"red", "#ff0000", "#FF0000", "red", "teal", "bad"},
        [TL_VALUE_NAME] = {"a", "b", "host", "B", "guest", "c"},
    };
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        bool mentions = tl_fields[field].value == TL_VALUE_MENTION;
        if (!tl_type_has(type, field) || pick(dataset, mentions ? 4 : 8) > 2)
            continue;
        add(record, "|%s=%s", tl_fields[field].name,
            values[tl_fields[field].value][pick(dataset, 6)]);
    }
    if (!pick(dataset, 8))
        add(record, "|@k=%u", (unsigned)pick(dataset, 2));
}

static void
make_anything(struct dataset *dataset, char *record)
{
    enum tl_type type = (enum tl_type)pick(dataset, TL_TYPES);
    add(record, "%s", tl_type_names[type]);
    make_fields(dataset, record, type);
    if (type == TL_EVENT && pick(dataset, 2)) {
        add(record, "\n  participation|actor=%c", "abcd"[pick(dataset, 4)]);
        if (!pick(dataset, 3))
            add(record, "\n    citation|reference=%c", "ab"[pick(dataset, 2)]);
    }
    bool cited = type == TL_ACTOR || type == TL_EVENT || type == TL_RELATION;
    if (cited && pick(dataset, 2))
        add(record, "\n  citation|reference=%c", "ab"[pick(dataset, 2)]);
    add(record, "\n");
}

static void
whether_there_are_errors_does_not_depend_on_the_order(void **state)
{
    (void)state;
    const size_t rounds = cases_tried(200, 1000, 10000);
    struct dataset dataset = {.random = 2};
    size_t good = 0;
    for (size_t round = 0; round < rounds; round++) {
        uint32_t used = 1 + pick(&dataset, 6);
        memset(dataset.records, 0, sizeof dataset.records);
        for (uint32_t i = 0; i < used; i++)
            make_anything(&dataset, dataset.records[i]);
        good += check_orders(&dataset);
    }
    assert_true(good > rounds / 50);
}

/* Leniently anything can be held; here it only has to be whole. */
static void
whatever_is_told_leniently_can_be_written(void **state)
{
    (void)state;
    struct dataset dataset = {.random = 3};
    const size_t rounds = cases_tried(1000, 5000, 5000);
    for (size_t round = 0; round < rounds; round++) {
        struct model model = model_begin_lenient();
        for (size_t i = 0; i < RECORDS; i++) {
            dataset.records[i][0] = '\0';
            make_anything(&dataset, dataset.records[i]);
            model_tell(&model, dataset.records[i]);
        }
        model_finish(&model);
        free(model_write(model.graph));
        model_free(&model);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_in_time_order_and_all_else_by_id),
        cmocka_unit_test(events_of_the_same_days_are_by_id),
        cmocka_unit_test(events_of_one_day_are_by_its_times),
        cmocka_unit_test(ids_that_begin_alike_are_by_bytes),
        cmocka_unit_test(words_and_keys_are_in_the_order_of_their_bytes),
        cmocka_unit_test(any_order_of_the_input_gives_the_same_graph),
        cmocka_unit_test(whether_there_are_errors_does_not_depend_on_the_order),
        cmocka_unit_test(whatever_is_told_leniently_can_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
