/* Properties in XML, for the dialects that are XML. */
#ifndef TL_OUTPUT_COMMON_XML_PROPERTIES_H
#define TL_OUTPUT_COMMON_XML_PROPERTIES_H

#include "output/syntax/xml.h"
#include "property.h"

/* Writes the value of a property into the open attribute or element; the elements of a
 * list as output/syntax/list.h has them. */
void tl_xml_property(struct tl_xml *xml, struct tl_property *property);

/* Counts the characters that could not be held. */
void tl_xml_count(const struct tl_xml *xml, struct tl_losses *losses);

#endif
