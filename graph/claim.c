#include "claim.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/near.h"
#include "store.h"

struct tl_claim_text
tl_claim_split(const char *text)
{
    char name[16] = "";
    size_t length = strcspn(text, "=");
    if (!text[length] || length >= sizeof name)
        return (struct tl_claim_text){TL_FIELDS, ""};
    memcpy(name, text, length);
    return (struct tl_claim_text){tl_claim_field(name), text + length + 1};
}

bool
tl_claim_is_same_text(const char *a, const char *b)
{
    char folded[2][256];
    if (strcmp(a, b) == 0)
        return true;
    return tl_fold(a, folded[0], sizeof folded[0]) != SIZE_MAX &&
           tl_fold(b, folded[1], sizeof folded[1]) != SIZE_MAX &&
           strcmp(folded[0], folded[1]) == 0;
}

bool
tl_graph_has_claims(const struct tl_graph *graph)
{
    return graph->has_claims;
}

static bool
read_date(const struct tl_graph *graph, const char *value, struct tl_date *date)
{
    struct tl_date_error error;
    return tl_date_parse(value, strlen(value), &graph->date_options, date, &error);
}

static bool
agrees_with_date(const struct tl_graph *graph, const char *value,
                 const struct tl_date *used)
{
    struct tl_date date;
    return used && !(used->flags & TL_DATE_UNDECIDED) &&
           read_date(graph, value, &date) && tl_date_overlaps(&date, used);
}

static bool
agrees_with_number(const char *value, bool has_value, int64_t used)
{
    int64_t number;
    bool exact;
    return has_value && tl_weight_read(value, strlen(value), &number, &exact) &&
           number == used;
}

static bool
agrees(const struct tl_claims *claims, const struct tl_claim *claim)
{
    const char *value = claim->value;
    switch (claim->field) {
    case TL_PART_OF:
        return claim->whole != TL_NONE && claim->whole == claims->whole;
    case TL_DATE:
        return agrees_with_date(claims->graph, value, claims->date);
    case TL_COUNT:
    case TL_WEIGHT:
        return agrees_with_number(value, claims->has_amount, claims->amount);
    case TL_PLACE:
        return tl_claim_is_same_text(value, claims->place);
    default:
        return tl_claim_is_same_text(value, claims->word);
    }
}

static void
begin_event(struct tl_claims *claims)
{
    struct tl_event event = tl_graph_event(claims->graph, claims->number);
    claims->citations = event.citations;
    claims->date = event.date;
    claims->word = event.kind;
    claims->place = event.place;
    claims->whole = event.part_of;
    claims->has_amount = event.has_count;
    claims->amount = (int64_t)event.count * TL_WEIGHT_ONE;
    claims->undecided_date = event.settled.undecided & TL_CLAIM_BIT(TL_DATE);
}

static void
begin_relation(struct tl_claims *claims)
{
    struct tl_relation relation = tl_graph_relation(claims->graph, claims->number);
    claims->citations = relation.citations;
    claims->date = relation.date;
    claims->word = relation.kind;
    claims->has_amount = relation.has_weight;
    claims->amount = relation.weight;
    claims->undecided_date = relation.settled.undecided & TL_CLAIM_BIT(TL_DATE);
}

/* A participation is at the date of its event if it has none. */
static void
begin_participation(struct tl_claims *claims)
{
    struct tl_participation part =
        tl_graph_participation(claims->graph, claims->number);
    claims->citations = part.citations;
    claims->date =
        part.date ? part.date : tl_graph_event_date(claims->graph, part.event);
    claims->word = part.role;
    claims->undecided_date = part.settled.undecided & TL_CLAIM_BIT(TL_DATE);
}

struct tl_claims
tl_claims_begin(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    struct tl_claims claims = {.graph = graph,
                               .type = type,
                               .number = number,
                               .next = "",
                               .place = "",
                               .whole = TL_NONE};
    if (!graph->has_claims)
        return claims;
    if (type == TL_EVENT)
        begin_event(&claims);
    else if (type == TL_RELATION)
        begin_relation(&claims);
    else
        begin_participation(&claims);
    return claims;
}

bool
tl_claims_next(struct tl_claims *claims, struct tl_claim *claim)
{
    while (!*claims->next) {
        if (!claims->citations.count)
            return false;
        const struct tl_citation_row *row =
            tl_citation_row(claims->graph, claims->citations.first);
        claims->citations.first++;
        claims->citations.count--;
        claims->next = row->says ? row->says : "";
    }
    const struct tl_citation_row *row =
        tl_citation_row(claims->graph, claims->citations.first - 1);
    struct tl_claim_text text = tl_claim_split(claims->next);
    *claim = (struct tl_claim){
        .citation = claims->citations.first - 1,
        .reference = row->reference,
        .field = text.field,
        .value = text.value,
        .whole = text.field == TL_PART_OF ? row->whole : TL_NONE,
        .status = row->status,
    };
    claim->agrees = agrees(claims, claim);
    claims->next += strlen(claims->next) + 1;
    return true;
}

bool
tl_claims_next_rival(struct tl_claims *claims, struct tl_claim *claim)
{
    while (tl_claims_next(claims, claim)) {
        bool told = claim->field == TL_DATE && claim->status != TL_DENIED &&
                    claims->undecided_date;
        if (claim->agrees == (claim->status == TL_DENIED) && !told)
            return true;
    }
    return false;
}

enum tl_status
tl_claim_status(const struct tl_graph *graph, enum tl_type type, uint32_t number,
                enum tl_field field)
{
    enum tl_status status = TL_UNCITED;
    struct tl_claims claims = tl_claims_begin(graph, type, number);
    struct tl_claim claim;
    while (tl_claims_next(&claims, &claim)) {
        if (claim.field == field && claim.agrees && claim.status != TL_DENIED)
            status = tl_status_stronger(status, claim.status);
    }
    return status;
}

struct tl_phrase_word
tl_status_word(const struct tl_language *language, enum tl_status status)
{
    if (status == TL_UNCITED)
        return (struct tl_phrase_word){""};
    return tl_phrase_member(language, TL_PHRASE_STATUSES, status);
}

bool
tl_status_is_unsure(enum tl_status status)
{
    return status == TL_INFERRED || status == TL_ASSESSED;
}

size_t
tl_claim_date_label(const struct tl_graph *graph, enum tl_type type, uint32_t number,
                    const struct tl_date *date, const struct tl_language *language,
                    char *buffer, size_t size)
{
    char label[TL_DATE_LABEL_MAX];
    if (!date)
        return (size_t)snprintf(buffer, size, "%s", "");
    enum tl_status status = tl_claim_status(graph, type, number, TL_DATE);
    if (!tl_status_is_unsure(status))
        return tl_date_label(date, language, buffer, size);
    tl_date_label(date, language, label, sizeof label);
    return tl_phrase_fill(language, TL_PHRASE_UNSURE, buffer, size, "text", label,
                          "status", tl_status_word(language, status).text, NULL);
}

bool
tl_claim_date(const struct tl_graph *graph, const struct tl_claim *claim,
              struct tl_date *date)
{
    return claim->field == TL_DATE && read_date(graph, claim->value, date);
}
