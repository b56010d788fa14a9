#include "role.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/near.h"
#include "graph/base/text.h"

/* A name as it is compared: folded words, with a blank before, between and after them;
 * " sale date 1 " for "SaleDate1". */
enum { NAME_MAX = 160 };

/* Whatever is not ASCII is a letter, or part of one. */
static bool
is_letter(char byte)
{
    return tl_ascii_is_letter(byte) || (unsigned char)byte >= 0x80;
}

static bool
is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Whether a word begins at a place in a name, of which the one before is part of one,
 * too. */
static bool
begins_word(const char *at)
{
    return (is_capital(*at) && !is_capital(at[-1])) ||
           tl_ascii_is_digit(*at) != tl_ascii_is_digit(at[-1]);
}

/* A number is no name: it counts columns. */
static bool
is_named(const char *name)
{
    return name[strspn(name, "0123456789")] != '\0';
}

/* What is no name, or too long, is " ". */
static void
normalize(const char *name, char normal[NAME_MAX])
{
    char words[NAME_MAX];
    size_t length = 1;
    strcpy(words, " ");
    strcpy(normal, " ");
    if (!is_named(name) || 2 * strlen(name) + 3 > NAME_MAX)
        return;
    for (const char *at = name; *at; at++) {
        bool is_part = is_letter(*at) || tl_ascii_is_digit(*at);
        bool parts = !is_part || (words[length - 1] != ' ' && begins_word(at));
        if (parts && words[length - 1] != ' ')
            words[length++] = ' ';
        if (is_part)
            words[length++] = *at;
    }
    if (words[length - 1] != ' ')
        words[length++] = ' ';
    words[length] = '\0';
    if (tl_fold(words, normal, NAME_MAX) == SIZE_MAX)
        strcpy(normal, " ");
}

/* Where a word ends that begins at a place in a normal form, which may have blanks
 * between its letters; NULL where another one stands there. */
static const char *
end_of_word(const char *at, const char *word, size_t length)
{
    for (size_t i = 0; i < length; at++) {
        if (*at == ' ')
            continue;
        if (*at != word[i++])
            return NULL;
    }
    return at;
}

/* Where a word stands in a normal form, from blank to blank; NULL where it does not. */
static const char *
find_word(const char *normal, const char *word, size_t length, const char **end)
{
    for (const char *at = normal; (at = strchr(at, ' ')) && at[1]; at++) {
        *end = end_of_word(at + 1, word, length);
        if (*end && **end == ' ')
            return at;
    }
    return NULL;
}

static bool
ends_with(const char *normal, const char *word, size_t length)
{
    size_t all = strlen(normal) - 1;
    return all > length + 1 && memcmp(normal + all - length, word, length) == 0;
}

static bool
matches(const char *normal, const char *word, size_t length, enum tl_role_match match)
{
    const char *end;
    const char *at =
        match == TL_MATCH_END ? NULL : find_word(normal, word, length, &end);
    if (match == TL_MATCH_END)
        return ends_with(normal, word, length);
    return at && (match == TL_MATCH_WORD || (at == normal && !end[1]));
}

/* How many words of its language come before the one that matches; -1 where none does.
 */
static int
rank(const char *normal, const char *words, enum tl_role_match match)
{
    int best = -1;
    int count = 0;
    while (words && *words) {
        size_t length = strcspn(words, " |");
        if ((best < 0 || count < best) && matches(normal, words, length, match))
            best = count;
        count = words[length] == '|' ? 0 : count + 1;
        words += length + strspn(words + length, " |");
    }
    return best;
}

static int
score(const char *normal, enum tl_column_role role)
{
    static const int scores[] = {[TL_MATCH_IS] = 1000,
                                 [TL_MATCH_WORD] = 600,
                                 [TL_MATCH_END] = 500,
                                 [TL_MATCH_WEAK] = 200};
    static const int steps[] = {[TL_MATCH_IS] = 8,
                                [TL_MATCH_WORD] = 2,
                                [TL_MATCH_END] = 2,
                                [TL_MATCH_WEAK] = 2};
    enum { LOWEST = 30 };
    for (enum tl_role_match match = 0; match < TL_ROLE_MATCHES; match++) {
        int before = rank(normal, tl_column_role_words[role][match], match);
        if (before >= 0)
            return scores[match] - steps[match] * (before < LOWEST ? before : LOWEST);
    }
    return 0;
}

