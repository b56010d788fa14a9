#include "declared.h"

#include <string.h>

#include "store.h"

const char *const tl_side_names[TL_SIDE_RECEIVING + 1] = {
    [TL_SIDE_NONE] = "none",
    [TL_SIDE_GIVING] = "giving",
    [TL_SIDE_RECEIVING] = "receiving",
};

static const struct tl_declaration_row *
row_at(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    return tl_vector_at(&graph->rows[type], number);
}

struct tl_role
tl_graph_role(const struct tl_graph *graph, uint32_t role)
{
    const struct tl_declaration_row *row = row_at(graph, TL_DECLARED_ROLE, role);
    return (struct tl_role){
        .name = row->name,
        .side = row->texts[TL_DECLARED_SIDE],
        .inverse = row->texts[TL_DECLARED_INVERSE],
        .attributes = tl_record_read(row->record).attributes,
    };
}

struct tl_kind
tl_graph_kind(const struct tl_graph *graph, uint32_t kind)
{
    const struct tl_declaration_row *row = row_at(graph, TL_DECLARED_KIND, kind);
    return (struct tl_kind){
        .name = row->name,
        .type = row->type,
        .label = row->texts[TL_DECLARED_LABEL],
        .colour = row->texts[TL_DECLARED_COLOUR],
        .attributes = tl_record_read(row->record).attributes,
    };
}

/* The row of a kind; NULL where it is not declared. */
static const struct tl_declaration_row *
find(const struct tl_graph *graph, enum tl_type type, const char *name,
     uint32_t *number)
{
    uint32_t from = 0;
    uint32_t to = tl_graph_count(graph, TL_DECLARED_KIND);
    while (from < to) {
        *number = from + (to - from) / 2;
        const struct tl_declaration_row *row = row_at(graph, TL_DECLARED_KIND, *number);
        int order =
            row->type == type ? strcmp(name, row->name) : (type < row->type ? -1 : 1);
        if (order == 0)
            return row;
        if (order < 0)
            to = *number;
        else
            from = *number + 1;
    }
    return NULL;
}

bool
tl_graph_kind_find(const struct tl_graph *graph, enum tl_type type, const char *name,
                   struct tl_kind *kind)
{
    uint32_t number;
    bool found = find(graph, type, name, &number);
    if (found)
        *kind = tl_graph_kind(graph, number);
    return found;
}

const char *
tl_graph_common_kind(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    return number < TL_COMMON_KINDS
               ? tl_graph_word(graph, graph->common_kinds[type == TL_EVENT][number])
               : "";
}

const char *
tl_graph_kind_label(const struct tl_graph *graph, enum tl_type type, const char *kind)
{
    uint32_t number;
    const struct tl_declaration_row *row = find(graph, type, kind, &number);
    return row && *row->texts[TL_DECLARED_LABEL] ? row->texts[TL_DECLARED_LABEL] : kind;
}

const char *
tl_graph_tie_label(const struct tl_graph *graph, const char *kind)
{
    const char *label = tl_graph_kind_label(graph, TL_EVENT, kind);
    return label != kind ? label : tl_graph_kind_label(graph, TL_RELATION, kind);
}
