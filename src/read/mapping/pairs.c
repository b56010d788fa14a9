#include "pairs.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/near.h"
#include "graph/base/text.h"
#include "src/base/terminal.h"
#include "src/read/tables/table.h"

/* Keys of events that are not the fields they are called like. */
static const struct special {
    const char *key;
    enum tl_mapped_to to;
    enum tl_column_action action;
    enum tl_field field;
} specials[] = {
    {"source", TL_TO_PARTY, TL_COLUMN_PARTY, TL_FIELDS},
    {"target", TL_TO_PARTY, TL_COLUMN_PARTY, TL_FIELDS},
    {"actor", TL_TO_MEMBER, TL_COLUMN_FIELD, TL_ACTOR_ID},
    {"role", TL_TO_MEMBER, TL_COLUMN_FIELD, TL_ROLE},
    {"member_date", TL_TO_MEMBER, TL_COLUMN_DATE, TL_DATE},
    {"participants", TL_TO_ROW, TL_COLUMN_PARTICIPANTS, TL_FIELDS},
};

#define SPECIALS (sizeof specials / sizeof *specials)

/* What is said of others than the event begins like this. */
static const struct {
    const char *prefix;
    enum tl_mapped_to to;
} prefixes[] = {
    {"member_", TL_TO_MEMBER},
    {"actor_", TL_TO_ACTOR},
    {"source_", TL_TO_SOURCE},
    {"target_", TL_TO_TARGET},
};

#define PREFIXES (sizeof prefixes / sizeof *prefixes)

static void
set_field(struct tl_mapped_value *value, enum tl_mapped_to to, enum tl_field field)
{
    value->to = to;
    value->column.field = field;
    value->column.action = tl_field_action(field);
}

/* "actor(host)" */
static bool
find_role(struct tl_mapping *mapping, struct tl_mapped_value *value)
{
    static const char opening[] = "actor(";
    size_t length = strlen(value->key);
    if (!tl_text_begins(value->key, opening) || value->key[length - 1] != ')')
        return false;
    value->to = TL_TO_PARTY;
    value->column.action = TL_COLUMN_PARTY;
    value->column.name = tl_arena_text(&mapping->texts, value->key + strlen(opening),
                                       length - strlen(opening) - 1);
    return true;
}

static bool
find_special(struct tl_mapped_value *value)
{
    for (size_t i = 0; i < SPECIALS; i++) {
        const struct special *special = &specials[i];
        if (strcmp(special->key, value->key) != 0)
            continue;
        value->to = special->to;
        value->column.action = special->action;
        value->column.field = special->field;
        return true;
    }
    return false;
}

/* What a member has is an attribute; of the actors there are only the fields. Relations
 * have but two actors. */
static bool
find_prefixed(enum tl_type type, struct tl_mapped_value *value)
{
    size_t i = 0;
    while (i < PREFIXES && !tl_text_begins(value->key, prefixes[i].prefix))
        i++;
    if (i == PREFIXES || (type == TL_RELATION && prefixes[i].to < TL_TO_SOURCE))
        return false;
    const char *name = value->key + strlen(prefixes[i].prefix);
    enum tl_field field = tl_field_find(TL_ACTOR, name);
    if (prefixes[i].to == TL_TO_MEMBER) {
        value->to = TL_TO_MEMBER;
        value->column.name = name;
        return *name;
    }
    if (field == TL_FIELDS || field == TL_ID || field == TL_URL)
        return false;
    set_field(value, prefixes[i].to, field);
    return true;
}

static bool
find_end(const struct tl_mapping *mapping, struct tl_mapped_value *value)
{
    bool of_member = mapping->type == TL_EVENT && strcmp(value->key, "member_end") == 0;
    if (!of_member &&
        (strcmp(value->key, "end") != 0 || !tl_type_has(mapping->type, TL_DATE)))
        return false;
    value->is_end = true;
    set_field(value, of_member ? TL_TO_MEMBER : TL_TO_ROW, TL_DATE);
    return true;
}

/* What begins the keys for what citations say. */
static const char of_claims[] = "cite_";

static bool
find_claim(const struct tl_mapping *mapping, struct tl_mapped_value *value)
{
    if (!tl_text_begins(value->key, of_claims))
        return false;
    const char *name = value->key + strlen(of_claims);
    bool is_end = strcmp(name, "end") == 0;
    enum tl_field field = is_end ? TL_DATE : tl_field_find(mapping->type, name);
    if (!tl_type_may_claim(mapping->type, field))
        return false;
    value->is_end = is_end;
    set_field(value, TL_TO_CLAIM, field);
    return true;
}

/* Which rows are read. */
static const char of_rows[] = "rows";

