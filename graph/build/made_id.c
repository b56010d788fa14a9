#include "made_id.h"

#include <string.h>

/* Digits and letters but for i, l, o and u, which are misread (or spell words). */
static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

void
tl_made_id_spell(uint64_t hash, char initial, char id[TL_MADE_ID_LETTERS + 2])
{
    id[0] = initial;
    for (int i = TL_MADE_ID_LETTERS; i > 0; i--, hash >>= 5)
        id[i] = letters[hash & 31];
    id[TL_MADE_ID_LETTERS + 1] = '\0';
}

bool
tl_id_is_made(const char *id, size_t length)
{
    size_t at = 1;
    if (length <= TL_MADE_ID_LETTERS || (*id != 'e' && *id != 'r'))
        return false;
    while (at <= TL_MADE_ID_LETTERS && memchr(letters, id[at], sizeof letters - 1))
        at++;
    return at > TL_MADE_ID_LETTERS && (at == length || id[at] == '-');
}
