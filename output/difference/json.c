/*
 * A difference as JSON: an object for each item, one a line, in which are its fields
 * and attributes with their old and new values, its citations and its participations.
 * What is absent in one version is null there.
 */
#include <string.h>

#include "difference.h"
#include "output/common/json_properties.h"
#include "output/syntax/json.h"
#include "words.h"

struct document {
    struct tl_json json;
    const struct tl_difference *difference;
    struct tl_out text; /* one that is put together */
    size_t at;          /* the change that is next */
};

static const struct tl_change *
peek(const struct document *document)
{
    const struct tl_vector *changes = &document->difference->changes;
    return document->at < changes->count ? tl_vector_at(changes, document->at) : NULL;
}

static void
put_text(struct document *document)
{
    tl_out_char(&document->text, '\0');
    tl_json_text(&document->json, document->text.buffer);
    document->text.used = 0;
}

static void
put_texts(struct tl_json *json, const char *list)
{
    tl_json_array_begin(json);
    for (; *list; list += strlen(list) + 1)
        tl_json_text(json, list);
    tl_json_array_end(json);
}

static void
put_events(struct tl_json *json, const struct tl_graph *graph,
           const struct tl_entry_value *value)
{
    tl_json_array_begin(json);
    for (uint32_t i = 0; i < value->event_count; i++)
        tl_json_text(json,
                     tl_graph_id(graph, (struct tl_item){TL_EVENT, value->events[i]}));
    tl_json_array_end(json);
}

static void
put_value(struct document *document, const struct tl_entry *entry, enum tl_field field)
{
    struct tl_json *json = &document->json;
    struct tl_entry_value value = {.is_there = *tl_words_own_id(entry)};
    if (field != TL_ID)
        value = tl_entry_value(entry, field);
    if (!value.is_there) {
        tl_json_null(json);
        return;
    }
    switch (tl_fields[field].value) {
    case TL_VALUE_CLAIMS:
        tl_json_claims(json, value.text, TL_FIELDS);
        break;
    case TL_VALUE_LIST:
        put_texts(json, value.text);
        break;
    case TL_VALUE_COUNT:
        tl_json_integer(json, value.number);
        break;
    case TL_VALUE_WEIGHT:
        tl_json_weight(json, value.number);
        break;
    case TL_VALUE_BOOL:
        tl_json_bool(json, value.number);
        break;
    case TL_VALUE_MENTIONS:
        put_events(json, entry->graph, &value);
        break;
    default:
        tl_words_value(&document->text, entry, field);
        put_text(document);
    }
}

static void
put_fields(struct document *document, const struct tl_change *change,
           const struct tl_change_sides *sides)
{
    struct tl_json *json = &document->json;
    if (!(change->aspects & (TL_ASPECT(TL_FIELDS) - 1)))
        return;
    tl_json_key(json, "fields");
    tl_json_array_begin(json);
    TL_EACH_CHANGED_FIELD(change, field)
    {
        tl_json_object_begin(json);
        tl_json_member(json, "field", tl_fields[field].name);
        tl_json_key(json, "old");
        put_value(document, &sides->entries[TL_OLD], field);
        tl_json_key(json, "new");
        put_value(document, &sides->entries[TL_NEW], field);
        tl_json_object_end(json);
    }
    tl_json_array_end(json);
}

static void
put_text_or_null(struct tl_json *json, const char *text)
{
    if (text)
        tl_json_text(json, text);
    else
        tl_json_null(json);
}

static void
put_attributes(struct document *document, const struct tl_change *change,
               struct tl_change_sides *sides)
{
    struct tl_json *json = &document->json;
    const char *key;
    const char *values[TL_VERSIONS];
    if (!(change->aspects & TL_ASPECT(TL_ASPECT_ATTRIBUTES)))
        return;
    tl_json_key(json, "attributes");
    tl_json_array_begin(json);
    while (tl_attribute_pair_next(&sides->attributes, &key, values)) {
        tl_json_object_begin(json);
        tl_json_key(json, "key");
        tl_json_text(json, key);
        tl_json_key(json, "old");
        put_text_or_null(json, values[TL_OLD]);
        tl_json_key(json, "new");
        put_text_or_null(json, values[TL_NEW]);
        tl_json_object_end(json);
    }
    tl_json_array_end(json);
}

/* All that a participation is known by, or a citation says, where it is there. */
static void
put_known(struct document *document, const struct tl_entry *entry)
{
    TL_EACH_ENTRY_FIELD(entry->type, field)
    {
        if (!tl_entry_value(entry, field).is_there)
            continue;
        tl_json_key(&document->json, tl_fields[field].name);
        put_value(document, entry, field);
    }
}

