#include "sample.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/date/date.h"
#include "graph/date/notation/guess.h"
#include "graph/date/notation/prose.h"

const char *
tl_sample_cell(const struct tl_sample *sample, size_t row, size_t column)
{
    bool there = row < sample->count && column < sample->rows[row].kept;
    return there ? sample->rows[row].cells[column].text : "";
}

size_t
tl_sample_texts(const struct tl_sample *sample, size_t column,
                struct tl_substring texts[TL_SAMPLE_TEXTS])
{
    size_t count = 0;
    for (size_t i = 0; i < sample->count && count < TL_SAMPLE_TEXTS; i++) {
        const char *cell = tl_sample_cell(sample, i, column);
        struct tl_substring text =
            tl_substring_trim((struct tl_substring){cell, strlen(cell)});
        if (text.length)
            texts[count++] = text;
    }
    return count;
}

bool
tl_text_is_date(struct tl_substring text)
{
    char guess[TL_DATE_GUESS_MAX];
    return tl_date_is_edtf(text.text, text.length) ||
           tl_date_prose_is_now(text.text, text.length) ||
           tl_date_guess(text.text, text.length, guess);
}

bool
tl_text_is_number(const char *cell)
{
    return *cell && cell[strspn(cell, "-+0123456789.,:%$ ")] == '\0';
}

bool
tl_text_is_year(const char *cell)
{
    return strlen(cell) == 4 && strspn(cell, "0123456789") == 4 &&
           (*cell == '1' || *cell == '2');
}

bool
tl_text_has_digit(struct tl_substring text)
{
    size_t at = 0;
    while (at < text.length && !tl_ascii_is_digit(text.text[at]))
        at++;
    return at < text.length;
}

bool
tl_text_is_none(struct tl_substring text)
{
    static const char *const nothing[] = {"n/a",     "na",     "none",   "null",
                                          "unknown", "\u2013", "\u2014", "\u2026"};
    size_t signs = 0;
    while (signs < text.length && strchr("-?.", text.text[signs]))
        signs++;
    if (signs == text.length)
        return true;
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        size_t same = 0;
        while (same < text.length && nothing[i][same] &&
               tl_ascii_lower(text.text[same]) == nothing[i][same])
            same++;
        if (same == text.length && !nothing[i][same])
            return true;
    }
    return false;
}

/* Where a part stands in a text; NULL where it does not. */
static const char *
find(struct tl_substring text, const char *part)
{
    size_t length = strlen(part);
    for (size_t at = 0; at + length <= text.length; at++)
        if (memcmp(text.text + at, part, length) == 0)
            return text.text + at;
    return NULL;
}

bool
tl_text_is_among(struct tl_substring text, const struct tl_substring *texts,
                 size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (texts[i].length == text.length &&
            memcmp(texts[i].text, text.text, text.length) == 0)
            return true;
    return false;
}

/* Whether in half of the texts that have a sign one that it parts is alone elsewhere,
 * or an address. */
static bool
parts_texts(const struct tl_sample *sample, const size_t columns[2], const char *sign)
{
    struct tl_substring texts[2][TL_SAMPLE_TEXTS];
    size_t counts[2], lists = 0, parted = 0;
    for (size_t i = 0; i < 2; i++)
        counts[i] = tl_sample_texts(sample, columns[i], texts[i]);
    for (size_t i = 0; i < counts[0]; i++) {
        struct tl_substring rest = texts[0][i];
        bool is_parted = false;
        lists += find(rest, sign) != NULL;
        for (const char *at; !is_parted && (at = find(rest, sign));) {
            struct tl_substring part = {rest.text, (size_t)(at - rest.text)};
            part = tl_substring_trim(part);
            rest.length -= (size_t)(at - rest.text) + strlen(sign);
            rest.text = at + strlen(sign);
            is_parted =
                find(part, "@") ||
                (part.length > 1 && (tl_text_is_among(part, texts[0], counts[0]) ||
                                     tl_text_is_among(part, texts[1], counts[1])));
        }
        parted += is_parted;
    }
    return lists > 0 && 2 * parted >= lists;
}

