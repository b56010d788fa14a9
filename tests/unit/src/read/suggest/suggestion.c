/* First mappings, from what the columns of a table are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/memory.h"
#include "src/read/suggest/make.h"
#include "src/read/suggest/suggestion.h"
#include "tests/support/support.h"

enum { MOST = 12, ROWS = 8 };

/* Parts a text where a character stands, which may be nothing between two; returns how
 * many parts there are. */
static size_t
part(char *text, char divider, char **parts)
{
    size_t count = 0;
    if (*text)
        parts[count++] = text;
    for (; *text; text++) {
        if (*text == divider) {
            *text = '\0';
            parts[count++] = text + 1;
        }
    }
    parts[count] = NULL;
    return count;
}

struct rows {
    char text[512];
    struct tl_cell cells[ROWS][MOST];
    struct tl_row row[ROWS];
    struct tl_sample sample;
};

/* "A|B\nC|D" as two rows of two cells. */
static const struct tl_sample *
make_rows(struct rows *rows, const char *text)
{
    char *lines[ROWS + 1];
    char *cells[MOST + 1];
    *rows = (struct rows){.sample.rows = rows->row};
    rows->sample.count = part(strcpy(rows->text, text), '\n', lines);
    for (size_t i = 0; i < rows->sample.count; i++) {
        size_t count = part(lines[i], '|', cells);
        rows->row[i] = (struct tl_row){rows->cells[i], count, count, {0}, false};
        for (size_t k = 0; k < count; k++)
            rows->cells[i][k] =
                (struct tl_cell){.text = cells[k], .length = strlen(cells[k])};
    }
    return &rows->sample;
}

static void
check_text(char *draft, const char *wanted)
{
    assert_int_equal(!draft, !wanted);
    if (draft)
        assert_string_equal(draft, wanted);
    tl_free(draft);
}

/* What a draft leaves open is `doubt`, NULL where that is nothing. */
static void
check_doubt(const char *head, const char *below, const char *wanted, const char *doubt)
{
    char names_text[256];
    char *names[MOST + 1];
    struct rows rows;
    struct tl_remarks said = {0};
    part(strcpy(names_text, head), '|', names);
    check_text(
        tl_suggestion_make((const char *const *)names, make_rows(&rows, below), &said),
        wanted);
    assert_string_equal(said.doubt.length ? said.doubt.text : "", doubt ? doubt : "");
    tl_remarks_clear(&said);
}

static void
check_draft(const char *head, const char *below, const char *wanted)
{
    check_doubt(head, below, wanted, NULL);
}

static void
names_tell_the_purpose(void **state)
{
    (void)state;
    check_draft("date|from|to|subject", "",
                "--columns \"date=date,source=from,target=to,title=subject\"");
    check_draft("Event Date|Actor_1|Actor_2|EventType", "",
                "--columns "
                "\"date=Event Date,source=Actor_1,target=Actor_2,kind=EventType\"");
    check_draft("FlightDate|Origin|Dest|Carrier", "",
                "--columns \"date=FlightDate,source=Origin,target=Dest,kind='event'\"");
    check_draft("reporter_iso|partner_iso|Year|url", "",
                "--columns \"date=Year,source=reporter_iso,target=partner_iso,"
                "kind='event',url=url\"");
    check_draft("Object|Seller|Buyer|Sale date|Place of sale", "",
                "--columns \"date=Sale date,source=Seller,target=Buyer,title=Object,"
                "place=Place of sale\"");
    check_draft("Company|Officer|Appointed|Resigned", "",
                "--columns \"date=Appointed,end=Resigned,actor(Company)=Company,"
                "actor(Officer)=Officer,kind='event'\"");
    check_draft("Person|Organisation|Position|From|To", "Ann|MIT|dean|1999|2003",
                "--columns \"date=From,end=To,actor(Organisation)=Organisation,"
                "actor(Person)=Person,kind=Position\"");
    check_draft("Meeting|Date|Participants", "",
                "--columns \"date=Date,actor={Participants:each ;},title=Meeting\"");
    check_draft("When|Headline|Place|Notes", "",
                "--columns \"date=When,title=Headline,place=Place,description=Notes\"");
}

