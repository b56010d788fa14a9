#include "lines.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/utf8.h"
#include "src/base/ceilings.h"

enum { LEVELS = 100 };

/* A line of the text, as it is read. */
struct reader {
    struct tl_gedcom_file *file;
    char *at;
    char *end;
    uint32_t number;
    struct tl_gedcom_line *last[LEVELS + 1]; /* by level + 1; NULL beyond the last */
    int level;                               /* of the last line */
};

static struct tl_position
position_of(const struct reader *reader, uint32_t column)
{
    return (struct tl_position){reader->number, column,
                                tl_input_file(reader->file->reading->input)};
}

/* Cuts the next line off; its end. */
static char *
cut_line(struct reader *reader)
{
    char *end = reader->at;
    while (end < reader->end && *end != '\n' && *end != '\r')
        end++;
    char *next = end + (end < reader->end);
    if (end + 1 < reader->end && end[0] == '\r' && end[1] == '\n')
        next++;
    *end = '\0';
    reader->at = next;
    reader->number++;
    return end;
}

static char *
skip_blanks(char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    return text;
}

static bool
is_tag_character(char byte)
{
    return tl_ascii_is_letter(byte) || tl_ascii_is_digit(byte) || byte == '_';
}

/* The level that a line begins with, and what follows it; -1 where it has none. */
static int
take_level(char **text)
{
    char *at = skip_blanks(*text);
    int level = 0;
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || digits > 2 || (at[digits] != ' ' && at[digits] != '\t'))
        return -1;
    for (size_t i = 0; i < digits; i++)
        level = 10 * level + at[i] - '0';
    *text = skip_blanks(at + digits);
    return level;
}

/* The id of a record before its tag, "" where there is none; false where it has no end.
 */
static bool
take_id(char **text, const char **id)
{
    *id = "";
    if (**text != '@')
        return true;
    char *end = strchr(*text + 1, '@');
    if (!end || end == *text + 1 || (end[1] != ' ' && end[1] != '\t'))
        return false;
    *id = *text + 1;
    *end = '\0';
    *text = skip_blanks(end + 1);
    return true;
}

/* Takes a line apart; false where it has no tag. */
static bool
take_apart(char *begin, char *text, struct tl_gedcom_line *line)
{
    if (!take_id(&text, &line->id))
        return false;
    char *end = text;
    while (is_tag_character(*end))
        end++;
    if (end == text || (*end != '\0' && *end != ' ' && *end != '\t'))
        return false;
    line->tag = text;
    line->value = *end ? end + 1 : end;
    const char *shown = *line->value ? line->value : line->tag;
    /* The id was cut, but has as many characters as before. */
    line->column = 1 + (uint32_t)tl_utf8_count(begin, (size_t)(shown - begin));
    *end = '\0';
    return true;
}

static struct tl_gedcom_line *
add_line(struct reader *reader, const struct tl_gedcom_line *line, int level)
{
    struct tl_gedcom_line *new = tl_arena_take(&reader->file->arena, sizeof *new,
                                               _Alignof(struct tl_gedcom_line));
    struct tl_gedcom_line *brother =
        level <= reader->level ? reader->last[level + 1] : NULL;
    *new = *line;
    new->number = reader->number;
    new->parent = reader->last[level];
    if (brother)
        brother->next = new;
    else
        new->parent->child = new;
    reader->last[level + 1] = new;
    reader->level = level;
    return new;
}

static bool
fail(struct reader *reader, const char *found, const char *expected)
{
    tl_report(reader->file->reading->diagnostics, position_of(reader, 1),
              TL_RULE_SYNTAX, NULL, "found '%.*s', expected %s", TL_SHOWN(found),
              expected);
    return false;
}

/* A line without a level goes on with the text of the one before, as editors break
 * lines. */
static bool
add_loose(struct reader *reader, char *begin)
{
    static const char tag[] = "CONT";
    struct tl_gedcom_line *last = reader->last[reader->level + 1];
    bool goes_on = tl_gedcom_is(last, tag) || tl_gedcom_is(last, "CONC");
    int level = reader->level + !goes_on;
    struct tl_gedcom_line line = {.tag = tag, .id = "", .value = begin, .column = 1};
    if (level == LEVELS)
        return fail(reader, begin, "a level from 0 to 99");
    tl_gedcom_count(reader->file, &reader->file->loose, add_line(reader, &line, level));
    return true;
}

static bool
add_record(struct reader *reader, const struct tl_gedcom_line *record)
{
    struct tl_gedcom_file *file = reader->file;
    size_t length = strlen(record->id);
    if (length == 0)
        return true;
    uint32_t number = tl_vocabulary_add(&file->ids, record->id, length);
    if (number < file->records.count) {
        tl_report(file->reading->diagnostics, position_of(reader, 1), TL_RULE_CONFLICT,
                  NULL, "found a second record '%.*s'; give it another id",
                  TL_SHOWN(record->id));
        return true;
    }
    *(const struct tl_gedcom_line **)tl_vector_add(&file->records) = record;
    return true;
}

