#include <string.h>

#include "people.h"

static void
add_parents(struct tl_gedcom_file *file, struct tl_gedcom_event *event,
            const struct tl_gedcom_line *family, const char *role)
{
    struct tl_gedcom_partners parents = tl_gedcom_partners_find(file, family);
    for (size_t i = 0; i < parents.count; i++)
        tl_gedcom_event_take_part(event, parents.id[i], role, event->line);
}

/* Parents are at a birth; those who adopt at an adoption. */
static void
add_family(struct tl_gedcom_file *file, const struct tl_gedcom_line *person,
           struct tl_gedcom_event *event)
{
    struct tl_gedcom_line *told = tl_gedcom_find(event->line, "FAMC");
    bool is_birth = tl_gedcom_is(event->line, "BIRT");
    const struct tl_gedcom_line *family = NULL;
    if (is_birth)
        family = tl_gedcom_family_of_birth(file, person);
    else if (told && tl_gedcom_is(event->line, "ADOP"))
        family = tl_gedcom_target(file, told, "FAM");
    if (!family)
        return;
    if (told)
        tl_gedcom_use_all(told);
    add_parents(file, event, family, is_birth ? "parent" : "adoptive parent");
}

static void
add_events(struct tl_gedcom_file *file, const struct tl_gedcom_line *person)
{
    size_t numbers[TL_GEDCOM_KINDS] = {0};
    for (struct tl_gedcom_line *at = person->child; at; at = at->next) {
        size_t kind = tl_gedcom_kind_find(at);
        if (kind == TL_GEDCOM_KINDS)
            continue;
        struct tl_gedcom_event event = {.line = at,
                                        .owner = person->id,
                                        .kind = kind,
                                        .number = ++numbers[kind],
                                        .named = 1};
        tl_gedcom_event_take_part(&event, person->id, "subject", at);
        add_family(file, person, &event);
        tl_gedcom_event_add(file, &event);
    }
}

/* Names in other scripts, of marriage, and by which people call somebody. */
static void
add_variants(struct tl_gedcom_record *actor, const struct tl_gedcom_line *name)
{
    static const char *const variants[] = {"NICK", "FONE",   "ROMN",
                                           "TRAN", "_MARNM", "_AKA"};
    for (struct tl_gedcom_line *at = name->child; at; at = at->next) {
        for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
            if (!tl_gedcom_is(at, variants[i]))
                continue;
            at->used = true;
            tl_gedcom_record_set(actor, TL_ALIASES, tl_gedcom_name(actor->file, at),
                                 at);
        }
    }
}

static void
add_names(struct tl_gedcom_record *actor, const struct tl_gedcom_line *person)
{
    bool is_named = false;
    for (struct tl_gedcom_line *at = person->child; at; at = at->next) {
        /* Many programs write a name where the standard has a pointer. */
        bool is_alias = tl_gedcom_is(at, "ALIA") && !tl_gedcom_is_pointer(at->value);
        if (!tl_gedcom_is(at, "NAME") && !is_alias)
            continue;
        const char *name = tl_gedcom_name(actor->file, at);
        at->used = true;
        tl_gedcom_record_set(actor, is_named || is_alias ? TL_ALIASES : TL_NAME, name,
                             at);
        is_named = is_named || (*name && !is_alias);
        add_variants(actor, at);
        tl_gedcom_record_add_all(actor, at);
    }
}

static void
add_actor(struct tl_gedcom_file *file, struct tl_gedcom_line *person)
{
    struct tl_gedcom_record actor =
        tl_gedcom_record_begin(file, TL_ACTOR, person->id, person);
    add_names(&actor, person);
    tl_gedcom_record_set(&actor, TL_KIND, "person", person);
    tl_gedcom_record_add_all(&actor, person);
    tl_gedcom_record_fill(&actor);
    tl_gedcom_record_cite(&actor, person);
    for (const struct tl_gedcom_line *at = person->child; at; at = at->next) {
        if (tl_gedcom_is(at, "NAME"))
            tl_gedcom_record_cite(&actor, at);
    }
    tl_gedcom_record_end(&actor);
}

/* The families of a person are told by these themselves, but for one that forgets it.
 */
static void
add_childhood(struct tl_gedcom_file *file, const struct tl_gedcom_line *person)
{
    for (struct tl_gedcom_line *at = person->child; at; at = at->next) {
        bool is_child = tl_gedcom_is(at, "FAMC");
        if (!is_child && !tl_gedcom_is(at, "FAMS"))
            continue;
        const struct tl_gedcom_line *family = tl_gedcom_target(file, at, "FAM");
        at->used = true;
        if (family && is_child)
            tl_gedcom_child_add(file, family, person->id, at);
    }
}

void
tl_gedcom_person_add(struct tl_gedcom_file *file, struct tl_gedcom_line *person)
{
    person->used = true;
    add_events(file, person);
    add_actor(file, person);
    add_childhood(file, person);
}
