#include "sample.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/date/date.h"
#include "graph/date/notation/guess.h"
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

static bool
is_date(const char *cell)
{
    char guess[TL_DATE_GUESS_MAX];
    return *cell && (tl_date_is_edtf(cell, strlen(cell)) ||
                     tl_date_guess(cell, strlen(cell), guess));
}

bool
tl_text_is_whole_date(const char *cell)
{
    enum { DAY = 8 };
    return strlen(cell) >= DAY && is_date(cell);
}

bool
tl_text_is_number(const char *cell)
{
    return *cell && cell[strspn(cell, "-0123456789.,")] == '\0';
}

bool
tl_text_is_year(const char *cell)
{
    return strlen(cell) == 4 && strspn(cell, "0123456789") == 4 &&
           (*cell == '1' || *cell == '2');
}

static bool
has(const struct tl_substring *texts, size_t count, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; at + length <= texts[i].length; at++)
            if (memcmp(texts[i].text + at, part, length) == 0)
                return true;
    return false;
}

/* Of an "and" and what divides a list with it; what may stand in a name counts only
 * where lists have commas, too. */
static const char *
find_and(const struct tl_substring *texts, size_t count, bool has_commas)
{
    static const char *const ands[][2] = {
        {" and ", ":each , and :each ,:each  and "},
        {" und ", ":each , und :each ,:each  und "},
        {" et ", ":each , et :each ,:each  et "},
        {" y ", ":each , y :each ,:each  y "},
        {" e ", ":each , e :each ,:each  e "},
        {" en ", ":each , en :each ,:each  en "},
        {" и ", ":each , и :each ,:each  и "},
        {" i ", ":each , i :each ,:each  i "},
    };
    for (size_t i = 0; i < sizeof ands / sizeof *ands; i++)
        if ((i == 0 || has_commas) && has(texts, count, ands[i][0]))
            return ands[i][1];
    return NULL;
}

const char *
tl_sample_divider(const struct tl_sample *sample, size_t column)
{
    static const char *const dividers[][2] = {
        {";", ":each ;"}, {"|", ":each |"}, {"\n", ":each \\n"}};
    struct tl_substring texts[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(sample, column, texts);
    for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++)
        if (has(texts, count, dividers[i][0]))
            return dividers[i][1];
    bool has_commas = has(texts, count, ",");
    const char *divider = find_and(texts, count, has_commas);
    if (divider || has_commas)
        return divider ? divider : ":each ,";
    bool is_address = has(texts, count, "//");
    return !is_address && has(texts, count, "/") ? ":each /" : NULL;
}

bool
tl_sample_lacks_header(const char *const *names)
{
    bool is_row = *names && tl_text_is_number(*names);
    for (; *names && !is_row; names++)
        is_row = tl_ascii_is_digit(**names) && tl_text_is_whole_date(*names);
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