/* A date of an end, a birth or a death is not the one that events have before all. */
int
tl_column_role_score(const char *name, enum tl_column_role role)
{
    static const enum tl_column_role others[] = {TL_FOR_END, TL_FOR_BIRTH,
                                                 TL_FOR_DEATH};
    char normal[NAME_MAX];
    normalize(name, normal);
    int found = score(normal, role);
    for (size_t i = 0; role == TL_FOR_DATE && i < 3; i++)
        if (found < TL_ROLE_SURE && score(normal, others[i]) > 0)
            return 0;
    return found;
}

size_t
tl_column_role_find(const char *const *names, enum tl_column_role role)
{
    size_t found = TL_NO_COLUMN;
    int most = 0;
    for (size_t i = 0; names[i]; i++) {
        int score = tl_column_role_score(names[i], role);
        if (score > most) {
            found = i;
            most = score;
        }
    }
    return found;
}

bool
tl_column_name_is_usable(const char *name)
{
    return name[strcspn(name, "\"'{}|:$`\\=;,!?")] == '\0' && is_named(name);
}

bool
tl_column_name_is_year(const char *name)
{
    return tl_column_role_score(name, TL_FOR_YEAR) > 0;
}

/* What numbers and codes are called. */
static const char *const numbers[] = {"id", "no", "num", "number", "nr", "code"};

bool
tl_column_name_is_number(const char *name)
{
    char normal[NAME_MAX];
    normalize(name, normal);
    size_t all = strlen(normal);
    if (all > 4 && normal[all - 3] == ' ') /* the first of two, or the second */
        normal[all - 2] = '\0';
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        size_t length = strlen(numbers[i]);
        if (ends_with(normal, numbers[i], length) ||
            matches(normal, numbers[i], length, TL_MATCH_IS))
            return true;
    }
    return false;
}

/* Without its blanks. */
static void
compact(const char *normal, char compacted[NAME_MAX])
{
    size_t length = 0;
    for (; *normal; normal++)
        if (*normal != ' ')
            compacted[length++] = *normal;
    compacted[length] = '\0';
}

/* The column, but for one, that is called like a compact form. */
static size_t
find_called(const char *const *names, const char *wanted, size_t but)
{
    char normal[NAME_MAX], compacted[NAME_MAX];
    for (size_t i = 0; *wanted && names[i]; i++) {
        normalize(names[i], normal);
        compact(normal, compacted);
        if (i != but && strcmp(compacted, wanted) == 0)
            return i;
    }
    return TL_NO_COLUMN;
}

/* The column that is called as another one is, with one word in place of a part of its
 * normal form. */
static size_t
find_instead(const char *const *names, size_t column, const char *normal,
             const char *from, const char *to, const char *word)
{
    char wanted[2 * NAME_MAX], compacted[2 * NAME_MAX];
    size_t before = (size_t)(from - normal);
    memcpy(wanted, normal, before);
    strcpy(wanted + before, word);
    strcat(wanted, to);
    if (strlen(wanted) >= NAME_MAX)
        return TL_NO_COLUMN;
    compact(wanted, compacted);
    return find_called(names, compacted, column);
}

/* The column that has the second word where this one has the first. */
static size_t
find_partner(const char *const *names, size_t column, const char *const both[2])
{
    char normal[NAME_MAX];
    const char *end;
    normalize(names[column], normal);
    const char *at = find_word(normal, both[0], strlen(both[0]), &end);
    return at ? find_instead(names, column, normal, at, end, both[1]) : TL_NO_COLUMN;
}

size_t
tl_column_role_name_of(const char *const *names, size_t column)
{
    static const char *const instead[] = {"name", ""};
    size_t found = TL_NO_COLUMN;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        for (size_t k = 0; k < 2 && found == TL_NO_COLUMN; k++)
            found = find_partner(names, column,
                                 (const char *const[]){numbers[i], instead[k]});
    return found;
}

bool
tl_column_role_pair(const char *const *names, size_t *next, size_t pair[2])
{
    size_t count = 0;
    while (names[count])
        count++;
    for (; count > 0 && tl_column_role_pairs[*next / count][0];) {
        pair[0] = *next % count;
        pair[1] = find_partner(names, pair[0], tl_column_role_pairs[*next / count]);
        ++*next;
        if (pair[1] != TL_NO_COLUMN)
            return true;
    }
    return false;
}

size_t
tl_column_role_end_of(const char *const *names, size_t column)
{
    size_t end = TL_NO_COLUMN;
    for (size_t i = 0; end == TL_NO_COLUMN && tl_column_role_spans[i][0]; i++)
        end = find_partner(names, column, tl_column_role_spans[i]);
    return end;
}

static bool
is_twin(const char *rest)
{
    char compacted[NAME_MAX];
    compact(rest, compacted);
    for (const char *word = tl_column_role_twins; *word;) {
        size_t length = strcspn(word, " ");
        if (strlen(compacted) == length && memcmp(compacted, word, length) == 0)
            return true;
        word += length + strspn(word + length, " ");
    }
    return false;
}