static void
people_come_before_places_and_parties(void **state)
{
    (void)state;
    check_draft("source_loc_id|sender_id|recipient_id|target_loc_id|date", "",
                "--columns \"date=date,source=sender_id,target=recipient_id,"
                "kind='event'\"");
    check_draft("sender|senderID|senderDate|addressee|addresseeID", "",
                "--columns \"date=senderDate,source=sender,target=addressee,"
                "kind='event'\"");
    check_draft("year|party|candidate", "",
                "--columns \"date=year,actor=candidate,kind='event'\"");
    check_draft(
        "Appointee|Position|Start Date|End Date", "A|b|1990|1991",
        "--columns \"date=Start Date,end=End Date,actor=Appointee,role=Position,"
        "kind='event'\"");
    check_draft("p1|p2|start", "",
                "--columns \"date=start,source=p1,target=p2,kind='event'\"");
}

static void
dates_have_parts_and_ends(void **state)
{
    (void)state;
    check_draft("iyear|imonth|iday|gname|eventid", "",
                "--columns "
                "\"date={iyear}-{imonth}-{iday},actor=gname,id=eventid\"");
    check_draft("StYear|StMon|EndYear|EndMon|Side A|Side B", "",
                "--columns \"date={StYear}-{StMon},end={EndYear}-{EndMon},"
                "source=Side A,target=Side B,kind='event'\"");
    check_draft("Start|End|Who|Topic", "",
                "--columns \"date=Start,end=End,actor={Who:each ;},title=Topic\"");
}

static void
cells_tell_what_names_do_not(void **state)
{
    (void)state;
    check_draft(
        "Year|Topic|Exact Date", "1864|A|end of term\n1865|B|1865-05-04",
        "--date-format \"text\" --columns \"date=Exact Date|Year,title=Topic\"");
    check_draft("Year|Topic|Exact Date", "1864|A|1864-01-02\n1865|B|1865-05-04",
                "--columns \"date=Exact Date,title=Topic\"");
    check_draft("Signed|Parties|Treaty", "3 May 1815|France, Austria and Prussia|X",
                "--date-format \"%d %B %Y\" --columns \"date=Signed,actor={Parties:"
                "each , and :each ,:each  and },title=Treaty\"");
    check_draft("Title|When|People", "X|1990|2\nY|1991|4",
                "--columns \"date=When,title=Title\"");
    check_draft("Title|From|To|People", "X|1990|1995|A",
                "--columns \"date=From,end=To,actor={People:each ;},title=Title\"");
    check_draft("Day|From|To", "1990|1990|1995",
                "--columns \"date=Day,source=From,target=To,kind='event'\"");
}

/* The first cell may be empty, of one name, or of a date that can be read in two ways.
 */
static void
several_rows_tell_more_than_one(void **state)
{
    (void)state;
    check_draft("Signed|Who|Treaty",
                "3/4/1815|France|X\n|France;Spain|Y\n25/4/1815|A|Z",
                "--date-format \"%d/%m/%Y\" --columns \"date=Signed,actor={Who:each ;},"
                "title=Treaty\"");
    check_draft("Date|Title", "3/4/15|X\n4/25/15|Y",
                "--date-format \"%m/%d/%y\" --columns \"date=Date,title=Title\"");
    check_draft("Date|Title", "|X\n5.4.2015|Y",
                "--date-format \"%d.%m.%Y\" --columns \"date=Date,title=Title\"");
    check_draft("Start|End|Title", "2015|3.4.2015|X\n2016|2016|Y",
                "--date-format \"%d.%m.%Y\" --columns "
                "\"date=Start,end=End,title=Title\"");
    check_draft("Start|End|Title", "2015|present|X",
                "--columns \"date=Start,end=End,title=Title\"");
    check_draft("Start|End|Title", "2015||X\n2016||Y",
                "--columns \"date=Start,title=Title\"");
    /* Numbers of years, not of this century's. */
    check_draft("Year|Title", "98|X\n-44|Y",
                "--date-format \"year\" --columns \"date=Year,title=Title\"");
}

