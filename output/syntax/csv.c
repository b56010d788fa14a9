#include "csv.h"

#include "graph/base/ascii.h"
#include "graph/base/formula.h"
#include "graph/base/utf8.h"
#include "list.h"
#include "plain.h"

/* The bytes for which a cell is quoted, and those which a list escapes; controls and
 * backslashes, which are rare, as well, but for them that is not sure. */
static const struct tl_stops cell_stops = {{'"', ',', ';', '|', '\\'}};
static const struct tl_stops list_stops = {{'"', ';', '\\', '\\', '\\'}};

/* Whether a text has to be quoted, whatever is around it. */
static bool
wants_quotes(const char *text, size_t length)
{
    return !tl_is_plain(text, length, cell_stops) && strpbrk(text, "\t\n\r\",;|");
}

/* Whether a text has the delimiter in it, and none of the bytes above for that. */
static bool
holds_delimiter(const struct tl_csv *csv, const char *text)
{
    return csv->delimiter == '|' && strchr(text, '|');
}

/* In UTF-16 code units, as spreadsheets count. */
static size_t
count_units(const char *text)
{
    size_t units = strlen(text);
    if (tl_utf8_count(text, units) == units)
        return units;
    units = 0;
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        units += byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80;
    }
    return units;
}

static bool
skip_digits(const char **text)
{
    size_t digits = strspn(*text, "0123456789");
    *text += digits;
    return digits > 0;
}

/* "-5", "+49", "1.5e-3": what no spreadsheet takes for a formula. */
static bool
is_number(const char *text)
{
    text += *text == '+' || *text == '-';
    if (!skip_digits(&text))
        return false;
    if (*text == '.') {
        text++;
        if (!skip_digits(&text))
            return false;
    }
    if (*text == 'e' || *text == 'E') {
        text++;
        text += *text == '+' || *text == '-';
        if (!skip_digits(&text))
            return false;
    }
    return *text == '\0';
}

/* Where a formula would begin: past any apostrophes. */
static const char *
formula_start(const char *text)
{
    while (*text == '\'')
        text++;
    return text;
}

static void
begin_cell(struct tl_csv *csv, bool empty)
{
    if (csv->in_record)
        tl_out_char(csv->out, csv->delimiter);
    csv->blank = empty && !csv->in_record;
    csv->in_record = true;
}

/* What stands between quotation marks: a run ends before each byte to be doubled. */
static void
put_quoted(const struct tl_csv *csv, const char *text, size_t length)
{
    const char *run = text;
    const char *end = text + length;
    for (const char *at = text; at < end; at++) {
        if (*at != '"' && !(csv->backslashes && *at == '\\'))
            continue;
        tl_out_write(csv->out, run, (size_t)(at - run));
        tl_out_char(csv->out, *at);
        run = at;
    }
    tl_out_write(csv->out, run, (size_t)(end - run));
}

/* What escapes a byte of a list's element, between quotation marks; NUL for nothing. */
static char
mark_of(const char *element, const char *at)
{
    if (*at == '"')
        return '"';
    return tl_list_escapes(element, at) ? '\\' : '\0';
}

static void
escape_element(struct tl_out *out, const char *text)
{
    size_t length = strlen(text);
    const char *run = text;
    const char *at;
    bool outer =
        length > 0 && (tl_ascii_is_blank(*text) || tl_ascii_is_blank(text[length - 1]));
    if (!outer && tl_plain_write(out, text, length, list_stops))
        return;
    for (at = text; *at; at++) {
        char mark = mark_of(text, at);
        if (mark) {
            tl_out_write(out, run, (size_t)(at - run));
            tl_out_char(out, mark);
            run = at;
        }
    }
    tl_out_write(out, run, (size_t)(at - run));
}

static void
put_element(struct tl_out *out, const char *text, const char *group)
{
    escape_element(out, text);
    if (group) {
        tl_out_text(out, " (");
        escape_element(out, group);
        tl_out_char(out, ')');
    }
}

/* Whether a text looks the same in a list that is not quoted. */
static bool
is_simple(const char *text)
{
    size_t length = strlen(text);
    return !strpbrk(text, "\\;\",\t\r\n") && !tl_ascii_is_blank(*text) &&
           (length == 0 || !tl_ascii_is_blank(text[length - 1]));
}

/* Writes the first element. What is escaped begins no formula. */
static void
put_pending(struct tl_csv *csv, bool quoted)
{
    const char *start = formula_start(csv->pending);
    if (quoted)
        tl_out_char(csv->out, '"');
    if (!csv->raw && tl_is_formula(start) && !mark_of(csv->pending, start))
        tl_out_char(csv->out, '\'');
    put_element(csv->out, csv->pending, csv->pending_group);
    csv->pending = NULL;
}

static void
add_element(struct tl_csv *csv, const char *text, const char *group)
{
    csv->blank = false;
    csv->list_length += count_units(text) + strlen(TL_LIST_SEPARATOR);
    if (!csv->pending && !csv->in_list) {
        csv->pending = text;
        csv->pending_group = group;
        return;
    }
    if (csv->pending)
        put_pending(csv, true);
    csv->in_list = true;
    tl_out_text(csv->out, TL_LIST_SEPARATOR);
    put_element(csv->out, text, group);
}

