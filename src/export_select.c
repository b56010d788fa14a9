#include "export_select.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "graph/query/match.h"
#include "graph/query/values.h"
#include "src/base/terminal.h"

/* An option that is a condition. Its values are alternatives, unless `each` is one. */
struct conditional {
    const char *option;
    size_t offset; /* of the list of values, in tl_options */
    enum tl_criterion criterion;
    bool negative;
    bool each;
};

#define IN(member) offsetof(struct tl_options, member)

/* `with` comes first: roles are of those it names. */
static const struct conditional conditionals[] = {
    {"with", IN(with), TL_BY_ACTOR, false, true},
    {"actor-kind", IN(actor_kinds), TL_BY_ACTOR_KIND, false, false},
    {"kind", IN(kinds), TL_BY_KIND, false, false},
    {"role", IN(roles), TL_BY_ROLE, false, false},
    {"place", IN(places), TL_BY_PLACE, false, false},
    {"reference", IN(references), TL_BY_REFERENCE, false, false},
    {"where", IN(where), TL_BY_WHERE, false, false},
    {"not-actor", IN(not_actors), TL_BY_ACTOR, true, false},
    {"not-actor-kind", IN(not_actor_kinds), TL_BY_ACTOR_KIND, true, false},
    {"not-kind", IN(not_kinds), TL_BY_KIND, true, false},
    {"not-role", IN(not_roles), TL_BY_ROLE, true, false},
    {"not-place", IN(not_places), TL_BY_PLACE, true, false},
    {"not-reference", IN(not_references), TL_BY_REFERENCE, true, false},
};

enum { CONDITIONALS = sizeof conditionals / sizeof *conditionals };

static const struct tl_texts_list *
values_of(const struct tl_options *options, const struct conditional *conditional)
{
    return (const void *)((const char *)options + conditional->offset);
}

/* "; did you mean 'Foreign Affairs (Russia)' or 14 others?"; to be freed. */
static char *
suggest(const struct tl_hint *hint)
{
    bool of_actors = hint->key && !hint->text && tl_text_begins(hint->key, "actor.");
    size_t size = (hint->best ? strlen(hint->best) : 0) + 64;
    char *text = tl_alloc(size);
    char others[40] = "";
    if (hint->others)
        snprintf(others, sizeof others, " or %lu other%s", (unsigned long)hint->others,
                 hint->others == 1 ? "" : "s");
    if (hint->best)
        snprintf(text, size, "; did you mean '%s%s'%s?", of_actors ? "actor." : "",
                 hint->best, others);
    return text;
}

static void
say_hint(const char *option, const struct tl_hint *hint)
{
    char *suggestion = suggest(hint);
    if (hint->ambiguous)
        tl_say("--%s: several are called '%s'; give an id", option, hint->text);
    else if (hint->subject)
        tl_say("--%s: there is no %s '%s'%s", option, hint->subject, hint->text,
               suggestion);
    else if (hint->text)
        tl_say("--%s: there is no value '%s' of '%.*s'%s", option, hint->text,
               (int)hint->key_length, hint->key, suggestion);
    else
        tl_say("--%s: there is no field or attribute '%.*s'%s", option,
               (int)hint->key_length, hint->key, suggestion);
    tl_free(suggestion);
}

/* Marks what a value of an option means; false, said, where nothing has it. */
static bool
add_value(struct tl_condition *condition, const struct tl_graph *graph,
          const struct conditional *conditional, const char *text, bool any_claim)
{
    struct tl_hint hint;
    if (tl_condition_add(condition, graph, conditional->criterion, text, any_claim,
                         &hint))
        return true;
    say_hint(conditional->option, &hint);
    return false;
}

static struct tl_condition *
new_condition(struct tl_choice *choice, struct tl_condition condition)
{
    uint32_t number = choice->selection.condition_count++;
    choice->conditions[number] = condition;
    return &choice->conditions[number];
}

