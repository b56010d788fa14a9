#include "dress.h"

#include <stdbool.h>
#include <string.h>

struct line {
    const char *text;
    size_t length; /* with its end */
};

struct dresser {
    const char *next;
    const char *end;
    const struct tl_picture_words *words;
    void (*write)(void *context, const char *bytes, size_t length);
    void *context;
};

static void
put(const struct dresser *dresser, const char *text)
{
    dresser->write(dresser->context, text, strlen(text));
}

static void
put_line(const struct dresser *dresser, struct line line)
{
    dresser->write(dresser->context, line.text, line.length);
}

/* What is written instead of the next character; NULL: itself. Sets how long that is.
 */
static const char *
escape(const char *text, size_t *length)
{
    bool is_control = (unsigned char)*text < 0x20 && !strchr("\t\n\r", *text);
    bool is_none =
        strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0;
    *length = is_none ? 3 : 1;
    return is_control || is_none ? "\xEF\xBF\xBD"
           : *text == '&'        ? "&amp;"
           : *text == '<'        ? "&lt;"
           : *text == '>'        ? "&gt;"
           : *text == '"'        ? "&quot;"
                                 : NULL;
}

static void
put_escaped(const struct dresser *dresser, const char *text)
{
    for (size_t length; *text; text += length) {
        const char *escaped = escape(text, &length);
        if (escaped)
            put(dresser, escaped);
        else
            dresser->write(dresser->context, text, length);
    }
}

static void
put_element(const struct dresser *dresser, const char *name, const char *text)
{
    if (*text == '\0')
        return;
    put(dresser, "<");
    put(dresser, name);
    put(dresser, ">");
    put_escaped(dresser, text);
    put(dresser, "</");
    put(dresser, name);
    put(dresser, ">\n");
}

/* The line after those before; its length is 0 at the end. */
static struct line
look(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    return (struct line){at, (size_t)((stop ? stop + 1 : end) - at)};
}

static struct line
take(struct dresser *dresser)
{
    struct line line = look(dresser->next, dresser->end);
    dresser->next += line.length;
    return line;
}

static bool
begins(struct line line, const char *start)
{
    size_t length = strlen(start);
    return line.length >= length && memcmp(line.text, start, length) == 0;
}

/* What is between a start and the first `stop` after it; a NULL text where there is no
 * such. */
static struct line
between(struct line line, const char *start, const char *stop)
{
    size_t long_start = strlen(start), long_stop = strlen(stop);
    const char *end = line.text + line.length, *from = NULL;
    for (const char *at = line.text; at + long_start <= end && !from; at++)
        if (memcmp(at, start, long_start) == 0)
            from = at + long_start;
    for (const char *at = from; from && at + long_stop <= end; at++)
        if (memcmp(at, stop, long_stop) == 0)
            return (struct line){from, (size_t)(at - from)};
    return (struct line){NULL, 0};
}

/* What is only drawn is called so by the emitter, and in its edges by two such names.
 */
static bool
is_drawn(struct line name)
{
    return begins(name, "tieline:") || begins(name, "cluster_") ||
           between(name, "&gt;tieline:", "").text != NULL;
}

static void
put_root(struct dresser *dresser, struct line line)
{
    put(dresser, "<svg class=\"tieline\" role=\"img\"");
    if (*dresser->words->title) {
        put(dresser, " aria-label=\"");
        put_escaped(dresser, dresser->words->title);
        put(dresser, "\"");
    }
    put_line(dresser, (struct line){line.text + 4, line.length - 4});
    if (!between(line, ">", "").text)
        put_line(dresser, take(dresser));
    put_element(dresser, "title", dresser->words->title);
    put_element(dresser, "desc", dresser->words->description);
    if (!*dresser->words->style)
        return;
    put(dresser, "<style>\n");
    put(dresser, dresser->words->style);
    put(dresser, "</style>\n");
}

/* The link of a thing, within which its tooltip is its title, too. */
static void
put_link(struct dresser *dresser)
{
    struct line group = look(dresser->next, dresser->end);
    struct line tooltip = between(group, "xlink:title=\"", "\"");
    if (!begins(group, "<g ") || !tooltip.text || tooltip.length == 0)
        return;
    put_line(dresser, take(dresser));
    put(dresser, "<title>");
    put_line(dresser, tooltip);
    put(dresser, "</title>\n");
}

/* Of "tieline:legend:1:0", that it is part of the legend. */
static void
put_part(struct dresser *dresser, struct line name)
{
    struct line part = between(name, "tieline:", ":");
    if (!part.text || part.text != name.text + strlen("tieline:"))
        return;
    put(dresser, " data-part=\"");
    put_line(dresser, part);
    put(dresser, "\"");
}

/* A group begins with its title, which is its name in the DOT. */
static void
put_group(struct dresser *dresser, struct line group)
{
    struct line title = look(dresser->next, dresser->end);
    struct line name = between(title, "<title>", "</title>");
    struct line start = between(group, "", ">");
    bool is_node = between(group, "class=\"node", "").text != NULL;
    if (!name.text || !start.text) {
        put_line(dresser, group);
        return;
    }
    dresser->next += title.length;
    put_line(dresser, start);
    if (!is_drawn(name) && !begins(group, "<g id=\"graph0\"")) {
        put(dresser, " data-id=\"");
        put_line(dresser, name);
        put(dresser, "\">\n");
        if (is_node)
            put_line(dresser, title);
    } else {
        put_part(dresser, name);
        put(dresser, ">\n");
    }
    put_link(dresser);
}

/* The document type knows no role; remarks have names in the DOT. */
static bool
is_left_out(struct dresser *dresser, struct line line)
{
    if (begins(line, "<!DOCTYPE") && !between(line, ">", "").text) {
        take(dresser);
        return true;
    }
    return begins(line, "<!DOCTYPE") ||
           (begins(line, "<!-- ") && between(line, " -->", "\n").text);
}

void
tl_dress(const char *svg, size_t length, const struct tl_picture_words *words,
         void (*write)(void *context, const char *bytes, size_t length), void *context)
{
    struct dresser dresser = {svg, svg + length, words, write, context};
    bool begun = false;
    for (struct line line; (line = take(&dresser)).length > 0;) {
        if (is_left_out(&dresser, line))
            continue;
        if (!begun && begins(line, "<svg")) {
            put_root(&dresser, line);
            begun = true;
        } else if (begins(line, "<g id=")) {
            put_group(&dresser, line);
        } else {
            put_line(&dresser, line);
        }
    }
}
