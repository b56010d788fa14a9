/* The rows of a graph that is being built. */
#ifndef TL_GRAPH_BUILD_ROWS_H
#define TL_GRAPH_BUILD_ROWS_H

#include "state.h"

/*
 * Makes the rows of a type those that the sequence names, in its order, none twice. The
 * sequence is the builder's from then on: it tells their positions.
 */
void tl_rows_gather(struct tl_builder *builder, enum tl_type type, uint32_t *sequence,
                    uint32_t count);

/* The extras of an event, added where it has none. */
struct tl_event_extra *tl_event_extra_add(struct tl_graph *graph, uint32_t event);

/* The extras of a participation, added where it has none. */
struct tl_participation_extra *tl_participation_extra_add(struct tl_graph *graph,
                                                          uint32_t participation);

/* What a message calls an event, relation or reference: the id that the user gave;
 * where one was made, the title or the kind, if there is one. */
const char *tl_row_name(const struct tl_builder *builder, enum tl_type type,
                        uint32_t number);

/* Where a row came from. */
static inline struct tl_position
tl_row_position(const struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    uint32_t came = builder->origins[type] ? builder->origins[type][number] : number;
    const struct tl_place *place = tl_vector_at(&builder->places[type], came);
    if (place->column == TL_FAR)
        return *(struct tl_position *)tl_vector_at(&builder->far_positions,
                                                   place->line);
    return (struct tl_position){place->line, place->column, place->file};
}

/* The place of a position. */
static inline struct tl_place
tl_place_of(struct tl_builder *builder, struct tl_position position)
{
    uint32_t number = (uint32_t)builder->far_positions.count;
    if (position.column < TL_FAR)
        return (struct tl_place){position.line, (uint16_t)position.column,
                                 (uint16_t)position.file};
    *(struct tl_position *)tl_vector_add(&builder->far_positions) = position;
    return (struct tl_place){number, TL_FAR, (uint16_t)position.file};
}

/* A new row of a type with its position. */
static inline uint32_t
tl_row_add(struct tl_builder *builder, enum tl_type type, struct tl_position position)
{
    tl_vector_add(&builder->graph->rows[type]);
    *(struct tl_place *)tl_vector_add(&builder->places[type]) =
        tl_place_of(builder, position);
    return (uint32_t)(builder->graph->rows[type].count - 1);
}

#endif
