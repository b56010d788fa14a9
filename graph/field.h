/*
 * The fields of the model. Their table, fields.def, drives storage, readers, the check
 * for misspelt keys, the CSV tables, `tieline init`, and what outputs write of texts
 * that have a heading.
 */
#ifndef TL_GRAPH_FIELD_H
#define TL_GRAPH_FIELD_H

#include <stdbool.h>
#include <stddef.h>

/* A text that need not end in NUL. */
struct tl_text {
    const char *bytes;
    size_t length;
};

enum tl_type {
    TL_DATASET,
    TL_ACTOR,
    TL_EVENT,
    TL_RELATION,
    TL_REFERENCE,
    TL_PARTICIPATION,
    TL_CITATION,
    TL_DECLARED_ROLE,
    TL_DECLARED_KIND,
    TL_TYPES
};

enum tl_value {
    TL_VALUE_TEXT,
    TL_VALUE_WORD,   /* from a vocabulary: kinds, roles, places */
    TL_VALUE_LIST,   /* of texts */
    TL_VALUE_DATE,   /* EDTF */
    TL_VALUE_COUNT,  /* a whole number from 1 */
    TL_VALUE_WEIGHT, /* a decimal number */
    TL_VALUE_BOOL,
    TL_VALUE_STATUS,
    TL_VALUE_URL,
    TL_VALUE_MENTION,  /* of an item, by id, name or alias */
    TL_VALUE_MENTIONS, /* a list of them */
    TL_VALUE_CLAIMS,   /* a list of texts FIELD=VALUE */
    TL_VALUE_SIDE,     /* giving, receiving or none */
    TL_VALUE_TYPE,     /* event, actor or relation */
    TL_VALUE_COLOUR,   /* #rrggbb, or a name */
    TL_VALUE_NAME,     /* a text that is no item's */
};

enum tl_field {
#define FIELD(field, name, value, types) field,
#include "fields.def"
    TL_FIELDS
};

/* Items have fields before this one only, so that a mask has a bit for each. */
#define TL_ITEM_FIELDS TL_SIDE

struct tl_field_info {
    const char *name; /* the key in JSON, the column in CSV */
    enum tl_value value;
    unsigned types;      /* a bit (1 << tl_type) for each type that has it */
    const char *heading; /* of a text that all outputs write alike; else NULL */
};

extern const struct tl_field_info tl_fields[TL_FIELDS];

/*
 * 1U << field where a field is one text of one of the wanted types, else 0; for masks
 * made of fields.def when the program is compiled.
 */
#define TL_TEXT_BIT(field, value, types, wanted)                                       \
    ((types) & (wanted) && ((value) == TL_VALUE_TEXT || (value) == TL_VALUE_URL)       \
         ? 1U << (field)                                                               \
         : 0U)

/* What a type is called ("actor"), and its table or list ("actors"). */
extern const char *const tl_type_names[TL_TYPES];
extern const char *const tl_type_plurals[TL_TYPES];

/* Whether a type has a field. */
bool tl_type_has(enum tl_type type, enum tl_field field);

/*
 * The fields that outputs write alike and that one of the types (1U << tl_type) has:
 * the first one for TL_FIELDS, else the one after `field`; TL_FIELDS after the last.
 */
enum tl_field tl_field_next_told(unsigned types, enum tl_field field);

#define TL_EACH_TOLD(types, field)                                                     \
    for (enum tl_field field = tl_field_next_told(types, TL_FIELDS);                   \
         field < TL_FIELDS; field = tl_field_next_told(types, field))

/* Whether a citation may say what a source gives for a field of an item or
 * participation.
 */
bool tl_type_may_claim(enum tl_type type, enum tl_field field);

/* The field of that name about which citations may say something; else TL_FIELDS. */
enum tl_field tl_claim_field(const char *name);

/* The field of that name; TL_FIELDS where the type has none. */
enum tl_field tl_field_find(enum tl_type type, const char *name);

/* The attribute in which a relation has the kinds that it unites, as ties do of which
 * an edge list tells: "visit=12; consult=3". */
#define TL_KINDS_KEY "kinds"

/* The field's name that `name` was probably meant to be; NULL where none is near. */
const char *tl_field_near(enum tl_type type, const char *name);

/* How sure a citation is of what it is cited for; of an item, the strongest. */
enum tl_status {
    TL_UNCITED,
    TL_STATED,
    TL_INFERRED,
    TL_ASSESSED,
    TL_DISPUTED,
    TL_DENIED,
    TL_STATUSES
};

/* The stronger of two: an earlier one, but any before uncited. */
static inline enum tl_status
tl_status_stronger(enum tl_status a, enum tl_status b)
{
    if (a == TL_UNCITED || b == TL_UNCITED)
        return a == TL_UNCITED ? b : a;
    return a < b ? a : b;
}

/* "stated" and so on; "" for TL_UNCITED. */
extern const char *const tl_status_names[TL_STATUSES];

/* The status of that name; TL_STATUSES where there is none. */
enum tl_status tl_status_find(const char *name);

#endif
