#include "mappings.h"

#include <string.h>

#include "src/read/tables/kind.h"

/* The columns of both tables of GDELT, which differ in the last ones. */
#define GDELT(place, url)                                                              \
    "no-header = yes\n"                                                                \
    "no-quotes = yes\n"                                                                \
    "date-format = %Y%m%d\n"                                                           \
    "id = 1\n"                                                                         \
    "date = 2\n"                                                                       \
    "kind = {29:01=make public statement;02=appeal;"                                   \
    "03=express intent to cooperate;04=consult;"                                       \
    "05=engage in diplomatic cooperation;"                                             \
    "06=engage in material cooperation;07=provide aid;08=yield;"                       \
    "09=investigate;10=demand;11=disapprove;12=reject;13=threaten;"                    \
    "14=protest;15=exhibit force posture;16=reduce relations;17=coerce;"               \
    "18=assault;19=fight;20=use unconventional mass violence}\n"                       \
    "title = {7} – {17}|7|17|'actors not named'\n"                                   \
    "source = 6\n"                                                                     \
    "source_aliases = 7\n"                                                             \
    "target = 16\n"                                                                    \
    "target_aliases = 17\n"                                                            \
    "place = " place "\n"                                                              \
    "url = " url "\n"                                                                  \
    "cameo = 27\n"                                                                     \
    "goldstein = 31\n"                                                                 \
    "mentions = 32\n"                                                                  \
    "tone = 35\n"                                                                      \
    "attributes =\n"

