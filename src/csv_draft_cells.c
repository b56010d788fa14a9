#include "csv_draft_cells.h"

#include <string.h>

#include "graph/ascii.h"
#include "graph/date.h"
#include "graph/date_guess.h"

bool
tl_draft_is_date(const char *cell)
{
    char guess[TL_DATE_GUESS_MAX];
    return *cell && (tl_date_is_edtf(cell, strlen(cell)) ||
                     tl_date_guess(cell, strlen(cell), guess));
}

bool
tl_draft_is_whole_date(const char *cell)
{
    enum { DAY = 8 };
    return strlen(cell) >= DAY && tl_draft_is_date(cell);
}

bool
tl_draft_is_number(const char *cell)
{
    return *cell && cell[strspn(cell, "-0123456789.,")] == '\0';
}

bool
tl_draft_is_year(const char *cell)
{
    return strlen(cell) == 4 && strspn(cell, "0123456789") == 4 &&
           (*cell == '1' || *cell == '2');
}

void
tl_draft_add_format(struct tl_expansion *options, const char *date)
{
    static const char option[] = "--date-format \"";
    char guess[TL_DATE_GUESS_MAX];
    if (!*date || tl_date_is_edtf(date, strlen(date)) ||
        !tl_date_guess(date, strlen(date), guess) || strchr(guess, '\''))
        return;
    tl_expansion_add(options, option, strlen(option));
    tl_expansion_add(options, guess, strlen(guess));
    tl_expansion_add(options, "\" ", 2);
}

const char *
tl_draft_divider(const char *list)
{
    if (strchr(list, ';'))
        return ":each ;";
    if (strchr(list, '|'))
        return ":each |";
    if (strchr(list, '\n'))
        return ":each \\n";
    if (strstr(list, " and "))
        return ":each , and :each ,:each  and ";
    return strchr(list, ',') ? ":each ," : ":each ;";
}

bool
tl_draft_is_headless(const char *const *names)
{
    bool is_row = *names && tl_draft_is_number(*names);
    for (; *names && !is_row; names++)
        is_row = tl_ascii_is_digit(**names) && tl_draft_is_whole_date(*names);
    return is_row;
}

bool
tl_draft_is_matrix(const char *const *names, const struct tl_row *row)
{
    bool is_one = strcmp(names[0], "1") == 0 && row->kept > 2;
    for (size_t i = 1; i < row->kept && names[i]; i++) {
        const struct tl_cell *cell = &row->cells[i];
        if ((cell->length && !tl_draft_is_number(cell->text)) ||
            tl_draft_is_number(names[i]))
            return false;
        is_one = is_one || strcmp(names[i], row->cells[0].text) == 0;
    }
    return is_one;
}

static size_t
count_blank_parts(const char *text)
{
    size_t count = 0;
    for (size_t i = 0; text[i]; i++)
        count +=
            !tl_ascii_is_blank(text[i]) && (i == 0 || tl_ascii_is_blank(text[i - 1]));
    return count;
}

bool
tl_draft_is_blank_parted(const char *const *names, const struct tl_row *row)
{
    size_t parts = *names && !names[1] ? count_blank_parts(*names) : 0;
    return parts > 1 && row && row->count == 1 &&
           (strchr("%#", **names) || count_blank_parts(row->cells[0].text) == parts);
}
