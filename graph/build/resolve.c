#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/near.h"
#include "rows.h"
#include "state.h"
#include "unite.h"

/*
 * What mentions mean: by id, then by name or title, then by alias. Among actors, among
 * events, or among references.
 */

enum space { SPACE_ACTORS, SPACE_EVENTS, SPACE_REFERENCES, SPACES };

enum level { BY_ID, BY_NAME, BY_ALIAS, BY_NOTHING };

struct meaning {
    uint32_t number;
    uint8_t level; /* enum level */
    bool ambiguous;
};

struct meanings {
    struct meaning *of[SPACES]; /* for each mention */
};

static const enum tl_type space_types[SPACES] = {
    [SPACE_ACTORS] = TL_ACTOR,
    [SPACE_EVENTS] = TL_EVENT,
    [SPACE_REFERENCES] = TL_REFERENCE,
};

/* Calls `offer` with each text by which an item can be meant. */
static void
names_each(const struct tl_graph *graph, enum space space, uint32_t number,
           void (*offer)(void *context, const char *text, enum level level),
           void *context)
{
    enum tl_type type = space_types[space];
    struct tl_texts texts = tl_record_read(*tl_row_record(graph, type, number));
    const char *name = texts.text[type == TL_ACTOR ? TL_NAME : TL_TITLE];
    /* Until its id is made, an event has none. */
    if (type != TL_EVENT || !tl_event_row(graph, number)->unnamed ||
        strcmp(texts.text[TL_ID], TL_ID_TO_COME) != 0)
        offer(context, texts.text[TL_ID], BY_ID);
    if (*name)
        offer(context, name, BY_NAME);
    for (const char *alias = texts.text[TL_ALIASES]; *alias; alias += strlen(alias) + 1)
        offer(context, alias, BY_ALIAS);
}

/* Whether another actor has all that a row had: nothing is meant by it. */
static bool
is_gone(const struct tl_graph *graph, enum space space, uint32_t number)
{
    return space == SPACE_ACTORS && tl_actor_row(graph, number)->is_gone;
}

struct lookup {
    const struct tl_builder *builder;
    struct meaning *meanings;
    uint32_t number;
};

static void
note(void *context, const char *text, enum level level)
{
    struct lookup *lookup = context;
    uint32_t mention =
        tl_vocabulary_find(&lookup->builder->mentions, text, strlen(text));
    if (mention == TL_NONE)
        return;
    struct meaning *meaning = &lookup->meanings[mention];
    if (level < meaning->level)
        *meaning = (struct meaning){lookup->number, (uint8_t)level, false};
    else if (level == meaning->level && meaning->number != lookup->number)
        meaning->ambiguous = true;
}

/* Whether any mention may mean something of a space: millions of names need not be
 * looked up where nobody says them. */
static bool
is_meant(const struct tl_builder *builder, enum space space)
{
    if (builder->links.count > 0 || builder->detached.count > 0)
        return true;
    if (space == SPACE_EVENTS)
        return builder->event_positions.count > 0;
    return space == SPACE_ACTORS || tl_graph_count(builder->graph, TL_CITATION) > 0;
}

/* Looks all mentions up that there are; to be cleared. */
static struct meanings
meanings_find(const struct tl_builder *builder)
{
    struct meanings meanings;
    uint32_t count = tl_vocabulary_count(&builder->mentions);
    for (enum space space = 0; space < SPACES; space++) {
        struct lookup lookup = {builder, NULL, 0};
        uint32_t items = tl_graph_count(builder->graph, space_types[space]);
        lookup.meanings = tl_alloc(count * sizeof *lookup.meanings);
        for (uint32_t i = 0; i < count; i++)
            lookup.meanings[i] = (struct meaning){TL_NONE, BY_NOTHING, false};
        for (; is_meant(builder, space) && lookup.number < items; lookup.number++)
            if (!is_gone(builder->graph, space, lookup.number))
                names_each(builder->graph, space, lookup.number, note, &lookup);
        meanings.of[space] = lookup.meanings;
    }
    return meanings;
}

