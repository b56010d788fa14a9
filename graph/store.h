/*
 * How a graph lies in memory, for the files that build and read it: builder, resolve,
 * order, group, inspect, graph. Everybody else uses graph.h.
 *
 * Items are rows of small integers in columns; their texts are records, written once.
 * While a graph is being built, rows are numbered by arrival, words and dates by first
 * use, and whatever mentions an item holds the number of the mention's text. Finishing
 * turns mentions into rows and numbers everything in output order.
 */
#ifndef TL_STORE_H
#define TL_STORE_H

#include "builder.h"
#include "graph.h"
#include "memory.h"
#include "record.h"
#include "vocabulary.h"

struct tl_actor_row {
    const char *record;
    uint32_t kind;
    uint32_t citations; /* the first; the others follow while the owner is the same */
    uint8_t status;
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
};

enum tl_directed { TL_DIRECTED_UNSAID, TL_DIRECTED_YES, TL_DIRECTED_NO };

#define TL_NO_WEIGHT INT64_MIN

struct tl_relation_row {
    const char *record;
    int64_t weight; /* TL_NO_WEIGHT where none is given */
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
};

struct tl_citation_row {
    const char *record;
    uint32_t owner; /* row of the owner's type */
    uint32_t reference;
    uint8_t owner_type; /* tl_type: actor, event, relation or participation */
    uint8_t status;
};

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
    struct tl_column rows[TL_TYPES]; /* of the rows above; none for TL_DATASET */
    struct tl_column participation_extras;
    struct tl_column event_extras;
    uint32_t *supports; /* the events that relations rest on */
};

static inline struct tl_actor_row *
tl_actor_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_column_at(&graph->rows[TL_ACTOR], number);
}

static inline struct tl_event_row *
tl_event_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_column_at(&graph->rows[TL_EVENT], number);
}

static inline struct tl_relation_row *
tl_relation_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_column_at(&graph->rows[TL_RELATION], number);
}

static inline struct tl_reference_row *
tl_reference_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_column_at(&graph->rows[TL_REFERENCE], number);
}

static inline struct tl_participation_row *
tl_participation_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_column_at(&graph->rows[TL_PARTICIPATION], number);
}

static inline struct tl_citation_row *
tl_citation_row(const struct tl_graph *graph, uint32_t number)
{
    return tl_column_at(&graph->rows[TL_CITATION], number);
}

/* The extras of an event; where it has none, those of one of which nothing is said. */
static inline const struct tl_event_extra *
tl_event_extra(const struct tl_graph *graph, uint32_t event)
{
    static const struct tl_event_extra none = {
        .place = TL_NONE, .part_of = TL_NONE, .citations = TL_NONE};
    uint32_t extras = tl_event_row(graph, event)->extras;
    return extras ? tl_column_at(&graph->event_extras, extras - 1) : &none;
}

/* The extras of a participation; NULL where it has none. */
static inline struct tl_participation_extra *
tl_participation_extra(const struct tl_graph *graph, uint32_t participation)
{
    uint32_t role = tl_participation_row(graph, participation)->role;
    bool has_extras = role != TL_NONE && role & TL_EXTRA;
    return has_extras ? tl_column_at(&graph->participation_extras, role & ~TL_EXTRA)
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
    return tl_column_at(&graph->rows[type], number);
}

/* An item by the number that `tl_link` and the table of ids pack it into. */
#define TL_PACK(type, number)    ((uint32_t)(type) << 29 | (number))
#define TL_PACKED_TYPE(packed)   ((enum tl_type)((packed) >> 29))
#define TL_PACKED_NUMBER(packed) ((packed) & ((1U << 29) - 1))
#define TL_MOST_ROWS             ((1U << 29) - 1)

/*
 * A mention that waits for all to be read: field `field` of row `owner` means what the
 * text `mention` is the id, name or alias of.
 */
struct tl_link {
    uint32_t owner;
    uint32_t mention;
    struct tl_position position;
    uint8_t type;  /* of the owner */
    uint8_t field; /* tl_field */
};

