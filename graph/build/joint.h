/*
 * What several records say of one thing, put together while they are read: attributes
 * by key, elements of a list, single texts. Each costs no more than itself, however
 * much was said before, and the joint record is written once, when all are read.
 */
#ifndef TL_GRAPH_BUILD_JOINT_H
#define TL_GRAPH_BUILD_JOINT_H

#include "graph/record.h"
#include "graph/vocabulary.h"

/* What is said of one thing; absent texts are "". */
struct tl_joint {
    const char *text[TL_FIELDS];
    const char *list;    /* the first of its lists */
    uint32_t thing;      /* a number that its owner gave it */
    uint32_t last;       /* element, number + 1; 0: none */
    uint32_t elements;   /* those of lists, once they differ */
    uint32_t attributes; /* each key once */
    bool differ;         /* its lists */
};

/* Zero-initialise it. */
struct tl_joints {
    struct tl_vocabulary things; /* their numbers' bytes */
    struct tl_vector joints;     /* struct tl_joint, by number in `things` */
    struct tl_vocabulary keys;   /* whose they are, what they are, their text */
    struct tl_vector elements;   /* by number in `keys` */
    struct tl_arena texts;
    size_t borrowed; /* bytes of the records that things had */
    size_t added;    /* bytes that were new since */
    char *room;
    size_t room_size;
};

/*
 * The fields of one text that may differ where things are one, all but the id: the
 * first one for TL_ID, else the one after `field`; TL_FIELDS after the last.
 */
enum tl_field tl_joint_next(enum tl_field field);

/* The joint of a thing; NULL where it has none. It never moves. */
struct tl_joint *tl_joint_find(const struct tl_joints *joints, uint32_t thing);

/* A joint for a thing that has none, with what a record of it says, which is borrowed
 * until the joints are cleared; NULL where there is none. `list` is its list field, or
 * TL_FIELDS. */
struct tl_joint *tl_joint_add(struct tl_joints *joints, uint32_t thing,
                              const char *record, enum tl_field list);

/* The last of the keys for which another value is in a joint, or beside it; NULL where
 * all agree. Attributes are in order. */
const char *tl_joint_conflict(struct tl_joints *joints, const struct tl_joint *joint,
                              const struct tl_attribute *attributes, size_t count);

/* Adds attributes; of two values of a key the first in the order of bytes holds. All
 * texts are copied, here and below. */
void tl_joint_attributes_add(struct tl_joints *joints, struct tl_joint *joint,
                             const struct tl_attribute *attributes, size_t count);

/*
 * Adds a list. The same one again keeps its order; different ones are sorted, so that
 * it does not show in which order they came.
 */
void tl_joint_list_add(struct tl_joints *joints, struct tl_joint *joint,
                       const char *list);

/* Sets a text. */
void tl_joint_text_set(struct tl_joints *joints, const char **text, const char *now);

/* All that a joint has, in a record. */
const char *tl_joint_write(const struct tl_joints *joints, const struct tl_joint *joint,
                           enum tl_field list, struct tl_arena *arena);

/*
 * Whether it is time to write and clear them: they take more memory than records do,
 * and enough is new that what is written stays in proportion to what was read.
 */
bool tl_joints_are_full(const struct tl_joints *joints);

void tl_joints_clear(struct tl_joints *joints);

#endif
