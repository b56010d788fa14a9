#include "lines.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/utf8.h"
#include "src/base/ceilings.h"

enum { DEPTH = 8 };

struct reader {
    struct tl_ical_file *file;
    char *at;
    char *end;
    uint32_t number; /* of the line at hand, at which it begins */
    uint32_t next;   /* of the next */
    uint32_t open[DEPTH];
    size_t depth;
};

static char
upper(char byte)
{
    return (char)(byte >= 'a' && byte <= 'z' ? byte - 'a' + 'A' : byte);
}

/* Where a line of the text ends, and where the next begins. Old programs write CR CR
 * LF.
 */
static char *
line_end(const struct reader *reader, char *at, char **next)
{
    while (at < reader->end && *at != '\n' && *at != '\r')
        at++;
    char *last = at;
    while (last < reader->end && *last == '\r')
        last++;
    bool is_whole = last < reader->end && *last == '\n';
    *next = is_whole ? last + 1 : at + (at < reader->end);
    return at;
}

/* Cuts the next line off, with those that go on with it after a blank, in its place. */
static char *
cut_line(struct reader *reader)
{
    char *begin = reader->at;
    char *next;
    char *end = line_end(reader, begin, &next);
    reader->number = reader->next++;
    while (next < reader->end && (*next == ' ' || *next == '\t')) {
        char *more = next + 1;
        size_t length = (size_t)(line_end(reader, more, &next) - more);
        memmove(end, more, length);
        end += length;
        reader->next++;
    }
    *end = '\0';
    reader->at = next;
    return begin;
}

static bool
fail(struct reader *reader, const char *found, const char *expected)
{
    struct tl_position position = {reader->number, 1,
                                   tl_input_file(reader->file->reading->input)};
    tl_report(reader->file->reading->diagnostics, position, TL_RULE_SYNTAX, NULL,
              "found %s%.*s%s, expected %s", *found ? "'" : "", TL_SHOWN(found),
              *found ? "'" : "the end of the input", expected);
    return false;
}

/* The ':' before the value, which is not in a quoted parameter; NULL: there is none. */
static char *
find_colon(char *text)
{
    bool is_quoted = false;
    for (; *text; text++) {
        if (*text == '"')
            is_quoted = !is_quoted;
        else if (*text == ':' && !is_quoted)
            return text;
    }
    return NULL;
}

/* Takes a line apart; false where it is none. */
static bool
take_apart(char *text, struct tl_ical_line *line)
{
    char *at = text;
    while (tl_ascii_is_letter(*at) || tl_ascii_is_digit(*at) || *at == '-' ||
           *at == '_')
        at++;
    char *colon = *at == ';' || *at == ':' ? find_colon(at) : NULL;
    if (at == text || !colon)
        return false;
    line->column = 2 + (uint32_t)tl_utf8_count(text, (size_t)(colon - text));
    line->name = text;
    line->parameters = *at == ';' ? at + 1 : colon;
    line->value = colon + 1;
    *colon = '\0';
    *at = '\0';
    for (; text < at; text++)
        *text = upper(*text);
    return true;
}

static void
begin_component(struct reader *reader, const char *name)
{
    struct tl_ical_file *file = reader->file;
    uint32_t index = (uint32_t)file->components.count;
    struct tl_ical_component *new = tl_vector_add(&file->components);
    char *upper_name = tl_arena_text(&file->arena, name, strlen(name));
    for (char *at = upper_name; *at; at++)
        *at = upper(*at);
    *new = (struct tl_ical_component){
        .name = upper_name,
        .parent = reader->depth ? reader->open[reader->depth - 1] : TL_NONE,
        .number = reader->number,
        .first = file->lines.count};
    reader->open[reader->depth++] = index;
}

/* Its name as a line that ends it. */
static bool
fail_end(struct reader *reader, const char *found)
{
    const struct tl_ical_component *open =
        tl_ical_component_at(reader->file, reader->open[reader->depth - 1]);
    char expected[80];
    snprintf(expected, sizeof expected, "'END:%.*s'", TL_SHOWN(open->name));
    return fail(reader, found, expected);
}

