#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct tl_position nowhere = {0, 0, 0};

struct sample
sample_begin(void)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    return (struct sample){diagnostics, tl_builder_new(diagnostics, NULL)};
}

static void
set(struct sample *sample, enum tl_field field, const char *text, size_t length)
{
    if (length)
        tl_builder_set(sample->builder, field, text, length, nowhere);
}

static void
set_text(struct sample *sample, enum tl_field field, const char *text)
{
    if (text)
        set(sample, field, text, strlen(text));
}

/* Calls `each` with every word of a list. */
static void
for_words(struct sample *sample, const char *list,
          void (*each)(struct sample *, const char *, size_t))
{
    for (const char *word = list; word && *word;) {
        size_t length = strcspn(word, " ");
        if (length)
            each(sample, word, length);
        word += length + (word[length] == ' ');
    }
}

static void
add_citation(struct sample *sample, const char *word, size_t length)
{
    const char *colon = memchr(word, ':', length);
    size_t id = colon ? (size_t)(colon - word) : length;
    tl_builder_begin(sample->builder, TL_CITATION, nowhere);
    set(sample, TL_REFERENCE_ID, word, id);
    if (colon)
        set(sample, TL_STATUS, colon + 1, length - id - 1);
    else
        set_text(sample, TL_STATUS, "stated");
    tl_builder_end(sample->builder);
}

/* What follows a mark, up to the next one. */
static void
add_member_part(struct sample *sample, const char *word, size_t length)
{
    switch (word[0]) {
    case '=':
        set(sample, TL_ROLE, word + 1, length - 1);
        break;
    case '@':
        set(sample, TL_DATE, word + 1, length - 1);
        break;
    case '!':
        add_citation(sample, word + 1, length - 1);
        break;
    default:
        set(sample, TL_ACTOR_ID, word, length);
    }
}

static void
add_member(struct sample *sample, const char *word, size_t length)
{
    tl_builder_begin(sample->builder, TL_PARTICIPATION, nowhere);
    for (const char *end = word + length; word < end;) {
        size_t part = 1;
        while (word + part < end && !strchr("=@!", word[part]))
            part++;
        add_member_part(sample, word, part);
        word += part;
    }
    tl_builder_end(sample->builder);
}

static void
set_support(struct sample *sample, const char *word, size_t length)
{
    set(sample, TL_EVENTS, word, length);
}

void
sample_add_reference(struct sample *sample, const char *id, const char *via)
{
    tl_builder_begin(sample->builder, TL_REFERENCE, nowhere);
    set_text(sample, TL_ID, id);
    set_text(sample, TL_TITLE, id);
    set_text(sample, TL_VIA, via);
    tl_builder_end(sample->builder);
}

void
sample_add_event(struct sample *sample, struct sample_event event)
{
    tl_builder_begin(sample->builder, TL_EVENT, nowhere);
    set_text(sample, TL_ID, event.id);
    set_text(sample, TL_KIND, event.kind);
    set_text(sample, TL_DATE, event.date);
    set_text(sample, TL_COUNT, event.count);
    set_text(sample, TL_PART_OF, event.part_of);
    for_words(sample, event.members, add_member);
    for_words(sample, event.cite, add_citation);
    tl_builder_end(sample->builder);
}

void
sample_add_relation(struct sample *sample, struct sample_relation relation)
{
    tl_builder_begin(sample->builder, TL_RELATION, nowhere);
    set_text(sample, TL_ID, relation.id);
    set_text(sample, TL_SOURCE, relation.source);
    set_text(sample, TL_TARGET, relation.target);
    set_text(sample, TL_KIND, relation.kind);
    set_text(sample, TL_DATE, relation.date);
    set_text(sample, TL_WEIGHT, relation.weight);
    set_text(sample, TL_WEIGHT_DISPUTED, relation.disputed);
    set_text(sample, TL_DIRECTED, relation.directed);
    for_words(sample, relation.events, set_support);
    for_words(sample, relation.cite, add_citation);
    tl_builder_end(sample->builder);
}

struct tl_graph *
sample_end(struct sample *sample)
{
    struct tl_graph *graph = tl_builder_finish(sample->builder);
    const struct tl_diagnostic *const *all = tl_diagnostics_sorted(sample->diagnostics);
    for (; *all; all++)
        if (tl_rules[(*all)->rule].severity == TL_ERROR)
            fail_msg("%s", (*all)->message);
    tl_diagnostics_free(sample->diagnostics);
    return graph;
}

struct tl_graph *
sample_of_events(const struct sample_event *events, size_t count)
{
    struct sample sample = sample_begin();
    for (size_t i = 0; i < count; i++)
        sample_add_event(&sample, events[i]);
    return sample_end(&sample);
}

uint32_t
sample_number(const struct tl_graph *graph, const char *id)
{
    bool ambiguous;
    struct tl_item item = tl_graph_find(graph, id, &ambiguous);
    assert_false(ambiguous);
    assert_int_not_equal(item.number, TL_NONE);
    return item.number;
}

