#include "event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"

const struct tl_gedcom_kind tl_gedcom_kinds[TL_GEDCOM_KINDS] = {
    {"ADOP", "adoption", "Adoption", false, false, false},
    {"ANUL", "annulment", "Annulment of the marriage", false, false, false},
    {"BAPL", "LDS baptism", "LDS baptism", false, false, false},
    {"BAPM", "baptism", "Baptism", false, false, false},
    {"BARM", "bar mitzvah", "Bar mitzvah", false, false, false},
    {"BASM", "bas mitzvah", "Bas mitzvah", false, false, false},
    {"BIRT", "birth", "Birth", false, false, false},
    {"BLES", "blessing", "Blessing", false, false, false},
    {"BURI", "burial", "Burial", false, false, false},
    {"CAST", "caste", "Caste", true, false, false},
    {"CENS", "census", "Census", false, false, false},
    {"CHR", "christening", "Christening", false, false, false},
    {"CHRA", "adult christening", "Adult christening", false, false, false},
    {"CONF", "confirmation", "Confirmation", false, false, false},
    {"CONL", "LDS confirmation", "LDS confirmation", false, false, false},
    {"CREM", "cremation", "Cremation", false, false, false},
    {"DEAT", "death", "Death", false, false, false},
    {"DIV", "divorce", "Divorce", false, false, false},
    {"DIVF", "divorce filing", "Filing for the divorce", false, false, false},
    {"DSCR", "appearance", "Appearance", true, true, false},
    {"EDUC", "education", "Education", true, false, false},
    {"EMIG", "emigration", "Emigration", false, false, false},
    {"ENDL", "LDS endowment", "LDS endowment", false, false, false},
    {"ENGA", "engagement", "Engagement", false, false, false},
    {"EVEN", "event", "Event", false, false, true},
    {"FACT", "fact", "Fact", true, false, true},
    {"FCOM", "first communion", "First communion", false, false, false},
    {"GRAD", "graduation", "Graduation", false, false, false},
    {"IDNO", "id number", "Id number", true, true, false},
    {"IMMI", "immigration", "Immigration", false, false, false},
    {"INIL", "LDS initiatory", "LDS initiatory", false, false, false},
    {"MARB", "marriage banns", "Marriage banns", false, false, false},
    {"MARC", "marriage contract", "Marriage contract", false, false, false},
    {"MARL", "marriage licence", "Marriage licence", false, false, false},
    {"MARR", "marriage", "Marriage", false, false, false},
    {"MARS", "marriage settlement", "Marriage settlement", false, false, false},
    {"NATI", "nationality", "Nationality", true, false, false},
    {"NATU", "naturalization", "Naturalization", false, false, false},
    {"NCHI", "children", "Children", true, true, false},
    {"NMR", "marriages", "Marriages", true, true, false},
    {"OCCU", "occupation", "Occupation", true, false, false},
    {"ORDN", "ordination", "Ordination", false, false, false},
    {"PROB", "probate", "Probate", false, false, false},
    {"PROP", "possession", "Possession", true, false, false},
    {"RELI", "religion", "Religion", true, false, false},
    {"RESI", "residence", "Residence", true, false, false},
    {"RETI", "retirement", "Retirement", false, false, false},
    {"SLGC", "LDS sealing to parents", "LDS sealing to the parents", false, false,
     false},
    {"SLGS", "LDS sealing to spouse", "LDS sealing to each other", false, false, false},
    {"SSN", "social security number", "Social security number", true, true, false},
    {"TITL", "title", "Title", true, false, false},
    {"WILL", "will", "Will", false, false, false},
};

static int
by_tag(const void *a, const void *b)
{
    return strcmp(((const struct tl_gedcom_kind *)a)->tag,
                  ((const struct tl_gedcom_kind *)b)->tag);
}

size_t
tl_gedcom_kind_find(const struct tl_gedcom_line *line)
{
    const struct tl_gedcom_kind wanted = {.tag = line->tag};
    const struct tl_gedcom_kind *found = bsearch(
        &wanted, tl_gedcom_kinds, TL_GEDCOM_KINDS, sizeof *tl_gedcom_kinds, by_tag);
    bool is_event = found && (!found->is_fact || tl_gedcom_find(line, "DATE") ||
                              tl_gedcom_find(line, "PLAC"));
    return is_event ? (size_t)(found - tl_gedcom_kinds) : TL_GEDCOM_KINDS;
}

void
tl_gedcom_event_take_part(struct tl_gedcom_event *event, const char *id,
                          const char *role, const struct tl_gedcom_line *line)
{
    if (event->count < TL_GEDCOM_PARTICIPANTS)
        event->participants[event->count++] =
            (struct tl_gedcom_participant){id, role, line};
}