static void
dates_of_several_kinds_have_several_formats(void **state)
{
    (void)state;
    check_draft("Date|Title", "3.4.2015|X\n5.4.2015|Y\nc. 2015|Z",
                "--date-format \"%d.%m.%Y|words\" --columns \"date=Date,title=Title\"");
    check_draft("Date|Title", "8 May 2015|X\nc. 2015|Y",
                "--date-format \"words\" --columns \"date=Date,title=Title\"");
    check_draft("Date|Title", "3.4.2015|X\nWhitsun|Y",
                "--date-format \"%d.%m.%Y|text\" --columns \"date=Date,title=Title\"");
    /* Words in any script, also where a char has no sign. */
    check_draft("Name|Date|Who", "A|1999|X\nB|\u043e\u043a\u043e\u043b\u043e|Y",
                "--date-format \"text\" --columns \"date=Date,actor={Who:each ;},"
                "title=Name\"");
    check_draft("Date|Title", "2015|X\nn/a|Y\n?|Z\n?|Z",
                "--missing \"n/a,?\" --columns \"date=Date,title=Title\"");
}

static void
what_rows_leave_open_is_said(void **state)
{
    (void)state;
    check_doubt("Date|Title", "3/4/2015|X\n5/6/2015|Y",
                "--columns \"date=Date,title=Title\"",
                "--date-format '%d/%m/%Y' or '%m/%d/%Y' for dates such as '3/4/2015'");
    check_doubt("Date|Title", "25/4/2015|X\n4/25/2015|Y\n3/4/2015|Z",
                "--columns \"date=Date,title=Title\"",
                "one kind of dates, not both '25/4/2015' and '4/25/2015'");
}

/* A column that is called like dates, but has none, is not one while another is; nor
 * are numbers titles. */
static void
columns_without_dates_are_passed_over(void **state)
{
    (void)state;
    check_draft("Time|Year|Title", "12:30 h|1999|X",
                "--columns \"date=Year,title=Title\"");
    check_draft("Tag|Title", "red|X", NULL);
    check_draft("Date|Title|Summary", "1999|17|X",
                "--columns \"date=Date,title=Summary\"");
    check_draft("Date|Title", "1999|1984", "--columns \"date=Date,title=Title\"");
    check_draft("Day|Title", "8 mai 2015|X",
                "--date-format \"text\" --columns \"date=Day,title=Title\"");
}

static void
roles_and_members_are_told_apart(void **state)
{
    (void)state;
    check_draft("Meeting Date|Minister|Organisation|Purpose", "",
                "--columns \"date=Meeting Date,actor(Minister)=Minister,"
                "actor(Organisation)=Organisation,title=Purpose\"");
    check_draft("rcid|country|date|vote", "",
                "--columns \"date=date,actor=country,role=vote,id=rcid\"");
    check_draft("votes|country|date", "",
                "--columns \"date=date,actor=country,kind='event'\"");
}

/* Rows of one title are of one event, if they are of one date, too. */
static void
rows_that_repeat_are_one_event(void **state)
{
    (void)state;
    check_draft("battle|date|combatant", "B|1805|F\nB|1805|R\nW|1809|F",
                "--columns \"date=date,actor=combatant,id=battle,title=battle\"");
    check_draft("bill|date|member|vote", "B|1805|F|yes\nB|1805|R|no\nW|1809|F|no",
                "--columns \"date=date,actor=member,role=vote,id=bill,title=bill\"");
    check_draft("event|date|participants", "B|1805|F\nB|1805|R\nB|1809|F",
                "--columns \"date=date,actor=participants,id={event} {date},"
                "title=event\"");
    check_draft("event|date|participants", "B|1805|F\nC|1805|R",
                "--columns \"date=date,actor={participants:each ;},title=event\"");
    /* What differs between the rows of an event is not said of it. */
    check_draft("event|date|actor|place", "B|1805|F|X\nB|1805|R|Y",
                "--columns \"date=date,actor=actor,id=event,title=event,attributes=\"");
    check_draft("id|date|actor|title", "1|1805|F|X\n1|1806|R|X",
                "--columns \"date=date,actor=actor,title=title,attributes=\"");
    check_draft("event|year|month|actor", "B|1805|1|F\nB|1805|1|R\nC|1805|1|R",
                "--columns \"date={year}-{month},actor=actor,id=event,title=event\"");
}

