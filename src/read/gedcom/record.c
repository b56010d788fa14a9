#include "record.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/text.h"

/* A text of an attribute, or of the description. */
struct fact {
    const char *key; /* NULL: of the description */
    const char *text;
    const struct tl_gedcom_line *line;
    size_t number; /* they stay in their order */
};

/* Lines that are attributes, of whatever record they belong to. */
static const struct {
    const char *tag;
    const char *key;
} attributes[] = {
    {"AFN", "afn"},           {"AGE", "age"},          {"AGNC", "agency"},
    {"CAUS", "cause"},        {"DSCR", "appearance"},  {"EXID", "exid"},
    {"FAX", "fax"},           {"IDNO", "id_number"},   {"NCHI", "children"},
    {"NMR", "marriages"},     {"PHON", "phone"},       {"REFN", "refn"},
    {"RELI", "religion"},     {"RESN", "restriction"}, {"RFN", "rfn"},
    {"RIN", "rin"},           {"SDATE", "sort_date"},  {"SEX", "sex"},
    {"SSN", "social_number"}, {"STAT", "stat"},        {"TEMP", "temple"},
    {"TYPE", "type"},         {"UID", "uid"},
};

struct tl_gedcom_record
tl_gedcom_record_begin(struct tl_gedcom_file *file, enum tl_type type, const char *id,
                       const struct tl_gedcom_line *line)
{
    struct tl_gedcom_record record = {
        .file = file, .type = type, .facts.width = sizeof(struct fact)};
    tl_builder_begin(file->reading->builder, type, tl_gedcom_position(file, line));
    if (*id)
        tl_gedcom_record_set(&record, TL_ID, id, line);
    return record;
}

void
tl_gedcom_record_set(const struct tl_gedcom_record *record, enum tl_field field,
                     const char *text, const struct tl_gedcom_line *line)
{
    if (*text)
        tl_builder_set(record->file->reading->builder, field, text, strlen(text),
                       tl_gedcom_position(record->file, line));
}

void
tl_gedcom_record_add(struct tl_gedcom_record *record, const char *key, const char *text,
                     const struct tl_gedcom_line *line)
{
    size_t number = record->facts.count;
    bool is_text = !key && !tl_type_has(record->type, TL_DESCRIPTION);
    if (*text)
        *(struct fact *)tl_vector_add(&record->facts) =
            (struct fact){is_text ? "note" : key, text, line, number};
}

/* Writes the value of a line and those below it, "value (TAG value, TAG value)", or
 * only tells how long that is if there is no `out`. */
static size_t
write_flat(struct tl_gedcom_file *file, struct tl_gedcom_line *line, char *out)
{
    const char *value = tl_gedcom_text(file, line);
    size_t length = strlen(value);
    const char *separator = length ? " (" : "(";
    if (out)
        memcpy(out, value, length);
    line->used = true;
    for (struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (tl_gedcom_is(at, "CONC") || tl_gedcom_is(at, "CONT"))
            continue;
        const char *tag = tl_gedcom_is(at, "PHRASE") ? "" : at->tag;
        const char *parts[] = {separator, tag, *tag ? " " : ""};
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            size_t size = strlen(parts[i]);
            if (out)
                memcpy(out + length, parts[i], size);
            length += size;
        }
        length += write_flat(file, at, out ? out + length : NULL);
        separator = ", ";
    }
    if (strcmp(separator, ", ") == 0) {
        if (out)
            out[length] = ')';
        length++;
    }
    return length;
}

static const char *
flatten(struct tl_gedcom_file *file, struct tl_gedcom_line *line)
{
    size_t length = write_flat(file, line, NULL);
    char *text = tl_arena_take(&file->arena, length + 1, 1);
    write_flat(file, line, text);
    text[length] = '\0';
    return text;
}

static const char *
attribute_of(const struct tl_gedcom_line *line)
{
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (tl_gedcom_is(line, attributes[i].tag))
            return attributes[i].key;
    }
    return *line->tag == '_' ? line->tag : NULL;
}

