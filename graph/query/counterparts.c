#include "counterparts.h"

#include <stdlib.h>
#include <string.h>

#include "entry.h"
#include "graph/base/content_hash.h"

static void
make_counterparts(struct tl_versions *versions, enum tl_type type, uint32_t old,
                  uint32_t new)
{
    versions->counterparts[TL_OLD][type][old] = new;
    versions->counterparts[TL_NEW][type][new] = old;
}

/* First: by id. */

/* Items that are in the same place of the order are found on the way. */
static void
pair_in_order(struct tl_versions *versions, enum tl_type type)
{
    uint32_t old_count = tl_graph_count(versions->graphs[TL_OLD], type);
    uint32_t new_count = tl_graph_count(versions->graphs[TL_NEW], type);
    for (uint32_t old = 0, new = 0; old < old_count &&new < new_count;) {
        int order = tl_versions_compare_items(versions, type, old, new);
        if (order == 0)
            make_counterparts(versions, type, old, new);
        old += order <= 0;
        new += order >= 0;
    }
}

struct named {
    const char *id;
    uint32_t number;
};

static int
by_id(const void *a, const void *b)
{
    const struct named *left = a;
    const struct named *right = b;
    return strcmp(left->id, right->id);
}

/* The events of a version that have no counterpart yet, by id. To be freed. */
static struct named *
alone_by_id(const struct tl_versions *versions, enum tl_version version, size_t *count)
{
    const struct tl_graph *graph = versions->graphs[version];
    const uint32_t *counterparts = versions->counterparts[version][TL_EVENT];
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    *count = 0;
    for (uint32_t i = 0; i < events; i++)
        *count += counterparts[i] == TL_NONE;
    struct named *list = tl_alloc(*count * sizeof *list);
    for (uint32_t i = 0, at = 0; i < events; i++) {
        if (counterparts[i] == TL_NONE)
            list[at++] =
                (struct named){tl_graph_id(graph, (struct tl_item){TL_EVENT, i}), i};
    }
    if (*count)
        qsort(list, *count, sizeof *list, by_id);
    return list;
}

/* Events that have another date than before are in another place. */
static void
pair_moved_events(struct tl_versions *versions)
{
    size_t old_count;
    size_t new_count;
    struct named *old = alone_by_id(versions, TL_OLD, &old_count);
    struct named *new = alone_by_id(versions, TL_NEW, &new_count);
    for (size_t i = 0, j = 0; i < old_count && j < new_count;) {
        int order = by_id(&old[i], &new[j]);
        if (order == 0)
            make_counterparts(versions, TL_EVENT, old[i].number, new[j].number);
        i += order <= 0;
        j += order >= 0;
    }
    tl_free(old);
    tl_free(new);
}

/* Second: by content, in hashes of it. What hashes find is compared. */

static uint64_t
hash_number(uint64_t number, uint64_t seed)
{
    return tl_content_hash(&number, sizeof number, seed);
}

static uint64_t
hash_text(const char *text, uint64_t seed)
{
    return tl_content_hash(text, strlen(text), seed);
}

/* The same for counterparts. */
static uint64_t
hash_item(const struct tl_versions *versions, enum tl_version version,
          struct tl_item item)
{
    uint32_t other = versions->counterparts[version][item.type][item.number];
    uint32_t new = version == TL_NEW ? item.number : other;
    if (other == TL_NONE)
        return hash_text(tl_graph_id(versions->graphs[version], item), 1);
    return hash_number(new, 2 + item.type);
}

/* Whether the title of an event is its kind, as in tables without titles. Then it is no
 * more than that. */
static bool
has_title_of_kind(const struct tl_entry *entry)
{
    return entry->type == TL_EVENT &&
           strcmp(entry->of.event.title, entry->of.event.kind) == 0;
}

/* 0 where there is none. */
static uint64_t
hash_value(const struct tl_versions *versions, enum tl_version version,
           const struct tl_entry *entry, enum tl_field field)
{
    struct tl_entry_value value = tl_entry_value(entry, field);
    uint64_t hash = 0;
    if (!value.is_there || (field == TL_TITLE && has_title_of_kind(entry)))
        return 0;
    switch (tl_fields[field].value) {
    case TL_VALUE_LIST:
    case TL_VALUE_CLAIMS:
        return tl_content_hash(value.text, tl_list_size(value.text), field);
    case TL_VALUE_MENTION:
        return hash_item(versions, version, value.item) + field;
    case TL_VALUE_MENTIONS:
        for (uint32_t i = 0; i < value.event_count; i++)
            hash += hash_item(versions, version,
                              (struct tl_item){TL_EVENT, value.events[i]});
        return hash;
    default:
        return hash_number((uint64_t)value.number, hash_text(value.text, field));
    }
}

static uint64_t
hash_attributes(struct tl_attributes attributes)
{
    uint64_t hash = attributes.count;
    const char *key;
    const char *value;
    while (tl_attributes_next(&attributes, &key, &value))
        hash = hash_text(value, hash_text(key, hash));
    return hash;
}

