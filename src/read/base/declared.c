#include "declared.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/utf8.h"
#include "ansel.h"
#include "fold.h"
#include "markup.h"

/* What headers say, and what it is; "" is UTF-8, of which ASCII is a part. UNICODE is
 * UTF-16, which has been seen before. */
static const struct {
    const char *declared; /* in lower case */
    const char *name;
} names[] = {
    {"ansel", "ansel"},
    {"ansi", "windows-1252"},
    {"ibm windows", "windows-1252"},
    {"ibmpc", "cp437"},
    {"ibm dos", "cp437"},
    {"msdos", "cp850"},
    {"macintosh", "macintosh"},
    {"mac", "macintosh"},
    {"utf-8", ""},
    {"utf8", ""},
    {"utf-16", ""},
    {"unicode", ""},
    {"ascii", ""},
    {"us-ascii", ""},
};

struct range {
    const char *at;
    const char *end;
};

/* Takes a text off the start of a range, in any case. */
static bool
takes(struct range *range, const char *text)
{
    size_t length = strlen(text);
    if ((size_t)(range->end - range->at) < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (tl_ascii_lower(range->at[i]) != text[i])
            return false;
    }
    range->at += length;
    return true;
}

static void
skip_blanks(struct range *range)
{
    while (range->at < range->end && tl_ascii_is_blank(*range->at))
        range->at++;
}

/* Goes on to what follows the next line end; false where there is none. */
static bool
next_line(struct range *range)
{
    while (range->at < range->end && *range->at != '\n' && *range->at != '\r')
        range->at++;
    skip_blanks(range);
    return range->at < range->end;
}

/* Goes to the value of CHAR in the header; false where it has none. */
static bool
find_value(struct range *range)
{
    struct range line;
    skip_blanks(range);
    if (!takes(range, "0 head"))
        return false;
    while (next_line(range)) {
        line = *range;
        if (*range->at == '0')
            return false;
        if (takes(&line, "1 char ")) {
            *range = line;
            return true;
        }
    }
    return false;
}

/* The value up to the end of its line, without blanks around it. */
static void
copy_value(struct range range, char value[TL_DECLARED_MAX + 1])
{
    size_t length = 0;
    while (range.at < range.end && (*range.at == ' ' || *range.at == '\t'))
        range.at++;
    for (; range.at < range.end && *range.at != '\n' && *range.at != '\r' &&
           length < TL_DECLARED_MAX;
         range.at++)
        value[length++] = *range.at;
    while (length > 0 && tl_ascii_is_blank(value[length - 1]))
        length--;
    value[length] = '\0';
}

static const char *
name_of(const char *value)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct range range = {value, value + strlen(value)};
        if (takes(&range, names[i].declared) && range.at == range.end)
            return names[i].name;
    }
    return value;
}

/* Whether it is UTF-8, and not ASCII alone. */
static bool
is_utf8(const char *bytes, size_t length)
{
    enum tl_utf8_end end;
    tl_utf8_length(bytes, length, &end);
    return end != TL_UTF8_INVALID && tl_ascii_length(bytes, length) < length;
}

/* "0 HEAD" with a byte 0 before or after each, maybe after a mark. */
static bool
is_utf16(const char *bytes, size_t length)
{
    static const char head[] = "0 HEAD";
    char text[2 * sizeof head];
    size_t mark = length > 1 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                                 memcmp(bytes, "\xFE\xFF", 2) == 0)
                      ? 2
                      : 0;
    size_t size = 2 * strlen(head);
    for (size_t high = 0; high < 2; high++) {
        memset(text, 0, sizeof text);
        for (size_t i = 0; i < strlen(head); i++)
            text[2 * i + high] = head[i];
        if (length >= mark + size && memcmp(bytes + mark, text, size) == 0)
            return true;
    }
    return false;
}

/* XML says itself what encoding it has, if it is not UTF-8. A name that the text belies
 * says nothing. */
static struct tl_declared
find_in_markup(const char *bytes, size_t length)
{
    struct tl_declared found = {.name = ""};
    char value[TL_DECLARED_MAX + 1];
    if (!tl_markup_encoding(bytes, length, value, sizeof value))
        return found;
    bool is_wide = memchr(bytes, '\0', length < 4 ? length : 4);
    bool says_wide = tl_ascii_lower(value[0]) == 'u' && strstr(value, "16");
    if (is_wide == says_wide)
        strcpy(found.name, is_wide ? "utf-16" : name_of(value));
    return found;
}

static bool
is_folded(struct range range)
{
    skip_blanks(&range);
    return takes(&range, "begin:vcalendar") &&
           tl_fold_is_needed(range.at, (size_t)(range.end - range.at));
}

static struct tl_declared
find_in_header(const char *bytes, size_t length)
{
    struct tl_declared found = {.name = ""};
    struct range range = {bytes, bytes + length};
    char value[TL_DECLARED_MAX + 1];
    if (is_utf16(bytes, length)) {
        strcpy(found.name, "utf-16");
        return found;
    }
    bool has_mark = takes(&range, "\xEF\xBB\xBF");
    if (is_folded(range)) {
        strcpy(found.name, "utf-8-folded");
        return found;
    }
    if (has_mark || !find_value(&range))
        return found;
    copy_value(range, value);
    snprintf(found.name, sizeof found.name, "%s", name_of(value));
    bool is_ansel = strcmp(found.name, "ansel") == 0;
    const char *instead = NULL;
    if (*found.name && is_utf8(bytes, length))
        instead = "";
    else if (is_ansel && tl_ansel_is_odd(bytes, length))
        instead = "windows-1252";
    if (instead) {
        snprintf(found.declared, sizeof found.declared, "%s", value);
        strcpy(found.name, instead);
    }
    return found;
}

struct tl_declared
tl_declared_find(const char *bytes, size_t length)
{
    struct tl_declared found = find_in_markup(bytes, length);
    return *found.name ? found : find_in_header(bytes, length);
}
