#include "tell.h"

#include "graph/declared.h"
#include "output/syntax/link.h"
#include "graph/rival.h"
#include "supported.h"

static void
say(const struct tl_teller *teller, const char *text)
{
    teller->text(teller->sink, text);
}

/* Fills a phrase in with two texts of any length. */
static void
say_with(const struct tl_teller *teller, enum tl_phrase phrase, const char *name,
         const char *text, const char *other_name, const char *other_text)
{
    enum { FILLINGS = 2 };
    const struct tl_filling fillings[FILLINGS] = {{name, text},
                                                  {other_name, other_text}};
    tl_phrase_tell(teller->language, phrase, fillings, FILLINGS, teller->text,
                   teller->sink);
}

/* Begins a line with a heading. */
static void
begin_line(const struct tl_teller *teller, enum tl_phrase heading)
{
    teller->begin(teller->sink);
    say_with(teller, TL_PHRASE_LINE, "heading", tl_phrase(teller->language, heading),
             "text", "");
}

static void
tell_line(const struct tl_teller *teller, enum tl_phrase heading, const char *text)
{
    if (!*text)
        return;
    begin_line(teller, heading);
    say(teller, text);
    teller->end(teller->sink);
}

/* A line without a heading, or with one that is not of a phrase. */
static void
tell_bare_line(const struct tl_teller *teller, const char *heading, const char *text)
{
    if (!*text)
        return;
    teller->begin(teller->sink);
    say(teller, heading);
    say(teller, text);
    teller->end(teller->sink);
}

void
tl_tell_date(const struct tl_teller *teller, const struct tl_graph *graph,
             const struct tl_event *event)
{
    char label[TL_DATE_LABEL_MAX];
    tl_claim_date_label(graph, TL_EVENT, event->number, event->date, teller->language,
                        label, sizeof label);
    tell_bare_line(teller, "", label);
}

void
tl_tell_date_text(const struct tl_teller *teller, const struct tl_event *event)
{
    tell_line(teller, TL_PHRASE_LINE_DATED, event->date_text);
}

void
tl_tell_texts(const struct tl_teller *teller, const struct tl_event *event)
{
    TL_EACH_TOLD (1U << TL_EVENT, field)
        tell_bare_line(teller, tl_fields[field].heading,
                       tl_record_text(event->record, field));
}

void
tl_tell_kind(const struct tl_teller *teller, const struct tl_graph *graph,
             const struct tl_event *event)
{
    tell_line(teller, TL_PHRASE_LINE_KIND,
              tl_graph_kind_label(graph, TL_EVENT, event->kind));
}

/* A value of an event, and whether it is inferred. */
static void
tell_value(const struct tl_teller *teller, const struct tl_graph *graph,
           const struct tl_event *event, enum tl_phrase heading, const char *text,
           enum tl_field field)
{
    if (!*text)
        return;
    enum tl_status status = tl_claim_status(graph, TL_EVENT, event->number, field);
    begin_line(teller, heading);
    if (tl_status_is_unsure(status))
        say_with(teller, TL_PHRASE_UNSURE, "text", text, "status",
                 tl_status_word(teller->language, status).text);
    else
        say(teller, text);
    teller->end(teller->sink);
}

static void
tell_count(const struct tl_teller *teller, const struct tl_graph *graph,
           const struct tl_event *event)
{
    if (event->has_count)
        tell_value(teller, graph, event, TL_PHRASE_LINE_COUNT,
                   tl_number_of(teller->language, event->count).text, TL_COUNT);
}

static void
tell_rival(const struct tl_teller *teller, const struct tl_rival *rival)
{
    say_with(teller, TL_PHRASE_LINE, "heading",
             tl_phrase(teller->language, rival->heading), "text", "");
    tl_rival_tell(rival, teller->text, teller->sink);
}

/* What sources say of an event other than what is told. */
static void
tell_rivals(const struct tl_teller *teller, struct tl_claims claims)
{
    struct tl_rival rival;
    while (tl_rival_next(&claims, teller->language, &rival)) {
        teller->begin(teller->sink);
        tell_rival(teller, &rival);
        teller->end(teller->sink);
    }
}

