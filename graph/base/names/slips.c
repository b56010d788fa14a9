#include "names.h"

/* Slips: a word with two letters swapped, or one too many, missing or wrong. */

/* How long a word must be at least. */
enum { SWAPPED = 5, DOUBLED = 6, WRONG = 8 };

static bool
may_have_slip(const struct tl_name_word *word, size_t length)
{
    return word->is_plain && !word->is_bracketed && length >= SWAPPED;
}

/* Adds the keys of a name with a word that may have a slip: those of the word without
 * one of its letters, and of the whole. Two words with one slip share one of them. */
static void
add_slip_keys(struct tl_name_finder *finder, uint32_t number, uint32_t index)
{
    static const uint64_t base = UINT64_C(0x9E3779B97F4A7C15);
    const struct tl_name *name = &finder->names[number];
    uint32_t codes[TL_NAME_LETTERS];
    uint64_t after[TL_NAME_LETTERS + 1];
    uint64_t before = 0;
    uint64_t powers[TL_NAME_LETTERS + 1];
    size_t length =
        tl_name_letters(tl_name_word_at(finder, name->first + index)->text, codes);
    uint64_t others = name->count;
    for (uint32_t i = 0; i < name->count; i++)
        others = tl_name_mix(
            others, i == index ? 0 : tl_name_word_at(finder, name->first + i)->hash);
    powers[0] = 1;
    after[length] = 0;
    for (size_t i = 0; i < length; i++)
        powers[i + 1] = powers[i] * base;
    for (size_t i = length; i > 0; i--)
        after[i - 1] = codes[i - 1] * powers[length - i] + after[i];
    tl_name_add_key(finder, tl_name_mix(others, after[0]), number);
    for (size_t i = 0; i < length; i++) {
        tl_name_add_key(
            finder, tl_name_mix(others, before * powers[length - i - 1] + after[i + 1]),
            number);
        before = before * base + codes[i];
    }
}

static bool
is_vowel(uint32_t code)
{
    return code && code < 0x80 && strchr("aeiou", (int)code);
}

