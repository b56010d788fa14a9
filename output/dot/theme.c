#include "theme.h"

#include <string.h>

#include "graph/base/content_hash.h"
#include "graph/colour.h"
#include "graph/declared.h"

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
    .sample = {.line = "#666666", .fill = "#e4e4e4"},
    .other = {.line = "#5c5c5c", .fill = "#f0f0f0"},
    .kinds =
        {
            [BLUE] = {.line = "#0963b0", .fill = "#e6eff6"},
            [VERMILION] = {.line = "#a25d03", .fill = "#faece4"},
            [GREEN] = {.line = "#214d24", .fill = "#e8f2e8"},
            [PURPLE] = {.line = "#20288d", .fill = "#f1eaf6"},
            [CRIMSON] = {.line = "#9d3a40", .fill = "#f8e7eb"},
            [TEAL] = {.line = "#125f65", .fill = "#e2f1f1"},
            [OCHRE] = {.line = "#946b38", .fill = "#f7f0dc"},
            [SLATE] = {.line = "#303a6a", .fill = "#eaedf2"},
            [BROWN] = {.line = "#4a2800", .fill = "#f3eae4"},
            [MAGENTA] = {.line = "#8f124e", .fill = "#f9e8f1"},
            [OLIVE] = {.line = "#4e540a", .fill = "#f0f2e0"},
            [SKY] = {.line = "#1c6e9b", .fill = "#e1f2fa"},
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
    .sample = {.line = "#a8a8a8", .fill = "#33373d"},
    .other = {.line = "#a0a0a0", .fill = "#2a2d31"},
    .kinds =
        {
            [BLUE] = {.line = "#8cb7f3", .fill = "#293341"},
            [VERMILION] = {.line = "#fcb47e", .fill = "#3c332d"},
            [GREEN] = {.line = "#52aa4f", .fill = "#1f3125"},
            [PURPLE] = {.line = "#9a9cff", .fill = "#2c2e43"},
            [CRIMSON] = {.line = "#ff8b8e", .fill = "#3d2c2f"},
            [TEAL] = {.line = "#80dbcb", .fill = "#27393a"},
            [OCHRE] = {.line = "#d4bb38", .fill = "#353421"},
            [SLATE] = {.line = "#cbd2f4", .fill = "#343841"},
            [BROWN] = {.line = "#f5d6b3", .fill = "#3b3836"},
            [MAGENTA] = {.line = "#fc6d9f", .fill = "#3c2632"},
            [OLIVE] = {.line = "#e5e978", .fill = "#383c2c"},
            [SKY] = {.line = "#3e9ac2", .fill = "#1c2e38"},
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

/* Of kinds whose colour another has as well: of events that of another colour. */
static const struct tl_dot_shape second_shape = {"octagon", "filled", NULL};
enum { ANOTHER = 5 };

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

/* The number of a declared colour; TL_DOT_KINDS where there is none. */
static size_t
declared_slot(const struct tl_dot_kinds *kinds, const char *kind)
{
    size_t from = TL_DOT_UNDECLARED;
    size_t to = from + kinds->declared;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = strcmp(kind, kinds->names[middle]);
        if (order == 0)
            return middle;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return TL_DOT_KINDS;
}

/* The number of a kind's colour, or of the one that it can have; TL_DOT_KINDS where
 * none is left, and for what has no kind. */
static size_t
slot(const struct tl_dot_kinds *kinds, const char *kind)
{
    if (*kind == '\0')
        return TL_DOT_KINDS;
    size_t declared = declared_slot(kinds, kind);
    if (declared < TL_DOT_KINDS)
        return declared;
    size_t wanted = preferred(kinds->type, kind);
    for (size_t i = 0; i < TL_DOT_UNDECLARED; i++) {
        size_t round = i / TL_DOT_COLOURS * TL_DOT_COLOURS;
        size_t at = round + (wanted + i) % TL_DOT_COLOURS;
        if (!kinds->names[at] || strcmp(kinds->names[at], kind) == 0)
            return at;
    }
    return TL_DOT_KINDS;
}

/* Declared colours: whatever they are, lines are seen and texts can be read. */

/* The least contrast of text with its ground that WCAG 2 allows at level AA. */
#define CONTRAST 4.5

/* The light of one part of a colour, from its number in sRGB. The power 2.4 is the
 * square and the fifth root of that, which Newton's method finds: C's library may give
 * other digits elsewhere. */
static double
light_of(uint32_t part)
{
    enum { ROUNDS = 40 };
    double x = part / 255.0;
    if (x <= 0.04045)
        return x / 12.92;
    x = (x + 0.055) / 1.055;
    double root = 1;
    for (int i = 0; i < ROUNDS; i++) {
        double fourth = root * root * root * root;
        root -= (fourth * root - x * x) / (5 * fourth);
    }
    return x * x * root;
}

static double
luminance(uint32_t colour)
{
    return 0.2126 * light_of(colour >> 16 & 0xff) +
           0.7152 * light_of(colour >> 8 & 0xff) + 0.0722 * light_of(colour & 0xff);
}

static double
contrast(uint32_t a, uint32_t b)
{
    double first = luminance(a) + 0.05;
    double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

/* So many hundredths of a colour, and the rest of another. */
static uint32_t
mix(uint32_t colour, uint32_t other, uint32_t share)
{
    uint32_t mixed = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        uint32_t part = colour >> shift & 0xff;
        uint32_t rest = other >> shift & 0xff;
        mixed |= ((part * share + rest * (100 - share) + 50) / 100) << shift;
    }
    return mixed;
}

static uint32_t
read(const char *text)
{
    uint32_t colour = 0;
    tl_colour_read(text, strlen(text), &colour);
    return colour;
}

/* Lines are darker, or on a dark ground lighter, where the colour is close to that of
 * the ground. */
static void
make_paint(const struct tl_dot_theme *theme, const char *declared,
           struct tl_dot_paint *paint)
{
    enum { STEP = 4, FILL = 14 };
    uint32_t paper = read(theme->paper);
    uint32_t area = read(declared);
    uint32_t ends[] = {0x000000, 0xffffff};
    bool is_dark = luminance(paper) < luminance(read(theme->ink));
    uint32_t share = 100;
    while (share >= STEP && contrast(mix(area, ends[is_dark], share), paper) < CONTRAST)
        share -= STEP;
    tl_colour_text(mix(area, ends[is_dark], share), paint->line);
    tl_colour_text(mix(area, paper, FILL), paint->fill);
    tl_colour_text(area, paint->area);
    paint->on =
        contrast(area, ends[0]) > contrast(area, ends[1]) ? "#000000" : "#ffffff";
}

const char *
tl_dot_declared_line(const struct tl_dot_theme *theme, const struct tl_graph *graph,
                     enum tl_type type, const char *kind, struct tl_dot_paint *paint)
{
    struct tl_kind declared;
    if (!tl_graph_kind_find(graph, type, kind, &declared) || !*declared.colour)
        return NULL;
    make_paint(theme, declared.colour, paint);
    return paint->line;
}

static void
add_declared(struct tl_dot_kinds *kinds)
{
    uint32_t count = tl_graph_count(kinds->graph, TL_DECLARED_KIND);
    for (uint32_t i = 0; i < count && kinds->declared < TL_DOT_DECLARED; i++) {
        struct tl_kind kind = tl_graph_kind(kinds->graph, i);
        if (kind.type != kinds->type || !*kind.colour)
            continue;
        kinds->names[TL_DOT_UNDECLARED + kinds->declared] = kind.name;
        make_paint(kinds->theme, kind.colour, &kinds->paints[kinds->declared++]);
    }
}

/* Of the most frequent kinds, those that are known everywhere come before those whose
 * colours are not their own. */
struct tl_dot_kinds
tl_dot_kinds_of(const struct tl_dot_theme *theme, const struct tl_graph *graph,
                enum tl_type type)
{
    struct tl_dot_kinds kinds = {.theme = theme, .graph = graph, .type = type};
    const struct known *known = type == TL_ACTOR ? known_actors : known_events;
    add_declared(&kinds);
    for (uint32_t i = 0; i < 2 * TL_DOT_COLOURS; i++) {
        const char *kind = tl_graph_common_kind(graph, type, i % TL_DOT_COLOURS);
        if (*kind && !find(known, kind) == (i >= TL_DOT_COLOURS))
            kinds.names[slot(&kinds, kind)] = kind;
    }
    for (uint32_t i = TL_DOT_COLOURS; i < TL_DOT_UNDECLARED; i++) {
        const char *kind = tl_graph_common_kind(graph, type, i);
        size_t at = slot(&kinds, kind);
        if (at < TL_DOT_KINDS)
            kinds.names[at] = kind;
    }
    return kinds;
}

void
tl_dot_kinds_add(struct tl_dot_kinds *kinds, const char *kind)
{
    size_t at = slot(kinds, kind);
    if (at < TL_DOT_KINDS) {
        kinds->names[at] = kind;
        kinds->any = kinds->occurs[at] = true;
    } else {
        kinds->others = true;
    }
}

struct tl_dot_colour
tl_dot_kinds_colour(const struct tl_dot_kinds *kinds, const char *kind)
{
    const struct tl_dot_theme *theme = kinds->theme;
    size_t at = slot(kinds, kind);
    if (at >= TL_DOT_UNDECLARED && at < TL_DOT_KINDS) {
        const struct tl_dot_paint *paint = &kinds->paints[at - TL_DOT_UNDECLARED];
        return (struct tl_dot_colour){paint->line, paint->fill, paint->area, paint->on};
    }
    struct tl_dot_colour colour =
        at == TL_DOT_KINDS ? theme->other : theme->kinds[at % TL_DOT_COLOURS];
    colour.area = colour.line;
    colour.on = theme->on_line;
    return colour;
}

bool
tl_dot_kinds_shares_colour(const struct tl_dot_kinds *kinds, const char *kind)
{
    size_t at = slot(kinds, kind);
    return at >= TL_DOT_COLOURS && at < TL_DOT_UNDECLARED;
}

const char *
tl_dot_kinds_label(const struct tl_dot_kinds *kinds, size_t number)
{
    return kinds->occurs[number]
               ? tl_graph_kind_label(kinds->graph, kinds->type, kinds->names[number])
               : NULL;
}

/* A kind with a declared colour has the outline that it has without. */
const struct tl_dot_shape *
tl_dot_kinds_shape(const struct tl_dot_kinds *kinds, const char *kind)
{
    if (kinds->type == TL_EVENT) {
        size_t at = slot(kinds, kind);
        if (at >= TL_DOT_UNDECLARED && at < TL_DOT_KINDS)
            at = preferred(kinds->type, kind);
        if (at >= TL_DOT_COLOURS && at < TL_DOT_UNDECLARED)
            at = (at + ANOTHER) % TL_DOT_COLOURS;
        return &event_shapes[at < TL_DOT_COLOURS ? at : TL_DOT_COLOURS];
    }
    const struct known *known = find(known_actors, kind);
    size_t at = slot(kinds, kind);
    if (known)
        return &known->shape;
    return at >= TL_DOT_COLOURS && at < TL_DOT_UNDECLARED ? &second_shape
                                                          : &other_shape;
}
