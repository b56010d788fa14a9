/*
 * Names of a list that may be variants of one. Each is split into words; names that
 * share a key, such as the hash of their words in order, are compared, and joined if a
 * rule says so. The rules come in an order: what one has joined is one for those after
 * it.
 */
#include "names.h"

#include <utf8proc.h>

const char *const tl_variant_reasons[TL_VARIANT_REASONS] = {
    [TL_VARIANT_SAME] = "same name",
    [TL_VARIANT_SIGNS] = "case, accents or signs",
    [TL_VARIANT_SPELLING] = "spelling as in ü and ue",
    [TL_VARIANT_ORDER] = "order of words",
    [TL_VARIANT_TITLE] = "title",
    [TL_VARIANT_INITIALS] = "initials or abbreviation",
    [TL_VARIANT_SWAPPED] = "letters swapped",
    [TL_VARIANT_LETTER] = "one letter",
    [TL_VARIANT_BRACKETS] = "brackets",
    [TL_VARIANT_ALIAS] = "alias",
};

/* Rules about whole names: those of one key are one. */

static void
join_groups(struct tl_name_finder *finder, enum tl_variant_reason reason)
{
    struct tl_name_group group = {NULL, 0};
    tl_name_sort_keys(finder);
    while (tl_name_next_group(finder, &group))
        for (size_t i = 1; i < group.count; i++)
            tl_name_join(finder, group.names[i - 1].name, group.names[i].name, reason);
}

static void
join_by_key(struct tl_name_finder *finder)
{
    finder->keyed_count = 0;
    for (uint32_t i = 0; i < finder->count; i++)
        tl_name_add_key(finder, finder->names[i].key, i);
    join_groups(finder, TL_VARIANT_SIGNS);
}

static void
join_by_spelling(struct tl_name_finder *finder)
{
    finder->keyed_count = 0;
    for (uint32_t i = 0; i < finder->count; i++)
        if (finder->names[i].count)
            tl_name_add_key(finder, finder->names[i].spelled, i);
    join_groups(finder, TL_VARIANT_SPELLING);
}

/* Mr Smith is not Mrs Smith. */
static bool
have_both_titles(const struct tl_name_finder *finder, const struct tl_name_group *group)
{
    unsigned titles = 0;
    for (size_t i = 0; i < group->count; i++)
        titles |= finder->names[group->names[i].name].titles;
    return titles & TL_TITLE_MAN && titles & TL_TITLE_WOMAN;
}

/* By the words of the person, whose surname may come first. A single word may be
 * anybody's, with a title or without. */
static void
join_by_person(struct tl_name_finder *finder)
{
    struct tl_name_group group = {NULL, 0};
    finder->keyed_count = 0;
    for (uint32_t i = 0; i < finder->count; i++) {
        const struct tl_name *name = &finder->names[i];
        if (name->person_count > 1)
            tl_name_add_key(finder, name->person, i);
        if (name->person_count > 1 && !name->joins_words)
            tl_name_add_key(finder, name->rotated, i);
    }
    tl_name_sort_keys(finder);
    while (tl_name_next_group(finder, &group)) {
        for (size_t i = 1; !have_both_titles(finder, &group) && i < group.count; i++)
            tl_name_join(finder, group.names[i - 1].name, group.names[i].name,
                         TL_VARIANT_ORDER);
    }
}

/* Brackets at the end: "Otto Brandt [guest]" beside "Otto Brandt". What stands in them
 * after other words, too, tells names apart, as does what differs after the same. */

/* Marks the names of which the brackets stand after other words as well. */
static bool *
find_common_brackets(struct tl_name_finder *finder)
{
    bool *common = tl_alloc((finder->count + 1) * sizeof *common);
    struct tl_name_group group = {NULL, 0};
    finder->keyed_count = 0;
    for (uint32_t i = 0; i < finder->count; i++)
        if (finder->names[i].stem)
            tl_name_add_key(finder, finder->names[i].bracket, i);
    tl_name_sort_keys(finder);
    while (tl_name_next_group(finder, &group)) {
        bool several = false;
        for (size_t i = 1; i < group.count; i++)
            several |= finder->names[group.names[i].name].stem !=
                       finder->names[group.names[0].name].stem;
        for (size_t i = 0; several && i < group.count; i++)
            common[group.names[i].name] = true;
    }
    return common;
}

