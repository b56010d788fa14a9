#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "difference.h"
#include "graph/base/compare.h"
#include "graph/query/counterparts.h"
#include "output/common/cited.h"
#include "output/syntax/list.h"

/* Of the actors in an event without a title so many are named. */
enum { MOST_NAMED = 3 };

const char *const tl_fate_names[TL_FATES] = {"added", "removed", "changed"};

struct tl_entry
tl_change_entry(const struct tl_difference *difference, const struct tl_change *change)
{
    bool removed = tl_change_fate(change) == TL_REMOVED;
    return tl_entry_of(difference->graphs[removed ? TL_OLD : TL_NEW], change->type,
                       removed ? change->old : change->new);
}

const char *
tl_words_id(const struct tl_entry *entry)
{
    if (entry->type == TL_DECLARED_ROLE)
        return entry->of.role.name;
    if (entry->type == TL_DECLARED_KIND)
        return entry->of.kind.name;
    return entry->record ? tl_record_text(entry->record, TL_ID) : "";
}

const char *
tl_words_own_id(const struct tl_entry *entry)
{
    return entry->made_id ? "" : tl_words_id(entry);
}

/* Whether the title of an event does not tell it apart. */
static bool
is_vague(const struct tl_entry *entry)
{
    const struct tl_event *event = &entry->of.event;
    return (entry->made_id || !*event->title ||
            strcmp(event->title, event->kind) == 0) &&
           (*event->kind || event->date || event->participations.count);
}

/* "visit, 2015-05: China, Russia". */
static void
label_vague(struct tl_out *out, const struct tl_entry *entry)
{
    const struct tl_event *event = &entry->of.event;
    const char *title = *event->title ? event->title : event->kind;
    struct tl_slice parts = event->participations;
    tl_out_text(out, title);
    if (event->date) {
        tl_out_text(out, *title ? ", " : "");
        tl_out_text(out, tl_date_edtf(event->date));
    }
    for (uint32_t i = 0; i < parts.count && i < MOST_NAMED; i++) {
        struct tl_item actor = {
            TL_ACTOR, tl_graph_participation_actor(entry->graph, parts.first + i)};
        tl_out_text(out, i ? ", " : *title || event->date ? ": " : "");
        tl_out_text(out, tl_graph_label(entry->graph, actor));
    }
    if (parts.count > MOST_NAMED) {
        tl_out_text(out, " and ");
        tl_out_integer(out, parts.count - MOST_NAMED);
        tl_out_text(out, " more");
    }
}

static void
label_relation(struct tl_out *out, const struct tl_entry *entry)
{
    const struct tl_relation *relation = &entry->of.relation;
    tl_out_text(out, tl_graph_label(entry->graph, relation->source));
    tl_out_text(out, relation->directed ? " -> " : " -- ");
    tl_out_text(out, tl_graph_label(entry->graph, relation->target));
    if (!*relation->kind)
        return;
    tl_out_text(out, " (");
    tl_out_text(out, relation->kind);
    tl_out_text(out, ")");
}

/* "visit (event)". */
static void
label_kind(struct tl_out *out, const struct tl_kind *kind)
{
    tl_out_text(out, kind->name);
    tl_out_text(out, " (");
    tl_out_text(out, tl_type_names[kind->type]);
    tl_out_text(out, ")");
}

void
tl_words_label(struct tl_out *out, const struct tl_entry *entry)
{
    if (entry->type == TL_DATASET)
        tl_out_text(out, entry->of.dataset.title);
    else if (entry->type == TL_RELATION)
        label_relation(out, entry);
    else if (entry->type == TL_EVENT && is_vague(entry))
        label_vague(out, entry);
    else if (entry->type == TL_DECLARED_ROLE)
        tl_out_text(out, entry->of.role.name);
    else if (entry->type == TL_DECLARED_KIND)
        label_kind(out, &entry->of.kind);
    else
        tl_out_text(out, tl_graph_label(entry->graph,
                                        (struct tl_item){entry->type, entry->number}));
}

