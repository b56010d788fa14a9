/*
 * Joins the sources of the page (output/page/) to the parts that the emitter writes, as
 * C on standard output. It runs when the program is built and is not part of it.
 *
 *     embed page.html page.css SCRIPT...
 *
 * The scripts are ES modules, so that tests can import them; here they become one, and
 * lose their imports and the word export. Comments, which have lines of their own, and
 * blanks are left out, and variables get short names (shorten.c): a page is sent to
 * people, the sources are here. In the HTML
 * @STYLE@ and @SCRIPT@ are replaced by these texts, @STYLE-HASH@ and @SCRIPT-HASH@ by
 * their hashes as a Content-Security-Policy names them. What is between the other
 * markers are the parts.
 */
#include "shorten.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 19 };

struct text {
    size_t length;
    char bytes[ROOM];
};

/* Ends the program with a message. */
static void
fail(const char *file, const char *why)
{
    fprintf(stderr, "embed: %s: %s\n", file, why);
    exit(1);
}

static void
add(struct text *text, const char *bytes, size_t length)
{
    if (length >= ROOM - text->length)
        fail("the page", "too long");
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

/* SHA-256, as FIPS 180-4 has it. */

static uint32_t
turn(uint32_t word, unsigned bits)
{
    return word >> bits | word << (32 - bits);
}

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
};

