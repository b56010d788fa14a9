/*
 * How long dates take: parsing by kind, labels, conversions, in nanoseconds each;
 * or, with a kind and a size, one parse of a text of that many bytes, for counting
 * instructions (valgrind --tool=callgrind).
 *
 *     bench_date
 *     bench_date kinds
 *     bench_date masks 65536
 */
#include "graph/date/date.h"
#include "graph/date/lower.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 2000000, LONGEST = 1 << 20 };

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void
bench_parse(const char *text)
{
    struct tl_date date;
    struct tl_date_error error;
    size_t length = strlen(text);
    int64_t sum = 0;
    double begin = now();
    for (int i = 0; i < ROUNDS; i++) {
        tl_date_parse(text, length, NULL, &date, &error);
        sum += date.start_earliest;
    }
    printf("parse %-28s %6.1f ns (%d)\n", text, (now() - begin) / ROUNDS,
           (int)(sum & 1));
}

static void
bench_label(const char *text)
{
    struct tl_date date;
    struct tl_date_error error;
    char label[TL_DATE_LABEL_MAX];
    size_t sum = 0;
    double begin;
    if (!tl_date_parse(text, strlen(text), NULL, &date, &error))
        return;
    begin = now();
    for (int i = 0; i < ROUNDS / 4; i++)
        sum += tl_date_label(&date, TL_ENGLISH, label, sizeof label);
    printf("label %-28s %6.1f ns (%d)\n", text, (now() - begin) / (ROUNDS / 4.0),
           (int)(sum & 1));
}

static void
bench_days(void)
{
    int64_t sum = 0;
    double begin = now();
    for (int day = 0; day < ROUNDS; day++)
        sum += tl_day_to_civil(day).day;
    printf("day to date                        %6.1f ns (%d)\n",
           (now() - begin) / ROUNDS, (int)(sum & 1));
}

/* Texts that grow: what begins them, what is repeated, what ends them. */
static const struct {
    const char *name;
    const char *begin;
    const char *middle;
    const char *end;
} growing[] = {
    {"years", "[", "1999,", "2000]"},
    {"masks", "[", "XXXX-XX-XX,", "XXXX]"},
    {"leap", "[", "XX00-02-29,", "X9XX-02-29]"},
    {"ranges", "{", "1000..1999,", "2000..2001}"},
    {"qualified", "{", "?2004-06~-%11,", "?2004}"},
    {"digits", "Y", "1234567890", ""},
    {"exponent", "Y1E", "1234567890", ""},
    {"rounded", "Y12345S", "1234567890", ""},
    {"blanks", "", " ", ""},
    {"slashes", "", "/", ""},
    {"brackets", "[", "[", "]"},
    {"run", "", "1", ""},
    {"unclosed", "[", "1999,", "1999"},
};

static char text[LONGEST + 64];

static int
parse_growing(const char *name, size_t size)
{
    struct tl_date date;
    struct tl_date_error error;
    char label[TL_DATE_LABEL_MAX];
    for (size_t i = 0; i < sizeof growing / sizeof growing[0]; i++) {
        if (strcmp(growing[i].name, name) != 0 || size > LONGEST)
            continue;
        size_t step = strlen(growing[i].middle);
        size_t length = strlen(growing[i].begin);
        memcpy(text, growing[i].begin, length);
        for (; length + step < size; length += step)
            memcpy(text + length, growing[i].middle, step);
        memcpy(text + length, growing[i].end, strlen(growing[i].end));
        length += strlen(growing[i].end);
        bool valid = tl_date_parse(text, length, NULL, &date, &error);
        if (valid)
            tl_date_label(&date, TL_ENGLISH, label, sizeof label);
        printf("%s %zu: %s\n", name, length, valid ? label : error.message);
        return 0;
    }
    fprintf(stderr, "bench_date: no kind '%s' of %zu bytes\n", name, size);
    return 2;
}

int
main(int argc, char **argv)
{
    static const char *const texts[] = {
        "2015-05-08",   "2015-05",    "2015",       "2015-05-08T10:00:00Z",
        "2001-21",      "156X-12-25", "XXXX-XX-XX", "XX00-02-29",
        "2004?-06-~11", "Y-17E7",     "2014/..",    "[1667,1668..1670]",
    };
    if (argc == 2 && strcmp(argv[1], "kinds") == 0) {
        for (size_t i = 0; i < sizeof growing / sizeof growing[0]; i++)
            puts(growing[i].name);
        return 0;
    }
    if (argc == 3)
        return parse_growing(argv[1], (size_t)strtoul(argv[2], NULL, 10));
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        bench_parse(texts[i]);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        bench_label(texts[i]);
    bench_days();
    return 0;
}
