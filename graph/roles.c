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
    {"abductee", TL_SIDE_RECEIVING, "abductor", false},
    {"abductor", TL_SIDE_GIVING, "abductee", false},
    {"abuser", TL_SIDE_GIVING, "victim", false},
    {"accused", TL_SIDE_RECEIVING, "accuser", false},
    {"accuser", TL_SIDE_GIVING, "accused", false},
    {"addressee", TL_SIDE_RECEIVING, "sender", true},
    {"agent", TL_SIDE_NONE, NULL, true},
    {"aggressor", TL_SIDE_GIVING, "victim", false},
    {"appellant", TL_SIDE_GIVING, "appellee", false},
    {"appellee", TL_SIDE_RECEIVING, "appellant", false},
    {"appointee", TL_SIDE_RECEIVING, "appointer", false},
    {"appointer", TL_SIDE_GIVING, "appointee", false},
    {"arbitrator", TL_SIDE_NONE, NULL, true},
    {"assailant", TL_SIDE_GIVING, "victim", false},
    {"assignee", TL_SIDE_RECEIVING, "assignor", false},
    {"assignor", TL_SIDE_GIVING, "assignee", false},
    {"attacker", TL_SIDE_GIVING, "victim", false},
    {"attendee", TL_SIDE_NONE, NULL, true},
    {"attorney", TL_SIDE_NONE, NULL, true},
    {"auctioneer", TL_SIDE_NONE, NULL, true},
    {"author", TL_SIDE_GIVING, "addressee", true},
    {"bailee", TL_SIDE_RECEIVING, "bailor", false},
    {"bailor", TL_SIDE_GIVING, "bailee", false},
    {"bcc", TL_SIDE_RECEIVING, NULL, true},
    {"benefactor", TL_SIDE_GIVING, "beneficiary", false},
    {"beneficiary", TL_SIDE_RECEIVING, "benefactor", true},
    {"borrower", TL_SIDE_RECEIVING, "lender", false},
    {"bribed", TL_SIDE_RECEIVING, "briber", false},
    {"briber", TL_SIDE_GIVING, "bribed", false},
    {"broker", TL_SIDE_NONE, NULL, true},
    {"buyer", TL_SIDE_RECEIVING, "seller", false},
    {"callee", TL_SIDE_RECEIVING, "caller", true},
    {"caller", TL_SIDE_GIVING, "callee", true},
    {"captive", TL_SIDE_RECEIVING, "captor", false},
    {"captor", TL_SIDE_GIVING, "captive", false},
    {"cc", TL_SIDE_RECEIVING, NULL, true},
    {"chair", TL_SIDE_NONE, NULL, true},
    {"claimant", TL_SIDE_GIVING, "respondent", false},
    {"complainant", TL_SIDE_GIVING, "respondent", false},
    {"consignee", TL_SIDE_RECEIVING, "consignor", false},
    {"consignor", TL_SIDE_GIVING, "consignee", false},
    {"context", TL_SIDE_NONE, NULL, true},
    {"counsel", TL_SIDE_NONE, NULL, true},
    {"courier", TL_SIDE_NONE, NULL, true},
    {"creditor", TL_SIDE_GIVING, "debtor", false},
    {"customer", TL_SIDE_RECEIVING, "supplier", false},
    {"debtor", TL_SIDE_RECEIVING, "creditor", false},
    {"defendant", TL_SIDE_RECEIVING, "plaintiff", false},
    {"deportee", TL_SIDE_RECEIVING, "deporter", false},
    {"deporter", TL_SIDE_GIVING, "deportee", false},
    {"detainee", TL_SIDE_RECEIVING, "detainer", false},
    {"detainer", TL_SIDE_GIVING, "detainee", false},
    {"donee", TL_SIDE_RECEIVING, "donor", false},
    {"donor", TL_SIDE_GIVING, "recipient", false},
    {"employee", TL_SIDE_RECEIVING, "employer", true},
    {"employer", TL_SIDE_GIVING, "employee", true},
    {"endorsee", TL_SIDE_RECEIVING, "endorser", false},
    {"endorser", TL_SIDE_GIVING, "endorsee", false},
    {"exporter", TL_SIDE_GIVING, "importer", false},
    {"franchisee", TL_SIDE_RECEIVING, "franchisor", false},
    {"franchisor", TL_SIDE_GIVING, "franchisee", false},
    {"from", TL_SIDE_GIVING, NULL, true},
    {"funder", TL_SIDE_GIVING, "grantee", false},
    {"giver", TL_SIDE_GIVING, "receiver", true},
    {"grantee", TL_SIDE_RECEIVING, "grantor", false},
    {"grantor", TL_SIDE_GIVING, "grantee", false},
    {"guarantor", TL_SIDE_NONE, NULL, true},
    {"guest", TL_SIDE_GIVING, "host", true},
    {"host", TL_SIDE_RECEIVING, "guest", true},
    {"hostage", TL_SIDE_RECEIVING, "kidnapper", true},
    {"importer", TL_SIDE_RECEIVING, "exporter", false},
    {"imposer", TL_SIDE_GIVING, "target", true},
    {"initiator", TL_SIDE_GIVING, "target", true},
    {"insured", TL_SIDE_RECEIVING, "insurer", false},
    {"insurer", TL_SIDE_GIVING, "insured", false},
    {"intermediary", TL_SIDE_NONE, NULL, true},
    {"interpreter", TL_SIDE_NONE, NULL, true},
    {"interviewee", TL_SIDE_RECEIVING, "interviewer", false},
    {"interviewer", TL_SIDE_GIVING, "interviewee", false},
    {"invaded", TL_SIDE_RECEIVING, "invader", false},
    {"invader", TL_SIDE_GIVING, "invaded", false},
    {"investee", TL_SIDE_RECEIVING, "investor", false},
    {"investor", TL_SIDE_GIVING, "investee", false},
    {"invitee", TL_SIDE_RECEIVING, "inviter", true},
    {"inviter", TL_SIDE_GIVING, "invitee", true},
    {"judge", TL_SIDE_NONE, NULL, true},
    {"juror", TL_SIDE_NONE, NULL, true},
    {"kidnapper", TL_SIDE_GIVING, "hostage", false},
    {"killer", TL_SIDE_GIVING, "victim", false},
    {"landlord", TL_SIDE_GIVING, "tenant", false},
    {"lawyer", TL_SIDE_NONE, NULL, true},
    {"legatee", TL_SIDE_RECEIVING, "testator", false},
    {"lender", TL_SIDE_GIVING, "borrower", false},
    {"lessee", TL_SIDE_RECEIVING, "lessor", false},
    {"lessor", TL_SIDE_GIVING, "lessee", false},
    {"licensee", TL_SIDE_RECEIVING, "licensor", false},
    {"licensor", TL_SIDE_GIVING, "licensee", false},
    {"mediator", TL_SIDE_NONE, NULL, true},
    {"member", TL_SIDE_NONE, NULL, true},
    {"mentee", TL_SIDE_RECEIVING, "mentor", true},
    {"mentor", TL_SIDE_GIVING, "mentee", true},
    {"mortgagee", TL_SIDE_RECEIVING, "mortgagor", false},
    {"mortgagor", TL_SIDE_GIVING, "mortgagee", false},
    {"murderer", TL_SIDE_GIVING, "victim", false},
    {"named", TL_SIDE_RECEIVING, NULL, true},
    {"nominator", TL_SIDE_GIVING, "nominee", false},
    {"nominee", TL_SIDE_RECEIVING, "nominator", false},
    {"notary", TL_SIDE_NONE, NULL, true},
    {"observer", TL_SIDE_NONE, NULL, true},
    {"occupied", TL_SIDE_RECEIVING, "occupier", false},
    {"occupier", TL_SIDE_GIVING, "occupied", false},
    {"offender", TL_SIDE_GIVING, "victim", false},
    {"offeree", TL_SIDE_RECEIVING, "offeror", false},
    {"offeror", TL_SIDE_GIVING, "offeree", false},
    {"organiser", TL_SIDE_NONE, NULL, true},
    {"organizer", TL_SIDE_NONE, NULL, true},
    {"participant", TL_SIDE_NONE, NULL, true},
    {"payee", TL_SIDE_RECEIVING, "payer", false},
    {"payer", TL_SIDE_GIVING, "payee", false},
    {"payor", TL_SIDE_GIVING, "payee", false},
    {"perpetrator", TL_SIDE_GIVING, "victim", false},
    {"persecuted", TL_SIDE_RECEIVING, "persecutor", false},
    {"persecutor", TL_SIDE_GIVING, "persecuted", false},
    {"petitioner", TL_SIDE_GIVING, "respondent", false},
    {"plaintiff", TL_SIDE_GIVING, "defendant", false},
    {"pledgee", TL_SIDE_RECEIVING, "pledgor", false},
    {"pledgor", TL_SIDE_GIVING, "pledgee", false},
    {"promisee", TL_SIDE_RECEIVING, "promisor", false},
    {"promisor", TL_SIDE_GIVING, "promisee", false},
    {"proponent", TL_SIDE_GIVING, NULL, true},
    {"prosecutor", TL_SIDE_GIVING, "defendant", false},
    {"provider", TL_SIDE_GIVING, "customer", false},
    {"publisher", TL_SIDE_GIVING, NULL, true},
    {"purchaser", TL_SIDE_RECEIVING, "seller", false},
    {"receiver", TL_SIDE_RECEIVING, "giver", true},
    {"recipient", TL_SIDE_RECEIVING, "donor", true},
    {"reporter", TL_SIDE_NONE, NULL, true},
    {"respondent", TL_SIDE_RECEIVING, "claimant", false},
    {"reviewer", TL_SIDE_GIVING, NULL, true},
    {"seller", TL_SIDE_GIVING, "buyer", false},
    {"sender", TL_SIDE_GIVING, "recipient", true},
    {"shipper", TL_SIDE_GIVING, "consignee", false},
    {"source", TL_SIDE_GIVING, NULL, true},
    {"speaker", TL_SIDE_GIVING, "addressee", true},
    {"subject", TL_SIDE_RECEIVING, NULL, true},
    {"submitter", TL_SIDE_GIVING, "recipient", true},
    {"supplier", TL_SIDE_GIVING, "customer", false},
    {"target", TL_SIDE_RECEIVING, NULL, true},
    {"tenant", TL_SIDE_RECEIVING, "landlord", false},
    {"testator", TL_SIDE_GIVING, "legatee", false},
    {"to", TL_SIDE_RECEIVING, NULL, true},
    {"torturer", TL_SIDE_GIVING, "victim", false},
    {"trainee", TL_SIDE_RECEIVING, "trainer", false},
    {"trainer", TL_SIDE_GIVING, "trainee", false},
    {"transferee", TL_SIDE_RECEIVING, "transferor", false},
    {"transferor", TL_SIDE_GIVING, "transferee", false},
    {"translator", TL_SIDE_NONE, NULL, true},
    {"vendee", TL_SIDE_RECEIVING, "vendor", false},
    {"vendor", TL_SIDE_GIVING, "buyer", false},
    {"victim", TL_SIDE_RECEIVING, "perpetrator", true},
    {"visitor", TL_SIDE_GIVING, "host", true},
    {"witness", TL_SIDE_NONE, NULL, true},
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

