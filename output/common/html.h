/* The prose about an event as HTML in a JSON string: each line is a paragraph. Of a
 * link that is not http or https only the text is written. */
#ifndef TL_OUTPUT_COMMON_HTML_H
#define TL_OUTPUT_COMMON_HTML_H

#include "output/syntax/json.h"
#include "tell.h"

struct tl_teller tl_html_teller(struct tl_json *json,
                                const struct tl_language *language);

/* A key and its text as HTML; nothing at all where the text is empty. */
void tl_html_member(struct tl_json *json, const char *key, const char *text);

#endif
