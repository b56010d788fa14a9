/*
 * A table of items of a type while it is written. Its columns are fields, or others
 * that it has in their place, and the attributes that items of that type have.
 */
#ifndef TL_OUTPUT_COMMON_SHEET_H
#define TL_OUTPUT_COMMON_SHEET_H

#include "output/syntax/csv.h"
#include "drawing.h"

struct tl_sheet {
    struct tl_csv csv;
    const struct tl_drawing *drawing;
    struct tl_losses *losses;
    enum tl_type type;
    const char *const *head; /* its columns before those for attributes */
    const char *const *keys; /* of the attributes */
    uint32_t key_count;
    bool clashes; /* some of the keys are reserved */
};

/* In a list of columns: those of the texts that all outputs write alike. */
#define TL_TOLD_COLUMNS "*"

/* Writes the cells of these columns: their names, as part of a list of names that ends
 * with NULL, and an item's texts. */
void tl_sheet_names(struct tl_csv *csv, const char *const *names, unsigned types);
void tl_sheet_told(struct tl_csv *csv, unsigned types, const char *record);

/* Writes the header row. `head` ends with NULL, and is borrowed. */
struct tl_sheet tl_sheet_begin(const struct tl_drawing *drawing, struct tl_out *out,
                               struct tl_losses *losses, enum tl_type type,
                               const char *const *head);

/* Writes the attributes of an item, and with that ends its row. */
void tl_sheet_end_row(struct tl_sheet *sheet, struct tl_attributes attributes);

#endif
