/* DOT, for Graphviz. Nothing is lost on the way, so there is nothing to report. */
#include "dot_views.h"

static tl_emit *const draw[TL_VIEWS] = {
    [TL_VIEW_NETWORK] = tl_dot_draw_network,
    [TL_VIEW_ACTORS] = tl_dot_draw_network,
    [TL_VIEW_EVENTS] = tl_dot_draw_network,
    [TL_VIEW_TIMELINE] = tl_dot_draw_timeline,
};

void
tl_emit_dot(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    if (drawing->lanes && drawing->lanes->period_count > 0)
        tl_dot_draw_counts(drawing, out, losses);
    else
        draw[drawing->view](drawing, out, losses);
}