static void
meanings_clear(struct meanings *meanings)
{
    for (enum space space = 0; space < SPACES; space++)
        tl_free(meanings->of[space]);
}

/* What is said of mentions that mean nothing, or too much. */

/* What a mention may mean: one of these or several. */
enum wanted { WANT_ACTOR = 1, WANT_EVENT = 2, WANT_RELATION = 4, WANT_REFERENCE = 8 };

/* Past so many of a rule it is no slip of the finger, and looking through all names
 * costs time. */
#define MOST_SEARCHES 200

static bool
is_worth_a_search(const struct tl_builder *builder, enum tl_rule rule)
{
    return tl_diagnostics_rule_count(builder->diagnostics, rule) < MOST_SEARCHES;
}

static const struct {
    enum wanted wanted;
    const char *text;
} wanted_texts[] = {
    {WANT_ACTOR, "an actor"},
    {WANT_EVENT, "an event"},
    {WANT_REFERENCE, "a reference"},
    {WANT_ACTOR | WANT_EVENT, "an actor or an event"},
    {WANT_ACTOR | WANT_EVENT | WANT_RELATION, "an actor, an event or a relation"},
};

static const char *
wanted_text(unsigned wanted)
{
    size_t i = 0;
    while ((unsigned)wanted_texts[i].wanted != wanted)
        i++;
    return wanted_texts[i].text;
}

/* Whether what is wanted may be in a space. */
static bool
is_wanted(enum space space, unsigned wanted)
{
    static const enum wanted bits[SPACES] = {
        [SPACE_ACTORS] = WANT_ACTOR,
        [SPACE_EVENTS] = WANT_EVENT,
        [SPACE_REFERENCES] = WANT_REFERENCE,
    };
    return wanted & bits[space];
}

static void
offer_near(void *context, const char *text, enum level level)
{
    (void)level;
    tl_near_offer(context, text);
}

static const char *
nearest(const struct tl_builder *builder, const char *text, unsigned wanted)
{
    struct tl_near near = {.wanted = text};
    if (!is_worth_a_search(builder, TL_RULE_UNKNOWN_ID))
        return NULL;
    for (enum space space = 0; space < SPACES; space++) {
        uint32_t count = tl_graph_count(builder->graph, space_types[space]);
        for (uint32_t i = 0; is_wanted(space, wanted) && i < count; i++)
            if (!is_gone(builder->graph, space, i))
                names_each(builder->graph, space, i, offer_near, &near);
    }
    return near.best;
}

/* Numbers of events are often those of actors, too: "; where both have numbers, call
 * the event event-7". Else "". */
static void
write_advice(const char *text, const char *type, char *advice, size_t size)
{
    *advice = '\0';
    if (*text && text[strspn(text, "0123456789")] == '\0' && strlen(text) < 20)
        snprintf(advice, size, "; where both have numbers, call the %s %s-%s", type,
                 type, text);
}

/* Reports a text that nothing is called, with what was probably meant. */
static void
report_unknown(const struct tl_builder *builder, const char *text, unsigned wanted,
               struct tl_position position)
{
    uint32_t other = tl_id_find(builder->graph, &builder->ids, text, strlen(text));
    if (other != TL_NONE && wanted != WANT_REFERENCE) {
        const char *type = tl_type_names[TL_PACKED_TYPE(other)];
        char advice[100];
        write_advice(text, type, advice, sizeof advice);
        tl_report(builder->diagnostics, position, TL_RULE_UNKNOWN_ID, NULL,
                  "found '%.*s', which is %s %s, expected %s%s", TL_SHOWN(text),
                  TL_PACKED_TYPE(other) == TL_RELATION ? "a" : "an", type,
                  wanted_text(wanted), advice);
        return;
    }
    tl_report(builder->diagnostics, position, TL_RULE_UNKNOWN_ID,
              nearest(builder, text, wanted),
              "found '%.*s', which is not described anywhere, expected %s",
              TL_SHOWN(text), wanted_text(wanted));
}

/* More items of one name than that are not listed. */
#define MOST_CANDIDATES 8

