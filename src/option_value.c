#include "option_value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/near.h"
#include "graph/field.h"
#include "graph/weight.h"
#include "src/base/terminal.h"
#include "src/read/csv/delimiter_name.h"

static bool
read_number(const struct tl_option *option, const char *value, uint32_t *number)
{
    uint64_t read = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && read <= UINT32_MAX; at++)
        read = 10 * read + (uint64_t)(*at - '0');
    if (at == value || *at || read > UINT32_MAX) {
        tl_say("--%s: found '%s', expected a whole number up to %lu", option->name,
               value, (unsigned long)UINT32_MAX);
        return false;
    }
    *number = (uint32_t)read;
    if (*number || option->kind == TL_OPTION_NUMBER)
        return true;
    tl_say("--%s: found 0, expected at least 1", option->name);
    return false;
}

/* "found 'x', expected a, b or c", of the words of the argument, "a|b|c". */
static void
say_words(const struct tl_option *option, const char *value)
{
    char words[100] = "";
    for (const char *word = option->argument; *word;) {
        size_t length = strcspn(word, "|"), used = strlen(words);
        const char *after = word + length + (word[length] == '|');
        const char *before = word == option->argument ? "" : *after ? ", " : " or ";
        snprintf(words + used, sizeof words - used, "%s%.*s", before, (int)length,
                 word);
        word = after;
    }
    tl_say("--%s: found '%s', expected %s", option->name, value, words);
}

/* The number of the word of the argument, "light|dark", that a value is. */
static bool
read_word_of(const struct tl_option *option, const char *value, unsigned *number)
{
    const char *word = option->argument;
    for (*number = 0; *word; ++*number) {
        size_t length = strcspn(word, "|");
        if (strlen(value) == length && strncmp(value, word, length) == 0)
            return true;
        word += length + (word[length] == '|');
    }
    say_words(option, value);
    return false;
}

static bool
read_choice(const struct tl_option *option, const char *value, bool *second)
{
    unsigned number;
    bool good = read_word_of(option, value, &number);
    *second = number == 1;
    return good;
}

static bool
read_weight(const struct tl_option *option, const char *value, int64_t *weight)
{
    bool exact;
    if (tl_weight_read(value, strlen(value), weight, &exact))
        return true;
    tl_say("--%s: found '%s', expected a decimal number", option->name, value);
    return false;
}

/* "512M" or "2G". */
static bool
read_size(const struct tl_option *option, const char *value, uint64_t *size)
{
    enum {
        LEAST_MEGABYTES = 32,
        MOST_DIGITS = 6,
        MEGABYTE = 1 << 20,
        GIGABYTES = 1 << 10
    };
    size_t digits = strspn(value, "0123456789");
    const char *unit = value + digits;
    bool good = digits > 0 && digits <= MOST_DIGITS &&
                (strcmp(unit, "M") == 0 || strcmp(unit, "G") == 0);
    *size = good ? strtoul(value, NULL, 10) : 0;
    *size *= (uint64_t)MEGABYTE * (*unit == 'G' ? GIGABYTES : 1);
    if (*size < (uint64_t)LEAST_MEGABYTES * MEGABYTE)
        tl_say("--%s: found '%s', expected a size from %dM, such as 512M or 2G",
               option->name, value, LEAST_MEGABYTES);
    return *size >= (uint64_t)LEAST_MEGABYTES * MEGABYTE;
}

static bool
read_status(const struct tl_option *option, const char *value, unsigned *statuses)
{
    enum tl_status status =
        strcmp(value, "uncited") == 0 ? TL_UNCITED : tl_status_find(value);
    if (status == TL_STATUSES) {
        tl_say("--%s: found '%s', expected stated, inferred, assessed, disputed, "
               "denied or uncited",
               option->name, value);
        return false;
    }
    *statuses |= 1U << status;
    return true;
}

/* One of the units of time; a plural is not meant otherwise. */
static bool
read_unit(const struct tl_option *option, const char *value, enum tl_unit *unit)
{
    struct tl_near near = {.wanted = value};
    for (*unit = 0; *unit < TL_UNITS; (*unit)++) {
        if (strcmp(tl_unit_names[*unit], value) == 0)
            return true;
        tl_near_offer(&near, tl_unit_names[*unit]);
    }
    tl_say("--%s: found '%s', expected day, week, month, quarter, year or decade%s%s%s",
           option->name, value, near.best ? "; did you mean '" : "",
           near.best ? near.best : "", near.best ? "'?" : "");
    return false;
}

/* "A4", or "180x120" in millimetres; on a sheet a picture may lie either way. */
static bool
read_paper(const struct tl_option *option, const char *value, struct tl_paper *paper)
{
    static const struct {
        const char *name;
        unsigned long width;
        unsigned long height;
    } sheets[] = {{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}};
    enum { LEAST = 20, MOST = 5000, MARGIN = 10 };
    unsigned long width = 0, height = 0;
    char *end = NULL;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        if (strcmp(value, sheets[i].name) != 0)
            continue;
        *paper = (struct tl_paper){tl_paper_points(sheets[i].width - MARGIN),
                                   tl_paper_points(sheets[i].height - MARGIN), true};
        return true;
    }
    if (tl_ascii_is_digit(*value))
        width = strtoul(value, &end, 10);
    if (end && *end == 'x' && tl_ascii_is_digit(end[1]))
        height = strtoul(end + 1, &end, 10);
    if (!end || *end || width < LEAST || width > MOST || height < LEAST ||
        height > MOST) {
        tl_say("--%s: found '%s', expected A3, A4, A5 or a width and height in "
               "millimetres such as 180x120",
               option->name, value);
        return false;
    }
    *paper = (struct tl_paper){tl_paper_points(width), tl_paper_points(height), false};
    return true;
}

/* "en, de, fr". */
static void
list_languages(char *text, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; tl_languages[i].code && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", i > 0 ? ", " : "",
                                 tl_languages[i].code);
}

static bool
read_language(const struct tl_option *option, const char *value,
              const struct tl_language **language)
{
    char codes[200];
    *language = tl_language_find(value);
    if (*language)
        return true;
    list_languages(codes, sizeof codes);
    tl_say("--%s: found '%s', expected one of %s", option->name, value, codes);
    return false;
}

bool
tl_option_store(const struct tl_option *option, const char *value, void *member)
{
    switch (option->kind) {
    case TL_OPTION_FLAG:
        *(bool *)member = true;
        return true;
    case TL_OPTION_TEXT:
        *(const char **)member = value;
        return true;
    case TL_OPTION_LIST:
        tl_texts_add(member, value);
        return true;
    case TL_OPTION_NUMBER:
    case TL_OPTION_POSITIVE:
        return read_number(option, value, member);
    case TL_OPTION_CHOICE:
        return read_choice(option, value, member);
    case TL_OPTION_WORD:
        return read_word_of(option, value, member);
    case TL_OPTION_WEIGHT:
        return read_weight(option, value, member);
    case TL_OPTION_SIZE:
        return read_size(option, value, member);
    case TL_OPTION_STATUSES:
        return read_status(option, value, member);
    case TL_OPTION_DELIMITER:
        return tl_delimiter_read("--delimiter", value, member);
    case TL_OPTION_UNIT:
        return read_unit(option, value, member);
    case TL_OPTION_LANGUAGE:
        return read_language(option, value, member);
    case TL_OPTION_PAPER:
        return read_paper(option, value, member);
    }
    return false;
}
