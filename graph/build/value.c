/* What the texts of fields mean. */
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/near.h"
#include "graph/claim.h"
#include "graph/colour.h"
#include "graph/date/notation/guess.h"
#include "graph/declared.h"
#include "graph/weight.h"
#include "state.h"

/* Whether `text` begins with `prefix`, which is in lower case, in any case. */
static bool
begins(const char *text, size_t length, const char *prefix)
{
    size_t i = 0;
    while (prefix[i] && i < length && tl_ascii_lower(text[i]) == prefix[i])
        i++;
    return prefix[i] == '\0';
}

static bool
is(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && begins(text, length, word);
}

uint32_t
tl_value_date(struct tl_builder *builder, const char *text, size_t length,
              struct tl_date_error *error)
{
    struct tl_vocabulary *texts = &builder->graph->date_texts;
    struct tl_date date;
    uint32_t number = tl_vocabulary_find(texts, text, length);
    if (number != TL_NONE)
        return number;
    if (!tl_date_parse(text, length, &builder->graph->date_options, &date, error))
        return TL_NONE;
    number = tl_vocabulary_add(texts, text, length);
    date.text = tl_vocabulary_text(texts, number);
    *(struct tl_date *)tl_vector_add(&builder->dates) = date;
    return number;
}

/* "TBD", "n/a", "-": without a number, and not the beginning of a set or interval. */
static bool
stands_for_nothing(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length && !tl_ascii_is_digit(text[i]))
        i++;
    return i == length && !strchr("[{/", *text) && !begins(text, length, "..");
}

/* Says why a text is no date, and how it would be read. */
static void
refuse_date(struct tl_builder *builder, const char *text, size_t length,
            struct tl_position position, const struct tl_date_error *error)
{
    char format[TL_DATE_GUESS_MAX];
    int shown = tl_shown_part(text, length);
    if (tl_date_guess(text, length, format))
        tl_report(builder->diagnostics, position, TL_RULE_BAD_DATE, NULL,
                  "found '%.*s', expected a date as EDTF writes it%s; tables with "
                  "such dates are read by --date-format '%s'",
                  shown, text,
                  strcmp(format, "excel") == 0 ? ", a year of five digits as Y12000"
                                               : "",
                  format);
    else if (stands_for_nothing(text, length))
        tl_report(builder->diagnostics, position, TL_RULE_BAD_DATE, NULL,
                  "found '%.*s', expected a date or an empty cell; "
                  "tables with such cells are read by --missing '%.*s'",
                  shown, text, shown, text);
    else
        tl_report(builder->diagnostics, position, TL_RULE_BAD_DATE, NULL,
                  "found '%.*s', expected a date: %s (at character %zu)", shown, text,
                  error->message, error->offset + 1);
}

static bool
read_date(struct tl_builder *builder, const char *text, size_t length,
          struct tl_position position, int64_t *value)
{
    struct tl_date_error error;
    uint32_t date = tl_value_date(builder, text, length, &error);
    if (date == TL_NONE)
        refuse_date(builder, text, length, position, &error);
    *value = date;
    return date != TL_NONE;
}

static bool
read_text(struct tl_builder *builder, const char *text, size_t length,
          struct tl_position position, int64_t *value)
{
    (void)builder, (void)text, (void)length, (void)position, (void)value;
    return true;
}

static bool
read_word(struct tl_builder *builder, const char *text, size_t length,
          struct tl_position position, int64_t *value)
{
    (void)position;
    *value = tl_vocabulary_add(&builder->graph->word_texts, text, length);
    return true;
}

static bool
read_mention(struct tl_builder *builder, const char *text, size_t length,
             struct tl_position position, int64_t *value)
{
    (void)position;
    *value = tl_vocabulary_add(&builder->mentions, text, length);
    return true;
}

bool
tl_value_count(const char *text, size_t length, int64_t *count)
{
    size_t i = 0;
    *count = 0;
    for (; i < length && text[i] >= '0' && text[i] <= '9' && *count <= UINT32_MAX; i++)
        *count = 10 * *count + (text[i] - '0');
    return i == length && *count > 0 && *count <= UINT32_MAX;
}

/* "-", "n/a", "0": what tables have where a number is not known. */
static bool
stands_for_no_number(const char *text, size_t length)
{
    static const char *const texts[] = {
        "0",  "-",  "--",  "\u2013", "\u2014", ".",       "..",   "?",
        "na", "nd", "n/a", "nan",    "none",   "unknown", "null",
    };
    size_t i = 0;
    while (i < sizeof texts / sizeof *texts && !is(text, length, texts[i]))
        i++;
    return i < sizeof texts / sizeof *texts;
}