void
tl_tell_details(const struct tl_teller *teller, const struct tl_graph *graph,
                const struct tl_event *event)
{
    struct tl_item whole = {TL_EVENT, event->part_of};
    tell_value(teller, graph, event, TL_PHRASE_LINE_PLACE, event->place, TL_PLACE);
    tell_count(teller, graph, event);
    if (event->part_of != TL_NONE)
        tell_value(teller, graph, event, TL_PHRASE_LINE_PART_OF,
                   tl_graph_label(graph, whole), TL_PART_OF);
    if (event->status != TL_STATED)
        tell_line(teller, TL_PHRASE_LINE_STATUS,
                  tl_status_word(teller->language, event->status).text);
    tell_rivals(teller, tl_claims_begin(graph, TL_EVENT, event->number));
}

void
tl_tell_link(const struct tl_teller *teller, const struct tl_event *event)
{
    if (!*event->url)
        return;
    begin_line(teller, TL_PHRASE_LINE_MORE);
    teller->link(teller->sink, event->url, event->url);
    teller->end(teller->sink);
}

/* The role in a slice that comes after the last one, and before all others; TL_NONE
 * where there is none. */
static uint32_t
next_role(const struct tl_graph *graph, struct tl_slice slice, uint32_t last)
{
    uint32_t next = TL_NONE;
    for (uint32_t i = 0; i < slice.count; i++) {
        uint32_t role = tl_graph_participation_role(graph, slice.first + i);
        if (role != TL_NONE && (last == TL_NONE || role > last) &&
            (next == TL_NONE || role < next))
            next = role;
    }
    return next;
}

static void
tell_participant(const struct tl_teller *teller, const struct tl_graph *graph,
                 uint32_t number)
{
    char label[TL_DATE_LABEL_MAX];
    const struct tl_date *date = tl_graph_participation_date(graph, number);
    struct tl_item actor = {TL_ACTOR, tl_graph_participation_actor(graph, number)};
    enum tl_status status = tl_graph_participation_status(graph, number);
    struct tl_phrase_word doubt = tl_status_word(teller->language, status);
    say(teller, tl_graph_label(graph, actor));
    if (!date && status < TL_DISPUTED)
        return;
    say(teller, " (");
    if (date) {
        tl_claim_date_label(graph, TL_PARTICIPATION, number, date, teller->language,
                            label, sizeof label);
        say(teller, label);
    }
    say(teller, date && status >= TL_DISPUTED ? ", " : "");
    say(teller, status >= TL_DISPUTED ? doubt.text : "");
    say(teller, ")");
}

/* Those of a role, in one line, if there are any. */
static void
tell_role(const struct tl_teller *teller, const struct tl_graph *graph,
          struct tl_slice slice, uint32_t role)
{
    const char *heading = role == TL_NONE
                              ? tl_phrase(teller->language, TL_PHRASE_LINE_PARTICIPANT)
                              : tl_graph_word(graph, role);
    bool begun = false;
    for (uint32_t i = 0; i < slice.count; i++) {
        if (tl_graph_participation_role(graph, slice.first + i) != role)
            continue;
        if (!begun) {
            teller->begin(teller->sink);
            say_with(teller, TL_PHRASE_LINE, "heading", heading, "text", "");
        }
        say(teller, begun ? ", " : "");
        tell_participant(teller, graph, slice.first + i);
        begun = true;
    }
    if (begun)
        teller->end(teller->sink);
}

/* "B: Role: host, according to One". */
static void
tell_participant_rivals(const struct tl_teller *teller, const struct tl_graph *graph,
                        uint32_t number)
{
    struct tl_item actor = {TL_ACTOR, tl_graph_participation_actor(graph, number)};
    struct tl_claims claims = tl_claims_begin(graph, TL_PARTICIPATION, number);
    struct tl_rival rival;
    while (tl_rival_next(&claims, teller->language, &rival)) {
        teller->begin(teller->sink);
        say_with(teller, TL_PHRASE_LINE, "heading", tl_graph_label(graph, actor),
                 "text", "");
        tell_rival(teller, &rival);
        teller->end(teller->sink);
    }
}

