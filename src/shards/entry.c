#include "entry.h"

#include <string.h>

#include "graph/base/memory.h"

void
tl_entry_clear(struct tl_entry *entry)
{
    tl_free(entry->text);
    tl_free(entry->starts);
    *entry = (struct tl_entry){.text = NULL};
}

/* A tie that is over may have been far larger than those that follow. */
static void
give_back(struct tl_entry *entry)
{
    enum { USUAL_ROOM = 64 * 1024 };
    if (entry->room <= USUAL_ROOM || entry->used > entry->room / 4)
        return;
    entry->room = USUAL_ROOM;
    entry->text = tl_resize(entry->text, entry->room);
}

static void
mark_start(struct tl_entry *entry)
{
    if (entry->count == entry->start_room) {
        entry->start_room = 2 * entry->start_room + 32;
        entry->starts =
            tl_resize(entry->starts, entry->start_room * sizeof *entry->starts);
    }
    entry->starts[entry->count] = entry->used;
}

void
tl_entry_begin(struct tl_entry *entry)
{
    give_back(entry);
    entry->used = entry->count = 0;
    entry->is_united = false;
    mark_start(entry);
}

static void
make_room(struct tl_entry *entry, size_t length)
{
    if (length <= entry->room - entry->used)
        return;
    entry->room = 2 * (entry->used + length);
    entry->text = tl_resize(entry->text, entry->room);
}

void
tl_entry_put(struct tl_entry *entry, const char *text, size_t length)
{
    make_room(entry, length + 1);
    memcpy(entry->text + entry->used, text, length);
    entry->used += length;
}

void
tl_entry_end_cell(struct tl_entry *entry)
{
    make_room(entry, 1);
    entry->text[entry->used++] = '\0';
    entry->count++;
    mark_start(entry);
}

void
tl_entry_add(struct tl_entry *entry, const char *text)
{
    tl_entry_put(entry, text, strlen(text));
    tl_entry_end_cell(entry);
}

char *
tl_entry_room(struct tl_entry *entry, size_t size)
{
    make_room(entry, size);
    return entry->text;
}

void
tl_entry_seal(struct tl_entry *entry, size_t size)
{
    while (entry->used < size) {
        entry->used += strlen(entry->text + entry->used) + 1;
        entry->count++;
        mark_start(entry);
    }
}
