#include "likely.h"

#include <stdio.h>
#include <string.h>

#include "decode.h"
#include "graph/base/ascii.h"
#include "graph/base/text_code.h"
#include "graph/base/utf8.h"

/* The letters besides ASCII, the small ones and the capitals. */
static const struct language {
    const char *small;
    const char *capital;
    bool apart;      /* it does not go with letters of ASCII */
    size_t frequent; /* so many of the first letters are */
} languages[] = {
    {"éèàêçâîôûùëïüœæÿ", "ÉÈÀÊÇÂÎÔÛÙËÏÜŒÆŸ", false, 0},         /* French */
    {"üäöß", "ÜÄÖ", false, 0},                                  /* German */
    {"áéíóñúüçàèòï", "ÁÉÍÓÑÚÜÇÀÈÒÏ", false, 0},                 /* Spanish, Catalan */
    {"ãçáéíóõêâàúô", "ÃÇÁÉÍÓÕÊÂÀÚÔ", false, 0},                 /* Portuguese */
    {"àèéìòù", "ÀÈÉÌÒÙ", false, 0},                             /* Italian */
    {"ëïéèöüóáê", "ËÏÉÈÖÜÓÁÊ", false, 0},                       /* Dutch */
    {"åäöæøéü", "ÅÄÖÆØÉÜ", false, 0},                           /* Nordic */
    {"áðéíóúýþæö", "ÁÐÉÍÓÚÝÞÆÖ", false, 0},                     /* Icelandic */
    {"łóążęćśńź", "ŁÓĄŻĘĆŚŃŹ", false, 0},                       /* Polish */
    {"íáéěšýřžčůúďťňóľôĺŕä", "ÍÁÉĚŠÝŘŽČŮÚĎŤŇÓĽÔĹŔÄ", false, 0}, /* Czech, Slovak */
    {"áéöóőüíúű", "ÁÉÖÓŐÜÍÚŰ", false, 0},                       /* Hungarian */
    {"ăâîşţșț", "ĂÂÎŞŢȘȚ", false, 0},                           /* Romanian */
    {"čšžćđ", "ČŠŽĆĐ", false, 0},                               /* Croatian, Slovene */
    {"ıüşğçöâî", "İÜŞĞÇÖÂÎ", false, 0},                         /* Turkish */
    {"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўђјљњћџѓќѕ",
     "ОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙХЖШЮЦЩЭФЪЁІЇЄҐЎЂЈЉЊЋЏЃЌЅ", true, 10},
    {"αοιετσνηυρπκλμςδγωχθφβξζψάέήίόύώϊϋΐΰ", "ΑΟΙΕΤΣΝΗΥΡΠΚΛΜΔΓΩΧΘΦΒΞΖΨΆΈΉΊΌΎΏΪΫ", true,
     0},
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

#define ONE(language)      (1U << (language))
#define UP_TO(first, last) (ONE((last) + 1) - ONE(first))
#define WESTERN            UP_TO(0, 7)
#define CENTRAL            (UP_TO(8, 12) | ONE(1))
#define TURKISH            ONE(13)
#define CYRILLIC           ONE(14)
#define GREEK              ONE(15)

/* The more usual of two that give the same words comes first. */
static const struct {
    struct tl_likely likely;
    unsigned languages;
} encodings[] = {
    {{"windows-1252", "Latin-1 or Windows-1252"}, WESTERN},
    {{"windows-1250", "Windows-1250 of Central Europe"}, CENTRAL},
    {{"iso-8859-2", "ISO 8859-2 of Central Europe"}, CENTRAL},
    {{"macintosh", "old Macintosh text"}, WESTERN},
    {{"cp850", "DOS text"}, WESTERN},
    {{"cp852", "DOS text of Central Europe"}, CENTRAL},
    {{"windows-1251", "Windows-1251 in Cyrillic"}, CYRILLIC},
    {{"koi8-r", "KOI8-R in Cyrillic"}, CYRILLIC},
    {{"koi8-u", "KOI8-U in Cyrillic"}, CYRILLIC},
    {{"cp866", "DOS text in Cyrillic"}, CYRILLIC},
    {{"windows-1253", "Windows-1253 in Greek"}, GREEK},
    {{"windows-1254", "Windows-1254 in Turkish"}, TURKISH},
};

enum { ENCODINGS = sizeof encodings / sizeof *encodings };

/* What may be beside a word, and what within one. */
static const char beside[] = "\u00a0«»“”„‘’‚‹›–—…•·°ºª§©®™€£¿¡±×½¼¾²³¹¶†‡№";
static const char within[] = "\u00a0’–—·";

/* Of the letters of Latin; all others are taken for vowels. */
static const char consonants[] = "ñçßðþłżćśńźšřžčťďľĺŕňşţșțđğ"
                                 "ÑÇÐÞŁŻĆŚŃŹŠŘŽČŤĎĽĹŔŇŞŢȘȚĐĞ";

/* Marks that are as good as letters, for they are in many a text without any of those.
 */
static const char quotes[] = "“”„‘’…";

/* Longer ones are left out, and so are those after so many bytes. */
enum { WORD_MAX = 40, WORDS_SIZE = 4096, DECODED = 3 * WORDS_SIZE + 1 };

/* Words of a text that have bytes beyond ASCII, each with a blank after it. */
struct words {
    char bytes[WORDS_SIZE];
    size_t length;
    bool returns; /* lines end in CR alone, as on old Macintoshes */
};

static bool
is_of_word(char byte)
{
    return tl_ascii_is_letter(byte) || (unsigned char)byte >= 0x80;
}

static void
collect(struct words *words, const char *bytes, size_t length)
{
    words->length = 0;
    words->returns = memchr(bytes, '\r', length) && !memchr(bytes, '\n', length);
    for (size_t at = 0; at < length; at++) {
        size_t start = at;
        bool is_ascii = true;
        for (; at < length && is_of_word(bytes[at]); at++)
            is_ascii = is_ascii && (unsigned char)bytes[at] < 0x80;
        size_t size = at - start;
        if (is_ascii || size > WORD_MAX)
            continue;
        if (size + 1 > sizeof words->bytes - words->length)
            return;
        memcpy(words->bytes + words->length, bytes + start, size);
        words->length += size;
        words->bytes[words->length++] = ' ';
    }
}

/* A character of a word. */
struct letter {
    char text[5];
    bool small;
    bool capital;
    bool vowel;
    unsigned languages; /* that have it, unless it is of ASCII */
    bool frequent;
};

static struct letter
letter_of(const char *text, size_t size)
{
    struct letter letter = {.text = ""};
    memcpy(letter.text, text, size);
    if (size == 1) {
        letter.capital = *text >= 'A' && *text <= 'Z';
        letter.small = !letter.capital;
        letter.vowel = strchr("aeiouyAEIOUY", *text);
        return letter;
    }
    for (unsigned i = 0; i < LANGUAGES; i++) {
        const char *small = strstr(languages[i].small, letter.text);
        const char *capital = strstr(languages[i].capital, letter.text);
        letter.small = letter.small || small;
        letter.capital = letter.capital || capital;
        letter.languages |= small || capital ? ONE(i) : 0;
        size_t first = 2 * languages[i].frequent; /* bytes: they have two each */
        letter.frequent = letter.frequent ||
                          (small && small < languages[i].small + first) ||
                          (capital && capital < languages[i].capital + first);
    }
    letter.vowel = letter.languages && !strstr(consonants, letter.text);
    return letter;
}

static bool
is_letter(const struct letter *letter)
{
    return letter->small || letter->capital;
}

/* Whether a capital or a small letter is where it can be, or a symbol. Irish has
 * capitals after a small h, n or t: hÉireann. */
static bool
is_in_place(const struct letter *letters, size_t count, size_t at)
{
    static const struct letter none = {.text = ""};
    const struct letter *letter = &letters[at];
    const struct letter *before = at > 0 ? &letters[at - 1] : &none;
    const struct letter *after = at + 1 < count ? &letters[at + 1] : &none;
    if (!is_letter(letter))
        return strstr(is_letter(before) && is_letter(after) ? within : beside,
                      letter->text);
    if (letter->capital && at == 1 && strchr("hnt", *before->text))
        return true;
    if (letter->capital)
        return !is_letter(before) || (before->capital && !after->small);
    return !before->capital ||
           (!after->capital && (at < 2 || !letters[at - 2].capital));
}

/* How a text is in one encoding. */
struct tally {
    long good; /* words */
    long bad;
    long mute;          /* good ones that nobody can say, for want of vowels: Kšln */
    long of[LANGUAGES]; /* good ones, by the languages that have their letters */
    long ranked;        /* letters of a language whose frequent ones are known */
    long frequent;
    char first_bad[4 * WORD_MAX + 1];
};

/* Those of some languages that can have a word of these letters, as bits. */
static unsigned
languages_of(const struct letter *letters, size_t count, unsigned left)
{
    bool has_ascii = false;
    size_t others = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_ascii = !letters[i].text[1];
        has_ascii = has_ascii || is_ascii;
        if (is_ascii || !is_letter(&letters[i]))
            continue;
        left &= letters[i].languages;
        others++;
    }
    for (unsigned i = 0; i < LANGUAGES; i++) {
        bool is_odd = languages[i].apart ? has_ascii : !has_ascii && others > 2;
        left &= is_odd ? ~ONE(i) : ~0U;
    }
    return left;
}

