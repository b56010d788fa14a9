#include "template.h"

#include <string.h>

#include "graph/base/ascii.h"
#include "graph/weight.h"
#include "path.h"

struct tl_substring
tl_substring_drop_fraction(struct tl_substring slice)
{
    size_t digits = 0;
    while (digits < slice.length && tl_ascii_is_digit(slice.text[digits]))
        digits++;
    if (digits && slice.length == digits + 2 &&
        memcmp(slice.text + digits, ".0", 2) == 0)
        slice.length = digits;
    return slice;
}

static struct tl_substring
part(struct tl_substring slice, size_t from, size_t to)
{
    return (struct tl_substring){slice.text + from, to - from};
}

/* A quote counts where a value or an alternative begins with it. */
size_t
tl_choice_length(struct tl_substring text, char stop)
{
    bool fresh = true;
    bool braced = false;
    char quote = '\0';
    size_t at = 0;
    for (; at < text.length; at++) {
        char byte = text.text[at];
        if (quote) {
            quote = byte == quote ? '\0' : quote;
            continue;
        }
        if (!braced && byte == stop)
            break;
        if (fresh && (byte == '\'' || byte == '"'))
            quote = byte;
        braced = byte == '{' || (braced && byte != '}');
        fresh = (fresh && strchr(" \t", byte)) || (!braced && byte == '|');
    }
    return at;
}

/* Whether a text begins with a word and a blank, and what stands after them. */
static bool
follows(struct tl_substring text, const char *word, struct tl_substring *rest)
{
    size_t length = strlen(word);
    *rest = text;
    if (text.length <= length || strncmp(text.text, word, length) != 0)
        return false;
    *rest = part(text, length, text.length);
    return true;
}

static bool
read_number(struct tl_substring text, size_t *at, size_t *number)
{
    size_t start = *at;
    for (*number = 0; *at < text.length && *at - start < 6; ++*at) {
        if (text.text[*at] < '0' || text.text[*at] > '9')
            break;
        *number = 10 * *number + (size_t)(text.text[*at] - '0');
    }
    return *number > 0;
}

/* "1-10", "5-". */
static bool
read_range(struct tl_substring text, struct tl_chunk *chunk)
{
    size_t at = 0;
    chunk->last = SIZE_MAX;
    if (!read_number(text, &at, &chunk->first) || at == text.length ||
        text.text[at++] != '-')
        return false;
    return at == text.length || (read_number(text, &at, &chunk->last) &&
                                 at == text.length && chunk->last >= chunk->first);
}

/* "2 /", "-1 /". */
static bool
read_part(struct tl_chunk *chunk)
{
    struct tl_substring text = chunk->argument;
    size_t at = text.length && *text.text == '-';
    size_t *number = at ? &chunk->last : &chunk->first;
    chunk->first = 0;
    if (!read_number(text, &at, number) || at + 1 >= text.length ||
        text.text[at] != ' ')
        return false;
    chunk->argument = part(text, at + 1, text.length);
    return true;
}

/* "\n", for the lines of a cell. */
static bool
is_newline(struct tl_substring text)
{
    return text.length == 2 && memcmp(text.text, "\\n", 2) == 0;
}

/* Whether a kind compares a number with another. */
static bool
is_limit(enum tl_chunk_kind kind)
{
    return kind == TL_CHUNK_UNDER || kind == TL_CHUNK_OVER;
}

static bool
is_number(struct tl_substring text)
{
    int64_t number;
    bool exact;
    return tl_weight_read(text.text, text.length, &number, &exact);
}

static bool
is_condition(enum tl_chunk_kind kind)
{
    return kind == TL_CHUNK_IS || kind == TL_CHUNK_NOT || is_limit(kind);
}

/* One operation; false where the text is none. */
static bool
read_single(struct tl_substring text, struct tl_chunk *chunk)
{
    static const struct {
        const char *word;
        enum tl_chunk_kind kind;
    } words[] = {
        {"before ", TL_CHUNK_BEFORE}, {"after ", TL_CHUNK_AFTER},
        {"part ", TL_CHUNK_PART},     {"each ", TL_CHUNK_EACH},
        {"where ", TL_CHUNK_WHERE},   {"is ", TL_CHUNK_IS},
        {"not ", TL_CHUNK_NOT},       {"under ", TL_CHUNK_UNDER},
        {"over ", TL_CHUNK_OVER},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (follows(text, words[i].word, &chunk->argument)) {
            chunk->kind = words[i].kind;
            if ((chunk->kind == TL_CHUNK_PART && !read_part(chunk)) ||
                (is_limit(chunk->kind) && !is_number(chunk->argument)))
                break;
            if (is_newline(chunk->argument))
                chunk->argument = (struct tl_substring){"\n", 1};
            return true;
        }
    }
    chunk->argument = text;
    chunk->kind = TL_CHUNK_RANGE;
    if (read_range(text, chunk))
        return true;
    chunk->kind = TL_CHUNK_CODES;
    return text.length && memchr(text.text, '=', text.length);
}