/* Whether a line that was taken apart begins with a number, but is a text: "12 geese".
 * It is then whole again. */
static bool
is_prose(const struct tl_gedcom_line *line, const char *end)
{
    char *cut = (char *)line->tag + strlen(line->tag);
    bool has_small = false;
    for (const char *at = line->tag; *at; at++)
        has_small = has_small || (*at >= 'a' && *at <= 'z');
    if (!has_small || *line->id)
        return false;
    if (cut < end)
        *cut = ' ';
    return true;
}

/* Reads a line that is not empty; false, and reported, at a mistake. */
static bool
read_line(struct reader *reader, char *begin)
{
    char *text = begin;
    struct tl_gedcom_line line = {.tag = ""};
    const char *end = begin + strlen(begin);
    int level = take_level(&text);
    if (level < 0 || !take_apart(begin, text, &line)) {
        if (reader->level < 0)
            return fail(reader, begin, "'0 HEAD'");
        return add_loose(reader, begin);
    }
    if (reader->level < 0 && (level > 0 || !tl_gedcom_is(&line, "HEAD")))
        return fail(reader, line.tag, "'0 HEAD'");
    if (level > reader->level + 1 && is_prose(&line, end))
        return add_loose(reader, begin);
    if (level > reader->level + 1) {
        tl_report(reader->file->reading->diagnostics, position_of(reader, 1),
                  TL_RULE_SYNTAX, NULL, "found level %d below level %d, expected %d",
                  level, reader->level, reader->level + 1);
        return false;
    }
    struct tl_gedcom_line *new = add_line(reader, &line, level);
    return level > 0 || add_record(reader, new);
}

static void
find_version(struct tl_gedcom_file *file)
{
    const struct tl_gedcom_line *head = file->root.child;
    const struct tl_gedcom_line *gedc = tl_gedcom_find(head, "GEDC");
    const struct tl_gedcom_line *version = gedc ? tl_gedcom_find(gedc, "VERS") : NULL;
    const char *text = version ? version->value : "5.5.1";
    file->is_7 = *text == '7';
    if (*text != '7' && *text != '5')
        tl_report(file->reading->diagnostics, tl_gedcom_position(file, version),
                  TL_RULE_IGNORED, NULL,
                  "found GEDCOM %.*s; it is read as if it were 5.5.1, and may mean "
                  "something else",
                  TL_SHOWN(text));
}

bool
tl_gedcom_lines_read(struct tl_gedcom_file *file)
{
    struct tl_whole *text = &file->text;
    text->bytes = tl_resize(text->bytes, text->length + 1);
    struct reader reader = {.file = file,
                            .at = text->bytes,
                            .end = text->bytes + text->length,
                            .last = {&file->root},
                            .level = -1};
    uint64_t most = tl_input_ceilings(file->reading->input)->limits[TL_CEILING_LINE];
    while (reader.at < reader.end) {
        char *begin = reader.at;
        const char *end = cut_line(&reader);
        if ((size_t)(end - begin) > most)
            return fail(&reader, begin, tl_ceiling_text(TL_CEILING_LINE, most).text);
        if (*skip_blanks(begin) != '\0' && !read_line(&reader, begin))
            return false;
    }
    if (reader.level < 0)
        return fail(&reader, "", "'0 HEAD'");
    if (!tl_gedcom_is(reader.last[1], "TRLR"))
        tl_report(file->reading->diagnostics, position_of(&reader, 1), TL_RULE_IGNORED,
                  NULL, "found no '0 TRLR' at the end; the file may be cut off");
    find_version(file);
    return true;
}

void
tl_gedcom_file_clear(struct tl_gedcom_file *file)
{
    tl_whole_clear(&file->text);
    tl_arena_clear(&file->arena);
    tl_vocabulary_clear(&file->ids);
    tl_vocabulary_clear(&file->parents);
    tl_vocabulary_clear(&file->titles);
    tl_vector_clear(&file->records);
}

bool
tl_gedcom_recognises(const char *text, size_t length)
{
    static const char head[] = "0 HEAD";
    size_t at = 0;
    while (at < length && tl_ascii_is_blank(text[at]))
        at++;
    size_t size = strlen(head);
    return length - at >= size && memcmp(text + at, head, size) == 0 &&
           (length - at == size || tl_ascii_is_blank(text[at + size]));
}

struct tl_position
tl_gedcom_position(const struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    return (struct tl_position){line->number, line->column,
                                tl_input_file(file->reading->input)};
}

