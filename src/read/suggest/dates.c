#include "sample.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/date/date.h"
#include "graph/date/notation/format.h"
#include "graph/date/notation/guess.h"
#include "graph/date/notation/prose.h"
static const char words[] = "words"; /* the format for dates in English */

enum { MOST_FORMATS = 12, MOST_TEXTS = TL_SAMPLE_DATES * TL_SAMPLE_TEXTS };

/* Dates that are not EDTF, and by what formats they could be read. */
struct dates {
    struct tl_substring texts[MOST_TEXTS];
    bool is_read[MOST_TEXTS]; /* by one of the chosen formats */
    size_t count;
    size_t days; /* dates in EDTF that say more than a year */
    char formats[MOST_FORMATS][TL_DATE_GUESS_MAX];
    bool is_chosen[MOST_FORMATS];
    size_t format_count;
    struct tl_substring doubt[2]; /* dates that speak for different formats */
};

/* Whether a text needs no format: "present" is understood as an end. */
static bool
is_plain(struct tl_substring text)
{
    return tl_date_is_edtf(text.text, text.length) ||
           tl_date_prose_is_now(text.text, text.length);
}

size_t
tl_sample_count_dates(const struct tl_sample *sample, size_t column, size_t *texts)
{
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    size_t dates = 0;
    *texts = tl_sample_texts(sample, column, cells);
    for (size_t i = 0; i < *texts; i++)
        dates += tl_text_is_date(cells[i]);
    return dates;
}

static bool
reads(const char *format, struct tl_substring text, char edtf[TL_DATE_EDTF_MAX])
{
    struct tl_date_error error;
    return tl_date_format_read(format, text.text, text.length, edtf, &error);
}

static void
add_format(struct dates *dates, const char *format, size_t length)
{
    size_t i = 0;
    while (i < dates->format_count && (strlen(dates->formats[i]) != length ||
                                       memcmp(dates->formats[i], format, length) != 0))
        i++;
    if (i < dates->format_count || i == MOST_FORMATS)
        return;
    memcpy(dates->formats[i], format, length);
    dates->formats[i][length] = '\0';
    dates->format_count++;
}

/* Of a guess both formats: "%d/%m/%Y' or '%m/%d/%Y". */
static void
add_guess(struct dates *dates, const char *guess)
{
    size_t first = strcspn(guess, "'");
    add_format(dates, guess, first);
    if (guess[first])
        add_format(dates, guess + first + strlen("' or '"),
                   strlen(guess + first + strlen("' or '")));
}

/* Whatever is not ASCII is one, or part of one. */
static bool
has_letter(struct tl_substring text)
{
    size_t i = 0;
    while (i < text.length && !tl_ascii_is_letter(text.text[i]) &&
           (unsigned char)text.text[i] < 0x80)
        i++;
    return i < text.length;
}

/* Whether any text that no chosen format reads has a letter. */
static bool
has_words(const struct dates *dates)
{
    size_t i = 0;
    while (i < dates->count && (dates->is_read[i] || tl_text_is_none(dates->texts[i]) ||
                                !has_letter(dates->texts[i])))
        i++;
    return i < dates->count;
}

/* The texts that are not EDTF, and all formats that any of them may have. */
static void
gather(struct dates *dates, const struct tl_sample *sample, size_t column)
{
    char guess[TL_DATE_GUESS_MAX];
    struct tl_substring cells[TL_SAMPLE_TEXTS];
    size_t count = tl_sample_texts(sample, column, cells);
    for (size_t i = 0; i < count; i++) {
        if (is_plain(cells[i])) {
            dates->days += cells[i].length > strlen("2015");
            continue;
        }
        dates->texts[dates->count++] = cells[i];
        if (tl_date_guess(cells[i].text, cells[i].length, guess))
            add_guess(dates, guess);
    }
}

static size_t
count_unread(const struct dates *dates, const char *format)
{
    char edtf[TL_DATE_EDTF_MAX];
    size_t count = 0;
    for (size_t i = 0; i < dates->count; i++)
        count += !dates->is_read[i] && reads(format, dates->texts[i], edtf);
    return count;
}

/* Whether most dates are no numbers alone: a number among them is rather a mistake than
 * a year, and the formats that take any number for one are not meant. */
static bool
are_numbers_odd(const struct dates *dates, size_t numbers)
{
    size_t others = dates->days;
    for (size_t i = 0; i < dates->count; i++)
        others += dates->is_read[i];
    return others > numbers;
}

static bool
reads_numbers_alone(const char *format)
{
    return strcmp(format, "year") == 0 || strcmp(format, "%y") == 0;
}

