#include "fact.h"

#include "graph/base/ascii.h"
#include "about.h"
#include "cited.h"
#include "kept.h"

#define NODES         (1U << TL_NODES)
#define EDGES         (1U << TL_EDGES)
#define ABOUT(member) offsetof(struct tl_about, member)

static const struct {
    const char *key;
    enum tl_fact_type type;
    unsigned subjects;
    size_t member; /* its offset */
} table[TL_FACTS] = {
    [TL_FACT_LABEL] = {"label", TL_FACT_TEXT, NODES | EDGES, ABOUT(label)},
    [TL_FACT_ITEM] = {"item", TL_FACT_TEXT, NODES, ABOUT(item)},
    [TL_FACT_KIND] = {"kind", TL_FACT_TEXT, NODES | EDGES, ABOUT(kind)},
    [TL_FACT_ROLE] = {"role", TL_FACT_TEXT, EDGES, ABOUT(role)},
    [TL_FACT_DIRECTED] = {"directed", TL_FACT_BOOL, EDGES, ABOUT(directed)},
    [TL_FACT_WEIGHT] = {"weight", TL_FACT_AMOUNT, EDGES, ABOUT(weight)},
    [TL_FACT_DATE] = {"date", TL_FACT_TEXT, NODES | EDGES, ABOUT(date)},
    [TL_FACT_DATE_LABEL] = {"date_label", TL_FACT_TEXT, NODES | EDGES,
                            ABOUT(date_label)},
    [TL_FACT_DATE_TEXT] = {"date_text", TL_FACT_TEXT, NODES, ABOUT(date_text)},
    [TL_FACT_FIRST] = {"first", TL_FACT_DAY, NODES | EDGES, ABOUT(first)},
    [TL_FACT_LAST] = {"last", TL_FACT_DAY, NODES | EDGES, ABOUT(last)},
    [TL_FACT_OPEN_START] = {"open_start", TL_FACT_BOOL, NODES | EDGES,
                            ABOUT(open_start)},
    [TL_FACT_OPEN_END] = {"open_end", TL_FACT_BOOL, NODES | EDGES, ABOUT(open_end)},
    [TL_FACT_SPELLS] = {"spells", TL_FACT_LIST, EDGES, ABOUT(spells)},
    [TL_FACT_PLACE] = {"place", TL_FACT_TEXT, NODES, ABOUT(place)},
    [TL_FACT_COUNT] = {"count", TL_FACT_INTEGER, NODES, ABOUT(count)},
    [TL_FACT_ALIASES] = {"aliases", TL_FACT_LIST, NODES, ABOUT(aliases)},
    [TL_FACT_DEGREE] = {"degree", TL_FACT_INTEGER, NODES, ABOUT(degree)},
    [TL_FACT_STRENGTH] = {"strength", TL_FACT_AMOUNT, NODES, ABOUT(strength)},
    [TL_FACT_STATUS] = {"status", TL_FACT_TEXT, NODES | EDGES, ABOUT(status)},
    [TL_FACT_EVENTS] = {"events", TL_FACT_LIST, EDGES, ABOUT(events)},
    [TL_FACT_EVENT_COUNT] = {"event_count", TL_FACT_INTEGER, EDGES, ABOUT(event_count)},
    [TL_FACT_REFERENCES] = {"references", TL_FACT_LIST, NODES | EDGES,
                            ABOUT(references)},
    [TL_FACT_CITATIONS] = {"citations", TL_FACT_CITES, NODES | EDGES, ABOUT(citations)},
    [TL_FACT_DESCRIPTION] = {"description", TL_FACT_TEXT, NODES | EDGES,
                             ABOUT(description)},
    [TL_FACT_URL] = {"url", TL_FACT_TEXT, NODES, ABOUT(url)},
};

/* What is no fact, but beside them everywhere. An own "__proto__" does not survive in
 * JavaScript. */
static const char *const everywhere[] = {"id", "source", "target", "__proto__", NULL};

/* The types of the items that have attributes: those of nodes, and of edges. */
static const enum tl_type owners[][2] = {
    [TL_NODES] = {TL_ACTOR, TL_EVENT},
    [TL_EDGES] = {TL_PARTICIPATION, TL_RELATION},
};