/*
 * A participation or a citation from one text, "Russia (host)": the mention of the
 * whole, which it means if that is an actor (reference) after all.
 */
struct tl_grouped {
    uint32_t owner; /* row */
    uint32_t type;  /* TL_PARTICIPATION or TL_CITATION */
    uint32_t whole; /* mention */
};

/* A citation in a table of its own, which names what it is about. */
struct tl_detached {
    uint32_t citation;
    uint32_t item;  /* mention; then packed */
    uint32_t actor; /* mention; then row; TL_NONE: of the item itself */
    uint32_t role;
    uint32_t date;
    struct tl_position position; /* of the item */
    struct tl_position actor_position;
};

/* That a relation rests on an event. */
struct tl_support {
    uint32_t relation;
    uint32_t event;
};

/* The event of a participation that is in a table of its own: a mention until then. */
#define TL_MENTIONED_EVENT (1U << 31)

/*
 * Where a row came from, in less room than a position takes. Positions in lines of more
 * characters than `column` can count are elsewhere: `line` is then their number.
 */
struct tl_place {
    uint32_t line;
    uint16_t column;
    uint16_t file;
};

#define TL_FAR UINT16_MAX

struct tl_id_slot {
    uint32_t hash;
    uint32_t item; /* packed, + 1; 0 where free */
};

struct tl_id_table {
    struct tl_id_slot *slots;
    uint32_t size; /* a power of two, or 0 */
    uint32_t used;
};

/* The item with an id, packed; TL_NONE where there is none. */
uint32_t tl_id_find(const struct tl_graph *graph, const struct tl_id_table *table,
                    const char *id, size_t length);

/* Adds the row, whose record has its id. */
void tl_id_add(const struct tl_graph *graph, struct tl_id_table *table,
               enum tl_type type, uint32_t number);

/*
 * Gives the id to an item whose record is about to be written, packed; false where
 * another has it already.
 */
bool tl_id_claim(const struct tl_graph *graph, struct tl_id_table *table,
                 const char *id, size_t length, uint32_t packed);

/* The id is going to be looked for soon. It does nothing but save time. */
void tl_id_expect(const struct tl_id_table *table, const char *id, size_t length);

/* A text set on an open record. */
struct tl_piece {
    struct tl_position position;
    uint32_t next;  /* number + 1 of the draft's next piece; 0: none */
    uint32_t text;  /* where it begins in the scratch, NUL-terminated */
    uint32_t key;   /* of an attribute: where its key begins */
    uint32_t whole; /* of a grouped text: the mention of all of it; else TL_NONE */
    uint8_t field;  /* TL_FIELDS for an attribute */
    int64_t value;  /* what the text means: word, date, count, weight, … */
};

/* A record that is open, or inside of one that is. */
struct tl_draft {
    enum tl_type type;
    struct tl_position position;
    uint32_t parent;            /* draft; its own number for the outermost */
    uint32_t set;               /* a bit for each field that is */
    uint32_t first;             /* piece, number + 1 */
    uint32_t last;              /* piece, number + 1 */
    uint32_t pieces[TL_FIELDS]; /* number + 1 of the first; 0: not set */
};

struct tl_builder {
    struct tl_graph *graph;
    struct tl_diagnostics *diagnostics;
    struct tl_date_options date_options;
    struct tl_column dates; /* struct tl_date, by first use */
    struct tl_vocabulary mentions;
    struct tl_id_table ids; /* actors, events and relations */
    struct tl_id_table reference_ids;
    struct tl_column places[TL_TYPES]; /* struct tl_place, of the rows as they came */
    struct tl_column far_positions;    /* struct tl_position */
    uint32_t *origins[TL_TYPES];       /* how each came; NULL: as it stands */
    struct tl_column event_positions;  /* of events that participations mention */
    struct tl_column links;            /* struct tl_link */
    struct tl_column grouped;          /* struct tl_grouped */
    struct tl_column detached;         /* struct tl_detached */
    struct tl_column supports;         /* struct tl_support */
    bool declared[TL_TYPES];           /* has a table of its own */
    /* What is open, outermost first, and what has been ended inside of it. */
    struct tl_draft *drafts;
    uint32_t draft_count;
    uint32_t draft_room;
    uint32_t open; /* number + 1 of the innermost open draft; 0: none */
    struct tl_piece *pieces;
    uint32_t piece_count;
    uint32_t piece_room;
    char *scratch;
    size_t scratch_used;
    size_t scratch_room;
    struct tl_arena lists; /* lists being put together */
    size_t errors_before;  /* errors when the outermost record was begun */
};

