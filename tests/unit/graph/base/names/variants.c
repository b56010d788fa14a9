/* Which names may be one, and which are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/base/near.h"

enum { MOST = 40 };

/* Names, and what each goes into; NULL: nothing. */
struct expected {
    const char *name;
    const char *into;
    enum tl_variant_reason reason;
};

static void
check(const struct expected *expected, size_t count, bool persons)
{
    struct tl_variant variants[MOST];
    assert_true(count <= MOST);
    for (size_t i = 0; i < count; i++)
        variants[i] = (struct tl_variant){
            .text = expected[i].name,
            .owner = (uint32_t)i,
            .count = expected[i].into ? 1 : 2,
        };
    tl_variants_find(variants, count, persons);
    for (size_t i = 0; i < count; i++) {
        const char *into = expected[variants[i].into].name;
        if (!expected[i].into && variants[i].into != i)
            fail_msg("'%s' goes into '%s'", expected[i].name, into);
        if (!expected[i].into)
            continue;
        assert_string_equal(into, expected[i].into);
        assert_string_equal(tl_variant_reasons[variants[i].reason],
                            tl_variant_reasons[expected[i].reason]);
    }
}

#define CHECK(expected, persons)                                                       \
    check(expected, sizeof(expected) / sizeof *(expected), persons)