/* "1.234": digits, and points before three of them. */
static bool
has_thousands(const char *text, size_t length)
{
    enum { GROUP = 4 };
    for (size_t i = 0; i < length; i++) {
        bool is_point = (length - i) % GROUP == 0 && i > 0;
        if (is_point ? text[i] != '.' : !tl_ascii_is_digit(text[i]))
            return false;
    }
    return length > GROUP;
}

/* Reports a text that is no number, and what to do about one in another notation, or
 * one that stands for none. */
static void
refuse_number(struct tl_builder *builder, const char *text, size_t length,
              struct tl_position position, const char *expected)
{
    int shown = tl_shown_part(text, length);
    if (memchr(text, ',', length))
        tl_report(builder->diagnostics, position, TL_RULE_BAD_NUMBER, NULL,
                  "found '%.*s', expected %s; tables with decimal commas, or commas "
                  "between thousands, are read by --decimal",
                  shown, text, expected);
    else if (has_thousands(text, length))
        tl_report(builder->diagnostics, position, TL_RULE_BAD_NUMBER, NULL,
                  "found '%.*s', expected %s; tables with points between thousands are "
                  "read by --decimal ,",
                  shown, text, expected);
    else if (stands_for_no_number(text, length))
        tl_report(builder->diagnostics, position, TL_RULE_BAD_NUMBER, NULL,
                  "found '%.*s', expected %s; tables with such cells are read by "
                  "--missing '%.*s'",
                  shown, text, expected, shown, text);
    else
        tl_report(builder->diagnostics, position, TL_RULE_BAD_NUMBER, NULL,
                  "found '%.*s', expected %s", shown, text, expected);
}

static bool
read_count(struct tl_builder *builder, const char *text, size_t length,
           struct tl_position position, int64_t *value)
{
    bool good = tl_value_count(text, length, value);
    if (!good)
        refuse_number(builder, text, length, position,
                      "a whole number from 1 to 4294967295");
    return good;
}

static bool
read_weight(struct tl_builder *builder, const char *text, size_t length,
            struct tl_position position, int64_t *value)
{
    bool exact;
    if (!tl_weight_read(text, length, value, &exact)) {
        refuse_number(builder, text, length, position,
                      "a decimal number below 1000000000000");
        return false;
    }
    if (!exact)
        tl_report(builder->diagnostics, position, TL_RULE_IGNORED, NULL,
                  "found weight '%.*s'; what is beyond six decimals is rounded",
                  tl_shown_part(text, length), text);
    return true;
}

static bool
read_bool(struct tl_builder *builder, const char *text, size_t length,
          struct tl_position position, int64_t *value)
{
    static const struct {
        const char *word;
        enum tl_directed directed;
    } words[] = {
        {"true", TL_DIRECTED_YES}, {"false", TL_DIRECTED_NO}, {"yes", TL_DIRECTED_YES},
        {"no", TL_DIRECTED_NO},    {"1", TL_DIRECTED_YES},    {"0", TL_DIRECTED_NO},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (is(text, length, words[i].word)) {
            *value = words[i].directed;
            return true;
        }
    }
    tl_report(builder->diagnostics, position, TL_RULE_BAD_VALUE, NULL,
              "found '%.*s', expected true or false", tl_shown_part(text, length),
              text);
    return false;
}

static bool
read_status(struct tl_builder *builder, const char *text, size_t length,
            struct tl_position position, int64_t *value)
{
    char word[16] = "";
    if (length < sizeof word)
        memcpy(word, text, length);
    enum tl_status status = tl_status_find(word);
    *value = status;
    if (status < TL_STATUSES)
        return true;
    struct tl_near near = {.wanted = word};
    for (status = TL_STATED; status < TL_STATUSES; status++)
        tl_near_offer(&near, tl_status_names[status]);
    tl_report(builder->diagnostics, position, TL_RULE_BAD_VALUE, near.best,
              "found status '%.*s', expected stated, inferred, assessed, disputed or "
              "denied",
              tl_shown_part(text, length), text);
    return false;
}

static bool
begins_safely(const char *text, size_t length)
{
    static const char *const schemes[] = {"https:", "http:", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (begins(text, length, schemes[i]))
            return true;
    }
    return false;
}

