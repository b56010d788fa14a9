#include "check.h"

#include "rules.h"

/* In the order in which they run. Cycles are cut, and come first. */
static const struct {
    enum tl_rule rule;
    void (*run)(struct tl_check *check);
} checks[] = {
    {TL_RULE_CYCLE, tl_check_event_cycles}, {TL_RULE_CYCLE, tl_check_reference_cycles},
    {TL_RULE_OUTSIDE, tl_check_parents},    {TL_RULE_SEASON, tl_check_seasons},
    {TL_RULE_UNDATED, tl_check_undated},    {TL_RULE_FAR_DATE, tl_check_far_dates},
    {TL_RULE_UNCITED, tl_check_citations},  {TL_RULE_UNUSED, tl_check_unused},
    {TL_RULE_MISSING, tl_check_inputs},     {TL_RULE_SAME_NAME, tl_check_same_names},
    {TL_RULE_LIST, tl_check_lists},         {TL_RULE_ALIKE, tl_check_alike},
    {TL_RULE_SELF_TIE, tl_check_self_ties},
};

/* Whether a mention was not resolved: the items that it means seem to lack something.
 */
static bool
has_unresolved(const struct tl_diagnostics *diagnostics)
{
    return tl_diagnostics_rule_count(diagnostics, TL_RULE_UNKNOWN_ID) ||
           tl_diagnostics_rule_count(diagnostics, TL_RULE_AMBIGUOUS);
}

void
tl_check_graph(struct tl_builder *builder)
{
    struct tl_check check = {.builder = builder};
    bool unresolved = has_unresolved(builder->diagnostics);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (!unresolved || !tl_rules[checks[i].rule].needs_all)
            checks[i].run(&check);
    }
    tl_free(check.by_name);
}