/* Whether another operation can follow one, after another colon. Codes take all that
 * comes for their own, but for a list. */
static bool
can_go_on(enum tl_chunk_kind kind, enum tl_chunk_kind then)
{
    if (then == TL_CHUNK_EACH)
        return kind <= TL_CHUNK_CODES || kind == TL_CHUNK_EACH;
    return kind < TL_CHUNK_CODES ? then <= TL_CHUNK_CODES || is_condition(then)
                                 : kind == TL_CHUNK_EACH && then <= TL_CHUNK_CODES;
}

/* What has been found of the end of a text that may be operations, by its length. */
struct tail {
    bool is_known;
    bool is_operation;
    struct tl_chunk chunk;
};

static const struct tl_chunk *
read_operation(struct tl_arena *arena, struct tl_substring text, struct tail *tails);

/* One operation and those that follow it, after a colon that need not be the first. */
static bool
read_operations(struct tl_arena *arena, struct tl_substring text, struct tail *tails,
                struct tl_chunk *chunk)
{
    for (size_t at = 1; at < text.length; at++) {
        if (text.text[at] != ':' || !read_single(part(text, 0, at), chunk))
            continue;
        const struct tl_chunk *then =
            read_operation(arena, part(text, at + 1, text.length), tails);
        if (!then || !can_go_on(chunk->kind, then->kind))
            continue;
        struct tl_chunk *copy =
            tl_arena_take(arena, sizeof *copy, _Alignof(struct tl_chunk));
        *copy = *then;
        chunk->then = copy;
        return true;
    }
    return read_single(text, chunk);
}

/* What stands after a colon; NULL where it is no operation, but part of a name. Each
 * end is read once, however many ways there are to divide what is before it. */
static const struct tl_chunk *
read_operation(struct tl_arena *arena, struct tl_substring text, struct tail *tails)
{
    struct tail *tail = &tails[text.length];
    if (!tail->is_known)
        tail->is_operation = read_operations(arena, text, tails, &tail->chunk);
    tail->is_known = true;
    return tail->is_operation ? &tail->chunk : NULL;
}

static struct tl_chunk
read_column(struct tl_arena *arena, struct tl_substring name, size_t *references)
{
    struct tl_chunk column = {.kind = TL_CHUNK_CELL, .text = name};
    const struct tl_chunk *operation = NULL;
    struct tail *tails = tl_alloc((name.length + 1) * sizeof *tails);
    for (size_t at = 0; !operation && at < name.length; at++) {
        if (at == 0 || name.text[at - 1] == '.')
            at += tl_path_quoted(part(name, at, name.length));
        if (at < name.length && name.text[at] == ':')
            operation = read_operation(arena, part(name, at + 1, name.length), tails);
        if (operation) {
            column = *operation;
            column.text = tl_substring_trim(part(name, 0, at));
        }
    }
    column.whole = name;
    column.reference = (*references)++;
    tl_free(tails);
    return column;
}

/* A text within a template up to the next column; doubled braces are single ones. */
static struct tl_chunk
read_text(struct tl_arena *arena, struct tl_substring text, size_t *at)
{
    char *out = tl_arena_take(arena, text.length - *at + 1, 1);
    size_t length = 0;
    for (; *at < text.length; ++*at) {
        char byte = text.text[*at];
        bool doubled =
            *at + 1 < text.length && text.text[*at + 1] == byte && strchr("{}", byte);
        if (byte == '{' && !doubled)
            break;
        *at += doubled;
        out[length++] = byte;
    }
    return (struct tl_chunk){.kind = TL_CHUNK_TEXT, .text = {out, length}};
}

