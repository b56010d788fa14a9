#include "template.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/weight.h"

/* What is taken of a cell: a part of it, or of the template. */
typedef struct tl_substring operation(const struct tl_chunk *chunk,
                                      struct tl_substring cell);

static struct tl_substring
take_all(const struct tl_chunk *chunk, struct tl_substring cell)
{
    (void)chunk;
    return cell;
}

/* The byte at which a character begins, counted from 0, or the end. */
static size_t
find_character(struct tl_substring text, size_t number)
{
    size_t at = 0;
    for (; at < text.length; at++) {
        bool begins = ((unsigned char)text.text[at] & 0xC0) != 0x80;
        if (begins && number-- == 0)
            break;
    }
    return at;
}

static struct tl_substring
take_range(const struct tl_chunk *chunk, struct tl_substring cell)
{
    size_t start = find_character(cell, chunk->first - 1);
    size_t end = find_character(cell, chunk->last);
    return tl_substring_trim((struct tl_substring){cell.text + start, end - start});
}

static bool
stands_at(struct tl_substring text, size_t at, struct tl_substring wanted)
{
    return wanted.length <= text.length - at &&
           memcmp(text.text + at, wanted.text, wanted.length) == 0;
}

/* How much stands before the first of an argument. */
static size_t
find_first(const struct tl_chunk *chunk, struct tl_substring cell)
{
    size_t at = 0;
    while (at < cell.length && !stands_at(cell, at, chunk->argument))
        at++;
    return at;
}

static struct tl_substring
take_before(const struct tl_chunk *chunk, struct tl_substring cell)
{
    return tl_substring_trim((struct tl_substring){cell.text, find_first(chunk, cell)});
}

static struct tl_substring
take_after(const struct tl_chunk *chunk, struct tl_substring cell)
{
    for (size_t at = cell.length; at-- > 0;) {
        size_t end = at + chunk->argument.length;
        if (stands_at(cell, at, chunk->argument))
            return tl_substring_trim(
                (struct tl_substring){cell.text + end, cell.length - end});
    }
    return cell;
}

/* How many parts there are. */
static size_t
count_parts(const struct tl_chunk *chunk, struct tl_substring cell)
{
    size_t count = 1;
    for (size_t at = 0; at < cell.length; at++) {
        if (!stands_at(cell, at, chunk->argument))
            continue;
        count++;
        at += chunk->argument.length - 1;
    }
    return count;
}

/* Nothing where there are fewer parts. */
static struct tl_substring
take_part(const struct tl_chunk *chunk, struct tl_substring cell)
{
    size_t count = count_parts(chunk, cell);
    size_t wanted = chunk->first          ? chunk->first
                    : chunk->last > count ? 0
                                          : count + 1 - chunk->last;
    if (wanted == 0 || wanted > count)
        return (struct tl_substring){cell.text, 0};
    for (; wanted > 1; wanted--) {
        size_t length = find_first(chunk, cell) + chunk->argument.length;
        cell = (struct tl_substring){cell.text + length, cell.length - length};
    }
    return take_before(chunk, cell);
}

/* But for case. */
static bool
is_same(struct tl_substring a, struct tl_substring b)
{
    size_t i = 0;
    if (a.length != b.length)
        return false;
    while (i < a.length && tl_ascii_lower(a.text[i]) == tl_ascii_lower(b.text[i]))
        i++;
    return i == a.length;
}

static bool
is_alike(struct tl_substring wanted, struct tl_substring text)
{
    return is_same(wanted, text) || is_same(wanted, tl_substring_drop_fraction(text));
}

/* "1=initiator;0=target" */
static struct tl_substring
take_code(const struct tl_chunk *chunk, struct tl_substring cell)
{
    struct tl_substring rest = chunk->argument;
    while (rest.length) {
        const char *stop = memchr(rest.text, ';', rest.length);
        size_t length = stop ? (size_t)(stop - rest.text) : rest.length;
        const char *equals = memchr(rest.text, '=', length);
        size_t code_length = equals ? (size_t)(equals - rest.text) : length;
        struct tl_substring code =
            tl_substring_trim((struct tl_substring){rest.text, code_length});
        if (equals && is_alike(code, cell))
            return tl_substring_trim(
                (struct tl_substring){equals + 1, length - code_length - 1});
        length += stop != NULL;
        rest = (struct tl_substring){rest.text + length, rest.length - length};
    }
    return cell;
}