struct text {
    char *buffer;
    size_t size;
    size_t length;
};

static void
put(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text->buffer + text->length, text->size - text->length,
                           format, arguments);
    va_end(arguments);
    text->length += (size_t)length;
    assert_true(text->length < text->size);
}

static const char *
day_text(int64_t day, int64_t open, char *buffer)
{
    if (day == open)
        return "..";
    return tl_day_text(day, buffer, TL_DAY_TEXT_MAX) ? buffer : "-";
}

static void
put_days(struct text *text, int64_t first, int64_t last)
{
    char start[TL_DAY_TEXT_MAX];
    char end[TL_DAY_TEXT_MAX];
    put(text, "%s/%s", day_text(first, TL_DAY_MIN, start),
        day_text(last, TL_DAY_MAX, end));
}

static const char *
or_dash(const char *text)
{
    return *text ? text : "-";
}

static void
put_weight(struct text *text, int64_t weight)
{
    put(text, "%lld", (long long)(weight / TL_WEIGHT_ONE));
    int64_t rest = weight % TL_WEIGHT_ONE;
    if (rest)
        put(text, ".%06lld", (long long)(rest < 0 ? -rest : rest));
}

static void
put_edge(struct text *text, const struct tl_network *network,
         const struct tl_edge *edge)
{
    const struct tl_graph *graph = network->graph;
    put(text, "%s %s %s %s", tl_graph_id(graph, network->nodes[edge->source].item),
        edge->directed ? "->" : "--",
        tl_graph_id(graph, network->nodes[edge->target].item),
        or_dash(tl_edge_kind(network, edge)));
    if (*tl_edge_role(network, edge))
        put(text, "(%s)", tl_edge_role(network, edge));
    put(text, " ");
    put_weight(text, edge->weight);
    if (edge->weight_disputed) {
        put(text, "~");
        put_weight(text, edge->weight_disputed);
    }
    put(text, " ");
    put_days(text, edge->first, edge->last);
    for (uint32_t i = 0; i < edge->events.count; i++)
        put(text, "%s%s", i ? "," : " ",
            tl_graph_id(graph, (struct tl_item){
                                   TL_EVENT, network->events[edge->events.first + i]}));
    put(text, edge->events.count ? "" : " -");
    for (uint32_t i = 0; i < edge->references.count; i++)
        put(text, "%s%s", i ? "," : " ",
            tl_graph_reference_id(graph,
                                  network->references[edge->references.first + i]));
    if (edge->references.count || edge->denied_by.count)
        put(text, " %s", tl_status_names[edge->status]);
    for (uint32_t i = 0; i < edge->denied_by.count; i++)
        put(text, "%s%s", i ? "," : " !",
            tl_graph_reference_id(graph, network->deniers[edge->denied_by.first + i]));
    put(text, "\n");
}

static void
write_network(const struct tl_network *network, struct text *text)
{
    put(text, "%s", "");
    for (uint32_t i = 0; i < network->node_count; i++)
        put(text, "%s%s", i ? " " : "",
            tl_graph_id(network->graph, network->nodes[i].item));
    put(text, "\n");
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        assert_int_equal(edge->open_start, edge->first == TL_DAY_MIN);
        assert_int_equal(edge->open_end, edge->last == TL_DAY_MAX);
        put_edge(text, network, edge);
    }
}

struct tl_condition
sample_condition(const struct tl_graph *graph, enum tl_criterion criterion,
                 const char *values)
{
    struct tl_condition condition = tl_condition_on(criterion, false);
    struct tl_hint hint;
    char value[64];
    for (const char *at = values; *at; at += *at == ';') {
        size_t length = strcspn(at, ";");
        assert_true(length < sizeof value);
        memcpy(value, at, length);
        value[length] = '\0';
        tl_condition_add(&condition, graph, criterion, value, false, &hint);
        at += length;
    }
    return condition;
}

void
sample_write(const struct tl_graph *graph, const struct tl_selection *selection,
             enum tl_view view, char *buffer, size_t size)
{
    struct text text = {buffer, size, 0};
    struct tl_selected selected = tl_select(graph, selection);
    struct tl_network *network = tl_network_new(graph, &selected, selection, view);
    write_network(network, &text);
    tl_network_free(network);
    tl_selected_clear(&selected);
}

void
sample_write_spells(const struct tl_network *network, const struct tl_edge *edge,
                    char *buffer, size_t size)
{
    struct text text = {buffer, size, 0};
    struct tl_spell spell = {0};
    put(&text, "%s", "");
    while (tl_edge_next_spell(network, edge, &spell)) {
        put(&text, text.length ? " " : "");
        put_days(&text, spell.first, spell.last);
    }
}

void
sample_check(const struct tl_graph *graph, const struct tl_selection *selection,
             enum tl_view view, const char *expected)
{
    char actual[16384];
    sample_write(graph, selection, view, actual, sizeof actual);
    assert_string_equal(actual, expected);
}
