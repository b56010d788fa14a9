/*
 * Any bytes as a date, and as a text to be read by a format: neither may read or
 * write outside, and what is accepted has to hold together. With libFuzzer, or
 * alone on files:
 *
 *     fuzz_date FILE...
 */
#include "graph/date/date.h"
#include "graph/date/notation/format.h"
#include "graph/date/lower.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool holds)
{
    if (!holds)
        abort();
}

static void
check_date(const struct tl_date *date)
{
    char label[TL_DATE_LABEL_MAX];
    char words[64];
    size_t length = tl_date_label(date, TL_ENGLISH, label, sizeof label);
    check(length > 0 && length < sizeof label && strlen(label) == length);
    check(date->start_earliest <= date->start_latest);
    check(date->end_earliest <= date->end_latest);
    check(date->start_earliest <= date->end_latest);
    check(tl_date_compare(date, date) == 0);
    check(tl_date_falls(date, TL_DAY_MIN, TL_DAY_MAX, false));
    check(tl_date_falls(date, TL_DAY_MIN, TL_DAY_MAX, true));
    struct tl_clock clock = {0};
    tl_clock_add(&clock, date);
    struct tl_clock_time time = tl_clock_tell(&clock, date);
    check(tl_date_js_text(&time, words, sizeof words) < sizeof words);
    check(tl_day_text(date->start_earliest, words, sizeof words) < TL_DAY_TEXT_MAX);
    struct tl_date_span span = tl_date_to_span(date, &clock);
    check(!span.has_end || span.has_start);
}

static void
fuzz_format(const char *text, size_t length)
{
    static const char *const formats[] = {
        "%d/%m/%Y", "%B %d, %Y", "%d-%b-%y", "%F %T%z",    "%A %e %b %Y %I:%M:%S %p",
        "%Y%m%d",   "%s",        "%Y-%j",    "%FT%T.%f%Z", "year",
        "iso-year",
    };
    char edtf[TL_DATE_EDTF_MAX];
    struct tl_date date;
    struct tl_date_error error;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (tl_date_format_read(formats[i], text, length, edtf, &error))
            check(tl_date_parse(edtf, strlen(edtf), NULL, &date, &error));
        else
            check(error.offset <= length);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct tl_date date;
    struct tl_date_error error;
    const char *text = (const char *)data;
    if (tl_date_parse(text, size, NULL, &date, &error))
        check_date(&date);
    else
        check(error.offset <= size && error.message[0]);
    fuzz_format(text, size);
    return 0;
}

#ifndef TL_LIBFUZZER
static int
run(const char *path)
{
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 2;
    }
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return LLVMFuzzerTestOneInput(bytes, size);
}

int
main(int argc, char **argv)
{
    int status = 0;
    for (int i = 1; i < argc && status == 0; i++)
        status = run(argv[i]);
    return status;
}
#endif
