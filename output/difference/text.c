/*
 * A difference for people: "+", "-" or "~" and what was added, removed or changed;
 * below it, further in, what differs. Nothing is written where nothing differs.
 */
#include <string.h>

#include "difference.h"
#include "words.h"

/* Two values are in one line if they are not longer than that together. */
enum { SHORT = 60 };

struct page {
    struct tl_out *out;
    const struct tl_difference *difference;
    bool coloured;
    struct tl_out values[TL_VERSIONS]; /* texts that are put together */
};

static const char marks[TL_FATES] = {'+', '-', '~'};

/* ECMA-48, as git has them: green, red, yellow. */
static const char *const colours[TL_FATES] = {"\033[32m", "\033[31m", "\033[33m"};

static void
begin_colour(const struct page *page, enum tl_fate fate)
{
    if (page->coloured)
        tl_out_command(page->out, colours[fate]);
}

static void
end_colour(const struct page *page)
{
    if (page->coloured)
        tl_out_command(page->out, "\033[m");
}

static void
indent(const struct page *page, unsigned level)
{
    tl_out_write(page->out, "            ", (size_t)4 * level);
}

/* Begins a line, in the colour of what became of something. */
static void
begin_line(const struct page *page, unsigned level, enum tl_fate fate)
{
    indent(page, level);
    begin_colour(page, fate);
    tl_out_char(page->out, marks[fate]);
    tl_out_char(page->out, ' ');
}

static void
end_line(const struct page *page)
{
    end_colour(page);
    tl_out_char(page->out, '\n');
}

/* A name, in one line whatever it has in it. */
static void
put_name(const struct page *page, const char *name)
{
    while (*name) {
        size_t length = strcspn(name, "\r\n");
        tl_out_write(page->out, name, length);
        name += length;
        if (*name) {
            tl_out_char(page->out, ' ');
            name++;
        }
    }
}

/* What has been put together in a buffer, as a name. */
static void
put_built(const struct page *page, struct tl_out *built)
{
    tl_out_char(built, '\0');
    put_name(page, built->buffer);
    built->used = 0;
}

/* Both values are ended by NUL. */
static bool
is_short(const struct page *page)
{
    const char *old = page->values[TL_OLD].buffer;
    const char *new = page->values[TL_NEW].buffer;
    return page->values[TL_OLD].used + page->values[TL_NEW].used <= SHORT + 2 &&
           !strpbrk(old, "\r\n") && !strpbrk(new, "\r\n");
}

static void
put_beside(const struct page *page)
{
    static const enum tl_fate fates[TL_VERSIONS] = {TL_REMOVED, TL_ADDED};
    for (enum tl_version version = 0; version < TL_VERSIONS; version++) {
        const char *value = page->values[version].buffer;
        tl_out_text(page->out, version == TL_OLD ? " " : " -> ");
        begin_colour(page, fates[version]);
        tl_out_text(page->out, *value ? value : "(none)");
        end_colour(page);
    }
    tl_out_char(page->out, '\n');
}

/* Each line of a value is one, below each other. */
static void
put_lines(const struct page *page, unsigned level, enum tl_fate fate, const char *value)
{
    for (bool more = *value; more;) {
        size_t length = strcspn(value, "\n");
        begin_line(page, level, fate);
        tl_out_write(page->out, value, length);
        end_line(page);
        more = value[length];
        value += length + more;
    }
}

/* What a field, or an attribute, was and is; the values have been put together. Those
 * of `parts` are only what one version has and the other has not. */
static void
put_values(struct page *page, unsigned level, const char *name, bool parts)
{
    for (enum tl_version version = 0; version < TL_VERSIONS; version++)
        tl_out_char(&page->values[version], '\0');
    indent(page, level);
    put_name(page, name);
    tl_out_char(page->out, ':');
    if (!parts && is_short(page)) {
        put_beside(page);
    } else {
        tl_out_char(page->out, '\n');
        put_lines(page, level + 1, TL_REMOVED, page->values[TL_OLD].buffer);
        put_lines(page, level + 1, TL_ADDED, page->values[TL_NEW].buffer);
    }
    for (enum tl_version version = 0; version < TL_VERSIONS; version++)
        page->values[version].used = 0;
}

