#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "src/read/tables/table.h"
#include "src/read/base/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct fixture {
    struct tl_diagnostics *diagnostics;
    struct tl_builder *builder;
    struct tl_graph *graph;
};

static void
begin(struct fixture *fixture)
{
    *fixture = (struct fixture){.diagnostics = tl_diagnostics_new(true)};
    fixture->builder = tl_builder_new(fixture->diagnostics, NULL);
}

static void
read_bytes(struct fixture *fixture, const char *file, const char *bytes, size_t size)
{
    struct tl_reading reading = {.builder = fixture->builder,
                                 .diagnostics = fixture->diagnostics};
    reading.input = tl_input_memory(file, bytes, size, fixture->diagnostics);
    tl_read_csv.read(&reading);
    tl_input_close(reading.input);
}

static void
read_text(struct fixture *fixture, const char *file, const char *text)
{
    read_bytes(fixture, file, text, strlen(text));
}

static const struct tl_graph *
finish(struct fixture *fixture)
{
    fixture->graph = tl_builder_finish(fixture->builder);
    return fixture->graph;
}

static void
end(struct fixture *fixture)
{
    tl_graph_free(fixture->graph);
    tl_diagnostics_free(fixture->diagnostics);
}

/* A finished graph of one file that has no errors. */
static const struct tl_graph *
graph_of(struct fixture *fixture, const char *file, const char *text)
{
    begin(fixture);
    read_text(fixture, file, text);
    finish(fixture);
    assert_int_equal(tl_diagnostics_count(fixture->diagnostics, TL_ERROR), 0);
    return fixture->graph;
}

static const char *
attribute(struct tl_attributes attributes, const char *wanted)
{
    const char *key;
    const char *value;
    while (tl_attributes_next(&attributes, &key, &value)) {
        if (strcmp(key, wanted) == 0)
            return value;
    }
    return "(none)";
}

static const char *
actor_id(const struct tl_graph *graph, uint32_t actor)
{
    return tl_graph_id(graph, (struct tl_item){TL_ACTOR, actor});
}

/* "China:host Russia:", what the participants of an event are, by id and role. */
static void
assert_participants(const struct tl_graph *graph, uint32_t number, const char *expected)
{
    struct tl_event event = tl_graph_event(graph, number);
    char text[256] = "";
    for (uint32_t i = 0; i < event.participations.count; i++) {
        struct tl_participation participation =
            tl_graph_participation(graph, event.participations.first + i);
        strcat(text, i ? " " : "");
        strcat(text, actor_id(graph, participation.actor));
        strcat(text, ":");
        strcat(text, participation.role);
    }
    assert_string_equal(text, expected);
}

/* The reader's own words: "line:column rule", with a suggestion if it has one. */
static void
assert_complaints(const char *file, const char *text, const char *expected)
{
    static const unsigned ours = 1U << TL_RULE_SYNTAX | 1U << TL_RULE_COLUMNS |
                                 1U << TL_RULE_TABLE | 1U << TL_RULE_KEY |
                                 1U << TL_RULE_ENCODING | 1U << TL_RULE_BAD_DATE |
                                 1U << TL_RULE_BAD_NUMBER;
    struct fixture fixture;
    char found[1024] = "";
    begin(&fixture);
    read_text(&fixture, file, text);
    finish(&fixture);
    const struct tl_diagnostic *const *all = tl_diagnostics_sorted(fixture.diagnostics);
    for (; *all; all++) {
        const struct tl_diagnostic *one = *all;
        size_t length = strlen(found);
        if (ours & 1U << one->rule)
            snprintf(found + length, sizeof found - length, "%s%u:%u %s%s%s",
                     length ? ", " : "", one->position.line, one->position.column,
                     tl_rules[one->rule].name, one->suggestion ? " " : "",
                     one->suggestion ? one->suggestion : "");
    }
    assert_string_equal(found, expected);
    end(&fixture);
}

