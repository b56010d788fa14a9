#include "graph.h"

#include <cgraph.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/text.h"
#include "src/read/base/child.h"

/* The attributes by which Graphviz draws, and which say nothing of what is drawn. */

enum owner { OF_GRAPH, OF_NODE, OF_EDGE };

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
    [OF_GRAPH] = of_graphs,
    [OF_NODE] = of_nodes,
    [OF_EDGE] = of_edges,
};

static bool
is_in(const char *const *list, const char *key)
{
    while (*list && strcmp(*list, key) != 0)
        list++;
    return *list != NULL;
}

/* Whether it is one of those; of a graph means also of a subgraph. */
static bool
is_layout_attribute(enum owner owner, const char *key)
{
    return is_in(of_all, key) || is_in(by_owner[owner], key);
}

enum { KINDS = 3 }; /* of objects: AGRAPH, AGNODE, AGEDGE */

_Static_assert(sizeof(struct tl_read_dot_piece) == 8 * sizeof(uint32_t),
               "no padding goes over the pipe");

/* What is read, and where cgraph is in it. */
struct source {
    Agdisc_t discipline; /* the first, as cgraph gives it back */
    Agiddisc_t ids;
    Agiodisc_t io;
    Agcbdisc_t callbacks;
    const struct tl_read_dot_plain *plain;
    size_t offset;
    size_t note;
    struct tl_vector notes[KINDS]; /* size_t: where each object was told of last */
};

/* Attributes that are written, in their order. */
struct wanted {
    Agsym_t **symbols;
    size_t count;
};

struct writing {
    struct tl_child_sink sink;
    const struct source *source;
    Agraph_t *graph;
    struct wanted wanted[KINDS];
    uint32_t *clusters; /* of the nodes, by their sequence numbers */
    uint32_t cluster_count;
};

static const struct tl_read_dot_note *
note_at(const struct source *source, size_t index)
{
    return tl_vector_at(&source->plain->notes, index);
}

static size_t
note_end(const struct source *source)
{
    bool last = source->note + 1 == source->plain->notes.count;
    return last ? source->plain->length : note_at(source, source->note + 1)->offset;
}

/*
 * Gives cgraph the text up to the next statement. As statements end with ';', it has
 * done with one before it asks for the next: so it is known what it is at.
 */
static int
feed(void *channel, char *buffer, int size)
{
    struct source *source = channel;
    while (source->offset == note_end(source) &&
           source->note + 1 < source->plain->notes.count)
        source->note++;
    size_t length = note_end(source) - source->offset;
    if (length > (size_t)size)
        length = (size_t)size;
    memcpy(buffer, source->plain->text + source->offset, length);
    source->offset += length;
    return (int)length;
}

/* Notes that an object is being told of. */
static void
note_object(Agraph_t *graph, Agobj_t *object, void *context)
{
    struct source *source = context;
    (void)graph;
    struct tl_vector *notes = &source->notes[AGTYPE(object)];
    while (notes->count <= AGSEQ(object))
        tl_vector_add(notes);
    *(size_t *)tl_vector_at(notes, AGSEQ(object)) = source->note;
}

static void
note_change(Agraph_t *graph, Agobj_t *object, void *context, Agsym_t *symbol)
{
    (void)symbol;
    if (AGTYPE(object) != AGRAPH)
        note_object(graph, object, context);
}

/* The first that cgraph does with a new graph: the only chance to have it watched. */
static void *
open_ids(Agraph_t *graph, Agdisc_t *discipline)
{
    struct source *source = (struct source *)discipline;
    agpushdisc(graph, &source->callbacks, source);
    return AgIdDisc.open(graph, discipline);
}

/* What cgraph says names lines of the plain text, which nobody has seen. But a want of
 * memory is no mistake in it. */
static int
hear(char *message)
{
    if (tl_text_begins(message, "memory "))
        _exit(TL_CHILD_EXIT_MEMORY);
    return 0;
}

