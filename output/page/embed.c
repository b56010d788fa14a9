/*
 * Joins the sources of the page (output/page/) to the parts that the emitter writes, as
 * C on standard output. It runs when the program is built and is not part of it.
 *
 *     embed page.html page.css SCRIPT...
 *
 * The scripts are ES modules, so that tests can import them; here they become one, and
 * lose their imports and the word export. Comments, which have lines of their own, and
 * blanks are left out, and variables get short names (shorten.c): a page is sent to
 * people, the sources are here. In the HTML @STYLE@ and @SCRIPT@ are replaced by these
 * texts, @STYLE-HASH@ by the hash as a Content-Security-Policy names it. The other
 * markers, and the phrases in the script, stay for the emitter: they divide the page
 * into parts.
 */
#include "digest.h"
#include "shorten.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 19, SCRIPT_EDGE = 3 };

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

/* Adds "sha256-…". */
static void
add_hash(struct text *to, const struct text *text)
{
    struct tl_digest digest = tl_digest_begin();
    char hash[TL_DIGEST_TEXT_MAX];
    tl_digest_add(&digest, text->bytes, text->length);
    tl_digest_end(&digest, hash);
    add(to, hash, strlen(hash));
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

/* How long a value in quotation marks is that needs none; 0: it needs them. */
static size_t
bare_length(const char *value)
{
    size_t length = 0;
    while (isalnum((unsigned char)value[length]) || value[length] == '-')
        length++;
    return value[length] == '"' ? length : 0;
}

/* Adds a line of HTML: what is between two @ is marked as phrases of scripts are. */
static void
add_markup(struct text *text, const char *line)
{
    for (bool within = false; *line; line++) {
        const char *sign = *line != '@' ? line : within ? MARK_END : MARK_BEGIN;
        bool is_value = line[0] == '=' && line[1] == '"' && bare_length(line + 2) > 0;
        within = within != (*line == '@');
        add(text, sign, 1);
        if (is_value) {
            add(text, line + 2, bare_length(line + 2));
            line += bare_length(line + 2) + 2;
        }
    }
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
    if (kind == WHOLE)
        add_markup(text, line);
    else if (kind == SCRIPT)
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
    add(text, (char[]){SCRIPT_EDGE}, 1);
    memmove(text->bytes + 1, text->bytes, text->length);
    *text->bytes = SCRIPT_EDGE;
    text->length++;
}

/* Nothing in a script or style may end its element, or begin a comment. */
static void
check(const struct text *text, const char *name)
{
    if (strstr(text->bytes, "</") || strstr(text->bytes, "<!--"))
        fail(name, "has </ or <!-- in it");
}

/* What stands in the place of a marker. */
static void
put_marked(const char *name, size_t length, bool in_script)
{
    enum { HASH = 4 };
    static const char *const kinds[] = {"TITLE", "LIST", "DATA", "LANGUAGE",
                                        "SCRIPT-HASH"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i]) == length && strncmp(kinds[i], name, length) == 0) {
            printf("    {.kind = TL_PAGE_%s},\n", i == HASH ? "HASH" : kinds[i]);
            return;
        }
    printf("    {.kind = %s, .phrase = TL_PHRASE_",
           in_script ? "TL_PAGE_LITERAL" : "TL_PAGE_TEXT");
    for (size_t i = 0; i < length; i++)
        putchar(toupper((unsigned char)name[i]));
    puts("},");
}

static void
put_bytes(size_t from, size_t to, bool in_script)
{
    if (to > from)
        printf("    {%s, page + %zu, %zu, 0},\n",
               in_script ? "TL_PAGE_SCRIPT" : "TL_PAGE_BYTES", from, to - from);
}

/* As a character where its number depends on whether characters have a sign. */
static void
print_byte(unsigned char byte, bool begins_line)
{
    printf(byte < 0x80 ? "%s%u," : "%s'\\%o',", begins_line ? "\n" : "", byte);
}

/* The page as bytes, with those of the markers, and its parts. */
static void
put_parts(const struct text *page)
{
    bool in_script = false;
    size_t from = 0;
    puts("#include \"output/page/page.h\"\nstatic const char page[] = {");
    for (size_t i = 0; i < page->length; i++)
        print_byte((unsigned char)page->bytes[i], i % 20 == 0);
    puts("\n};\nconst struct tl_page_part tl_page_parts[] = {");
    for (size_t i = 0; i < page->length; i++) {
        char byte = page->bytes[i];
        if (byte != *MARK_BEGIN && byte != SCRIPT_EDGE)
            continue;
        put_bytes(from, i, in_script);
        if (byte == SCRIPT_EDGE) {
            in_script = !in_script;
        } else {
            size_t length = strcspn(page->bytes + i + 1, MARK_END);
            put_marked(page->bytes + i + 1, length, in_script);
            i += length + 1;
        }
        from = i + 1;
    }
    put_bytes(from, page->length, in_script);
    puts("    {.kind = TL_PAGE_END},\n};");
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
    add_with(page, &from, MARK_BEGIN "STYLE-HASH" MARK_END, style, true);
    add_with(page, &from, MARK_BEGIN "STYLE" MARK_END, style, false);
    add_with(page, &from, MARK_BEGIN "SCRIPT" MARK_END, script, false);
    add(page, from, strlen(from));
    put_parts(page);
    return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
