#include "cell_list.h"

#include <string.h>

/* The bytes of what is in quotes at the beginning of a text, with them; 0 where nothing
 * is. As in mail: "Doe, Jane" <jane@example.org>. */
static size_t
length_of_quoted(struct tl_substring text, const char *quotes)
{
    const char *close = NULL;
    if (text.length && *text.text && strchr(quotes, *text.text))
        close = memchr(text.text + 1, *text.text, text.length - 1);
    return close ? (size_t)(close - text.text) + 1 : 0;
}

/* The bytes of the group in parentheses that begins a text; 1 where it has no end, or
 * one so far away that it is none. */
static size_t
length_of_group(struct tl_substring text)
{
    enum { LONGEST = 1000 };
    size_t open = 0;
    for (size_t at = 0; at < text.length && at < LONGEST; at++) {
        open += text.text[at] == '(';
        open -= text.text[at] == ')';
        if (open == 0)
            return at + 1;
    }
    return 1;
}

static struct tl_substring
from(struct tl_substring text, size_t at)
{
    return (struct tl_substring){text.text + at, text.length - at};
}

/* The bytes before a separator, or all. */
static size_t
length_of_element(const struct tl_cell_list *each)
{
    struct tl_substring text = each->rest;
    struct tl_substring separator = each->separator;
    size_t at = 0;
    while (at < text.length && strchr(" \t", text.text[at]))
        at++;
    at += length_of_quoted(from(text, at), each->quotes);
    while (at < text.length &&
           (text.length - at < separator.length ||
            memcmp(text.text + at, separator.text, separator.length) != 0))
        at += text.text[at] == '(' ? length_of_group(from(text, at)) : 1;
    return at;
}

/* Without quotes, if they are around all of it. */
static struct tl_substring
unquote(struct tl_substring text, const char *quotes)
{
    if (text.length && length_of_quoted(text, quotes) == text.length)
        return tl_substring_trim((struct tl_substring){text.text + 1, text.length - 2});
    return text;
}

/* Python quotes a text as '...', or as "..." where it has an apostrophe. */
bool
tl_is_bracketed(struct tl_substring text)
{
    text = tl_substring_trim(text);
    if (text.length < 2 || *text.text != '[' || text.text[text.length - 1] != ']')
        return false;
    text = tl_substring_trim((struct tl_substring){text.text + 1, text.length - 2});
    return text.length == 0 || length_of_quoted(text, "\"'") > 0;
}

void
tl_cell_list_begin(struct tl_cell_list *each, struct tl_substring list,
                   struct tl_substring separator)
{
    bool has_brackets = tl_is_bracketed(list);
    list = tl_substring_trim(list);
    if (has_brackets)
        list = (struct tl_substring){list.text + 1, list.length - 2};
    *each = (struct tl_cell_list){list, separator, has_brackets ? "\"'" : "\""};
}

bool
tl_cell_list_next(struct tl_cell_list *each, struct tl_substring *element)
{
    if (each->rest.length == 0)
        return false;
    size_t length = length_of_element(each);
    size_t passed = length + each->separator.length;
    *element =
        unquote(tl_substring_trim((struct tl_substring){each->rest.text, length}),
                each->quotes);
    each->rest =
        from(each->rest, passed < each->rest.length ? passed : each->rest.length);
    return true;
}
