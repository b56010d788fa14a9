/*
 * Which encoding is suggested for words in an old one. The words, their languages and
 * the bytes that are spelled out were put down by hand; the others are encoded by
 * iconv.
 */
#include "src/read/base/likely.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct words {
    const char *encoding;
    const char *text;
};

/* Words as they come in tables: names, places, kinds; also few at a time. */
static const struct words words[] = {
    {"windows-1252", "René"},
    {"windows-1252", "date,who\n1789,Émile Zola,Orléans,procès"},
    {"windows-1252", "Müller;Köln;Größe\nJäger;Übergabe"},
    {"windows-1252", "José Muñoz, Málaga, año ¿qué?"},
    {"windows-1252", "João, São Paulo, Conceição, Camões"},
    {"windows-1252", "Åse Bjørn Sjöström Malmö Ærø"},
    {"windows-1252", "Niccolò, città, perché"},
    {"windows-1252", "Þórður Guðrún Ísafjörður"},
    {"windows-1252", "na hÉireann, Ó Súilleabháin, Seán"},
    {"windows-1252", "l’été – “Zoë” … MÜNCHEN, RENÉ"},
    {"windows-1252", "Renée Müller, Åse Öberg, José Núñez"},
    {"macintosh", "René"},
    {"macintosh", "Orléans, procès, François, Noël"},
    {"macintosh", "Müller;Köln;Größe;Jäger"},
    {"macintosh", "José Muñoz, Málaga, año"},
    {"macintosh", "João, São Paulo, Conceição"},
    {"macintosh", "Åse Bjørn Sjöström Malmö Ærø"},
    {"macintosh", "Niccolò, città, perché"},
    {"macintosh", "l’été – “Zoë” … MÜNCHEN, RENÉ"},
    {"windows-1250", "Dvořák"},
    {"windows-1250", "Řehoř, Žižka, příští schůze, Těšín"},
    {"windows-1250", "Łódź, Wałęsa, źródło, Kraków"},
    {"windows-1250", "Győr, Erdős, Körösi, tűz"},
    {"windows-1250", "Đorđević, Čačak, Niš, Žarko"},
    {"windows-1250", "Ţepeş, Braşov, bătălia, România"},
    {"iso-8859-2", "Łódź, Wałęsa, Leśniak, wrzesień, książę"},
    {"iso-8859-2", "Žižka, Těšín, Škoda, Plzeň"},
    {"iso-8859-2", "Žarko, Niš, Đorđević, Kragujevac"},
    {"cp850", "René"},
    {"cp850", "Müller;Köln;Jäger;Übergabe"},
    {"cp850", "Orléans, procès, François, Noël"},
    {"cp850", "José Muñoz, Málaga, año"},
    {"cp852", "Łódź, Wałęsa, źródło, książę"},
    {"cp852", "Dvořák, Žižka, příští"},
    {"windows-1251", "Москва"},
    {"windows-1251", "Иван Грозный, письмо, дата\nМОСКВА"},
    {"windows-1251", "Київ, Україна, лист, війська"},
    {"windows-1251", "България, Ђорђевић"},
    {"koi8-r", "Москва"},
    {"koi8-r", "Иван Грозный, письмо, дата\nМОСКВА"},
    {"koi8-u", "Київ, Україна, її війська"},
    {"cp866", "Москва"},
    {"cp866", "Иван Грозный, письмо, дата"},
    {"windows-1253", "Αθήνα, επιστολή, Γεώργιος"},
    {"windows-1254", "Doğan, Gülşen, İstanbul, ışık, Çağlar"},
    {"mac-cyrillic", "id,встреча послов,Москва\rЯ,Иван Петров\r"},
    {"mac-cyrillic", "Иван Грозный, письмо, дата, Москва\n"},
    {"mac-cyrillic", "Київ, зустріч, Україна, лист\r"},
    {"windows-1251", "Његош, Љубљана, пријатељ"},
    {"windows-1255", "ירושלים,פגישה של שרים"},
    {"windows-1255", "דוד בן גוריון, מכתב, תל אביב\nשלום, משה שרת, חיפה"},
    {"cp862", "ירושלים,פגישה של שרים"},
    {"windows-1257",
     "Žemaitė, Šiauliai, Čiurlionis, rugsėjo, mėnesių, laiškas, įvykis"},
    {"windows-1257", "Rīga, Jānis, Bērziņš, tikšanās, Ķīna, Rēzekne, Jūrmala"},
    {"windows-1253", "Ελευθέριος Βενιζέλος, συνάντηση πρέσβεων"},
    {"iso-8859-7", "Άγιος, Άρτα, συνάντηση"},
    {"cp737", "Αθήνα, επιστολή, Γεώργιος"},
    {"macgreek", "Αθήνα, επιστολή, Γεώργιος\r"},
    {"cp857", "Doğan, Gülşen, İstanbul, ışık, Çağlar"},
    {"windows-1256", "القاهرة, اجتماع الوزراء, محمد علي"},
    {"iso-8859-6", "القاهرة, اجتماع الوزراء, محمد علي"},
};

