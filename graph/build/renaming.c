#include "renaming.h"

#include <string.h>

const char *const tl_renamed_type_names[TL_RENAMED_TYPES] = {
    [TL_RENAMED_ACTOR] = "actor", [TL_RENAMED_ACTOR_KIND] = "actor-kind",
    [TL_RENAMED_KIND] = "kind",   [TL_RENAMED_ROLE] = "role",
    [TL_RENAMED_PLACE] = "place",
};

struct tl_renaming *
tl_renaming_new(void)
{
    struct tl_renaming *renaming = tl_alloc(sizeof *renaming);
    for (size_t i = 0; i < TL_RENAMED_TYPES; i++)
        renaming->rows[i].width = sizeof(struct tl_renamed);
    return renaming;
}

void
tl_renaming_free(struct tl_renaming *renaming)
{
    for (size_t i = 0; i < TL_RENAMED_TYPES; i++) {
        tl_vocabulary_clear(&renaming->from[i]);
        tl_vector_clear(&renaming->rows[i]);
    }
    tl_arena_clear(&renaming->texts);
    tl_free(renaming);
}

static struct tl_renamed *
find_row(const struct tl_renaming *renaming, enum tl_renamed_type type,
         const char *name, size_t length)
{
    uint32_t number = tl_vocabulary_find(&renaming->from[type], name, length);
    return number == TL_NONE ? NULL : tl_vector_at(&renaming->rows[type], number);
}

void
tl_renaming_add(struct tl_renaming *renaming, enum tl_renamed_type type,
                const char *from, const char *to, struct tl_position position,
                struct tl_diagnostics *diagnostics)
{
    struct tl_renamed *row = find_row(renaming, type, from, strlen(from));
    if (strcmp(from, to) == 0 || (row && strcmp(row->to, to) == 0))
        return;
    if (row) {
        tl_report(diagnostics, position, TL_RULE_CONFLICT, NULL,
                  "found another name for the %s '%.*s' than '%.*s' at %s:%u:%u; "
                  "remove one of the rows",
                  tl_renamed_type_names[type], TL_SHOWN(from), TL_SHOWN(row->to),
                  tl_diagnostics_file_name(diagnostics, row->position.file),
                  row->position.line, row->position.column);
        return;
    }
    tl_vocabulary_add(&renaming->from[type], from, strlen(from));
    *(struct tl_renamed *)tl_vector_add(&renaming->rows[type]) = (struct tl_renamed){
        .from = tl_arena_text(&renaming->texts, from, strlen(from)),
        .to = tl_arena_text(&renaming->texts, to, strlen(to)),
        .position = position,
    };
}

static void
report_chain(const struct tl_renamed *row, const struct tl_renamed *next,
             enum tl_renamed_type type, struct tl_diagnostics *diagnostics)
{
    bool is_circle = strcmp(next->to, row->from) == 0;
    tl_report(
        diagnostics, row->position, TL_RULE_CONFLICT, NULL,
        "the %s '%.*s' becomes '%.*s', which becomes '%.*s' at %s:%u:%u; %s",
        tl_renamed_type_names[type], TL_SHOWN(row->from), TL_SHOWN(row->to),
        TL_SHOWN(next->to), tl_diagnostics_file_name(diagnostics, next->position.file),
        next->position.line, next->position.column,
        is_circle ? "remove one of the rows" : "write the last name in both rows");
}

void
tl_renaming_check(struct tl_renaming *renaming, struct tl_diagnostics *diagnostics)
{
    for (enum tl_renamed_type type = 0; type < TL_RENAMED_TYPES; type++) {
        for (size_t i = 0; i < renaming->rows[type].count; i++) {
            struct tl_renamed *row = tl_vector_at(&renaming->rows[type], i);
            const struct tl_renamed *next =
                find_row(renaming, type, row->to, strlen(row->to));
            row->is_void = next;
            if (next)
                report_chain(row, next, type, diagnostics);
        }
    }
}

void
tl_renaming_report_unused(const struct tl_renaming *renaming,
                          struct tl_diagnostics *diagnostics)
{
    for (enum tl_renamed_type type = 0; type < TL_RENAMED_TYPES; type++) {
        for (size_t i = 0; i < renaming->rows[type].count; i++) {
            const struct tl_renamed *row = tl_vector_at(&renaming->rows[type], i);
            if (!row->is_used && !row->is_void)
                tl_report(diagnostics, row->position, TL_RULE_UNUSED, NULL,
                          "no %s is called '%.*s'; this row has no effect",
                          tl_renamed_type_names[type], TL_SHOWN(row->from));
        }
    }
}

const struct tl_renamed *
tl_renaming_find(struct tl_renaming *renaming, enum tl_renamed_type type,
                 const char *name, size_t length)
{
    struct tl_renamed *row = find_row(renaming, type, name, length);
    if (!row || row->is_void)
        return NULL;
    row->is_used = true;
    return row;
}