struct tl_csv
tl_csv_begin(struct tl_out *out, bool raw)
{
    return (struct tl_csv){.out = out, .raw = raw, .delimiter = ','};
}

/* Most cells: they begin with a letter or a digit, and nothing in them is escaped. Each
 * delimiter is among the stops. */
static bool
put_simple(struct tl_csv *csv, const char *text, size_t length)
{
    return (tl_ascii_is_letter(*text) || tl_ascii_is_digit(*text)) &&
           !tl_ascii_is_blank(text[length - 1]) && length <= TL_CSV_CELL_MAX &&
           !csv->backslashes && tl_plain_write(csv->out, text, length, cell_stops);
}

void
tl_csv_cell(struct tl_csv *csv, const char *text)
{
    size_t length = strlen(text);
    begin_cell(csv, length == 0);
    if (length == 0 || put_simple(csv, text, length))
        return;
    bool quoted = wants_quotes(text, length) || tl_ascii_is_blank(*text) ||
                  (length > 0 && tl_ascii_is_blank(text[length - 1])) ||
                  (csv->backslashes && strchr(text, '\\')) ||
                  holds_delimiter(csv, text);
    if (quoted)
        tl_out_char(csv->out, '"');
    if (!csv->raw && tl_is_formula(formula_start(text)) && !is_number(text))
        tl_out_char(csv->out, '\'');
    if (quoted) {
        put_quoted(csv, text, length);
        tl_out_char(csv->out, '"');
    } else {
        tl_out_write(csv->out, text, length);
    }
    if (length > TL_CSV_CELL_MAX)
        csv->long_cells += count_units(text) > TL_CSV_CELL_MAX;
}

void
tl_csv_cell_put(const struct tl_csv *csv, struct tl_out *out, const char *text)
{
    struct tl_csv own = *csv;
    own.out = out;
    own.in_record = false;
    tl_csv_cell(&own, text);
}

void
tl_csv_integer(struct tl_csv *csv, int64_t number)
{
    begin_cell(csv, false);
    tl_out_integer(csv->out, number);
}

void
tl_csv_weight(struct tl_csv *csv, int64_t weight)
{
    begin_cell(csv, false);
    tl_out_weight(csv->out, weight);
}

void
tl_csv_open(struct tl_csv *csv)
{
    begin_cell(csv, false);
    tl_out_char(csv->out, '"');
}

void
tl_csv_add_part(struct tl_csv *csv, const char *text, size_t length)
{
    put_quoted(csv, text, length);
}

void
tl_csv_add(struct tl_csv *csv, const char *text)
{
    tl_csv_add_part(csv, text, strlen(text));
}

void
tl_csv_close(struct tl_csv *csv)
{
    tl_out_char(csv->out, '"');
}

void
tl_csv_list_begin(struct tl_csv *csv)
{
    begin_cell(csv, true);
    csv->in_list = false;
    csv->list_length = 0;
}

void
tl_csv_list_add(struct tl_csv *csv, const char *text)
{
    add_element(csv, text, NULL);
}

void
tl_csv_list_add_grouped(struct tl_csv *csv, const char *text, const char *group)
{
    add_element(csv, text, group);
}

/* A list of several holds a semicolon. */
void
tl_csv_list_end(struct tl_csv *csv)
{
    bool quoted = csv->in_list;
    const char *group = csv->pending_group;
    csv->long_cells += csv->list_length > TL_CSV_CELL_MAX + strlen(TL_LIST_SEPARATOR);
    if (csv->pending && !group && *csv->pending &&
        put_simple(csv, csv->pending, strlen(csv->pending))) {
        csv->pending = NULL;
    } else if (csv->pending) {
        quoted = !is_simple(csv->pending) || holds_delimiter(csv, csv->pending) ||
                 (group && (!is_simple(group) || holds_delimiter(csv, group)));
        put_pending(csv, quoted);
    }
    if (quoted)
        tl_out_char(csv->out, '"');
}

/* What is escaped in it, like what divides it, makes quotation marks necessary. */
void
tl_csv_list(struct tl_csv *csv, const char *list)
{
    bool quoted = strpbrk(list, "\\;\",\t\r\n") || holds_delimiter(csv, list);
    begin_cell(csv, !*list);
    csv->long_cells += count_units(list) > TL_CSV_CELL_MAX;
    if (quoted)
        tl_out_char(csv->out, '"');
    if (!csv->raw && tl_is_formula(formula_start(list)))
        tl_out_char(csv->out, '\'');
    put_quoted(csv, list, strlen(list));
    if (quoted)
        tl_out_char(csv->out, '"');
}

void
tl_csv_end_record(struct tl_csv *csv)
{
    tl_out_text(csv->out, csv->blank ? "\"\"\n" : "\n");
    csv->in_record = csv->blank = false;
    csv->rows++;
}
