#include "scan.h"

#include <assert.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/bytes.h"
#include "graph/base/memory.h"
#include "src/base/ceilings.h"

void
tl_read_json_scan_begin(struct tl_read_json_scan *scan, struct tl_input *input)
{
    *scan = (struct tl_read_json_scan){
        .input = input, .ceilings = tl_input_ceilings(input), .text = ""};
    scan->start.position = (struct tl_position){1, 1, tl_input_file(input)};
    scan->mark = scan->start;
}

void
tl_read_json_scan_end(struct tl_read_json_scan *scan)
{
    tl_free(scan->buffer);
    tl_free(scan->extents);
}

/* The offset of what comes next. */
static size_t
next_offset(const struct tl_read_json_scan *scan)
{
    return scan->start.offset + scan->at;
}

struct tl_position
tl_read_json_scan_locate(struct tl_read_json_scan *scan, size_t wanted)
{
    if (wanted < scan->mark.offset)
        scan->mark = scan->start;
    tl_position_pass(&scan->mark.position,
                     scan->text + (scan->mark.offset - scan->start.offset),
                     wanted - scan->mark.offset);
    scan->mark.offset = wanted;
    return scan->mark.position;
}

/* Forgets what is before the value that is being scanned, if one is. */
static void
forget(struct tl_read_json_scan *scan)
{
    size_t kept = scan->depth > 0 ? scan->extents[0].key : next_offset(scan);
    size_t count = kept - scan->start.offset;
    if (count == 0)
        return;
    tl_read_json_scan_locate(scan, kept);
    scan->start = scan->mark;
    scan->length -= count;
    scan->at -= count;
    memmove(scan->buffer, scan->buffer + count, scan->length);
}

static uint64_t
most(const struct tl_read_json_scan *scan, enum tl_ceiling ceiling)
{
    const struct tl_ceilings *usual = &tl_ceilings_usual;
    return (scan->ceilings ? scan->ceilings : usual)->limits[ceiling];
}

/* Fails because what begins at an offset is over a ceiling. */
static bool
fail_over(struct tl_read_json_scan *scan, size_t offset, const char *found,
          enum tl_ceiling ceiling)
{
    scan->is_over = true;
    scan->error.offset = offset;
    scan->error.at_end = false;
    snprintf(scan->error.message, sizeof scan->error.message, "found %s, expected %s",
             found, tl_ceiling_text(ceiling, most(scan, ceiling)).text);
    return false;
}

/* Reads on, keeping the value that is being scanned; false at the end of the input, and
 * where that value is too long. */
static bool
refill(struct tl_read_json_scan *scan)
{
    const char *piece;
    size_t length;
    if (scan->depth > 0 &&
        next_offset(scan) - scan->extents[0].key > most(scan, TL_CEILING_LINE))
        return fail_over(scan, scan->extents[0].begin, "a longer record",
                         TL_CEILING_LINE);
    if (!scan->input || !tl_input_next(scan->input, &piece, &length))
        return false;
    forget(scan);
    if (scan->room - scan->length < length) {
        scan->room = 2 * (scan->length + length);
        scan->buffer = tl_resize(scan->buffer, scan->room);
        scan->text = scan->buffer;
    }
    memcpy(scan->buffer + scan->length, piece, length);
    scan->length += length;
    return true;
}

/* The next byte, white space or not, without taking it; or TL_READ_JSON_END. */
static inline int
peek(struct tl_read_json_scan *scan)
{
    if (scan->at == scan->length && !refill(scan))
        return TL_READ_JSON_END;
    return (unsigned char)scan->text[scan->at];
}

static bool
is_blank(int byte, bool by_line)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || (byte == '\n' && !by_line);
}

int
tl_read_json_scan_next(struct tl_read_json_scan *scan)
{
    int byte;
    while (is_blank(byte = peek(scan), scan->by_line))
        scan->at++;
    return byte == '\n' && scan->by_line ? TL_READ_JSON_END : byte;
}

/* The same where what is next is mostly no white space. */
static inline int
next(struct tl_read_json_scan *scan)
{
    bool here = scan->at < scan->length && scan->text[scan->at] > ' ';
    return here ? (unsigned char)scan->text[scan->at] : tl_read_json_scan_next(scan);
}

/* Takes the next byte if it is this one; it is no failure if it is not. */
static inline bool
accept(struct tl_read_json_scan *scan, char byte)
{
    bool found = next(scan) == (unsigned char)byte;
    scan->at += found;
    return found;
}

/* Takes everything up to and with the next line end; false where the input ends. */
static bool
skip_line(struct tl_read_json_scan *scan)
{
    while (peek(scan) != TL_READ_JSON_END) {
        const char *rest = scan->text + scan->at;
        const char *end = memchr(rest, '\n', scan->length - scan->at);
        scan->at = end ? (size_t)(end - scan->text) + 1 : scan->length;
        if (end)
            return true;
    }
    return false;
}

