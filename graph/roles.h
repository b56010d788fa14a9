/*
 * The roles that the program knows, as the field uses them: which side of an event they
 * are on, and who is usually on the other. A dataset may say so of its own roles, and
 * otherwise of these (graph/build/declare.c).
 */
#ifndef TL_GRAPH_ROLES_H
#define TL_GRAPH_ROLES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The two sides that a role can be on. An event with participants on both ties
 * giver to receiver; any other ties each pair of its actors.
 */
enum tl_side { TL_SIDE_NONE, TL_SIDE_GIVING, TL_SIDE_RECEIVING };

struct tl_known_role {
    const char *name;
    enum tl_side side;
    const char *other; /* the usual role on the other side; NULL where many are */
    bool is_loose;     /* it is often used where nobody is on the other side */
};

/* The role of that name, in any case; NULL where it is not known. */
const struct tl_known_role *tl_known_role_find(const char *role, size_t length);

/*
 * The role that another is a kind of by its last word: "lead plaintiff", "Defendant 2",
 * "accused persons". NULL where it is none, or may be somebody else's: "counsel for the
 * plaintiff".
 */
const struct tl_known_role *tl_known_role_like(const char *role);

/* All of them by number, in the order of their names; NULL after the last. */
const struct tl_known_role *tl_known_role_at(size_t number);

/* The side that a role is on unless a dataset says otherwise. */
enum tl_side tl_role_side(const char *role);

#endif
