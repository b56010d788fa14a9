#include "theme.h"

#include <string.h>

#include "graph/base/content_hash.h"

enum {
    BLUE,
    VERMILION,
    GREEN,
    PURPLE,
    CRIMSON,
    TEAL,
    OCHRE,
    SLATE,
    BROWN,
    MAGENTA,
    OLIVE,
    SKY
};

/* Lines are dark enough to be read as text, and to be under white text. All colours are
 * told apart by those who lack the cones for red or for green, and have greys of their
 * own (tests/rules/colours.py holds that). Nevertheless kinds have shapes in networks,
 * and are in words in the rows of timelines. */
const struct tl_dot_theme tl_dot_light = {
    .paper = "#ffffff",
    .ink = "#222222",
    .grey = "#5f5f5f",
    .faint = "#d0d4d8",
    .band = "#f3f4f6",
    .on_line = "#ffffff",
    .edges =
        {
            [TL_EDGE_PARTICIPATION] = "#6f8fae",
            [TL_EDGE_RELATION] = "#333333",
            [TL_EDGE_PART] = "#888888",
            [TL_EDGE_TIE] = "#51607a",
        },
    .sample = {"#666666", "#e4e4e4"},
    .other = {"#5c5c5c", "#f0f0f0"},
    .kinds =
        {
            [BLUE] = {"#0963b0", "#e6eff6"},
            [VERMILION] = {"#a25d03", "#faece4"},
            [GREEN] = {"#214d24", "#e8f2e8"},
            [PURPLE] = {"#20288d", "#f1eaf6"},
            [CRIMSON] = {"#9d3a40", "#f8e7eb"},
            [TEAL] = {"#125f65", "#e2f1f1"},
            [OCHRE] = {"#946b38", "#f7f0dc"},
            [SLATE] = {"#303a6a", "#eaedf2"},
            [BROWN] = {"#4a2800", "#f3eae4"},
            [MAGENTA] = {"#8f124e", "#f9e8f1"},
            [OLIVE] = {"#4e540a", "#f0f2e0"},
            [SKY] = {"#1c6e9b", "#e1f2fa"},
        },
};

const struct tl_dot_theme tl_dot_dark = {
    .paper = "#15181c",
    .ink = "#ececec",
    .grey = "#adb3ba",
    .faint = "#3b4149",
    .band = "#1d2126",
    .on_line = "#15181c",
    .edges =
        {
            [TL_EDGE_PARTICIPATION] = "#7f9fbe",
            [TL_EDGE_RELATION] = "#cccccc",
            [TL_EDGE_PART] = "#8a8a8a",
            [TL_EDGE_TIE] = "#9fb0cc",
        },
    .sample = {"#a8a8a8", "#33373d"},
    .other = {"#a0a0a0", "#2a2d31"},
    .kinds =
        {
            [BLUE] = {"#8cb7f3", "#293341"},
            [VERMILION] = {"#fcb47e", "#3c332d"},
            [GREEN] = {"#52aa4f", "#1f3125"},
            [PURPLE] = {"#9a9cff", "#2c2e43"},
            [CRIMSON] = {"#ff8b8e", "#3d2c2f"},
            [TEAL] = {"#80dbcb", "#27393a"},
            [OCHRE] = {"#d4bb38", "#353421"},
            [SLATE] = {"#cbd2f4", "#343841"},
            [BROWN] = {"#f5d6b3", "#3b3836"},
            [MAGENTA] = {"#fc6d9f", "#3c2632"},
            [OLIVE] = {"#e5e978", "#383c2c"},
            [SKY] = {"#3e9ac2", "#1c2e38"},
        },
};

struct known {
    const char *kind;
    int colour;
    struct tl_dot_shape shape;
};

static const struct known known_actors[] = {
    {"state", BLUE, {"ellipse", "filled", NULL}},
    {"person", PURPLE, {"box", "filled,rounded", NULL}},
    {"organization", TEAL, {"box", "filled", NULL}},
    {"body", TEAL, {"box", "filled", NULL}},
    {"media", OCHRE, {"note", "filled", NULL}},
    {"group", SLATE, {"box3d", "filled", NULL}},
    {"company", BROWN, {"component", "filled", NULL}},
    {NULL, 0, {NULL, NULL, NULL}},
};

static const struct known known_events[] = {
    {.kind = "agreement", .colour = VERMILION},
    {.kind = "treaty", .colour = VERMILION},
    {.kind = "statement", .colour = PURPLE},
    {.kind = "publication", .colour = GREEN},
    {.kind = "visit", .colour = CRIMSON},
    {.kind = "parade", .colour = MAGENTA},
    {.kind = "exercise", .colour = SLATE},
    {.kind = "submission", .colour = BLUE},
    {.kind = "reading", .colour = TEAL},
    {.kind = "meeting", .colour = OCHRE},
    {.kind = "sanction", .colour = BROWN},
    {.kind = "campaign", .colour = OLIVE},
    {.kind = "position", .colour = SKY},
    {.kind = NULL},
};