static void
test_tables_make_a_graph(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    read_text(&fixture, "dataset.csv", "title,description,licence\nT,D,CC0\n");
    read_text(&fixture, "actors.csv",
              "id,name,kind,aliases,cite\nCN,China,state,\"PRC; a\\;b\",r1 (p. 1)\n"
              "RU,Russia,state,,\n");
    read_text(&fixture, "events.csv",
              "id,title,date,count,participants,cite,mood\n"
              "e1,Signing,2015-05-08,32,China (host);RU,r1;r2,good\n"
              "e2,Visit,,,,,\n");
    read_text(&fixture, "participants.csv",
              "event,actor,role,date,note\ne2,PRC,guest,2015,x\n");
    read_text(&fixture, "relations.csv",
              "id,source,target,kind,events,weight\nk1,CN,RU,ally,Signing; e2,1.5\n");
    read_text(&fixture, "references.csv",
              "id,title,authors,via\nr1,R,A; B,r2\nr2,S,,\n");
    read_text(&fixture, "citations.csv",
              "item,actor,role,date,reference,status,quote\n"
              "e2,CN,guest,2015,r1,inferred,q\nk1,,,,r2,,\n");
    const struct tl_graph *graph = finish(&fixture);
    assert_int_equal(tl_diagnostics_count(fixture.diagnostics, TL_ERROR), 0);
    assert_string_equal(tl_graph_dataset(graph).title, "T");
    assert_string_equal(attribute(tl_graph_dataset(graph).attributes, "licence"),
                        "CC0");
    assert_memory_equal(tl_graph_actor(graph, 0).aliases, "PRC\0a;b\0", 9);
    assert_int_equal(tl_graph_actor(graph, 0).citations.count, 1);
    struct tl_event event = tl_graph_event(graph, 0);
    assert_int_equal(event.count, 32);
    assert_int_equal(event.citations.count, 2);
    assert_string_equal(attribute(event.attributes, "mood"), "good");
    assert_participants(graph, 0, "CN:host RU:");
    assert_participants(graph, 1, "CN:guest");
    struct tl_participation guest = tl_graph_participation(graph, 2);
    assert_string_equal(guest.date->text, "2015");
    assert_string_equal(attribute(guest.attributes, "note"), "x");
    assert_int_equal(guest.citations.count, 1);
    struct tl_citation citation = tl_graph_citation(graph, guest.citations.first);
    assert_string_equal(citation.quote, "q");
    assert_int_equal(citation.status, TL_INFERRED);
    struct tl_relation relation = tl_graph_relation(graph, 0);
    assert_int_equal(relation.event_count, 2);
    assert_int_equal(relation.weight, TL_WEIGHT_ONE * 3 / 2);
    assert_int_equal(relation.citations.count, 1);
    assert_memory_equal(tl_graph_reference(graph, 0).authors, "A\0B\0", 5);
    assert_int_equal(tl_graph_reference(graph, 0).via, 1);
    end(&fixture);
}

static void
note_table(void *context, struct tl_row *head)
{
    const char **file = context;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(true);
    struct tl_table table;
    bool is_table = tl_table_begin(&table, TL_TABLES, *file, head, diagnostics);
    *file = !is_table                      ? "none"
            : table.kind == TL_TABLE_EDGES ? "edges"
            : table.kind == TL_TABLE_DYADS ? "dyads"
                                           : tl_type_plurals[table.type];
    assert_int_equal(tl_diagnostics_count(diagnostics, TL_ERROR) > 0,
                     !is_table && table.kind != TL_TABLES);
    tl_table_end(&table);
    tl_diagnostics_free(diagnostics);
}

