#include "declare.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/colour.h"
#include "graph/declared.h"
#include "rows.h"

/* The side of a role that is declared, or is the inverse of one. */
struct tl_declared_side {
    uint8_t side;
    bool is_fixed; /* a declaration says so; else it follows from another role */
    bool is_known;
    bool is_related; /* to its inverse */
};

static const enum tl_field fields[2][TL_DECLARED_TEXTS] = {
    {[TL_DECLARED_SIDE] = TL_SIDE, [TL_DECLARED_INVERSE] = TL_INVERSE},
    {[TL_DECLARED_LABEL] = TL_LABEL, [TL_DECLARED_COLOUR] = TL_COLOUR},
};

static size_t
index_of(enum tl_type type)
{
    return type == TL_DECLARED_KIND;
}

static struct tl_declaration_row *
row_at(const struct tl_builder *builder, enum tl_type type, uint32_t number)
{
    return tl_vector_at(&builder->graph->rows[type], number);
}

/* The number by which a role is known, in any case of its letters; TL_NONE if it is not
 * and is not to be added. */
static uint32_t
number_of_role(struct tl_vocabulary *roles, const char *role, bool adds)
{
    char few[64];
    size_t length = strlen(role);
    char *key = length < sizeof few ? few : tl_alloc(length + 1);
    for (size_t i = 0; i < length; i++)
        key[i] = tl_ascii_lower(role[i]);
    uint32_t number = adds ? tl_vocabulary_add(roles, key, length)
                           : tl_vocabulary_find(roles, key, length);
    if (key != few)
        tl_free(key);
    return number;
}

static uint32_t
number_of_kind(struct tl_vocabulary *kinds, const char *kind, enum tl_type type)
{
    size_t length = strlen(kind);
    char *key = tl_alloc(length + 1);
    *key = (char)('0' + type);
    memcpy(key + 1, kind, length);
    uint32_t number = tl_vocabulary_add(kinds, key, length + 1);
    tl_free(key);
    return number;
}

static const char *
copy(struct tl_builder *builder, const char *text)
{
    return tl_arena_text(&builder->graph->texts, text, strlen(text));
}

/* The text of a field as it is kept: of a side or colour that which all write. */
static const char *
text_of(struct tl_builder *builder, const struct tl_draft *draft,
        const struct tl_gathered *gathered, enum tl_field field)
{
    const struct tl_piece *piece = tl_draft_piece(builder, draft, field);
    char colour[TL_COLOUR_TEXT_MAX];
    if (!piece)
        return "";
    if (field == TL_SIDE)
        return tl_side_names[piece->value];
    if (field != TL_COLOUR)
        return copy(builder, gathered->text[field]);
    tl_colour_text((uint32_t)piece->value, colour);
    return copy(builder, colour);
}

static void
report_conflict(struct tl_builder *builder, const struct tl_draft *draft,
                enum tl_field field, const char *what, uint32_t there)
{
    const struct tl_piece *piece =
        field < TL_FIELDS ? tl_draft_piece(builder, draft, field) : NULL;
    struct tl_position first = tl_row_position(builder, draft->type, there);
    const char *name = row_at(builder, draft->type, there)->name;
    tl_report(
        builder->diagnostics, piece ? piece->position : draft->position,
        TL_RULE_CONFLICT, NULL,
        "found another %.*s for the %s '%.*s' than at %s:%u:%u, expected the same",
        TL_SHOWN(what), tl_type_names[draft->type], TL_SHOWN(name),
        tl_diagnostics_file_name(builder->diagnostics, first.file), first.line,
        first.column);
}

/* The attributes of a row and of a draft, each in order, in room for all of them. The
 * key of one that both have with two values; else NULL. */
