/*
 * An event in words, for formats that people read: a line for each thing to be told.
 * How a line begins and ends, and how a text is escaped, is the format's.
 */
#ifndef TL_OUTPUT_COMMON_TELL_H
#define TL_OUTPUT_COMMON_TELL_H

#include "drawing.h"

struct tl_teller {
    void *sink;
    const struct tl_language *language;
    void (*begin)(void *sink); /* a line */
    void (*end)(void *sink);
    void (*text)(void *sink, const char *text);
    void (*link)(void *sink, const char *text, const char *url); /* a web address */
};

/* A line for each, where there is such a thing: when, in the words of the label and of
 * the source; the description; the kind; what else the event says of itself; its
 * address; who took part, a line a role; by whose word, a line a citation, with its
 * quote but for the one whose quote is `shown` elsewhere. */
void tl_tell_date(const struct tl_teller *teller, const struct tl_graph *graph,
                  const struct tl_event *event);
void tl_tell_date_text(const struct tl_teller *teller, const struct tl_event *event);
void tl_tell_texts(const struct tl_teller *teller, const struct tl_event *event);
void tl_tell_kind(const struct tl_teller *teller, const struct tl_graph *graph,
                  const struct tl_event *event);
void tl_tell_details(const struct tl_teller *teller, const struct tl_graph *graph,
                     const struct tl_event *event);
void tl_tell_link(const struct tl_teller *teller, const struct tl_event *event);
void tl_tell_participants(const struct tl_teller *teller, const struct tl_graph *graph,
                          const struct tl_event *event);
void tl_tell_sources(const struct tl_teller *teller, const struct tl_graph *graph,
                     const struct tl_event *event, uint32_t shown);

/* Counts what is not told of an event in this way, whose attributes the format may have
 * a place for; and of all that was selected, for a format that may have one for the
 * title and description of the dataset. */
void tl_tell_event_losses(const struct tl_graph *graph, const struct tl_event *event,
                          bool attributes, struct tl_losses *losses);
void tl_tell_losses(const struct tl_drawing *drawing, bool titled,
                    struct tl_losses *losses);

/* Counts what is not told of a date where its time, if it has one, is that of a clock.
 */
void tl_tell_clock_losses(const struct tl_clock *clock, const struct tl_date *date,
                          struct tl_losses *losses);

#endif
