#include "ical.h"

enum { LINE_MAX_OCTETS = 75 };

static size_t
character_length(const char *text)
{
    size_t length = 1;
    while (((unsigned char)text[length] & 0xC0) == 0x80)
        length++;
    return length;
}

/* Writes octets that must stay together, on the next line where there is no room. */
static void
put(struct tl_ical *ical, const char *bytes, size_t length)
{
    if (ical->column + length > LINE_MAX_OCTETS) {
        tl_out_text(ical->out, "\r\n ");
        ical->column = 1;
    }
    tl_out_write(ical->out, bytes, length);
    ical->column += length;
}

static bool
is_control(char byte)
{
    return ((unsigned char)byte < ' ' && byte != '\t') || byte == 0x7F;
}

/* What stands for a character in a text; NULL: itself. */
static const char *
escape_of(struct tl_ical *ical, const char *text)
{
    switch (*text) {
    case '\\':
        return "\\\\";
    case ';':
        return "\\;";
    case ',':
        return "\\,";
    case '\n':
        return "\\n";
    case '\r':
        return text[1] == '\n' ? "" : "\\n";
    default:
        ical->spoilt += is_control(*text);
        return is_control(*text) ? "\xEF\xBF\xBD" : NULL;
    }
}

void
tl_ical_line(struct tl_ical *ical, const char *name)
{
    tl_ical_add(ical, name);
    tl_ical_add(ical, ":");
}

void
tl_ical_add(struct tl_ical *ical, const char *value)
{
    size_t length;
    for (; *value; value += length) {
        length = character_length(value);
        put(ical, value, length);
    }
}

void
tl_ical_text(struct tl_ical *ical, const char *text)
{
    size_t length;
    for (; *text; text += length) {
        const char *escape = escape_of(ical, text);
        length = character_length(text);
        put(ical, escape ? escape : text, escape ? strlen(escape) : length);
    }
}

void
tl_ical_end(struct tl_ical *ical)
{
    tl_out_text(ical->out, "\r\n");
    ical->column = 0;
}

void
tl_ical_value(struct tl_ical *ical, const char *name, const char *value)
{
    tl_ical_line(ical, name);
    tl_ical_add(ical, value);
    tl_ical_end(ical);
}

void
tl_ical_member(struct tl_ical *ical, const char *name, const char *text)
{
    if (!*text)
        return;
    tl_ical_line(ical, name);
    tl_ical_text(ical, text);
    tl_ical_end(ical);
}
