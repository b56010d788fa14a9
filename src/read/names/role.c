#include "role.h"

#include <string.h>

#include "graph/base/near.h"
#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/text.h"

enum { SIMPLE_MAX = 64 };

/* Whatever is not ASCII is a letter, or part of one. */
static bool
is_letter(char byte)
{
    return tl_ascii_is_letter(byte) || (unsigned char)byte >= 0x80;
}

/* Folded letters and digits only; "" where there would be too many. */
static size_t
simplify(const char *name, char simple[SIMPLE_MAX])
{
    char folded[SIMPLE_MAX];
    size_t length = 0;
    if (tl_fold(name, folded, sizeof folded) == SIZE_MAX)
        *folded = '\0';
    for (const char *at = folded; *at; at++) {
        if (is_letter(*at) || tl_ascii_is_digit(*at))
            simple[length++] = *at;
    }
    simple[length] = '\0';
    return length;
}

/* A number is no name: it counts columns. */
static bool
is_named(const char *name)
{
    return name[strspn(name, "0123456789")] != '\0';
}

bool
tl_column_name_is_usable(const char *name)
{
    return name[strcspn(name, "\"'{}|:$`\\=;,!?")] == '\0' && is_named(name);
}

static bool
is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Whether a name has a word in it: "FlightDate" has "date", "candidate" has not. */
static bool
has_word(const char *name, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = name; *at; at++) {
        size_t same = 0;
        while (same < length && tl_ascii_lower(at[same]) == word[same])
            same++;
        bool begins = at == name || !is_letter(at[-1]) ||
                      (is_capital(*at) && !is_capital(at[-1]));
        bool ends = !is_letter(at[same]) ||
                    (is_capital(at[same]) && !is_capital(at[same - (same > 0)]));
        if (same == length && begins && ends)
            return true;
    }
    return false;
}

static size_t
find_called(const char *const *names, const char *wanted, size_t length)
{
    char simple[SIMPLE_MAX];
    for (size_t i = 0; names[i]; i++) {
        if (is_named(names[i]) && simplify(names[i], simple) == length &&
            memcmp(simple, wanted, length) == 0)
            return i;
    }
    return TL_NO_COLUMN;
}

/* The column that is called by the first of some words that any is called. */
static size_t
find_by_words(const char *const *names, const char *words)
{
    size_t found = TL_NO_COLUMN;
    while (found == TL_NO_COLUMN && *words) {
        size_t length = strcspn(words, " ");
        found = find_called(names, words, length);
        words += length + strspn(words + length, " ");
    }
    return found;
}

static bool
is_called(const char *name, enum tl_column_role role)
{
    const char *const names[] = {name, NULL};
    return find_by_words(names, tl_column_role_words[role]) == 0;
}

/* Whether a date is not the one that events have before all. */
static bool
is_other_date(const char *name)
{
    return has_word(name, "end") || is_called(name, TL_FOR_END) ||
           is_called(name, TL_FOR_BIRTH) || is_called(name, TL_FOR_DEATH);
}

static size_t
find_ending(const char *const *names, const char *end)
{
    char simple[SIMPLE_MAX];
    for (size_t i = 0; names[i]; i++) {
        size_t length = is_named(names[i]) ? simplify(names[i], simple) : 0;
        if (length > strlen(end) && strcmp(simple + length - strlen(end), end) == 0 &&
            !is_other_date(names[i]))
            return i;
    }
    return TL_NO_COLUMN;
}

/* Whether a name has a word. Capitals that begin words are only looked at where all is
 * ASCII. */
static bool
has_folded(const char *name, const char *word)
{
    char folded[SIMPLE_MAX];
    bool is_ascii = true;
    for (const char *at = name; *at && is_ascii; at++)
        is_ascii = (unsigned char)*at < 0x80;
    bool folds = !is_ascii && tl_fold(name, folded, sizeof folded) != SIZE_MAX;
    return has_word(folds ? folded : name, word);
}

static size_t
find_with(const char *const *names, const char *word)
{
    for (size_t i = 0; names[i]; i++) {
        if (is_named(names[i]) && has_folded(names[i], word) &&
            !is_other_date(names[i]))
            return i;
    }
    return TL_NO_COLUMN;
}

