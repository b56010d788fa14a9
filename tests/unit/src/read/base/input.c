/* Inputs: what is text, where it is not, and pieces that end between characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <errno.h>
#include <unistd.h>

#include <cmocka.h>

#include "src/read/base/input.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Larger than a piece. */
#define LARGE ((size_t)300 * 1024)

/* A text that ends in NUL, from everything that an input gives; to be freed. */
static char *
read_all(struct tl_input *input, size_t *length)
{
    char *all = NULL;
    const char *text;
    size_t more;
    *length = 0;
    while (tl_input_next(input, &text, &more)) {
        assert_true(more > 0);
        assert_true(((unsigned char)text[0] & 0xC0) != 0x80);
        all = realloc(all, *length + more + 1);
        assert_non_null(all);
        memcpy(all + *length, text, more);
        *length += more;
    }
    assert_false(tl_input_next(input, &text, &more));
    all = all ? all : calloc(1, 1);
    all[*length] = '\0';
    return all;
}

struct bytes {
    const char *bytes;
    size_t length;
};

#define BYTES(text)                                                                    \
    {                                                                                  \
        text, sizeof(text) - 1                                                         \
    }

static void
text_is_what_was_there(void **state)
{
    (void)state;
    static const struct bytes texts[] = {
        BYTES(""),
        BYTES("a"),
        BYTES("12345678"),
        BYTES("123456789\r\n\t\x01\x7F"),
        BYTES("\u00e9"),
        BYTES("a\u07ff\u0800\uffff\U00010000\U0010ffff z"),
        BYTES("\ud7ff\ue000\ufdd0"),
        BYTES("not at the start: \ufeff"),
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        struct tl_input *input =
            tl_input_memory("memory", texts[i].bytes, texts[i].length, diagnostics);
        size_t length;
        char *all = read_all(input, &length);
        assert_int_equal(length, texts[i].length);
        assert_memory_equal(all, texts[i].bytes, length);
        assert_false(tl_input_broken(input));
        assert_int_equal(tl_input_error(input), 0);
        free(all);
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
}

static void
a_mark_is_dropped_once(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    const char *bytes = "\ufeff\ufeffx";
    size_t length;
    struct tl_input *input = tl_input_memory("m", bytes, strlen(bytes), diagnostics);
    char *all = read_all(input, &length);
    assert_string_equal(all, "\ufeffx");
    free(all);
    tl_input_close(input);

    input = tl_input_memory("m", bytes, 3, diagnostics);
    all = read_all(input, &length);
    assert_int_equal(length, 0);
    assert_false(tl_input_broken(input));
    free(all);
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
}

#define UTF16  "; this looks like UTF-16: try --encoding utf-16"
#define LATIN1 "; this looks like Latin-1 or Windows-1252: try --encoding windows-1252"

/* What is not text: how much before it is, where it is, what is said of it. */
static const struct {
    struct bytes bytes;
    size_t good;
    unsigned line, column, byte;
    const char *guess;
} violations[] = {
    {BYTES("\0"), 0, 1, 1, 0x00, UTF16},
    {BYTES("ab\0c"), 2, 1, 3, 0x00, ""},
    {BYTES("12345678\0"), 8, 1, 9, 0x00, ""},
    {BYTES("{\0\"\0"), 1, 1, 2, 0x00, UTF16},
    {BYTES("\xFF\xFE{\0"), 0, 1, 1, 0xFF, UTF16},
    {BYTES("\xFE\xFF\0{"), 0, 1, 1, 0xFE, UTF16},
    {BYTES("x\n\xE9t\xE9"), 2, 2, 1, 0xE9, LATIN1},
    {BYTES("caf\xE9"), 3, 1, 4, 0xE9, LATIN1},
    {BYTES("\u00e9\u20ac\U0001F600\xFC"), 9, 1, 4, 0xFC, ""}, /* the rest is UTF-8 */
    {BYTES("a\n\n \x93q\x94"), 4, 3, 2, 0x93, LATIN1},
    {BYTES("\xEF\xBB\xBFz\x80"), 1, 1, 2, 0x80, LATIN1},
    {BYTES("\xC0\xAF"), 0, 1, 1, 0xC0, ""},         /* overlong */
    {BYTES("\xC1\xBF"), 0, 1, 1, 0xC1, ""},         /* overlong */
    {BYTES("\xE0\x9F\xBF"), 0, 1, 1, 0xE0, ""},     /* overlong */
    {BYTES("\xF0\x8F\xBF\xBF"), 0, 1, 1, 0xF0, ""}, /* overlong */
    {BYTES("\xED\xA0\x80"), 0, 1, 1, 0xED, ""},     /* a surrogate */
    {BYTES("\xED\xBF\xBF"), 0, 1, 1, 0xED, ""},     /* a surrogate */
    {BYTES("\xF4\x90\x80\x80"), 0, 1, 1, 0xF4, ""}, /* beyond U+10FFFF */
    {BYTES("\xF5\x80\x80\x80"), 0, 1, 1, 0xF5, ""},
    {BYTES("xx\xFE\x80"), 2, 1, 3, 0xFE, ""},
    {BYTES("\xE2\x82\x2F"), 0, 1, 1, 0xE2, ""},
    {BYTES("\xF0\x9F\x98\x2F"), 0, 1, 1, 0xF0, ""},
    {BYTES("ok \xE2\x82"), 3, 1, 4, 0xE2, ""},     /* cut */
    {BYTES("ok \xF0\x9F\x98"), 3, 1, 4, 0xF0, ""}, /* cut */
    {BYTES("1234567\xBF 89"), 7, 1, 8, 0xBF, LATIN1},
};

static void
the_first_violation_ends_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(violations); i++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        struct tl_input *input = tl_input_memory(
            "m", violations[i].bytes.bytes, violations[i].bytes.length, diagnostics);
        char expected[160];
        size_t length;
        char *all = read_all(input, &length);
        assert_int_equal(length, violations[i].good);
        assert_true(tl_input_broken(input));
        assert_int_equal(tl_input_error(input), 0);
        assert_int_equal(tl_diagnostics_count(diagnostics, TL_ERROR), 1);
        const struct tl_diagnostic *found = tl_diagnostics_sorted(diagnostics)[0];
        snprintf(expected, sizeof expected,
                 "found the byte 0x%02X, expected text in UTF-8%s", violations[i].byte,
                 violations[i].guess);
        assert_string_equal(found->message, expected);
        assert_int_equal(found->rule, TL_RULE_ENCODING);
        assert_int_equal(found->position.line, violations[i].line);
        assert_int_equal(found->position.column, violations[i].column);
        free(all);
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
}

