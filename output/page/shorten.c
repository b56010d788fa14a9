/*
 * Shortens a script: leaves out blanks and line ends, and gives names short ones, the
 * same one wherever a name is, so that no scopes need be known. Renamed are variables,
 * and of the names of properties those in which a capital begins another word, such as
 * isDated. Other properties, and texts, stay as they are: `{ width }` becomes
 * `{width:a}`.
 *
 * Declarations that follow each other become one statement, and neither semicolons and
 * commas before braces, nor parentheses around a lone parameter, nor zeros before
 * points are needed.
 *
 * What is a variable follows from the tokens around a word and the kind of braces that
 * it is in. Names that are the browser's are listed below.
 */
#include "shorten.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Words of the language, variables of the browser, and its properties of two words. The
 * browser says of a variable that is missing here that it is not defined; that no
 * property is missing is tested with the list of all that it has
 * (tests/clients/scripts.mjs). */
static const char words[] =
    " async await break case catch class const continue default delete do else extends "
    "false finally for function if in instanceof let new null of return static super "
    "switch this throw true try typeof undefined var void while yield "
    "Array Blob Boolean Float64Array Infinity JSON Map Math NaN Number Object Promise "
    "RegExp "
    "ResizeObserver Set String URL URLSearchParams Uint8Array XMLSerializer document "
    "history location navigator performance "
    "activeElement addEventListener backgroundColor beginPath classList className "
    "clearRect clientHeight clientWidth clientX clientY closePath createElement "
    "createElementNS createObjectURL ctrlKey deltaMode deltaX deltaY devicePixelRatio "
    "documentElement fillStyle fillText findIndex flatMap fontFamily forEach "
    "getBoundingClientRect getComputedStyle getContext getElementById globalAlpha "
    "globalThis hasOwn indexOf innerHeight innerWidth isFinite isNaN lastChild "
    "lineJoin lineTo lineWidth localeCompare marginInlineStart matchMedia measureText "
    "metaKey moveTo padStart parentNode pointerId preventDefault preventScroll "
    "pushState querySelector querySelectorAll removeAttribute replaceAll "
    "replaceChildren requestAnimationFrame requestIdleCallback revokeObjectURL "
    "roundRect scrollHeight scrollIntoView scrollTop serializeToString setAttribute "
    "setLineDash setPointerCapture setProperty setTimeout setTransform startsWith "
    "stopImmediatePropagation stopPropagation strokeStyle strokeText textAlign "
    "textBaseline textContent toBlob toLowerCase toString trimEnd viewBox writeText ";

enum { MOST_NAMES = 2048, DEEPEST = 256 };

/* Before the key of a phrase, in the place of which its text is put later. */
#define PHRASES "phrases."

enum role { PLAIN, VARIABLE, SHORTHAND };

struct token {
    const char *text;
    size_t length;
};

struct name {
    struct token token;
    int count;
    bool is_kept; /* somewhere, as the name of a property */
    char given[4];
};

/* It is read twice: names are counted, then what is shorter is written. */
struct script {
    struct name names[MOST_NAMES];
    int name_count;
    struct token last;
    char within[DEEPEST]; /* brackets that are open: ( [ { o (object) c (class) $ */
    int depth;
    char closed; /* what the last bracket was that is closed */
    char
        declares[DEEPEST]; /* what the statement in each declares: c (const), l (let) */
    bool class_begins;
    bool is_bare; /* a parameter whose parenthesis is left out */
    char *to;     /* NULL: names are counted */
    const char *wrong;
};

static bool
is_word(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || byte == '$' || byte & 0x80;
}

static bool
is(const struct token *token, const char *text)
{
    return token->length == strlen(text) &&
           memcmp(token->text, text, token->length) == 0;
}

static bool
is_listed(const struct token *token)
{
    for (const char *at = words; (at = strchr(at, ' ')); at++)
        if (strncmp(at + 1, token->text, token->length) == 0 &&
            at[1 + token->length] == ' ')
            return true;
    return false;
}

/* --- Tokens ------------------------------------------------------------------- */

/* Whether a value is expected, where a slash begins a regular expression. */
static bool
expects_value(const struct script *script)
{
    char end = script->last.text[script->last.length - 1];
    return !strchr(")]}'`", end) && (!is_word(end) || is(&script->last, "return"));
}

/* The length of a literal in quotes or slashes, or of a part of a template, which ends
 * at a backtick or before an expression; 0: it does not end. */
static size_t
literal_length(const char *from, char end)
{
    bool in_class = false;
    for (size_t at = 1; from[at]; at++) {
        if (from[at] == end && !in_class)
            return at + 1;
        if (end == '`' && from[at] == '$' && from[at + 1] == '{')
            return at + 2;
        in_class = end == '/' && (from[at] == '[' || (in_class && from[at] != ']'));
        at += from[at] == '\\' && from[at + 1];
    }
    return 0;
}

