#include "date.h"

#include <stdio.h>
#include <string.h>

#include "graph/date/date.h"
#include "graph/date/notation/prose.h"

static void
note_decade(struct tl_csv_decades *decades, const char *text, size_t length,
            struct tl_position position, const char *edtf)
{
    char century[TL_DATE_EDTF_MAX];
    if (!tl_date_prose_may_be_century(text, length, edtf, century) ||
        decades->count++ > 0)
        return;
    decades->position = position;
    snprintf(decades->text, sizeof decades->text, "%.*s", tl_shown_part(text, length),
             text);
    strcpy(decades->decade, edtf);
    strcpy(decades->century, century);
}

void
tl_read_csv_decades_tell(const struct tl_reading *reading)
{
    const struct tl_csv_decades *decades = reading->decades;
    if (decades->count == 1)
        tl_report(reading->diagnostics, decades->position, TL_RULE_CENTURY, NULL,
                  "the date '%s' is read as a decade, %s; write %s if a century is "
                  "meant",
                  decades->text, decades->decade, decades->century);
    else if (decades->count > 1)
        tl_report(reading->diagnostics, decades->position, TL_RULE_CENTURY, NULL,
                  "%zu dates such as '%s' are read as decades, here %s; write %s if a "
                  "century is meant",
                  decades->count, decades->text, decades->decade, decades->century);
}

/* What is lost, or may be wrong, of a date that has been read. */
static void
warn_of_date(const struct tl_reading *reading, const char *text, size_t length,
             struct tl_position position, const char *edtf)
{
    const char *format = reading->options->date_format;
    char other[TL_DATE_EDTF_MAX];
    if (strstr(format, "words") && tl_date_prose_drops(text, length))
        tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
                  "found '%.*s'; early, mid and late are not kept, EDTF has nothing "
                  "for them",
                  tl_shown_part(text, length), text);
    if (reading->decades && strstr(format, "words"))
        note_decade(reading->decades, text, length, position, edtf);
    if (strchr(format, '|') &&
        tl_date_format_differs(format, text, length, edtf, other))
        tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
                  "found '%.*s', which could be %s as well as %s, by another of the "
                  "formats",
                  tl_shown_part(text, length), text, other, edtf);
}

static void
report_bad(const struct tl_reading *reading, const char *text, size_t length,
           struct tl_position position, const struct tl_date_error *error)
{
    tl_report(reading->diagnostics, position, TL_RULE_BAD_DATE, NULL,
              "found '%.*s', expected a date by '%s': %s (at byte %zu)",
              tl_shown_part(text, length), text, reading->options->date_format,
              error->message, error->offset + 1);
}

void
tl_read_csv_words_keep(const struct tl_reading *reading, enum tl_field field,
                       const char *text, size_t length, struct tl_position position)
{
    static const char key[] = "date_words";
    tl_report(reading->diagnostics, position, TL_RULE_IGNORED, NULL,
              "found '%.*s'; it is no date, and kept as words",
              tl_shown_part(text, length), text);
    if (field == TL_FIELDS)
        tl_builder_attribute(reading->builder, key, text, length, position);
    else
        tl_builder_set(reading->builder, field, text, length, position);
}

enum tl_dating
tl_read_csv_date(const struct tl_reading *reading, const char *text, size_t length,
                 struct tl_position position, char edtf[TL_DATE_EDTF_MAX])
{
    const char *format = reading->options->date_format;
    struct tl_date_error error;
    *edtf = '\0';
    if (!format)
        return TL_DATING_GOOD;
    if (*format && tl_date_format_read(format, text, length, edtf, &error)) {
        warn_of_date(reading, text, length, position, edtf);
        return TL_DATING_GOOD;
    }
    *edtf = '\0';
    if (tl_date_is_edtf(text, length))
        return TL_DATING_GOOD;
    if (reading->options->keeps_words)
        return TL_DATING_WORDS;
    report_bad(reading, text, length, position, &error);
    return TL_DATING_BAD;
}
