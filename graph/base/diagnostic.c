#include "diagnostic.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "text.h"
#include "utf8.h"

/* How many of one rule are kept unless all are: far more than anybody is shown. */
#define KEPT_OF_A_RULE 1000

/* So much of a text of the data is shown in a message. */
#define SHOWN_BYTES 60

const struct tl_rule_info tl_rules[TL_RULES] = {
    [TL_RULE_SYNTAX] =
        {.name = "syntax",
         .severity = TL_ERROR,
         .about = "The input breaks the syntax of its format; it is read no further.",
         .ends_input = true},
    [TL_RULE_ENCODING] = {.name = "encoding",
                          .severity = TL_ERROR,
                          .about = "The input is not valid UTF-8 or contains a NUL "
                                   "byte; it is read no further.",
                          .ends_input = true},
    [TL_RULE_VERSION] =
        {.name = "version",
         .severity = TL_ERROR,
         .about =
             "A document has a version that is not supported; it is read no further.",
         .ends_input = true},
    [TL_RULE_WRONG_TYPE] = {.name = "wrong-type",
                            .severity = TL_ERROR,
                            .about = "A JSON value has the wrong type, such as a list "
                                     "where a text is expected."},
    [TL_RULE_MISSING] = {.name = "missing",
                         .severity = TL_ERROR,
                         .about = "A required field is missing."},
    [TL_RULE_BAD_DATE] =
        {.name = "bad-date",
         .severity = TL_ERROR,
         .about = "A date is neither EDTF nor in the format given by --date-format."},
    [TL_RULE_BAD_NUMBER] = {.name = "bad-number",
                            .severity = TL_ERROR,
                            .about = "A number is malformed or out of range."},
    [TL_RULE_BAD_VALUE] = {.name = "bad-value",
                           .severity = TL_ERROR,
                           .about = "A value or key is not one that its place allows."},
    [TL_RULE_TABLE] =
        {.name = "table",
         .severity = TL_ERROR,
         .about = "The columns of a table cannot be used; its rows are not read.",
         .ends_input = true},
    [TL_RULE_COLUMNS] = {.name = "columns",
                         .severity = TL_ERROR,
                         .about = "A column is repeated or has no name, or a row does "
                                  "not fit the header row."},
    [TL_RULE_UNKNOWN_ID] = {.name = "unknown-id",
                            .severity = TL_ERROR,
                            .about = "An item is mentioned that no input describes.",
                            .needs_all = true},
    [TL_RULE_AMBIGUOUS] = {.name = "ambiguous",
                           .severity = TL_ERROR,
                           .about = "A name is mentioned that several items have."},
    [TL_RULE_CONFLICT] = {.name = "conflict",
                          .severity = TL_ERROR,
                          .about = "Two items with the same id differ in a field."},
    [TL_RULE_CYCLE] =
        {.name = "cycle",
         .severity = TL_ERROR,
         .about =
             "An event is part of itself, or a reference is known through itself."},
    [TL_RULE_OUTSIDE] =
        {.name = "outside-whole",
         .severity = TL_ERROR,
         .about = "The date of an event lies outside the date of its parent event."},
    [TL_RULE_KEY] =
        {.name = "unknown-key",
         .severity = TL_WARNING,
         .about = "A key or column is unknown, and its name is close to a known one."},
    [TL_RULE_UNDECIDED] = {.name = "undecided",
                           .severity = TL_WARNING,
                           .about = "Sources disagree about a field for which the item "
                                    "gives no value."},
    [TL_RULE_RIVAL] = {.name = "rival",
                       .severity = TL_WARNING,
                       .about = "A source gives another value than the one that is "
                                "used (with --claims).",
                       .on_request = true},
    [TL_RULE_UNCITED] = {.name = "uncited",
                         .severity = TL_WARNING,
                         .about = "An event or relation has no citation, although the "
                                  "dataset has references.",
                         .needs_all = true},
    [TL_RULE_UNUSED] = {.name = "unused",
                        .severity = TL_WARNING,
                        .about = "An actor takes part in no event and no relation.",
                        .needs_all = true},
    [TL_RULE_ABSENT] =
        {.name = "absent",
         .severity = TL_WARNING,
         .about = "Records of another program mention an item that no input describes.",
         .needs_all = true},
    [TL_RULE_SAME_NAME] = {.name = "same-name",
                           .severity = TL_WARNING,
                           .about = "Two actors have the same name."},
    [TL_RULE_ALIKE] = {.name = "alike",
                       .severity = TL_WARNING,
                       .about = "The names of two actors differ only in case, marks, "
                                "spaces or punctuation."},
    [TL_RULE_SELF_TIE] = {.name = "self-tie",
                          .severity = TL_WARNING,
                          .about = "A relation leads from an item to itself."},
    [TL_RULE_REPEATED] = {.name = "repeated",
                          .severity = TL_WARNING,
                          .about = "Two inputs have the same item without an id, or an "
                                   "input is named twice."},
    [TL_RULE_SEASON] = {.name = "season",
                        .severity = TL_WARNING,
                        .about = "A date such as 2020-21 is a season or month, but may "
                                 "be meant as two years."},
    [TL_RULE_CENTURY] = {.name = "century",
                         .severity = TL_WARNING,
                         .about = "A date such as 1900s is read as a decade, but may "
                                  "be meant as a century."},
    [TL_RULE_FAR_DATE] = {.name = "far-date",
                          .severity = TL_WARNING,
                          .about = "A few dates lie far from all others."},
    [TL_RULE_UNDATED] =
        {.name = "undated",
         .severity = TL_WARNING,
         .about = "An event has no date, but all of its participants have one."},
    [TL_RULE_LIST] =
        {.name = "list",
         .severity = TL_WARNING,
         .about = "A text looks like a list that is not split, or is split where "
                  "it should not be."},
    [TL_RULE_LACKING] =
        {.name = "lacking",
         .severity = TL_WARNING,
         .about = "Rows leave cells empty that the mapping of the table uses."},
    [TL_RULE_NO_SIDE] = {.name = "no-side",
                         .severity = TL_WARNING,
                         .about =
                             "A role looks like one of a pair, and is on no side."},
    [TL_RULE_GARBLED] = {.name = "garbled",
                         .severity = TL_WARNING,
                         .about =
                             "A text was probably decoded with the wrong encoding."},
    [TL_RULE_UNSAFE_URL] = {.name = "unsafe-url",
                            .severity = TL_WARNING,
                            .about =
                                "A URL does not begin with http:, https: or mailto:."},
    [TL_RULE_IGNORED] =
        {.name = "ignored",
         .severity = TL_WARNING,
         .about = "A part of the input, or of the precision of a value, is not used."},
};