/* What an entry says of itself. */
static uint64_t
hash_entry(const struct tl_versions *versions, enum tl_version version,
           const struct tl_entry *entry)
{
    uint64_t hash = hash_attributes(entry->attributes);
    TL_EACH_ENTRY_FIELD(entry->type, field)
    hash = hash_number(hash_value(versions, version, entry, field), hash);
    return hash;
}

/* Sums, in which no order shows. */
static uint64_t
hash_slice(const struct tl_versions *versions, enum tl_version version,
           enum tl_type type, struct tl_slice slice)
{
    uint64_t hash = 0;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_entry entry =
            tl_entry_of(versions->graphs[version], type, slice.first + i);
        uint64_t cited = hash_slice(versions, version, TL_CITATION, entry.citations);
        hash += hash_number(cited, hash_entry(versions, version, &entry));
    }
    return hash;
}

static uint64_t
hash_aspect(const struct tl_versions *versions, enum tl_version version,
            const struct tl_entry *entry, unsigned aspect)
{
    uint64_t hash = 0;
    if (aspect == TL_ASPECT_CITATIONS)
        hash = hash_slice(versions, version, TL_CITATION, entry->citations);
    else if (aspect == TL_ASPECT_PARTICIPATIONS && entry->type == TL_EVENT)
        hash = hash_slice(versions, version, TL_PARTICIPATION,
                          entry->of.event.participations);
    else if (aspect == TL_ASPECT_ATTRIBUTES)
        hash = hash_attributes(entry->attributes);
    else if (aspect < TL_FIELDS && aspect != TL_ID &&
             tl_type_has(entry->type, (enum tl_field)aspect))
        hash = hash_value(versions, version, entry, (enum tl_field)aspect);
    return hash ? hash_number(aspect, hash) : 0;
}

/* An item that has no counterpart yet. */
struct lone {
    uint64_t all; /* the sum of the hashes of its aspects */
    uint32_t number;
    uint8_t version;
    bool made_id;
};

struct key {
    uint64_t hash;
    uint32_t lone;
};

struct search {
    struct tl_versions *versions;
    enum tl_type type;
    struct tl_vector *guesses;
    struct lone *lone;
    size_t count;
    struct key *keys; /* room for one each */
};

static int
by_hash(const void *a, const void *b)
{
    const struct key *left = a;
    const struct key *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->lone < right->lone ? -1 : left->lone > right->lone;
}

static void
add_lone(struct search *search, enum tl_version version)
{
    const struct tl_versions *versions = search->versions;
    const uint32_t *counterparts = versions->counterparts[version][search->type];
    uint32_t count = tl_graph_count(versions->graphs[version], search->type);
    for (uint32_t i = 0; i < count; i++) {
        if (counterparts[i] != TL_NONE)
            continue;
        struct tl_entry entry = tl_entry_of(versions->graphs[version], search->type, i);
        uint64_t all = 0;
        for (unsigned aspect = 0; aspect < TL_ASPECTS; aspect++)
            all += hash_aspect(versions, version, &entry, aspect);
        search->lone[search->count++] =
            (struct lone){all, i, (uint8_t)version, entry.made_id};
    }
}

static size_t
count_lone(const struct tl_versions *versions, enum tl_version version,
           enum tl_type type)
{
    uint32_t count = tl_graph_count(versions->graphs[version], type);
    size_t alone = 0;
    for (uint32_t i = 0; i < count; i++)
        alone += versions->counterparts[version][type][i] == TL_NONE;
    return alone;
}

/* Drops those that have been paired. */
static void
drop_paired(struct search *search)
{
    size_t kept = 0;
    for (size_t i = 0; i < search->count; i++) {
        struct lone lone = search->lone[i];
        if (search->versions->counterparts[lone.version][search->type][lone.number] ==
            TL_NONE)
            search->lone[kept++] = lone;
    }
    search->count = kept;
}

/* Whether two events have a participation in common. */
static bool
share_part(const struct tl_versions *versions, uint32_t old, uint32_t new)
{
    struct tl_slice left = tl_graph_event_participations(versions->graphs[TL_OLD], old);
    struct tl_slice right =
        tl_graph_event_participations(versions->graphs[TL_NEW], new);
    for (uint32_t i = 0, j = 0; i < left.count && j < right.count;) {
        int order =
            tl_versions_compare_parts(versions, left.first + i, right.first + j);
        if (order == 0)
            return true;
        i += order < 0;
        j += order > 0;
    }
    return false;
}

/* Two items that alone have a key are counterparts if they differ in nothing but
 * `but`. */