/* What divides lists, and what stands in names as well: that counts where a column is
 * called like one of lists, or the texts between are alone elsewhere. An "and" that may
 * stand in a name counts only where lists have commas, too. */
static const struct divider {
    const char *sign;
    const char *each;
    enum { ALWAYS, IN_LISTS, WITH_COMMAS } when;
} dividers[] = {
    {";", ":each ;", ALWAYS},
    {"；", ":each ；", ALWAYS},
    {"|", ":each |", ALWAYS},
    {"\n", ":each \\n", ALWAYS},
    {"、", ":each 、", ALWAYS},
    {" vs. ", ":each  vs. ", ALWAYS},
    {" vs ", ":each  vs ", ALWAYS},
    {" and ", ":each , and :each ,:each  and ", IN_LISTS},
    {" und ", ":each , und :each ,:each  und ", WITH_COMMAS},
    {" et ", ":each , et :each ,:each  et ", WITH_COMMAS},
    {" y ", ":each , y :each ,:each  y ", WITH_COMMAS},
    {" e ", ":each , e :each ,:each  e ", WITH_COMMAS},
    {" en ", ":each , en :each ,:each  en ", WITH_COMMAS},
    {" и ", ":each , и :each ,:each  и ", WITH_COMMAS},
    {" i ", ":each , i :each ,:each  i ", WITH_COMMAS},
    {",", ":each ,", IN_LISTS},
    {"/", ":each /", IN_LISTS},
};

/* How many texts have a sign. */
static size_t
count_with(const struct tl_substring *texts, size_t count, const char *sign)
{
    size_t with = 0;
    for (size_t i = 0; i < count; i++)
        with += find(texts[i], sign) != NULL;
    return with;
}

const char *
tl_sample_divider(const struct tl_sample *sample, size_t column, size_t other,
                  bool called)
{
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(sample, column, texts);
    size_t commas = count_with(texts, count, ",");
    size_t slashes = count_with(texts, count, "//") ? 0 : count_with(texts, count, "/");
    for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++) {
        const struct divider *divider = &dividers[i];
        if (!count_with(texts, count, divider->sign) ||
            (divider->when == WITH_COMMAS && !commas) ||
            (*divider->sign == ',' && commas < slashes) ||
            (*divider->sign == '/' && !slashes))
            continue;
        if (divider->when == ALWAYS || called ||
            parts_texts(sample, (const size_t[]){column, other}, divider->sign))
            return divider->each;
    }
    return NULL;
}

/* Whether half of the names, two or more, stand in the rows below them as well. */
static bool
recurs(const char *const *names, const struct tl_sample *below)
{
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    size_t count = 0, recurring = 0;
    for (; names[count]; count++) {
        struct tl_substring name = {names[count], strlen(names[count])};
        recurring +=
            tl_text_is_among(name, texts, tl_sample_texts(below, count, texts));
    }
    return count > 1 && 2 * recurring >= count;
}

bool
tl_sample_lacks_header(const char *const *names, const struct tl_sample *below)
{
    enum { DAY = 8 };
    bool is_row = recurs(names, below);
    for (size_t i = 0; names[i] && !is_row; i++) {
        struct tl_substring name = {names[i], strlen(names[i])};
        bool is_number =
            i == 0 && tl_text_is_number(name.text) && tl_text_has_digit(name);
        is_row = is_number || (tl_ascii_is_digit(*name.text) && name.length >= DAY &&
                               tl_text_is_date(name));
    }
    return is_row;
}

bool
tl_sample_is_matrix(const char *const *names, const struct tl_sample *sample)
{
    if (!sample->count)
        return false;
    const struct tl_row *row = &sample->rows[0];
    bool is_one = strcmp(names[0], "1") == 0 && row->kept > 2;
    for (size_t i = 1; i < row->kept && names[i]; i++) {
        const struct tl_cell *cell = &row->cells[i];
        if ((cell->length && !tl_text_is_number(cell->text)) ||
            tl_text_is_number(names[i]))
            return false;
        is_one = is_one || strcmp(names[i], row->cells[0].text) == 0;
    }
    return is_one;
}