struct tl_diagnostics {
    pthread_mutex_t lock; /* of what reports change */
    bool keep_all;
    bool lenient;
    bool strict;
    size_t skipped;
    bool requested[TL_RULES];
    size_t counts[TL_RULES];
    struct tl_arena texts;
    struct tl_vector kept;  /* struct tl_diagnostic */
    struct tl_vector files; /* const char * */
    const struct tl_diagnostic **sorted;
};

struct tl_diagnostics *
tl_diagnostics_new(bool keep_all)
{
    struct tl_diagnostics *diagnostics = tl_alloc(sizeof *diagnostics);
    pthread_mutex_init(&diagnostics->lock, NULL);
    diagnostics->keep_all = keep_all;
    diagnostics->kept.width = sizeof(struct tl_diagnostic);
    diagnostics->files.width = sizeof(const char *);
    return diagnostics;
}

void
tl_diagnostics_free(struct tl_diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    tl_arena_clear(&diagnostics->texts);
    tl_vector_clear(&diagnostics->kept);
    tl_vector_clear(&diagnostics->files);
    tl_free(diagnostics->sorted);
    pthread_mutex_destroy(&diagnostics->lock);
    tl_free(diagnostics);
}

void
tl_diagnostics_be_lenient(struct tl_diagnostics *diagnostics)
{
    diagnostics->lenient = true;
}

bool
tl_diagnostics_is_lenient(const struct tl_diagnostics *diagnostics)
{
    return diagnostics->lenient;
}

void
tl_diagnostics_be_strict(struct tl_diagnostics *diagnostics)
{
    diagnostics->strict = true;
}

bool
tl_diagnostics_is_error(const struct tl_diagnostics *diagnostics, enum tl_rule rule)
{
    if (rule == TL_RULE_UNDECIDED)
        return diagnostics->strict;
    return tl_rules[rule].severity == TL_ERROR &&
           (tl_rules[rule].ends_input || !diagnostics->lenient);
}

void
tl_diagnostics_request(struct tl_diagnostics *diagnostics, enum tl_rule rule)
{
    diagnostics->requested[rule] = true;
}

bool
tl_diagnostics_wants(const struct tl_diagnostics *diagnostics, enum tl_rule rule)
{
    return !tl_rules[rule].on_request || diagnostics->requested[rule];
}

void
tl_diagnostics_skip(struct tl_diagnostics *diagnostics)
{
    diagnostics->skipped++;
}

size_t
tl_diagnostics_skipped(const struct tl_diagnostics *diagnostics)
{
    return diagnostics->skipped;
}

uint16_t
tl_diagnostics_file(struct tl_diagnostics *diagnostics, const char *name)
{
    if (diagnostics->files.count == UINT16_MAX)
        return UINT16_MAX - 1;
    const char **file = tl_vector_add(&diagnostics->files);
    *file = tl_arena_text(&diagnostics->texts, name, strlen(name));
    return (uint16_t)(diagnostics->files.count - 1);
}

uint32_t
tl_diagnostics_file_count(const struct tl_diagnostics *diagnostics)
{
    return (uint32_t)diagnostics->files.count;
}

const char *
tl_diagnostics_file_name(const struct tl_diagnostics *diagnostics, uint32_t file)
{
    if (file >= diagnostics->files.count)
        return "";
    return *(const char **)tl_vector_at(&diagnostics->files, file);
}

int
tl_shown_part(const char *text, size_t length)
{
    return (int)(length > SHOWN_BYTES ? tl_text_whole(text, SHOWN_BYTES) : length);
}

