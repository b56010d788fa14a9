/*
 * Tables of names, each with the one that replaces it wherever an input has it: of
 * actors, kinds, roles and places. A name is replaced once: what replaces it is in no
 * row of its own.
 */
#ifndef TL_GRAPH_BUILD_RENAMING_H
#define TL_GRAPH_BUILD_RENAMING_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/diagnostic.h"
#include "graph/base/memory.h"
#include "graph/vocabulary.h"

/* What has names that may be replaced: actors, kinds of actors, kinds of events and
 * relations, roles and places. */
enum tl_renamed_type {
    TL_RENAMED_ACTOR,
    TL_RENAMED_ACTOR_KIND,
    TL_RENAMED_KIND,
    TL_RENAMED_ROLE,
    TL_RENAMED_PLACE,
    TL_RENAMED_TYPES
};

/* "actor" and so on, as the options call them by which they are selected. */
extern const char *const tl_renamed_type_names[TL_RENAMED_TYPES];

/* A row of a table of names. */
struct tl_renamed {
    const char *from;
    const char *to;
    struct tl_position position;
    bool is_void; /* it was reported */
    bool is_used;
};

struct tl_renaming {
    struct tl_vocabulary from[TL_RENAMED_TYPES];
    struct tl_vector rows[TL_RENAMED_TYPES]; /* struct tl_renamed, as in `from` */
    struct tl_arena texts;
};

/* To be freed. */
struct tl_renaming *tl_renaming_new(void);
void tl_renaming_free(struct tl_renaming *renaming);

/* Adds a row; the texts are copied. One that is there already, or leads to itself, adds
 * nothing; one that leads elsewhere is reported. */
void tl_renaming_add(struct tl_renaming *renaming, enum tl_renamed_type type,
                     const char *from, const char *to, struct tl_position position,
                     struct tl_diagnostics *diagnostics);

/* The row that replaces a name; NULL where there is none. Who finds it uses it. */
const struct tl_renamed *tl_renaming_find(struct tl_renaming *renaming,
                                          enum tl_renamed_type type, const char *name,
                                          size_t length);

/* Drops and reports the rows that lead to a name that is itself replaced; after the
 * last row. */
void tl_renaming_check(struct tl_renaming *renaming,
                       struct tl_diagnostics *diagnostics);

/* Warns of the names that nothing had in what was built with the table. */
void tl_renaming_report_unused(const struct tl_renaming *renaming,
                               struct tl_diagnostics *diagnostics);

#endif
