/* What the formats that are not diagrams say of a dataset, and that it reads back. */
#include "output/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "graph/base/memory.h"
#include "graph/finish.h"
#include "tests/support/paper.h"
#include "src/read/base/input.h"
#include "src/read/readers.h"

enum { NASTY_SIZE = 8192 };

/* A dataset being read, then its graph. */
struct world {
    struct tl_diagnostics *diagnostics;
    struct tl_builder *builder;
    struct tl_graph *graph;
};

static void
open_world(struct world *world)
{
    world->diagnostics = tl_diagnostics_new(false);
    world->builder = tl_builder_new(world->diagnostics, NULL);
}

static void
read_text(struct world *world, const char *name, const char *text)
{
    struct tl_input *input =
        tl_input_memory(name, text, strlen(text), world->diagnostics);
    struct tl_reading reading = {
        .input = input, .builder = world->builder, .diagnostics = world->diagnostics};
    tl_reader_for(input)->read(&reading);
    tl_input_close(input);
}

static void
finish_world(struct world *world)
{
    world->graph = tl_builder_finish(world->builder);
    const struct tl_diagnostic *const *all = tl_diagnostics_sorted(world->diagnostics);
    for (; *all; all++) {
        if (tl_rules[(*all)->rule].severity == TL_ERROR)
            fail_msg("%s", (*all)->message);
    }
}

static void
close_world(struct world *world)
{
    tl_graph_free(world->graph);
    tl_diagnostics_free(world->diagnostics);
}

static struct world
world_of(const char *json)
{
    struct world world;
    open_world(&world);
    read_text(&world, "a.json", json);
    finish_world(&world);
    return world;
}

/* What is drawn unless a test says otherwise. */
struct wish {
    const char *format;
    enum tl_view view;
    int64_t since;
    size_t part;
    bool raw;
};

static const char *
draw(const struct world *world, struct wish wish, struct paper *paper,
     struct tl_losses *losses)
{
    const struct tl_format *format = tl_format_find(wish.format, strlen(wish.format));
    struct tl_style style = {.csv_raw = wish.raw};
    struct tl_selection selection = tl_selection_all();
    if (wish.since) {
        selection.since = wish.since;
        selection.certain = true;
    }
    struct tl_selected selected = tl_select(world->graph, &selection);
    struct tl_drawing drawing = {
        .graph = world->graph, .view = wish.view, .style = &style};
    struct tl_timeline *timeline = NULL;
    struct tl_network *network = NULL;
    if (format->views == TL_VIEW_BIT(TL_VIEW_TIMELINE))
        drawing.timeline = timeline = tl_timeline_new(world->graph, &selected);
    else
        drawing.network = network =
            tl_network_new(world->graph, &selected, &selection, wish.view);
    struct tl_measure *measures = network ? tl_network_measure(network) : NULL;
    drawing.measures = measures;
    *losses = (struct tl_losses){0};
    paper_begin(paper);
    format->parts[wish.part].emit(&drawing, &paper->out, losses);
    if (timeline)
        tl_timeline_free(timeline);
    if (network)
        tl_network_free(network);
    tl_free(measures);
    tl_selected_clear(&selected);
    return paper_end(paper);
}

static void
check(const struct world *world, struct wish wish, const char *expected)
{
    struct paper paper;
    struct tl_losses losses;
    assert_string_equal(draw(world, wish, &paper, &losses), expected);
    assert_null(losses.losses[0].cause);
}

static void
check_loss(const struct world *world, struct wish wish, const char *cause,
           unsigned count)
{
    struct paper paper;
    struct tl_losses losses;
    draw(world, wish, &paper, &losses);
    size_t i = 0;
    while (losses.losses[i].cause && strcmp(losses.losses[i].cause, cause) != 0)
        i++;
    assert_string_equal(losses.losses[i].cause ? losses.losses[i].cause : "", cause);
    assert_int_equal(losses.losses[i].count, count);
}

/* Each field of the model, and texts that ask for care, as JSON writes them. */
static struct world
nasty_world(char text[NASTY_SIZE])
{
    FILE *file = fopen("tests/data/nasty.json", "rb");
    assert_non_null(file);
    size_t length = fread(text, 1, NASTY_SIZE - 1, file);
    text[length] = '\0';
    fclose(file);
    return world_of(text);
}

static void
json_is_complete(void **state)
{
    (void)state;
    char nasty[NASTY_SIZE];
    struct world world = nasty_world(nasty);
    check(&world, (struct wish){.format = "json"}, nasty);
    close_world(&world);
}