const char *
tl_read_json_scan_text(const struct tl_read_json_scan *scan,
                       const struct tl_read_json_extent *extent, size_t *length)
{
    *length = extent->end - extent->begin;
    return scan->text + (extent->begin - scan->start.offset);
}

/* The longest word that a message shows. */
#define WORD 24

static inline bool
take(struct tl_read_json_scan *scan, char byte)
{
    bool found = peek(scan) == (unsigned char)byte;
    scan->at += found;
    return found;
}

/* The length of the word or number at hand, WORD at most. */
static size_t
word_length(struct tl_read_json_scan *scan)
{
    size_t length = 0;
    while (scan->length - scan->at < WORD && refill(scan))
        continue;
    while (length < WORD && scan->at + length < scan->length &&
           (tl_ascii_is_letter(scan->text[scan->at + length]) ||
            tl_ascii_is_digit(scan->text[scan->at + length])))
        length++;
    return length;
}

/* The character at hand, which is not ASCII and which the input has checked. */
static unsigned long
decode(const struct tl_read_json_scan *scan, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)scan->text + scan->at;
    size_t left = scan->length - scan->at;
    unsigned long point = bytes[0] & (bytes[0] < 0xE0 ? 0x1FU : 0x0FU);
    for (*length = 1; *length < left && (bytes[*length] & 0xC0) == 0x80; ++*length)
        point = point << 6 | (bytes[*length] & 0x3FU);
    return point;
}

/* What is at hand, for people. */
static void
describe(struct tl_read_json_scan *scan, char *found, size_t size)
{
    size_t length = word_length(scan);
    int byte = peek(scan);
    if (byte == TL_READ_JSON_END)
        snprintf(found, size, "the end of the input");
    else if (byte == '\n')
        snprintf(found, size, "the end of the line");
    else if (byte < ' ')
        snprintf(found, size, "the control character U+%04X", (unsigned)byte);
    else if (byte == '\'')
        snprintf(found, size, "a single quote");
    else if (byte < 0x80)
        snprintf(found, size, "'%.*s'", length ? (int)length : 1,
                 scan->text + scan->at);
    else {
        unsigned long point = decode(scan, &length);
        snprintf(found, size, "'%.*s' (U+%04lX)", (int)length, scan->text + scan->at,
                 point);
    }
}

bool
tl_read_json_scan_fail(struct tl_read_json_scan *scan, const char *expected)
{
    char found[64];
    if (scan->is_over)
        return false;
    describe(scan, found, sizeof found);
    scan->error.offset = next_offset(scan);
    scan->error.at_end = scan->at == scan->length;
    snprintf(scan->error.message, sizeof scan->error.message, "found %s, expected %s",
             found, expected);
    return false;
}

static bool
expect(struct tl_read_json_scan *scan, char byte, const char *expected)
{
    return accept(scan, byte) || tl_read_json_scan_fail(scan, expected);
}

/* Notes that a value begins here; gives the number of its extent. */
static size_t
note(struct tl_read_json_scan *scan, size_t key)
{
    if (scan->extent_count == scan->extent_room) {
        scan->extent_room = scan->extent_room ? 2 * scan->extent_room : 64;
        scan->extents =
            tl_resize(scan->extents, scan->extent_room * sizeof *scan->extents);
    }
    size_t number = scan->extent_count++;
    scan->extents[number] =
        (struct tl_read_json_extent){.key = key, .begin = next_offset(scan)};
    return number;
}

static bool
scan_escape(struct tl_read_json_scan *scan)
{
    scan->at++;
    scan->has_escapes = true;
    int byte = peek(scan);
    if (byte == TL_READ_JSON_END || byte == 0 || !strchr("\"\\/bfnrtu", byte))
        return tl_read_json_scan_fail(scan,
                                      "one of \" \\ / b f n r t u after a backslash");
    scan->at++;
    for (int i = 0; byte == 'u' && i < 4; i++) {
        int digit = peek(scan);
        if (!tl_ascii_is_digit(digit) &&
            !(tl_ascii_is_letter(digit) && (digit | 0x20) <= 'f'))
            return tl_read_json_scan_fail(scan, "four hexadecimal digits after '\\u'");
        scan->at++;
    }
    return true;
}

/* Steps over what is only itself in a string, sixteen bytes at a time: most strings are
 * shorter than that, and byte by byte would take ten times the instructions. */
