/*
 * The difference of two versions of a dataset in writing: for people, as JSON and as
 * CSV.
 */
#ifndef TL_OUTPUT_DIFFERENCE_DIFFERENCE_H
#define TL_OUTPUT_DIFFERENCE_DIFFERENCE_H

#include "graph/query/difference.h"
#include "output/common/style.h"
#include "output/syntax/out.h"

struct tl_difference_writing {
    const struct tl_difference *difference;
    const char *names[TL_VERSIONS]; /* of the inputs, in UTF-8 */
    const struct tl_style *style;
    bool coloured; /* for people, with colours of a terminal */
};

struct tl_difference_format {
    const char *name;
    const char *ending;
    bool is_csv;
    bool has_counts; /* of all changes, among what it writes */
    void (*emit)(const struct tl_difference_writing *writing, struct tl_out *out);
};

extern const struct tl_difference_format tl_difference_text;
extern const struct tl_difference_format tl_difference_json;
extern const struct tl_difference_format tl_difference_csv;

/* How many things of each type were added, removed and changed, in one line without its
 * end: "actors: 1 added; events: 2 removed, 1 changed". */
void tl_difference_tell_counts(const struct tl_difference *difference,
                               struct tl_out *out);

#endif
