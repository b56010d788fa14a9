/* Small graphs for tests, and networks in writing. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <stddef.h>

#include "graph/finish.h"
#include "graph/graph.h"
#include "graph/query/network.h"
#include "graph/query/select.h"
#include "graph/query/values.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct sample {
    struct tl_diagnostics *diagnostics;
    struct tl_builder *builder;
};

/*
 * Lists are of words, separated by blanks: members as "China=signatory@2015!R1", with
 * role, date and reference as wanted; citations as "R1:denied", stated by default.
 */
struct sample_event {
    const char *id, *kind, *date, *members, *count, *part_of, *cite;
};

#define EVENT(...) ((struct sample_event){.id = __VA_ARGS__})

struct sample_relation {
    const char *id, *source, *target, *kind, *date, *weight, *directed, *events, *cite,
        *disputed;
};

#define RELATION(...) ((struct sample_relation){.id = __VA_ARGS__})

struct sample sample_begin(void);
void sample_add_reference(struct sample *sample, const char *id, const char *via);
void sample_add_event(struct sample *sample, struct sample_event event);
void sample_add_relation(struct sample *sample, struct sample_relation relation);

/* Fails the test where there were errors. */
struct tl_graph *sample_end(struct sample *sample);

struct tl_graph *sample_of_events(const struct sample_event *events, size_t count);

/* The number of an item, which must be there. */
uint32_t sample_number(const struct tl_graph *graph, const char *id);

/* A condition on values, separated by ';', of which those that nothing has mark
 * nothing; to be cleared. */
struct tl_condition sample_condition(const struct tl_graph *graph,
                                     enum tl_criterion criterion, const char *values);

/*
 * A network, drawn and freed, in writing: its nodes, then each edge in a line, such as
 * "A -> B visit 2 2015-05-08/.. e1,e2 R1 stated" (for "" and unknown days: "-"; a role
 * stands in parentheses after the kind; "2~1 … !R2": 1 of the weight is disputed, and
 * R2 denies something).
 */
void sample_write(const struct tl_graph *graph, const struct tl_selection *selection,
                  enum tl_view view, char *buffer, size_t size);

/* The spells of an edge: "2015-05-08/2015-05-09 2016-01-01/..". */
void sample_write_spells(const struct tl_network *network, const struct tl_edge *edge,
                         char *buffer, size_t size);

/* Fails the test where a network is not written so. */
void sample_check(const struct tl_graph *graph, const struct tl_selection *selection,
                  enum tl_view view, const char *expected);

#endif
