/* Checks of dates: whether some of them, each right by itself, may mean another. */
#ifndef TL_GRAPH_CHECK_DATES_H
#define TL_GRAPH_CHECK_DATES_H

struct tl_builder;

/* Seasons, and months, that may be two years: "2020-21". */
void tl_check_seasons(struct tl_builder *builder);

/* Dates that are far from all others. */
void tl_check_far_dates(struct tl_builder *builder);

#endif
