/* How much memory the system lets the program have. */
#ifndef TL_SRC_BASE_CONTROL_GROUP_H
#define TL_SRC_BASE_CONTROL_GROUP_H

#include <stdint.h>

/* The limit of the control group in bytes (memory.max of version 2, limit_in_bytes of
 * version 1); 0 where there is no limit, or no control group. */
uint64_t tl_control_group_memory(void);

#endif