static void
join_bracketed(struct tl_name_finder *finder, const struct tl_name_group *group)
{
    uint32_t bare = TL_NO_NAME;
    uint64_t bracket = 0;
    bool several = false;
    for (size_t i = 0; i < group->count; i++) {
        uint32_t number = group->names[i].name;
        const struct tl_name *name = &finder->names[number];
        if (!name->stem)
            bare = number;
        else if (!name->is_square) {
            several |= bracket && bracket != name->bracket;
            bracket = name->bracket;
        }
    }
    for (size_t i = 0; bare != TL_NO_NAME && i < group->count; i++)
        if (!several || finder->names[group->names[i].name].is_square)
            tl_name_join(finder, bare, group->names[i].name, TL_VARIANT_BRACKETS);
}

static void
join_by_brackets(struct tl_name_finder *finder)
{
    struct tl_name_group group = {NULL, 0};
    bool *common = find_common_brackets(finder);
    finder->keyed_count = 0;
    for (uint32_t i = 0; i < finder->count; i++) {
        const struct tl_name *name = &finder->names[i];
        if (!name->stem && name->count)
            tl_name_add_key(finder, name->spelled, i);
        else if (name->stem &&
                 (name->is_square || (name->person_count > 1 && !common[i])))
            tl_name_add_key(finder, name->stem, i);
    }
    tl_name_sort_keys(finder);
    while (tl_name_next_group(finder, &group))
        join_bracketed(finder, &group);
    tl_free(common);
}

/* What each name may go into. */

/* Whether several words have capitals only. */
static bool
is_in_capitals(const char *text)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
    utf8proc_int32_t code;
    utf8proc_ssize_t length;
    for (; (length = utf8proc_iterate(at, -1, &code)) > 0 && code; at += length)
        if (utf8proc_category(code) == UTF8PROC_CATEGORY_LL)
            return false;
    return strchr(text, ' ');
}

static size_t
count_marks(const char *text)
{
    size_t marks = 0;
    for (; *text; text++)
        marks += (unsigned char)*text >= 0xC0;
    return marks;
}

/* Whether a name is better to keep than another of what may be one. */
static bool
is_better(const struct tl_name_finder *finder, uint32_t a, uint32_t b)
{
    const struct tl_variant *variants[] = {&finder->variants[a], &finder->variants[b]};
    int64_t faults[2][8];
    for (size_t i = 0; i < 2; i++) {
        const struct tl_name *name = &finder->names[i ? b : a];
        const char *text = variants[i]->text;
        int64_t values[] = {
            finder->is_slip[variants[i]->owner],
            name->shorts,
            name->is_inverted,
            name->titles != 0,
            name->is_square,
            is_in_capitals(text),
            -(int64_t)variants[i]->count,
            -(int64_t)count_marks(text),
        };
        memcpy(faults[i], values, sizeof values);
    }
    for (size_t i = 0; i < 8; i++)
        if (faults[0][i] != faults[1][i])
            return faults[0][i] < faults[1][i];
    int order = strcmp(variants[0]->text, variants[1]->text);
    return order ? order < 0 : variants[0]->owner < variants[1]->owner;
}

