#include "drawing.h"

struct tl_slice
tl_style_listed(const struct tl_style *style, struct tl_slice all)
{
    if (style->evidence && all.count > style->evidence)
        all.count = style->evidence;
    return all;
}
