/*
 * Writes events between actors that are made up, the same for the same seed: as a CSV
 * table, or with -j as one JSON document. Few actors do much and many do little, each
 * has its usual partners, the days of 20 years come in no order.
 *
 *     generate ROWS [SEED] >events.csv
 *     generate -j ROWS [SEED] >events.json
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

enum { ACTORS = 20000, PARTNERS = 64, DAYS = 7305, FIRST_YEAR = 2005, TEXT = 160 };

struct event {
    char id[24], date[40], source[TEXT], target[TEXT], title[TEXT], url[TEXT];
    const char *kind;
};

/* What is left to chance: the state of splitmix64, and Zipf's law summed up. */
struct chance {
    uint64_t state;
    double sums[ACTORS];
};

static const char *const KINDS[] = {
    "statement", "consultation", "appeal",  "meeting",       "cooperation",
    "aid",       "agreement",    "demand",  "disapproval",   "rejection",
    "threat",    "protest",      "embargo", "force_posture", "investigation",
    "reduction", "coercion",     "assault", "fight",         "mass_violence",
};
static const char *const WORDS[] = {
    "Northern", "Coastal", "Free",   "United",  "Republican", "Central",  "Zürich",
    "Córdoba",  "Žilina",  "Harbor", "Inland",  "Royal",      "Federal",  "Old Town",
    "Eastern",  "Lake",    "Alpine", "Íslensk", "Province",   "Southern",
};
static const char *const BODIES[] = {
    "Council", "Ministry",   "Press", "Army",  "Union", "Bank",   "Police",
    "Court",   "Assembly",   "Front", "Guild", "Post",  "Senate", "Movement",
    "Party",   "University", "Navy",  "Works", "Guard", "Office",
};
static const char *const ACTS[] = {
    "calls for talks on", "signs a paper on",     "breaks off talks on", "reports on",
    "sends observers to", "asks the court about", "denies all part in",  "pays for",
};
static const char *const MATTERS[] = {
    "the border",
    "fishing rights",
    "the \"open sky\" treaty",
    "grain",
    "the élection",
    "bridges, locks and canals",
    "water",
    "the archive",
    "prisoners of war",
    "radio frequencies",
    "the harbour at Malmö",
    "tariffs",
};

static uint64_t
draw(struct chance *chance)
{
    uint64_t x = chance->state += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

static size_t
below(struct chance *chance, size_t limit)
{
    return (size_t)(draw(chance) % limit);
}

static void
chance_begin(struct chance *chance, uint64_t seed)
{
    double sum = 0;
    chance->state = seed;
    for (size_t i = 0; i < ACTORS; i++)
        chance->sums[i] = sum += 1.0 / (double)(i + 1);
}

/* Rank R, from 0, comes up in proportion to 1 / (R + 1). */
static size_t
rank(const struct chance *chance, uint64_t drawn, size_t ranks)
{
    double want = (double)(drawn >> 11) * 0x1p-53 * chance->sums[ranks - 1];
    size_t low = 0, high = ranks - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (chance->sums[middle] <= want)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t
partner(struct chance *chance, size_t actor)
{
    size_t which = rank(chance, draw(chance), PARTNERS);
    struct chance own = {.state = actor * PARTNERS + which};
    size_t found = rank(chance, draw(&own), ACTORS);
    return found != actor ? found : (actor + 1) % ACTORS;
}

static void
name_actor(char *text, size_t actor)
{
    const char *word = WORDS[actor % LENGTH(WORDS)];
    const char *body = BODIES[actor / LENGTH(WORDS) % LENGTH(BODIES)];
    snprintf(text, TEXT, "%s %s %zu", word, body, 1 + actor / 400);
}

static bool
is_leap(int year)
{
    return year % 4 == 0; /* right from 1901 to 2099 */
}

static void
write_day(char *text, size_t size, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = FIRST_YEAR, month = 0;
    for (; day >= 365 + is_leap(year); year++)
        day -= 365 + is_leap(year);
    for (; day >= lengths[month] + (month == 1 && is_leap(year)); month++)
        day -= lengths[month] + (month == 1 && is_leap(year));
    snprintf(text, size, "%04d-%02d-%02d", year, month + 1, day + 1);
}

static void
make_event(struct event *event, struct chance *chance, uint64_t number)
{
    size_t source = rank(chance, draw(chance), ACTORS);
    size_t target = partner(chance, source);
    const char *act = ACTS[below(chance, LENGTH(ACTS))];
    const char *matter = MATTERS[below(chance, LENGTH(MATTERS))];
    snprintf(event->id, sizeof event->id, "e%08" PRIu64, number);
    write_day(event->date, sizeof event->date, (int)below(chance, DAYS));
    event->kind = KINDS[rank(chance, draw(chance), LENGTH(KINDS))];
    name_actor(event->source, source);
    name_actor(event->target, target);
    snprintf(event->title, TEXT, "%s %s %s", WORDS[source % LENGTH(WORDS)], act,
             matter);
    snprintf(event->url, TEXT, "https://www.news.example.org/%.4s/%.2s/%s-%08" PRIx32,
             event->date, event->date + 5, event->kind, (uint32_t)draw(chance));
}

static void
put_cell(const char *text)
{
    bool quoted = strpbrk(text, ",\"") != NULL;
    if (quoted)
        putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    if (quoted)
        putchar('"');
}

static void
put_row(const struct event *event, bool is_first)
{
    if (is_first)
        puts("id,date,kind,source,target,title,url");
    printf("%s,%s,%s,%s,%s,", event->id, event->date, event->kind, event->source,
           event->target);
    put_cell(event->title);
    printf(",%s\n", event->url);
}

static void
put_string(const char *text)
{
    putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putchar('\\');
        putchar(*text);
    }
    putchar('"');
}

static void
put_object(const struct event *event, bool is_first)
{
    fputs(is_first ? "{\"tieline\":\"1\",\"events\":[\n" : ",\n", stdout);
    printf("{\"id\":\"%s\",\"date\":\"%s\",\"kind\":\"%s\",\"title\":", event->id,
           event->date, event->kind);
    put_string(event->title);
    printf(",\"participants\":[{\"actor\":\"%s\",\"role\":\"source\"},"
           "{\"actor\":\"%s\",\"role\":\"target\"}],\"url\":\"%s\"}",
           event->source, event->target, event->url);
}

int
main(int argc, char **argv)
{
    bool is_json = argc > 1 && strcmp(argv[1], "-j") == 0;
    struct chance chance;
    struct event event;
    uint64_t rows, seed;
    argv += is_json;
    argc -= is_json;
    if (argc < 2 || (rows = strtoull(argv[1], NULL, 10)) == 0) {
        fputs("usage: generate [-j] ROWS [SEED]\n", stderr);
        return 2;
    }
    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    chance_begin(&chance, seed);
    for (uint64_t i = 0; i < rows; i++) {
        make_event(&event, &chance, i + 1);
        (is_json ? put_object : put_row)(&event, i == 0);
    }
    if (is_json)
        puts("\n]}");
    return fclose(stdout) == 0 ? 0 : 2;
}
