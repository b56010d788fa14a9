#include "meant.h"

#include <string.h>

#include "graph/base/memory.h"
#include "purpose.h"

/* What people call it by other names, and its own. */
static const struct {
    enum tl_type type;
    const char *name;
    enum tl_purpose purposes[2];
} wanted[] = {
    {TL_EVENT, "title", {TL_FOR_TITLE, TL_FOR_TITLE}},
    {TL_EVENT, "date", {TL_FOR_DATE, TL_FOR_DATE}},
    {TL_EVENT, "kind", {TL_FOR_KIND, TL_FOR_KIND}},
    {TL_EVENT, "participants", {TL_FOR_ACTORS, TL_FOR_ACTOR}},
    {TL_RELATION, "date", {TL_FOR_DATE, TL_FOR_DATE}},
    {TL_RELATION, "kind", {TL_FOR_KIND, TL_FOR_KIND}},
    {TL_PARTICIPATION, "date", {TL_FOR_DATE, TL_FOR_DATE}},
};

static bool
has(const struct tl_meant *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (!list[i].kept && strcmp(list[i].name, name) == 0)
            return true;
    }
    return false;
}

static void
report(struct tl_diagnostics *diagnostics, enum tl_type type, const char *name,
       const struct tl_meant *meant)
{
    tl_report(diagnostics, meant->position, TL_RULE_KEY, name,
              "found '%s' and no '%s' in any %s here; it is kept as an attribute",
              meant->name, name, tl_type_names[type]);
}

void
tl_meant_report(struct tl_diagnostics *diagnostics, enum tl_type type,
                const struct tl_meant *list, size_t count)
{
    const char **kept = tl_alloc((count + 1) * sizeof *kept);
    const struct tl_meant **meant = tl_alloc((count + 1) * sizeof *meant);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (list[i].kept) {
            kept[length] = list[i].name;
            meant[length++] = &list[i];
        }
    }
    kept[length] = NULL;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (wanted[i].type != type || has(list, count, wanted[i].name))
            continue;
        size_t found = tl_purpose_column(kept, wanted[i].purposes[0]);
        if (found == TL_NO_COLUMN)
            found = tl_purpose_column(kept, wanted[i].purposes[1]);
        if (found != TL_NO_COLUMN)
            report(diagnostics, type, wanted[i].name, meant[found]);
    }
    tl_free(meant);
    tl_free(kept);
}