static void
json_of_nothing(void **state)
{
    (void)state;
    struct world world = world_of("{\"tieline\": \"1\"}");
    check(&world, (struct wish){.format = "json"},
          "{\"tieline\":\"1\",\n\"references\":[],\n\"actors\":[],\n\"events\":[],\n"
          "\"relations\":[]}\n");
    close_world(&world);
}

/* The tables of a world, read again. */
static struct world
through_tables(const struct world *world)
{
    const struct tl_format *format = tl_format_find("tables", 6);
    struct world copy;
    open_world(&copy);
    for (size_t i = 0; format->parts[i].emit; i++) {
        struct paper paper;
        struct tl_losses losses;
        struct wish wish = {.format = "tables", .part = i};
        read_text(&copy, format->parts[i].file, draw(world, wish, &paper, &losses));
        assert_null(losses.losses[0].cause);
    }
    finish_world(&copy);
    return copy;
}

static void
tables_read_back(void **state)
{
    (void)state;
    char nasty[NASTY_SIZE];
    struct world world = nasty_world(nasty);
    struct world copy = through_tables(&world);
    check(&copy, (struct wish){.format = "json"}, nasty);
    close_world(&copy);
    close_world(&world);
}

/* A field that is added to the model must get its column; claims have two, `field` and
 * `value`. */
static void
tables_have_all_fields(void **state)
{
    (void)state;
    static const enum tl_type types[] = {
        TL_DATASET,  TL_ACTOR,     TL_EVENT,    TL_PARTICIPATION,
        TL_RELATION, TL_REFERENCE, TL_CITATION,
    };
    struct world world = world_of("{\"tieline\": \"1\"}");
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct paper paper;
        struct tl_losses losses;
        struct wish wish = {.format = "tables", .part = i};
        char head[1024] = ",";
        strncat(head, draw(&world, wish, &paper, &losses), sizeof head - 3);
        *strchr(head, '\n') = ',';
        for (enum tl_field field = 0; field < TL_FIELDS; field++) {
            char column[64] = ",";
            strcat(strcat(column, tl_fields[field].name), ",");
            bool expected = tl_type_has(types[i], field) && field != TL_SAYS;
            assert_int_equal(strstr(head, column) != NULL, expected);
        }
    }
    close_world(&world);
}