static bool
find_meaning(struct tl_mapping *mapping, struct tl_mapped_value *value)
{
    enum tl_field field = tl_field_find(mapping->type, value->key);
    bool citable = mapping->type == TL_ACTOR || mapping->type == TL_EVENT ||
                   mapping->type == TL_RELATION || mapping->type == TL_PARTICIPATION;
    if (strcmp(value->key, of_rows) == 0) {
        value->to = TL_TO_ROWS;
        value->column.action = TL_COLUMN_SKIP;
        value->column.field = TL_FIELDS;
        return true;
    }
    if (find_end(mapping, value) || find_claim(mapping, value))
        return true;
    if (mapping->type == TL_EVENT && (find_special(value) || find_role(mapping, value)))
        return true;
    if ((mapping->type == TL_EVENT || mapping->type == TL_RELATION) &&
        find_prefixed(mapping->type, value))
        return true;
    if (citable && strcmp(value->key, "cite") == 0) {
        value->column.action = TL_COLUMN_CITE;
        return true;
    }
    if (field == TL_FIELDS)
        return false;
    set_field(value, TL_TO_ROW, field);
    return true;
}

/* Keys that say something of columns. */
static const struct {
    const char *key;
    enum tl_mapped_to to;
} of_columns[] = {{"attributes", TL_TO_REST},
                  {"fill_down", TL_TO_CELL},
                  {"unpivot", TL_TO_WIDE},
                  {"each", TL_TO_EACH},
                  {"pairs", TL_TO_PAIRS}};

#define OF_COLUMNS (sizeof of_columns / sizeof *of_columns)

static bool
is_key_of_columns(const char *key, enum tl_mapped_to *to)
{
    size_t i = 0;
    while (i < OF_COLUMNS && strcmp(key, of_columns[i].key) != 0)
        i++;
    if (i < OF_COLUMNS)
        *to = of_columns[i].to;
    return i < OF_COLUMNS;
}

/* Columns of tables are often called like the roles of those who are in them. */
static bool
is_party(const char *key)
{
    static const char *const parties[] = {"attacker",  "author",   "buyer",  "donor",
                                          "employee",  "employer", "payee",  "payer",
                                          "recipient", "receiver", "seller", "sender",
                                          "supplier",  "victim"};
    size_t i = 0;
    while (i < sizeof parties / sizeof *parties && strcmp(key, parties[i]) != 0)
        i++;
    return i < sizeof parties / sizeof *parties;
}

enum { CLAIM_KEY_MAX = 32 };

/* Offers the keys for what citations say; `names` holds them. */
static void
offer_claims(enum tl_type type, struct tl_near *near, char names[][CLAIM_KEY_MAX])
{
    for (size_t i = 0; i < TL_FIELDS; i++) {
        snprintf(names[i], CLAIM_KEY_MAX, "%s%s", of_claims, tl_fields[i].name);
        if (tl_type_may_claim(type, (enum tl_field)i))
            tl_near_offer(near, names[i]);
    }
}

static void
warn_of_key(const struct tl_mapping *mapping, const char *where, const char *key)
{
    char names[TL_FIELDS][CLAIM_KEY_MAX];
    struct tl_near near = {.wanted = key};
    tl_near_offer(&near, of_rows);
    for (size_t i = 0; mapping->type == TL_EVENT && i < SPECIALS; i++)
        tl_near_offer(&near, specials[i].key);
    for (size_t i = 0; i < OF_COLUMNS; i++)
        tl_near_offer(&near, of_columns[i].key);
    offer_claims(mapping->type, &near, names);
    const char *field = tl_field_near(mapping->type, key);
    if (field)
        tl_near_offer(&near, field);
    if (mapping->type == TL_EVENT && tl_name_is("from", strlen("from"), key))
        near.best = "source";
    if (mapping->type == TL_EVENT && tl_name_is("to", strlen("to"), key))
        near.best = "target";
    if (!near.best && mapping->type == TL_EVENT && is_party(key))
        tl_say("%s: '%s' becomes an attribute; a participant with that role is "
               "actor(%s)=COLUMN",
               where, key, key);
    if (!near.best && tl_text_begins(key, of_claims))
        tl_say("%s: '%s' becomes an attribute; cite_FIELD is for fields of %ss that "
               "sources may disagree about",
               where, key, tl_type_names[mapping->type]);
    if (near.best)
        tl_say("%s: '%s' becomes an attribute; did you mean '%s'?", where, key,
               near.best);
}

