#include "js_id.h"

static const char *const taken[] = {
    /* Object.prototype */
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    /* vis-timeline's own groups */
    "__background__",
    "__ungrouped__",
};

enum { TAKEN = sizeof taken / sizeof *taken };

static bool
is_taken(const char *id)
{
    static const char marker[] = "tieline:";
    size_t i = 0;
    while (i < TAKEN && strcmp(taken[i], id) != 0)
        i++;
    return i < TAKEN || strncmp(id, marker, sizeof marker - 1) == 0;
}

void
tl_js_id(struct tl_json *json, const char *key, const char *id)
{
    tl_json_key(json, key);
    tl_json_string_begin(json);
    if (is_taken(id))
        tl_json_string_add(json, "tieline:id:");
    tl_json_string_add(json, id);
    tl_json_string_end(json);
}
