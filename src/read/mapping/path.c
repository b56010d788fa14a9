#include "path.h"

#include <string.h>

#include "graph/base/ascii.h"

size_t
tl_path_quoted(struct tl_substring text)
{
    if (!text.length || *text.text != '"')
        return 0;
    for (size_t at = 1; at < text.length; at++) {
        if (text.text[at] == '\\')
            at++;
        else if (text.text[at] == '"')
            return at + 1;
    }
    return 0;
}

static struct tl_substring
unquote(struct tl_arena *arena, struct tl_substring quoted)
{
    char *key = tl_arena_take(arena, quoted.length, 1);
    size_t length = 0;
    for (size_t at = 1; at + 1 < quoted.length; at++) {
        at += quoted.text[at] == '\\';
        key[length++] = quoted.text[at];
    }
    key[length] = '\0';
    return (struct tl_substring){key, length};
}

/* A key up to a point or a bracket. */
static const char *
read_key(struct tl_arena *arena, struct tl_substring text, size_t *at,
         struct tl_path_step *step)
{
    struct tl_substring rest = {text.text + *at, text.length - *at};
    size_t length = tl_path_quoted(rest);
    bool is_quoted = length;
    if (length && length < rest.length && !strchr(".[", rest.text[length]))
        return "text follows a quoted key";
    while (!is_quoted && length < rest.length && !strchr(".[]", rest.text[length]))
        length++;
    if (!length)
        return "a key is missing";
    step->kind = TL_PATH_KEY;
    step->key =
        is_quoted
            ? unquote(arena, (struct tl_substring){rest.text, length})
            : (struct tl_substring){tl_arena_text(arena, rest.text, length), length};
    *at += length;
    return NULL;
}

/* "[]" or "[0]". */
static const char *
read_bracket(struct tl_substring text, size_t *at, struct tl_path_step *step)
{
    enum { MOST = 1000000 };
    step->kind = TL_PATH_EACH;
    for (++*at; *at < text.length && tl_ascii_is_digit(text.text[*at]); ++*at) {
        step->kind = TL_PATH_INDEX;
        step->index = 10 * step->index + (size_t)(text.text[*at] - '0');
        if (step->index > MOST)
            return "the number in the brackets is too large";
    }
    if (*at == text.length || text.text[*at] != ']')
        return "expected '[]', or a number in the brackets";
    ++*at;
    return NULL;
}

/* Reads steps up to the end of a text; what is wrong with them. */
static const char *
read_steps(struct tl_arena *arena, struct tl_substring text, size_t at,
           struct tl_path *path)
{
    const char *error = NULL;
    while (!error && at < text.length) {
        if (path->count == TL_PATH_STEPS)
            return "the path has more than 32 steps";
        struct tl_path_step *step = &path->steps[path->count++];
        *step = (struct tl_path_step){.key = {"", 0}};
        at += text.text[at] == '.';
        error = at < text.length && text.text[at] == '['
                    ? read_bracket(text, &at, step)
                    : read_key(arena, text, &at, step);
        if (!error && at < text.length && !strchr(".[", text.text[at]))
            error = "expected a point or a bracket after a bracket";
    }
    return error;
}

bool
tl_path_parse(struct tl_arena *arena, struct tl_substring text, struct tl_path *path,
              const char **error)
{
    struct tl_path_step steps[TL_PATH_STEPS];
    text = tl_substring_trim(text);
    *path = (struct tl_path){.steps = steps};
    path->is_of_document = text.length && *text.text == '$';
    size_t at = path->is_of_document;
    bool is_point = at + 1 == text.length && text.text[at] == '.';
    *error = is_point ? NULL : read_steps(arena, text, at, path);
    path->steps = tl_arena_take(arena, (path->count + 1) * sizeof *path->steps,
                                _Alignof(struct tl_path_step));
    memcpy(path->steps, steps, path->count * sizeof *steps);
    return !*error;
}

const char *
tl_path_last_key(struct tl_arena *arena, struct tl_substring text)
{
    struct tl_path path;
    const char *error;
    size_t at = tl_path_parse(arena, text, &path, &error) ? path.count : 0;
    while (at > 0 && path.steps[at - 1].kind != TL_PATH_KEY)
        at--;
    return at > 0 ? path.steps[at - 1].key.text
                  : tl_arena_text(arena, text.text, text.length);
}
