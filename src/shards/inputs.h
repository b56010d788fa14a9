/*
 * What is to be merged. Each input is looked at first: what it is, which columns it
 * has, and whether it was named before.
 */
#ifndef TL_SRC_SHARDS_INPUTS_H
#define TL_SRC_SHARDS_INPUTS_H

#include "graph/vocabulary.h"
#include "src/io/sources.h"
#include "src/read/base/input.h"
#include "merging.h"

enum tl_merged {
    TL_MERGED_EDGES,
    TL_MERGED_NODES,
    TL_MERGED_EVENTS,
    TL_MERGED_DOCUMENTS,
    TL_MERGED_LINES,
    TL_MERGED_SORTS
};

/* Of which format each is. */
extern const char *const tl_merged_formats[TL_MERGED_SORTS];

struct tl_merge_input {
    const char *path;
    enum tl_merged sort;
    struct tl_input *input; /* NULL: to be opened again */
};

/* Zero-initialise it; to be cleared. */
struct tl_merge_inputs {
    struct tl_merge_input *inputs;
    size_t count;
    size_t counts[TL_MERGED_SORTS];
    struct tl_vocabulary attributes; /* columns of events that are no fields */
};

/*
 * Looks at the inputs, which are registered with the sources, and tells the merge what
 * they have. False where there is a mistake, which is reported, or a failure, which is
 * said.
 */
bool tl_merge_inputs_read(struct tl_merge_inputs *inputs, const char *const *paths,
                          size_t count, struct tl_merging *merging,
                          struct tl_sources *sources);
void tl_merge_inputs_clear(struct tl_merge_inputs *inputs);

/* Opens an input, or takes the one that is open; NULL, said, where it cannot be. */
struct tl_input *tl_merge_input_open(struct tl_merge_input *input,
                                     struct tl_merging *merging);

#endif
