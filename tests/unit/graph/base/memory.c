/* Memory: zeroed, aligned, never moving, given back; and what happens without any. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "tests/support/support.h"

static void
memory_is_zeroed_and_resized(void **state)
{
    (void)state;
    unsigned char *bytes = tl_alloc(1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    memset(bytes, 7, 1000);
    bytes = tl_resize(bytes, 100000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 7);
    tl_free(bytes);
    bytes = tl_resize(NULL, 1);
    bytes[0] = 1;
    tl_free(bytes);
    tl_free(NULL);
}

static void
nothing_is_something_too(void **state)
{
    (void)state;
    void *nothing = tl_alloc(0);
    assert_non_null(nothing);
    nothing = tl_resize(nothing, 0);
    assert_non_null(nothing);
    tl_free(nothing);
}

static void
pieces_of_an_arena_are_apart_and_aligned(void **state)
{
    (void)state;
    enum { PIECES = 5000 };
    static unsigned char *pieces[PIECES];
    static size_t sizes[PIECES];
    struct tl_arena arena = {0};
    uint64_t random = 1;
    for (size_t i = 0; i < PIECES; i++) {
        size_t align = (size_t)1 << random_below(&random, 5);
        if (align > _Alignof(max_align_t))
            align = 1;
        sizes[i] = random_below(&random, i % 500 ? 64 : 200000);
        pieces[i] = tl_arena_take(&arena, sizes[i], align);
        assert_int_equal((uintptr_t)pieces[i] % align, 0);
        memset(pieces[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < PIECES; i++) {
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(pieces[i][j], i % 251);
    }
    tl_arena_clear(&arena);
    tl_arena_clear(&arena);
    memset(tl_arena_take(&arena, 10, 1), 1, 10);
    tl_arena_clear(&arena);
}

static void
a_piece_may_be_exactly_as_large_as_a_block(void **state)
{
    (void)state;
    struct tl_arena arena = {0};
    for (size_t size = 64 * 1024 - 2; size <= 64 * 1024 + 2; size++) {
        memset(tl_arena_take(&arena, size, 8), 1, size);
        memset(tl_arena_take(&arena, 3, 1), 2, 3);
    }
    tl_arena_clear(&arena);
}

static void
texts_end_in_nul_and_may_hold_some(void **state)
{
    (void)state;
    struct tl_arena arena = {0};
    assert_memory_equal(tl_arena_text(&arena, "a\0bc", 3), "a\0b", 4);
    assert_string_equal(tl_arena_text(&arena, "", 0), "");
    tl_arena_clear(&arena);
}

static void
elements_of_a_column_never_move(void **state)
{
    (void)state;
    enum { ELEMENTS = 20000 };
    static uint32_t *elements[ELEMENTS];
    struct tl_vector column = {.width = sizeof(uint32_t)};
    for (uint32_t i = 0; i < ELEMENTS; i++) {
        elements[i] = tl_vector_add(&column);
        assert_int_equal(*elements[i], 0);
        *elements[i] = i;
    }
    assert_int_equal(column.count, ELEMENTS);
    for (uint32_t i = 0; i < ELEMENTS; i++) {
        assert_ptr_equal(tl_vector_at(&column, i), elements[i]);
        assert_int_equal(*elements[i], i);
    }
    tl_vector_clear(&column);
}

/* Fills a column, cuts it and fills it again: what is new must be zero. */
static void
check_cut(size_t full, size_t cut)
{
    struct tl_vector column = {.width = 3};
    while (column.count < full)
        memset(tl_vector_add(&column), 0xff, 3);
    tl_vector_cut(&column, cut);
    assert_int_equal(column.count, cut < full ? cut : full);
    size_t kept = column.count;
    while (column.count < full + TL_BLOCK_ITEMS)
        assert_memory_equal(tl_vector_add(&column), "\0\0\0", 3);
    for (size_t i = 0; i < kept; i++)
        assert_memory_equal(tl_vector_at(&column, i), "\xff\xff\xff", 3);
    tl_vector_clear(&column);
}

static void
what_is_added_after_a_cut_is_zeroed(void **state)
{
    (void)state;
    static const size_t sizes[] = {0,
                                   1,
                                   2,
                                   TL_BLOCK_ITEMS - 1,
                                   TL_BLOCK_ITEMS,
                                   TL_BLOCK_ITEMS + 1,
                                   3 * TL_BLOCK_ITEMS};
    for (size_t i = 0; i < LENGTH_OF(sizes); i++) {
        for (size_t j = 0; j < LENGTH_OF(sizes); j++)
            check_cut(sizes[i], sizes[j]);
    }
}

