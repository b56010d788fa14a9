#include <stdbool.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/text.h"
#include "graph/query/network.h"
#include "src/read/base/reader.h"
#include "src/read/base/span_text.h"
#include "child.h"
#include "object.h"
#include "scan.h"

/*
 * The names that our own output gives to nodes, and the ids that they stand for. The
 * rule is in output/dot/dot.h, which gives the names.
 */

/* What our graphs are called, and the class of what they draw besides the data. */
#define OURS "tieline"

static const char marker[] = OURS ":";
static const char id_marker[] = OURS ":id:";
static const char ampersand[] = "&amp;";

/* Whether it is the name of something that is only drawn. */
static bool
is_name_of_drawing(const char *name)
{
    return tl_text_begins(name, marker) && !tl_text_begins(name, id_marker);
}

/* The value of a digit; 16 where it is none. */
static unsigned
digit(char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (unsigned)(found - digits) : 16;
}

/* The byte that %XX at the start of a text stands for; 0 where it is no such code. */
static unsigned
byte_at(const char *text)
{
    unsigned high = *text == '%' ? digit(text[1]) : 16;
    unsigned low = high < 16 ? digit(text[2]) : 16;
    return low < 16 ? high << 4 | low : 0;
}

/* How many codes at the start of a text stand for a character that is written so; any
 * others could make of it what is no UTF-8. */
static int
count_codes(const char *text)
{
    unsigned byte = byte_at(text);
    if (tl_text_begins(text, "%EF%BF%BE") || tl_text_begins(text, "%EF%BF%BF"))
        return 3;
    return (byte > 0 && byte < ' ') || byte == '%' || byte == '\\' || byte == '&' ||
           byte == 0x7F;
}

/* Whether a text begins with an ampersand that is written so as to begin no entity. */
static bool
is_ampersand(const char *text)
{
    if (!tl_text_begins(text, ampersand))
        return false;
    text += strlen(ampersand);
    text += *text == '#';
    while (tl_ascii_is_letter(*text) || tl_ascii_is_digit(*text))
        text++;
    return *text == ';';
}

/* A name of which all else is the id. */
static const char *
ordinary_id(struct tl_arena *arena, const char *name)
{
    if (!strstr(name, ampersand))
        return name;
    char *id = tl_arena_text(arena, name, strlen(name));
    char *out = id;
    while (*name) {
        size_t skipped = is_ampersand(name) ? strlen(ampersand) : 1;
        *out++ = *name;
        name += skipped;
    }
    *out = '\0';
    return id;
}

/* The id that a name stands for: most often the name, else a text in the arena. */
static const char *
id_of_name(struct tl_arena *arena, const char *name)
{
    enum { CODE_LENGTH = 3 };
    if (!tl_text_begins(name, id_marker))
        return ordinary_id(arena, name);
    name += strlen(id_marker);
    char *id = tl_arena_text(arena, name, strlen(name));
    char *out = id;
    while (*name) {
        int codes = count_codes(name);
        if (codes == 0)
            *out++ = *name++;
        for (; codes > 0; codes--, name += CODE_LENGTH)
            *out++ = (char)byte_at(name);
    }
    *out = '\0';
    return id;
}

/* Edges in DOT as records: participations, parts of events, and relations. */

/* What a node has become. */
struct node {
    const char *name;
    const char *id;
    enum tl_type type; /* TL_ACTOR, TL_EVENT; TL_TYPES: nothing, it is only drawn */
};

/* An edge that is to be a record. */
struct edge {
    struct tl_read_dot_object *object;
    const struct node *tail;
    const struct node *head;
    const char *label;   /* what it says; "" where that is said otherwise as well */
    const char *tooltip; /* likewise */
    const char *id;      /* "": none */
    bool directed;       /* unless it says otherwise */
};

static bool
edge_has(const struct edge *edge, const char *key)
{
    return *tl_read_dot_object_text(edge->object, key) != '\0';
}

static void
set_in_edge(const struct edge *edge, enum tl_field field, const char *text)
{
    tl_read_dot_object_set(edge->object, field, text);
}

static void
add_part(const struct edge *edge)
{
    tl_read_dot_object_begin_record(edge->object, TL_EVENT);
    set_in_edge(edge, TL_ID, edge->tail->id);
    set_in_edge(edge, TL_PART_OF, edge->head->id);
    tl_read_dot_object_end_record(edge->object);
}

