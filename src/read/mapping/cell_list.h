/*
 * Lists in a cell of somebody else's table, which {Column:each ,} divides. What is in
 * quotes or parentheses is one element: "Doe, Jane"; Ministry (Trade, Crafts). Quotes
 * around an element are dropped, and so are the brackets of ["Ann", "Bob"], as programs
 * write lists.
 */
#ifndef TL_SRC_READ_MAPPING_CELL_LIST_H
#define TL_SRC_READ_MAPPING_CELL_LIST_H

#include <stdbool.h>

#include "src/read/csv/cell.h"

/* A list that is being divided. Its texts are borrowed. */
struct tl_cell_list {
    struct tl_substring rest;
    struct tl_substring separator;
    const char *quotes; /* that elements may stand in */
};

/* Whether a text is a list as programs write them: ["Ann", 'Bob']. */
bool tl_is_bracketed(struct tl_substring text);

void tl_cell_list_begin(struct tl_cell_list *each, struct tl_substring list,
                        struct tl_substring separator);

/* The next element, which may be empty, without the blanks around it. False where there
 * is none left. */
bool tl_cell_list_next(struct tl_cell_list *each, struct tl_substring *element);

#endif
