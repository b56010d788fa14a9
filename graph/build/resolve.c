#include <stdio.h>
#include <string.h>

#include "meaning.h"
#include "rows.h"
#include "state.h"
#include "unite.h"

/* Finishing, first step: what every mention means. */

/* Mentions of one sort: how many, and the first one. */
struct counted {
    size_t count;
    struct tl_position position;
    const char *text;
};

struct resolver {
    struct tl_builder *builder;
    struct tl_meanings meanings;
    bool creates[TL_SPACES];  /* what is mentioned and not described */
    struct tl_vector aliases; /* struct alias */
    /* By inputs that may mention what no input describes: */
    struct counted absent[TL_SPACES]; /* items that were made */
    struct counted misplaced;         /* mentions of what is something else */
};

/* A name that was replaced, and whose it is from then on. */
struct alias {
    const char *text;
    uint32_t actor;
};

/* The best meaning of a mention in the spaces that are wanted. */
static struct tl_meaning
best_meaning(const struct resolver *resolver, uint32_t mention, unsigned wanted,
             enum tl_space *found)
{
    struct tl_meaning best = {TL_NONE, TL_BY_NOTHING, false};
    for (enum tl_space space = 0; space < TL_SPACES; space++) {
        if (!tl_space_is_wanted(space, wanted))
            continue;
        struct tl_meaning meaning = resolver->meanings.of[space][mention];
        if (meaning.level > best.level)
            continue;
        if (meaning.level == best.level && meaning.level != TL_BY_NOTHING) {
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
create(struct resolver *resolver, enum tl_space space, uint32_t mention,
       struct tl_position position)
{
    struct tl_builder *builder = resolver->builder;
    struct tl_graph *graph = builder->graph;
    const char *text[TL_FIELDS] = {[TL_ID] =
                                       tl_vocabulary_text(&builder->mentions, mention)};
    enum tl_type type = tl_space_types[space];
    struct tl_draft nothing = {.type = type};
    uint32_t number = tl_row_add(builder, type, position);
    tl_row_fill(builder, &nothing, number);
    if (type == TL_EVENT)
        tl_event_row(graph, number)->bare = true;
    *tl_row_record(graph, type, number) = tl_record_write(&graph->texts, text, NULL, 0);
    tl_id_add(graph, type == TL_REFERENCE ? &builder->reference_ids : &builder->ids,
              type, number);
    resolver->meanings.of[space][mention] =
        (struct tl_meaning){number, TL_BY_ID, false};
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
    uint32_t packed = resolve(resolver, to, TL_WANT_ACTOR, position);
    if (packed == TL_NONE)
        return TL_NONE;
    resolver->meanings.of[TL_SPACE_ACTORS][mention] =
        (struct tl_meaning){TL_PACKED_NUMBER(packed), TL_BY_ALIAS, false};
    *(struct alias *)tl_vector_add(&resolver->aliases) =
        (struct alias){row->from, TL_PACKED_NUMBER(packed)};
    return packed;
}

static void
count(struct counted *counted, const char *text, struct tl_position position)
{
    if (counted->count++ == 0) {
        counted->position = position;
        counted->text = text;
    }
}

/* A mention by an input that may mention what no input describes. */
static uint32_t
resolve_absent(struct resolver *resolver, uint32_t mention, enum tl_space space,
               bool is_taken, struct tl_position position)
{
    const char *text = tl_vocabulary_text(&resolver->builder->mentions, mention);
    count(is_taken ? &resolver->misplaced : &resolver->absent[space], text, position);
    return is_taken ? TL_NONE
                    : TL_PACK(tl_space_types[space],
                              create(resolver, space, mention, position));
}

/* What a mention means, packed; TL_NONE, reported, where it means nothing. */
static uint32_t
resolve(struct resolver *resolver, uint32_t mention, unsigned wanted,
        struct tl_position position)
{
    const struct tl_builder *builder = resolver->builder;
    enum tl_space space = TL_SPACE_ACTORS;
    struct tl_meaning meaning = best_meaning(resolver, mention, wanted, &space);
    if (meaning.level == TL_BY_ID && !meaning.ambiguous)
        return TL_PACK(tl_space_types[space], meaning.number);
    const char *text = tl_vocabulary_text(&builder->mentions, mention);
    uint32_t id = tl_id_find(builder->graph, &builder->ids, text, strlen(text));
    if (id != TL_NONE && TL_PACKED_TYPE(id) == TL_RELATION &&
        (wanted & TL_WANT_RELATION))
        return id;
    if (meaning.ambiguous) {
        tl_meaning_report_ambiguous(builder, text, wanted, meaning.level, position);
        return TL_NONE;
    }
    if (meaning.number != TL_NONE)
        return TL_PACK(tl_space_types[space], meaning.number);
    /* What may be an actor or an event is an actor. */
    for (space = 0; !tl_space_is_wanted(space, wanted);)
        space++;
    const struct tl_renamed *row =
        space == TL_SPACE_ACTORS ? find_row(resolver, mention) : NULL;
    if (row)
        return resolve_renamed(resolver, mention, row, position);
    bool taken = space != TL_SPACE_REFERENCES && id != TL_NONE;
    if (!taken && resolver->creates[space])
        return TL_PACK(tl_space_types[space],
                       create(resolver, space, mention, position));
    if (*tl_input_at(resolver->builder, position.file) & TL_INPUT_IS_PARTIAL)
        return resolve_absent(resolver, mention, space, taken, position);
    tl_meaning_report_unknown(builder, text, wanted, position);
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
        enum tl_space space = citation ? TL_SPACE_REFERENCES : TL_SPACE_ACTORS;
        if (resolver->meanings.of[space][grouped->whole].level == TL_BY_NOTHING &&
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
                resolver, row->event & ~TL_MENTIONED_EVENT, TL_WANT_EVENT,
                *(struct tl_position *)tl_vector_at(&builder->event_positions, lone++));
        /* What belongs to nothing creates nobody. */
        bool known = event != TL_NONE || !resolver->creates[TL_SPACE_ACTORS];
        uint32_t actor =
            known ? resolve(resolver, row->actor, TL_WANT_ACTOR, position) : TL_NONE;
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
        uint32_t reference = resolve(resolver, row->reference, TL_WANT_REFERENCE,
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
    resolver->creates[TL_SPACE_ACTORS] = resolver->creates[TL_SPACE_EVENTS] = false;
    for (size_t i = 0; i < builder->detached.count; i++) {
        struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        bool of_item = detached->actor == TL_NONE;
        unsigned wanted =
            of_item ? TL_WANT_ACTOR | TL_WANT_EVENT | TL_WANT_RELATION : TL_WANT_EVENT;
        uint32_t actor = TL_NONE;
        detached->item = resolve(resolver, detached->item, wanted, detached->position);
        if (!of_item)
            actor = resolve(resolver, detached->actor, TL_WANT_ACTOR,
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
    if (link->type == TL_CITATION)
        tl_citation_row(graph, link->owner)->whole = TL_PACKED_NUMBER(item);
    else if (link->field == TL_PART_OF)
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
        [TL_PART_OF] = TL_WANT_EVENT,
        [TL_VIA] = TL_WANT_REFERENCE,
        [TL_EVENTS] = TL_WANT_EVENT,
        [TL_SOURCE] = TL_WANT_ACTOR | TL_WANT_EVENT,
        [TL_TARGET] = TL_WANT_ACTOR | TL_WANT_EVENT,
    };
    struct tl_builder *builder = resolver->builder;
    bool none = resolver->creates[TL_SPACE_EVENTS];
    for (size_t i = 0; i < builder->links.count; i++) {
        const struct tl_link *link = tl_vector_at(&builder->links, i);
        if (is_end(link) != ends)
            continue;
        resolver->creates[TL_SPACE_EVENTS] =
            none || (link->field == TL_PART_OF && builder->creates_wholes);
        uint32_t item =
            resolve(resolver, link->mention, wanted[link->field], link->position);
        if (item != TL_NONE)
            set_link(builder, link, item);
    }
    resolver->creates[TL_SPACE_EVENTS] = none;
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

static void
report_counted(const struct resolver *resolver, const struct counted *counted,
               enum tl_rule rule, const char *one, const char *many)
{
    char others[40] = "";
    if (counted->count > 1)
        snprintf(others, sizeof others, " and %zu more", counted->count - 1);
    if (counted->count > 0)
        tl_report(resolver->builder->diagnostics, counted->position, rule, NULL,
                  "found '%.*s'%s, %s", TL_SHOWN(counted->text), others,
                  counted->count == 1 ? one : many);
}

static void
report_absent(const struct resolver *resolver)
{
    static const char *const texts[TL_SPACES][2] = {
        [TL_SPACE_ACTORS] =
            {"which no input describes; it becomes an actor with this id",
             "which no input describes; each becomes an actor with its id"},
        [TL_SPACE_EVENTS] =
            {"which no input describes; it becomes an event with this id",
             "which no input describes; each becomes an event with its id"},
        [TL_SPACE_REFERENCES] =
            {"which no input describes; it becomes a reference with this id",
             "which no input describes; each becomes a reference with its id"},
    };
    for (enum tl_space space = 0; space < TL_SPACES; space++)
        report_counted(resolver, &resolver->absent[space], TL_RULE_ABSENT,
                       texts[space][0], texts[space][1]);
    report_counted(resolver, &resolver->misplaced, TL_RULE_IGNORED,
                   "which is another kind of item than its place allows; the mention "
                   "is left out",
                   "which are other kinds of items than their places allow; the "
                   "mentions are left out");
}

void
tl_resolve(struct tl_builder *builder)
{
    struct resolver resolver = {
        builder,
        tl_meanings_find(builder),
        {[TL_SPACE_ACTORS] = !builder->has_table[TL_ACTOR],
         [TL_SPACE_EVENTS] = tl_graph_count(builder->graph, TL_EVENT) == 0,
         [TL_SPACE_REFERENCES] = !builder->has_table[TL_REFERENCE]},
        {.width = sizeof(struct alias)},
        {{0}},
        {0},
    };
    resolve_grouped(&resolver);
    resolve_participations(&resolver);
    resolve_links(&resolver, false);
    resolve_links(&resolver, true);
    skip_relations(builder);
    resolve_references(&resolver);
    resolve_detached(&resolver);
    add_aliases(&resolver);
    report_absent(&resolver);
    tl_meanings_clear(&resolver.meanings);
}
