#include "values.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "graph/claim.h"

#define ACTOR_PREFIX "actor."

/* How values are compared with what is wanted. */
enum mode { EXACT, PATTERN, NEAR };

/* A value that may be meant instead. */
struct candidate {
    const char *text; /* borrowed from the graph */
    uint64_t uses;
    bool contains; /* what is wanted */
};

struct search {
    const struct tl_graph *graph;
    struct tl_condition *condition;
    struct tl_hint *hint;
    const char *text; /* what is wanted; of TL_BY_WHERE the value */
    char *key;        /* of TL_BY_WHERE, without the prefix */
    bool of_actors;   /* it had one */
    enum mode mode;
    bool any_claim;
    bool found;

    /* While the nearest is looked for: */
    struct tl_vocabulary *texts; /* of the candidates */
    struct tl_vector candidates;
    struct tl_folded wanted;
    struct tl_folded other;
    bool counted; /* the present item is among those that contain what is wanted */
};

/*
 * Comparing.
 */

static bool
contains(struct search *search, const char *text)
{
    return strstr(tl_folded_set(&search->other, text), search->wanted.text) != NULL;
}

/* Whether a text is like a pattern, in which '*' stands for any characters. After a
 * mismatch the last '*' takes one more. */
static bool
is_like(const char *text, const char *pattern)
{
    const char *star = NULL;
    const char *after = text;
    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            after = text;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star + 1;
            text = ++after;
        } else {
            return false;
        }
    }
    return pattern[strspn(pattern, "*")] == '\0';
}

static void
collect(struct search *search, const char *text, uint32_t uses)
{
    uint32_t number = tl_vocabulary_add(search->texts, text, strlen(text));
    if (number == search->candidates.count)
        *(struct candidate *)tl_vector_add(&search->candidates) =
            (struct candidate){.text = text};
    struct candidate *candidate = tl_vector_at(&search->candidates, number);
    candidate->uses += uses;
    if (search->counted || !contains(search, text))
        return;
    candidate->contains = true;
    search->counted = true;
}

/* Whether a value is wanted; what is absent is not. `uses` says how often it occurs. */
static bool
fits(struct search *search, const char *text, uint32_t uses)
{
    bool fit = false;
    if (!*text)
        return false;
    if (search->mode == NEAR)
        collect(search, text, uses);
    else
        fit = search->mode == EXACT ? strcmp(text, search->text) == 0
                                    : is_like(text, search->text);
    search->found = search->found || fit;
    return fit;
}

static bool
fits_number(struct search *search, bool is_given, int64_t value)
{
    int64_t wanted;
    bool exact;
    bool fit = search->mode == EXACT && is_given &&
               tl_weight_read(search->text, strlen(search->text), &wanted, &exact) &&
               exact && wanted == value;
    search->found = search->found || fit;
    return fit;
}

static bool
fits_list(struct search *search, const char *list, uint32_t uses)
{
    bool fit = false;
    for (; *list; list += strlen(list) + 1)
        fit = fits(search, list, uses) || fit;
    return fit;
}

/* Sets a mark in one of the arrays of a condition, which is made when it is needed. */
static void
mark(bool **marks, uint32_t count, uint32_t number)
{
    if (!*marks)
        *marks = tl_alloc(count);
    (*marks)[number] = true;
}

static void
mark_item(struct search *search, enum tl_type type, uint32_t number)
{
    struct tl_condition *condition = search->condition;
    bool **marks = type == TL_ACTOR   ? &condition->actors
                   : type == TL_EVENT ? &condition->events
                                      : &condition->relations;
    mark(marks, tl_graph_count(search->graph, type), number);
}

/*
 * Kinds, roles and places: words that are counted, and claims.
 */

static uint32_t *
new_uses(const struct search *search)
{
    return tl_alloc((tl_graph_word_count(search->graph) + 1) * sizeof(uint32_t));
}

static void
use(uint32_t *uses, uint32_t word)
{
    if (word != TL_NONE)
        uses[word]++;
}

