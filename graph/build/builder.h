/*
 * The builder: readers tell it what they find, and finishing (graph/finish.h) turns it
 * into a graph.
 *
 * A record is begun, filled and ended. Participations are records inside of an open
 * event, citations inside of any open actor, event, relation or participation;
 * standing alone (in tables of their own) they name what they belong to (TL_EVENT_ID,
 * TL_ITEM). All texts are copied. What is wrong with a value is reported to the
 * diagnostics, at the position that came with it, and the value is left out; where
 * the diagnostics are lenient (`--skip-bad`), so is the whole outermost record in which
 * any error was reported, by the builder or by the reader, between begin and end.
 */
#ifndef TL_GRAPH_BUILD_BUILDER_H
#define TL_GRAPH_BUILD_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/diagnostic.h"
#include "graph/field.h"
#include "graph/vocabulary.h"
#include "options.h"

struct tl_builder;
struct tl_graph;

enum { TL_PLAIN_PARTICIPANTS = 16 };

/* What is given is borrowed until the builder is finished. NULL: no options. */
struct tl_builder *tl_builder_new(struct tl_diagnostics *diagnostics,
                                  const struct tl_builder_options *options);

/* Begins a record; it must be ended, innermost first. */
void tl_builder_begin(struct tl_builder *builder, enum tl_type type,
                      struct tl_position position);

/*
 * Sets a field of the innermost open record, which must have it and not have it set.
 * An empty text is the same as none. A field that holds a list may be set any number
 * of times: each call adds one element. Elements of TL_SAYS are texts FIELD=VALUE, of
 * which the value is checked as that field's own.
 */
void tl_builder_set(struct tl_builder *builder, enum tl_field field, const char *text,
                    size_t length, struct tl_position position);

/*
 * Gives a field of the innermost open event or relation that citations may say
 * something of another value, once it is set. Where they differ, all become claims of
 * what the record cites, or else of its input, and the field has no value of its own.
 */
void tl_builder_set_other(struct tl_builder *builder, enum tl_field field,
                          const char *text, size_t length, struct tl_position position);

/*
 * Sets two fields from one text, as people type them into a cell: "Russia (host)".
 * The last parenthesised group is the `group` field (TL_ROLE of a TL_ACTOR_ID,
 * TL_LOCATOR of a TL_REFERENCE_ID), unless the whole text is a known actor or
 * reference, which is decided when all is read; an empty group, "()", is none.
 */
void tl_builder_set_grouped(struct tl_builder *builder, enum tl_field field,
                            enum tl_field group, const char *text, size_t length,
                            struct tl_position position);

/* Adds an attribute to the innermost open record; an empty value is none. */
void tl_builder_attribute(struct tl_builder *builder, const char *key, const char *text,
                          size_t length, struct tl_position position);

/* Ends the innermost open record. */
void tl_builder_end(struct tl_builder *builder);

/*
 * An event that is added at once, as tables have millions of them: texts, which are not
 * empty, of the fields whose bits (1 << field) are set in `set`, participants, and
 * attributes in the order of the keys' bytes.
 */
struct tl_plain_event {
    struct tl_position position;
    uint32_t set;
    struct tl_text fields[TL_FIELDS];
    uint32_t kind; /* words; TL_NONE where there is none */
    uint32_t place;
    uint32_t date;
    struct tl_plain_participant {
        uint32_t actor; /* a mention */
        uint32_t role;  /* a word, or TL_NONE */
        struct tl_position position;
    } participants[TL_PLAIN_PARTICIPANTS];
    size_t participant_count;
    const struct tl_text (*attributes)[2]; /* key and value */
    size_t attribute_count;
    uint32_t id_hash; /* what tl_builder_expect() told of the id, or 0 */
    bool plain;       /* as of records: its texts are known to be */
};

/* Whether plain events may have a field. */
bool tl_plain_has(enum tl_field field);

/*
 * Adds an event, outside of any open record. False, with nothing done or reported,
 * where it needs more than that: its id is taken, or there is something wrong or odd
 * about it. The same event is then to be begun, filled and ended, as others are.
 */
bool tl_builder_add(struct tl_builder *builder, const struct tl_plain_event *event);

/* The hash of the id of an event that is going to be added soon; 0 where it is not
 * known yet. It does nothing but save time. */
uint32_t tl_builder_expect(const struct tl_builder *builder, struct tl_text id);

/*
 * What a plain event has numbers for: a word such as a kind, the mention of an actor, a
 * date. TL_NONE, with nothing reported, for what is no date. The texts are not empty.
 */
uint32_t tl_builder_word(struct tl_builder *builder, struct tl_text word);
uint32_t tl_builder_mention(struct tl_builder *builder, struct tl_text actor);
uint32_t tl_builder_date(struct tl_builder *builder, struct tl_text date);

/*
 * Says that an input has a table (or list) of a type, be it empty. Once actors
 * (references) have one, a mention of an unknown actor (reference) is an error.
 */
void tl_builder_table(struct tl_builder *builder, enum tl_type type);

/*
 * Says that an input is in a format of our own beyond doubt. Of others it is an error
 * if something is said of their events, but nothing that a timeline or a network could
 * show: no title, date, participant or event that one is part of, be it by another
 * input.
 */
void tl_builder_own(struct tl_builder *builder, uint16_t file);

/* Says that events need not be described of which others are part: tables of others
 * name them only. */
void tl_builder_create_wholes(struct tl_builder *builder);

/*
 * Says that the records of an input may mention what no input describes, as parts of
 * larger collections do: each such item is made, with the text as its id, and they are
 * counted in a warning. What is mentioned as something that it is not is left out, and
 * counted too.
 */
void tl_builder_partial(struct tl_builder *builder, uint16_t file);

/* Frees the builder and all that it was given. */
void tl_builder_abandon(struct tl_builder *builder);

#endif