static void
skip_plain(struct tl_read_json_scan *scan)
{
    const unsigned char *text = (const unsigned char *)scan->text;
    size_t at = scan->at;
    for (; scan->length - at >= sizeof(tl_bytes); at += sizeof(tl_bytes)) {
        tl_bytes bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        tl_bytes ends = (tl_bytes)(bytes < ' ') | (tl_bytes)(bytes == '"') |
                        (tl_bytes)(bytes == '\\');
        if (tl_bytes_any(&ends)) {
            scan->at = at + (size_t)__builtin_ctzll(tl_bytes_mask(&ends));
            return;
        }
    }
    while (at < scan->length && text[at] >= ' ' && text[at] != '"' && text[at] != '\\')
        at++;
    scan->at = at;
}

static bool
scan_string(struct tl_read_json_scan *scan)
{
    scan->at++;
    for (;;) {
        skip_plain(scan);
        int byte = peek(scan);
        if (byte == '"')
            break;
        if (byte == '\\' && !scan_escape(scan))
            return false;
        if (byte < ' ')
            return tl_read_json_scan_fail(scan,
                                          "'\"', the end of the text (a line end or a "
                                          "tab in it is written \\n or \\t)");
    }
    scan->at++;
    return true;
}

static bool
scan_digits(struct tl_read_json_scan *scan)
{
    if (!tl_ascii_is_digit(peek(scan)))
        return tl_read_json_scan_fail(scan, "a digit");
    while (tl_ascii_is_digit(peek(scan)))
        scan->at++;
    return true;
}

static bool
scan_number(struct tl_read_json_scan *scan)
{
    take(scan, '-');
    if (!take(scan, '0') && !scan_digits(scan))
        return false;
    if (take(scan, '.') && !scan_digits(scan))
        return false;
    if (!take(scan, 'e') && !take(scan, 'E'))
        return true;
    if (!take(scan, '+'))
        take(scan, '-');
    return scan_digits(scan);
}

static bool
scan_word(struct tl_read_json_scan *scan)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t length = word_length(scan);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == length &&
            memcmp(words[i], scan->text + scan->at, length) == 0) {
            scan->at += length;
            return true;
        }
    }
    return tl_read_json_scan_fail(
        scan,
        peek(scan) == ']' ? "a value after the comma; remove that comma" : "a value");
}

static bool scan_value(struct tl_read_json_scan *scan, size_t key);

static bool
scan_array(struct tl_read_json_scan *scan)
{
    scan->at++;
    if (accept(scan, ']'))
        return true;
    do {
        next(scan);
        if (!scan_value(scan, next_offset(scan)))
            return false;
    } while (accept(scan, ','));
    return expect(scan, ']', "',' or ']'");
}

static bool
scan_name(struct tl_read_json_scan *scan)
{
    int found = next(scan);
    if (found != '"')
        return tl_read_json_scan_fail(
            scan, found == '}' ? "a key after the comma; remove that comma"
                               : "a key in double quotes");
    return scan_string(scan);
}

static bool
scan_object(struct tl_read_json_scan *scan)
{
    scan->at++;
    if (accept(scan, '}'))
        return true;
    do {
        next(scan);
        size_t key = next_offset(scan);
        if (!scan_name(scan) || !expect(scan, ':', "':'"))
            return false;
        next(scan);
        if (!scan_value(scan, key))
            return false;
    } while (accept(scan, ','));
    return expect(scan, '}', "',' or '}'");
}

/* A value that begins at hand. */
static bool
scan_value(struct tl_read_json_scan *scan, size_t key)
{
    static bool (*const scanners[UCHAR_MAX + 1])(struct tl_read_json_scan *) = {
        ['{'] = scan_object, ['['] = scan_array,  ['"'] = scan_string,
        ['-'] = scan_number, ['0'] = scan_number, ['1'] = scan_number,
        ['2'] = scan_number, ['3'] = scan_number, ['4'] = scan_number,
        ['5'] = scan_number, ['6'] = scan_number, ['7'] = scan_number,
        ['8'] = scan_number, ['9'] = scan_number,
    };
    int byte = peek(scan);
    bool (*scanner)(struct tl_read_json_scan *) = byte < 0 ? NULL : scanners[byte];
    size_t number = note(scan, key);
    if (scan->depth >= most(scan, TL_CEILING_NESTING))
        return fail_over(scan, next_offset(scan), "more values within each other",
                         TL_CEILING_NESTING);
    scan->depth++;
    if (!(scanner ? scanner : scan_word)(scan))
        return false;
    scan->depth--;
    scan->extents[number].end = next_offset(scan);
    return true;
}

/* Whether the texts in what was taken are short enough. */
static bool
check_lengths(struct tl_read_json_scan *scan)
{
    uint64_t longest = most(scan, TL_CEILING_TOKEN);
    const struct tl_read_json_extent *all = scan->extents;
    if (all->end - all->begin <= longest)
        return true;
    for (size_t i = 0; i < scan->extent_count; i++) {
        bool is_text = scan->text[all[i].begin - scan->start.offset] == '"';
        if (all[i].begin - all[i].key > longest ||
            (is_text && all[i].end - all[i].begin > longest))
            return fail_over(scan, all[i].key, "a longer text", TL_CEILING_TOKEN);
    }
    return true;
}

