/*
 * Texts that are alike: in folded case, by libutf8proc, for those that are compared and
 * not shown; and the nearest name, which somebody probably meant to type.
 */
#ifndef TL_GRAPH_BASE_NEAR_H
#define TL_GRAPH_BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes a text in folded case, without accents, normalised (NFKC): "Début" as "debut",
 * "ДАТА" as "дата", "Strauß" as "strauss". Characters that are not seen are left out.
 * What is not UTF-8 is folded as ASCII. Returns the length; SIZE_MAX, with nothing
 * useful written, where `size` bytes do not hold it and a NUL.
 */
size_t tl_fold(const char *text, char *folded, size_t size);

/* Room for a text in folded case, which grows with the longest; zeroed at first. */
struct tl_folded {
    char *text;
    size_t size;
};

/* The text as tl_fold() writes it, whatever its length; borrowed until the next one. */
const char *tl_folded_set(struct tl_folded *folded, const char *text);
void tl_folded_clear(struct tl_folded *folded);

/* The search for the word nearest to `wanted`; zero the rest. */
struct tl_near {
    const char *wanted;
    const char *best; /* borrowed; NULL while nothing is near enough */
    size_t distance;  /* in half edits */
};

/*
 * Offers a candidate. It becomes the best where fewer edits (insertions, deletions,
 * substitutions, transpositions of characters) lead to it than to any before: at most
 * one, and one more for every eight characters. Another case or accent is half an edit,
 * and so are all of them together where nothing else differs; two characters or one may
 * differ by no more than that.
 */
void tl_near_offer(struct tl_near *near, const char *candidate);

#endif
