/*
 * What has to hold for all dates: the calendar against one that counts days one by
 * one, masks against their completions one by one, and random generated texts,
 * valid and not. The seed is fixed, so that a failure comes again.
 */
#include "tests/support/support.h"
#include "tests/support/date.h"

#include "graph/date/notation/format.h"
#include "graph/date/lower.h"

#include <stdio.h>

/* Marsaglia's xorshift64. */
static uint64_t
next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int
below(uint64_t *state, int limit)
{
    return (int)(next_random(state) % (uint64_t)limit);
}

static void
assert_converts(int64_t day, int64_t year, int month, int date)
{
    struct tl_day_civil civil = tl_day_to_civil(day);
    if (civil.year != year || civil.month != month || civil.day != date ||
        tl_day_from_civil(year, month, date) != day)
        fail_msg("day %lld", (long long)day);
}

/* Every day of 400 years and more, from a day and a weekday that are known. */
static void
walk_years(int64_t day, int64_t year, int64_t last)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (; year <= last; year++) {
        int64_t cycle = ((year % 400) + 400) % 400;
        bool leap = cycle % 4 == 0 && (cycle % 100 != 0 || cycle == 0);
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (leap && month == 2);
            assert_int_equal(tl_day_month_length(year, month), length);
            for (int date = 1; date <= length; date++)
                assert_converts(day++, year, month, date);
        }
    }
}

static void
converts_every_day(void **state)
{
    (void)state;
    walk_years(0, 1970, 2400);
    walk_years(-719528, 0, 400); /* 0000-01-01 */
    walk_years(-719528 - 146097, -400, -1);
    const int64_t cycles = TL_DAY_YEAR_LIMIT / 400 - 2;
    walk_years(-719528 + 146097 * cycles, 400 * cycles, 400 * cycles + 399);
    walk_years(-719528 - 146097 * cycles, -400 * cycles, -400 * cycles + 399);
    assert_converts(tl_day_from_civil(TL_DAY_YEAR_LIMIT, 12, 31), TL_DAY_YEAR_LIMIT, 12,
                    31);
    assert_converts(tl_day_from_civil(-TL_DAY_YEAR_LIMIT, 1, 1), -TL_DAY_YEAR_LIMIT, 1,
                    1);
}

static void
writes_days(void **state)
{
    (void)state;
    static const struct {
        int64_t year;
        const char *iso;
        const char *text;
    } rows[] = {
        {2015, "2015-05-08", "2015-05-08"},
        {0, "0000-05-08", "0000-05-08"},
        {-43, "-000043-05-08", "-0043-05-08"},
        {9999, "9999-05-08", "9999-05-08"},
        {12000, "+012000-05-08", "12000-05-08"},
        {-12000, "-012000-05-08", "-12000-05-08"},
        {170000000, "+170000000-05-08", "170000000-05-08"},
        {-TL_DAY_YEAR_LIMIT, "-25000000000000000-05-08", "-25000000000000000-05-08"},
    };
    char words[TL_DAY_TEXT_MAX];
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t day = tl_day_from_civil(rows[i].year, 5, 8);
        assert_int_equal(tl_day_iso(day, words, sizeof words), strlen(rows[i].iso));
        assert_string_equal(words, rows[i].iso);
        assert_int_equal(tl_day_text(day, words, sizeof words), strlen(rows[i].text));
        assert_string_equal(words, rows[i].text);
    }
    const int64_t uncounted[] = {TL_DAY_MIN, TL_DAY_MAX, TL_DAY_FAR_PAST,
                                 TL_DAY_FAR_FUTURE};
    for (size_t i = 0; i < COUNT(uncounted); i++) {
        assert_false(tl_day_is_counted(uncounted[i]));
        assert_int_equal(tl_day_iso(uncounted[i], words, sizeof words), 0);
        assert_int_equal(tl_day_text(uncounted[i], words, sizeof words), 0);
        assert_string_equal(words, "");
    }
}

static bool
fits(const char *mask, int digits, int value)
{
    for (int i = digits - 1; i >= 0; i--, value /= 10)
        if (mask[i] != 'X' && mask[i] - '0' != value % 10)
            return false;
    return true;
}