static const char *
join_attributes(const char *record, const struct tl_gathered *gathered,
                struct tl_attribute *joined, size_t *count)
{
    struct tl_attributes own = tl_record_read(record).attributes;
    size_t next = 0;
    struct tl_attribute at;
    bool more = tl_attributes_next(&own, &at.key, &at.value);
    *count = 0;
    while (more || next < gathered->attribute_count) {
        const struct tl_attribute *other =
            next < gathered->attribute_count ? &gathered->attributes[next] : NULL;
        int order = !more ? 1 : !other ? -1 : strcmp(at.key, other->key);
        if (order == 0 && strcmp(at.value, other->value) != 0)
            return at.key;
        joined[(*count)++] = order > 0 ? *other : at;
        next += order >= 0;
        if (order <= 0)
            more = tl_attributes_next(&own, &at.key, &at.value);
    }
    return NULL;
}

/* Whether what was declared again is the same, but for what fills it. */
static bool
agrees(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there,
       const char *const texts[TL_DECLARED_TEXTS])
{
    const struct tl_declaration_row *row = row_at(builder, draft->type, there);
    bool good = true;
    for (size_t i = 0; i < TL_DECLARED_TEXTS; i++) {
        enum tl_field field = fields[index_of(draft->type)][i];
        if (!*texts[i] || !*row->texts[i] || strcmp(texts[i], row->texts[i]) == 0)
            continue;
        report_conflict(builder, draft, field, tl_fields[field].name, there);
        good = false;
    }
    return good;
}

static bool
unite(struct tl_builder *builder, const struct tl_draft *draft, uint32_t there,
      const struct tl_gathered *gathered, const char *const texts[TL_DECLARED_TEXTS])
{
    struct tl_declaration_row *row = row_at(builder, draft->type, there);
    size_t count = tl_record_read(row->record).attributes.count;
    struct tl_attribute *joined =
        tl_alloc((count + gathered->attribute_count + 1) * sizeof *joined);
    const char *conflict = join_attributes(row->record, gathered, joined, &count);
    bool good = agrees(builder, draft, there, texts);
    if (conflict)
        report_conflict(builder, draft, TL_FIELDS, conflict, there);
    if (good && !conflict && gathered->attribute_count) {
        const char *none[TL_FIELDS] = {NULL};
        row->record = tl_record_write(&builder->graph->texts, none, joined, count);
    }
    for (size_t i = 0; good && i < TL_DECLARED_TEXTS; i++)
        row->texts[i] = *texts[i] ? texts[i] : row->texts[i];
    tl_free(joined);
    return good && !conflict;
}

/* The role or kind, by the name that replaces it, if there is one. */
static const char *
name_of(struct tl_builder *builder, const struct tl_draft *draft,
        const struct tl_gathered *gathered)
{
    enum tl_field field = draft->type == TL_DECLARED_ROLE ? TL_ROLE : TL_KIND;
    struct tl_text name = {gathered->text[field], strlen(gathered->text[field])};
    if (builder->options.renaming)
        name = tl_rename_text(builder, draft, field, name);
    return name.bytes;
}

uint32_t
tl_declare(struct tl_builder *builder, const struct tl_draft *draft,
           const struct tl_gathered *gathered)
{
    bool is_role = draft->type == TL_DECLARED_ROLE;
    struct tl_vocabulary *known = &builder->declared[index_of(draft->type)];
    const char *name = name_of(builder, draft, gathered);
    const struct tl_piece *type = tl_draft_piece(builder, draft, TL_OF_TYPE);
    uint32_t number = is_role ? number_of_role(known, name, true)
                              : number_of_kind(known, name, (enum tl_type)type->value);
    const char *texts[TL_DECLARED_TEXTS];
    for (size_t i = 0; i < TL_DECLARED_TEXTS; i++)
        texts[i] = text_of(builder, draft, gathered, fields[index_of(draft->type)][i]);
    if (number < tl_graph_count(builder->graph, draft->type)) {
        struct tl_declaration_row *row = row_at(builder, draft->type, number);
        if (strcmp(name, row->name) < 0)
            row->name = copy(builder, name);
        return unite(builder, draft, number, gathered, texts) ? number : TL_NONE;
    }
    const char *none[TL_FIELDS] = {NULL};
    tl_row_add(builder, draft->type, draft->position);
    struct tl_declaration_row *row = row_at(builder, draft->type, number);
    *row = (struct tl_declaration_row){
        .record = tl_record_write(&builder->graph->texts, none, gathered->attributes,
                                  gathered->attribute_count),
        .name = copy(builder, name),
        .type = type ? (uint8_t)type->value : 0,
    };
    memcpy(row->texts, texts, sizeof texts);
    return number;
}

