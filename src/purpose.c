#include "purpose.h"

#include <string.h>

#include "graph/ascii.h"
#include "graph/text.h"

enum { MOST_WORDS = 32 };

/* Names in small letters, without what stands between words; the likeliest first. */
static const char *const words[TL_PURPOSES][MOST_WORDS] = {
    [TL_FOR_ID] = {"id", "eventid", "uid", "uuid", "recordid", "incidentid",
                   "meetingid", "caseid", "item"},
    [TL_FOR_TITLE] = {"title",      "headline", "subject",    "eventname",  "event",
                      "summary",    "heading",  "itemlabel",  "eventlabel", "treaty",
                      "treatyname", "titel",    "titre",      "name",       "topic",
                      "label",      "purpose",  "object",     "what",       "meeting",
                      "battle",     "war",      "conference", "conflict",   "incident",
                      "case",       "match"},
    [TL_FOR_KIND] = {"kind", "type", "eventtype", "category", "relation",
                     "relationship", "relationtype", "predicate", "action", "verb",
                     "interaction"},
    [TL_FOR_DATE] = {"date",        "eventdate", "day",         "when",
                     "datetime",    "timestamp", "startdate",   "datestart",
                     "start",       "starttime", "begin",       "began",
                     "begindate",   "since",     "pointintime", "published",
                     "publishedat", "created",   "createdat",   "sent",
                     "signed",      "time",      "datum",       "fecha",
                     "appointed",   "joined",    "entered",     "founded"},
    [TL_FOR_END] = {"end", "enddate", "dateend", "endtime", "until", "ended", "finish",
                    "finished", "resigned", "left", "dissolved"},
    [TL_FOR_ROLE] = {"author",       "client",      "committee", "company",
                     "defendant",    "director",    "donor",     "editor",
                     "employee",     "employer",    "lobbyist",  "member",
                     "minister",     "officer",     "official",  "organisation",
                     "organization", "perpetrator", "person",    "plaintiff",
                     "politician",   "recipient",   "speaker",   "sponsor",
                     "suspect",      "victim",      "witness"},
    [TL_FOR_ACTOR] = {"actor",        "actorname",    "country",     "countryname",
                      "statename",    "stateabb",     "stabb",       "member",
                      "party",        "person",       "participant", "participantlabel",
                      "organisation", "organization", "company",     "gname",
                      "group",        "perpetrator",  "player",      "speaker",
                      "user",         "state",        "author"},
    [TL_FOR_ACTORS] = {"participants", "actors", "parties", "members", "attendees",
                       "who", "people", "persons", "signatories", "characters",
                       "organisations", "organizations", "companies", "countries",
                       "states", "authors", "speakers", "players", "names"},
    [TL_FOR_PLACE] = {"place", "location", "city", "venue", "town", "where",
                      "locality"},
    [TL_FOR_DESCRIPTION] = {"description", "notes", "note", "text", "abstract",
                            "details", "comment", "comments", "content", "body"},
    [TL_FOR_URL] = {"url", "link", "sourceurl", "href", "uri", "website"},
    [TL_FOR_WEIGHT] = {"weight", "value", "strength", "frequency", "amount"},
};

/* The words that such a name has somewhere, if none is called so altogether. */
static const char *const parts_of[TL_PURPOSES][3] = {
    [TL_FOR_KIND] = {"type", "category"},
    [TL_FOR_DATE] = {"date", "year"},
    [TL_FOR_PLACE] = {"place", "location"},
    [TL_FOR_URL] = {"url"},
};

/* What two columns are called, perhaps both with the same after it. */
static const char *const pairs[][2] = {
    {"source", "target"},
    {"from", "to"},
    {"sender", "recipient"},
    {"sender", "receiver"},
    {"supplier", "recipient"},
    {"donor", "recipient"},
    {"donor", "beneficiary"},
    {"exporter", "importer"},
    {"reporter", "partner"},
    {"origin", "destination"},
    {"origin", "dest"},
    {"parent", "subsidiary"},
    {"parent", "child"},
    {"seller", "buyer"},
    {"lender", "borrower"},
    {"creditor", "debtor"},
    {"employer", "employee"},
    {"payer", "payee"},
    {"attacker", "victim"},
    {"attacker", "defender"},
    {"aggressor", "victim"},
    {"perpetrator", "victim"},
    {"caller", "callee"},
    {"follower", "followed"},
    {"giver", "receiver"},
    {"subject", "object"},
    {"home", "away"},
    {"winner", "loser"},
    {"investor", "company"},
    {"client", "contractor"},
    {"endorser", "endorsee"},
    {"petitioner", "respondent"},
    {"plaintiff", "defendant"},
    {"von", "an"},
    {"auftraggeber", "auftragnehmer"},
};

/* What two columns are called that differ in a number or letter at the end. */
static const char *const twins[] = {
    "actor",  "side",         "party",        "person", "name",      "country",
    "state",  "ccode",        "stateabb",     "stabb",  "team",      "player",
    "user",   "node",         "entity",       "member", "character", "company",
    "group",  "organisation", "organization", "hero",   "iso",       "author",
    "statea", "countrycode",
};

/* What people call the parts of a date. */
static const char *const part_names[3][4] = {
    {"year", "yr"}, {"month", "mon", "mo"}, {"day", "dy"}};

enum { SIMPLE_MAX = 64 };

/* Small letters and digits only; "" where there would be too many. */
static size_t
simplify(const char *name, char simple[SIMPLE_MAX])
{
    size_t length = 0;
    for (; *name && length + 1 < SIMPLE_MAX; name++) {
        if (tl_ascii_is_letter(*name) || tl_ascii_is_digit(*name))
            simple[length++] = tl_ascii_lower(*name);
    }
    length = *name ? 0 : length;
    simple[length] = '\0';
    return length;
}