/* Marks the wanted ones among the words that are used, and frees their numbers. */
static void
seek_words(struct search *search, uint32_t *uses, bool **marks)
{
    uint32_t count = tl_graph_word_count(search->graph);
    for (uint32_t word = 0; word < count; word++) {
        search->counted = false;
        if (uses[word] && fits(search, tl_graph_word(search->graph, word), uses[word]))
            mark(marks, count, word);
    }
    tl_free(uses);
}

static void
mark_claimed(struct search *search, enum tl_type type, uint32_t number)
{
    const struct tl_graph *graph = search->graph;
    const bool *named = search->condition->named;
    if (type != TL_PARTICIPATION)
        mark_item(search, type, number);
    else if (!named || named[tl_graph_participation_actor(graph, number)])
        mark_item(search, TL_EVENT, tl_graph_participation_event(graph, number));
}

static void
seek_claims(struct search *search, enum tl_type type, enum tl_field field)
{
    struct tl_claim claim;
    if (!search->any_claim || !tl_graph_has_claims(search->graph))
        return;
    for (uint32_t i = 0; i < tl_graph_count(search->graph, type); i++) {
        struct tl_claims claims = tl_claims_begin(search->graph, type, i);
        search->counted = false;
        while (tl_claims_next(&claims, &claim))
            if (claim.field == field && claim.status != TL_DENIED &&
                fits(search, claim.value, 1))
                mark_claimed(search, type, i);
    }
}

static void
seek_kinds(struct search *search)
{
    uint32_t *uses = new_uses(search);
    for (uint32_t i = 0; i < tl_graph_count(search->graph, TL_EVENT); i++)
        use(uses, tl_graph_event_kind(search->graph, i));
    for (uint32_t i = 0; i < tl_graph_count(search->graph, TL_RELATION); i++)
        use(uses, tl_graph_relation_kind(search->graph, i));
    seek_words(search, uses, &search->condition->kinds);
    seek_claims(search, TL_EVENT, TL_KIND);
    seek_claims(search, TL_RELATION, TL_KIND);
}

static void
seek_roles(struct search *search)
{
    uint32_t *uses = new_uses(search);
    for (uint32_t i = 0; i < tl_graph_count(search->graph, TL_PARTICIPATION); i++)
        use(uses, tl_graph_participation_role(search->graph, i));
    seek_words(search, uses, &search->condition->roles);
    seek_claims(search, TL_PARTICIPATION, TL_ROLE);
}

static void
seek_places(struct search *search)
{
    uint32_t *uses = new_uses(search);
    for (uint32_t i = 0; i < tl_graph_count(search->graph, TL_EVENT); i++)
        use(uses, tl_graph_event_place(search->graph, i));
    seek_words(search, uses, &search->condition->places);
    seek_claims(search, TL_EVENT, TL_PLACE);
}

static void
seek_actor_kinds(struct search *search)
{
    const struct tl_graph *graph = search->graph;
    bool *kinds = NULL;
    uint32_t *uses = new_uses(search);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_ACTOR); i++)
        use(uses, tl_graph_actor_kind(graph, i));
    seek_words(search, uses, &kinds);
    for (uint32_t i = 0; kinds && i < tl_graph_count(graph, TL_ACTOR); i++) {
        uint32_t kind = tl_graph_actor_kind(graph, i);
        if (kind != TL_NONE && kinds[kind])
            mark_item(search, TL_ACTOR, i);
    }
    tl_free(kinds);
}

/*
 * Actors and references.
 */

/* How many participations each actor has, to be freed. */
static uint32_t *
count_participations(const struct tl_graph *graph)
{
    uint32_t *uses = tl_alloc((tl_graph_count(graph, TL_ACTOR) + 1) * sizeof *uses);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_PARTICIPATION); i++)
        uses[tl_graph_participation_actor(graph, i)]++;
    return uses;
}

static void
find_actor(struct search *search)
{
    struct tl_item item =
        tl_graph_find(search->graph, search->text, &search->hint->ambiguous);
    search->found = item.number != TL_NONE && item.type == TL_ACTOR;
    if (search->found)
        mark_item(search, TL_ACTOR, item.number);
}

