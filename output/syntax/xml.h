/*
 * The XML writer (XML 1.0, UTF-8). It owns all escaping and lays elements out, one a
 * line; names of elements and attributes are constants. Texts are valid UTF-8. In place
 * of the characters that XML cannot hold (U+0001 to U+001F but for TAB, LF and CR;
 * U+FFFE, U+FFFF) stands U+FFFD, and they are counted.
 */
#ifndef TL_OUTPUT_SYNTAX_XML_H
#define TL_OUTPUT_SYNTAX_XML_H

#include "out.h"

/* The lossy-export warning about them. */
#define TL_XML_REPLACED "characters that XML cannot hold replaced by U+FFFD"

struct tl_xml {
    struct tl_out *out;
    uint64_t replaced; /* characters that could not be held */
    unsigned depth;
    bool in_tag;       /* the start tag of the innermost element is not closed yet */
    bool in_attribute; /* and an attribute of it is open */
    bool has_text;     /* the innermost element: so no line ends of ours */
};

struct tl_xml tl_xml_begin(struct tl_out *out);

/* Elements, to be closed by their names, innermost first. */
void tl_xml_open(struct tl_xml *xml, const char *name);
void tl_xml_close(struct tl_xml *xml, const char *name);

/* An attribute of the element that was opened last; what follows is its value. */
void tl_xml_attribute_begin(struct tl_xml *xml, const char *name);
void tl_xml_attribute_end(struct tl_xml *xml);

/* More of the open attribute's value, else of the text inside of the open element. */
void tl_xml_text(struct tl_xml *xml, const char *text);
void tl_xml_part(struct tl_xml *xml, const char *text, size_t length);
void tl_xml_integer(struct tl_xml *xml, int64_t number);
void tl_xml_weight(struct tl_xml *xml, int64_t weight);

/* An attribute that is one text. */
void tl_xml_attribute(struct tl_xml *xml, const char *name, const char *text);

#endif
