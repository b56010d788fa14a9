#include "together.h"

#include <jansson.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/query/select.h"
#include "graph/query/timeline.h"
#include "output/common/drawing.h"
#include "output/format.h"
#include "src/load/load.h"
#include "item_cells.h"
#include "rounds.h"

/* What follows from other fields, and is found again. */
static bool
is_derived(const char *key)
{
    static const char *const keys[] = {"earliest",    "latest",    "label",
                                       "open_start",  "open_end",  "unknown_start",
                                       "unknown_end", "undecided", NULL};
    size_t i = 0;
    while (keys[i] && strcmp(keys[i], key) != 0)
        i++;
    return keys[i];
}

/* Reports the first field of which two items have two values. */
static bool
agree(struct tl_merging *merging, const json_t *one, const json_t *other,
      const struct tl_entry *first, const struct tl_entry *second)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)other, key, value)
    {
        const json_t *before = json_object_get(one, key);
        if (!before || json_is_array(value) || is_derived(key) ||
            json_equal(before, value))
            continue;
        const char *id = tl_entry_cell(first, TL_ITEM_ID);
        tl_report(merging->diagnostics, second->position, TL_RULE_CONFLICT, NULL,
                  "found another %.*s for '%.*s' than at %s:%u, expected the same",
                  TL_SHOWN(key), TL_SHOWN(id),
                  tl_diagnostics_file_name(merging->diagnostics, first->position.file),
                  first->position.line);
        return false;
    }
    return true;
}

static bool
all_agree(struct tl_merging *merging, const struct tl_entry *const *entries,
          size_t count, json_t *const *values)
{
    bool good = true;
    for (size_t i = 1; i < count; i++)
        for (size_t j = 0; good && j < i; j++)
            good = agree(merging, values[j], values[i], entries[j], entries[i]);
    return good;
}

/* Ids that an item of a list mentions of that list, which has no others here. */
static void
add_mention(json_t *list, const json_t *id)
{
    if (!json_is_string(id))
        return;
    json_t *stub = json_object();
    json_object_set(stub, "id", (json_t *)id);
    json_array_append_new(list, stub);
}

static void
add_mentions(json_t *list, const json_t *item)
{
    size_t i;
    json_t *cite;
    add_mention(list, json_object_get(item, "via"));
    add_mention(list, json_object_get(item, "part_of"));
    json_array_foreach(json_object_get(item, "cite"), i, cite)
        add_mention(list, json_object_get(json_object_get(cite, "says"), "part_of"));
}

/* A document of the items, as a text; to be freed. */
static char *
make_document(enum tl_item_section section, json_t *const *values, size_t count,
              size_t *size)
{
    json_t *document = json_object();
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append(list, values[i]);
    for (size_t i = 0; i < count; i++)
        add_mentions(list, values[i]);
    json_object_set_new(document, "tieline", json_string("2"));
    json_object_set_new(document, tl_item_keys[section], list);
    *size = json_dumpb(document, NULL, 0, JSON_COMPACT);
    char *text = tl_alloc(*size + 1);
    json_dumpb(document, text, *size, JSON_COMPACT);
    json_decref(document);
    return text;
}

/* The line of an item in a document that was written, up to the comma after it; NULL
 * where there is none. `begin` is how the item begins. */
static const char *
find_item(const char *text, const char *list, const char *begin, size_t *length)
{
    size_t size = strlen(begin), name = strlen(list);
    bool in_list = false;
    for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
        size_t line = (size_t)(end - text);
        if (*text == '"')
            in_list = line > name + 2 && memcmp(text + 1, list, name) == 0 &&
                      text[name + 1] == '"';
        if (!in_list || line <= size || memcmp(text, begin, size) != 0 ||
            (text[size] != ',' && text[size] != '}'))
            continue;
        *length = line - (text[line - 1] == ',');
        return text;
    }
    return NULL;
}

