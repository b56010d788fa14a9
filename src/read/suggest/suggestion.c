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
    const char **list = suggestion->missing;
    for (size_t i = 0; i < suggestion->missing_count; i++)
        if (strlen(list[i]) == text.length &&
            memcmp(list[i], text.text, text.length) == 0)
            return;
    if (suggestion->missing_count < TL_SUGGESTION_MISSING)
        list[suggestion->missing_count++] =
            tl_arena_text(&suggestion->texts, text.text, text.length);
}

void
tl_suggestion_clear(struct tl_suggestion *suggestion)
{
    tl_dates_clear(&suggestion->dates);
    tl_expansion_clear(&suggestion->columns);
    tl_arena_clear(&suggestion->texts);
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
add_option(struct tl_expansion *options, const char *name, const char *const *values,
           size_t count, const char *divider)
{
    for (size_t i = 0; i < count; i++) {
        tl_expansion_append(options, i ? divider : name);
        tl_expansion_append(options, i ? "" : " \"");
        tl_expansion_append(options, values[i]);
    }
    tl_expansion_append(options, count ? "\" " : "");
}

char *
tl_suggestion_end(struct tl_suggestion *suggestion, struct tl_remarks *remarks)
{
    struct tl_expansion options = {0};
    const struct tl_dates *dates = &suggestion->dates;
    const char *formats[] = {dates->format.text, "text"};
    bool has_format = dates->format.length > 0;
    if (dates->doubt.length)
        tl_expansion_append(&remarks->doubt, dates->doubt.text);
    if (suggestion->is_relation)
        tl_expansion_append(&options, "-f csv:relations ");
    add_option(&options, "--missing", suggestion->missing, suggestion->missing_count,
               ",");
    if (!dates->doubt.length)
        add_option(&options, "--date-format", formats + !has_format,
                   (size_t)has_format + dates->keeps_words, "|");
    if (suggestion->lacks_header)
        tl_expansion_append(&options, "--no-header ");
    if (suggestion->skips_notes)
        tl_expansion_append(&options, "--skip-bad ");
    add_option(&options, "--columns", (const char *const[]){suggestion->columns.text},
               suggestion->columns.length > 0, "");
    options.text[--options.length] = '\0'; /* the blank */
    tl_suggestion_clear(suggestion);
    return options.text;
}