static void
test_tables_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *head;
        const char *table;
    } cases[] = {
        {"events.csv", "title", "events"},
        {"events.csv", "x", "none"},
        {"/a.b/china-events.csv", "title", "events"},
        {"2015_Actors.tsv", "id", "actors"},
        {"2015_Actors.tsv", "x", "none"},
        {"x.references", "name", "actors"},
        {"x.references.csv", "title", "references"},
        {"x.references.csv", "name", "actors"},
        {"events", "name,title", "events"},
        {"dataset.csv", "title,date", "dataset"},
        {"war-dataset.csv", "title,date", "events"},
        {"myevents.csv", "name", "actors"},
        {"events/x.csv", "name", "actors"},
        {"relations.csv", "source,target,date", "relations"},
        {"relations.csv", "source,target,first,last", "relations"},
        {"relations.csv", "source,date", "none"},
        {"citations.csv", "item", "none"},
        {"participants.csv", "event,actor", "participants"},
        {"events.csv", "source,target,kind", "dyads"},
        {"events.csv", "source,title", "events"},
        {"x.csv", "source,target,first,last,date", "edges"},
        {"x.csv", "source,target,date,kind,name", "dyads"},
        {"-", "source,target,first", "relations"},
        {"-", "event,actor,date", "participants"},
        {"-", "item,reference", "citations"},
        {"-", "title,participants", "events"},
        {"-", "title,date,id", "events"},
        {"-", "id,title,kind,via", "events"},
        {"-", "id,title,date,publisher", "references"},
        {"-", "id,authors", "references"},
        {"-", "name,authors", "actors"},
        {"-", "name,date,country", "actors"},
        {"-", "name,start,end,who", "none"},
        {"-", "name,year,actor1,actor2", "none"},
        {"my-actors.csv", "name,start,end,who", "actors"},
        {"-", "title,url", "none"},
        {"-", "Source, TARGET ,date,kind", "dyads"},
        {"-", "Titel,date", "none"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *file = cases[i].file;
        struct tl_rows *rows = tl_rows_new(',', 0, NULL, note_table, &file);
        tl_rows_read(rows, cases[i].head, strlen(cases[i].head));
        tl_rows_end(rows);
        tl_rows_free(rows);
        assert_string_equal(file, cases[i].table);
    }
}

static void
test_columns_are_checked(void **state)
{
    (void)state;
    assert_complaints("actors.csv", "name,mood\n", "");
    assert_complaints("actors.csv", "id,Name\n", "");
    assert_complaints("actors.csv", "\"id\", name ,naem\n", "");
    assert_complaints("events.csv", "ID,titel,participant,Who\n",
                      "1:4 unknown-key title, 1:10 unknown-key participants, "
                      "1:22 unknown-key participants");
    assert_complaints("events.csv", "id,Title,title,start,End,WHERE\n",
                      "1:1 table --columns \"date=start,end=End,id=id,title=Title,"
                      "place=WHERE\"");
    assert_complaints("events.csv", "id,date,end\n", "1:9 unknown-key date");
    assert_complaints("events.csv", "id,date,dates\n", "");
    assert_complaints("actors.csv", "name,,name,x,x\n",
                      "1:6 columns, 1:7 columns, 1:14 columns");
    assert_complaints("x.csv", "Source,target\n", "");
    assert_complaints("relations.csv", "x,Sauce,target\n", "1:1 table");
    assert_complaints("relations.csv", "source,target,source_name\n",
                      "1:15 unknown-key");
}

static void
test_too_many_columns_are_an_error(void **state)
{
    (void)state;
    enum { MOST = 16384 };
    char head[MOST + 2];
    memset(head, ',', sizeof head);
    head[sizeof head - 1] = '\0';
    assert_complaints("actors.csv", head, "1:1 table");
}

static void
test_rows_must_fit_the_head(void **state)
{
    (void)state;
    assert_complaints("actors.csv", "id,name\na,b,,\n,\n  \n\n\na,\"\"\n,,,", "");
    assert_complaints("actors.csv", "id,name\na\n", "2:1 columns");
    assert_complaints("actors.csv", "id,name\na,b,,c\n", "2:6 columns");
    assert_complaints("actors.csv", "id,name\n,,\"\n\",\n", "2:3 columns");
    assert_complaints("events.csv", "id,title,date\na,\"\n\",x\nb,\"\xC3\xA9\",y\n",
                      "3:3 bad-date, 4:7 bad-date");
}

