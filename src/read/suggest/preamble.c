#include "preamble.h"

#include <string.h>

#include "src/read/mapping/bind.h"
#include "src/read/tables/table.h"
#include "draft.h"

static size_t
count_filled(const struct tl_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->kept; i++)
        filled += row->cells[i].length > 0;
    return filled;
}

/* Whether the names are of a table of ours, in whatever letters. */
static bool
is_ours(const struct tl_names *names)
{
    const char **columns = tl_alloc((names->count + 1) * sizeof *columns);
    for (size_t i = 0; i < names->count; i++) {
        const char *known = tl_table_known(names->names[i], strlen(names->names[i]));
        columns[i] = known ? known : names->names[i];
    }
    unsigned kind = tl_table_of(TL_TABLES, "", columns);
    tl_free(columns);
    return kind != TL_TABLES;
}

static bool
is_drafted(const struct tl_names *names)
{
    static const struct tl_sample none = {0};
    struct tl_expansion doubt = {0};
    char *draft = tl_csv_draft(names->names, &none, &doubt);
    bool is_draft = draft;
    tl_expansion_clear(&doubt);
    tl_free(draft);
    return is_draft;
}

struct tl_preamble
tl_preamble_find(const struct tl_sample *sample)
{
    struct tl_preamble preamble = {0};
    size_t most = 0;
    bool is_found = false;
    for (size_t i = 0; i < sample->count && i <= TL_PREAMBLE_MAX && !is_found; i++) {
        size_t filled = count_filled(&sample->rows[i]);
        struct tl_names names;
        if (filled <= most)
            continue;
        most = filled;
        tl_names_begin(&names, &sample->rows[i], '\0', true);
        preamble = (struct tl_preamble){i, is_ours(&names)};
        is_found = preamble.is_ours || is_drafted(&names);
        tl_names_end(&names);
    }
    return is_found ? preamble : (struct tl_preamble){0};
}