void
tl_words_part(struct tl_out *out, const struct tl_entry *entry)
{
    const struct tl_participation *part = &entry->of.participation;
    tl_out_text(out,
                tl_graph_id(entry->graph, (struct tl_item){TL_ACTOR, part->actor}));
    if (*part->role) {
        tl_out_text(out, " (");
        tl_out_text(out, part->role);
        tl_out_text(out, ")");
    }
    if (part->date) {
        tl_out_text(out, ", ");
        tl_out_text(out, part->date->text);
    }
}

static void
add_piece(void *out, const char *piece)
{
    tl_out_text(out, piece);
}

void
tl_words_citation(struct tl_out *out, const struct tl_entry *entry)
{
    struct tl_cited_sink sink = {out, add_piece};
    tl_cited_tell(&sink, entry->graph, entry->number);
}

static void
add_bytes(void *out, const char *bytes, size_t length)
{
    tl_out_write(out, bytes, length);
}

static void
put_list(struct tl_out *out, const char *list)
{
    for (const char *at = list; *at; at += strlen(at) + 1) {
        tl_out_text(out, at == list ? "" : TL_LIST_SEPARATOR);
        tl_list_element(at, add_bytes, out);
    }
}

static void
put_events(struct tl_out *out, const struct tl_graph *graph,
           const struct tl_entry_value *value)
{
    for (uint32_t i = 0; i < value->event_count; i++) {
        struct tl_item event = {TL_EVENT, value->events[i]};
        tl_out_text(out, i ? TL_LIST_SEPARATOR : "");
        tl_list_element(tl_graph_id(graph, event), add_bytes, out);
    }
}

void
tl_words_value(struct tl_out *out, const struct tl_entry *entry, enum tl_field field)
{
    if (field == TL_ID) {
        tl_out_text(out, tl_words_own_id(entry));
        return;
    }
    struct tl_entry_value value = tl_entry_value(entry, field);
    if (!value.is_there)
        return;
    switch (tl_fields[field].value) {
    case TL_VALUE_LIST:
    case TL_VALUE_CLAIMS:
        put_list(out, value.text);
        break;
    case TL_VALUE_COUNT:
        tl_out_integer(out, value.number);
        break;
    case TL_VALUE_WEIGHT:
        tl_out_weight(out, value.number);
        break;
    case TL_VALUE_BOOL:
        tl_out_text(out, value.number ? "true" : "false");
        break;
    case TL_VALUE_STATUS:
        tl_out_text(out, tl_status_names[value.number]);
        break;
    case TL_VALUE_MENTION:
        tl_out_text(out, tl_graph_id(entry->graph, value.item));
        break;
    case TL_VALUE_MENTIONS:
        put_events(out, entry->graph, &value);
        break;
    default:
        tl_out_text(out, value.text);
    }
}

static int
by_text(const void *a, const void *b)
{
    return tl_compare_texts(a, b);
}

/* The ids of the events of a relation, in their order. To be freed. */
static const char **
ids_of(const struct tl_entry *entry, uint32_t *count)
{
    const struct tl_relation *relation = &entry->of.relation;
    const char **ids = tl_alloc(relation->event_count * sizeof *ids);
    *count = relation->event_count;
    for (uint32_t i = 0; i < *count; i++)
        ids[i] =
            tl_graph_id(entry->graph, (struct tl_item){TL_EVENT, relation->events[i]});
    if (*count)
        qsort(ids, *count, sizeof *ids, by_text);
    return ids;
}

static void
add_id(struct tl_out *out, const char *id)
{
    tl_out_text(out, out->used ? TL_LIST_SEPARATOR : "");
    tl_list_element(id, add_bytes, out);
}

void
tl_words_other_events(struct tl_out outs[TL_VERSIONS],
                      const struct tl_entry entries[TL_VERSIONS])
{
    uint32_t old_count;
    uint32_t new_count;
    const char **old = ids_of(&entries[TL_OLD], &old_count);
    const char **new = ids_of(&entries[TL_NEW], &new_count);
    for (uint32_t i = 0, j = 0; i < old_count || j < new_count;) {
        int order = i == old_count ? 1 : j == new_count ? -1 : strcmp(old[i], new[j]);
        if (order < 0)
            add_id(&outs[TL_OLD], old[i]);
        else if (order > 0)
            add_id(&outs[TL_NEW], new[j]);
        i += order <= 0;
        j += order >= 0;
    }
    tl_free(old);
    tl_free(new);
}

