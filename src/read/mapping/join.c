#include "mapped.h"

#include <stdio.h>
#include <string.h>

#include "src/base/terminal.h"
#include "src/read/names/keys.h"
#include "src/read/tables/record.h"
#include "src/read/tables/row_cells.h"
#include "mappings.h"

/* A mapping is joined to a table, and taken off it. */

static bool
has_key(const struct tl_mapping *mapping, const char *key)
{
    size_t i = 0;
    while (i < mapping->count && strcmp(mapping->values[i].key, key) != 0)
        i++;
    return i < mapping->count;
}

/* A value that is a column as it stands. */
static void
add_value(struct tl_mapped *mapped, size_t column, enum tl_field field)
{
    struct tl_mapping *mapping = &mapped->mapping;
    const char *name = mapped->names->names[column];
    struct tl_chunk *chunk =
        tl_arena_take(&mapped->texts, sizeof *chunk, _Alignof(struct tl_chunk));
    struct tl_template *template =
        tl_arena_take(&mapped->texts, sizeof *template, _Alignof(struct tl_template));
    *chunk = (struct tl_chunk){.kind = TL_CHUNK_CELL, .reference = mapping->references};
    *template = (struct tl_template){chunk, 1};
    mapped->bindings[mapping->references++] =
        (struct tl_binding){.column = column, .last = column};
    mapping->values[mapping->count++] = (struct tl_mapped_value){
        .key = name,
        .to = TL_TO_ROW,
        .column = {.name = name, .action = tl_field_action(field), .field = field},
        .choice = {template, 1},
    };
}

/* Whether a text under this key would be read as something else than an attribute. */
static bool
is_taken(enum tl_type type, const char *name)
{
    struct tl_record_keys keys = {.type = type};
    bool taken =
        tl_record_keys_find(&keys, name, strlen(name), NULL)->kind != TL_KEY_ATTRIBUTE;
    tl_record_keys_clear(&keys, NULL);
    return taken;
}

/* In a table of members they differ from row to row of an event, and are theirs. */
static enum tl_type
type_of_rest(const struct tl_mapped *mapped)
{
    return mapped->member ? TL_PARTICIPATION : mapped->mapping.type;
}

/* The name of an attribute, which is no field's. */
static const char *
free_name(struct tl_mapped *mapped, const char *name)
{
    static const char prefix[] = "column_";
    if (!is_taken(type_of_rest(mapped), name))
        return name;
    char *longer = tl_arena_take(&mapped->texts, sizeof prefix + strlen(name), 1);
    memcpy(longer, prefix, sizeof prefix - 1);
    memcpy(longer + sizeof prefix - 1, name, strlen(name) + 1);
    return longer;
}

const char *
tl_mapped_attribute_name(struct tl_mapped *mapped, const char *name)
{
    uint32_t number = tl_vocabulary_add(&mapped->attributes, name, strlen(name));
    mapped->attribute_names.width = sizeof(const char *);
    if (number == mapped->attribute_names.count)
        *(const char **)tl_vector_add(&mapped->attribute_names) =
            free_name(mapped, tl_vocabulary_text(&mapped->attributes, number));
    return *(const char **)tl_vector_at(&mapped->attribute_names, number);
}

static void
add_rest(struct tl_mapped *mapped, size_t column)
{
    const char *name = mapped->names->names[column];
    bool is_of_record = *name && *name != '$';
    if (mapped->mapping.of_records && !is_of_record)
        return;
    if (mapped->mapping.of_records)
        name =
            tl_path_last_key(&mapped->texts, (struct tl_substring){name, strlen(name)});
    mapped->rest[mapped->rest_count++] =
        (struct tl_rest){column,
                         {.name = free_name(mapped, name),
                          .action = TL_COLUMN_ATTRIBUTE,
                          .field = TL_FIELDS}};
}

static bool
is_bound(const struct tl_mapped *mapped, size_t references, size_t column)
{
    size_t i = 0;
    while (i < references &&
           (mapped->bindings[i].asked || mapped->bindings[i].column > column ||
            mapped->bindings[i].last < column))
        i++;
    return i < references;
}

