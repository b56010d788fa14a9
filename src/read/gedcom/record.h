/*
 * A record of the builder that is made of a line and of those below it. What the model
 * has no field for becomes an attribute, or part of the description; several texts with
 * one key are joined.
 */
#ifndef TL_SRC_READ_GEDCOM_RECORD_H
#define TL_SRC_READ_GEDCOM_RECORD_H

#include "lines.h"

struct tl_gedcom_record {
    struct tl_gedcom_file *file;
    enum tl_type type;
    struct tl_vector facts; /* internal */
};

/* Begins a record, with an id unless that is "". */
struct tl_gedcom_record tl_gedcom_record_begin(struct tl_gedcom_file *file,
                                               enum tl_type type, const char *id,
                                               const struct tl_gedcom_line *line);

/* Sets a field, which is not set yet unless it is a list; nothing for "". */
void tl_gedcom_record_set(const struct tl_gedcom_record *record, enum tl_field field,
                          const char *text, const struct tl_gedcom_line *line);

/* Adds an attribute, or to it; a NULL key is the description. */
void tl_gedcom_record_add(struct tl_gedcom_record *record, const char *key,
                          const char *text, const struct tl_gedcom_line *line);

/* Adds the notes and the attributes that stand below a line, as far as they are not
 * used. */
void tl_gedcom_record_add_all(struct tl_gedcom_record *record,
                              const struct tl_gedcom_line *line);

/* Sets what was added; before records within it begin. */
void tl_gedcom_record_fill(struct tl_gedcom_record *record);

/* Cites the sources that stand below a line, in the record that is filled (source.c).
 */
void tl_gedcom_record_cite(const struct tl_gedcom_record *record,
                           const struct tl_gedcom_line *line);

void tl_gedcom_record_end(struct tl_gedcom_record *record);

/* Makes a reference of a record of a source (source.c). */
void tl_gedcom_source_add(struct tl_gedcom_file *file, struct tl_gedcom_line *source);

/* Makes references of the sources cited below a line that have no record. */
void tl_gedcom_sources_add_titled(struct tl_gedcom_file *file,
                                  const struct tl_gedcom_line *line);

#endif
