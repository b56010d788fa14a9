/*
 * What mentions mean: by id, then by name or title, then by alias. Among actors, among
 * events, or among references.
 */
#ifndef TL_GRAPH_BUILD_MEANING_H
#define TL_GRAPH_BUILD_MEANING_H

#include "state.h"

enum tl_space { TL_SPACE_ACTORS, TL_SPACE_EVENTS, TL_SPACE_REFERENCES, TL_SPACES };

enum tl_level { TL_BY_ID, TL_BY_NAME, TL_BY_ALIAS, TL_BY_NOTHING };

struct tl_meaning {
    uint32_t number;
    uint8_t level; /* enum tl_level */
    bool ambiguous;
};

struct tl_meanings {
    struct tl_meaning *of[TL_SPACES]; /* for each mention */
};

/* What is in a space. */
extern const enum tl_type tl_space_types[TL_SPACES];

/* What a mention may mean: one of these or several. */
enum tl_wanted {
    TL_WANT_ACTOR = 1,
    TL_WANT_EVENT = 2,
    TL_WANT_RELATION = 4,
    TL_WANT_REFERENCE = 8
};

/* Whether what is wanted may be in a space. */
static inline bool
tl_space_is_wanted(enum tl_space space, unsigned wanted)
{
    static const enum tl_wanted bits[TL_SPACES] = {
        [TL_SPACE_ACTORS] = TL_WANT_ACTOR,
        [TL_SPACE_EVENTS] = TL_WANT_EVENT,
        [TL_SPACE_REFERENCES] = TL_WANT_REFERENCE,
    };
    return wanted & bits[space];
}

/* Looks all mentions up that there are; to be cleared. */
struct tl_meanings tl_meanings_find(const struct tl_builder *builder);
void tl_meanings_clear(struct tl_meanings *meanings);

/* Reports a text that nothing is called, with what was probably meant. */
void tl_meaning_report_unknown(const struct tl_builder *builder, const char *text,
                               unsigned wanted, struct tl_position position);

/* Reports a text that several items are called on one level, with their ids, unless
 * there have been hundreds of such reports. */
void tl_meaning_report_ambiguous(const struct tl_builder *builder, const char *text,
                                 unsigned wanted, enum tl_level level,
                                 struct tl_position position);

#endif