bool
tl_column_name_is_year(const char *name)
{
    enum { LONG = 4 }; /* shorter ones end other words */
    char simple[SIMPLE_MAX];
    size_t length = is_named(name) ? simplify(name, simple) : 0;
    const char *const names[] = {name, NULL};
    for (const char *const *word = tl_column_role_inner_words[TL_FOR_DATE]; *word;
         word++)
        if (has_folded(name, *word))
            return true;
    for (const char *const *word = tl_column_role_part_words[0]; *word; word++) {
        size_t end = strlen(*word);
        if (has_folded(name, *word) ||
            (end >= LONG && length > end && strcmp(simple + length - end, *word) == 0))
            return true;
    }
    return find_ending(names, tl_column_role_ends[TL_FOR_DATE]) == 0;
}

bool
tl_column_name_is_number(const char *name)
{
    static const char *const ends[] = {"id", "no", "num", "number", "nr"};
    char simple[SIMPLE_MAX];
    size_t length = is_named(name) ? simplify(name, simple) : 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (length >= end && strcmp(simple + length - end, ends[i]) == 0)
            return true;
    }
    return false;
}

size_t
tl_column_role_find(const char *const *names, enum tl_column_role role)
{
    size_t found = find_by_words(names, tl_column_role_words[role]);
    for (size_t i = 0; found == TL_NO_COLUMN && tl_column_role_inner_words[role][i];
         i++)
        found = find_with(names, tl_column_role_inner_words[role][i]);
    if (found == TL_NO_COLUMN && tl_column_role_ends[role])
        found = find_ending(names, tl_column_role_ends[role]);
    return found;
}

/* The column that is called `second` where another one is called `first`, both with
 * the same after it. */
static bool
find_pair(const char *const *names, const char *const both[2], size_t pair[2])
{
    char simple[SIMPLE_MAX];
    char wanted[2 * SIMPLE_MAX];
    size_t length = strlen(both[0]);
    for (pair[0] = 0; names[pair[0]]; pair[0]++) {
        if (!is_named(names[pair[0]]) || !simplify(names[pair[0]], simple) ||
            strncmp(simple, both[0], length) != 0)
            continue;
        strcpy(wanted, both[1]);
        strcat(wanted, simple + length);
        pair[1] = find_called(names, wanted, strlen(wanted));
        if (pair[1] != TL_NO_COLUMN)
            return true;
    }
    return false;
}