static bool
takes_lists(const struct tl_mapped_value *value)
{
    return value->column.action == TL_COLUMN_PARTY ||
           value->column.action == TL_COLUMN_LIST ||
           value->column.action == TL_COLUMN_PARTICIPANTS ||
           value->column.action == TL_COLUMN_CITE ||
           (value->to == TL_TO_MEMBER && value->column.field == TL_ACTOR_ID);
}

static bool
is_repeatable(const struct tl_mapped_value *value)
{
    return value->to == TL_TO_PARTY || value->column.action == TL_COLUMN_LIST ||
           value->column.action == TL_COLUMN_PARTICIPANTS ||
           value->column.action == TL_COLUMN_CITE;
}

static size_t
find_key(const struct tl_mapping *mapping, const char *key)
{
    size_t i = 0;
    while (i < mapping->count && strcmp(mapping->values[i].key, key) != 0)
        i++;
    return i;
}

/* Whether a choice is a condition somewhere, after which nothing gives a text. */
static bool
is_condition(const struct tl_choice *choice)
{
    for (size_t i = 0; i < choice->count; i++) {
        const struct tl_template *template = &choice->templates[i];
        if (template->count &&
            tl_chunk_is_condition(&template->chunks[template->count - 1]))
            return true;
    }
    return false;
}

/* Without the question mark of a column that may be missing. */
static size_t
length_of_name(struct tl_substring column)
{
    bool marked = column.length > 1 && column.text[column.length - 1] == '?';
    return column.length - marked;
}

/* Whether a choice is made of the names of columns. */
static bool
lists_columns(const struct tl_choice *choice)
{
    return choice->templates[0].chunks[0].kind == TL_CHUNK_WHERE;
}

/* Whether all columns of a choice are paths; what is wrong with one that is not. */
static bool
are_paths(struct tl_arena *arena, const struct tl_choice *choice, const char **error)
{
    for (size_t i = 0; i < choice->count; i++) {
        const struct tl_template *template = &choice->templates[i];
        for (size_t k = 0; k < template->count; k++) {
            struct tl_substring text = template->chunks[k].text;
            struct tl_path path;
            text.length = length_of_name(text);
            if (template->chunks[k].kind != TL_CHUNK_TEXT &&
                !tl_path_parse(arena, text, &path, error))
                return false;
        }
    }
    return true;
}

static bool
parse(struct tl_mapping *mapping, struct tl_mapped_value *value, const char *where,
      struct tl_substring text)
{
    const char *error;
    const char *copy = tl_arena_text(&mapping->texts, text.text, text.length);
    bool good =
        tl_choice_parse(&mapping->texts, (struct tl_substring){copy, text.length},
                        &mapping->references, &value->choice, &error);
    if (good && tl_choice_is_list(&value->choice) && !takes_lists(value)) {
        good = false;
        error = "'each' and 'where' make a list, which actor, source, target, "
                "participants, cite and other lists can take";
    }
    if (good && value->to != TL_TO_ROWS && is_condition(&value->choice)) {
        good = false;
        error = "nothing follows the column with 'is' or 'not', which gives no text";
    }
    if (good && mapping->of_records && lists_columns(&value->choice)) {
        good = false;
        error = "'where' is for columns of tables";
    }
    if (good && mapping->of_records)
        good = are_paths(&mapping->texts, &value->choice, &error);
    if (!good)
        tl_say("%s: %s=%s: %s", where, value->key, copy, error);
    return good;
}

static void
append(struct tl_mapping *mapping, const struct tl_mapped_value *value)
{
    mapping->values =
        tl_resize(mapping->values, (mapping->count + 1) * sizeof *mapping->values);
    mapping->values[mapping->count++] = *value;
}

/* What an attribute is called that a column becomes. */
static const char *
name_of_column(struct tl_mapping *mapping, struct tl_substring column)
{
    column.length = length_of_name(column);
    return mapping->of_records
               ? tl_path_last_key(&mapping->texts, column)
               : tl_arena_text(&mapping->texts, column.text, column.length);
}

/* "a; b": a value for each of some columns. Attributes are called like those. */
static bool
add_columns(struct tl_mapping *mapping, const char *where,
            const struct tl_mapped_value *each, struct tl_substring names)
{
    while (names.length) {
        size_t length = tl_choice_length(names, ';');
        struct tl_substring name =
            tl_substring_trim((struct tl_substring){names.text, length});
        struct tl_mapped_value value = *each;
        if (value.to == TL_TO_REST)
            value.key = value.column.name = name_of_column(mapping, name);
        if (!parse(mapping, &value, where, name))
            return false;
        if (value.to != TL_TO_REST && !tl_choice_is_column(&value.choice)) {
            tl_say("%s: found '%.*s' in %s, expected columns, separated by ';'", where,
                   (int)name.length, name.text, value.key);
            return false;
        }
        /* A..B are the columns from one to another, as in {A..B:where 1}. */
        if (value.to == TL_TO_WIDE)
            value.choice.templates[0].chunks[0].kind = TL_CHUNK_WHERE;
        append(mapping, &value);
        length += length < names.length;
        names = (struct tl_substring){names.text + length, names.length - length};
    }
    return true;
}