void
tl_tell_participants(const struct tl_teller *teller, const struct tl_graph *graph,
                     const struct tl_event *event)
{
    struct tl_slice slice = event->participations;
    uint32_t role = TL_NONE;
    while ((role = next_role(graph, slice, role)) != TL_NONE)
        tell_role(teller, graph, slice, role);
    tell_role(teller, graph, slice, TL_NONE);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
        tell_participant_rivals(teller, graph, i);
}

static void
tell_after(const struct tl_teller *teller, const char *before, const char *text)
{
    if (!*text)
        return;
    say(teller, before);
    say(teller, text);
}

static void
tell_authors(const struct tl_teller *teller, const char *authors)
{
    for (; *authors; authors += strlen(authors) + 1)
        tell_after(teller, ", ", authors);
}

static const char *
title_of(const struct tl_graph *graph, uint32_t reference)
{
    return tl_graph_label(graph, (struct tl_item){TL_REFERENCE, reference});
}

static void
tell_via(const struct tl_teller *teller, const char *title)
{
    say(teller, ", ");
    say_with(teller, TL_PHRASE_VIA, "source", title, "", "");
}

static void
tell_reference(const struct tl_teller *teller, const struct tl_graph *graph,
               uint32_t number)
{
    char label[TL_DATE_LABEL_MAX] = "";
    struct tl_reference reference = tl_graph_reference(graph, number);
    teller->link(teller->sink, title_of(graph, number), reference.url);
    tell_authors(teller, reference.authors);
    tell_after(teller, ", ", reference.publisher);
    if (reference.date)
        tl_date_label(reference.date, teller->language, label, sizeof label);
    tell_after(teller, ", ", label);
    if (!tl_link_is_web(reference.url))
        tell_after(teller, ", ", reference.url);
    if (reference.via != TL_NONE)
        tell_via(teller, title_of(graph, reference.via));
}

/* Whether it denies its item, not only a value of a field. */
static bool
denies(const struct tl_citation *citation)
{
    return citation->status == TL_DENIED && !*citation->says;
}

/* What a field is called of which a source says something. */
static struct tl_phrase_word
field_word(const struct tl_teller *teller, enum tl_field field)
{
    static const enum tl_field order[] = {TL_DATE, TL_PLACE,   TL_COUNT,
                                          TL_ROLE, TL_PART_OF, TL_WEIGHT};
    unsigned at = 0; /* after these comes the kind */
    while (at < sizeof order / sizeof *order && order[at] != field)
        at++;
    return tl_phrase_member(teller->language, TL_PHRASE_FIELDS, at);
}

/* ", inferred", and of what: " (date)". */
static void
tell_status(const struct tl_teller *teller, const struct tl_citation *citation)
{
    const char *before = " (";
    tell_after(teller, ", ", tl_status_word(teller->language, citation->status).text);
    for (const char *says = citation->says; *says; says += strlen(says) + 1) {
        tell_after(teller, before, field_word(teller, tl_claim_split(says).field).text);
        before = ", ";
    }
    if (*citation->says)
        say(teller, ")");
}

static void
tell_citation(const struct tl_teller *teller, const struct tl_graph *graph,
              const struct tl_citation *citation, bool quote)
{
    tell_reference(teller, graph, citation->reference);
    tell_after(teller, ", ", citation->locator);
    if (citation->status != TL_STATED && !denies(citation))
        tell_status(teller, citation);
    if (quote && *citation->quote) {
        say(teller, ": ");
        say_with(teller, TL_PHRASE_QUOTED, "text", citation->quote, "", "");
    }
    teller->end(teller->sink);
}

