/*
 * A graph in pieces: what cgraph makes of a plain text (see scan.h), written to a
 * pipe. This is done in a process of its own, which cgraph may end at any time, and
 * whose memory it may spoil: child.h starts it and looks at what comes back.
 *
 * First comes the graph, then its clusters, each after the one around it, its nodes,
 * its edges, and last the end. Attributes follow what they belong to.
 */
#ifndef TL_SRC_READ_DOT_GRAPH_H
#define TL_SRC_READ_DOT_GRAPH_H

#include <stdint.h>

#include "scan.h"

enum tl_read_dot_piece_kind {
    TL_READ_DOT_GRAPH_PIECE, /* text: its name; `first`: whether it has directions */
    TL_READ_DOT_CLUSTER_PIECE,
    TL_READ_DOT_NODE_PIECE,    /* text: its name; `first`: its cluster */
    TL_READ_DOT_EDGE_PIECE,    /* `first`, `second`: the nodes it leads from and to */
    TL_READ_DOT_TEXT_PIECE,    /* an attribute; text: key and value */
    TL_READ_DOT_HTML_PIECE,    /* an attribute whose value is HTML */
    TL_READ_DOT_REFUSED_PIECE, /* instead of all the others: cgraph cannot read this */
    TL_READ_DOT_END_PIECE,
    TL_READ_DOT_PIECE_KINDS
};

/* Clusters and nodes are numbered from 0. */
#define TL_READ_DOT_NO_CLUSTER UINT32_MAX

/* The bytes of the text follow. It goes over the pipe as it is: nothing in it may be
 * padding, which nobody sets. */
struct tl_read_dot_piece {
    uint32_t kind;
    struct tl_position position;
    uint32_t first;
    uint32_t second;
    uint32_t key_length; /* of an attribute: how many of the bytes are its key */
    uint32_t length;
};

/* Writes the graph of a plain text to a descriptor, and ends the process. */
_Noreturn void tl_read_dot_graph_write(const struct tl_read_dot_plain *plain,
                                       int descriptor);

#endif
