#include "drafting.h"

#include <string.h>

#include "draft_cells.h"

void
tl_drafting_add(struct tl_drafting *drafting, const char *more)
{
    tl_draft_add(&drafting->text.columns, more);
}

void
tl_drafting_name(struct tl_drafting *drafting, size_t column)
{
    tl_draft_name(&drafting->text, drafting->heads[column], column);
}

void
tl_drafting_use(struct tl_drafting *drafting, size_t column)
{
    tl_drafting_name(drafting, column);
    drafting->names[column] = "";
}

void
tl_drafting_column(struct tl_drafting *drafting, const char *key, size_t column)
{
    tl_draft_begin(&drafting->text, key);
    tl_drafting_use(drafting, column);
}

void
tl_drafting_actors(struct tl_drafting *drafting, const char *key, size_t column)
{
    const char *divider = tl_draft_divider(drafting->sample, column);
    if (!divider || strpbrk(divider, ",/")) { /* names have these, too */
        tl_drafting_column(drafting, key, column);
        return;
    }
    tl_draft_begin(&drafting->text, key);
    tl_drafting_add(drafting, "{");
    tl_drafting_use(drafting, column);
    tl_drafting_add(drafting, divider);
    tl_drafting_add(drafting, "}");
}

size_t
tl_drafting_find(struct tl_drafting *drafting, enum tl_column_role role,
                 bool (*fits)(const struct tl_drafting *drafting, size_t column))
{
    enum { MOST_PASSED = 4 };
    const char *passed[MOST_PASSED];
    size_t columns[MOST_PASSED];
    size_t count = 0;
    size_t column = tl_column_role_find(drafting->names, role);
    while (column != TL_NO_COLUMN && count < MOST_PASSED && !fits(drafting, column)) {
        columns[count] = column;
        passed[count++] = drafting->names[column];
        drafting->names[column] = "";
        column = tl_column_role_find(drafting->names, role);
    }
    bool is_found = column != TL_NO_COLUMN && fits(drafting, column);
    while (count-- > 0)
        drafting->names[columns[count]] = passed[count];
    return is_found ? column : TL_NO_COLUMN;
}

bool
tl_drafting_has_words(const struct tl_drafting *drafting, size_t column)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(drafting->sample, column, cells);
    size_t i = 0;
    while (i < count && cells[i].text[strspn(cells[i].text, "0123456789.")] == '\0')
        i++;
    return i < count || count == 0;
}

size_t
tl_drafting_title(struct tl_drafting *drafting)
{
    size_t column = tl_drafting_find(drafting, TL_FOR_TITLE, tl_drafting_has_words);
    return column == TL_NO_COLUMN ? tl_column_role_find(drafting->names, TL_FOR_TITLE)
                                  : column;
}

bool
tl_drafting_role(struct tl_drafting *drafting, const char *key,
                 enum tl_column_role role)
{
    size_t column = role == TL_FOR_TITLE ? tl_drafting_title(drafting)
                                         : tl_column_role_find(drafting->names, role);
    if (column == TL_NO_COLUMN || !tl_drafting_agrees(drafting, column))
        return false;
    tl_drafting_column(drafting, key, column);
    return true;
}

static bool
is_same(const struct tl_drafting *drafting, size_t a, size_t b, size_t column)
{
    return strcmp(tl_sample_cell(drafting->sample, a, column),
                  tl_sample_cell(drafting->sample, b, column)) == 0;
}

static bool
is_one_event(const struct tl_drafting *drafting, size_t a, size_t b)
{
    size_t same = 0;
    while (same < drafting->key_count &&
           *tl_sample_cell(drafting->sample, a, drafting->key[same]) &&
           is_same(drafting, a, b, drafting->key[same]))
        same++;
    return same == drafting->key_count && same > 0;
}

bool
tl_drafting_agrees(const struct tl_drafting *drafting, size_t column)
{
    for (size_t a = 0; a < drafting->sample->count; a++)
        for (size_t b = 0; b < a; b++)
            if (!is_same(drafting, a, b, column) && is_one_event(drafting, a, b))
                return false;
    return true;
}

bool
tl_drafting_repeats(const struct tl_drafting *drafting)
{
    for (size_t a = 0; a < drafting->sample->count; a++)
        for (size_t b = 0; b < a; b++)
            if (is_one_event(drafting, a, b))
                return true;
    return false;
}