/* By whose word an actor took part. */
static void
tell_participant_sources(const struct tl_teller *teller, const struct tl_graph *graph,
                         uint32_t number)
{
    static const enum tl_phrase headings[2][2] = {
        {TL_PHRASE_SOURCE_FOR, TL_PHRASE_SOURCE_FOR_ROLE},
        {TL_PHRASE_DENIED_FOR, TL_PHRASE_DENIED_FOR_ROLE}};
    struct tl_participation participation = tl_graph_participation(graph, number);
    struct tl_item actor = {TL_ACTOR, participation.actor};
    struct tl_slice slice = participation.citations;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, slice.first + i);
        teller->begin(teller->sink);
        say_with(teller, headings[denies(&citation)][*participation.role != '\0'],
                 "actor", tl_graph_label(graph, actor), "role", participation.role);
        tell_citation(teller, graph, &citation, true);
    }
}

void
tl_tell_sources(const struct tl_teller *teller, const struct tl_graph *graph,
                const struct tl_event *event, uint32_t shown)
{
    uint32_t end = event->citations.first + event->citations.count;
    for (uint32_t i = event->citations.first; i < end; i++) {
        struct tl_citation citation = tl_graph_citation(graph, i);
        begin_line(teller, denies(&citation) ? TL_PHRASE_LINE_DENIED_BY
                                             : TL_PHRASE_LINE_SOURCE);
        tell_citation(teller, graph, &citation, i != shown);
    }
    end = event->participations.first + event->participations.count;
    for (uint32_t i = event->participations.first; i < end; i++)
        tell_participant_sources(teller, graph, i);
}

static uint64_t
of_citations(const struct tl_graph *graph, struct tl_slice slice)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < slice.count; i++)
        count += tl_graph_citation(graph, slice.first + i).attributes.count;
    return count;
}

void
tl_tell_event_losses(const struct tl_graph *graph, const struct tl_event *event,
                     bool attributes, struct tl_losses *losses)
{
    uint64_t count = (attributes ? 0 : event->attributes.count) +
                     of_citations(graph, event->citations);
    uint32_t end = event->participations.first + event->participations.count;
    for (uint32_t i = event->participations.first; i < end; i++) {
        struct tl_participation it = tl_graph_participation(graph, i);
        count += it.attributes.count + of_citations(graph, it.citations);
    }
    tl_losses_add_many(losses, "attributes left out", count);
}

void
tl_tell_losses(const struct tl_drawing *drawing, bool titled, struct tl_losses *losses)
{
    static const struct tl_supported supported = {
        .fields = {
            [TL_DATASET] = TL_SUPPORTS_ALL & ~TL_SUPPORTS_ATTRIBUTES,
            [TL_ACTOR] = TL_SUPPORTS(TL_NAME),
            [TL_REFERENCE] =
                TL_SUPPORTS_ALL & ~(TL_SUPPORTS(TL_ID) | TL_SUPPORTS_ATTRIBUTES),
        }};
    static const struct tl_supported nothing = {.fields = {0}};
    struct tl_dataset dataset = tl_graph_dataset(drawing->graph);
    tl_losses_add_many(losses, "actors exported with their name only",
                       tl_unsupported_count(drawing, &supported, TL_ACTOR));
    tl_losses_add_many(losses, "relations left out", drawing->timeline->relation_count);
    tl_losses_add_many(losses, "references exported without id or attributes",
                       tl_unsupported_count(drawing, &supported, TL_REFERENCE));
    if (titled)
        tl_losses_add_many(losses, "attributes left out", dataset.attributes.count);
    else if (tl_unsupported_count(drawing, &nothing, TL_DATASET))
        tl_losses_add(losses, TL_SUPPORTS_DATASET);
}

void
tl_tell_clock_losses(const struct tl_clock *clock, const struct tl_date *date,
                     struct tl_losses *losses)
{
    if (!(date->flags & TL_DATE_HAS_TIME))
        return;
    if (clock->kind == TL_CLOCK_ZONE)
        tl_losses_add(losses, "times shown without their time zone");
    if (clock->kind == TL_CLOCK_MIXED)
        tl_losses_add(losses, tl_date_has_zone(date)
                                  ? "times with a time zone shown in UTC"
                                  : "times without a time zone shown as if in UTC");
}