bool
tl_purpose_is_usable(const char *name)
{
    return name[strcspn(name, "\"'{}|:$`\\=;,!?")] == '\0' &&
           name[strspn(name, "0123456789")] != '\0';
}

static bool
is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Whether a name has a word in it: "FlightDate" has "date", "candidate" has not. */
static bool
has_word(const char *name, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = name; *at; at++) {
        size_t same = 0;
        while (same < length && tl_ascii_lower(at[same]) == word[same])
            same++;
        bool begins = at == name || !tl_ascii_is_letter(at[-1]) ||
                      (is_capital(*at) && !is_capital(at[-1]));
        bool ends = !tl_ascii_is_letter(at[same]) ||
                    (is_capital(at[same]) && !is_capital(at[same - (same > 0)]));
        if (same == length && begins && ends)
            return true;
    }
    return false;
}

static size_t
find_called(const char *const *names, const char *wanted)
{
    char simple[SIMPLE_MAX];
    for (size_t i = 0; names[i]; i++) {
        if (tl_purpose_is_usable(names[i]) && simplify(names[i], simple) &&
            strcmp(simple, wanted) == 0)
            return i;
    }
    return TL_NO_COLUMN;
}

static size_t
find_with(const char *const *names, const char *word)
{
    for (size_t i = 0; names[i]; i++) {
        if (tl_purpose_is_usable(names[i]) && has_word(names[i], word) &&
            !has_word(names[i], "end"))
            return i;
    }
    return TL_NO_COLUMN;
}

bool
tl_purpose_is_number(const char *name)
{
    static const char *const ends[] = {"id", "no", "num", "number", "nr"};
    char simple[SIMPLE_MAX];
    size_t length = tl_purpose_is_usable(name) ? simplify(name, simple) : 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (length >= end && strcmp(simple + length - end, ends[i]) == 0)
            return true;
    }
    return false;
}

size_t
tl_purpose_column(const char *const *names, enum tl_purpose purpose)
{
    size_t found = TL_NO_COLUMN;
    for (size_t i = 0; found == TL_NO_COLUMN && i < MOST_WORDS && words[purpose][i];
         i++)
        found = find_called(names, words[purpose][i]);
    for (size_t i = 0; found == TL_NO_COLUMN && parts_of[purpose][i]; i++)
        found = find_with(names, parts_of[purpose][i]);
    return found;
}

/* The column that is called `second` where another one is called `first`, both with
 * the same after it. */
static bool
find_pair(const char *const *names, const char *const both[2], size_t pair[2])
{
    char simple[SIMPLE_MAX];
    char wanted[2 * SIMPLE_MAX];
    size_t length = strlen(both[0]);
    for (pair[0] = 0; names[pair[0]]; pair[0]++) {
        if (!tl_purpose_is_usable(names[pair[0]]) ||
            !simplify(names[pair[0]], simple) || strncmp(simple, both[0], length) != 0)
            continue;
        strcpy(wanted, both[1]);
        strcat(wanted, simple + length);
        pair[1] = find_called(names, wanted);
        if (pair[1] != TL_NO_COLUMN)
            return true;
    }
    return false;
}

static bool
find_twins(const char *const *names, const char *twin, size_t pair[2])
{
    static const char *const ends[][2] = {{"1", "2"}, {"a", "b"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char both[2][SIMPLE_MAX];
        for (size_t k = 0; k < 2; k++)
            strcat(strcpy(both[k], twin), ends[i][k]);
        if (find_pair(names, (const char *[]){both[0], both[1]}, pair))
            return true;
    }
    return false;
}

bool
tl_purpose_pair(const char *const *names, size_t pair[2])
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (find_pair(names, pairs[i], pair))
            return true;
    }
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        if (find_twins(names, twins[i], pair))
            return true;
    }
    return false;
}

static bool
is_of_end(const char *name)
{
    return has_word(name, "end") || tl_text_begins(name, "end");
}

/* The column called like that of the year, but with another part in its place. */
static size_t
find_part(const char *const *names, const char *year, const char *at, size_t length,
          const char *const *others)
{
    char wanted[2 * SIMPLE_MAX];
    size_t before = (size_t)(at - year);
    size_t found = TL_NO_COLUMN;
    for (; found == TL_NO_COLUMN && *others; others++) {
        memcpy(wanted, year, before);
        strcat(strcpy(wanted + before, *others), at + length);
        found = find_called(names, wanted);
    }
    return found;
}

bool
tl_purpose_parts(const char *const *names, bool is_end, size_t parts[3])
{
    char simple[SIMPLE_MAX];
    for (parts[0] = 0; names[parts[0]]; parts[0]++) {
        if (!tl_purpose_is_usable(names[parts[0]]) ||
            !simplify(names[parts[0]], simple) || is_of_end(names[parts[0]]) != is_end)
            continue;
        for (size_t i = 0; part_names[0][i]; i++) {
            const char *at = strstr(simple, part_names[0][i]);
            size_t length = strlen(part_names[0][i]);
            parts[1] =
                at ? find_part(names, simple, at, length, part_names[1]) : TL_NO_COLUMN;
            if (parts[1] == TL_NO_COLUMN)
                continue;
            parts[2] = find_part(names, simple, at, length, part_names[2]);
            return true;
        }
    }
    return false;
}

bool
tl_purpose_has_events(const char *const *names)
{
    size_t columns[3];
    bool dated = tl_purpose_parts(names, false, columns) ||
                 tl_purpose_column(names, TL_FOR_DATE) != TL_NO_COLUMN;
    return dated && (tl_purpose_pair(names, columns) ||
                     tl_purpose_column(names, TL_FOR_ACTORS) != TL_NO_COLUMN);
}