static bool
end_component(struct reader *reader, const struct tl_ical_line *line)
{
    char found[80];
    snprintf(found, sizeof found, "END:%.*s", TL_SHOWN(line->value));
    struct tl_ical_component *open =
        tl_vector_at(&reader->file->components, reader->open[reader->depth - 1]);
    if (!tl_ical_same(line->value, open->name))
        return fail_end(reader, found);
    open->end = reader->file->lines.count;
    reader->depth--;
    return true;
}

static bool
add_line(struct reader *reader, struct tl_ical_line *line)
{
    static const char begin[] = "'BEGIN:VCALENDAR'";
    bool begins = tl_ical_is(line, "BEGIN");
    if (reader->depth == 0 && !(begins && tl_ical_same(line->value, "VCALENDAR"))) {
        char found[80];
        snprintf(found, sizeof found, "%.*s:%.*s", TL_SHOWN(line->name),
                 (int)sizeof found / 2, line->value);
        return fail(reader, found, begin);
    }
    if (begins && reader->depth == DEPTH)
        return fail(reader, line->value, "no more than 8 components in each other");
    if (begins) {
        begin_component(reader, line->value);
        return true;
    }
    if (tl_ical_is(line, "END"))
        return end_component(reader, line);
    line->component = reader->open[reader->depth - 1];
    if (tl_ical_is(line, "METHOD") && tl_ical_same(line->value, "CANCEL")) {
        struct tl_ical_component *calendar =
            tl_vector_at(&reader->file->components, line->component);
        calendar->cancels = true;
    }
    line->number = reader->number;
    *(struct tl_ical_line *)tl_vector_add(&reader->file->lines) = *line;
    return true;
}

/* A line that is not empty. */
static bool
read_line(struct reader *reader, char *text)
{
    struct tl_ical_line line = {.name = ""};
    size_t length = strlen(text);
    if (strspn(text, " \t") == length)
        return true;
    uint64_t most =
        tl_input_ceilings(reader->file->reading->input)->limits[TL_CEILING_LINE];
    if (length > most)
        return fail(reader, text, tl_ceiling_text(TL_CEILING_LINE, most).text);
    if (take_apart(text, &line))
        return add_line(reader, &line);
    if (reader->depth == 0)
        return fail(reader, text, "'BEGIN:VCALENDAR'");
    tl_tally_add(&reader->file->broken,
                 (struct tl_position){reader->number, 1,
                                      tl_input_file(reader->file->reading->input)},
                 text);
    return true;
}

/* Older calendars write texts and rules in other ways. */
static bool
check_version(struct tl_ical_file *file)
{
    for (uint32_t i = 0; i < file->components.count; i++) {
        const struct tl_ical_line *version = tl_ical_find(file, i, "VERSION");
        if (tl_ical_component_at(file, i)->parent != TL_NONE || !version ||
            strcmp(version->value, "1.0") != 0)
            continue;
        tl_report(
            file->reading->diagnostics, tl_ical_position(file, version),
            TL_RULE_VERSION, NULL,
            "found vCalendar 1.0, expected iCalendar 2.0; have a calendar program "
            "write the file as iCalendar");
        return false;
    }
    return true;
}

bool
tl_ical_lines_read(struct tl_ical_file *file)
{
    struct tl_whole *text = &file->text;
    text->bytes = tl_resize(text->bytes, text->length + 1);
    struct reader reader = {
        .file = file, .at = text->bytes, .end = text->bytes + text->length, .next = 1};
    while (reader.at < reader.end) {
        if (!read_line(&reader, cut_line(&reader)))
            return false;
    }
    if (reader.depth > 0)
        return fail_end(&reader, "");
    return check_version(file);
}

void
tl_ical_file_clear(struct tl_ical_file *file)
{
    tl_whole_clear(&file->text);
    tl_arena_clear(&file->arena);
    tl_vector_clear(&file->lines);
    tl_vector_clear(&file->components);
    tl_left_out_clear(&file->left);
}

bool
tl_ical_recognises(const char *text, size_t length)
{
    static const char begin[] = "BEGIN:VCALENDAR";
    size_t at = 0;
    while (at < length && tl_ascii_is_blank(text[at]))
        at++;
    for (size_t i = 0; i < strlen(begin); i++) {
        if (at + i >= length || upper(text[at + i]) != begin[i])
            return false;
    }
    return true;
}

