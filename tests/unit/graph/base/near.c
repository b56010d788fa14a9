/* The nearest name, against a slow and simple count of edits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/near.h"
#include "tests/support/support.h"

static const char *
nearest(const char *wanted, const char *const *candidates)
{
    struct tl_near near = {.wanted = wanted};
    for (; *candidates; candidates++)
        tl_near_offer(&near, *candidates);
    return near.best ? near.best : "";
}

static void
slips_of_the_finger_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *wanted;
        const char *candidates[4];
        const char *best;
    } rows[] = {
        {"titel", {"title", "kind"}, "title"},
        {"dat", {"date", "data"}, "data"},
        {"dat", {"data", "date"}, "data"},
        {"Rusia", {"Russia", "China"}, "Russia"},
        {"china", {"China"}, "China"},
        {"CHina", {"China", "Chain"}, "China"},
        {"xyz", {"China", "Russia"}, ""},
        {"id", {"ie"}, ""}, /* of two letters only the case */
        {"abc", {"abd"}, "abd"},
        {"abc", {"ab"}, "ab"},
        {"abcdef", {"abXYef"}, ""}, /* two edits need eight letters */
        {"abcdefgh", {"abXYefgh"}, "abXYefgh"},
        {"abcdefgh", {"aXcYefZh"}, ""},
        {"CHINA", {"China", "Chin"}, "China"}, /* all of it in another case */
        {"ID", {"Id"}, "Id"},
        {"abcdef", {"aXcYeZ"}, ""},
        {"", {"a"}, ""},
        {"a", {""}, ""},
        {"", {""}, ""},
        {"China", {"China", "Chin"}, "Chin"}, /* what is there is no miss */
        {"Nguyen Van", {"Nguyễn Văn", "Nguyen"}, "Nguyễn Văn"},
        {"NGUYỄN VĂN", {"Nguyen Van"}, "Nguyen Van"},
        {"Nguyễn Văn",
         {"Nguye\u0302\u0303n Va\u0306n", "Nguyen Vann"},
         "Nguye\u0302\u0303n Va\u0306n"},
        {"Άννα", {"άννα"}, "άννα"},
        {"αννα", {"Α\u0301ννα"}, "Α\u0301ννα"},
        {"Müler", {"Müller", "Miller"}, "Müller"},
        {"Mu\u0308ler", {"Müller"}, "Müller"},
        {"Жукв", {"Жуков", "Жуковский"}, "Жуков"},
        {"ОЛЬГА", {"Ольга"}, "Ольга"},
        {"дол", {"код"}, ""},
        {"é", {"E"}, "E"},
        {"é", {"a"}, ""},
        {"习近评", {"习近平", "李克强"}, "习近平"},
        {"김영삼",
         {"\u1100\u1175\u11B7\u110B\u1167\u11BC\u1109\u1161\u11B7"},
         "\u1100\u1175\u11B7\u110B\u1167\u11BC\u1109\u1161\u11B7"},
        {"김대중", {"김도준"}, ""},
        {"कि", {"का"}, ""}, /* vowels are letters */
        {"Rus\xFFia", {"Russia"}, "Russia"},
    };
    for (size_t i = 0; i < LENGTH_OF(rows); i++)
        assert_string_equal(nearest(rows[i].wanted, rows[i].candidates), rows[i].best);
}

static void
texts_of_any_length_can_be_offered(void **state)
{
    (void)state;
    char longest[300];
    memset(longest, 'a', sizeof longest);
    for (size_t length = 60; length < 70; length++) {
        longest[length] = '\0';
        char other[300];
        memcpy(other, longest, length + 1);
        other[length / 2] = 'b';
        struct tl_near near = {.wanted = longest};
        tl_near_offer(&near, other);
        assert_int_equal(near.best != NULL, length <= 64);
        longest[length] = 'a';
    }
}

static int
lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
}

/* In half edits, by trying all. */
static size_t
count_edits(const char *a, const char *b)
{
    if (!*a || !*b)
        return 2 * (strlen(a) + strlen(b));
    size_t change = *a == *b ? 0 : lower(*a) == lower(*b) ? 1 : 2;
    size_t best = change + count_edits(a + 1, b + 1);
    size_t drop = 2 + count_edits(a + 1, b);
    size_t insert = 2 + count_edits(a, b + 1);
    best = drop < best ? drop : best;
    best = insert < best ? insert : best;
    if (a[1] && b[1] && a[0] == b[1] && a[1] == b[0]) {
        size_t swap = 2 + count_edits(a + 2, b + 2);
        best = swap < best ? swap : best;
    }
    return best;
}

static bool
differ_in_case_only(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b))
        a++, b++;
    return lower(*a) == lower(*b);
}

static void
make_word(uint64_t *random, char *word)
{
    static const char letters[] = "aAbc";
    uint32_t length = random_below(random, 9);
    for (uint32_t i = 0; i < length; i++)
        word[i] = letters[random_below(random, 4)];
    word[length] = '\0';
}

static void
distances_equal_those_found_by_trying_all(void **state)
{
    (void)state;
    uint64_t random = 3;
    for (int round = 0; round < 3000; round++) {
        char wanted[9];
        char candidate[9];
        make_word(&random, wanted);
        make_word(&random, candidate);
        struct tl_near near = {.wanted = wanted};
        tl_near_offer(&near, candidate);
        size_t edits = count_edits(wanted, candidate);
        if (edits > 0 && differ_in_case_only(wanted, candidate))
            edits = 1;
        size_t longer = strlen(wanted);
        longer = strlen(candidate) > longer ? strlen(candidate) : longer;
        size_t most = longer < 3 ? 1 : 2 + 2 * (longer / 8);
        bool is_near = edits > 0 && edits <= most;
        assert_int_equal(near.best != NULL, is_near);
        if (is_near)
            assert_int_equal(near.distance, edits);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_of_the_finger_are_found),
        cmocka_unit_test(texts_of_any_length_can_be_offered),
        cmocka_unit_test(distances_equal_those_found_by_trying_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