/* All days of all years that fit: the first and the last of them. */
static bool
enumerate(const char *mask, int64_t *first, int64_t *last)
{
    bool negative = mask[0] == '-';
    bool found = false;
    mask += negative;
    for (int magnitude = negative; magnitude <= 9999; magnitude++) {
        int year = negative ? -magnitude : magnitude;
        if (!fits(mask, 4, magnitude))
            continue;
        for (int month = 1; month <= 12; month++)
            for (int day = 1;
                 fits(mask + 5, 2, month) && day <= tl_day_month_length(year, month);
                 day++) {
                if (!fits(mask + 8, 2, day))
                    continue;
                int64_t number = tl_day_from_civil(year, month, day);
                *first = !found || number < *first ? number : *first;
                *last = !found || number > *last ? number : *last;
                found = true;
            }
    }
    return found;
}

static void
random_mask(uint64_t *state, char mask[12])
{
    static const char *const months[] = {"02", "02", "X2", "0X",
                                         "XX", "1X", "X1", "11"};
    static const char *const days[] = {"29", "2X", "X9", "3X", "31", "XX", "X1", "30"};
    char year[5];
    snprintf(year, sizeof year, "%04d", below(state, 10000));
    for (int i = 0; i < 4; i++)
        if (below(state, 3) == 0)
            year[i] = 'X';
    snprintf(mask, 12, "%s%s-%s-%s", below(state, 3) ? "" : "-", year,
             months[below(state, 8)], days[below(state, 8)]);
}

static void
bounds_masks_by_their_completions(void **state)
{
    (void)state;
    uint64_t random = 20150508;
    for (int i = 0; i < 3000; i++) {
        char mask[12];
        int64_t first = 0;
        int64_t last = 0;
        struct tl_date date;
        struct tl_date_error error;
        random_mask(&random, mask);
        if (strncmp(mask, "-0000", 5) == 0)
            continue;
        bool exists = enumerate(mask, &first, &last);
        bool valid = tl_date_parse(mask, strlen(mask), NULL, &date, &error);
        if (valid != exists ||
            (valid && (date.start_earliest != first || date.end_latest != last)))
            fail_msg("%s: %s", mask, valid ? "other bounds" : error.message);
    }
}

/* A digit in place of an X leaves out days and adds none. */
static void
narrows_with_each_digit(void **state)
{
    (void)state;
    uint64_t random = 44;
    for (int i = 0; i < 100000; i++) {
        char mask[12];
        struct tl_date wide;
        struct tl_date narrow;
        struct tl_date_error error;
        random_mask(&random, mask);
        char *hole = strchr(mask, 'X');
        if (!hole || !tl_date_parse(mask, strlen(mask), NULL, &wide, &error))
            continue;
        *hole = (char)('0' + below(&random, 10));
        if (!tl_date_parse(mask, strlen(mask), NULL, &narrow, &error))
            continue;
        assert_true(narrow.start_earliest >= wide.start_earliest);
        assert_true(narrow.end_latest <= wide.end_latest);
    }
}

/* Texts by the grammar, most of them valid, into a buffer with room for them. */
struct text {
    char bytes[256];
    size_t length;
    uint64_t random;
};

