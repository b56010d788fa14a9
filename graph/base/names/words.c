#include "names.h"

#include "graph/base/ascii.h"
#include "graph/base/text.h"

/* Words. */

/* Letters that have no accent to be dropped, as they are written without them. */
static const char *const letters[][2] = {
    {"ø", "o"}, {"æ", "a"}, {"œ", "o"},  {"đ", "d"},
    {"ð", "d"}, {"ł", "l"}, {"þ", "th"}, {"ı", "i"},
};

static bool
is_in_word(const char *at)
{
    static const char *const signs[] = {"\u2010", "\u2011", "\u2012", "\u2013",
                                        "\u2014", "\u2018", "\u2019", "\u02BC"};
    if ((unsigned char)*at < 0x80)
        return tl_ascii_is_letter(*at) || tl_ascii_is_digit(*at);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (tl_text_begins(at, signs[i]))
            return false;
    return true;
}

/* The bytes of an apostrophe, which divides no words; 0 where there is none. */
static size_t
count_apostrophe(const char *at)
{
    static const char *const signs[] = {"'", "\u2018", "\u2019", "\u02BC"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (tl_text_begins(at, signs[i]))
            return strlen(signs[i]);
    return 0;
}

/* Whether a letter only says how the vowel before it is spoken, as in "Mueller", which
 * it does not at the end, as in "Joe". */
static bool
is_umlaut(const char *word, size_t length, const char *at)
{
    char before = length ? word[length - 1] : '\0';
    bool follows = *at == 'e' ? before == 'a' || before == 'o' || before == 'u'
                              : *at == 'a' && before == 'a';
    return follows && is_in_word(at + 1);
}

/* Copies a word in its plain spelling to a buffer that has room; the end of it. */
static const char *
copy_word(const char *at, char *word)
{
    size_t length = 0;
    for (size_t skipped = 0;
         is_in_word(at) || (length && (skipped = count_apostrophe(at)));) {
        size_t i = 0;
        if (!is_in_word(at)) {
            at += skipped;
            continue;
        }
        while (i < sizeof letters / sizeof *letters &&
               !tl_text_begins(at, letters[i][0]))
            i++;
        if (i < sizeof letters / sizeof *letters) {
            memcpy(word + length, letters[i][1], strlen(letters[i][1]));
            length += strlen(letters[i][1]);
            at += strlen(letters[i][0]);
        } else if (is_umlaut(word, length, at)) {
            at++;
        } else {
            word[length++] = *at++;
        }
    }
    word[length] = '\0';
    return at;
}

/* Whether it is a word of letters and no numeral. */
static bool
is_plain(const char *word)
{
    return !word[strcspn(word, "0123456789")] && word[strspn(word, "ivxlcdm")];
}

static void
add_word(struct tl_name_finder *finder, const char *text, bool has_point,
         bool is_bracketed)
{
    uint32_t codes[TL_NAME_LETTERS];
    size_t length = strlen(text);
    size_t count = tl_name_letters(text, codes);
    bool plain = is_plain(text) || count == 1;
    *(struct tl_name_word *)tl_vector_add(&finder->words) = (struct tl_name_word){
        .text = tl_arena_text(&finder->texts, text, length),
        .hash = tl_content_hash(text, length, 0),
        .is_short = (count == 1 || (has_point && count <= 5)) &&
                    !text[strcspn(text, "0123456789")],
        .has_point = has_point,
        .is_bracketed = is_bracketed,
        .is_plain = plain && count > 1,
    };
}

/* A sign that is a word of its own: "C++" is not "C". "&" is "and". */
static void
add_sign(struct tl_name_finder *finder, char sign, bool is_bracketed)
{
    char text[] = {sign, '\0'};
    if (sign == '&')
        add_word(finder, "and", false, is_bracketed);
    else if (!strchr(" \t\r\n.,-/_:;\"'()[]{}", sign) && (unsigned char)sign < 0x80)
        add_word(finder, text, false, is_bracketed);
}

/* Where the surname of a name ends that is written first; 0 where none is. */
struct split {
    uint32_t comma; /* words before it */
    uint32_t commas;
};

static struct split
split_words(struct tl_name_finder *finder, const char *folded, struct tl_name *name)
{
    char *room = tl_alloc(2 * strlen(folded) + 1);
    struct split split = {0, 0};
    unsigned depth = 0;
    for (const char *at = folded; *at;) {
        if (is_in_word(at)) {
            at = copy_word(at, room);
            add_word(finder, room, *at == '.', depth > 0);
            continue;
        }
        add_sign(finder, *at, depth > 0);
        if (*at == ',' && !depth && split.commas++ == 0)
            split.comma = (uint32_t)finder->words.count - name->first;
        if (*at && strchr("([{", *at)) {
            depth++;
            name->is_square = *at == '[';
        } else if (depth && strchr(")]}", *at)) {
            depth--;
        }
        at++;
    }
    tl_free(room);
    name->count = (uint32_t)finder->words.count - name->first;
    return split;
}

/* What stands before a name or after it. */
static const struct affix {
    const char *text;
    unsigned title; /* 0: after it, and tells persons apart */
    const char *means;
} affixes[] = {
    {"dr", TL_TITLE_ANY, ""},
    {"prof", TL_TITLE_ANY, ""},
    {"professor", TL_TITLE_ANY, ""},
    {"doctor", TL_TITLE_ANY, ""},
    {"rev", TL_TITLE_ANY, ""},
    {"hon", TL_TITLE_ANY, ""},
    {"gen", TL_TITLE_ANY, ""},
    {"col", TL_TITLE_ANY, ""},
    {"capt", TL_TITLE_ANY, ""},
    {"lt", TL_TITLE_ANY, ""},
    {"maj", TL_TITLE_ANY, ""},
    {"sgt", TL_TITLE_ANY, ""},
    {"mr", TL_TITLE_MAN, ""},
    {"sir", TL_TITLE_MAN, ""},
    {"herr", TL_TITLE_MAN, ""},
    {"monsieur", TL_TITLE_MAN, ""},
    {"mrs", TL_TITLE_WOMAN, ""},
    {"ms", TL_TITLE_WOMAN, ""},
    {"miss", TL_TITLE_WOMAN, ""},
    {"dame", TL_TITLE_WOMAN, ""},
    {"frau", TL_TITLE_WOMAN, ""},
    {"madame", TL_TITLE_WOMAN, ""},
    {"mme", TL_TITLE_WOMAN, ""},
    {"mlle", TL_TITLE_WOMAN, ""},
    {"jr", 0, "jr"},
    {"jun", 0, "jr"},
    {"junior", 0, "jr"},
    {"sr", 0, "sr"},
    {"sen", 0, "sr"},
    {"senior", 0, "sr"},
    {"ii", 0, "ii"},
    {"iii", 0, "iii"},
    {"iv", 0, "iv"},
};

static const struct affix *
find_affix(const char *word, bool is_title)
{
    for (size_t i = 0; i < sizeof affixes / sizeof *affixes; i++)
        if ((affixes[i].title != 0) == is_title && strcmp(affixes[i].text, word) == 0)
            return &affixes[i];
    return NULL;
}

/* Adds a word of the person, but for what stands before or after the name. */
static void
add_person_word(struct tl_name_finder *finder, struct tl_name *name, uint32_t number)
{
    struct tl_name_word word = *tl_name_word_at(finder, number);
    bool is_first = finder->words.count == name->person_first;
    const struct affix *title = is_first ? find_affix(word.text, true) : NULL;
    const struct affix *suffix = is_first ? NULL : find_affix(word.text, false);
    if (word.is_bracketed)
        name->qualifier = tl_name_mix(name->qualifier, word.hash);
    else if (title)
        name->titles |= title->title;
    else if (suffix)
        name->qualifier =
            tl_content_hash(suffix->means, strlen(suffix->means), name->qualifier);
    else
        *(struct tl_name_word *)tl_vector_add(&finder->words) = word;
}

static void
hash_person(const struct tl_name_finder *finder, struct tl_name *name, uint64_t last)
{
    name->rotated = tl_name_mix(0, last);
    for (uint32_t i = 0; i < name->person_count; i++) {
        const struct tl_name_word *word =
            tl_name_word_at(finder, name->person_first + i);
        name->person = tl_name_mix(name->person, word->hash);
        if (i + 1 < name->person_count)
            name->rotated = tl_name_mix(name->rotated, word->hash);
        name->shorts += word->is_short;
    }
    name->person = tl_name_mix(name->person, name->qualifier);
    name->rotated = tl_name_mix(name->rotated, name->qualifier);
}

/* The person that a name may be of: the surname last, titles and the like taken off. */
static void
read_person(struct tl_name_finder *finder, struct tl_name *name, struct split split)
{
    uint32_t end = name->first + name->count;
    uint32_t comma = name->first + split.comma;
    bool ends_in_suffix =
        comma + 1 == end && find_affix(tl_name_word_at(finder, comma)->text, false);
    name->is_inverted = split.commas == 1 && comma < end && comma > name->first &&
                        !ends_in_suffix &&
                        !tl_name_word_at(finder, comma)->is_bracketed;
    name->person_first = (uint32_t)finder->words.count;
    for (uint32_t i = name->is_inverted ? comma : name->first; i < end; i++)
        add_person_word(finder, name, i);
    for (uint32_t i = name->first; name->is_inverted && i < comma; i++)
        add_person_word(finder, name, i);
    name->person_count = (uint32_t)finder->words.count - name->person_first;
    if (!name->person_count)
        return;
    struct tl_name_word *last = (struct tl_name_word *)tl_name_word_at(
        finder, name->person_first + name->person_count - 1);
    last->is_short &= last->has_point; /* "Plan B" has no initial */
    hash_person(finder, name, last->hash);
}

/* Words that say how those around them belong together: their order matters. */
static bool
joins_words(const struct tl_name_word *word)
{
    static const char *const words[] = {
        "of", "and", "the", "for", "in",  "to",  "at",    "by", "from", "v", "vs",
        "on", "or",  "und", "der", "die", "des", "gegen", "et", "du",   "y", "e",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], word->text) == 0)
            return true;
    return false;
}

