#include "likely.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text_code.h"
#include "graph/base/utf8.h"
#include "decode.h"

/* Languages that share encodings. */
enum {
    WESTERN = 1 << 0,
    CENTRAL = 1 << 1,
    BALTIC = 1 << 2,
    TURKISH = 1 << 3,
    CYRILLIC = 1 << 4,
    GREEK = 1 << 5,
    HEBREW = 1 << 6,
    ARABIC = 1 << 7,
    APART = CYRILLIC | GREEK | HEBREW | ARABIC /* not with letters of ASCII */
};

/* The letters besides ASCII, the small ones and the capitals. */
static const struct language {
    const char *small;
    const char *capital;
    unsigned groups;
    size_t frequent; /* so many of the first letters are */
} languages[] = {
    {"éèàêçâîôûùëïüœæÿ", "ÉÈÀÊÇÂÎÔÛÙËÏÜŒÆŸ", WESTERN, 0},         /* French */
    {"üäöß", "ÜÄÖ", WESTERN | CENTRAL, 0},                        /* German */
    {"áéíóñúüçàèòï", "ÁÉÍÓÑÚÜÇÀÈÒÏ", WESTERN, 0},                 /* Spanish, Catalan */
    {"ãçáéíóõêâàúô", "ÃÇÁÉÍÓÕÊÂÀÚÔ", WESTERN, 0},                 /* Portuguese */
    {"àèéìòù", "ÀÈÉÌÒÙ", WESTERN, 0},                             /* Italian */
    {"ëïéèöüóáê", "ËÏÉÈÖÜÓÁÊ", WESTERN, 0},                       /* Dutch */
    {"åäöæøéü", "ÅÄÖÆØÉÜ", WESTERN, 0},                           /* Nordic */
    {"áðéíóúýþæö", "ÁÐÉÍÓÚÝÞÆÖ", WESTERN, 0},                     /* Icelandic */
    {"äõöü", "ÄÕÖÜ", WESTERN | BALTIC, 0},                        /* Estonian */
    {"łóążęćśńź", "ŁÓĄŻĘĆŚŃŹ", CENTRAL, 0},                       /* Polish */
    {"íáéěšýřžčůúďťňóľôĺŕä", "ÍÁÉĚŠÝŘŽČŮÚĎŤŇÓĽÔĹŔÄ", CENTRAL, 0}, /* Czech, Slovak */
    {"áéöóőüíúű", "ÁÉÖÓŐÜÍÚŰ", CENTRAL, 0},                       /* Hungarian */
    {"ăâîşţșț", "ĂÂÎŞŢȘȚ", CENTRAL, 0},                           /* Romanian */
    {"čšžćđ", "ČŠŽĆĐ", CENTRAL, 0},            /* Croatian, Slovene */
    {"ąčęėįšųūž", "ĄČĘĖĮŠŲŪŽ", BALTIC, 0},     /* Lithuanian */
    {"āčēģīķļņšūž", "ĀČĒĢĪĶĻŅŠŪŽ", BALTIC, 0}, /* Latvian */
    {"ıüşğçöâî", "İÜŞĞÇÖÂÎ", TURKISH, 0},
    /* Russian, Bulgarian */
    {"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "ОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙХЖШЮЦЩЭФЪЁ", CYRILLIC,
     10},
    /* Ukrainian */
    {"оаинвтерсікмдлпуяьгзбчйхжшюцщфєїґ", "ОАИНВТЕРСІКМДЛПУЯЬГЗБЧЙХЖШЮЦЩФЄЇҐ", CYRILLIC,
     10},
    /* Belarusian */
    {"аніоерстлвкмдпуяыьгзбчйхжшюцэфёў", "АНІОЕРСТЛВКМДПУЯЫЬГЗБЧЙХЖШЮЦЭФЁЎ", CYRILLIC,
     10},
    /* Serbian, Macedonian */
    {"аоиентрсвјкмдлпугзбчхжшцфђљњћџѓќѕ", "АОИЕНТРСВЈКМДЛПУГЗБЧХЖШЦФЂЉЊЋЏЃЌЅ", CYRILLIC,
     10},
    {"αοιετσνηυρςίάόέήπκλμδγωχθφβξζψύώϊϋΐΰ", "ΑΟΙΕΤΣΝΗΥΡΣΊΆΌΈΉΠΚΛΜΔΓΩΧΘΦΒΞΖΨΎΏΪΫ",
     GREEK, 16},
    {"יוהלארתבשמנםדןחעקפכצסגטזךףץ", "", HEBREW, 10},
    {"اليمونرتبةعدسفهكقأحجشطصخإذضىءثغزئظؤآ", "", ARABIC, 10},
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

#define ONE(language) (1U << (language))

/* Of encodings that give the same words, the more usual one comes first. */
static const struct encoding {
    struct tl_likely likely;
    unsigned groups;
    bool is_mac;
} encodings[] = {
    {{"windows-1252", "Latin-1 or Windows-1252"}, WESTERN, false},
    {{"windows-1250", "Windows-1250 of Central Europe"}, CENTRAL, false},
    {{"iso-8859-2", "ISO 8859-2 of Central Europe"}, CENTRAL, false},
    {{"macintosh", "old Macintosh text"}, WESTERN, true},
    {{"cp850", "DOS text"}, WESTERN, false},
    {{"cp852", "DOS text of Central Europe"}, CENTRAL, false},
    {{"windows-1251", "Windows-1251 in Cyrillic"}, CYRILLIC, false},
    {{"koi8-r", "KOI8-R in Cyrillic"}, CYRILLIC, false},
    {{"koi8-u", "KOI8-U in Cyrillic"}, CYRILLIC, false},
    {{"iso-8859-5", "ISO 8859-5 in Cyrillic"}, CYRILLIC, false},
    {{"cp866", "DOS text in Cyrillic"}, CYRILLIC, false},
    {{"mac-cyrillic", "old Macintosh text in Cyrillic"}, CYRILLIC, true},
    {{"windows-1253", "Windows-1253 in Greek"}, GREEK, false},
    {{"iso-8859-7", "ISO 8859-7 in Greek"}, GREEK, false},
    {{"cp737", "DOS text in Greek"}, GREEK, false},
    {{"macgreek", "old Macintosh text in Greek"}, GREEK, true},
    {{"windows-1254", "Windows-1254 in Turkish"}, TURKISH, false},
    {{"cp857", "DOS text in Turkish"}, TURKISH, false},
    {{"windows-1257", "Windows-1257 of the Baltic"}, BALTIC, false},
    {{"cp775", "DOS text of the Baltic"}, BALTIC, false},
    {{"windows-1255", "Windows-1255 in Hebrew"}, HEBREW, false},
    {{"cp862", "DOS text in Hebrew"}, HEBREW, false},
    {{"windows-1256", "Windows-1256 in Arabic"}, ARABIC, false},
    {{"iso-8859-6", "ISO 8859-6 in Arabic"}, ARABIC, false},
};

enum { ENCODINGS = sizeof encodings / sizeof *encodings };

/* What may be beside a word of ASCII, what beside one with other letters, and what
 * within one. */
static const char beside[] = "\u00a0«»“”„‘’‚‹›–—…•·°ºª§©®™€£¿¡±×½¼¾²³¹¶†‡№";
static const char around[] = "\u00a0«»“”„‘’‚‹›–—…·ºª§©®™¿¡";
static const char within[] = "\u00a0’–—";

/* Letters that never begin words; after which they are, and before which: NULL for any.
 */
static const struct {
    const char *letters;
    const char *after;
    const char *before;
} inner[] = {
    {"ðÐńŃ", NULL, NULL},
    {"ğĞ", "aeıioöuüâîAEIİOÖUÜÂÎ", NULL},
    {"ųŲ", NULL, "sšzžjSŠZŽJ"},
    {"ьыЬЫ", "бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ", NULL},
    {"ėĖ", "bcčdfghjklmnprsštvzžBCČDFGHJKLMNPRSŠTVZŽ", NULL},
    {"ΐΰϊϋΪΫ", "αεηουωάέήόύΑΕΗΟΥΩ", NULL},
    {"ςךםןףץةى", NULL, ""},
};

/* Those of Greek that never end words. */
static const char endless[] = "ζθξσχψ";

/* All others but those of ASCII are taken for vowels. */
static const char consonants[] = "ñçßðþłżćśńźšřžčťďľĺŕňşţșțđğģķļņ"
                                 "ÑÇÐÞŁŻĆŚŃŹŠŘŽČŤĎĽĹŔŇŞŢȘȚĐĞĢĶĻŅ"
                                 "нтсрвлкмдпьгзбчйхжшцщфъђљњћџѓќѕ"
                                 "НТСРВЛКМДПЬГЗБЧЙХЖШЦЩФЪЂЉЊЋЏЃЌЅ"
                                 "τσνρςπκλμδγχθφβξζψΤΣΝΡΠΚΛΜΔΓΧΘΦΒΞΖΨ";

/* Marks that count as letters, because many texts have them and no such letters.
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
    bool ranked;        /* its languages have frequent letters */
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
        letter.ranked = letter.ranked || ((small || capital) && languages[i].frequent);
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

static bool
is_one_of(const struct letter *letter, const char *some)
{
    return *letter->text && strstr(some, letter->text);
}

static bool
is_beside_its_like(const struct letter *letter, const struct letter *before,
                   const struct letter *after)
{
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        if (is_one_of(letter, inner[i].letters))
            return is_letter(before) &&
                   (!inner[i].after || is_one_of(before, inner[i].after)) &&
                   (!inner[i].before || !is_letter(after) ||
                    is_one_of(after, inner[i].before));
    return is_letter(after) || !is_letter(before) || !is_one_of(letter, endless);
}

/* Whether a capital or a small letter is where it can be, or a symbol, which `symbols`
 * can be at the ends. Irish has capitals after a small h, n or t: hÉireann. */
static bool
is_in_place(const struct letter *letters, size_t count, size_t at, const char *symbols)
{
    static const struct letter none = {.text = ""};
    const struct letter *letter = &letters[at];
    const struct letter *before = at > 0 ? &letters[at - 1] : &none;
    const struct letter *after = at + 1 < count ? &letters[at + 1] : &none;
    bool is_between = is_letter(before) && is_letter(after);
    if (is_between && is_one_of(letter, "·")) /* of Catalan: Gal·la */
        return is_one_of(before, "lL") && is_one_of(after, "lL");
    if (!is_letter(letter))
        return is_one_of(letter, is_between ? within : symbols);
    if (!is_beside_its_like(letter, before, after))
        return false;
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
    long loud;          /* good ones in capitals alone */
    long mute;          /* good ones that nobody can say, for want of vowels: Kšln */
    long of[LANGUAGES]; /* good ones, by the languages that have their letters */
    long languages;     /* sum of these */
    long ranked;        /* letters of a language whose frequent ones are known */
    long frequent;
    char first_bad[4 * WORD_MAX + 1];
};

/* Of the vowels in a small word of Greek, one has an accent, if there are several. */
static bool
has_odd_accents(const struct letter *letters, size_t count)
{
    size_t vowels = 0, accents = 0;
    for (size_t i = 0; i < count; i++) {
        accents += is_one_of(&letters[i], "άέήίόύώΐΰΆΈΉΊΌΎΏ");
        vowels += is_one_of(&letters[i], "αοιεηυω");
    }
    return accents > 1 || (accents == 0 && vowels > 1);
}

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
        bool is_odd =
            (languages[i].groups & APART) ? has_ascii : !has_ascii && others > 2;
        left &= is_odd ? ~ONE(i) : ~0U;
    }
    return left;
}

