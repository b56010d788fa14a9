#include "versions.h"

#include <string.h>

#include "entry.h"
#include "graph/claim.h"
#include "graph/base/compare.h"
#include "graph/base/memory.h"

static const enum tl_type item_types[] = {TL_ACTOR, TL_EVENT, TL_RELATION,
                                          TL_REFERENCE};

enum { ITEM_TYPES = sizeof item_types / sizeof *item_types };

struct tl_versions
tl_versions_of(const struct tl_graph *old, const struct tl_graph *new)
{
    struct tl_versions versions = {.graphs = {old, new}};
    for (enum tl_version version = 0; version < TL_VERSIONS; version++) {
        for (size_t i = 0; i < ITEM_TYPES; i++) {
            uint32_t **numbers = &versions.counterparts[version][item_types[i]];
            size_t count = tl_graph_count(versions.graphs[version], item_types[i]);
            *numbers = tl_alloc(count * sizeof **numbers);
            memset(*numbers, 0xff, count * sizeof **numbers);
        }
    }
    return versions;
}

void
tl_versions_clear(struct tl_versions *versions)
{
    for (enum tl_version version = 0; version < TL_VERSIONS; version++) {
        for (size_t i = 0; i < ITEM_TYPES; i++)
            tl_free(versions->counterparts[version][item_types[i]]);
    }
}

/* 0 where two items are counterparts; else by id. */
static int
compare_mentioned(const struct tl_versions *versions, struct tl_item old,
                  struct tl_item new)
{
    if (old.type == new.type &&
        versions->counterparts[TL_OLD][old.type][old.number] == new.number)
        return 0;
    return strcmp(tl_graph_id(versions->graphs[TL_OLD], old),
                  tl_graph_id(versions->graphs[TL_NEW], new));
}

static int
compare_dates(const struct tl_date *old, const struct tl_date *new)
{
    if (!old || !new)
        return (old != NULL) - (new != NULL);
    if (old->length == new->length && memcmp(old->text, new->text, old->length) == 0)
        return 0;
    return tl_date_compare(old, new);
}

static bool
attributes_differ(struct tl_attributes old, struct tl_attributes new)
{
    const char *key[TL_VERSIONS];
    const char *value[TL_VERSIONS];
    if (old.count != new.count)
        return true;
    while (tl_attributes_next(&old, &key[TL_OLD], &value[TL_OLD])) {
        tl_attributes_next(&new, &key[TL_NEW], &value[TL_NEW]);
        if (strcmp(key[TL_OLD], key[TL_NEW]) != 0 ||
            strcmp(value[TL_OLD], value[TL_NEW]) != 0)
            return true;
    }
    return false;
}

/* Whether a relation rests on other events. */
static bool
events_differ(const struct tl_versions *versions, const struct tl_entry_value *old,
              const struct tl_entry_value *new)
{
    const uint32_t *counterparts = versions->counterparts[TL_OLD][TL_EVENT];
    if (old->event_count != new->event_count)
        return true;
    for (uint32_t i = 0; i < old->event_count; i++) {
        uint32_t wanted = counterparts[old->events[i]];
        uint32_t first = 0;
        for (uint32_t end = new->event_count; first < end;) {
            uint32_t middle = first + (end - first) / 2;
            if (new->events[middle] < wanted)
                first = middle + 1;
            else
                end = middle;
        }
        if (first == new->event_count || new->events[first] != wanted)
            return true;
    }
    return false;
}

static bool
values_differ(const struct tl_versions *versions, enum tl_value kind,
              const struct tl_entry_value *old, const struct tl_entry_value *new)
{
    if (old->is_there != new->is_there)
        return true;
    if (!old->is_there)
        return false;
    switch (kind) {
    case TL_VALUE_LIST:
    case TL_VALUE_CLAIMS:
        return !tl_list_is_same(old->text, new->text);
    case TL_VALUE_MENTION:
        return compare_mentioned(versions, old->item, new->item) != 0;
    case TL_VALUE_MENTIONS:
        return events_differ(versions, old, new);
    default:
        return old->number != new->number || strcmp(old->text, new->text) != 0;
    }
}

/* Whether both have the same citations. */
static bool
citations_differ(const struct tl_versions *versions, struct tl_slice old,
                 struct tl_slice new)
{
    if (old.count != new.count)
        return true;
    for (uint32_t i = 0; i < old.count; i++) {
        if (tl_versions_compare_citations(versions, old.first + i, new.first + i) != 0)
            return true;
    }
    return false;
}

/* Whether two participations of one actor, role and date say something else. */
static bool
part_differs(const struct tl_versions *versions, uint32_t old, uint32_t new)
{
    struct tl_participation parts[] = {
        tl_graph_participation(versions->graphs[TL_OLD], old),
        tl_graph_participation(versions->graphs[TL_NEW], new)};
    return attributes_differ(parts[TL_OLD].attributes, parts[TL_NEW].attributes) ||
           citations_differ(versions, parts[TL_OLD].citations, parts[TL_NEW].citations);
}

static bool
parts_differ(const struct tl_versions *versions, struct tl_slice old,
             struct tl_slice new)
{
    bool may_say_more = tl_graph_may_date_participations(versions->graphs[TL_OLD]) ||
                        tl_graph_may_date_participations(versions->graphs[TL_NEW]);
    if (old.count != new.count)
        return true;
    for (uint32_t i = 0; i < old.count; i++) {
        if (tl_versions_compare_parts(versions, old.first + i, new.first + i) != 0 ||
            (may_say_more && part_differs(versions, old.first + i, new.first + i)))
            return true;
    }
    return false;
}

