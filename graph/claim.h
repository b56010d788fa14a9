/*
 * Claims: what the source of a citation says of a field of the item or participation
 * that it is about, be it the value used or another.
 */
#ifndef TL_GRAPH_CLAIM_H
#define TL_GRAPH_CLAIM_H

#include "graph.h"

/* A text FIELD=VALUE in two; TL_FIELDS where the field is not one that has claims. */
struct tl_claim_text {
    enum tl_field field;
    const char *value; /* borrowed from the text */
};

struct tl_claim_text tl_claim_split(const char *text);

/* Whether two texts are the same but for case, accents and invisible characters. */
bool tl_claim_is_same_text(const char *a, const char *b);

struct tl_claim {
    uint32_t citation;
    uint32_t reference;
    enum tl_field field;
    const char *value;
    uint32_t whole;        /* of TL_PART_OF: the event; TL_NONE if it is unknown */
    enum tl_status status; /* TL_DENIED: the source says that it is not so */
    bool agrees;           /* with the value used; never where that is undecided */
};

/* The claims about one item or participation; all of it is internal. */
struct tl_claims {
    const struct tl_graph *graph;
    enum tl_type type;
    uint32_t number;
    struct tl_slice citations;
    const char *next;
    /* The values used: a date, a kind or role, a place, a parent event, a count or
     * weight. */
    const struct tl_date *date;
    const char *word;
    const char *place;
    uint32_t whole;
    int64_t amount;
    bool has_amount;
    bool undecided_date;
};

/* Whether any citation makes a claim. */
bool tl_graph_has_claims(const struct tl_graph *graph);

/* Before the first claim about an event, relation or participation. */
struct tl_claims tl_claims_begin(const struct tl_graph *graph, enum tl_type type,
                                 uint32_t number);

/* Finds the next claim, in the order of citations and fields; false after the last. */
bool tl_claims_next(struct tl_claims *claims, struct tl_claim *claim);

/*
 * The next claim that is a rival of what is used, or that denies it. A field of which
 * the label is made of its claims, an undecided date, has none.
 */
bool tl_claims_next_rival(struct tl_claims *claims, struct tl_claim *claim);

/*
 * The status of the value used: the strongest of the claims that agree with it;
 * TL_UNCITED where there are none.
 */
enum tl_status tl_claim_status(const struct tl_graph *graph, enum tl_type type,
                               uint32_t number, enum tl_field field);

/* Reads the date that a claim gives; false for another field. */
bool tl_claim_date(const struct tl_graph *graph, const struct tl_claim *claim,
                   struct tl_date *date);

/*
 * Writes the label of the date of an event, relation or participation, and after it
 * "(inferred)" or "(assessed)" if that is how sure all are who give it; "" for NULL. As
 * snprintf() does.
 */
size_t tl_claim_date_label(const struct tl_graph *graph, enum tl_type type,
                           uint32_t number, const struct tl_date *date,
                           const struct tl_language *language, char *buffer,
                           size_t size);

/* What a status is called; "" for that of what nothing is cited for. */
struct tl_phrase_word tl_status_word(const struct tl_language *language,
                                     enum tl_status status);

/* Whether a value of such a status is told with it: inferred or assessed. */
bool tl_status_is_unsure(enum tl_status status);

#endif
