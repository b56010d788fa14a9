/*
 * The iCalendar writer (RFC 5545, UTF-8). It owns the line ends, which are CRLF, the
 * folding of lines at 75 octets between characters, and the escaping of texts.
 *
 * Control characters other than TAB are written as U+FFFD.
 */
#ifndef TL_OUTPUT_SYNTAX_ICAL_H
#define TL_OUTPUT_SYNTAX_ICAL_H

#include "out.h"

/* Zero-initialise it but for the first. */
struct tl_ical {
    struct tl_out *out;
    size_t column;   /* octets in this line */
    uint64_t spoilt; /* characters that were replaced */
};

/* A line: its name, maybe with parameters ("DTSTART;VALUE=DATE"), and pieces of its
 * value: as they are, or escaped as text. */
void tl_ical_line(struct tl_ical *ical, const char *name);
void tl_ical_add(struct tl_ical *ical, const char *value);
void tl_ical_text(struct tl_ical *ical, const char *text);
void tl_ical_end(struct tl_ical *ical);

/* A whole line; with a text, nothing at all where that is empty. */
void tl_ical_value(struct tl_ical *ical, const char *name, const char *value);
void tl_ical_member(struct tl_ical *ical, const char *name, const char *text);

#endif