/* The ids of the items that a text is the name (or alias) of, for a message. */
struct candidates {
    const struct tl_graph *graph;
    const char *text;
    enum level level;
    enum tl_type type;
    uint32_t number;
    const char *last; /* the id of the one that was added last */
    const char *ids[MOST_CANDIDATES];
    size_t count;
};

static void
add_candidate(void *context, const char *text, enum level level)
{
    struct candidates *candidates = context;
    const char *id = tl_record_text(
        *tl_row_record(candidates->graph, candidates->type, candidates->number), TL_ID);
    bool unnamed = candidates->type == TL_EVENT &&
                   tl_event_row(candidates->graph, candidates->number)->unnamed;
    if (level != candidates->level || strcmp(text, candidates->text) != 0 ||
        id == candidates->last)
        return;
    candidates->last = id;
    if (candidates->count < MOST_CANDIDATES)
        candidates->ids[candidates->count] = unnamed ? "(none yet)" : id;
    candidates->count++;
}

static void
list_candidates(struct candidates *candidates, char *list, size_t size)
{
    size_t count =
        candidates->count < MOST_CANDIDATES ? candidates->count : MOST_CANDIDATES;
    qsort(candidates->ids, count, sizeof *candidates->ids, tl_compare_texts);
    list[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(list);
        snprintf(list + used, size - used, "%s'%.*s'", used ? ", " : "",
                 TL_SHOWN(candidates->ids[i]));
    }
}

static void
find_candidates(const struct tl_builder *builder, unsigned wanted,
                struct candidates *candidates)
{
    for (enum space space = 0; space < SPACES; space++) {
        candidates->type = space_types[space];
        uint32_t count = tl_graph_count(builder->graph, candidates->type);
        for (uint32_t i = 0; is_wanted(space, wanted) && i < count; i++) {
            candidates->number = i;
            if (!is_gone(builder->graph, space, i))
                names_each(builder->graph, space, i, add_candidate, candidates);
        }
    }
}

/* Reports a text that several items are called on one level, with their ids, unless
 * there have been hundreds of such reports. */
static void
report_ambiguous(const struct tl_builder *builder, const char *text, unsigned wanted,
                 enum level level, struct tl_position position)
{
    char list[MOST_CANDIDATES * 80];
    struct candidates candidates = {
        .graph = builder->graph, .text = text, .level = level};
    if (!is_worth_a_search(builder, TL_RULE_AMBIGUOUS)) {
        tl_report(builder->diagnostics, position, TL_RULE_AMBIGUOUS, NULL,
                  "found '%.*s', which is what several are called; expected an id",
                  TL_SHOWN(text));
        return;
    }
    find_candidates(builder, wanted, &candidates);
    list_candidates(&candidates, list, sizeof list);
    tl_report(builder->diagnostics, position, TL_RULE_AMBIGUOUS, NULL,
              "found '%.*s', which is what several are called; expected one of their "
              "ids: %s%s",
              TL_SHOWN(text), list, candidates.count > MOST_CANDIDATES ? ", …" : "");
}

/* Names that are replaced, of actors that inputs describe. */

/* What the ids, names and aliases in a table of names mean, while their actors unite.
 */
struct uniting {
    struct tl_builder *builder;
    struct meaning *meanings; /* of mentions, before any is united */
    struct tl_vector into;    /* uint32_t by row: that which has all of it, + 1, or 0 */
};

/* Where it says which row has all of a row. */
static uint32_t *
into_of(struct uniting *uniting, uint32_t actor)
{
    while (uniting->into.count <= actor)
        tl_vector_add(&uniting->into);
    return tl_vector_at(&uniting->into, actor);
}

/* The row that has all of a row in the end. */
static uint32_t
last_of(const struct uniting *uniting, uint32_t actor)
{
    const uint32_t *into = NULL;
    while (actor < uniting->into.count && *(into = tl_vector_at(&uniting->into, actor)))
        actor = *into - 1;
    return actor;
}

/* The actor that a name of the table means; TL_NONE where none is described, or,
 * reported, where several are. */