/* Its kind is always the same, and its weight the event's, or that of the line. */
static void
add_participation(const struct edge *edge)
{
    static const char *const said[] = {"kind", "weight", "exact_weight"};
    bool forward = edge->head->type == TL_EVENT;
    tl_read_dot_object_begin_record(edge->object, TL_PARTICIPATION);
    set_in_edge(edge, TL_ACTOR_ID, forward ? edge->tail->id : edge->head->id);
    set_in_edge(edge, TL_EVENT_ID, forward ? edge->head->id : edge->tail->id);
    if (!edge_has(edge, "role"))
        set_in_edge(edge, TL_ROLE, edge->label);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        tl_read_dot_object_use(edge->object, said[i]);
    tl_read_dot_object_set_rest(edge->object, TL_PARTICIPATION);
    tl_read_dot_object_end_record(edge->object);
}

/* Arrows at both ends, or at none, say that it holds both ways alike. */
static void
set_ends(const struct edge *edge)
{
    const char *dir = tl_read_dot_object_text(edge->object, "dir");
    bool back = strcmp(dir, "back") == 0;
    bool directed =
        back || strcmp(dir, "forward") == 0 || (*dir == '\0' && edge->directed);
    set_in_edge(edge, TL_SOURCE, back ? edge->head->id : edge->tail->id);
    set_in_edge(edge, TL_TARGET, back ? edge->tail->id : edge->head->id);
    if (!edge_has(edge, "directed"))
        set_in_edge(edge, TL_DIRECTED, directed ? "true" : "false");
}

static void
set_kind(const struct edge *edge)
{
    if (edge_has(edge, "kind"))
        return;
    const char *type = tl_read_dot_object_use(edge->object, "type");
    set_in_edge(edge, TL_KIND, *type ? type : edge->label);
}

/* The weight of which Graphviz has a whole number near it. */
static void
set_weight(const struct edge *edge)
{
    const char *exact = tl_read_dot_object_use(edge->object, "exact_weight");
    if (*exact == '\0')
        return;
    set_in_edge(edge, TL_WEIGHT, exact);
    tl_read_dot_object_use(edge->object, "weight");
}

/* Where there is a date, first and last day come from it. */
static void
set_span(const struct edge *edge)
{
    const struct tl_reading *reading = edge->object->reading;
    const char *first = tl_read_dot_object_use(edge->object, "first");
    const char *last = tl_read_dot_object_use(edge->object, "last");
    char date[TL_SPAN_TEXT_MAX];
    if (edge_has(edge, "date"))
        return;
    if (strlen(first) >= TL_SPAN_END_MAX - 1 || strlen(last) >= TL_SPAN_END_MAX - 1)
        tl_report(reading->diagnostics, edge->object->piece.position, TL_RULE_BAD_DATE,
                  NULL, "found no day, expected one, or '..' for an open end");
    else if (tl_span_text(first, last, date) > 0)
        set_in_edge(edge, TL_DATE, date);
}

static void
add_relation(const struct edge *edge)
{
    tl_read_dot_object_begin_record(edge->object, TL_RELATION);
    set_in_edge(edge, TL_ID, edge->id);
    tl_read_dot_object_use(edge->object, "id");
    set_ends(edge);
    set_kind(edge);
    set_weight(edge);
    set_span(edge);
    if (!edge_has(edge, "description") && strcmp(edge->tooltip, edge->label) != 0)
        set_in_edge(edge, TL_DESCRIPTION, edge->tooltip);
    tl_read_dot_object_set_rest(edge->object, TL_RELATION);
    tl_read_dot_object_end_record(edge->object);
}

/* Only relations have ids. */
static void
add_edge(const struct edge *edge)
{
    const char *kind = tl_read_dot_object_text(edge->object, "kind");
    bool of_events = edge->tail->type == TL_EVENT && edge->head->type == TL_EVENT;
    bool of_both = edge->tail->type != edge->head->type;
    if (*edge->id == '\0' && of_events &&
        strcmp(kind, tl_edge_names[TL_EDGE_PART]) == 0)
        add_part(edge);
    else if (*edge->id == '\0' && of_both &&
             (*kind == '\0' || strcmp(kind, tl_edge_names[TL_EDGE_PARTICIPATION]) == 0))
        add_participation(edge);
    else
        add_relation(edge);
}

/*
 * Records from a graph in pieces: nodes become actors and events, edges become
 * participations, relations and parts of events.
 *
 * A node is an actor unless its type is "event". An attribute that is called like a
 * field of the record is that field; another is kept, unless it only draws. What our
 * own output draws besides the data (axes, legends, …) is left out.
 */