/* Of two columns with one name nobody knows which is meant. */
static bool
check_name(const struct tl_mapped *mapped, size_t column)
{
    const struct tl_names *names = mapped->names;
    size_t first = 0;
    while (strcmp(names->names[first], names->names[column]) != 0)
        first++;
    if (first < column)
        tl_report(mapped->reading->diagnostics, names->position, TL_RULE_TABLE, NULL,
                  "found a second column '%s', expected each once",
                  names->names[column]);
    return first == column;
}

/* What becomes of each column. */
static bool
read_columns(struct tl_mapped *mapped, const struct tl_mapping *mapping)
{
    bool good = true;
    tl_mapping_bind(mapping, mapped->names, mapped->bindings);
    tl_reshape_begin(&mapped->reshape, mapping, mapped->names, mapped->bindings);
    for (size_t i = 0; i < mapped->names->count; i++) {
        const char *name = mapped->names->names[i];
        enum tl_field field = tl_field_find(mapping->type, name);
        bool bound = is_bound(mapped, mapping->references, i);
        if (bound || !mapping->drops_rest)
            good = check_name(mapped, i) && good;
        if (bound || mapping->drops_rest || !good)
            continue;
        if (field < TL_FIELDS && !mapping->of_records && !has_key(mapping, name))
            add_value(mapped, i, field);
        else
            add_rest(mapped, i);
    }
    return good;
}

/* What every row would otherwise be wrong for. */
static bool
check_called(const struct tl_mapped *mapped)
{
    static const enum tl_field any[] = {TL_ID, TL_TITLE, TL_KIND};
    for (size_t i = 0; i < sizeof any / sizeof *any; i++) {
        if (mapped->mapping.type != TL_EVENT ||
            tl_mapping_find(&mapped->mapping, TL_TO_ROW, any[i]))
            return true;
    }
    tl_report(
        mapped->reading->diagnostics, mapped->names->position, TL_RULE_TABLE, NULL,
        "found no column for 'id', 'title' or 'kind', expected one that says what "
        "the events are; where they are all of one kind: --columns "
        "\"kind='meeting',...\"");
    return false;
}

/* Of actors in a list nobody knows which is meant. */
static bool
check_actors(const struct tl_mapped *mapped)
{
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->to < TL_TO_ACTOR || value->to > TL_TO_TARGET)
            continue;
        const struct tl_mapped_value *actor =
            tl_mapping_actor(&mapped->mapping, value->to);
        if (!actor || !tl_choice_is_list(&actor->choice))
            continue;
        tl_report(mapped->reading->diagnostics, mapped->names->position, TL_RULE_TABLE,
                  NULL, "found '%s' for a list in '%s', expected one actor in a cell",
                  value->key, actor->key);
        return false;
    }
    return true;
}

static void
mapped_free(struct tl_mapped *mapped)
{
    tl_free(mapped->several);
    tl_free(mapped->mapping.values);
    tl_free(mapped->bindings);
    tl_free(mapped->rest);
    tl_reshape_end(&mapped->reshape);
    tl_vocabulary_clear(&mapped->described);
    tl_vocabulary_clear(&mapped->named);
    tl_vector_clear(&mapped->names_given);
    tl_vocabulary_clear(&mapped->attributes);
    tl_vector_clear(&mapped->attribute_names);
    tl_arena_clear(&mapped->texts);
    tl_table_records_free(mapped->plain);
    tl_table_end(&mapped->table);
    tl_expansion_clear(&mapped->text);
    tl_expansion_clear(&mapped->one);
    tl_expansion_clear(&mapped->name);
    tl_expansion_clear(&mapped->id);
    tl_expansion_clear(&mapped->who);
    tl_expansion_clear(&mapped->description);
    tl_expansion_clear(&mapped->end);
    tl_expansion_clear(&mapped->words);
    tl_expansion_clear(&mapped->end_words);
    tl_expansion_clear(&mapped->date);
    tl_expansion_clear(&mapped->member_date);
    tl_expansion_clear(&mapped->says);
    tl_expansion_clear(&mapped->said_date);
    tl_free(mapped);
}

