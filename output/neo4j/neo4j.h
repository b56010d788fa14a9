/* What the tables for Neo4j have in common. */
#ifndef TL_OUTPUT_NEO4J_NEO4J_H
#define TL_OUTPUT_NEO4J_NEO4J_H

#include "output/common/drawing.h"
#include "output/syntax/csv.h"

/* An element of an array, or a piece of one, in the open cell: Neo4j splits arrays at
 * semicolons, which nothing can escape, so that those of the data are full-width ones.
 */
void tl_neo4j_element(struct tl_csv *csv, const char *element,
                      struct tl_losses *losses);

#endif
