#include <string.h>

#include "record.h"

/* Sources: those with a record of their own become references by their ids, others by
 * their texts, which are then their titles. */

/* A repository that keeps a source: its name, and the number that it has there. */
static void
add_repository(struct tl_gedcom_record *record, struct tl_gedcom_line *line)
{
    struct tl_gedcom_file *file = record->file;
    struct tl_gedcom_line *repository = tl_gedcom_target(file, line, "REPO");
    const char *name = repository ? tl_gedcom_take_value(file, repository, "NAME") : "";
    if (repository && !*name) {
        const struct tl_gedcom_line *used = tl_gedcom_find(repository, "NAME");
        name = used ? tl_gedcom_text(file, used) : repository->id;
    }
    if (repository)
        repository->used = true;
    else if (!tl_gedcom_is_pointer(line->value))
        name = tl_gedcom_text(file, line);
    line->used = true;
    tl_gedcom_record_add(record, "repository", name, line);
    for (struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (!tl_gedcom_is(at, "CALN"))
            continue;
        at->used = true;
        tl_gedcom_record_add(record, "call_number", tl_gedcom_text(file, at), at);
    }
}

void
tl_gedcom_source_add(struct tl_gedcom_file *file, struct tl_gedcom_line *source)
{
    struct tl_gedcom_record record =
        tl_gedcom_record_begin(file, TL_REFERENCE, source->id, source);
    const char *title = tl_gedcom_take_value(file, source, "TITL");
    const char *short_title = tl_gedcom_take_value(file, source, "ABBR");
    source->used = true;
    tl_gedcom_record_set(&record, TL_TITLE, *title ? title : short_title, source);
    if (*title)
        tl_gedcom_record_add(&record, "abbreviation", short_title, source);
    tl_gedcom_record_set(&record, TL_AUTHORS,
                         tl_gedcom_take_value(file, source, "AUTH"), source);
    tl_gedcom_record_set(&record, TL_PUBLISHER,
                         tl_gedcom_take_value(file, source, "PUBL"), source);
    tl_gedcom_record_add(&record, "text", tl_gedcom_take_value(file, source, "TEXT"),
                         source);
    for (struct tl_gedcom_line *at = source->child; at; at = at->next) {
        if (tl_gedcom_is(at, "REPO"))
            add_repository(&record, at);
    }
    tl_gedcom_record_add_all(&record, source);
    tl_gedcom_record_end(&record);
}

/* Makes a reference of a source that has only a text; once. */
static void
add_titled(struct tl_gedcom_file *file, const char *title,
           const struct tl_gedcom_line *line)
{
    uint32_t known = tl_vocabulary_count(&file->titles);
    if (!*title || tl_vocabulary_add(&file->titles, title, strlen(title)) < known)
        return;
    struct tl_gedcom_record record =
        tl_gedcom_record_begin(file, TL_REFERENCE, "", line);
    tl_gedcom_record_set(&record, TL_TITLE, title, line);
    tl_gedcom_record_end(&record);
}

void
tl_gedcom_sources_add_titled(struct tl_gedcom_file *file,
                             const struct tl_gedcom_line *line)
{
    for (const struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (tl_gedcom_is(at, "SOUR") && !tl_gedcom_is_pointer(at->value))
            add_titled(file, tl_gedcom_text(file, at), at);
        else if (!tl_gedcom_is(at, "NOTE"))
            tl_gedcom_sources_add_titled(file, at);
    }
}

/* How sure a source is, by the numbers that QUAY has. */
static const char *
status_of(const char *quality)
{
    static const char *const by_quality[] = {"assessed", "assessed", "inferred",
                                             "stated"};
    bool is_known = *quality >= '0' && *quality <= '3' && !quality[1];
    return is_known ? by_quality[*quality - '0'] : "";
}

/* The words of the source: of the citation itself, or of its data. */
static const char *
take_quote(struct tl_gedcom_file *file, const struct tl_gedcom_line *line)
{
    struct tl_gedcom_line *data = tl_gedcom_find(line, "DATA");
    const char *text = tl_gedcom_take_value(file, line, "TEXT");
    if (*text || !data)
        return text;
    text = tl_gedcom_take_value(file, data, "TEXT");
    data->used = data->used || *text;
    return text;
}

static void
cite(const struct tl_gedcom_record *record, struct tl_gedcom_line *line)
{
    struct tl_gedcom_file *file = record->file;
    const struct tl_gedcom_line *source = tl_gedcom_target(file, line, "SOUR");
    const char *name = source ? source->id
                       : tl_gedcom_is_pointer(line->value)
                           ? tl_gedcom_pointed(file, line->value)
                           : tl_gedcom_text(file, line);
    if (!*name || tl_gedcom_is_void(line->value))
        return;
    line->used = true;
    struct tl_gedcom_record citation =
        tl_gedcom_record_begin(file, TL_CITATION, "", line);
    tl_gedcom_record_set(&citation, TL_REFERENCE_ID, name, line);
    tl_gedcom_record_set(&citation, TL_LOCATOR,
                         tl_gedcom_take_value(file, line, "PAGE"), line);
    tl_gedcom_record_set(&citation, TL_QUOTE, take_quote(file, line), line);
    tl_gedcom_record_set(&citation, TL_STATUS,
                         status_of(tl_gedcom_take_value(file, line, "QUAY")), line);
    tl_gedcom_record_add_all(&citation, line);
    tl_gedcom_record_end(&citation);
}

void
tl_gedcom_record_cite(const struct tl_gedcom_record *record,
                      const struct tl_gedcom_line *line)
{
    for (struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (tl_gedcom_is(at, "SOUR"))
            cite(record, at);
    }
}
