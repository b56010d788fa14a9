#include "report.h"

#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "graph/base/screen.h"
#include "graph/base/text.h"
#include "graph/base/utf8.h"
#include "graph/query/pairs.h"
#include "src/base/terminal.h"
#include "src/load/load.h"

/* How many problems of one rule people are shown. */
#define SHOWN_OF_A_RULE 20

/* Lines are shown up to here. */
#define EXCERPT_BYTES 160

static const char *
severity_name(const struct tl_diagnostics *diagnostics, enum tl_rule rule)
{
    return tl_diagnostics_is_error(diagnostics, rule) ? "error" : "warning";
}

/* A pipe cannot be read again, and opening it could wait for ever. */
static FILE *
open_again(const char *path)
{
    struct stat status;
    bool file = stat(path, &status) == 0 && S_ISREG(status.st_mode);
    return file ? fopen(path, "r") : NULL;
}

/* Drops the bytes at the end that are not a whole character any more. */
static size_t
cut(const char *line, size_t used)
{
    while (used > 0 && ((unsigned char)line[used - 1] & 0xc0) == 0x80)
        used--;
    return used > 0 && (unsigned char)line[used - 1] >= 0xc0 ? used - 1 : used;
}

/* A file from which lines are shown: they come in its order, so that it is read once.
 */
struct excerpts {
    FILE *file; /* NULL: none, or one that cannot be read again */
    const char *path;
    uint32_t at; /* the number of the line in `line`; 0: none yet */
    size_t used;
    char line[EXCERPT_BYTES];
};

static void
end_excerpts(struct excerpts *excerpts)
{
    if (excerpts->file)
        fclose(excerpts->file);
    *excerpts = (struct excerpts){.file = NULL};
}

/* Reads the next line, without its end; false where there is none. */
static bool
next_line(struct excerpts *excerpts)
{
    int byte = getc_unlocked(excerpts->file);
    excerpts->used = 0;
    if (byte == EOF)
        return false;
    for (; byte != EOF && byte != '\n' && byte != '\r';
         byte = getc_unlocked(excerpts->file))
        if (excerpts->used + 1 < sizeof excerpts->line)
            excerpts->line[excerpts->used++] = (char)byte;
    int next = byte == '\r' ? getc_unlocked(excerpts->file) : '\n';
    if (next != '\n')
        ungetc(next, excerpts->file);
    excerpts->at++;
    return true;
}

/* Copies line `number` of a file; false where there is none. */
static bool
read_line(struct excerpts *excerpts, const char *path, uint32_t number,
          char line[EXCERPT_BYTES])
{
    if (excerpts->path != path || number < excerpts->at) {
        end_excerpts(excerpts);
        excerpts->file = open_again(path);
        excerpts->path = path;
    }
    while (excerpts->file && excerpts->at < number && next_line(excerpts))
        ;
    if (!excerpts->file || excerpts->at < number)
        return false;
    size_t used = excerpts->used;
    if (used + 1 == sizeof excerpts->line)
        used = cut(excerpts->line, used);
    memcpy(line, excerpts->line, used);
    line[used] = '\0';
    return used > 0;
}

/* Tabs stay, so that the columns of a table can be told apart. */
static void
print_line(char *line, FILE *file)
{
    for (char *tab; (tab = strchr(line, '\t')); line = tab + 1) {
        *tab = '\0';
        tl_terminal_text(file, line);
        fputc('\t', file);
        *tab = '\t';
    }
    tl_terminal_text(file, line);
}

static void
print_caret(const char *line, uint32_t wanted, FILE *file)
{
    for (uint32_t column = 1; *line && column < wanted; column++) {
        char blank = *line == '\t' ? '\t' : ' ';
        size_t columns = tl_terminal_columns(&line);
        fprintf(file, "%*s%c", blank == ' ' ? (int)columns - 1 : 0, "", blank);
    }
    fputs("^\n", file);
}

/* The line, and below it a caret under the column, or after its end. */
static void
print_excerpt(struct excerpts *excerpts, const char *path, struct tl_position position,
              FILE *file)
{
    static const char mark[] = "\xef\xbb\xbf"; /* a byte-order mark, not counted */
    char room[EXCERPT_BYTES];
    char *line = room;
    if (!position.line || !read_line(excerpts, path, position.line, room))
        return;
    if (position.line == 1 && tl_text_begins(line, mark))
        line += strlen(mark);
    fputs("    ", file);
    print_line(line, file);
    fputc('\n', file);
    if (!position.column || position.column > EXCERPT_BYTES)
        return;
    fputs("    ", file);
    print_caret(line, position.column, file);
}

static void
print_one(const struct tl_diagnostics *diagnostics, const struct tl_diagnostic *one,
          FILE *file)
{
    const struct tl_position *position = &one->position;
    tl_terminal_text(file, tl_diagnostics_file_name(diagnostics, position->file));
    if (position->line)
        fprintf(file, ":%u", (unsigned)position->line);
    if (position->line && position->column)
        fprintf(file, ":%u", (unsigned)position->column);
    fprintf(file, ": %s: ", severity_name(diagnostics, one->rule));
    tl_terminal_text(file, one->message);
    if (one->suggestion) {
        fputs("; did you mean '", file);
        tl_terminal_text(file, one->suggestion);
        fputs("'?", file);
    }
    fprintf(file, " [%s]\n", tl_rules[one->rule].name);
}