/* Browsers drop tabs and line ends in a link before they look at it; so do we. */
bool
tl_value_is_safe_url(const char *text, size_t length)
{
    static const char usual[] = "https://";
    char start[16] = "";
    size_t used = 0;
    /* One comparison for nearly all, where the schemes take a hundred instructions. */
    if ((length >= sizeof usual && memcmp(text, usual, sizeof usual - 1) == 0) ||
        begins_safely(text, length))
        return true;
    for (size_t i = 0; i < length && used < sizeof start - 1; i++) {
        if ((unsigned char)text[i] > ' ')
            start[used++] = text[i];
    }
    return begins_safely(start, used);
}

static bool
read_url(struct tl_builder *builder, const char *text, size_t length,
         struct tl_position position, int64_t *value)
{
    (void)value;
    if (!tl_value_is_safe_url(text, length))
        tl_report(builder->diagnostics, position, TL_RULE_UNSAFE_URL, NULL,
                  "found '%.*s', expected a link that begins with http:, https: or "
                  "mailto:; it is kept as text, nothing will link to it",
                  tl_shown_part(text, length), text);
    return true;
}

static bool
read_side(struct tl_builder *builder, const char *text, size_t length,
          struct tl_position position, int64_t *value)
{
    for (*value = TL_SIDE_NONE; *value <= TL_SIDE_RECEIVING; ++*value) {
        if (is(text, length, tl_side_names[*value]))
            return true;
    }
    tl_report(builder->diagnostics, position, TL_RULE_BAD_VALUE, NULL,
              "found side '%.*s', expected giving, receiving or none",
              tl_shown_part(text, length), text);
    return false;
}

/* One that is wrong is a mistake once, and not also a type that is missing. */
static bool
read_type(struct tl_builder *builder, const char *text, size_t length,
          struct tl_position position, int64_t *value)
{
    static const enum tl_type types[] = {TL_ACTOR, TL_EVENT, TL_RELATION};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        *value = types[i];
        if (is(text, length, tl_type_names[types[i]]))
            return true;
    }
    tl_report(builder->diagnostics, position, TL_RULE_BAD_VALUE, NULL,
              "found type '%.*s', expected event, actor or relation",
              tl_shown_part(text, length), text);
    return true;
}

static bool
read_colour(struct tl_builder *builder, const char *text, size_t length,
            struct tl_position position, int64_t *value)
{
    char name[16] = "";
    uint32_t colour = 0;
    bool good = tl_colour_read(text, length, &colour);
    *value = colour;
    if (length < sizeof name)
        memcpy(name, text, length);
    if (!good)
        tl_report(
            builder->diagnostics, position, TL_RULE_BAD_VALUE, tl_colour_near(name),
            "found colour '%.*s', expected one such as #1f77b4, or a name such as "
            "teal",
            tl_shown_part(text, length), text);
    return good;
}

/*
 * An event that is there already is meant by its row, so that ten million mentions of
 * events in a table of participants need not be kept as texts.
 */
static bool
read_event(struct tl_builder *builder, const char *text, size_t length, int64_t *value)
{
    uint32_t item = tl_id_find(builder->graph, &builder->ids, text, length);
    if (item != TL_NONE && TL_PACKED_TYPE(item) == TL_EVENT)
        *value = TL_PACKED_NUMBER(item);
    else
        *value =
            TL_MENTIONED_EVENT | tl_vocabulary_add(&builder->mentions, text, length);
    return true;
}

/* A text FIELD=VALUE: the value is checked as the field's own is. */
static bool
read_claim(struct tl_builder *builder, const char *text, size_t length,
           struct tl_position position, int64_t *value)
{
    char name[16] = "";
    const char *sign = memchr(text, '=', length);
    size_t name_length = sign ? (size_t)(sign - text) : length;
    if (name_length < sizeof name)
        memcpy(name, text, name_length);
    enum tl_field field = tl_claim_field(name);
    size_t rest = sign ? length - name_length - 1 : 0;
    if (field < TL_FIELDS && rest)
        return tl_value_read(builder, field, sign + 1, rest, position, value);
    struct tl_near near = {.wanted = name};
    for (field = 0; field < TL_FIELDS; field++) {
        if (tl_claim_field(tl_fields[field].name) < TL_FIELDS)
            tl_near_offer(&near, tl_fields[field].name);
    }
    tl_report(builder->diagnostics, position, TL_RULE_BAD_VALUE, near.best,
              "found '%.*s' as what a source says, expected a value of date, place, "
              "count, kind, part_of, role or weight",
              tl_shown_part(text, length), text);
    return false;
}