void
tl_words_but(struct tl_out *out, uint64_t but)
{
    static const char *const others[] = {
        [TL_ASPECT_ATTRIBUTES - TL_FIELDS] = "attributes",
        [TL_ASPECT_PARTICIPATIONS - TL_FIELDS] = "participants",
        [TL_ASPECT_CITATIONS - TL_FIELDS] = "citations",
    };
    if (but & (but - 1)) {
        tl_out_text(out, "source, target, kind and direction");
        return;
    }
    unsigned aspect = (unsigned)__builtin_ctzll(but);
    tl_out_text(out, "all but ");
    tl_out_text(out, aspect < TL_FIELDS ? tl_fields[aspect].name
                                        : others[aspect - TL_FIELDS]);
}

enum tl_field
tl_change_next_field(const struct tl_change *change, enum tl_field field)
{
    field = field == TL_FIELDS ? 0 : field + 1;
    while (field < TL_FIELDS && !(change->aspects & TL_ASPECT(field)))
        field++;
    return field;
}

static void
look_ahead(struct tl_attribute_pair *pair, enum tl_version version)
{
    struct tl_attribute *ahead = &pair->ahead[version];
    if (!ahead->key &&
        !tl_attributes_next(&pair->left[version], &ahead->key, &ahead->value))
        ahead->key = NULL;
}

bool
tl_attribute_pair_next(struct tl_attribute_pair *pair, const char **key,
                       const char *values[TL_VERSIONS])
{
    const struct tl_attribute *old = &pair->ahead[TL_OLD];
    const struct tl_attribute *new = &pair->ahead[TL_NEW];
    for (;;) {
        look_ahead(pair, TL_OLD);
        look_ahead(pair, TL_NEW);
        if (!old->key && !new->key)
            return false;
        int order = !old->key ? 1 : !new->key ? -1 : strcmp(old->key, new->key);
        *key = order <= 0 ? old->key : new->key;
        values[TL_OLD] = order <= 0 ? old->value : NULL;
        values[TL_NEW] = order >= 0 ? new->value : NULL;
        if (order <= 0)
            pair->ahead[TL_OLD].key = NULL;
        if (order >= 0)
            pair->ahead[TL_NEW].key = NULL;
        if (order || strcmp(values[TL_OLD], values[TL_NEW]) != 0)
            return true;
    }
}

struct tl_change_sides
tl_change_sides(const struct tl_difference *difference, const struct tl_change *change)
{
    struct tl_change_sides sides = {
        .entries = {
            tl_entry_of(difference->graphs[TL_OLD], change->type, change->old),
            tl_entry_of(difference->graphs[TL_NEW], change->type, change->new)}};
    for (enum tl_version version = 0; version < TL_VERSIONS; version++)
        sides.attributes.left[version] = sides.entries[version].attributes;
    return sides;
}

/* "2 added"; true where there are any. */
static bool
tell_count(struct tl_out *out, uint32_t count, const char *before, const char *what)
{
    if (!count)
        return false;
    tl_out_text(out, before);
    tl_out_integer(out, count);
    tl_out_char(out, ' ');
    tl_out_text(out, what);
    return true;
}

void
tl_difference_tell_counts(const struct tl_difference *difference, struct tl_out *out)
{
    const char *before_type = "";
    for (enum tl_type type = TL_ACTOR; type < TL_TYPES; type++) {
        const uint32_t *counts = difference->counts[type];
        bool told = false;
        if (!counts[TL_ADDED] && !counts[TL_REMOVED] && !counts[TL_CHANGED])
            continue;
        tl_out_text(out, before_type);
        tl_out_text(out, tl_type_plurals[type]);
        for (enum tl_fate fate = 0; fate < TL_FATES; fate++)
            told |=
                tell_count(out, counts[fate], told ? ", " : ": ", tl_fate_names[fate]);
        before_type = "; ";
    }
    if (difference->counts[TL_DATASET][TL_CHANGED]) {
        tl_out_text(out, before_type);
        tl_out_text(out, "dataset: changed");
    }
}
