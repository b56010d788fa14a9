/*
 * The two tables that Gephi's spreadsheet import reads, one of nodes and one of edges.
 *
 * Edges between the same nodes are one to Gephi where they have one kind: hence all but
 * the first get a number after it. Whole days are all that an interval can have. Texts
 * must not look like numbers or times, which is why a date has its label beside it, and
 * why a sum has a decimal point; see guess.h.
 */
#include "output/common/supported.h"
#include "output/syntax/csv.h"
#include "guess.h"

#define OWN                                                                            \
    (TL_PROPERTY_BIT(TL_PROPERTY_LABEL) | TL_PROPERTY_BIT(TL_PROPERTY_DIRECTED) |      \
     TL_PROPERTY_BIT(TL_PROPERTY_WEIGHT) | TL_PROPERTY_BIT(TL_PROPERTY_DATE_LABEL) |   \
     TL_PROPERTY_BIT(TL_PROPERTY_FIRST) | TL_PROPERTY_BIT(TL_PROPERTY_LAST) |          \
     TL_PROPERTY_BIT(TL_PROPERTY_OPEN_START) | TL_PROPERTY_BIT(TL_PROPERTY_OPEN_END) | \
     TL_PROPERTY_BIT(TL_PROPERTY_SPELLS))

/* Years -200000 to 200000: days that any count of milliseconds holds. */
static const struct tl_date_limits limits = {-73768028, 72329337};

static const char *const reserved[] = {"type", "timeset", NULL};

static bool
has_word(const char *name, const char *lower)
{
    for (; *name; name++) {
        size_t i = 0;
        while (lower[i] && (name[i] | 0x20) == lower[i])
            i++;
        if (!lower[i])
            return true;
    }
    return false;
}

static bool
has_outer_blank(const char *text)
{
    size_t length = strlen(text);
    return length > 0 &&
           ((unsigned char)text[0] <= ' ' || (unsigned char)text[length - 1] <= ' ');
}

/* Columns with such words in their names are times to Gephi. */
static bool
is_reserved(const char *name)
{
    return has_word(name, "interval") || has_word(name, "timestamp") ||
           has_outer_blank(name);
}

static const struct tl_dialect dialects[] = {
    [TL_NODES] = {.limits = &limits,
                  .own = OWN,
                  .reserved = reserved,
                  .is_reserved = is_reserved,
                  .ignores_case = true},
    [TL_EDGES] = {.limits = &limits,
                  .own = OWN | TL_PROPERTY_BIT(TL_PROPERTY_KIND),
                  .reserved = reserved,
                  .is_reserved = is_reserved,
                  .ignores_case = true},
};

struct table {
    struct tl_csv csv;
    struct tl_properties properties;
    struct tl_losses *losses;
    struct tl_twins twins;
};

static struct table
begin(const struct tl_drawing *drawing, struct tl_out *out, struct tl_losses *losses,
      enum tl_subject subject)
{
    struct table table = {
        .csv = tl_csv_begin(out, true),
        .properties = tl_properties_begin(drawing, losses, subject, &dialects[subject]),
        .losses = losses,
    };
    table.csv.backslashes = true;
    return table;
}

/* Gephi trims. */
static void
put_cell(struct table *table, const char *text)
{
    tl_csv_cell(&table->csv, text);
    if (has_outer_blank(text))
        tl_losses_add(table->losses, "texts trimmed of blanks at their ends");
}

static void
put_head(struct table *table, const char *const *own)
{
    struct tl_property property;
    for (; *own; own++)
        tl_csv_cell(&table->csv, *own);
    tl_property_begin(&property, &table->properties, TL_NONE);
    while (tl_property_next(&property))
        tl_csv_cell(&table->csv, property.key);
    tl_csv_end_record(&table->csv);
}

static void
put_end(struct tl_csv *csv, int64_t day)
{
    char text[TL_DAY_TEXT_MAX];
    tl_day_iso(day, text, sizeof text);
    tl_csv_add(csv, day == TL_DAY_MIN   ? "-Infinity"
                    : day == TL_DAY_MAX ? "Infinity"
                                        : text);
}

/* "<[2016-02-03, 2016-02-04]; [2016-03-04, Infinity]>" */
static void
put_timeset(struct tl_csv *csv, struct tl_lifetime lifetime)
{
    struct tl_spell spell;
    if (!tl_lifetime_next(&lifetime, &spell)) {
        tl_csv_cell(csv, "");
        return;
    }
    const char *before = "<";
    tl_csv_open(csv);
    do {
        tl_csv_add(csv, before);
        tl_csv_add(csv, "[");
        put_end(csv, spell.first);
        tl_csv_add(csv, ", ");
        put_end(csv, spell.last);
        tl_csv_add(csv, "]");
        before = "; ";
    } while (tl_lifetime_next(&lifetime, &spell));
    tl_csv_add(csv, ">");
    tl_csv_close(csv);
}

static void
put_text(struct table *table, struct tl_property *property)
{
    if (property->name != TL_PROPERTY_DATE) {
        put_cell(table, property->text);
        return;
    }
    tl_csv_open(&table->csv);
    tl_csv_add(&table->csv, property->text);
    tl_csv_add(&table->csv, " (");
    tl_csv_add(&table->csv, property->about.date_label);
    tl_csv_add(&table->csv, ")");
    tl_csv_close(&table->csv);
}

