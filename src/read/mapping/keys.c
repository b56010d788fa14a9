#include "keys.h"

#include <string.h>

#include "src/read/tables/kind.h"
#include "graph/base/near.h"
#include "graph/base/text.h"
#include "src/base/terminal.h"

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

/* Which rows are read. */
static const char of_rows[] = "rows";

bool
tl_mapping_key_find(struct tl_mapping *mapping, struct tl_mapped_value *value)
{
    enum tl_field field = tl_field_find(mapping->type, value->key);
    bool citable = mapping->type == TL_ACTOR || mapping->type == TL_EVENT ||
                   mapping->type == TL_RELATION || mapping->type == TL_PARTICIPATION;
    if (strcmp(value->key, of_rows) == 0) {
        value->to = TL_TO_ROWS;
        return true;
    }
    if (find_end(mapping, value))
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
} of_columns[] = {
    {"attributes", TL_TO_REST}, {"fill_down", TL_TO_CELL}, {"unpivot", TL_TO_WIDE}};

#define OF_COLUMNS (sizeof of_columns / sizeof *of_columns)

bool
tl_mapping_key_is_of_columns(const char *key, enum tl_mapped_to *to)
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

void
tl_mapping_key_warn(const struct tl_mapping *mapping, const char *where,
                    const char *key)
{
    struct tl_near near = {.wanted = key};
    tl_near_offer(&near, of_rows);
    for (size_t i = 0; mapping->type == TL_EVENT && i < SPECIALS; i++)
        tl_near_offer(&near, specials[i].key);
    for (size_t i = 0; i < OF_COLUMNS; i++)
        tl_near_offer(&near, of_columns[i].key);
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
    if (near.best)
        tl_say("%s: '%s' becomes an attribute; did you mean '%s'?", where, key,
               near.best);
}
