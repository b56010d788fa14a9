/* Properties as members of JSON objects, for the dialects that are JSON. */
#ifndef TL_OUTPUT_COMMON_JSON_PROPERTIES_H
#define TL_OUTPUT_COMMON_JSON_PROPERTIES_H

#include "output/syntax/json.h"
#include "property.h"

/* Writes the properties that are there into the open object. */
void tl_json_properties(struct tl_json *json, struct tl_property *property);

/* Writes the texts of a record that all outputs write alike into the open object. */
void tl_json_told(struct tl_json *json, enum tl_type type, const char *record);

/* A key and the texts of a list, as lists in records are; nothing of an empty one. */
void tl_json_texts(struct tl_json *json, const char *key, const char *list);

/* Writes what a citation says, a list FIELD=VALUE, as an object. */
void tl_json_claims(struct tl_json *json, const char *says, enum tl_field but);

/* Writes what the dataset says of itself, as an object. */
void tl_json_about(struct tl_json *json, const struct tl_drawing *drawing,
                   struct tl_losses *losses);

/* Writes the members by which NetworkX knows what kind of graph it is. */
void tl_json_graph_kind(struct tl_json *json, const struct tl_network *network);

/* A key and, as its value, a list with an element a line: all nodes, or all edges. */
void tl_json_list(struct tl_json *json, const char *key,
                  const struct tl_properties *properties,
                  void (*put)(struct tl_json *json, struct tl_property *property));

#endif