const char *
tl_gedcom_event_id(struct tl_gedcom_file *file, const char *owner, size_t kind,
                   size_t number)
{
    enum { ROOM = 48 };
    const char *name = tl_gedcom_kinds[kind].kind;
    char end[ROOM];
    size_t length = (size_t)snprintf(end, sizeof end, "-%s", name);
    for (size_t i = 1; i < length; i++)
        end[i] = (char)(end[i] == ' ' ? '-' : end[i]);
    if (number > 1)
        snprintf(end + length, sizeof end - length, "-%zu", number);
    return tl_gedcom_join(file, owner, "", end);
}

/* Names. */

/* Without the slashes around the surname, and with one blank between words. */
static const char *
clean_name(struct tl_gedcom_file *file, const char *name)
{
    char *clean = tl_arena_take(&file->arena, strlen(name) + 1, 1);
    size_t length = 0;
    for (; *name; name++) {
        bool is_blank = tl_ascii_is_blank(*name) || *name == '/';
        if (!is_blank)
            clean[length++] = *name;
        else if (length > 0 && clean[length - 1] != ' ')
            clean[length++] = ' ';
    }
    length -= length > 0 && clean[length - 1] == ' ';
    clean[length] = '\0';
    return clean;
}

const char *
tl_gedcom_name(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    static const char *const parts[] = {"NPFX", "GIVN", "SPFX", "SURN", "NSFX"};
    const char *name = clean_name(file, tl_gedcom_text(file, line));
    bool is_told = *name;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct tl_gedcom_line *part = tl_gedcom_find(line, parts[i]);
        if (part)
            part->used = true; /* they repeat the name */
        if (part && !is_told)
            name = tl_gedcom_join(file, name, " ",
                                  clean_name(file, tl_gedcom_text(file, part)));
    }
    return name;
}

const char *
tl_gedcom_person_name(struct tl_gedcom_file *file, const char *id)
{
    uint32_t number = tl_vocabulary_find(&file->ids, id, strlen(id));
    struct tl_gedcom_line *const *person =
        number == TL_NONE ? NULL : tl_vector_at(&file->records, number);
    const struct tl_gedcom_line *line = person ? tl_gedcom_find(*person, "NAME") : NULL;
    const char *name = line ? tl_gedcom_name(file, line) : "";
    return *name ? name : id;
}

/* Dates. */

static struct tl_gedcom_date
read_date(struct tl_gedcom_file *file, const struct tl_gedcom_line *date, bool lasts,
          const char **text)
{
    *text = tl_gedcom_text(file, date);
    return tl_date_gedcom_read(*text, strlen(*text), lasts);
}

void
tl_gedcom_event_date(struct tl_gedcom_file *file, const struct tl_gedcom_line *line,
                     char edtf[TL_DATE_EDTF_MAX])
{
    const struct tl_gedcom_line *date = tl_gedcom_find(line, "DATE");
    const char *text;
    *edtf = '\0';
    if (date)
        memcpy(edtf, read_date(file, date, false, &text).edtf, TL_DATE_EDTF_MAX);
}

/* Adds a time to a date that is one day; false where it is no time with seconds. */
static bool
add_time(char edtf[TL_DATE_EDTF_MAX], const char *time)
{
    enum { DAY = 10, SECONDS = 8 };
    char timed[TL_DATE_EDTF_MAX];
    size_t length = strlen(time);
    bool is_utc = length > 0 && time[length - 1] == 'Z';
    const char *fraction = strchr(time, '.');
    size_t seconds = fraction ? (size_t)(fraction - time) : length - is_utc;
    if (strlen(edtf) != DAY || seconds != SECONDS)
        return false;
    size_t size = (size_t)snprintf(timed, sizeof timed, "%sT%.*s%s", edtf, SECONDS,
                                   time, is_utc ? "Z" : "");
    if (!tl_date_is_edtf(timed, size))
        return false;
    memcpy(edtf, timed, sizeof timed);
    return true;
}

static void
count_date(struct tl_gedcom_file *file, enum tl_gedcom_dating dating,
           const struct tl_gedcom_line *line)
{
    if (dating == TL_GEDCOM_CALENDAR)
        tl_gedcom_count(file, &file->calendars, line);
    else if (dating == TL_GEDCOM_UNREAD && *line->value)
        tl_gedcom_count(file, &file->words, line);
}

