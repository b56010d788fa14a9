/*
 * The rows and columns of a timeline, and where everything in them is. All lengths and
 * places are in tenths of a point, x from the axis to the right, y from the first row
 * downwards.
 *
 * Rows are computed one after the other, as often as they are needed, and never kept:
 * once to learn how high they are, once to find out how many lanes the bars on the axis
 * take, and then to be drawn.
 */
#ifndef TL_OUTPUT_DOT_ROWS_H
#define TL_OUTPUT_DOT_ROWS_H

#include "graph/date/members.h"
#include "graph/layout/axis.h"
#include "output/common/drawing.h"
#include "label.h"
#include "position.h"
#include "theme.h"
#include "when.h"

enum {
    TL_DOT_BOX_WIDTH = 2900,
    TL_DOT_BOX_MARGIN = 80,
    TL_DOT_INDENT = 160,
    TL_DOT_TITLE_SIZE = 11, /* fonts, in points */
    TL_DOT_WHEN_SIZE = 9,
    TL_DOT_TITLE_LINES = 5,
    TL_DOT_WHEN_LINES = 4,
    TL_DOT_TITLE_STEP = 135, /* from line to line */
    TL_DOT_WHEN_STEP = 115,
    TL_DOT_LANES = 24
};

/* Where a row belongs. */
enum tl_dot_part { TL_DOT_ON_AXIS, TL_DOT_TOO_FAR, TL_DOT_NO_YEAR, TL_DOT_NO_DATE };

/* What an event is on the axis. */
enum tl_dot_mark {
    TL_DOT_DAY,     /* one day, or one time of it */
    TL_DOT_WITHIN,  /* some day, or some time, in a span */
    TL_DOT_LASTING, /* from day to day; what is sure of it is its core */
    TL_DOT_ONE_OF,  /* at one of several times */
    TL_DOT_ALL_OF   /* at each of several times, but not in between */
};

struct tl_dot_row {
    struct tl_event event;
    const char *heading; /* above the row, or NULL */
    enum tl_dot_part part;
    bool placed; /* undated, but among the dated ones, beside one of them */
    int64_t top;
    int64_t height;
    int64_t indent;
    size_t title_width; /* of its lines, at most (see graph/base/text_width.h) */
    char when[TL_DOT_WHEN_MAX];
    size_t when_lines;
    /* On the axis: */
    enum tl_dot_mark mark;
    bool uncertain;
    bool open_start;
    bool open_end;
    bool cut_start; /* it begins before the axis does */
    bool cut_end;
    int64_t place;
    int64_t from;
    int64_t to;
    int64_t core_from; /* not before core_to where nothing is sure */
    int64_t core_to;
    unsigned lane;
    const struct tl_axis *axis;
};

struct tl_dot_rows {
    const struct tl_drawing *drawing;
    const struct tl_timeline *timeline;
    const struct tl_sequence *sequence;
    const struct tl_axis *axis; /* NULL: only heights are wanted */
    uint32_t next;
    int64_t bottom;
    enum tl_dot_part part;
    uint32_t before; /* the event of the row before */
    uint32_t under;  /* the whole of which the parts are in the rows above */
    unsigned lanes;  /* how many are in use, and where the last bar of each ends */
    int64_t lane_ends[TL_DOT_LANES];
};

struct tl_dot_rows tl_dot_rows_begin(const struct tl_drawing *drawing,
                                     const struct tl_axis *axis);
bool tl_dot_rows_next(struct tl_dot_rows *rows, struct tl_dot_row *row);

/*
 * Where the next of several times is, for marks that have such; false where there is
 * none left. Those that would not be seen beside the one before are passed over.
 */
struct tl_dot_time {
    int64_t from;
    int64_t to;
    bool begun; /* internal, as what follows */
    struct tl_date_members members;
};

bool tl_dot_row_next_time(const struct tl_dot_row *row, struct tl_dot_time *time);

#endif
