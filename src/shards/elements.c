#include "elements.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The end of the element that begins at a place: a semicolon, or the end of the list.
 */
static const char *
end_of(const char *at)
{
    for (at += strcspn(at, ";\\"); *at == '\\'; at += strcspn(at, ";\\"))
        at += at[1] ? 2 : 1;
    return at;
}

bool
tl_element_next(const char **rest, struct tl_element *element)
{
    while (**rest) {
        const char *start = *rest;
        while (is_blank(*start))
            start++;
        const char *end = end_of(start);
        *rest = *end ? end + 1 : end;
        while (end > start && is_blank(end[-1]) &&
               !(end > start + 1 && end[-2] == '\\'))
            end--;
        *element = (struct tl_element){start, (size_t)(end - start)};
        if (end > start)
            return true;
    }
    return false;
}

size_t
tl_element_count(const char *list)
{
    struct tl_element element;
    size_t count = 0;
    while (tl_element_next(&list, &element))
        count++;
    return count;
}

/* Steps over an escape. */
static const char *
skip_escape(const char *at, const char *end)
{
    return at + 1 < end && *at == '\\' ? at + 1 : at;
}

int
tl_element_compare(const struct tl_element *a, const struct tl_element *b)
{
    const char *left = a->text, *left_end = a->text + a->length;
    const char *right = b->text, *right_end = b->text + b->length;
    for (; left < left_end && right < right_end; left++, right++) {
        left = skip_escape(left, left_end);
        right = skip_escape(right, right_end);
        if (*left != *right)
            return (unsigned char)*left < (unsigned char)*right ? -1 : 1;
    }
    return (left < left_end) - (right < right_end);
}

size_t
tl_element_read(const struct tl_element *element, char *text)
{
    const char *end = element->text + element->length;
    char *to = text;
    for (const char *at = element->text; at < end; at++)
        *to++ = *(at = skip_escape(at, end));
    *to = '\0';
    return (size_t)(to - text);
}

static int
by_bytes(const void *a, const void *b)
{
    return tl_element_compare(a, b);
}

void
tl_elements_unite(const char *const *lists, size_t count, struct tl_entry *to)
{
    size_t room = 0, used = 0;
    for (size_t i = 0; i < count; i++)
        room += tl_element_count(lists[i]);
    struct tl_element *elements = tl_alloc((room + 1) * sizeof *elements);
    for (size_t i = 0; i < count; i++)
        for (const char *rest = lists[i]; tl_element_next(&rest, &elements[used]);)
            used++;
    if (used > 1)
        qsort(elements, used, sizeof *elements, by_bytes);
    for (size_t i = 0; i < used; i++) {
        if (i > 0 && tl_element_compare(&elements[i - 1], &elements[i]) == 0)
            continue;
        tl_entry_put(to, "; ", i > 0 ? 2 : 0);
        tl_entry_put(to, elements[i].text, elements[i].length);
    }
    tl_entry_end_cell(to);
    tl_free(elements);
}
