#include "plain.h"

#include <string.h>

#include "graph/vocabulary.h"
#include "record.h"

/* What the texts with codes mean, each once it was looked up: number + 1. */
struct meanings {
    uint32_t (*look_up)(struct tl_builder *builder, struct tl_text text);
    uint32_t *known; /* by code */
    uint32_t room;
};

struct tl_plain_table {
    struct tl_builder *builder;
    struct tl_codes *codes;
    struct meanings words;
    struct meanings dates;
    struct meanings mentions;
    const struct tl_table *table;
    size_t id;       /* the column of ids; the count of columns where there is none */
    size_t *order;   /* of the columns: those of attributes by name, after the others */
    uint32_t *roles; /* by column: the role of a party, as a word */
    struct tl_text (*attributes)[2];
    struct tl_plain_event event;
};

/* Whether an action with a cell can be done at once. */
static bool
is_plain(const struct tl_reading *reading, const struct tl_table_column *column)
{
    static const bool plain[TL_COLUMN_ACTIONS] = {
        [TL_COLUMN_SKIP] = true, [TL_COLUMN_FIELD] = true,     [TL_COLUMN_DATE] = true,
        [TL_COLUMN_KIND] = true, [TL_COLUMN_ATTRIBUTE] = true, [TL_COLUMN_PARTY] = true,
    };
    if ((column->action == TL_COLUMN_DATE && reading->options->date_format) ||
        (column->field == TL_COUNT && reading->options->decimal))
        return false;
    if (column->action == TL_COLUMN_FIELD || column->action == TL_COLUMN_DATE)
        return tl_plain_has(column->field);
    return plain[column->action];
}

static bool
is_plain_table(const struct tl_reading *reading, const struct tl_table *table)
{
    size_t parties = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (!is_plain(reading, &table->columns[i]))
            return false;
        parties += table->columns[i].action == TL_COLUMN_PARTY;
    }
    return table->type == TL_EVENT && parties <= TL_PLAIN_PARTICIPANTS;
}

/* Attributes come in the order of their names, after all else; the others as they are.
 */
static bool
comes_before(const struct tl_table *table, size_t a, size_t b)
{
    bool left = table->columns[a].action == TL_COLUMN_ATTRIBUTE;
    bool right = table->columns[b].action == TL_COLUMN_ATTRIBUTE;
    if (left && right)
        return strcmp(table->names[a], table->names[b]) < 0;
    return !left && right;
}

/* Those of which the cells are few texts, or the same as those of other columns. */
static bool
has_codes(const struct tl_table_column *column)
{
    return column->action == TL_COLUMN_PARTY || column->action == TL_COLUMN_DATE ||
           column->action == TL_COLUMN_KIND ||
           (column->action == TL_COLUMN_FIELD &&
            (column->field == TL_KIND || column->field == TL_PLACE));
}

static struct tl_codes *
make_codes(const struct tl_table *table)
{
    bool *coded = tl_alloc(table->count * sizeof *coded);
    for (size_t i = 0; i < table->count; i++)
        coded[i] = has_codes(&table->columns[i]);
    struct tl_codes *codes = tl_codes_new(coded, table->count);
    tl_free(coded);
    return codes;
}

