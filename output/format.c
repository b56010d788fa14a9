#include "format.h"

#include <assert.h>
#include <string.h>

#include "graph/base/ascii.h"

#define TIMELINE TL_VIEW_BIT(TL_VIEW_TIMELINE)
#define NETWORKS                                                                       \
    (TL_VIEW_BIT(TL_VIEW_NETWORK) | TL_VIEW_BIT(TL_VIEW_ACTORS) |                      \
     TL_VIEW_BIT(TL_VIEW_EVENTS))
#define ALL (NETWORKS | TIMELINE)

/* The emitters; what they are given is in output/common/drawing.h. */
tl_emit tl_write_csv;
tl_emit tl_write_csv_nodes;
tl_emit tl_write_csv_events;
tl_emit tl_write_dot;
tl_emit tl_write_json;
tl_emit tl_write_timelinejs;
tl_emit tl_write_vis;
tl_emit tl_write_mermaid;
tl_emit tl_write_ics;
tl_emit tl_write_cytoscape;
tl_emit tl_write_graphology;
tl_emit tl_write_nodelink;
tl_emit tl_write_gexf;
tl_emit tl_write_graphml;
tl_emit tl_write_gephi_nodes;
tl_emit tl_write_gephi_edges;
tl_emit tl_write_neo4j_nodes;
tl_emit tl_write_neo4j_relationships;
tl_emit tl_write_neo4j_references;
tl_emit tl_write_tables_dataset;
tl_emit tl_write_tables_actors;
tl_emit tl_write_tables_events;
tl_emit tl_write_tables_participants;
tl_emit tl_write_tables_relations;
tl_emit tl_write_tables_references;
tl_emit tl_write_tables_citations;

const struct tl_format tl_formats[] = {
    {
        .name = "dot",
        .endings = "dot gv",
        .about = "Graphviz diagram",
        .views = ALL,
        .view = TL_VIEW_NETWORK,
        .laid_out = true,
        .parts = {{NULL, tl_write_dot}},
    },
    {
        .name = "json",
        .endings = "json",
        .about = "all that was selected, in time order; reads back",
        .views = TIMELINE,
        .view = TL_VIEW_TIMELINE,
        .in_pieces = true,
        .parts = {{NULL, tl_write_json}},
    },
    {
        .name = "csv",
        .endings = "csv",
        .about = "edge list: who is tied to what, when and how strongly",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_CSV | TL_HEEDS_EVIDENCE,
        .parts = {{NULL, tl_write_csv}},
    },
    {
        .name = "csv-nodes",
        .endings = "",
        .allows = "csv",
        .about = "the nodes that go with an edge list",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_CSV,
        .parts = {{NULL, tl_write_csv_nodes}},
    },
    {
        .name = "csv-events",
        .endings = "",
        .allows = "csv",
        .about = "one event a row, for spreadsheets",
        .views = TIMELINE,
        .view = TL_VIEW_TIMELINE,
        .heeds = TL_HEEDS_CSV,
        .parts = {{NULL, tl_write_csv_events}},
    },
    {
        .name = "tables",
        .endings = "",
        .about = "folder of CSV tables, all that was selected; reads back",
        .views = TIMELINE,
        .view = TL_VIEW_TIMELINE,
        .heeds = TL_HEEDS_CSV,
        .parts =
            {
                {"dataset.csv", tl_write_tables_dataset},
                {"actors.csv", tl_write_tables_actors},
                {"events.csv", tl_write_tables_events},
                {"participants.csv", tl_write_tables_participants},
                {"relations.csv", tl_write_tables_relations},
                {"references.csv", tl_write_tables_references},
                {"citations.csv", tl_write_tables_citations},
            },
    },
    {
        .name = "timelinejs",
        .endings = "",
        .allows = "json",
        .about = "slides for TimelineJS 3",
        .views = TIMELINE,
        .view = TL_VIEW_TIMELINE,
        .parts = {{NULL, tl_write_timelinejs}},
    },
    {
        .name = "vis",
        .endings = "",
        .allows = "json",
        .about = "items and groups for vis-timeline",
        .views = TIMELINE,
        .view = TL_VIEW_TIMELINE,
        .parts = {{NULL, tl_write_vis}},
    },
    {
        .name = "mermaid",
        .endings = "mmd mermaid",
        .about = "timeline diagram for Markdown pages",
        .views = TIMELINE,
        .view = TL_VIEW_TIMELINE,
        .parts = {{NULL, tl_write_mermaid}},
    },
    {
        .name = "ics",
        .endings = "ics",
        .about = "calendar (iCalendar)",
        .views = TIMELINE,
        .view = TL_VIEW_TIMELINE,
        .parts = {{NULL, tl_write_ics}},
    },
    {
        .name = "cytoscape",
        .endings = "",
        .allows = "json",
        .about = "elements for Cytoscape.js",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_EVIDENCE,
        .parts = {{NULL, tl_write_cytoscape}},
    },
    {
        .name = "graphology",
        .endings = "",
        .allows = "json",
        .about = "graph for graphology and Sigma",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_EVIDENCE,
        .parts = {{NULL, tl_write_graphology}},
    },
    {
        .name = "nodelink",
        .endings = "",
        .allows = "json",
        .about = "node-link data for NetworkX and D3",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_EVIDENCE | TL_HEEDS_LINKS,
        .parts = {{NULL, tl_write_nodelink}},
    },
    {
        .name = "gexf",
        .endings = "gexf",
        .about = "graph in time, for Gephi",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_EVIDENCE,
        .parts = {{NULL, tl_write_gexf}},
    },
    {
        .name = "graphml",
        .endings = "graphml",
        .about = "graph for yEd, Cytoscape, igraph and many others",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_EVIDENCE,
        .parts = {{NULL, tl_write_graphml}},
    },
    {
        .name = "gephi",
        .endings = "",
        .about = "folder of two tables for Gephi's spreadsheet import",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_EVIDENCE,
        .parts =
            {
                {"nodes.csv", tl_write_gephi_nodes},
                {"edges.csv", tl_write_gephi_edges},
            },
    },
    {
        .name = "neo4j",
        .endings = "",
        .about = "folder of tables for neo4j-admin import",
        .views = NETWORKS,
        .view = TL_VIEW_NETWORK,
        .heeds = TL_HEEDS_EVIDENCE,
        .parts =
            {
                {"nodes.csv", tl_write_neo4j_nodes},
                {"relationships.csv", tl_write_neo4j_relationships},
                {"references.csv", tl_write_neo4j_references},
            },
    },
    {
        .name = "svg",
        .endings = "svg",
        .about = "picture for web pages, drawn by dot",
        .views = ALL,
        .view = TL_VIEW_NETWORK,
        .laid_out = true,
        .filter = "svg",
        .parts = {{NULL, tl_write_dot}},
    },
    {
        .name = "png",
        .endings = "png",
        .about = "picture, drawn by dot",
        .views = ALL,
        .view = TL_VIEW_NETWORK,
        .laid_out = true,
        .filter = "png",
        .parts = {{NULL, tl_write_dot}},
    },
    {
        .name = "pdf",
        .endings = "pdf",
        .about = "picture for print, drawn by dot",
        .views = ALL,
        .view = TL_VIEW_NETWORK,
        .laid_out = true,
        .filter = "pdf",
        .parts = {{NULL, tl_write_dot}},
    },
    {.name = NULL},
};