static struct tl_declared_side *
side_at(const struct tl_builder *builder, uint32_t role)
{
    return tl_vector_at(&builder->declared_sides, role);
}

static enum tl_side
opposite(enum tl_side side)
{
    return side == TL_SIDE_GIVING      ? TL_SIDE_RECEIVING
           : side == TL_SIDE_RECEIVING ? TL_SIDE_GIVING
                                       : TL_SIDE_NONE;
}

/* The side that a role has of itself: as it is declared, else as it is known. */
static enum tl_side
own_side(const struct tl_builder *builder, uint32_t role)
{
    const struct tl_declared_side *side = side_at(builder, role);
    return side->is_fixed
               ? (enum tl_side)side->side
               : tl_role_side(tl_vocabulary_text(&builder->declared[0], role));
}

static void
report_same_side(struct tl_builder *builder, uint32_t row)
{
    const struct tl_declaration_row *role = row_at(builder, TL_DECLARED_ROLE, row);
    const char *inverse = role->texts[TL_DECLARED_INVERSE];
    tl_report(builder->diagnostics, tl_row_position(builder, TL_DECLARED_ROLE, row),
              TL_RULE_CONFLICT, NULL,
              "found the role '%.*s' and its inverse '%.*s' on the same side, expected "
              "them on "
              "opposite sides",
              TL_SHOWN(role->name), TL_SHOWN(inverse));
}

/* Puts a role on a side where nothing has yet; false where it is on the other. */
static bool
put_on(const struct tl_builder *builder, uint32_t role, enum tl_side wanted)
{
    struct tl_declared_side *side = side_at(builder, role);
    if (wanted == TL_SIDE_NONE)
        return true;
    if (side->is_fixed || side->is_known)
        return side->side == wanted || side->side == TL_SIDE_NONE;
    side->side = (uint8_t)wanted;
    side->is_known = true;
    return true;
}

/* Puts a role and its inverse on opposite sides: by those of the two that are fixed, or
 * if none is, by what is known of both. */
static void
relate(struct tl_builder *builder, uint32_t role, uint32_t inverse)
{
    bool role_is_fixed = side_at(builder, role)->is_fixed;
    bool inverse_is_fixed = side_at(builder, inverse)->is_fixed;
    enum tl_side sides[2] = {own_side(builder, role), own_side(builder, inverse)};
    bool good = true;
    if (role == inverse)
        return;
    if (role_is_fixed == inverse_is_fixed && sides[0] == sides[1])
        good = sides[0] == TL_SIDE_NONE;
    if (role_is_fixed || !inverse_is_fixed)
        good = good && put_on(builder, inverse, opposite(sides[0]));
    if (inverse_is_fixed || !role_is_fixed)
        good = good && put_on(builder, role, opposite(sides[1]));
    if (!good)
        report_same_side(builder, role);
}

static void
fix_declared(struct tl_builder *builder, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct tl_declared_side *side = side_at(builder, i);
        const char *text =
            row_at(builder, TL_DECLARED_ROLE, i)->texts[TL_DECLARED_SIDE];
        while (*text && strcmp(tl_side_names[side->side], text) != 0)
            side->side++;
        side->is_fixed = *text;
    }
}

/*
 * First the inverses of roles whose sides are declared, then those of others. A role
 * that is declared with neither a side nor an inverse, and is no other's, is on no
 * side.
 */
