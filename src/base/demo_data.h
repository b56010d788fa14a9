/* The datasets that are compiled into the program. */
#ifndef TL_SRC_BASE_DEMO_DATA_H
#define TL_SRC_BASE_DEMO_DATA_H

#include <stddef.h>

/* examples/cyber-sovereignty, which an input called "@demo" means: a JSON document. */
extern const unsigned char tl_demo_data[];
extern const size_t tl_demo_size;

/* examples/first-steps, from which `tieline init --tables` makes all tables: a JSON
 * document. */
extern const unsigned char tl_start_data[];
extern const size_t tl_start_size;

/* The table of events that `tieline init` writes. */
extern const unsigned char tl_start_events_data[];
extern const size_t tl_start_events_size;

#endif