/* Why a name may be another, if the two alone say it; else why it was joined. */
static enum tl_variant_reason
reason_of(const struct tl_name_finder *finder, uint32_t a, uint32_t b)
{
    const struct tl_name *left = &finder->names[a];
    const struct tl_name *right = &finder->names[b];
    if (strcmp(finder->variants[a].text, finder->variants[b].text) == 0)
        return TL_VARIANT_SAME;
    if (left->spelled == right->spelled && left->is_square == right->is_square &&
        left->bare != right->bare)
        return TL_VARIANT_SPELLING;
    if (left->key == right->key || left->spelled == right->spelled)
        return TL_VARIANT_SIGNS;
    if (left->person_count > 1 && left->person == right->person)
        return left->titles != right->titles ? TL_VARIANT_TITLE : TL_VARIANT_ORDER;
    if (left->person_count > 1 &&
        (left->rotated == right->person || right->rotated == left->person))
        return TL_VARIANT_ORDER;
    if ((left->shorts || right->shorts) && tl_name_is_abbreviated(finder, left, right))
        return TL_VARIANT_INITIALS;
    enum tl_variant_reason slip = tl_name_slip(finder, left, right);
    return slip < TL_VARIANT_REASONS
               ? slip
               : (enum tl_variant_reason)finder->links[finder->variants[a].owner];
}

static void
choose(struct tl_name_finder *finder, uint32_t owners)
{
    uint32_t *best = tl_alloc((owners + 1) * sizeof *best); /* name, by root */
    memset(best, 0xff, owners * sizeof *best);
    for (uint32_t i = 0; i < finder->count; i++) {
        uint32_t root = tl_name_root(finder, i);
        if (!finder->variants[i].is_alias &&
            (best[root] == TL_NO_NAME || is_better(finder, i, best[root])))
            best[root] = i;
    }
    for (uint32_t i = 0; i < finder->count; i++) {
        struct tl_variant *variant = &finder->variants[i];
        uint32_t into = best[tl_name_root(finder, i)];
        variant->into =
            into == TL_NO_NAME ? variant->owner : finder->variants[into].owner;
        if (variant->into != variant->owner)
            variant->reason = reason_of(finder, i, into);
    }
    tl_free(best);
}

static void
join_all(struct tl_name_finder *finder, bool persons)
{
    join_by_key(finder);
    join_by_spelling(finder);
    if (persons)
        join_by_person(finder);
    tl_names_join_slips(finder);
    if (persons) {
        tl_names_join_initials(finder);
        join_by_brackets(finder);
    }
}

void
tl_variants_find(struct tl_variant *variants, size_t count, bool persons)
{
    struct tl_name_finder finder = {.variants = variants, .count = count};
    uint32_t owners = 0;
    for (size_t i = 0; i < count; i++)
        owners = variants[i].owner >= owners ? variants[i].owner + 1 : owners;
    finder.words.width = sizeof(struct tl_name_word);
    finder.names = tl_alloc((count + 1) * sizeof *finder.names);
    finder.parents = tl_alloc((owners + 1) * sizeof *finder.parents);
    finder.links = tl_alloc(owners + 1);
    finder.titles = tl_alloc(owners + 1);
    finder.counts = tl_alloc((owners + 1) * sizeof *finder.counts);
    finder.is_slip = tl_alloc((owners + 1) * sizeof *finder.is_slip);
    for (uint32_t i = 0; i < owners; i++)
        finder.parents[i] = i;
    memset(finder.links, TL_VARIANT_REASONS, owners);
    for (size_t i = 0; i < count; i++) {
        tl_name_read(&finder, i, persons);
        finder.titles[variants[i].owner] |= (uint8_t)finder.names[i].titles;
        finder.counts[variants[i].owner] +=
            variants[i].is_alias ? 0 : variants[i].count;
    }
    join_all(&finder, persons);
    choose(&finder, owners);
    tl_vector_clear(&finder.words);
    tl_arena_clear(&finder.texts);
    tl_folded_clear(&finder.folded);
    tl_free(finder.keyed);
    tl_free(finder.word_hashes);
    tl_free(finder.names);
    tl_free(finder.parents);
    tl_free(finder.links);
    tl_free(finder.titles);
    tl_free(finder.counts);
    tl_free(finder.is_slip);
}