static bool
is_same(const struct tl_dialect *dialect, const char *a, const char *b)
{
    if (!dialect->folds)
        return strcmp(a, b) == 0;
    while (*a && tl_ascii_lower(*a) == tl_ascii_lower(*b)) {
        a++;
        b++;
    }
    return tl_ascii_lower(*a) == tl_ascii_lower(*b);
}

static bool
is_among(const struct tl_dialect *dialect, const char *const *names, const char *key)
{
    while (names && *names && !is_same(dialect, *names, key))
        names++;
    return names && *names;
}

/* Whether a fact is one of its subject; one is only where it was asked for. */
static bool
is_said(const struct tl_facts *facts, enum tl_fact_name name)
{
    return table[name].subjects & 1U << facts->subject &&
           (name != TL_FACT_EVENT_COUNT || facts->drawing->style->evidence);
}

static bool
is_fact(const struct tl_facts *facts, const char *key)
{
    for (size_t i = 0; i < TL_FACTS; i++) {
        if (is_said(facts, (enum tl_fact_name)i) &&
            is_same(facts->dialect, table[i].key, key))
            return true;
    }
    return false;
}

/* Whether another key, which comes first, is the same but for case. */
static bool
is_repeated(const struct tl_facts *facts, const char *key)
{
    if (!facts->dialect->folds)
        return false;
    for (size_t list = 0; list < 2; list++) {
        for (uint32_t i = 0; i < facts->key_counts[list]; i++) {
            const char *other = facts->keys[list][i];
            if (strcmp(other, key) < 0 && is_same(facts->dialect, other, key))
                return true;
        }
    }
    return false;
}

static bool
is_refused(const struct tl_facts *facts, const char *key)
{
    const struct tl_dialect *dialect = facts->dialect;
    return *key == '\0' || is_fact(facts, key) || is_among(dialect, everywhere, key) ||
           is_among(dialect, dialect->taken, key) ||
           (dialect->refuses && dialect->refuses(key)) || is_repeated(facts, key);
}

static bool
has_clashes(const struct tl_facts *facts)
{
    for (size_t list = 0; list < 2; list++) {
        for (uint32_t i = 0; i < facts->key_counts[list]; i++) {
            if (is_refused(facts, facts->keys[list][i]))
                return true;
        }
    }
    return false;
}

struct tl_facts
tl_facts_begin(const struct tl_drawing *drawing, struct tl_losses *losses,
               enum tl_subject subject, const struct tl_dialect *dialect)
{
    struct tl_facts facts = {
        .drawing = drawing,
        .losses = losses,
        .dialect = dialect,
        .subject = subject,
    };
    for (size_t list = 0; list < 2; list++)
        facts.key_counts[list] =
            tl_graph_keys(drawing->graph, owners[subject][list], &facts.keys[list]);
    facts.clashes = has_clashes(&facts);
    return facts;
}

static void
read_attribute(struct tl_fact *fact)
{
    if (!tl_attributes_next(&fact->about.attributes, &fact->pending_key,
                            &fact->pending_value))
        fact->pending_key = NULL;
}

void
tl_fact_begin(struct tl_fact *fact, const struct tl_facts *facts, uint32_t number)
{
    const struct tl_network *network = facts->drawing->network;
    *fact = (struct tl_fact){.facts = facts, .column = UINT32_MAX};
    if (number == TL_NONE)
        return;
    if (facts->subject == TL_NODES)
        tl_about_node(&fact->about, facts, &network->nodes[number]);
    else
        tl_about_edge(&fact->about, facts, &network->edges[number]);
    read_attribute(fact);
}

/* Of names alone, nothing is filled. */
static bool
is_nameless(const struct tl_fact *fact)
{
    return !fact->about.id;
}

static void
take_text(struct tl_fact *fact, const void *member)
{
    fact->text = *(const char *const *)member;
    fact->present = *fact->text != '\0';
}

static void
take_list(struct tl_fact *fact, const void *member)
{
    struct tl_fact_list copy = *(const struct tl_fact_list *)member;
    fact->list = copy;
    fact->present = tl_fact_element(&copy) != NULL;
}

static void
take_day(struct tl_fact *fact, const void *member)
{
    fact->number = *(const int64_t *)member;
    fact->present = fact->number != TL_DAY_MIN && fact->number != TL_DAY_MAX;
}

