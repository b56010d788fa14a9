/*
 * Attributes that a file declares, with ids, before it gives their values. Values are
 * collected while a thing is read, and become its attributes in the end: several of one
 * attribute are one text, with the times at which each holds, "3 (2015/2016); 5". A
 * field, which has one value, gets the last of them, and "weight_values" has all.
 */
#ifndef TL_SRC_READ_GRAPH_COLUMNS_H
#define TL_SRC_READ_GRAPH_COLUMNS_H

#include "graph/vocabulary.h"
#include "graph.h"

/* What has an attribute; several in a mask. */
enum tl_read_graph_owner {
    TL_READ_GRAPH_OF_OTHERS = 0,
    TL_READ_GRAPH_OF_NODES = 1,
    TL_READ_GRAPH_OF_EDGES = 2,
    TL_READ_GRAPH_OF_GRAPHS = 4
};

struct tl_read_graph_column {
    const char *title;    /* by default the id */
    const char *fallback; /* of things that have no value; "" for none */
    const char *options;  /* the values that it may have, between separators; "": any */
    unsigned owners;      /* that have the fallback */
    bool is_list;         /* values are lists */
    bool draws;           /* values only say how things are drawn */
};

/* Zero-initialise it but for `columns.width`. To be cleared. */
struct tl_read_graph_columns {
    struct tl_vocabulary ids;
    struct tl_vector columns; /* struct tl_read_graph_column, by the ids' numbers */
    struct tl_arena texts;
    bool has_fallbacks;
};

void tl_read_graph_columns_clear(struct tl_read_graph_columns *columns);

/* Declares an attribute, or changes what is declared. Texts are copied. */
void tl_read_graph_column_declare(struct tl_read_graph_columns *columns, const char *id,
                                  const struct tl_read_graph_column *column);

/* The attribute of an id; NULL where none is declared. */
const struct tl_read_graph_column *
tl_read_graph_column_find(const struct tl_read_graph_columns *columns, const char *id);

struct tl_read_graph_value {
    uint32_t column;
    uint32_t order;
    const char *text;
    const char *when; /* "" for always */
};

/* The values of a thing while it is read; to be cleared. */
struct tl_read_graph_values {
    struct tl_read_graph_value *list;
    size_t count;
    size_t room;
};

/* Adds a value, which is copied into the object, as `when` is. An id that is not
 * declared is counted, and declared. */
void tl_read_graph_value_add(struct tl_read_graph_values *values,
                             struct tl_read_graph_columns *columns,
                             struct tl_read_graph_object *object, const char *id,
                             struct tl_text text, const char *when);

/* Makes attributes of all values, and of the fallbacks of others, and drops them. */
void tl_read_graph_values_settle(struct tl_read_graph_values *values,
                                 const struct tl_read_graph_columns *columns,
                                 struct tl_read_graph_object *object,
                                 enum tl_read_graph_owner owner);

void tl_read_graph_values_clear(struct tl_read_graph_values *values);

#endif