static void
begin_source(struct source *source, const struct tl_read_dot_plain *plain)
{
    *source = (struct source){.plain = plain, .ids = AgIdDisc, .io = AgIoDisc};
    source->ids.open = open_ids;
    source->io.afread = feed;
    source->discipline.id = &source->ids;
    source->discipline.io = &source->io;
    source->callbacks.graph.ins = note_object;
    source->callbacks.node.ins = source->callbacks.edge.ins = note_object;
    source->callbacks.node.mod = source->callbacks.edge.mod = note_change;
    for (int kind = 0; kind < KINDS; kind++)
        source->notes[kind].width = sizeof(size_t);
}

static struct tl_position
position_of(const struct source *source, void *object)
{
    const struct tl_vector *notes = &source->notes[AGTYPE(object)];
    const size_t *index = tl_vector_at(notes, AGSEQ(object));
    return note_at(source, *index)->position;
}

static void
put_piece(struct writing *writing, struct tl_read_dot_piece piece, const char *text)
{
    piece.length = (uint32_t)strlen(text);
    tl_child_put(&writing->sink, &piece, sizeof piece);
    tl_child_put(&writing->sink, text, piece.length);
}

static void
put_attribute(struct writing *writing, const char *key, const char *value)
{
    struct tl_read_dot_piece piece = {.kind = *value == TL_READ_DOT_MARK_HTML
                                                  ? TL_READ_DOT_HTML_PIECE
                                                  : TL_READ_DOT_TEXT_PIECE};
    value++;
    piece.key_length = (uint32_t)strlen(key);
    piece.length = piece.key_length + (uint32_t)strlen(value);
    tl_child_put(&writing->sink, &piece, sizeof piece);
    tl_child_put(&writing->sink, key, piece.key_length);
    tl_child_put(&writing->sink, value, piece.length - piece.key_length);
}

static void
put_attributes(struct writing *writing, void *object)
{
    const struct wanted *wanted = &writing->wanted[AGTYPE(object)];
    for (size_t i = 0; i < wanted->count; i++) {
        const char *value = agxget(object, wanted->symbols[i]);
        if (*value)
            put_attribute(writing, wanted->symbols[i]->name, value);
    }
}

static struct wanted
choose(Agraph_t *graph, int kind)
{
    static const enum owner owners[] = {
        [AGRAPH] = OF_GRAPH, [AGNODE] = OF_NODE, [AGEDGE] = OF_EDGE};
    struct wanted wanted = {NULL, 0};
    Agsym_t *symbol = NULL;
    while ((symbol = agnxtattr(graph, kind, symbol))) {
        if (is_layout_attribute(owners[kind], symbol->name) || *symbol->name == '\0')
            continue;
        wanted.symbols =
            tl_resize(wanted.symbols, (wanted.count + 1) * sizeof *wanted.symbols);
        wanted.symbols[wanted.count++] = symbol;
    }
    return wanted;
}

static bool
is_cluster(Agraph_t *graph)
{
    static const char yes[] = {TL_READ_DOT_MARK_TEXT, 't', 'r', 'u', 'e', '\0'};
    const char *said = agget(graph, "cluster");
    return tl_text_begins(agnameof(graph), "cluster") ||
           (said && strcmp(said, yes) == 0);
}

/* Puts a cluster down, and its nodes into it but for those that are in another. */
static uint32_t
put_cluster(struct writing *writing, Agraph_t *cluster, uint32_t around)
{
    struct tl_read_dot_piece piece = {.kind = TL_READ_DOT_CLUSTER_PIECE,
                                      .first = around};
    uint32_t number = writing->cluster_count++;
    piece.position = position_of(writing->source, cluster);
    put_piece(writing, piece, agnameof(cluster));
    put_attributes(writing, cluster);
    for (Agnode_t *node = agfstnode(cluster); node; node = agnxtnode(cluster, node)) {
        if (writing->clusters[AGSEQ(node)] == around)
            writing->clusters[AGSEQ(node)] = number;
    }
    return number;
}