/* What the source says besides the date: a phrase, or its own words for the date. */
static const char *
words_of(struct tl_gedcom_file *file, const struct tl_gedcom_line *line,
         const struct tl_gedcom_date *date, const char *text)
{
    const char *words =
        tl_arena_text(&file->arena, text + date->words.begin, date->words.length);
    const char *phrase = tl_gedcom_take_value(file, line, "PHRASE");
    return tl_gedcom_join(file, words, "; ", phrase);
}

static void
set_date(struct tl_gedcom_record *record, const struct tl_gedcom_event *event)
{
    struct tl_gedcom_file *file = record->file;
    const struct tl_gedcom_line *line = tl_gedcom_take(event->line, "DATE");
    const char *text;
    if (!line)
        return;
    struct tl_gedcom_date date =
        read_date(file, line, tl_gedcom_kinds[event->kind].lasts, &text);
    const char *time = tl_gedcom_take_value(file, line, "TIME");
    if (*time && !add_time(date.edtf, time))
        tl_gedcom_record_add(record, "time", time, line);
    count_date(file, date.dating, line);
    tl_gedcom_record_set(record, TL_DATE, date.edtf, line);
    tl_gedcom_record_set(record, TL_DATE_TEXT, words_of(file, line, &date, text), line);
}

/* Places. */

/* "N18.15" and "W168.2" as numbers of degrees. */
static void
add_coordinate(struct tl_gedcom_record *record, const struct tl_gedcom_line *map,
               const char *tag, const char *key)
{
    enum { MOST = 24 };
    char degrees[MOST + 2];
    const char *text = tl_gedcom_take_value(record->file, map, tag);
    bool is_negative = *text == 'S' || *text == 'W';
    bool has_letter = is_negative || *text == 'N' || *text == 'E';
    if (strlen(text) < MOST && has_letter) {
        snprintf(degrees, sizeof degrees, "%s%s", is_negative ? "-" : "", text + 1);
        text = tl_arena_text(&record->file->arena, degrees, strlen(degrees));
    }
    tl_gedcom_record_add(record, key, text, map);
}

/* The lines of a text on one. */
static const char *
unfold(struct tl_gedcom_file *file, const char *text)
{
    char *line = tl_arena_take(&file->arena, 2 * strlen(text) + 1, 1);
    size_t length = 0;
    for (; *text; text++) {
        line[length++] = (char)(*text == '\n' ? ',' : *text);
        if (*text == '\n' && text[1] != ' ')
            line[length++] = ' ';
    }
    line[length] = '\0';
    return line;
}

/* An address on one line: its own lines, or what stands below it. */
static const char *
take_address(struct tl_gedcom_file *file, struct tl_gedcom_line *line)
{
    static const char *const parts[] = {"ADR1", "ADR2", "ADR3", "CITY",
                                        "STAE", "POST", "CTRY"};
    const char *text = unfold(file, tl_gedcom_text(file, line));
    const char *joined = "";
    line->used = true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        joined = tl_gedcom_join(file, joined, ", ",
                                tl_gedcom_take_value(file, line, parts[i]));
    return *text ? text : joined;
}

static void
set_place(struct tl_gedcom_record *record, const struct tl_gedcom_line *event)
{
    struct tl_gedcom_file *file = record->file;
    struct tl_gedcom_line *place = tl_gedcom_take(event, "PLAC");
    struct tl_gedcom_line *address = tl_gedcom_take(event, "ADDR");
    struct tl_gedcom_line *map = place ? tl_gedcom_take(place, "MAP") : NULL;
    const char *name = place ? tl_gedcom_text(file, place) : "";
    const char *told = address ? take_address(file, address) : "";
    tl_gedcom_record_set(record, TL_PLACE, *name ? name : told,
                         *name ? place : address);
    if (*name)
        tl_gedcom_record_add(record, "address", told, address);
    if (map) {
        add_coordinate(record, map, "LATI", "latitude");
        add_coordinate(record, map, "LONG", "longitude");
    }
    if (place)
        tl_gedcom_record_add_all(record, place);
}

/* What people do at an event of others. */
static const char *
role_of(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    static const char *const roles[][2] = {
        {"CHIL", "child"},     {"CLERGY", "clergy"},
        {"FATH", "father"},    {"FRIEND", "friend"},
        {"GODP", "godparent"}, {"HUSB", "husband"},
        {"MOTH", "mother"},    {"NGHBR", "neighbour"},
        {"PARENT", "parent"},  {"OFFICIATOR", "officiator"},
        {"SPOU", "spouse"},    {"WIFE", "wife"},
        {"WITN", "witness"},
    };
    struct tl_gedcom_line *role = tl_gedcom_take(line, "ROLE");
    const char *told = role ? tl_gedcom_take_value(file, role, "PHRASE") : "";
    const char *text = role ? tl_gedcom_text(file, role) : "";
    if (!role)
        return tl_gedcom_take_value(file, line, "RELA");
    for (size_t i = 0; i < sizeof roles / sizeof *roles && !*told; i++) {
        if (strcmp(text, roles[i][0]) == 0)
            return roles[i][1];
    }
    return *told ? told : text;
}

