#include "names.h"

#include "graph/base/text.h"

/* Initials and abbreviations: "J. W. Goethe", "Ministry of Def.". */

/* Whether a word is short for another: its beginning, or some of its letters, the first
 * and the last among them, as in "St." and "Ltd.". */
static bool
is_short_for(const struct tl_name_word *brief, const struct tl_name_word *full)
{
    size_t length = strlen(brief->text);
    if (!brief->is_short || strlen(full->text) < length)
        return false;
    if (tl_text_begins(full->text, brief->text))
        return true;
    const char *at = brief->text;
    for (const char *letter = full->text; *letter; letter++)
        at += *at == *letter;
    return length > 1 && !*at && *brief->text == *full->text &&
           brief->text[length - 1] == full->text[strlen(full->text) - 1];
}

static bool
are_same_word(const struct tl_name_word *a, const struct tl_name_word *b)
{
    return a->hash == b->hash || is_short_for(a, b) || is_short_for(b, a);
}

/*
 * Whether two persons' names may be one: the first and last words are, and those of the
 * shorter name are in the longer one in that order. What the longer one has besides are
 * initials after a name in full, or the shorter one gives initials only. A word of
 * three letters is the same.
 */
bool
tl_name_is_abbreviated(const struct tl_name_finder *finder, const struct tl_name *a,
                       const struct tl_name *b)
{
    const struct tl_name *brief = a->person_count <= b->person_count ? a : b;
    const struct tl_name *full = brief == a ? b : a;
    uint32_t found = 0;
    bool has_full_word = false;
    bool only_initials = brief->shorts + 1 >= brief->person_count;
    bool has_first = full->person_count && !brief->shorts &&
                     !tl_name_word_at(finder, full->person_first)->is_short;
    if (brief->person_count < 2 || a->qualifier != b->qualifier ||
        a->person == b->person)
        return false;
    for (uint32_t i = 0; i < full->person_count; i++) {
        const struct tl_name_word *word =
            tl_name_word_at(finder, full->person_first + i);
        bool is_last = i + 1 == full->person_count;
        if (found == brief->person_count)
            return false;
        const struct tl_name_word *own =
            tl_name_word_at(finder, brief->person_first + found);
        bool is_at_end = found + 1 == brief->person_count;
        if (is_at_end == is_last && are_same_word(own, word)) {
            has_full_word |= own->hash == word->hash && strlen(own->text) >= 3;
            found++;
        } else if (i == 0 || is_last ||
                   !((word->is_short && has_first) || only_initials)) {
            return false;
        }
    }
    return found == brief->person_count && has_full_word;
}

/* The keys by which persons are compared: the first letter and the last word, or where
 * that may be abbreviated, the first word and all first letters. */
static void
add_person_keys(struct tl_name_finder *finder, uint32_t number)
{
    const struct tl_name *name = &finder->names[number];
    if (name->person_count < 2)
        return;
    const struct tl_name_word *first = tl_name_word_at(finder, name->person_first);
    const struct tl_name_word *last =
        tl_name_word_at(finder, name->person_first + name->person_count - 1);
    uint64_t initials = tl_name_mix(first->hash, name->person_count);
    for (uint32_t i = 1; i < name->person_count; i++)
        initials = tl_name_mix(
            initials,
            (unsigned char)*tl_name_word_at(finder, name->person_first + i)->text);
    tl_name_add_key(finder,
                    tl_name_mix(tl_name_mix(last->hash, (unsigned char)*first->text),
                                name->qualifier),
                    number);
    tl_name_add_key(finder, tl_name_mix(initials, name->qualifier), number);
}

/* What an abbreviated name may be short for. */
struct candidate {
    uint32_t brief; /* names */
    uint32_t full;
    bool is_near; /* as many words */
};

/* Those that have more in full come first, so that others find them joined. */
struct brief {
    uint32_t name;
    uint32_t count;
    uint32_t shorts;
    const char *text;
};

static int
by_fullness(const void *a, const void *b)
{
    const struct brief *left = a;
    const struct brief *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    if (left->shorts != right->shorts)
        return left->shorts < right->shorts ? -1 : 1;
    int order = strcmp(left->text, right->text);
    return order ? order : tl_compare(left->name, right->name);
}

static int
by_brief(const void *a, const void *b)
{
    const struct candidate *left = a;
    const struct candidate *right = b;
    int order = tl_compare(left->brief, right->brief);
    return order ? order : tl_compare(left->full, right->full);
}

