#include "format.h"

#include <string.h>

#include "graph/base/ascii.h"

/* Each is at the end of the file that writes it. */
// clang-format off
extern const struct tl_format tl_format_html;
extern const struct tl_format tl_format_dot;
extern const struct tl_format tl_format_json;
extern const struct tl_format tl_format_jsonl;
extern const struct tl_format tl_format_csv;
extern const struct tl_format tl_format_csv_nodes;
extern const struct tl_format tl_format_csv_events;
extern const struct tl_format tl_format_csv_claims;
extern const struct tl_format tl_format_tables;
extern const struct tl_format tl_format_timelinejs;
extern const struct tl_format tl_format_vis;
extern const struct tl_format tl_format_mermaid;
extern const struct tl_format tl_format_ics;
extern const struct tl_format tl_format_cytoscape;
extern const struct tl_format tl_format_graphology;
extern const struct tl_format tl_format_nodelink;
extern const struct tl_format tl_format_gexf;
extern const struct tl_format tl_format_graphml;
extern const struct tl_format tl_format_gephi;
extern const struct tl_format tl_format_neo4j;
extern const struct tl_format tl_format_svg;
extern const struct tl_format tl_format_png;
extern const struct tl_format tl_format_pdf;

const struct tl_format *const tl_formats[] = {
    &tl_format_html,
    &tl_format_dot,
    &tl_format_json,
    &tl_format_jsonl,
    &tl_format_csv,
    &tl_format_csv_nodes,
    &tl_format_csv_events,
    &tl_format_csv_claims,
    &tl_format_tables,
    &tl_format_timelinejs,
    &tl_format_vis,
    &tl_format_mermaid,
    &tl_format_ics,
    &tl_format_cytoscape,
    &tl_format_graphology,
    &tl_format_nodelink,
    &tl_format_gexf,
    &tl_format_graphml,
    &tl_format_gephi,
    &tl_format_neo4j,
    &tl_format_svg,
    &tl_format_png,
    &tl_format_pdf,
    NULL,
};
// clang-format on

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
    for (size_t i = 0; tl_formats[i]; i++) {
        const struct tl_format *format = tl_formats[i];
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
    for (size_t i = 0; tl_formats[i]; i++) {
        size_t length = longest_ending(tl_formats[i]->endings, path);
        if (length > longest) {
            longest = length;
            found = tl_formats[i];
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