static int
by_sequence(const void *a, const void *b)
{
    uint64_t left = AGSEQ(*(Agraph_t *const *)a);
    uint64_t right = AGSEQ(*(Agraph_t *const *)b);
    return (left > right) - (left < right);
}

/* The subgraphs in the order of the text: cgraph has them in that of addresses. */
static size_t
list_subgraphs(Agraph_t *graph, Agraph_t ***list)
{
    size_t count = 0;
    *list = tl_alloc((size_t)agnsubg(graph) * sizeof **list);
    for (Agraph_t *sub = agfstsubg(graph); sub; sub = agnxtsubg(sub))
        (*list)[count++] = sub;
    qsort(*list, count, sizeof **list, by_sequence);
    return count;
}

static void
put_clusters(struct writing *writing, Agraph_t *graph, uint32_t around)
{
    Agraph_t **list;
    size_t count = list_subgraphs(graph, &list);
    for (size_t i = 0; i < count; i++) {
        uint32_t within =
            is_cluster(list[i]) ? put_cluster(writing, list[i], around) : around;
        put_clusters(writing, list[i], within);
    }
    tl_free(list);
}

static void
put_nodes(struct writing *writing)
{
    Agraph_t *graph = writing->graph;
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        struct tl_read_dot_piece piece = {.kind = TL_READ_DOT_NODE_PIECE,
                                          .first = writing->clusters[AGSEQ(node)]};
        piece.position = position_of(writing->source, node);
        put_piece(writing, piece, agnameof(node) + 1); /* after the mark */
        put_attributes(writing, node);
    }
}

/* Nodes have sequence numbers from 1, in the order in which they are put down. */
static void
put_edges(struct writing *writing, Agnode_t *node)
{
    Agraph_t *graph = writing->graph;
    for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
        struct tl_read_dot_piece piece = {.kind = TL_READ_DOT_EDGE_PIECE,
                                          .first = (uint32_t)AGSEQ(agtail(edge)) - 1,
                                          .second = (uint32_t)AGSEQ(aghead(edge)) - 1};
        piece.position = position_of(writing->source, edge);
        put_piece(writing, piece, "");
        put_attributes(writing, edge);
    }
}

static void
put_graph(struct writing *writing)
{
    Agraph_t *graph = writing->graph;
    struct tl_read_dot_piece piece = {.kind = TL_READ_DOT_GRAPH_PIECE,
                                      .first = agisdirected(graph) != 0};
    size_t room = (size_t)agnnodes(graph) + 1;
    writing->clusters = tl_alloc(room * sizeof *writing->clusters);
    for (size_t i = 0; i < room; i++)
        writing->clusters[i] = TL_READ_DOT_NO_CLUSTER;
    for (int kind = 0; kind < KINDS; kind++)
        writing->wanted[kind] = choose(graph, kind);
    piece.position = note_at(writing->source, 0)->position;
    put_piece(writing, piece, agnameof(graph));
    put_attributes(writing, graph);
    put_clusters(writing, graph, TL_READ_DOT_NO_CLUSTER);
    put_nodes(writing);
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        put_edges(writing, node);
}

void
tl_read_dot_graph_write(const struct tl_read_dot_plain *plain, int descriptor)
{
    struct source source;
    struct writing writing = {.sink.descriptor = descriptor, .source = &source};
    struct tl_read_dot_piece last = {.kind = TL_READ_DOT_END_PIECE};
    begin_source(&source, plain);
    agseterrf(hear);
    agerr(AGWARN, " "); /* allots room for messages, while there is some */
    agreseterrors();
    writing.graph = agread(&source, &source.discipline);
    if (writing.graph && agerrors() == 0) {
        put_graph(&writing);
    } else {
        last.kind = TL_READ_DOT_REFUSED_PIECE;
        last.position = note_at(&source, source.note)->position;
    }
    put_piece(&writing, last, "");
    tl_child_flush(&writing.sink);
    _exit(0);
}