static void
spread(const unsigned char block[64], uint32_t words[64])
{
    for (int i = 0; i < 16; i++)
        words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
                   (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = words[i - 15], b = words[i - 2];
        words[i] = words[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + words[i - 7] +
                   (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
    }
}

static void
digest_block(uint32_t state[8], const unsigned char block[64])
{
    uint32_t words[64], s[8];
    spread(block, words);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t sum = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t first = s[7] + sum + choice + constants[i] + words[i];
        sum = turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22);
        uint32_t most = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + sum + most;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

static void
digest(const struct text *text, unsigned char hash[32])
{
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    unsigned char block[64];
    size_t at = 0;
    for (; text->length - at >= sizeof block; at += sizeof block)
        digest_block(state, (const unsigned char *)text->bytes + at);
    size_t rest = text->length - at;
    memset(block, 0, sizeof block);
    memcpy(block, text->bytes + at, rest);
    block[rest] = 0x80;
    if (rest >= 56) {
        digest_block(state, block);
        memset(block, 0, sizeof block);
    }
    for (int i = 0; i < 8; i++)
        block[56 + i] = (unsigned char)((uint64_t)text->length * 8 >> (56 - 8 * i));
    digest_block(state, block);
    for (int i = 0; i < 32; i++)
        hash[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

/* Adds "sha256-…" in base 64. */
static void
add_hash(struct text *to, const struct text *text)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char hash[33] = {0};
    digest(text, hash);
    add(to, "sha256-", 7);
    for (int i = 0; i < 32; i += 3) {
        uint32_t bits = (uint32_t)hash[i] << 16 | (uint32_t)hash[i + 1] << 8 |
                        (i + 2 < 32 ? hash[i + 2] : 0);
        for (int k = 0; k < 4; k++)
            add(to, i == 30 && k == 3 ? "=" : &digits[bits >> (18 - 6 * k) & 63], 1);
    }
}

/* Lines without what is for people who change them. */

struct lines {
    bool in_comment;
    bool in_import;
};

static bool
begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* Whether a line, from its first character on, is kept. */
static bool
is_kept(struct lines *lines, const char *line)
{
    if (lines->in_comment) {
        lines->in_comment = !strstr(line, "*/");
        return false;
    }
    if (lines->in_import || begins(line, "import ")) {
        lines->in_import = !strchr(line, ';');
        return false;
    }
    if (begins(line, "/*")) {
        lines->in_comment = !strstr(line, "*/");
        return false;
    }
    return *line && *line != '\n' && !begins(line, "//");
}

/* Adds a line of a style without the blanks that nobody needs. */
static void
add_style(struct text *text, const char *line)
{
    for (; *line; line++) {
        char before = text->length > 0 ? text->bytes[text->length - 1] : '\n';
        bool follows = strchr("{:;,>", before), precedes = strchr("{>", line[1]);
        if (*line == '}' && before == ';')
            text->length--;
        if (*line != ' ' || (!follows && !precedes))
            add(text, line, 1);
    }
}

enum kind { WHOLE, STYLE, SCRIPT };

/* Whether a line of a style can be joined to the one before. */
static bool
may_join(const struct text *text)
{
    return text->length > 1 && text->bytes[text->length - 1] == '\n' &&
           strchr(",;{", text->bytes[text->length - 2]);
}

static void
add_line(struct text *text, const char *line, enum kind kind)
{
    if (kind == STYLE && may_join(text))
        text->length--;
    if (kind == STYLE)
        add_style(text, line);
    else if (kind == SCRIPT)
        line += begins(line, "export ") ? strlen("export ") : 0;
    if (kind != STYLE)
        add(text, line, strlen(line));
}

static void
add_file(struct text *text, const char *path, enum kind kind)
{
    char line[4096];
    struct lines lines = {false, false};
    FILE *file = fopen(path, "rb");
    if (!file)
        fail(path, "cannot be read");
    while (fgets(line, sizeof line, file)) {
        const char *from = line + (kind == WHOLE ? 0 : strspn(line, " "));
        if (!strchr(line, '\n'))
            fail(path, "a line is too long, or has no end");
        if (kind == WHOLE || is_kept(&lines, from))
            add_line(text, from, kind);
    }
    if (ferror(file) || lines.in_comment || lines.in_import)
        fail(path, "it does not end");
    fclose(file);
}

static void
add_script(struct text *text, const struct text *script)
{
    const char *at;
    if (script->length >= ROOM / 2)
        fail("the script", "too long");
    const char *wrong = shorten_script(script->bytes, text->bytes, &at);
    if (wrong) {
        fprintf(stderr, "%.70s\n", at);
        fail("the script", wrong);
    }
    text->length = strlen(text->bytes);
}

/* Nothing in a script or style may end its element, or begin a comment. */
static void
check(const struct text *text, const char *name)
{
    if (strstr(text->bytes, "</") || strstr(text->bytes, "<!--"))
        fail(name, "has </ or <!-- in it");
}

static void
put_part(const char *bytes, size_t length, int number)
{
    printf("static const unsigned char part_%d[] = {", number);
    for (size_t i = 0; i < length; i++)
        printf("%s%d,", i % 20 ? "" : "\n", (unsigned char)bytes[i]);
    printf("\n};\n");
}

/* Writes what is before the marker, and steps over it. */
static const char *
put_until(const char *from, const char *marker, int number)
{
    const char *at = strstr(from, marker);
    if (!at)
        fail(marker, "is not in the page");
    put_part(from, (size_t)(at - from), number);
    return at + strlen(marker);
}

static void
put_parts(const struct text *page)
{
    static const char *const markers[] = {"@TITLE@", "@LIST@", "@DATA@"};
    const char *rest = page->bytes;
    puts("#include \"output/page/page.h\"");
    for (int i = 0; i < 3; i++)
        rest = put_until(rest, markers[i], i);
    put_part(rest, strlen(rest), 3);
    puts("const struct tl_page_part tl_page_parts[] = {");
    for (int i = 0; i < 4; i++)
        printf("    {(const char *)part_%d, sizeof part_%d},\n", i, i);
    puts("};");
}

/* The page with a marker replaced by a text. */
static void
add_with(struct text *to, const char **from, const char *marker,
         const struct text *text, bool hashed)
{
    const char *at = strstr(*from, marker);
    if (!at)
        fail(marker, "is not in the page");
    add(to, *from, (size_t)(at - *from));
    if (hashed)
        add_hash(to, text);
    else
        add(to, text->bytes, text->length);
    *from = at + strlen(marker);
}

int
main(int count, char **paths)
{
    struct text texts[5] = {0};
    if (count < 4)
        fail("usage", "embed page.html page.css SCRIPT...");
    struct text *html = texts, *style = texts + 1, *scripts = texts + 2,
                *script = texts + 3, *page = texts + 4;
    const char *from = html->bytes;
    add_file(html, paths[1], WHOLE);
    add(style, "\n", 1);
    add_file(style, paths[2], STYLE);
    for (int i = 3; i < count; i++)
        add_file(scripts, paths[i], SCRIPT);
    add_script(script, scripts);
    check(style, "the style");
    check(script, "the script");
    add_with(page, &from, "@SCRIPT-HASH@", script, true);
    add_with(page, &from, "@STYLE-HASH@", style, true);
    add_with(page, &from, "@STYLE@", style, false);
    add_with(page, &from, "@SCRIPT@", script, false);
    add(page, from, strlen(from));
    put_parts(page);
    return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
