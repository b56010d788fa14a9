#include "plain.h"

#include <string.h>

#include "value.h"

#define BIT(number) (UINT64_C(1) << (number))

/* The text that stands at an extent, quotes and all. */
static struct tl_text
raw_text(const struct tl_read_json_plain *plain,
         const struct tl_read_json_extent *extent)
{
    struct tl_text text;
    text.bytes = tl_read_json_scan_text(plain->scan, extent, &text.length);
    return text;
}

static bool
is_bool(struct tl_text raw)
{
    return *raw.bytes == 't' || *raw.bytes == 'f';
}

/* The text that a string says, decoded where it has escapes. */
static bool
read_string(struct tl_read_json_plain *plain, struct tl_text raw, struct tl_text *text)
{
    *text = (struct tl_text){raw.bytes + 1, raw.length - 2};
    if (!memchr(text->bytes, '\\', text->length))
        return true;
    char *decoded = plain->decoded + plain->decoded_used;
    if (!tl_read_json_unescape(text->bytes, text->length, decoded, &text->length))
        return false;
    text->bytes = decoded;
    plain->decoded_used += text->length;
    return true;
}

/* The text of a scalar; null is as good as an empty one. */
static bool
read_scalar(struct tl_read_json_plain *plain, struct tl_text raw, struct tl_text *text)
{
    *text = raw;
    switch (*raw.bytes) {
    case '"':
        return read_string(plain, raw, text);
    case '{':
    case '[':
        return false;
    case 'n':
        text->length = 0;
        return true;
    case 't':
    case 'f':
        return true;
    default:
        return tl_read_json_is_shortest(raw.bytes, raw.length);
    }
}

/*
 * The key of the member at hand, to which the walk goes on. NULL where it is not plain:
 * the object has had it, it has escapes, or there are very many.
 */
static const struct tl_record_key *
next_key(struct tl_read_json_plain *plain, enum tl_type type, uint64_t *seen)
{
    const struct tl_read_json_extent *extent = plain->at++;
    struct tl_text raw = raw_text(
        plain, &(struct tl_read_json_extent){extent->key, extent->key, extent->begin});
    const char *name = raw.bytes + 1;
    size_t length = (size_t)((const char *)memchr(name, '"', raw.length) - name);
    if (memchr(name, '\\', length))
        return NULL;
    const struct tl_record_key *key =
        tl_record_keys_find(&plain->keys[type], name, length, NULL);
    if (key->number >= TL_READ_JSON_PLAIN_KEYS || (*seen & BIT(key->number)))
        return NULL;
    *seen |= BIT(key->number);
    return key;
}

/* Whether the walk is still in the value of an extent. */
static bool
is_within(const struct tl_read_json_plain *plain,
          const struct tl_read_json_extent *extent)
{
    const struct tl_read_json_scan *scan = plain->scan;
    return plain->at < scan->extents + scan->extent_count &&
           plain->at->begin < extent->end;
}

/* One that is an object, with an actor and perhaps a role. */
static bool
read_participation(struct tl_read_json_plain *plain,
                   const struct tl_read_json_extent *extent, size_t number)
{
    uint64_t seen = 0;
    while (is_within(plain, extent)) {
        const struct tl_read_json_extent *value = plain->at;
        const struct tl_record_key *key = next_key(plain, TL_PARTICIPATION, &seen);
        struct tl_text raw = raw_text(plain, value);
        struct tl_text text;
        if (!key || key->kind != TL_KEY_TEXT || is_bool(raw) ||
            !read_scalar(plain, raw, &text))
            return false;
        if (key->field == TL_ACTOR_ID) {
            plain->names[number] = text;
            plain->actors[number] = value;
        } else if (key->field == TL_ROLE) {
            plain->roles[number] = text;
        } else {
            return false;
        }
    }
    return plain->names[number].length > 0;
}

static bool
read_participant(struct tl_read_json_plain *plain)
{
    const struct tl_read_json_extent *extent = plain->at++;
    size_t number = plain->event.participant_count++;
    if (number == TL_PLAIN_PARTICIPANTS)
        return false;
    struct tl_text raw = raw_text(plain, extent);
    plain->names[number] = plain->roles[number] = (struct tl_text){0};
    plain->actors[number] = extent;
    if (*raw.bytes == '{')
        return read_participation(plain, extent, number);
    return !is_bool(raw) && read_scalar(plain, raw, &plain->names[number]) &&
           plain->names[number].length > 0;
}

static bool
read_participants(struct tl_read_json_plain *plain,
                  const struct tl_read_json_extent *list)
{
    if (*raw_text(plain, list).bytes != '[')
        return false;
    while (is_within(plain, list)) {
        if (!read_participant(plain))
            return false;
    }
    return true;
}