struct records {
    const char *name;  /* of the graph */
    const char *label; /* the same, as it is written */
    bool directed;
    bool ours; /* written by our own output */
    bool begun;
    struct tl_read_dot_object object;
    struct tl_vector clusters; /* struct cluster */
    struct tl_vector nodes;    /* struct node */
    struct tl_arena texts;
};

struct cluster {
    const char *kind;
    const char *label; /* as it is written */
};

static bool
has_text(const struct records *records, const char *key)
{
    return *tl_read_dot_object_text(&records->object, key) != '\0';
}

static void
set_field(struct records *records, enum tl_field field, const char *text)
{
    tl_read_dot_object_set(&records->object, field, text);
}

/* Whether the object is something that our output draws besides the data. Classes are
 * words between blanks. */
static bool
is_drawn(const struct records *records)
{
    const char *classes = tl_read_dot_object_text(&records->object, "class");
    while (*classes) {
        size_t length = strcspn(classes, " ");
        if (length == strlen(OURS) && tl_text_begins(classes, OURS))
            return true;
        classes += length + strspn(classes + length, " ");
    }
    return is_name_of_drawing(records->object.name);
}

/* Whether the object comes from our output, which says by attributes of its own what
 * its labels show; and was not added to it by somebody. */
static bool
is_ours(const struct records *records, const char *sign)
{
    return records->ours && tl_read_dot_object_has(&records->object, sign);
}

static void
finish_graph(struct records *records)
{
    const struct tl_read_dot_caption_names names = {records->name, "", "", "", NULL};
    const char *label = tl_read_dot_object_text(&records->object, "label");
    records->label = tl_arena_text(&records->texts, label, strlen(label));
    tl_read_dot_object_begin_record(&records->object, TL_DATASET);
    if (!records->ours && !has_text(records, "title"))
        set_field(records, TL_TITLE,
                  tl_read_dot_object_caption(&records->object, "label", "", &names));
    tl_read_dot_object_set_rest(&records->object, TL_DATASET);
    tl_read_dot_object_end_record(&records->object);
}

/* The cluster around the object; without one, the graph as if it were one. */
static struct cluster
cluster_around(const struct records *records)
{
    uint32_t number = records->object.piece.first;
    if (number == TL_READ_DOT_NO_CLUSTER)
        return (struct cluster){"", records->label};
    return *(struct cluster *)tl_vector_at(&records->clusters, number);
}

/* What a cluster is called: its label, or else what its name says: "cluster_states". */
static const char *
cluster_caption(struct records *records)
{
    const struct tl_read_dot_caption_names names = {records->name, "", "", "", NULL};
    const char *label = tl_read_dot_object_text(&records->object, "label");
    const char *name = records->object.name;
    /* Without a label of its own it has that of what is around it. */
    if (strcmp(label, cluster_around(records).label) != 0)
        return tl_read_dot_object_caption(&records->object, "label", "", &names);
    if (!tl_text_begins(name, "cluster"))
        return "";
    name += strlen("cluster");
    name += strspn(name, "_");
    bool says_nothing = name[strspn(name, "0123456789")] == '\0';
    return says_nothing || is_name_of_drawing(name) ? "" : name;
}

static void
finish_cluster(struct records *records)
{
    const char *label = tl_read_dot_object_text(&records->object, "label");
    const char *kind = cluster_caption(records);
    if (*kind == '\0')
        kind = cluster_around(records).kind;
    struct cluster *cluster = tl_vector_add(&records->clusters);
    cluster->kind = tl_arena_text(&records->texts, kind, strlen(kind));
    cluster->label = tl_arena_text(&records->texts, label, strlen(label));
}

/* What Graphviz shows of a node, where it is not said otherwise: without a label, the
 * name, in which escapes are read as well. */
static void
set_shown(struct records *records, const struct node *node)
{
    const struct tl_read_dot_caption_names names = {records->name, node->name, "", "",
                                                    NULL};
    enum tl_field field = node->type == TL_EVENT ? TL_TITLE : TL_NAME;
    const char *tooltip =
        tl_read_dot_object_caption(&records->object, "tooltip", "", &names);
    const char *name =
        tl_read_dot_object_caption(&records->object, "label", node->name, &names);
    const char *link = tl_read_dot_object_text(&records->object, "URL");
    if (*link == '\0')
        link = tl_read_dot_object_text(&records->object, "href");
    if (!has_text(records, tl_fields[field].name) && strcmp(name, node->id) != 0)
        set_field(records, field, name);
    if (!has_text(records, "description") && strcmp(tooltip, name) != 0)
        set_field(records, TL_DESCRIPTION, tooltip);
    if (!has_text(records, "url"))
        set_field(records, TL_URL, link);
}

