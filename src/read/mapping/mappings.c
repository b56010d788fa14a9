#include "mappings.h"

#include <string.h>

#include "src/read/tables/table.h"

const struct tl_known_mapping *
tl_known_mapping_find(const char *name)
{
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name;
         known++) {
        if (strcmp(known->name, name) == 0)
            return known;
    }
    return NULL;
}

/* Editions of one table differ in case. */
static bool
has_column(const char *const *columns, const char *mark)
{
    while (*columns && !tl_name_is(*columns, strlen(*columns), mark))
        columns++;
    return *columns;
}

static bool
has_columns(const char *const *columns, const char *const *marks)
{
    while (*marks && has_column(columns, *marks))
        marks++;
    return !*marks;
}

const struct tl_known_mapping *
tl_known_mapping_guess(const char *const *columns, size_t count)
{
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name;
         known++) {
        bool fits = known->marks[0]
                        ? has_columns(columns, known->marks)
                        : count == known->columns &&
                              strspn(columns[0], "0123456789") == strlen(columns[0]);
        if (fits)
            return known;
    }
    return NULL;
}
