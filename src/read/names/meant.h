/*
 * Fields that no record has, though all have something that is called as if it held
 * them: the events of another program, with a `timestamp` and no `date`.
 */
#ifndef TL_SRC_READ_NAMES_MEANT_H
#define TL_SRC_READ_NAMES_MEANT_H

#include "graph/base/diagnostic.h"
#include "graph/field.h"

/* What records of a type have, a key or an attribute. */
struct tl_meant {
    const char *name;
    bool kept;                   /* it is no field, and kept as it is */
    struct tl_position position; /* of what is to be reported */
};

/* Warns, once for each field, of what was probably meant to be one. */
void tl_meant_report(struct tl_diagnostics *diagnostics, enum tl_type type,
                     const struct tl_meant *list, size_t count);

#endif
