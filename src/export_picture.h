/* What the pictures of an export say of themselves, and whether they fit on paper. */
#ifndef TL_SRC_EXPORT_PICTURE_H
#define TL_SRC_EXPORT_PICTURE_H

#include "output/common/drawing.h"
#include "src/io/picture.h"

enum { TL_EXPORT_ABOUT = 200 };

/* The words of a picture, in room of their own. */
struct tl_export_words {
    char about[TL_EXPORT_ABOUT];
    struct tl_out style;
    struct tl_picture_words words;
};

/* To be ended. */
void tl_export_words_begin(struct tl_export_words *words,
                           const struct tl_drawing *drawing);
void tl_export_words_end(struct tl_export_words *words);

/* Whether a picture that is so large without what is below it fits on the paper that
 * was asked for; false, said, where its letters would be too small. */
bool tl_export_suits_paper(const struct tl_drawing *drawing);

#endif