int
tl_shown(const char *text)
{
    return tl_shown_part(text, strlen(text));
}

/* The message in the arena; a long one is formatted twice, once for its length. */
static const char *
format_message(struct tl_arena *texts, const char *format, va_list arguments)
{
    char few[256];
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(few, sizeof few, format, arguments);
    size_t size = length < 0 ? 0 : (size_t)length;
    char *message;
    if (size < sizeof few) {
        message = tl_arena_text(texts, few, size);
    } else {
        message = tl_arena_take(texts, size + 1, 1);
        vsnprintf(message, size + 1, format, again);
    }
    va_end(again);
    return message;
}

static void
keep(struct tl_diagnostics *diagnostics, struct tl_position position, enum tl_rule rule,
     const char *suggestion, const char *message)
{
    struct tl_diagnostic *kept = tl_vector_add(&diagnostics->kept);
    *kept = (struct tl_diagnostic){position, rule, message, NULL};
    if (suggestion)
        kept->suggestion =
            tl_arena_text(&diagnostics->texts, suggestion, strlen(suggestion));
}

/* Whether some input was not read to its end. */
static bool
is_cut_short(const struct tl_diagnostics *diagnostics)
{
    enum tl_rule rule = 0;
    while (rule < TL_RULES && !(tl_rules[rule].ends_input && diagnostics->counts[rule]))
        rule++;
    return rule < TL_RULES;
}

void
tl_report(struct tl_diagnostics *diagnostics, struct tl_position position,
          enum tl_rule rule, const char *suggestion, const char *format, ...)
{
    va_list arguments;
    pthread_mutex_lock(&diagnostics->lock);
    if (tl_rules[rule].needs_all && is_cut_short(diagnostics)) {
        pthread_mutex_unlock(&diagnostics->lock);
        return;
    }
    if (++diagnostics->counts[rule] <= KEPT_OF_A_RULE || diagnostics->keep_all) {
        va_start(arguments, format);
        keep(diagnostics, position, rule, suggestion,
             format_message(&diagnostics->texts, format, arguments));
        va_end(arguments);
    }
    pthread_mutex_unlock(&diagnostics->lock);
}

size_t
tl_diagnostics_count(const struct tl_diagnostics *diagnostics,
                     enum tl_severity severity)
{
    size_t count = 0;
    for (enum tl_rule rule = 0; rule < TL_RULES; rule++) {
        if (tl_rules[rule].severity == severity)
            count += diagnostics->counts[rule];
    }
    return count;
}

size_t
tl_diagnostics_rule_count(const struct tl_diagnostics *diagnostics, enum tl_rule rule)
{
    return diagnostics->counts[rule];
}

bool
tl_diagnostics_failed(const struct tl_diagnostics *diagnostics)
{
    return is_cut_short(diagnostics) ||
           (diagnostics->strict && diagnostics->counts[TL_RULE_UNDECIDED]) ||
           (!diagnostics->lenient && tl_diagnostics_count(diagnostics, TL_ERROR) > 0);
}

static int
by_place(const void *a, const void *b)
{
    const struct tl_diagnostic *left = *(const struct tl_diagnostic *const *)a;
    const struct tl_diagnostic *right = *(const struct tl_diagnostic *const *)b;
    const struct tl_position *p = &left->position;
    const struct tl_position *q = &right->position;
    if (p->file != q->file)
        return p->file < q->file ? -1 : 1;
    if (p->line != q->line)
        return p->line < q->line ? -1 : 1;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    if (left->rule != right->rule)
        return left->rule < right->rule ? -1 : 1;
    return strcmp(left->message, right->message);
}

const struct tl_diagnostic *const *
tl_diagnostics_sorted(struct tl_diagnostics *diagnostics)
{
    size_t count = diagnostics->kept.count;
    tl_free(diagnostics->sorted);
    diagnostics->sorted = tl_alloc((count + 1) * sizeof *diagnostics->sorted);
    for (size_t i = 0; i < count; i++)
        diagnostics->sorted[i] = tl_vector_at(&diagnostics->kept, i);
    qsort(diagnostics->sorted, count, sizeof *diagnostics->sorted, by_place);
    return diagnostics->sorted;
}

/* The end where there is none. */
static const char *
find_byte(const char *text, const char *end, char byte)
{
    const char *found = memchr(text, byte, (size_t)(end - text));
    return found ? found : end;
}

void
tl_position_pass(struct tl_position *position, const char *text, size_t length)
{
    const char *end = text + length;
    const char *feed = find_byte(text, end, '\n');
    const char *back = find_byte(text, end, '\r');
    while (feed < end || back < end) {
        bool is_pair = feed == back + 1 && feed < end;
        text = (feed < back || is_pair ? feed : back) + 1;
        position->line += position->line < UINT32_MAX;
        position->column = 1;
        feed = feed < text ? find_byte(text, end, '\n') : feed;
        back = back < text ? find_byte(text, end, '\r') : back;
    }
    size_t characters = tl_utf8_count(text, (size_t)(end - text));
    size_t room = (size_t)(UINT32_MAX - position->column);
    characters = characters < room ? characters : room;
    position->column += (uint32_t)characters;
}