/* The type is the kind where it does not tell actors from events, and no other is. */
static void
set_node_kind(struct records *records)
{
    const char *type = tl_read_dot_object_text(&records->object, "type");
    bool tells = strcmp(type, tl_type_names[TL_ACTOR]) == 0 ||
                 strcmp(type, tl_type_names[TL_EVENT]) == 0;
    bool has_kind = has_text(records, "kind");
    if (tells || !has_kind)
        tl_read_dot_object_use(&records->object, "type");
    if (!has_kind)
        set_field(records, TL_KIND,
                  tells || *type == '\0' ? cluster_around(records).kind : type);
}

static void
finish_node(struct records *records)
{
    struct tl_read_dot_object *object = &records->object;
    struct node *node = tl_vector_add(&records->nodes);
    const char *type = tl_read_dot_object_text(object, "type");
    *node = (struct node){object->name, id_of_name(&records->texts, object->name),
                          TL_TYPES};
    if (is_drawn(records))
        return;
    node->type = strcmp(type, tl_type_names[TL_EVENT]) == 0 ? TL_EVENT : TL_ACTOR;
    tl_read_dot_object_begin_record(object, node->type);
    set_field(records, TL_ID, node->id);
    if (!is_ours(records, "type"))
        set_shown(records, node);
    set_node_kind(records);
    tl_read_dot_object_set_rest(object, node->type);
    tl_read_dot_object_end_record(object);
}

/* What Graphviz shows of an edge: the label in its line, or else the one beside it. */
static void
set_edge_shown(struct records *records, struct edge *edge)
{
    struct tl_read_dot_object *object = &records->object;
    const struct tl_read_dot_caption_names names = {records->name, "", edge->tail->name,
                                                    edge->head->name,
                                                    records->directed ? "->" : "--"};
    const char *label = has_text(records, "label") ? "label" : "xlabel";
    edge->label = tl_read_dot_object_caption(object, label, "", &names);
    edge->tooltip = tl_read_dot_object_caption(object, "tooltip", "", &names);
}

static void
finish_edge(struct records *records)
{
    struct tl_read_dot_object *object = &records->object;
    struct edge edge = {
        .object = object,
        .tail = tl_vector_at(&records->nodes, object->piece.first),
        .head = tl_vector_at(&records->nodes, object->piece.second),
        .label = "",
        .tooltip = "",
        .id = id_of_name(&records->texts, tl_read_dot_object_text(object, "id")),
        .directed = records->directed,
    };
    if (edge.tail->type == TL_TYPES || edge.head->type == TL_TYPES || is_drawn(records))
        return;
    if (!is_ours(records, "kind"))
        set_edge_shown(records, &edge);
    add_edge(&edge);
}

/* Makes a record of the object, all of whose attributes are there. */
static void
finish_object(struct records *records)
{
    static void (*const finish[TL_READ_DOT_PIECE_KINDS])(struct records * records) = {
        [TL_READ_DOT_GRAPH_PIECE] = finish_graph,
        [TL_READ_DOT_CLUSTER_PIECE] = finish_cluster,
        [TL_READ_DOT_NODE_PIECE] = finish_node,
        [TL_READ_DOT_EDGE_PIECE] = finish_edge,
    };
    if (records->begun)
        finish[records->object.piece.kind](records);
}

/* What has no name, cgraph calls '%' and a number. */
static void
begin_graph(struct records *records, const char *name)
{
    records->name = *name == '%' ? "" : name;
    records->directed = records->object.piece.first;
    records->ours = strcmp(name, OURS) == 0;
    records->object.escaped = records->ours;
    records->begun = true;
}

/* Takes a piece, as tl_read_dot_child_read() gives it. */
static void
take_piece(void *context, const struct tl_read_dot_piece *piece, const char *text)
{
    struct records *records = context;
    const char *name = "";
    if (piece->kind == TL_READ_DOT_TEXT_PIECE ||
        piece->kind == TL_READ_DOT_HTML_PIECE) {
        tl_read_dot_object_add(&records->object, piece, text);
        return;
    }
    finish_object(records);
    if (piece->length > 0)
        name = tl_arena_text(&records->texts, text, piece->length);
    tl_read_dot_object_next(&records->object, piece, name);
    if (piece->kind == TL_READ_DOT_GRAPH_PIECE)
        begin_graph(records, name);
}

