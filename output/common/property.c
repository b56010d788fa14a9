#include "property.h"

#include "graph/base/ascii.h"
#include "about.h"
#include "cited.h"
#include "exported.h"

#define NODES         (1U << TL_NODES)
#define EDGES         (1U << TL_EDGES)
#define ABOUT(member) offsetof(struct tl_about, member)

static const struct {
    const char *key;
    enum tl_property_type type;
    unsigned subjects;
    size_t member; /* its offset */
} table[TL_PROPERTIES] = {
    [TL_PROPERTY_LABEL] = {"label", TL_PROPERTY_TEXT, NODES | EDGES, ABOUT(label)},
    [TL_PROPERTY_ITEM] = {"item", TL_PROPERTY_TEXT, NODES, ABOUT(item)},
    [TL_PROPERTY_KIND] = {"kind", TL_PROPERTY_TEXT, NODES | EDGES, ABOUT(kind)},
    [TL_PROPERTY_KINDS] = {"kinds", TL_PROPERTY_LIST, EDGES, ABOUT(kinds)},
    [TL_PROPERTY_ROLE] = {"role", TL_PROPERTY_TEXT, EDGES, ABOUT(role)},
    [TL_PROPERTY_DIRECTED] = {"directed", TL_PROPERTY_BOOL, EDGES, ABOUT(directed)},
    [TL_PROPERTY_WEIGHT] = {"weight", TL_PROPERTY_AMOUNT, EDGES, ABOUT(weight)},
    [TL_PROPERTY_WEIGHT_DISPUTED] = {"weight_disputed", TL_PROPERTY_AMOUNT, EDGES,
                                     ABOUT(weight_disputed)},
    [TL_PROPERTY_DATE] = {"date", TL_PROPERTY_TEXT, NODES | EDGES, ABOUT(date)},
    [TL_PROPERTY_DATE_LABEL] = {"date_label", TL_PROPERTY_TEXT, NODES | EDGES,
                                ABOUT(date_label)},
    [TL_PROPERTY_DATE_TEXT] = {"date_text", TL_PROPERTY_TEXT, NODES, ABOUT(date_text)},
    [TL_PROPERTY_FIRST] = {"first", TL_PROPERTY_DAY, NODES | EDGES, ABOUT(first)},
    [TL_PROPERTY_LAST] = {"last", TL_PROPERTY_DAY, NODES | EDGES, ABOUT(last)},
    [TL_PROPERTY_OPEN_START] = {"open_start", TL_PROPERTY_BOOL, NODES | EDGES,
                                ABOUT(open_start)},
    [TL_PROPERTY_OPEN_END] = {"open_end", TL_PROPERTY_BOOL, NODES | EDGES,
                              ABOUT(open_end)},
    [TL_PROPERTY_SPELLS] = {"spells", TL_PROPERTY_LIST, EDGES, ABOUT(spells)},
    [TL_PROPERTY_PLACE] = {"place", TL_PROPERTY_TEXT, NODES, ABOUT(place)},
    [TL_PROPERTY_COUNT] = {"count", TL_PROPERTY_INTEGER, NODES, ABOUT(count)},
    [TL_PROPERTY_ALIASES] = {"aliases", TL_PROPERTY_LIST, NODES, ABOUT(aliases)},
    [TL_PROPERTY_DEGREE] = {"degree", TL_PROPERTY_INTEGER, NODES, ABOUT(degree)},
    [TL_PROPERTY_STRENGTH] = {"strength", TL_PROPERTY_AMOUNT, NODES, ABOUT(strength)},
    [TL_PROPERTY_MEMBERS] = {"members", TL_PROPERTY_INTEGER, NODES, ABOUT(members)},
    [TL_PROPERTY_WITHIN] = {"within", TL_PROPERTY_AMOUNT, NODES, ABOUT(within)},
    [TL_PROPERTY_STATUS] = {"status", TL_PROPERTY_TEXT, NODES | EDGES, ABOUT(status)},
    [TL_PROPERTY_EVENTS] = {"events", TL_PROPERTY_LIST, EDGES, ABOUT(events)},
    [TL_PROPERTY_EVENT_COUNT] = {"event_count", TL_PROPERTY_INTEGER, EDGES,
                                 ABOUT(event_count)},
    [TL_PROPERTY_REFERENCES] = {"references", TL_PROPERTY_LIST, NODES | EDGES,
                                ABOUT(references)},
    [TL_PROPERTY_DENIED_BY] = {"denied_by", TL_PROPERTY_LIST, NODES | EDGES,
                               ABOUT(denied_by)},
    [TL_PROPERTY_CITATIONS] = {"citations", TL_PROPERTY_CITES, NODES | EDGES,
                               ABOUT(citations)},
    [TL_PROPERTY_TOLD] = {"", TL_PROPERTY_TEXT, NODES | EDGES, 0},
    [TL_PROPERTY_URL] = {"url", TL_PROPERTY_TEXT, NODES, ABOUT(url)},
};