static void
seek_actors(struct search *search)
{
    if (search->mode == EXACT) {
        find_actor(search);
        return;
    }
    uint32_t *uses = count_participations(search->graph);
    for (uint32_t i = 0; i < tl_graph_count(search->graph, TL_ACTOR); i++) {
        struct tl_actor actor = tl_graph_actor(search->graph, i);
        search->counted = false;
        if (fits(search, actor.name, uses[i]) || fits(search, actor.id, uses[i]) ||
            fits_list(search, actor.aliases, uses[i]))
            mark_item(search, TL_ACTOR, i);
    }
    tl_free(uses);
}

/* Marks what cites a reference. */
static void
mark_citing(struct search *search, const bool *references)
{
    for (uint32_t i = 0; i < tl_graph_count(search->graph, TL_CITATION); i++) {
        if (!references[tl_graph_citation_reference(search->graph, i)])
            continue;
        struct tl_item item = tl_graph_citation(search->graph, i).item;
        if (item.type != TL_ACTOR)
            mark_item(search, item.type, item.number);
    }
}

/* By id, else by a title that no other has. */
static void
find_reference(struct search *search, bool *references)
{
    uint32_t titled = TL_NONE;
    uint32_t count = 0;
    for (uint32_t i = 0; i < tl_graph_count(search->graph, TL_REFERENCE); i++) {
        struct tl_reference reference = tl_graph_reference(search->graph, i);
        search->found = strcmp(reference.id, search->text) == 0;
        references[i] = search->found;
        if (search->found)
            return;
        if (*reference.title && strcmp(reference.title, search->text) == 0) {
            titled = i;
            count++;
        }
    }
    search->hint->ambiguous = count > 1;
    search->found = count == 1;
    if (search->found)
        references[titled] = true;
}

static void
seek_references(struct search *search)
{
    const struct tl_graph *graph = search->graph;
    uint32_t count = tl_graph_count(graph, TL_REFERENCE);
    bool *references = tl_alloc(count);
    if (search->mode == EXACT)
        find_reference(search, references);
    uint32_t *uses = tl_alloc((count + 1) * sizeof *uses);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++)
        uses[tl_graph_citation_reference(graph, i)]++;
    for (uint32_t i = 0; search->mode != EXACT && i < count; i++) {
        struct tl_reference reference = tl_graph_reference(graph, i);
        search->counted = false;
        references[i] = fits(search, reference.title, uses[i]) ||
                        fits(search, reference.id, uses[i]);
    }
    if (search->found)
        mark_citing(search, references);
    tl_free(uses);
    tl_free(references);
}

/*
 * Fields and attributes.
 */

static bool
fits_item(struct search *search, enum tl_type type, uint32_t number)
{
    struct tl_item item = {type, number};
    return number != TL_NONE && (fits(search, tl_graph_id(search->graph, item), 1) ||
                                 fits(search, tl_graph_label(search->graph, item), 1));
}

static bool
fits_date(struct search *search, const struct tl_date *date)
{
    return date && !(date->flags & TL_DATE_UNDECIDED) && fits(search, date->text, 1);
}

/* A text or list that is kept in the record of an item. */
static bool
fits_text(struct search *search, const char *record, enum tl_field field)
{
    const char *text = tl_record_text(record, field);
    return tl_fields[field].value == TL_VALUE_LIST ? fits_list(search, text, 1)
                                                   : fits(search, text, 1);
}

static bool
fits_attribute(struct search *search, struct tl_attributes attributes)
{
    const char *key;
    const char *value;
    while (tl_attributes_next(&attributes, &key, &value))
        if (strcmp(key, search->key) == 0)
            return fits(search, value, 1);
    return false;
}

static bool
has_actor(struct search *search, uint32_t number, enum tl_field field)
{
    struct tl_actor actor = tl_graph_actor(search->graph, number);
    if (field == TL_FIELDS)
        return fits_attribute(search, actor.attributes);
    return field == TL_KIND ? fits(search, actor.kind, 1)
                            : fits_text(search, actor.record, field);
}

