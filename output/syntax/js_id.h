/*
 * Ids for tools in JavaScript that keep things in a plain object by their id. There,
 * the names of the properties that every object has seem to be taken, and some tools
 * have names of their own. An id that is one of these, or begins with "tieline:", is
 * written with "tieline:id:" before it; all others as they are.
 */
#ifndef TL_OUTPUT_SYNTAX_JS_ID_H
#define TL_OUTPUT_SYNTAX_JS_ID_H

#include "json.h"

void tl_js_id(struct tl_json *json, const char *key, const char *id);

#endif
