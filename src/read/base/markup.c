#include "markup.h"

#include <string.h>

#include "graph/base/ascii.h"

/* A text, and how far it was looked at. */
struct look {
    const char *text;
    size_t length;
    size_t at;
};

static void
skip_blanks(struct look *look)
{
    while (look->at < look->length && tl_ascii_is_blank(look->text[look->at]))
        look->at++;
}

static bool
begins(const struct look *look, const char *word)
{
    size_t length = strlen(word);
    return look->length - look->at >= length &&
           memcmp(look->text + look->at, word, length) == 0;
}

/* Goes behind a word; to the end where it is not there. */
static void
skip_to(struct look *look, const char *word)
{
    while (look->at < look->length && !begins(look, word))
        look->at++;
    if (look->at < look->length)
        look->at += strlen(word);
}

/* Goes behind a type declaration, of which a part may be in brackets. */
static void
skip_type(struct look *look)
{
    while (look->at < look->length && !strchr("[>", look->text[look->at]))
        look->at++;
    if (look->at < look->length && look->text[look->at] == '[')
        skip_to(look, "]");
    skip_to(look, ">");
}

/* Goes to the root element. */
static void
skip_prolog(struct look *look)
{
    for (skip_blanks(look); look->at < look->length; skip_blanks(look)) {
        if (begins(look, "<!--"))
            skip_to(look, "-->");
        else if (begins(look, "<?"))
            skip_to(look, "?>");
        else if (begins(look, "<!"))
            skip_type(look);
        else
            return;
    }
}

bool
tl_markup_is(const char *text, size_t length, const char *root)
{
    struct look look = {text, length, 0};
    skip_prolog(&look);
    if (!begins(&look, "<"))
        return false;
    size_t first = ++look.at;
    while (look.at < length && !strchr(" \t\r\n/>", text[look.at])) {
        if (text[look.at++] == ':')
            first = look.at;
    }
    return look.at - first == strlen(root) &&
           memcmp(text + first, root, look.at - first) == 0;
}

/* Copies the characters of a declaration, as ASCII; the bytes between them in UTF-16
 * are NUL. */
static size_t
copy_declaration(const char *bytes, size_t length, char *text, size_t size)
{
    size_t copied = 0;
    for (size_t i = 0; i < length && copied + 1 < size; i++) {
        if (bytes[i] != '\0')
            text[copied++] = bytes[i];
        if (bytes[i] == '>')
            break;
    }
    text[copied] = '\0';
    return copied;
}

bool
tl_markup_encoding(const char *bytes, size_t length, char *name, size_t size)
{
    static const char word[] = "encoding";
    char text[256];
    size_t copied = copy_declaration(bytes, length, text, sizeof text);
    const char *begin = strstr(text, "<?xml");
    const char *found = begin ? strstr(begin, word) : NULL;
    if (!found || begin > text + 3 || text[copied - 1] != '>')
        return false;
    found += strlen(word);
    found += strspn(found, " \t\r\n=");
    if (*found != '"' && *found != '\'')
        return false;
    size_t end = strcspn(found + 1, "\"'");
    if (end == 0 || end >= size)
        return false;
    memcpy(name, found + 1, end);
    name[end] = '\0';
    return true;
}