/* Whether `path` ends in a dot and the ending, of so many bytes, ASCII case apart. */
static bool
has_ending(const char *path, const char *ending, size_t length)
{
    size_t path_length = strlen(path);
    if (path_length <= length)
        return false;
    path += path_length - length;
    for (size_t i = 0; i < length; i++)
        if (tl_ascii_lower(path[i]) != ending[i])
            return false;
    return path[-1] == '.';
}

/* The length of the longest of some endings that a path has; 0 for none. */
static size_t
longest_ending(const char *endings, const char *path)
{
    size_t longest = 0;
    size_t length;
    for (const char *at = endings; *at; at += length + (at[length] == ' ')) {
        length = strcspn(at, " ");
        if (length > longest && has_ending(path, at, length))
            longest = length;
    }
    return longest;
}

const struct tl_format *
tl_format_find(const char *name, size_t length)
{
    for (const struct tl_format *format = tl_formats; format->name; format++) {
        if (strlen(format->name) == length && memcmp(format->name, name, length) == 0)
            return format;
    }
    return NULL;
}

const struct tl_format *
tl_format_of_file(const char *path)
{
    const struct tl_format *found = NULL;
    size_t longest = 0;
    for (const struct tl_format *format = tl_formats; format->name; format++) {
        size_t length = longest_ending(format->endings, path);
        if (length > longest) {
            longest = length;
            found = format;
        }
    }
    return found;
}

bool
tl_format_may_be_called(const struct tl_format *format, const char *path)
{
    return longest_ending(format->endings, path) > 0 ||
           (format->allows && longest_ending(format->allows, path) > 0);
}

bool
tl_format_is_folder(const struct tl_format *format)
{
    return format->parts[0].file != NULL;
}