/* To be ended, after the last piece. */
static void
records_begin(struct records *records, const struct tl_reading *reading)
{
    *records = (struct records){.name = "", .label = ""};
    tl_read_dot_object_begin(&records->object, reading);
    records->clusters.width = sizeof(struct cluster);
    records->nodes.width = sizeof(struct node);
}

static void
records_end(struct records *records)
{
    finish_object(records);
    tl_read_dot_object_report(&records->object);
    tl_read_dot_object_end(&records->object);
    tl_vector_clear(&records->clusters);
    tl_vector_clear(&records->nodes);
    tl_arena_clear(&records->texts);
}

/* The longest text that is given to cgraph, which takes many times as much memory. */
#define TEXT_MAX ((size_t)1024 * 1024 * 1024)

struct text {
    char *bytes;
    size_t length;
    size_t room;
};

/* Reads an input to its end; false, and known, where it has none. */
static bool
read_all(const struct tl_reading *reading, struct text *text)
{
    const char *piece;
    size_t length;
    while (tl_input_next(reading->input, &piece, &length)) {
        if (length > TEXT_MAX - text->length) {
            tl_input_fail(reading->input,
                          "larger than a gibibyte, the most that is read of DOT");
            return false;
        }
        if (text->room - text->length < length) {
            text->room = 2 * text->room + length;
            text->bytes = tl_resize(text->bytes, text->room);
        }
        memcpy(text->bytes + text->length, piece, length);
        text->length += length;
    }
    return !tl_input_broken(reading->input) && tl_input_error(reading->input) == 0;
}

/* The scan has found no mistake: what ends the reading now is none of the file's. */
static void
say_failure(struct tl_input *input, struct tl_read_dot_limits limits,
            struct tl_read_dot_outcome outcome)
{
    unsigned long long memory = limits.memory / 1024 / 1024;
    if (outcome.ending == TL_READ_DOT_SLOW)
        tl_input_fail(input,
                      "its syntax is right, but Graphviz needs more than %u seconds "
                      "for it, which is the limit; make it smaller",
                      limits.seconds);
    else if (outcome.ending == TL_READ_DOT_FULL)
        tl_input_fail(input,
                      "its syntax is right, but Graphviz got no more memory for it "
                      "(the limit is %llu MiB); make it smaller",
                      memory);
    else if (outcome.ending == TL_READ_DOT_CRASHED)
        tl_input_fail(input,
                      "its syntax is right, but Graphviz crashed over it (%s), as it "
                      "does where it gets no more memory (the limit is %llu MiB)",
                      outcome.number ? strsignal(outcome.number) : "strange output",
                      memory);
    else
        tl_input_fail(input, "the process that reads DOT failed: %s",
                      strerror(outcome.number));
}

static void
read_graph(const struct tl_reading *reading, const struct tl_read_dot_plain *plain)
{
    struct tl_read_dot_limits limits = tl_read_dot_limits_for(plain->length);
    struct records records;
    /* Its nodes say themselves that they are events. */
    tl_builder_own(reading->builder, tl_input_file(reading->input));
    records_begin(&records, reading);
    struct tl_read_dot_outcome outcome =
        tl_read_dot_child_read(plain, limits, take_piece, &records);
    records_end(&records);
    if (outcome.ending == TL_READ_DOT_REFUSED)
        tl_report(
            reading->diagnostics, outcome.position, TL_RULE_SYNTAX, NULL,
            "found a statement that Graphviz cannot read, expected a simpler one");
    else if (outcome.ending != TL_READ_DOT_READ)
        say_failure(reading->input, limits, outcome);
}

static void
read_dot(const struct tl_reading *reading)
{
    struct text text = {NULL, 0, 0};
    struct tl_read_dot_plain plain = {.length = 0};
    bool good = read_all(reading, &text) &&
                tl_read_dot_scan(&plain, text.bytes ? text.bytes : "", text.length,
                                 reading->diagnostics, tl_input_file(reading->input));
    tl_free(text.bytes);
    if (good)
        read_graph(reading, &plain);
    tl_read_dot_plain_clear(&plain);
}

const struct tl_reader tl_read_dot = {
    .name = "dot",
    .endings = "dot gv",
    .about = "a Graphviz diagram: nodes become actors, edges relations",
    .recognises = tl_read_dot_recognises,
    .read = read_dot,
};