/* A note is a text, or points to a record with one. */
static void
add_note(struct tl_gedcom_record *record, struct tl_gedcom_line *line)
{
    struct tl_gedcom_file *file = record->file;
    line->used = true;
    if (!tl_gedcom_is_pointer(line->value)) {
        tl_gedcom_record_add(record, NULL, tl_gedcom_text(file, line), line);
        return;
    }
    struct tl_gedcom_line *note =
        tl_gedcom_target(file, line, tl_gedcom_is(line, "SNOTE") ? "SNOTE" : "NOTE");
    if (note) {
        note->used = true;
        tl_gedcom_record_add(record, NULL, tl_gedcom_text(file, note), line);
    }
}

/* The first web address is the item's; mail addresses are kept on demand. */
static void
add_address(struct tl_gedcom_record *record, struct tl_gedcom_line *line, bool *has_url)
{
    bool is_mail = tl_gedcom_is(line, "EMAIL") || tl_gedcom_is(line, "EMAI");
    const struct tl_reading_options *options = record->file->reading->options;
    const char *text = tl_gedcom_text(record->file, line);
    line->used = true;
    if (is_mail && !(options && options->keeps_addresses)) {
        tl_gedcom_count(record->file, &record->file->addresses, line);
    } else if (!is_mail && !*has_url && tl_text_begins(text, "http") &&
               tl_type_has(record->type, TL_URL)) {
        *has_url = true;
        tl_gedcom_record_set(record, TL_URL, text, line);
    } else {
        tl_gedcom_record_add(record, is_mail ? "email" : "web", text, line);
    }
}

void
tl_gedcom_record_add_all(struct tl_gedcom_record *record,
                         const struct tl_gedcom_line *line)
{
    bool has_url = false;
    for (struct tl_gedcom_line *at = line->child; at; at = at->next) {
        const char *key = attribute_of(at);
        bool is_name_type = tl_gedcom_is(at, "TYPE") && record->type == TL_ACTOR;
        if (at->used || is_name_type)
            continue;
        if (tl_gedcom_is(at, "NOTE") || tl_gedcom_is(at, "SNOTE"))
            add_note(record, at);
        else if (tl_gedcom_is(at, "WWW") || tl_text_begins(at->tag, "EMAI"))
            add_address(record, at, &has_url);
        else if (key)
            tl_gedcom_record_add(record, key, flatten(record->file, at), at);
    }
}

static int
by_key(const void *a, const void *b)
{
    const struct fact *left = a;
    const struct fact *right = b;
    if (!left->key || !right->key)
        return !right->key != !left->key      ? (left->key ? 1 : -1)
               : left->number < right->number ? -1
                                              : 1;
    int order = strcmp(left->key, right->key);
    return order ? order : left->number < right->number ? -1 : 1;
}

/* How many facts have the key of the first. */
static size_t
count_same(const struct fact *facts, size_t count)
{
    size_t same = 1;
    while (same < count &&
           (facts->key && facts[same].key ? strcmp(facts->key, facts[same].key) == 0
                                          : facts->key == facts[same].key))
        same++;
    return same;
}

static void
set_facts(const struct tl_gedcom_record *record, const struct fact *facts, size_t count)
{
    struct tl_gedcom_file *file = record->file;
    const char *separator = facts->key ? "; " : "\n\n";
    size_t room = 1;
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        room += strlen(facts[i].text) + strlen(separator);
    char *text = tl_arena_take(&file->arena, room, 1);
    for (size_t i = 0; i < count; i++) {
        const char *parts[] = {i ? separator : "", facts[i].text};
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++) {
            memcpy(text + length, parts[j], strlen(parts[j]));
            length += strlen(parts[j]);
        }
    }
    struct tl_position position = tl_gedcom_position(file, facts->line);
    if (facts->key)
        tl_builder_attribute(file->reading->builder, facts->key, text, length,
                             position);
    else
        tl_builder_set(file->reading->builder, TL_DESCRIPTION, text, length, position);
}

void
tl_gedcom_record_fill(struct tl_gedcom_record *record)
{
    if (record->facts.count == 0)
        return;
    struct fact *facts = tl_vector_sorted(&record->facts, by_key);
    for (size_t at = 0; at < record->facts.count;) {
        size_t same = count_same(facts + at, record->facts.count - at);
        set_facts(record, facts + at, same);
        at += same;
    }
    tl_free(facts);
    tl_vector_clear(&record->facts);
}

void
tl_gedcom_record_end(struct tl_gedcom_record *record)
{
    tl_gedcom_record_fill(record);
    tl_builder_end(record->file->reading->builder);
}
