#include "span_text.h"

#include <stdio.h>
#include <string.h>

/*
 * Days in years of more than four digits, or written with more, are ISO 8601 and not
 * EDTF. The zeros go; where more than four digits stay, the day goes as well: those
 * are bounds of dates that EDTF gives no more than a year.
 */
static void
convert_end(const char *text, char converted[TL_SPAN_END_MAX])
{
    bool has_sign = *text == '-' || *text == '+';
    const char *sign = *text == '-' ? "-" : "";
    const char *year = text + has_sign;
    size_t digits = strspn(year, "0123456789");
    if (digits <= 4 || year[digits] != '-') {
        snprintf(converted, TL_SPAN_END_MAX, "%s", text);
        return;
    }
    for (; digits > 4 && *year == '0'; digits--)
        year++;
    if (digits == 4)
        snprintf(converted, TL_SPAN_END_MAX, "%s%s", sign, year);
    else
        snprintf(converted, TL_SPAN_END_MAX, "Y%s%.*s", sign, (int)digits, year);
}

static bool
is_day(const char *end)
{
    return *end && strcmp(end, "..") != 0;
}

size_t
tl_span_text(const char *first, const char *last, char date[TL_SPAN_TEXT_MAX])
{
    char from[TL_SPAN_END_MAX];
    char to[TL_SPAN_END_MAX];
    convert_end(first, from);
    convert_end(last, to);
    date[0] = '\0';
    if (!is_day(from) && !is_day(to))
        return 0;
    bool same = strcmp(from, to) == 0;
    int length = snprintf(date, TL_SPAN_TEXT_MAX, "%s%s%s", from, same ? "" : "/",
                          same ? "" : to);
    return (size_t)length;
}
