/* Declarations of roles and kinds: united as items are, by their names. */
#ifndef TL_GRAPH_BUILD_DECLARE_H
#define TL_GRAPH_BUILD_DECLARE_H

#include "state.h"
#include "unite.h"

/* Stores or unites what a draft declares. Its row; TL_NONE, reported, where it is not
 * what was declared before. */
uint32_t tl_declare(struct tl_builder *builder, const struct tl_draft *draft,
                    const struct tl_gathered *gathered);

/* When all is read: finds the sides of roles, and brings the rows into order. */
void tl_declare_finish(struct tl_builder *builder);

/* The side of a role: as declared, else that of a declared role's inverse, else as it
 * is known. */
enum tl_side tl_declared_side(const struct tl_builder *builder, const char *role);

/* Whether a role is declared, or is the inverse of one that is. */
bool tl_is_declared_role(const struct tl_builder *builder, const char *role);

#endif
