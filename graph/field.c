#include "field.h"

#include <stddef.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/near.h"

#define D (1U << TL_DATASET)
#define A (1U << TL_ACTOR)
#define E (1U << TL_EVENT)
#define R (1U << TL_RELATION)
#define F (1U << TL_REFERENCE)
#define P (1U << TL_PARTICIPATION)
#define C (1U << TL_CITATION)

const struct tl_field_info tl_fields[TL_FIELDS] = {
    [TL_ID] = {"id", TL_VALUE_TEXT, A | E | R | F},
    [TL_NAME] = {"name", TL_VALUE_TEXT, A},
    [TL_TITLE] = {"title", TL_VALUE_TEXT, D | E | F},
    [TL_SOURCE] = {"source", TL_VALUE_MENTION, R},
    [TL_TARGET] = {"target", TL_VALUE_MENTION, R},
    [TL_EVENT_ID] = {"event", TL_VALUE_MENTION, P},
    [TL_ITEM] = {"item", TL_VALUE_MENTION, C},
    [TL_ACTOR_ID] = {"actor", TL_VALUE_MENTION, P | C},
    [TL_ROLE] = {"role", TL_VALUE_WORD, P | C},
    [TL_KIND] = {"kind", TL_VALUE_WORD, A | E | R},
    [TL_DATE] = {"date", TL_VALUE_DATE, E | R | F | P | C},
    [TL_DATE_TEXT] = {"date_text", TL_VALUE_TEXT, E},
    [TL_PLACE] = {"place", TL_VALUE_WORD, E},
    [TL_COUNT] = {"count", TL_VALUE_COUNT, E},
    [TL_DIRECTED] = {"directed", TL_VALUE_BOOL, R},
    [TL_WEIGHT] = {"weight", TL_VALUE_WEIGHT, R},
    [TL_ALIASES] = {"aliases", TL_VALUE_LIST, A},
    [TL_PUBLISHER] = {"publisher", TL_VALUE_TEXT, F},
    [TL_AUTHORS] = {"authors", TL_VALUE_LIST, F},
    [TL_REFERENCE_ID] = {"reference", TL_VALUE_MENTION, C},
    [TL_LOCATOR] = {"locator", TL_VALUE_TEXT, C},
    [TL_QUOTE] = {"quote", TL_VALUE_TEXT, C},
    [TL_STATUS] = {"status", TL_VALUE_STATUS, C},
    [TL_DESCRIPTION] = {"description", TL_VALUE_TEXT, D | A | E | R},
    [TL_URL] = {"url", TL_VALUE_URL, A | E | F},
    [TL_PART_OF] = {"part_of", TL_VALUE_MENTION, E},
    [TL_VIA] = {"via", TL_VALUE_MENTION, F},
    [TL_EVENTS] = {"events", TL_VALUE_MENTIONS, R},
};

const char *const tl_type_names[TL_TYPES] = {
    "dataset", "actor", "event", "relation", "reference", "participation", "citation",
};

const char *const tl_type_plurals[TL_TYPES] = {
    "dataset",    "actors",       "events",    "relations",
    "references", "participants", "citations",
};

const char *const tl_status_names[TL_STATUSES] = {
    "", "stated", "inferred", "assessed", "disputed", "denied",
};

bool
tl_type_has(enum tl_type type, enum tl_field field)
{
    return tl_fields[field].types & (1U << type);
}

enum tl_field
tl_field_find(enum tl_type type, const char *name)
{
    enum tl_field field = 0;
    while (field < TL_FIELDS &&
           !(tl_type_has(type, field) && strcmp(tl_fields[field].name, name) == 0))
        field++;
    return field;
}

const char *
tl_field_near(enum tl_type type, const char *name)
{
    struct tl_near near = {.wanted = name};
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        if (tl_type_has(type, field))
            tl_near_offer(&near, tl_fields[field].name);
    }
    return near.best;
}

enum tl_status
tl_status_find(const char *name)
{
    enum tl_status status = TL_STATED;
    while (status < TL_STATUSES && strcmp(tl_status_names[status], name) != 0)
        status++;
    return status;
}

/* In the order of the roles' bytes. */
static const struct {
    const char *role;
    enum tl_side side;
} sides[] = {
    {"accuser", TL_SIDE_GIVING},        {"addressee", TL_SIDE_RECEIVING},
    {"aggressor", TL_SIDE_GIVING},      {"attacker", TL_SIDE_GIVING},
    {"author", TL_SIDE_GIVING},         {"bcc", TL_SIDE_RECEIVING},
    {"beneficiary", TL_SIDE_RECEIVING}, {"borrower", TL_SIDE_RECEIVING},
    {"buyer", TL_SIDE_RECEIVING},       {"cc", TL_SIDE_RECEIVING},
    {"donor", TL_SIDE_GIVING},          {"employee", TL_SIDE_RECEIVING},
    {"employer", TL_SIDE_GIVING},       {"from", TL_SIDE_GIVING},
    {"giver", TL_SIDE_GIVING},          {"guest", TL_SIDE_RECEIVING},
    {"host", TL_SIDE_GIVING},           {"imposer", TL_SIDE_GIVING},
    {"initiator", TL_SIDE_GIVING},      {"lender", TL_SIDE_GIVING},
    {"named", TL_SIDE_RECEIVING},       {"payee", TL_SIDE_RECEIVING},
    {"payer", TL_SIDE_GIVING},          {"proponent", TL_SIDE_GIVING},
    {"publisher", TL_SIDE_GIVING},      {"receiver", TL_SIDE_RECEIVING},
    {"recipient", TL_SIDE_RECEIVING},   {"reviewer", TL_SIDE_GIVING},
    {"seller", TL_SIDE_GIVING},         {"sender", TL_SIDE_GIVING},
    {"source", TL_SIDE_GIVING},         {"speaker", TL_SIDE_GIVING},
    {"subject", TL_SIDE_RECEIVING},     {"submitter", TL_SIDE_GIVING},
    {"supplier", TL_SIDE_GIVING},       {"target", TL_SIDE_RECEIVING},
    {"to", TL_SIDE_RECEIVING},          {"victim", TL_SIDE_RECEIVING},
    {"visitor", TL_SIDE_RECEIVING},
};

/* But for case, of which known roles have none. */
static bool
is_role(const char *role, const char *known)
{
    while (*known && tl_ascii_lower(*role) == *known) {
        role++;
        known++;
    }
    return *known == '\0' && *role == '\0';
}

enum tl_side
tl_role_side(const char *role)
{
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        if (is_role(role, sides[i].role))
            return sides[i].side;
    }
    return TL_SIDE_NONE;
}