static void
actors_may_be_lists(void **state)
{
    (void)state;
    check_draft("date|sender|recipient", "1794|A|B\n1795|A|B; C",
                "--columns \"date=date,source=sender,target={recipient:each ;},"
                "kind='event'\"");
    check_draft("title|year|author", "X|1794|A, B\nY|1795|C",
                "--columns \"date=year,actor=author,title=title\"");
}

/* A state that has a town in it is no actor. */
static void
states_of_towns_are_places(void **state)
{
    (void)state;
    check_draft("date|city|state|endorser|candidate", "",
                "--columns \"date=date,source=endorser,target=candidate,kind='event',"
                "place={city}, {state}|state|city\"");
    check_draft("date|event|city|state", "",
                "--columns \"date=date,title=event,place={city}, {state}|state|city\"");
    check_draft("date|event|state", "",
                "--columns \"date=date,actor=state,title=event\"");
    check_draft("date|event|country|city", "",
                "--columns \"date=date,actor=country,title=event,place=city\"");
}

static void
families_and_books_are_known(void **state)
{
    (void)state;
    check_draft("Name|Born|Died|Father|Mother|Spouse", "A|c. 1900|1980|B|C|D",
                "--date-format \"words\" --columns \"date=Born,end=Died,title=Name,"
                "target=Name,source=Father,source=Mother,actor(spouse)=Spouse,"
                "kind='life'\"");
    check_draft("ID|Name|Birth|Father|Mother", "1|A|1900||2",
                "--columns \"date=Birth,title=Name,target=ID,target_name=Name,"
                "source=Father,source=Mother,kind='birth'\"");
    check_draft("Name|Birth date|Father", "",
                "--columns \"date=Birth date,title=Name,target=Name,source=Father,"
                "kind='birth'\"");
    check_draft("Title|Year|Author(s)|DOI", "X|1999|A; B|10.1000/1",
                "--columns \"date=Year,actor={Author(s):each ;},title=Title,"
                "url=https://doi.org/{DOI}\"");
    check_draft("officer|company|role|appointed|resigned", "",
                "--columns \"date=appointed,end=resigned,actor(company)=company,"
                "actor(officer)=officer,kind=role\"");
}

static void
ties_of_all_sorts_are_known(void **state)
{
    (void)state;
    check_draft("Marriage date|Husband|Wife|Place", "",
                "--columns \"date=Marriage date,actor(Husband)=Husband,"
                "actor(Wife)=Wife,kind='event',place=Place\"");
    check_draft("item|itemLabel|start|personLabel", "",
                "--columns \"date=start,actor=personLabel,title=itemLabel\"");
    check_draft("Buyer|Seller|Date|Item", "",
                "--columns \"date=Date,source=Seller,target=Buyer,title=Item\"");
    check_draft("country|year|organization", "",
                "--columns \"date=year,source=country,target=organization,"
                "kind='event'\"");
    check_draft("Character A|Character B|Count", "",
                "-f csv:relations --columns \"source=Character A,target=Character B,"
                "weight=Count\"");
}

static void
what_no_name_tells_is_left_to_fill_in(void **state)
{
    (void)state;
    struct rows rows;
    const struct tl_sample *none = make_rows(&rows, "");
    check_text(tl_suggestion_with_gaps((const char *const[]){"a", "Day", NULL}, none),
               "--columns \"date=Day,title=...,actor=...\"");
    check_text(
        tl_suggestion_with_gaps((const char *const[]){"People", "What?", NULL}, none),
        "--columns \"date=...,title=2,actor=People\"");
}

static void
ties_without_dates_are_relations(void **state)
{
    (void)state;
    check_draft("hero1|hero2|weight", "",
                "-f csv:relations --columns "
                "\"source=hero1,target=hero2,weight=weight\"");
    check_draft("Exporter|Importer|2017|2018|2019", "",
                "-f csv:relations --columns \"source=Exporter,target=Importer,"
                "unpivot=2017..2019,date=column,weight=cell\"");
}

