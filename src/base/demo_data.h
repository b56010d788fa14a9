/* The datasets that are compiled into the program, as JSON documents. */
#ifndef TL_SRC_BASE_DEMO_DATA_H
#define TL_SRC_BASE_DEMO_DATA_H

#include <stddef.h>

/* examples/cyber-sovereignty, which an input called "@demo" means. */
extern const unsigned char tl_demo_data[];
extern const size_t tl_demo_size;

/* examples/first-steps, from which `tieline init` makes its tables. */
extern const unsigned char tl_start_data[];
extern const size_t tl_start_size;

#endif
