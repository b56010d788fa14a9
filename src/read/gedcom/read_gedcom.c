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

/* Lines that nothing has become of, by what they are called and where they stand:
 * "NAME.TYPE". */
static void
find_unused(const struct tl_gedcom_file *file, const struct tl_gedcom_line *line,
            struct tl_left_out *left)
{
    enum { LONGEST = 30 };
    char name[2 * LONGEST + 2];
    for (const struct tl_gedcom_line *at = line->child; at; at = at->next) {
        if (at->used) {
            find_unused(file, at, left);
            continue;
        }
        snprintf(name, sizeof name, "%.*s%s%.*s", LONGEST, line->tag,
                 *line->tag ? "." : "", LONGEST, at->tag);
        tl_left_out_add(left, name, tl_gedcom_position(file, at));
    }
}

static void
tell_unused(const struct tl_gedcom_file *file)
{
    struct tl_left_out left = {.counts.width = sizeof(size_t)};
    find_unused(file, &file->root, &left);
    tl_left_out_tell(file->reading->diagnostics, &left,
                     "lines of GEDCOM that have no place in a dataset");
    tl_left_out_clear(&left);
}

static void
tell(const struct tl_gedcom_file *file, const struct tl_tally *tally, const char *one,
     const char *many)
{
    tl_tally_tell(file->reading->diagnostics, TL_RULE_IGNORED, tally, one, many);
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
    tl_tally_tell(
        file->reading->diagnostics, TL_RULE_ABSENT, &file->dangling,
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
