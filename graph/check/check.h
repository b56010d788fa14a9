/*
 * What is wrong with a whole graph, or odd. Checks run on the rows of a graph that is
 * built but for this, and whose positions moved with its rows. What they find goes to
 * the builder's diagnostics.
 */
#ifndef TL_GRAPH_CHECK_CHECK_H
#define TL_GRAPH_CHECK_CHECK_H

struct tl_builder;

/* Runs all checks, those below as well. */
void tl_check_graph(struct tl_builder *builder);

/* Seasons, and months, that may be two years: "2020-21"; and dates that are far from
 * all others. */
void tl_check_seasons(struct tl_builder *builder);
void tl_check_far_dates(struct tl_builder *builder);

/* Roles that look like one of a pair and are on no side. */
void tl_check_roles(struct tl_builder *builder);

/* What sources say other than what is used. */
void tl_check_claims(struct tl_builder *builder);

#endif