static bool
find_twins(const char *const *names, const char *twin, size_t pair[2])
{
    static const char *const ends[][2] = {{"1", "2"}, {"a", "b"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char both[2][SIMPLE_MAX];
        for (size_t k = 0; k < 2; k++)
            strcat(strcpy(both[k], twin), ends[i][k]);
        if (find_pair(names, (const char *[]){both[0], both[1]}, pair))
            return true;
    }
    return false;
}

bool
tl_column_role_pair(const char *const *names, size_t pair[2])
{
    for (size_t i = 0; tl_column_role_pairs[i][0]; i++) {
        if (find_pair(names, tl_column_role_pairs[i], pair))
            return true;
    }
    for (size_t i = 0; tl_column_role_twins[i]; i++) {
        if (find_twins(names, tl_column_role_twins[i], pair))
            return true;
    }
    return false;
}

static bool
is_of_end(const char *name)
{
    return has_word(name, "end") || tl_text_begins(name, "end");
}

/* The column called like that of the year, but with another part in its place. */
static size_t
find_part(const char *const *names, const char *year, const char *at, size_t length,
          const char *const *others)
{
    char wanted[2 * SIMPLE_MAX];
    size_t before = (size_t)(at - year);
    size_t found = TL_NO_COLUMN;
    for (; found == TL_NO_COLUMN && *others; others++) {
        memcpy(wanted, year, before);
        strcat(strcpy(wanted + before, *others), at + length);
        found = find_called(names, wanted, strlen(wanted));
    }
    return found;
}

bool
tl_column_role_parts(const char *const *names, bool is_end, size_t parts[3])
{
    char simple[SIMPLE_MAX];
    for (parts[0] = 0; names[parts[0]]; parts[0]++) {
        if (!is_named(names[parts[0]]) || !simplify(names[parts[0]], simple) ||
            is_of_end(names[parts[0]]) != is_end)
            continue;
        for (size_t i = 0; tl_column_role_part_words[0][i]; i++) {
            const char *at = strstr(simple, tl_column_role_part_words[0][i]);
            size_t length = strlen(tl_column_role_part_words[0][i]);
            parts[1] =
                at ? find_part(names, simple, at, length, tl_column_role_part_words[1])
                   : TL_NO_COLUMN;
            if (parts[1] == TL_NO_COLUMN)
                continue;
            parts[2] =
                find_part(names, simple, at, length, tl_column_role_part_words[2]);
            return true;
        }
    }
    return false;
}

size_t
tl_column_role_year(const char *const *names)
{
    size_t found = TL_NO_COLUMN;
    const char *const *words = tl_column_role_part_words[0];
    for (; found == TL_NO_COLUMN && *words; words++)
        found = find_called(names, *words, strlen(*words));
    return found;
}

bool
tl_column_role_has_family(const char *const *names)
{
    return tl_column_role_find(names, TL_FOR_PERSON) != TL_NO_COLUMN &&
           (tl_column_role_find(names, TL_FOR_FATHER) != TL_NO_COLUMN ||
            tl_column_role_find(names, TL_FOR_MOTHER) != TL_NO_COLUMN);
}

bool
tl_column_role_has_events(const char *const *names)
{
    size_t columns[3];
    bool dated = tl_column_role_parts(names, false, columns) ||
                 tl_column_role_find(names, TL_FOR_DATE) != TL_NO_COLUMN;
    bool born = tl_column_role_find(names, TL_FOR_BIRTH) != TL_NO_COLUMN;
    return (dated && (tl_column_role_pair(names, columns) ||
                      tl_column_role_find(names, TL_FOR_ACTORS) != TL_NO_COLUMN)) ||
           ((dated || born) && tl_column_role_has_family(names));
}

/* What people call it by other names, and its own. */
static const struct {
    enum tl_type type;
    const char *name;
    enum tl_column_role roles[2];
} wanted[] = {
    {TL_EVENT, "title", {TL_FOR_TITLE, TL_FOR_TITLE}},
    {TL_EVENT, "date", {TL_FOR_DATE, TL_FOR_DATE}},
    {TL_EVENT, "kind", {TL_FOR_KIND, TL_FOR_KIND}},
    {TL_EVENT, "participants", {TL_FOR_ACTORS, TL_FOR_ACTOR}},
    {TL_RELATION, "date", {TL_FOR_DATE, TL_FOR_DATE}},
    {TL_RELATION, "kind", {TL_FOR_KIND, TL_FOR_KIND}},
    {TL_PARTICIPATION, "date", {TL_FOR_DATE, TL_FOR_DATE}},
};

static bool
has_field(const struct tl_seen_name *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (!list[i].is_attribute && strcmp(list[i].name, name) == 0)
            return true;
    }
    return false;
}

static void
report_missing(struct tl_diagnostics *diagnostics, enum tl_type type, const char *name,
               const struct tl_seen_name *seen)
{
    tl_report(diagnostics, seen->position, TL_RULE_KEY, name,
              "found '%s' and no '%s' in any %s here; it is kept as an attribute",
              seen->name, name, tl_type_names[type]);
}

void
tl_missing_fields_report(struct tl_diagnostics *diagnostics, enum tl_type type,
                         const struct tl_seen_name *list, size_t count)
{
    const char **names = tl_alloc((count + 1) * sizeof *names);
    const struct tl_seen_name **seen = tl_alloc((count + 1) * sizeof *seen);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (list[i].is_attribute) {
            names[length] = list[i].name;
            seen[length++] = &list[i];
        }
    }
    names[length] = NULL;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (wanted[i].type != type || has_field(list, count, wanted[i].name))
            continue;
        size_t found = tl_column_role_find(names, wanted[i].roles[0]);
        if (found == TL_NO_COLUMN)
            found = tl_column_role_find(names, wanted[i].roles[1]);
        if (found != TL_NO_COLUMN)
            report_missing(diagnostics, type, wanted[i].name, seen[found]);
    }
    tl_free(seen);
    tl_free(names);
}