/* Its columns and what stands between them. */
static const char *
read_template(struct tl_arena *arena, struct tl_substring text, size_t *references,
              struct tl_template *template)
{
    size_t at = 0;
    while (at < text.length) {
        struct tl_chunk *chunk = &template->chunks[template->count];
        bool doubled = at + 1 < text.length && text.text[at + 1] == '{';
        if (text.text[at] != '{' || doubled) {
            *chunk = read_text(arena, text, &at);
            template->count += chunk->text.length > 0;
            continue;
        }
        const char *close = memchr(text.text + at, '}', text.length - at);
        if (!close)
            return "a brace is not closed";
        struct tl_substring name = {text.text + at + 1,
                                    (size_t)(close - text.text) - at - 1};
        *chunk = read_column(arena, name, references);
        if (!tl_substring_trim(chunk->text).length)
            return "a column is missing between the braces";
        template->count++;
        at = (size_t)(close - text.text) + 1;
    }
    return NULL;
}

static bool
is_list(const struct tl_chunk *chunk)
{
    return chunk->kind == TL_CHUNK_WHERE || tl_chunk_each(chunk);
}

static const char *
check_chunks(const struct tl_template *template)
{
    size_t conditions = 0;
    for (size_t i = 0; i < template->count; i++) {
        bool is_condition = tl_chunk_is_condition(&template->chunks[i]);
        conditions += is_condition;
        if (is_condition && conditions <= i)
            return "a column with 'is', 'not', 'under' or 'over' must come before the "
                   "text of the template";
        if (is_list(&template->chunks[i]) && template->count > 1)
            return "a column with 'each' or 'where' must be alone";
    }
    return NULL;
}

static struct tl_chunk
constant(struct tl_substring text)
{
    return (struct tl_chunk){.kind = TL_CHUNK_TEXT, .text = text};
}

/* One of the alternatives: a text in quotes, a template, or a column alone. */
static const char *
read_alternative(struct tl_arena *arena, struct tl_substring text, size_t *references,
                 struct tl_template *template)
{
    text = tl_substring_trim(text);
    if (!text.length)
        return "a column, a 'text' or a {template} is missing";
    /* No two chunks begin at one byte. */
    template->chunks = tl_arena_take(arena, text.length * sizeof *template->chunks,
                                     _Alignof(struct tl_chunk));
    template->count = 0;
    bool quoted = *text.text == '\'' || *text.text == '"';
    if (quoted && (text.length == 1 || text.text[text.length - 1] != *text.text))
        return "a quote is not closed, or text follows it";
    if (memchr(text.text, '{', text.length) && !quoted) {
        const char *error = read_template(arena, text, references, template);
        return error ? error : check_chunks(template);
    }
    template->count = 1;
    if (quoted)
        template->chunks[0] = constant(part(text, 1, text.length - 1));
    else if (text.length == 2 && strncmp(text.text, "..", 2) == 0)
        template->chunks[0] = constant(text);
    else {
        template->chunks[0] =
            (struct tl_chunk){.kind = TL_CHUNK_CELL, .text = text, .whole = text};
        template->chunks[0].reference = (*references)++;
    }
    return NULL;
}

bool
tl_choice_parse(struct tl_arena *arena, struct tl_substring value, size_t *references,
                struct tl_choice *choice, const char **error)
{
    choice->templates =
        tl_arena_take(arena, (value.length + 1) * sizeof *choice->templates,
                      _Alignof(struct tl_template));
    choice->count = 0;
    *error = NULL;
    for (size_t at = 0; !*error && at <= value.length;) {
        struct tl_substring rest = part(value, at, value.length);
        size_t length = tl_choice_length(rest, '|');
        *error = read_alternative(arena, part(rest, 0, length), references,
                                  &choice->templates[choice->count++]);
        at += length + 1;
    }
    for (size_t i = 0; !*error && choice->count > 1 && i < choice->count; i++) {
        if (choice->templates[i].chunks[0].kind == TL_CHUNK_WHERE)
            *error = "a column with 'each' or 'where' must be alone";
    }
    return !*error;
}

bool
tl_choice_is_list(const struct tl_choice *choice)
{
    for (size_t i = 0; i < choice->count; i++) {
        const struct tl_template *template = &choice->templates[i];
        if (template->count && is_list(&template->chunks[0]))
            return true;
    }
    return false;
}

bool
tl_choice_is_column(const struct tl_choice *choice)
{
    return choice->count == 1 && choice->templates[0].count == 1 &&
           choice->templates[0].chunks[0].kind == TL_CHUNK_CELL;
}

bool
tl_chunk_is_condition(const struct tl_chunk *chunk)
{
    while (chunk->then)
        chunk = chunk->then;
    return is_condition(chunk->kind);
}

const struct tl_chunk *
tl_chunk_each(const struct tl_chunk *chunk)
{
    while (chunk && chunk->kind != TL_CHUNK_EACH)
        chunk = chunk->then;
    return chunk;
}