/* Claims need a source. */
static bool
check_claims(struct tl_mapped *mapped)
{
    const struct tl_mapped_value *claim = NULL;
    for (size_t i = 0; i < mapped->mapping.count; i++) {
        const struct tl_mapped_value *value = &mapped->mapping.values[i];
        if (value->column.action == TL_COLUMN_CITE)
            mapped->has_cited = true;
        if (value->to == TL_TO_CLAIM && !claim)
            claim = value;
    }
    mapped->has_claims = claim != NULL;
    if (!claim || mapped->has_cited)
        return true;
    tl_report(mapped->reading->diagnostics, mapped->names->position, TL_RULE_TABLE,
              NULL, "found '%s' without 'cite', expected the source that says so",
              claim->key);
    return false;
}

static struct tl_mapped *
join_one(const struct tl_reading *reading, const struct tl_mapping *mapping,
         const struct tl_names *names)
{
    struct tl_mapped *mapped = tl_alloc(sizeof *mapped);
    size_t values = mapping->count + names->count;
    *mapped =
        (struct tl_mapped){.reading = reading, .names = names, .mapping = *mapping};
    mapped->mapping.values = tl_alloc((values + 1) * sizeof *mapping->values);
    for (size_t i = 0; i < mapping->count; i++)
        mapped->mapping.values[i] = mapping->values[i];
    mapped->bindings =
        tl_alloc((mapping->references + names->count + 1) * sizeof *mapped->bindings);
    mapped->rest = tl_alloc((names->count + 1) * sizeof *mapped->rest);
    mapped->several = tl_alloc((values + 1) * sizeof *mapped->several);
    mapped->member = tl_mapping_find(&mapped->mapping, TL_TO_MEMBER, TL_ACTOR_ID);
    if (!read_columns(mapped, mapping) || !check_called(mapped) ||
        !check_actors(mapped) || !check_claims(mapped)) {
        mapped_free(mapped);
        return NULL;
    }
    if (mapping->type == TL_EVENT)
        mapped->kind = tl_mapping_find(&mapped->mapping, TL_TO_ROW, TL_KIND);
    mapped->conflicts =
        tl_diagnostics_rule_count(reading->diagnostics, TL_RULE_CONFLICT);
    mapped->rows = tl_mapping_find(mapping, TL_TO_ROWS, TL_FIELDS);
    mapped->measure =
        tl_mapping_find(&mapped->mapping, TL_TO_ROW,
                        mapping->type == TL_RELATION ? TL_WEIGHT : TL_COUNT);
    if (mapping->type == TL_EVENT) {
        tl_mapped_lacking_begin(mapped);
        tl_builder_create_wholes(reading->builder);
    }
    for (enum tl_mapped_to to = TL_TO_ACTOR; to <= TL_TO_TARGET; to++) {
        for (size_t i = 0; i < mapping->count; i++)
            mapped->describes_actors |= mapping->values[i].to == to;
    }
    return mapped;
}

struct tl_mapped *
tl_mapped_new(const struct tl_reading *reading, const struct tl_mapping *mapping,
              const struct tl_names *names)
{
    struct tl_mapped *first = NULL;
    struct tl_mapped **next = &first;
    for (; mapping; mapping = mapping->next) {
        *next = join_one(reading, mapping, names);
        if (!*next) {
            tl_mapped_end(first, false);
            return NULL;
        }
        next = &(*next)->next;
    }
    return first;
}

void
tl_mapped_end(struct tl_mapped *mapped, bool is_whole)
{
    while (mapped) {
        struct tl_mapped *next = mapped->next;
        if (is_whole)
            tl_mapped_lacking_tell(mapped);
        mapped_free(mapped);
        mapped = next;
    }
}