static uint32_t
find_renamed(const struct uniting *uniting, const char *name,
             struct tl_position position, bool *ambiguous)
{
    const struct tl_builder *builder = uniting->builder;
    uint32_t mention = tl_vocabulary_find(&builder->mentions, name, strlen(name));
    struct meaning meaning = uniting->meanings[mention];
    if (meaning.ambiguous)
        report_ambiguous(builder, name, WANT_ACTOR, (enum level)meaning.level,
                         position);
    *ambiguous |= meaning.ambiguous;
    if (meaning.ambiguous || meaning.number == TL_NONE)
        return TL_NONE;
    return last_of(uniting, meaning.number);
}

static void
unite_row(struct uniting *uniting, const struct tl_renamed *row)
{
    struct tl_builder *builder = uniting->builder;
    bool ambiguous = false;
    uint32_t from = find_renamed(uniting, row->from, row->position, &ambiguous);
    if (from != TL_NONE || ambiguous) /* it is used */
        tl_renaming_find(builder->options.renaming, TL_RENAMED_ACTOR, row->from,
                         strlen(row->from));
    if (from == TL_NONE)
        return;
    uint32_t to = find_renamed(uniting, row->to, row->position, &ambiguous);
    if (to == from || ambiguous)
        return;
    uint32_t mention = tl_vocabulary_find(&builder->mentions, row->to, strlen(row->to));
    if (to != TL_NONE && tl_unite_actors(builder, from, to, row->position))
        *into_of(uniting, from) = to + 1;
    else if (to == TL_NONE && tl_unite_rename(builder, from, row->to, row->position))
        uniting->meanings[mention] = (struct meaning){from, BY_NAME, false};
}

/* What belonged to actors that are gone belongs to those that have all of theirs. */
static void
follow_united(const struct uniting *uniting)
{
    struct tl_builder *builder = uniting->builder;
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_CITATION); i++) {
        struct tl_citation_row *row = tl_citation_row(builder->graph, i);
        if (row->owner_type == TL_ACTOR)
            row->owner = last_of(uniting, row->owner);
    }
    for (size_t i = 0; i < builder->links.count; i++) {
        struct tl_link *link = tl_vector_at(&builder->links, i);
        if (link->type == TL_ACTOR)
            link->owner = last_of(uniting, link->owner);
    }
}

/* Unites the actors that the inputs describe and a table of names makes one, in the
 * order of the names. */
static void
unite_renamed(struct tl_builder *builder)
{
    struct tl_renaming *renaming = builder->options.renaming;
    const struct tl_vocabulary *names = &renaming->from[TL_RENAMED_ACTOR];
    struct uniting uniting = {.builder = builder, .into.width = sizeof(uint32_t)};
    uint32_t count = tl_vocabulary_count(names);
    uint32_t *sorted = tl_vocabulary_sorted(names);
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_renamed *row =
            tl_vector_at(&renaming->rows[TL_RENAMED_ACTOR], i);
        tl_vocabulary_add(&builder->mentions, row->from, strlen(row->from));
        tl_vocabulary_add(&builder->mentions, row->to, strlen(row->to));
    }
    struct meanings meanings = meanings_find(builder);
    uniting.meanings = meanings.of[SPACE_ACTORS];
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_renamed *row =
            tl_vector_at(&renaming->rows[TL_RENAMED_ACTOR], sorted[i]);
        if (!row->is_void)
            unite_row(&uniting, row);
    }
    follow_united(&uniting);
    meanings_clear(&meanings);
    tl_vector_clear(&uniting.into);
    tl_free(sorted);
}

/* Finishing, first step: what every mention means. */

struct resolver {
    struct tl_builder *builder;
    struct meanings meanings;
    bool creates[SPACES];     /* what is mentioned and not described */
    struct tl_vector aliases; /* struct alias */
};

/* A name that was replaced, and whose it is from then on. */
struct alias {
    const char *text;
    uint32_t actor;
};

