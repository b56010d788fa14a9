#include "drawn.h"

#include <stddef.h>
#include <string.h>

/* As of Graphviz 12. What can be read as more than a drawing is in none of the lists:
 * class, comment, dir, href, label, tooltip, URL, weight, the id and xlabel of an edge.
 */
static const char *const of_all[] = {
    "_background", "_draw_",    "_hdraw_",   "_hldraw_",
    "_ldraw_",     "_tdraw_",   "_tldraw_",  "color",
    "colorscheme", "fillcolor", "fontcolor", "fontname",
    "fontnames",   "fontpath",  "fontsize",  "gradientangle",
    "labelangle",  "labeljust", "labelloc",  "layer",
    "lp",          "margin",    "nojustify", "ordering",
    "pencolor",    "penwidth",  "pos",       "rank",
    "showboxes",   "sortv",     "style",     "target",
    "xlp",         NULL,
};

static const char *const of_graphs[] = {
    "Damping",
    "K",
    "TBbalance",
    "aspect",
    "bb",
    "beautify",
    "bgcolor",
    "center",
    "charset",
    "clusterrank",
    "compound",
    "concentrate",
    "defaultdist",
    "dim",
    "dimen",
    "diredgeconstraints",
    "dpi",
    "epsilon",
    "esep",
    "forcelabels",
    "id",
    "imagepath",
    "inputscale",
    "label_scheme",
    "landscape",
    "layerlistsep",
    "layers",
    "layerselect",
    "layersep",
    "layout",
    "levels",
    "levelsgap",
    "lheight",
    "linelength",
    "lwidth",
    "maxiter",
    "mclimit",
    "mindist",
    "mode",
    "model",
    "newrank",
    "nodesep",
    "normalize",
    "notranslate",
    "nslimit",
    "nslimit1",
    "oneblock",
    "orientation",
    "outputorder",
    "overlap",
    "overlap_scaling",
    "overlap_shrink",
    "pack",
    "packmode",
    "pad",
    "page",
    "pagedir",
    "peripheries",
    "quadtree",
    "quantum",
    "rankdir",
    "ranksep",
    "ratio",
    "remincross",
    "repulsiveforce",
    "resolution",
    "root",
    "rotate",
    "rotation",
    "scale",
    "searchsize",
    "sep",
    "size",
    "smoothing",
    "splines",
    "start",
    "stylesheet",
    "truecolor",
    "viewport",
    "voro_margin",
    "xdotversion",
    "xlabel",
    NULL,
};

static const char *const of_nodes[] = {
    "distortion", "fixedsize",  "group",        "height",      "id",    "image",
    "imagepos",   "imagescale", "orientation",  "peripheries", "pin",   "rects",
    "regular",    "root",       "samplepoints", "shapefile",   "sides", "skew",
    "vertices",   "width",      "xlabel",       "z",           NULL,
};

static const char *const of_edges[] = {
    "arrowhead",     "arrowsize",  "arrowtail",      "constraint",
    "decorate",      "edgeURL",    "edgehref",       "edgetarget",
    "edgetooltip",   "headURL",    "head_lp",        "headclip",
    "headhref",      "headlabel",  "headport",       "headtarget",
    "headtooltip",   "key",        "labelURL",       "labelaligned",
    "labeldistance", "labelfloat", "labelfontcolor", "labelfontname",
    "labelfontsize", "labelhref",  "labeltarget",    "labeltooltip",
    "len",           "lhead",      "ltail",          "minlen",
    "radius",        "samehead",   "sametail",       "tailURL",
    "tail_lp",       "tailclip",   "tailhref",       "taillabel",
    "tailport",      "tailtarget", "tailtooltip",    NULL,
};

static const char *const *const by_owner[] = {
    [TL_DOT_OF_GRAPH] = of_graphs,
    [TL_DOT_OF_NODE] = of_nodes,
    [TL_DOT_OF_EDGE] = of_edges,
};

static bool
is_in(const char *const *list, const char *key)
{
    while (*list && strcmp(*list, key) != 0)
        list++;
    return *list != NULL;
}

bool
tl_dot_is_drawn(enum tl_dot_owner owner, const char *key)
{
    return is_in(of_all, key) || is_in(by_owner[owner], key);
}