static void
judge_word(struct tally *tally, const struct letter *letters, size_t count,
           unsigned allowed)
{
    bool good = true, is_word = false, is_quoted = false, is_mute = count > 2;
    bool is_loud = true, is_ranked = false;
    for (size_t i = 0; i < count; i++) {
        bool is_ascii = !letters[i].text[1];
        is_mute = is_mute && !letters[i].vowel;
        is_loud = is_loud && !letters[i].small;
        is_ranked = is_ranked || letters[i].ranked;
        is_word = is_word || (!is_ascii && is_letter(&letters[i]));
        is_quoted = is_quoted || (!is_ascii && strstr(quotes, letters[i].text));
    }
    for (size_t i = 0; i < count; i++)
        good = good && (!letters[i].text[1] ||
                        is_in_place(letters, count, i, is_word ? around : beside));
    if (good && (count == 1 || (!is_word && !is_quoted)))
        return; /* one letter, or other symbols alone, say nothing */
    unsigned theirs = languages_of(letters, count, allowed);
    good = good && theirs && !has_odd_accents(letters, count);
    for (unsigned i = 0; good && i < LANGUAGES; i++) {
        tally->of[i] += (theirs & ONE(i)) != 0;
        tally->languages += (theirs & ONE(i)) != 0;
    }
    tally->good += good;
    tally->mute += good && is_mute;
    tally->loud += good && is_loud;
    tally->bad += !good;
    for (size_t i = 0; i < count; i++) {
        if (good && is_ranked) /* a symbol in the place of a letter is rarer still */
            tally->ranked += is_letter(&letters[i]) ? 1 : 2;
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
count_words(const char *text, unsigned groups)
{
    struct tally tally = {.good = 0};
    unsigned allowed = 0;
    for (unsigned i = 0; i < LANGUAGES; i++)
        allowed |= (languages[i].groups & groups) ? ONE(i) : 0;
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
 * the one that can be said, and of more frequent letters; chance gives a third of
 * those, text a half and more. Few texts are in capitals alone. */
static long
score(const struct tally *tally)
{
    enum { SHARES = 16 };
    bool is_loud = tally->loud == tally->good;
    long most = 0;
    for (size_t i = 0; i < LANGUAGES; i++)
        most = tally->of[i] > most ? tally->of[i] : most;
    long share = tally->ranked ? (SHARES - 1) * tally->frequent / tally->ranked : 0;
    if (tally->ranked && share < (is_loud ? SHARES / 2 : SHARES / 3))
        return -1;
    share -= is_loud ? share / 3 : 0;
    return (tally->good - 2 * tally->bad + most) * SHARES + share - tally->mute;
}

/* Where nothing speaks for any, but nothing against it either, the most usual one.
 * Where two give other words that are as good, none, unless those of the more usual one
 * are words of more languages. Of Western and Central Europe, it is the usual one. */
static const struct tl_likely *
find(const struct words *words, char text[DECODED])
{
    const struct tl_likely *found = NULL;
    char best_text[DECODED] = "";
    long best = -1, best_languages = 0;
    for (size_t i = 0; i < ENCODINGS; i++) {
        decode(words, encodings[i].likely.name, text);
        struct tally tally = count_words(text, encodings[i].groups);
        long reached = score(&tally);
        if (!*text || (tally.bad && reached <= 0) || reached < 0)
            continue;
        if (reached > 0) /* lines of old Macintoshes decide among equals */
            reached = 2 * reached + (words->returns && encodings[i].is_mac);
        if (reached > best) {
            best = reached;
            found = &encodings[i].likely;
            best_languages = tally.languages;
            strcpy(best_text, text);
        } else if (best > 0 && reached == best && strcmp(best_text, text) != 0 &&
                   (tally.languages + 1 >= best_languages ||
                    encodings[i].groups == TURKISH) &&
                   !(encodings[i].groups & (WESTERN | CENTRAL))) {
            found = NULL;
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
