/*
 * What the dialects of graph tools say of nodes and edges: facts, each with a name, a
 * type and a value, in one order. Those of the model come first, then the attributes
 * that the user gave, which are texts. A format puts those for which its target has a
 * place of its own there, and writes the others as its target writes such things.
 *
 * An attribute is left out, and counted, where its name is that of a fact or means
 * something else to the target.
 */
#ifndef TL_OUTPUT_COMMON_FACT_H
#define TL_OUTPUT_COMMON_FACT_H

#include "about.h"

enum tl_fact_name {
    TL_FACT_LABEL, /* of an edge: its role, else its kind */
    TL_FACT_ITEM,  /* "actor" or "event" */
    TL_FACT_KIND,
    TL_FACT_ROLE,
    TL_FACT_DIRECTED,
    TL_FACT_WEIGHT,
    TL_FACT_DATE,       /* EDTF */
    TL_FACT_DATE_LABEL, /* the same for people */
    TL_FACT_DATE_TEXT,  /* in the source's words */
    TL_FACT_FIRST,
    TL_FACT_LAST,
    TL_FACT_OPEN_START,
    TL_FACT_OPEN_END,
    TL_FACT_SPELLS, /* of an edge: each time that it holds */
    TL_FACT_PLACE,
    TL_FACT_COUNT,
    TL_FACT_ALIASES,
    TL_FACT_DEGREE,
    TL_FACT_STRENGTH,
    TL_FACT_STATUS,
    TL_FACT_EVENTS,
    TL_FACT_EVENT_COUNT, /* where not all of them are listed */
    TL_FACT_REFERENCES,
    TL_FACT_CITATIONS, /* where one says more than its reference */
    TL_FACT_DESCRIPTION,
    TL_FACT_URL,
    TL_FACTS /* an attribute */
};

#define TL_FACT_BIT(name) (1U << (name))

enum tl_fact_type {
    TL_FACT_TEXT,
    TL_FACT_LIST,
    TL_FACT_DAY,
    TL_FACT_BOOL,
    TL_FACT_INTEGER,
    TL_FACT_AMOUNT, /* in 1 / TL_WEIGHT_ONE */
    TL_FACT_CITES   /* see cited.h */
};

struct tl_facts tl_facts_begin(const struct tl_drawing *drawing,
                               struct tl_losses *losses, enum tl_subject subject,
                               const struct tl_dialect *dialect);

/* A fact, and those that come after it. */
struct tl_fact {
    const struct tl_facts *facts;
    struct tl_about about;
    uint32_t next; /* internal, and the three that follow */
    uint32_t at[2];
    const char *pending_key;
    const char *pending_value;
    uint32_t column; /* counted from 0, without those of the dialect's own */
    enum tl_fact_name name;
    enum tl_fact_type type;
    const char *key; /* the name in writing */
    bool present;
    const char *text; /* of TL_FACT_TEXT */
    int64_t number;   /* of all others but those that follow */
    struct tl_fact_list list;
    struct tl_slice citations; /* of TL_FACT_CITES */
};

/* Begins with the facts of a node or an edge, or, for TL_NONE, with their names alone.
 * `about` is filled at once. Facts are to be read to the end, for the losses. */
void tl_fact_begin(struct tl_fact *fact, const struct tl_facts *facts, uint32_t number);

/* The next fact that there can be, be it present or not; false at the end. */
bool tl_fact_next(struct tl_fact *fact);

/* The next that is present, without the column: in the time that those take which the
 * node or edge has. One fact is read by one of both. */
bool tl_fact_next_present(struct tl_fact *fact);

/* The next element of a list; NULL at the end. */
const char *tl_fact_element(struct tl_fact_list *list);

#endif