static void
judge_word(struct tally *tally, const struct letter *letters, size_t count,
           unsigned allowed)
{
    bool good = true, is_word = false, is_quoted = false, is_mute = count > 2;
    for (size_t i = 0; i < count; i++) {
        is_mute = is_mute && !letters[i].vowel;
        if (!letters[i].text[1])
            continue; /* ASCII */
        good = good && is_in_place(letters, count, i);
        is_word = is_word || is_letter(&letters[i]);
        is_quoted = is_quoted || strstr(quotes, letters[i].text);
    }
    if (good && (count == 1 || (!is_word && !is_quoted)))
        return; /* one letter, or other symbols alone, say nothing */
    unsigned theirs = languages_of(letters, count, allowed);
    good = good && theirs;
    for (unsigned i = 0; good && i < LANGUAGES; i++)
        tally->of[i] += (theirs & ONE(i)) != 0;
    tally->good += good;
    tally->mute += good && is_mute;
    tally->bad += !good;
    for (size_t i = 0; i < count; i++) {
        tally->ranked += good && (letters[i].languages & CYRILLIC);
        tally->frequent += good && letters[i].frequent;
        if (!good && tally->bad == 1)
            strcat(tally->first_bad, letters[i].text);
    }
}

/* Words as they are in an encoding: "" where it cannot be, or iconv lacks it. */
static void
decode(const struct words *words, const char *encoding, char text[DECODED])
{
    const char *bytes = words->bytes;
    size_t length = words->length;
    int error = 0;
    struct tl_decoder *decoder = tl_decoder_new(encoding);
    *text = '\0';
    if (!decoder)
        return;
    size_t size = tl_decode(decoder, &bytes, &length, text, DECODED - 1, &error);
    text[length || error ? 0 : size] = '\0';
    tl_decoder_free(decoder);
}