/* The length of phrases.key, which is one token; 0: it is something else. */
static size_t
phrase_length(const char *from)
{
    size_t length = sizeof PHRASES - 1;
    if (strncmp(from, PHRASES, length) != 0)
        return 0;
    while (is_word(from[length]))
        length++;
    return length;
}

static size_t
token_length(const struct script *script, const char *from)
{
    static const char *const signs[] = {"...", "=>", "?.", "++", "--"};
    size_t length = 1;
    if (strchr("'\"`", *from))
        return literal_length(from, *from);
    if (*from == '/' && expects_value(script)) {
        length = literal_length(from, *from);
        return length + strspn(from + length, "dgimsuvy");
    }
    if (*from == '}' && script->depth > 0 && script->within[script->depth - 1] == '$')
        return literal_length(from, '`');
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(from, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    if (phrase_length(from))
        return phrase_length(from);
    while (is_word(*from) && is_word(from[length]))
        length++;
    return length;
}

/* What a brace begins: the body of a class, a block, or an object or pattern. */
static char
brace_kind(struct script *script)
{
    static const char *const before[] = {")",  "=>",   ";",   "{",       "}",
                                         "do", "else", "try", "finally", "catch"};
    bool is_class = script->class_begins;
    script->class_begins = false;
    if (is_class)
        return 'c';
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (is(&script->last, before[i]))
            return '{';
    return 'o';
}

/* Opens and closes brackets. */
static void
follow(struct script *script, const struct token *token)
{
    char first = token->text[0];
    char end = token->text[token->length - 1];
    bool is_part = token->length > 1 && end == '{';
    if (strchr(")]}", first) && script->depth == 0)
        script->wrong = "a bracket is closed that is not open";
    else if (strchr(")]}", first))
        script->closed = script->within[--script->depth];
    if (script->wrong)
        return;
    if (script->depth + 1 >= DEEPEST)
        script->wrong = "too many brackets are open";
    else if (is_part || strchr("([", end))
        script->within[script->depth++] = is_part ? '$' : end;
    else if (end == '{')
        script->within[script->depth++] = brace_kind(script);
    if (script->depth == 0 && is(token, "class"))
        script->class_begins = true;
}

/* --- Names -------------------------------------------------------------------- */

/* Whether a token, by its text, is one of these signs. */
static bool
is_one(const struct token *token, const char *signs)
{
    return token->length == 1 && strchr(signs, *token->text);
}

/* Whether it has a word that a capital begins after its first one, and is not the
 * browser's. */
static bool
is_compound(const struct token *word)
{
    size_t at = 1;
    while (at < word->length && !isupper((unsigned char)word->text[at]))
        at++;
    return islower((unsigned char)*word->text) && at < word->length;
}

static enum role
role_of(const struct script *script, const struct token *word)
{
    const struct token *last = &script->last;
    const char *next = word->text + word->length;
    char in = script->depth > 0 ? script->within[script->depth - 1] : ' ';
    bool is_member = in == 'o' && is_one(last, "{,");
    next += strspn(next, " \n");
    if (!is_word(*word->text) || isdigit((unsigned char)*word->text) ||
        is_listed(word) || phrase_length(word->text))
        return PLAIN;
    if (is_compound(word))
        return VARIABLE;
    if (is(last, ".") || is(last, "?.") || in == 'c' ||
        (is_member && strchr(":(", *next)))
        return PLAIN;
    return is_member && strchr(",}=", *next) ? SHORTHAND : VARIABLE;
}

static struct name *
find_name(struct script *script, const struct token *token)
{
    struct name *name = script->names;
    struct name *end = name + script->name_count;
    while (name < end && (name->token.length != token->length ||
                          memcmp(name->token.text, token->text, token->length) != 0))
        name++;
    if (script->name_count == MOST_NAMES)
        script->wrong = "too many names";
    else if (name == end)
        script->names[script->name_count++].token = *token;
    return name;
}

/* The more frequent, the shorter; else in the order of the script. */
static int
compare_names(const void *a, const void *b)
{
    const struct name *one = a;
    const struct name *other = b;
    int order = other->count - one->count;
    return order ? order
                 : (one->token.text > other->token.text) -
                       (one->token.text < other->token.text);
}

/* Whether a name is a word of the language, or of a property that keeps it. */
static bool
is_taken(const struct script *script, const char *given)
{
    struct token token = {given, strlen(given)};
    for (int i = 0; i < script->name_count; i++)
        if (script->names[i].is_kept && is(&script->names[i].token, given))
            return true;
    return is_listed(&token);
}

static void
give_names(struct script *script)
{
    static const char letters[] =
        "etansiroclhdumpfgyvbwxkqzjETANSIROCLHDUMPFGYVBWXKQZJ_$0123456789";
    enum { FIRST = 54, ALL = 64 };
    int number = 0;
    qsort(script->names, (size_t)script->name_count, sizeof *script->names,
          compare_names);
    for (int i = 0; i < script->name_count && script->names[i].count > 0; i++) {
        char *given = script->names[i].given;
        do {
            int second = number - FIRST;
            given[0] = letters[second < 0 ? number : second / ALL];
            given[1] = second < 0 ? '\0' : letters[second % ALL];
            number++;
        } while (is_taken(script, given));
    }
}

/* --- The shorter script ------------------------------------------------------- */

/* Whether two bytes stay what they are beside each other. */
static bool
may_adjoin(char before, char after)
{
    if (is_word(before) && is_word(after))
        return false;
    return !(before == after && (before == '+' || before == '-'));
}

static void
put(struct script *script, const char *text, size_t length)
{
    static const char *const shorter[][2] = {
        {"true", "!0"}, {"false", "!1"}, {"undefined", "void 0"}, {"const", "let"}};
    struct token token = {text, length};
    for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++) {
        if (!is(&token, shorter[i][0]))
            continue;
        text = shorter[i][1];
        length = strlen(text);
    }
    if (!may_adjoin(script->to[-1], *text))
        *script->to++ = ' ';
    memcpy(script->to, text, length);
    script->to += length;
}

