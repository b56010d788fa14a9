/* Roles that look like one of a pair and are on no side. */
#ifndef TL_GRAPH_CHECK_ROLES_H
#define TL_GRAPH_CHECK_ROLES_H

struct tl_builder;

void tl_check_roles(struct tl_builder *builder);

#endif
