/* The text that is being scanned: reading on, and where in the input it lies. */
#include "scan.h"

#include <string.h>

#include "graph/base/memory.h"

void
tl_json_scan_begin(struct tl_json_scan *scan, struct tl_input *input)
{
    *scan = (struct tl_json_scan){.input = input, .text = ""};
    scan->start.position = (struct tl_position){1, 1, tl_input_file(input)};
    scan->mark = scan->start;
}

void
tl_json_scan_begin_text(struct tl_json_scan *scan, const char *text, size_t length)
{
    *scan = (struct tl_json_scan){.text = text, .length = length};
    scan->start.position = (struct tl_position){1, 1, 0};
    scan->mark = scan->start;
}

void
tl_json_scan_end(struct tl_json_scan *scan)
{
    tl_free(scan->buffer);
    tl_free(scan->places);
}

size_t
tl_json_scan_offset(const struct tl_json_scan *scan)
{
    return scan->start.offset + scan->at;
}

struct tl_position
tl_json_scan_locate(struct tl_json_scan *scan, size_t wanted)
{
    if (wanted < scan->mark.offset)
        scan->mark = scan->start;
    tl_position_pass(&scan->mark.position,
                     scan->text + (scan->mark.offset - scan->start.offset),
                     wanted - scan->mark.offset);
    scan->mark.offset = wanted;
    return scan->mark.position;
}

/* Forgets what is before the value that is being scanned, if one is. */
static void
forget(struct tl_json_scan *scan)
{
    size_t kept = scan->depth > 0 ? scan->places[0].key : tl_json_scan_offset(scan);
    size_t count = kept - scan->start.offset;
    if (count == 0)
        return;
    tl_json_scan_locate(scan, kept);
    scan->start = scan->mark;
    scan->length -= count;
    scan->at -= count;
    memmove(scan->buffer, scan->buffer + count, scan->length);
}

bool
tl_json_scan_refill(struct tl_json_scan *scan)
{
    const char *piece;
    size_t length;
    if (!scan->input || !tl_input_next(scan->input, &piece, &length))
        return false;
    forget(scan);
    if (scan->room - scan->length < length) {
        scan->room = 2 * (scan->length + length);
        scan->buffer = tl_resize(scan->buffer, scan->room);
        scan->text = scan->buffer;
    }
    memcpy(scan->buffer + scan->length, piece, length);
    scan->length += length;
    return true;
}

static bool
is_blank(int byte, bool by_line)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || (byte == '\n' && !by_line);
}

int
tl_json_scan_next(struct tl_json_scan *scan)
{
    int byte;
    while (is_blank(byte = tl_json_scan_peek(scan), scan->by_line))
        scan->at++;
    return byte == '\n' && scan->by_line ? TL_JSON_END : byte;
}

bool
tl_json_scan_accept(struct tl_json_scan *scan, char byte)
{
    bool found = tl_json_scan_next(scan) == (unsigned char)byte;
    scan->at += found;
    return found;
}

bool
tl_json_scan_line(struct tl_json_scan *scan)
{
    while (tl_json_scan_peek(scan) != TL_JSON_END) {
        const char *rest = scan->text + scan->at;
        const char *end = memchr(rest, '\n', scan->length - scan->at);
        scan->at = end ? (size_t)(end - scan->text) + 1 : scan->length;
        if (end)
            return true;
    }
    return false;
}

const char *
tl_json_scan_text(const struct tl_json_scan *scan, const struct tl_json_place *place,
                  size_t *length)
{
    *length = place->end - place->begin;
    return scan->text + (place->begin - scan->start.offset);
}
