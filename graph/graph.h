/*
 * The graph: actors, events, relations, references, and what ties and proves them.
 * Finished graphs are read-only and may be read from several threads.
 *
 * Items are numbered in output order: actors, relations and references by the bytes
 * of their ids, events by time (position, earliest, latest, id). Comparing numbers is
 * therefore comparing content. Views below are filled by the call, cost nothing to
 * copy, and borrow all their texts from the graph. An absent text is "", an absent
 * number TL_NONE. Lists are texts one after the other, each ended by NUL, the whole by
 * an empty one.
 */
#ifndef TL_GRAPH_GRAPH_H
#define TL_GRAPH_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/date/date.h"
#include "attributes.h"
#include "field.h"
#include "record.h"
#include "roles.h"
#include "vocabulary.h"
#include "weight.h"

struct tl_graph;

void tl_graph_free(struct tl_graph *graph);

/* A run of numbers: first, first + 1, … */
struct tl_slice {
    uint32_t first;
    uint32_t count;
};

/* An item: an actor or an event (or, of a citation, also a relation). */
struct tl_item {
    enum tl_type type;
    uint32_t number;
};

/*
 * Fields that an item does not give itself, TL_CLAIM_BIT() each: those whose value is
 * what its sources say, and those about which its sources differ. An undecided date is
 * one that can be any of those claimed; other undecided fields have no value.
 */
struct tl_settled {
    uint8_t claimed;
    uint8_t undecided;
};

/* The bit of a field about which citations may make claims. TL_PART_OF has that of a
 * field about which they may not. */
#define TL_CLAIM_BIT(field)                                                            \
    ((uint8_t)(1U << (((field) == TL_PART_OF ? TL_DATE_TEXT : (field)) - TL_ROLE)))
_Static_assert(TL_ROLE < TL_KIND && TL_ROLE < TL_DATE && TL_WEIGHT - TL_ROLE < 8,
               "TL_CLAIM_BIT() has 8 bits");

struct tl_dataset {
    const char *title;
    const char *description;
    struct tl_attributes attributes;
};

struct tl_actor {
    const char *id;
    const char *name;
    const char *kind;
    const char *aliases; /* list */
    const char *url;
    const char *record; /* all its texts, for tl_record_text() */
    struct tl_slice citations;
    enum tl_status status;
    struct tl_attributes attributes;
};

struct tl_event {
    uint32_t number;
    const char *id;
    const char *title;
    const char *kind;
    const struct tl_date *date; /* NULL where undated */
    const char *date_text;
    const char *place;
    uint32_t count; /* 1 where the source gives none, see has_count */
    bool has_count;
    bool made_id; /* of its content, because it had none */
    const char *url;
    const char *record;
    uint32_t part_of; /* event */
    struct tl_slice participations;
    struct tl_slice citations;
    enum tl_status status;
    struct tl_settled settled;
    struct tl_attributes attributes;
};

struct tl_participation {
    uint32_t number;
    uint32_t event;
    uint32_t actor;
    const char *role;
    const struct tl_date *date; /* its own; NULL where it is the event's */
    struct tl_slice citations;
    enum tl_status status;
    struct tl_settled settled;
    struct tl_attributes attributes;
};

struct tl_relation {
    uint32_t number;
    const char *id;
    struct tl_item source;
    struct tl_item target;
    const char *kind;
    const struct tl_date *date;
    bool directed;
    bool made_id; /* of its content, because it had none */
    bool has_weight;
    bool has_weight_disputed;
    int64_t weight; /* in 1 / TL_WEIGHT_ONE; TL_WEIGHT_ONE where none is given */
    int64_t weight_disputed; /* of it; by the status where that is not given */
    const char *record;
    const uint32_t *events; /* those it rests on, ascending */
    uint32_t event_count;
    struct tl_slice citations;
    enum tl_status status;
    struct tl_settled settled;
    struct tl_attributes attributes;
};

struct tl_reference {
    const char *id;
    const char *title;
    const char *publisher;
    const char *authors; /* list */
    const struct tl_date *date;
    const char *url;
    uint32_t via; /* reference */
    const char *record;
    struct tl_attributes attributes;
};

/* A citation of an item, or of a participation (then `item` is its event). */
struct tl_citation {
    struct tl_item item;
    uint32_t participation; /* TL_NONE where it is of the item itself */
    uint32_t reference;
    const char *locator;
    const char *quote;
    const char *says; /* list of texts FIELD=VALUE, in order of the fields' names */
    uint32_t whole;   /* event, of which it says that the item is part; or TL_NONE */
    enum tl_status status;
    const char *record;
    struct tl_attributes attributes;
};

/* How many there are of a type. */
uint32_t tl_graph_count(const struct tl_graph *graph, enum tl_type type);

