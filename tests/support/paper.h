/* Something to write on in tests, and what stands on it at the end. */
#ifndef TL_TEST_PAPER_H
#define TL_TEST_PAPER_H

#include <stdio.h>

#include "output/syntax/out.h"

struct paper {
    FILE *file;
    struct tl_out out;
    char text[1 << 16];
};

void paper_begin(struct paper *paper);

/* Closes it, fails the test if anything could not be written, and gives the text. */
const char *paper_end(struct paper *paper);

#endif