/* In the tests that follow, apostrophes stand for quotation marks. */
static struct world
small_world(const char *text)
{
    char json[4096] = "{\"tieline\": \"1\", ";
    strncat(json, text, sizeof json - strlen(json) - 2);
    strcat(json, "}");
    for (char *at = json; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    return world_of(json);
}

static const char small[] =
    "'references': [{'id': 'r1'}, {'id': 'r2'}],"
    "'actors': ["
    "{'id': 'a', 'name': 'Alpha (A)', 'aliases': ['x', 'y'], 'x': 'y', 'z': '1'},"
    "{'id': 'b', 'name': 'Beta', 'kind': 'firm', 'description': 'd'},"
    "{'id': 'c', 'url': 'http://example.org'}],"
    "'events': ["
    "{'id': 'e1', 'title': 'One', 'kind': 'pact', 'date': '2014/..', 'place': 'Rome',"
    "'count': 3, 'participants': [{'actor': 'a'}, {'actor': 'b', 'role': 'guest'}],"
    "'cite': [{'reference': 'r1'}, {'reference': 'r2'},"
    "{'reference': 'r1', 'locator': 'date'}]},"
    "{'id': 'e2', 'date': '-0043', 'part_of': 'e3', 'x': 'y',"
    "'participants': [{'actor': 'a', 'date': '-0043'}]},"
    "{'id': 'e3'}],"
    "'relations': [{'id': 'r', 'source': 'a', 'target': 'b', 'kind': 'owes',"
    "'weight': 0.5, 'events': ['e1', 'e2']}]";

static void
edge_list(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_losses losses;
    struct world world = small_world(small);
    struct wish wish = {.format = "csv"};
    assert_string_equal(
        draw(&world, wish, &paper, &losses),
        "source,target,source_name,target_name,directed,kind,role,weight,"
        "weight_disputed,first,last,open,status,events,references,denied_by\n"
        "a,b,Alpha (A),Beta,true,owes,,0.5,0,'-0043-01-01,,end,,\"e2; e1\","
        "\"r1; r2\",\n"
        "a,e2,Alpha (A),e2,true,participates,,1,0,'-0043-01-01,'-0043-12-31,,,e2,,\n"
        "a,e1,Alpha (A),One,true,participates,,1,0,2014-01-01,,end,stated,e1,"
        "\"r1; r2\",\n"
        "b,e1,Beta,One,true,participates,guest,1,0,2014-01-01,,end,stated,e1,"
        "\"r1; r2\",\n"
        "e2,e3,e2,e3,true,part of,,1,0,'-0043-01-01,'-0043-12-31,,,e2,,\n");
    check_loss(&world, wish, "nodes without an edge left out", 1);
    close_world(&world);
}

static void
raw_cells(void **state)
{
    (void)state;
    struct world world = small_world("'actors': [{'id': '=a'}]");
    check(&world, (struct wish){.format = "tables", .part = 1, .raw = true},
          "id,name,kind,aliases,description,url\n=a,,,,,\n");
    check(&world, (struct wish){.format = "tables", .part = 1},
          "id,name,kind,aliases,description,url\n'=a,,,,,\n");
    close_world(&world);
}

static void
nodes(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_losses losses;
    struct world world = small_world(small);
    struct wish wish = {.format = "csv-nodes"};
    assert_string_equal(
        draw(&world, wish, &paper, &losses),
        "id,label,type,kind,date,first,last,place,aliases,degree,strength,status,"
        "description,url,date_text,count,references,denied_by,component,open\n"
        "a,Alpha (A),actor,,,'-0043-01-01,,,\"x; y\",3,2.5,,,,,,,,1,end\n"
        "b,Beta,actor,firm,,'-0043-01-01,,,,2,1.5,,d,,,,,,1,end\n"
        "c,c,actor,,,,,,,0,0,,,http://example.org,,,,,2,\n"
        "e2,e2,event,,-0043,'-0043-01-01,'-0043-12-31,,,2,2,,,,,,,,1,\n"
        "e1,One,event,pact,2014/..,2014-01-01,,Rome,,2,2,stated,,,,3,\"r1; "
        "r2\",,1,end\n"
        "e3,e3,event,,,,,,,1,1,,,,,,,,1,\n");
    check_loss(&world, wish, "items with fields that a list of nodes cannot hold", 7);
    close_world(&world);
}

static void
events_for_spreadsheets(void **state)
{
    (void)state;
    struct paper paper;
    struct tl_losses losses;
    struct world world = small_world(small);
    struct wish wish = {.format = "csv-events"};
    assert_string_equal(
        draw(&world, wish, &paper, &losses),
        "id,date,earliest,latest,label,date_text,title,kind,place,count,participants,"
        "part_of,status,references,denied_by,url,description,open,x\n"
        "e2,-0043,'-0043-01-01,'-0043-12-31,44 BCE,,,,,,Alpha (A) (),e3,,,,,,,y\n"
        "e1,2014/..,2014-01-01,,since 2014,,One,pact,Rome,3,"
        "\"Alpha (A) (); Beta (guest)\",,stated,\"r1; r2\",,,,end,\n"
        "e3,,,,,,,,,,,,,,,,,,\n");
    check_loss(&world, wish, "items with fields that a list of events cannot hold", 6);
    close_world(&world);
}

/* e2 falls into the window; what it is a part of, and e1, do not. */
static void
links_out_of_the_selection(void **state)
{
    (void)state;
    static const char whole_lost[] =
        "events exported without part_of: their parent event is not selected";
    static const char support_lost[] =
        "events that support a relation left out: not selected";
    struct world world = small_world(
        "'events': [{'id': 'e1', 'date': '2001'}, {'id': 'e2', 'date': '2015', "
        "'part_of'"
        ": 'e3'}, {'id': 'e3'}], 'relations': [{'id': 'r', 'source': 'e2', 'target':"
        "'e2', 'kind': 'k', 'date': '2015', 'events': ['e1', 'e2', 'e3']}]");
    struct wish wish = {.format = "json", .since = tl_day_from_civil(2015, 1, 1)};
    check_loss(&world, wish, whole_lost, 1);
    check_loss(&world, wish, support_lost, 2);
    wish.format = "csv-events";
    check_loss(&world, wish, whole_lost, 1);
    wish.format = "tables";
    wish.part = 2;
    check_loss(&world, wish, whole_lost, 1);
    wish.part = 4;
    check_loss(&world, wish, support_lost, 2);
    close_world(&world);
}

/* Columns may be called like what a document has beside its fields. */
static void
attributes_with_taken_names(void **state)
{
    (void)state;
    static const char lost[] =
        "attributes left out: their names are reserved or not permitted";
    struct world world;
    open_world(&world);
    read_text(&world, "events.csv",
              "id,date,label,source\ne1,2015,mine,s\ne2,,mine,s\n");
    finish_world(&world);
    check_loss(&world, (struct wish){.format = "json"}, lost, 1);
    check(&world, (struct wish){.format = "tables", .part = 2},
          "id,title,kind,date,date_text,place,count,description,url,part_of,label,"
          "source\ne1,,,2015,,,,,,,mine,s\ne2,,,,,,,,,,mine,s\n");
    close_world(&world);
    world =
        small_world("'events': [{'id': 'e', 'source': 's', 'target': 't', '': 'x'}]");
    check_loss(&world, (struct wish){.format = "tables", .part = 2}, lost, 2);
    close_world(&world);
}

/* The lines of a calendar, unfolded as RFC 5545, 3.1 says; fails where one is too long,
 * or is folded within a character. */
static void
unfold(const char *folded, char *text)
{
    size_t octets = 0;
    for (; *folded; folded++) {
        if (strncmp(folded, "\r\n ", 3) == 0) {
            folded += 2;
            octets = 1;
            assert_int_not_equal(folded[1] & 0xC0, 0x80);
        } else if (strncmp(folded, "\r\n", 2) == 0) {
            *text++ = '\n';
            folded++;
            octets = 0;
        } else {
            assert_true(octets++ < 75 && *folded != '\r' && *folded != '\n');
            *text++ = *folded;
        }
    }
    *text = '\0';
}

/* Draws the calendar of an event that has this title and id, and looks for a line. */
static void
check_line(const char *id, const char *title, const char *line,
           struct tl_losses *losses)
{
    struct paper paper;
    char text[1 << 12];
    char wanted[1 << 11];
    json_t *event =
        json_pack("{s:s, s:s, s:s}", "id", id, "title", title, "date", "2015-05-08");
    json_t *dataset = json_pack("{s:s, s:[o]}", "tieline", "1", "events", event);
    char *json = json_dumps(dataset, 0);
    struct world world = world_of(json);
    unfold(draw(&world, (struct wish){.format = "ics"}, &paper, losses), text);
    snprintf(wanted, sizeof wanted, "\n%s\n", line);
    if (!strstr(text, wanted))
        fail_msg("%s is not in\n%s", line, text);
    close_world(&world);
    json_decref(dataset);
    tl_free(json);
}

static void
texts_of_calendars_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        const char *line;
        unsigned spoilt;
    } cases[] = {
        {"plain: \"text\"", "SUMMARY:plain: \"text\"", 0},
        {"a;b,c\\d", "SUMMARY:a\\;b\\,c\\\\d", 0},
        {"\\n", "SUMMARY:\\\\n", 0},
        {"a\nb\r\nc\rd", "SUMMARY:a\\nb\\nc\\nd", 0},
        {"a\ttab", "SUMMARY:a\ttab", 0},
        {"\x01\x1B\x7F.", "SUMMARY:\uFFFD\uFFFD\uFFFD.", 3},
        {"BEGIN:VEVENT\r\nEND", "SUMMARY:BEGIN:VEVENT\\nEND", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tl_losses losses;
        check_line("e", cases[i].title, cases[i].line, &losses);
        assert_int_equal(losses.losses[0].cause ? losses.losses[0].count : 0,
                         cases[i].spoilt);
    }
}

