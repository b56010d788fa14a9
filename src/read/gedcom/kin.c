#include <string.h>

#include "graph/base/ascii.h"
#include "people.h"

/* The family that a line FAMC of a person is about, without counting it again. */
static const struct tl_gedcom_line *
peek_family(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    struct tl_tally before = file->dangling;
    const struct tl_gedcom_line *family = tl_gedcom_target(file, line, "FAM");
    file->dangling = before;
    return family;
}

static bool
is_of_birth(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    static const char *const others[] = {"adopted", "foster", "sealing", "other"};
    const struct tl_gedcom_line *pedigree = tl_gedcom_find(line, "PEDI");
    const struct tl_gedcom_line *status = tl_gedcom_find(line, "STAT");
    const char *text = pedigree ? tl_gedcom_text(file, pedigree) : "";
    if (status && (strcmp(status->value, "disproven") == 0 ||
                   strcmp(status->value, "DISPROVEN") == 0))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t at = 0;
        while (others[i][at] && (text[at] | 0x20) == others[i][at])
            at++;
        if (!others[i][at])
            return false;
    }
    return true;
}

const struct tl_gedcom_line *
tl_gedcom_family_of_birth(struct tl_gedcom_file *file,
                          const struct tl_gedcom_line *person)
{
    const struct tl_gedcom_line *birth = tl_gedcom_find(person, "BIRT");
    const struct tl_gedcom_line *told = birth ? tl_gedcom_find(birth, "FAMC") : NULL;
    const struct tl_gedcom_line *family = told ? peek_family(file, told) : NULL;
    for (const struct tl_gedcom_line *at = person->child; at && !family;
         at = at->next) {
        if (tl_gedcom_is(at, "FAMC") && is_of_birth(file, at))
            family = peek_family(file, at);
    }
    return family;
}

static bool
is_partner(const struct tl_gedcom_line *line)
{
    return tl_gedcom_is(line, "HUSB") || tl_gedcom_is(line, "WIFE");
}

/* Who a line points to: a person, even if it has no record. */
const char *
tl_gedcom_person_of(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    struct tl_tally before = file->dangling;
    const struct tl_gedcom_line *person = tl_gedcom_target(file, line, "INDI");
    if (person)
        return person->id;
    if (!tl_gedcom_is_pointer(line->value) || tl_gedcom_is_void(line->value))
        return NULL;
    const char *id = tl_gedcom_pointed(file, line->value);
    if (line->used) /* it is counted already */
        file->dangling = before;
    return tl_vocabulary_find(&file->ids, id, strlen(id)) == TL_NONE ? id : NULL;
}

struct tl_gedcom_partners
tl_gedcom_partners_find(struct tl_gedcom_file *file,
                        const struct tl_gedcom_line *family)
{
    struct tl_gedcom_partners partners = {.count = 0};
    for (struct tl_gedcom_line *at = family->child; at; at = at->next) {
        if (!is_partner(at) || partners.count == TL_GEDCOM_PARTNERS)
            continue;
        const char *id = tl_gedcom_person_of(file, at);
        at->used = true;
        if (!id)
            continue;
        partners.line[partners.count] = at;
        partners.id[partners.count++] = id;
    }
    return partners;
}

/* The line FAMC by which a child says how it belongs to a family; NULL: none. */
static const struct tl_gedcom_line *
find_link(struct tl_gedcom_file *file, const char *child,
          const struct tl_gedcom_line *family)
{
    uint32_t number = tl_vocabulary_find(&file->ids, child, strlen(child));
    struct tl_gedcom_line *const *person =
        number == TL_NONE ? NULL : tl_vector_at(&file->records, number);
    for (struct tl_gedcom_line *at = person ? (*person)->child : NULL; at;
         at = at->next) {
        if (tl_gedcom_is(at, "FAMC") && tl_gedcom_is_pointer(at->value) &&
            strcmp(tl_gedcom_pointed(file, at->value), family->id) == 0)
            return at;
    }
    return NULL;
}

/* The birth of a child in this family. */
static const char *
birth_of(struct tl_gedcom_file *file, const char *child,
         const struct tl_gedcom_line *family)
{
    uint32_t number = tl_vocabulary_find(&file->ids, child, strlen(child));
    struct tl_gedcom_line *const *person =
        number == TL_NONE ? NULL : tl_vector_at(&file->records, number);
    const struct tl_gedcom_line *birth =
        person ? tl_gedcom_find(*person, "BIRT") : NULL;
    if (!birth || tl_gedcom_family_of_birth(file, *person) != family)
        return "";
    return tl_gedcom_event_id(file, child, tl_gedcom_kind_find(birth), 1);
}

/* Version 7 has words in capitals that version 5 has not. */
static const char *
lower_case(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    const char *text = tl_gedcom_text(file, line);
    char *lower = tl_arena_text(&file->arena, text, strlen(text));
    for (char *at = lower; *at; at++)
        *at = tl_ascii_lower(*at);
    return lower;
}

/* What is said of a child is said of its relation to each of the parents. */
static void
add_link(struct tl_gedcom_record *relation, const struct tl_gedcom_line *link)
{
    for (struct tl_gedcom_line *at = link->child; at; at = at->next)
        at->used = false;
    struct tl_gedcom_line *pedigree = tl_gedcom_take(link, "PEDI");
    if (pedigree)
        tl_gedcom_record_add(relation, "pedigree", lower_case(relation->file, pedigree),
                             pedigree);
    tl_gedcom_record_add_all(relation, link);
}

static void
relate(struct tl_gedcom_file *file, const char *parent, const char *child,
       const struct tl_gedcom_line *family, struct tl_gedcom_line *line)
{
    const char *pair = tl_gedcom_join(file, parent, "\t", child);
    uint32_t known = tl_vocabulary_count(&file->parents);
    if (tl_vocabulary_add(&file->parents, pair, strlen(pair)) < known)
        return;
    const struct tl_gedcom_line *link = find_link(file, child, family);
    struct tl_gedcom_record relation = tl_gedcom_record_begin(
        file, TL_RELATION, tl_gedcom_join(file, parent, "-", child), line);
    tl_gedcom_record_set(&relation, TL_SOURCE, parent, line);
    tl_gedcom_record_set(&relation, TL_TARGET, child, line);
    tl_gedcom_record_set(&relation, TL_KIND, "parent of", line);
    tl_gedcom_record_set(&relation, TL_EVENTS, birth_of(file, child, family), line);
    if (link)
        add_link(&relation, link);
    if (link != line)
        add_link(&relation, line);
    tl_gedcom_record_fill(&relation);
    if (link)
        tl_gedcom_record_cite(&relation, link);
    if (link != line)
        tl_gedcom_record_cite(&relation, line);
    tl_gedcom_record_end(&relation);
}

void
tl_gedcom_child_add(struct tl_gedcom_file *file, const struct tl_gedcom_line *family,
                    const char *child, struct tl_gedcom_line *line)
{
    struct tl_gedcom_partners parents = tl_gedcom_partners_find(file, family);
    for (size_t i = 0; i < parents.count; i++)
        relate(file, parents.id[i], child, family, line);
}