/* Whether a field is a text in the record. */
static bool
is_kept(enum tl_field field)
{
    enum tl_value value = tl_fields[field].value;
    return value == TL_VALUE_TEXT || value == TL_VALUE_LIST || value == TL_VALUE_URL;
}

static uint64_t
fields_that_differ(const struct tl_versions *versions, const struct tl_entry *old,
                   const struct tl_entry *new)
{
    bool same_record = old->record && tl_record_is_same(old->record, new->record);
    uint64_t aspects = 0;
    TL_EACH_ENTRY_FIELD(old->type, field)
    {
        if (same_record && is_kept(field))
            continue;
        struct tl_entry_value left = tl_entry_value(old, field);
        struct tl_entry_value right = tl_entry_value(new, field);
        if (values_differ(versions, tl_fields[field].value, &left, &right))
            aspects |= TL_ASPECT(field);
    }
    if (!same_record && attributes_differ(old->attributes, new->attributes))
        aspects |= TL_ASPECT(TL_ASPECT_ATTRIBUTES);
    if (!same_record && old->record && !(old->made_id && new->made_id) &&
        strcmp(tl_record_text(old->record, TL_ID),
               tl_record_text(new->record, TL_ID)) != 0)
        aspects |= TL_ASPECT(TL_ID);
    return aspects;
}

uint64_t
tl_versions_differ(const struct tl_versions *versions, enum tl_type type, uint32_t old,
                   uint32_t new)
{
    struct tl_entry left = tl_entry_of(versions->graphs[TL_OLD], type, old);
    struct tl_entry right = tl_entry_of(versions->graphs[TL_NEW], type, new);
    uint64_t aspects = fields_that_differ(versions, &left, &right);
    if (citations_differ(versions, left.citations, right.citations))
        aspects |= TL_ASPECT(TL_ASPECT_CITATIONS);
    if (type == TL_EVENT && parts_differ(versions, left.of.event.participations,
                                         right.of.event.participations))
        aspects |= TL_ASPECT(TL_ASPECT_PARTICIPATIONS);
    return aspects;
}

/* By what participations of one actor say themselves. */
static int
compare_own_parts(const struct tl_graph *left, const struct tl_graph *right,
                  uint32_t old, uint32_t new)
{
    struct tl_entry parts[] = {tl_entry_of(left, TL_PARTICIPATION, old),
                               tl_entry_of(right, TL_PARTICIPATION, new)};
    int order = strcmp(parts[TL_OLD].of.participation.role,
                       parts[TL_NEW].of.participation.role);
    return order ? order
                 : compare_dates(parts[TL_OLD].of.participation.date,
                                 parts[TL_NEW].of.participation.date);
}

int
tl_versions_compare_parts(const struct tl_versions *versions, uint32_t old,
                          uint32_t new)
{
    const struct tl_graph *left = versions->graphs[TL_OLD];
    const struct tl_graph *right = versions->graphs[TL_NEW];
    struct tl_item actors[] = {
        {TL_ACTOR, tl_graph_participation_actor(left, old)},
        {TL_ACTOR, tl_graph_participation_actor(right, new)},
    };
    int order = compare_mentioned(versions, actors[TL_OLD], actors[TL_NEW]);
    if (!order && (tl_graph_has_claims(left) || tl_graph_has_claims(right)))
        return compare_own_parts(left, right, old, new);
    if (!order)
        order = strcmp(tl_graph_word(left, tl_graph_participation_role(left, old)),
                       tl_graph_word(right, tl_graph_participation_role(right, new)));
    return order ? order
                 : compare_dates(tl_graph_participation_date(left, old),
                                 tl_graph_participation_date(right, new));
}

static int
compare_lists(const char *old, const char *new)
{
    while (*old && strcmp(old, new) == 0) {
        old += strlen(old) + 1;
        new += strlen(new) + 1;
    }
    return strcmp(old, new);
}

/* The one place that says when two citations are the same: all that a citation says
 * is compared here, in the order in which graph/build/ sorts them. */
int
tl_versions_compare_citations(const struct tl_versions *versions, uint32_t old,
                              uint32_t new)
{
    struct tl_citation left = tl_graph_citation(versions->graphs[TL_OLD], old);
    struct tl_citation right = tl_graph_citation(versions->graphs[TL_NEW], new);
    int order =
        compare_mentioned(versions, (struct tl_item){TL_REFERENCE, left.reference},
                          (struct tl_item){TL_REFERENCE, right.reference});
    if (!order)
        order = tl_record_compare(left.record, right.record);
    if (!order)
        order = tl_compare(left.status, right.status);
    if (!order)
        order = tl_compare(*left.says != '\0', *right.says != '\0');
    return order ? order : compare_lists(left.says, right.says);
}

/* Events without a date are last. */
static int
compare_moments(const struct tl_date *old, const struct tl_date *new)
{
    if (!old || !new)
        return (old == NULL) - (new == NULL);
    int order = compare_dates(old, new);
    return order && tl_date_coincides(old, new) ? 0 : order;
}

int
tl_versions_compare_items(const struct tl_versions *versions, enum tl_type type,
                          uint32_t old, uint32_t new)
{
    int order = 0;
    if (type == TL_EVENT)
        order = compare_moments(tl_graph_event_date(versions->graphs[TL_OLD], old),
                                tl_graph_event_date(versions->graphs[TL_NEW], new));
    return order ? order
                 : strcmp(tl_graph_id(versions->graphs[TL_OLD],
                                      (struct tl_item){type, old}),
                          tl_graph_id(versions->graphs[TL_NEW],
                                      (struct tl_item){type, new}));
}