static void
hash_words(const struct tl_name_finder *finder, struct tl_name *name)
{
    uint32_t stem = name->count;
    while (stem && tl_name_word_at(finder, name->first + stem - 1)->is_bracketed)
        stem--;
    for (uint32_t i = 0; i < name->count; i++) {
        const struct tl_name_word *word = tl_name_word_at(finder, name->first + i);
        if (i == stem)
            name->stem = name->spelled;
        if (i >= stem)
            name->bracket = tl_name_mix(name->bracket, word->hash);
        name->spelled = tl_name_mix(name->spelled, word->hash);
        name->joins_words |= joins_words(word);
    }
}

static uint64_t
hash_bare(const char *folded)
{
    uint64_t hash = 0;
    for (const char *at = folded; *at;) {
        size_t length = 0;
        while (is_in_word(at + length))
            length++;
        for (size_t i = 0; i < length; i++)
            hash = hash * UINT64_C(0x9E3779B97F4A7C15) + (unsigned char)at[i];
        at += length ? length : 1;
    }
    return hash;
}

void
tl_name_read(struct tl_name_finder *finder, size_t number, bool persons)
{
    const char *text = finder->variants[number].text;
    struct tl_name *name = &finder->names[number];
    const char *key = tl_name_key(&finder->folded, text);
    name->key = tl_content_hash(key, strlen(key), 0);
    name->first = (uint32_t)finder->words.count;
    const char *folded = tl_folded_set(&finder->folded, text);
    name->bare = hash_bare(folded);
    struct split split = split_words(finder, folded, name);
    hash_words(finder, name);
    if (persons)
        read_person(finder, name, split);
}
