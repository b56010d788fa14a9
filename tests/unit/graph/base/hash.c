/* The hash of tables, against its published values, and how its key is drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "graph/base/hash.h"

/*
 * The texts of 0 to 63 bytes 00 01 02 ... by the key 00 01 ... 0f. The values of
 * SipHash-1-3 are those that its authors' reference program gives with one and three
 * rounds, which Rust, Go and Swift test theirs against as well.
 */
static void
its_values_are_the_published_ones(void **state)
{
    (void)state;
    static const uint64_t values[] = {
        UINT64_C(0xabac0158050fc4dc), UINT64_C(0xc9f49bf37d57ca93),
        UINT64_C(0x82cb9b024dc7d44d), UINT64_C(0x8bf80ab8e7ddf7fb),
        UINT64_C(0xcf75576088d38328), UINT64_C(0xdef9d52f49533b67),
        UINT64_C(0xc50d2b50c59f22a7), UINT64_C(0xd3927d989bb11140),
        UINT64_C(0x369095118d299a8e), UINT64_C(0x25a48eb36c063de4),
        UINT64_C(0x79de85ee92ff097f), UINT64_C(0x70c118c1f94dc352),
        UINT64_C(0x78a384b157b4d9a2), UINT64_C(0x306f760c1229ffa7),
        UINT64_C(0x605aa111c0f95d34), UINT64_C(0xd320d86d2a519956),
        UINT64_C(0xcc4fdd1a7d908b66), UINT64_C(0x9cf2689063dbd80c),
        UINT64_C(0x8ffc389cb473e63e), UINT64_C(0xf21f9de58d297d1c),
        UINT64_C(0xc0dc2f46a6cce040), UINT64_C(0xb992abfe2b45f844),
        UINT64_C(0x7ffe7b9ba320872e), UINT64_C(0x525a0e7fdae6c123),
        UINT64_C(0xf464aeb267349c8c), UINT64_C(0x45cd5928705b0979),
        UINT64_C(0x3a3e35e3ca9913a5), UINT64_C(0xa91dc74e4ade3b35),
        UINT64_C(0xfb0bed02ef6cd00d), UINT64_C(0x88d93cb44ab1e1f4),
        UINT64_C(0x540f11d643c5e663), UINT64_C(0x2370dd1f8c21d1bc),
        UINT64_C(0x81157b6c16a7b60d), UINT64_C(0x4d54b9e57a8ff9bf),
        UINT64_C(0x759f12781f2a753e), UINT64_C(0xcea1a3bebf186b91),
        UINT64_C(0x2cf508d3ada26206), UINT64_C(0xb6101c2da3c33057),
        UINT64_C(0xb3f47496ae3a36a1), UINT64_C(0x626b57547b108392),
        UINT64_C(0xc1d2363299e41531), UINT64_C(0x667cc1923f1ad944),
        UINT64_C(0x65704ffec8138825), UINT64_C(0x24f280d1c28949a6),
        UINT64_C(0xc2ca1cedfaf8876b), UINT64_C(0xc2164bfc9f042196),
        UINT64_C(0xa16e9c9368b1d623), UINT64_C(0x49fb169c8b5114fd),
        UINT64_C(0x9f3143f8df074c46), UINT64_C(0xc6fdaf2412cc86b3),
        UINT64_C(0x7eaf49d10a52098f), UINT64_C(0x1cf313559d292f9a),
        UINT64_C(0xc44a30dda2f41f12), UINT64_C(0x36fae98943a71ed0),
        UINT64_C(0x318fb34c73f0bce6), UINT64_C(0xa27abf3670a7e980),
        UINT64_C(0xb4bcc0db243c6d75), UINT64_C(0x23f8d852fdb71513),
        UINT64_C(0x8f035f4da67d8a08), UINT64_C(0xd89cd0e5b7e8f148),
        UINT64_C(0xf6f4e6bcf7a644ee), UINT64_C(0xaec59ad80f1837f2),
        UINT64_C(0xc3b2f6154b6694e0), UINT64_C(0x9d199062b7bbb3a8),
    };
    unsigned char text[64];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (unsigned char)i;
    struct tl_hash_key key = tl_hash_key_make(text);
    for (size_t length = 0; length < sizeof text; length++)
        assert_true(tl_hash(&key, text, length) == values[length]);
}

static void
a_text_is_read_from_wherever_it_begins(void **state)
{
    (void)state;
    struct tl_hash_key key =
        tl_hash_key_make((const unsigned char *)"0123456789abcdef");
    for (size_t length = 0; length < 40; length++) {
        /* Of its own size, so that a sanitizer sees what is read beside it. */
        char *text = malloc(length ? length : 1);
        char *shifted = malloc(length + 3);
        memset(text, 'x', length);
        memset(shifted, 'x', length + 3);
        assert_true(tl_hash(&key, text, length) == tl_hash(&key, shifted + 3, length));
        free(text);
        free(shifted);
    }
}

static uint64_t
draw_and_hash(void)
{
    struct tl_hash_key key = tl_hash_key_draw();
    return tl_hash(&key, "text", 4);
}

static void
each_key_that_is_drawn_is_another(void **state)
{
    (void)state;
    unsetenv("TIELINE_HASH_KEY");
    assert_true(draw_and_hash() != draw_and_hash());
    setenv("TIELINE_HASH_KEY", "", 1);
    assert_true(draw_and_hash() != draw_and_hash());
    unsetenv("TIELINE_HASH_KEY");
}

/* No file can be opened: neither is one that gives random bytes. */
static void
without_random_bytes_it_is_not_a_fixed_one(void **state)
{
    (void)state;
    struct rlimit before, none;
    unsetenv("TIELINE_HASH_KEY");
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    struct tl_hash_key drawn = tl_hash_key_draw();
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    struct tl_hash_key zero = tl_hash_key_make((const unsigned char[16]){0});
    assert_memory_not_equal(&drawn, &zero, sizeof zero);
}

/* Its first sixteen bytes count; where it has fewer, zeros follow. */
static void
the_environment_fixes_the_key(void **state)
{
    (void)state;
    static const struct {
        const char *variable;
        unsigned char key[TL_HASH_KEY_SIZE + 1];
    } rows[] = {
        {"1", "1"},
        {"0123456789abcdef", "0123456789abcdef"},
        {"0123456789abcdefg", "0123456789abcdef"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tl_hash_key key = tl_hash_key_make(rows[i].key);
        setenv("TIELINE_HASH_KEY", rows[i].variable, 1);
        assert_true(draw_and_hash() == tl_hash(&key, "text", 4));
    }
    unsetenv("TIELINE_HASH_KEY");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_values_are_the_published_ones),
        cmocka_unit_test(a_text_is_read_from_wherever_it_begins),
        cmocka_unit_test(each_key_that_is_drawn_is_another),
        cmocka_unit_test(without_random_bytes_it_is_not_a_fixed_one),
        cmocka_unit_test(the_environment_fixes_the_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