static void
spellings_of_a_name_are_found(void **state)
{
    static const struct expected names[] = {
        {"Marie Strauß", NULL, 0},
        {"MARIE STRAUSS", "Marie Strauß", TL_VARIANT_SIGNS},
        {"Jürgen Müller", NULL, 0},
        {"Juergen Mueller", "Jürgen Müller", TL_VARIANT_SPELLING},
        {"Karl Ørsted", NULL, 0},
        {"Karl Oersted", "Karl Ørsted", TL_VARIANT_SPELLING},
        {"Nguyễn Văn Đức", NULL, 0},
        {"Nguyen Van Duc", "Nguyễn Văn Đức", TL_VARIANT_SPELLING},
        {"ΝΙΚΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "Νίκος Παπαδόπουλος", TL_VARIANT_SIGNS},
        {"Νίκος Παπαδόπουλος", NULL, 0},
        {"Foreign Ministry (Peru)", NULL, 0},
        {"foreign_ministry Peru", "Foreign Ministry (Peru)", TL_VARIANT_SIGNS},
        {"Joe Smithers", NULL, 0},
        {"Jo Smithers", NULL, 0},
        {"C", NULL, 0},
        {"C++", NULL, 0},
        {"Unit 1.2", NULL, 0},
        {"Unit 12", NULL, 0},
    };
    (void)state;
    CHECK(names, true);
}

static void
persons_are_found_by_initials_and_order(void **state)
{
    static const struct expected names[] = {
        {"Johann Wolfgang Goethe", NULL, 0},
        {"J. W. Goethe", "Johann Wolfgang Goethe", TL_VARIANT_INITIALS},
        {"J.W. Goethe", "Johann Wolfgang Goethe", TL_VARIANT_INITIALS},
        {"J. Goethe", "Johann Wolfgang Goethe", TL_VARIANT_INITIALS},
        {"Goethe, Johann Wolfgang", "Johann Wolfgang Goethe", TL_VARIANT_ORDER},
        {"GOETHE, J. W.", "Johann Wolfgang Goethe", TL_VARIANT_INITIALS},
        {"Jong Un Kim", NULL, 0},
        {"Kim Jong Un", "Jong Un Kim", TL_VARIANT_ORDER},
        {"Karl Weber", NULL, 0},
        {"Prof. Dr. Karl Weber", "Karl Weber", TL_VARIANT_TITLE},
        {"Weber, Dr. Karl", "Karl Weber", TL_VARIANT_TITLE},
        {"Acme Limited", NULL, 0},
        {"Acme Ltd.", "Acme Limited", TL_VARIANT_INITIALS},
        {"Ministry of Finance", NULL, 0},
        {"Min. of Finance", "Ministry of Finance", TL_VARIANT_INITIALS},
        {"Otto Brandt", NULL, 0},
        {"Otto Brandt [guest]", "Otto Brandt", TL_VARIANT_BRACKETS},
        {"Johann Frei", NULL, 0},
        {"Johann Frei (poet)", "Johann Frei", TL_VARIANT_BRACKETS},
    };
    (void)state;
    CHECK(names, true);
}

static void
slips_are_found(void **state)
{
    static const struct expected names[] = {
        {"Franoçise Brandt", "Françoise Brandt", TL_VARIANT_SWAPPED},
        {"Françoise Brandt", NULL, 0},
        {"Philip Glass", NULL, 0},
        {"Phillip Glass", "Philip Glass", TL_VARIANT_LETTER},
        {"Иван Петров", NULL, 0},
        {"Петров, Иван", "Иван Петров", TL_VARIANT_ORDER},
        {"Иван Пертов", "Иван Петров", TL_VARIANT_SWAPPED},
        {"acquisition", NULL, 0},
        {"aquisition", "acquisition", TL_VARIANT_LETTER},
    };
    struct expected kinds[] = {names[7], names[8]};
    (void)state;
    CHECK(names, true);
    CHECK(kinds, false);
}

static void
names_of_others_are_left_alone(void **state)
{
    static const struct expected names[] = {
        {"John Smith", NULL, 0},
        {"Jane Smith", NULL, 0},
        {"J. Smith", NULL, 0},    /* either */
        {"George Bush", NULL, 0}, /* either */
        {"George W. Bush", NULL, 0},
        {"George H. W. Bush", NULL, 0},
        {"Karl Brandt", NULL, 0},
        {"Karl Brandt jun.", NULL, 0},
        {"Karl Brandt senior", NULL, 0},
        {"Mr. A. Jones", NULL, 0},
        {"Mrs. Anna Jones", NULL, 0},
        {"Christian Meyer", NULL, 0},
        {"Christina Meyer", NULL, 0},
        {"Martin Lund", NULL, 0},
        {"Martina Lund", NULL, 0},
        {"Francesco Rossi", NULL, 0},
        {"Francesca Rossi", NULL, 0},
        {"Louis XVIII", NULL, 0},
        {"Louis XVII", NULL, 0},
        {"1st Army", NULL, 0},
        {"2nd Army", NULL, 0},
        {"11 September 2001", NULL, 0},
        {"12 September 2001", NULL, 0},
        {"Plan B", NULL, 0},
        {"Plan Berlin", NULL, 0},
        {"Ministry of Defence (Iceland)", NULL, 0},
        {"Ministry of Defence (Ireland)", NULL, 0},
        {"Labour Party (Malta)", NULL, 0}, /* as others in brackets are, of a country */
        {"Military (Malta)", NULL, 0},
        {"Labour Party", NULL, 0},
        {"Liberal National Party", NULL, 0},
        {"National Liberal Party", NULL, 0},
        {"Bank of China", NULL, 0},
        {"China of Bank", NULL, 0},
        {"North Korea", NULL, 0},
        {"South Korea", NULL, 0},
    };
    (void)state;
    CHECK(names, true);
}

static void
words_are_not_taken_for_persons(void **state)
{
    static const struct expected kinds[] = {
        {"Letter", NULL, 0},      {"letter", "Letter", TL_VARIANT_SIGNS},
        {"visit, host", NULL, 0}, {"host visit", NULL, 0},
        {"H. visit", NULL, 0},    {"host visit [first]", NULL, 0},
    };
    (void)state;
    CHECK(kinds, false);
}

static void
names_go_into_the_one_that_is_used_most(void **state)
{
    struct tl_variant variants[] = {
        {.text = "Nato", .owner = 0, .count = 2},
        {.text = "NATO", .owner = 1, .count = 7},
        {.text = "N.A.T.O.", .owner = 2, .count = 9},
        {.text = "Alliance", .owner = 3, .count = 1},
        {.text = "nato", .owner = 3, .is_alias = true},
    };
    (void)state;
    tl_variants_find(variants, 5, true);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(variants[i].into, 1);
    assert_int_equal(variants[3].reason, TL_VARIANT_ALIAS);
}

/* All share a word and a first letter; it would take minutes to compare each pair. */
static void
many_names_take_little_time(void **state)
{
    enum { MANY = 50000, LENGTH = 24 };
    static char texts[MANY][LENGTH];
    static struct tl_variant variants[MANY];
    (void)state;
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(texts[i], LENGTH, "%s %u", i % 100 ? "Actor" : "A.", (unsigned)i);
        variants[i] = (struct tl_variant){.text = texts[i], .owner = i, .count = 1};
    }
    tl_variants_find(variants, MANY, true);
    for (uint32_t i = 0; i < MANY; i++)
        assert_int_equal(variants[i].into, i);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_a_name_are_found),
        cmocka_unit_test(persons_are_found_by_initials_and_order),
        cmocka_unit_test(slips_are_found),
        cmocka_unit_test(names_of_others_are_left_alone),
        cmocka_unit_test(words_are_not_taken_for_persons),
        cmocka_unit_test(names_go_into_the_one_that_is_used_most),
        cmocka_unit_test(many_names_take_little_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