/* In any case, with marks or without. */
static void
names_may_be_in_other_languages(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Datum|Ereignis|Ort|Teilnehmer", "date=Datum,actor={Teilnehmer:each ;},"
                                          "title=Ereignis,place=Ort"},
        {"Vertragsdatum|Von|An|Art",
         "date=Vertragsdatum,source=Von,target=An,kind=Art"},
        {"Jahr|Monat|Tag|Titel", "date={Jahr}-{Monat}-{Tag},title=Titel"},
        {"D\u00e9but|Fin|\u00c9v\u00e9nement|Lieu",
         "date=D\u00e9but,end=Fin,title=\u00c9v\u00e9nement,place=Lieu"},
        {"Exp\u00e9diteur|Destinataire|Date", "date=Date,source=Exp\u00e9diteur,"
                                              "target=Destinataire,kind='event'"},
        {"FECHA|T\u00cdTULO|PARTICIPANTES|ENLACE",
         "date=FECHA,actor={PARTICIPANTES:each ;},title=T\u00cdTULO,url=ENLACE"},
        {"Fecha de firma|Origen|Destino|Tipo",
         "date=Fecha de firma,source=Origen,target=Destino,kind=Tipo"},
        {"A\u00f1o|Mes|D\u00eda|Suceso",
         "date={A\u00f1o}-{Mes}-{D\u00eda},title=Suceso"},
        {"Data|T\u00edtulo|Local|Pessoas",
         "date=Data,actor={Pessoas:each ;},title=T\u00edtulo,place=Local"},
        {"Data di inizio|Data di fine|Mittente|Destinatario",
         "date=Data di inizio,end=Data di fine,source=Mittente,target=Destinatario,"
         "kind='event'"},
        {"Datum|Gebeurtenis|Deelnemers|Plaats", "date=Datum,actor={Deelnemers:each ;},"
                                                "title=Gebeurtenis,place=Plaats"},
        {"ДАТА|Событие|УЧАСТНИКИ|Место",
         "date=ДАТА,actor={УЧАСТНИКИ:each ;},title=Событие,place=Место"},
        {"Дата подписания|Отправитель|Получатель",
         "date=Дата подписания,source=Отправитель,target=Получатель,kind='event'"},
        {"Data|Tytu\u0142|\u0179r\u00f3d\u0142o|Cel|Rodzaj",
         "date=Data,source=\u0179r\u00f3d\u0142o,target=Cel,title=Tytu\u0142,kind="
         "Rodzaj"},
        {"日期|事件|地点|参与者", "date=日期,actor=参与者,title=事件,place=地点"},
        {"年|月|日|来源|目标",
         "date={年}-{月}-{日},source=来源,target=目标,kind='event'"},
        {"التاريخ|الحدث|المكان|المشاركون",
         "date=التاريخ,actor={المشاركون:each ;},title=الحدث,place=المكان"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char wanted[256];
        snprintf(wanted, sizeof wanted, "--columns \"%s\"", cases[i][1]);
        check_draft(cases[i][0], "", wanted);
    }
}

/* What would mean something else in a mapping, or to a shell. */
static void
names_that_cannot_stand_there_are_numbers(void **state)
{
    (void)state;
    check_draft("When?|What?|Who?", "2015|Talks|Ann/Bob",
                "--columns \"date=1,actor={3:each /},title=2\"");
    check_draft("`date`|title", "", "--columns \"date=1,title=title\"");
    check_draft("battle:|date:|combatant:", "B|1805|F\nB|1805|R",
                "--columns \"date=2,actor=3,id=1,title=1\"");
    check_draft(
        "Year:|Member|Company!", "",
        "--columns \"date=1,actor(actor)=3,actor(Member)=Member,kind='event'\"");
}

static void
other_names_tell_nothing(void **state)
{
    (void)state;
    check_draft("a|b|c", "1|2|3", NULL);
    check_draft("date|price", "2015|3", NULL);
    check_draft("candidate|updated|country", "", NULL);
    /* Numbers are no names. */
    check_draft("date|2|1", "", NULL);
}

static bool
is_headless(const char *line)
{
    char text[256];
    struct rows rows;
    char *names[MOST + 1];
    part(strcpy(text, line), '|', names);
    return tl_sample_lacks_header((const char *const *)names, make_rows(&rows, ""));
}