/* Some keys are for rows of tables, some for records of JSON. */
static bool
check_rows(const struct tl_mapping *mapping, const char *where,
           const struct tl_mapped_value *value)
{
    bool is_of_table = value->to == TL_TO_CELL || value->to == TL_TO_WIDE;
    bool is_of_record = value->to == TL_TO_EACH || value->to == TL_TO_PAIRS;
    if (is_of_table && mapping->of_records)
        tl_say("%s: '%s' is for tables; each=PATH makes rows of a list in records",
               where, value->key);
    else if (is_of_record && !mapping->of_records)
        tl_say("%s: '%s' is for records of JSON, which --records finds; unpivot=A..B "
               "makes rows of columns",
               where, value->key);
    else
        return true;
    return false;
}

/* Whether a key lists columns; `*good` is whether the columns could be read. */
static bool
take_columns(struct tl_mapping *mapping, const char *where,
             struct tl_mapped_value *value, struct tl_substring names, bool *good)
{
    if (!is_key_of_columns(value->key, &value->to))
        return false;
    names = tl_substring_trim(names);
    if (!check_rows(mapping, where, value)) {
        *good = false;
        return true;
    }
    if (value->to == TL_TO_REST && names.length == 1 && *names.text == '*') {
        *good = true;
        mapping->keeps_rest = !mapping->fixed_rest || mapping->keeps_rest;
        return true;
    }
    *good = (value->to == TL_TO_REST && mapping->fixed_rest) ||
            add_columns(mapping, where, value, names);
    mapping->drops_rest =
        mapping->drops_rest || (value->to == TL_TO_REST && !mapping->fixed_rest);
    mapping->unpivots = mapping->unpivots || value->to == TL_TO_WIDE;
    return true;
}

bool
tl_mapping_pair_add(struct tl_mapping *mapping, const char *where,
                    struct tl_substring key, struct tl_substring text)
{
    struct tl_mapped_value value = {.to = TL_TO_ROW};
    key = tl_substring_trim(key);
    value.key = tl_arena_text(&mapping->texts, key.text, key.length);
    value.column = (struct tl_table_column){
        .name = value.key, .action = TL_COLUMN_ATTRIBUTE, .field = TL_FIELDS};
    size_t there = find_key(mapping, value.key);
    if (there < mapping->fixed)
        return true;
    bool good;
    if (take_columns(mapping, where, &value, text, &good))
        return good;
    if (!key.length) {
        tl_say("%s: found '%.*s', expected KEY=VALUE", where, (int)text.length,
               text.text);
        return false;
    }
    if (!find_meaning(mapping, &value))
        warn_of_key(mapping, where, value.key);
    if (there < mapping->count && !is_repeatable(&value)) {
        tl_say("%s: found '%s' twice", where, value.key);
        return false;
    }
    if (!parse(mapping, &value, where, tl_substring_trim(text)))
        return false;
    append(mapping, &value);
    return true;
}

/* Where a value ends: at a comma that another key follows. One in a template, such as
 * "{Town}, {State}", is part of it. */
static size_t
value_length(struct tl_substring text)
{
    size_t length = tl_choice_length(text, ',');
    while (length < text.length && memchr(text.text, '{', length)) {
        struct tl_substring rest = {text.text + length + 1, text.length - length - 1};
        size_t next = tl_choice_length(rest, ',');
        if (tl_choice_length(rest, '=') < next)
            break;
        length += 1 + next;
    }
    return length;
}

bool
tl_mapping_pairs_add(struct tl_mapping *mapping, const char *where, const char *pairs)
{
    struct tl_substring rest = {pairs, strlen(pairs)};
    while (rest.length) {
        const char *equals = memchr(rest.text, '=', rest.length);
        size_t key = equals ? (size_t)(equals - rest.text) : 0;
        if (memchr(rest.text, ',', key))
            key = 0;
        struct tl_substring text = {rest.text + key + (key > 0),
                                    rest.length - key - (key > 0)};
        size_t length = value_length(text);
        if (!tl_mapping_pair_add(mapping, where, (struct tl_substring){rest.text, key},
                                 (struct tl_substring){text.text, length}))
            return false;
        length += length < text.length;
        rest = (struct tl_substring){text.text + length, text.length - length};
    }
    return true;
}