static operation *const operations[TL_CHUNK_KINDS] = {
    [TL_CHUNK_CELL] = take_all,      [TL_CHUNK_RANGE] = take_range,
    [TL_CHUNK_BEFORE] = take_before, [TL_CHUNK_AFTER] = take_after,
    [TL_CHUNK_PART] = take_part,     [TL_CHUNK_CODES] = take_code,
    [TL_CHUNK_WHERE] = take_all,     [TL_CHUNK_IS] = take_all,
    [TL_CHUNK_NOT] = take_all,       [TL_CHUNK_UNDER] = take_all,
    [TL_CHUNK_OVER] = take_all,
};

/* Whether a text is one that is listed, or begins like one that ends in "*". */
static bool
is_listed(struct tl_substring listed, struct tl_substring text)
{
    if (!listed.length || listed.text[listed.length - 1] != '*')
        return is_alike(listed, text);
    listed.length--;
    return text.length > 0 && text.length >= listed.length &&
           is_same(listed, (struct tl_substring){text.text, listed.length});
}

static bool
lists(struct tl_substring list, struct tl_substring wanted)
{
    while (list.length) {
        const char *stop = memchr(list.text, ';', list.length);
        size_t length = stop ? (size_t)(stop - list.text) : list.length;
        struct tl_substring text =
            tl_substring_trim((struct tl_substring){list.text, length});
        if (is_listed(text, wanted))
            return true;
        length += stop != NULL;
        list = (struct tl_substring){list.text + length, list.length - length};
    }
    return false;
}

bool
tl_chunk_lists(const struct tl_chunk *chunk, const struct tl_cell *cell)
{
    return lists(chunk->argument, (struct tl_substring){cell->text, cell->length});
}

struct tl_substring
tl_chunk_take(const struct tl_chunk *chunk, struct tl_substring text)
{
    for (; chunk && chunk->kind != TL_CHUNK_EACH; chunk = chunk->then)
        text = operations[chunk->kind](chunk, text);
    return text;
}

struct tl_substring
tl_chunk_fill(const struct tl_chunk *chunk, const struct tl_bound_row *row)
{
    if (chunk->kind == TL_CHUNK_TEXT)
        return chunk->text;
    const struct tl_binding *binding = &row->bindings[chunk->reference];
    if (binding->column >= row->cells->kept ||
        row->cells->cells[binding->column].length == 0)
        return (struct tl_substring){"", 0};
    const struct tl_cell *cell = &row->cells->cells[binding->column];
    struct tl_substring text = {cell->text, cell->length};
    return binding->whole ? text : tl_chunk_take(chunk, text);
}

/* How a number compares with that of a limit; 0 where it is none. */
static int
compare(const struct tl_chunk *limit, struct tl_substring text)
{
    int64_t bound;
    int64_t number;
    bool exact;
    if (!tl_weight_read(limit->argument.text, limit->argument.length, &bound, &exact) ||
        !tl_weight_read(text.text, text.length, &number, &exact))
        return 0;
    return (number > bound) - (number < bound);
}

/* Whether a value is what a condition asks for; what it is not is for the caller. */
static bool
is_met(const struct tl_chunk *chunk, const struct tl_cell *cell)
{
    struct tl_substring text =
        tl_chunk_take(chunk, (struct tl_substring){cell->text, cell->length});
    while (chunk->then)
        chunk = chunk->then;
    if (chunk->kind == TL_CHUNK_UNDER)
        return compare(chunk, text) < 0;
    if (chunk->kind == TL_CHUNK_OVER)
        return compare(chunk, text) > 0;
    return lists(chunk->argument, text);
}