static void
pair_lone(struct search *search, const struct lone *old, const struct lone *new,
          uint64_t but)
{
    struct tl_versions *versions = search->versions;
    if (!old->made_id && !new->made_id)
        return;
    uint64_t aspects =
        tl_versions_differ(versions, search->type, old->number, new->number);
    uint64_t may = but | TL_ASPECT(TL_ID);
    if (but & TL_ASPECT(TL_KIND)) /* of which titles may be made */
        may |= TL_ASPECT(TL_TITLE);
    if (aspects & ~may)
        return;
    if (but & TL_ASPECT(TL_ASPECT_PARTICIPATIONS) && search->type == TL_EVENT &&
        !share_part(versions, old->number, new->number))
        return;
    make_counterparts(versions, search->type, old->number, new->number);
    *(struct tl_guess *)tl_vector_add(search->guesses) =
        (struct tl_guess){search->type, old->number, but};
}

/* Goes through keys, of which equal ones are neighbours: old ones, then new ones. */
static void
pair_by_keys(struct search *search, size_t count, uint64_t but)
{
    const struct key *keys = search->keys;
    if (count)
        qsort(search->keys, count, sizeof *keys, by_hash);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && keys[end].hash == keys[first].hash; end++)
            ;
        if (end - first != 2)
            continue;
        const struct lone *old = &search->lone[keys[first].lone];
        const struct lone *new = &search->lone[keys[first + 1].lone];
        if (old->version == TL_OLD && new->version == TL_NEW)
            pair_lone(search, old, new, but);
    }
    drop_paired(search);
}

/* Pairs what is known by all but one aspect: something must be left to know it by. */
static void
pair_but_for(struct search *search, unsigned aspect)
{
    size_t count = 0;
    bool some = aspect == TL_ID; /* have it; else there is nothing to be found */
    for (size_t i = 0; i < search->count; i++) {
        const struct lone *lone = &search->lone[i];
        struct tl_entry entry = tl_entry_of(search->versions->graphs[lone->version],
                                            search->type, lone->number);
        uint64_t hash = hash_aspect(search->versions, lone->version, &entry, aspect);
        some = some || hash;
        if (lone->all != hash)
            search->keys[count++] = (struct key){lone->all - hash, (uint32_t)i};
    }
    if (some)
        pair_by_keys(search, count, TL_ASPECT(aspect));
}

/* Pairs edges. */
static void
pair_edges(struct search *search)
{
    static const enum tl_field fields[] = {TL_SOURCE, TL_TARGET, TL_KIND, TL_DIRECTED};
    for (size_t i = 0; i < search->count; i++) {
        const struct lone *lone = &search->lone[i];
        struct tl_entry entry = tl_entry_of(search->versions->graphs[lone->version],
                                            TL_RELATION, lone->number);
        uint64_t hash = 0;
        for (size_t j = 0; j < sizeof fields / sizeof *fields; j++)
            hash += hash_aspect(search->versions, lone->version, &entry, fields[j]);
        search->keys[i] = (struct key){hash, (uint32_t)i};
    }
    pair_by_keys(search, search->count, ~TL_EDGE_KEY);
}

/* Whether some have no id of their own; else there is nothing to guess. */
static bool
has_made_ids(const struct search *search)
{
    for (size_t i = 0; i < search->count; i++)
        if (search->lone[i].made_id)
            return true;
    return false;
}

/* By all but one aspect. The last fields come first: they say least of what an item is.
 */
static void
pair_by_content(struct search *search)
{
    pair_but_for(search, TL_ID);
    pair_but_for(search, TL_ASPECT_CITATIONS);
    pair_but_for(search, TL_ASPECT_ATTRIBUTES);
    for (enum tl_field field = TL_FIELDS; field-- > 0;)
        if (field != TL_ID && tl_type_has(search->type, field))
            pair_but_for(search, field);
    pair_but_for(search, TL_ASPECT_PARTICIPATIONS);
    if (search->type == TL_RELATION)
        pair_edges(search);
}

static void
guess(struct tl_versions *versions, enum tl_type type, struct tl_vector *guesses)
{
    size_t old = count_lone(versions, TL_OLD, type);
    size_t new = count_lone(versions, TL_NEW, type);
    struct search search = {.versions = versions, .type = type, .guesses = guesses};
    if (!old || !new)
        return;
    search.lone = tl_alloc((old + new) * sizeof *search.lone);
    search.keys = tl_alloc((old + new) * sizeof *search.keys);
    add_lone(&search, TL_OLD);
    add_lone(&search, TL_NEW);
    if (has_made_ids(&search))
        pair_by_content(&search);
    tl_free(search.keys);
    tl_free(search.lone);
}

void
tl_counterparts_find(struct tl_versions *versions, struct tl_vector *guesses)
{
    guesses->width = sizeof(struct tl_guess);
    pair_in_order(versions, TL_ACTOR);
    pair_in_order(versions, TL_REFERENCE);
    pair_in_order(versions, TL_EVENT);
    pair_moved_events(versions);
    pair_in_order(versions, TL_RELATION);
    guess(versions, TL_EVENT, guesses);
    guess(versions, TL_RELATION, guesses);
}
