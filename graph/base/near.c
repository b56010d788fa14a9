#include "near.h"

#include <string.h>

#include "ascii.h"

/* Longer texts are no slips of the finger; and the rows below must stay small. */
#define LONGEST 64

/* Edits are counted in halves: another case of a letter is half of one. */
static size_t
substitution(char a, char b)
{
    if (a == b)
        return 0;
    return tl_ascii_lower(a) == tl_ascii_lower(b) ? 1 : 2;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The optimal string alignment distance, in half edits. */
static size_t
distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = 2 * j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = 2 * i;
        for (size_t j = 1; j <= b_length; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 2,
                           above[j - 1] + substitution(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 2);
        }
    }
    return rows[a_length % 3][b_length];
}

void
tl_near_offer(struct tl_near *near, const char *candidate)
{
    size_t wanted = strlen(near->wanted);
    size_t length = strlen(candidate);
    size_t longer = wanted > length ? wanted : length;
    size_t shorter = wanted > length ? length : wanted;
    size_t most = longer < 3 ? 1 : 2 + 2 * (longer / 8);
    if (longer > LONGEST || 2 * (longer - shorter) > most)
        return;
    size_t found = distance(near->wanted, wanted, candidate, length);
    if (found == 0 || found > most)
        return;
    bool tie = near->best && found == near->distance;
    if (!near->best || found < near->distance ||
        (tie && strcmp(candidate, near->best) < 0)) {
        near->best = candidate;
        near->distance = found;
    }
}