static bool
has_event(struct search *search, uint32_t number, enum tl_field field)
{
    struct tl_event event = tl_graph_event(search->graph, number);
    switch (field) {
    case TL_FIELDS:
        return fits_attribute(search, event.attributes);
    case TL_KIND:
        return fits(search, event.kind, 1);
    case TL_PLACE:
        return fits(search, event.place, 1);
    case TL_DATE:
        return fits_date(search, event.date);
    case TL_COUNT:
        return fits_number(search, event.has_count,
                           (int64_t)event.count * TL_WEIGHT_ONE);
    case TL_PART_OF:
        return fits_item(search, TL_EVENT, event.part_of);
    default:
        return fits_text(search, event.record, field);
    }
}

static bool
rests_on_fitting(struct search *search, const struct tl_relation *relation)
{
    bool fit = false;
    for (uint32_t i = 0; i < relation->event_count; i++)
        fit = fits_item(search, TL_EVENT, relation->events[i]) || fit;
    return fit;
}

static bool
has_relation(struct search *search, uint32_t number, enum tl_field field)
{
    struct tl_relation relation = tl_graph_relation(search->graph, number);
    switch (field) {
    case TL_FIELDS:
        return fits_attribute(search, relation.attributes);
    case TL_SOURCE:
        return fits_item(search, relation.source.type, relation.source.number);
    case TL_TARGET:
        return fits_item(search, relation.target.type, relation.target.number);
    case TL_KIND:
        return fits(search, relation.kind, 1);
    case TL_DATE:
        return fits_date(search, relation.date);
    case TL_DIRECTED:
        return fits(search, relation.directed ? "true" : "false", 1);
    case TL_WEIGHT:
        return fits_number(search, relation.has_weight, relation.weight);
    case TL_WEIGHT_DISPUTED:
        return fits_number(search, relation.has_weight_disputed,
                           relation.weight_disputed);
    case TL_EVENTS:
        return rests_on_fitting(search, &relation);
    default:
        return fits_text(search, relation.record, field);
    }
}

typedef bool has_value(struct search *search, uint32_t number, enum tl_field field);

static bool
has_key(const struct search *search, enum tl_type type)
{
    const char *const *keys;
    uint32_t count = tl_graph_keys(search->graph, type, &keys);
    uint32_t i = 0;
    while (i < count && strcmp(keys[i], search->key) != 0)
        i++;
    return i < count || tl_field_find(type, search->key) < TL_FIELDS;
}

static void
seek_type(struct search *search, enum tl_type type, has_value *has)
{
    enum tl_field field = tl_field_find(type, search->key);
    if (!has_key(search, type))
        return;
    for (uint32_t i = 0; i < tl_graph_count(search->graph, type); i++) {
        search->counted = false;
        if (has(search, i, field))
            mark_item(search, type, i);
    }
}

static void
seek_where(struct search *search)
{
    if (search->of_actors) {
        seek_type(search, TL_ACTOR, has_actor);
        return;
    }
    seek_type(search, TL_EVENT, has_event);
    seek_type(search, TL_RELATION, has_relation);
}

static void
offer_keys(const struct search *search, struct tl_near *near, enum tl_type type)
{
    const char *const *keys;
    uint32_t count = tl_graph_keys(search->graph, type, &keys);
    for (uint32_t i = 0; i < count; i++)
        tl_near_offer(near, keys[i]);
    for (enum tl_field field = 0; field < TL_FIELDS; field++)
        if (tl_type_has(type, field))
            tl_near_offer(near, tl_fields[field].name);
}

static const char *
find_near_key(const struct search *search)
{
    struct tl_near near = {.wanted = search->key};
    if (search->of_actors) {
        offer_keys(search, &near, TL_ACTOR);
    } else {
        offer_keys(search, &near, TL_EVENT);
        offer_keys(search, &near, TL_RELATION);
    }
    return near.best;
}