/* Writes a dataset as JSON into memory; to be closed. */
static void
write_dataset(const struct tl_graph *graph, struct tl_out *out)
{
    struct tl_selection selection = tl_selection_all();
    struct tl_selected selected = tl_select(graph, &selection);
    struct tl_timeline *timeline = tl_timeline_new(graph, &selected);
    struct tl_style style = {.delimiter = ','};
    struct tl_losses losses = {0};
    struct tl_drawing drawing = {
        .graph = graph,
        .view = TL_VIEW_TIMELINE,
        .timeline = timeline,
        .selected = &selected,
        .selection = &selection,
        .style = &style,
    };
    tl_out_open(out, TL_OUT_MEMORY);
    tl_format_find("json", strlen("json"))->parts->emit(&drawing, out, &losses);
    tl_out_char(out, '\0');
    tl_timeline_free(timeline);
    tl_selected_clear(&selected);
}

/* What a list's items begin with: `{"id":"x"`, of kinds with their type. */
static char *
begin_of(const struct tl_entry *entry)
{
    const char *text = tl_entry_cell(entry, TL_ITEM_TEXT);
    size_t strings = entry->ranks[0] == TL_ITEM_KIND ? 4 : 2, length = 1;
    for (size_t i = 0; i < strings; i++) {
        length += strcspn(text + length, "\"") + 1;
        while (text[length] && text[length] != '"')
            length += text[length] == '\\' ? 2 : 1;
        length++;
    }
    char *begin = tl_alloc(length + 1);
    memcpy(begin, text, length);
    return begin;
}

static void
report_apart(struct tl_merging *merging, const struct tl_entry *const *entries,
             struct tl_diagnostics *diagnostics)
{
    const char *id = tl_entry_cell(entries[0], TL_ITEM_ID);
    const struct tl_diagnostic *const *first = tl_diagnostics_sorted(diagnostics);
    while (*first && !tl_diagnostics_is_error(diagnostics, (*first)->rule))
        first++;
    tl_report(merging->diagnostics, entries[1]->position, TL_RULE_CONFLICT, NULL,
              "found '%.*s' described in another way than at %s:%u, which do not go "
              "together%s%s",
              TL_SHOWN(id),
              tl_diagnostics_file_name(merging->diagnostics, entries[0]->position.file),
              entries[0]->position.line, *first ? ": " : "",
              *first ? (*first)->message : "");
}

/* Whether the item is in a dataset; it is put into the entry. */
static bool
put_item(const struct tl_graph *graph, const struct tl_entry *first,
         struct tl_entry *to)
{
    struct tl_out out;
    size_t length;
    char *begin = begin_of(first);
    write_dataset(graph, &out);
    const char *item =
        find_item(out.buffer, tl_item_keys[first->ranks[0]], begin, &length);
    if (item)
        tl_entry_put(to, item, length);
    tl_out_close(&out);
    tl_free(begin);
    return item;
}

static void
put_united(struct tl_merging *merging, const struct tl_entry *const *entries,
           size_t count, json_t *const *values, struct tl_entry *to)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    size_t size;
    char *text =
        make_document((enum tl_item_section)entries[0]->ranks[0], values, count, &size);
    struct tl_graph *graph = tl_load_text(text, size, merging->south, diagnostics);
    if (tl_diagnostics_failed(diagnostics) || !put_item(graph, entries[0], to))
        report_apart(merging, entries, diagnostics);
    tl_graph_free(graph);
    tl_diagnostics_free(diagnostics);
    tl_free(text);
}

void
tl_items_put_together(struct tl_merging *merging, const struct tl_entry *const *entries,
                      size_t count, struct tl_entry *to)
{
    json_t *values[TL_ROUNDS_WIDTH];
    for (size_t i = 0; i < count; i++)
        values[i] = json_loadb(tl_entry_cell(entries[i], TL_ITEM_TEXT),
                               tl_entry_length(entries[i], TL_ITEM_TEXT), 0, NULL);
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good = good && values[i];
    if (good && all_agree(merging, entries, count, values))
        put_united(merging, entries, count, values, to);
    tl_entry_end_cell(to);
    for (size_t i = 0; i < count; i++)
        json_decref(values[i]);
}
