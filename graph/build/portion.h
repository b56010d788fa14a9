/*
 * Portions of a dataset that is read several times because it does not fit into memory
 * at once. The first reading surveys it: it finds which events and relations belong
 * together, and keeps what tells the names and dates of all. Each other reading keeps
 * one portion: all actors, references and declarations, and the events and relations
 * whose key falls to it. What is left out is read and checked, but not kept.
 *
 * Equal ids are in one portion, and so is all that belongs together. What is found that
 * one portion cannot tell makes the portions useless: then the dataset is read as a
 * whole.
 */
#ifndef TL_GRAPH_BUILD_PORTION_H
#define TL_GRAPH_BUILD_PORTION_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/vocabulary.h"

struct tl_builder;

/* Zero-initialise it for the survey; to be cleared. */
struct tl_portion {
    uint32_t count;              /* of portions; 0: this is the survey */
    uint32_t number;             /* which portion is read */
    struct tl_vocabulary linked; /* ids that others mention, and those others' */
    struct tl_vector roots;      /* uint32_t, another id of the same group, or itself */
    struct tl_vocabulary used;   /* ids of actors in the portions that were read */
    struct tl_vector dates;      /* uint32_t, how often each date is used in them */
    uint64_t dates_hash;         /* of the texts of all dates */
    uint32_t known;              /* mentions and dates that were kept by the survey */
    uint64_t records;            /* that the survey has seen, inner ones as well */
    const char *obstacle;        /* why portions are of no use; NULL: they are */
};

void tl_portion_clear(struct tl_portion *portion);

/* Whether this reading keeps a plain event, of which the id may be of no length, and
 * the date a number or TL_NONE. */
bool tl_portion_keeps_plain(struct tl_builder *builder, struct tl_text id,
                            struct tl_text title, uint32_t date, size_t participants);

/* The same of the outermost record that is drafted. */
bool tl_portion_keeps(struct tl_builder *builder);

/* Looks for obstacles when all is read. */
void tl_portion_inspect(struct tl_builder *builder);

#endif