/* Whether a token begins a statement. */
static bool
begins_statement(const struct script *script, const struct token *token)
{
    const struct token *last = &script->last;
    char in = script->depth > 0 ? script->within[script->depth - 1] : '{';
    if (is(last, ";") || (is(last, "{") && in == '{'))
        return true;
    return is(last, "}") && strchr("{c", script->closed) &&
           !strchr(";,.?)]", *token->text);
}

/* Whether a declaration is after another, so that a comma will do between them. */
static bool
joins_declarations(struct script *script, const struct token *token)
{
    char *declares = &script->declares[script->depth];
    char before = is(&script->last, ";") ? *declares : '\0';
    if (!begins_statement(script, token))
        return false;
    *declares = is(token, "const") || is(token, "let");
    return *declares && before;
}

/* Whether a parenthesis has a name alone in it, which is the parameter of a function.
 */
static bool
is_lone_parameter(const char *text)
{
    size_t length = 1;
    if (*text != '(' || !is_word(text[1]))
        return false;
    while (is_word(text[length]))
        length++;
    return strncmp(text + length, ") =>", 4) == 0;
}

/* Line ends stay between what is outside of all brackets. */
static void
put_line_end(struct script *script)
{
    if (script->to && script->depth == 0 && strchr(";}", script->to[-1]))
        *script->to++ = '\n';
}

static void
put_token(struct script *script, const struct token *token, enum role role,
          const struct name *name)
{
    size_t begins = sizeof PHRASES - 1;
    if (strchr("}]", *token->text) && strchr(";,", script->to[-1]))
        script->to--;
    if (phrase_length(token->text)) {
        put(script, MARK_BEGIN, 1);
        put(script, token->text + begins, token->length - begins);
        put(script, MARK_END, 1);
    } else if (role != VARIABLE)
        put(script, token->text, token->length);
    if (role == SHORTHAND)
        put(script, ":", 1);
    if (role != PLAIN)
        put(script, name->given, strlen(name->given));
}

/* Makes the end of a statement, and a line end after it, a comma. */
static void
join(struct script *script)
{
    script->to -= script->to[-1] == '\n';
    script->to[-1] = ',';
}

static void
add_token(struct script *script, struct token token)
{
    enum role role = role_of(script, &token);
    struct name *name =
        is_word(*token.text) ? find_name(script, &token) : script->names;
    bool joins = joins_declarations(script, &token);
    bool is_left_out = is_lone_parameter(token.text) ||
                       (script->is_bare && is(&token, ")")) ||
                       (is(&token, "0") && token.text[1] == '.');
    if (is_left_out)
        script->is_bare = *token.text == '(';
    if (!strchr("'\"/", *token.text) || token.length == 1)
        follow(script, &token);
    if (script->to && joins)
        join(script);
    else if (script->to && !is_left_out)
        put_token(script, &token, role, name);
    if (role != VARIABLE && is_word(*token.text))
        name->is_kept = true;
    if (role != PLAIN)
        name->count++;
    script->last = token;
}

/* Returns where it ended, or where something is wrong. */
static const char *
read_tokens(struct script *script, const char *text)
{
    script->last = (struct token){";", 1};
    script->declares[0] = '\0';
    while (*(text += strspn(text, " ")) && !script->wrong) {
        size_t length = token_length(script, text);
        if (length == 0)
            script->wrong = "a literal does not end";
        else if (*text == '\n')
            put_line_end(script);
        else
            add_token(script, (struct token){text, length});
        text += script->wrong ? 0 : length;
    }
    if (!script->wrong && script->depth > 0)
        script->wrong = "a bracket is not closed";
    return text;
}

const char *
shorten_script(const char *text, char *shorter, const char **at)
{
    struct script script = {0};
    *at = read_tokens(&script, text);
    if (script.wrong)
        return script.wrong;
    give_names(&script);
    *shorter = '\n';
    script.to = shorter + 1;
    read_tokens(&script, text);
    *script.to = '\0';
    return NULL;
}