/* Whether a name says less than another. */
static bool
is_briefer(const struct tl_name *a, const struct tl_name *b)
{
    uint32_t full = a->person_count - a->shorts;
    uint32_t its = b->person_count - b->shorts;
    return full != its                          ? full < its
           : a->person_count != b->person_count ? a->person_count < b->person_count
                                                : a->shorts < b->shorts;
}

/* Of larger groups with initials, it is no sign that names are one. */
#define MOST_PAIRS ((size_t)1 << 22)

static void
add_candidate(const struct tl_name_finder *finder, uint32_t brief, uint32_t full,
              struct tl_vector *candidates)
{
    const struct tl_name *name = &finder->names[brief];
    const struct tl_name *other = &finder->names[full];
    if (is_briefer(name, other) && tl_name_is_abbreviated(finder, name, other))
        *(struct candidate *)tl_vector_add(candidates) =
            (struct candidate){brief, full, name->person_count == other->person_count};
}

static void
add_candidates(const struct tl_name_finder *finder, const struct tl_name_group *group,
               struct tl_vector *candidates)
{
    size_t shorts = 0;
    for (size_t i = 0; i < group->count; i++)
        shorts += finder->names[group->names[i].name].shorts > 0;
    for (size_t i = 0; shorts <= MOST_PAIRS / group->count && i < group->count; i++) {
        uint32_t number = group->names[i].name;
        if (!finder->names[number].shorts)
            continue;
        for (size_t k = 0; k < group->count; k++) {
            uint32_t other = group->names[k].name;
            add_candidate(finder, number, other, candidates);
            if (!finder->names[other].shorts)
                add_candidate(finder, other, number, candidates);
        }
    }
}

/* The one name among candidates that a name may be short for, be it in several
 * variants; TL_NO_NAME where there are others. */
static uint32_t
find_single(const struct tl_name_finder *finder, const struct candidate *candidates,
            size_t count, bool near_only)
{
    uint32_t found = TL_NO_NAME;
    for (size_t i = 0; i < count; i++) {
        if (near_only && !candidates[i].is_near)
            continue;
        if (found != TL_NO_NAME &&
            tl_name_root(finder, found) != tl_name_root(finder, candidates[i].full))
            return TL_NO_NAME;
        found = candidates[i].full;
    }
    return found;
}

/* Joins a name with the one that it may be short for: one of as many words, or else
 * any. Candidates are in the order of the brief names. */
static void
join_brief(struct tl_name_finder *finder, uint32_t brief,
           const struct candidate *candidates, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (candidates[middle].brief < brief)
            low = middle + 1;
        else
            high = middle;
    }
    for (high = low; high < count && candidates[high].brief == brief;)
        high++;
    uint32_t single = find_single(finder, candidates + low, high - low, true);
    if (single == TL_NO_NAME)
        single = find_single(finder, candidates + low, high - low, false);
    if (single != TL_NO_NAME)
        tl_name_join(finder, brief, single, TL_VARIANT_INITIALS);
}

static void
join_candidates(struct tl_name_finder *finder, const struct tl_vector *found)
{
    size_t count = found->count;
    struct candidate *candidates = tl_alloc((count + 1) * sizeof *candidates);
    struct brief *briefs = tl_alloc((count + 1) * sizeof *briefs);
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        candidates[i] = *(struct candidate *)tl_vector_at(found, i);
    qsort(candidates, count, sizeof *candidates, by_brief);
    for (size_t i = 0; i < count; i++) {
        uint32_t number = candidates[i].brief;
        const struct tl_name *name = &finder->names[number];
        if (i == 0 || candidates[i - 1].brief != number)
            briefs[used++] = (struct brief){number, name->person_count, name->shorts,
                                            finder->variants[number].text};
    }
    qsort(briefs, used, sizeof *briefs, by_fullness);
    for (size_t i = 0; i < used; i++)
        join_brief(finder, briefs[i].name, candidates, count);
    tl_free(briefs);
    tl_free(candidates);
}

void
tl_names_join_initials(struct tl_name_finder *finder)
{
    struct tl_vector candidates = {.width = sizeof(struct candidate)};
    struct tl_name_group group = {NULL, 0};
    finder->keyed_count = 0;
    for (uint32_t i = 0; i < finder->count; i++)
        add_person_keys(finder, i);
    tl_name_sort_keys(finder);
    while (tl_name_next_group(finder, &group))
        add_candidates(finder, &group, &candidates);
    if (candidates.count)
        join_candidates(finder, &candidates);
    tl_vector_clear(&candidates);
}
