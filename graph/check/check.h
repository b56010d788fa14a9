/*
 * What is wrong with a whole graph, or odd. Runs on the rows of a graph that is built
 * but for this, and whose positions moved with its rows.
 */
#ifndef TL_GRAPH_CHECK_CHECK_H
#define TL_GRAPH_CHECK_CHECK_H

struct tl_builder;

/* Runs all checks; what they find goes to the builder's diagnostics. */
void tl_check_graph(struct tl_builder *builder);

#endif
