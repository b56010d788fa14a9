#include "xml.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* The bytes at which a run of plain text ends: controls, what is markup, and the lead
 * byte of U+FFFE and U+FFFF. */
static const bool stops[256] = {
    1, 1, 1, 1, 1, 1, 1,         1,         1,         1,         1,          1, 1,
    1, 1, 1, 1, 1, 1, 1,         1,         1,         1,         1,          1, 1,
    1, 1, 1, 1, 1, 1, ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, [0xEF] = 1,
};

/* References for what is markup, and for what a parser would make blanks (in
 * attributes) or line feeds of. */
static const struct {
    char byte;
    bool always; /* in texts as well */
    const char *reference;
} references[] = {
    {'&', true, "&amp;"},   {'<', true, "&lt;"},   {'>', true, "&gt;"},
    {'"', false, "&quot;"}, {'\r', true, "&#13;"}, {'\n', false, "&#10;"},
    {'\t', false, "&#9;"},
};

enum { REFERENCES = sizeof references / sizeof *references };

/* How many bytes at `text` are a character that XML cannot hold. */
static size_t
unfit(const char *text)
{
    if (strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0)
        return 3;
    return (unsigned char)*text < ' ' && !strchr("\t\n\r", *text);
}

/* Writes the character at which a run ended, and says how many bytes it was. */
static size_t
put_special(struct tl_xml *xml, const char *text)
{
    size_t length = unfit(text);
    if (length > 0) {
        tl_out_text(xml->out, REPLACEMENT);
        xml->replaced++;
        return length;
    }
    for (size_t i = 0; i < REFERENCES; i++) {
        bool wanted = xml->in_attribute || references[i].always;
        if (*text == references[i].byte && wanted) {
            tl_out_text(xml->out, references[i].reference);
            return 1;
        }
    }
    tl_out_char(xml->out, *text);
    return 1;
}

static void
end_line(struct tl_xml *xml)
{
    tl_out_char(xml->out, '\n');
    for (unsigned i = 0; i < xml->depth; i++)
        tl_out_text(xml->out, "  ");
}

static void
end_tag(struct tl_xml *xml)
{
    if (xml->in_tag)
        tl_out_char(xml->out, '>');
    xml->in_tag = false;
}

/* What comes before a value. */
static void
begin_value(struct tl_xml *xml)
{
    if (xml->in_attribute)
        return;
    end_tag(xml);
    xml->has_text = true;
}

struct tl_xml
tl_xml_begin(struct tl_out *out)
{
    tl_out_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    return (struct tl_xml){.out = out};
}

void
tl_xml_open(struct tl_xml *xml, const char *name)
{
    end_tag(xml);
    end_line(xml);
    tl_out_char(xml->out, '<');
    tl_out_text(xml->out, name);
    xml->in_tag = true;
    xml->has_text = false;
    xml->depth++;
}

void
tl_xml_close(struct tl_xml *xml, const char *name)
{
    xml->depth--;
    if (xml->in_tag) {
        tl_out_text(xml->out, "/>");
    } else {
        if (!xml->has_text)
            end_line(xml);
        tl_out_text(xml->out, "</");
        tl_out_text(xml->out, name);
        tl_out_char(xml->out, '>');
    }
    if (xml->depth == 0)
        tl_out_char(xml->out, '\n');
    xml->in_tag = xml->has_text = false;
}

void
tl_xml_attribute_begin(struct tl_xml *xml, const char *name)
{
    tl_out_char(xml->out, ' ');
    tl_out_text(xml->out, name);
    tl_out_text(xml->out, "=\"");
    xml->in_attribute = true;
}

void
tl_xml_attribute_end(struct tl_xml *xml)
{
    tl_out_char(xml->out, '"');
    xml->in_attribute = false;
}

void
tl_xml_part(struct tl_xml *xml, const char *text, size_t length)
{
    const char *end = text + length;
    begin_value(xml);
    while (text < end) {
        const char *run = text;
        while (text < end && !stops[(unsigned char)*text])
            text++;
        tl_out_write(xml->out, run, (size_t)(text - run));
        if (text < end)
            text += put_special(xml, text);
    }
}

void
tl_xml_text(struct tl_xml *xml, const char *text)
{
    tl_xml_part(xml, text, strlen(text));
}

void
tl_xml_integer(struct tl_xml *xml, int64_t number)
{
    begin_value(xml);
    tl_out_integer(xml->out, number);
}

void
tl_xml_weight(struct tl_xml *xml, int64_t weight)
{
    begin_value(xml);
    tl_out_weight(xml->out, weight);
}

void
tl_xml_attribute(struct tl_xml *xml, const char *name, const char *text)
{
    tl_xml_attribute_begin(xml, name);
    tl_xml_text(xml, text);
    tl_xml_attribute_end(xml);
}