static void
add(struct text *text, const char *bytes)
{
    size_t length = strlen(bytes);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static int
choose(struct text *text, int limit)
{
    return below(&text->random, limit);
}

static void
add_qualifier(struct text *text, int rarity)
{
    static const char *const qualifiers[] = {"?", "~", "%"};
    if (choose(text, rarity) == 0)
        add(text, qualifiers[choose(text, 3)]);
}

static void
add_number(struct text *text, int digits, int value)
{
    char number[12];
    snprintf(number, sizeof number, "%0*d", digits, value);
    for (int i = 0; i < digits; i++)
        if (choose(text, 12) == 0)
            number[i] = 'X';
    add(text, number);
}

static void
add_long_year(struct text *text)
{
    char number[32];
    snprintf(number, sizeof number, "Y%s%d", choose(text, 2) ? "" : "-",
             10000 + choose(text, 1000000));
    add(text, number);
    if (choose(text, 2)) {
        snprintf(number, sizeof number, "E%d", 1 + choose(text, 20));
        add(text, number);
    }
    if (choose(text, 3) == 0) {
        snprintf(number, sizeof number, "S%d", 1 + choose(text, 12));
        add(text, number);
    }
    add_qualifier(text, 4);
}

static void
add_point(struct text *text)
{
    static const char *const times[] = {"T10:20:30", "T00:00:00Z", "T23:59:59+04:30",
                                        "T10:20:30-14"};
    if (choose(text, 12) == 0) {
        add_long_year(text);
        return;
    }
    add_qualifier(text, 12);
    if (choose(text, 8) == 0)
        add(text, "-");
    add_number(text, 4,
               choose(text, 3) ? 1900 + choose(text, 120) : choose(text, 10000));
    add_qualifier(text, 12);
    if (choose(text, 20) == 0)
        add(text, "S2");
    if (choose(text, 4) == 0)
        return;
    add(text, "-");
    add_qualifier(text, 12);
    add_number(text, 2, choose(text, 6) ? 1 + choose(text, 12) : 21 + choose(text, 21));
    add_qualifier(text, 12);
    if (choose(text, 4) == 0)
        return;
    add(text, "-");
    add_qualifier(text, 12);
    add_number(text, 2, 1 + choose(text, 31));
    if (choose(text, 12) == 0)
        add(text, times[choose(text, 4)]);
    add_qualifier(text, 12);
}

static void
add_end(struct text *text)
{
    int kind = choose(text, 8);
    if (kind == 0)
        add(text, "..");
    else if (kind > 1)
        add_point(text);
}

static void
add_set(struct text *text)
{
    bool all = choose(text, 2);
    int members = 1 + choose(text, 4);
    add(text, all ? "{" : "[");
    if (choose(text, 4) == 0)
        add(text, "..");
    for (int i = 0; i < members; i++) {
        add(text, i ? "," : "");
        add_point(text);
        if (choose(text, 6) == 0) {
            add(text, "..");
            add_point(text);
        }
    }
    if (choose(text, 4) == 0)
        add(text, "..");
    add(text, all ? "}" : "]");
}

/* Then one byte may be lost, changed or doubled. */
static void
spoil(struct text *text)
{
    static const char bytes[] = "0123456789X-/.,[]{}?~%YESTZ:+ \0\xff";
    size_t at = (size_t)choose(text, (int)text->length);
    switch (choose(text, 3)) {
    case 0:
        memmove(text->bytes + at, text->bytes + at + 1, text->length - at - 1);
        text->length--;
        break;
    case 1:
        text->bytes[at] = bytes[choose(text, (int)sizeof bytes - 1)];
        break;
    default:
        memmove(text->bytes + at + 1, text->bytes + at, text->length - at);
        text->length++;
        break;
    }
}

static void
generate(struct text *text)
{
    int kind = choose(text, 8);
    text->length = 0;
    if (kind == 0) {
        add_set(text);
    } else if (kind <= 2) {
        add_end(text);
        add(text, "/");
        add_end(text);
    } else {
        add_point(text);
    }
    while (text->length > 0 && choose(text, 3) == 0)
        spoil(text);
}

/* The ends of an interval, parsed alone, bound it. */
static void
assert_ends(const struct tl_date *date)
{
    const char *slash = memchr(date->text, '/', date->length);
    size_t start = (size_t)(slash - date->text);
    size_t end = date->length - start - 1;
    if (date->first.precision != TL_PRECISION_NONE) {
        struct tl_date alone = date_of_length(date->text, start);
        assert_int_equal(alone.start_earliest, date->start_earliest);
        assert_int_equal(alone.end_latest, date->start_latest);
    }
    if (date->last.precision != TL_PRECISION_NONE) {
        struct tl_date alone = date_of_length(slash + 1, end);
        assert_int_equal(alone.start_earliest, date->end_earliest);
        assert_int_equal(alone.end_latest, date->end_latest);
    }
}

static void
assert_ordered(const struct tl_date *date)
{
    assert_true(date->start_earliest <= date->start_latest);
    assert_true(date->end_earliest <= date->end_latest);
    assert_true(date->start_earliest <= date->end_latest);
    assert_true(date->level <= 2);
    int64_t position = tl_date_position(date);
    assert_true(position == date->start_earliest || position == date->end_latest ||
                position == TL_DAY_MAX);
    if (date->flags & TL_DATE_DAY)
        assert_int_equal(date->start_earliest, date->end_latest);
}

/* Words are UTF-8, whole, and the same in a smaller buffer as far as they go. */
static void
assert_labelled(const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    char cut[24];
    size_t length = tl_date_label(date, TL_ENGLISH, label, sizeof label);
    assert_true(length > 0 && length < sizeof label);
    assert_int_equal(length, strlen(label));
    assert_int_equal(tl_date_label(date, TL_ENGLISH, cut, sizeof cut), length);
    size_t kept = strlen(cut);
    assert_true(kept + 3 >= (length < sizeof cut ? length : sizeof cut - 1));
    assert_memory_equal(label, cut, kept);
    assert_true(((unsigned char)label[kept] & 0xc0) != 0x80);
}

static void
assert_lowered(const struct tl_date *date)
{
    struct tl_date_days days = tl_date_to_days(date, &tl_date_js);
    struct tl_clock clock = {0};
    tl_clock_add(&clock, date);
    struct tl_date_span span = tl_date_to_span(date, &clock);
    if (days.first != TL_DAY_MIN && days.last != TL_DAY_MAX)
        assert_true(days.first <= days.last);
    if (span.has_end) {
        assert_true(span.has_start);
        assert_true(span.start.year <= span.end.year);
        if (span.start.year == span.end.year)
            assert_true(!span.start.month == !span.end.month &&
                        !span.start.day == !span.end.day &&
                        span.start.month * 32 + span.start.day <=
                            span.end.month * 32 + span.end.day);
    }
}

/* A total order: antisymmetric, and transitive over three. */
static void
assert_total(const struct tl_date dates[3])
{
    int ab = tl_date_compare(&dates[0], &dates[1]);
    int bc = tl_date_compare(&dates[1], &dates[2]);
    int ac = tl_date_compare(&dates[0], &dates[2]);
    int ba = tl_date_compare(&dates[1], &dates[0]);
    assert_true((ab > 0) == (ba < 0) && (ab == 0) == (ba == 0));
    if (ab <= 0 && bc <= 0)
        assert_true(ac <= 0);
    if (ab >= 0 && bc >= 0)
        assert_true(ac >= 0);
    assert_int_equal(tl_date_compare(&dates[0], &dates[0]), 0);
}

static void
holds_for_random_texts(void **state)
{
    (void)state;
    const int texts_tried = (int)cases_tried(20000, 50000, 1000000);
    static struct text texts[3];
    struct tl_date dates[3];
    uint64_t random = 1582;
    int valid = 0;
    for (int i = 0; i < texts_tried; i++) {
        int slot = valid % 3;
        struct text *text = &texts[slot];
        struct tl_date_error error = {0, ""};
        text->random = next_random(&random);
        generate(text);
        if (!tl_date_parse(text->bytes, text->length, NULL, &dates[slot], &error)) {
            assert_true(error.message[0] && error.offset <= text->length);
            assert_true(strlen(error.message) < sizeof error.message);
            continue;
        }
        assert_ordered(&dates[slot]);
        if (dates[slot].flags & TL_DATE_INTERVAL)
            assert_ends(&dates[slot]);
        assert_lowered(&dates[slot]);
        if (i % 8 == 0)
            assert_labelled(&dates[slot]);
        if (++valid >= 3)
            assert_total(dates);
    }
    assert_true(valid > texts_tried / 5 && valid < texts_tried * 4 / 5);
}

/* A plain day has a shorter way through the parser: both lead to the same. */
static void
reads_plain_days_both_ways(void **state)
{
    (void)state;
    char text[32] = "[";
    for (int number = 0; number < 100000; number++) {
        struct tl_date date;
        struct tl_date_error error;
        snprintf(text + 1, sizeof text - 1, "%04d-%02d-%02d]", number / 1000 + 1890,
                 number / 40 % 25, number % 40);
        bool valid = tl_date_parse(text + 1, 10, NULL, &date, &error);
        bool member = tl_date_parse(text, 12, NULL, &date, &error);
        if (!member) {
            assert_false(valid);
            continue;
        }
        struct tl_date day = date_of_length(text + 1, 10);
        assert_int_equal(day.flags, TL_DATE_DAY);
        assert_int_equal(day.level, 0);
        assert_int_equal(day.start_earliest, date.start_earliest);
        assert_int_equal(day.end_latest, date.end_latest);
        assert_memory_equal(&day.first, &date.first, sizeof day.first);
        assert_memory_equal(&day.last, &date.last, sizeof day.last);
    }
}

/* What is written of a day is read as that day. */
static void
reads_what_it_writes(void **state)
{
    (void)state;
    uint64_t random = 1752;
    for (int i = 0; i < 100000; i++) {
        char text[TL_DAY_TEXT_MAX];
        char edtf[TL_DATE_EDTF_MAX];
        struct tl_date_error error;
        int64_t day = below(&random, 3652425) - 719528;
        tl_day_text(day, text, sizeof text);
        assert_int_equal(day_of(text), day);
        assert_true(tl_date_format_read("%F", text, strlen(text), edtf, &error));
        assert_string_equal(edtf, text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(converts_every_day),
        cmocka_unit_test(writes_days),
        cmocka_unit_test(bounds_masks_by_their_completions),
        cmocka_unit_test(narrows_with_each_digit),
        cmocka_unit_test(holds_for_random_texts),
        cmocka_unit_test(reads_plain_days_both_ways),
        cmocka_unit_test(reads_what_it_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