/* The best meaning of a mention in the spaces that are wanted. */
static struct meaning
best_meaning(const struct resolver *resolver, uint32_t mention, unsigned wanted,
             enum space *found)
{
    struct meaning best = {TL_NONE, BY_NOTHING, false};
    for (enum space space = 0; space < SPACES; space++) {
        struct meaning meaning = resolver->meanings.of[space][mention];
        if (!is_wanted(space, wanted) || meaning.level > best.level)
            continue;
        if (meaning.level == best.level && meaning.level != BY_NOTHING) {
            best.ambiguous = true;
        } else if (meaning.level < best.level) {
            best = meaning;
            *found = space;
        }
    }
    return best;
}

/*
 * An item that is only mentioned, where no input describes any of its sort: the text is
 * its id. An edge list names the events behind its ties like that.
 */
static uint32_t
create(struct resolver *resolver, enum space space, uint32_t mention,
       struct tl_position position)
{
    struct tl_builder *builder = resolver->builder;
    struct tl_graph *graph = builder->graph;
    const char *text[TL_FIELDS] = {[TL_ID] =
                                       tl_vocabulary_text(&builder->mentions, mention)};
    enum tl_type type = space_types[space];
    struct tl_draft nothing = {.type = type};
    uint32_t number = tl_row_add(builder, type, position);
    tl_row_fill(builder, &nothing, number);
    if (type == TL_EVENT)
        tl_event_row(graph, number)->bare = true;
    *tl_row_record(graph, type, number) = tl_record_write(&graph->texts, text, NULL, 0);
    tl_id_add(graph, type == TL_REFERENCE ? &builder->reference_ids : &builder->ids,
              type, number);
    resolver->meanings.of[space][mention] = (struct meaning){number, BY_ID, false};
    return number;
}

/* The row of the table of names that replaces a mention; NULL where there is none. */
static const struct tl_renamed *
find_row(const struct resolver *resolver, uint32_t mention)
{
    const struct tl_builder *builder = resolver->builder;
    const char *text = tl_vocabulary_text(&builder->mentions, mention);
    return builder->options.renaming
               ? tl_renaming_find(builder->options.renaming, TL_RENAMED_ACTOR, text,
                                  strlen(text))
               : NULL;
}

static uint32_t resolve(struct resolver *resolver, uint32_t mention, unsigned wanted,
                        struct tl_position position);

/* What a mention of an actor means that is replaced: from here on, it is an alias. */
static uint32_t
resolve_renamed(struct resolver *resolver, uint32_t mention,
                const struct tl_renamed *row, struct tl_position position)
{
    const struct tl_builder *builder = resolver->builder;
    uint32_t to = tl_vocabulary_find(&builder->mentions, row->to, strlen(row->to));
    uint32_t packed = resolve(resolver, to, WANT_ACTOR, position);
    if (packed == TL_NONE)
        return TL_NONE;
    resolver->meanings.of[SPACE_ACTORS][mention] =
        (struct meaning){TL_PACKED_NUMBER(packed), BY_ALIAS, false};
    *(struct alias *)tl_vector_add(&resolver->aliases) =
        (struct alias){row->from, TL_PACKED_NUMBER(packed)};
    return packed;
}

/* What a mention means, packed; TL_NONE, reported, where it means nothing. */
static uint32_t
resolve(struct resolver *resolver, uint32_t mention, unsigned wanted,
        struct tl_position position)
{
    const struct tl_builder *builder = resolver->builder;
    const char *text = tl_vocabulary_text(&builder->mentions, mention);
    enum space space = SPACE_ACTORS;
    struct meaning meaning = best_meaning(resolver, mention, wanted, &space);
    if (meaning.level == BY_ID && !meaning.ambiguous)
        return TL_PACK(space_types[space], meaning.number);
    uint32_t id = tl_id_find(builder->graph, &builder->ids, text, strlen(text));
    if (id != TL_NONE && TL_PACKED_TYPE(id) == TL_RELATION && (wanted & WANT_RELATION))
        return id;
    if (meaning.ambiguous) {
        report_ambiguous(builder, text, wanted, meaning.level, position);
        return TL_NONE;
    }
    if (meaning.number != TL_NONE)
        return TL_PACK(space_types[space], meaning.number);
    /* What may be an actor or an event is an actor. */
    for (space = 0; !is_wanted(space, wanted);)
        space++;
    const struct tl_renamed *row =
        space == SPACE_ACTORS ? find_row(resolver, mention) : NULL;
    if (row)
        return resolve_renamed(resolver, mention, row, position);
    bool taken = space != SPACE_REFERENCES && id != TL_NONE;
    if (!taken && resolver->creates[space])
        return TL_PACK(space_types[space], create(resolver, space, mention, position));
    report_unknown(builder, text, wanted, position);
    return TL_NONE;
}

