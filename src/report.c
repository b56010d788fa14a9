#include "report.h"

#include <jansson.h>
#include <string.h>

#include "graph/memory.h"
#include "terminal.h"

/* How many problems of one rule people are shown. */
#define SHOWN_OF_A_RULE 20

/* Lines are shown up to here. */
#define EXCERPT_BYTES 160

static const char *
severity_name(const struct tl_diagnostics *diagnostics, enum tl_rule rule)
{
    bool fatal =
        rule == TL_RULE_SYNTAX || rule == TL_RULE_ENCODING || rule == TL_RULE_VERSION;
    bool error = tl_rules[rule].severity == TL_ERROR &&
                 (fatal || !tl_diagnostics_is_lenient(diagnostics));
    return error ? "error" : "warning";
}

/* Reads line `number` of a file, without its end; false where there is none. */
static bool
read_line(const char *path, uint32_t number, char *line, size_t size)
{
    FILE *file = fopen(path, "r");
    size_t used = 0;
    uint32_t at = 1;
    int byte = EOF;
    if (!file)
        return false;
    while (at <= number && (byte = getc(file)) != EOF) {
        if (byte == '\n')
            at++;
        else if (at == number && byte != '\r' && used + 1 < size)
            line[used++] = (char)byte;
    }
    fclose(file);
    line[used] = '\0';
    return at >= number && used > 0;
}

/* The line, and below it a caret under the column; tabs keep their width. */
static void
print_excerpt(const char *path, struct tl_position position, FILE *file)
{
    char line[EXCERPT_BYTES];
    if (!position.line || !read_line(path, position.line, line, sizeof line))
        return;
    fputs("    ", file);
    tl_terminal_text(file, line);
    fputs("\n    ", file);
    uint32_t column = 1;
    for (const char *at = line; *at && column < position.column; at++) {
        if (((unsigned char)*at & 0xc0) == 0x80)
            continue;
        fputc(*at == '\t' ? '\t' : ' ', file);
        column++;
    }
    if (column == position.column)
        fputs("^", file);
    fputc('\n', file);
}

static void
print_one(const struct tl_diagnostics *diagnostics, const struct tl_diagnostic *one,
          FILE *file)
{
    const struct tl_position *position = &one->position;
    tl_terminal_text(file, tl_diagnostics_file_name(diagnostics, position->file));
    if (position->line)
        fprintf(file, ":%u:%u", (unsigned)position->line, (unsigned)position->column);
    fprintf(file, ": %s: ", severity_name(diagnostics, one->rule));
    tl_terminal_text(file, one->message);
    if (one->suggestion) {
        fputs("; did you mean '", file);
        tl_terminal_text(file, one->suggestion);
        fputs("'?", file);
    }
    fprintf(file, " [%s]\n", tl_rules[one->rule].name);
}

void
tl_report_people(struct tl_diagnostics *diagnostics, FILE *file, bool excerpts)
{
    size_t shown[TL_RULES] = {0};
    const struct tl_diagnostic *const *at = tl_diagnostics_sorted(diagnostics);
    for (; *at; at++) {
        if (++shown[(*at)->rule] > SHOWN_OF_A_RULE)
            continue;
        print_one(diagnostics, *at, file);
        if (excerpts)
            print_excerpt(tl_diagnostics_file_name(diagnostics, (*at)->position.file),
                          (*at)->position, file);
    }
    for (enum tl_rule rule = 0; rule < TL_RULES; rule++) {
        size_t count = tl_diagnostics_rule_count(diagnostics, rule);
        if (count > SHOWN_OF_A_RULE)
            fprintf(file, "tieline: %zu more %s%s [%s]\n", count - SHOWN_OF_A_RULE,
                    severity_name(diagnostics, rule),
                    count - SHOWN_OF_A_RULE == 1 ? "" : "s", tl_rules[rule].name);
    }
}

static void
set_text(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, text ? json_string(text) : json_null());
}

void
tl_report_json(struct tl_diagnostics *diagnostics, FILE *file)
{
    const struct tl_diagnostic *const *at = tl_diagnostics_sorted(diagnostics);
    for (; *at; at++) {
        const struct tl_position *position = &(*at)->position;
        json_t *object = json_object();
        set_text(object, "file", tl_diagnostics_file_name(diagnostics, position->file));
        json_object_set_new(object, "line", json_integer(position->line));
        json_object_set_new(object, "column", json_integer(position->column));
        set_text(object, "severity", severity_name(diagnostics, (*at)->rule));
        set_text(object, "rule", tl_rules[(*at)->rule].name);
        set_text(object, "message", (*at)->message);
        set_text(object, "suggestion", (*at)->suggestion);
        json_dumpf(object, file, JSON_COMPACT);
        fputc('\n', file);
        json_decref(object);
    }
}