/* Words in an encoding; false where the system's iconv lacks it. */
static bool
encode(const struct words *row, char bytes[256], size_t *length)
{
    iconv_t conversion = iconv_open(row->encoding, "UTF-8");
    char *in = (char *)row->text;
    char *out = bytes;
    size_t left = strlen(row->text), room = 256;
    if (conversion == (iconv_t)-1)
        return false;
    assert_int_equal(iconv(conversion, &in, &left, &out, &room), 0);
    iconv_close(conversion);
    *length = 256 - room;
    return true;
}

static void
words_tell_the_encoding(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        char bytes[256];
        size_t length;
        if (!encode(&words[i], bytes, &length))
            continue;
        const struct tl_likely *likely = tl_likely_find(bytes, length, NULL);
        const char *name = likely ? likely->name : "nothing";
        if (strcmp(name, words[i].encoding) != 0)
            print_error("%s: %s in %s\n", name, words[i].text, words[i].encoding),
                wrong++;
    }
    assert_int_equal(wrong, 0);
}

/* The bytes are as Apple's table of Mac OS Roman has them: 8A ä, 8E é, 9A ö. */
static void
bytes_between_letters(void **state)
{
    static const struct {
        const char *bytes;
        const char *name;
    } rows[] = {
        {"Ren\x8e", "macintosh"},
        {"J\x8ager\rM\x8arz\r", "macintosh"},
        {"K\x9aln\rBj\x9arn\r", "macintosh"},
        {"K\x9aln, Bj\x9arn\n", "macintosh"}, /* nobody is called Bjšrn */
        {"Ale\x9a, Bene\x9a\n", "windows-1250"},
        {"Andr\xe9", "windows-1252"},
        {"M\xfcller", "windows-1252"},
        {"Milo\x9a \x8ei\x9eka\n", "windows-1250"},
        {"\xcc\xee\xf1\xea\xe2\xe0", "windows-1251"},
        {"\xed\xcf\xd3\xcb\xd7\xc1", "koi8-r"},
        {"Andr\x82", "cp850"},
        {"\x93quoted\x94, don\x92t, the actor\x92s", "windows-1252"},
        {"\xd2quoted\xd3, don\xd5t, the actor\xd5s", "macintosh"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct tl_likely *likely =
            tl_likely_find(rows[i].bytes, strlen(rows[i].bytes), NULL);
        assert_string_equal(likely ? likely->name : "nothing", rows[i].name);
    }
}

/* After the byte where an encoding fails, within a word: Fran\x8dois is François. */
static void
what_failed_is_not_suggested(void **state)
{
    static const char bytes[] = "\x8dois, Ren\x8e";
    (void)state;
    assert_string_equal(tl_likely_find(bytes, strlen(bytes), "windows-1252")->name,
                        "macintosh");
    assert_null(tl_likely_find("\x81, Andr\xe9", 8, "windows-1252"));
    assert_null(tl_likely_find("=\xd8", 2, "utf-16le"));
}

/* UTF-8 with a byte missing, Japanese in Shift JIS and EUC, Chinese in GBK, no text. */
static void
nothing_is_suggested_without_words(void **state)
{
    static const char *const rows[] = {
        "",
        "plain",
        "Z\xc3\xbcrich, Caf\xc3\xa9, Jos\xc3, Mu\xc3\xb1oz",
        "\x93\xfa\x96\x7b\x8c\xea,\x93\x8c\x8b\x9e,\x91\xe5\x8d\xe3",
        "\xc6\xfc\xcb\xdc\xb8\xec,\xc5\xec\xb5\xfe,\xc2\xe7\xba\xe5",
        "\xd6\xd0\xb9\xfa,\xb1\xb1\xbe\xa9,\xc9\xcf\xba\xa3,\xb9\xe3\xd6\xdd",
        "\x80\x81\x82\xff\xfe\x90\x01\x02",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct tl_likely *likely = tl_likely_find(rows[i], strlen(rows[i]), NULL);
        if (likely)
            fail_msg("%s for the text %zu", likely->name, i);
    }
}

/* Either would be garbage, read by the other: Mac Greek where iconv lacks it (Αθήνα,
 * επιστολή, πόλεμος), Rîga and Rīga, Doðan and Doğan, Његош and Мегош. */
static void
of_two_equals_none_is_suggested(void **state)
{
    static const char *const rows[] = {
        "\xb0\xf5\xdc\xee\xe1"
        ", \xe5\xf0\xe9\xf3\xf4\xef\xec\xdc"
        ", \xf0\xde\xec\xe5\xed\xef\xf7"
        "\r",
        "R\xee"
        "ga",
        "Do\xf0"
        "an",
        "\x8c\xe5\xe3\xee\xf8",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct tl_likely *likely = tl_likely_find(rows[i], strlen(rows[i]), NULL);
        if (likely && strcmp(likely->name, "macgreek") != 0)
            fail_msg("%s for the text %zu", likely->name, i);
    }
}

static void
words_speak_against_an_encoding(void **state)
{
    static const struct {
        const char *bytes;
        const char *encoding;
        const char *instead; /* NULL: it may be right */
        const char *word;
    } rows[] = {
        {"Ann, Ren\x8e, Zo\x91", "windows-1252", "macintosh", "RenŽ"},
        {"Andr\xe9, No\xebl", "macintosh", "windows-1252", "AndrÈ"},
        {"\xcc\xee\xf1\xea\xe2\xe0", "koi8-r", "windows-1251", "лНЯЙБЮ"},
        {"\xcc\xee\xf1\xea\xe2\xe0", "latin-1", "windows-1251", "Ìîñêâà"},
        {"Ren\x8e", "macintosh", NULL, ""},
        {"Andr\xe9", "windows-1252", NULL, ""},
        {"Milo\x9a \x8ei\x9eka", "windows-1252", NULL, ""}, /* the same in 1250 */
        {"na h\xc9ireann", "windows-1252", NULL, ""},
        {"\xc6\xfc\xcb\xdc\xb8\xec", "euc-jp", NULL, ""},
        {"R\0e\0n\0\xe9\0", "utf-16le", NULL, ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = i + 1 < COUNT(rows) ? strlen(rows[i].bytes) : 8;
        struct tl_likely_doubt doubt =
            tl_likely_doubt(rows[i].bytes, length, rows[i].encoding);
        assert_string_equal(doubt.instead ? doubt.instead->name : "",
                            rows[i].instead ? rows[i].instead : "");
        if (doubt.instead)
            assert_string_equal(doubt.word, rows[i].word);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_tell_the_encoding),
        cmocka_unit_test(bytes_between_letters),
        cmocka_unit_test(what_failed_is_not_suggested),
        cmocka_unit_test(nothing_is_suggested_without_words),
        cmocka_unit_test(of_two_equals_none_is_suggested),
        cmocka_unit_test(words_speak_against_an_encoding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