/* Of booleans only the direction is there when it is false. */
static void
take_bool(struct tl_fact *fact, const void *member)
{
    fact->number = *(const bool *)member;
    fact->present = fact->number || fact->name == TL_FACT_DIRECTED;
}

static void
take_integer(struct tl_fact *fact, const void *member)
{
    fact->number = *(const int64_t *)member;
    fact->present = fact->number >= 0;
}

static void
take_amount(struct tl_fact *fact, const void *member)
{
    fact->number = *(const int64_t *)member;
    fact->present = true;
}

static void
take_citations(struct tl_fact *fact, const void *member)
{
    fact->citations = *(const struct tl_slice *)member;
    fact->present = tl_cited_says_more(fact->facts->drawing->graph, fact->citations);
}

static void (*const takes[])(struct tl_fact *fact, const void *member) = {
    [TL_FACT_TEXT] = take_text,       [TL_FACT_LIST] = take_list,
    [TL_FACT_DAY] = take_day,         [TL_FACT_BOOL] = take_bool,
    [TL_FACT_INTEGER] = take_integer, [TL_FACT_AMOUNT] = take_amount,
    [TL_FACT_CITES] = take_citations,
};

/* The next fact of the model that is asked for. */
static bool
next_of_model(struct tl_fact *fact)
{
    const struct tl_facts *facts = fact->facts;
    while (fact->next < TL_FACTS) {
        enum tl_fact_name name = (enum tl_fact_name)fact->next++;
        if (!is_said(facts, name) || facts->dialect->own & TL_FACT_BIT(name))
            continue;
        fact->name = name;
        fact->key = table[name].key;
        fact->type = table[name].type;
        if (!is_nameless(fact))
            takes[fact->type](fact, (const char *)&fact->about + table[name].member);
        return true;
    }
    return false;
}

/* The least key that is left in either list; NULL at the end. */
static const char *
next_key(struct tl_fact *fact)
{
    const struct tl_facts *facts = fact->facts;
    const char *key = NULL;
    for (size_t list = 0; list < 2; list++) {
        if (fact->at[list] == facts->key_counts[list])
            continue;
        const char *other = facts->keys[list][fact->at[list]];
        if (!key || strcmp(other, key) < 0)
            key = other;
    }
    for (size_t list = 0; key && list < 2; list++) {
        if (fact->at[list] < facts->key_counts[list] &&
            strcmp(facts->keys[list][fact->at[list]], key) == 0)
            fact->at[list]++;
    }
    return key;
}

/* Keys and attributes are both in the order of their bytes. */
static bool
next_attribute(struct tl_fact *fact)
{
    for (const char *key = next_key(fact); key; key = next_key(fact)) {
        fact->name = TL_FACTS;
        fact->key = key;
        fact->type = TL_FACT_TEXT;
        fact->present = fact->pending_key && strcmp(fact->pending_key, key) == 0;
        fact->text = "";
        if (fact->present) {
            fact->text = fact->pending_value;
            read_attribute(fact);
        }
        if (!fact->facts->clashes || !is_refused(fact->facts, key))
            return true;
        if (fact->present)
            tl_kept_lose(fact->facts->losses);
    }
    return false;
}

bool
tl_fact_next(struct tl_fact *fact)
{
    fact->column++;
    fact->present = false;
    return next_of_model(fact) || next_attribute(fact);
}

/* Goes by the attributes alone: of all keys an item may have few. */
static bool
next_own_attribute(struct tl_fact *fact)
{
    while (fact->pending_key) {
        fact->name = TL_FACTS;
        fact->key = fact->pending_key;
        fact->type = TL_FACT_TEXT;
        fact->present = true;
        fact->text = fact->pending_value;
        read_attribute(fact);
        if (!fact->facts->clashes || !is_refused(fact->facts, fact->key))
            return true;
        tl_kept_lose(fact->facts->losses);
    }
    return false;
}

bool
tl_fact_next_present(struct tl_fact *fact)
{
    while (next_of_model(fact)) {
        if (fact->present)
            return true;
    }
    return next_own_attribute(fact);
}

const char *
tl_fact_element(struct tl_fact_list *list)
{
    return list->next(list);
}