static void
add_associates(struct tl_gedcom_file *file, struct tl_gedcom_event *event)
{
    for (struct tl_gedcom_line *at = event->line->child; at; at = at->next) {
        const struct tl_gedcom_line *person =
            tl_gedcom_is(at, "ASSO") && event->count < TL_GEDCOM_PARTICIPANTS
                ? tl_gedcom_target(file, at, "INDI")
                : NULL;
        if (!person)
            continue;
        at->used = true;
        tl_gedcom_event_take_part(event, person->id, role_of(file, at), at);
    }
}

static const char *
names_of(struct tl_gedcom_file *file, const struct tl_gedcom_event *event)
{
    const char *names = "";
    for (size_t i = 0; i < event->named; i++)
        names = tl_gedcom_join(file, names, " and ",
                               tl_gedcom_person_name(file, event->participants[i].id));
    return *names ? names : event->owner;
}

/* The title, the kind and what stands in the line itself: "baker" of an occupation. */
static void
set_title(struct tl_gedcom_record *record, const struct tl_gedcom_event *event)
{
    enum { LONGEST = 80 };
    struct tl_gedcom_file *file = record->file;
    const struct tl_gedcom_kind *kind = &tl_gedcom_kinds[event->kind];
    const struct tl_gedcom_line *type = tl_gedcom_find(event->line, "TYPE");
    const char *told = type && kind->is_any ? tl_gedcom_text(file, type) : "";
    const char *value = tl_gedcom_text(file, event->line);
    const char *title =
        tl_gedcom_join(file, *told ? told : kind->title, " of ", names_of(file, event));
    if (strcmp(value, "Y") == 0)
        value = "";
    bool is_short = strlen(value) <= LONGEST && !strchr(value, '\n');
    tl_gedcom_record_add(record, is_short ? "value" : NULL, value, event->line);
    tl_gedcom_record_set(record, TL_TITLE,
                         tl_gedcom_join(file, title, ": ", is_short ? value : ""),
                         event->line);
    tl_gedcom_record_set(record, TL_KIND, *told ? told : kind->kind, event->line);
}

/* How old each of a couple was. */
static void
add_ages(struct tl_gedcom_record *record, const struct tl_gedcom_line *event)
{
    static const char *const keys[][2] = {{"HUSB", "husband_age"},
                                          {"WIFE", "wife_age"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct tl_gedcom_line *one = tl_gedcom_find(event, keys[i][0]);
        const char *age = one ? tl_gedcom_take_value(record->file, one, "AGE") : "";
        if (*age)
            one->used = true;
        tl_gedcom_record_add(record, keys[i][1], age, event);
    }
}

void
tl_gedcom_event_add(struct tl_gedcom_file *file, const struct tl_gedcom_event *event)
{
    struct tl_gedcom_event whole = *event;
    struct tl_gedcom_record record = tl_gedcom_record_begin(
        file, TL_EVENT,
        tl_gedcom_event_id(file, event->owner, event->kind, event->number),
        event->line);
    event->line->used = true;
    add_associates(file, &whole);
    set_title(&record, event);
    set_date(&record, event);
    set_place(&record, event->line);
    add_ages(&record, event->line);
    tl_gedcom_record_add_all(&record, event->line);
    tl_gedcom_record_fill(&record);
    for (size_t i = 0; i < whole.count; i++) {
        const struct tl_gedcom_participant *participant = &whole.participants[i];
        struct tl_gedcom_record part =
            tl_gedcom_record_begin(file, TL_PARTICIPATION, "", participant->line);
        tl_gedcom_record_set(&part, TL_ACTOR_ID, participant->id, participant->line);
        tl_gedcom_record_set(&part, TL_ROLE, participant->role, participant->line);
        tl_gedcom_record_end(&part);
    }
    tl_gedcom_record_cite(&record, event->line);
    for (const struct tl_gedcom_line *at = event->line->child; at; at = at->next) {
        if (tl_gedcom_is(at, "DATE") || tl_gedcom_is(at, "PLAC"))
            tl_gedcom_record_cite(&record, at);
    }
    tl_gedcom_record_end(&record);
}