/* "Ministry (Afghanistan)" is an actor, where there is one of that name, and no role.
 */
static void
resolve_grouped(struct resolver *resolver)
{
    struct tl_builder *builder = resolver->builder;
    struct tl_graph *graph = builder->graph;
    for (size_t i = 0; i < builder->grouped.count; i++) {
        const struct tl_grouped *grouped = tl_vector_at(&builder->grouped, i);
        bool citation = grouped->type == TL_CITATION;
        enum space space = citation ? SPACE_REFERENCES : SPACE_ACTORS;
        if (resolver->meanings.of[space][grouped->whole].level == BY_NOTHING &&
            (citation || !find_row(resolver, grouped->whole)))
            continue;
        if (citation) {
            struct tl_citation_row *row = tl_citation_row(graph, grouped->owner);
            struct tl_texts texts = tl_record_read(row->record);
            texts.text[TL_LOCATOR] = "";
            row->reference = grouped->whole;
            row->record = tl_record_rewrite(&graph->texts, &texts);
        } else {
            struct tl_participation_row *row =
                tl_participation_row(graph, grouped->owner);
            row->actor = grouped->whole;
            *tl_role_place(graph, grouped->owner) = TL_NONE;
        }
    }
}

static void
skip_if_lenient(const struct tl_builder *builder)
{
    if (tl_diagnostics_is_lenient(builder->diagnostics))
        tl_diagnostics_skip(builder->diagnostics);
}

/* A participation whose actor or event is unknown is marked to go: its event is none.
 */
static void
resolve_participations(struct resolver *resolver)
{
    struct tl_builder *builder = resolver->builder;
    uint32_t count = tl_graph_count(builder->graph, TL_PARTICIPATION);
    size_t lone = 0; /* of those whose event is a mention, in the same order */
    for (uint32_t i = 0; i < count; i++) {
        struct tl_participation_row *row = tl_participation_row(builder->graph, i);
        struct tl_position position = tl_row_position(builder, TL_PARTICIPATION, i);
        uint32_t event = TL_PACK(TL_EVENT, row->event);
        if (row->event & TL_MENTIONED_EVENT)
            event = resolve(
                resolver, row->event & ~TL_MENTIONED_EVENT, WANT_EVENT,
                *(struct tl_position *)tl_vector_at(&builder->event_positions, lone++));
        /* What belongs to nothing creates nobody. */
        bool known = event != TL_NONE || !resolver->creates[SPACE_ACTORS];
        uint32_t actor =
            known ? resolve(resolver, row->actor, WANT_ACTOR, position) : TL_NONE;
        bool whole = event != TL_NONE && actor != TL_NONE;
        row->event = whole ? TL_PACKED_NUMBER(event) : TL_NONE;
        row->actor = whole ? TL_PACKED_NUMBER(actor) : TL_NONE;
        if (!whole)
            skip_if_lenient(builder);
    }
}

static void
resolve_references(struct resolver *resolver)
{
    struct tl_builder *builder = resolver->builder;
    uint32_t count = tl_graph_count(builder->graph, TL_CITATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_citation_row *row = tl_citation_row(builder->graph, i);
        uint32_t reference = resolve(resolver, row->reference, WANT_REFERENCE,
                                     tl_row_position(builder, TL_CITATION, i));
        row->reference = reference == TL_NONE ? TL_NONE : TL_PACKED_NUMBER(reference);
        if (reference == TL_NONE)
            skip_if_lenient(builder);
    }
}

/* What is cited must be there: a citation of nothing else creates nothing. From here on
 * a citation of an item has its owner; participations are found when they are in their
 * events. */
