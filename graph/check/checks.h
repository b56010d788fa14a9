/* Checks that are in files of their own. What they find goes to the builder's
 * diagnostics. */
#ifndef TL_GRAPH_CHECK_CHECKS_H
#define TL_GRAPH_CHECK_CHECKS_H

struct tl_builder;

/* Seasons, and months, that may be two years: "2020-21"; and dates that are far from
 * all others. */
void tl_check_seasons(struct tl_builder *builder);
void tl_check_far_dates(struct tl_builder *builder);

/* Roles that look like one of a pair and are on no side. */
void tl_check_roles(struct tl_builder *builder);

/* What sources say other than what is used. */
void tl_check_claims(struct tl_builder *builder);

#endif
