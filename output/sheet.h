/*
 * A table of the folder of tables while it is written. Its columns are the fields of a
 * type and the attributes that items of that type have.
 */
#ifndef TL_SHEET_H
#define TL_SHEET_H

#include "csv.h"
#include "format.h"

struct tl_sheet {
    struct tl_csv csv;
    const struct tl_drawing *drawing;
    struct tl_losses *losses;
    enum tl_type type;
    const char *const *keys; /* of the attributes */
    uint32_t key_count;
    bool clashes; /* some of the keys cannot be columns */
};

/* Writes the head; `fields` is ended by TL_FIELDS. */
struct tl_sheet tl_sheet_begin(const struct tl_drawing *drawing, struct tl_out *out,
                               struct tl_losses *losses, enum tl_type type,
                               const enum tl_field *fields);

/* Writes the attributes of an item, and with that ends its row. */
void tl_sheet_end_row(struct tl_sheet *sheet, struct tl_attributes attributes);

#endif
