#include "draft_text.h"

#include <stdio.h>
#include <string.h>

#include "src/read/names/role.h"

void
tl_draft_add(struct tl_expansion *text, const char *more)
{
    tl_expansion_add(text, more, strlen(more));
}

void
tl_draft_begin(struct tl_draft_text *text, const char *key)
{
    if (text->columns.length)
        tl_draft_add(&text->columns, ",");
    tl_draft_add(&text->columns, key);
    tl_draft_add(&text->columns, "=");
}

static void
add_number(struct tl_draft_text *text, size_t column)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", column + 1);
    tl_draft_add(&text->columns, number);
}

void
tl_draft_number(struct tl_draft_text *text, const char *key, size_t column)
{
    tl_draft_begin(text, key);
    add_number(text, column);
}

void
tl_draft_name(struct tl_draft_text *text, const char *name, size_t column)
{
    if (tl_column_name_is_usable(name))
        tl_draft_add(&text->columns, name);
    else
        add_number(text, column);
}

char *
tl_draft_end(struct tl_draft_text *text, bool is_draft)
{
    tl_draft_add(&text->options, "--columns \"");
    tl_expansion_add(&text->options, text->columns.text, text->columns.length);
    tl_draft_add(&text->options, "\"");
    tl_expansion_clear(&text->columns);
    if (!is_draft)
        tl_expansion_clear(&text->options);
    return text->options.text;
}
