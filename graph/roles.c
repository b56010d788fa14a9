#include "roles.h"

#include <stddef.h>
#include <string.h>

#include "graph/base/ascii.h"

/*
 * In the order of the roles' bytes. A role that is the counterpart of several, as a
 * victim is, has the most usual one here. Those without a side are people whom both
 * sides have beside them: they are on neither, and nothing is guessed of them.
 */
static const struct tl_known_role known[] = {
    {"abductee", TL_SIDE_RECEIVING, "abductor"},
    {"abductor", TL_SIDE_GIVING, "abductee"},
    {"abuser", TL_SIDE_GIVING, "victim"},
    {"accused", TL_SIDE_RECEIVING, "accuser"},
    {"accuser", TL_SIDE_GIVING, "accused"},
    {"addressee", TL_SIDE_RECEIVING, "sender"},
    {"agent", TL_SIDE_NONE, NULL},
    {"aggressor", TL_SIDE_GIVING, "victim"},
    {"appellant", TL_SIDE_GIVING, "appellee"},
    {"appellee", TL_SIDE_RECEIVING, "appellant"},
    {"appointee", TL_SIDE_RECEIVING, "appointer"},
    {"appointer", TL_SIDE_GIVING, "appointee"},
    {"arbitrator", TL_SIDE_NONE, NULL},
    {"assailant", TL_SIDE_GIVING, "victim"},
    {"assignee", TL_SIDE_RECEIVING, "assignor"},
    {"assignor", TL_SIDE_GIVING, "assignee"},
    {"attacker", TL_SIDE_GIVING, "victim"},
    {"attendee", TL_SIDE_NONE, NULL},
    {"attorney", TL_SIDE_NONE, NULL},
    {"auctioneer", TL_SIDE_NONE, NULL},
    {"author", TL_SIDE_GIVING, "addressee"},
    {"bailee", TL_SIDE_RECEIVING, "bailor"},
    {"bailor", TL_SIDE_GIVING, "bailee"},
    {"bcc", TL_SIDE_RECEIVING, NULL},
    {"benefactor", TL_SIDE_GIVING, "beneficiary"},
    {"beneficiary", TL_SIDE_RECEIVING, "benefactor"},
    {"borrower", TL_SIDE_RECEIVING, "lender"},
    {"bribed", TL_SIDE_RECEIVING, "briber"},
    {"briber", TL_SIDE_GIVING, "bribed"},
    {"broker", TL_SIDE_NONE, NULL},
    {"buyer", TL_SIDE_RECEIVING, "seller"},
    {"callee", TL_SIDE_RECEIVING, "caller"},
    {"caller", TL_SIDE_GIVING, "callee"},
    {"captive", TL_SIDE_RECEIVING, "captor"},
    {"captor", TL_SIDE_GIVING, "captive"},
    {"cc", TL_SIDE_RECEIVING, NULL},
    {"chair", TL_SIDE_NONE, NULL},
    {"claimant", TL_SIDE_GIVING, "respondent"},
    {"complainant", TL_SIDE_GIVING, "respondent"},
    {"consignee", TL_SIDE_RECEIVING, "consignor"},
    {"consignor", TL_SIDE_GIVING, "consignee"},
    {"context", TL_SIDE_NONE, NULL},
    {"counsel", TL_SIDE_NONE, NULL},
    {"courier", TL_SIDE_NONE, NULL},
    {"creditor", TL_SIDE_GIVING, "debtor"},
    {"customer", TL_SIDE_RECEIVING, "supplier"},
    {"debtor", TL_SIDE_RECEIVING, "creditor"},
    {"defendant", TL_SIDE_RECEIVING, "plaintiff"},
    {"deportee", TL_SIDE_RECEIVING, "deporter"},
    {"deporter", TL_SIDE_GIVING, "deportee"},
    {"detainee", TL_SIDE_RECEIVING, "detainer"},
    {"detainer", TL_SIDE_GIVING, "detainee"},
    {"donee", TL_SIDE_RECEIVING, "donor"},
    {"donor", TL_SIDE_GIVING, "recipient"},
    {"employee", TL_SIDE_RECEIVING, "employer"},
    {"employer", TL_SIDE_GIVING, "employee"},
    {"endorsee", TL_SIDE_RECEIVING, "endorser"},
    {"endorser", TL_SIDE_GIVING, "endorsee"},
    {"exporter", TL_SIDE_GIVING, "importer"},
    {"franchisee", TL_SIDE_RECEIVING, "franchisor"},
    {"franchisor", TL_SIDE_GIVING, "franchisee"},
    {"from", TL_SIDE_GIVING, "to"},
    {"funder", TL_SIDE_GIVING, "grantee"},
    {"giver", TL_SIDE_GIVING, "receiver"},
    {"grantee", TL_SIDE_RECEIVING, "grantor"},
    {"grantor", TL_SIDE_GIVING, "grantee"},
    {"guarantor", TL_SIDE_NONE, NULL},
    {"guest", TL_SIDE_RECEIVING, "host"},
    {"host", TL_SIDE_GIVING, "guest"},
    {"hostage", TL_SIDE_RECEIVING, "kidnapper"},
    {"importer", TL_SIDE_RECEIVING, "exporter"},
    {"imposer", TL_SIDE_GIVING, "target"},
    {"initiator", TL_SIDE_GIVING, "target"},
    {"insured", TL_SIDE_RECEIVING, "insurer"},
    {"insurer", TL_SIDE_GIVING, "insured"},
    {"intermediary", TL_SIDE_NONE, NULL},
    {"interpreter", TL_SIDE_NONE, NULL},
    {"interviewee", TL_SIDE_RECEIVING, "interviewer"},
    {"interviewer", TL_SIDE_GIVING, "interviewee"},
    {"invaded", TL_SIDE_RECEIVING, "invader"},
    {"invader", TL_SIDE_GIVING, "invaded"},
    {"investee", TL_SIDE_RECEIVING, "investor"},
    {"investor", TL_SIDE_GIVING, "investee"},
    {"invitee", TL_SIDE_RECEIVING, "inviter"},
    {"inviter", TL_SIDE_GIVING, "invitee"},
    {"judge", TL_SIDE_NONE, NULL},
    {"juror", TL_SIDE_NONE, NULL},
    {"kidnapper", TL_SIDE_GIVING, "hostage"},
    {"killer", TL_SIDE_GIVING, "victim"},
    {"landlord", TL_SIDE_GIVING, "tenant"},
    {"lawyer", TL_SIDE_NONE, NULL},
    {"legatee", TL_SIDE_RECEIVING, "testator"},
    {"lender", TL_SIDE_GIVING, "borrower"},
    {"lessee", TL_SIDE_RECEIVING, "lessor"},
    {"lessor", TL_SIDE_GIVING, "lessee"},
    {"licensee", TL_SIDE_RECEIVING, "licensor"},
    {"licensor", TL_SIDE_GIVING, "licensee"},
    {"mediator", TL_SIDE_NONE, NULL},
    {"member", TL_SIDE_NONE, NULL},
    {"mentee", TL_SIDE_RECEIVING, "mentor"},
    {"mentor", TL_SIDE_GIVING, "mentee"},
    {"mortgagee", TL_SIDE_RECEIVING, "mortgagor"},
    {"mortgagor", TL_SIDE_GIVING, "mortgagee"},
    {"murderer", TL_SIDE_GIVING, "victim"},
    {"named", TL_SIDE_RECEIVING, NULL},
    {"nominator", TL_SIDE_GIVING, "nominee"},
    {"nominee", TL_SIDE_RECEIVING, "nominator"},
    {"notary", TL_SIDE_NONE, NULL},
    {"observer", TL_SIDE_NONE, NULL},
    {"occupied", TL_SIDE_RECEIVING, "occupier"},
    {"occupier", TL_SIDE_GIVING, "occupied"},
    {"offender", TL_SIDE_GIVING, "victim"},
    {"offeree", TL_SIDE_RECEIVING, "offeror"},
    {"offeror", TL_SIDE_GIVING, "offeree"},
    {"organiser", TL_SIDE_NONE, NULL},
    {"organizer", TL_SIDE_NONE, NULL},
    {"participant", TL_SIDE_NONE, NULL},
    {"payee", TL_SIDE_RECEIVING, "payer"},
    {"payer", TL_SIDE_GIVING, "payee"},
    {"payor", TL_SIDE_GIVING, "payee"},
    {"perpetrator", TL_SIDE_GIVING, "victim"},
    {"persecuted", TL_SIDE_RECEIVING, "persecutor"},
    {"persecutor", TL_SIDE_GIVING, "persecuted"},
    {"petitioner", TL_SIDE_GIVING, "respondent"},
    {"plaintiff", TL_SIDE_GIVING, "defendant"},
    {"pledgee", TL_SIDE_RECEIVING, "pledgor"},
    {"pledgor", TL_SIDE_GIVING, "pledgee"},
    {"promisee", TL_SIDE_RECEIVING, "promisor"},
    {"promisor", TL_SIDE_GIVING, "promisee"},
    {"proponent", TL_SIDE_GIVING, NULL},
    {"prosecutor", TL_SIDE_GIVING, "defendant"},
    {"provider", TL_SIDE_GIVING, "customer"},
    {"publisher", TL_SIDE_GIVING, NULL},
    {"purchaser", TL_SIDE_RECEIVING, "seller"},
    {"receiver", TL_SIDE_RECEIVING, "giver"},
    {"recipient", TL_SIDE_RECEIVING, "donor"},
    {"reporter", TL_SIDE_NONE, NULL},
    {"respondent", TL_SIDE_RECEIVING, "claimant"},
    {"reviewer", TL_SIDE_GIVING, NULL},
    {"seller", TL_SIDE_GIVING, "buyer"},
    {"sender", TL_SIDE_GIVING, "recipient"},
    {"shipper", TL_SIDE_GIVING, "consignee"},
    {"source", TL_SIDE_GIVING, "target"},
    {"speaker", TL_SIDE_GIVING, "addressee"},
    {"subject", TL_SIDE_RECEIVING, NULL},
    {"submitter", TL_SIDE_GIVING, "recipient"},
    {"supplier", TL_SIDE_GIVING, "customer"},
    {"target", TL_SIDE_RECEIVING, "source"},
    {"tenant", TL_SIDE_RECEIVING, "landlord"},
    {"testator", TL_SIDE_GIVING, "legatee"},
    {"to", TL_SIDE_RECEIVING, "from"},
    {"torturer", TL_SIDE_GIVING, "victim"},
    {"trainee", TL_SIDE_RECEIVING, "trainer"},
    {"trainer", TL_SIDE_GIVING, "trainee"},
    {"transferee", TL_SIDE_RECEIVING, "transferor"},
    {"transferor", TL_SIDE_GIVING, "transferee"},
    {"translator", TL_SIDE_NONE, NULL},
    {"vendee", TL_SIDE_RECEIVING, "vendor"},
    {"vendor", TL_SIDE_GIVING, "buyer"},
    {"victim", TL_SIDE_RECEIVING, "perpetrator"},
    {"visitor", TL_SIDE_RECEIVING, "host"},
    {"witness", TL_SIDE_NONE, NULL},
};

/* A role against a known one, which is in lower case, but for the case of letters. */
static int
compare(const char *role, size_t length, const char *name)
{
    for (size_t i = 0; i < length; i++, name++) {
        int difference = (unsigned char)tl_ascii_lower(role[i]) - (unsigned char)*name;
        if (difference)
            return difference;
    }
    return -(unsigned char)*name;
}

const struct tl_known_role *
tl_known_role_find(const char *role, size_t length)
{
    size_t from = 0;
    size_t to = sizeof known / sizeof *known;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = compare(role, length, known[middle].name);
        if (order == 0)
            return &known[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

const struct tl_known_role *
tl_known_role_at(size_t number)
{
    return number < sizeof known / sizeof *known ? &known[number] : NULL;
}

enum tl_side
tl_role_side(const char *role)
{
    const struct tl_known_role *found = tl_known_role_find(role, strlen(role));
    return found ? found->side : TL_SIDE_NONE;
}