/* The format that reads most of what no other reads so far; of equal ones the first. */
static size_t
find_best(const struct dates *dates)
{
    size_t best = MOST_FORMATS;
    size_t most = 0;
    for (size_t i = 0; i < dates->format_count; i++) {
        size_t count = count_unread(dates, dates->formats[i]);
        if (reads_numbers_alone(dates->formats[i]) && are_numbers_odd(dates, count))
            continue;
        if (count > most) {
            best = i;
            most = count;
        }
    }
    return best;
}

/* Whether a format that reads as much as the chosen one reads any date differently. */
static void
doubt_best(struct dates *dates, size_t best)
{
    char edtf[2][TL_DATE_EDTF_MAX];
    size_t most = count_unread(dates, dates->formats[best]);
    for (size_t i = 0; i < dates->format_count; i++) {
        if (i == best || count_unread(dates, dates->formats[i]) < most)
            continue;
        for (size_t k = 0; k < dates->count && !dates->doubt[0].length; k++)
            if (!dates->is_read[k] &&
                reads(dates->formats[best], dates->texts[k], edtf[0]) &&
                reads(dates->formats[i], dates->texts[k], edtf[1]) &&
                strcmp(edtf[0], edtf[1]) != 0)
                dates->doubt[0] = dates->texts[k];
    }
}

/* Whether two chosen formats read a date differently: there are days before months and
 * months before days then, and each has a date that only it can read. */
static void
doubt_mixture(struct dates *dates, size_t first, size_t second)
{
    char edtf[2][TL_DATE_EDTF_MAX];
    struct tl_substring only[2] = {{0}};
    bool differs = false;
    for (size_t i = 0; i < dates->count; i++) {
        bool by[2] = {reads(dates->formats[first], dates->texts[i], edtf[0]),
                      reads(dates->formats[second], dates->texts[i], edtf[1])};
        differs = differs || (by[0] && by[1] && strcmp(edtf[0], edtf[1]) != 0);
        if (by[0] != by[1] && !only[by[1]].length)
            only[by[1]] = dates->texts[i];
    }
    if (differs && only[0].length && only[1].length)
        memcpy(dates->doubt, only, sizeof only);
}

static void
choose(struct dates *dates, size_t best)
{
    char edtf[TL_DATE_EDTF_MAX];
    doubt_best(dates, best);
    for (size_t i = 0; i < dates->format_count; i++)
        if (dates->is_chosen[i])
            doubt_mixture(dates, i, best);
    dates->is_chosen[best] = true;
    for (size_t i = 0; i < dates->count; i++)
        dates->is_read[i] =
            dates->is_read[i] || reads(dates->formats[best], dates->texts[i], edtf);
}

/* What is said of dates that can be read in two ways. */
static void
say_doubt(const struct dates *dates, struct tl_expansion *doubt)
{
    bool is_mixed = dates->doubt[1].length;
    char guess[TL_DATE_GUESS_MAX];
    if (is_mixed) {
        tl_expansion_append(doubt, "one kind of dates, not both '");
    } else {
        tl_date_guess(dates->doubt[0].text, dates->doubt[0].length, guess);
        tl_expansion_append(doubt, "--date-format '");
        tl_expansion_append(doubt, guess);
        tl_expansion_append(doubt, "' for dates such as '");
    }
    tl_expansion_add(doubt, dates->doubt[0].text, dates->doubt[0].length);
    if (is_mixed) {
        tl_expansion_append(doubt, "' and '");
        tl_expansion_add(doubt, dates->doubt[1].text, dates->doubt[1].length);
    }
    tl_expansion_append(doubt, "'");
}

void
tl_dates_read(struct tl_dates *found, const struct tl_sample *sample,
              const size_t *columns, size_t count)
{
    struct dates *dates = tl_alloc(sizeof *dates);
    for (size_t i = 0; i < count; i++)
        gather(dates, sample, columns[i]);
    if (has_words(dates))
        add_format(dates, words, strlen(words));
    for (size_t best; (best = find_best(dates)) < MOST_FORMATS;)
        choose(dates, best);
    for (size_t i = 0; i < dates->format_count; i++) {
        if (!dates->is_chosen[i])
            continue;
        tl_expansion_add(&found->format, "|", found->format.length > 0);
        tl_expansion_append(&found->format, dates->formats[i]);
    }
    found->keeps_words = has_words(dates);
    if (dates->doubt[0].length)
        say_doubt(dates, &found->doubt);
    tl_free(dates);
}

void
tl_dates_clear(struct tl_dates *dates)
{
    tl_expansion_clear(&dates->format);
    tl_expansion_clear(&dates->doubt);
}