struct tl_dataset tl_graph_dataset(const struct tl_graph *graph);
struct tl_actor tl_graph_actor(const struct tl_graph *graph, uint32_t actor);
struct tl_event tl_graph_event(const struct tl_graph *graph, uint32_t event);
struct tl_relation tl_graph_relation(const struct tl_graph *graph, uint32_t relation);
struct tl_reference tl_graph_reference(const struct tl_graph *graph,
                                       uint32_t reference);
struct tl_participation tl_graph_participation(const struct tl_graph *graph,
                                               uint32_t participation);
struct tl_citation tl_graph_citation(const struct tl_graph *graph, uint32_t citation);

/* The id alone, and a name or title to show (the id where there is none). */
const char *tl_graph_id(const struct tl_graph *graph, struct tl_item item);
const char *tl_graph_label(const struct tl_graph *graph, struct tl_item item);
const char *tl_graph_reference_id(const struct tl_graph *graph, uint32_t reference);

/*
 * Words (kinds, roles, places) by number; numbers are in the order of the words' bytes.
 * "" for TL_NONE; TL_NONE for what is no word.
 */
const char *tl_graph_word(const struct tl_graph *graph, uint32_t word);
uint32_t tl_graph_word_find(const struct tl_graph *graph, const char *text);
uint32_t tl_graph_word_count(const struct tl_graph *graph);
enum tl_side tl_graph_role_side(const struct tl_graph *graph, uint32_t role);

/*
 * The keys of the attributes that items of a type have: their count, and in `keys` the
 * texts in the order of their bytes, borrowed.
 */
uint32_t tl_graph_keys(const struct tl_graph *graph, enum tl_type type,
                       const char *const **keys);

/*
 * Single properties, for what walks over millions: each costs a look into a column,
 * where the views above decode texts as well.
 */
uint32_t tl_graph_actor_kind(const struct tl_graph *graph, uint32_t actor);
uint32_t tl_graph_event_kind(const struct tl_graph *graph, uint32_t event);
uint32_t tl_graph_event_place(const struct tl_graph *graph, uint32_t event);
const struct tl_date *tl_graph_event_date(const struct tl_graph *graph, uint32_t event);
uint32_t tl_graph_event_part_of(const struct tl_graph *graph, uint32_t event);
uint32_t tl_graph_event_count_of(const struct tl_graph *graph, uint32_t event);
enum tl_status tl_graph_event_status(const struct tl_graph *graph, uint32_t event);
struct tl_slice tl_graph_event_participations(const struct tl_graph *graph,
                                              uint32_t event);
/* Those of one actor in the event, which are neighbours. */
struct tl_slice tl_graph_event_participations_of(const struct tl_graph *graph,
                                                 uint32_t event, uint32_t actor);
struct tl_slice tl_graph_event_citations(const struct tl_graph *graph, uint32_t event);
uint32_t tl_graph_participation_event(const struct tl_graph *graph,
                                      uint32_t participation);
uint32_t tl_graph_participation_actor(const struct tl_graph *graph,
                                      uint32_t participation);
uint32_t tl_graph_participation_role(const struct tl_graph *graph,
                                     uint32_t participation);
/* Who takes part and as what (a word), if that is all, as it nearly always is: no date
 * of its own, no citation, no attribute, nothing that is claimed. */
struct tl_plain_part {
    uint32_t actor;
    uint32_t role;
    bool is_all;
};
struct tl_plain_part tl_graph_plain_part(const struct tl_graph *graph,
                                         uint32_t participation);
bool tl_graph_may_date_participations(const struct tl_graph *graph);
const struct tl_date *tl_graph_participation_date(const struct tl_graph *graph,
                                                  uint32_t participation);
enum tl_status tl_graph_participation_status(const struct tl_graph *graph,
                                             uint32_t participation);
/* Whether any citation denies: without such, nothing is denied. */
bool tl_graph_may_deny(const struct tl_graph *graph);
uint32_t tl_graph_relation_kind(const struct tl_graph *graph, uint32_t relation);
/* Whether a citation denies, or supports, what it is of; one that denies a value alone
 * does neither. */
bool tl_graph_citation_denies(const struct tl_graph *graph, uint32_t citation);
bool tl_graph_citation_supports(const struct tl_graph *graph, uint32_t citation);
uint32_t tl_graph_citation_reference(const struct tl_graph *graph, uint32_t citation);

/*
 * For a walk along a list of events, in any order, that looks at their texts: called at
 * each place, it has those that follow brought from memory meanwhile. It does nothing
 * but save time.
 */
void tl_graph_expect_events(const struct tl_graph *graph, const uint32_t *events,
                            uint32_t count, uint32_t at);

/* The same for one event that is going to be looked at, but not its texts. */
void tl_graph_expect_event(const struct tl_graph *graph, uint32_t event);

/*
 * The item that a text means: by id, then name or title, then alias. TL_NONE as its
 * number where there is none or, then with `ambiguous` set, where there are several.
 */
struct tl_item tl_graph_find(const struct tl_graph *graph, const char *text,
                             bool *ambiguous);

#endif
