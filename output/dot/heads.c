#include "heads.h"

#include <string.h>

#include "graph/base/text_width.h"
#include "page.h"

enum {
    HEAD_SIZE = 10, /* font, in points */
    HEAD_STEP = 125,
    HEAD_PADDING = 35,
    HEAD_WIDTH = 2100, /* of the last one, at most */
    HEAD_LINES = 2,
    HEAD_INDENT = 50,
    HEAD_GAP = 80, /* below the last one */
    LINE_WIDTH = 7,
    FEET_FROM = 10000 /* what is lower can be seen at once */
};

/* A head as it would be on one side or the other. */
struct head {
    const char *text;
    bool turned;
    int64_t width;
    int64_t height;
};

/* It may be as long as there is room for: to the right, without making the picture
 * wider than the last head may do. */
static struct head
head_of(const struct tl_dot_heads *heads, uint32_t number, bool turned)
{
    const struct tl_lanes *lanes = heads->columns->lanes;
    struct head head = {
        .text = tl_dot_lane_name(lanes, number,
                                 tl_drawing_language(heads->columns->drawing)),
        .turned = turned};
    int64_t before = (int64_t)number * heads->columns->step;
    int64_t after = (int64_t)(lanes->count - 1 - number) * heads->columns->step;
    int64_t most = turned ? heads->room + before - HEAD_INDENT : HEAD_WIDTH + after;
    int64_t width =
        (int64_t)tl_text_width(head.text, strlen(head.text)) * HEAD_SIZE / 10;
    size_t lines =
        tl_text_count_lines(head.text, (size_t)most * 10 / HEAD_SIZE, HEAD_LINES);
    head.width = width < most ? width : most;
    head.height = (int64_t)lines * HEAD_STEP + HEAD_PADDING;
    return head;
}

static int64_t
larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* How many heads are to be on the left: as few as make the picture lowest. */
static void
part(struct tl_dot_heads *heads)
{
    uint32_t count = heads->columns->lanes->count;
    int64_t left = HEAD_GAP, right = HEAD_GAP;
    for (uint32_t i = 0; i < count; i++)
        right += head_of(heads, i, false).height;
    heads->left_height = 0;
    heads->right_height = right;
    for (uint32_t i = 0; i < count; i++) {
        int64_t lowest = larger(heads->left_height, heads->right_height);
        left += head_of(heads, i, true).height;
        right -= head_of(heads, i, false).height;
        if (larger(left, right) >= lowest)
            continue;
        heads->turned = i + 1;
        heads->left_height = left;
        heads->right_height = right;
    }
}

struct tl_dot_heads
tl_dot_arrange_heads(const struct tl_dot_columns *columns, int64_t room)
{
    struct tl_dot_heads heads = {.columns = columns, .room = room};
    part(&heads);
    for (uint32_t i = heads.turned; i < columns->lanes->count; i++)
        heads.width =
            larger(heads.width, tl_dot_column_x(columns, i) - columns->left +
                                    HEAD_INDENT + head_of(&heads, i, false).width);
    return heads;
}

bool
tl_dot_has_feet(const struct tl_dot_heads *heads, int64_t bottom)
{
    int64_t height = larger(heads->left_height, heads->right_height);
    return heads->columns->lanes->count > 0 && bottom > FEET_FROM &&
           bottom > 3 * height;
}

static void
put_head(struct tl_dot *dot, const struct tl_dot_heads *heads, uint32_t number,
         const struct head *head, struct tl_dot_area area)
{
    const struct tl_lanes *lanes = heads->columns->lanes;
    char justification = head->turned ? 'r' : 'l';
    if (lanes->by == TL_LANES_BY_ACTOR)
        tl_dot_put_actor(dot, heads->columns->graph, lanes->lanes[number].number, area,
                         justification);
    else
        tl_dot_put_text(dot, tl_dot_drawn("head", number, 0), area, HEAD_SIZE,
                        head->text, HEAD_LINES, justification);
}

/* One that begins as far above the rows, and below them, as is told. */
static void
put_column(struct tl_dot *dot, const struct tl_dot_heads *heads, uint32_t number,
           int64_t away, int64_t bottom)
{
    struct head head = head_of(heads, number, number < heads->turned);
    bool again = tl_dot_has_feet(heads, bottom);
    int64_t x = tl_dot_column_x(heads->columns, number);
    int64_t from = HEAD_PADDING / 2 - away;
    int64_t to = again ? bottom - from : bottom;
    int64_t left = head.turned ? x - HEAD_INDENT - head.width : x + HEAD_INDENT;
    struct tl_dot_area line = {x - LINE_WIDTH / 2, from, LINE_WIDTH, to - from};
    struct tl_dot_area area = {left, -away, head.width, head.height};
    tl_dot_put_area(dot, tl_dot_drawn("column", number, 0), line, dot->theme->faint);
    put_head(dot, heads, number, &head, area);
    if (!again)
        return;
    area.top = bottom + away - head.height;
    tl_dot_put_text(dot, tl_dot_drawn("foot", number, 0), area, HEAD_SIZE, head.text,
                    HEAD_LINES, head.turned ? 'r' : 'l');
}

void
tl_dot_put_heads(struct tl_dot *dot, const struct tl_dot_heads *heads, int64_t bottom)
{
    int64_t left = HEAD_GAP, right = heads->right_height;
    for (uint32_t i = 0; i < heads->columns->lanes->count; i++) {
        if (i < heads->turned)
            left += head_of(heads, i, true).height;
        put_column(dot, heads, i, i < heads->turned ? left : right, bottom);
        if (i >= heads->turned)
            right -= head_of(heads, i, false).height;
    }
}
