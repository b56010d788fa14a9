/*
 * Texts that are alike: in folded case, by libutf8proc, for those that are compared and
 * not shown; the nearest name, which somebody probably meant to type; and names of a
 * list that may be variants of one.
 */
#ifndef TL_GRAPH_BASE_NEAR_H
#define TL_GRAPH_BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/*
 * A name's key: its text in folded case without blanks, points, commas, apostrophes and
 * hyphens, but for those before digits. Names that differ only in these share it: "Acme
 * Ltd" and "ACME, Ltd.", but not "Unit 1.2" and "Unit 12". Borrowed as above.
 */
const char *tl_name_key(struct tl_folded *folded, const char *name);

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

/*
 * Why names may be variants of one. The names of reasons are what people read.
 */
enum tl_variant_reason {
    TL_VARIANT_SAME,     /* the same name */
    TL_VARIANT_SIGNS,    /* the same name key */
    TL_VARIANT_SPELLING, /* "Mueller", "Müller" */
    TL_VARIANT_ORDER,    /* "Goethe, Johann" */
    TL_VARIANT_TITLE,    /* "Dr. Karl Brandt" */
    TL_VARIANT_INITIALS, /* "J. W. Goethe", "Acme Ltd." */
    TL_VARIANT_SWAPPED,  /* "Brnadt" */
    TL_VARIANT_LETTER,   /* "Philipps", "Phillips" */
    TL_VARIANT_BRACKETS, /* "Otto Brandt [guest]" */
    TL_VARIANT_ALIAS,    /* by an alias */
    TL_VARIANT_REASONS
};

extern const char *const tl_variant_reasons[TL_VARIANT_REASONS];

/* A name, or an alias, of something that has a number. */
struct tl_variant {
    const char *text; /* borrowed */
    uint32_t owner;   /* numbered from 0; its name comes before its aliases */
    uint32_t count;   /* how often it is used */
    bool is_alias;
    uint32_t into; /* the owner of which it may be a variant; its own: of no other */
    enum tl_variant_reason reason;
};

/*
 * Finds which owners may be one, by their names and aliases, and says for the name of
 * each into which other it may go: one that is written in full, without a title, and
 * used more often. Of kinds, places and the like, which are no names of persons
 * (`persons`), only the spelling and single letters are compared. What could be a
 * variant of several that differ is one of none.
 *
 * Only names are compared that share a key, so that time grows with their number.
 */
void tl_variants_find(struct tl_variant *variants, size_t count, bool persons);

#endif