static void
put_citation(struct document *document, const struct tl_change *change)
{
    struct tl_json *json = &document->json;
    struct tl_entry entry = tl_change_entry(document->difference, change);
    const char *key;
    const char *value;
    tl_json_object_begin(json);
    tl_json_member(json, "change", tl_fate_names[tl_change_fate(change)]);
    put_known(document, &entry);
    if (entry.attributes.count) {
        tl_json_key(json, "attributes");
        tl_json_object_begin(json);
        while (tl_attributes_next(&entry.attributes, &key, &value))
            tl_json_attribute(json, key, value);
        tl_json_object_end(json);
    }
    tl_json_object_end(json);
}

/* The citations that come next. */
static void
put_citations(struct document *document)
{
    const struct tl_change *change = peek(document);
    if (!change || change->type != TL_CITATION)
        return;
    tl_json_key(&document->json, "citations");
    tl_json_array_begin(&document->json);
    for (; change && change->type == TL_CITATION; change = peek(document)) {
        put_citation(document, change);
        document->at++;
    }
    tl_json_array_end(&document->json);
}

/* What differs in something that was changed, and its citations. */
static void
put_changed(struct document *document, const struct tl_change *change)
{
    if (tl_change_fate(change) != TL_CHANGED)
        return;
    struct tl_change_sides sides = tl_change_sides(document->difference, change);
    put_fields(document, change, &sides);
    put_attributes(document, change, &sides);
    put_citations(document);
}

static void
put_part(struct document *document, const struct tl_change *change)
{
    struct tl_json *json = &document->json;
    struct tl_entry entry = tl_change_entry(document->difference, change);
    document->at++;
    tl_json_object_begin(json);
    tl_json_member(json, "change", tl_fate_names[tl_change_fate(change)]);
    put_known(document, &entry);
    put_changed(document, change);
    tl_json_object_end(json);
}

/* The participations that come next. */
static void
put_parts(struct document *document)
{
    const struct tl_change *change = peek(document);
    if (!change || change->type != TL_PARTICIPATION)
        return;
    tl_json_key(&document->json, "participations");
    tl_json_array_begin(&document->json);
    for (; change && change->type == TL_PARTICIPATION; change = peek(document))
        put_part(document, change);
    tl_json_array_end(&document->json);
}

static void
put_item(struct document *document, const struct tl_change *change)
{
    struct tl_json *json = &document->json;
    struct tl_entry entry = tl_change_entry(document->difference, change);
    document->at++;
    tl_json_newline(json);
    tl_json_object_begin(json);
    tl_json_member(json, "change", tl_fate_names[tl_change_fate(change)]);
    tl_json_member(json, "type", tl_type_names[change->type]);
    tl_json_member(json, "id", tl_words_id(&entry));
    if (entry.made_id) {
        tl_json_key(json, "made_id");
        tl_json_bool(json, true);
    }
    tl_json_key(json, "label");
    tl_words_label(&document->text, &entry);
    put_text(document);
    if (change->but) {
        tl_json_key(json, "matched_by");
        tl_words_but(&document->text, change->but);
        put_text(document);
    }
    put_changed(document, change);
    put_parts(document);
    tl_json_object_end(json);
}

static void
put_counts(struct document *document)
{
    struct tl_json *json = &document->json;
    tl_json_newline(json);
    tl_json_key(json, "counts");
    tl_json_object_begin(json);
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        const uint32_t *counts = document->difference->counts[type];
        tl_json_key(json, tl_type_plurals[type]);
        tl_json_object_begin(json);
        for (enum tl_fate fate = 0; fate < TL_FATES; fate++) {
            tl_json_key(json, tl_fate_names[fate]);
            tl_json_integer(json, counts[fate]);
        }
        tl_json_object_end(json);
    }
    tl_json_object_end(json);
}

static void
emit(const struct tl_difference_writing *writing, struct tl_out *out)
{
    struct document document = {.json = tl_json_begin(out),
                                .difference = writing->difference};
    struct tl_json *json = &document.json;
    tl_out_open(&document.text, TL_OUT_MEMORY);
    tl_json_object_begin(json);
    tl_json_member(json, "old", writing->names[TL_OLD]);
    tl_json_member(json, "new", writing->names[TL_NEW]);
    put_counts(&document);
    tl_json_newline(json);
    tl_json_key(json, "changes");
    tl_json_array_begin(json);
    for (const struct tl_change *change; (change = peek(&document));)
        put_item(&document, change);
    if (document.at)
        tl_json_newline(json);
    tl_json_array_end(json);
    tl_json_object_end(json);
    tl_out_char(out, '\n');
    tl_out_close(&document.text);
}

const struct tl_difference_format tl_difference_json = {
    .name = "json", .ending = "json", .has_counts = true, .emit = emit};
