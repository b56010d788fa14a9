#include "date_text.h"

#include <string.h>

#include "graph/date/date.h"

/* "[2015-05-08..2015-05-08]": one of a single day. */
static void
drop_single_range(struct tl_expansion *date)
{
    size_t half = date->length > 4 ? (date->length - 4) / 2 : 0;
    const char *text = date->text;
    if (!half || date->length != 2 * half + 4 || *text != '[' ||
        strncmp(text + 1 + half, "..", 2) != 0 || text[date->length - 1] != ']' ||
        memcmp(text + 1, text + 3 + half, half) != 0)
        return;
    memmove(date->text, date->text + 1, half);
    date->text[date->length = half] = '\0';
}

/* "2015-05-08/2015-05-08" of a single day. Of two months that is not sure. */
static void
drop_single_interval(struct tl_expansion *date)
{
    static const size_t day = sizeof "2015-05-08" - 1;
    struct tl_date read;
    struct tl_date_error error;
    if (date->length == 2 * day + 1 && date->text[day] == '/' &&
        memcmp(date->text, date->text + day + 1, day) == 0 &&
        tl_date_parse(date->text, day, NULL, &read, &error) && read.flags & TL_DATE_DAY)
        date->text[date->length = day] = '\0';
}

/*
 * "+1950-00-00T00:00:00Z", as Wikidata writes a year, and zeros for what is not known
 * elsewhere too: without the plus and its midnight, up to the last part that is not
 * zero. Of nothing but zeros nothing is left.
 */
static void
drop_zero_parts(struct tl_expansion *date)
{
    static const char midnight[] = "T00:00:00Z";
    char *text = date->text;
    char *end = text + date->length - (date->length < 10 ? 0 : strlen(midnight));
    if (*text == '+' && text[1] >= '0' && text[1] <= '9') {
        *end = strcmp(end, midnight) == 0 ? '\0' : *end;
        memmove(text, text + 1, strlen(text));
        date->length = strlen(text);
    }
    size_t year = *text == '-';
    year += strspn(text + year, "0123456789");
    size_t digits = strspn(text + year, "-0123456789T:Z");
    if (year < 4 || year + digits != date->length || digits < strlen("-00-00") ||
        (text[year + strspn(text + year, "-0123456789")] != 'T' &&
         digits != strlen("-00-00")))
        return;
    bool no_month = strncmp(text + year, "-00-", 4) == 0;
    bool no_day = strncmp(text + year + 3, "-00", 3) == 0;
    if (no_month && !no_day)
        memcpy(text + year, "-XX", strlen("-XX"));
    if (!no_day)
        return;
    date->length = no_month ? year : year + strlen("-00");
    if (no_month && strspn(text, "0") == year)
        date->length = 0;
    text[date->length] = '\0';
}

/* Of the zones that EDTF cannot have those that are UTC. */
static bool
is_utc(const char *text)
{
    static const char *const names[] = {"Z", "+00", "+0000", "+00:00", " UTC"};
    size_t i = 0;
    while (i < sizeof names / sizeof *names && strcmp(text, names[i]) != 0)
        i++;
    return i < sizeof names / sizeof *names;
}

void
tl_date_text_join(struct tl_expansion *date)
{
    static const char shape[] = "0000-00-00*00:00:00";
    const size_t day = strlen("0000-00-00");
    size_t length = strlen(shape);
    char *text = date->text + (*date->text == '-');
    size_t at = 0;
    while (at < length && text[at] &&
           (shape[at] == '0'   ? text[at] >= '0' && text[at] <= '9'
            : shape[at] == '*' ? strchr(" T", text[at]) != NULL
                               : text[at] == shape[at]))
        at++;
    if (at < length)
        return;
    if (text[at] == '.')
        at += 1 + strspn(text + at + 1, "0123456789");
    bool utc = is_utc(text + at);
    if (text[at] && !utc)
        return;
    if (strspn(text + day + 1, "0:") == length - day - 1)
        length = day;
    else if (utc)
        text[length++] = 'Z';
    text[day] = 'T';
    text[length] = '\0';
    date->length = strlen(date->text);
}

void
tl_date_text_shorten(struct tl_expansion *date)
{
    drop_zero_parts(date);
    drop_single_range(date);
    drop_single_interval(date);
}