/* The text of a piece, and of an attribute its key. */
static inline const char *
tl_piece_text(const struct tl_builder *builder, const struct tl_piece *piece)
{
    return builder->scratch + piece->text;
}

/* The piece that sets a field of a draft; NULL where none does. */
static inline const struct tl_piece *
tl_draft_piece(const struct tl_builder *builder, const struct tl_draft *draft,
               enum tl_field field)
{
    uint32_t piece = draft->pieces[field];
    return piece ? &builder->pieces[piece - 1] : NULL;
}

/* The number of a date, which is checked; TL_NONE, reported, where it is none. */
uint32_t tl_value_date(struct tl_builder *builder, const char *text, size_t length,
                       struct tl_position position);

/* The same without a report. */
uint32_t tl_value_date_add(struct tl_builder *builder, const char *text, size_t length,
                           struct tl_date_error *error);

/* A whole number from 1; false where it is none. */
bool tl_value_count(const char *text, size_t length, int64_t *count);

/* Whether a link is of a kind that is safe to follow. */
bool tl_value_is_safe_url(const char *text, size_t length);

/*
 * What the text of a field means: the number of a word, date, status or mention, a
 * count, a weight. False, reported, where it means nothing.
 */
bool tl_value_read(struct tl_builder *builder, enum tl_field field, const char *text,
                   size_t length, struct tl_position position, int64_t *value);

/* Stores what is drafted, the outermost record and all inside of it. */
void tl_commit(struct tl_builder *builder);

/* A new row of a type with its position. */
uint32_t tl_row_add(struct tl_builder *builder, enum tl_type type,
                    struct tl_position position);

/*
 * Makes the rows of a type those that the sequence names, in its order, none twice. The
 * sequence is the builder's from then on: it tells their positions.
 */
void tl_rows_gather(struct tl_builder *builder, enum tl_type type, uint32_t *sequence,
                    uint32_t count);

/* The steps of finishing, in this order. */
void tl_resolve(struct tl_builder *builder);
void tl_name_items(struct tl_builder *builder);
void tl_order(struct tl_builder *builder);
void tl_group(struct tl_builder *builder);
void tl_inspect(struct tl_builder *builder);

/*
 * A part of grouping: where each participation has gone to, TL_NONE where it is gone.
 * To be freed; NULL where nobody asks, because there are no citations.
 */
uint32_t *tl_group_participations(struct tl_builder *builder);

/* Where a row came from. */
static inline struct tl_position
tl_row_position(const struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    uint32_t came = builder->origins[type] ? builder->origins[type][number] : number;
    const struct tl_place *place = tl_column_at(&builder->places[type], came);
    if (place->column == TL_FAR)
        return *(struct tl_position *)tl_column_at(&builder->far_positions,
                                                   place->line);
    return (struct tl_position){place->line, place->column, place->file};
}

/* The place of a position. */
static inline struct tl_place
tl_place_of(struct tl_builder *builder, struct tl_position position)
{
    uint32_t number = (uint32_t)builder->far_positions.count;
    if (position.column < TL_FAR)
        return (struct tl_place){position.line, (uint16_t)position.column,
                                 position.file};
    *(struct tl_position *)tl_column_add(&builder->far_positions) = position;
    return (struct tl_place){number, TL_FAR, position.file};
}

#endif
