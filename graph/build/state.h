/*
 * What a graph is built with, and is gone when it stands: what is being read, what was
 * mentioned, where rows came from. For the steps of building, in their order: builder,
 * commit and unite, meaning and resolve, naming, claims, order, group; then the checks
 * of graph/check/.
 *
 * Finishing turns mentions into rows and numbers everything in output order.
 */
#ifndef TL_GRAPH_BUILD_STATE_H
#define TL_GRAPH_BUILD_STATE_H

#include "graph/base/diagnostic.h"
#include "graph/graph.h"
#include "graph/store.h"
#include "joint.h"
#include "options.h"
#include "renaming.h"

/* The table of ids, with open addressing: which item has which, by its record. */
struct tl_id_slot {
    uint32_t hash;
    uint32_t item; /* packed, + 1; 0 where free */
};

struct tl_id_table {
    struct tl_id_slot *slots;
    uint32_t size; /* a power of two, or 0 */
    uint32_t used;
    struct tl_hash_key key; /* drawn with the first slots */
};

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

/* What is known of an input. */
enum {
    TL_INPUT_HAS_EVENTS = 1,
    TL_INPUT_IS_KNOWN = 2,  /* to be ours, or by what it says of some event */
    TL_INPUT_IS_PARTIAL = 4 /* it may mention what no input describes */
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
    uint64_t set;               /* a bit for each field that is */
    uint32_t first;             /* piece, number + 1 */
    uint32_t last;              /* piece, number + 1 */
    uint32_t pieces[TL_FIELDS]; /* number + 1 of the first; 0: not set */
    bool has_others;            /* other values for fields that may have one */
};

struct tl_builder {
    struct tl_graph *graph;
    struct tl_diagnostics *diagnostics;
    struct tl_vector dates; /* struct tl_date, by first use */
    struct tl_vocabulary mentions;
    struct tl_id_table ids; /* actors, events and relations */
    struct tl_id_table reference_ids;
    struct tl_vector places[TL_TYPES]; /* struct tl_place, of the rows as they came */
    struct tl_vector far_positions;    /* struct tl_position */
    uint32_t *origins[TL_TYPES];       /* how each came; NULL: as it stands */
    struct tl_vector event_positions;  /* of events that participations mention */
    struct tl_vector links;            /* struct tl_link */
    struct tl_vector grouped;          /* struct tl_grouped */
    struct tl_vector detached;         /* struct tl_detached */
    struct tl_vector supports;         /* struct tl_support */
    struct tl_vector inputs;           /* uint8_t by file, see above */
    struct tl_vocabulary declared[2];  /* roles and kinds, as graph/build/declare.c */
    struct tl_vector declared_sides;   /* struct tl_declared_side, of the roles */
    bool has_table[TL_TYPES];          /* of its own */
    bool creates_wholes;               /* they need not be described */
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
    struct tl_arena lists;   /* lists being put together */
    struct tl_joints joints; /* items that were described again, by packed number */
    uint32_t *date_ranks;    /* of dates by first use; from tl_order() on */
    struct tl_vector given;  /* what items are given, as conflicts.c has it */
    size_t errors_before;    /* errors when the outermost record was begun */
    struct tl_builder_options options;
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

/* Fields of an event by which its input is known to be ours. */
#define TL_TELLING                                                                     \
    (UINT32_C(1) << TL_TITLE | UINT32_C(1) << TL_DATE | UINT32_C(1) << TL_DATE_TEXT |  \
     UINT32_C(1) << TL_PART_OF)

/* What is known of an input, to be added to. */
static inline uint8_t *
tl_input_at(struct tl_builder *builder, uint32_t file)
{
    while (builder->inputs.count <= file)
        tl_vector_add(&builder->inputs);
    return tl_vector_at(&builder->inputs, file);
}

/* The room, with a NUL, that an id takes which is made from an item's content. */
#define TL_MADE_ID_SIZE 14

/* Stands in a record until an id is made: as long as one that is made. */
#define TL_ID_TO_COME "?????????????"

/* The item with an id, packed; TL_NONE where there is none. */
uint32_t tl_id_find(const struct tl_graph *graph, const struct tl_id_table *table,
                    const char *id, size_t length);

/* Adds the row, whose record has its id. */
void tl_id_add(const struct tl_graph *graph, struct tl_id_table *table,
               enum tl_type type, uint32_t number);

/*
 * The hash of an id that is going to be claimed soon, by which its slot is brought from
 * memory; 0 where it is not known yet. It does nothing but save time.
 */
uint32_t tl_id_expect(const struct tl_id_table *table, const char *id, size_t length);

/*
 * Gives the id to an item whose record is about to be written, packed; false where
 * another has it already. `hash` is what was told when it was expected, or 0.
 */
bool tl_id_claim(const struct tl_graph *graph, struct tl_id_table *table,
                 const char *id, size_t length, uint32_t hash, uint32_t packed);

/*
 * What the text of a field means: the number of a word, date, status or mention, a
 * count, a weight. False, reported, where it means nothing. The text is not empty.
 */
bool tl_value_read(struct tl_builder *builder, enum tl_field field, const char *text,
                   size_t length, struct tl_position position, int64_t *value);

/* The number of a date; TL_NONE, with `error` filled, where a text is none. */
uint32_t tl_value_date(struct tl_builder *builder, const char *text, size_t length,
                       struct tl_date_error *error);

/* A whole number from 1; false where it is none. */
bool tl_value_count(const char *text, size_t length, int64_t *count);

/* Whether an address is one that a link may lead to. */
bool tl_value_is_safe_url(const char *text, size_t length);

/* The text of a field of a draft, and the word of a plain event's, with the name in it
 * replaced if there is a table of names; borrowed until the record is ended. */
struct tl_text tl_rename_text(struct tl_builder *builder, const struct tl_draft *draft,
                              enum tl_field field, struct tl_text text);
uint32_t tl_rename_word(struct tl_builder *builder, enum tl_renamed_type type,
                        uint32_t word);

/* Stores what is drafted, the outermost record and all inside of it. */
void tl_commit(struct tl_builder *builder);

/* The steps of finishing, in this order. The second unites the actors that inputs
 * describe and that a table of names, which there is, makes one. */
void tl_write_united(struct tl_builder *builder);
void tl_unite_renamed(struct tl_builder *builder);
void tl_resolve(struct tl_builder *builder);
void tl_name_items(struct tl_builder *builder);
void tl_settle_items(struct tl_builder *builder);
void tl_order(struct tl_builder *builder);
void tl_group(struct tl_builder *builder);
void tl_settle_participations(struct tl_builder *builder);
void tl_find_common_kinds(struct tl_builder *builder);

/* Takes all these steps. The graph, which is the builder's no more. */
struct tl_graph *tl_build(struct tl_builder *builder);

/* Frees a builder that has been taken its graph. */
void tl_builder_free(struct tl_builder *builder);

#endif