static void
find_sides(struct tl_builder *builder, const uint32_t *inverses, uint32_t count)
{
    fix_declared(builder, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t inverse = inverses[i];
        if (inverse != TL_NONE &&
            (side_at(builder, i)->is_fixed || side_at(builder, inverse)->is_fixed)) {
            relate(builder, i, inverse);
            side_at(builder, i)->is_related = true;
        }
    }
    for (uint32_t i = 0; i < builder->declared_sides.count; i++)
        side_at(builder, i)->is_fixed |= side_at(builder, i)->is_known;
    for (uint32_t i = 0; i < count; i++) {
        if (inverses[i] != TL_NONE && !side_at(builder, i)->is_related)
            relate(builder, i, inverses[i]);
    }
    for (uint32_t i = 0; i < builder->declared_sides.count; i++) {
        struct tl_declared_side *side = side_at(builder, i);
        bool is_bare = i < count && inverses[i] == TL_NONE;
        if (!side->is_fixed && !side->is_known && !is_bare)
            side->side = (uint8_t)own_side(builder, i);
    }
}

static void
settle_roles(struct tl_builder *builder)
{
    uint32_t count = tl_graph_count(builder->graph, TL_DECLARED_ROLE);
    uint32_t *inverses = tl_alloc((count + 1) * sizeof *inverses);
    for (uint32_t i = 0; i < count; i++) {
        const char *inverse =
            row_at(builder, TL_DECLARED_ROLE, i)->texts[TL_DECLARED_INVERSE];
        inverses[i] =
            *inverse ? number_of_role(&builder->declared[0], inverse, true) : TL_NONE;
    }
    builder->declared_sides.width = sizeof(struct tl_declared_side);
    for (uint32_t i = 0; i < tl_vocabulary_count(&builder->declared[0]); i++)
        tl_vector_add(&builder->declared_sides);
    find_sides(builder, inverses, count);
    tl_free(inverses);
}

struct sorted {
    const struct tl_declaration_row *row;
    uint32_t number;
};

static int
by_name(const void *a, const void *b)
{
    const struct tl_declaration_row *left = ((const struct sorted *)a)->row;
    const struct tl_declaration_row *right = ((const struct sorted *)b)->row;
    if (left->type != right->type)
        return left->type < right->type ? -1 : 1;
    return strcmp(left->name, right->name);
}

static void
sort_rows(struct tl_builder *builder, enum tl_type type)
{
    uint32_t count = tl_graph_count(builder->graph, type);
    if (!count)
        return;
    struct sorted *sorted = tl_alloc(count * sizeof *sorted);
    uint32_t *sequence = tl_alloc(count * sizeof *sequence);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = (struct sorted){row_at(builder, type, i), i};
    qsort(sorted, count, sizeof *sorted, by_name);
    for (uint32_t i = 0; i < count; i++)
        sequence[i] = sorted[i].number;
    tl_rows_gather(builder, type, sequence, count);
    tl_free(sorted);
}

void
tl_declare_finish(struct tl_builder *builder)
{
    if (tl_graph_count(builder->graph, TL_DECLARED_ROLE))
        settle_roles(builder);
    sort_rows(builder, TL_DECLARED_ROLE);
    sort_rows(builder, TL_DECLARED_KIND);
}

enum tl_side
tl_declared_side(const struct tl_builder *builder, const char *role)
{
    if (!builder->declared_sides.count)
        return tl_role_side(role);
    uint32_t number =
        number_of_role((struct tl_vocabulary *)&builder->declared[0], role, false);
    return number == TL_NONE ? tl_role_side(role)
                             : (enum tl_side)side_at(builder, number)->side;
}

bool
tl_is_declared_role(const struct tl_builder *builder, const char *role)
{
    return builder->declared_sides.count &&
           number_of_role((struct tl_vocabulary *)&builder->declared[0], role, false) !=
               TL_NONE;
}