static void
resolve_detached(struct resolver *resolver)
{
    struct tl_builder *builder = resolver->builder;
    resolver->creates[SPACE_ACTORS] = resolver->creates[SPACE_EVENTS] = false;
    for (size_t i = 0; i < builder->detached.count; i++) {
        struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        bool of_item = detached->actor == TL_NONE;
        unsigned wanted =
            of_item ? WANT_ACTOR | WANT_EVENT | WANT_RELATION : WANT_EVENT;
        uint32_t actor = TL_NONE;
        detached->item = resolve(resolver, detached->item, wanted, detached->position);
        if (!of_item)
            actor = resolve(resolver, detached->actor, WANT_ACTOR,
                            detached->actor_position);
        detached->actor = actor == TL_NONE ? TL_NONE : TL_PACKED_NUMBER(actor);
        if (!of_item && actor == TL_NONE)
            detached->item = TL_NONE;
        struct tl_citation_row *row =
            tl_citation_row(builder->graph, detached->citation);
        if (detached->item == TL_NONE && row->reference != TL_NONE)
            skip_if_lenient(builder);
        if (detached->item == TL_NONE || !of_item)
            continue;
        row->owner_type = (uint8_t)TL_PACKED_TYPE(detached->item);
        row->owner = TL_PACKED_NUMBER(detached->item);
    }
}

static void
report_link_conflict(const struct tl_builder *builder, const struct tl_link *link)
{
    const char *id =
        tl_record_text(*tl_row_record(builder->graph, link->type, link->owner), TL_ID);
    struct tl_position first = tl_row_position(builder, link->type, link->owner);
    tl_report(builder->diagnostics, link->position, TL_RULE_CONFLICT, NULL,
              "found another %s for the %s '%.*s' than at %s:%u:%u, expected the same",
              tl_fields[link->field].name, tl_type_names[link->type], TL_SHOWN(id),
              tl_diagnostics_file_name(builder->diagnostics, first.file), first.line,
              first.column);
}

/* Sets a field that only one thing may stand in. */
static void
set_single(const struct tl_builder *builder, const struct tl_link *link,
           uint32_t *field, uint32_t number)
{
    if (*field != TL_NONE && *field != number)
        report_link_conflict(builder, link);
    else
        *field = number;
}

static void
set_end(const struct tl_builder *builder, const struct tl_link *link, uint32_t item)
{
    struct tl_relation_row *row = tl_relation_row(builder->graph, link->owner);
    bool source = link->field == TL_SOURCE;
    uint8_t *type = source ? &row->source_type : &row->target_type;
    uint32_t *number = source ? &row->source : &row->target;
    bool other = *number != TL_NONE && *type != TL_PACKED_TYPE(item);
    if (other)
        report_link_conflict(builder, link);
    else
        set_single(builder, link, number, TL_PACKED_NUMBER(item));
    if (!other)
        *type = (uint8_t)TL_PACKED_TYPE(item);
}

static void
set_link(struct tl_builder *builder, const struct tl_link *link, uint32_t item)
{
    struct tl_graph *graph = builder->graph;
    if (link->field == TL_PART_OF)
        set_single(builder, link, &tl_event_extra_add(graph, link->owner)->part_of,
                   TL_PACKED_NUMBER(item));
    else if (link->field == TL_VIA)
        set_single(builder, link, &tl_reference_row(graph, link->owner)->via,
                   TL_PACKED_NUMBER(item));
    else if (link->field == TL_EVENTS)
        *(struct tl_support *)tl_vector_add(&builder->supports) =
            (struct tl_support){link->owner, TL_PACKED_NUMBER(item)};
    else
        set_end(builder, link, item);
}

static bool
is_end(const struct tl_link *link)
{
    return link->field == TL_SOURCE || link->field == TL_TARGET;
}

