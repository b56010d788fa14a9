/*
 * The elements of an input in XML, as libexpat finds them, with their places.
 *
 * Entities are not read: a declaration of one is an error, and nothing outside of the
 * input is looked at. The namespaces of names go: programs call theirs as they like.
 * A tag may have twice as many bytes as the ceiling of a text or value.
 */
#ifndef TL_SRC_READ_XML_XML_H
#define TL_SRC_READ_XML_XML_H

#include "src/read/base/reader.h"

struct tl_read_xml; /* an input that is being read; opaque */

/* An element that begins. All is borrowed for the call. */
struct tl_read_xml_element {
    struct tl_read_xml *xml;
    const char *name;
    const char *const *attributes; /* names and values by turns */
    size_t attribute_count;        /* of both together */
    struct tl_position position;
};

/* What is done with elements. The text of one that ends is what stands in it, and in
 * none of those in it. */
struct tl_read_xml_handler {
    const char *root; /* what the first element must be called */
    void (*begin)(void *context, const struct tl_read_xml_element *element);
    void (*end)(void *context, const char *name, struct tl_text text);
};

/* Reads an input to its end, or to its first mistake, which is reported: then the
 * elements that are open do not end. */
void tl_read_xml_read(const struct tl_reading *reading,
                      const struct tl_read_xml_handler *handler, void *context);

/* The value of an attribute; "" where it is missing. */
const char *tl_read_xml_value(const struct tl_read_xml_element *element,
                              const char *name);

#endif
