#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "people.h"

/* The dataset: what the header says of the whole. */
static void
add_header(struct tl_gedcom_file *file, struct tl_gedcom_line *head)
{
    struct tl_gedcom_record dataset =
        tl_gedcom_record_begin(file, TL_DATASET, "", head);
    const struct tl_gedcom_line *schema = tl_gedcom_find(head, "SCHMA");
    const char *copyright = tl_gedcom_take_value(file, head, "COPR");
    tl_gedcom_record_add(&dataset, "copyright", copyright, head);
    for (struct tl_gedcom_line *at = schema ? schema->child : NULL; at; at = at->next) {
        /* TAG _NAME http://where/it/is/described */
        char *text = tl_arena_text(&file->arena, at->value, strlen(at->value));
        char *blank = strchr(text, ' ');
        if (!tl_gedcom_is(at, "TAG") || *text != '_' || !blank)
            continue;
        *blank = '\0';
        tl_gedcom_record_add(&dataset, text, blank + 1, at);
    }
    tl_gedcom_record_add_all(&dataset, head);
    tl_gedcom_record_end(&dataset);
    tl_gedcom_use_all(head); /* the rest tells of the file, not of the people */
}

static void
ignore(struct tl_gedcom_file *file, struct tl_gedcom_line *line)
{
    (void)file;
    line->used = true;
}

static void
add_titled_sources(struct tl_gedcom_file *file, struct tl_gedcom_line *line)
{
    tl_gedcom_sources_add_titled(file, line);
}

/* What becomes of records, in this order: families say more of their children than
 * these of themselves. */
static const struct {
    const char *tag;
    void (*add)(struct tl_gedcom_file *file, struct tl_gedcom_line *line);
} passes[] = {
    {"HEAD", add_header},
    {"SOUR", tl_gedcom_source_add},
    {"INDI", add_titled_sources},
    {"FAM", add_titled_sources},
    {"FAM", tl_gedcom_family_add},
    {"INDI", tl_gedcom_person_add},
    {"TRLR", ignore},
};

static void
add_records(struct tl_gedcom_file *file)
{
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
        for (struct tl_gedcom_line *at = file->root.child; at; at = at->next) {
            bool needs_id = !tl_gedcom_is(at, "HEAD") && !tl_gedcom_is(at, "TRLR");
            if (tl_gedcom_is(at, passes[i].tag) && (*at->id || !needs_id))
                passes[i].add(file, at);
        }
    }
}

/* Lines that nothing has become of, by what they are called and where they stand. */

struct unused {
    struct tl_vocabulary names; /* "NAME.TYPE" */
    struct tl_vector counts;    /* size_t */
    size_t total;
    const struct tl_gedcom_line *first;
};

static void
count_unused(struct unused *unused, const struct tl_gedcom_line *line)
{
    char name[80];
    const char *above = line->parent->tag ? line->parent->tag : "";
    int length = snprintf(name, sizeof name, "%.*s%s%.*s", TL_SHOWN(above),
                          *above ? "." : "", (int)strcspn(line->tag, " "), line->tag);
    size_t size = (size_t)length < sizeof name ? (size_t)length : sizeof name - 1;
    uint32_t number = tl_vocabulary_add(&unused->names, name, size);
    if (number == unused->counts.count)
        tl_vector_add(&unused->counts);
    ++*(size_t *)tl_vector_at(&unused->counts, number);
    if (unused->total++ == 0 || line->number < unused->first->number)
        unused->first = line;
}

static void
find_unused(struct unused *unused, const struct tl_gedcom_line *line)
{
    for (const struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (at->used)
            find_unused(unused, at);
        else
            count_unused(unused, at);
    }
}

/* The most frequent one that is not named yet. */
static uint32_t
next_name(const struct unused *unused)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < unused->counts.count; i++) {
        if (*(const size_t *)tl_vector_at(&unused->counts, i) >
            *(const size_t *)tl_vector_at(&unused->counts, best))
            best = i;
    }
    return best;
}

static void
tell_unused(const struct tl_gedcom_file *file)
{
    enum { NAMED = 12 };
    struct unused unused = {.counts.width = sizeof(size_t)};
    char list[NAMED * 100] = "";
    size_t length = 0;
    size_t named = 0;
    find_unused(&unused, &file->root);
    size_t others = unused.total;
    for (; named < NAMED && others > 0; named++) {
        uint32_t number = next_name(&unused);
        size_t *count = tl_vector_at(&unused.counts, number);
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s (%zu)",
                                   named ? ", " : "",
                                   tl_vocabulary_text(&unused.names, number), *count);
        others -= *count;
        *count = 0;
    }
    if (others > 0)
        snprintf(list + length, sizeof list - length, " and %zu others", others);
    if (unused.total > 0)
        tl_report(file->reading->diagnostics, tl_gedcom_position(file, unused.first),
                  TL_RULE_IGNORED, NULL,
                  "lines of GEDCOM that have no place in a dataset are left out, first "
                  "this one: %s",
                  list);
    tl_vocabulary_clear(&unused.names);
    tl_vector_clear(&unused.counts);
}

static void
tell(const struct tl_gedcom_file *file, const struct tl_gedcom_count *count,
     const char *one, const char *many)
{
    if (count->count == 1)
        tl_report(file->reading->diagnostics, count->first, TL_RULE_IGNORED, NULL,
                  "found '%.*s', %s", TL_SHOWN(count->example), one);
    else if (count->count > 1)
        tl_report(file->reading->diagnostics, count->first, TL_RULE_IGNORED, NULL,
                  "found '%.*s' and %zu more, %s", TL_SHOWN(count->example),
                  count->count - 1, many);
}

static void
tell_counts(const struct tl_gedcom_file *file)
{
    tell(file, &file->loose, "a line without a level; it continues the line before",
         "lines without a level; they continue the lines before them");
    tell(file, &file->calendars,
         "a date of a calendar that is not converted; it is kept as words",
         "dates of calendars that are not converted; they are kept as words");
    tell(file, &file->words, "which cannot be read as a date; it is kept as words",
         "which cannot be read as dates; they are kept as words");
    tell(file, &file->dangling,
         "which points to no such record; people and sources are mentioned by the id",
         "which point to no such records; people and sources are mentioned by the ids");
    tell(file, &file->addresses,
         "a mail address, which is left out; --keep-addresses keeps it",
         "mail addresses, which are left out; --keep-addresses keeps them");
}

static void
read_gedcom(const struct tl_reading *reading)
{
    struct tl_gedcom_file file = {
        .reading = reading,
        .root = {.tag = "", .id = "", .value = ""},
        .records.width = sizeof(struct tl_gedcom_line *),
    };
    if (tl_whole_read(&file.text, reading->input, "GEDCOM") &&
        tl_gedcom_lines_read(&file)) {
        add_records(&file);
        tell_counts(&file);
        tell_unused(&file);
    }
    tl_gedcom_file_clear(&file);
}

const struct tl_reader tl_read_gedcom = {
    .name = "gedcom",
    .endings = "ged gedcom",
    .about = "a family tree (GEDCOM 5.5.1 or 7)",
    .is_unmistakable = true,
    .recognises = tl_gedcom_recognises,
    .read = read_gedcom,
};
