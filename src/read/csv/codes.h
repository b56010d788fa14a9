/*
 * Codes: numbers for the texts of columns in which the same ones come again and again,
 * so that what a text means has to be found out once.
 */
#ifndef TL_SRC_READ_CSV_CODES_H
#define TL_SRC_READ_CSV_CODES_H

#include "batch.h"

struct tl_codes;

/* To be freed (NULL is nothing). `coded` says of each of `count` columns whether its
 * cells get codes. */
struct tl_codes *tl_codes_new(const bool *coded, size_t count);
void tl_codes_free(struct tl_codes *codes);

/* Gives the cells of a batch, which is sealed, their codes. */
void tl_codes_give(struct tl_codes *codes, struct tl_batch *batch);

#endif
