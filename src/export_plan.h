/* Which outputs the command line names: format, view and place of each. */
#ifndef TL_SRC_EXPORT_PLAN_H
#define TL_SRC_EXPORT_PLAN_H

#include "options.h"

struct tl_plan;

/*
 * The outputs that the options name. NULL, said on standard error, where one of them
 * cannot be; so that this is known before anything is read. Borrows the options; to be
 * freed.
 */
struct tl_plan *tl_plan_new(const struct tl_options *options);
void tl_plan_free(struct tl_plan *plan);

#endif
