#include "suggestion.h"

#include <stdio.h>
#include <string.h>

#include "src/read/names/role.h"

void
tl_suggestion_begin(struct tl_suggestion *text, const char *key)
{
    if (text->columns.length)
        tl_expansion_append(&text->columns, ",");
    tl_expansion_append(&text->columns, key);
    tl_expansion_append(&text->columns, "=");
}

void
tl_suggestion_miss(struct tl_suggestion *suggestion, struct tl_substring text)
{
    struct tl_expansion *list = &suggestion->missing;
    for (size_t at = 0; at < list->length;) {
        size_t length = strcspn(list->text + at, ",");
        if (length == text.length && memcmp(list->text + at, text.text, length) == 0)
            return;
        at += length + 1;
    }
    tl_expansion_add(list, ",", list->length > 0);
    tl_expansion_add(list, text.text, text.length);
}

void
tl_suggestion_clear(struct tl_suggestion *suggestion)
{
    tl_dates_clear(&suggestion->dates);
    tl_expansion_clear(&suggestion->missing);
    tl_expansion_clear(&suggestion->columns);
}

static void
add_number(struct tl_suggestion *text, size_t column)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", column + 1);
    tl_expansion_append(&text->columns, number);
}

void
tl_suggestion_name(struct tl_suggestion *text, const char *name, size_t column)
{
    if (tl_column_name_is_usable(name))
        tl_expansion_append(&text->columns, name);
    else
        add_number(text, column);
}

void
tl_remarks_clear(struct tl_remarks *remarks)
{
    tl_expansion_clear(&remarks->doubt);
    tl_expansion_clear(&remarks->withheld);
    tl_expansion_clear(&remarks->error);
}

static void
add_option(struct tl_expansion *options, const char *name,
           const struct tl_expansion *value)
{
    if (!value->length)
        return;
    tl_expansion_append(options, name);
    tl_expansion_append(options, " \"");
    tl_expansion_add(options, value->text, value->length);
    tl_expansion_append(options, "\" ");
}

char *
tl_suggestion_end(struct tl_suggestion *suggestion, struct tl_remarks *remarks)
{
    struct tl_expansion options = {0};
    bool is_doubtful = suggestion->dates.doubt.length > 0;
    if (is_doubtful)
        tl_expansion_append(&remarks->doubt, suggestion->dates.doubt.text);
    if (suggestion->is_relation)
        tl_expansion_append(&options, "-f csv:relations ");
    add_option(&options, "--missing", &suggestion->missing);
    if (!is_doubtful)
        add_option(&options, "--date-format", &suggestion->dates.format);
    if (suggestion->lacks_header)
        tl_expansion_append(&options, "--no-header ");
    add_option(&options, "--columns", &suggestion->columns);
    options.text[--options.length] = '\0'; /* the blank */
    tl_suggestion_clear(suggestion);
    return options.text;
}
