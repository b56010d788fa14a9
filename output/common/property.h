/*
 * The properties of nodes and edges that formats for graph tools write: each has a
 * name, a type and a value, and they come in one order. Those of the model come first,
 * then the user's attributes, which are texts. A format writes some of them in a place
 * of their own (tl_dialect.own), and the others as its target writes any property.
 *
 * An attribute is left out, and counted, where its name is that of a property, or is
 * reserved in the target.
 */
#ifndef TL_OUTPUT_COMMON_PROPERTY_H
#define TL_OUTPUT_COMMON_PROPERTY_H

#include "output/syntax/list.h"
#include "about.h"

enum tl_property_name {
    TL_PROPERTY_LABEL, /* of an edge: its role, else its kind */
    TL_PROPERTY_ITEM,  /* "actor" or "event" */
    TL_PROPERTY_KIND,
    TL_PROPERTY_KINDS, /* of a tie that unites some: "visit=12" */
    TL_PROPERTY_ROLE,
    TL_PROPERTY_DIRECTED,
    TL_PROPERTY_WEIGHT,
    TL_PROPERTY_WEIGHT_DISPUTED,
    TL_PROPERTY_DATE,       /* EDTF */
    TL_PROPERTY_DATE_LABEL, /* the same for people */
    TL_PROPERTY_DATE_TEXT,  /* in the source's words */
    TL_PROPERTY_FIRST,
    TL_PROPERTY_LAST,
    TL_PROPERTY_OPEN_START,
    TL_PROPERTY_OPEN_END,
    TL_PROPERTY_SPELLS, /* of an edge: each time that it holds */
    TL_PROPERTY_PLACE,
    TL_PROPERTY_COUNT,
    TL_PROPERTY_ALIASES,
    TL_PROPERTY_DEGREE,
    TL_PROPERTY_STRENGTH,
    TL_PROPERTY_MEMBERS, /* of a group */
    TL_PROPERTY_WITHIN,
    TL_PROPERTY_STATUS,
    TL_PROPERTY_EVENTS,
    TL_PROPERTY_EVENT_COUNT, /* where not all of them are listed */
    TL_PROPERTY_REFERENCES,  /* of those who do not deny it */
    TL_PROPERTY_DENIED_BY,
    TL_PROPERTY_CITATIONS, /* where one says more than its reference */
    TL_PROPERTY_TOLD,      /* each of the texts that all outputs write alike */
    TL_PROPERTY_URL,
    TL_PROPERTIES /* an attribute */
};

#define TL_PROPERTY_BIT(name) (1U << (name))
_Static_assert(TL_PROPERTIES <= 32, "TL_PROPERTY_BIT() has 32 bits");

enum tl_property_type {
    TL_PROPERTY_TEXT,
    TL_PROPERTY_LIST,
    TL_PROPERTY_DAY,
    TL_PROPERTY_BOOL,
    TL_PROPERTY_INTEGER,
    TL_PROPERTY_AMOUNT, /* in 1 / TL_WEIGHT_ONE */
    TL_PROPERTY_CITES   /* see cited.h */
};

/* The properties of all nodes, or of all edges, of a drawing; both are borrowed, and
 * the dialect. Reserved attributes are counted as losses when each node or edge is
 * read. */
struct tl_properties tl_properties_begin(const struct tl_drawing *drawing,
                                         struct tl_losses *losses,
                                         enum tl_subject subject,
                                         const struct tl_dialect *dialect);

/* The current property of a node or an edge, with what is needed to find the next. */
struct tl_property {
    const struct tl_properties *properties;
    struct tl_about about;
    uint32_t next; /* internal, and the four that follow */
    enum tl_field told;
    uint32_t at[2];
    const char *pending_key;
    const char *pending_value;
    uint32_t column; /* counted from 0, without those of the dialect's own */
    enum tl_property_name name;
    enum tl_property_type type;
    const char *key; /* the name in writing */
    bool present;
    const char *text; /* of TL_PROPERTY_TEXT */
    int64_t number;   /* of all others but those that follow */
    struct tl_property_list list;
    struct tl_slice citations; /* of TL_PROPERTY_CITES */
};

/* Begins with the properties of a node or an edge, or, for TL_NONE, with their names
 * alone. `about` is filled at once. Properties are to be read to the end, for the
 * losses. */
void tl_property_begin(struct tl_property *property,
                       const struct tl_properties *properties, uint32_t number);

/* The next property that a node or edge can have, whether it is present or not; false
 * at the end. */
bool tl_property_next(struct tl_property *property);

/* The next property that is present; false at the end. It does not count columns, and
 * takes no time for attributes that others have. Read each node or edge with one of the
 * two functions. */
bool tl_property_next_present(struct tl_property *property);

/* The next element of a list; NULL at the end. */
const char *tl_property_element(struct tl_property_list *list);

/* Puts a list or citations as a list in one text (output/syntax/list.h). */
void tl_property_put_list(struct tl_property *property, tl_list_sink *sink, void *to);

#endif