static void
print_for_people(struct tl_diagnostics *diagnostics, FILE *file, bool excerpts)
{
    size_t shown[TL_RULES] = {0};
    struct excerpts lines = {.file = NULL};
    const struct tl_diagnostic *const *at = tl_diagnostics_sorted(diagnostics);
    for (; *at; at++) {
        if (++shown[(*at)->rule] > SHOWN_OF_A_RULE)
            continue;
        print_one(diagnostics, *at, file);
        if (excerpts)
            print_excerpt(&lines,
                          tl_diagnostics_file_name(diagnostics, (*at)->position.file),
                          (*at)->position, file);
    }
    end_excerpts(&lines);
    for (enum tl_rule rule = 0; rule < TL_RULES; rule++) {
        size_t count = tl_diagnostics_rule_count(diagnostics, rule);
        if (count > SHOWN_OF_A_RULE)
            fprintf(file, "tieline: %zu more %s%s [%s]\n", count - SHOWN_OF_A_RULE,
                    severity_name(diagnostics, rule),
                    count - SHOWN_OF_A_RULE == 1 ? "" : "s", tl_rules[rule].name);
    }
}

/* A text in JSON. A file's name, which messages have in them, may be no UTF-8: what is
 * none in it becomes a question mark. */
static void
set_text(json_t *object, const char *key, const char *text)
{
    struct tl_arena room = {0};
    char *valid = text ? tl_arena_text(&room, text, strlen(text)) : NULL;
    for (char *at = valid; at && *at;) {
        enum tl_utf8_end end;
        at += tl_utf8_length(at, strlen(at), &end);
        if (*at)
            *at++ = '?';
    }
    json_object_set_new(object, key, valid ? json_string(valid) : json_null());
    tl_arena_clear(&room);
}

static int
show_json(const char *bytes, size_t length, void *screen)
{
    tl_screen_write(screen, bytes, length);
    return 0;
}

static void
write_shown(void *file, const char *bytes, size_t length)
{
    fwrite(bytes, 1, length, file);
}

/* Writes a line of JSON; on a terminal only what is harmless there. */
static void
write_json(const json_t *object, FILE *file)
{
    struct tl_screen screen = {write_shown, file, "", 0};
    if (isatty(fileno(file)))
        json_dump_callback(object, show_json, &screen, JSON_COMPACT);
    else
        json_dumpf(object, file, JSON_COMPACT);
    fputc('\n', file);
}

static void
print_json(struct tl_diagnostics *diagnostics, FILE *file)
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
        write_json(object, file);
        json_decref(object);
    }
}

void
tl_report_print(struct tl_diagnostics *diagnostics, FILE *file,
                enum tl_report_form form)
{
    if (form == TL_REPORT_JSON) {
        print_json(diagnostics, file);
        return;
    }
    print_for_people(diagnostics, file,
                     form == TL_REPORT_EXCERPTS || isatty(fileno(file)));
    size_t skipped = tl_diagnostics_skipped(diagnostics);
    if (skipped)
        tl_say("%zu record%s with mistakes left out", skipped, skipped == 1 ? "" : "s");
}

/* Of one, the first word of the cause loses its plural. */
void
tl_say_loss(const char *output, const char *cause, uint64_t count)
{
    size_t noun = strcspn(cause, " ");
    const char *rest = cause + noun;
    if (count == 1 && noun > 0 && cause[noun - 1] == 's')
        noun--;
    tl_say("%s: %llu %.*s%s", output, (unsigned long long)count, (int)noun, cause,
           rest);
}

void
tl_say_periods(const struct tl_periods *periods, uint64_t most)
{
    char first[TL_DAY_TEXT_MAX], last[TL_DAY_TEXT_MAX];
    tl_day_text(periods->days.first, first, sizeof first);
    tl_day_text(periods->days.last, last, sizeof last);
    tl_say("--each %s: there are %llu periods from %s to %s, and the limit is %llu; "
           "choose a longer unit, --since and --until, or --ceiling periods=N",
           tl_unit_names[periods->unit], (unsigned long long)periods->count, first,
           last, (unsigned long long)most);
}

bool
tl_report_pairs(const struct tl_graph *graph, const struct tl_selected *selected,
                const struct tl_selection *selection,
                const struct tl_ceilings *ceilings)
{
    uint64_t most = tl_ceiling_for(ceilings, TL_CEILING_PAIRS,
                                   tl_graph_count(graph, TL_PARTICIPATION));
    uint64_t pairs = tl_pairs_bound(graph, selected, selection);
    if (pairs <= most)
        return true;
    tl_say(
        "the events tie %llu pairs of actors, and may tie %s; select fewer events, or "
        "leave out those with many participants: --max-pairs N",
        (unsigned long long)pairs, tl_ceiling_text(TL_CEILING_PAIRS, most).text);
    return false;
}

struct tl_diagnostics *
tl_report_begin(const struct tl_options *options)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(options->json);
    if (options->skip_bad)
        tl_diagnostics_be_lenient(diagnostics);
    if (options->strict)
        tl_diagnostics_be_strict(diagnostics);
    return diagnostics;
}

struct tl_graph *
tl_report_load(const struct tl_options *options, struct tl_sources *sources,
               int *status)
{
    struct tl_diagnostics *diagnostics = tl_report_begin(options);
    struct tl_graph *graph = tl_load(&options->load, sources, diagnostics);
    bool failed = tl_diagnostics_failed(diagnostics);
    tl_report_print(diagnostics, stderr, TL_REPORT_TEXT);
    *status = !graph ? 2 : failed ? 1 : 0;
    if (graph && failed) {
        tl_graph_free(graph);
        graph = NULL;
    }
    tl_diagnostics_free(diagnostics);
    return graph;
}
