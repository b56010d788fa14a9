#include "near.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "ascii.h"
#include "memory.h"
#include "text.h"

/* What decomposing takes for most texts, in code points. */
#define FEW 128

#define NORMAL ((utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE))
#define FOLDED                                                                         \
    ((utf8proc_option_t)(NORMAL | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |                \
                         UTF8PROC_IGNORE))

/* Accents: the marks that a letter of several scripts may have. Those of one script,
 * such as the vowels of Devanagari, are letters. */
static bool
is_accent(int32_t code)
{
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x1AB0 && code <= 0x1AFF) ||
           (code >= 0x1DC0 && code <= 0x1DFF);
}

/* The code points of a decomposed text, in `few` or to be freed; NULL where the text is
 * not UTF-8. */
static int32_t *
decompose(const char *text, size_t length, utf8proc_option_t options, int32_t few[FEW],
          size_t *count)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t size = (utf8proc_ssize_t)length;
    int32_t *codes = few;
    utf8proc_ssize_t got = utf8proc_decompose(bytes, size, few, FEW, options);
    if (got > FEW) {
        codes = tl_alloc((size_t)got * sizeof *codes);
        got = utf8proc_decompose(bytes, size, codes, got, options);
    }
    *count = got < 0 ? 0 : (size_t)got;
    return got < 0 ? NULL : codes;
}

static size_t
compose(int32_t *codes, size_t count)
{
    return (size_t)utf8proc_normalize_utf32(codes, (utf8proc_ssize_t)count,
                                            UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

static size_t
drop_accents(int32_t *codes, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_accent(codes[i]))
            codes[kept++] = codes[i];
    return kept;
}

/* As tl_fold() returns it. */
static size_t
encode(const int32_t *codes, size_t count, char *text, size_t size)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        utf8proc_uint8_t bytes[4];
        size_t more = (size_t)utf8proc_encode_char(codes[i], bytes);
        if (length + more >= size)
            return SIZE_MAX;
        memcpy(text + length, bytes, more);
        length += more;
    }
    if (length >= size)
        return SIZE_MAX;
    text[length] = '\0';
    return length;
}

static size_t
count_ascii(const char *text)
{
    size_t count = 0;
    while (text[count] && (unsigned char)text[count] < 0x80)
        count++;
    return count;
}

static size_t
fold_ascii(const char *text, size_t length, char *folded, size_t size)
{
    if (length >= size)
        return SIZE_MAX;
    for (size_t i = 0; i < length; i++)
        folded[i] = tl_ascii_lower(text[i]);
    folded[length] = '\0';
    return length;
}

size_t
tl_fold(const char *text, char *folded, size_t size)
{
    int32_t few[FEW];
    size_t length = count_ascii(text);
    size_t count;
    if (!text[length])
        return fold_ascii(text, length, folded, size);
    length += strlen(text + length);
    int32_t *codes = decompose(text, length, FOLDED, few, &count);
    if (!codes)
        return fold_ascii(text, length, folded, size);
    count = compose(codes, drop_accents(codes, count));
    length = encode(codes, count, folded, size);
    if (codes != few)
        tl_free(codes);
    return length;
}

const char *
tl_folded_set(struct tl_folded *folded, const char *text)
{
    while (tl_fold(text, folded->text, folded->size) == SIZE_MAX) {
        folded->size = 2 * folded->size + 64;
        folded->text = tl_resize(folded->text, folded->size);
    }
    return folded->text;
}

void
tl_folded_clear(struct tl_folded *folded)
{
    tl_free(folded->text);
    *folded = (struct tl_folded){0};
}

/* The bytes of a blank, point, comma, apostrophe or hyphen; 0 where there is none. */
static size_t
count_sign(const char *at)
{
    static const char *const long_signs[] = {"\u2010", "\u2011", "\u2012", "\u2013",
                                             "\u2018", "\u2019", "\u02BC"};
    if (tl_ascii_is_letter(*at) || tl_ascii_is_digit(*at))
        return 0;
    if ((unsigned char)*at < 0x80)
        return *at && strchr(" \t\r\n.,'-", *at) ? 1 : 0;
    for (size_t i = 0; i < sizeof long_signs / sizeof *long_signs; i++)
        if (tl_text_begins(at, long_signs[i]))
            return strlen(long_signs[i]);
    return 0;
}

/* Takes the signs out of a folded name, but for those before digits. */
static void
drop_signs(char *name)
{
    size_t length = 0;
    for (const char *at = name; *at;) {
        size_t sign = count_sign(at);
        if (sign && !tl_ascii_is_digit(at[sign]))
            at += sign;
        else
            name[length++] = *at++;
    }
    name[length] = '\0';
}

