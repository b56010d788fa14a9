#include "tally.h"

#include <stdio.h>
#include <string.h>

void
tl_tally_add(struct tl_tally *tally, struct tl_position position, const char *example)
{
    if (tally->count++ == 0) {
        tally->first = position;
        tally->example = example;
    }
}

void
tl_tally_tell(struct tl_diagnostics *diagnostics, enum tl_rule rule,
              const struct tl_tally *tally, const char *one, const char *many)
{
    if (tally->count == 1)
        tl_report(diagnostics, tally->first, rule, NULL, "found '%.*s', %s",
                  TL_SHOWN(tally->example), one);
    else if (tally->count > 1)
        tl_report(diagnostics, tally->first, rule, NULL,
                  "found '%.*s' and %zu more, %s", TL_SHOWN(tally->example),
                  tally->count - 1, many);
}

void
tl_left_out_add(struct tl_left_out *left, const char *name, struct tl_position position)
{
    uint32_t number = tl_vocabulary_add(&left->names, name,
                                        (size_t)tl_shown_part(name, strlen(name)));
    if (number == left->counts.count)
        tl_vector_add(&left->counts);
    ++*(size_t *)tl_vector_at(&left->counts, number);
    if (left->total++ == 0 || position.line < left->first.line)
        left->first = position;
}

static uint32_t
find_most(const struct tl_left_out *left)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < left->counts.count; i++) {
        if (*(const size_t *)tl_vector_at(&left->counts, i) >
            *(const size_t *)tl_vector_at(&left->counts, best))
            best = i;
    }
    return best;
}

void
tl_left_out_tell(struct tl_diagnostics *diagnostics, struct tl_left_out *left,
                 const char *what)
{
    enum { NAMED = 12, ROOM = 100 };
    char list[NAMED * ROOM] = "";
    size_t length = 0;
    size_t others = left->total;
    for (size_t named = 0; named < NAMED && others > 0; named++) {
        uint32_t number = find_most(left);
        size_t *count = tl_vector_at(&left->counts, number);
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s (%zu)",
                                   named ? ", " : "",
                                   tl_vocabulary_text(&left->names, number), *count);
        others -= *count;
        *count = 0; /* it is named */
    }
    if (others > 0)
        snprintf(list + length, sizeof list - length, " and %zu others", others);
    if (left->total > 0)
        tl_report(diagnostics, left->first, TL_RULE_IGNORED, NULL,
                  "%s are left out, first this one: %s", what, list);
}

void
tl_left_out_clear(struct tl_left_out *left)
{
    tl_vocabulary_clear(&left->names);
    tl_vector_clear(&left->counts);
}