const struct tl_known_mapping tl_known_mappings[] = {
    {"icews",
     "ICEWS events as knowledge graphs have them: source, kind, target, day",
     {NULL},
     0,
     "no-header = yes\n"
     "source = 1\n"
     "kind = 2\n"
     "target = 3\n"
     "date = 4\n"},
    {"cow-alliances",
     "Correlates of War, formal alliances 4.1, by member",
     {"version4id", "mem_st_year", "state_name", NULL},
     0,
     "id = alliance-{version4id}\n"
     "title = ss_type?\n"
     "kind = ss_type?|'alliance'\n"
     "date = {all_st_year}-{all_st_month}-{all_st_day}\n"
     "end = {all_end_year}-{all_end_month}-{all_end_day}|..\n"
     "actor = state_name\n"
     "role = 'member'\n"
     "member_date = {mem_st_year}-{mem_st_month}-{mem_st_day}\n"
     "member_end = {mem_end_year}-{mem_end_month}-{mem_end_day}|..\n"},
    {"cow-mids",
     "Correlates of War, militarized disputes 5.0 (MIDA)",
     {"dispnum", "hostlev", "settle", NULL},
     0,
     "missing = -9\n"
     "id = mid-{dispnum}\n"
     "title = Dispute {dispnum}\n"
     "kind = {hostlev:1=no militarized action;2=threat of force;3=display of "
     "force;4=use of force;5=war}\n"
     "date = {styear}-{stmon}-{stday}\n"
     "end = {endyear}-{endmon}-{endday}\n"
     "attributes = outcome?; settle?; fatality?; hiact?; recip?\n"},
    {"cow-mid-members",
     "and who took part in them (MIDB), beside cow-mids",
     {"dispnum", "stabb", "sidea", NULL},
     0,
     "missing = -9\n"
     "id = mid-{dispnum}\n"
     "actor = stabb\n"
     "role = {sidea:1=initiator;0=target}\n"
     "member_date = {styear}-{stmon}-{stday}\n"
     "member_end = {endyear}-{endmon}-{endday}\n"
     "attributes = revstate?; fatality?; hiact?; hostlev?; orig?\n"},
    {"ucdp-ged",
     "UCDP Georeferenced Event Dataset",
     {"side_a", "side_b", "date_prec", NULL},
     0,
     "id = ged-{id}\n"
     "title = dyad_name?\n"
     "kind = {type_of_violence:1=state-based conflict;2=non-state conflict;3=one-sided "
     "violence}\n"
     "date = [{date_start:1-10}..{date_end:1-10}]\n"
     "place = {where_coordinates?}, {country?}|country?\n"
     "description = source_headline?\n"
     "source = side_a\n"
     "target = side_b\n"
     "attributes = conflict_name?; date_prec?; where_prec?; event_clarity?; latitude?; "
     "longitude?; best?; high?; low?\n"},
    {"acled",
     "Armed Conflict Location and Event Data",
     {"event_id_cnty", "event_date", "actor1", NULL},
     0,
     "date-format = %d %B %Y|%d-%B-%Y|%d-%b-%y|%d/%m/%Y\n"
     "id = event_id_cnty\n"
     "title = {sub_event_type?} in {location?}|{event_type} in {location?}\n"
     "kind = event_type\n"
     "date = {time_precision?:is 2;3}{event_date}~|"
     "{time_precis?:is 2;3}{event_date}~|event_date\n"
     "place = {location?}, {country?}|country?\n"
     "description = notes?\n"
     "source = actor1\n"
     "target = actor2?\n"
     "actor(ally of source) = {assoc_actor_1?:each ;}\n"
     "actor(ally of target) = {assoc_actor_2?:each ;}\n"
     "actor(ally of source) = {ally_actor_1?:each ;}\n"
     "actor(ally of target) = {ally_actor_2?:each ;}\n"
     "reported_by = source?\n"
     "attributes = time_precision?; geo_precision?; latitude?; longitude?; "
     "fatalities?\n"},
    {"gdelt-1", "GDELT 1.0 events, 58 columns", {NULL}, 58, GDELT("51", "58?")},
    {"gdelt-2", "GDELT 2.0 events, 61 columns", {NULL}, 61, GDELT("53", "61")},
    {"icews-coded",
     "ICEWS coded event data",
     {"Source Name", "Target Name", "CAMEO Code", NULL},
     0,
     "id = Event ID?\n"
     "date = Event Date\n"
     "title = {Event Text}: {Source Name} – {Target Name}|Event Text\n"
     "kind = Event Text\n"
     "source = Source Name\n"
     "target = Target Name\n"
     "place = {City?}, {Country?}|Country?\n"
     "cameo = CAMEO Code?\n"
     "intensity = Intensity?\n"
     "publisher = Publisher?\n"
     "attributes =\n"},
    {"gephi-edges",
     "edges as Gephi exports them",
     {"Source", "Target", "Weight", NULL},
     0,
     "table = relations\n"
     "source = Source\n"
     "target = Target\n"
     "kind = Label?\n"
     "weight = Weight?\n"
     "directed = {Type?:Directed=yes;Undirected=no}\n"},
    {"gephi-nodes",
     "nodes as Gephi exports them, beside gephi-edges",
     {"Id", "Label", NULL},
     0,
     "table = actors\n"
     "id = Id\n"
     "name = Label?\n"},
    {NULL, NULL, {NULL}, 0, NULL},
};

const struct tl_known_mapping *
tl_known_mapping_find(const char *name)
{
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name;
         known++) {
        if (strcmp(known->name, name) == 0)
            return known;
    }
    return NULL;
}

/* Editions of one table differ in case. */
static bool
has_column(const char *const *columns, const char *mark)
{
    while (*columns && !tl_name_is(*columns, strlen(*columns), mark))
        columns++;
    return *columns;
}

static bool
has_columns(const char *const *columns, const char *const *marks)
{
    while (*marks && has_column(columns, *marks))
        marks++;
    return !*marks;
}

const struct tl_known_mapping *
tl_known_mapping_guess(const char *const *columns, size_t count)
{
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name;
         known++) {
        bool fits = known->marks[0]
                        ? has_columns(columns, known->marks)
                        : count == known->columns &&
                              strspn(columns[0], "0123456789") == strlen(columns[0]);
        if (fits)
            return known;
    }
    return NULL;
}
