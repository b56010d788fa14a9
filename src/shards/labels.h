/*
 * Labels: what actors are called in edge lists and lists of nodes. A label that equals
 * the id is none, as an actor has it of whom a shard knows no more; another shard may
 * know the name. Only such names are kept here.
 */
#ifndef TL_SRC_SHARDS_LABELS_H
#define TL_SRC_SHARDS_LABELS_H

#include "graph/base/diagnostic.h"
#include "graph/vocabulary.h"

/* Zero-initialise it; to be cleared. */
struct tl_labels {
    struct tl_vocabulary ids;
    struct tl_vocabulary names;
    struct tl_vector rows; /* by id */
};

/* Takes what an actor is called somewhere. Two names of one are reported. */
void tl_labels_add(struct tl_labels *labels, const char *id, const char *name,
                   struct tl_position position, struct tl_diagnostics *diagnostics);

/* The name of an actor, or else the id. */
const char *tl_labels_of(const struct tl_labels *labels, const char *id);
void tl_labels_clear(struct tl_labels *labels);

#endif