static size_t
encode(uint32_t point, char *bytes)
{
    static const struct {
        uint32_t below;
        unsigned char lead;
    } rows[] = {{0x80, 0}, {0x800, 0xC0}, {0x10000, 0xE0}, {0x110000, 0xF0}};
    size_t more = 0;
    while (point >= rows[more].below)
        more++;
    for (size_t i = more; i > 0; i--, point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3F));
    bytes[0] = (char)(rows[more].lead | point);
    return more + 1;
}

static void
every_character_is_text(void **state)
{
    (void)state;
    char *bytes = malloc((size_t)4 * 0x110000);
    size_t size = 0;
    size_t length;
    assert_non_null(bytes);
    for (uint32_t point = 1; point < 0x110000; point++) {
        if (point < 0xD800 || point > 0xDFFF)
            size += encode(point, bytes + size);
    }
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = tl_input_memory("m", bytes, size, diagnostics);
    char *all = read_all(input, &length);
    assert_int_equal(length, size);
    assert_memory_equal(all, bytes, size);
    assert_false(tl_input_broken(input));
    free(all);
    free(bytes);
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
}

/* A file with some content, opened, and gone again. */
static struct tl_input *
open_temporary(const char *bytes, size_t size, struct tl_diagnostics *diagnostics)
{
    char path[] = "/tmp/tieline-test-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    for (size_t done = 0; done < size;) {
        ssize_t wrote = write(descriptor, bytes + done, size - done);
        assert_true(wrote > 0);
        done += (size_t)wrote;
    }
    close(descriptor);
    struct tl_input *input = tl_input_open(path, NULL, diagnostics);
    assert_int_equal(tl_input_error(input), 0);
    assert_string_equal(tl_input_name(input), path);
    unlink(path);
    return input;
}