/* Whether a word is in one name only. */
static bool
is_rare(const struct tl_name_finder *finder, const struct tl_name_word *word)
{
    size_t low = 0, high = finder->word_hash_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (finder->word_hashes[middle] < word->hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low + 1 >= finder->word_hash_count ||
           finder->word_hashes[low + 1] != word->hash;
}

/* The slip by which two words differ that are not the same; else TL_VARIANT_REASONS.
 * */
static enum tl_variant_reason
slip_of_letters(const uint32_t *a, size_t a_length, const uint32_t *b, size_t b_length)
{
    const uint32_t *longer = a_length >= b_length ? a : b;
    const uint32_t *shorter = longer == a ? b : a;
    size_t length = a_length >= b_length ? a_length : b_length;
    size_t other = a_length + b_length - length;
    size_t at = 0, end = 0;
    while (at < other && longer[at] == shorter[at])
        at++;
    while (end < other - at && longer[length - 1 - end] == shorter[other - 1 - end])
        end++;
    size_t differ = length - at - end; /* letters of the longer one */
    if (length == other && differ == 2 && longer[at] == shorter[at + 1] &&
        longer[at + 1] == shorter[at]) {
        /* "Christina" is not "Christian". */
        bool other_ending =
            end == 0 && (is_vowel(longer[at]) || is_vowel(longer[at + 1]));
        return other_ending ? TL_VARIANT_REASONS : TL_VARIANT_SWAPPED;
    }
    bool is_doubled =
        length == other + 1 && differ == 1 && length >= DOUBLED &&
        ((at > 0 && longer[at - 1] == longer[at]) || longer[at] == longer[at + 1]);
    bool is_inside = at > 0 && end > 0 && differ == 1 && length >= WRONG;
    return is_doubled || is_inside ? TL_VARIANT_LETTER : TL_VARIANT_REASONS;
}

/* The slip by which two names differ; else TL_VARIANT_REASONS. */
enum tl_variant_reason
tl_name_slip(const struct tl_name_finder *finder, const struct tl_name *a,
             const struct tl_name *b)
{
    uint32_t a_codes[TL_NAME_LETTERS];
    uint32_t b_codes[TL_NAME_LETTERS];
    uint32_t at = a->count;
    if (a->count != b->count)
        return TL_VARIANT_REASONS;
    for (uint32_t i = 0; i < a->count; i++) {
        if (tl_name_word_at(finder, a->first + i)->hash ==
            tl_name_word_at(finder, b->first + i)->hash)
            continue;
        if (at < a->count)
            return TL_VARIANT_REASONS;
        at = i;
    }
    if (at == a->count)
        return TL_VARIANT_REASONS;
    const struct tl_name_word *word = tl_name_word_at(finder, a->first + at);
    const struct tl_name_word *other = tl_name_word_at(finder, b->first + at);
    size_t a_length = tl_name_letters(word->text, a_codes);
    size_t b_length = tl_name_letters(other->text, b_codes);
    if (!may_have_slip(word, a_length) || !may_have_slip(other, b_length))
        return TL_VARIANT_REASONS;
    enum tl_variant_reason reason =
        slip_of_letters(a_codes, a_length, b_codes, b_length);
    /* Words that are in several names are words. */
    if (reason == TL_VARIANT_LETTER && !is_rare(finder, word) &&
        !is_rare(finder, other))
        return TL_VARIANT_REASONS;
    return reason;
}

/* Two names of which one may have a slip: that which is used less. */
struct slip {
    uint32_t wrong; /* names */
    uint32_t right;
    enum tl_variant_reason reason;
};

static int
by_wrong(const void *a, const void *b)
{
    const struct slip *left = a;
    const struct slip *right = b;
    int order = tl_compare(left->wrong, right->wrong);
    return order ? order : tl_compare(left->right, right->right);
}

static bool
is_used_less(const struct tl_name_finder *finder, uint32_t a, uint32_t b)
{
    uint64_t count = finder->counts[tl_name_root(finder, a)];
    uint64_t other = finder->counts[tl_name_root(finder, b)];
    return count != other
               ? count < other
               : strcmp(finder->variants[a].text, finder->variants[b].text) > 0;
}

static void
find_slips(const struct tl_name_finder *finder, const struct tl_name_group *group,
           struct tl_vector *slips)
{
    for (size_t i = 0; i < group->count && group->count <= TL_NAME_KEYED; i++) {
        for (size_t k = i + 1; k < group->count; k++) {
            uint32_t a = group->names[i].name;
            uint32_t b = group->names[k].name;
            if (tl_name_root(finder, a) == tl_name_root(finder, b))
                continue;
            enum tl_variant_reason reason =
                tl_name_slip(finder, &finder->names[a], &finder->names[b]);
            bool less = is_used_less(finder, a, b);
            if (reason != TL_VARIANT_REASONS)
                *(struct slip *)tl_vector_add(slips) =
                    (struct slip){less ? a : b, less ? b : a, reason};
        }
    }
}

/* Joins those that may be one other name only. */
static void
join_slips(struct tl_name_finder *finder, struct tl_vector *found)
{
    size_t count = found->count;
    struct slip *slips = tl_alloc((count + 1) * sizeof *slips);
    bool *single = tl_alloc((count + 1) * sizeof *single);
    for (size_t i = 0; i < count; i++)
        slips[i] = *(struct slip *)tl_vector_at(found, i);
    qsort(slips, count, sizeof *slips, by_wrong);
    for (size_t i = 0, end; i < count; i = end) {
        uint32_t root = tl_name_root(finder, slips[i].right);
        single[i] = true;
        for (end = i; end < count && slips[end].wrong == slips[i].wrong; end++)
            single[i] &= tl_name_root(finder, slips[end].right) == root;
    }
    for (size_t i = 0; i < count; i++) {
        if (!single[i])
            continue;
        finder->is_slip[finder->variants[slips[i].wrong].owner] = true;
        tl_name_join(finder, slips[i].wrong, slips[i].right, slips[i].reason);
    }
    tl_free(single);
    tl_free(slips);
}

static int
by_hash(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void
sort_words(struct tl_name_finder *finder)
{
    size_t count = 0;
    for (size_t i = 0; i < finder->count; i++)
        count += finder->names[i].count;
    finder->word_hashes = tl_alloc((count + 1) * sizeof *finder->word_hashes);
    for (size_t i = 0; i < finder->count; i++) {
        const struct tl_name *name = &finder->names[i];
        for (uint32_t k = 0; k < name->count; k++)
            finder->word_hashes[finder->word_hash_count++] =
                tl_name_word_at(finder, name->first + k)->hash;
    }
    qsort(finder->word_hashes, count, sizeof *finder->word_hashes, by_hash);
}

void
tl_names_join_slips(struct tl_name_finder *finder)
{
    struct tl_vector slips = {.width = sizeof(struct slip)};
    struct tl_name_group group = {NULL, 0};
    uint32_t codes[TL_NAME_LETTERS];
    finder->keyed_count = 0;
    sort_words(finder);
    for (uint32_t i = 0; i < finder->count; i++) {
        const struct tl_name *name = &finder->names[i];
        for (uint32_t k = 0; k < name->count; k++) {
            const struct tl_name_word *word = tl_name_word_at(finder, name->first + k);
            if (may_have_slip(word, tl_name_letters(word->text, codes)))
                add_slip_keys(finder, i, k);
        }
    }
    tl_name_sort_keys(finder);
    while (tl_name_next_group(finder, &group))
        find_slips(finder, &group, &slips);
    if (slips.count)
        join_slips(finder, &slips);
    tl_vector_clear(&slips);
}
