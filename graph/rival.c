#include "rival.h"

static const char *
heading_of(enum tl_field field)
{
    switch (field) {
    case TL_DATE:
        return "Date: ";
    case TL_PLACE:
        return "Place: ";
    case TL_COUNT:
        return "Count: ";
    case TL_ROLE:
        return "Role: ";
    case TL_PART_OF:
        return "Part of: ";
    case TL_WEIGHT:
        return "Weight: ";
    default:
        return "Kind: ";
    }
}

bool
tl_rival_next(struct tl_claims *claims, struct tl_rival *rival)
{
    struct tl_claim claim;
    if (!tl_claims_next_rival(claims, &claim))
        return false;
    struct tl_reference reference = tl_graph_reference(claims->graph, claim.reference);
    bool denied = claim.status == TL_DENIED;
    bool marked = claim.status > TL_STATED && !denied;
    *rival = (struct tl_rival){
        .field = claim.field,
        .pieces = {heading_of(claim.field), claim.value,
                   denied ? ", denied by " : ", according to ",
                   *reference.title ? reference.title : reference.id,
                   marked ? " (" : "", marked ? tl_status_names[claim.status] : "",
                   marked ? ")" : ""}};
    struct tl_date date;
    if (claim.field == TL_DATE && tl_claim_date(claims->graph, &claim, &date) &&
        tl_date_label(&date, rival->label, sizeof rival->label))
        rival->pieces[1] = rival->label;
    if (claim.whole != TL_NONE)
        rival->pieces[1] =
            tl_graph_label(claims->graph, (struct tl_item){TL_EVENT, claim.whole});
    return true;
}
