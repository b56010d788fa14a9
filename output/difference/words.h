/*
 * What the formats of differences have in common: what items are called, and what is
 * said of them, as one text.
 */
#ifndef TL_OUTPUT_DIFFERENCE_WORDS_H
#define TL_OUTPUT_DIFFERENCE_WORDS_H

#include "graph/query/difference.h"
#include "graph/query/entry.h"
#include "output/syntax/out.h"

/* How a change is called: "added", "removed", "changed". */
extern const char *const tl_fate_names[TL_FATES];

/* What a change is of, in the version in which it is to be found: the new one but for
 * what was removed. */
struct tl_entry tl_change_entry(const struct tl_difference *difference,
                                const struct tl_change *change);

/* The id of an item, "" for the dataset; and only if it was not made of its content. */
const char *tl_words_id(const struct tl_entry *entry);
const char *tl_words_own_id(const struct tl_entry *entry);

/*
 * What an item is called, for people: its name or title. An event without an id or a
 * title of its own is called by date and actors as well, "visit, 2015: China, Russia",
 * a relation by its ends and kind, "China -- Russia (allied with)".
 */
void tl_words_label(struct tl_out *out, const struct tl_entry *entry);

/* A participation as tables have it, "china (host)", and then its own date. */
void tl_words_part(struct tl_out *out, const struct tl_entry *entry);

/* A citation with all that it says. */
void tl_words_citation(struct tl_out *out, const struct tl_entry *entry);

/* The value of a field as tables have it; nothing where it is absent. */
void tl_words_value(struct tl_out *out, const struct tl_entry *entry,
                    enum tl_field field);

/* Of the events of two versions of a relation those that the other does not have, in
 * empty buffers. */
void tl_words_other_events(struct tl_out outs[TL_VERSIONS],
                           const struct tl_entry entries[TL_VERSIONS]);

/* What a counterpart is known by, where that is no id: "all but date". */
void tl_words_but(struct tl_out *out, uint64_t but);

/* The fields that differ, one after the other: the first for TL_FIELDS, TL_FIELDS after
 * the last. */
enum tl_field tl_change_next_field(const struct tl_change *change, enum tl_field field);

#define TL_EACH_CHANGED_FIELD(change, field)                                           \
    for (enum tl_field field = tl_change_next_field(change, TL_FIELDS);                \
         field < TL_FIELDS; field = tl_change_next_field(change, field))

/* Attributes of two versions of an item; those that differ are taken off by key. */
struct tl_attribute_pair {
    struct tl_attributes left[TL_VERSIONS];
    struct tl_attribute ahead[TL_VERSIONS]; /* key NULL: none has been taken off */
};

/* The next that differs: its key, and its values, NULL where it is not there. */
bool tl_attribute_pair_next(struct tl_attribute_pair *pair, const char **key,
                            const char *values[TL_VERSIONS]);

/* Two versions of what was changed. */
struct tl_change_sides {
    struct tl_entry entries[TL_VERSIONS];
    struct tl_attribute_pair attributes;
};

struct tl_change_sides tl_change_sides(const struct tl_difference *difference,
                                       const struct tl_change *change);

#endif