static void
add_attribute(struct tl_read_json_plain *plain, const char *key, struct tl_text text)
{
    size_t at = plain->event.attribute_count++;
    for (; at > 0 && strcmp(key, plain->attributes[at - 1][0].bytes) < 0; at--)
        memcpy(plain->attributes[at], plain->attributes[at - 1],
               sizeof plain->attributes[at]);
    plain->attributes[at][0] = (struct tl_text){key, strlen(key)};
    plain->attributes[at][1] = text;
}

static bool
read_member(struct tl_read_json_plain *plain, const struct tl_record_key *key,
            const struct tl_read_json_extent *extent)
{
    struct tl_text raw = raw_text(plain, extent);
    struct tl_text text;
    if (key->kind == TL_KEY_INNER && key->type == TL_PARTICIPATION)
        return read_participants(plain, extent);
    if (!read_scalar(plain, raw, &text))
        return false;
    if (key->kind == TL_KEY_DERIVED) {
        plain->derived = true;
        return true;
    }
    if (key->kind == TL_KEY_ATTRIBUTE && !key->near) {
        if (text.length > 0)
            add_attribute(plain, key->name, text);
        return true;
    }
    if (key->kind != TL_KEY_TEXT || !tl_plain_has(key->field) || is_bool(raw))
        return false;
    if (key->field == TL_ID)
        plain->event.id_hash = tl_builder_expect(plain->builder, text);
    plain->event.fields[key->field] = text;
    plain->event.set |= (uint32_t)(text.length > 0) << key->field;
    return true;
}

static bool
read_event(struct tl_read_json_plain *plain)
{
    const struct tl_read_json_extent *extent = plain->scan->extents;
    uint64_t seen = 0;
    if (*raw_text(plain, extent).bytes != '{')
        return false;
    plain->at = extent + 1;
    while (is_within(plain, extent)) {
        const struct tl_read_json_extent *value = plain->at;
        const struct tl_record_key *key = next_key(plain, TL_EVENT, &seen);
        if (!key || !read_member(plain, key, value))
            return false;
    }
    return !plain->derived || (plain->event.set & BIT(TL_DATE));
}

static void
begin(struct tl_read_json_plain *plain)
{
    const struct tl_read_json_extent *extent = plain->scan->extents;
    size_t length = extent->end - extent->begin;
    if (plain->decoded_room < length) {
        plain->decoded_room = 2 * length;
        plain->decoded = tl_resize(plain->decoded, plain->decoded_room);
    }
    plain->decoded_used = 0;
    plain->derived = false;
    plain->event.set = 0;
    plain->event.participant_count = plain->event.attribute_count = 0;
    plain->event.attributes = (const struct tl_text(*)[2])plain->attributes;
}

static uint32_t
word_of(const struct tl_read_json_plain *plain, struct tl_text text)
{
    return text.length ? tl_builder_word(plain->builder, text) : TL_NONE;
}

/* The text of a field; one of no length where it is not set. */
static struct tl_text
text_of(const struct tl_read_json_plain *plain, enum tl_field field)
{
    return plain->event.set & BIT(field) ? plain->event.fields[field]
                                         : (struct tl_text){0};
}

/* What is done but once it is known that all is plain. False where the date is none. */
static bool
finish(struct tl_read_json_plain *plain)
{
    struct tl_read_json_scan *scan = plain->scan;
    struct tl_plain_event *event = &plain->event;
    struct tl_text date = text_of(plain, TL_DATE);
    event->date = date.length ? tl_builder_date(plain->builder, date) : TL_NONE;
    if (date.length && event->date == TL_NONE)
        return false;
    event->kind = word_of(plain, text_of(plain, TL_KIND));
    event->place = word_of(plain, text_of(plain, TL_PLACE));
    event->position = tl_read_json_scan_locate(scan, scan->extents->begin);
    for (size_t i = 0; i < event->participant_count; i++)
        event->participants[i] = (struct tl_plain_participant){
            .actor = tl_builder_mention(plain->builder, plain->names[i]),
            .role = word_of(plain, plain->roles[i]),
            .position = tl_read_json_scan_locate(scan, plain->actors[i]->begin),
        };
    return true;
}

bool
tl_read_json_plain_add(struct tl_read_json_plain *plain)
{
    struct tl_read_json_spot mark = plain->scan->mark;
    begin(plain);
    if (!read_event(plain))
        return false;
    if (finish(plain) && tl_builder_add(plain->builder, &plain->event))
        return true;
    plain->scan->mark = mark;
    return false;
}

void
tl_read_json_plain_clear(struct tl_read_json_plain *plain)
{
    tl_free(plain->decoded);
}