/* Wherever a piece ends, characters stay whole, and places are right. */
static void
pieces_end_between_characters(void **state)
{
    (void)state;
    char *bytes = malloc(LARGE + 16);
    assert_non_null(bytes);
    for (size_t shift = 0; shift < 8; shift++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        size_t size = shift;
        size_t length;
        memset(bytes, 'x', shift);
        while (size < LARGE) {
            memcpy(bytes + size, "\U0001F600\n", 5);
            size += 5;
        }
        bytes[size++] = (char)0xFF;
        struct tl_input *input = open_temporary(bytes, size, diagnostics);
        char *all = read_all(input, &length);
        assert_int_equal(length, size - 1);
        assert_memory_equal(all, bytes, length);
        assert_int_equal(tl_diagnostics_sorted(diagnostics)[0]->position.line,
                         (size - 1 - shift) / 5 + 1);
        assert_int_equal(tl_diagnostics_sorted(diagnostics)[0]->position.column, 1);
        free(all);
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
    free(bytes);
}

static void
peeking_takes_nothing(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = open_temporary("\ufeff{}", 5, diagnostics);
    const char *text;
    size_t length;
    for (int i = 0; i < 2; i++) {
        tl_input_peek(input, &text, &length);
        assert_int_equal(length, 2);
        assert_memory_equal(text, "{}", 2);
    }
    char *all = read_all(input, &length);
    assert_string_equal(all, "{}");
    tl_input_peek(input, &text, &length);
    assert_int_equal(length, 0);
    assert_string_equal(text, "");
    free(all);
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
}

static void
what_cannot_be_read_has_an_errno(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int error;
    } rows[] = {{"tests/no-such-file", ENOENT},
                {"tests", EISDIR},
                {"", ENOENT},
                {"Makefile/x", ENOTDIR}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        struct tl_input *input = tl_input_open(rows[i].path, NULL, diagnostics);
        const char *text;
        size_t length;
        assert_int_equal(tl_input_error(input), rows[i].error);
        assert_false(tl_input_next(input, &text, &length));
        tl_input_peek(input, &text, &length);
        assert_int_equal(length, 0);
        assert_false(tl_input_broken(input));
        assert_int_equal(tl_diagnostics_count(diagnostics, TL_ERROR), 0);
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
}

/* A pipe gives what it has, in bits that end anywhere. */
static void
standard_input_is_a_dash(void **state)
{
    (void)state;
    int ends[2];
    int kept = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "\u00e9\nx\xC3", 5), 5);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = tl_input_open("-", NULL, diagnostics);
    size_t length;
    char *all = read_all(input, &length);
    assert_string_equal(all, "\u00e9\nx");
    assert_string_equal(tl_input_name(input), "<stdin>");
    assert_true(tl_input_broken(input));
    assert_int_equal(tl_diagnostics_sorted(diagnostics)[0]->position.column, 2);
    free(all);
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
    assert_true(dup2(kept, STDIN_FILENO) >= 0);
    close(kept);
}

static void
positions_stop_at_their_ends(void **state)
{
    (void)state;
    char line[1000];
    struct tl_position position = {1, 1, 7};
    memset(line, 'x', sizeof line);
    tl_position_pass(&position, "a\r\n\u00e9\U0001F600b", 10);
    assert_int_equal(position.line, 2);
    assert_int_equal(position.column, 4);
    /* Lines end at CRLF, CR, LF; a last CR ends one, too. */
    tl_position_pass(&position, "\r\n\r\r\n\n\ra\r", 9);
    assert_int_equal(position.line, 8);
    assert_int_equal(position.column, 1);
    tl_position_pass(&position, "\rab\rabc", 7);
    assert_int_equal(position.line, 10);
    assert_int_equal(position.column, 4);
    for (int i = 0; i < 100; i++)
        tl_position_pass(&position, line, sizeof line);
    assert_int_equal(position.column, 4 + 100 * sizeof line);
    position.column = UINT32_MAX - 1;
    tl_position_pass(&position, line, sizeof line);
    assert_true(position.column == UINT32_MAX);
    position.line = UINT32_MAX - 1;
    tl_position_pass(&position, "\n\n\n", 3);
    assert_true(position.line == UINT32_MAX);
    assert_int_equal(position.column, 1);
    assert_int_equal(position.file, 7);
}

/* Text in other encodings, what it is, and where it ends if not at its end. */
static const struct {
    const char *encoding;
    struct bytes bytes;
    const char *text;
    unsigned line, column, byte; /* line 0: it is whole */
} encoded[] = {
    {"utf-8", BYTES("\u00e9"), "\u00e9", 0, 0, 0},
    {"UTF8", BYTES("\xEF\xBB\xBFx"), "x", 0, 0, 0},
    {"latin-1", BYTES("caf\xE9\n\x80"), "caf\u00e9\n\u20ac", 0, 0, 0},
    {"ISO-8859-1", BYTES("\xFF"), "\u00ff", 0, 0, 0},
    {"windows-1252", BYTES("\x80 \x93q\x94"), "\u20ac \u201cq\u201d", 0, 0, 0},
    {"CP1252", BYTES("a\nb\x81z"), "a\nb", 2, 2, 0x81},
    {"utf-16", BYTES("\xFF\xFEx\0\xE9\0"), "x\u00e9", 0, 0, 0},
    {"utf-16", BYTES("\xFE\xFF\0x\0\xE9"), "x\u00e9", 0, 0, 0},
    {"utf-16", BYTES("x\0,\0"), "x,", 0, 0, 0},
    {"UTF-16", BYTES("\0x\0,"), "x,", 0, 0, 0},
    {"utf-16", BYTES(""), "", 0, 0, 0},
    {"utf-16le", BYTES("\x3D\xD8\x00\xDE\n\0"), "\U0001F600\n", 0, 0, 0},
    {"utf-16be", BYTES("\xD8\x3D\xDE\x00"), "\U0001F600", 0, 0, 0},
    {"utf-16le", BYTES("x\0\n\0y\0\0\0"), "x\ny", 2, 2, 0x00},
    {"utf-16le", BYTES("x\0y"), "x", 1, 2, 'y'},
    {"utf-16le", BYTES("\x3D\xD8"), "", 1, 1, 0x3D},
    {"utf-16be", BYTES("\0x\xDE\x00\0y"), "x", 1, 2, 0xDE},
};

