/* What yEd says of a node or an edge in elements of its own: labels and arrows. */
#ifndef TL_SRC_READ_GRAPHML_YED_H
#define TL_SRC_READ_GRAPHML_YED_H

#include "src/read/graph/graph.h"
#include "src/read/xml/xml.h"

/* Texts are in the object of the node or edge. */
struct tl_read_yed {
    const char *label;  /* the first, which is what people see; or "" */
    const char *others; /* a list */
    size_t label_count;
    bool has_arrows; /* it tells where: */
    bool arrow_at_source;
    bool arrow_at_target;
};

/* Nothing is said yet. */
struct tl_read_yed tl_read_yed_begin(void);

/* Takes an element that begins, of an edge if it `is_edge`. */
void tl_read_yed_take(struct tl_read_yed *yed,
                      const struct tl_read_xml_element *element, bool is_edge);

/* Takes the text of an element that ends, of a node or something else. Labels beyond
 * the fiftieth are left out, and counted. */
void tl_read_yed_take_text(struct tl_read_yed *yed, struct tl_read_graph_object *object,
                           const char *name, struct tl_text text, bool is_node);

#endif