/* Whatever is not ASCII is part of a word. */
static bool
is_in_word(char byte)
{
    return tl_ascii_is_letter(byte) || (unsigned char)byte >= 0x80;
}

/* The last word of the first `length` bytes, in `start`: its end; 0 where there is
 * none.
 */
static size_t
last_word(const char *role, size_t length, size_t *start)
{
    while (length > 0 && !is_in_word(role[length - 1]))
        length--;
    *start = length;
    while (*start > 0 && is_in_word(role[*start - 1]))
        --*start;
    return length;
}

static bool
is_one_of(const char *word, size_t length, const char *const *words)
{
    while (*words && compare(word, length, *words) != 0)
        words++;
    return *words;
}

/* Words that make what follows somebody else's: "victim of", "witness for the". */
static bool
is_of_another(const char *role, size_t length)
{
    static const char *const words[] = {"of",  "for", "to",     "against", "from",
                                        "by",  "in",  "s",      "with",    "no",
                                        "non", "not", "versus", "vs",      NULL};
    size_t start;
    while ((length = last_word(role, length, &start)) > 0) {
        if (is_one_of(role + start, length - start, words))
            return true;
        length = start;
    }
    return false;
}

const struct tl_known_role *
tl_known_role_like(const char *role)
{
    static const char *const bearers[] = {
        "person",     "persons",     "people", "party",  "parties",
        "company",    "companies",   "state",  "states", "country",
        "countries",  "group",       "groups", "entity", "entities",
        "individual", "individuals", "side",   NULL};
    size_t start;
    size_t end = last_word(role, strlen(role), &start);
    if (start > 0 && is_one_of(role + start, end - start, bearers))
        end = last_word(role, start, &start);
    if (end == 0 || is_of_another(role, start))
        return NULL;
    const struct tl_known_role *like = tl_known_role_find(role + start, end - start);
    if (!like && end - start > 1 && tl_ascii_lower(role[end - 1]) == 's')
        like = tl_known_role_find(role + start, end - start - 1);
    return like && like->other ? like : NULL;
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