static void
rows_are_no_names(void **state)
{
    (void)state;
    assert_true(is_headless("Iraq|Consult|Iran|2014-03-06"));
    assert_true(is_headless("17|Iraq|Iran"));
    assert_true(is_headless("Iraq|03/06/2014"));
    assert_false(is_headless("country|1990|1991"));
    assert_false(is_headless("country|3 months or more"));
    assert_false(is_headless("a|b"));
}

static void
check_headless(const char *below, const char *wanted)
{
    struct rows rows;
    struct tl_remarks said = {0};
    check_text(tl_suggestion_without_header(make_rows(&rows, below), &said), wanted);
    assert_int_equal(said.doubt.length, 0);
    tl_remarks_clear(&said);
}

static void
first_rows_tell_what_they_are(void **state)
{
    (void)state;
    check_headless("Iraq|Consult|Iran|2014-03-06",
                   "--no-header --columns \"source=1,kind=2,target=3,date=4\"");
    check_headless("06.03.2014|Iraq|Iran",
                   "--date-format \"%d.%m.%Y\" --no-header --columns "
                   "\"source=2,target=3,kind='event',date=1\"");
    check_headless("1|2|1082040961", "--date-format \"%s\" --no-header --columns "
                                     "\"source=1,target=2,kind='event',date=3\"");
    check_headless("17|4|2.5", "-f csv:relations --no-header --columns "
                               "\"source=1,target=2,weight=3\"");
    check_headless("17|4", "-f csv:relations --no-header --columns "
                           "\"source=1,target=2\"");
    check_headless("17|Iraq|Iran|2014-03-06",
                   "--no-header --columns "
                   "\"id=1,source=2,target=3,kind='event',date=4\"");
    check_headless("1999|Ann|Bob", "--no-header --columns "
                                   "\"source=2,target=3,kind='event',date=1\"");
    check_headless("|Iraq|Iran\n03/04/2014|A|B\n13/04/2014|B|A",
                   "--date-format \"%d/%m/%Y\" --no-header --columns "
                   "\"source=2,target=3,kind='event',date=1\"");
    /* A place on a map is nobody. */
    check_headless("1975-05-15|10.28|103.16\n1975-05-16|10.62|103.62", NULL);
    check_headless("17", NULL);
    check_headless("A|2014-03-06", NULL);
}

static void
matrices_become_rows(void **state)
{
    (void)state;
    check_draft("Country|USA|China|Russia", "China|3|0|2",
                "-f csv:relations --missing \"0\" --columns "
                "\"source=Country,target={column},weight=cell,unpivot=USA..Russia\"");
    check_draft("1|Event1|Event2", "Evelyn|1|0",
                "-f csv:relations --missing \"0\" --columns "
                "\"source=1,target={column},weight=cell,unpivot=Event1..Event2\"");
    check_draft("Country|USA|China|Russia", "India|3|0|2", NULL);
    check_draft("Country|USA|China|Russia", "China|3|x|2", NULL);
    check_draft("1|USA|China", "USA|0|2",
                "-f csv:relations --missing \"0\" --columns "
                "\"source=1,target={column},weight=cell,unpivot=USA..China\"");
    check_draft("Country|USA|Chi,na", "USA|3|1", NULL);
}

/* Those who are given by numbers are called as a column beside says. */
static void
numbers_have_names(void **state)
{
    (void)state;
    check_draft("date|winner_id|winner_name|loser_id|loser_name",
                "1901|1|Ann|2|Bob\n1902|2|Bob|3|Cy",
                "--columns \"date=date,source=winner_id,source_name=winner_name,"
                "target=loser_id,target_name=loser_name,kind='event'\"");
    check_draft("began|member_id|name", "1901|1|Ann\n1902|2|Bob\n1903|1|Ann",
                "--columns \"date=began,actor=member_id,actor_name=name,"
                "kind='event'\"");
    /* One number has two names. */
    check_draft("date|team_id|team_name", "1901|1|Red\n1902|1|Blue",
                "--columns \"date=date,actor=team_id,kind='event'\"");
}

/* A title differs from event to event, and says what it was rather than of what kind.
 */
