#include "near.h"

#include <stdint.h>
#include <string.h>

#include "fold.h"

/* Longer texts are not mistyped words; and the rows below must stay small. */
#define LONGEST 64

/* A text as code points, and what they are in folded case without accents. */
struct letters {
    size_t count;
    int32_t codes[LONGEST];
    int32_t folded[LONGEST];
};

/* Whether a text is short enough; its letters are not folded. */
static bool
read_letters(struct letters *letters, const char *text)
{
    letters->count = tl_fold_codes(text, letters->codes, LONGEST);
    return letters->count <= LONGEST;
}

static void
fold(struct letters *letters)
{
    for (size_t i = 0; i < letters->count; i++)
        letters->folded[i] = tl_fold_code(letters->codes[i]);
}

static bool
are_equal_folded(const struct letters *a, const struct letters *b)
{
    return a->count == b->count &&
           memcmp(a->folded, b->folded, a->count * sizeof *a->folded) == 0;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits are counted in halves: another case or accent of a letter is half of one. */
static size_t
substitution(const struct letters *a, size_t i, const struct letters *b, size_t j)
{
    if (a->codes[i] == b->codes[j])
        return 0;
    return a->folded[i] == b->folded[j] ? 1 : 2;
}

/* The optimal string alignment distance, in half edits. */
static size_t
distance(const struct letters *a, const struct letters *b)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b->count; j++)
        rows[0][j] = 2 * j;
    for (size_t i = 1; i <= a->count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = 2 * i;
        for (size_t j = 1; j <= b->count; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 2,
                           above[j - 1] + substitution(a, i - 1, b, j - 1));
            if (i > 1 && j > 1 && a->codes[i - 1] == b->codes[j - 2] &&
                a->codes[i - 2] == b->codes[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 2);
        }
    }
    return rows[a->count % 3][b->count];
}

void
tl_near_offer(struct tl_near *near, const char *candidate)
{
    struct letters wanted, offered;
    if (!read_letters(&wanted, near->wanted) || !read_letters(&offered, candidate))
        return;
    size_t longer = wanted.count > offered.count ? wanted.count : offered.count;
    size_t shorter = wanted.count > offered.count ? offered.count : wanted.count;
    size_t most = longer < 3 ? 1 : 2 + 2 * (longer / 8);
    if (2 * (longer - shorter) > most || strcmp(near->wanted, candidate) == 0)
        return;
    fold(&wanted);
    fold(&offered);
    size_t found =
        are_equal_folded(&wanted, &offered) ? 1 : distance(&wanted, &offered);
    if (found > most)
        return;
    bool tie = near->best && found == near->distance;
    if (!near->best || found < near->distance ||
        (tie && strcmp(candidate, near->best) < 0)) {
        near->best = candidate;
        near->distance = found;
    }
}
