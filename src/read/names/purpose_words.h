/*
 * What people call columns and keys, in the languages that tables are mostly in. The
 * words are in columns.tsv, of which the build makes these arrays: they are as names
 * are compared, folded (graph/base/fold.h) and without what stands between words.
 */
#ifndef TL_SRC_READ_NAMES_PURPOSE_WORDS_H
#define TL_SRC_READ_NAMES_PURPOSE_WORDS_H

/* What a column or key may be for. */
enum tl_purpose {
    TL_FOR_ID,
    TL_FOR_TITLE,
    TL_FOR_KIND,
    TL_FOR_DATE,
    TL_FOR_END,
    TL_FOR_ROLE, /* an actor, who did what the name says */
    TL_FOR_ACTOR,
    TL_FOR_ACTORS, /* a list of them */
    TL_FOR_PART,   /* what an actor is or does in an event: its role, its vote */
    TL_FOR_PLACE,
    TL_FOR_TOWN,
    TL_FOR_REGION, /* in which a town is; else it may be an actor */
    TL_FOR_DESCRIPTION,
    TL_FOR_URL,
    TL_FOR_DOI,
    TL_FOR_WEIGHT,
    TL_FOR_BIRTH,
    TL_FOR_DEATH,
    TL_FOR_PERSON, /* whose birth, death, parents these are */
    TL_FOR_FATHER,
    TL_FOR_MOTHER,
    TL_FOR_SPOUSE,
    TL_PURPOSES
};

enum { TL_INNER_WORDS = 8, TL_PART_WORDS = 24 };

/* By purpose, with blanks between them, the likeliest first. */
extern const char *const tl_purpose_words[TL_PURPOSES];

/* The words that such a name has somewhere, if none is called so altogether; ended by
 * NULL. */
extern const char *const tl_purpose_inner_words[TL_PURPOSES][TL_INNER_WORDS];

/* How such a name may end in a language that writes words together, if none is called
 * so altogether: "Vertragsdatum"; or NULL. */
extern const char *const tl_purpose_ends[TL_PURPOSES];

/* What two columns are called, perhaps both with the same after it; ended by NULL. */
extern const char *const tl_purpose_pairs[][2];

/* What two columns are called that differ in a number or letter at the end; likewise.
 */
extern const char *const tl_purpose_twins[];

/* The year, the month and the day of a date; likewise. */
extern const char *const tl_purpose_part_words[3][TL_PART_WORDS];

#endif
