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
    uint8_t level; /* tl_level */
    bool ambiguous;
};

struct tl_meanings {
    struct tl_meaning *of[TL_SPACES]; /* for each mention */
};

/* Looks all mentions up that there are; to be cleared. */
struct tl_meanings tl_meanings_find(const struct tl_builder *builder);
void tl_meanings_clear(struct tl_meanings *meanings);

/* Calls `offer` with each text by which an item can be meant. */
void tl_names_each(const struct tl_graph *graph, enum tl_space space, uint32_t number,
                   void (*offer)(void *context, const char *text, enum tl_level level),
                   void *context);

extern const enum tl_type tl_space_types[TL_SPACES];

#endif
