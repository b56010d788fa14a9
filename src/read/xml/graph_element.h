/* Elements of XML that say something of a graph, for the readers of such formats. */
#ifndef TL_SRC_READ_XML_GRAPH_ELEMENT_H
#define TL_SRC_READ_XML_GRAPH_ELEMENT_H

#include "src/read/graph/graph.h"
#include "xml.h"

/* The value of an attribute, which stays with the object; "" where it is missing. */
const char *tl_read_xml_keep(struct tl_read_graph_object *object,
                             const struct tl_read_xml_element *element,
                             const char *name);

/* Adds what an element says that is not `known`, a list that ends with NULL, to what is
 * said of the object, but for what is of other programs: names with one of `signs`. */
void tl_read_xml_add_others(struct tl_read_graph_object *object,
                            const struct tl_read_xml_element *element,
                            const char *const *known, const char *signs);

/* What is done with elements of a name. Either function may be NULL. */
struct tl_read_xml_rule {
    const char *name;
    void (*begin)(void *context, const struct tl_read_xml_element *element);
    void (*end)(void *context, struct tl_text text);
};

/* The rule for a name, of some that end with one without a name; NULL where there is
 * none. */
const struct tl_read_xml_rule *
tl_read_xml_rule_find(const struct tl_read_xml_rule *rules, const char *name);

/* Reports that an element lacks an attribute. */
void tl_read_xml_report_missing(const struct tl_reading *reading,
                                struct tl_position position, const char *element,
                                const char *attribute);

#endif
