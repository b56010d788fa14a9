#include "plain.h"

#include <string.h>

#include "graph/base/utf8.h"

#define BIT(number) (UINT64_C(1) << (number))

/* Any decimal of so many digits is what it is read as, and any whole number of so many
 * fits 64 bits. */
#define REAL_DIGITS  15
#define WHOLE_DIGITS 18

static unsigned long
hex_value(const char *digits)
{
    unsigned long value = 0;
    for (int i = 0; i < 4; i++) {
        unsigned digit = (unsigned char)digits[i];
        value = value << 4 | (digit <= '9' ? digit - '0' : (digit & 0x0F) + 9);
    }
    return value;
}

/* The character of a "\\u0000" or of two; how much they take, 0 where they are none. */
static size_t
read_unicode(const char *escape, size_t length, unsigned long *point)
{
    *point = hex_value(escape + 2);
    if (*point < 0xD800 || *point > 0xDFFF)
        return *point ? 6 : 0;
    if (*point > 0xDBFF || length < 12 || memcmp(escape + 6, "\\u", 2) != 0)
        return 0;
    unsigned long low = hex_value(escape + 8);
    *point = 0x10000 + ((*point - 0xD800) << 10) + (low - 0xDC00);
    return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
}

/*
 * Writes what is between the quotes of a string without escapes, into room for as many
 * bytes, and says how many are left. False for what no text can hold: NUL, or half a
 * surrogate pair.
 */
static bool
unescape(const char *string, size_t length, char *text, size_t *used)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    *used = 0;
    for (size_t at = 0; at < length;) {
        unsigned long point;
        const char *escape = memchr(string + at, '\\', length - at);
        size_t plain = escape ? (size_t)(escape - string) - at : length - at;
        memcpy(text + *used, string + at, plain);
        *used += plain;
        at += plain;
        if (!escape)
            break;
        if (escape[1] != 'u') {
            text[(*used)++] = meant[strchr(letters, escape[1]) - letters];
            at += 2;
            continue;
        }
        size_t taken = read_unicode(escape, length - at, &point);
        if (!taken)
            return false;
        *used += tl_utf8_encode(point, text + *used);
        at += taken;
    }
    return true;
}

static size_t
count_digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] >= '0' && text[count] <= '9')
        count++;
    return count;
}

/*
 * Whether a number is written as tl_read_json_value_text() would. Not all that are can
 * be told.
 */
static bool
is_shortest(const char *number, size_t length)
{
    bool negative = *number == '-';
    const char *digits = number + negative;
    size_t left = length - negative;
    size_t whole = count_digits(digits, left);
    if (whole == left)
        return whole <= WHOLE_DIGITS && !(negative && *digits == '0');
    if (digits[whole] != '.' || left - 1 > REAL_DIGITS)
        return false;
    const char *rest = digits + whole + 1;
    size_t decimals = left - whole - 1;
    if (count_digits(rest, decimals) < decimals || rest[decimals - 1] == '0')
        return false;
    /* Below a millionth, an exponent is written. */
    return *digits != '0' || decimals < 6 || memcmp(rest, "000000", 6) != 0;
}

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
    if (!plain->scan->has_escapes || !memchr(text->bytes, '\\', text->length))
        return true;
    char *decoded = plain->decoded + plain->decoded_used;
    if (!unescape(text->bytes, text->length, decoded, &text->length))
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
        return is_shortest(raw.bytes, raw.length);
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
    size_t length = raw.length - 1;
    while (name[--length] != '"') /* past the colon and blanks before the value */
        continue;
    if (plain->scan->has_escapes && memchr(name, '\\', length))
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
    struct tl_text raw = raw_text(plain, scan->extents);
    event->plain = !scan->has_escapes && !memchr(raw.bytes, 0xE2, raw.length);
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