/* Takes KEY=VALUE apart. False, with a hint, if nothing has the key. */
static bool
take_key(struct search *search)
{
    struct tl_hint *hint = search->hint;
    size_t length = strcspn(search->text, "=");
    hint->key = search->text;
    hint->key_length = length;
    search->key = tl_alloc(length + 1);
    memcpy(search->key, hint->key, length);
    search->text += length + (hint->key[length] == '=');
    hint->text = search->text;
    if (has_key(search, TL_EVENT) || has_key(search, TL_RELATION))
        return true;
    search->of_actors = tl_text_begins(search->key, ACTOR_PREFIX);
    if (search->of_actors)
        memmove(search->key, search->key + strlen(ACTOR_PREFIX),
                length - strlen(ACTOR_PREFIX) + 1);
    if (search->of_actors && has_key(search, TL_ACTOR))
        return true;
    hint->text = NULL;
    hint->best = find_near_key(search);
    return false;
}

static const struct {
    const char *name; /* NULL: as tl_hint has it */
    enum tl_concerned concerned;
    bool rests;
    void (*seek)(struct search *search);
} criteria[TL_CRITERIA] = {
    [TL_BY_ACTOR] = {"actor", TL_CONCERNS_ACTORS, false, seek_actors},
    [TL_BY_ACTOR_KIND] = {"actor kind", TL_CONCERNS_ACTORS, false, seek_actor_kinds},
    [TL_BY_KIND] = {"kind", TL_CONCERNS_TIES, false, seek_kinds},
    [TL_BY_ROLE] = {"role", TL_CONCERNS_TIES, true, seek_roles},
    [TL_BY_PLACE] = {"place", TL_CONCERNS_TIES, true, seek_places},
    [TL_BY_REFERENCE] = {"reference", TL_CONCERNS_ALL, false, seek_references},
    [TL_BY_WHERE] = {NULL, TL_CONCERNS_TIES, false, seek_where},
};

struct tl_condition
tl_condition_on(enum tl_criterion criterion, bool negative)
{
    return (struct tl_condition){
        .negative = negative,
        .concerned = criteria[criterion].concerned,
        .rests = criteria[criterion].rests,
    };
}

/* The nearest, else the most frequent of those that contain what is wanted; and how
 * many others do. */
static void
choose(struct search *search)
{
    struct tl_near near = {.wanted = search->text};
    const struct candidate *best = NULL;
    uint32_t count = 0;
    for (size_t i = 0; i < search->candidates.count; i++) {
        const struct candidate *candidate = tl_vector_at(&search->candidates, i);
        tl_near_offer(&near, candidate->text);
        if (!candidate->contains)
            continue;
        count++;
        if (!best || candidate->uses > best->uses)
            best = candidate;
    }
    search->hint->best = near.best ? near.best : best ? best->text : NULL;
    bool among = search->hint->best && contains(search, search->hint->best);
    search->hint->others = among ? count - 1 : count;
}

static void
suggest(struct search *search, enum tl_criterion criterion)
{
    struct tl_vocabulary texts = {0};
    search->texts = &texts;
    search->candidates = (struct tl_vector){.width = sizeof(struct candidate)};
    search->mode = NEAR;
    tl_folded_set(&search->wanted, search->text);
    criteria[criterion].seek(search);
    if (*search->wanted.text)
        choose(search);
    tl_vector_clear(&search->candidates);
    tl_vocabulary_clear(&texts);
}

bool
tl_condition_add(struct tl_condition *condition, const struct tl_graph *graph,
                 enum tl_criterion criterion, const char *text, bool any_claim,
                 struct tl_hint *hint)
{
    struct search search = {
        .graph = graph,
        .condition = condition,
        .hint = hint,
        .text = text,
        .any_claim = any_claim,
    };
    *hint = (struct tl_hint){.subject = criteria[criterion].name, .text = text};
    if (criterion != TL_BY_WHERE || take_key(&search)) {
        criteria[criterion].seek(&search);
        if (!search.found && !hint->ambiguous && strchr(search.text, '*')) {
            search.mode = PATTERN;
            criteria[criterion].seek(&search);
        }
        if (!search.found && !hint->ambiguous)
            suggest(&search, criterion);
    }
    tl_free(search.key);
    tl_folded_clear(&search.wanted);
    tl_folded_clear(&search.other);
    return search.found;
}
