/* Colours as people write them: #rrggbb, or one of the common names of CSS. */
#ifndef TL_GRAPH_COLOUR_H
#define TL_GRAPH_COLOUR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room for "#rrggbb". */
enum { TL_COLOUR_TEXT_MAX = 8 };

/* Reads a colour, in any case, as 0xrrggbb; false where it is none. */
bool tl_colour_read(const char *text, size_t length, uint32_t *colour);

/* "#rrggbb", in lower case. */
void tl_colour_text(uint32_t colour, char text[TL_COLOUR_TEXT_MAX]);

/* The name that was probably meant; NULL where none is near. */
const char *tl_colour_near(const char *name);

#endif