static void
test_torn_files_are_errors(void **state)
{
    (void)state;
    assert_complaints("actors.csv", "", "1:1 table");
    assert_complaints("actors.csv", "\n\r\n,,\n", "1:1 table");
    assert_complaints("actors.csv", "id,name", "");
    assert_complaints("actors.csv", "id,name\na,\"b", "2:3 syntax");
    assert_complaints("actors.csv", "id,name\nb\"\nc\nd", "2:2 syntax");
    assert_complaints("actors.csv", "id,name\na,b\nc\xFF", "3:2 encoding");
}

static void
test_bad_rows_can_be_left_out(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    tl_diagnostics_be_lenient(fixture.diagnostics);
    read_text(&fixture, "actors.csv", "id,name\na,A\nb\nc,C,c\nd,D\n");
    read_text(&fixture, "x.csv",
              "source,target,source_name,target_name,first,last\n"
              "x,y,X,Y,2014,\nx,z,X,Z,\n");
    const struct tl_graph *graph = finish(&fixture);
    assert_int_equal(tl_graph_count(graph, TL_ACTOR), 4);
    assert_int_equal(tl_graph_count(graph, TL_RELATION), 1);
    assert_int_equal(tl_diagnostics_skipped(fixture.diagnostics), 3);
    assert_false(tl_diagnostics_failed(fixture.diagnostics));
    end(&fixture);
}

static void
test_roles_are_the_last_group(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct tl_graph *graph =
        graph_of(&fixture, "events.csv",
                 "id,participants\ne,A (host); B (x) (); C \\(y\\; z\\)\n");
    assert_participants(graph, 0, "A:host B (x): C:y; z");
    end(&fixture);
}

static void
test_guards_are_taken_off(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct tl_graph *graph =
        graph_of(&fixture, "actors.csv", "id,name,'=k\n'@a,''=x,-1\n'b,-5,'-1\n");
    assert_string_equal(tl_graph_actor(graph, 0).id, "'b");
    assert_string_equal(tl_graph_actor(graph, 0).name, "-5");
    assert_string_equal(tl_graph_actor(graph, 1).id, "@a");
    assert_string_equal(tl_graph_actor(graph, 1).name, "'=x");
    assert_string_equal(attribute(tl_graph_actor(graph, 0).attributes, "=k"), "-1");
    assert_string_equal(attribute(tl_graph_actor(graph, 1).attributes, "=k"), "-1");
    end(&fixture);
}

static void
test_dyadic_events_have_two_parties(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct tl_graph *graph = graph_of(&fixture, "icews.tsv",
                                            "date\tsource\tkind\ttarget\tcode\n"
                                            "2014-01-01\tX (a)\tvisit\tY\t7\n"
                                            "2014-01-02\tX (a)\tstatement\t\t\n");
    struct tl_event event = tl_graph_event(graph, 0);
    assert_string_equal(event.kind, "visit");
    assert_string_equal(event.title, "visit");
    assert_string_equal(attribute(event.attributes, "code"), "7");
    assert_participants(graph, 0, "X (a):source Y:target");
    assert_participants(graph, 1, "X (a):source");
    end(&fixture);
}

static void
test_our_table_of_events_is_read_again(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct tl_graph *graph =
        graph_of(&fixture, "x.csv",
                 "id,date,earliest,latest,label,title,participants\n"
                 "e,2015,2015-01-01,2015-12-31,2015,T,A\n");
    assert_int_equal(tl_graph_event(graph, 0).attributes.count, 0);
    end(&fixture);
    graph = graph_of(&fixture, "x.csv",
                     "id,date,title,earliest,latest,label\ne,2015,T,,,L\n");
    assert_string_equal(attribute(tl_graph_event(graph, 0).attributes, "label"), "L");
    end(&fixture);
}

