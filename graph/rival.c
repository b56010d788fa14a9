#include "rival.h"

static enum tl_phrase
heading_of(enum tl_field field)
{
    switch (field) {
    case TL_DATE:
        return TL_PHRASE_LINE_DATE;
    case TL_PLACE:
        return TL_PHRASE_LINE_PLACE;
    case TL_COUNT:
        return TL_PHRASE_LINE_COUNT;
    case TL_ROLE:
        return TL_PHRASE_LINE_ROLE;
    case TL_PART_OF:
        return TL_PHRASE_LINE_PART_OF;
    case TL_WEIGHT:
        return TL_PHRASE_LINE_WEIGHT;
    default:
        return TL_PHRASE_LINE_KIND;
    }
}

bool
tl_rival_next(struct tl_claims *claims, const struct tl_language *language,
              struct tl_rival *rival)
{
    struct tl_claim claim;
    struct tl_date date;
    if (!tl_claims_next_rival(claims, &claim))
        return false;
    struct tl_reference reference = tl_graph_reference(claims->graph, claim.reference);
    *rival =
        (struct tl_rival){.language = language,
                          .field = claim.field,
                          .heading = heading_of(claim.field),
                          .status = claim.status,
                          .value = claim.value,
                          .source = *reference.title ? reference.title : reference.id};
    if (claim.field == TL_DATE && tl_claim_date(claims->graph, &claim, &date) &&
        tl_date_label(&date, language, rival->label, sizeof rival->label))
        rival->value = rival->label;
    if (claim.whole != TL_NONE)
        rival->value =
            tl_graph_label(claims->graph, (struct tl_item){TL_EVENT, claim.whole});
    return true;
}

void
tl_rival_tell(const struct tl_rival *rival, void (*tell)(void *sink, const char *text),
              void *sink)
{
    enum { FILLINGS = 3 };
    struct tl_phrase_word status = tl_status_word(rival->language, rival->status);
    const struct tl_filling fillings[FILLINGS] = {
        {"value", rival->value}, {"source", rival->source}, {"status", status.text}};
    tl_phrase_tell(rival->language,
                   rival->status == TL_DENIED  ? TL_PHRASE_CLAIM_DENIED
                   : rival->status > TL_STATED ? TL_PHRASE_CLAIM_UNSURE
                                               : TL_PHRASE_CLAIM,
                   fillings, FILLINGS, tell, sink);
}
