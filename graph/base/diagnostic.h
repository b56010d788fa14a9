/*
 * Diagnostics: what is wrong with the input, where, and what was expected.
 *
 * Whoever finds a problem reports it and goes on. The list owns all its texts; it
 * keeps a bounded number for each rule (and counts the rest) unless told to keep
 * all. Nothing here prints. Threads may report at the same time; all else is for one.
 */
#ifndef TL_GRAPH_BASE_DIAGNOSTIC_H
#define TL_GRAPH_BASE_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A place in an input. Lines and columns count from 1, columns in characters
 * (code points); 0 is "no particular one".
 */
struct tl_position {
    uint32_t line;
    uint32_t column;
    uint32_t file; /* as tl_diagnostics_file() gave it */
};

/* Moves a position over text: lines end at LF, CRLF or CR (one that ends the text is no
 * half of a CRLF), columns are code points. */
void tl_position_pass(struct tl_position *position, const char *text, size_t length);

enum tl_severity { TL_WARNING, TL_ERROR };

/* What is reported; tl_rules[] tells what each rule is about. */
enum tl_rule {
    TL_RULE_SYNTAX,
    TL_RULE_ENCODING,
    TL_RULE_VERSION,
    TL_RULE_WRONG_TYPE,
    TL_RULE_MISSING,
    TL_RULE_BAD_DATE,
    TL_RULE_BAD_NUMBER,
    TL_RULE_BAD_VALUE,
    TL_RULE_TABLE,
    TL_RULE_COLUMNS,
    TL_RULE_UNKNOWN_ID,
    TL_RULE_AMBIGUOUS,
    TL_RULE_CONFLICT,
    TL_RULE_CYCLE,
    TL_RULE_OUTSIDE,
    TL_RULE_KEY,
    TL_RULE_UNDECIDED,
    TL_RULE_RIVAL,
    TL_RULE_UNCITED,
    TL_RULE_UNUSED,
    TL_RULE_ABSENT,
    TL_RULE_SAME_NAME,
    TL_RULE_ALIKE,
    TL_RULE_SELF_TIE,
    TL_RULE_REPEATED,
    TL_RULE_SEASON,
    TL_RULE_CENTURY,
    TL_RULE_FAR_DATE,
    TL_RULE_UNDATED,
    TL_RULE_LIST,
    TL_RULE_LACKING,
    TL_RULE_NO_SIDE,
    TL_RULE_GARBLED,
    TL_RULE_UNSAFE_URL,
    TL_RULE_IGNORED,
    TL_RULES
};

struct tl_rule_info {
    const char *name; /* in brackets after a message */
    enum tl_severity severity;
    const char *about; /* what it reports, one sentence */
    bool ends_input;   /* nothing more is read of the input */
    bool needs_all;    /* not reported where an input was not read to its end */
    bool on_request;   /* not reported unless tl_diagnostics_request() asks for it */
};

/* All rules, by enum tl_rule: TL_RULES of them, errors before warnings. */
extern const struct tl_rule_info tl_rules[TL_RULES];

struct tl_diagnostic {
    struct tl_position position;
    enum tl_rule rule;
    const char *message;
    const char *suggestion; /* what was probably meant, or NULL */
};

struct tl_diagnostics;

/* `keep_all`: without a bound for each rule. To be freed. */
struct tl_diagnostics *tl_diagnostics_new(bool keep_all);
void tl_diagnostics_free(struct tl_diagnostics *diagnostics);

/*
 * From now on errors are warnings (`--skip-bad`), but for those that end an input.
 */
void tl_diagnostics_be_lenient(struct tl_diagnostics *diagnostics);
bool tl_diagnostics_is_lenient(const struct tl_diagnostics *diagnostics);

/* From now on what sources leave undecided is an error (`--strict`). */
void tl_diagnostics_be_strict(struct tl_diagnostics *diagnostics);

/* Whether what is reported by a rule is an error. */
bool tl_diagnostics_is_error(const struct tl_diagnostics *diagnostics,
                             enum tl_rule rule);

/* Asks for reports by a rule that is only used on request; whether they are wanted. */
void tl_diagnostics_request(struct tl_diagnostics *diagnostics, enum tl_rule rule);
bool tl_diagnostics_wants(const struct tl_diagnostics *diagnostics, enum tl_rule rule);

/* Counts one more row left out, and how many there are. */
void tl_diagnostics_skip(struct tl_diagnostics *diagnostics);
size_t tl_diagnostics_skipped(const struct tl_diagnostics *diagnostics);

/* Announces an input and gives its number; `name` is copied. */
uint16_t tl_diagnostics_file(struct tl_diagnostics *diagnostics, const char *name);

/* How many inputs were announced. */
uint32_t tl_diagnostics_file_count(const struct tl_diagnostics *diagnostics);

/* The name of an input, as it was announced. */
const char *tl_diagnostics_file_name(const struct tl_diagnostics *diagnostics,
                                     uint32_t file);

/*
 * Reports a problem: what was found and what was expected, as printf. `suggestion`
 * may be NULL; it is copied. Where an input was not read to its end, that something is
 * described, cited or mentioned nowhere is not reported.
 */
void tl_report(struct tl_diagnostics *diagnostics, struct tl_position position,
               enum tl_rule rule, const char *suggestion, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * Texts of the data in messages are cut, between characters, so that a line stays a
 * line: TL_SHOWN(text) are the arguments of a "%.*s".
 */
#define TL_SHOWN(text) tl_shown(text), (text)
int tl_shown(const char *text);

/* How much of a text of that length is shown. */
int tl_shown_part(const char *text, size_t length);

/*
 * How many there are of a severity, and by one rule, kept or only counted. Of
 * TL_ERROR those are meant that are errors by their rule, lenient or not; only
 * tl_diagnostics_failed() makes the difference.
 */
size_t tl_diagnostics_count(const struct tl_diagnostics *diagnostics,
                            enum tl_severity severity);
size_t tl_diagnostics_rule_count(const struct tl_diagnostics *diagnostics,
                                 enum tl_rule rule);

/* Whether the input has errors for which nothing may be written. */
bool tl_diagnostics_failed(const struct tl_diagnostics *diagnostics);

/*
 * Those that were kept, by file, line, column, rule and message, NULL-terminated.
 * Borrowed; valid until the next report.
 */
const struct tl_diagnostic *const *
tl_diagnostics_sorted(struct tl_diagnostics *diagnostics);

#endif
