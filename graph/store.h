/*
 * How a graph lies in memory, for the files that build and read it. Everybody else uses
 * graph.h.
 *
 * Items are rows of small integers in columns; their texts are records, written once.
 * While a graph is being built (graph/build/state.h), rows are numbered by arrival,
 * words and dates by first use, and whatever mentions an item holds the number of the
 * mention's text.
 */
#ifndef TL_GRAPH_STORE_H
#define TL_GRAPH_STORE_H

#include "graph/base/memory.h"
#include "graph/date/date.h"
#include "field.h"
#include "record.h"
#include "vocabulary.h"

struct tl_actor_row {
    const char *record;
    uint32_t kind;
    uint32_t citations; /* the first; the others follow while the owner is the same */
    uint8_t status;
    bool is_gone; /* another has all of it */
};

/* There are millions of these, so that what few of them have is elsewhere. */
struct tl_event_row {
    const char *record;
    uint32_t kind;
    uint32_t date;
    uint32_t participations; /* the first; they end where the next event's begin */
    uint32_t extras : 30;    /* number + 1; 0: none */
    uint32_t unnamed : 1;    /* its id is still to be made */
    uint32_t bare : 1;       /* only mentioned, not described */
};

/* What few events have. */
struct tl_event_extra {
    uint32_t place;
    uint32_t count; /* 0 where none is given */
    uint32_t part_of;
    uint32_t citations;
    uint8_t status;
    uint8_t claimed;   /* TL_CLAIM_BIT of values that come from claims */
    uint8_t undecided; /* TL_CLAIM_BIT of fields whose claims differ */
};

enum tl_directed { TL_DIRECTED_UNSAID, TL_DIRECTED_YES, TL_DIRECTED_NO };

#define TL_NO_WEIGHT INT64_MIN

struct tl_relation_row {
    const char *record;
    int64_t weight;          /* TL_NO_WEIGHT where none is given */
    int64_t weight_disputed; /* the same */
    uint32_t source;
    uint32_t target;
    uint32_t kind;
    uint32_t date;
    uint32_t events; /* the first in supports */
    uint32_t event_count;
    uint32_t citations;
    uint8_t source_type;
    uint8_t target_type;
    uint8_t directed; /* tl_directed */
    uint8_t status;
    uint8_t claimed; /* as of events */
    uint8_t undecided;
    bool unnamed;
};

struct tl_reference_row {
    const char *record;
    uint32_t date;
    uint32_t via;
};

struct tl_participation_row {
    uint32_t event;
    uint32_t actor;
    uint32_t role; /* or TL_EXTRA and the number of the extras, which have it then */
};

#define TL_EXTRA (1U << 31)

/* What few participations have. */
struct tl_participation_extra {
    const char *record; /* NULL without attributes */
    uint32_t role;
    uint32_t date;
    uint32_t citations;
    uint8_t status;
    uint8_t claimed; /* as of events */
    uint8_t undecided;
};

struct tl_citation_row {
    const char *record;
    const char *says; /* list of texts FIELD=VALUE, in order; NULL where it is empty */
    uint32_t owner;   /* row of the owner's type */
    uint32_t reference;
    uint32_t whole;     /* the event that it says the owner is part of, or TL_NONE */
    uint8_t owner_type; /* tl_type: actor, event, relation or participation */
    uint8_t status;
};

/* What a dataset declares of a role or kind. */
enum {
    TL_DECLARED_SIDE = 0, /* of a role */
    TL_DECLARED_INVERSE = 1,
    TL_DECLARED_LABEL = 0, /* of a kind */
    TL_DECLARED_COLOUR = 1,
    TL_DECLARED_TEXTS
};

struct tl_declaration_row {
    const char *record; /* attributes */
    const char *name;
    const char *texts[TL_DECLARED_TEXTS]; /* "" where not given */
    uint8_t type;                         /* of a kind: tl_type */
};

/* So many of the kinds that occur most are known. */
enum { TL_COMMON_KINDS = 24 };

struct tl_graph {
    struct tl_arena texts;
    struct tl_vocabulary word_texts;
    const char **words; /* by rank */
    uint8_t *sides;     /* tl_side of each word as a role, by rank */
    struct tl_vocabulary date_texts;
    struct tl_date *dates; /* by rank */
    struct tl_vocabulary keys[TL_TYPES];
    const char **sorted_keys[TL_TYPES];
    const char *dataset;             /* record */
    struct tl_vector rows[TL_TYPES]; /* of the rows above; none for TL_DATASET */
    struct tl_vector participation_extras;
    struct tl_vector event_extras;
    uint32_t *supports; /* the events that relations rest on */
    struct tl_date_options date_options;
    bool has_claims;                           /* some citation has */
    uint32_t common_kinds[2][TL_COMMON_KINDS]; /* of actors and events, as declared.h */
    bool denies;                               /* a citation does */
};

static inline struct tl_actor_row *
tl_actor_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_vector_at(&graph->rows[TL_ACTOR], number);
}

static inline struct tl_event_row *
tl_event_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_vector_at(&graph->rows[TL_EVENT], number);
}

static inline struct tl_relation_row *
tl_relation_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_vector_at(&graph->rows[TL_RELATION], number);
}

static inline struct tl_reference_row *
tl_reference_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_vector_at(&graph->rows[TL_REFERENCE], number);
}

static inline struct tl_participation_row *
tl_participation_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_vector_at(&graph->rows[TL_PARTICIPATION], number);
}

static inline struct tl_citation_row *
tl_citation_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_vector_at(&graph->rows[TL_CITATION], number);
}

/* The extras of an event; where it has none, those of one of which nothing is said. */
static inline const struct tl_event_extra *
tl_event_extra(const struct tl_graph *graph, uint32_t event)
{
    static const struct tl_event_extra none = {
        .place = TL_NONE, .part_of = TL_NONE, .citations = TL_NONE};
    uint32_t extras = tl_event_row(graph, event)->extras;
    return extras ? tl_vector_at(&graph->event_extras, extras - 1) : &none;
}

/* The extras of a participation; NULL where it has none. */
static inline struct tl_participation_extra *
tl_participation_extra(const struct tl_graph *graph, uint32_t participation)
{
    uint32_t role = tl_participation_row(graph, participation)->role;
    bool has_extras = role != TL_NONE && role & TL_EXTRA;
    return has_extras ? tl_vector_at(&graph->participation_extras, role & ~TL_EXTRA)
                      : NULL;
}

/* Where the role of a participation is kept. */
static inline uint32_t *
tl_role_place(const struct tl_graph *graph, uint32_t participation)
{
    struct tl_participation_extra *extra = tl_participation_extra(graph, participation);
    return extra ? &extra->role : &tl_participation_row(graph, participation)->role;
}

/* The date of a participation's own; TL_NONE where it is the event's. */
static inline uint32_t
tl_own_date(const struct tl_graph *graph, uint32_t participation)
{
    const struct tl_participation_extra *extra =
        tl_participation_extra(graph, participation);
    return extra ? extra->date : TL_NONE;
}

/* The record of an item: every row of an actor, event, relation, reference and
 * citation begins with it. */
static inline const char **
tl_row_record(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    return tl_vector_at(&graph->rows[type], number);
}

/* An item by the number that it is packed into. */
#define TL_PACK(type, number)    ((uint32_t)(type) << 29 | (number))
#define TL_PACKED_TYPE(packed)   ((enum tl_type)((packed) >> 29))
#define TL_PACKED_NUMBER(packed) ((packed) & ((1U << 29) - 1))
#define TL_MOST_ROWS             ((1U << 29) - 1)

#endif