static void
order_columns(const struct tl_table *table, size_t *order)
{
    for (size_t i = 0; i < table->count; i++) {
        size_t at = i;
        for (; at > 0 && comes_before(table, i, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

struct tl_plain_table *
tl_plain_table_new(const struct tl_reading *reading, const struct tl_table *table)
{
    if (!is_plain_table(reading, table))
        return NULL;
    struct tl_plain_table *plain = tl_alloc(sizeof *plain);
    plain->builder = reading->builder;
    plain->table = table;
    plain->codes = make_codes(table);
    plain->words.look_up = tl_builder_word;
    plain->dates.look_up = tl_builder_date;
    plain->mentions.look_up = tl_builder_mention;
    plain->id = tl_table_find(table, tl_fields[TL_ID].name);
    plain->order = tl_alloc(table->count * sizeof *plain->order);
    plain->roles = tl_alloc(table->count * sizeof *plain->roles);
    plain->attributes = tl_alloc(table->count * sizeof *plain->attributes);
    plain->event.attributes = (const struct tl_text(*)[2])plain->attributes;
    order_columns(table, plain->order);
    for (size_t i = 0; i < table->count; i++)
        plain->roles[i] = TL_NONE;
    return plain;
}

void
tl_plain_table_free(struct tl_plain_table *plain)
{
    if (!plain)
        return;
    tl_codes_free(plain->codes);
    tl_free(plain->words.known);
    tl_free(plain->dates.known);
    tl_free(plain->mentions.known);
    tl_free(plain->order);
    tl_free(plain->roles);
    tl_free(plain->attributes);
    tl_free(plain);
}

static void
set_field(struct tl_plain_event *event, enum tl_field field, struct tl_text text)
{
    event->fields[field] = text;
    event->set |= UINT32_C(1) << field;
}

static void
make_room(struct meanings *meanings, uint32_t code)
{
    uint32_t room = 2 * code + 64;
    meanings->known = tl_resize(meanings->known, room * sizeof *meanings->known);
    memset(meanings->known + meanings->room, 0,
           (room - meanings->room) * sizeof *meanings->known);
    meanings->room = room;
}

static uint32_t
meaning_of(struct tl_builder *builder, struct meanings *meanings,
           const struct tl_cell *cell)
{
    struct tl_text text = {cell->text, cell->length};
    if (cell->code == 0)
        return meanings->look_up(builder, text);
    if (cell->code >= meanings->room)
        make_room(meanings, cell->code);
    uint32_t *known = &meanings->known[cell->code];
    if (*known == 0)
        *known = meanings->look_up(builder, text) + 1;
    return *known - 1;
}

/* A role becomes a word with its first party: there may never be one. */
static void
add_party(struct tl_plain_table *plain, size_t column, const struct tl_cell *cell)
{
    struct tl_plain_event *event = &plain->event;
    const char *name = plain->table->names[column];
    if (plain->roles[column] == TL_NONE)
        plain->roles[column] =
            tl_builder_word(plain->builder, (struct tl_text){name, strlen(name)});
    event->participants[event->participant_count++] = (struct tl_plain_participant){
        meaning_of(plain->builder, &plain->mentions, cell), plain->roles[column],
        cell->position};
}

static void
add_attribute(struct tl_plain_table *plain, const char *name, struct tl_text text)
{
    struct tl_text *attribute = plain->attributes[plain->event.attribute_count++];
    attribute[0] = (struct tl_text){name, strlen(name)};
    attribute[1] = text;
}

/* False where it is no date. */
static bool
add_date(struct tl_plain_table *plain, const struct tl_cell *cell)
{
    plain->event.date = meaning_of(plain->builder, &plain->dates, cell);
    return plain->event.date != TL_NONE;
}

static void
add_field(struct tl_plain_table *plain, enum tl_field field, const struct tl_cell *cell)
{
    struct tl_plain_event *event = &plain->event;
    if (field == TL_KIND)
        event->kind = meaning_of(plain->builder, &plain->words, cell);
    else if (field == TL_PLACE)
        event->place = meaning_of(plain->builder, &plain->words, cell);
    else
        set_field(event, field, (struct tl_text){cell->text, cell->length});
    if (field == TL_ID)
        event->id_hash = cell->code;
}

/* False where the event is none that can be added at once. */
static bool
add_cell(struct tl_plain_table *plain, size_t index, const struct tl_cell *cell)
{
    const struct tl_table_column *column = &plain->table->columns[index];
    switch (column->action) {
    case TL_COLUMN_DATE:
        return add_date(plain, cell);
    case TL_COLUMN_KIND:
        add_field(plain, TL_TITLE, cell);
        add_field(plain, TL_KIND, cell);
        return true;
    case TL_COLUMN_PARTY:
        add_party(plain, index, cell);
        return true;
    case TL_COLUMN_ATTRIBUTE:
        add_attribute(plain, column->name, (struct tl_text){cell->text, cell->length});
        return true;
    case TL_COLUMN_SKIP:
        return true;
    default:
        add_field(plain, column->field, cell);
        return true;
    }
}

bool
tl_plain_row_add(struct tl_plain_table *plain, const struct tl_row *row)
{
    struct tl_plain_event *event = &plain->event;
    if (!tl_row_fits(plain->table->count, row))
        return false;
    event->position = row->cells[0].position;
    event->set = 0;
    event->kind = event->place = event->date = TL_NONE;
    event->participant_count = event->attribute_count = 0;
    for (size_t i = 0; i < plain->table->count; i++) {
        size_t column = plain->order[i];
        if (row->cells[column].length > 0 &&
            !add_cell(plain, column, &row->cells[column]))
            return false;
    }
    return tl_builder_add(plain->builder, event);
}

struct tl_codes *
tl_plain_table_codes(const struct tl_plain_table *plain)
{
    return plain->codes;
}

void
tl_plain_row_expect(const struct tl_plain_table *plain, struct tl_row *row)
{
    if (plain->id >= row->kept)
        return;
    struct tl_cell *id = &row->cells[plain->id];
    id->code =
        tl_builder_expect(plain->builder, (struct tl_text){id->text, id->length});
}