static void
a_gathered_column_has_what_was_asked_for(void **state)
{
    (void)state;
    enum { ELEMENTS = 3000, KEPT = 2500 };
    static uint32_t sequence[KEPT];
    struct tl_vector column = {.width = sizeof(uint32_t)};
    for (uint32_t i = 0; i < ELEMENTS; i++)
        *(uint32_t *)tl_vector_add(&column) = 7 * i;
    for (uint32_t i = 0; i < KEPT; i++)
        sequence[i] = i * 1009 % ELEMENTS; /* each once: they have no common factor */
    tl_vector_gather(&column, sequence, KEPT);
    assert_int_equal(column.count, KEPT);
    for (uint32_t i = 0; i < KEPT; i++)
        assert_int_equal(*(uint32_t *)tl_vector_at(&column, i), 7 * sequence[i]);
    tl_vector_gather(&column, sequence, 0);
    assert_int_equal(column.count, 0);
    tl_vector_clear(&column);
}

static void
what_is_behind_may_be_left(void **state)
{
    (void)state;
    enum { ELEMENTS = 1000000 };
    struct tl_vector column = {.width = sizeof(uint64_t)};
    for (uint32_t i = 0; i < ELEMENTS; i++)
        *(uint64_t *)tl_vector_add(&column) = i;
    for (uint32_t i = 0; i < ELEMENTS; i += 777) {
        tl_vector_leave(&column, i);
        assert_int_equal(*(uint64_t *)tl_vector_at(&column, i), i);
    }
    assert_true(column.left > 0);
    tl_vector_leave(&column, ELEMENTS);
    tl_vector_clear(&column);
    assert_int_equal(*(uint64_t *)tl_vector_add(&column), 0);
    tl_vector_clear(&column);
}

static void
a_cleared_column_may_be_used_again(void **state)
{
    (void)state;
    struct tl_vector column = {.width = 1};
    tl_vector_clear(&column);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(*(char *)tl_vector_add(&column), 0);
        assert_int_equal(column.count, 1);
        *(char *)tl_vector_at(&column, 0) = 1;
        tl_vector_clear(&column);
        assert_int_equal(column.count, 0);
    }
}

static void
ask_alloc(size_t size)
{
    tl_free(tl_alloc(size));
}

static void
ask_resize(size_t size)
{
    tl_free(tl_resize(NULL, size));
}

static void
ask_arena(size_t size)
{
    struct tl_arena arena = {0};
    tl_arena_take(&arena, size, 1);
    tl_arena_clear(&arena);
}

static void
without_memory_the_process_says_so_and_ends(void **state)
{
    (void)state;
    static void (*const ask[])(size_t) = {ask_alloc, ask_resize, ask_arena};
    for (size_t i = 0; i < LENGTH_OF(ask); i++) {
        int status;
        struct capture capture = capture_begin();
        pid_t child = fork();
        if (child == 0) {
            ask[i](SIZE_MAX - 8);
            _exit(0);
        }
        waitpid(child, &status, 0);
        char *said = capture_end(&capture);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 2);
        assert_non_null(strstr(said, "tieline: out of memory\n"));
        free(said);
    }
}

static int
by_number(const void *a, const void *b)
{
    const uint32_t *left = a;
    const uint32_t *right = b;
    return (*left > *right) - (*left < *right);
}

/* Of no block, of one, and of several, the last of them not full. */
static void
vectors_are_sorted_into_arrays(void **state)
{
    (void)state;
    static const uint32_t counts[] = {0, 1, TL_BLOCK_ITEMS, 3 * TL_BLOCK_ITEMS + 7};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        struct tl_vector column = {.width = sizeof(uint32_t)};
        for (uint32_t i = 0; i < counts[c]; i++)
            *(uint32_t *)tl_vector_add(&column) = counts[c] - i;
        uint32_t *sorted = tl_vector_sorted(&column, by_number);
        for (uint32_t i = 0; i < counts[c]; i++)
            assert_int_equal(sorted[i], i + 1);
        tl_free(sorted);
        tl_vector_clear(&column);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_resized),
        cmocka_unit_test(nothing_is_something_too),
        cmocka_unit_test(pieces_of_an_arena_are_apart_and_aligned),
        cmocka_unit_test(a_piece_may_be_exactly_as_large_as_a_block),
        cmocka_unit_test(texts_end_in_nul_and_may_hold_some),
        cmocka_unit_test(elements_of_a_column_never_move),
        cmocka_unit_test(what_is_added_after_a_cut_is_zeroed),
        cmocka_unit_test(a_gathered_column_has_what_was_asked_for),
        cmocka_unit_test(what_is_behind_may_be_left),
        cmocka_unit_test(a_cleared_column_may_be_used_again),
        cmocka_unit_test(without_memory_the_process_says_so_and_ends),
        cmocka_unit_test(vectors_are_sorted_into_arrays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