const char *
tl_name_key(struct tl_folded *folded, const char *name)
{
    tl_folded_set(folded, name);
    drop_signs(folded->text);
    return folded->text;
}

static int32_t
fold_code(int32_t code)
{
    int32_t codes[8];
    int last = 0;
    if (code < 0x80)
        return tl_ascii_lower((char)code);
    utf8proc_ssize_t count = utf8proc_decompose_char(code, codes, 8, FOLDED, &last);
    if (count < 1 || count > 8)
        return code;
    return drop_accents(codes, (size_t)count) == 1 ? codes[0] : code;
}

/* Whether a code point may be one with that before it in normal form. */
static bool
may_join(int32_t code)
{
    return code >= 0x300 && (is_accent(code) || (code >= 0x1160 && code < 0x1200) ||
                             utf8proc_get_property(code)->combining_class);
}

/* What fold_codes() does with a text in which something may be decomposed. */
static size_t
normalise(const char *text, int32_t *codes, size_t most)
{
    int32_t few[FEW];
    size_t count;
    int32_t *all = decompose(text, strlen(text), NORMAL, few, &count);
    if (!all)
        return most + 1;
    count = compose(all, count);
    if (count <= most)
        memcpy(codes, all, count * sizeof *codes);
    if (all != few)
        tl_free(all);
    return count;
}

static size_t
fold_codes(const char *text, int32_t *codes, size_t most)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
    size_t count = 0;
    bool marked = false;
    while (*at && count <= most) {
        utf8proc_int32_t code = *at;
        utf8proc_ssize_t length = 1;
        if (code >= 0x80) {
            length = utf8proc_iterate(at, -1, &code);
            marked = marked || may_join(code);
            code = length > 0 ? code : *at;
            length = length > 0 ? length : 1;
        }
        if (count < most)
            codes[count] = code;
        count++;
        at += length;
    }
    return marked ? normalise(text, codes, most) : count;
}

/* Longer texts are not mistyped words; and the rows below must stay small. */
#define LONGEST 64

/* A text as code points, and what they are in folded case without accents. */
struct letters {
    size_t count;
    int32_t codes[LONGEST];
    int32_t folded[LONGEST];
};

/* Whether a text is short enough; its letters are not folded. */
static bool
read_letters(struct letters *letters, const char *text)
{
    letters->count = fold_codes(text, letters->codes, LONGEST);
    return letters->count <= LONGEST;
}

static void
fold(struct letters *letters)
{
    for (size_t i = 0; i < letters->count; i++)
        letters->folded[i] = fold_code(letters->codes[i]);
}

static bool
are_equal_folded(const struct letters *a, const struct letters *b)
{
    return a->count == b->count &&
           memcmp(a->folded, b->folded, a->count * sizeof *a->folded) == 0;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits are counted in halves: another case or accent of a letter is half of one. */
static size_t
substitution(const struct letters *a, size_t i, const struct letters *b, size_t j)
{
    if (a->codes[i] == b->codes[j])
        return 0;
    return a->folded[i] == b->folded[j] ? 1 : 2;
}

/* The optimal string alignment distance, in half edits. */
static size_t
distance(const struct letters *a, const struct letters *b)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b->count; j++)
        rows[0][j] = 2 * j;
    for (size_t i = 1; i <= a->count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = 2 * i;
        for (size_t j = 1; j <= b->count; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 2,
                           above[j - 1] + substitution(a, i - 1, b, j - 1));
            if (i > 1 && j > 1 && a->codes[i - 1] == b->codes[j - 2] &&
                a->codes[i - 2] == b->codes[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 2);
        }
    }
    return rows[a->count % 3][b->count];
}

void
tl_near_offer(struct tl_near *near, const char *candidate)
{
    struct letters wanted, offered;
    if (!read_letters(&wanted, near->wanted) || !read_letters(&offered, candidate))
        return;
    size_t longer = wanted.count > offered.count ? wanted.count : offered.count;
    size_t shorter = wanted.count > offered.count ? offered.count : wanted.count;
    size_t most = longer < 3 ? 1 : 2 + 2 * (longer / 8);
    if (2 * (longer - shorter) > most || strcmp(near->wanted, candidate) == 0)
        return;
    fold(&wanted);
    fold(&offered);
    size_t found =
        are_equal_folded(&wanted, &offered) ? 1 : distance(&wanted, &offered);
    if (found > most)
        return;
    bool tie = near->best && found == near->distance;
    if (!near->best || found < near->distance ||
        (tie && strcmp(candidate, near->best) < 0)) {
        near->best = candidate;
        near->distance = found;
    }
}