/* Of several values it is enough if one is what is asked for, or not to be. */
static bool
condition_holds(const struct tl_chunk *chunk, const struct tl_bound_row *row)
{
    static const struct tl_cell none = {.text = ""};
    const struct tl_chunk *last = chunk;
    size_t column = row->bindings[chunk->reference].column;
    const struct tl_cell *cell =
        column < row->cells->kept ? &row->cells->cells[column] : &none;
    bool met = is_met(chunk, cell);
    for (size_t i = 1; row->values && column < row->cells->kept && !met &&
                       i < row->values[column].count;
         i++)
        met = is_met(chunk, &row->values[column].cells[i]);
    while (last->then)
        last = last->then;
    return met != (last->kind == TL_CHUNK_NOT);
}

bool
tl_template_holds(const struct tl_template *template, const struct tl_bound_row *row,
                  struct tl_template *rest)
{
    *rest = *template;
    for (; rest->count && tl_chunk_is_condition(rest->chunks);
         rest->chunks++, rest->count--) {
        if (!condition_holds(rest->chunks, row))
            return false;
    }
    return true;
}

struct tl_position
tl_template_position(const struct tl_template *template, const struct tl_bound_row *row)
{
    for (size_t i = 0; i < template->count; i++) {
        if (template->chunks[i].kind == TL_CHUNK_TEXT ||
            tl_chunk_is_condition(&template->chunks[i]))
            continue;
        size_t column = row->bindings[template->chunks[i].reference].column;
        if (column < row->cells->kept)
            return row->cells->cells[column].position;
    }
    return row->cells->cells[0].position;
}

void
tl_expansion_add(struct tl_expansion *expansion, const char *text, size_t length)
{
    size_t needed = expansion->length + length + 1;
    if (needed > expansion->size) {
        expansion->size = 2 * needed;
        expansion->text = tl_resize(expansion->text, expansion->size);
    }
    if (length > 0) /* of nothing there may be no text at all */
        memcpy(expansion->text + expansion->length, text, length);
    expansion->length += length;
    expansion->text[expansion->length] = '\0';
}

void
tl_expansion_append(struct tl_expansion *expansion, const char *text)
{
    tl_expansion_add(expansion, text, strlen(text));
}

void
tl_expansion_clear(struct tl_expansion *expansion)
{
    tl_free(expansion->text);
    *expansion = (struct tl_expansion){0};
}

bool
tl_template_fill(const struct tl_template *template, const struct tl_bound_row *row,
                 struct tl_expansion *expansion)
{
    struct tl_template rest;
    expansion->length = 0;
    expansion->position = tl_template_position(template, row);
    if (!tl_template_holds(template, row, &rest))
        return false;
    for (size_t i = 0; i < rest.count; i++) {
        struct tl_substring text = tl_chunk_fill(&rest.chunks[i], row);
        if (!text.length)
            return false;
        tl_expansion_add(expansion, text.text, text.length);
    }
    return expansion->length > 0;
}

const struct tl_template *
tl_choice_fill(const struct tl_choice *choice, const struct tl_bound_row *row,
               struct tl_expansion *expansion)
{
    for (size_t i = 0; i < choice->count; i++) {
        if (tl_template_fill(&choice->templates[i], row, expansion))
            return &choice->templates[i];
    }
    return NULL;
}

static bool
gives_text(const struct tl_template *template, const struct tl_bound_row *row)
{
    size_t i = 0;
    while (i < template->count && tl_chunk_fill(&template->chunks[i], row).length)
        i++;
    return i == template->count;
}

bool
tl_choice_applies(const struct tl_choice *choice, const struct tl_bound_row *row)
{
    struct tl_template rest;
    size_t i = 0;
    while (i < choice->count && !tl_template_holds(&choice->templates[i], row, &rest))
        i++;
    return i < choice->count;
}

bool
tl_choice_holds(const struct tl_choice *choice, const struct tl_bound_row *row)
{
    for (size_t i = 0; i < choice->count; i++) {
        struct tl_template rest;
        if (tl_template_holds(&choice->templates[i], row, &rest) &&
            gives_text(&rest, row))
            return true;
    }
    return false;
}