static void
test_edge_lists_are_relations(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct tl_graph *graph = graph_of(
        &fixture, "out.csv",
        "source,target,source_name,target_name,directed,kind,role,weight,first,last,"
        "status,events,references\n"
        "CN,RU,China,Russia,false,signed,,2.5,2015-05-08,2015-05-09,stated,e1; e2,r\n");
    assert_int_equal(tl_graph_count(graph, TL_ACTOR), 2);
    assert_int_equal(tl_graph_count(graph, TL_EVENT), 2);
    assert_string_equal(tl_graph_actor(graph, 0).name, "China");
    struct tl_relation relation = tl_graph_relation(graph, 0);
    assert_string_equal(actor_id(graph, relation.source.number), "CN");
    assert_string_equal(actor_id(graph, relation.target.number), "RU");
    assert_string_equal(relation.kind, "signed");
    assert_false(relation.directed);
    assert_int_equal(relation.weight, TL_WEIGHT_ONE * 5 / 2);
    assert_string_equal(relation.date->text, "2015-05-08/2015-05-09");
    assert_int_equal(relation.event_count, 2);
    assert_string_equal(tl_graph_event(graph, relation.events[1]).id, "e2");
    assert_int_equal(relation.status, TL_STATED);
    assert_int_equal(relation.citations.count, 1);
    assert_string_equal(tl_graph_reference(graph, 0).id, "r");
    end(&fixture);
}

static void
test_ends_of_edges_make_a_date(void **state)
{
    (void)state;
    static const struct {
        const char *ends;
        const char *date;
    } cases[] = {
        {"2015-05-08,2015-05-08", "2015-05-08"},
        {"2015-05-08,2016-01-01", "2015-05-08/2016-01-01"},
        {"..,2016-01-01", "../2016-01-01"},
        {"2016-01-01,..", "2016-01-01/.."},
        {",2016-01-01", "/2016-01-01"},
        {"2016-01-01,", "2016-01-01/"},
        {"..,..", ""},
        {"..,", ""},
        {",", ""},
        {"2014,2015-03", "2014/2015-03"},
        {"-0043-03-15,0001-01-01", "-0043-03-15/0001-01-01"},
        {"-000043-03-15,+000001-01-01", "-0043-03-15/0001-01-01"},
        {"-012000-01-01,+012000-12-31", "Y-12000/Y12000"},
        {"100000-01-01,100000-12-31", "Y100000"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture fixture;
        char text[128];
        snprintf(text, sizeof text, "source,target,first,last\na,b,%s\n",
                 cases[i].ends);
        const struct tl_graph *graph = graph_of(&fixture, "x.csv", text);
        const struct tl_date *date = tl_graph_relation(graph, 0).date;
        assert_string_equal(date ? date->text : "", cases[i].date);
        end(&fixture);
    }
}

static void
test_ends_of_edges_are_checked(void **state)
{
    (void)state;
    assert_complaints("x.csv", "source,target,first,last\na,b,soon,2014\n",
                      "2:5 bad-date");
    assert_complaints("x.csv", "source,target,first,last\na,b,,soon\n", "2:6 bad-date");
    assert_complaints("x.csv",
                      "source,target,first,last\na,b,2014,"
                      "2014-00000000000000000000000000000000000000000000\n",
                      "2:10 bad-date");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_make_a_graph),
        cmocka_unit_test(test_tables_are_told_apart),
        cmocka_unit_test(test_columns_are_checked),
        cmocka_unit_test(test_too_many_columns_are_an_error),
        cmocka_unit_test(test_rows_must_fit_the_head),
        cmocka_unit_test(test_torn_files_are_errors),
        cmocka_unit_test(test_bad_rows_can_be_left_out),
        cmocka_unit_test(test_roles_are_the_last_group),
        cmocka_unit_test(test_guards_are_taken_off),
        cmocka_unit_test(test_dyadic_events_have_two_parties),
        cmocka_unit_test(test_our_table_of_events_is_read_again),
        cmocka_unit_test(test_edge_lists_are_relations),
        cmocka_unit_test(test_ends_of_edges_make_a_date),
        cmocka_unit_test(test_ends_of_edges_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