void
tl_gedcom_count(const struct tl_gedcom_file *file, struct tl_tally *tally,
                const struct tl_gedcom_line *line)
{
    tl_tally_add(tally, tl_gedcom_position(file, line), line->value);
}

bool
tl_gedcom_is(const struct tl_gedcom_line *line, const char *tag)
{
    return strcmp(line->tag, tag) == 0;
}

struct tl_gedcom_line *
tl_gedcom_take(const struct tl_gedcom_line *line, const char *tag)
{
    for (struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (!at->used && tl_gedcom_is(at, tag)) {
            at->used = true;
            return at;
        }
    }
    return NULL;
}

struct tl_gedcom_line *
tl_gedcom_find(const struct tl_gedcom_line *line, const char *tag)
{
    struct tl_gedcom_line *at = line->child;
    while (at && !tl_gedcom_is(at, tag))
        at = at->next;
    return at;
}

const char *
tl_gedcom_take_value(struct tl_gedcom_file *file, const struct tl_gedcom_line *line,
                     const char *tag)
{
    const struct tl_gedcom_line *taken = tl_gedcom_take(line, tag);
    return taken ? tl_gedcom_text(file, taken) : "";
}

/* Writes a value with "@@" as "@": everywhere, but in version 7 only at its start. */
static size_t
write_value(const struct tl_gedcom_file *file, const char *value, char *out)
{
    size_t length = 0;
    for (const char *at = value; *at; at++) {
        out[length++] = *at;
        if (at[0] == '@' && at[1] == '@' && (at == value || !file->is_7))
            at++;
    }
    return length;
}

static bool
is_continued(const struct tl_gedcom_line *line)
{
    return tl_gedcom_is(line, "CONC") || tl_gedcom_is(line, "CONT");
}

const char *
tl_gedcom_text(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    size_t room = strlen(line->value) + 1;
    for (const struct tl_gedcom_line *at = line->child; at; at = at->next)
        room += is_continued(at) ? strlen(at->value) + 1 : 0;
    char *text = tl_arena_take(&file->arena, room, 1);
    size_t length = write_value(file, line->value, text);
    for (struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (!is_continued(at))
            continue;
        if (tl_gedcom_is(at, "CONT"))
            text[length++] = '\n';
        length += write_value(file, at->value, text + length);
        at->used = true;
    }
    while (length > 0 && tl_ascii_is_blank(text[length - 1]))
        length--;
    text[length] = '\0';
    while (tl_ascii_is_blank(*text))
        text++;
    return text;
}

bool
tl_gedcom_is_pointer(const char *value)
{
    size_t length = strlen(value);
    while (length > 0 && tl_ascii_is_blank(value[length - 1]))
        length--;
    return length > 2 && value[0] == '@' && !strchr("@#", value[1]) &&
           strchr(value + 1, '@') == value + length - 1;
}

bool
tl_gedcom_is_void(const char *value)
{
    static const char nothing[] = "@VOID@";
    return strncmp(value, nothing, strlen(nothing)) == 0;
}

const char *
tl_gedcom_pointed(struct tl_gedcom_file *file, const char *value)
{
    const char *end = strchr(value + 1, '@');
    return tl_arena_text(&file->arena, value + 1, (size_t)(end - value) - 1);
}

struct tl_gedcom_line *
tl_gedcom_target(struct tl_gedcom_file *file, const struct tl_gedcom_line *line,
                 const char *tag)
{
    if (!tl_gedcom_is_pointer(line->value) || tl_gedcom_is_void(line->value))
        return NULL;
    const char *id = tl_gedcom_pointed(file, line->value);
    uint32_t number = tl_vocabulary_find(&file->ids, id, strlen(id));
    struct tl_gedcom_line *const *found =
        number == TL_NONE ? NULL : tl_vector_at(&file->records, number);
    if (found && tl_gedcom_is(*found, tag))
        return *found;
    tl_gedcom_count(file, &file->dangling, line);
    return NULL;
}

const char *
tl_gedcom_join(struct tl_gedcom_file *file, const char *first, const char *separator,
               const char *second)
{
    if (!*first || !*second)
        return *first ? first : second;
    size_t sizes[] = {strlen(first), strlen(separator), strlen(second)};
    char *joined = tl_arena_take(&file->arena, sizes[0] + sizes[1] + sizes[2] + 1, 1);
    memcpy(joined, first, sizes[0]);
    memcpy(joined + sizes[0], separator, sizes[1]);
    memcpy(joined + sizes[0] + sizes[1], second, sizes[2] + 1);
    return joined;
}

void
tl_gedcom_use_all(struct tl_gedcom_line *line)
{
    /* Levels are few, so that this is no deep recursion. */
    line->used = true;
    for (struct tl_gedcom_line *at = line->child; at; at = at->next)
        tl_gedcom_use_all(at);
}
