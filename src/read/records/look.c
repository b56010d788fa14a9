#include "look.h"

#include <string.h>

#include "src/read/json/scan.h"
#include "tree.h"

enum { MOST_MARKS = 8 };

struct look {
    struct tl_read_json_scan scan;
    struct tl_tree tree;
    size_t nodes[MOST_MARKS]; /* of the marks */
    const char *texts[MOST_MARKS];
    bool found[MOST_MARKS];
    size_t count;
    size_t left; /* marks that are not found yet */
};

/* What there is at a node: a text, or something else. */
static void
note(struct look *look, size_t node, const char *text, size_t length)
{
    for (size_t i = 0; i < look->count; i++) {
        const char *wanted = look->texts[i];
        if (look->nodes[i] != node || look->found[i] ||
            (wanted && (!text || strlen(wanted) + 2 != length ||
                        memcmp(text + 1, wanted, length - 2) != 0)))
            continue;
        look->found[i] = true;
        look->left--;
    }
}

static bool look_at(struct look *look, size_t node);

/* False where the text ends, or nothing more is asked. */
static bool
look_at_members(struct look *look, size_t node)
{
    enum tl_read_json_part part;
    while ((part = tl_read_json_scan_step(&look->scan, 0)) == TL_READ_JSON_KEY) {
        size_t length;
        const char *key =
            tl_read_json_scan_text(&look->scan, look->scan.extents, &length);
        if (!look_at(look, tl_tree_key(&look->tree, node, key + 1, length - 2)))
            return false;
    }
    return part == TL_READ_JSON_CLOSED;
}

static void
note_scalar(struct look *look, size_t node)
{
    size_t length;
    const char *text = tl_read_json_scan_text(&look->scan, look->scan.extents, &length);
    if (node != TL_NO_NODE)
        note(look, node, *text == '"' ? text : NULL, length);
}

static bool
look_at_elements(struct look *look, size_t node)
{
    char into = tl_tree_leads_on(&look->tree, node) ? '{' : 0;
    enum tl_read_json_part part;
    while ((part = tl_read_json_scan_step(&look->scan, into)) != TL_READ_JSON_CLOSED) {
        if (part == TL_READ_JSON_VALUE)
            note_scalar(look, node);
        else if (part != TL_READ_JSON_OPENED || !look_at_members(look, node))
            return false;
        if (look->left == 0)
            return false;
    }
    return true;
}

static bool
look_at(struct look *look, size_t node)
{
    int next = tl_read_json_scan_next(&look->scan);
    bool is_open = next == '{' || next == '[';
    if (is_open && node != TL_NO_NODE)
        note(look, node, NULL, 0);
    if (look->left == 0)
        return false;
    if (is_open && tl_tree_leads_on(&look->tree, node)) {
        tl_read_json_scan_step(&look->scan, (char)next);
        return next == '{' ? look_at_members(look, node) : look_at_elements(look, node);
    }
    if (tl_read_json_scan_step(&look->scan, 0) != TL_READ_JSON_VALUE)
        return false;
    if (!is_open)
        note_scalar(look, node);
    return look->left > 0;
}

static void
add_mark(struct look *look, struct tl_arena *arena, const char *mark)
{
    struct tl_path path;
    const char *error;
    const char *equals = strchr(mark, '=');
    size_t length = equals ? (size_t)(equals - mark) : strlen(mark);
    if (!tl_path_parse(arena, (struct tl_substring){mark, length}, &path, &error))
        return;
    look->texts[look->count] = equals ? equals + 1 : NULL;
    look->nodes[look->count++] = tl_tree_add(&look->tree, &path, false);
}

bool
tl_look_has(const char *const *marks, const char *text, size_t length)
{
    static const struct tl_path root = {0};
    struct look look = {.scan = {.text = text, .length = length}};
    struct tl_arena arena = {0};
    tl_tree_add(&look.tree, &root, false);
    for (size_t i = 0; marks[i] && i < MOST_MARKS; i++)
        add_mark(&look, &arena, marks[i]);
    look.left = look.count;
    if (look.count)
        look_at(&look, TL_TREE_ROOT);
    tl_read_json_scan_end(&look.scan);
    tl_tree_clear(&look.tree);
    tl_arena_clear(&arena);
    return look.count && look.left == 0;
}
