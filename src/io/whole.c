#include "whole.h"

#include <stdlib.h>
#include <string.h>

/* How each kind of picture begins and ends. */
static const struct {
    const char *format;
    const char *head;
    const char *tail;
} ends[] = {
    {"svg", "<?xml ", "</svg>\n"},
    {"png", "\x89PNG\r\n\x1a\n", "IEND\xae\x42\x60\x82"},
    {"pdf", "%PDF-", "%%EOF\n"},
};

static void
keep_head(struct tl_whole *whole, const char *bytes, size_t length)
{
    size_t room = sizeof whole->head - whole->head_used;
    size_t new = length < room ? length : room;
    memcpy(whole->head + whole->head_used, bytes, new);
    whole->head_used += new;
}

static void
keep_tail(struct tl_whole *whole, const char *bytes, size_t length)
{
    size_t room = sizeof whole->tail;
    size_t new = length < room ? length : room;
    size_t old = whole->tail_used < room - new ? whole->tail_used : room - new;
    memmove(whole->tail, whole->tail + whole->tail_used - old, old);
    memcpy(whole->tail + old, bytes + length - new, new);
    whole->tail_used = old + new;
}

/* A character of XML 1.0 by its number: "#65", "#x1F600". */
static bool
is_number(const char *name)
{
    bool hex = name[1] == 'x';
    const char *digits = name + (hex ? 2 : 1);
    size_t count = strspn(digits, hex ? "0123456789ABCDEFabcdef" : "0123456789");
    if (*name != '#' || count == 0 || digits[count] != '\0')
        return false;
    unsigned long point = strtoul(digits, NULL, hex ? 16 : 10);
    return point == '\t' || point == '\n' || point == '\r' ||
           (point >= ' ' && point < 0xD800) || (point > 0xDFFF && point < 0xFFFE) ||
           (point > 0xFFFF && point < 0x110000);
}

static bool
is_known(const char *name)
{
    static const char *const names[] = {"amp", "lt", "gt", "quot", "apos"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return is_number(name);
}

/* Takes one more byte of an entity; its end makes room for the next. */
static void
take_entity(struct tl_whole *whole, char byte)
{
    if (byte == ';' && is_known(whole->entity + 1)) {
        memset(whole->entity, 0, sizeof whole->entity);
        whole->entity_used = 0;
        return;
    }
    whole->entity[whole->entity_used++] = byte;
    whole->wrong = byte == ';' || whole->entity_used == sizeof whole->entity - 1;
}

static void
find_entities(struct tl_whole *whole, const char *bytes, size_t length)
{
    const char *end = bytes + length;
    while (bytes < end && !whole->wrong) {
        if (whole->entity_used == 0)
            bytes = memchr(bytes, '&', (size_t)(end - bytes));
        if (!bytes)
            return;
        take_entity(whole, *bytes++);
    }
}

/* Takes the next bytes of the picture. */
void
tl_whole_take(struct tl_whole *whole, const char *bytes, size_t length)
{
    keep_head(whole, bytes, length);
    keep_tail(whole, bytes, length);
    if (strcmp(whole->format, "svg") == 0)
        find_entities(whole, bytes, length);
}

/* Whether there is a beginning and an end. */
bool
tl_whole_is(const struct tl_whole *whole)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t head = strlen(ends[i].head), tail = strlen(ends[i].tail);
        if (strcmp(ends[i].format, whole->format) == 0)
            return whole->head_used >= head && whole->tail_used >= tail &&
                   memcmp(whole->head, ends[i].head, head) == 0 &&
                   memcmp(whole->tail + whole->tail_used - tail, ends[i].tail, tail) ==
                       0;
    }
    return true;
}

/* The beginning of an entity that XML does not know, from its '&' on; NULL: none. */
const char *
tl_whole_entity(const struct tl_whole *whole)
{
    return whole->wrong ? whole->entity : NULL;
}
