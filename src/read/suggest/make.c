#include "make.h"

#include <string.h>

#include "graph/base/memory.h"
#include "src/read/names/role.h"
#include "candidates.h"
#include "draft.h"
#include "prove.h"

/* Keeps the first one that does not hold, which is the likeliest. */
static void
reject(struct tl_draft *draft, struct tl_remarks *remarks)
{
    struct tl_remarks rest = {0};
    if (draft->error.length && !remarks->withheld.length) {
        char *text = tl_suggestion_end(&draft->text, &rest);
        tl_expansion_append(&remarks->withheld, text);
        tl_expansion_append(&remarks->error, draft->error.text);
        tl_free(text);
    }
    tl_suggestion_clear(&draft->text);
    tl_expansion_clear(&draft->error);
    tl_remarks_clear(&rest);
}

/* Tries to say something of what was at a time, or of ties. */
static bool
try_candidates(struct tl_draft *draft, const struct tl_candidates *found,
               const struct tl_when *when, const struct tl_who *who,
               struct tl_remarks *remarks)
{
    for (enum tl_draft_level level = TL_DRAFT_ALL; level < TL_DRAFT_LEVELS; level++) {
        *draft =
            (struct tl_draft){.found = found, .when = when, .who = who, .level = level};
        if (tl_draft_try(draft))
            return true;
        reject(draft, remarks);
    }
    return false;
}

/* Whether a time and actors are in the same column. */
static bool
share_column(const struct tl_when *when, const struct tl_who *who)
{
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < who->count; k++)
            if (who->columns[k] == when->date[i] || who->columns[k] == when->end[i])
                return true;
    return false;
}

/* The best that holds, of all candidates for the time and for the actors together. */
static bool
find_best(struct tl_draft *draft, const struct tl_candidates *found,
          struct tl_remarks *remarks)
{
    static const struct tl_who nobody = {.shape = TL_NOBODY};
    enum { MOST_TRIALS = 40, SURE = 850 };
    bool is_tried[TL_CANDIDATES][TL_CANDIDATES + 1] = {{false}};
    for (size_t trial = 0; trial < MOST_TRIALS; trial++) {
        int best = 0;
        size_t at[2] = {0, 0};
        for (size_t i = 0; i < found->when_count; i++)
            for (size_t k = 0; k <= found->who_count; k++) {
                int score = found->when[i].score +
                            (k < found->who_count ? found->who[k].score : 0);
                if (is_tried[i][k] || score <= best)
                    continue;
                best = score;
                at[0] = i;
                at[1] = k;
            }
        if (best == 0)
            break;
        is_tried[at[0]][at[1]] = true;
        const struct tl_who *who =
            at[1] < found->who_count ? &found->who[at[1]] : &nobody;
        if (!share_column(&found->when[at[0]], who) &&
            try_candidates(draft, found, &found->when[at[0]], who, remarks))
            return true;
        /* One column of two that surely name people says less than nothing. */
        if (who->score >= SURE && remarks->error.length &&
            strcmp(remarks->error.text, TL_TIES_NOBODY) == 0)
            return false;
    }
    for (size_t i = 0; i < found->who_count && !found->when_count; i++)
        if (found->who[i].shape == TL_PAIR &&
            try_candidates(draft, found, NULL, &found->who[i], remarks))
            return true;
    return false;
}

/* A row for each, and a column for each; 0 means that there is nothing between two. The
 * first column often has no name, and is called by its number then. */
static bool
try_matrix(struct tl_draft *draft, const struct tl_candidates *found)
{
    size_t count = 0;
    while (found->of.all[count])
        count++;
    if (!tl_sample_is_matrix(found->of.all, found->of.sample) || count < 3)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!tl_column_name_is_usable(found->of.all[i]) &&
            (i > 0 || strcmp(found->of.all[i], "1") != 0))
            return false;
    *draft = (struct tl_draft){.found = found};
    draft->text.is_relation = true;
    tl_suggestion_miss(&draft->text, (struct tl_substring){"0", 1});
    tl_suggestion_begin(&draft->text, "source");
    tl_suggestion_name(&draft->text, found->of.all[0], 0);
    tl_expansion_append(&draft->text.columns, ",target={column},weight=cell,unpivot=");
    tl_suggestion_name(&draft->text, found->of.all[1], 1);
    tl_expansion_append(&draft->text.columns, "..");
    tl_suggestion_name(&draft->text, found->of.all[count - 1], count - 1);
    return tl_suggestion_holds(&draft->text, found->of.all, found->of.sample, false,
                               &draft->error);
}

char *
tl_suggestion_make(const char *const *names, const struct tl_sample *sample,
                   struct tl_remarks *remarks)
{
    struct tl_candidates found;
    struct tl_draft draft = {0};
    char *suggestion = NULL;
    tl_candidates_begin(&found, names, sample);
    bool holds = try_matrix(&draft, &found);
    if (!holds) {
        tl_suggestion_clear(&draft.text);
        tl_expansion_clear(&draft.error);
        holds = find_best(&draft, &found, remarks);
    }
    if (holds) {
        remarks->ties = draft.text.is_relation || draft.who->shape != TL_NOBODY;
        suggestion = tl_suggestion_end(&draft.text, remarks);
    }
    tl_candidates_end(&found);
    return suggestion;
}