static void
add_run(void *csv, const char *bytes, size_t length)
{
    tl_csv_add_part(csv, bytes, length);
}

static void
put_list(struct table *table, struct tl_property *property)
{
    tl_csv_open(&table->csv);
    tl_property_put_list(property, add_run, &table->csv);
    tl_csv_close(&table->csv);
}

static void
put_integer(struct table *table, struct tl_property *property)
{
    tl_csv_integer(&table->csv, property->number);
}

static void
put_amount(struct table *table, struct tl_property *property)
{
    tl_csv_open(&table->csv);
    tl_out_weight(table->csv.out, property->number);
    if (property->number % TL_WEIGHT_ONE == 0)
        tl_csv_add(&table->csv, ".0");
    tl_csv_close(&table->csv);
}

/* Days and booleans are the dialect's own. */
static void (*const puts_of[])(struct table *table, struct tl_property *property) = {
    [TL_PROPERTY_TEXT] = put_text,       [TL_PROPERTY_LIST] = put_list,
    [TL_PROPERTY_INTEGER] = put_integer, [TL_PROPERTY_AMOUNT] = put_amount,
    [TL_PROPERTY_CITES] = put_list,
};

static void
put_properties(struct table *table, struct tl_property *property)
{
    while (tl_property_next(property)) {
        if (property->present)
            puts_of[property->type](table, property);
        else
            tl_csv_cell(&table->csv, "");
    }
    tl_csv_end_record(&table->csv);
}

/* There is no table for what is neither node nor edge. */
static void
count_losses(const struct tl_drawing *drawing, struct tl_losses *losses)
{
    static const struct tl_supported supported = {
        .fields = {[TL_REFERENCE] = TL_SUPPORTS(TL_ID)}};
    if (tl_unsupported_count(drawing, &supported, TL_DATASET))
        tl_losses_add(losses, TL_SUPPORTS_DATASET);
    tl_losses_add_many(losses, "references exported with their id only",
                       tl_unsupported_count(drawing, &supported, TL_REFERENCE));
}

static void
write_nodes(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    static const char *const head[] = {"Id", "Label", "timeset", NULL};
    const struct tl_network *network = drawing->network;
    struct table table = begin(drawing, out, losses, TL_NODES);
    struct tl_property property;
    tl_gephi_warn(&table.properties, losses);
    put_head(&table, head);
    for (uint32_t i = 0; i < network->node_count; i++) {
        tl_property_begin(&property, &table.properties, i);
        put_cell(&table, property.about.id);
        put_cell(&table, property.about.label);
        put_timeset(&table.csv,
                    tl_lifetime_of_node(network, &network->nodes[i], &limits));
        put_properties(&table, &property);
    }
    count_losses(drawing, losses);
}

static void
put_kind(struct table *table, const struct tl_edge *edge, const char *kind)
{
    uint32_t twins =
        tl_edge_twins(&table->twins, table->properties.drawing->network, edge);
    if (twins == 0) {
        put_cell(table, kind);
        return;
    }
    tl_csv_open(&table->csv);
    tl_csv_add(&table->csv, kind);
    tl_csv_add(&table->csv, " #");
    tl_out_integer(table->csv.out, (int64_t)twins + 1);
    tl_csv_close(&table->csv);
    tl_losses_add(table->losses, "edges numbered after their kind, because Gephi "
                                 "merges edges of the same source, target and kind");
}

static void
put_edge(struct table *table, const struct tl_edge *edge, struct tl_property *property)
{
    struct tl_csv *csv = &table->csv;
    const struct tl_network *network = table->properties.drawing->network;
    put_cell(table, property->about.source);
    put_cell(table, property->about.target);
    tl_csv_cell(csv, edge->directed ? "Directed" : "Undirected");
    put_kind(table, edge, property->about.kind);
    put_cell(table, property->about.id);
    put_cell(table, property->about.label);
    tl_csv_weight(csv, edge->weight);
    put_timeset(csv, tl_lifetime_of_edge(network, edge, &limits));
    put_properties(table, property);
    if (edge->weight == 0)
        tl_losses_add(table->losses, "edges of weight 0, which Gephi leaves out");
}

static void
write_edges(const struct tl_drawing *drawing, struct tl_out *out,
            struct tl_losses *losses)
{
    static const char *const head[] = {
        "Source", "Target", "Type", "Kind", "Id", "Label", "Weight", "timeset", NULL,
    };
    const struct tl_network *network = drawing->network;
    struct table table = begin(drawing, out, losses, TL_EDGES);
    struct tl_property property;
    tl_gephi_warn(&table.properties, losses);
    put_head(&table, head);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        tl_property_begin(&property, &table.properties, i);
        put_edge(&table, &network->edges[i], &property);
    }
}

const struct tl_format tl_format_gephi = {
    .name = "gephi",
    .endings = "",
    .about = "folder of two tables for Gephi's spreadsheet import",
    .views = TL_VIEWS_OF_NETWORKS,
    .view = TL_VIEW_NETWORK,
    .style_groups = TL_STYLE_EVIDENCE,
    .parts =
        {
            {"nodes.csv", write_nodes},
            {"edges.csv", write_edges},
        },
};