struct tl_position
tl_ical_position(const struct tl_ical_file *file, const struct tl_ical_line *line)
{
    return (struct tl_position){line->number, line->column,
                                tl_input_file(file->reading->input)};
}

void
tl_ical_set(const struct tl_ical_file *file, enum tl_field field, const char *text,
            const struct tl_ical_line *line)
{
    if (*text)
        tl_builder_set(file->reading->builder, field, text, strlen(text),
                       tl_ical_position(file, line));
}

const struct tl_ical_line *
tl_ical_line_at(const struct tl_ical_file *file, size_t index)
{
    return tl_vector_at(&file->lines, index);
}

const struct tl_ical_component *
tl_ical_component_at(const struct tl_ical_file *file, uint32_t index)
{
    return tl_vector_at(&file->components, index);
}

bool
tl_ical_is(const struct tl_ical_line *line, const char *name)
{
    return strcmp(line->name, name) == 0;
}

bool
tl_ical_same(const char *text, const char *word)
{
    while (*word && upper(*text) == *word) {
        text++;
        word++;
    }
    return !*word && !*text;
}

const struct tl_ical_line *
tl_ical_find(const struct tl_ical_file *file, uint32_t component, const char *name)
{
    const struct tl_ical_component *in = tl_ical_component_at(file, component);
    for (size_t i = in->first; i < in->end; i++) {
        const struct tl_ical_line *line = tl_ical_line_at(file, i);
        if (line->component == component && tl_ical_is(line, name))
            return line;
    }
    return NULL;
}

/* The end of a parameter: the ';' after it, or that of the text. */
static const char *
parameter_end(const char *at)
{
    bool is_quoted = false;
    for (; *at && (*at != ';' || is_quoted); at++)
        is_quoted ^= *at == '"';
    return at;
}

/* What "^n", "^'" and "^^" are (RFC 6868). */
static char
decode_caret(const char *at)
{
    return (char)(at[1] == 'n'    ? '\n'
                  : at[1] == '\'' ? '"'
                  : at[1] == '^'  ? '^'
                                  : '\0');
}

static const char *
copy_parameter(struct tl_ical_file *file, const char *at, const char *end)
{
    char *copy = tl_arena_take(&file->arena, (size_t)(end - at) + 1, 1);
    size_t length = 0;
    bool is_quoted = *at == '"';
    for (at += is_quoted; at < end && *at != (is_quoted ? '"' : ','); at++) {
        char decoded = (char)(*at == '^' && at + 1 < end ? decode_caret(at) : '\0');
        copy[length++] = (char)(decoded ? decoded : *at);
        at += decoded != '\0';
    }
    copy[length] = '\0';
    return copy;
}

const char *
tl_ical_parameter(struct tl_ical_file *file, const struct tl_ical_line *line,
                  const char *name)
{
    size_t length = strlen(name);
    for (const char *at = line->parameters; *at;) {
        const char *end = parameter_end(at);
        size_t same = 0;
        while (same < length && upper(at[same]) == name[same])
            same++;
        if (same == length && at[length] == '=')
            return copy_parameter(file, at + length + 1, end);
        at = end + (*end == ';');
    }
    return "";
}

/* Copies a text up to its end, or to a comma; `*value` goes to what stopped it. */
static const char *
unescape(struct tl_ical_file *file, const char **value, bool ends_at_comma)
{
    const char *at = *value;
    char *text = tl_arena_take(&file->arena, strlen(at) + 1, 1);
    size_t length = 0;
    for (; *at && (*at != ',' || !ends_at_comma); at++) {
        bool is_escape = *at == '\\' && at[1] && strchr("\\;,nN", at[1]);
        at += is_escape;
        text[length++] = (char)(is_escape && (*at == 'n' || *at == 'N') ? '\n' : *at);
    }
    text[length] = '\0';
    *value = at;
    return text;
}

const char *
tl_ical_next_text(struct tl_ical_file *file, const char **value)
{
    if (!*value)
        return NULL;
    const char *text = unescape(file, value, true);
    *value = **value == ',' ? *value + 1 : NULL;
    return text;
}

const char *
tl_ical_text(struct tl_ical_file *file, const char *value)
{
    return unescape(file, &value, false);
}
