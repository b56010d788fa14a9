#include <stdio.h>
#include <string.h>

#include "graph/base/text.h"
#include "people.h"

/* A date that can be the end of an interval; "" for others: then it is not known. */
static const char *
end_of(const char *edtf)
{
    return strpbrk(edtf, "[{/") ? "" : edtf;
}

/* The time from the marriage to the divorce, of which one may not be known. */
static void
set_marriage(struct tl_gedcom_record *relation, const struct tl_gedcom_line *family)
{
    char begin[TL_DATE_EDTF_MAX] = "", end[TL_DATE_EDTF_MAX] = "";
    char date[2 * TL_DATE_EDTF_MAX];
    struct tl_gedcom_file *file = relation->file;
    const struct tl_gedcom_line *marriage = tl_gedcom_find(family, "MARR");
    const struct tl_gedcom_line *divorce = tl_gedcom_find(family, "DIV");
    if (marriage) {
        tl_gedcom_event_date(file, marriage, begin);
        tl_gedcom_record_set(
            relation, TL_EVENTS,
            tl_gedcom_event_id(file, family->id, tl_gedcom_kind_find(marriage), 1),
            marriage);
    }
    if (divorce)
        tl_gedcom_event_date(file, divorce, end);
    if (!*end_of(begin) && !*end_of(end))
        snprintf(date, sizeof date, "%s", begin);
    else
        snprintf(date, sizeof date, "%s/%s", end_of(begin), end_of(end));
    if (*date && tl_date_is_edtf(date, strlen(date)))
        tl_gedcom_record_set(relation, TL_DATE, date, marriage ? marriage : divorce);
}

/* Whether it says that these two did not marry. */
static bool
is_unmarried(const struct tl_gedcom_line *family)
{
    const struct tl_gedcom_line *no = tl_gedcom_find(family, "NO");
    return no && tl_text_begins(no->value, "MARR") && !tl_gedcom_find(family, "MARR");
}

static void
marry(struct tl_gedcom_file *file, const struct tl_gedcom_line *family,
      const struct tl_gedcom_partners *partners)
{
    struct tl_gedcom_record relation =
        tl_gedcom_record_begin(file, TL_RELATION, family->id, family);
    tl_gedcom_record_set(&relation, TL_SOURCE, partners->id[0], partners->line[0]);
    tl_gedcom_record_set(&relation, TL_TARGET, partners->id[1], partners->line[1]);
    tl_gedcom_record_set(&relation, TL_KIND, "married to", family);
    tl_gedcom_record_set(&relation, TL_DIRECTED, "false", family);
    set_marriage(&relation, family);
    tl_gedcom_record_add_all(&relation, family);
    tl_gedcom_record_fill(&relation);
    tl_gedcom_record_cite(&relation, family);
    tl_gedcom_record_end(&relation);
}

static void
add_events(struct tl_gedcom_file *file, const struct tl_gedcom_line *family,
           const struct tl_gedcom_partners *partners)
{
    size_t numbers[TL_GEDCOM_KINDS] = {0};
    for (struct tl_gedcom_line *at = family->child; at; at = at->next) {
        size_t kind = tl_gedcom_kind_find(at);
        if (kind == TL_GEDCOM_KINDS)
            continue;
        struct tl_gedcom_event event = {.line = at,
                                        .owner = family->id,
                                        .kind = kind,
                                        .number = ++numbers[kind],
                                        .named = partners->count};
        for (size_t i = 0; i < partners->count; i++)
            tl_gedcom_event_take_part(&event, partners->id[i], "partner",
                                      partners->line[i]);
        tl_gedcom_event_add(file, &event);
    }
}

void
tl_gedcom_family_add(struct tl_gedcom_file *file, struct tl_gedcom_line *family)
{
    struct tl_gedcom_partners partners = tl_gedcom_partners_find(file, family);
    family->used = true;
    add_events(file, family, &partners);
    if (partners.count > 1 && !is_unmarried(family))
        marry(file, family, &partners);
    for (struct tl_gedcom_line *at = family->child; at; at = at->next) {
        const char *child =
            tl_gedcom_is(at, "CHIL") ? tl_gedcom_person_of(file, at) : NULL;
        at->used = at->used || tl_gedcom_is(at, "CHIL");
        if (child)
            tl_gedcom_child_add(file, family, child, at);
    }
}