/* The fields and attributes that differ. */
static void
put_changed(struct page *page, unsigned level, const struct tl_change *change)
{
    struct tl_change_sides sides = tl_change_sides(page->difference, change);
    const char *key;
    const char *values[TL_VERSIONS];
    TL_EACH_CHANGED_FIELD(change, field)
    {
        bool is_set = tl_fields[field].value == TL_VALUE_MENTIONS;
        if (is_set)
            tl_words_other_events(page->values, sides.entries);
        for (enum tl_version version = 0; version < TL_VERSIONS && !is_set; version++)
            tl_words_value(&page->values[version], &sides.entries[version], field);
        put_values(page, level, tl_fields[field].name, is_set);
    }
    while (tl_attribute_pair_next(&sides.attributes, &key, values)) {
        for (enum tl_version version = 0; version < TL_VERSIONS; version++)
            tl_out_text(&page->values[version], values[version] ? values[version] : "");
        put_values(page, level, key, false);
    }
}

/* "event e1: Parade"; what is called by its id has that alone. */
static void
put_item(struct page *page, const struct tl_change *change)
{
    struct tl_entry entry = tl_change_entry(page->difference, change);
    struct tl_out *label = &page->values[TL_NEW];
    const char *id = tl_words_own_id(&entry);
    begin_line(page, 0, tl_change_fate(change));
    tl_out_text(page->out, tl_type_names[change->type]);
    tl_words_label(label, &entry);
    tl_out_char(label, '\0');
    if (*id) {
        tl_out_char(page->out, ' ');
        put_name(page, id);
    }
    if (*label->buffer && strcmp(label->buffer, id) != 0) {
        tl_out_text(page->out, ": ");
        put_name(page, label->buffer);
    }
    label->used = 0;
    if (change->but) {
        tl_out_text(page->out, " [matched by ");
        tl_words_but(page->out, change->but);
        tl_out_char(page->out, ']');
    }
    end_line(page);
}

static void
put_change(struct page *page, unsigned level, const struct tl_change *change)
{
    struct tl_entry entry = tl_change_entry(page->difference, change);
    struct tl_out *built = &page->values[TL_NEW];
    if (change->type == TL_PARTICIPATION || change->type == TL_CITATION) {
        begin_line(page, level, tl_change_fate(change));
        tl_out_text(page->out, tl_type_names[change->type]);
        tl_out_text(page->out, change->type == TL_CITATION ? " of " : ": ");
        (change->type == TL_CITATION ? tl_words_citation : tl_words_part)(built,
                                                                          &entry);
        put_built(page, built);
        end_line(page);
    } else {
        put_item(page, change);
    }
    if (tl_change_fate(change) == TL_CHANGED)
        put_changed(page, level + 1, change);
}

static void
put_names(const struct page *page, const struct tl_difference_writing *writing)
{
    tl_out_text(page->out, "--- ");
    tl_out_text(page->out, writing->names[TL_OLD]);
    tl_out_text(page->out, "\n+++ ");
    tl_out_text(page->out, writing->names[TL_NEW]);
    tl_out_char(page->out, '\n');
}

static void
emit(const struct tl_difference_writing *writing, struct tl_out *out)
{
    const struct tl_vector *changes = &writing->difference->changes;
    struct page page = {
        .out = out, .difference = writing->difference, .coloured = writing->coloured};
    bool in_part = false;
    if (!changes->count)
        return;
    tl_out_open(&page.values[TL_OLD], TL_OUT_MEMORY);
    tl_out_open(&page.values[TL_NEW], TL_OUT_MEMORY);
    put_names(&page, writing);
    for (size_t i = 0; i < changes->count; i++) {
        const struct tl_change *change = tl_vector_at(changes, i);
        bool is_part = change->type == TL_PARTICIPATION;
        bool is_citation = change->type == TL_CITATION;
        in_part = is_part || (is_citation && in_part);
        put_change(&page, is_citation && in_part ? 2 : is_part || is_citation, change);
    }
    tl_difference_tell_counts(writing->difference, out);
    tl_out_char(out, '\n');
    tl_out_close(&page.values[TL_OLD]);
    tl_out_close(&page.values[TL_NEW]);
}

const struct tl_difference_format tl_difference_text = {
    .name = "text", .ending = "txt", .has_counts = true, .emit = emit};