static void
ids_of_calendars_are_escaped(void **state)
{
    (void)state;
    struct tl_losses losses;
    check_line("a;b", "t", "UID:a\\;b@tieline", &losses);
}

/* Characters of 1 to 4 octets, and escapes of 2, at every offset around the fold. */
static void
lines_of_calendars_are_folded_between_characters(void **state)
{
    (void)state;
    static const char *const characters[][2] = {
        {"a", "a"},           {"\u00E9", "\u00E9"},
        {"\u20AC", "\u20AC"}, {"\U0001F600", "\U0001F600"},
        {",", "\\,"},         {"\n", "\\n"},
    };
    for (size_t c = 0; c < sizeof characters / sizeof *characters; c++) {
        for (size_t before = 54; before < 70; before++) {
            struct tl_losses losses;
            char title[512] = "";
            char line[512] = "SUMMARY:";
            memset(title, '-', before);
            memset(line + strlen(line), '-', before);
            for (size_t i = 0; i < 40; i++) {
                strcat(title, characters[c][0]);
                strcat(line, characters[c][1]);
            }
            check_line("e", strcat(title, "."), strcat(line, "."), &losses);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_complete),
        cmocka_unit_test(json_of_nothing),
        cmocka_unit_test(tables_read_back),
        cmocka_unit_test(tables_have_all_fields),
        cmocka_unit_test(edge_list),
        cmocka_unit_test(raw_cells),
        cmocka_unit_test(nodes),
        cmocka_unit_test(events_for_spreadsheets),
        cmocka_unit_test(links_out_of_the_selection),
        cmocka_unit_test(attributes_with_taken_names),
        cmocka_unit_test(texts_of_calendars_are_escaped),
        cmocka_unit_test(ids_of_calendars_are_escaped),
        cmocka_unit_test(lines_of_calendars_are_folded_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