bool
tl_value_read(struct tl_builder *builder, enum tl_field field, const char *text,
              size_t length, struct tl_position position, int64_t *value)
{
    static bool (*const readers[])(struct tl_builder *, const char *, size_t,
                                   struct tl_position, int64_t *) = {
        [TL_VALUE_TEXT] = read_text,        [TL_VALUE_WORD] = read_word,
        [TL_VALUE_LIST] = read_text,        [TL_VALUE_DATE] = read_date,
        [TL_VALUE_COUNT] = read_count,      [TL_VALUE_WEIGHT] = read_weight,
        [TL_VALUE_BOOL] = read_bool,        [TL_VALUE_STATUS] = read_status,
        [TL_VALUE_URL] = read_url,          [TL_VALUE_MENTION] = read_mention,
        [TL_VALUE_MENTIONS] = read_mention, [TL_VALUE_CLAIMS] = read_claim,
        [TL_VALUE_SIDE] = read_side,        [TL_VALUE_TYPE] = read_type,
        [TL_VALUE_COLOUR] = read_colour,    [TL_VALUE_NAME] = read_text,
    };
    if (field == TL_EVENT_ID)
        return read_event(builder, text, length, value);
    return readers[tl_fields[field].value](builder, text, length, position, value);
}

/* Names that are replaced by others. */

/* What a field of a draft has the name of; TL_RENAMED_TYPES where it has none, or that
 * is not known yet: of a declaration, another field tells it. */
static enum tl_renamed_type
type_of(const struct tl_builder *builder, const struct tl_draft *draft,
        enum tl_field field)
{
    const struct tl_piece *of_type = tl_draft_piece(builder, draft, TL_OF_TYPE);
    if (field == TL_ROLE || field == TL_INVERSE)
        return TL_RENAMED_ROLE;
    if (field == TL_PLACE)
        return TL_RENAMED_PLACE;
    if (field != TL_KIND || (draft->type == TL_DECLARED_KIND && !of_type))
        return TL_RENAMED_TYPES;
    bool is_actor = draft->type == TL_ACTOR || (of_type && of_type->value == TL_ACTOR);
    return is_actor ? TL_RENAMED_ACTOR_KIND : TL_RENAMED_KIND;
}

/* A claim FIELD=VALUE. */
static struct tl_text
rename_claim(struct tl_builder *builder, const struct tl_draft *draft,
             struct tl_text text)
{
    const char *sign = memchr(text.bytes, '=', text.length);
    char name[16] = "";
    size_t start = sign ? (size_t)(sign - text.bytes) : text.length;
    if (start >= sizeof name || start + 1 >= text.length)
        return text;
    memcpy(name, text.bytes, start++);
    enum tl_field field = tl_claim_field(name);
    struct tl_text value = {text.bytes + start, text.length - start};
    struct tl_text renamed =
        field < TL_FIELDS ? tl_rename_text(builder, draft, field, value) : value;
    if (renamed.bytes == value.bytes)
        return text;
    char *claim = tl_arena_take(&builder->lists, start + renamed.length + 1, 1);
    memcpy(claim, text.bytes, start);
    memcpy(claim + start, renamed.bytes, renamed.length + 1);
    return (struct tl_text){claim, start + renamed.length};
}

struct tl_text
tl_rename_text(struct tl_builder *builder, const struct tl_draft *draft,
               enum tl_field field, struct tl_text text)
{
    if (field == TL_SAYS)
        return rename_claim(builder, draft, text);
    enum tl_renamed_type type = type_of(builder, draft, field);
    const struct tl_renamed *row = NULL;
    if (type < TL_RENAMED_TYPES)
        row =
            tl_renaming_find(builder->options.renaming, type, text.bytes, text.length);
    return row ? (struct tl_text){row->to, strlen(row->to)} : text;
}

uint32_t
tl_rename_word(struct tl_builder *builder, enum tl_renamed_type type, uint32_t word)
{
    struct tl_vocabulary *words = &builder->graph->word_texts;
    if (word == TL_NONE)
        return word;
    const char *text = tl_vocabulary_text(words, word);
    const struct tl_renamed *row =
        tl_renaming_find(builder->options.renaming, type, text, strlen(text));
    return row ? tl_vocabulary_add(words, row->to, strlen(row->to)) : word;
}