/* Takes a value, by lines all of a line. */
static enum tl_read_json_part
take_whole(struct tl_read_json_scan *scan)
{
    bool whole = scan_value(scan, next_offset(scan));
    scan->depth = 1;
    if (whole && scan->by_line && tl_read_json_scan_next(scan) != TL_READ_JSON_END)
        whole = tl_read_json_scan_fail(scan, "the end of the line");
    whole = whole && check_lengths(scan);
    scan->depth = 0;
    return whole ? TL_READ_JSON_VALUE : TL_READ_JSON_FAILED;
}

static enum tl_read_json_part
take_value(struct tl_read_json_scan *scan, char into)
{
    scan->after_key = false;
    if (tl_read_json_scan_next(scan) != (unsigned char)into)
        return take_whole(scan);
    assert(scan->level < TL_READ_JSON_LEVELS);
    note(scan, next_offset(scan));
    scan->at++;
    scan->closings[scan->level++] = into == '{' ? '}' : ']';
    scan->is_first = true;
    return TL_READ_JSON_OPENED;
}

static enum tl_read_json_part
take_key(struct tl_read_json_scan *scan)
{
    tl_read_json_scan_next(scan);
    note(scan, next_offset(scan));
    scan->depth = 1;
    bool whole = scan_name(scan);
    scan->extents[0].end = next_offset(scan);
    whole = whole && expect(scan, ':', "':'");
    scan->depth = 0;
    scan->after_key = true;
    return whole ? TL_READ_JSON_KEY : TL_READ_JSON_FAILED;
}

/* Takes the next key or element of what was stepped into last, or its end. */
static enum tl_read_json_part
step_within(struct tl_read_json_scan *scan, char into)
{
    char closing = scan->closings[scan->level - 1];
    bool ends = scan->is_first ? accept(scan, closing) : !accept(scan, ',');
    if (ends && !scan->is_first &&
        !expect(scan, closing, closing == '}' ? "',' or '}'" : "',' or ']'"))
        return TL_READ_JSON_FAILED;
    scan->is_first = false;
    if (!ends)
        return closing == '}' ? take_key(scan) : take_value(scan, into);
    scan->level--;
    return TL_READ_JSON_CLOSED;
}

static enum tl_read_json_part
step_to_end(struct tl_read_json_scan *scan)
{
    int next = tl_read_json_scan_next(scan);
    if (next == TL_READ_JSON_END)
        return TL_READ_JSON_DONE;
    tl_read_json_scan_fail(scan, next == '{' ? "the end of the document (objects one a "
                                               "line are JSON Lines: -f jsonl)"
                                             : "the end of the document");
    return TL_READ_JSON_FAILED;
}

/* Takes the value of the next line that has one. */
static enum tl_read_json_part
step_to_line(struct tl_read_json_scan *scan, bool begun)
{
    bool has_line = !begun || skip_line(scan);
    while (has_line && tl_read_json_scan_next(scan) == TL_READ_JSON_END)
        has_line = skip_line(scan);
    return has_line ? take_whole(scan) : TL_READ_JSON_DONE;
}

enum tl_read_json_part
tl_read_json_scan_step(struct tl_read_json_scan *scan, char into)
{
    bool begun = scan->begun;
    scan->extent_count = 0;
    scan->has_escapes = false;
    scan->is_over = false;
    scan->begun = true;
    if (scan->by_line)
        return step_to_line(scan, begun);
    if (!begun || scan->after_key)
        return take_value(scan, into);
    return scan->level > 0 ? step_within(scan, into) : step_to_end(scan);
}

void
tl_read_json_scan_report(struct tl_read_json_scan *scan,
                         struct tl_diagnostics *diagnostics, enum tl_rule rule)
{
    bool cut = tl_input_broken(scan->input) || tl_input_error(scan->input);
    if (!scan->error.at_end || !cut)
        tl_report(diagnostics, tl_read_json_scan_locate(scan, scan->error.offset), rule,
                  NULL, "%s", scan->error.message);
}

bool
tl_read_json_scan_skip_line(struct tl_read_json_scan *scan,
                            struct tl_diagnostics *diagnostics)
{
    bool lenient = tl_diagnostics_is_lenient(diagnostics);
    tl_read_json_scan_report(scan, diagnostics,
                             lenient ? TL_RULE_BAD_VALUE : TL_RULE_SYNTAX);
    if (lenient)
        tl_diagnostics_skip(diagnostics);
    return lenient;
}
