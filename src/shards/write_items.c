#include "write.h"

#include <jansson.h>
#include <string.h>

#include "output/syntax/json.h"
#include "items.h"
#include "spool.h"

/* A document while it is written: its lists follow one another. */
struct document {
    struct tl_json json;
    enum tl_item_section section; /* that was begun last */
    bool is_empty;
};

/* What a dataset declares is left out where it declares nothing. */
static bool
is_always_there(enum tl_item_section section)
{
    return section >= TL_ITEM_REFERENCE;
}

static void
begin_list(struct document *document, enum tl_item_section section)
{
    tl_json_newline(&document->json);
    tl_json_key(&document->json, tl_item_keys[section]);
    tl_json_array_begin(&document->json);
    document->section = section;
    document->is_empty = true;
}

static void
end_list(struct document *document)
{
    if (document->section == TL_ITEM_MEMBER)
        return;
    if (!document->is_empty)
        tl_json_newline(&document->json);
    tl_json_array_end(&document->json);
}

/* Ends the list at hand, and begins the next ones up to that of an item. */
static void
go_on_to(struct document *document, enum tl_item_section section)
{
    while (document->section < section) {
        enum tl_item_section next = document->section + 1;
        if (next < section && !is_always_there(next)) {
            end_list(document);
            document->section = TL_ITEM_MEMBER;
            while (next < section && !is_always_there(next))
                next++;
            begin_list(document, next);
            continue;
        }
        end_list(document);
        begin_list(document, next);
    }
}

/* A member of the document: all are texts. */
static void
put_member(struct tl_json *json, const struct tl_entry *entry)
{
    json_t *value =
        json_loadb(tl_entry_cell(entry, TL_ITEM_TEXT),
                   tl_entry_length(entry, TL_ITEM_TEXT), JSON_DECODE_ANY, NULL);
    if (json_is_string(value))
        tl_json_attribute(json, tl_entry_cell(entry, TL_ITEM_ID),
                          json_string_value(value));
    json_decref(value);
}

static void
put_item(struct document *document, const struct tl_entry *entry)
{
    go_on_to(document, (enum tl_item_section)entry->ranks[0]);
    document->is_empty = false;
    tl_json_newline(&document->json);
    tl_json_number(&document->json, tl_entry_cell(entry, TL_ITEM_TEXT));
}

bool
tl_merge_write_document(int file, struct tl_out *out)
{
    struct document document = {.json = tl_json_begin(out)};
    struct tl_entry entry = {.text = NULL};
    struct tl_stream *stream = tl_spool_read(file);
    tl_json_object_begin(&document.json);
    while (stream->next(stream, &entry)) {
        if (entry.ranks[0] == TL_ITEM_MEMBER)
            put_member(&document.json, &entry);
        else
            put_item(&document, &entry);
    }
    go_on_to(&document, TL_ITEM_RELATION);
    end_list(&document);
    tl_json_object_end(&document.json);
    tl_out_char(out, '\n');
    bool good = !stream->failed;
    stream->close(stream);
    tl_entry_clear(&entry);
    return good;
}

bool
tl_merge_write_lines(int file, struct tl_out *out)
{
    struct tl_entry entry = {.text = NULL};
    struct tl_stream *stream = tl_spool_read(file);
    while (stream->next(stream, &entry)) {
        tl_out_write(out, tl_entry_cell(&entry, TL_ITEM_TEXT),
                     tl_entry_length(&entry, TL_ITEM_TEXT));
        tl_out_char(out, '\n');
    }
    bool good = !stream->failed;
    stream->close(stream);
    tl_entry_clear(&entry);
    return good;
}
