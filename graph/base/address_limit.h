/* The limit that a system has on the addresses of a process. OpenBSD lacks it; its
 * limit of data includes maps. */
#ifndef TL_GRAPH_BASE_ADDRESS_LIMIT_H
#define TL_GRAPH_BASE_ADDRESS_LIMIT_H

#include <sys/resource.h>

#ifdef RLIMIT_AS
#define TL_ADDRESS_LIMIT RLIMIT_AS
#else
#define TL_ADDRESS_LIMIT RLIMIT_DATA
#endif

#endif