static struct tally
count_words(const char *text, unsigned allowed)
{
    struct tally tally = {.good = 0};
    struct letter letters[WORD_MAX];
    size_t count = 0, size;
    for (; *text; text += size) {
        tl_code_read(text, 4, &size);
        if (*text != ' ' && count < WORD_MAX) {
            letters[count++] = letter_of(text, size);
            continue;
        }
        judge_word(&tally, letters, count, allowed);
        count = 0;
    }
    return tally;
}

/* Above 0 where most words make sense, the most of them in one language. Among equals,
 * the one that can be said, and of more frequent letters; chance gives a quarter of
 * those, text a half. */
static long
score(const struct tally *tally)
{
    enum { SHARES = 16 };
    long most = 0;
    for (size_t i = 0; i < LANGUAGES; i++)
        most = tally->of[i] > most ? tally->of[i] : most;
    long share = tally->ranked ? (SHARES - 1) * tally->frequent / tally->ranked : 0;
    if (tally->ranked && share < SHARES / 3)
        return -1;
    return (tally->good - 2 * tally->bad + most) * SHARES + share - tally->mute;
}

/* Where nothing speaks for any, but nothing against it either, the most usual one. */
static const struct tl_likely *
find(const struct words *words, char text[DECODED])
{
    const struct tl_likely *found = NULL;
    long best = -1;
    for (size_t i = 0; i < ENCODINGS; i++) {
        const struct tl_likely *likely = &encodings[i].likely;
        decode(words, likely->name, text);
        struct tally tally = count_words(text, encodings[i].languages);
        long reached = *text && (!tally.bad || score(&tally) > 0) ? score(&tally) : -1;
        bool is_usual = words->returns && strcmp(likely->name, "macintosh") == 0;
        if (reached > best || (is_usual && reached == best && best > 0)) {
            best = reached;
            found = likely;
        }
    }
    return found;
}

/* What gives other words than some encoding, which gives those in `text`. */
static const struct tl_likely *
find_other(const struct words *words, const char *text)
{
    char other[DECODED];
    const struct tl_likely *likely = find(words, other);
    if (likely)
        decode(words, likely->name, other);
    return likely && strcmp(text, other) != 0 ? likely : NULL;
}

static bool
extends_ascii(const char *encoding)
{
    static const struct words ascii = {"a ", 2, false};
    char text[DECODED];
    decode(&ascii, encoding, text);
    return strcmp(text, ascii.bytes) == 0;
}

const struct tl_likely *
tl_likely_find(const char *bytes, size_t length, const char *encoding)
{
    struct words words;
    char text[DECODED] = "";
    for (; encoding && length > 0 && is_of_word(*bytes); bytes++)
        length--;
    collect(&words, bytes, length);
    if (encoding && !extends_ascii(encoding))
        return NULL;
    if (encoding)
        decode(&words, encoding, text);
    return find_other(&words, text);
}

struct tl_likely_doubt
tl_likely_doubt(const char *bytes, size_t length, const char *encoding)
{
    struct tl_likely_doubt doubt = {.instead = NULL};
    struct words words;
    char text[DECODED];
    collect(&words, bytes, length);
    decode(&words, encoding, text);
    struct tally tally = count_words(text, ~0U);
    /* Of encodings with several bytes a character, no words are known. */
    bool is_known = tl_utf8_count(text, strlen(text)) == words.length;
    if (is_known && tally.bad > 0 && score(&tally) <= 0)
        doubt.instead = find_other(&words, text);
    snprintf(doubt.word, sizeof doubt.word, "%s", tally.first_bad);
    return doubt;
}