/* Names that every format uses beside the properties; and "__proto__", which JavaScript
 * does not keep as a member. */
static const char *const always_reserved[] = {"id", "source", "target", "__proto__",
                                              NULL};

/* The types of the items that have attributes: those of nodes, and of edges. */
static const enum tl_type owners[][2] = {
    [TL_NODES] = {TL_ACTOR, TL_EVENT},
    [TL_EDGES] = {TL_PARTICIPATION, TL_RELATION},
};

static bool
is_same(const struct tl_dialect *dialect, const char *a, const char *b)
{
    if (!dialect->ignores_case)
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

/* Whether nodes, or edges, have a property; some only where the user asks for them. */
static bool
is_offered(const struct tl_properties *properties, enum tl_property_name name)
{
    const struct tl_drawing *drawing = properties->drawing;
    if (name == TL_PROPERTY_EVENT_COUNT && !drawing->style->evidence)
        return false;
    if (name == TL_PROPERTY_KINDS && drawing->network->ties == TL_TIES_BY_KIND)
        return false;
    if ((name == TL_PROPERTY_MEMBERS || name == TL_PROPERTY_WITHIN) &&
        !tl_drawing_grouping(drawing))
        return false;
    return table[name].subjects & 1U << properties->subject;
}

static unsigned
types_of(const struct tl_properties *properties)
{
    const enum tl_type *types = owners[properties->subject];
    return 1U << types[0] | 1U << types[1];
}

static bool
is_told(const struct tl_properties *properties, const char *key)
{
    TL_EACH_TOLD (types_of(properties), field) {
        if (is_same(properties->dialect, tl_fields[field].name, key))
            return true;
    }
    return false;
}

static bool
is_property(const struct tl_properties *properties, const char *key)
{
    if (is_told(properties, key))
        return true;
    for (size_t i = 0; i < TL_PROPERTIES; i++) {
        if (is_offered(properties, (enum tl_property_name)i) &&
            is_same(properties->dialect, table[i].key, key))
            return true;
    }
    return false;
}

/* The first of some sorted keys, alike up to `at`, whose byte there is not below one.
 */
static uint32_t
find_byte(const char *const *keys, struct tl_slice range, size_t at, int byte)
{
    uint32_t low = range.first;
    uint32_t high = range.first + range.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if ((unsigned char)keys[middle][at] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct tl_slice
narrow(const char *const *keys, struct tl_slice range, size_t at, char letter)
{
    int byte = (unsigned char)letter;
    uint32_t first = find_byte(keys, range, at, byte);
    return (struct tl_slice){first, find_byte(keys, range, at, byte + 1) - first};
}

/*
 * Whether some sorted keys, alike up to `at`, have one before this one that is the same
 * but for case. It follows both cases of each letter, so that the time is not that of
 * all keys.
 */
static bool
has_earlier(const char *const *keys, struct tl_slice range,
            const struct tl_dialect *dialect, const char *key, size_t at)
{
    for (; range.count > 1 && key[at]; at++) {
        char lower = tl_ascii_lower(key[at]);
        bool is_letter = lower >= 'a' && lower <= 'z';
        char capital = is_letter ? (char)(lower - 'a' + 'A') : lower;
        struct tl_slice upper = narrow(keys, range, at, capital);
        range = narrow(keys, range, at, lower);
        if (is_letter && upper.count > 0 &&
            has_earlier(keys, upper, dialect, key, at + 1))
            return true;
    }
    return range.count > 0 && strcmp(keys[range.first], key) < 0 &&
           is_same(dialect, keys[range.first], key);
}

/* Whether another key, which comes first, is the same but for case. */
static bool
is_repeated(const struct tl_properties *properties, const char *key)
{
    if (!properties->dialect->ignores_case)
        return false;
    for (size_t list = 0; list < 2; list++) {
        struct tl_slice all = {0, properties->key_counts[list]};
        if (has_earlier(properties->keys[list], all, properties->dialect, key, 0))
            return true;
    }
    return false;
}

static bool
is_reserved(const struct tl_properties *properties, const char *key)
{
    const struct tl_dialect *dialect = properties->dialect;
    return *key == '\0' || is_property(properties, key) ||
           is_among(dialect, always_reserved, key) ||
           is_among(dialect, dialect->reserved, key) ||
           (dialect->is_reserved && dialect->is_reserved(key)) ||
           is_repeated(properties, key);
}

static bool
has_clashes(const struct tl_properties *properties)
{
    for (size_t list = 0; list < 2; list++) {
        for (uint32_t i = 0; i < properties->key_counts[list]; i++) {
            if (is_reserved(properties, properties->keys[list][i]))
                return true;
        }
    }
    return false;
}

struct tl_properties
tl_properties_begin(const struct tl_drawing *drawing, struct tl_losses *losses,
                    enum tl_subject subject, const struct tl_dialect *dialect)
{
    struct tl_properties properties = {
        .drawing = drawing,
        .losses = losses,
        .dialect = dialect,
        .subject = subject,
    };
    for (size_t list = 0; list < 2; list++)
        properties.key_counts[list] = tl_graph_keys(
            drawing->graph, owners[subject][list], &properties.keys[list]);
    properties.clashes = has_clashes(&properties);
    return properties;
}

static void
read_attribute(struct tl_property *property)
{
    if (!tl_attributes_next(&property->about.attributes, &property->pending_key,
                            &property->pending_value))
        property->pending_key = NULL;
}

void
tl_property_begin(struct tl_property *property, const struct tl_properties *properties,
                  uint32_t number)
{
    const struct tl_network *network = properties->drawing->network;
    *property = (struct tl_property){
        .properties = properties, .told = TL_FIELDS, .column = UINT32_MAX};
    if (number == TL_NONE)
        return;
    if (properties->subject == TL_NODES)
        tl_about_node(&property->about, properties, &network->nodes[number]);
    else
        tl_about_edge(&property->about, properties, &network->edges[number]);
    read_attribute(property);
}

/* Of names alone, nothing is filled. */
static bool
is_nameless(const struct tl_property *property)
{
    return !property->about.id;
}

static void
take_text(struct tl_property *property, const void *member)
{
    property->text = *(const char *const *)member;
    property->present = *property->text != '\0';
}

static void
take_list(struct tl_property *property, const void *member)
{
    struct tl_property_list copy = *(const struct tl_property_list *)member;
    property->list = copy;
    property->present = tl_property_element(&copy) != NULL;
}

static void
take_day(struct tl_property *property, const void *member)
{
    property->number = *(const int64_t *)member;
    property->present =
        property->number != TL_DAY_MIN && property->number != TL_DAY_MAX;
}

/* Of booleans only the direction is there when it is false. */
static void
take_bool(struct tl_property *property, const void *member)
{
    property->number = *(const bool *)member;
    property->present = property->number || property->name == TL_PROPERTY_DIRECTED;
}

static void
take_integer(struct tl_property *property, const void *member)
{
    property->number = *(const int64_t *)member;
    property->present = property->number >= 0;
}

static void
take_amount(struct tl_property *property, const void *member)
{
    property->number = *(const int64_t *)member;
    property->present = property->number != INT64_MIN;
}

/* Whether one of them says more than which reference it is to. */
static bool
says_more(const struct tl_graph *graph, struct tl_slice citations)
{
    for (uint32_t i = 0; i < citations.count; i++) {
        struct tl_citation it = tl_graph_citation(graph, citations.first + i);
        if (*it.locator || *it.quote || *it.says || it.status > TL_STATED ||
            it.attributes.count > 0)
            return true;
    }
    return false;
}

static void
take_citations(struct tl_property *property, const void *member)
{
    property->citations = *(const struct tl_slice *)member;
    property->present =
        says_more(property->properties->drawing->graph, property->citations);
}

static void (*const takes[])(struct tl_property *property, const void *member) = {
    [TL_PROPERTY_TEXT] = take_text,       [TL_PROPERTY_LIST] = take_list,
    [TL_PROPERTY_DAY] = take_day,         [TL_PROPERTY_BOOL] = take_bool,
    [TL_PROPERTY_INTEGER] = take_integer, [TL_PROPERTY_AMOUNT] = take_amount,
    [TL_PROPERTY_CITES] = take_citations,
};

/* The next of the texts that all outputs write alike; it is the same property until the
 * last of them. */
static bool
next_told(struct tl_property *property)
{
    const char *record = property->about.record;
    property->told = tl_field_next_told(types_of(property->properties), property->told);
    if (property->told == TL_FIELDS)
        return false;
    property->next = TL_PROPERTY_TOLD;
    property->name = TL_PROPERTY_TOLD;
    property->key = tl_fields[property->told].name;
    property->type = TL_PROPERTY_TEXT;
    property->text = record ? tl_record_text(record, property->told) : "";
    property->present = *property->text != '\0';
    return true;
}

/* The next property of the model that is asked for. */
static bool
next_of_model(struct tl_property *property)
{
    const struct tl_properties *properties = property->properties;
    while (property->next < TL_PROPERTIES) {
        enum tl_property_name name = (enum tl_property_name)property->next++;
        if (!is_offered(properties, name) ||
            properties->dialect->own & TL_PROPERTY_BIT(name))
            continue;
        if (name == TL_PROPERTY_TOLD) {
            if (next_told(property))
                return true;
            continue;
        }
        property->name = name;
        property->key = table[name].key;
        property->type = table[name].type;
        if (!is_nameless(property))
            takes[property->type](property,
                                  (const char *)&property->about + table[name].member);
        return true;
    }
    return false;
}

/* The least key that is left in either list; NULL at the end. */
static const char *
next_key(struct tl_property *property)
{
    const struct tl_properties *properties = property->properties;
    const char *key = NULL;
    for (size_t list = 0; list < 2; list++) {
        if (property->at[list] == properties->key_counts[list])
            continue;
        const char *other = properties->keys[list][property->at[list]];
        if (!key || strcmp(other, key) < 0)
            key = other;
    }
    for (size_t list = 0; key && list < 2; list++) {
        if (property->at[list] < properties->key_counts[list] &&
            strcmp(properties->keys[list][property->at[list]], key) == 0)
            property->at[list]++;
    }
    return key;
}

/* Keys and attributes are both in the order of their bytes. */
static bool
next_attribute(struct tl_property *property)
{
    for (const char *key = next_key(property); key; key = next_key(property)) {
        property->name = TL_PROPERTIES;
        property->key = key;
        property->type = TL_PROPERTY_TEXT;
        property->present =
            property->pending_key && strcmp(property->pending_key, key) == 0;
        property->text = "";
        if (property->present) {
            property->text = property->pending_value;
            read_attribute(property);
        }
        if (!property->properties->clashes || !is_reserved(property->properties, key))
            return true;
        if (property->present)
            tl_reserved_count(property->properties->losses);
    }
    return false;
}

bool
tl_property_next(struct tl_property *property)
{
    property->column++;
    property->present = false;
    return next_of_model(property) || next_attribute(property);
}

/* Goes by the attributes alone: of all keys an item may have few. */
static bool
next_own_attribute(struct tl_property *property)
{
    while (property->pending_key) {
        property->name = TL_PROPERTIES;
        property->key = property->pending_key;
        property->type = TL_PROPERTY_TEXT;
        property->present = true;
        property->text = property->pending_value;
        read_attribute(property);
        if (!property->properties->clashes ||
            !is_reserved(property->properties, property->key))
            return true;
        tl_reserved_count(property->properties->losses);
    }
    return false;
}

bool
tl_property_next_present(struct tl_property *property)
{
    while (next_of_model(property)) {
        if (property->present)
            return true;
    }
    return next_own_attribute(property);
}

const char *
tl_property_element(struct tl_property_list *list)
{
    return list->next(list);
}

/* Where the pieces of a citation go. */
struct pieces {
    tl_list_sink *sink;
    void *to;
};

static void
add_piece(void *sink, const char *piece)
{
    const struct pieces *pieces = sink;
    tl_list_piece(piece, pieces->sink, pieces->to);
}

static void
list_citations(const struct tl_property *property, tl_list_sink *sink, void *to)
{
    struct pieces pieces = {sink, to};
    const struct tl_cited_sink text = {&pieces, add_piece};
    for (uint32_t i = 0; i < property->citations.count; i++) {
        if (i > 0)
            sink(to, TL_LIST_SEPARATOR, strlen(TL_LIST_SEPARATOR));
        tl_cited_tell(&text, property->properties->drawing->graph,
                      property->citations.first + i);
    }
}

void
tl_property_put_list(struct tl_property *property, tl_list_sink *sink, void *to)
{
    const char *element;
    bool begun = false;
    if (property->type == TL_PROPERTY_CITES) {
        list_citations(property, sink, to);
        return;
    }
    for (; (element = tl_property_element(&property->list)); begun = true) {
        if (begun)
            sink(to, TL_LIST_SEPARATOR, strlen(TL_LIST_SEPARATOR));
        tl_list_element(element, sink, to);
    }
}
