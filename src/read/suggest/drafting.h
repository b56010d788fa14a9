/* A draft in the making: which columns it has used, and for what. */
#ifndef TL_SRC_READ_SUGGEST_DRAFTING_H
#define TL_SRC_READ_SUGGEST_DRAFTING_H

#include "src/read/names/role.h"
#include "draft_date.h"
#include "draft_text.h"
#include "sample.h"

enum { TL_DRAFT_WHEN = 6, TL_DRAFT_KEY = 2 };

struct tl_drafting {
    const char *const *heads; /* what the columns are called */
    const char **names;       /* the same, and "" where one has been used */
    const struct tl_sample *sample;
    struct tl_draft_text text;
    size_t dates[TL_DRAFT_DATES]; /* the columns of the date and its end, if whole */
    size_t date_count;
    const char *date_name;      /* of the first of them */
    size_t when[TL_DRAFT_WHEN]; /* all columns of dates and of their parts */
    size_t when_count;
    size_t key[TL_DRAFT_KEY]; /* rows with the same in all of these are one event */
    size_t key_count;
    bool is_life;    /* the dates are those of birth and death */
    bool has_roles;  /* columns that are called like roles are actors */
    bool has_member; /* a row is a participation */
    bool is_titled;
};

/* Adds to the pairs. */
void tl_drafting_add(struct tl_drafting *drafting, const char *more);

/* Adds the name of a column, or its number where that cannot stand in a mapping. */
void tl_drafting_name(struct tl_drafting *drafting, size_t column);

/* The same; the column is not used for anything else then. */
void tl_drafting_use(struct tl_drafting *drafting, size_t column);

/* "key=column". */
void tl_drafting_column(struct tl_drafting *drafting, const char *key, size_t column);

/* "key=column"; of a column that has lists, "key={column:each ;}". */
void tl_drafting_actors(struct tl_drafting *drafting, const char *key, size_t column);

/* "key=column", for the likeliest column that is the same in all rows of an event.
 * False where there is none. */
bool tl_drafting_role(struct tl_drafting *drafting, const char *key,
                      enum tl_column_role role);

/* Of the columns that may be for a role the likeliest that fits; TL_NO_COLUMN where
 * none of the likeliest does. */
size_t tl_drafting_find(struct tl_drafting *drafting, enum tl_column_role role,
                        bool (*fits)(const struct tl_drafting *drafting,
                                     size_t column));

/* Whether a column has more than numbers, or nothing at all. */
bool tl_drafting_has_words(const struct tl_drafting *drafting, size_t column);

/* The likeliest column of titles, one with more than numbers if there is one. */
size_t tl_drafting_title(struct tl_drafting *drafting);

/* Whether rows with the same in the key have the same in a column. */
bool tl_drafting_agrees(const struct tl_drafting *drafting, size_t column);

/* Whether two rows have the same in the key, and what is the same is no empty text. */
bool tl_drafting_repeats(const struct tl_drafting *drafting);

#endif