static void
name_actors(struct tl_choice *choice, const struct tl_graph *graph, const bool *actors)
{
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    if (!choice->named)
        choice->named = tl_alloc(count);
    for (uint32_t i = 0; i < count; i++)
        choice->named[i] = choice->named[i] || actors[i];
}

static bool
add_conditions(struct tl_choice *choice, const struct tl_options *options,
               const struct tl_graph *graph, const struct conditional *conditional)
{
    const struct tl_texts_list *values = values_of(options, conditional);
    struct tl_condition *condition = NULL;
    for (size_t i = 0; i < values->count; i++) {
        if (!condition || conditional->each)
            condition = new_condition(
                choice, tl_condition_on(conditional->criterion, conditional->negative));
        if (conditional->criterion == TL_BY_ROLE)
            condition->named = choice->named;
        if (!add_value(condition, graph, conditional, values->texts[i],
                       options->any_claim))
            return false;
        if (conditional->each)
            name_actors(choice, graph, condition->actors);
    }
    return true;
}

static void
add_matches(struct tl_choice *choice, const struct tl_texts_list *texts,
            const struct tl_graph *graph)
{
    if (!texts->count)
        return;
    struct tl_condition *condition = new_condition(choice, tl_condition_on_texts());
    for (size_t i = 0; i < texts->count; i++)
        tl_condition_match(condition, graph, texts->texts[i]);
}

/* The actors that the events are of, or from whom steps begin. */
static bool
add_actors(struct tl_choice *choice, const struct tl_options *options,
           const struct tl_graph *graph)
{
    static const struct conditional actors = {"actor", IN(actors), TL_BY_ACTOR, false,
                                              false};
    struct tl_condition condition = tl_condition_on(TL_BY_ACTOR, false);
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    bool good = true;
    for (size_t i = 0; good && i < options->actors.count; i++)
        good = add_value(&condition, graph, &actors, options->actors.texts[i], false);
    if (good && condition.actors) {
        name_actors(choice, graph, condition.actors);
        choice->actors = tl_alloc(count * sizeof *choice->actors);
        for (uint32_t i = 0; i < count; i++)
            if (condition.actors[i])
                choice->actors[choice->selection.actor_count++] = i;
    }
    tl_condition_clear(&condition);
    return good;
}

static struct tl_selection
make_selection(const struct tl_options *options)
{
    struct tl_selection selection = tl_selection_all();
    selection.since = options->since;
    selection.until = options->until;
    selection.certain = options->certain;
    selection.any_claim = options->any_claim;
    selection.has_hops = options->has_hops;
    selection.hops = options->hops;
    selection.statuses = options->statuses;
    selection.not_statuses = options->not_statuses;
    selection.top = options->top;
    selection.min_weight = options->min_weight;
    selection.max_pairs = options->max_pairs;
    selection.ties = (enum tl_ties)options->ties;
    selection.weighs_events = options->style.evidence_dates;
    return selection;
}

bool
tl_choice_make(struct tl_choice *choice, const struct tl_options *options,
               const struct tl_graph *graph)
{
    size_t most = CONDITIONALS + 1 + options->with.count;
    *choice = (struct tl_choice){
        .selection = make_selection(options),
        .conditions = tl_alloc(most * sizeof *choice->conditions),
    };
    bool good = add_actors(choice, options, graph);
    for (size_t i = 0; good && i < CONDITIONALS; i++)
        good = add_conditions(choice, options, graph, &conditionals[i]);
    if (good)
        add_matches(choice, &options->matches, graph);
    choice->selection.conditions = choice->conditions;
    choice->selection.actors = choice->actors;
    return good;
}

void
tl_choice_clear(struct tl_choice *choice)
{
    for (uint32_t i = 0; i < choice->selection.condition_count; i++)
        tl_condition_clear(&choice->conditions[i]);
    tl_free(choice->conditions);
    tl_free(choice->actors);
    tl_free(choice->named);
}
