/*
 * A relay: one thread reads rows while another makes something of them. Batches of rows
 * go from the one to the other in the order of the rows, so that what is made of them
 * is the same as with one thread.
 */
#ifndef TL_SRC_READ_CSV_RELAY_H
#define TL_SRC_READ_CSV_RELAY_H

#include <stdbool.h>

#include "rows.h"

/*
 * Starts a thread that has `read` read rows, until it returns, and gives each batch of
 * them to `take` on this thread. False, with nothing done, where no thread can be had.
 */
bool tl_relay_run(struct tl_rows *rows, void (*read)(void *context),
                  void (*take)(void *context, const struct tl_batch *batch),
                  void *context);

#endif