static void
text_is_decoded(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(encoded); i++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        struct tl_input *input = tl_input_memory("m", encoded[i].bytes.bytes,
                                                 encoded[i].bytes.length, diagnostics);
        char expected[160];
        size_t length;
        assert_true(tl_input_decode(input, encoded[i].encoding));
        char *all = read_all(input, &length);
        assert_string_equal(all, encoded[i].text);
        assert_int_equal(tl_input_broken(input), encoded[i].line > 0);
        if (encoded[i].line) {
            const struct tl_diagnostic *found = tl_diagnostics_sorted(diagnostics)[0];
            snprintf(expected, sizeof expected,
                     "found the byte 0x%02X, expected text in %s", encoded[i].byte,
                     encoded[i].encoding);
            assert_string_equal(found->message, expected);
            assert_int_equal(found->position.line, encoded[i].line);
            assert_int_equal(found->position.column, encoded[i].column);
        }
        free(all);
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
}

static void
encodings_may_be_unknown(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = tl_input_memory("m", "x", 1, diagnostics);
    assert_false(tl_input_decode(input, "klingon"));
    assert_false(tl_input_decode(input, ""));
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
}

/* Two bytes become three, so that pieces of one are not pieces of the other. */
static void
large_texts_are_decoded(void **state)
{
    (void)state;
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    char *bytes = malloc(2 * LARGE);
    size_t length;
    assert_non_null(bytes);
    for (size_t i = 0; i < LARGE; i++)
        memcpy(bytes + 2 * i, "\xAC\x20", 2);
    for (size_t i = 0; i < 2; i++) {
        struct tl_input *input =
            i ? tl_input_memory("m", bytes, 2 * LARGE - 1, diagnostics)
              : open_temporary(bytes, 2 * LARGE - 1, diagnostics);
        assert_true(tl_input_decode(input, "utf-16le"));
        char *all = read_all(input, &length);
        assert_int_equal(length, 3 * (LARGE - 1));
        for (size_t at = 0; at < length; at += 3)
            assert_memory_equal(all + at, "\u20ac", 3);
        assert_true(tl_input_broken(input));
        free(all);
        tl_input_close(input);
    }
    assert_int_equal(tl_diagnostics_count(diagnostics, TL_ERROR), 2);
    free(bytes);
    tl_diagnostics_free(diagnostics);
}

/* A piece that ended with the CR of a CRLF would have its line counted twice. The first
 * byte of each place in turn is the last of what is read at once, 256 KiB. */
static void
line_ends_are_not_parted(void **state)
{
    enum { FIRST = 256 * 1024 - 3, MORE = 6 };
    (void)state;
    for (size_t before = FIRST; before < FIRST + MORE; before++) {
        struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
        char *bytes = malloc(before + 4);
        size_t length;
        assert_non_null(bytes);
        memset(bytes, 'x', before);
        memcpy(bytes + before, "\r\ny\xff", 4);
        struct tl_input *input = open_temporary(bytes, before + 4, diagnostics);
        free(read_all(input, &length));
        assert_int_equal(length, before + 3);
        assert_int_equal(tl_diagnostics_sorted(diagnostics)[0]->position.line, 2);
        assert_int_equal(tl_diagnostics_sorted(diagnostics)[0]->position.column, 2);
        free(bytes);
        tl_input_close(input);
        tl_diagnostics_free(diagnostics);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_what_was_there),
        cmocka_unit_test(a_mark_is_dropped_once),
        cmocka_unit_test(the_first_violation_ends_it),
        cmocka_unit_test(every_character_is_text),
        cmocka_unit_test(pieces_end_between_characters),
        cmocka_unit_test(line_ends_are_not_parted),
        cmocka_unit_test(peeking_takes_nothing),
        cmocka_unit_test(what_cannot_be_read_has_an_errno),
        cmocka_unit_test(standard_input_is_a_dash),
        cmocka_unit_test(positions_stop_at_their_ends),
        cmocka_unit_test(text_is_decoded),
        cmocka_unit_test(encodings_may_be_unknown),
        cmocka_unit_test(large_texts_are_decoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
