/* What is said of mentions that mean nothing, or too much. */
#ifndef TL_GRAPH_BUILD_UNKNOWN_H
#define TL_GRAPH_BUILD_UNKNOWN_H

#include "meaning.h"

/* What a mention may mean: one of these or several. */
enum tl_wanted {
    TL_WANT_ACTOR = 1,
    TL_WANT_EVENT = 2,
    TL_WANT_RELATION = 4,
    TL_WANT_REFERENCE = 8
};

/* Whether what is wanted may be in a space. */
bool tl_is_wanted(enum tl_space space, unsigned wanted);

/* Reports a text that nothing is called, with what was probably meant. */
void tl_report_unknown(const struct tl_builder *builder, const char *text,
                       unsigned wanted, struct tl_position position);

/* Reports a text that several items are called on one level, with their ids, unless
 * there have been hundreds of such reports. */
void tl_report_ambiguous(const struct tl_builder *builder, const char *text,
                         unsigned wanted, enum tl_level level,
                         struct tl_position position);

#endif
