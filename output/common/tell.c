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

static void
tell_line(const struct tl_teller *teller, const char *heading, const char *text)
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
    tl_claim_date_label(graph, TL_EVENT, event->number, event->date, label,
                        sizeof label);
    tell_line(teller, "", label);
}

void
tl_tell_date_text(const struct tl_teller *teller, const struct tl_event *event)
{
    tell_line(teller, "When, in the source's words: ", event->date_text);
}

void
tl_tell_texts(const struct tl_teller *teller, const struct tl_event *event)
{
    TL_EACH_TOLD (1U << TL_EVENT, field)
        tell_line(teller, tl_fields[field].heading,
                  tl_record_text(event->record, field));
}

void
tl_tell_kind(const struct tl_teller *teller, const struct tl_graph *graph,
             const struct tl_event *event)
{
    tell_line(teller, "Kind: ", tl_graph_kind_label(graph, TL_EVENT, event->kind));
}

/* A value of an event, and whether it is inferred. */
static void
tell_value(const struct tl_teller *teller, const struct tl_graph *graph,
           const struct tl_event *event, const char *heading, const char *text,
           enum tl_field field)
{
    if (!*text)
        return;
    teller->begin(teller->sink);
    say(teller, heading);
    say(teller, text);
    say(teller, tl_claim_remark(graph, TL_EVENT, event->number, field));
    teller->end(teller->sink);
}

static void
tell_count(const struct tl_teller *teller, const struct tl_graph *graph,
           const struct tl_event *event)
{
    char digits[] = "4294967295";
    char *at = digits + sizeof digits - 1;
    if (!event->has_count)
        return;
    for (uint32_t rest = event->count; rest > 0; rest /= 10)
        *--at = (char)('0' + rest % 10);
    tell_value(teller, graph, event, "Count: ", at, TL_COUNT);
}

static void
tell_rival(const struct tl_teller *teller, const struct tl_rival *rival)
{
    for (size_t i = 0; i < TL_RIVAL_PIECES; i++)
        say(teller, rival->pieces[i]);
}

/* What sources say of an event other than what is told. */
static void
tell_rivals(const struct tl_teller *teller, struct tl_claims claims)
{
    struct tl_rival rival;
    while (tl_rival_next(&claims, &rival)) {
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
    tell_value(teller, graph, event, "Place: ", event->place, TL_PLACE);
    tell_count(teller, graph, event);
    if (event->part_of != TL_NONE)
        tell_value(teller, graph, event, "Part of: ", tl_graph_label(graph, whole),
                   TL_PART_OF);
    if (event->status != TL_STATED)
        tell_line(teller, "Status: ", tl_status_names[event->status]);
    tell_rivals(teller, tl_claims_begin(graph, TL_EVENT, event->number));
}

void
tl_tell_link(const struct tl_teller *teller, const struct tl_event *event)
{
    if (!*event->url)
        return;
    teller->begin(teller->sink);
    say(teller, "More: ");
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
    const char *doubt = status >= TL_DISPUTED ? tl_status_names[status] : "";
    say(teller, tl_graph_label(graph, actor));
    if (!date && !*doubt)
        return;
    say(teller, " (");
    if (date) {
        tl_claim_date_label(graph, TL_PARTICIPATION, number, date, label, sizeof label);
        say(teller, label);
    }
    say(teller, date && *doubt ? ", " : "");
    say(teller, doubt);
    say(teller, ")");
}

/* Those of a role, in one line, if there are any. */
static void
tell_role(const struct tl_teller *teller, const struct tl_graph *graph,
          struct tl_slice slice, uint32_t role)
{
    const char *heading = role == TL_NONE ? "participant" : tl_graph_word(graph, role);
    bool begun = false;
    for (uint32_t i = 0; i < slice.count; i++) {
        if (tl_graph_participation_role(graph, slice.first + i) != role)
            continue;
        if (!begun) {
            teller->begin(teller->sink);
            say(teller, heading);
        }
        say(teller, begun ? ", " : ": ");
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
    while (tl_rival_next(&claims, &rival)) {
        teller->begin(teller->sink);
        say(teller, tl_graph_label(graph, actor));
        say(teller, ": ");
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
tell_reference(const struct tl_teller *teller, const struct tl_graph *graph,
               uint32_t number)
{
    char label[TL_DATE_LABEL_MAX] = "";
    struct tl_reference reference = tl_graph_reference(graph, number);
    teller->link(teller->sink, title_of(graph, number), reference.url);
    tell_authors(teller, reference.authors);
    tell_after(teller, ", ", reference.publisher);
    if (reference.date)
        tl_date_label(reference.date, label, sizeof label);
    tell_after(teller, ", ", label);
    if (!tl_link_is_web(reference.url))
        tell_after(teller, ", ", reference.url);
    if (reference.via != TL_NONE)
        tell_after(teller, ", via ", title_of(graph, reference.via));
}

/* Whether it denies its item, not only a value of a field. */
static bool
denies(const struct tl_citation *citation)
{
    return citation->status == TL_DENIED && !*citation->says;
}

/* ", inferred", and of what: " (date)". */
static void
tell_status(const struct tl_teller *teller, const struct tl_citation *citation)
{
    const char *before = " (";
    tell_after(teller, ", ", tl_status_names[citation->status]);
    for (const char *says = citation->says; *says; says += strlen(says) + 1) {
        enum tl_field field = tl_claim_split(says).field;
        tell_after(teller, before,
                   field == TL_PART_OF ? "part of" : tl_fields[field].name);
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
        tell_after(teller, ": “", citation->quote);
        say(teller, "”");
    }
    teller->end(teller->sink);
}

/* By whose word an actor took part. */
static void
tell_participant_sources(const struct tl_teller *teller, const struct tl_graph *graph,
                         uint32_t number)
{
    struct tl_participation participation = tl_graph_participation(graph, number);
    struct tl_item actor = {TL_ACTOR, participation.actor};
    struct tl_slice slice = participation.citations;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, slice.first + i);
        teller->begin(teller->sink);
        say(teller, denies(&citation) ? "Denied for " : "Source for ");
        say(teller, tl_graph_label(graph, actor));
        tell_after(teller, " as ", participation.role);
        say(teller, denies(&citation) ? " by: " : ": ");
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
        teller->begin(teller->sink);
        say(teller, denies(&citation) ? "Denied by: " : "Source: ");
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
