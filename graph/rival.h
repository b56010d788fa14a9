/*
 * Rival claims in words, for formats that people read:
 *
 *     Date: 9 May 2015, according to One (inferred)
 *     Place: Moscow, denied by Two
 */
#ifndef TL_GRAPH_RIVAL_H
#define TL_GRAPH_RIVAL_H

#include "claim.h"

/* How many pieces of text a rival is told in. */
enum { TL_RIVAL_PIECES = 7 };

/* `pieces` are to be written one after the other; some are "". */
struct tl_rival {
    enum tl_field field; /* the first piece is its heading */
    const char *pieces[TL_RIVAL_PIECES];
    char label[TL_DATE_LABEL_MAX];
};

/* The next rival claim (graph/claim.h) in words; false after the last. */
bool tl_rival_next(struct tl_claims *claims, struct tl_rival *rival);

#endif
