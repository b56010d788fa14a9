/* The hash that ids are made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph/base/content_hash.h"

/* Ids are made of hashes, so these must never change. */
static void
hashes_are_the_same_everywhere(void **state)
{
    (void)state;
    assert_true(tl_content_hash("", 0, 0) == UINT64_C(0x494b390f13aec0a6));
    assert_true(tl_content_hash("a", 1, 0) == UINT64_C(0x94c461e7a4335da2));
    assert_true(tl_content_hash("China", 5, 7) == UINT64_C(0xcdaa9a5deb7592e2));
    assert_true(tl_content_hash("exactly8", 8, 0) == UINT64_C(0xca27a07538da562c));
    assert_true(tl_content_hash("Sino-Russian agreement", 22, UINT64_MAX) ==
                UINT64_C(0x7305358acd0e96f1));
    /* Every length, by a program of its own in another language. */
    uint64_t chain = 0;
    for (size_t length = 0; length <= 26; length++)
        chain = tl_content_hash("abcdefghijklmnopqrstuvwxyz", length, chain);
    assert_true(chain == UINT64_C(0x88893fa69856f900));
}

static int
by_value(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void
similar_texts_have_different_hashes(void **state)
{
    (void)state;
    enum { HASHES = 60000 };
    static uint64_t hashes[HASHES];
    char text[32] = {0};
    for (uint32_t i = 0; i < HASHES; i++) {
        /* Texts of NULs of several lengths, seeds in a row, counting up. */
        if (i < 20)
            hashes[i] = tl_content_hash("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", i, 0);
        else if (i < 20000)
            hashes[i] = tl_content_hash("seed", 4, i);
        else
            hashes[i] = tl_content_hash(
                text, (size_t)sprintf(text, "%07lu", (unsigned long)i), 0);
    }
    qsort(hashes, HASHES, sizeof *hashes, by_value);
    for (size_t i = 1; i < HASHES; i++)
        assert_true(hashes[i - 1] != hashes[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_the_same_everywhere),
        cmocka_unit_test(similar_texts_have_different_hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
