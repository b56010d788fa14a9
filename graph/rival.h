/*
 * Rival claims in words, for formats that people read:
 *
 *     Date: 9 May 2015, according to One (inferred)
 *     Place: Moscow, denied by Two
 */
#ifndef TL_GRAPH_RIVAL_H
#define TL_GRAPH_RIVAL_H

#include "claim.h"

struct tl_rival {
    const struct tl_language *language;
    enum tl_field field;
    enum tl_phrase heading; /* the word before its line */
    enum tl_status status;
    const char *value; /* in words; it may be in `label`, so that a rival stays put */
    const char *source;
    char label[TL_DATE_LABEL_MAX];
};

/* The next rival claim (graph/claim.h) in words; false after the last. */
bool tl_rival_next(struct tl_claims *claims, const struct tl_language *language,
                   struct tl_rival *rival);

/* Tells it, without the heading, piece by piece. */
void tl_rival_tell(const struct tl_rival *rival,
                   void (*tell)(void *sink, const char *text), void *sink);

#endif