static void
titles_differ(void **state)
{
    (void)state;
    check_draft("year|conference|song",
                "1901|East|Hail\n1902|East|March\n1903|East|Hymn\n1904|East|Ode\n"
                "1905|East|Reel\n1906|East|Air\n1907|East|Jig",
                "--columns \"date=year,title=song\"");
    check_draft("date|meeting type|author", "1901|open|Ann Lee",
                "--columns \"date=date,actor=author,kind=meeting type\"");
    check_draft("date|subject|case", "1901||A v. B\n1902|tax|B v. C\n1903||C v. D",
                "--columns \"date=date,title=case\"");
}

/* A column in which the rows of an event agree is kept, and no other. */
static void
rows_of_an_event_keep_what_they_share(void **state)
{
    (void)state;
    check_draft("bill|date|member|age|chamber", "B|1805|F|40|upper\nB|1805|R|50|upper",
                "--columns \"date=date,actor=member,id=bill,title=bill,"
                "attributes=chamber\"");
}

/* Names that stand in two columns are a pair, but not parts of wholes, nor few words.
 */
static void
only_names_are_shared(void **state)
{
    (void)state;
    check_draft("day|here|there",
                "1901|Ann Lee|Bob Roe\n1902|Bob Roe|Cy Poe\n1903|Cy Poe|Ann Lee",
                "--columns \"date=day,source=here,target=there,kind='event'\"");
    check_draft("day|part|whole",
                "1901|Wales|Britain\n1902|Britain|Britain\n1903|Wales|Britain\n"
                "1904|France|France",
                NULL);
    check_draft("a|b|c|d",
                "x|Ann Lee|Bob Roe|y\nx|Bob Roe|Cy Poe|y\nx|Cy Poe|Ann Lee|y", NULL);
}

/* Days and times as programs and people write them. */
static void
dates_are_written_in_many_ways(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"1861-11-7", "%Y-%m-%d"},
        {"2021-03-06T02:48:58.826Z", "%Y-%m-%dT%H:%M:%S.%f%z"},
        {"August 13, 2024, 1:35 PM", "%B %d, %Y, %I:%M %p"},
        {"13 Jul 1930 - 15:00", "%d %B %Y - %H:%M"},
        {"08:15:52 12 Feb 2020", "%T %d %b %Y"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char below[64], wanted[128];
        snprintf(below, sizeof below, "%s|X", cases[i][0]);
        snprintf(wanted, sizeof wanted,
                 "--date-format \"%s\" --columns \"date=Date,title=Title\"",
                 cases[i][1]);
        check_draft("Date|Title", below, wanted);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_tell_the_purpose),
        cmocka_unit_test(people_come_before_places_and_parties),
        cmocka_unit_test(dates_have_parts_and_ends),
        cmocka_unit_test(cells_tell_what_names_do_not),
        cmocka_unit_test(several_rows_tell_more_than_one),
        cmocka_unit_test(dates_of_several_kinds_have_several_formats),
        cmocka_unit_test(what_rows_leave_open_is_said),
        cmocka_unit_test(columns_without_dates_are_passed_over),
        cmocka_unit_test(roles_and_members_are_told_apart),
        cmocka_unit_test(rows_that_repeat_are_one_event),
        cmocka_unit_test(actors_may_be_lists),
        cmocka_unit_test(states_of_towns_are_places),
        cmocka_unit_test(families_and_books_are_known),
        cmocka_unit_test(ties_of_all_sorts_are_known),
        cmocka_unit_test(what_no_name_tells_is_left_to_fill_in),
        cmocka_unit_test(ties_without_dates_are_relations),
        cmocka_unit_test(names_may_be_in_other_languages),
        cmocka_unit_test(names_that_cannot_stand_there_are_numbers),
        cmocka_unit_test(other_names_tell_nothing),
        cmocka_unit_test(rows_are_no_names),
        cmocka_unit_test(first_rows_tell_what_they_are),
        cmocka_unit_test(matrices_become_rows),
        cmocka_unit_test(numbers_have_names),
        cmocka_unit_test(titles_differ),
        cmocka_unit_test(rows_of_an_event_keep_what_they_share),
        cmocka_unit_test(only_names_are_shared),
        cmocka_unit_test(dates_are_written_in_many_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