/* The number or letter may be a word, or stand at the end of one that is known. */
size_t
tl_column_role_sibling(const char *const *names, size_t column, unsigned number,
                       bool *is_known)
{
    static const char firsts[] = "1ax";
    char normal[NAME_MAX], rest[NAME_MAX];
    normalize(names[column], normal);
    for (size_t at = 1; normal[at] && normal[at + 1]; at++) {
        const char *first = strchr(firsts, normal[at]);
        bool is_word = normal[at - 1] == ' ' && normal[at + 1] == ' ';
        if (!first || normal[at + 1] != ' ')
            continue;
        memcpy(rest, normal, at);
        strcpy(rest + at, normal + at + 1);
        *is_known = is_twin(rest) ||
                    (at + 2 < strlen(normal) && (rest[at] = '\0', is_twin(rest)));
        if (!is_word && !*is_known)
            continue;
        char other[] = {(char)(*first + (char)(number - 1)), '\0'};
        char word[4] = " ";
        size_t found = find_instead(names, column, normal, normal + at, normal + at + 1,
                                    is_word ? strcat(word, other) : other);
        if (found != TL_NO_COLUMN)
            return found;
    }
    return TL_NO_COLUMN;
}

/* The column called like that of the year, but with another part in its place. */
static size_t
find_part(const char *const *names, const char *year, const char *at, size_t length,
          const char *words)
{
    char wanted[2 * NAME_MAX];
    size_t before = (size_t)(at - year);
    size_t found = TL_NO_COLUMN;
    while (found == TL_NO_COLUMN && *words) {
        size_t part = strcspn(words, " |");
        memcpy(wanted, year, before);
        memcpy(wanted + before, words, part);
        strcpy(wanted + before + part, at + length);
        found = find_called(names, wanted, TL_NO_COLUMN);
        words += part + strspn(words + part, " |");
    }
    return found;
}

static bool
is_of_end(const char *name)
{
    char normal[NAME_MAX];
    const char *end;
    normalize(name, normal);
    return find_word(normal, "end", 3, &end) || tl_text_begins(normal, " end");
}

/* By one word for the year that stands somewhere in a name. */
static bool
find_parts(const char *const *names, size_t year, const char *word, size_t length,
           size_t parts[3])
{
    char normal[NAME_MAX], simple[NAME_MAX];
    normalize(names[year], normal);
    compact(normal, simple);
    for (const char *at = simple; *at; at++) {
        if (strncmp(at, word, length) != 0)
            continue;
        parts[0] = year;
        for (size_t i = 1; i < 3; i++)
            parts[i] =
                find_part(names, simple, at, length,
                          tl_column_role_words[i == 1 ? TL_FOR_MONTH : TL_FOR_DAY][0]);
        if (parts[1] != TL_NO_COLUMN)
            return true;
    }
    return false;
}

bool
tl_column_role_parts(const char *const *names, bool is_end, size_t parts[3])
{
    for (size_t i = 0; names[i]; i++) {
        const char *word = tl_column_role_words[TL_FOR_YEAR][TL_MATCH_IS];
        if (is_of_end(names[i]) != is_end)
            continue;
        while (*word) {
            size_t length = strcspn(word, " |");
            if (find_parts(names, i, word, length, parts))
                return true;
            word += length + strspn(word + length, " |");
        }
    }
    return false;
}

bool
tl_column_role_has_family(const char *const *names)
{
    return tl_column_role_find(names, TL_FOR_PERSON) != TL_NO_COLUMN &&
           (tl_column_role_find(names, TL_FOR_FATHER) != TL_NO_COLUMN ||
            tl_column_role_find(names, TL_FOR_MOTHER) != TL_NO_COLUMN);
}

static bool
has_two_sides(const char *const *names)
{
    size_t columns[2];
    size_t next = 0;
    if (tl_column_role_pair(names, &next, columns))
        return true;
    for (size_t i = 0; names[i]; i++) {
        bool is_known;
        if (tl_column_role_sibling(names, i, 2, &is_known) != TL_NO_COLUMN && is_known)
            return true;
    }
    return false;
}

bool
tl_column_role_has_events(const char *const *names)
{
    size_t columns[3];
    bool dated = tl_column_role_parts(names, false, columns) ||
                 tl_column_role_find(names, TL_FOR_DATE) != TL_NO_COLUMN;
    bool born = tl_column_role_find(names, TL_FOR_BIRTH) != TL_NO_COLUMN;
    return (dated && (has_two_sides(names) ||
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