/* Ends are resolved after all else: they may mean what other mentions create. */
static void
resolve_links(struct resolver *resolver, bool ends)
{
    static const unsigned wanted[TL_FIELDS] = {
        [TL_PART_OF] = WANT_EVENT,
        [TL_VIA] = WANT_REFERENCE,
        [TL_EVENTS] = WANT_EVENT,
        [TL_SOURCE] = WANT_ACTOR | WANT_EVENT,
        [TL_TARGET] = WANT_ACTOR | WANT_EVENT,
    };
    struct tl_builder *builder = resolver->builder;
    bool none = resolver->creates[SPACE_EVENTS];
    for (size_t i = 0; i < builder->links.count; i++) {
        const struct tl_link *link = tl_vector_at(&builder->links, i);
        if (is_end(link) != ends)
            continue;
        resolver->creates[SPACE_EVENTS] =
            none || (link->field == TL_PART_OF && builder->creates_wholes);
        uint32_t item =
            resolve(resolver, link->mention, wanted[link->field], link->position);
        if (item != TL_NONE)
            set_link(builder, link, item);
    }
    resolver->creates[SPACE_EVENTS] = none;
}

static void
skip_relations(const struct tl_builder *builder)
{
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_RELATION); i++) {
        const struct tl_relation_row *row = tl_relation_row(builder->graph, i);
        if (row->source == TL_NONE || row->target == TL_NONE)
            skip_if_lenient(builder);
    }
}

/* Adds the names that were replaced to the aliases of actors. */
static void
add_aliases(struct resolver *resolver)
{
    struct tl_builder *builder = resolver->builder;
    for (size_t i = 0; i < resolver->aliases.count; i++) {
        const struct alias *alias = tl_vector_at(&resolver->aliases, i);
        uint32_t packed = TL_PACK(TL_ACTOR, alias->actor);
        struct tl_joint *joint = tl_joint_find(&builder->joints, packed);
        char *list = tl_alloc(strlen(alias->text) + 2);
        memcpy(list, alias->text, strlen(alias->text));
        if (!joint)
            joint = tl_joint_add(&builder->joints, packed,
                                 tl_actor_row(builder->graph, alias->actor)->record,
                                 TL_ALIASES);
        tl_joint_list_add(&builder->joints, joint, list);
        tl_free(list);
    }
    tl_write_united(builder);
    tl_vector_clear(&resolver->aliases);
}

void
tl_resolve(struct tl_builder *builder)
{
    if (builder->options.renaming)
        unite_renamed(builder);
    struct resolver resolver = {
        builder,
        meanings_find(builder),
        {[SPACE_ACTORS] = !builder->has_table[TL_ACTOR],
         [SPACE_EVENTS] = tl_graph_count(builder->graph, TL_EVENT) == 0,
         [SPACE_REFERENCES] = !builder->has_table[TL_REFERENCE]},
        {.width = sizeof(struct alias)},
    };
    resolve_grouped(&resolver);
    resolve_participations(&resolver);
    resolve_links(&resolver, false);
    resolve_links(&resolver, true);
    skip_relations(builder);
    resolve_references(&resolver);
    resolve_detached(&resolver);
    add_aliases(&resolver);
    meanings_clear(&resolver.meanings);
}

/* What a text means in a finished graph. */

struct search {
    const char *text;
    struct tl_item item;
    uint32_t number;
    enum tl_type type;
    enum level level;
    bool ambiguous;
};

static void
consider(void *context, const char *text, enum level level)
{
    struct search *search = context;
    struct tl_item item = {search->type, search->number};
    if (level > search->level || strcmp(text, search->text) != 0)
        return;
    bool same = item.type == search->item.type && item.number == search->item.number;
    search->ambiguous = level == search->level && (search->ambiguous || !same);
    search->level = level;
    search->item = item;
}

struct tl_item
tl_graph_find(const struct tl_graph *graph, const char *text, bool *ambiguous)
{
    static const enum space spaces[] = {SPACE_ACTORS, SPACE_EVENTS};
    struct search search = {
        .text = text, .item = {TL_ACTOR, TL_NONE}, .level = BY_NOTHING};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        search.type = space_types[spaces[i]];
        uint32_t count = tl_graph_count(graph, search.type);
        for (search.number = 0; search.number < count; search.number++)
            names_each(graph, spaces[i], search.number, consider, &search);
    }
    *ambiguous = search.ambiguous;
    if (search.ambiguous)
        search.item.number = TL_NONE;
    return search.item;
}
