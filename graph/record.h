/*
 * Records: the texts of one item, appended once to an arena. A record is a mask of the
 * fields that are there (a bit for each tl_field), their texts in the order of the
 * fields, and the attributes. It never changes; a longer one is written in its place.
 *
 * Before each text of a field is a byte with its length, so that nobody has to look for
 * its end. A bit of the mask says that it is plain: no text in it, the keys of
 * attributes aside, has a control, a backslash, a quotation mark or the byte E2, and so
 * nothing that JSON escapes. Where it is not set, nobody knows.
 */
#ifndef TL_GRAPH_RECORD_H
#define TL_GRAPH_RECORD_H

#include <stdbool.h>
#include <string.h>

#include "graph/base/memory.h"
#include "attributes.h"
#include "field.h"

/* A record taken apart; absent texts are "". Texts are borrowed from the record. */
struct tl_texts {
    const char *text[TL_ITEM_FIELDS];
    struct tl_attributes attributes;
};

/* A length from here on is not told before a text. */
#define TL_RECORD_LONG UINT8_MAX

/* The length of a text from a record, or of an absent one. */
static inline size_t
tl_record_length(const char *text)
{
    uint8_t told = (uint8_t)text[-1];
    return told < TL_RECORD_LONG ? told : strlen(text);
}

/* Whether it is known to be plain. */
bool tl_record_is_plain(const char *record);

/* What a record is written from. Lists are as in graph.h. */
struct tl_attribute {
    const char *key;
    const char *value;
};

/*
 * Writes a record. Fields that are not kept in records (words, dates, numbers,
 * mentions) are left out; so is what is "" or NULL. Attributes are in order.
 */
const char *tl_record_write(struct tl_arena *arena,
                            const char *const text[TL_ITEM_FIELDS],
                            const struct tl_attribute *attributes, size_t count);

/*
 * The same from texts of known lengths: of those fields, all of them kept in records,
 * whose bits (1 << field) are set in `fields`. None is empty; a list has the NULs
 * between its elements in it and the one after the last. Attributes are keys with their
 * values. `plain` says what is known of all texts.
 */
const char *tl_record_put(struct tl_arena *arena,
                          const struct tl_text text[TL_ITEM_FIELDS], uint64_t fields,
                          const struct tl_text (*attributes)[2], size_t count,
                          bool plain);

/* Writes a record that was taken apart, with its attributes. */
const char *tl_record_rewrite(struct tl_arena *arena, const struct tl_texts *texts);

struct tl_texts tl_record_read(const char *record);

/* One text alone; "" where it is not there. */
const char *tl_record_text(const char *record, enum tl_field field);

/* By content; 0 where two are the same. */
int tl_record_compare(const char *a, const char *b);

/* Whether two records have the same texts and attributes, in less time. */
bool tl_record_is_same(const char *a, const char *b);

/* The length of a list with the empty text that ends it. */
size_t tl_list_size(const char *list);

/* Whether two lists are the same, in no more time than the shorter one takes. */
bool tl_list_is_same(const char *a, const char *b);

/* By key, then by value; for qsort(). */
int tl_attribute_order(const void *a, const void *b);

#endif