static const struct tl_dot_shape event_shapes[TL_DOT_COLOURS + 1] = {
    [BLUE] = {"box", "filled,bold,rounded", NULL},
    [VERMILION] = {"box", "filled", "2"},
    [GREEN] = {"note", "filled", NULL},
    [PURPLE] = {"box", "filled,rounded", NULL},
    [CRIMSON] = {"box", "filled,bold", NULL},
    [TEAL] = {"folder", "filled", NULL},
    [OCHRE] = {"tab", "filled", NULL},
    [SLATE] = {"component", "filled", NULL},
    [BROWN] = {"note", "filled,bold", NULL},
    [MAGENTA] = {"box", "filled,rounded", "2"},
    [OLIVE] = {"tab", "filled,bold", NULL},
    [SKY] = {"folder", "filled,bold", NULL},
    [TL_DOT_COLOURS] = {"box", "filled", NULL},
};

static const struct tl_dot_shape other_shape = {"ellipse", "filled", NULL};

const struct tl_dot_line tl_dot_lines[TL_STATUSES] = {
    [TL_UNCITED] = {"solid", ""},   [TL_STATED] = {"solid", ""},
    [TL_INFERRED] = {"dashed", ""}, [TL_ASSESSED] = {"dashed", "99"},
    [TL_DISPUTED] = {"dotted", ""}, [TL_DENIED] = {"dotted", "99"},
};

static const struct known *
find(const struct known *known, const char *kind)
{
    while (known->kind && strcmp(known->kind, kind) != 0)
        known++;
    return known->kind ? known : NULL;
}

/* The colour that a kind has where no other has taken it. */
static size_t
preferred(enum tl_type type, const char *kind)
{
    const struct known *known =
        find(type == TL_ACTOR ? known_actors : known_events, kind);
    if (known)
        return (size_t)known->colour;
    return (size_t)(tl_content_hash(kind, strlen(kind), 0) % TL_DOT_COLOURS);
}

/* The number of a kind's colour, or of the one that it can have; TL_DOT_COLOURS
 * where none is left, and for what has no kind. */
static size_t
slot(const struct tl_dot_kinds *kinds, const char *kind)
{
    if (*kind == '\0')
        return TL_DOT_COLOURS;
    size_t wanted = preferred(kinds->type, kind);
    for (size_t i = 0; i < TL_DOT_COLOURS; i++) {
        size_t at = (wanted + i) % TL_DOT_COLOURS;
        if (!kinds->names[at] || strcmp(kinds->names[at], kind) == 0)
            return at;
    }
    return TL_DOT_COLOURS;
}

/* Different kinds, in the order of their bytes. */
struct palette {
    const char *kinds[TL_DOT_COLOURS];
    size_t count;
};

/* False where there is no room for one more. */
static bool
add_to_palette(struct palette *palette, const char *kind)
{
    size_t at = palette->count;
    for (size_t i = 0; i < palette->count; i++)
        if (palette->kinds[i] == kind)
            return true;
    if (*kind == '\0' || at == TL_DOT_COLOURS)
        return *kind == '\0';
    for (; at > 0 && strcmp(palette->kinds[at - 1], kind) > 0; at--)
        palette->kinds[at] = palette->kinds[at - 1];
    palette->kinds[at] = kind;
    palette->count++;
    return true;
}

/* Kinds are words of the graph: equal ones are at one address. */
static bool
fill_palette(struct palette *palette, const struct tl_graph *graph, enum tl_type type)
{
    bool good = true;
    for (uint32_t i = 0; good && i < tl_graph_count(graph, type); i++)
        good = add_to_palette(
            palette, type == TL_ACTOR
                         ? tl_graph_actor(graph, i).kind
                         : tl_graph_word(graph, tl_graph_event_kind(graph, i)));
    return good;
}

/* Common kinds come before those whose colours are not their own. */
struct tl_dot_kinds
tl_dot_kinds_of(const struct tl_dot_theme *theme, const struct tl_graph *graph,
                enum tl_type type)
{
    struct tl_dot_kinds kinds = {.theme = theme, .type = type};
    const struct known *common = type == TL_ACTOR ? known_actors : known_events;
    struct palette palette = {.count = 0};
    if (!fill_palette(&palette, graph, type))
        return kinds;
    for (size_t i = 0; i < 2 * palette.count; i++) {
        const char *kind = palette.kinds[i % palette.count];
        if (!find(common, kind) == (i >= palette.count))
            kinds.names[slot(&kinds, kind)] = kind;
    }
    return kinds;
}

void
tl_dot_kinds_add(struct tl_dot_kinds *kinds, const char *kind)
{
    size_t at = slot(kinds, kind);
    if (at < TL_DOT_COLOURS) {
        kinds->names[at] = kind;
        kinds->any = kinds->occurs[at] = true;
    } else {
        kinds->others = true;
    }
}

const struct tl_dot_colour *
tl_dot_kinds_colour(const struct tl_dot_kinds *kinds, const char *kind)
{
    size_t at = slot(kinds, kind);
    return at == TL_DOT_COLOURS ? &kinds->theme->other : &kinds->theme->kinds[at];
}

const struct tl_dot_shape *
tl_dot_kinds_shape(const struct tl_dot_kinds *kinds, const char *kind)
{
    if (kinds->type == TL_EVENT)
        return &event_shapes[slot(kinds, kind)];
    const struct known *known = find(known_actors, kind);
    return known ? &known->shape : &other_shape;
}
